"""Rules of two territories meet from the day on which one lies in the other, and no longer once it has left it."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text

COUNTRY = """
territory north
territory south
territory county { within north; existed until 2018-03-01; succeeded by city }
territory city { within south }
rank law { may-burden }
rank rule { below law }
subject firm
agency A
act x
act deed
law code { rank law; in force from 2000-01-01 }
"""


def told(text: str, code: str) -> list[tuple[str, str]]:
    compiled = compile_text(COUNTRY + text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return [(str(item.since), str(item.until)) for item in compiled.findings if item.code == code]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("county", [("2015-01-01", "None")]),
        ("city", [("2018-03-01", "None")]),
        ("south", [("2018-03-01", "None")]),
        ("north", [("2015-01-01", "2018-03-01")]),
    ],
)
def test_rules_of_a_list_at_odds(place: str, expected: list[tuple[str, str]]) -> None:
    rules = f"""
list bad {{ keeper A; kind blacklist; covers firm }}
instrument one {{ in force from 2015-01-01; in county; listing bad {{ term 1 year; entry 1 {{ conduct deed; basis none }} }} }}
instrument two {{ in force from 2015-01-01; in {place}; listing bad {{ term 2 years; entry 1 {{ conduct deed; basis none }} }} }}
"""
    assert told(rules, "MOU314") == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("city", [("2018-03-01", "None")]),
        ("north", [("2015-01-01", "2018-03-01")]),
    ],
)
def test_two_lists_of_one_conduct(place: str, expected: list[tuple[str, str]]) -> None:
    lists = f"""
list one {{ keeper A; kind blacklist; territory county; existed from 2015-01-01; entry 1 {{ conduct deed; term 1 year; basis none }} }}
list two {{ keeper A; kind blacklist; territory {place}; existed from 2015-01-01; entry 1 {{ conduct deed; term 2 years; basis none }} }}
"""
    assert told(lists, "MOU408") == expected


def test_a_catalogue_binds_what_has_come_under_it() -> None:
    rules = """
catalogue closed { territory south; in force from 2010-01-01; permission 1 { acts deed } }
list bad { keeper A; kind blacklist; covers firm }
memorandum m { rank rule; signed 2015-01-01; signatories A; measure 1 { on bad; by A; in county; prohibit x } }
"""
    assert told(rules, "MOU305") == [("2018-03-01", "None")]


def test_a_guardrail_of_the_new_place_holds_in_the_old() -> None:
    rules = """
guardrail none-barred { rank law; in force from 2000-01-01; in south; never prohibit; acts x; basis code }
list bad { keeper A; kind blacklist; covers firm }
memorandum m { rank rule; signed 2015-01-01; signatories A; measure 1 { on bad; by A; in county; prohibit x } }
"""
    assert [since for since, _ in told(rules, "MOU421")] == ["2018-03-01"]
