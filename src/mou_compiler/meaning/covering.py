"""Smallest sets of rules that together cover a union of boxes (grammar/meaning.md, Covering).

Any cover must hold the smallest situation still open, so only rules that hold it need be tried. Deepening
by size makes the first cover found a smallest one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.region import Region, contains, smallest, subtract_all
from mou_compiler.meaning.world import World


class Cover(NamedTuple):
    """A candidate: an id, and where it covers."""

    id: str
    boxes: Region


Candidates = Callable[[Witness], Iterable[Cover]]
"""Given a situation, the candidates that may hold it; it need not leave out those that do not."""

DEEPEST = 6
"""Beyond so many rules a smallest set is not sought; a cover found greedily is named instead."""


def smallest_cover(world: World, boxes: Region, candidates: Candidates) -> tuple[str, ...] | None:
    """Return the ids of a smallest set of candidates that covers the boxes, in order of id; None without one.

    Among smallest sets it is the first that the order of the candidates gives.
    """
    greedy = _greedy(world, boxes, candidates)
    if greedy is None:
        return None
    for size in range(1, min(len(greedy), DEEPEST) + 1):
        found = _search(world, boxes, candidates, size, ())
        if found is not None:
            return tuple(sorted(found))
    return tuple(sorted(greedy))


def _holding(world: World, open_: Witness, candidates: Candidates) -> list[Cover]:
    return [candidate for candidate in candidates(open_) if contains(world, candidate.boxes, open_)]


def _greedy(world: World, boxes: Region, candidates: Candidates) -> list[str] | None:
    """Return some cover, taking at each open situation the candidate that leaves fewest boxes; None without one."""
    chosen: list[str] = []
    rest = boxes
    while (open_ := smallest(world, rest)) is not None:
        options = [
            (subtract_all(world, rest, candidate.boxes), candidate.id)
            for candidate in _holding(world, open_, candidates)
            if candidate.id not in chosen
        ]
        if not options:
            return None
        rest, id_ = min(options, key=lambda option: (len(option[0]), option[1]))
        chosen.append(id_)
    return chosen


def _search(
    world: World, boxes: Region, candidates: Candidates, size: int, chosen: tuple[str, ...]
) -> tuple[str, ...] | None:
    open_ = smallest(world, boxes)
    if open_ is None:
        return chosen
    if size == 0:
        return None
    for candidate in _holding(world, open_, candidates):
        if candidate.id in chosen:
            continue
        rest = subtract_all(world, boxes, candidate.boxes)
        found = _search(world, rest, candidates, size - 1, (*chosen, candidate.id))
        if found is not None:
            return found
    return None
