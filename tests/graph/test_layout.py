"""The layout overlaps nothing, keeps what it is given, and is the same for the same input."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.graph.layout import Group, Item, Slot, Spacing, lay_out, monotone

SPACING = Spacing(item=3, foot=5, group=11)


@st.composite
def drawings(draw: Any) -> tuple[list[Group], list[tuple[str, str]]]:
    groups, ids = [], []
    for number in range(draw(st.integers(0, 9))):
        items = [
            Item(f"i{number}-{step}", draw(st.integers(8, 60))) for step in range(draw(st.integers(0, 5)))
        ]
        head = draw(st.sampled_from([0, 20, 34])) if items else 20
        groups.append(Group(f"g{number}", draw(st.integers(0, 3)), head, tuple(items), draw(st.booleans())))
        ids += [groups[-1].id, *(item.id for item in items)]
    if not ids:
        return [], []
    ends = st.sampled_from(ids)
    return groups, draw(st.lists(st.tuples(ends, ends), max_size=25))


def spans(groups: list[Group], slots: dict[str, Slot]) -> list[tuple[int, float, float]]:
    """Return the column, top and bottom of every heading and item."""
    shown = [group.id for group in groups if group.head] + [
        item.id for group in groups for item in group.items
    ]
    return sorted((slots[id_].column, slots[id_].top, slots[id_].top + slots[id_].height) for id_ in shown)


@settings(max_examples=80)
@given(drawings())
def test_nothing_overlaps(drawing: tuple[list[Group], list[tuple[str, str]]]) -> None:
    groups, edges = drawing
    slots = lay_out(groups, edges, SPACING)
    found = spans(groups, slots)
    for (column, _, bottom), (other, top, _) in pairwise(found):
        assert column != other or top >= bottom - 1e-6
    if slots:
        assert min(slot.top for slot in slots.values()) == 0


@settings(max_examples=40)
@given(drawings())
def test_groups_stay_together_and_ordered_ones_in_order(
    drawing: tuple[list[Group], list[tuple[str, str]]],
) -> None:
    groups, edges = drawing
    slots = lay_out(groups, edges, SPACING)
    assert slots.keys() == {group.id for group in groups} | {
        item.id for group in groups for item in group.items
    }
    reach = {}
    for group in groups:
        tops = [slots[item.id].top for item in group.items]
        assert all(top >= slots[group.id].top + group.head - 1e-6 for top in tops)
        assert all(slots[item.id].height == item.height for item in group.items)
        if group.ordered:
            assert tops == sorted(tops)
        bottoms = [
            slots[id_].top + slots[id_].height for id_ in (group.id, *(item.id for item in group.items))
        ]
        reach[group.id] = (group.column, slots[group.id].top, max(bottoms))
    ordered = sorted(reach.values())
    for (column, _, bottom), (other, top, _) in pairwise(ordered):
        assert column != other or top >= bottom + SPACING.group - 1e-6


@settings(max_examples=30)
@given(drawings())
def test_same_input_same_output(drawing: tuple[list[Group], list[tuple[str, str]]]) -> None:
    assert lay_out(*drawing, SPACING) == lay_out(*drawing, SPACING)


def test_crossing_edges_are_uncrossed() -> None:
    columns = [
        [Group(f"{side}{name}", side, 0, (Item(f"{side}-{name}", 10),)) for name in "abc"] for side in (0, 1)
    ]
    edges = [("0-a", "1-c"), ("0-b", "1-b"), ("0-c", "1-a")]
    slots = lay_out(columns[0] + columns[1], edges)
    assert sorted((slots[one].top, slots[other].top) for one, other in edges) == sorted(
        zip(
            sorted(slots[one].top for one, _ in edges),
            sorted(slots[other].top for _, other in edges),
            strict=True,
        )
    )


NUMBERS = st.lists(st.integers(-50, 50).map(float), max_size=12)


@given(NUMBERS)
def test_monotone_is_the_nearest_that_rises(values: list[float]) -> None:
    found = monotone(values)
    assert found == sorted(found)
    assert monotone(sorted(values)) == sorted(values)
    assert abs(sum(found) - sum(values)) < 1e-6
    if values:
        worse = [max(values[: place + 1]) for place in range(len(values))]
        assert distance(found, values) <= distance(worse, values) + 1e-6


def distance(one: list[float], other: list[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
