"""Who in fact carries a measure out: succession of agencies and fillings of roles, day by day."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days


class Acting(NamedTuple):
    """Days on which the same bodies act for a declared one; no bodies where nobody does."""

    days: Days
    bodies: tuple[str, ...]


class Enforcers:
    """The bodies that act for each declared agency or role."""

    def __init__(self, corpus: Corpus, timeline: Timeline) -> None:
        self.corpus = corpus
        self.timeline = timeline
        self.acting = cache(self._acting)
        self.filled = cache(self._filled)

    def _acting(self, id_: str) -> tuple[Acting, ...]:
        """Return who acts for an agency or role, over all days in order; a role nobody fills acts for itself."""
        role = self.corpus.roles.get(id_)
        if role is None or not role.fillings:
            return self._heirs(id_)
        cuts = {ALL_DAYS.start, FOREVER}
        for filling in role.fillings:
            days = days_of(filling.during)
            cuts |= {days.start, days.end}
            for ref in filling.agencies:
                cuts |= {item.days.start for item in self.acting(ref.id)}
        return _joined(cuts, lambda day: self._filling_bodies(id_, day))

    def _filling_bodies(self, role: str, day: int) -> tuple[str, ...]:
        found: set[str] = set()
        for filling in self.corpus.roles[role].fillings:
            if day in days_of(filling.during):
                for ref in filling.agencies:
                    found.update(self.bodies(ref.id, day))
        return tuple(sorted(found))

    def _heirs(self, id_: str) -> tuple[Acting, ...]:
        cuts = {ALL_DAYS.start, FOREVER, *self.timeline.changes(id_)}
        return _joined(cuts, lambda day: self.timeline.heirs(id_, day))

    def bodies(self, id_: str, day: int) -> tuple[str, ...]:
        """Return who acts for an agency or role on a day, in order of id."""
        return next(item.bodies for item in self.acting(id_) if day in item.days)

    def _filled(self, id_: str) -> bool:
        """Tell whether somebody definite acts: an agency, or a role that agencies fill."""
        role = self.corpus.roles.get(id_)
        return role is None or bool(role.fillings)


def _joined(cuts: set[int], bodies_on: object) -> tuple[Acting, ...]:
    """Return the stretches between cuts, neighbours with the same bodies made one."""
    assert callable(bodies_on)
    ordered = sorted(cuts)
    found: list[Acting] = []
    for start, end in pairwise(ordered):
        bodies = bodies_on(start)
        if found and found[-1].bodies == bodies:
            found[-1] = Acting(Days(found[-1].days.start, end), bodies)
        else:
            found.append(Acting(Days(start, end), bodies))
    return tuple(found)
