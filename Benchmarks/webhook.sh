#!/usr/bin/env bash
# Measures, in one run, signed and encrypted WeCom callbacks (each another message of another user) against
# Hummingbird's bare JSON echo, over loopback with 64 connections, and prints a Markdown table; the last column is the
# share of the echo's requests per second. Callbacks are signed and encrypted before the time is taken, and their answers
# are not decrypted: the load generator costs as much for each server. Each round begins with an empty SQLite file.
#
#     Benchmarks/webhook.sh                    # builds what it needs, three rounds of 6 s each
#     GONGWEN=/usr/local/bin/gongwen SECONDS_EACH=3 ROUNDS=1 Benchmarks/webhook.sh
set -euo pipefail
cd "$(dirname "$0")"
. ./servers.sh
length=${SECONDS_EACH:-6}
rounds=${ROUNDS:-3}
swift build -c release --product MessageTimes >&2
message_times=$(swift build -c release --show-bin-path)/MessageTimes
# What MessageTimes signs with.
export GONGWEN_WECOM_TOKEN=gwWecomTok3n GONGWEN_WECOM_CORP_ID=ww5a1c0ffee1234567
export GONGWEN_WECOM_ENCODING_AES_KEY=Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B

# Both servers get requests from a function, because that costs the load generator more than a constant does.
cat > "$work/callbacks.lua" <<'LUA'
local requests, last = {}, 0
function init()
    local file = assert(io.open(os.getenv("REQUESTS"), "rb"))
    for length in file:lines() do
        requests[#requests + 1] = file:read(tonumber(length))
    end
end
function request()
    last = last + 1
    if last == #requests and #requests > 1 then
        -- Sent again, they would be repetitions, which cost less.
        wrk.thread:stop()
    end
    return requests[(last - 1) % #requests + 1]
end
LUA
body='{"conversation":"c1","user":"u1","text":"江北有多少户外劳动者站点"}'
printf 'POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$(printf %s "$body" | wc -c)" "$body" > "$work/one"
{ wc -c < "$work/one"; cat "$work/one"; } > "$work/echo-request"

# load SECONDS FILE: 64 connections
load() {
    REQUESTS="$work/$2" wrk -t1 -c64 -d"$1s" --latency -s "$work/callbacks.lua" "http://127.0.0.1:$port" > "$work/wrk.txt"
    if grep -q 'Non-2xx' "$work/wrk.txt"; then
        cat "$work/wrk.txt" >&2
        exit 1
    fi
}

echo "| server | CPU µs/request | requests/s | p99 | share |"
echo "|---|---:|---:|---:|---:|"
for round in $(seq "$rounds"); do
    # Good for five minutes, so they are signed anew for each round.
    "$message_times" --callbacks 40000 > "$work/warming"
    "$message_times" --callbacks $((length * 40000)) > "$work/callbacks"
    for name in echo gongwen; do
        # The store of another round would cost more with each one.
        database=$PWD/$work/webhook.sqlite
        rm -f "$database"*
        start "$name"
        if [ "$name" = gongwen ] && ! "$GONGWEN" simulate wecom 江北有多少户外劳动者站点 \
            --url "http://127.0.0.1:$port" | grep -q 47; then
            echo "gongwen does not answer" >&2
            exit 1
        fi
        warming=echo-request requests=echo-request
        [ "$name" = echo ] || warming=warming requests=callbacks
        load 1 "$warming"
        before=$(ticks "$server")
        load "$length" "$requests"
        after=$(ticks "$server")
        count=$(awk '/requests in/ { print $1 }' "$work/wrk.txt")
        rate=$(awk '/Requests\/sec/ { print int($2) }' "$work/wrk.txt")
        p99=$(awk '$1 == "99%" { print $2 }' "$work/wrk.txt")
        [ "$name" = gongwen ] || echo_rate=$rate
        awk -v name="$name" -v round="$round" -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" \
            -v count="$count" -v rate="$rate" -v p99="$p99" -v echo="$echo_rate" 'BEGIN {
                printf "| %s, round %d | %.1f | %d | %s | %.2f |\n", name, round, ticks / hertz * 1e6 / count, rate,
                    p99, rate / echo }'
        stop
    done
done
