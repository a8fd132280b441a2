"""What changes in the rules of a list: grounds of entry, ways out, and what is said of the list itself."""

from __future__ import annotations

import pytest

from comparison.comparing import brief, compared

RULE = 'entry 1 { conduct fraud; term 2 years; basis unknown "not read" }; exit 1 { kind fulfilment; after 6 months }; objection to A within 10 days'


def listing(rule: str, head: str = "kind blacklist; keeper A; covers firm, person") -> str:
    """Return a list with its rule."""
    return f"list k {{ {head}; {rule} }}\n"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        pytest.param(RULE.replace("conduct fraud", "conduct fraud, loan"),
                     ["list-wider k/1: entry on k for loan: 2000-01-01 firm"], id="one more ground"),
        pytest.param(RULE.replace("conduct fraud", "conduct fraud; of firm"),
                     ["list-narrower k/1: entry on k for fraud: 2000-01-01 person"], id="fewer kinds"),
        pytest.param(RULE + "; exclusion 1 { when minor }",
                     ["list-narrower k/1: entry on k for fraud: 2000-01-01 firm minor=yes"], id="an exclusion"),
        pytest.param(RULE.replace("term 2 years", "term 3 years"),
                     ["lengthened k/1: entry on k for fraud term 2 years > 3 years: 2000-01-01 firm"], id="a longer term"),
        pytest.param(RULE.replace("2 years", "2 years; force may"),
                     ["softened k/1: entry on k for fraud force mandatory > may: 2000-01-01 firm"], id="may"),
        pytest.param(RULE.replace("after 6 months", "after 1 year"),
                     ["lengthened k/1: a way off k after 6 months > 1 year: 2000-01-01 firm k"], id="a longer wait"),
        pytest.param(RULE + "; exit 2 { kind application }",
                     ["new-way-out k/2: a way off k: 2000-01-01 firm k"], id="a new way out"),
        pytest.param(RULE.replace("exit 1 { kind fulfilment; after 6 months }; ", ""),
                     ["way-out-gone k/1: a way off k: 2000-01-01 firm k"], id="no way out"),
        pytest.param(RULE + "; bar 1 { when minor }",
                     ["way-out-gone k/1: a way off k: 2000-01-01 firm k minor=yes"], id="a bar"),
        pytest.param(RULE.replace("10 days", "30 days"),
                     ["altered k: the list k objection to A within 10 days > to A within 30 days: 2000-01-01 firm k"], id="objection"),
    ],
)  # fmt: skip
def test_a_rule_of_a_list_changes(new: str, told: list[str]) -> None:
    """A list has one rule before and after."""
    assert brief(compared(listing(RULE), listing(new))) == told


def test_a_list_that_may_hold_others() -> None:
    """Whom it covers is said of the list on all days."""
    wider = listing(RULE, "kind blacklist; keeper A; covers firm, person")
    narrower = listing(RULE, "kind blacklist; keeper A; covers firm")
    assert brief(compared(narrower, wider)) == [
        "list-wider k: the list k covers firm > firm, person: 2000-01-01 person k"
    ]
    assert brief(compared(wider, narrower)) == [
        "list-narrower k: the list k covers firm, person > firm: 2000-01-01 person k"
    ]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(RULE.replace('entry 1 { conduct fraud; term 2 years; basis unknown "not read" }', 'entry 1 { conduct fraud; when minor; term 2 years; basis unknown "not read" }; entry 2 { conduct fraud; when not minor; term 24 months; basis unknown "lost" }'), id="split by condition"),
        pytest.param("; ".join(reversed(RULE.split("; objection"))).replace("to A", "objection to A", 1), id="order"),
        pytest.param(RULE + "; exclusion 1 { when minor and not minor }", id="an exclusion of nobody"),
    ],
)  # fmt: skip
def test_what_means_the_same_is_no_change(new: str) -> None:
    """Whatever the order and the division into grounds."""
    assert brief(compared(listing(RULE), listing(new))) == []


HILLS = "territory hills { within land }\n" + listing(RULE, "kind blacklist; keeper A; covers firm")
LOCAL = 'instrument r {{ signed 2018-01-01; {} listing k {{ entry 2 {{ conduct loan; basis unknown "not read" }}; exit 2 {{ kind application }} }} }}\n'


def told_of_places(old: str, new: str) -> list[str]:
    """Return what is told where the rule of a document is for some places, and then for others."""
    return sorted(brief(compared(HILLS + LOCAL.format(old), HILLS + LOCAL.format(new))))


def test_a_rule_binds_where_its_document_does() -> None:
    """What a document says of a list for one place is nothing new in another."""
    assert brief(compared(HILLS, HILLS + LOCAL.format("in town;"))) == [
        "list-wider k/2: entry on k for loan: 2018-01-01 firm town",
        "new-way-out k/2: a way off k: 2018-01-01 firm k town",
    ]
    assert told_of_places("in town;", "in hills;") == [
        "list-narrower k/2: entry on k for loan: 2018-01-01 firm town",
        "list-wider k/2: entry on k for loan: 2018-01-01 firm hills",
        "new-way-out k/2: a way off k: 2018-01-01 firm k hills",
        "way-out-gone k/2: a way off k: 2018-01-01 firm k town",
    ]
    assert told_of_places("in town;", "in hills, town;") == [
        "list-wider k/2: entry on k for loan: 2018-01-01 firm hills",
        "new-way-out k/2: a way off k: 2018-01-01 firm k hills",
    ]
    assert told_of_places("in land;", "") == []
    assert told_of_places("in town;", "in land;") == [
        "list-wider k/2: entry on k for loan: 2018-01-01 firm",
        "new-way-out k/2: a way off k: 2018-01-01 firm k",
    ]


GRADED = (
    "term 1 year from entry; way out 1 { kind fulfilment; after 6 months }; objection to A within 10 days"
)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        pytest.param(GRADED, [], id="the same"),
        pytest.param(
            GRADED.replace("1 year", "2 years"),
            ["lengthened r: the list r term 1 year from entry > 2 years from entry: 2000-01-01 firm"],
            id="a longer term",
        ),
        pytest.param(
            GRADED.replace("after 6 months", "after 1 year"),
            ["lengthened r/1: a way off r after 6 months > 1 year: 2000-01-01 firm"],
            id="a longer wait",
        ),
        pytest.param(
            GRADED.replace("way out 1 { kind fulfilment; after 6 months }; ", ""),
            ["way-out-gone r/1: a way off r: 2000-01-01 firm"],
            id="no way out",
        ),
        pytest.param(
            GRADED.replace("10 days", "30 days"),
            ["altered r: the list r objection to A within 10 days > to A within 30 days: 2000-01-01 firm"],
            id="objection",
        ),
    ],
)
def test_what_a_rating_says_of_its_grades_changes(new: str, told: list[str]) -> None:
    """A rating is compared as a list that one is on with any grade."""
    old = f"rating r {{ keeper A; grades good, bad; {GRADED} }}"
    assert brief(compared(old, f"rating r {{ keeper A; grades good, bad; {new} }}")) == told


def test_a_rating_changes_hands() -> None:
    """Whoever keeps it is another, and a rating that was not there is new with its way out."""
    old, new = (f"rating r {{ keeper {body}; grades good, bad; {GRADED} }}" for body in "AB")
    assert brief(compared(old, new)) == ["re-assigned r: the list r keeper A > B: 2000-01-01 firm"]
    assert brief(compared("", new)) == [
        "added r: the list r: 2000-01-01 firm",
        "new-way-out r/1: a way off r: 2000-01-01 firm",
    ]
