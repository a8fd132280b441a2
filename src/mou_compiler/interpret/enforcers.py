"""Who in fact carries a measure out: succession of agencies and fillings of roles, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Filling, Measure
from mou_compiler.interpret.domain import Places, places
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days
from mou_compiler.meaning.rule import Rule
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


_FOR = "\0"
"""Stands between a body and the acts for which it is asked who acts for it: no id has it."""


class Enforcers:
    """The bodies that act for each declared agency or role: for all its duties, or for some acts (`charged`)."""

    def __init__(
        self, corpus: Corpus, timeline: Timeline, memo: Memo | None = None, territories: Tree | None = None
    ) -> None:
        """Take the numbers of the places of a world, where it is not that of the corpus alone."""
        memo = memo or Memo()
        self._given = territories
        self.corpus = corpus
        self.timeline = timeline
        self.acting = memo.remember(self._acting)
        self._heirs = memo.remember(self._find_heirs)
        self.filled = memo.remember(self._filled)
        self._shares = memo.remember(self._share)
        self._places = memo.remember(self._find_places)
        self._tree = memo.remember(self._make_tree)
        self.is_split = memo.remember(self._is_split)

    def charged(self, id_: str, acts: Iterable[str]) -> str:
        """Return by what to ask who acts for a body for any of some acts: its id, unless that depends on the act."""
        return _FOR.join((id_, *sorted(set(acts)))) if self.is_split(id_) else id_

    def doing(self, rule: Rule) -> list[str]:
        """Return by what to ask who carries a rule out: its bodies, each charged with the acts of the rule."""
        return [self.charged(item.id, (effect.act for effect in rule.effects)) for item in rule.enforcers]

    def _is_split(self, id_: str) -> bool:
        """Tell whether who acts for a body after its end depends on the act."""
        role = self.corpus.roles.get(id_)
        ids = [id_] if role is None else [ref.id for item in role.fillings for ref in item.agencies]
        return any(
            item.acts for one in ids for agency in self.timeline.line(one) for item in agency.successions
        )

    @property
    def territories(self) -> Tree:
        """The tree of territories."""
        return self._given or self._tree()

    def _find_places(self) -> Places:
        return places(self.corpus)

    def _make_tree(self) -> Tree:
        return Tree(*self._places())

    def _acting(self, id_: str) -> tuple[Acting, ...]:
        """Return who acts for an agency or role, over all days in order; a role nobody fills acts for itself."""
        name, acts = _parted(id_)
        role = self.corpus.roles.get(name)
        if role is None or not role.fillings:
            return self._heirs(id_)
        cuts = {ALL_DAYS.start, FOREVER}
        for filling in role.fillings:
            days = days_of(filling.during)
            cuts |= {days.start, days.end}
            for ref in filling.agencies:
                # An agency's own: a role named in its place is not declared as one, and might be this role.
                cuts |= {item.days.start for item in self._heirs(_FOR.join((ref.id, *acts)))}
        return _joined(cuts, lambda day: self._filling_bodies(name, acts, day))

    def _filling_bodies(self, role: str, acts: tuple[str, ...], day: int) -> tuple[str, ...]:
        found: set[str] = set()
        for filling in self.corpus.roles[role].fillings:
            if day in days_of(filling.during):
                for ref in filling.agencies:
                    eras = self._heirs(_FOR.join((ref.id, *acts)))
                    found.update(body for item in eras if day in item.days for body in item.bodies)
        return tuple(sorted(found))

    def _find_heirs(self, id_: str) -> tuple[Acting, ...]:
        name, acts = _parted(id_)
        cuts = {ALL_DAYS.start, FOREVER, *self.timeline.changes(name)}
        asked = acts or (None,)
        return _joined(
            cuts,
            lambda day: tuple(
                sorted({body for act in asked for body in self.timeline.heirs(name, day, act)})
            ),
        )

    def bodies(self, id_: str, day: int) -> tuple[str, ...]:
        """Return who acts for an agency or role on a day, in order of id."""
        return next(item.bodies for item in self.acting(id_) if day in item.days)

    def changes(self) -> list[int]:
        """Return the days, in order, on which who acts for some body may change, be it for some acts alone."""
        days = {day for id_ in self.corpus.agencies for day in self.timeline.changes(id_)}
        days.update(
            day
            for role in self.corpus.roles.values()
            for filling in role.fillings
            for day in days_of(filling.during)
        )
        return sorted(days - {ALL_DAYS.start, FOREVER})

    def absent(self, id_: str) -> tuple[Days, ...]:
        """Return the days, in order, on which nobody acts for an agency or role."""
        return tuple(item.days for item in self.acting(id_) if not item.bodies)

    def shares(self, mine: Iterable[str], theirs: Iterable[str]) -> tuple[Share, ...]:
        """Return who acts for each of two groups of bodies: every day and territory lies in one of the shares."""
        return self._shares(tuple(sorted(set(mine))), tuple(sorted(set(theirs))))

    def _share(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Share, ...]:
        ids = {*mine, *theirs}
        cuts = {ALL_DAYS.start, FOREVER, *(item.days.start for id_ in ids for item in self.eras(id_))}
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
            for mask in sorted({mask for mask, *_ in self._local(id_)}):
                parts = [piece for part in parts for piece in (part & mask, part & ~mask) if piece]
        return parts

    def eras(self, id_: str) -> Iterator[Acting]:
        """Yield stretches between whose first days who acts for a body does not change anywhere."""
        yield from self.acting(id_)
        _, acts = _parted(id_)
        for _, days, filling in self._local(id_):
            yield Acting(days, ())
            yield Acting(Days(days.end, FOREVER), ())
            for ref in filling.agencies:
                yield from self.acting(_FOR.join((ref.id, *acts)))

    def _local(self, id_: str) -> list[tuple[int, Days, Filling]]:
        """Return the fillings of a role, each with the territories and days in which it holds; none for an agency."""
        role = self.corpus.roles.get(_parted(id_)[0])
        return [
            (mask, days, filling)
            for filling in (role.fillings if role else ())
            for days, mask in self.territories.over(
                [filling.territory.id] if filling.territory else [], days_of(filling.during)
            )
        ]

    def bodies_in(self, id_: str, day: int, territory: int) -> tuple[str, ...]:
        """Return who acts for an agency or role on a day in a territory, given by its number, in order of id."""
        local, (_, acts) = self._local(id_), _parted(id_)
        if not any(filling.territory for *_, filling in local):
            return self.bodies(id_, day)
        return tuple(
            sorted(
                {
                    body
                    for mask, days, filling in local
                    if mask >> territory & 1 and day in days
                    for ref in filling.agencies
                    for body in self.bodies(_FOR.join((ref.id, *acts)), day)
                }
            )
        )

    def places_of(self, id_: str, day: int) -> Iterator[tuple[str, int]]:
        """Yield who acts for an agency or role on a day, each with the territories, as a mask, in which it does."""
        local, (_, acts) = self._local(id_), _parted(id_)
        if not any(filling.territory for *_, filling in local):
            yield from ((body, self.territories.everything) for body in self.bodies(id_, day))
            return
        for mask, days, filling in local:
            for ref in filling.agencies if day in days else ():
                yield from ((body, mask) for body in self.bodies(_FOR.join((ref.id, *acts)), day))

    def _filled(self, id_: str) -> bool:
        """Tell whether somebody definite acts: an agency, or a role that agencies fill."""
        role = self.corpus.roles.get(id_)
        return role is None or bool(role.fillings)


def acts_of(measure: Measure) -> frozenset[str]:
    """Return the acts on which a measure has an effect."""
    return frozenset(ref.id for provision in measure.provisions for ref in provision.acts)


def needed_bodies(measure: Measure) -> Iterator[tuple[str, str]]:
    """Yield the bodies that a measure needs beside those that carry it out, each with what for."""
    yield from ((ref.id, "approval") for ref in measure.approval)
    if measure.applied is not None:
        yield measure.applied.id, "application"
    yield from ((item.permission.id, "leave") for item in measure.exceptions if item.permission is not None)


def plain(charged: str) -> str:
    """Return the id of a body of which it is asked who acts for it, for whatever acts."""
    return _parted(charged)[0]


def _parted(charged: str) -> tuple[str, tuple[str, ...]]:
    """Return the body of which it is asked who acts for it, and the acts for which; none where it is for all."""
    name, *acts = charged.split(_FOR)
    return name, tuple(acts)


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
