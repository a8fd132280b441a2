"""Trees as bit masks: a node is a bit, a set of nodes a number (grammar/meaning.md, Trees)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property


class Tree:
    """A forest over ids. Bit n is the n-th id in order of id, so the lowest bit is the first by id.

    Every node stands for itself and for all below it: `below(id)` is the mask of both.
    A parent that is not a node, or that would close a cycle, is passed over.
    """

    def __init__(self, parents: Mapping[str, str | None]) -> None:
        self.ids = tuple(sorted(parents)) or ("",)
        self.index = {id_: number for number, id_ in enumerate(self.ids)}
        self.everything = (1 << len(self.ids)) - 1
        self._parents = {id_: self._sound_parent(id_, parents) for id_ in self.ids}

    def _sound_parent(self, id_: str, parents: Mapping[str, str | None]) -> str | None:
        parent = parents.get(id_)
        seen = {id_}
        above = parent
        while above is not None and above in self.index:
            if above in seen:
                return None
            seen.add(above)
            above = parents.get(above)
        return parent if parent in self.index else None

    def parent(self, id_: str) -> str | None:
        """Return the node right above, None for a root."""
        return self._parents[id_]

    @cached_property
    def _below(self) -> dict[str, int]:
        masks = {id_: 1 << number for id_, number in self.index.items()}
        for id_, number in self.index.items():
            above = self._parents[id_]
            while above is not None:
                masks[above] |= 1 << number
                above = self._parents[above]
        return masks

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
        """Return the first node by id in a mask that is not empty."""
        return self.ids[(mask & -mask).bit_length() - 1]

    def members(self, mask: int) -> Iterator[str]:
        """Yield the nodes in a mask in order of id."""
        while mask:
            low = mask & -mask
            yield self.ids[low.bit_length() - 1]
            mask ^= low

    def chain(self, id_: str) -> Iterator[str]:
        """Yield a node and those above it, nearest first."""
        node: str | None = id_
        while node is not None:
            yield node
            node = self._parents[node]
