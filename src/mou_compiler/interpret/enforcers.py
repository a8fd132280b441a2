"""Who in fact carries a measure out: succession of agencies and fillings of roles, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Filling
from mou_compiler.interpret.domain import Places, places
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days
from mou_compiler.meaning.tree import Tree
from mou_compiler.memo import Memo


class Acting(NamedTuple):
    """Days on which the same bodies act for a declared one; no bodies where nobody does."""

    days: Days
    bodies: tuple[str, ...]


class Share(NamedTuple):
    """Days and territories, as a mask, in which the same bodies act for each of two groups."""

    days: Days
    territories: int
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


class Enforcers:
    """The bodies that act for each declared agency or role."""

    def __init__(self, corpus: Corpus, timeline: Timeline, memo: Memo | None = None) -> None:
        memo = memo or Memo()
        self.corpus = corpus
        self.timeline = timeline
        self.acting = memo.remember(self._acting)
        self._heirs = memo.remember(self._find_heirs)
        self.filled = memo.remember(self._filled)
        self._shares = memo.remember(self._share)
        self._places = memo.remember(self._find_places)
        self._tree = memo.remember(self._make_tree)

    @property
    def territories(self) -> Tree:
        """The tree of territories."""
        return self._tree()

    def _find_places(self) -> Places:
        return places(self.corpus)

    def _make_tree(self) -> Tree:
        return Tree(*self._places())

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
                # An agency's own: a role named in its place is not declared as one, and might be this role.
                cuts |= {item.days.start for item in self._heirs(ref.id)}
        return _joined(cuts, lambda day: self._filling_bodies(id_, day))

    def _filling_bodies(self, role: str, day: int) -> tuple[str, ...]:
        found: set[str] = set()
        for filling in self.corpus.roles[role].fillings:
            if day in days_of(filling.during):
                for ref in filling.agencies:
                    found.update(
                        body for item in self._heirs(ref.id) if day in item.days for body in item.bodies
                    )
        return tuple(sorted(found))

    def _find_heirs(self, id_: str) -> tuple[Acting, ...]:
        cuts = {ALL_DAYS.start, FOREVER, *self.timeline.changes(id_)}
        return _joined(cuts, lambda day: self.timeline.heirs(id_, day))

    def bodies(self, id_: str, day: int) -> tuple[str, ...]:
        """Return who acts for an agency or role on a day, in order of id."""
        return next(item.bodies for item in self.acting(id_) if day in item.days)

    def absent(self, id_: str) -> tuple[Days, ...]:
        """Return the days, in order, on which nobody acts for an agency or role."""
        return tuple(item.days for item in self.acting(id_) if not item.bodies)

    def shares(self, mine: Iterable[str], theirs: Iterable[str]) -> tuple[Share, ...]:
        """Return who acts for each of two groups of bodies: every day and territory lies in one of the shares."""
        return self._shares(tuple(sorted(set(mine))), tuple(sorted(set(theirs))))

    def _share(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Share, ...]:
        ids = {*mine, *theirs}
        cuts = {ALL_DAYS.start, FOREVER, *(item.days.start for id_ in ids for item in self._eras(id_))}
        found = []
        for mask in self._parts(ids):
            territory = (mask & -mask).bit_length() - 1
            for start, end in pairwise(sorted(cuts)):
                acting = ({body for id_ in group for body in self.bodies_in(id_, start, territory)}
                          for group in (mine, theirs))  # fmt: skip
                found.append(Share(Days(start, end), mask, *(tuple(sorted(bodies)) for bodies in acting)))
        return tuple(found)

    def _parts(self, ids: Iterable[str]) -> list[int]:
        """Return the territories cut into sets that the fillings of these roles do not tell apart."""
        parts = [self.territories.everything]
        for id_ in sorted(ids):
            for mask in sorted({mask for mask, _ in self._local(id_)} if id_ in self.corpus.roles else ()):
                parts = [piece for part in parts for piece in (part & mask, part & ~mask) if piece]
        return parts

    def _eras(self, id_: str) -> Iterator[Acting]:
        """Yield the stretches in which who acts for a body does not change anywhere."""
        yield from self.acting(id_)
        for _, filling in self._local(id_):
            days = days_of(filling.during)
            yield Acting(days, ())
            yield Acting(Days(days.end, FOREVER), ())
            for ref in filling.agencies:
                yield from self.acting(ref.id)

    def _local(self, id_: str) -> list[tuple[int, Filling]]:
        """Return the fillings of a role, each with the territories in which it holds; none for an agency."""
        role = self.corpus.roles.get(id_)
        everywhere = self.territories.everything
        return [
            (self.territories.below(filling.territory.id) if filling.territory else everywhere, filling)
            for filling in (role.fillings if role else ())
        ]

    def bodies_in(self, id_: str, day: int, territory: int) -> tuple[str, ...]:
        """Return who acts for an agency or role on a day in a territory, given by its number, in order of id."""
        local = self._local(id_)
        if not any(filling.territory for _, filling in local):
            return self.bodies(id_, day)
        return tuple(
            sorted(
                {
                    body
                    for mask, filling in local
                    if mask >> territory & 1 and day in days_of(filling.during)
                    for ref in filling.agencies
                    for body in self.bodies(ref.id, day)
                }
            )
        )

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
