"""The page of the corpus lists what the compiler finds in it: every finding, and none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from apart import told_alike
from mou_compiler import Compiled
from mou_compiler.findings.finding import MOST_NAMED, Finding, Severity
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
GRAVE, NOTES = "Errors and warnings", "Notes"
NAME = re.compile(r"`([^`]+)`")
CODE = re.compile(r"MOU\d{3}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Told(NamedTuple):
    """A code said of a document, list or the like; from a day, where the table has days."""

    code: str
    name: str
    since: str = ""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return real_corpus()


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table below a heading of the page."""
    page = (MEMORANDA / "README.md").read_text(encoding="utf-8")
    section = page.split(f"### {heading}\n")[1].split("\n#")[0]
    for line in section.splitlines():
        if line.startswith("| ") and CODE.search(line):
            yield [cell.strip() for cell in line.strip("|").split(" |")]


def documents(compiled: Compiled, finding: Finding) -> set[str]:
    """Return the documents of a finding's measures, or else the documents and lists that its sentence names."""
    if finding.measures:
        return {compiled.corpus.measures[id_].document for id_ in finding.measures}
    known = {*compiled.corpus.documents, *compiled.corpus.lists}
    return known.intersection(names(finding))


def names(finding: Finding) -> set[str]:
    """Return the ids that a finding is about: those of its cause, and of the declarations that its sentence names."""
    about = [
        value
        for name, values in finding.cause.about
        for value in ([values] if isinstance(values, str) else values)
        if (finding.code, name) != ("MOU310", "declared")  # of what kind they are
    ]
    cases = [
        case.declarations[0].rpartition(" ")[2] for case in finding.cases[:MOST_NAMED] if case.declarations
    ]
    return {*about, *cases}


def ids(compiled: Compiled) -> set[str]:
    """Return the id of whatever is declared."""
    return {item.id for item in compiled.corpus.everything()}


def found(compiled: Compiled) -> set[Told]:
    """Return what is told by errors and warnings."""
    return {
        Told(finding.code, name, finding.since.isoformat() if finding.since else "")
        for finding in compiled.findings
        if finding.severity > Severity.INFO
        for name in documents(compiled, finding)
    }


def test_every_error_and_warning_is_listed_with_its_day_and_no_other(compiled: Compiled) -> None:
    listed = {
        Told(CODE.findall(rule)[0], name, day.strip())
        for where, rule, day, *_ in rows(GRAVE)
        for name in NAME.findall(where)
    }
    assert listed == found(compiled)


def test_every_error_and_warning_is_named(compiled: Compiled) -> None:
    nameless = [
        finding.message.en
        for finding in compiled.findings
        if finding.severity > Severity.INFO and not documents(compiled, finding)
        if finding.code != "MOU431"
    ]
    assert nameless == []


def test_what_was_not_looked_at_is_said(compiled: Compiled) -> None:
    undecided = any(finding.code == "MOU431" for finding in compiled.findings)
    assert undecided == ("(MOU431)" in (MEMORANDA / "README.md").read_text(encoding="utf-8"))


def test_every_note_is_listed_and_no_other(compiled: Compiled) -> None:
    listed = {
        Told(CODE.findall(rule)[0], name) for where, rule, *_ in rows(NOTES) for name in NAME.findall(where)
    }
    told = {
        Told(finding.code, name)
        for finding in compiled.findings
        if finding.severity is Severity.INFO
        for name in names(finding) & ids(compiled)
    }
    assert listed == told


def test_every_row_says_in_a_sentence_what_is_so() -> None:
    page = [*rows(GRAVE), *rows(NOTES)]
    assert len(page) >= 30
    assert [cells[0] for cells in page if not re.search(r"\w+ .+\.$", cells[-1])] == []
    assert all(DAY.fullmatch(cells[2]) or not cells[2] for cells in rows(GRAVE))


def test_no_two_findings_say_the_same_at_one_place(compiled: Compiled) -> None:
    assert told_alike(compiled.findings) == []
