"""Boxes against the situations that they hold, counted off one by one in small worlds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st
from small_worlds import (
    bits,
    boxes,
    filled,
    held,
    order,
    possible,
    situations,
    unfilled,
    worlds,
    worlds_with_boxes,
)

from mou_compiler.meaning.boxes import (
    Box,
    contains,
    everything,
    meet,
    meet_all,
    normal,
    smallest,
    subtract,
    subtract_all,
)
from mou_compiler.meaning.cells import finite
from mou_compiler.meaning.kinds import Kinds
from mou_compiler.meaning.tree import Tree
from mou_compiler.meaning.world import World
from tried import tried_on

Drawn = tuple[World, list[Box]]


@tried_on(worlds_with_boxes(most=2), few=20, many=300)
def test_meeting_is_intersection(drawn: Drawn) -> None:
    world, (left, *rest) = drawn
    right = rest[0] if rest else left
    met = meet(left, right)
    both = situations(world, left) & situations(world, right)
    assert (situations(world, met) if met is not None else set()) == both
    found = meet_all(world, [left], [right])
    assert situations(world, *found) == both
    assert all(situations(world, box) for box in found)


@tried_on(worlds_with_boxes(most=1), few=20, many=300)
def test_a_box_is_normal_where_it_is_not_empty(drawn: Drawn) -> None:
    world, (box,) = drawn
    found = normal(world, box)
    assert (found is None) == (not situations(world, box))
    if found is not None:
        assert situations(world, found) == situations(world, box)
        assert normal(world, found) == found


@tried_on(worlds_with_boxes(most=2), few=20, many=300)
def test_subtracting_leaves_disjoint_pieces_that_make_up_the_rest(drawn: Drawn) -> None:
    world, (box, *rest) = drawn
    whole = normal(world, box)
    if whole is None:
        return
    other = rest[0] if rest else box
    pieces = subtract(world, whole, other)
    assert situations(world, *pieces) == situations(world, box) - situations(world, other)
    assert all(situations(world, piece) for piece in pieces)
    assert not any(situations(world, one) & situations(world, two) for one, two in combinations(pieces, 2))


@tried_on(worlds_with_boxes(), st.data(), few=20, many=300)
def test_subtracting_unions(drawn: Drawn, data: st.DataObject) -> None:
    world, union = drawn
    others = data.draw(st.lists(boxes(world), max_size=3))
    left = subtract_all(world, union, others)
    assert situations(world, *left) == situations(world, *union) - situations(world, *others)


@tried_on(worlds_with_boxes(), few=20, many=300)
def test_the_smallest_is_least_among_all_situations(drawn: Drawn) -> None:
    world, union = drawn
    found = smallest(world, union)
    all_ = situations(world, *union)
    if found is None:
        assert not all_
    else:
        assert filled(world, found) == min(all_, key=lambda situation: order(world, situation))
        assert any(contains(world, box, found) for box in union)


@tried_on(worlds_with_boxes(), st.data(), few=20, many=300)
def test_the_smallest_does_not_depend_on_how_a_union_is_cut(drawn: Drawn, data: st.DataObject) -> None:
    world, union = drawn
    knife = data.draw(boxes(world))
    cut = [*meet_all(world, union, [knife]), *subtract_all(world, union, [knife])]
    one, other = smallest(world, union), smallest(world, reversed(cut))
    assert (one and filled(world, one)) == (other and filled(world, other))


@tried_on(worlds_with_boxes(most=1), few=20, many=300)
def test_a_box_contains_its_situations_and_no_others(drawn: Drawn) -> None:
    world, (box,) = drawn
    inside = situations(world, box)
    for situation in situations(world, everything(world)):
        assert contains(world, box, unfilled(world, situation)) == (situation in inside)


@tried_on(worlds(), few=20, many=300)
def test_what_holdings_leave_open(world: World) -> None:
    open_: dict[int, set[int]] = {}
    for subject, _, _, mask, _ in situations(world, everything(world)):
        open_.setdefault(mask, set()).add(subject)
    for mask in range(1 << len(world.holdings)):
        assert set(bits(world.allowed(mask).subjects)) == open_.get(mask, set())


def test_a_dimension_that_is_not_named_is_at_its_simplest() -> None:
    tree = Tree({"x": []})
    world = World(
        Kinds({"x": []}), tree, {}, {}, dimensions={"p": finite("p", "01"), "q": finite("q", "01")}, horizon=5
    )
    whole = everything(world)
    first, second = whole._replace(cells=(("p", 0b10),)), whole._replace(cells=(("q", 0b10),))
    # p = 0, q = 1 comes before p = 1, q = 0: the first dimension by name decides.
    for union in ([first, second], [second, first]):
        assert smallest(world, union) == smallest(world, [second])


def test_days_before_the_horizon_are_a_last_resort_and_the_latest_of_them_is_taken() -> None:
    tree = Tree({"x": []})
    world = World(Kinds({"x": []}), tree, {}, {}, horizon=100)
    whole = everything(world)
    early, late = whole._replace(end=90), whole._replace(start=120, end=130)
    assert [getattr(smallest(world, union), "day", None) for union in ([early], [early, late], [whole])] == [
        89,
        120,
        100,
    ]


def test_exclusive_lists_are_held_by_different_parties_only() -> None:
    world = World(
        Kinds({"firm": [], "person": []}),
        Tree({"land": []}),
        {"a": 0b11, "b": 0b11},
        {},
        exclusive=frozenset({frozenset({"a", "b"})}),
    )
    assert not world.allowed(held(world, "a", "b")).subjects
    assert world.allowed(held(world, "a")).subjects == 0b11


@tried_on(worlds_with_boxes(most=1), few=20, many=300)
def test_a_witness_is_possible(drawn: Drawn) -> None:
    world, union = drawn
    found = smallest(world, union)
    assert found is None or possible(world, filled(world, found))
