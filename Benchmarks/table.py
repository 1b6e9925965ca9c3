"""Prints the results of compare.sh as a table; ends with an error if two engines found different numbers of matches."""

import sys
from collections import defaultdict


def main(path):
    runs = defaultdict(list)
    for line in open(path):
        size, engine, kind, *numbers = line.split()
        build, megabytes, nanoseconds, matches = map(float, numbers)
        runs[int(size), kind].append((engine, build, megabytes, nanoseconds, int(matches)))

    print("| names | matches | engine | ns a question | to daachorse | build s | to daachorse | RSS MB |")
    print("|---:|---|---|---:|---:|---:|---:|---:|")
    different = []
    for (size, kind), engines in runs.items():
        if len({matches for *_, matches in engines}) > 1:
            different.append(f"{size} names, {kind}: " + ", ".join(f"{e[0]} {e[-1]}" for e in engines))
        rivals = [engine for engine in engines if engine[0].startswith("daachorse")]
        fastest = min(nanoseconds for _, _, _, nanoseconds, _ in rivals)
        quickest_build = min(build for _, build, _, _, _ in rivals)
        for engine, build, megabytes, nanoseconds, _ in engines:
            print(
                f"| {size:,} | {kind} | {engine} | {nanoseconds:,.0f} | {nanoseconds / fastest:.2f}"
                f" | {build:.3f} | {build / quickest_build:.2f} | {megabytes:,.0f} |"
            )
    print("\nRatios are to the faster of daachorse's two automata; less is better.")
    for line in different:
        print("different matches:", line, file=sys.stderr)
    return 1 if different else 0


sys.exit(main(sys.argv[1]))
