"""How the analysis grows: `python tests/benchmarks/analysis.py [SIZES …]`, each size in a process of its own.

Parsing and resolving are not counted. Growth is the slope of log time against log (measures + findings)
between the sizes; 1 is linear.
"""

from __future__ import annotations

import gc
import json
import math
import resource
import subprocess
import sys
import time
from itertools import pairwise

SIZES = (1_000, 10_000, 100_000)


def measure(size: int) -> dict[str, float]:
    """Return seconds of wall and processor time of the whole analysis of a generated corpus, by part."""
    from corpora import generate

    from mou_compiler.checks.check import load_checks
    from mou_compiler.compilation import Compiled
    from mou_compiler.corpus.corpus import resolve
    from mou_compiler.source.collecting import collector_paused

    checks = load_checks()
    corpus = resolve(generate(size))
    assert not corpus.faults, corpus.faults[:3]
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    compiled = Compiled(corpus)
    told: dict[str, float] = {}
    start, start_cpu = time.perf_counter(), time.process_time()
    with collector_paused():  # as the compiler itself does
        _ = compiled.view
        told["rules"] = time.perf_counter() - start
        for item in checks:
            at = time.perf_counter()
            list(item.run(compiled.view))
            told[item.check.code] = time.perf_counter() - at
    alone = time.perf_counter() - start
    cpu = time.process_time() - start_cpu
    findings = len(compiled.findings)
    return {
        "measures": size,
        "findings": findings,
        "wall": alone,
        "cpu": cpu,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "before_gb": before / 2**20,
        **{f"in {name}": seconds for name, seconds in told.items() if seconds > alone / 50},
    }


def main(sizes: list[int]) -> None:
    """Print one line for each size, where its time went, and the growth between sizes."""
    results = []
    for size in sizes:
        made = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True
        )
        results.append(json.loads(made.stdout))
        told = results[-1]
        print(
            f"{told['measures']:>7} measures  {told['findings']:>6} findings  wall {told['wall']:.2f} s"
            f"  processor {told['cpu']:.2f} s  peak {told['peak_gb']:.2f} GB"
        )
        parts = sorted((name for name in told if name.startswith("in ")), key=lambda name: -told[name])
        print("         " + ", ".join(f"{name[3:]} {told[name]:.2f}" for name in parts))
    for one, other in pairwise(results):
        work, work2 = (item["measures"] + item["findings"] for item in (one, other))
        growth = math.log(other["cpu"] / one["cpu"]) / math.log(work2 / work)
        print(f"growth from {one['measures']} to {other['measures']}: exponent {growth:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
