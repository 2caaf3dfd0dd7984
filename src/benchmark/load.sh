#!/usr/bin/env bash
# Starts the jar, loads it with wrk and curl, and prints throughput and latency.
# Needs: target/eggtimer.jar, wrk, curl. JAVA=… is another java; SECONDS_EACH and EGGS say how much to do.
set -euo pipefail
cd "$(dirname "$0")/../.."
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
for ((i = 0; i < 600; i++)); do
	if [[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/readyz")" == 200 ]]; then break; fi
	if ! kill -0 "$server" 2>/dev/null; then cat "$work/log" >&2; exit 1; fi
	sleep 0.1
done

load() { # path, connections, seconds
	wrk -t1 -c"$2" -d"$3s" -s src/benchmark/predict.lua "$base$1" | sed -n 's/^RESULT //p'
}

resident() { awk '/VmRSS/ {printf "%d MB", $2 / 1024}' "/proc/$server/status"; }

"$java" -version 2>&1 | head -1
echo "on $(nproc) processors, shared with the load generator; $seconds s each, heap 256 MB"
for path in /no-op /predict /no-op /predict; do load "$path" 16 "$seconds" >"$work/warm-up"; done
printf '%-10s %12s %12s %9s %9s %7s\n' path connections requests/s 'p50 ms' 'p99 ms' failed
for connections in 1 16 64; do
	for path in /no-op /predict; do
		read -r rate p50 p99 failed < <(load "$path" "$connections" "$seconds")
		printf '%-10s %12s %12s %9s %9s %7s\n' "$path" "$connections" "$rate" "$p50" "$p99" "$failed"
	done
done
echo "resident after that: $(resident)"

awk -v n="$eggs" 'BEGIN { srand(1); print "weightGrams,boilMinutes"
	for (i = 0; i < n; i++) printf "%.1f,%.2f\n", 40 + rand() * 35, 0.5 + rand() * 8.5 }' >"$work/eggs.csv"
awk -F, 'NR > 1 { printf "{\"weightGrams\":%s,\"boilMinutes\":%s}\n", $1, $2 }' "$work/eggs.csv" >"$work/eggs.ndjson"
printf '%-24s %9s %9s %9s\n' 'batch' eggs seconds eggs/s
batch() { # type, file, answer's lines besides the eggs, eggs
	head -n "$(($4 + $3))" "$2" >"$work/part"
	local taken
	taken="$(curl -sS -o "$work/answer" -w '%{time_total}' -X POST -T "$work/part" -H "Content-Type: $1" -H 'Expect:' "$base/predict/batch")"
	if [[ "$(wc -l <"$work/answer")" != "$(($4 + $3))" ]]; then echo "The answer is not complete." >&2; exit 1; fi
	awk -v type="$1" -v n="$4" -v s="$taken" 'BEGIN { printf "%-24s %9d %9.3f %9.0f\n", type, n, s, n / s }'
}
for count in 1 1000 "$eggs"; do
	batch text/csv "$work/eggs.csv" 1 "$count"
	batch application/x-ndjson "$work/eggs.ndjson" 0 "$count"
done
echo "resident after that: $(resident)"
