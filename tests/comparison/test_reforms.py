"""Reforms of the corpus read against their texts: what `mou diff` tells is what they changed, and no more."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from comparison.comparing import brief
from mou_compiler.comparison.compare import Comparison, compare_days
from mou_compiler.corpus.corpus import Corpus
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"


@cache
def corpus() -> Corpus:
    """Return the corpus, read once."""
    return real_corpus().corpus


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


@pytest.mark.long
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
    # art 3(2): new for the unit itself, and those who run it, whatever they pay with; the unit is the smaller situation
    controllers = line(found, "added spc-consumption-limits-2015/3-2:")
    assert "2015-07-22 organisation consumption-limited CN" in controllers
    assert found.first_day == date(2015, 7, 22).toordinal()


@pytest.mark.long
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
    # art 8(3) and (4): employers and superiors of public bodies are told. From when on is not printed, so that it is certain
    # only of the day on which the copy was read
    found = between("2017-02-27", "2026-11-24")
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


def test_the_memorandum_on_tax_violations_of_2014() -> None:
    """Its fifteen items begin on the day on which it was signed, and with it the board of announcement 41."""
    found = between("2014-12-28", "2014-12-29")
    # item 11 has two sentences, one on issuers and one on shareholders
    items = {str(number) for number in range(1, 16)} - {"11"} | {"11-1", "11-2"}
    assert clauses(found, "added", "tax-3062-2014") == items
    # item 11(2): whoever holds five per cent; item 2: whoever owes tax and gave no security
    assert "shareholding=5 %" in line(found, "added tax-3062-2014/11-2:")
    assert "tax-arrears=1 yuan tax-security-given=no" in line(found, "added tax-3062-2014/2:")
    assert clauses(found, "new-way-out", "major-tax-violations") == {"end"}
    assert len(found.changes) == len(items) + 2


def test_the_board_of_2016_is_known_by_name_alone() -> None:
    """Announcement 24 takes the place of 41: what is known of the way out and publicity of 2014 is known no longer.

    The memorandum of 2016 adds nothing that was seen.
    """
    told = [
        f"{change.kind} {change.clause.id} {change.respect}"
        for change in between("2016-12-30", "2016-12-31").changes
    ]
    assert told == ["way-out-gone major-tax-violations/end ", "altered major-tax-violations publicity"]


def test_the_rules_on_repair_of_2026() -> None:
    """Order 36 in force from 2026-04-01: grounds and ways out by class, and repair of lists that had none."""
    found = between("2026-03-31", "2026-04-01")
    list_ = "adverse-information"
    assert clauses(found, "list-wider", list_) == {"minor", "ordinary", "serious", "listed"}
    ends = {f"end-{kind}" for kind in ("minor", "ordinary", "serious")}
    assert clauses(found, "new-way-out", list_) == {
        *ends,
        "early-ordinary",
        "early-serious",
        "reorganisation",
    }
    # what is lost again by fraud or a failed reorganisation is no way out
    assert clauses(found, "altered", list_) == {"reorganisation-lost", "fraud"}
    for other in ("wage-arrears", "food-violators"):
        assert clauses(found, "new-way-out", other) == {"repair", "reorganisation"}
    assert clauses(found, "added", "order-36-2025") == {"12-1", "12-2", "12-3", "12-persons"}
    assert found.first_day == date(2026, 4, 1).toordinal()
