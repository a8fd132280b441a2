"""Stretches of days, covered and left uncovered: when something that is needed is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mou_compiler.meaning.days import Days


def merged(stretches: Iterable[Days]) -> tuple[Days, ...]:
    """Return the days of several stretches, in order; those that touch or cross are made one."""
    found: list[Days] = []
    for stretch in sorted(item for item in stretches if item):
        if found and stretch.start <= found[-1].end:
            found[-1] = Days(found[-1].start, max(found[-1].end, stretch.end))
        else:
            found.append(stretch)
    return tuple(found)


def span(stretches: Iterable[Days]) -> Days:
    """Return the days from the first to the last of stretches, of which there must be some."""
    found = list(stretches)
    return Days(min(days.start for days in found), max(days.end for days in found))


def parted(stretches: Iterable[Days], others: Iterable[Days]) -> tuple[tuple[Days, ...], tuple[Days, ...]]:
    """Return the parts of some stretches that others hold, and those that none does, each in order."""
    mine, held = merged(stretches), merged(others)
    within = merged(one.meet(other) for one in mine for other in held)
    return within, tuple(part for one in mine for part in uncovered(one, held))


def uncovered(days: Days, covered: Sequence[Days]) -> tuple[Days, ...]:
    """Return the parts of a stretch, in order, that no covering stretch holds."""
    if any(stretch.start <= days.start and days.end <= stretch.end for stretch in covered):
        return ()  # soon told, and seldom otherwise
    found: list[Days] = []
    day = days.start
    for stretch in merged(covered):
        found.append(Days(day, min(stretch.start, days.end)))
        day = max(day, stretch.end)
    found.append(Days(day, days.end))
    return tuple(part for part in found if part)
