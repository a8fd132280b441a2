"""Sets of situations in either of two forms: as boxes where these are few, as a diagram where they would be many.

Which form a set has changes nothing that is told of it. Boxes are quicker by far where there are few of them; a diagram
never needs more work than its nodes (grammar/meaning.md, Boxes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from mou_compiler.meaning import boxes as b
from mou_compiler.meaning.boxes import Box, Witness
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.meaning.diagrams import DAYS, NOTHING
from mou_compiler.meaning.space import HELD, SUBJECT, Space
from mou_compiler.meaning.world import World, principal_dimension

MOST_BOXES = 64
"""So many boxes may a condition have, or what is left of a set; a diagram takes their place beyond."""

MOST_PAIRS = 4096
"""So many pairs of boxes may be met; beyond, diagrams are."""

_SPACES: WeakKeyDictionary[World, Space] = WeakKeyDictionary()


class Diagram:
    """A set of situations as a node of the diagrams of its world; iterating reads it off as disjoint boxes."""

    __slots__ = ("node", "space")

    def __init__(self, space: Space, node: int) -> None:
        self.space = space
        self.node = space.possible(node)

    def __bool__(self) -> bool:
        return self.node != NOTHING and self.space.settle(self.node)[1] is not None

    def __iter__(self) -> Iterator[Box]:
        node = self.space.settle(self.node)[0]
        for chosen in self.space.diagrams.boxes(node):
            box = b.normal(self.space.world, self.space.box(chosen))
            if box is not None:
                yield box

    def __len__(self) -> int:
        return self.space.diagrams.paths(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Diagram) and other.space is self.space and other.node == self.node

    def __hash__(self) -> int:
        return hash(self.node)

    def stretches(self) -> Iterator[Days]:
        """Yield the stretches of days, in order, on which some situation is in it."""
        diagrams = self.space.diagrams
        edges = diagrams.edges[self.node] if diagrams.levels[self.node] == DAYS else ((ALWAYS, self.node),)
        for place, (day, below) in enumerate(edges):
            if Diagram(self.space, below):
                yield Days(day, edges[place + 1][0] if place + 1 < len(edges) else FOREVER)


Region = Sequence[Box] | Diagram
"""A set of situations: boxes, none of them empty, or a diagram."""


def too_many(boxes: int) -> bool:
    """Tell whether so many boxes are rather a diagram."""
    return boxes > MOST_BOXES


def space_of(world: World) -> Space:
    """Return the levels of a world, made the first time that a diagram is."""
    found = _SPACES.get(world)
    if found is None:
        found = _SPACES[world] = Space(world)
    return found


def is_drawn(world: World) -> bool:
    """Tell whether any diagram has been made of a world: the order of its levels is settled then."""
    return world in _SPACES


def share_space(first: World, other: World) -> World:
    """Return the other of two worlds that differ in their trees alone, to be asked in the levels of the first.

    What is possible, and what every number means, is the same in both: a set of the one is that set in the other.
    """
    _SPACES[other] = space_of(first)
    return other


def diagram_of(world: World, region: Region) -> Diagram:
    """Return a set as a diagram."""
    if isinstance(region, Diagram):
        return region
    space = space_of(world)
    return Diagram(space, space.union(region))


def condensed(world: World, region: Region) -> Region:
    """Return a set as boxes if it is a few of them, else as a diagram."""
    return diagram_of(world, region) if too_many(len(region)) else region


def meet_all(world: World, left: Region, right: Region) -> Region:
    """Return the situations in both sets."""
    if not isinstance(left, Diagram) and not isinstance(right, Diagram):
        if len(left) * len(right) <= MOST_PAIRS:
            return b.meet_all(world, left, right)
        if len(left) == 0 or len(right) == 0:
            return []
    one, other = diagram_of(world, left), diagram_of(world, right)
    return Diagram(one.space, one.space.diagrams.meet(one.node, other.node))


def meet_many(world: World, regions: Iterable[Region]) -> Region:
    """Return the situations in every one of the sets, met two by two; there must be one."""
    found = list(regions)
    if all(not isinstance(region, Diagram) for region in found):
        number = 1
        for region in found:
            number *= len(region)
        if not too_many(number):
            whole = found[0]
            for region in found[1:]:
                whole = meet_all(world, whole, region)
            return whole
    space = space_of(world)
    return Diagram(space, space.diagrams.all_of(diagram_of(world, region).node for region in found))


def join_all(world: World, regions: Iterable[Region]) -> Region:
    """Return the situations in any of the sets."""
    found = list({id(region): region for region in regions}.values())
    if any(isinstance(region, Diagram) for region in found):
        space = space_of(world)
        nodes = dict.fromkeys(diagram_of(world, region).node for region in found)
        return Diagram(space, space.diagrams.any_of(nodes))
    return [box for region in found for box in region]


def subtract_all(world: World, region: Region, others: Region) -> Region:
    """Return the situations of a set that are not in another."""
    if not isinstance(region, Diagram) and not isinstance(others, Diagram):
        left: Sequence[Box] = region
        for place, other in enumerate(others):
            if not left:
                return []
            if too_many(len(left)):
                return subtract_all(world, diagram_of(world, left), others[place:])
            left = [piece for box in left for piece in b.subtract(world, box, other)]
        return left
    one, other_one = diagram_of(world, region), diagram_of(world, others)
    return Diagram(one.space, one.space.diagrams.minus(one.node, other_one.node))


def smallest(world: World, region: Region) -> Witness | None:
    """Return the smallest situation in a set; None where it is empty (see `boxes.smallest`)."""
    if isinstance(region, Diagram):
        return region.space.settle(region.node)[1]
    witness = b.smallest(world, region)
    if witness is None or not witness.cells:
        return witness
    told = world.told(dict(witness.cells)) if world.principals else dict(witness.cells)
    return witness._replace(
        cells=tuple(
            item for item in witness.cells if item[0] in told and _matters(world, region, witness, item)
        )
    )


def _matters(world: World, region: Sequence[Box], witness: Witness, named: tuple[str, int]) -> bool:
    """Tell whether a dimension decides that a situation is in a set; to what kind one is attached is always said."""
    name, _ = named
    if any(
        name == principal_dimension(item.relation) for item in world.members(witness.held) if item.relation
    ):
        return True
    others = tuple(item for item in witness.cells if item != named)
    return not all(
        contains(world, region, witness._replace(cells=(*others, (name, cell))))
        for cell in range(len(world.dimensions[name].cells))
    )


def contains(world: World, region: Region, witness: Witness) -> bool:
    """Tell whether a situation lies in a set."""
    if isinstance(region, Diagram):
        return region.space.contains(region.node, witness)
    return any(b.contains(world, box, witness) for box in region)


def clip(region: Region, days: Days) -> Region:
    """Return the situations of a set on some days."""
    if isinstance(region, Diagram):
        space = region.space
        return Diagram(space, space.diagrams.meet(region.node, space.diagrams.during(days.start, days.end)))
    return [
        box._replace(start=max(box.start, days.start), end=min(box.end, days.end))
        for box in region
        if max(box.start, days.start) < min(box.end, days.end)
    ]


def on_day(region: Region, day: date | None) -> Region:
    """Return the situations of a set on one day, all of them where none is given."""
    if day is None:
        return region
    number = day.toordinal()
    return clip(region, Days(number, number + 1))


def spread(region: Region, day: int) -> Region:
    """Return the situations of a set on one day, as if it were so on every day."""
    if not isinstance(region, Diagram):
        return [box._replace(start=ALWAYS, end=FOREVER) for box in region if box.start <= day < box.end]
    diagrams = region.space.diagrams
    if diagrams.levels[region.node] != DAYS:
        return region
    return Diagram(region.space, [below for start, below in diagrams.edges[region.node] if start <= day][-1])


def stretches(region: Region) -> Iterator[Days]:
    """Yield stretches of days on which some situation is in a set; of boxes each has its own.

    Where one ends and another begins the set changes: a diagram has a stretch for each set that it is.
    """
    if isinstance(region, Diagram):
        yield from region.stretches()
    else:
        yield from (Days(box.start, box.end) for box in region)


def extent(region: Region) -> Days:
    """Return the days from the first to the last of a set that is not empty."""
    return span(stretches(region))


def required(world: World, region: Region) -> int:
    """Return the holdings that whoever is in a set has; none for an empty set."""
    if isinstance(region, Diagram):
        space = region.space

        def mask_of(level: int, mask: int) -> int:
            holding = space.holding_of(level)
            return world.bit(holding) if holding is not None and mask == HELD else 0

        found = space.diagrams.required(region.node, mask_of)
        return max(found, 0)
    found = -1
    for box in region:
        found &= box.held
    return max(found, 0)


def mentioned(world: World, region: Region) -> int:
    """Return the holdings that somebody in a set must have; of a diagram those that it asks for."""
    found = 0
    if isinstance(region, Diagram):
        for level in region.space.diagrams.support(region.node):
            holding = region.space.holding_of(level)
            found |= world.bit(holding) if holding is not None else 0
        return found
    for box in region:
        found |= box.held
    return found


def subjects_of(region: Region) -> int:
    """Return the kinds of subject that are in a set."""
    if not isinstance(region, Diagram):
        mask = 0
        for box in region:
            mask |= box.subjects
        return mask
    space = region.space
    found = 0
    for kind in range(len(space.world.subjects.ids)):
        if Diagram(space, space.diagrams.meet(region.node, space.diagrams.among(SUBJECT, 1 << kind))):
            found |= 1 << kind
    return found


def free(world: World, region: Region, name: str) -> Region:
    """Return the situations that, but for the value of one dimension, are in a set."""
    if isinstance(region, Diagram):
        space = region.space
        return Diagram(space, space.diagrams.without(region.node, space.level[name]))
    freed = (box._replace(cells=tuple(item for item in box.cells if item[0] != name)) for box in region)
    return [box for item in freed if (box := b.normal(world, item)) is not None]
