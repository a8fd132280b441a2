"""Days as numbers, and half-open stretches of them (grammar/meaning.md, Days)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

ALWAYS = date.min.toordinal()
"""The first day there is: a stretch that begins here has no known beginning."""

FOREVER = date.max.toordinal() + 1
"""Behind the last day there is: a stretch that ends here has no known end."""


class Days(NamedTuple):
    """The days from `start` up to, and without, `end`, as proleptic ordinals."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.start < self.end

    def __contains__(self, day: object) -> bool:
        return isinstance(day, int) and self.start <= day < self.end

    def meet(self, other: Days) -> Days:
        """Return the days in both."""
        return Days(max(self.start, other.start), min(self.end, other.end))

    def before(self, day: int) -> Days:
        """Return the days of this stretch before a day."""
        return Days(self.start, min(self.end, day))

    @property
    def first(self) -> date | None:
        """The first day, None where the beginning is not known."""
        return None if self.start == ALWAYS else date.fromordinal(self.start)

    @property
    def behind(self) -> date | None:
        """The first day behind it, None where the end is not known."""
        return None if self.end >= FOREVER else date.fromordinal(self.end)


ALL_DAYS = Days(ALWAYS, FOREVER)
