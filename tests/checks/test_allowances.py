"""Findings accepted in place: by place, by measure, case by case; never without a reason."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import Compiled, compile_text

TWO_DOCUMENTS = """
subject enterprise "Enterprise" "企业"
agency GACC "Customs" "海关总署" {{ kind government }}
rank law "Law" "法律" {{ may-burden }}
law customs-law "Customs law" "海关法" {{ rank law }}
act customs.fast-track "Fast track" "快速通关"
list defaulters "Defaulters" "失信企业" {{
    kind blacklist; keeper GACC; covers enterprise
    entry 1 "Smuggling" "走私"
    exit 1 "Duties paid" "补缴税款" {{ kind fulfilment }}
}}
list trusted "Trusted" "守信企业" {{
    kind redlist; keeper GACC; covers enterprise
    entry 1 "Three years without a fault" "三年无违规"
}}
instrument grants "Grants" "激励" {{
    in force from 2017-03-01; by GACC
    measure 1 {{ on trusted; grant customs.fast-track; basis customs-law art 2 }}
}}
instrument bans "Bans" "惩戒" {{
    in force from 2017-03-01; by GACC; {document}
    measure 1 {{ on defaulters; prohibit customs.fast-track; basis customs-law art 1; {first} }}
    measure 2 {{ on defaulters; prohibit customs.fast-track; basis customs-law art 3; {second} }}
}}
"""
ALLOW = 'allow MOU401 "kept until the next edition"'


def compiled(as_of: date | None = None, **fields: str) -> Compiled:
    return compile_text(TWO_DOCUMENTS.format(**{"document": "", "first": "", "second": "", **fields}), as_of)


def collisions(result: Compiled) -> list[list[tuple[str, ...]]]:
    """Return the measures of each case of each collision."""
    return [
        [case.measures for case in finding.cases] for finding in result.findings if finding.code == "MOU401"
    ]


def codes(result: Compiled) -> set[str]:
    return {finding.code for finding in result.findings}


def test_two_pairs_of_one_cause_are_one_finding() -> None:
    assert collisions(compiled()) == [[("bans/1", "grants/1"), ("bans/2", "grants/1")]]


def test_of_a_grouped_finding_only_the_accepted_case_is_taken_out() -> None:
    result = compiled(first=ALLOW)
    assert collisions(result) == [[("bans/2", "grants/1")]]
    assert "MOU601" not in codes(result)


def test_nothing_is_left_where_every_case_is_accepted() -> None:
    assert collisions(compiled(first=ALLOW, second=ALLOW)) == []
    assert collisions(compiled(document=ALLOW)) == []
    assert "MOU601" not in codes(compiled(document=ALLOW))


def test_an_acceptance_of_what_is_not_there_is_itself_a_finding() -> None:
    result = compiled(first='allow MOU208 "no circle here"')
    stale = [finding for finding in result.findings if finding.code == "MOU601"]
    assert len(stale) == 1
    assert stale[0].place is not None
    assert stale[0].place.text == 'allow MOU208 "no circle here"'
    assert len(collisions(result)[0]) == 2


@pytest.mark.parametrize(
    ("day", "left", "stale"),
    [(date(2019, 12, 31), 1, False), (date(2020, 1, 1), 2, True), (None, 1, False)],
)
def test_an_acceptance_ends_on_its_day(day: date | None, left: int, stale: bool) -> None:
    result = compiled(day, first=f"{ALLOW} until 2020-01-01")
    assert len(collisions(result)[0]) == left
    assert ("MOU601" in codes(result)) is stale


@pytest.mark.parametrize("written", ["allow MOU401", 'allow MOU401 ""', "准予 MOU401", "allow"])
def test_a_reason_is_mandatory(written: str) -> None:
    result = compiled(first=written)
    assert "MOU204" in codes(result)
    assert len(collisions(result)[0]) == 2


def test_both_spellings_accept_alike() -> None:
    assert collisions(compiled(first="准予 MOU401 「留待下次修订」 失效 2030年1月1日")) == collisions(
        compiled(first=ALLOW)
    )


def test_one_of_several_that_nothing_uses_is_accepted_by_itself() -> None:
    result = compile_text(
        'agency A1 "One" "一" { allow MOU310 "kept for history" }\n'
        'agency A2 "Two" "二" {}\nagency A3 "Three" "三" {}\n'
    )
    assert [(item.code, item.message.en) for item in result.findings] == [
        ("MOU310", "nothing uses the agencies “Two” and “Three”")
    ]


@pytest.mark.parametrize("written", ["MOU310", "mou310", "unused"])
def test_a_check_is_accepted_by_code_or_name(written: str) -> None:
    assert not compile_text(f'agency A "One" "一" {{ allow {written} "kept" }}\n').findings


def test_an_acceptance_of_no_check_at_all_is_told_with_the_nearest() -> None:
    (finding,) = [
        item
        for item in compile_text('agency A "One" "一" { allow MOU999 "kept" }\n').findings
        if item.code == "MOU601"
    ]
    assert finding.message.en == "no check is called `MOU999`"
    (named,) = [
        item
        for item in compile_text('agency A "One" "一" { allow colision "kept" }\n').findings
        if item.code == "MOU601"
    ]
    assert named.help.en == "did you mean `collision`?"


COLLIDING_BY_YEARS = """
territory land "Land" "国"
subject firm "Firm" "企业"
agency A "Agency A" "甲局" { kind government }
act trade "Trade" "贸易"
list L "Black" "黑" { kind blacklist; keeper A; entry 1 { basis none } }
list R "Red" "红" { kind redlist; keeper A; entry 1 { basis none } }
memorandum m "M" "备" {
    signed 2016-01-01; by A; basis none
    measure 1 { on L; prohibit trade }
    measure 2 { on R; grant trade; in force from 2016-01-01 until 2017-01-01 }
    measure 3 { on R; grant trade; in force from 2019-01-01 until 2020-01-01 }
}
"""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2016, 6, 1), [("m/1", "m/2")]),
        (date(2018, 6, 1), []),
        (date(2019, 6, 1), [("m/1", "m/3")]),
        (date(2020, 1, 1), []),
        (None, [("m/1", "m/2"), ("m/1", "m/3")]),
    ],
)
def test_a_collision_is_told_on_its_days_with_a_situation_of_that_day(
    day: date | None, told: list[tuple[str, ...]]
) -> None:
    found = [item for item in compile_text(COLLIDING_BY_YEARS, day).findings if item.code == "MOU401"]
    assert [case.measures for item in found for case in item.cases] == told
    for item in found:
        assert item.witness is not None
        if day is not None:
            assert item.witness.date == day
            assert day.isoformat() in item.message.en
            assert set(item.measures) == {id_ for case in item.cases for id_ in case.measures}
