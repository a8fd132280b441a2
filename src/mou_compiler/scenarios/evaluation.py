"""What becomes of a scenario: which measures apply, and whether each expectation is met (grammar/meaning.md, Scenarios)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Scenario
from mou_compiler.corpus.schema.values import Expectation
from mou_compiler.scenarios.effects import lacking
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.listing import NOT_MET, lacking_for_entry, lacking_for_exit
from mou_compiler.scenarios.reasons import why_not
from mou_compiler.scenarios.situations import Impossible
from mou_compiler.words import Text


class Absence(NamedTuple):
    """A measure, ground or exit that could have met an expectation, and what it lacks."""

    id: str
    why: tuple[Text, ...]


class Result(NamedTuple):
    """One expectation: whether it is met, what gives what is spoken of, and what could and does not.

    `absent` is told of what is expected and not there; it begins with what comes nearest.
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
        """Whether something is expected, and every expectation is met."""
        return bool(self.results) and all(result.met for result in self.results)


def evaluate(view: View, scenario: Scenario) -> Outcome:
    """Return the outcome of a scenario."""
    try:
        case = Hypothetical(view, scenario)
    except Impossible as reason:
        return Outcome(scenario, (), (), Text(reason.en, reason.zh))
    return Outcome(scenario, case.applying, tuple(_result(case, item) for item in scenario.expectations))


def evaluate_all(view: View) -> Iterator[Outcome]:
    """Yield the outcome of every scenario of the corpus, in order of id."""
    for scenario in view.corpus.scenarios.values():
        yield evaluate(view, scenario)


def _result(case: Hypothetical, expectation: Expectation) -> Result:
    found = tuple(_lacking(case, expectation))
    giving = tuple(sorted(id_ for id_, why in found if not why))
    met = bool(giving) == expectation.present
    absent: tuple[Absence, ...] = ()
    if not met and expectation.present:
        absent = tuple(sorted((Absence(*item) for item in found), key=lambda item: (len(item.why), item.id)))
    return Result(expectation, met, giving, absent)


def _lacking(case: Hypothetical, expectation: Expectation) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield what could be what is spoken of, each with all that it lacks; nothing where it is there."""
    if expectation.entry is not None:
        yield from lacking_for_entry(case, expectation)
    elif expectation.exit is not None:
        yield from lacking_for_exit(case, expectation)
    elif expectation.escalation is not None:
        escalation = case.view.corpus.escalations[expectation.escalation.id]
        yield escalation.id, () if case.escalates(escalation) else (NOT_MET,)
    elif expectation.measure is not None:
        measure = case.view.corpus.measures[expectation.measure.id]
        yield measure.id, () if measure.id in case.applying else why_not(case, measure)
    else:
        yield from lacking(case, expectation)
