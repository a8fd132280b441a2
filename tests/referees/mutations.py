"""Breaks the program on purpose, one place at a time, and sees whether the tests notice.

`python tests/referees/mutations.py [--room ROOM] [--outside] [--every N] [PART…]` prints every breakage with what noticed it, and ends with status 1
where one got away or no longer applies. The package is copied for each; nothing in the repository is touched.
What fails on the unbroken copy can notice nothing: tests that notice something are run on it once, and where they fail
a breakage is not judged and the status 2.
"""

from __future__ import annotations

import compileall
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from referees.mutants import Mutant
from referees.mutants_of_asking import ASKING
from referees.mutants_of_certainty import CERTAINTY
from referees.mutants_of_change import CHANGE
from referees.mutants_of_commands import COMMANDS
from referees.mutants_of_guardrails import GUARDRAILS
from referees.mutants_of_interpretation import INTERPRETATION
from referees.mutants_of_meaning import CORE
from referees.mutants_of_orphans import ORPHANS
from referees.mutants_of_outputs import OUTPUTS
from referees.mutants_of_reading import READING
from referees.mutants_of_relations import RELATIONS
from referees.mutants_of_telling import TELLING
from referees.positions import StaleError, applies

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
PACKAGE = ROOT / "src" / "mou_compiler"
MUTANTS: list[Mutant] = [
    *(*CORE, *INTERPRETATION, *RELATIONS, *GUARDRAILS, *ORPHANS, *CERTAINTY),
    *(*READING, *OUTPUTS, *COMMANDS, *ASKING, *TELLING, *CHANGE),
]
WORDS = re.compile(r"(E +(?=\S)|FAILED |AssertionError: |(?=\w*Error: ))")
LONGEST = 3600
"""Seconds that one run of tests may take; a breakage that makes it hang is noticed by that.

The longest run takes a quarter of this on a slow machine that does something else beside.
"""

