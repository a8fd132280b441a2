"""Boxes: products of sets, one for each dimension, and the exact algebra of their unions.

Everything that conditions can say is a finite union of boxes, so that meeting, subtracting, emptiness and
the smallest witness are decided without search (grammar/meaning.md, Boxes and Witnesses).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.world import PRINCIPAL, World, principal_dimension

Cells = tuple[tuple[str, int], ...]
"""Constrained dimensions in order of name, each with the mask of its cells; the rest are free."""


class Box(NamedTuple):
    """The situations whose every part lies in the set given for it.

    `held` must be held and `barred` must not; `subjects` and `territories` are masks of nodes.
    """

    subjects: int
    territories: int
    start: int
    end: int
    held: int
    barred: int
    cells: Cells


class Witness(NamedTuple):
    """One situation: masks resolved to single members; `cells` gives one cell for each dimension named."""

    subject: int
    territory: int
    day: int
    held: int
    cells: tuple[tuple[str, int], ...]


def everything(world: World) -> Box:
    """Return the box of all situations."""
    return Box(world.subjects.everything, world.territories.everything, ALWAYS, FOREVER, 0, 0, ())


def _meet_cells(left: Cells, right: Cells) -> Cells | None:
    if not right or left == right:
        return left
    if not left:
        return right
    merged = dict(left)
    for name, mask in right:
        both = merged.get(name, -1) & mask
        if not both:
            return None
        merged[name] = both
    return tuple(sorted(merged.items()))


def meet(left: Box, right: Box) -> Box | None:
    """Return the situations in both; None where a dimension leaves nothing.

    A box that is returned may still be infeasible: see `normal`.
    """
    subjects = left.subjects & right.subjects
    if not subjects:
        return None
    territories = left.territories & right.territories
    if not territories:
        return None
    start = max(right.start, left.start)
    end = min(right.end, left.end)
    if start >= end:
        return None
    held = left.held | right.held
    barred = left.barred | right.barred
    if held & barred:
        return None
    cells = _meet_cells(left.cells, right.cells)
    if cells is None:
        return None
    return Box(subjects, territories, start, end, held, barred, cells)


def normal(world: World, box: Box) -> Box | None:
    """Return the same situations with what the holdings exclude taken out; None where none is left."""
    allowed = world.allowed(box.held)
    subjects = box.subjects & allowed.subjects
    if not subjects:
        return None
    cells = box.cells
    if allowed.principals:
        wanted = tuple((principal_dimension(relation), mask) for relation, mask in allowed.principals)
        met = _meet_cells(cells, tuple(sorted(wanted)))
        if met is None:
            return None
        cells = met
    if world.principals and cells:
        attached = _of_somebody(world, cells)
        if attached is None:
            return None
        cells = attached[0]
        subjects &= attached[1]
        if not subjects:
            return None
    if subjects == box.subjects and cells is box.cells:
        return box
    return box._replace(subjects=subjects, cells=cells)


def _of_somebody(world: World, cells: Cells) -> tuple[Cells, int] | None:
    """Return cells with it that somebody is there to have what they ask for, and who may be attached to him.

    None where nobody can be.
    """
    everybody = subjects = world.subjects.everything
    asked = {name: mask for name, mask in cells if name in world.principals and not mask & ~everybody}
    for name, mask in cells:
        if name in world.values_of:
            simplest, whose = world.values_of[name]
            if not mask & simplest:
                asked.setdefault(whose, everybody)
    for whose in asked:
        domain = world.relations[whose.removeprefix(PRINCIPAL)]
        subjects &= domain.attached
        met = _meet_cells(cells, ((whose, domain.principals),))
        if met is None:
            return None
        cells = met
    return cells, subjects


def subtract(world: World, box: Box, other: Box) -> list[Box]:
    """Return disjoint boxes that make up the situations of `box` that are not in `other`."""
    if meet(box, other) is None:
        return [box]
    pieces: list[Box] = []
    rest = box
    outside = rest.subjects & ~other.subjects
    if outside:
        pieces.append(rest._replace(subjects=outside))
        rest = rest._replace(subjects=rest.subjects & other.subjects)
    outside = rest.territories & ~other.territories
    if outside:
        pieces.append(rest._replace(territories=outside))
        rest = rest._replace(territories=rest.territories & other.territories)
    if rest.start < other.start:
        pieces.append(rest._replace(end=other.start))
        rest = rest._replace(start=other.start)
    if rest.end > other.end:
        pieces.append(rest._replace(start=other.end))
        rest = rest._replace(end=other.end)
    rest = _split_holdings(rest, other, pieces)
    _split_cells(world, rest, other, pieces)
    return [piece for piece in (normal(world, piece) for piece in pieces) if piece is not None]


def _split_holdings(rest: Box, other: Box, pieces: list[Box]) -> Box:
    """Split off what lacks a holding that `other` needs, or has one that it bars; return the rest."""
    needed = other.held & ~rest.held
    while needed:
        bit = needed & -needed
        pieces.append(rest._replace(barred=rest.barred | bit))
        rest = rest._replace(held=rest.held | bit)
        needed ^= bit
    unwanted = other.barred & ~rest.barred
    while unwanted:
        bit = unwanted & -unwanted
        pieces.append(rest._replace(held=rest.held | bit))
        rest = rest._replace(barred=rest.barred | bit)
        unwanted ^= bit
    return rest


def _split_cells(world: World, rest: Box, other: Box, pieces: list[Box]) -> None:
    cells = dict(rest.cells)
    for name, mask in other.cells:
        before = cells.get(name, world.dimensions[name].everything)
        outside = before & ~mask
        if outside:
            pieces.append(rest._replace(cells=tuple(sorted({**cells, name: outside}.items()))))
            cells[name] = before & mask
            rest = rest._replace(cells=tuple(sorted(cells.items())))


def subtract_all(world: World, boxes: Iterable[Box], others: Iterable[Box]) -> list[Box]:
    """Return boxes that make up the situations of `boxes` that are in none of `others`."""
    left = list(boxes)
    for other in others:
        if not left:
            break
        left = [piece for box in left for piece in subtract(world, box, other)]
    return left


def meet_all(world: World, left: Iterable[Box], right: Iterable[Box]) -> list[Box]:
    """Return boxes, none empty, that make up the situations in both unions."""
    rights = list(right)
    found = []
    for one in left:
        for other in rights:
            met = meet(one, other)
            if met is not None:
                met = normal(world, met)
                if met is not None:
                    found.append(met)
    return found


WitnessKey = tuple[
    int, int, tuple[int, int], bool, int, int, int, tuple[int, ...], tuple[tuple[int, int], ...]
]


def smallest(world: World, boxes: Iterable[Box]) -> Witness | None:
    """Return the smallest situation in a union of boxes; None where it is empty.

    Fewest lists, own before attached, attached to the fewest, then the earliest day from the horizon on, or else the last before it, then subject and
    territory first by id, then lists by id, then the simplest value of each dimension in order of name.
    """
    found = [_smallest_of(world, box) for raw in boxes if (box := normal(world, raw)) is not None]
    if len(found) > 1:
        return min(found, key=lambda witness: order_of(world, witness))
    return found[0] if found else None


def order_of(world: World, witness: Witness) -> WitnessKey:
    """Return the key by which situations are put in order, the smallest first."""
    early = witness.day < world.horizon
    lists = tuple(world.holding_index[holding] for holding in world.members(witness.held))
    # Only what is not at its simplest counts, the later of two dimensions less: so a dimension that is not
    # named and one named at its simplest are the same, whatever the boxes that a union is cut into.
    ranks = tuple(
        (-world.dimension_index[name], rank)
        for name, cell in witness.cells
        if (rank := world.dimensions[name].rank(cell))
    )
    attached = [
        world.principals[name]
        for name, cell in witness.cells
        if name in world.principals and world.is_somebody(cell)
    ]
    return (
        witness.held.bit_count(),
        (witness.held & world.attached_holdings).bit_count(),
        (len(attached), attached.count(False)),
        early,
        abs(witness.day - world.horizon),
        witness.subject,
        witness.territory,
        lists,
        ranks,
    )


def _smallest_of(world: World, box: Box) -> Witness:
    day = max(box.start, min(world.horizon, box.end - 1))
    subject = (box.subjects & -box.subjects).bit_length() - 1
    territory = (box.territories & -box.territories).bit_length() - 1
    cells = tuple((name, world.dimensions[name].simplest(mask)) for name, mask in box.cells)
    return Witness(subject, territory, day, box.held, cells)


def contains(world: World, box: Box, witness: Witness) -> bool:
    """Tell whether a situation lies in a box; a dimension that it does not name is at its simplest cell."""
    if not (box.subjects >> witness.subject & 1 and box.territories >> witness.territory & 1):
        return False
    if not box.start <= witness.day < box.end:
        return False
    if box.held & ~witness.held or box.barred & witness.held:
        return False
    named = dict(witness.cells)
    for name, mask in box.cells:
        cell = named.get(name)
        if cell is None:
            cell = world.dimensions[name].simplicity[0]
        if not mask >> cell & 1:
            return False
    return True
