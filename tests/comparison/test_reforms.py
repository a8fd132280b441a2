"""Reforms of the corpus read against their texts: what `mou diff` tells is what they changed, and no more."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from comparison.comparing import brief
from mou_compiler.comparison.compare import Comparison, compare_days
from mou_compiler.compilation import compile_paths
from mou_compiler.corpus.corpus import Corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"


@cache
def corpus() -> Corpus:
    """Return the corpus, read once."""
    return compile_paths(MEMORANDA).corpus


@cache
def between(first: str, later: str) -> Comparison:
    """Return what differs between two days."""
    return compare_days(corpus(), date.fromisoformat(first), date.fromisoformat(later))


def clauses(comparison: Comparison, kind: str, within: str) -> set[str]:
    """Return the numbers of the clauses of a text or list that change in a class."""
    found = {change.clause.id for change in comparison.changes if change.kind == kind}
    return {id_.removeprefix(f"{within}/") for id_ in found if id_.startswith(f"{within}/")}


def line(comparison: Comparison, start: str) -> str:
    """Return the one change that begins so."""
    (found,) = (told for told in brief(comparison) if told.startswith(start))
    return found


def test_the_limits_on_consumption_of_2015() -> None:
    """The amendment in force from 2015-07-22 against the text of 2010, edit by edit."""
    found = between("2015-07-21", "2015-07-22")
    # art 1(2), new: whoever is on the list of defaulters must be limited; art 1(1) is the former art 1
    assert clauses(found, "list-wider", "consumption-limited") == {"defaulter-listed"}
    assert clauses(found, "list-narrower", "consumption-limited") == set()
    assert clauses(found, "re-based", "consumption-limited") == {"non-performance"}
    # art 3(1): "paid for with one's own property" is dropped, so consumption paid for by anybody else is new
    for number in range(1, 9):
        assert "paid-from=other-property" in line(found, f"added spc-consumption-limits-2015/3-1-{number}:")
    # item 9 names the trains, however they are paid for
    trains = line(found, "added spc-consumption-limits-2015/3-1-9:")
    assert "travel.rail.emu.g-series" in trains
    assert "paid-from" not in trains
    # art 3(2): whoever actually controls a unit is new
    controllers = line(found, "added spc-consumption-limits-2015/3-2:")
    assert "consumption-limited@" in controllers
    assert found.first_day == date(2015, 7, 22).toordinal()


def test_the_rule_of_the_list_of_defaulters_of_2017() -> None:
    """The amendment of 2017-02-28 against the rule of 2013."""
    found = between("2017-02-27", "2017-02-28")
    list_ = "judgment-defaulters"
    # art 1: that one is able to perform is asked of refusal alone; art 4: minors are not listed
    five = {"obstruction", "evasion", "no-report", "order-breach", "settlement-breach"}
    assert clauses(found, "list-wider", list_) == five
    assert clauses(found, "list-narrower", list_) == {*five, "refusal"}
    assert "2017-02-28 minor" in line(found, f"list-narrower {list_}/evasion:")
    # art 5: the president of the court approves each entry
    assert clauses(found, "softened", list_) == {*five, "refusal"}
    # art 10 and 2: ways out that the rule of 2013 did not have; settlement need no longer be confirmed
    assert clauses(found, "new-way-out", list_) == {
        "settlement", "creditor", "no-assets", "stay", "no-enforcement", "term-end", "early",
    }  # fmt: skip
    assert clauses(found, "way-out-gone", list_) == set()
    # art 8(3) and (4): employers and superiors of public bodies are told
    assert clauses(found, "added", "spc-defaulter-list-2017") == {"8-3", "8-4"}
    assert clauses(found, "removed", "spc-defaulter-list-2013") == set()


def test_the_list_of_tax_violations_of_2022() -> None:
    """Order 54, in force from 2022-02-01: grounds, ways out, publication, and the grade D of whoever is listed."""
    found = between("2022-01-31", "2022-02-01")
    list_ = "major-tax-violations"
    assert clauses(found, "list-wider", list_) == {str(number) for number in range(1, 12)}
    assert {"paid", "reorganised", "contribution"} <= clauses(found, "new-way-out", list_)
    assert clauses(found, "added", "order-54-2021") == {"11", "15"}
    assert {change.clause.id.partition("/")[0] for change in found.changes} == {list_, "order-54-2021"}


def test_a_day_on_which_nothing_begins_or_ends_changes_nothing() -> None:
    """The day before any of these is like the one before it."""
    assert brief(between("2022-01-30", "2022-01-31")) == []
