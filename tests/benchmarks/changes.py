"""What comparing costs beside one check, in one run: `python tests/benchmarks/changes.py [MEASURES] [--profile]`.

Every figure is processor time of a process that does nothing else, start-up left out, from reading the files to the
text that is told, on one core; so is the check that it is a multiple of. Neither recalls anything from disk: a check
is asked not to, and a diff keeps nothing there. The newer of two corpora has in one measure of a hundred another
length, act or condition, spread over the documents. Days are compared of the same corpus, and `--as-of` is asked for
fifty days by one process. Nothing is asserted of time. `--profile` tells where each went.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import io
import os
import pstats
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.corpora import generate

DAYS = 50
FIRST = date(2012, 1, 15)


def write_pair(folder: Path, measures: int) -> tuple[Path, Path]:
    """Write two corpora of so many measures of which one in a hundred differs; return their folders."""
    chance = random.Random(7)
    sources = generate(measures)
    sides = (folder / "old", folder / "new")
    for source in sources:
        lines = source.text.splitlines()
        for number, line in enumerate(lines):
            if line.startswith("measure ") and chance.random() < 1 / 100:
                lines[number] = changed(line)
        for side, text in zip(sides, (source.text, "\n".join(lines) + "\n"), strict=True):
            file = side / source.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return sides


def changed(line: str) -> str:
    """Return the line of a measure that says otherwise: another length, or one where there was none."""
    if " years" in line:
        return re.sub(r"for (\d) years", lambda found: f"for {int(found[1]) + 1} years", line)
    return line.replace("{ ", "{ for 4 years; ", 1)


def alone(run: Callable[[], int], *, profile: bool) -> tuple[float, int]:
    """Return the processor time that a call takes in a process of its own, and the number that it returns."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        gc.collect()
        gc.freeze()
        gc.disable()
        profiler = cProfile.Profile()
        begun = time.process_time()
        with redirect_stdout(io.StringIO()):
            found = profiler.runcall(run) if profile else run()
        took = time.process_time() - begun
        if profile:
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(70)
            sys.stdout.flush()
        os.write(writing, f"{took} {found}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    took, found = os.read(reading, 100).split()
    os.close(reading)
    return float(took), int(found)


def commanded(*arguments: str) -> Callable[[], int]:
    """Return a call of the command line, which returns its exit status."""
    from mou_compiler.command_line.main import main

    def run() -> int:
        sys.argv = ["mou", *arguments]
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0)
        return 0

    return run


def asked_on(folder: Path, days: list[date]) -> Callable[[], int]:
    """Return a call that compiles a corpus once and asks for the findings of each of these days."""

    def run() -> int:
        from mou_compiler.compilation import compile_paths
        from mou_compiler.findings.formats import load_format

        compiled = compile_paths([folder])
        shown = load_format("text")
        return sum(len(shown.render(compiled.on(day).report, "en")) for day in days)

    return run


def main() -> None:
    """Print each figure and the multiple of the check that it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("measures", nargs="?", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    from mou_compiler.checking.check import load_checks

    load_checks()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        old, new = write_pair(Path(name), asked.measures)
        days = [FIRST + timedelta(days=80 * number) for number in range(DAYS)]
        runs = {
            "check": commanded("check", "--no-cache", str(new)),
            "diff of two corpora": commanded("diff", str(old), str(new)),
            "diff of two days": commanded("diff", f"{days[20]}..{days[24]}", str(new)),
            "one day": asked_on(new, days[20:21]),
            "fifty days": asked_on(new, days),
        }
        took: dict[str, list[float]] = {}
        for number in range(asked.rounds):
            for title, run in runs.items():
                if not asked.only or title in asked.only:
                    spent, found = alone(run, profile=asked.profile)
                    took.setdefault(title, []).append(spent)
                    print(f"  {number + 1}. {title}: {spent:.2f} s ({found})", flush=True)
        medians = {title: statistics.median(all_) for title, all_ in took.items()}
        for title, base in (
            ("diff of two corpora", "check"),
            ("diff of two days", "check"),
            ("fifty days", "one day"),
        ):
            if title in medians and base in medians:
                print(f"{title}: {medians[title]:.2f} s, {medians[title] / medians[base]:.2f} of {base}")


if __name__ == "__main__":
    main()
