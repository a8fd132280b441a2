"""What becomes of a scenario: which measures apply, and whether each expectation is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.checks.view import View
from mou_compiler.corpus.declarations import Measure, Scenario
from mou_compiler.corpus.values import Expectation
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.rule import comparable
from mou_compiler.scenarios.reasons import why_not
from mou_compiler.scenarios.situations import Impossible, situation_of
from mou_compiler.words import Text


class Absence(NamedTuple):
    """A measure that could have met an expectation, and what keeps it from applying."""

    measure: str
    why: tuple[Text, ...]


class Result(NamedTuple):
    """One expectation: whether it is met, the measures that give the effect, and those that do not apply.

    `absent` begins with the measures that come nearest to applying.
    """

    expectation: Expectation
    met: bool
    giving: tuple[str, ...]
    absent: tuple[Absence, ...]


class Outcome(NamedTuple):
    """A scenario worked out. `impossible` says why there is no such situation; nothing applies then."""

    scenario: Scenario
    applying: tuple[str, ...]
    results: tuple[Result, ...]
    impossible: Text | None = None

    @property
    def passed(self) -> bool:
        """Whether every expectation is met."""
        return self.impossible is None and all(result.met for result in self.results)


def evaluate(view: View, scenario: Scenario) -> Outcome:
    """Return the outcome of a scenario."""
    try:
        situation = situation_of(view, scenario)
    except Impossible as reason:
        return Outcome(scenario, (), (), Text(reason.en, reason.zh))
    rules = view.rules
    applying = tuple(sorted(rule.id for rule in rules.rules.values() if rules.applies(rule, situation)))
    results = tuple(_result(view, situation, applying, item) for item in scenario.expectations)
    return Outcome(scenario, applying, results)


def evaluate_all(view: View) -> Iterator[Outcome]:
    """Yield the outcome of every scenario of the corpus, in order of id."""
    for scenario in view.corpus.scenarios.values():
        yield evaluate(view, scenario)


def _result(view: View, situation: Witness, applying: Iterable[str], expectation: Expectation) -> Result:
    measures = view.corpus.measures
    giving = tuple(id_ for id_ in applying if gives(view, measures[id_], expectation, situation.day))
    met = bool(giving) == expectation.present
    absent: tuple[Absence, ...] = ()
    if not met and expectation.present:
        found = (
            Absence(measure.id, why_not(view, measure, situation))
            for measure in measures.values()
            if measure.id not in applying and gives(view, measure, expectation, situation.day)
        )
        absent = tuple(sorted(found, key=lambda item: (len(item.why), item.measure)))
    return Result(expectation, met, giving, absent)


def gives(view: View, measure: Measure, expectation: Expectation, day: int) -> bool:
    """Tell whether a measure, where it applies, has the effect expected: on the act or on one above it."""
    if expectation.measure is not None:
        return measure.id == expectation.measure.id
    rule = view.rules.rules[measure.id]
    act = expectation.act.id if expectation.act else None
    has_effect = any(
        effect.modality == expectation.modality and (act is None or comparable(effect.act, act) == act)
        for effect in rule.effects
    )
    if not has_effect or expectation.enforcer is None:
        return has_effect
    wanted = expectation.enforcer.id
    return any(wanted == item.id or wanted in view.enforcers.bodies(item.id, day) for item in rule.enforcers)
