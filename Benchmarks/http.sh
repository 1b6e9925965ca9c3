#!/usr/bin/env bash
# Measures, in one run, what a request costs Hummingbird's bare JSON echo and what it costs `gongwen serve`'s /api/ask,
# in CPU time of the server per request, and prints a Markdown table; then the release binary's start-up to its first
# answer, and its resident memory.
#
#     Benchmarks/http.sh                       # builds both servers, three rounds of 6 s each
#     GONGWEN=/usr/local/bin/gongwen SECONDS_EACH=3 ROUNDS=1 Benchmarks/http.sh
set -euo pipefail
cd "$(dirname "$0")"
. ./servers.sh
length=${SECONDS_EACH:-6}
rounds=${ROUNDS:-3}

echo "| server | CPU µs/request | requests/s | start to first answer, ms | RSS after it, MB |"
echo "|---|---:|---:|---:|---:|"
for round in $(seq "$rounds"); do
    for name in echo gongwen; do
        start "$name"
        measure "$work/ask.lua" 32 "$length"
        awk -v name="$name" -v round="$round" -v ticks="$spent" -v hertz="$(getconf CLK_TCK)" \
            -v requests="$requests" -v rate="$rate" -v started="$started" -v resident="$resident" 'BEGIN {
                printf "| %s, round %d | %.1f | %d | %d | %d |\n", name, round, ticks / hertz * 1e6 / requests, rate,
                    started, resident }'
        stop
    done
done
