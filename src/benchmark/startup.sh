#!/usr/bin/env bash
# Compares time from launch to ready, and resident memory after 100,000 requests, with a bare
# Spring Boot web application with Actuator, in turns. OURS and BARE are other arguments of java than
# their jars, such as "-XX:AOTCache=target/app/eggtimer.aot -jar target/app/eggtimer.jar".
# Needs: target/eggtimer.jar, Maven, wrk, curl. RUNS says how often to start each.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [[ ! -f target/eggtimer.jar ]]; then
	echo "No target/eggtimer.jar: run mvn -DskipTests package first." >&2
	exit 1
fi
java="${JAVA:-java}"
runs="${RUNS:-5}"
port="${PORT:-18081}"
mvn -B -q -f src/benchmark/bare/pom.xml package
read -r -a ours <<<"${OURS:--jar target/eggtimer.jar}"
read -r -a bare <<<"${BARE:--jar target/bare/bare.jar}"
log="$(mktemp)"
server=
trap '[[ -z "$server" ]] || kill "$server" 2>/dev/null || true; rm -f "$log" "$log".*' EXIT

start() { # path that answers 200 when ready, arguments of java
	local path="$1" begin
	shift
	begin="$(date +%s%N)"
	"$java" -Xmx256m "$@" --server.port="$port" --server.address=127.0.0.1 >"$log" 2>&1 &
	server=$!
	until [[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$path")" == 200 ]]; do
		if ! kill -0 "$server" 2>/dev/null; then cat "$log" >&2; exit 1; fi
		sleep 0.01
	done
	ready=$((($(date +%s%N) - begin) / 1000000))
}

stop() {
	kill "$server"
	wait "$server" 2>/dev/null || true
	server=
}

resident() { awk '/VmRSS/ {printf "%d", $2 / 1024}' "/proc/$server/status"; }

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

requests() { # about 100,000 requests, however long they take
	local done=0
	while ((done < 100000)); do
		done=$((done + $(wrk -t1 -c8 -d5s "$@" | awk '/requests in/ {print $1}')))
	done
}

"$java" -version 2>&1 | head -1
: >"$log.bare"
: >"$log.ours"
for ((i = 0; i < runs; i++)); do
	start /actuator/health "${bare[@]}"; echo "$ready" >>"$log.bare"; stop
	start /readyz "${ours[@]}" --eggtimer.startup=load; echo "$ready" >>"$log.ours"; stop
done
bareReady="$(median <"$log.bare")"
oursReady="$(median <"$log.ours")"
rm "$log.bare" "$log.ours"
start /actuator/health "${bare[@]}"
requests "http://127.0.0.1:$port/actuator/health"
bareResident="$(resident)"
stop
start /readyz "${ours[@]}" --eggtimer.startup=load
requests -s src/benchmark/predict.lua "http://127.0.0.1:$port/predict"
oursResident="$(resident)"
stop
awk -v n="$runs" -v b="$bareReady" -v o="$oursReady" -v br="$bareResident" -v or="$oursResident" 'BEGIN {
	printf "%-38s %8s %8s %6s\n", "", "bare", "ours", "ratio"
	printf "%-38s %8d %8d %6.2f\n", "ready after ms (median of " n ")", b, o, o / b
	printf "%-38s %8d %8d %6.2f\n", "resident MB after 100,000 requests", br, or, or / br }'
