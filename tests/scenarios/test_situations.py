"""Which situation a scenario speaks of, and which there are none of."""

from __future__ import annotations

import pytest

from scenarios.small import met, outcome

HERE = "day 2017-01-01; in coast"


def impossible(scenario: str) -> str | None:
    told = outcome(f"{scenario}; expect no measure joint/4")
    assert told.passed is (told.impossible is None)
    return told.impossible.en if told.impossible else None


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        ("subject person; on red", "no such subject can be on “Red”"),
        ("subject firm; on red, black", "no such subject can be on “Black” and “Red” together"),
        ("subject firm; on red, grey", "no such subject can be on “Grey” and “Red” together"),
        (
            "subject firm; on black via head of firm",
            "no such subject can be attached by “Head” to one on “Black”",
        ),
        (
            "subject person; on red via head of person",
            "whom it is attached to by head cannot be on that list, or be of that kind",
        ),
        ("subject person; given grade = heavy", "`grade` has no such value"),
        (
            "subject person; given 3 times in watch within 1 year; given 2 times in watch within 2 years",
            "no such counts of entries in `watch`",
        ),
    ],
)
def test_there_is_no_such_situation(scenario: str, reason: str) -> None:
    assert impossible(f"{HERE}; {scenario}") == reason


@pytest.mark.parametrize(
    "scenario",
    [
        "subject firm; on red",
        "subject firm; on watch, grey",
        "subject child; on black",
        "subject person; on red via head of shop",
        "subject person; on black via head of firm; on black",
        "subject person; given 3 times in watch within 1 year; given 3 times in watch within 2 years",
    ],
)
def test_there_is_such_a_situation(scenario: str) -> None:
    assert impossible(f"{HERE}; {scenario}") is None


def test_the_day_must_be_known() -> None:
    told = outcome('day unknown "not told"; in coast; subject firm; expect no measure joint/1')
    assert told.impossible is not None
    assert told.impossible.zh == "日期、主体与地域须为已知"


def test_an_inexact_day_is_its_last() -> None:
    assert met("day 2016; in coast; subject firm; on black; expect prohibit travel.rail by bureau")
    assert met("day 2018-11; in coast; subject firm; on black; expect prohibit travel.rail by office")


def test_what_is_not_said_is_at_its_simplest() -> None:
    attached = f"{HERE}; subject person; on black via head of firm"
    assert met(f"{attached}; given grade = grave; expect no restrict tax.relief")  # no debt
    assert met(f"{attached}; given debt = 11 yuan via head; expect no restrict tax.relief")  # a minor case
    # What decides is the firm's debt, and not that of its head.
    assert met(
        f"{attached}; given debt = 11 yuan; given grade = grave via head; expect no restrict tax.relief"
    )
    assert met(
        f"{attached}; given debt = 11 yuan via head; given grade = grave via head of firm; expect restrict tax.relief"
    )


def test_a_principal_who_is_not_named_is_the_first_that_may_be_listed() -> None:
    assert met(
        f"{HERE}; subject person; on black via head; given debt@head = 11 yuan; given grade@head = grave; "
        "expect restrict tax.relief"
    )


@pytest.mark.parametrize(
    ("given", "applies"),
    [
        ("", False),
        ("given 2 times in watch within 1 year", False),
        ("given 3 times in watch within 1 year", True),
        ("given 4 times in watch within 2 years", False),
        ("given 5 times in watch within 2 years", True),
        ("given 2 times in watch within 1 year; given 5 times in watch within 2 years", True),
        ("given 7 times in watch within 3 years", False),  # no rule asks for that window
    ],
)
def test_entries_are_counted_in_each_window(given: str, applies: bool) -> None:
    no = "" if applies else "no "
    assert met(f"{HERE}; subject firm; {given}; expect {no}measure joint/3")


def test_a_longer_window_counts_what_a_shorter_one_does() -> None:
    wide = "given 3 times in watch within 1 year; given 5 times in watch within 2 years"
    assert met(f"{HERE}; subject firm; {wide}; expect measure joint/3")
    assert impossible(f"{HERE}; subject firm; given 6 times in watch within 1 year") is None