UNFIT = "NOT JUDGED, for this fails though nothing is broken"
PYTEST = ("-m", "pytest", "-x", "-q", "-n0", "--no-header", "--tb=short")
Run = tuple[str, tuple[str, ...]]
OF_MEANING: tuple[Run, ...] = (
    ("referees", ("-m", "referees.judge", "60")),
    ("cases", (*PYTEST, "cases", "meaning", "checks", "tables")),
    ("referees", (*PYTEST, "referees/test_referees.py")),
    ("witnesses", (*PYTEST, "referees/test_witnesses.py")),
    ("many referees", ("-m", "referees.judge", "1500")),
)
"""What is run for each breakage of the meaning in the folder of tests, the quickest first, until something notices it."""
OF_ROOMS: dict[str, tuple[str, ...]] = {
    "input/rewriting.py": ("commands/test_fmt.py",),
    "input": ("input/test_files.py commands/test_scope.py findings", "commands/test_check_added.py input"),
    "corpus": (
        "language corpus/test_register.py corpus/test_titles.py",
        "corpus constructs syntax interpret",
    ),
    "findings": ("findings", "commands/test_check_baseline.py commands/test_check.py cases"),
    "graph": ("graph outputs/graph outputs/test_graph_formats.py",),
    "tables": ("tables", "cases outputs/test_output_values.py grammar"),
    "scenarios": ("scenarios",),
    "statistics": ("statistics", "commands/test_writing.py"),
    "text.py": ("outputs/test_both_languages.py",),
    "tables/columns.py": (
        "tables outputs/test_both_languages.py",
        "cases outputs/test_output_values.py grammar",
    ),
    "publishing/verifying.py": ("outputs/test_both_languages.py outputs/test_verify.py",),
    "interchange": ("interchange -m 'not long'",),
    "interchange/ruleml.py": ("interchange/test_legalruleml.py -m 'not long'",),
    "interchange/legalruleml.py": ("interchange/test_legalruleml.py -m 'not long'",),
    "outputs/odrl.py": ("interchange/test_odrl.py -m 'not long'",),
    "outputs/facts.py": ("interchange/test_facts.py -m 'not long'",),
    "publishing/naming.py": ("outputs/test_file_names.py",),
    "publishing/safe_cells.py": ("tables/test_rows.py", "tables outputs/test_tables_read_back.py"),
    "publishing/inputs.py": ("commands/test_writing.py",),
    "publishing/own_files.py": ("commands/test_foreign_files.py",),
    "findings/baseline.py": ("findings/test_baseline.py commands/test_check_baseline.py",),
    "findings/plain.py": ("checks/test_gap_whole.py -m 'not long'",),
    "findings/selection.py": ("findings/test_selection.py commands/test_check_configuration.py",),
    "outputs/report.py": ("outputs/test_output_values.py", "outputs/test_publishing_by_build.py"),
    "command_line/suffixes.py": ("commands/test_writing.py",),
    "command_line/writing.py": ("commands/test_writing.py",),
    "command_line/streams.py": ("commands/test_streams.py",),
    "command_line/telling.py": ("commands/test_streams.py",),
    "command_line/speaking.py": ("commands/test_language.py",),
    "command_line/choice.py": ("commands/test_check_configuration.py",),
    "command_line/configuration.py": ("commands/test_check_configuration.py",),
    "commands/build.py": (
        "commands/test_check_baseline.py",
        "outputs/test_publishing_by_build.py -k 'not killed'",
    ),
    "commands/check.py": (
        "commands/test_check.py commands/test_check_baseline.py",
        "commands/test_writing.py",
    ),
    "commands/fmt.py": ("commands/test_fmt.py",),
    "commands/explain.py": ("commands/test_explain.py",),
    "publishing": (
        "outputs/test_publishing.py outputs/test_output_values.py -k 'not killed and not stopped'",
        "outputs/test_publishing.py outputs/test_publishing_by_build.py commands/test_writing.py -k 'not killed'",
    ),
    "outputs": (
        "tables outputs/graph outputs/test_graph_formats.py outputs/test_output_values.py",
        "findings",
    ),
    "command_line/asked_back.py": ("commands/test_timeline.py commands/test_scope.py",),
    "source/standalone.py": ("comparison/test_page.py tables/test_show.py outputs/test_pages_of_tables.py",),
    "analysis/acting.py": ("commands/test_who_acts_for_what.py",),
    "tables/list_rules.py": ("tables/test_views_drop_nothing.py",),
    "analysis/labelling.py": ("tables/test_views_drop_nothing.py tables/test_labels_in_views.py",),
    "analysis/existing.py": ("commands/test_names.py",),
    "corpus/schema/thesaurus.py": ("language/test_when_repealed.py language/test_words_of_any_country.py",),
    "corpus/reading/mistakes.py": ("language/test_when_repealed.py syntax/test_broken.py",),
    "corpus/reading/left_over.py": ("corpus/test_left_over.py",),
    "corpus/reading/memo.py": (
        "corpus/test_memo.py workspace/test_workspace.py",
        "workspace -m 'not long'",
    ),
    "syntax/recovery.py": ("syntax/test_broken.py", "language syntax -m 'not long'"),
    "interpret/joining.py": ("comparison -m 'not long'",),
    "interpret/spelling.py": ("tables/test_rows.py", "comparison/test_short_cuts.py"),
    "site": (
        "website/test_territories.py",
        "website/test_website_pages.py website/test_what_changed_last.py",
    ),
    "analysis/in_force.py": ("commands/test_not_known.py tables/test_show.py interpret/test_suspension.py",),
    "analysis/unattended.py": ("checks/test_split_agencies.py",),
    "analysis/directory.py": (
        "commands/test_names.py commands/test_timeline.py",
        "commands/test_what_it_is.py",
    ),
    "tables/ledger.py": ("tables/test_ledger.py commands/test_audit.py",),
    "tables/events.py": ("commands/test_timeline.py", "website/test_territories.py"),
    "tables/events_picture.py": ("commands/test_timeline.py",),
    "comparison": ("comparison -m 'not long'",),
    "tables/delta.py": ("tables/test_delta.py outputs/test_deltas.py -m 'not long'",),
    "tables/chain.py": ("tables/test_chain.py",),
    "tables/consolidated.py": ("tables/test_show.py",),
    "analysis/closure.py": ("scenarios/test_evidence.py",),
    "scenarios/slicing.py": ("scenarios/test_evidence.py",),
    "scenarios/asking.py": ("commands/test_ask.py",),
    "statistics/dimensions.py": ("statistics/test_dimensions.py",),
    "syntax/lookalikes.py": ("language",),
    "syntax/lexer.py": ("language",),
    "syntax/numerals.py": ("language",),
    "command_line/kinds_dropped.py": ("commands/test_ask.py",),
    "command_line/supposed.py": ("commands/test_what_it_is.py comparison/test_impact.py -m 'not long'",),
    "commands/ask.py": ("commands/test_ask.py",),
    "command_line/situation_told.py": ("commands/test_ask.py",),
    "commands/names.py": ("commands/test_names.py",),
    "commands/timeline.py": ("commands/test_timeline.py",),
    "commands/graph.py": ("graph/test_command.py",),
    "commands/diff.py": ("commands/test_today.py", "comparison -m 'not long'"),
    "commands/coverage.py": ("commands/test_today.py", "tables/test_coverage.py"),
    "command_line/declaring.py": ("commands/test_today.py",),
    "commands/stats.py": ("statistics",),
    "commands/test.py": ("commands/test_selections.py", "commands/test_streams.py scenarios"),
    "commands": ("commands/test_check.py commands/test_check_baseline.py tables commands -k 'not killed'",),
    "command_line": ("commands",),
}
"""The tests that can notice a breakage of a module, and then of its room, in the order in which they are asked."""


def is_outside(mutant: Mutant) -> bool:
    """Tell whether a breakage is judged by the tests of its room, not by those of the meaning."""
    return mutant.path in OF_ROOMS or mutant.room in OF_ROOMS


