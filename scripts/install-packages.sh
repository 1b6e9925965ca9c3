#!/bin/bash
# Installs the Debian packages named as arguments that are not installed yet, and says what it does.
#
#     scripts/install-packages.sh libssl-dev libedit-dev
#
# Works as root or through sudo. Nothing that is there is touched, so on a prepared machine it needs no network.
set -euo pipefail

missing=()
for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
        missing+=("$package")
    fi
done
if [ "${#missing[@]}" -eq 0 ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "缺少系统库：${missing[*]}。请用管理员身份执行：apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "安装缺少的系统库：${missing[*]}"
# apt sometimes loses its temporary files or meets another apt at work; a second try then succeeds.
for attempt in 1 2 3; do
    if "${as_root[@]}" apt-get update -q </dev/null &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 "${missing[@]}" </dev/null; then
        exit 0
    fi
    echo "第 $attempt 次安装没有成功。" >&2
    sleep $((attempt * 5))
done
echo "装不上系统库：${missing[*]}" >&2
exit 1
