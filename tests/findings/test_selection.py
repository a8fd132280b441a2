"""Selections: codes, their beginnings and names; what could not be read is always told."""

from __future__ import annotations

import pytest
from reports import COLLISION, EMPTY, EXPIRY, FINDINGS, UNUSED

from mou_compiler.findings.finding import Severity
from mou_compiler.findings.selection import EVERYTHING, Selection, matching

NAMES = {"MOU112": "empty-corpus", "MOU310": "unused", "MOU401": "collision", "ORG001": "unused-seal"}


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("MOU401", {"MOU401"}),
        ("mou401", {"MOU401"}),
        ("MOU", {"MOU112", "MOU310", "MOU401"}),
        ("MOU3", {"MOU310"}),
        ("unused", {"MOU310"}),
        ("Collision", {"MOU401"}),
        ("collis", set()),
        ("MOU4011", set()),
        ("", set()),
    ],
)
def test_a_pattern_is_a_code_the_beginning_of_one_or_a_name(pattern: str, codes: set[str]) -> None:
    assert matching(pattern, NAMES) == codes


def test_everything_is_told_unless_asked_otherwise() -> None:
    assert EVERYTHING.choose(FINDINGS) == FINDINGS


def test_select_and_ignore() -> None:
    assert Selection(frozenset({"MOU401"})).choose(FINDINGS) == (EMPTY, COLLISION)
    assert Selection(None, frozenset({"MOU401", "MOU501"})).choose(FINDINGS) == (EMPTY, UNUSED)
    assert Selection(frozenset({"MOU401"}), frozenset({"MOU401"})).choose(FINDINGS) == (EMPTY,)


def test_what_could_not_be_read_is_always_told() -> None:
    assert Selection(frozenset(), frozenset({"MOU112"})).choose(FINDINGS) == (EMPTY,)


def test_severities_stand_in_place_of_the_checks_own() -> None:
    chosen = Selection(severities={"MOU501": Severity.ERROR, "MOU401": Severity.INFO}).choose(FINDINGS)
    assert [(finding.code, finding.severity) for finding in chosen] == [
        ("MOU112", Severity.ERROR),
        ("MOU310", Severity.INFO),
        ("MOU501", Severity.ERROR),
        ("MOU401", Severity.INFO),
    ]
    assert EXPIRY.severity is Severity.WARNING
