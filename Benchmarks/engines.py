"""The other side of compare.sh: measures one Python engine on the files that KeywordSearch reads.

    python engines.py ENGINE KIND NAMES-FILE QUESTIONS-FILE
    → engine kind build-seconds resident-MB ns-a-question matches
"""

import gc
import statistics
import sys
import time


def pyahocorasick(names, kind):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, name in enumerate(names):
        automaton.add_word(name, number)
    automaton.make_automaton()
    search = automaton.iter if kind == "all" else automaton.iter_long
    return lambda text: len(list(search(text)))


def daachorse_of(automaton, names, kind):
    import daachorse

    if kind == "all":
        search = automaton(names).find_overlapping
    else:
        search = automaton(names, daachorse.MATCH_KIND_LEFTMOST_LONGEST).find
    return lambda text: len(search(text))


def daachorse_characters(names, kind):
    import daachorse

    return daachorse_of(daachorse.CharwiseDoubleArrayAhoCorasick, names, kind)


def daachorse_bytes(names, kind):
    import daachorse

    return daachorse_of(daachorse.DoubleArrayAhoCorasick, names, kind)


def lines_for(engine, path):
    """Lines as the engine wants them, so that no search pays for a conversion."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return [line.encode() for line in lines] if engine == "daachorse-bytes" else lines


ENGINES = {
    "pyahocorasick": pyahocorasick,
    "daachorse-characters": daachorse_characters,
    "daachorse-bytes": daachorse_bytes,
}


def resident_megabytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS:"))


def build(engine, kind, path):
    """Builds from a file; the names themselves are gone when it returns."""
    names = lines_for(engine, path)
    start = time.thread_time()
    search = ENGINES[engine](names, kind)
    return search, time.thread_time() - start


def main(engine, kind, names_path, questions_path, passes=5):
    search, seconds = build(engine, kind, names_path)
    gc.collect()
    megabytes = resident_megabytes()
    questions = lines_for(engine, questions_path)
    times = []
    for _ in range(passes):
        start = time.thread_time_ns()
        matches = sum(map(search, questions))
        times.append((time.thread_time_ns() - start) // len(questions))
    print(engine, kind, f"{seconds:.3f}", megabytes, int(statistics.median(times)), matches)


main(*sys.argv[1:])