def runs_of(mutant: Mutant) -> tuple[Run, ...]:
    """Return what is run for a breakage, until something notices it."""
    of_place = (*OF_ROOMS.get(mutant.path, ()), *OF_ROOMS.get(mutant.room, ()))
    if not of_place:
        return OF_MEANING
    return tuple((tests.partition(" ")[0], (*PYTEST, *shlex.split(tests))) for tests in of_place)


class Outcome(NamedTuple):
    """What noticed a breakage, and in which words; nothing where it got away."""

    mutant: Mutant
    by: str
    words: str


def judge(mutant: Mutant, prepared: Path, sound: Sound) -> Outcome:
    """Return what notices a breakage of the package, of which a compiled copy stands in a folder."""
    with TemporaryDirectory() as folder:
        copy = _copied(prepared, Path(folder))
        (copy / mutant.path).write_text(mutant.applied(), encoding="utf-8")
        for by, arguments in runs_of(mutant):
            words = _run(copy.parent, arguments)
            if words:
                unfit = sound.fails(arguments)
                return Outcome(mutant, UNFIT if unfit else by, unfit or words)
    return Outcome(mutant, "", "")


class Sound:
    """Which tests pass on the unbroken package, tried when they are first said to notice something."""

    def __init__(self, prepared: Path) -> None:
        self._prepared = prepared
        self._tried: dict[tuple[str, ...], str] = {}
        self._lock = Lock()

    def fails(self, arguments: tuple[str, ...]) -> str:
        """Return the words in which tests fail on the unbroken package; empty where they pass."""
        with self._lock:
            if arguments not in self._tried:
                with TemporaryDirectory() as folder:
                    self._tried[arguments] = _run(_copied(self._prepared, Path(folder)).parent, arguments)
        return self._tried[arguments]


def _copied(prepared: Path, folder: Path) -> Path:
    """Return a copy of the package in a folder that looks like the repository."""
    copy = folder / "src" / PACKAGE.name
    shutil.copytree(prepared, copy)
    for beside in ("grammar", "memoranda", "findings", "README.md", "pyproject.toml"):
        (folder / beside).symlink_to(ROOT / beside)
    return copy


def _prepare(folder: str) -> Path:
    """Copy the package into a folder, compiled, so that each run reads its modules quickly."""
    copy = Path(folder) / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(copy, quiet=2)
    return copy


def _run(folder: Path, arguments: Iterable[str]) -> str:
    """Return the words in which tests fail on the package in a folder; empty where they pass."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
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
    lines = [line for line in (done.stdout + done.stderr).splitlines() if WORDS.match(line)]
    return WORDS.sub("", lines[0])[:110] if lines else (done.stdout + done.stderr)[-110:].replace("\n", " ")


def stale(mutants: Iterable[Mutant]) -> list[str]:
    """Return why breakages no longer apply, and what is near."""
    found = []
    for mutant in mutants:
        try:
            applies(mutant.path, mutant.inside, mutant.old, mutant.nth)
        except StaleError as error:
            found.append(f"{mutant.part}: {mutant.wrong}: {error}")
    return found


def choose(arguments: Sequence[str]) -> list[Mutant]:
    """Return the breakages asked for: of rooms, of parts whose names contain a word, every so many of them."""
    parser = ArgumentParser(description="Break the program on purpose and see whether the tests notice.")
    parser.add_argument("parts", nargs="*", help="words of the names of parts")
    parser.add_argument(
        "--room", action="append", default=[], choices=sorted({item.room for item in MUTANTS})
    )
    parser.add_argument("--outside", action="store_true", help="everything outside the meaning")
    parser.add_argument("--every", type=int, default=1, help="one breakage in so many only")
    asked = parser.parse_args(arguments)
    words = [word.lower() for word in asked.parts]
    chosen = [
        item
        for item in MUTANTS
        if (
            item.room in asked.room
            or (asked.outside and is_outside(item))
            or not (asked.room or asked.outside)
        )
        and (not words or any(word in item.part.lower() for word in words))
    ]
    return chosen[:: asked.every]


def main() -> int:
    """Judge every breakage asked for, two at a time."""
    chosen = choose(sys.argv[1:])
    old = stale(chosen)
    print(*old, sep="\n")
    applying = [item for item in chosen if not stale([item])]
    began = time.perf_counter()
    escaped: list[Mutant] = []
    unjudged = 0
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        prepared = _prepare(folder)
        outcomes = pool.map(judge, applying, repeat(prepared), repeat(Sound(prepared)))
        for number, (mutant, by, words) in enumerate(outcomes, 1):
            if not by:
                escaped.append(mutant)
            unjudged += by == UNFIT
            print(f"{number:4} {mutant.part}: {mutant.wrong} | {by or 'NOBODY'}: {words}", flush=True)
    seconds = time.perf_counter() - began
    print(*(f"got away: {mutant.part}: {mutant.wrong} ({mutant.path})" for mutant in escaped), sep="\n")
    print(
        f"{len(applying)} breakages in {seconds:.0f} s, {len(escaped)} got away, {unjudged} not judged, "
        f"{len(old)} no longer apply"
    )
    if unjudged:
        return 2
    return 1 if escaped or old or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
