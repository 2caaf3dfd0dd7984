#!/usr/bin/env bash
# Starts the jar, loads it with wrk and curl, and prints throughput and latency.
# Needs: target/eggtimer.jar, wrk, curl. JAVA=… is another java; SECONDS_EACH and EGGS say how much to do.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [[ ! -f target/eggtimer.jar ]]; then
	echo "No target/eggtimer.jar: run mvn -DskipTests package first." >&2
	exit 1
fi
java="${JAVA:-java}"
seconds="${SECONDS_EACH:-10}"
eggs="${EGGS:-1000000}"
port="${PORT:-18080}"
work="$(mktemp -d)"
"$java" -Xmx256m -jar target/eggtimer.jar --server.port="$port" --server.address=127.0.0.1 \
	--eggtimer.startup=load --spring.profiles.active=benchmark >"$work/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
base="http://127.0.0.1:$port"
deadline=$((SECONDS + 60))
until [[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/readyz")" == 200 ]]; do
	if ! kill -0 "$server" 2>/dev/null || ((SECONDS > deadline)); then
		echo "The service does not become ready:" >&2
		cat "$work/log" >&2
		exit 1
	fi
	sleep 0.1
done

load() { # path, connections, seconds
	wrk -t1 -c"$2" -d"$3s" -s src/benchmark/predict.lua "$base$1" | sed -n 's/^RESULT //p'
}

resident() { awk '/VmRSS/ {printf "%d MB", $2 / 1024}' "/proc/$server/status"; }

"$java" -version 2>&1 | head -1
echo "on $(nproc) processors, shared with the load generator; $seconds s each, heap 256 MB"
for path in /no-op /predict /no-op /predict; do load "$path" 16 "$seconds" >"$work/warm-up"; done
printf '%-10s %12s %12s %9s %9s %7s\n' path connections requests/s 'p50 ms' 'p99 ms' ratio
for connections in 1 16 64; do
	for path in /no-op /predict; do
		read -r rate p50 p99 failed < <(load "$path" "$connections" "$seconds")
		if ((failed > 0)); then
			echo "$failed requests to $path failed." >&2
			exit 1
		fi
		if [[ "$path" == /no-op ]]; then noop="$rate"; fi
		ratio="$(awk -v a="$rate" -v b="$noop" 'BEGIN { printf "%.2f", a / b }')"
		printf '%-10s %12s %12s %9s %9s %7s\n' "$path" "$connections" "$rate" "$p50" "$p99" "$ratio"
	done
done
echo "resident after that: $(resident)"

awk -v n="$eggs" 'BEGIN { srand(1); print "weightGrams,boilMinutes"
	for (i = 0; i < n; i++) printf "%.1f,%.2f\n", 40 + rand() * 35, 0.5 + rand() * 8.5 }' >"$work/eggs.csv"
awk -F, 'NR > 1 { printf "{\"weightGrams\":%s,\"boilMinutes\":%s}\n", $1, $2 }' "$work/eggs.csv" >"$work/eggs.ndjson"
printf '%-24s %9s %9s %9s\n' 'batch' eggs seconds eggs/s
batch() { # type, file, lines of the answer besides the eggs, eggs, times; prints the median
	head -n "$(($4 + $3))" "$2" >"$work/part"
	: >"$work/times"
	local i
	for ((i = 0; i < $5; i++)); do
		curl -sS -o "$work/answer" -w '%{time_total}\n' -X POST -T "$work/part" -H "Content-Type: $1" -H 'Expect:' \
			"$base/predict/batch" >>"$work/times"
		if [[ "$(wc -l <"$work/answer")" != "$(($4 + $3))" ]]; then echo "The answer is not complete." >&2; exit 1; fi
	done
	sort -n "$work/times" | awk -v type="$1" -v n="$4" '{ v[NR] = $1 } END { s = v[int((NR + 1) / 2)]
		printf "%-24s %9d %9.4f %9.0f\n", type, n, s, n / s }'
}
for type in text/csv application/x-ndjson; do
	if [[ "$type" == text/csv ]]; then file=eggs.csv header=1; else file=eggs.ndjson header=0; fi
	batch "$type" "$work/$file" "$header" $((eggs < 30000 ? eggs : 30000)) 2 >"$work/warm-up"
	batch "$type" "$work/$file" "$header" 1 51
	batch "$type" "$work/$file" "$header" 1000 21
	batch "$type" "$work/$file" "$header" "$eggs" 1
done
echo "resident after that: $(resident)"
