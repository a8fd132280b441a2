"""Why what is expected is not there: everything that is lacking, the nearest first."""

from __future__ import annotations

import pytest

from scenarios.small import outcome, reasons

FIRM = "day 2017-01-01; in coast; subject firm; on black"


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (
            "day 2015-12-31; in coast; subject firm; on black; expect measure joint/1",
            {"joint/1": ["it is in force only from 2016-01-01"]},
        ),
        (
            "day 2017-01-01; in coast; subject firm; expect measure joint/1",
            {"joint/1": ["nothing sets it off: “Black”"]},
        ),
        (
            f"{FIRM}; given paid; expect measure joint/1",
            {"joint/1": ["measure 4 of “Joint” (“Trains after all”) overrides it"]},
        ),
        (
            "day 2017-01-01; in land; subject firm; on black; expect measure joint/2",
            {
                "joint/2": [
                    "it holds only in “Coast”, “Hills”",
                    "it does not reach “Firm”",
                    "its condition does not hold: “Debt” > 10 yuan (“Debt” not given)",
                    "an exception takes it out: “Grade of the case” = minor (“Grade of the case” not given)",
                ]
            },
        ),
        (
            f"{FIRM}; expect measure joint/3",
            {
                "joint/3": [
                    "nothing sets it off: (3 times in “Watch” within 1 year) or (5 times in “Watch” within 2 years) (the number of entries not given)"
                ]
            },
        ),
        (f"{FIRM}; expect escalation joint/flagged", {"joint/flagged": ["it is not met"]}),
    ],
)
def test_a_measure_that_does_not_apply(case: str, told: dict[str, list[str]]) -> None:
    assert reasons(case) == told


@pytest.mark.parametrize(
    ("expected", "why"),
    [
        ("prohibit travel.rail by office", ["it is carried out by Bureau"]),
        ("may prohibit travel.rail", ["its force is `mandatory`"]),
        ("prohibit travel.rail for 2 years", ["its term is 1 year from publication"]),
        (
            "may prohibit travel.rail by office for indefinite",
            [
                "it is carried out by Bureau",
                "its force is `mandatory`",
                "its term is 1 year from publication",
            ],
        ),
        ("restrict travel.rail.first", ["it applies, as `prohibit`"]),
    ],
)
def test_a_measure_that_applies_otherwise_than_expected(expected: str, why: list[str]) -> None:
    assert reasons(f"{FIRM}; expect {expected}") == {"joint/1": why}


def test_what_comes_nearest_is_told_first() -> None:
    more = """
    instrument rule-a "A" "甲" { signed 2020-01-01; on watch; measure 1 { to person; prohibit travel.rail } }
    instrument rule-b "B" "乙" { signed 2016-01-01; on watch; measure 1 { prohibit travel.rail } }
    """
    told = outcome("day 2015-06-01; in coast; subject firm; on watch; expect prohibit travel.rail", more)
    counts = [(absence.id, len(absence.why)) for absence in told.results[0].absent]
    assert counts == [("rule-b/1", 1), ("joint/1", 2), ("rule-a/1", 2)]


def test_a_ground_that_takes_nobody_in() -> None:
    case = "day 2017-01-01; in coast; subject child; given debt = 1 yuan; expect may entry black for 1 year"
    assert reasons(case) == {
        "joint/3": [
            "nothing sets it off: (3 times in “Watch” within 1 year) or (5 times in “Watch” within 2 years) (the number of entries not given)",
            "its force is `mandatory`",
        ],
        "black/smoking": [
            "this was not done: “Smoking”",
            "“Children” excludes it",
            "its force is `mandatory`",
            "its term is 1 year from decision",
        ],
        "black/debt": [
            "it is only for “Firm”",
            "its condition does not hold: “Debt” >= 100 yuan",
            "“Children” excludes it",
            "its term is 2 years",
        ],
    }


def test_an_exit_that_is_shut() -> None:
    case = f"{FIRM}; given grade = grave; expect exit black after 1 year"
    assert reasons(case) == {
        "black/end": ["it is only for the grounds “Smoking”", "its term is 2 years"],
        "black/paid": [
            "it is only for the grounds “Debt”",
            "its condition does not hold: “Paid”",
            "“Grave” bars it",
            "it has no term",
        ],
    }
    waiting = "day 2017-01-01; in coast; subject firm; on grey, watch; expect exit grey"
    assert reasons(waiting) == {"grey/out": ["one must have left “Watch” first"]}


def test_a_rule_of_a_list_that_a_document_lays_down_is_named_with_it() -> None:
    more = """
    instrument rule "Rule" "规定" {
        in force from 2016-01-01 until 2018-01-01
        listing watch { entry 1 "Fraud" "欺诈" { conduct deed.fraud } }
    }
    """
    told = outcome("day 2018-01-01; in coast; subject firm; conduct deed.fraud; expect entry watch", more)
    (absence,) = told.results[0].absent
    assert absence.id == "rule/watch/1"
    assert [text.en for text in absence.why] == ["it is in force only before 2018-01-01"]
