"""How a breach of a guardrail is told: the measures of one document that make it, each with its smallest situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.guarding import Breach
from mou_compiler.analysis.guardrails import bound_on_acts
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import SO_IT_IS, measure_named, named, shown, shown_by
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import MOST_SHOWN, to_date
from mou_compiler.corpus.schema.declarations import Guardrail, Measure
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Finding, Related, Stretch
from mou_compiler.meaning.boxes import Witness, order_of
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, on_day, smallest, stretches
from mou_compiler.words import Text


class Shown(NamedTuple):
    """What the message of a breach speaks of: the guardrail, the measure, and the breach."""

    guardrail: Guardrail
    measure: Measure
    breach: Breach


Message = Callable[[View, Shown], Text]


def forbidding_by_document(view: View) -> Iterator[tuple[str, str]]:
    """Yield each guardrail of what may never be, with each document that it binds and that touches its acts."""
    return _by_document(view, lambda guardrail: bool(guardrail.never))


def demanding_by_document(view: View) -> Iterator[tuple[str, str]]:
    """Yield each guardrail of what must always go with something, with each document, as above."""
    return _by_document(view, lambda guardrail: bool(guardrail.always))


def _by_document(view: View, speaks: Callable[[Guardrail], bool]) -> Iterator[tuple[str, str]]:
    for id_, guardrail in view.corpus.guardrails.items():
        if speaks(guardrail):
            yield from ((id_, document) for document in bound_on_acts(view, id_))


def breach_finding(
    view: View, check: Check, breaches: tuple[Breach, ...], as_of: AsOf, message: Message, cause: Cause
) -> Finding:
    """Return the finding of the breaches of one guardrail by measures of one document."""
    days = {breach.measure: merged(stretches(breach.region)) for breach in breaches}
    witnesses = {breach.measure: witness_as_of(view, breach.region, as_of) for breach in breaches}
    there = [breach for breach in breaches if on_day(breach.region, as_of.day)] or breaches
    first = min(there, key=lambda one: order_of(view.rules.world, witnesses[one.measure]))
    witness, guardrail = witnesses[first.measure], view.corpus.guardrails[first.guardrail]
    measure = view.corpus.measures[first.measure]
    whole = span(part for parts in days.values() for part in parts)
    return check.finding(
        message(view, Shown(guardrail, measure, first)),
        measure.place,
        cause=cause,
        related=_parties(view, guardrail, (one.measure for one in breaches if one is not first)),
        measures=[breach.measure for breach in breaches],
        witness=shown(view, witness),
        situation=shown_by(view, witness, SO_IT_IS),
        cases=[
            Case((one.measure,), shown(view, witnesses[one.measure]), as_dates(days[one.measure]))
            for one in breaches
        ],
        since=to_date(whole.start),
        until=to_date(whole.end),
    )


def as_dates(days: Iterable[Days]) -> tuple[Stretch, ...]:
    """Return days as a finding tells them."""
    return tuple(Stretch(to_date(part.start), to_date(part.end)) for part in days)


def witness_as_of(view: View, region: Region, as_of: AsOf) -> Witness:
    """Return the smallest situation of a set as of a day; of all days where there is none on that one."""
    world = view.rules.world
    found = smallest(world, on_day(region, as_of.day)) or smallest(world, region)
    assert found is not None  # what is empty is no breach
    return found


def _parties(view: View, guardrail: Guardrail, others: Iterable[str]) -> list[Related]:
    measures = [view.corpus.measures[id_] for id_ in others]
    return [
        Related(named(guardrail, guardrail.id), guardrail.place),
        *(Related(measure_named(other), other.place) for other in measures[:MOST_SHOWN]),
    ]
