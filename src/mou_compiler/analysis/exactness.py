"""Days as exactly as they are written: one that follows from a month or a year is the latest or the earliest possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import day_text, joined, stretch_text
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Catalogue,
    Declaration,
    Edition,
    Filling,
    Guardrail,
    Instrument,
    Law,
    List,
    Measure,
    Memorandum,
    Role,
    Territory,
)
from mou_compiler.corpus.schema.values import Day
from mou_compiler.meaning.days import Days
from mou_compiler.memo import Index
from mou_compiler.words import Text


class Exactness(NamedTuple):
    """The ordinals that are only the latest, and only the earliest, day on which something written may begin or end."""

    latest: frozenset[int]
    earliest: frozenset[int]


def day_as_written(view: View, day: date | None) -> Text:
    """Return a day as each language writes it, told to be the latest or the earliest where no more is written."""
    said = day_text(day)
    if day is None:
        return said
    exactness, number = exactness_of(view), day.toordinal()
    if number in exactness.latest:
        return Text(f"{said.en} at the latest", f"{said.zh}（最迟）")
    if number in exactness.earliest:
        return Text(f"{said.en} at the earliest", f"{said.zh}（最早）")
    return said


def days_as_written(view: View, days: Days) -> Text:
    """Return when a thing is so, each end as exactly as it is written."""
    return stretch_text(days, day_as_written(view, days.first), day_as_written(view, days.behind))


def stretches_as_written(view: View, stretches: Iterable[Days]) -> Text:
    """Return when a thing is so on several stretches, each end as exactly as it is written."""
    return joined(days_as_written(view, days) for days in stretches)


def exactness_of(view: View) -> Exactness:
    """Return which days follow from what is written to the month or the year alone."""
    return view.sum_up(_find_exactness)


def _find_exactness(view: View) -> Exactness:
    """Return the days of which only a month or a year is written; those that another text writes exactly are exact."""
    found = set(view.ask(_in_documents).keys())
    for kind in (Agency, Catalogue, Guardrail, Law, List, Role, Territory):
        for declaration in view.corpus.of(kind).values():
            found.update(_ends(declaration))
    ends = {end: frozenset(ordinal for ordinal, other in found if other == end) for end in _ENDS}
    exact, latest, earliest = (ends[end] for end in _ENDS)
    return Exactness(latest - earliest - exact, earliest - latest - exact)


_ENDS = ("exact", "latest", "earliest")


def _in_documents(view: View) -> Index[tuple[int, str], bool]:
    return view.index(
        lambda view: view.corpus.documents,
        lambda view, id_: dict.fromkeys(_ends(view.corpus.documents[id_]), True),
    )


def _ends(value: Any) -> Iterator[tuple[int, str]]:
    """Yield the ordinals that each day inside a value may be, at its ends, and which of them it is."""
    if isinstance(value, Day):
        yield value.first.toordinal(), "exact" if value.exact else "earliest"
        yield value.last.toordinal(), "exact" if value.exact else "latest"
    elif isinstance(value, tuple):
        for item in value:
            yield from _ends(item)
    elif isinstance(value, Declaration):
        for name in HOLDING_DAYS.get(type(value), ()):
            yield from _ends(getattr(value, name))


_OF_DOCUMENTS = ("signed", "in_force", "known_in_force", "suspended", "transition", "measures")
HOLDING_DAYS: Mapping[type[Declaration], tuple[str, ...]] = {
    Agency: ("existed", "successions"),
    Catalogue: ("in_force",),
    Edition: ("adopted", "in_force"),
    Filling: ("during",),
    Guardrail: ("in_force",),
    Instrument: _OF_DOCUMENTS,
    Law: ("adopted", "in_force", "repealed_on", "editions"),
    List: ("existed",),
    Measure: ("in_force", "suspended"),
    Memorandum: _OF_DOCUMENTS,
    Role: ("fillings",),
    Territory: ("existed", "successions"),
}
"""The fields in which the days of a declaration stand; those of allowances, registers and scenarios say nothing of what holds."""
