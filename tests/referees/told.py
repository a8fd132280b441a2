"""What a finding tells, in a form in which the compiler and its referees can be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.source.place import Place
from referees.days import ALWAYS, NEVER, Span


class Told(NamedTuple):
    """A finding: its code, where it stands, the measures in it, its days, and what else tells it apart."""

    code: str
    at: tuple[int, int]
    measures: tuple[str, ...] = ()
    days: str = " to "
    more: Any = ()


def at(place: Place | None) -> tuple[int, int]:
    """Return where a finding stands."""
    return (place.start, place.end) if place is not None else (-1, -1)


def counted(id_: str) -> Any:
    """Return the key by which ids are in the order of the numbers in them: 2-10 before 3, and 9 before 10."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", id_)]


def shown(day: int | None) -> str:
    """Return a day as text; empty where it is at either end of time."""
    return "" if day is None or day <= ALWAYS or day >= NEVER else date.fromordinal(day).isoformat()


def lasting(span: Span) -> str:
    """Return a first day and one behind the last as text."""
    return f"{shown(span[0])} to {shown(span[1])}"


def days_of(finding: Finding) -> str:
    """Return the first day of a finding, and the first behind its last."""
    return f"{finding.since or ''} to {finding.until or ''}"


def told_by_compiler(finding: Finding, entries: Mapping[tuple[int, int], str]) -> Told:
    """Return what a finding tells; the order of its measures does not matter."""
    days = days_of(finding)
    places = [at(finding.place), *(at(item.place) for item in finding.related)]
    if finding.code == "MOU408":
        return Told(finding.code, (0, 0), (), days, tuple(sorted(entries[place] for place in places)))
    if finding.code == "MOU314" or (finding.code == "MOU307" and not finding.measures):
        return Told(finding.code, (0, 0), (), days, tuple(sorted(places)))
    more: Any = ()
    if finding.code == "MOU310":
        more = tuple(places[1:])
    elif finding.code == "MOU311":
        more = finding.message.en.rpartition(": ")[2]
    return Told(finding.code, places[0], tuple(sorted(finding.measures)), days, more)


def findings(compiled: Compiled, code: str) -> list[Finding]:
    """Return the findings of one code."""
    return [finding for finding in compiled.findings if finding.code == code]
