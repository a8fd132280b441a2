"""What a finding tells, in a form in which the compiler and its referees can be compared."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.source.place import Place
from referees.days import ALWAYS, NEVER


class Told(NamedTuple):
    """A finding: its code, where it stands, the measures in it, the first day, and what else tells it apart."""

    code: str
    at: tuple[int, int]
    measures: tuple[str, ...] = ()
    since: str = ""
    more: Any = ()


def at(place: Place | None) -> tuple[int, int]:
    """Return where a finding stands."""
    return (place.start, place.end) if place is not None else (-1, -1)


def shown(day: int | None) -> str:
    """Return a day as text; empty where it is at either end of time."""
    return "" if day is None or day <= ALWAYS or day >= NEVER else date.fromordinal(day).isoformat()


def told_by_compiler(finding: Finding) -> Told:
    """Return what a finding tells; the order of its measures does not matter."""
    more: Any = ()
    if finding.code == "MOU310":
        more = tuple(at(item.place) for item in finding.related)
    elif finding.code == "MOU311":
        more = finding.message.en.rpartition(": ")[2]
    elif finding.code == "MOU408":
        more = tuple(sorted((at(finding.place), *(at(item.place) for item in finding.related))))
        return Told(finding.code, (0, 0), (), _since(finding), more)
    return Told(finding.code, at(finding.place), tuple(sorted(finding.measures)), _since(finding), more)


def _since(finding: Finding) -> str:
    return finding.since.isoformat() if finding.since else ""


def findings(compiled: Compiled, code: str) -> list[Finding]:
    """Return the findings of one code."""
    return [finding for finding in compiled.findings if finding.code == code]
