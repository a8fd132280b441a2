"""How the analysis grows: `python tests/benchmarks/analysis.py [SIZES …]`, each run in a process of its own.

Each size is analysed as a user gets it, on all usable cores, and again in one process, which also tells where
the time goes. Parsing and resolving are not counted. Memory is the peak of the process itself, parsing and all,
and as much for each fork as the largest took at its peak; what they share counts in each, so it is less in truth.
Growth is the slope of log processor time, in one process, against log (measures + findings); 1 is linear.
"""

from __future__ import annotations

import gc
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
SIZES = (1_000, 10_000, 100_000)


def measure(size: int, *, divided: bool) -> dict[str, Any]:
    """Return what the analysis of a generated corpus takes; where it is not divided also by part."""
    from benchmarks.corpora import generate
    from mou_compiler import compilation
    from mou_compiler.checking import running
    from mou_compiler.corpus.corpus import resolve

    spent: dict[str, float] = {}

    def timed(name: str, run: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
        def run_timed(*arguments: Any) -> list[Any]:
            start = time.perf_counter()
            found = list(run(*arguments))
            spent[name] = time.perf_counter() - start
            return found

        return run_timed

    checks = compilation.load_checks()
    if not divided:
        running.usable_processes = lambda: 1
        clocked = tuple(replace(item, run=timed(item.check.code, item.run)) for item in checks)
        compilation.load_checks = lambda: clocked
    processes = running.usable_processes() if size >= running.LARGE else 1
    corpus = resolve(generate(size))
    assert not corpus.faults, corpus.faults[:3]
    gc.collect()
    gc.freeze()
    compiled = compilation.Compiled(corpus)
    start, start_cpu = time.perf_counter(), time.process_time()
    _ = compiled.view
    spent["rules"] = time.perf_counter() - start
    findings = len(compiled.findings)
    wall, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    own, largest = (
        resource.getrusage(whose).ru_maxrss / 2**20
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "findings": findings,
        "wall": wall,
        "cpu": cpu,
        "processes": processes,
        "peak_gb": own + (processes - 1) * largest,
        "spent": {name: seconds for name, seconds in spent.items() if seconds > wall / 50},
    }


def run_apart(size: int, how: str) -> dict[str, Any]:
    """Return what `measure` returns in a process that has done nothing else."""
    made = subprocess.run(
        [sys.executable, __file__, how, str(size)], check=True, capture_output=True, text=True
    )
    told: dict[str, Any] = json.loads(made.stdout)
    return told


def main(sizes: list[int]) -> None:
    """Print for each size what it takes on all cores and in one process, and the growth between sizes."""
    results = []
    for size in sizes:
        whole, alone = run_apart(size, "--divided"), run_apart(size, "--alone")
        assert whole["findings"] == alone["findings"]
        results.append((size + alone["findings"], alone["cpu"]))
        print(f"{size:>7} measures  {whole['findings']:>6} findings")
        for told in (whole, alone):
            print(
                f"        processes {told['processes']}  wall {told['wall']:6.2f} s  "
                f"peak {'at most ' if told['processes'] > 1 else ''}{told['peak_gb']:.2f} GB"
            )
        parts = sorted(alone["spent"].items(), key=lambda item: -item[1])
        print("        " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in parts))
    for (one, other), (work, work2) in zip(pairwise(sizes), pairwise(results), strict=True):
        growth = math.log(work2[1] / work[1]) / math.log(work2[0] / work[0])
        print(f"growth from {one} to {other}: exponent {growth:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] in (["--divided"], ["--alone"]):
        print(json.dumps(measure(int(sys.argv[2]), divided=sys.argv[1] == "--divided")))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
