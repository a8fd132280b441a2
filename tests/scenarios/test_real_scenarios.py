"""The scenarios of the real documents: they pass, they speak of every document, and they can fail."""

from __future__ import annotations

from functools import cache

from corpus.test_memoranda import HAN, real
from mou_compiler.scenarios.evaluation import Outcome, evaluate_all

SPOKEN_OF = {
    "air-385-2018", "defaulters-141-2016", "defaulters-bidding", "defaulters-opinion-2016",
    "logistics-1553-2017", "order-36-2025", "order-44-2021", "order-54-2021", "patents-1702-2018",
    "rail-384-2018", "spc-consumption-limits-2010", "spc-consumption-limits-2015",
    "spc-defaulter-list-2013", "spc-defaulter-list-2017", "tax-3062-2014", "wages-order-45-2021",
}  # fmt: skip
"""The documents of which more than one article was read."""


@cache
def outcomes() -> tuple[Outcome, ...]:
    return tuple(evaluate_all(real().view))


def test_every_scenario_passes() -> None:
    assert [outcome.scenario.id for outcome in outcomes() if not outcome.passed] == []


def test_every_scenario_is_labelled_in_both_languages() -> None:
    labels = [outcome.scenario.label for outcome in outcomes()]
    assert [label for label in labels if HAN.search(label.en) or not HAN.search(label.zh)] == []


def test_every_document_gives_something_that_is_expected() -> None:
    giving = {
        id_.partition("/")[0] for outcome in outcomes() for result in outcome.results for id_ in result.giving
    }
    assert giving >= SPOKEN_OF


def test_what_must_follow_and_what_must_not_are_both_expected() -> None:
    present = [result.expectation.present for outcome in outcomes() for result in outcome.results]
    assert present.count(True) >= 60
    assert present.count(False) >= 60
