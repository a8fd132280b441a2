"""Stretches of days left uncovered: the first day on which something that is needed is no longer there."""

from __future__ import annotations

from collections.abc import Iterable

from mou_compiler.meaning.days import Days


def first_uncovered(days: Days, covered: Iterable[Days]) -> int | None:
    """Return the first day of a stretch that no covering stretch holds; None where all are covered."""
    if not days:
        return None
    day = days.start
    for stretch in sorted(item for item in covered if item):
        if stretch.start > day:
            break
        day = max(day, stretch.end)
        if day >= days.end:
            return None
    return day
