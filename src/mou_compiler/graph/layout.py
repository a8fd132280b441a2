"""A layered layout as a pure function: columns of groups of items, and edges, to places without overlap.

Groups and the items in them are put in the order of the mean place of their neighbours, sweep by sweep
(the barycentre method); the order with the shortest edges is kept. Each column is then drawn towards its
neighbours as far as the order allows: the least-squares solution, found by pooling adjacent violators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

SWEEPS = 12
SPREAD = 0.6
"""How much of the room that a short column leaves goes between its groups."""


class Item(NamedTuple):
    """Something with a height that keeps to its group."""

    id: str
    height: float


class Group(NamedTuple):
    """Items below a heading, drawn together; `head` is 0 without heading. Edges may end at the group itself.

    In a group that is `ordered` the items keep the order given.
    """

    id: str
    column: int
    head: float
    items: tuple[Item, ...]
    ordered: bool = False


class Slot(NamedTuple):
    """Where something stands in its column."""

    column: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


class Spacing(NamedTuple):
    """The room between items, below a group's last item, and between groups."""

    item: float = 4
    foot: float = 6
    group: float = 12


ROOMY = Spacing()


def lay_out(
    groups: Sequence[Group], edges: Iterable[tuple[str, str]], spacing: Spacing = ROOMY
) -> dict[str, Slot]:
    """Return a slot for every group (its heading, or all of it where it has none) and every item.

    Within a column no two items, headings or groups overlap; the same input gives the same output, and ties
    keep the order given. The highest slot begins at 0.
    """
    return _Layout(groups, edges, spacing).run()


class _Layout:
    def __init__(self, groups: Sequence[Group], edges: Iterable[tuple[str, str]], spacing: Spacing) -> None:
        self.spacing = spacing
        self.columns: dict[int, list[Group]] = {}
        self.column_of: dict[str, int] = {}
        for group in groups:
            self.columns.setdefault(group.column, []).append(group)
            for id_ in (group.id, *(item.id for item in group.items)):
                self.column_of[id_] = group.column
        self.neighbours: dict[str, list[str]] = {id_: [] for id_ in self.column_of}
        self.edges: list[tuple[str, str]] = []
        for source, target in edges:
            if source in self.column_of and target in self.column_of:
                self.neighbours[source].append(target)
                self.neighbours[target].append(source)
                self.edges.append((source, target))

    def run(self) -> dict[str, Slot]:
        order = sorted(self.columns)
        middles = self._middles()
        best, best_cost = {column: list(self.columns[column]) for column in order}, self._cost(middles)
        for sweep in range(SWEEPS):
            for column in order if sweep % 2 == 0 else reversed(order):
                self.columns[column] = self._sorted(column, middles)
                middles.update(self._column_middles(column))
            cost = self._cost(middles)
            if cost < best_cost:
                best, best_cost = {column: list(self.columns[column]) for column in order}, cost
        self.columns = best
        return self._placed()

    def height(self, group: Group) -> float:
        """Return the height of a group with its heading and foot."""
        items = sum(item.height for item in group.items) + self.spacing.item * max(len(group.items) - 1, 0)
        foot = self.spacing.foot if group.head and group.items else 0
        return group.head + items + foot

    def _middles(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for column in sorted(self.columns):
            found.update(self._column_middles(column))
        return found

    def _column_middles(self, column: int) -> dict[str, float]:
        """Return where everything of a column stands when packed, as a share of the column's height."""
        found: dict[str, float] = {}
        top = 0.0
        for group in self.columns[column]:
            for id_, slot in self._slots(group, top).items():
                found[id_] = slot.middle
            top += self.height(group) + self.spacing.group
        return {id_: middle / max(top, 1) for id_, middle in found.items()}

    def _slots(self, group: Group, top: float) -> dict[str, Slot]:
        column = group.column
        whole = group.head or self.height(group)
        found = {group.id: Slot(column, top, whole)}
        below = top + group.head
        for item in group.items:
            found[item.id] = Slot(column, below, item.height)
            below += item.height + self.spacing.item
        return found

    def _mean(self, ids: Iterable[str], middles: Mapping[str, float], column: int) -> float | None:
        """Return the mean place of the neighbours in other columns."""
        total, count = 0.0, 0
        for id_ in ids:
            for other in self.neighbours[id_]:
                if self.column_of[other] != column and other in middles:
                    total += middles[other]
                    count += 1
        return total / count if count else None

    def _sorted(self, column: int, middles: Mapping[str, float]) -> list[Group]:
        def place(ids: Sequence[str]) -> float:
            mean = self._mean(ids, middles, column)
            return middles[ids[0]] if mean is None else mean

        found = [
            group._replace(items=tuple(sorted(group.items, key=lambda item: place([item.id]))))
            if len(group.items) > 1 and not group.ordered
            else group
            for group in self.columns[column]
        ]
        return sorted(found, key=lambda group: place([group.id, *(item.id for item in group.items)]))

    def _cost(self, middles: Mapping[str, float]) -> float:
        return sum(abs(middles[source] - middles[target]) for source, target in self.edges)

    def _placed(self) -> dict[str, Slot]:
        """Return slots: the tallest column packed, the others drawn towards what is placed already."""
        if not self.columns:
            return {}
        tallness = {
            column: sum(self.height(group) + self.spacing.group for group in groups)
            for column, groups in self.columns.items()
        }
        anchor = max(sorted(tallness), key=lambda column: tallness[column])
        slots: dict[str, Slot] = {}
        for column in sorted(self.columns, key=lambda column: (abs(column - anchor), column)):
            slots.update(self._place(column, slots, tallness[anchor]))
        highest = min(slot.top for slot in slots.values())
        return {id_: slot._replace(top=slot.top - highest) for id_, slot in slots.items()}

    def _place(self, column: int, slots: Mapping[str, Slot], room: float) -> dict[str, Slot]:
        middles = {id_: slot.middle for id_, slot in slots.items()}
        groups = self.columns[column]
        slack = room - sum(self.height(group) + self.spacing.group for group in groups)
        gap = self.spacing.group + SPREAD * max(slack, 0.0) / len(groups)
        offsets, wanted, packed = [], [], 0.0
        for group in groups:
            mean = self._mean([group.id, *(item.id for item in group.items)], middles, column)
            height = self.height(group)
            offsets.append(packed)
            wanted.append(packed if mean is None else mean - height / 2)
            packed += height + gap
        low, high = 0.0, max(room - packed, 0.0)
        shifts = monotone([want - offset for want, offset in zip(wanted, offsets, strict=True)])
        found: dict[str, Slot] = {}
        for group, offset, shift in zip(groups, offsets, shifts, strict=True):
            found.update(self._slots(group, offset + min(max(shift, low), high)))
        return found


def monotone(values: Sequence[float]) -> list[float]:
    """Return the non-decreasing sequence nearest to the values in the sense of least squares."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] * count > total * pools[-1][1]:
            before, number = pools.pop()
            total, count = total + before, count + number
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
