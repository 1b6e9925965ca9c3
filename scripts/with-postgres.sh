#!/bin/bash
# Runs a command beside a PostgreSQL of its own, on a free loopback port, in a temporary folder, and removes both.
#
#     scripts/with-postgres.sh swift test
#
# The command finds it in GONGWEN_TEST_POSTGRES, a URL without parameters; the program GONGWEN_TEST_POSTGRES_CONTROL is
# its pg_ctl, for tests that restart it. As root the server runs as user postgres, because it refuses to run as root.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "没有 PostgreSQL。请先执行：scripts/install-packages.sh postgresql" >&2
    exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/gongwen-postgres.XXXXXX")
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    as_owner=(runuser -u postgres --)
fi
stop() {
    (cd / && "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Nothing here has to survive a power cut. The C.UTF-8 locale is there on every Debian.
(cd / && "${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U gongwen -A trust -E UTF8 --locale=C.UTF-8 -N \
    >"$folder.log" 2>&1) || { cat "$folder.log" >&2; rm -f "$folder.log"; exit 1; }
rm -f "$folder.log"
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + RANDOM % 12000))
    if (cd / && "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -s -w -t 60 -l "$folder/data/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -k $folder -c fsync=off -c max_connections=200" \
        start >/dev/null 2>&1); then
        export GONGWEN_TEST_POSTGRES="postgres://gongwen@127.0.0.1:$port/postgres"
        export GONGWEN_TEST_POSTGRES_CONTROL="$folder/control"
        printf '#!/bin/sh\ncd / && exec %s %s -D %s -s -w -t 60 -l %s "$@"\n' "${as_owner[*]}" "$bin/pg_ctl" \
            "$folder/data" "$folder/data/log" >"$folder/control"
        chmod 755 "$folder/control"
        "$@"
        exit
    fi
done
cat "$folder/data/log" >&2
exit 1
