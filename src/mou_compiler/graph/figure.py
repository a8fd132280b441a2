"""Geometry of the drawing: the picture of a graph, laid out, with every box, frame and curve at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mou_compiler.graph.labels import wrap
from mou_compiler.graph.layout import Group, Item, Slot, Spacing, lay_out
from mou_compiler.graph.picture import Arrow, Box, Cluster, Picture
from mou_compiler.words import Language, Text

WIDTHS = (200, 200, 300, 200, 200)
BETWEEN = 130
MARGIN = 28
INDENT = 12
LINE = 14
LETTER = 5.9
"""The room that one column of display width takes, at the size of the labels."""
BOLD_LETTER = 6.4
SPACING = Spacing(item=4, foot=7, group=12)

Lines = dict[Language, tuple[str, ...]]


class Shape(NamedTuple):
    """A box as drawn. `heads` says that it is the heading of a frame."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: Lines
    heads: bool


class Frame(NamedTuple):
    """The frame around a group, with the lines of its caption where no box heads it."""

    x: float
    y: float
    width: float
    height: float
    caption: Lines | None


class Curve(NamedTuple):
    """An arrow as drawn."""

    arrow: Arrow
    path: str


class Figure(NamedTuple):
    """A whole drawing; `lefts` are the left edges of its columns."""

    width: float
    height: float
    lefts: tuple[float, ...]
    shapes: tuple[Shape, ...]
    frames: tuple[Frame, ...]
    curves: tuple[Curve, ...]


def set_out(picture: Picture, languages: Iterable[Language], top: float) -> Figure:
    """Return the drawing of a picture below `top`, with room for the labels in each of the languages."""
    told = tuple(languages)
    lefts = _lefts()
    lines = {
        box.id: _lines(shown(box), told, columns(column, letter), 2)
        for cluster in picture.clusters
        for box, column, letter in _boxes(cluster)
    }
    captions = {
        cluster.id: _lines(cluster.head, told, columns(cluster.column, BOLD_LETTER), 2)
        for cluster in picture.clusters
        if isinstance(cluster.head, Text)
    }
    groups = [_group(cluster, lines, captions) for cluster in picture.clusters]
    slots = lay_out(groups, ((arrow.source, arrow.target) for arrow in picture.arrows), SPACING)
    slots = {id_: slot._replace(top=slot.top + top) for id_, slot in slots.items()}
    shapes = [shape for cluster in picture.clusters for shape in _shapes(cluster, slots, lines, lefts)]
    frames = [_frame(cluster, slots, captions, lefts) for cluster in picture.clusters if cluster.head]
    curves = _curves(picture.arrows, {shape.box.id: shape for shape in shapes})
    bottom = max((slot.top + slot.height for slot in slots.values()), default=top) + MARGIN
    return Figure(lefts[-1] + WIDTHS[-1] + 2 * MARGIN, bottom, lefts, tuple(shapes), tuple(frames), curves)


def shown(box: Box) -> Text:
    """Return the label of a box, with the number of nodes folded into it."""
    if not box.folded:
        return box.label
    return Text(f"{box.label.en} ({box.folded})", f"{box.label.zh}（{box.folded}）")


def columns(column: int, letter: float) -> int:
    """Return how many columns of display width a label has in a column of the drawing."""
    return int((WIDTHS[column] - INDENT - 20) / letter)


def _lefts() -> tuple[float, ...]:
    found = [float(MARGIN)]
    for width in WIDTHS[:-1]:
        found.append(found[-1] + width + BETWEEN)
    return tuple(found)


def _boxes(cluster: Cluster) -> Iterable[tuple[Box, int, float]]:
    if isinstance(cluster.head, Box):
        yield cluster.head, cluster.column, BOLD_LETTER
    yield from ((box, cluster.column, LETTER) for box in cluster.boxes)


def _lines(label: Text, languages: tuple[Language, ...], width: int, most: int) -> Lines:
    return {language: wrap(label.spelled(language), width, most) for language in languages}


def _tall(lines: Lines) -> float:
    return LINE * max(len(shown) for shown in lines.values()) + 7


