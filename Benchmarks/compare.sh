#!/usr/bin/env bash
# Measures KeywordMatcher beside pyahocorasick and daachorse, on the same files and in the same run, checks that all
# find equally many matches, and prints a Markdown table. Times differ from machine to machine and from run to run;
# quote the ratios. Everything it writes is below .build/.
#
#     Benchmarks/compare.sh                  # 1,000, 100,000 and 1,000,000 names; about five minutes
#     Benchmarks/compare.sh 1000 50000       # other sizes
set -euo pipefail
cd "$(dirname "$0")"
sizes=${*:-1000 100000 1000000}
questions=100000
work=.build/compare
mkdir -p "$work"

swift build -c release --product KeywordSearch >&2
search=$(swift build -c release --show-bin-path)/KeywordSearch
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
python=$work/venv/bin/python
"$python" -m pip install --quiet --disable-pip-version-check pyahocorasick==2.3.1 daachorse==0.5.0 >&2

: > "$work/results"
for size in $sizes; do
    names=$work/names-$size.txt
    asked=$work/questions-$size.txt
    "$search" generate "$size" "$questions" "$names" "$asked"
    {
        "$search" measure "$names" "$asked"
        for kind in all longest; do
            for engine in daachorse-bytes daachorse-characters pyahocorasick; do
                # iter_long of pyahocorasick loses matches, so only its search for all of them is compared.
                [ "$engine $kind" = "pyahocorasick longest" ] || "$python" engines.py "$engine" "$kind" "$names" "$asked"
            done
        done
    } | sed "s/^/$size /" | tee -a "$work/results" >&2
done
"$python" table.py "$work/results"
