"""Trees as bit masks: a node is a bit, a set of nodes a number (grammar/meaning.md, Trees)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property


class Tree:
    """Nodes by id, each within none, one or several others. The lowest bit is the most general: fewest steps, then id.

    Every node stands for itself and for all below it: `below(id)` is the mask of both; one that is `divided` wholly
    into those below it stands for these alone. A parent that is not a node is passed over, and so is one from
    which the way up runs into a circle.
    """

    def __init__(
        self, parents: Mapping[str, Sequence[str]], divided: Iterable[str] = (), like: Tree | None = None
    ) -> None:
        """Take the numbers of another tree over the same ids, where one is given."""
        self._parents = sound_parents(parents)
        self._steps = steps_of(self._parents)
        empty = set(divided) & {above for parents_ in self._parents.values() for above in parents_}
        ordered = sorted(parents, key=lambda id_: (id_ in empty, self._steps[id_], id_))
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
        masks = dict.fromkeys(self.ids, 0)
        for id_, number in self.index.items():
            for above in self.above(id_) if id_ in self._parents else (id_,):
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

    def first(self, mask: int) -> str:
        """Return the most general node in a mask that is not empty."""
        return self.ids[(mask & -mask).bit_length() - 1]

    def members(self, mask: int) -> Iterator[str]:
        """Yield the nodes in a mask, the most general first."""
        while mask:
            low = mask & -mask
            yield self.ids[low.bit_length() - 1]
            mask ^= low

    def above(self, id_: str) -> set[str]:
        """Return a node and all above it."""
        return all_above(id_, self._parents)


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
