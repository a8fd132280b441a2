"""Geometry of the drawing: the picture of a graph, laid out, with every box, frame and curve at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mou_compiler.graph.labels import wrap
from mou_compiler.graph.layout import Group, Item, Slot, Spacing, lay_out
from mou_compiler.graph.picture import Arrow, Box, Cluster, Picture
from mou_compiler.words import Language, Text

WIDTHS = (200, 200, 200, 300, 200, 200)
BETWEEN = 110
MARGIN = 28
NARROWEST = 1000
"""The room that the lines above the columns need."""
BULGE = 78
"""How far an arrow between boxes of one column goes out of it at most."""
INDENT = 12
LINE = 14
LETTER = 5.9
"""The room that one column of display width takes, at the size of the labels."""
BOLD_LETTER = 6.4
SPACING = Spacing(item=4, foot=7, group=12)

Lines = dict[Language, tuple[str, ...]]
Lefts = Mapping[int, float]


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
    """A whole drawing; `lefts` are the left edges of the columns that have something in them."""

    width: float
    height: float
    lefts: Lefts
    shapes: tuple[Shape, ...]
    frames: tuple[Frame, ...]
    curves: tuple[Curve, ...]


def set_out(picture: Picture, languages: Iterable[Language], top: float) -> Figure:
    """Return the drawing of a picture below `top`, with room for the labels in each of the languages."""
    told = tuple(languages)
    lefts = _lefts(sorted({cluster.column for cluster in picture.clusters}))
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
    curves = _curves(picture.arrows, {shape.box.id: shape for shape in shapes}, lefts)
    bottom = max((slot.top + slot.height for slot in slots.values()), default=top) + MARGIN
    right = max((left + WIDTHS[column] for column, left in lefts.items()), default=0)
    width = max(right + BULGE + MARGIN, NARROWEST)
    return Figure(width, bottom, lefts, tuple(shapes), tuple(frames), curves)


def shown(box: Box) -> Text:
    """Return the label of a box, with the number of nodes folded into it."""
    if not box.members:
        return box.label
    return Text(f"{box.label.en} ({len(box.members)})", f"{box.label.zh}（{len(box.members)}）")


def columns(column: int, letter: float) -> int:
    """Return how many columns of display width a label has in a column of the drawing."""
    return int((WIDTHS[column] - INDENT - 20) / letter)


def _lefts(columns: Iterable[int]) -> Lefts:
    found, left = {}, float(MARGIN)
    for column in columns:
        found[column] = left
        left += WIDTHS[column] + BETWEEN
    return found


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
    return Group(cluster.id, cluster.column, head, items, isinstance(cluster.head, Box))


def _shapes(
    cluster: Cluster, slots: Mapping[str, Slot], lines: Mapping[str, Lines], lefts: Lefts
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


def _frame(cluster: Cluster, slots: Mapping[str, Slot], captions: Mapping[str, Lines], lefts: Lefts) -> Frame:
    top = slots[cluster.id].top
    bottom = max(slots[box.id].top + slots[box.id].height for box in cluster.boxes) + SPACING.foot
    left, width = lefts[cluster.column], WIDTHS[cluster.column]
    return Frame(left, top, width, bottom - top, captions.get(cluster.id))


def _curves(arrows: Sequence[Arrow], shapes: Mapping[str, Shape], lefts: Lefts) -> tuple[Curve, ...]:
    """Return the arrows as curves; where several end at one side of a box they spread over it."""
    ends: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for index, arrow in enumerate(arrows):
        source, target = shapes[arrow.source], shapes[arrow.target]
        leaves, enters = _sides(source.box.column, target.box.column)
        ends.setdefault((arrow.source, leaves), []).append((_middle(target), 2 * index))
        ends.setdefault((arrow.target, enters), []).append((_middle(source), 2 * index + 1))
    heights: dict[int, float] = {}
    for (id_, _), waiting in ends.items():
        shape = shapes[id_]
        room = min(shape.height - 8, 5.0 * (len(waiting) - 1))
        for rank, (_, end) in enumerate(sorted(waiting)):
            share = rank / (len(waiting) - 1) - 0.5 if len(waiting) > 1 else 0.0
            heights[end] = _middle(shape) + share * room
    columns = [(shapes[arrow.source].box.column, shapes[arrow.target].box.column) for arrow in arrows]
    return tuple(
        Curve(arrow, _path(lefts, *columns[index], heights[2 * index], heights[2 * index + 1]))
        for index, arrow in enumerate(arrows)
    )


def _sides(source: int, target: int) -> tuple[bool, bool]:
    """Tell whether an arrow leaves one column, and enters the other, at the right side."""
    return target >= source, target <= source


def _middle(shape: Shape) -> float:
    return shape.y + shape.height / 2


def _path(lefts: Lefts, source: int, target: int, start: float, end: float) -> str:
    """Return a curve between two columns, or beside one, from edge to edge."""
    leaves, enters = _sides(source, target)
    x1 = lefts[source] + WIDTHS[source] * leaves
    x2 = lefts[target] + WIDTHS[target] * enters
    if source == target:
        pull = out = min(26 + abs(end - start) / 9, BULGE)
    else:
        pull = min(BETWEEN * 0.75, abs(x2 - x1) / 2) * (1 if leaves else -1)
        out = -pull
    tip = x2 + (2 if enters else -2)
    return f"M{x1:.0f} {start:.1f}C{x1 + pull:.0f} {start:.1f} {x2 + out:.0f} {end:.1f} {tip:.0f} {end:.1f}"
