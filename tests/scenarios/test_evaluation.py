"""When an expectation is met."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text
from scenarios.small import WORLD, met, outcome

FIRM = "day 2017-01-01; in coast; subject firm; on black"
HEAD = (
    "day 2017-01-01; in coast; subject person; on black via head of firm; "
    "given debt@head = 11 yuan; given grade = grave via head of firm"
)


@pytest.mark.parametrize(
    "expected",
    [
        "prohibit travel.rail",
        "prohibit travel.rail.first",  # who may take no train may not go first class
        "prohibit",
        "measure joint/1",
        "no prohibit travel",  # nothing bars all travel
        "no restrict travel.rail",  # a prohibition is another modality
        "mandatory prohibit travel.rail",
        "no may prohibit travel.rail",
        "prohibit travel.rail for 1 year from publication",
        "prohibit travel.rail for 12 months from publication",  # terms are compared in nominal days
        "no prohibit travel.rail for 1 year",
        "no prohibit travel.rail for 2 years from publication",
        "no prohibit travel.rail for unspecified",
        "no measure joint/4",
    ],
)
def test_effects(expected: str) -> None:
    assert met(f"{FIRM}; expect {expected}")


def test_who_enforces_is_who_acts_on_that_day() -> None:
    before = FIRM.replace("2017-01-01", "2018-10-31")
    after = FIRM.replace("2017-01-01", "2018-11-01")
    assert met(f"{before}; expect prohibit travel.rail by bureau; expect no prohibit travel.rail by office")
    assert met(f"{after}; expect prohibit travel.rail by office; expect no prohibit travel.rail by bureau")


def test_a_role_stands_for_whoever_fills_it_there() -> None:
    assert met(f"{HEAD}; expect restrict tax.relief by local; expect restrict tax.relief by coast-office")
    assert met(f"{HEAD}; expect no restrict tax.relief by office")
    hills = HEAD.replace("coast", "hills")
    assert met(
        f"{hills}; expect restrict tax.relief by office; expect no restrict tax.relief by coast-office"
    )
    assert met(f"{HEAD.replace('coast', 'land')}; expect no restrict tax.relief")


def test_a_part_of_a_list_is_the_list() -> None:
    assert met(f"{FIRM.replace('black', 'grey')}; expect prohibit travel.rail")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("subject person; conduct deed.smoking", "entry black for 1 year from decision"),
        ("subject person; conduct deed.smoking", "mandatory entry black"),
        ("subject person; conduct deed.smoking", "no entry black for 2 years"),
        ("subject person; conduct deed.fraud", "no entry black"),
        (
            "subject person; conduct deed",
            "no entry black",
        ),  # a deed of no named kind is not the one asked for
        ("subject child; conduct deed.smoking", "no entry black"),
        ("subject firm; given debt = 100 yuan", "may entry black for 2 years"),
        ("subject shop; given debt = 100 yuan", "entry black"),
        ("subject firm; given debt = 99.99 yuan", "no entry black"),
        ("subject person; given debt = 100 yuan", "no entry black"),
        ("subject firm; given debt = 100 yuan; given paid", "no entry black"),
        ("subject person; conduct deed.smoking; given paid", "entry black"),  # paid excludes debts alone
        ("subject person; given 3 times in watch within 1 year", "entry black"),  # a measure leads to it
        ("subject person; given 2 times in watch within 1 year", "no entry black"),
        ("subject firm; conduct deed.smoking", "no entry grey"),
    ],
)
def test_entries(case: str, expected: str) -> None:
    assert met(f"day 2017-01-01; in coast; {case}; expect {expected}")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("given debt = 100 yuan; given paid", "fulfilment exit black"),
        ("given debt = 100 yuan", "no exit black"),
        ("given paid", "no exit black"),  # neither ground is why it is listed
        ("given debt = 100 yuan; given paid; given grade = grave", "no exit black"),
        ("conduct deed.smoking; given paid", "no fulfilment exit black"),
        ("conduct deed.smoking; given grade = grave", "automatic exit black after 2 years"),
        ("conduct deed.smoking", "no automatic exit black after 3 years"),
        ("conduct deed.smoking", "no suspension exit black"),
    ],
)
def test_exits(case: str, expected: str) -> None:
    assert met(f"{FIRM}; {case}; expect {expected}")


def test_an_exit_waits_for_other_lists() -> None:
    assert met("day 2017-01-01; in coast; subject firm; on grey; expect application exit grey")
    assert met("day 2017-01-01; in coast; subject firm; on grey, watch; expect no exit grey")


def test_an_escalation_is_met_on_the_days_of_its_document() -> None:
    watched = "in coast; subject firm; on watch"
    assert met(f"day 2016-01-01; {watched}; expect escalation joint/flagged")
    assert met(f"day 2015-12-31; {watched}; expect no escalation joint/flagged")
    assert met("day 2016-01-01; in coast; subject firm; expect no escalation joint/flagged")


LOCAL = """instrument local "Local" "地方规定" {
    signed 2016-01-01
    in     coast
    listing watch { entry 1 "Fraud" "欺诈" { conduct deed.fraud }; exit 1 "Asked" "申请" { kind application } }
    escalation near "Near" "就地" { on watch; leads to red }
}
"""


@pytest.mark.parametrize(
    ("expected", "there"),
    [
        ("conduct deed.fraud; expect entry watch", "in coast"),
        ("on watch; expect application exit watch", "in coast"),
        ("on watch; expect entry red", "in coast"),
        ("on watch; expect escalation local/near", "in coast"),
    ],
)
def test_a_rule_of_a_list_and_an_escalation_bind_where_their_document_does(expected: str, there: str) -> None:
    assert outcome(f"day 2017-01-01; {there}; subject firm; {expected}", LOCAL).passed
    (result,) = outcome(f"day 2017-01-01; in hills; subject firm; {expected}", LOCAL).results
    assert not result.met
    told = [text.en for absence in result.absent for text in absence.why]
    assert any("holds only in “Coast”" in text or "is not met" in text for text in told), told


def test_a_scenario_that_expects_nothing_fails() -> None:
    told = outcome(FIRM)
    assert told.impossible is None
    assert told.applying == ("joint/1",)
    assert not told.passed


def test_every_expectation_counts() -> None:
    told = outcome(
        f"{FIRM}; expect prohibit travel.rail; expect no prohibit travel.rail; expect measure joint/2"
    )
    assert [result.met for result in told.results] == [True, False, False]
    assert told.results[1].giving == ("joint/1",)
    assert not told.passed


def test_to_speak_of_a_thing_in_a_scenario_is_not_to_use_it() -> None:
    idle = 'agency idle "Idle" "闲置机关" { kind government }\n'
    case = f'scenario s "S" "例" {{ {FIRM}; expect no prohibit travel.rail by idle }}\n'
    unused = [
        finding.message.en
        for finding in compile_text(WORLD + idle + case).findings
        if finding.code == "MOU310" and "“Idle”" in finding.message.en
    ]
    assert unused == ["nothing uses the agency “Idle”"]