def _group(cluster: Cluster, lines: Mapping[str, Lines], captions: Mapping[str, Lines]) -> Group:
    head = 0.0
    if isinstance(cluster.head, Box):
        head = _tall(lines[cluster.head.id]) + SPACING.item
    elif cluster.head is not None:
        head = _tall(captions[cluster.id])
    items = tuple(Item(box.id, _tall(lines[box.id])) for box in cluster.boxes)
    return Group(cluster.id, cluster.column, head, items)


def _shapes(
    cluster: Cluster, slots: Mapping[str, Slot], lines: Mapping[str, Lines], lefts: tuple[float, ...]
) -> Iterable[Shape]:
    left, width = lefts[cluster.column], WIDTHS[cluster.column]
    if isinstance(cluster.head, Box):
        slot = slots[cluster.id]
        height = slot.height - SPACING.item
        yield Shape(cluster.head, left, slot.top, width, height, lines[cluster.head.id], heads=True)
    inset = INDENT / 2 if cluster.head else 0
    for box in cluster.boxes:
        slot = slots[box.id]
        yield Shape(box, left + inset, slot.top, width - 2 * inset, slot.height, lines[box.id], heads=False)


def _frame(
    cluster: Cluster, slots: Mapping[str, Slot], captions: Mapping[str, Lines], lefts: tuple[float, ...]
) -> Frame:
    top = slots[cluster.id].top
    last = slots[cluster.boxes[-1].id] if len(cluster.boxes) == 1 else None
    bottom = max(slots[box.id].top + slots[box.id].height for box in cluster.boxes)
    assert last is None or bottom == last.top + last.height
    height = bottom + SPACING.foot - top
    return Frame(lefts[cluster.column], top, WIDTHS[cluster.column], height, captions.get(cluster.id))


def _curves(arrows: Iterable[Arrow], shapes: Mapping[str, Shape]) -> tuple[Curve, ...]:
    """Return the arrows as curves; where several end at one box they spread over its side."""
    ends: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    kept = [arrow for arrow in arrows if arrow.source in shapes and arrow.target in shapes]
    for index, arrow in enumerate(kept):
        source, target = shapes[arrow.source], shapes[arrow.target]
        right = target.x >= source.x + source.width or slots_column(source, target)
        ends.setdefault((arrow.source, right), []).append((middle(target), 2 * index))
        into = right if slots_column(source, target) else not right
        ends.setdefault((arrow.target, into), []).append((middle(source), 2 * index + 1))
    heights: dict[int, float] = {}
    for (id_, _), waiting in ends.items():
        shape = shapes[id_]
        room = min(shape.height - 8, 5.0 * (len(waiting) - 1))
        for rank, (_, end) in enumerate(sorted(waiting)):
            share = rank / (len(waiting) - 1) - 0.5 if len(waiting) > 1 else 0.0
            heights[end] = middle(shape) + share * room
    return tuple(
        Curve(arrow, _path(shapes[arrow.source], shapes[arrow.target], heights[2 * i], heights[2 * i + 1]))
        for i, arrow in enumerate(kept)
    )


def slots_column(one: Shape, other: Shape) -> bool:
    """Tell whether two boxes overlap sideways: they stand in the same column."""
    return one.x < other.x + other.width and other.x < one.x + one.width


def middle(shape: Shape) -> float:
    """Return the height at which the middle of a box stands."""
    return shape.y + shape.height / 2


def _path(source: Shape, target: Shape, start: float, end: float) -> str:
    if slots_column(source, target):
        x1, x2 = source.x + source.width, target.x + target.width
        bulge = min(26 + abs(end - start) / 9, BETWEEN * 0.7)
        reach = max(x1, x2) + bulge
        return f"M{x1:.0f} {start:.1f}C{reach:.0f} {start:.1f} {reach:.0f} {end:.1f} {x2 + 2:.0f} {end:.1f}"
    if target.x > source.x:
        x1, x2, sign = source.x + source.width, target.x - 2, 1
    else:
        x1, x2, sign = source.x, target.x + target.width + 2, -1
    pull = sign * min(BETWEEN * 0.75, abs(x2 - x1) / 2)
    return f"M{x1:.0f} {start:.1f}C{x1 + pull:.0f} {start:.1f} {x2 - pull:.0f} {end:.1f} {x2:.0f} {end:.1f}"
