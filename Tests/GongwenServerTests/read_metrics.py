"""Reads Prometheus' text format from standard input with the parser of Prometheus' own Python library, checks what the
format asks of histograms and counters, and prints a JSON object: sample, with its labels in order, to value."""

import json
import math
import sys

from prometheus_client.parser import text_string_to_metric_families

samples = {}
for family in text_string_to_metric_families(sys.stdin.read()):
    assert family.type in ("counter", "gauge", "histogram"), family
    assert family.documentation, f"{family.name} has no help"
    buckets = {}
    for sample in family.samples:
        labels = dict(sorted(sample.labels.items()))
        name = sample.name + "".join(f" {key}={value}" for key, value in labels.items())
        assert name not in samples, f"{name} twice"
        samples[name] = sample.value
        if family.type == "counter":
            assert sample.name.endswith("_total") and sample.value >= 0, sample
        if sample.name.endswith("_bucket"):
            bound = float(labels.pop("le"))
            buckets.setdefault(tuple(labels.items()), []).append((bound, sample.value))
    for labels, series in buckets.items():
        assert series == sorted(series) and math.isinf(series[-1][0]), f"{family.name} {labels}: {series}"
        assert [count for _, count in series] == sorted(count for _, count in series), series
        name = family.name + "_count" + "".join(f" {key}={value}" for key, value in labels)
        assert samples[name] == series[-1][1], name
json.dump(samples, sys.stdout)
