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
