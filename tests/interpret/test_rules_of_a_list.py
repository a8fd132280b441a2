"""Rules of a list over time: what stands side by side, what ends, what is merged (grammar/meaning.md)."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.days import ALL_DAYS, FOREVER

TEXT = """
agency court { kind court }
list L "List" "名单" { kind blacklist; keeper court; EXISTED; term 5 years }
instrument first {
    in force from 2013-10-01
    listing L {
        entry refusal { force mandatory }
        notice 7 days before effect
        objection to court within 10 days
        exit paid { kind fulfilment }
    }
}
instrument second {
    in force from 2017-05-01
    amends first
    listing L { exit paid { kind fulfilment; within 3 working-days }; term 2 years }
}
instrument third {
    in force from 2020-01-01
    amends second
    listing L { notice none }
}
instrument aside {
    in force from 2015-01-01 until 2016-01-01
    listing L { entry fraud { force may } }
}
"""


def rules(existed: str = "existed from 2010-01-01") -> dict[str, RuleInForce]:
    compiled = compile_text(TEXT.replace("EXISTED", existed))
    return {item.document.id if item.document else "": item for item in compiled.view.list_rules.of("L")}


def day(year: int, month: int) -> int:
    return date(year, month, 1).toordinal()


def test_rules_stand_side_by_side_until_one_that_amends_begins() -> None:
    assert {id_: tuple(item.days) for id_, item in rules().items()} == {
        "": (day(2010, 1), FOREVER),
        "first": (day(2013, 10), day(2017, 5)),
        "aside": (day(2015, 1), day(2016, 1)),
        "second": (day(2017, 5), day(2020, 1)),
        "third": (day(2020, 1), FOREVER),
    }


def test_parts_that_an_amendment_does_not_name_go_on() -> None:
    found = rules()
    first, second, third = (found[id_].rule for id_ in ("first", "second", "third"))
    assert [entry.id for entry in second.entries] == [entry.id for entry in first.entries]
    assert (second.notice, second.objection) == (first.notice, first.objection)
    assert second.exits != first.exits
    assert third.exits == second.exits
    assert third.entries == first.entries
    assert third.objection == first.objection
    assert third.notice is not None
    assert third.notice.none
    assert third.term == second.term
    assert first.term is None, "the list's own declaration is not merged"


def test_no_rule_outlives_its_list() -> None:
    found = rules("existed from 2010-01-01 until 2015-07-01")
    assert set(found) == {"", "first", "aside"}
    assert {item.days.end for item in found.values()} == {day(2015, 7)}


def test_a_list_without_any_document_has_its_own_rule() -> None:
    compiled = compile_text("agency a\nlist L { kind redlist; keeper a }")
    (only,) = compiled.view.list_rules.of("L")
    assert (only.rule, only.days, only.document) == (compiled.corpus.lists["L"], ALL_DAYS, None)


SEVERAL = """
territory land
territory province { within land }
agency court { kind court }
list L { kind blacklist; keeper court }
instrument first { in force from 2013; listing L { entry refusal; exit paid { kind fulfilment }; term 2 years } }
instrument second { in force from 2017; amends first; listing L { exit forgiven { kind consent } } }
instrument third { THIRD; listing L { term 3 years } }
"""


def several(third: str) -> dict[str, RuleInForce]:
    compiled = compile_text(SEVERAL.replace("THIRD", third))
    return {item.laid_down_by: item for item in compiled.view.list_rules.of("L")}


@pytest.mark.parametrize(
    "amends", ["amends first", "amends first, second", "amends second, first", "amends second"]
)
def test_documents_that_amend_one_are_worked_in_one_after_the_other(amends: str) -> None:
    found = several(f"in force from 2020; {amends}")
    assert found["second"].days.end == found["third"].days.start == date(2020, 12, 31).toordinal()
    rule = found["third"].rule
    assert [exit_.id.rpartition("/")[2] for exit_ in rule.exits] == ["forgiven"], (
        "what the one before made of it"
    )
    assert [entry.id for entry in rule.entries] == [entry.id for entry in found["first"].rule.entries]
    assert found["second"].rule.term == found["first"].rule.term != rule.term


@pytest.mark.parametrize(
    ("third", "why"),
    [
        ("in force from 2020; amends first; in province", "it binds elsewhere"),
        ("in force from 2018; amends first; replaces second", "the other is no longer there"),
        ('in force unknown "not read"; signed 2018; amends first', "it is not known which comes first"),
        ("amends first", "it says nothing of days"),
        ("in force from 2016; amends first", "it comes before"),
    ],
)
def test_one_that_does_not_come_next_takes_up_nothing_of_the_other(third: str, why: str) -> None:
    assert [exit_.id.rpartition("/")[2] for exit_ in several(third)["third"].rule.exits] == ["paid"], why


def test_of_one_day_the_first_by_id_is_worked_in_first() -> None:
    found = several("in force from 2017; amends first")
    assert "second" not in found
    assert [exit_.id.rpartition("/")[2] for exit_ in found["third"].rule.exits] == ["forgiven"]
