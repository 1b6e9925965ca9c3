# Sourced by the scripts that measure servers, in this folder: builds Hummingbird's bare echo and `gongwen`, starts and
# stops them. Everything it writes is below .build/. GONGWEN names a binary to measure instead; $database, another store.
../scripts/install-packages.sh wrk curl >&2
work=.build/http
mkdir -p "$work"
swift build -c release --product BareEcho >&2
echo_server=$(swift build -c release --show-bin-path)/BareEcho
if [ -z "${GONGWEN:-}" ]; then
    (cd .. && swift build -c release --product gongwen >&2)
    GONGWEN=$(cd .. && swift build -c release --show-bin-path)/gongwen
fi
port=${PORT:-18090}
# Where Intents/ and Knowledge/ are, for a binary of another version.
content=${CONTENT:-..}

cat > "$work/ask.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"conversation":"c1","user":"u1","text":"江北有多少户外劳动者站点"}'
LUA

server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT

# User and system time of a process so far, in clock ticks; what stands before the last ) may have spaces.
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

ask() {
    curl -sf -m 2 -o "$work/answer" -H 'Content-Type: application/json' \
        -d '{"conversation":"c1","user":"u1","text":"江北有多少户外劳动者站点"}' "http://127.0.0.1:$port/api/ask"
}

# start NAME: starts a server and waits for its first answer; $started is how many milliseconds that took.
start() {
    local from
    from=$(date +%s%N)
    if [ "$1" = echo ]; then
        "$echo_server" "$port" > "$work/echo.log" 2>&1 &
    else
        # One person asks everything here, more than any person may.
        GONGWEN_USER_LIMIT=0 GONGWEN_CONVERSATION_LIMIT=0 \
            "$GONGWEN" serve --host 127.0.0.1 --port "$port" --intents "$content/Intents" \
            --knowledge "$content/Knowledge" \
            --database "${database:-$PWD/$work/gongwen.sqlite}" > "$work/gongwen.log" 2>&1 &
    fi
    server=$!
    until ask; do
        kill -0 "$server" 2>/dev/null || { cat "$work/$1.log" >&2; exit 1; }
        sleep 0.01
    done
    started=$((($(date +%s%N) - from) / 1000000))
    # All connections ask in one conversation, which is what costs the server most: they take turns at it.
    resident=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")
}

# measure SCRIPT CONNECTIONS SECONDS: asks for a second, then for so many; sets $requests, $rate, $slowest (p99) and
# $spent, the server's clock ticks.
measure() {
    local url=http://127.0.0.1:$port/api/ask
    wrk -t1 -c"$2" -d1s -s "$1" "$url" > /dev/null
    spent=$(ticks "$server")
    wrk -t1 -c"$2" -d"${3}s" --latency -s "$1" "$url" > "$work/wrk.txt"
    spent=$(($(ticks "$server") - spent))
    if grep -q 'Non-2xx' "$work/wrk.txt"; then
        cat "$work/wrk.txt" >&2
        exit 1
    fi
    requests=$(awk '/requests in/ { print $1 }' "$work/wrk.txt")
    rate=$(awk '/Requests\/sec/ { print int($2) }' "$work/wrk.txt")
    slowest=$(awk '$1 == "99%" { print $2 }' "$work/wrk.txt")
}

stop() {
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
}
