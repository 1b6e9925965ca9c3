#!/usr/bin/env bash
# Measures, in one run, answered /api/ask requests per second with SQLite, with PostgreSQL and without a store, beside
# Hummingbird's bare JSON echo, and prints a Markdown table. Each connection has a conversation of its own. The PostgreSQL
# is private, with fsync on, and shares the machine with the server.
#
#     Benchmarks/store.sh                       # builds both servers, three rounds of 6 s each
#     GONGWEN=/usr/local/bin/gongwen SECONDS_EACH=3 ROUNDS=1 Benchmarks/store.sh
set -euo pipefail
cd "$(dirname "$0")"
if [ -z "${GONGWEN_TEST_POSTGRES:-}" ]; then
    ../scripts/install-packages.sh postgresql >&2
    exec ../scripts/with-postgres.sh "$PWD/store.sh" "$@"
fi
. ./servers.sh
length=${SECONDS_EACH:-6}
rounds=${ROUNDS:-3}
connections=${CONNECTIONS:-64}

cat > "$work/own.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local count, connections = 0, tonumber(os.getenv("CONNECTIONS") or "64")
function request()
    count = count + 1
    local body = string.format('{"conversation":"c%d","user":"u1","text":"江北有多少户外劳动者站点"}', count % connections)
    return wrk.format(nil, nil, nil, body)
end
LUA

psql -q "$GONGWEN_TEST_POSTGRES" -c 'ALTER SYSTEM SET fsync = on' -c 'SELECT pg_reload_conf()' > /dev/null
echo "| store | requests/s | to no store | CPU µs/request | p99, ms |"
echo "|---|---:|---:|---:|---:|"
for round in $(seq "$rounds"); do
    none=
    for name in echo memory sqlite postgres; do
        case $name in
        memory) database=memory ;;
        sqlite) database=$PWD/$work/bench.sqlite; rm -f "$database"* ;;
        postgres) database=$GONGWEN_TEST_POSTGRES ;;
        esac
        start "$([ $name = echo ] && echo echo || echo gongwen)"
        CONNECTIONS=$connections measure "$work/own.lua" "$connections" "$length"
        [ $name = memory ] && none=$rate
        awk -v name="$name" -v round="$round" -v ticks="$spent" -v hertz="$(getconf CLK_TCK)" \
            -v requests="$requests" -v rate="$rate" -v none="${none:-0}" -v slowest="$slowest" 'BEGIN {
                share = none > 0 ? sprintf("%d %%", rate / none * 100) : ""
                printf "| %s, round %d | %d | %s | %.1f | %s |\n", name, round, rate, share,
                    ticks / hertz * 1e6 / requests, slowest }'
        stop
    done
done
