"""Many measures, one cause: how findings of the same cause are told once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypedDict

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import measure_named
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.findings.finding import Case, Finding, Related, Stretch, Witness
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.source.order import counting

MOST_SHOWN = 6
"""How many parties a finding shows by place; all are named in its cases."""


class Affected(NamedTuple):
    """A measure touched by a cause, and the days on which it is: stretches in order, none of which touch."""

    measure: Measure
    days: tuple[Days, ...]

    @property
    def since(self) -> int:
        """The first day on which it is."""
        return self.days[0].start


class Told(TypedDict):
    """What a finding tells of the measures that it is about, as the arguments by which it is made."""

    measures: list[str]
    cases: list[Case]
    since: date | None
    until: date | None


class Lasting(TypedDict):
    """When a finding holds, as the arguments by which it is made."""

    cases: list[Case]
    since: date | None
    until: date | None


def affects(measure: Measure, stretches: Iterable[Days]) -> Iterator[Affected]:
    """Yield a measure with the days on which something touches it, if there are any."""
    days = merged(stretches)
    if days:
        yield Affected(measure, days)


def throughout(view: View, measure: Measure) -> Affected:
    """Return a measure that something touches on all its days, of which there must be some."""
    return Affected(measure, view.timeline.stretches(measure))


def in_order(affected: Iterable[Affected]) -> list[Affected]:
    """Return each measure once, with all its days, by the first of them, then by id, as people count."""
    found: dict[str, Affected] = {}
    for item in affected:
        before = found.get(item.measure.id)
        found[item.measure.id] = item if before is None else _merged(before, item)
    return sorted(found.values(), key=lambda item: (item.since, counting(item.measure.id)))


def _merged(one: Affected, other: Affected) -> Affected:
    return Affected(one.measure, merged((*one.days, *other.days)))


def together(affected: list[Affected]) -> Told:
    """Return what a finding tells of several measures: each of them a case with days of its own."""
    whole = span(days for item in affected for days in item.days)
    return {
        "measures": [item.measure.id for item in affected],
        "cases": [Case((item.measure.id,), None, _stretches(item)) for item in affected],
        "since": to_date(whole.start),
        "until": to_date(whole.end),
    }


def alone(affected: Affected) -> Told:
    """Return what a finding tells of one measure; it is a case of its own only where the finding pauses."""
    told = together([affected])
    return told if len(affected.days) > 1 else {**told, "cases": []}


def at_times(days: Iterable[Days], measures: tuple[str, ...], shown: Witness | None = None) -> Lasting:
    """Return when a finding holds that is of some days together; it has a case of its own only where it pauses."""
    parts = merged(days)
    stretches = tuple(Stretch(to_date(part.start), to_date(part.end)) for part in parts)
    return {
        "cases": [Case(measures, shown, stretches)] if len(parts) > 1 else [],
        "since": stretches[0].since,
        "until": stretches[-1].until,
    }


def _stretches(affected: Affected) -> tuple[Stretch, ...]:
    return tuple(Stretch(to_date(days.start), to_date(days.end)) for days in affected.days)


def to_date(day: int) -> date | None:
    """Return a day as a date, None where it is at either end of time."""
    return None if day <= ALWAYS or day >= FOREVER else date.fromordinal(day)


def related(affected: Iterable[Affected], *, but: str = "") -> list[Related]:
    """Return the first few measures as parties of a finding."""
    shown = [item for item in affected if item.measure.id != but]
    return [Related(measure_named(item.measure), item.measure.place) for item in shown[:MOST_SHOWN]]


def bounded(view: View, finding: Finding) -> Finding:
    """Return a finding that holds no longer than the last of the measures that it is about.

    One that shows a situation knows its own days: a gap is open when the measures that left it have ended.
    """
    if finding.witness is not None:
        return finding
    if finding.until is not None:
        return finding
    until = view.ask(_last_day, finding.measures)
    if until is None or (finding.since is not None and until <= finding.since):
        return finding
    return dataclasses.replace(finding, until=until)


def _last_day(view: View, measures: tuple[str, ...]) -> date | None:
    """Return the day from which none of these measures is in force; None where there is none."""
    days = (view.timeline.measure_days(view.corpus.measures[id_]) for id_ in measures)
    return to_date(max((stretch.end for stretch in days if stretch), default=FOREVER))
