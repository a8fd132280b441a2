"""This tree beside earlier revisions, in one run: `python tests/benchmarks/revisions.py [--against REVISION …]`.

Each revision, and this tree as it lies on disk, is copied into a temporary folder; all run the same commands on the
same generated corpora with the same interpreter and libraries, each run in a process of its own and the trees in
turn, so that all meet the same machine. Told are medians: processor time of a process and those that it waited for,
wall time, and the peak memory of the largest single process, with the ratio of this tree to each revision, and how
processor time grows with the number of measures (1 is linear). Nothing is asserted of time. What the planted faults
set off is compared with what is expected, once for each tree, and told where it differs.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.corpora import write
from benchmarks.planted import AS_OF, expected, told

REPOSITORY = Path(__file__).resolve().parents[2]
HERE = "this tree"
PARTS = ("src", "memoranda", "pyproject.toml")
FIRST = "0cb0ea9"
COMMANDS = {
    "check": ("check", "{corpus}", "--format", "json"),
    "check again": ("check", "{corpus}", "--format", "json"),
    "build": ("build", "{corpus}", "-o", "{output}"),
    "table": ("table", "agency-1", "{corpus}", "--format", "csv"),
    "stats": ("stats", "{corpus}", "--format", "json"),
    "fmt": ("fmt", "--check", "{corpus}"),
}
STARTS = {"mou --version": ("--version",), "mou check memoranda": ("check", "memoranda")}
PROGRAM = "from mou_compiler.command_line.main import main; main()"


@dataclass(frozen=True)
class Run:
    """What one run took: seconds of processor and of wall time, and megabytes at the peak."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Tree:
    """A copy of a revision."""

    name: str
    folder: Path

    def run(self, arguments: Sequence[str], scratch: Path, output: Path | None = None) -> Run:
        """Run `mou` of this tree and return what it took; stop where it fails otherwise than by findings."""
        variables = {name: value for name, value in os.environ.items() if not name.startswith("MOU_")}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        variables["PYTHONPATH"] = str(self.folder / "src")
        variables["XDG_CACHE_HOME"] = str(scratch / "cache")
        with (output or Path(os.devnull)).open("wb") as stream, (scratch / "errors").open("w+b") as errors:
            start = time.perf_counter()
            started = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *arguments],
                cwd=self.folder,
                stdout=stream,
                stderr=errors,
                env=variables,
            )
            _, status, used = os.wait4(started.pid, 0)
            wall = time.perf_counter() - start
            started.returncode = os.waitstatus_to_exitcode(status)
            if started.returncode not in (0, 1, 3):  # findings, or something not decided
                errors.seek(0)
                sys.exit(f"{self.name}: mou {' '.join(arguments)}\n{errors.read().decode()}")
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def copied(revision: str, folder: Path) -> Tree:
    """Return a copy of a revision in a folder."""
    archive = subprocess.run(
        ["git", "archive", revision, *PARTS], cwd=REPOSITORY, capture_output=True, check=True
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return Tree(revision, folder)


def copied_here(folder: Path) -> Tree:
    """Return a copy of this tree as it lies on disk, with what is not committed."""
    folder.mkdir()
    for part in PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return Tree(HERE, folder)


def compare(
    trees: Sequence[Tree], command: Sequence[str], runs: int, scratch: Path, *, again: bool = False
) -> dict[str, Run]:
    """Return for each tree the medians of so many runs, the trees in turn; each begins with nothing kept.

    Where it is asked again, a run that is not counted goes before each.
    """
    took: dict[str, list[Run]] = {tree.name: [] for tree in trees}
    for number in range(runs):
        for tree in trees if number % 2 else reversed(trees):
            output = scratch / "output"
            arguments = [part.replace("{output}", str(output)) for part in command]
            if again:
                tree.run(arguments, scratch)
            took[tree.name].append(tree.run(arguments, scratch))
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(scratch / "cache", ignore_errors=True)
    return {
        name: Run(
            *(statistics.median(getattr(run, part) for run in done) for part in ("cpu", "wall", "peak"))
        )
        for name, done in took.items()
    }


def show(title: str, medians: dict[str, Run]) -> None:
    """Print the medians of each tree, and the ratio of this one to each other."""
    print(title)
    here = medians[HERE]
    for name, run in medians.items():
        line = f"  {name:12} cpu {run.cpu:8.3f} s  wall {run.wall:8.3f} s  peak {run.peak:7.0f} MB"
        if name != HERE:
            ratios = (here.cpu / run.cpu, here.wall / run.wall, here.peak / run.peak)
            line += "   this tree: cpu {:.2f}, wall {:.2f}, peak {:.2f} of it".format(*ratios)
        print(line, flush=True)


def show_growth(command: str, by_size: dict[int, dict[str, Run]]) -> None:
    """Print the exponent of processor time from each size to the next, and from the first to the last."""
    sizes = sorted(by_size)
    steps = [*pairwise(sizes), *([(sizes[0], sizes[-1])] if len(sizes) > 2 else [])]
    for low, high in steps:
        told_ = ", ".join(
            f"{name} {math.log(by_size[high][name].cpu / by_size[low][name].cpu) / math.log(high / low):.2f}"
            for name in by_size[low]
        )
        print(f"{command}, growth from {low} to {high}: exponent {told_}")


def show_found(tree: Tree, corpus: Path, sets: int, scratch: Path) -> None:
    """Print which planted faults a tree does not find, and what else it finds there."""
    output = scratch / "found.json"
    tree.run(["check", str(corpus), "--format", "json", "--as-of", AS_OF], scratch, output)
    found, wanted = told(json.loads(output.read_text("utf-8"))["findings"]), expected(sets)
    wrong = sorted(path for path in {*found, *wanted} if found.get(path) != wanted.get(path))
    print(f"{tree.name}: {len(wanted) - len(wrong)} of {len(wanted)} planted faults found as expected")
    for path in wrong[:5]:
        print(f"  {path}: {', '.join(sorted(found.get(path, ()))) or 'nothing'}")


def main() -> None:
    """Compare this tree with earlier revisions, and print how."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("--against", nargs="*", default=[FIRST], metavar="REVISION")
    parser.add_argument("--measures", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--command", nargs="*", choices=COMMANDS, default=["check", "check again", "build"])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--start-up", type=int, default=15, metavar="RUNS", help="0 leaves it out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        trees = [copied(revision, scratch / f"tree-{revision}") for revision in asked.against]
        trees.append(copied_here(scratch / "tree"))
        corpora = {size: scratch / f"corpus-{size}" for size in sorted(asked.measures)}
        sets = {size: write(folder, size) for size, folder in corpora.items()}
        for tree in trees:  # which also writes the compiled modules
            if asked.measures:
                show_found(tree, corpora[min(corpora)], sets[min(corpora)], scratch)
        print(f"medians of {asked.runs} runs, on {len(os.sched_getaffinity(0))} cores")
        for title, arguments in STARTS.items() if asked.start_up else ():
            compare(trees, arguments, 1, scratch)
            show(title, compare(trees, arguments, asked.start_up, scratch))
        for command in asked.command:
            by_size = {}
            for size, corpus in corpora.items():
                arguments = [part.replace("{corpus}", str(corpus)) for part in COMMANDS[command]]
                by_size[size] = compare(
                    trees, arguments, asked.runs, scratch, again=command.endswith("again")
                )
                show(f"mou {command} of {size} measures", by_size[size])
            show_growth(command, by_size)


if __name__ == "__main__":
    main()
