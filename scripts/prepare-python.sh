#!/bin/bash
# Prepares a Python with the programs that others wrote for the platforms, which the tests play against the server,
# and prints its path.
#
#     GONGWEN_TEST_PYTHON=$(scripts/prepare-python.sh) swift test
#
# A folder that is complete is used as it is, without the network.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=.venv/platforms
list=Tests/Platforms/requirements.txt
if ! cmp -s "$list" "$folder/prepared.txt"; then
    echo "准备测试用的 Python 环境：$folder" >&2
    rm -rf "$folder"
    python3 -m venv "$folder" >&2
    for attempt in 1 2 3; do
        if "$folder/bin/pip" install -q --disable-pip-version-check -r "$list" >&2; then
            cp "$list" "$folder/prepared.txt"
            break
        fi
        echo "第 $attempt 次安装没有成功。" >&2
        sleep $((attempt * 5))
    done
    if [ ! -f "$folder/prepared.txt" ]; then
        echo "装不上 $list 里的包。" >&2
        exit 1
    fi
fi
echo "$PWD/$folder/bin/python"
