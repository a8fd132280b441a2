"""Trees as bit masks: a node is a bit, a set of nodes a number (grammar/meaning.md, Trees)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, Days


class Move(NamedTuple):
    """From a day on a node lies in another; `leaves` where it lies no longer in those that it lay in before."""

    day: int
    inner: str
    outer: str
    leaves: bool


class Tree:
    """Nodes by id, each within none, one or several others. The lowest bit is the most general: fewest steps, then id.

    Every node stands for itself and for all below it: `below(id)` is the mask of both; one that is `divided` wholly
    into those below it stands for these alone. A parent that is not a node is passed over, and so is one from
    which the way up runs into a circle.

    What lies in what may change from day to day by `moves`: `on` and `over` tell what is so on a day, or day by day,
    and `below` what is so where nothing has moved. Those that have `ended` are the least general.
    """

    def __init__(
        self,
        parents: Mapping[str, Sequence[str]],
        divided: Iterable[str] = (),
        moves: Iterable[Move] = (),
        ended: Iterable[str] = (),
        like: Tree | None = None,
    ) -> None:
        """Take the numbers of another tree over the same ids, where one is given."""
        self._parents = sound_parents(parents)
        self._steps = steps_of(self._parents)
        self.moves = tuple(moves)
        self._starts = [ALWAYS, *sorted({move.day for move in self.moves} - {ALWAYS})]
        self._eras: dict[int, dict[str, int]] = {}
        empty = set(divided) & {above for parents_ in self._parents.values() for above in parents_}
        late = set(ended)
        ordered = sorted(parents, key=lambda id_: (id_ in empty, id_ in late, self._steps[id_], id_))
        self.ids: tuple[str, ...] = (like.ids if like else tuple(ordered)) or ("",)
        self.index = {id_: number for number, id_ in enumerate(self.ids)}
        # What nobody is in by itself comes last, so that what there is has no hole.
        self.everything = (1 << len(self.ids)) - 1
        for id_ in empty:
            self.everything &= ~(1 << self.index[id_])

    def parents(self, id_: str) -> tuple[str, ...]:
        """Return the nodes right above, none for a root."""
        return self._parents[id_]

    @cached_property
    def _below(self) -> dict[str, int]:
        return self._masks(self._parents)

    def _masks(self, parents: Mapping[str, Iterable[str]]) -> dict[str, int]:
        masks = dict.fromkeys(self.ids, 0)
        for id_, number in self.index.items():
            for above in all_above(id_, parents) if id_ in parents else (id_,):
                masks[above] |= 1 << number
        return {id_: mask & self.everything for id_, mask in masks.items()}

    def below(self, id_: str) -> int:
        """Return the mask of a node and all below it; an unknown id has no situations."""
        return self._below.get(id_, 0)

    def union(self, ids: Iterable[str]) -> int:
        """Return the mask of these nodes and all below them."""
        mask = 0
        for id_ in ids:
            mask |= self._below.get(id_, 0)
        return mask

    @property
    def changes(self) -> Sequence[int]:
        """The days, in order, on which something moves."""
        return self._starts[1:]

    def on(self, ids: Iterable[str], day: int) -> int:
        """Return the mask of these nodes and all below them on a day."""
        masks = self._era(bisect_right(self._starts, day) - 1)
        mask = 0
        for id_ in ids:
            mask |= masks.get(id_, 0)
        return mask

    def over(self, ids: Sequence[str], days: Days = ALL_DAYS) -> list[tuple[Days, int]]:
        """Return the mask of these nodes, or of every one where none are given, in each part of some days."""
        if not ids:
            return [(days, self.everything)]
        if not self.moves:
            return [(days, self.union(ids))]
        found: list[tuple[Days, int]] = []
        for part in self.parts(days):
            mask = self.on(ids, part.start)
            if found and found[-1][1] == mask:
                found[-1] = (Days(found[-1][0].start, part.end), mask)
            else:
                found.append((part, mask))
        return found

    def parts(self, days: Days) -> list[Days]:
        """Return the parts of some days, in order, in which nothing moves."""
        cuts = [days.start, *(day for day in self.changes if days.start < day < days.end), days.end]
        return [Days(start, end) for start, end in pairwise(cuts)]

    def shared(self, ids: Sequence[str], others: Sequence[str], days: Days) -> list[Days]:
        """Return the days, in order, on which some node lies in one of some and in one of others; none are every one."""
        if not self.moves:
            mine, theirs = (self.union(some) if some else self.everything for some in (ids, others))
            return [days] if mine & theirs else []
        found = [
            both
            for part, mask in self.over(ids, days)
            for other_part, other in self.over(others, days)
            if mask & other and (both := part.meet(other_part))
        ]
        return list(merged(found))

    def _era(self, number: int) -> Mapping[str, int]:
        """Return the masks of all nodes from one day on which something moves to the next."""
        if not self.moves:
            return self._below
        found = self._eras.get(number)
        if found is None:
            found = self._eras[number] = self._masks(self._parents_on(self._starts[number]))
        return found

    def _parents_on(self, day: int) -> Mapping[str, Iterable[str]]:
        """Return the nodes right above each on a day; where something has moved there may be circles."""
        moved = [move for move in self.moves if move.day <= day]
        left = {move.inner for move in moved if move.leaves}
        found = {id_: {*(() if id_ in left else above)} for id_, above in self._parents.items()}
        for move in moved:
            found[move.inner].add(move.outer)
        return found

    def first(self, mask: int) -> str:
        """Return the most general node in a mask that is not empty."""
        return self.ids[(mask & -mask).bit_length() - 1]

    def members(self, mask: int) -> Iterator[str]:
        """Yield the nodes in a mask, the most general first."""
        while mask:
            low = mask & -mask
            yield self.ids[low.bit_length() - 1]
            mask ^= low

    def above(self, id_: str, day: int | None = None) -> set[str]:
        """Return a node and all above it; on a day, where one is given."""
        return all_above(id_, self._parents if day is None else self._parents_on(day))


def all_above(id_: str, parents: Mapping[str, Iterable[str]]) -> set[str]:
    """Return a node and all that the way up leads to."""
    found = {id_}
    waiting = [id_]
    while waiting:
        more = set(parents.get(waiting.pop(), ())) - found
        found |= more
        waiting += more
    return found


def sound_parents(parents: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the parents of each node without those that are no node or lead up into a circle."""
    circling = {id_ for id_ in parents if any(id_ in all_above(above, parents) for above in parents[id_])}
    return {
        id_: tuple(
            above
            for above in dict.fromkeys(written)
            if above in parents and not all_above(above, parents) & circling
        )
        for id_, written in parents.items()
    }


def steps_of(parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return for each node the steps of the longest way up to a root."""
    found: dict[str, int] = {}

    def steps(id_: str) -> int:
        if id_ not in found:
            found[id_] = max((steps(above) + 1 for above in parents[id_]), default=0)
        return found[id_]

    for id_ in parents:
        steps(id_)
    return found
