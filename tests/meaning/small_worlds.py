"""Small worlds in which every situation can be counted off, and boxes over them.

A situation is a plain tuple here: subject, territory, day, holdings, and a cell for every dimension in order
of name. What is possible and what is smallest are written down again, by their definitions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from mou_compiler.meaning.boxes import Box, Cells, Witness
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.kinds import Kinds
from mou_compiler.meaning.tree import Tree
from mou_compiler.meaning.world import (
    Holding,
    RelationDomain,
    World,
    of_party,
    principal_dimension,
    principals,
)

Situation = tuple[int, int, int, int, tuple[int, ...]]

SUBJECTS = Kinds({"firm": [], "person": []})
TERRITORIES = Tree({"city": ["land"], "land": []})
RELATION = "head"
PRINCIPAL = principal_dimension(RELATION)
BOUNDS = (ALWAYS, 100, 101, FOREVER)
DAYS = (ALWAYS, 99, 100, 101, FOREVER - 1)
"""Of each stretch that the bounds can make: its first day, and its last."""

AMOUNT = Dimension("amount", ("low", "middle", "high"), ("low", "middle", "high"), (1, 0, 2))
"""Its simplest cell is not its first."""

HEADS = of_party("amount", RELATION)
"""The amount of the one to whom the subject is attached."""

NOBODY = len(SUBJECTS.ids)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw who may be on either of two lists, whether both may be held, whom a relation attaches, and the horizon."""
    kinds = st.integers(1, SUBJECTS.everything)
    exclusive = frozenset({frozenset({"a", "b"})}) if draw(st.booleans()) else frozenset()
    return World(
        SUBJECTS,
        TERRITORIES,
        {"a": draw(kinds), "b": draw(kinds)},
        {RELATION: RelationDomain(draw(kinds), draw(kinds))},
        exclusive=exclusive,
        dimensions={
            "amount": AMOUNT,
            HEADS: replace(AMOUNT, name=HEADS),
            PRINCIPAL: principals(RELATION, SUBJECTS),
        },
        horizon=draw(st.sampled_from((100, 101))),
    )


@st.composite
def boxes(draw: st.DrawFn, world: World) -> Box:
    """Draw a box; it may be empty because of what its holdings exclude."""
    start, end = sorted(draw(st.lists(st.sampled_from(BOUNDS), min_size=2, max_size=2, unique=True)))
    parts = draw(st.lists(st.sampled_from(("free", "free", "held", "barred")), min_size=4, max_size=4))
    held = sum(1 << bit for bit, part in enumerate(parts) if part == "held")
    barred = sum(1 << bit for bit, part in enumerate(parts) if part == "barred")
    cells: Cells = ()
    for name, dimension in world.dimensions.items():
        if draw(st.booleans()):
            cells = (*cells, (name, draw(st.integers(1, dimension.everything))))
    return Box(
        draw(st.integers(1, SUBJECTS.everything)),
        draw(st.integers(1, TERRITORIES.everything)),
        start,
        end,
        held,
        barred,
        cells,
    )


@st.composite
def worlds_with_boxes(draw: st.DrawFn, most: int = 3) -> tuple[World, list[Box]]:
    """Draw a world and a few boxes of it, at least one."""
    world = draw(worlds())
    return world, draw(st.lists(boxes(world), min_size=1, max_size=most))


def possible(world: World, situation: Situation) -> bool:
    """Tell whether a situation is possible (grammar/meaning.md, Situations)."""
    subject, _, _, held, cells = situation
    principal = cells[list(world.dimensions).index(PRINCIPAL)]
    holdings = [holding for number, holding in enumerate(world.holdings) if held >> number & 1]
    asked = cells[list(world.dimensions).index(HEADS)] != AMOUNT.simplicity[0]
    if principal == NOBODY and asked:
        return False
    head = world.relations[RELATION]
    if principal != NOBODY and not (head.attached >> subject & 1 and head.principals >> principal & 1):
        return False
    for list_, relation in holdings:
        domain = world.relations[RELATION]
        if relation is None and not world.covers[list_] >> subject & 1:
            return False
        if relation is not None and not (
            domain.attached >> subject & 1
            and domain.principals >> principal & 1
            and world.covers[list_] >> principal & 1
        ):
            return False
    parties: dict[str | None, set[str]] = {}
    for list_, relation in holdings:
        parties.setdefault(relation, set()).add(list_)
    return not any(pair <= lists for lists in parties.values() for pair in world.exclusive)


def bits(mask: int) -> list[int]:
    """Return the numbers of the bits that are set."""
    return [number for number in range(mask.bit_length()) if mask >> number & 1]


def situations(world: World, *union: Box) -> set[Situation]:
    """Return every possible situation in a union of boxes, by what a box says of itself."""
    found: set[Situation] = set()
    for box in union:
        cells = dict(box.cells)
        found.update(
            situation
            for situation in product(
                bits(box.subjects),
                bits(box.territories),
                [day for day in DAYS if box.start <= day < box.end],
                [
                    held
                    for held in range(1 << len(world.holdings))
                    if held & box.held == box.held and not held & box.barred
                ],
                list(
                    product(
                        *(
                            bits(cells.get(name, dimension.everything))
                            for name, dimension in world.dimensions.items()
                        )
                    )
                ),
            )
            if possible(world, situation)
        )
    return found


def order(world: World, situation: Situation) -> tuple[object, ...]:
    """Return the key of the order of witnesses (grammar/meaning.md, Witnesses)."""
    subject, territory, day, held, cells = situation
    names = [
        (holding.list, holding.relation is not None, holding.relation or "")
        for number, holding in enumerate(world.holdings)
        if held >> number & 1
    ]
    ranks = tuple(
        dimension.rank(cell) for dimension, cell in zip(world.dimensions.values(), cells, strict=True)
    )
    return (
        len(names),
        sum(attached for _, attached, _ in names),
        cells[list(world.dimensions).index(PRINCIPAL)] != NOBODY,
        (0, day - world.horizon) if day >= world.horizon else (1, world.horizon - day),
        (len(SUBJECTS.sets[subject]), SUBJECTS.ids[subject]),
        (len(TERRITORIES.above(TERRITORIES.ids[territory])), TERRITORIES.ids[territory]),
        names,
        ranks,
    )


def filled(world: World, witness: Witness) -> Situation:
    """Return the situation of a witness, what it does not name at its simplest."""
    named = dict(witness.cells)
    return (
        witness.subject,
        witness.territory,
        witness.day,
        witness.held,
        tuple(named.get(name, dimension.simplicity[0]) for name, dimension in world.dimensions.items()),
    )


def unfilled(world: World, situation: Situation) -> Witness:
    """Return a situation as a witness that names every dimension."""
    subject, territory, day, held, cells = situation
    return Witness(subject, territory, day, held, tuple(zip(world.dimensions, cells, strict=True)))


def held(world: World, *names: str) -> int:
    """Return the mask of holdings written `list` or `list@relation`."""
    mask = 0
    for name in names:
        list_, _, relation = name.partition("@")
        mask |= world.bit(Holding(list_, relation or None))
    return mask
