#!/usr/bin/env bash
# Fills the image's AOT cache: starts the service, waits until its model is ready, asks it as clients
# do, and ends it, upon which the JVM writes what it has learned. Part of the image's build; the
# arguments are those of java.
set -euo pipefail

ask() { # request line, body; prints the status line
	exec 3<>/dev/tcp/127.0.0.1/8080
	printf '%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
		"$1" "${#2}" "$2" >&3
	head -1 <&3
	exec 3>&-
}

# A heap of the size that containers have: on a machine with much memory the JVM would take another
# layout of objects, and its cache would be of no use in them.
heap=-Xmx300m
# load: an image whose shipped version does not fit its defaults is a fault
EGGTIMER_STARTUP=load java -XX:AOTCacheOutput=eggtimer.aot "$heap" "$@" &
server=$!
until [[ "$( (ask 'GET /readyz' '') 2>/dev/null)" == *' 200 '* ]]; do
	if ! kill -0 "$server" 2>/dev/null; then
		echo "The service ended before it was ready." >&2
		exit 1
	fi
	sleep 0.2
done
for ((i = 0; i < 500; i++)); do
	status="$(ask 'POST /predict' '{"weightGrams": 61.2, "boilMinutes": 4.8}')"
	if [[ "$status" != *' 200 '* ]]; then
		echo "A prediction was answered with: $status" >&2
		exit 1
	fi
done
kill "$server"
wait "$server" || true # 143
test -s eggtimer.aot
# A cache that the JVM does not take is a fault of the build, not of each start.
java -XX:AOTMode=on -XX:AOTCache=eggtimer.aot "$heap" "$@" hash-password <<<check >/dev/null
