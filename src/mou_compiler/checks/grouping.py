"""Many measures, one cause: how findings of the same cause are told once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mou_compiler.checks.view import View
from mou_compiler.checks.wording import measure_named
from mou_compiler.corpus.declarations import Measure
from mou_compiler.findings.finding import Case, Finding, Related
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.source.order import counting

MOST_SHOWN = 6
"""How many parties a finding shows by place; all are named in its cases."""


class Affected(NamedTuple):
    """A measure touched by a cause, and the first day on which it is."""

    since: int
    measure: Measure


def in_order(affected: Iterable[Affected]) -> list[Affected]:
    """Return them by day, then id, as people count."""
    return sorted(affected, key=lambda item: (item.since, counting(item.measure.id)))


def first_days(affected: Iterable[Affected]) -> list[Affected]:
    """Return each measure once, with its first day, by day, then id."""
    firsts: dict[str, Affected] = {}
    for item in in_order(affected):
        firsts.setdefault(item.measure.id, item)
    return list(firsts.values())


def to_date(day: int) -> date | None:
    """Return a day as a date, None where it is at either end of time."""
    return None if day <= ALWAYS or day >= FOREVER else date.fromordinal(day)


def related(affected: Iterable[Affected], *, but: str = "") -> list[Related]:
    """Return the first few measures as parties of a finding."""
    shown = [item for item in affected if item.measure.id != but]
    return [Related(measure_named(item.measure), item.measure.place) for item in shown[:MOST_SHOWN]]


def cases(affected: Iterable[Affected]) -> list[Case]:
    """Return one case for each measure."""
    return [Case((item.measure.id,), None) for item in affected]


def bounded(view: View, finding: Finding) -> Finding:
    """Return a finding that holds no longer than the last of the measures that it is about.

    One that shows a situation knows its own days: a gap is open when the measures that left it have ended.
    """
    if finding.witness is not None:
        return finding
    days = [view.timeline.measure_days(view.corpus.measures[id_]) for id_ in finding.measures]
    ends = [stretch.end for stretch in days if stretch]
    until = to_date(max(ends, default=FOREVER))
    if finding.until is not None or until is None or (finding.since is not None and until <= finding.since):
        return finding
    return dataclasses.replace(finding, until=until)
