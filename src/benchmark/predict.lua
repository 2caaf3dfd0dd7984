-- Different eggs, so that no answer is like the one before.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local n = 0
function request()
	n = n + 1
	return wrk.format(nil, nil, nil, string.format('{"weightGrams":%.1f,"boilMinutes":%.2f}', 40 + n % 300 / 10, 1 + n % 700 / 100))
end
function done(summary, latency, requests)
	local errors = summary.errors
	local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
	print(string.format("RESULT %.0f %.3f %.3f %d", summary.requests / summary.duration * 1e6,
		latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
