-- Asks for the paths of a file one after the other, from a given line on, and tells in JSON.
local requests, at = {}, 0

function init(args)
  local headers = {["Accept-Encoding"] = args[3]}
  if args[4] ~= "" then headers["If-None-Match"] = args[4] end
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  at = tonumber(args[2])
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    'JSON {"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
