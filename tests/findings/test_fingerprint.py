"""Fingerprints: a finding is known again after lines have moved, and no two findings are taken for one."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from reports import COLLISION, EMPTY, FINDINGS, LISTS, UNUSED

from mou_compiler.findings.cause import Cause, written_at
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.fingerprint import case_fingerprint, fingerprint, fingerprints
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"


def moved(finding: Finding, lines: int) -> Finding:
    """Return a finding that stands so many lines further down in its file."""
    if finding.place is None:
        return finding
    source, start, end = finding.place
    below = Source(source.path, "#\n" * lines + source.text)
    return dataclasses.replace(finding, place=Place(below, start + 2 * lines, end + 2 * lines))


@given(st.permutations(FINDINGS), st.integers(0, 30))
def test_moves_and_order_change_no_fingerprint(order: list[Finding], lines: int) -> None:
    before = dict(zip([finding.code for finding in FINDINGS], fingerprints(FINDINGS), strict=True))
    after = fingerprints(moved(finding, lines) for finding in order)
    assert dict(zip([finding.code for finding in order], after, strict=True)) == before


def reworded(finding: Finding) -> Finding:
    """Return a finding of which all that people read says something else."""
    other = Text("otherwise", "另说")
    return dataclasses.replace(
        finding,
        message=other,
        help=other,
        listing=None,
        related=tuple(party._replace(message=other) for party in finding.related),
        cases=tuple(case._replace(name=other) for case in finding.cases),
    )


def test_no_wording_changes_a_fingerprint() -> None:
    findings = real_corpus().findings
    before, after = fingerprints(findings), fingerprints(map(reworded, findings))
    assert len(before) > 100
    assert before == after
    for finding, key in zip(findings, before, strict=True):
        mine, yours = finding.cases, reworded(finding).cases
        assert [case_fingerprint(key, case) for case in mine] == [
            case_fingerprint(key, case) for case in yours
        ]


def test_days_places_counts_situations_and_severity_do_not_matter() -> None:
    other = dataclasses.replace(
        COLLISION, since=date(1999, 1, 1), until=None, place=None, measures=(), cases=(), witness=None,
        severity=Severity.INFO,
    )  # fmt: skip
    assert fingerprint(COLLISION) == fingerprint(other)


def test_code_and_cause_do() -> None:
    keys = {fingerprint(COLLISION), fingerprint(dataclasses.replace(COLLISION, code="MOU402"))}
    for cause in (
        Cause.of("collision", lists=("失信名单",), others=("守信名单",), act="快速通关.a"),
        Cause.of("collision", lists=("失信名单", "守信名单"), others=(), act="快速通关"),
        Cause.of("divergence", lists=("失信名单",), others=("守信名单",), act="快速通关"),
        Cause.of("collision", list=("失信名单",), others=("守信名单",), act="快速通关"),
    ):
        keys.add(fingerprint(dataclasses.replace(COLLISION, cause=cause)))
    assert len(keys) == 6


def test_the_order_in_which_a_cause_is_written_does_not_matter() -> None:
    assert Cause.of("a", b="1", c="2") == Cause.of("a", c="2", b="1")


def test_of_what_is_known_by_what_is_written_the_folder_does_not_matter() -> None:
    assert UNUSED.place is not None
    keys = {
        path: written_at(UNUSED.place._replace(source=Source(path, LISTS.text)), "")
        for path in ("memoranda/lists.mou", "../lists.mou", "b.mou")
    }
    assert keys["memoranda/lists.mou"] == keys["../lists.mou"] != keys["b.mou"]
    assert written_at(UNUSED.place, "") != written_at(UNUSED.place, "", ("list",))
    assert EMPTY.cause == written_at(None, "other/空") != written_at(None, "other")


@given(st.integers(1, 6))
def test_findings_that_are_alike_are_told_apart(number: int) -> None:
    keys = fingerprints([UNUSED] * number)
    assert len(set(keys)) == number
    assert keys == fingerprints([UNUSED] * (number + 1))[:number]
