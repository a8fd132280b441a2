"""Conditions that fit on a page, beside z3, clingo and an earlier revision: `python tests/benchmarks/conditions.py [SHAPE …]`.

Of each shape a corpus of one burden under it and one benefit is checked; so is the same corpus with one list as the
condition, which is what the ratio is to. z3 and clingo are asked in this process whether both measures can apply
together, which is a part of what a check answers: they name neither a smallest situation nor days. All times are
processor time, medians of 3. The earlier revision is given up after a few seconds. Nothing is asserted of time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.revisions import FIRST, PROGRAM, copied, copied_here

HEAD = """
subject firm "Firm" "企业"
agency A "Agency" "机构" { kind government }
rank law "Law" "法律" { may-burden }
law act-1 "Act" "法" { rank law }
act trade "Trade" "贸易"
"""
GIVEN_UP = 10
"""Seconds of processor time after which the earlier revision is stopped."""
LIMIT = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, ({GIVEN_UP}, {GIVEN_UP})); "
RUNS = 3


class Shape(NamedTuple):
    """A condition as `mou` reads it, the lists and facts that it names, and whether both measures are under it."""

    least: int = 0
    lists: int = 1
    pairs: int = 0
    exceptions: int = 0
    both: bool = False

    def corpus(self, *, plain: bool = False) -> str:
        """Return the corpus; where it is to be plain, with one list as the condition."""
        names = "".join(
            f'list L{n} "L{n}" "名单{n}" {{ kind blacklist; keeper A; covers firm; entry 1 {{ basis none }}\n'
            f"exit 1 {{ kind fulfilment }}; notice 5 days before entry; objection to A within 5 days from notice }}\n"
            for n in range(self.lists)
        )
        names += "".join(
            f'attribute a{n} "Fact {n}" "事实{n}" {{ type flag }}\n'
            for n in range(2 * (self.pairs + self.exceptions))
        )
        on = f"on {self.least} of {', '.join(f'L{n}' for n in range(self.lists))}" if self.least else "on L0"
        more = f"; when {' and '.join(f'(a{2 * n} or a{2 * n + 1})' for n in range(self.pairs))}" * bool(
            self.pairs
        )
        more += "".join(
            f"\nexception {n} {{ when a{2 * n} and a{2 * n + 1} }}" for n in range(self.exceptions)
        )
        first, second = ("on L0", "") if plain else (on, more), ("on L0" if plain or not self.both else on)
        return (
            f"{HEAD}{names}instrument d {{ in force from 2017-01-01\n"
            f"measure 1 {{ {first[0]}; by A; prohibit trade; basis act-1 art 1{first[1]} }}\n"
            f"measure 2 {{ {second}; by A; grant trade; basis act-1 art 1 }}\n}}"
        )

    def by_z3(self) -> bool:
        """Tell by z3 whether both can apply together."""
        import z3

        held = [z3.Bool(f"L{n}") for n in range(self.lists)]
        facts = [z3.Bool(f"a{n}") for n in range(2 * (self.pairs + self.exceptions))]
        solver = z3.Solver()
        solver.add(z3.AtLeast(*held, self.least) if self.least else held[0])
        if not self.both:
            solver.add(held[0])
        for n in range(self.pairs):
            solver.add(z3.Or(facts[2 * n], facts[2 * n + 1]))
        for n in range(self.exceptions):
            solver.add(z3.Not(z3.And(facts[2 * n], facts[2 * n + 1])))
        return bool(solver.check() == z3.sat)

    def by_clingo(self) -> bool:
        """Tell by an answer-set program whether both can apply together."""
        import clingo

        lines = [
            f"{{ l(0..{self.lists - 1}) }}.",
            f":- not {self.least or 1} {{ l(N) : N = 0..{self.lists - 1} }}.",
        ]
        if not self.both:
            lines.append(":- not l(0).")
        several = 2 * (self.pairs + self.exceptions)
        lines += [f"{{ a(0..{several - 1}) }}."] if several else []
        lines += [f":- not a({2 * n}), not a({2 * n + 1})." for n in range(self.pairs)]
        lines += [f":- a({2 * n}), a({2 * n + 1})." for n in range(self.exceptions)]
        control = clingo.Control(["--warn=none"])
        control.add("base", [], "\n".join(lines))
        control.ground([("base", [])])
        return bool(control.solve().satisfiable)


SHAPES = {
    "12 of 24 lists": Shape(12, 24),
    "40 of 80 lists": Shape(40, 80),
    "20 two-way alternatives": Shape(pairs=20),
    "200 two-way alternatives": Shape(pairs=200),
    "two measures on 3 of 20 lists": Shape(3, 20, both=True),
    "two measures on all of 20 lists": Shape(20, 20, both=True),
    "25 exceptions of two conditions": Shape(exceptions=25),
    "100 exceptions of two conditions": Shape(exceptions=100),
    "1,000 exceptions of two conditions": Shape(exceptions=1000),
}


def check(source: Path, corpus: str, scratch: Path) -> float | None:
    """Return the processor time of `mou check` from a source tree; None where it is given up."""
    path = scratch / "corpus.mou"
    path.write_text(corpus, encoding="utf-8")
    variables = {name: value for name, value in os.environ.items() if not name.startswith("MOU_")}
    variables |= {"PYTHONPATH": str(source / "src"), "XDG_CACHE_HOME": str(scratch / "cache")}
    started = subprocess.Popen(
        [sys.executable, "-c", f"{LIMIT}{PROGRAM}", "check", str(path), "--format", "json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=variables,
        cwd=scratch,
    )
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    return None if started.returncode < 0 else used.ru_utime + used.ru_stime


def median(run: Callable[[], float | None], runs: int = RUNS) -> float | None:
    """Return the median of some runs; None as soon as one is given up."""
    took = []
    for _ in range(runs):
        one = run()
        if one is None:
            return None
        took.append(one)
    return statistics.median(took)


def asked(question: Callable[[], bool]) -> float:
    """Return the processor time in which a question is answered that is to be answered with yes."""
    start = time.process_time()
    assert question()
    return time.process_time() - start


def main() -> None:
    """Print a line for each shape."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("shapes", nargs="*", help="of which shapes, by the beginning of their names")
    parser.add_argument("--against", default=FIRST, metavar="REVISION")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = copied_here(Path(folder) / "here").folder
        before = copied(wanted.against, Path(folder) / "before").folder
        for name, shape in SHAPES.items():
            if wanted.shapes and not any(name.startswith(one) for one in wanted.shapes):
                continue
            scratch = Path(folder)
            took = median(lambda: check(here, shape.corpus(), scratch))  # noqa: B023 -- asked at once
            plain = median(lambda: check(here, shape.corpus(plain=True), scratch))  # noqa: B023
            early = median(lambda: check(before, shape.corpus(), scratch), 1)  # noqa: B023
            assert took is not None
            assert plain is not None
            rivals = [median(lambda: asked(one)) for one in (shape.by_z3, shape.by_clingo)]  # noqa: B023
            told = "given up" if early is None else f"{early:.2f} s"
            print(
                f"{name:36} mou {took:.2f} s, {took / plain:.2f} of one list; {wanted.against} {told}; "
                f"z3 {rivals[0]:.3f} s, clingo {rivals[1]:.3f} s for the verdict alone",
                flush=True,
            )


if __name__ == "__main__":
    main()
