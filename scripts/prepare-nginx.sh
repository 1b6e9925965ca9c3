#!/bin/bash
# Prints the path of an nginx for tests: the one that is installed, or else Debian's package unpacked below .build/.
#
#     "$(scripts/prepare-nginx.sh)" -v
#
# Nothing is installed, so that no nginx starts on port 80 of a machine that has none.
set -euo pipefail
cd "$(dirname "$0")/.."

for installed in "$(command -v nginx || true)" /usr/sbin/nginx; do
    if [ -x "$installed" ]; then
        echo "$installed"
        exit
    fi
done
folder=.build/nginx
if [ ! -x "$folder/usr/sbin/nginx" ]; then
    echo "取 Debian 的 nginx，放在 $folder，不安装到系统里" >&2
    scripts/install-packages.sh libpcre2-8-0 zlib1g libssl3 >&2
    rm -rf "$folder"
    mkdir -p "$folder/packages"
    for attempt in 1 2 3; do
        if (cd "$folder/packages" && apt-get download -q nginx >&2); then
            break
        fi
        echo "第 $attempt 次没有取到。" >&2
        sleep $((attempt * 5))
    done
    dpkg -x "$folder"/packages/nginx_*.deb "$folder"
fi
echo "$PWD/$folder/usr/sbin/nginx"
