"""Breaks the program on purpose, one place at a time, and sees whether the tests notice.

`python tests/referees/mutations.py [PART…]` prints every breakage with what noticed it, and ends with status 1
where one got away or no longer applies. The package is copied for each; nothing in the repository is touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from referees.mutants import Mutant
from referees.mutants_of_interpretation import INTERPRETATION
from referees.mutants_of_meaning import CORE
from referees.mutants_of_orphans import ORPHANS
from referees.mutants_of_relations import RELATIONS
from referees.positions import StaleError, applies

TESTS = Path(__file__).parent.parent
PACKAGE = TESTS.parent / "src" / "mou_compiler"
MUTANTS: list[Mutant] = [*CORE, *INTERPRETATION, *RELATIONS, *ORPHANS]
TELLING = re.compile(r"(E +(?=\S)|FAILED |AssertionError: |(?=\w*Error: ))")
LONGEST = 1200
"""Seconds that one run of tests may take; a breakage that makes it hang is noticed by that.

The longest run takes a quarter of this on a slow machine that does something else beside.
"""

PYTEST = ("-m", "pytest", "-x", "-q", "-n0", "--no-header", "--tb=short")
RUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("referees", ("-m", "referees.judge", "60")),
    ("cases", (*PYTEST, "cases", "meaning", "checks", "tables")),
    ("referees", (*PYTEST, "referees/test_referees.py")),
    ("witnesses", (*PYTEST, "referees/test_witnesses.py")),
    ("many referees", ("-m", "referees.judge", "1500")),
)
"""What is run for each breakage in the folder of tests, the quickest first, until something notices it."""


class Outcome(NamedTuple):
    """What noticed a breakage, and in which words; nothing where it got away."""

    mutant: Mutant
    by: str
    words: str


def judge(mutant: Mutant) -> Outcome:
    """Return what notices a breakage."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "mou_compiler"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / mutant.path).write_text(mutant.applied(), encoding="utf-8")
        for by, arguments in RUNS:
            words = _run(folder, arguments)
            if words:
                return Outcome(mutant, by, words)
    return Outcome(mutant, "", "")


def _run(folder: str, arguments: Iterable[str]) -> str:
    """Return the words in which tests fail on the package in a folder; empty where they pass."""
    environment = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=TESTS,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "it hangs"
    if done.returncode == 0:
        return ""
    lines = [line for line in (done.stdout + done.stderr).splitlines() if TELLING.match(line)]
    return TELLING.sub("", lines[0])[:110] if lines else (done.stdout + done.stderr)[-110:].replace("\n", " ")


def stale(mutants: Iterable[Mutant]) -> list[str]:
    """Return why breakages no longer apply, and what is near."""
    found = []
    for mutant in mutants:
        try:
            applies(mutant.path, mutant.inside, mutant.old, mutant.nth)
        except StaleError as error:
            found.append(f"{mutant.part}: {mutant.wrong}: {error}")
    return found


def main() -> int:
    """Judge every breakage of the parts asked for, two at a time."""
    asked = [name.lower() for name in sys.argv[1:]]
    chosen = [item for item in MUTANTS if not asked or any(name in item.part.lower() for name in asked)]
    old = stale(chosen)
    print(*old, sep="\n")
    began = time.perf_counter()
    escaped = 0
    with ThreadPoolExecutor(2) as pool:
        for number, outcome in enumerate(pool.map(judge, [item for item in chosen if not stale([item])]), 1):
            escaped += not outcome.by
            mutant = outcome.mutant
            print(
                f"{number:4} {mutant.part}: {mutant.wrong} | {outcome.by or 'NOBODY'}: {outcome.words}",
                flush=True,
            )
    seconds = time.perf_counter() - began
    print(
        f"{len(chosen) - len(old)} breakages in {seconds:.0f} s, {escaped} got away, {len(old)} no longer apply"
    )
    return 1 if escaped or old or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
