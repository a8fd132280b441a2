"""From one table to the next: rows begun, changed, retold, moved and ended, by which the old table becomes the new one exactly.

A row is known by its digest, else by measure, enforcer, act and what else of its key stayed. Rows that are in both as
they are, in the same order, are in no delta.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mou_compiler.tables.columns import COLUMNS, Value
from mou_compiler.words import Text

Cells = Mapping[str, Value]
"""A row as JSON has it, by the name of the column."""

KINDS = {
    "begun": Text("begun", "新增"),
    "changed": Text("changed", "变更"),
    "retold": Text("retold", "改述"),
    "moved": Text("moved", "移位"),
    "ended": Text("ended", "终止"),
}
"""What may have become of a row.

One that is retold says the same, and the same checks find something of it; only their words are others, which may speak
of other measures too, or count them. One that moved says the same, and stands elsewhere in its file or in the table."""

_WORDED = ("reason_en", "reason_zh")
_UNSAID = ("path", "line", "row_digest")
_NAMES = tuple(column.name for column in COLUMNS)
_FULL = ("measure", "declared_enforcer", "enforcer", "act", "modality", "territory", "valid_from")
_KEYS: tuple[tuple[str, ...], ...] = (
    ("row_digest",),
    _FULL,
    tuple(name for name in _FULL if name != "valid_from"),
    tuple(name for name in _FULL if name != "territory"),
    tuple(name for name in _FULL if name not in ("territory", "valid_from")),
    ("measure", "enforcer", "act", "modality"),
    ("measure", "enforcer", "act"),
)


class Line(NamedTuple):
    """What became of a row: its number in the new table and in the old one, from 1, None where it is in one alone.

    `cells` are those of now, of a row that ended those of before; `was` has those of before that are otherwise now,
    and `was_digest` is the digest of the old row.
    """

    kind: str
    row: int | None
    was_row: int | None
    was_digest: str | None
    cells: Cells
    was: Cells

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which it says something else."""
        return tuple(name for name in self.was if name not in _UNSAID)


class NotTheOldTable(ValueError):  # noqa: N818 -- named for what it tells
    """A delta is not one of this table; `row` is the first that is not there, from 1."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row} is not that of the table from which the delta starts")
        self.row = row


def delta(old: Sequence[Cells], new: Sequence[Cells]) -> tuple[Line, ...]:
    """Return what turns the old table into the new one: rows of the new in order, then those that ended."""
    kept = _kept(old, new)
    olds = [number for number in range(len(old)) if number not in kept]
    stayed = set(kept.values())
    news = [number for number in range(len(new)) if number not in stayed]
    pairs = _paired(old, new, olds, news)
    lines = [_line(old, new, pairs.get(number), number) for number in news]
    taken = set(pairs.values())
    ended = [number for number in olds if number not in taken]
    lines += [Line("ended", None, one + 1, _digest(old[one]), old[one], {}) for one in ended]
    return tuple(lines)


def apply(old: Sequence[Cells], lines: Iterable[Line]) -> list[Cells]:
    """Return the new table; raise NotTheOldTable where the old one is not that from which the delta starts."""
    placed: dict[int, Cells] = {}
    gone: set[int] = set()
    for line in lines:
        if line.was_row is not None:
            if not 0 < line.was_row <= len(old) or _digest(old[line.was_row - 1]) != line.was_digest:
                raise NotTheOldTable(line.was_row)
            gone.add(line.was_row)
        if line.row is not None:
            placed[line.row] = line.cells
    stay = iter([cells for number, cells in enumerate(old, 1) if number not in gone])
    size = len(old) - len(gone) + len(placed)
    try:
        return [placed[number] if number in placed else next(stay) for number in range(1, size + 1)]
    except StopIteration:
        raise NotTheOldTable(len(old)) from None


def _line(old: Sequence[Cells], new: Sequence[Cells], before: int | None, now: int) -> Line:
    if before is None:
        return Line("begun", now + 1, None, None, new[now], {})
    was = {name: old[before].get(name) for name in _NAMES if old[before].get(name) != new[now].get(name)}
    said = [name for name in was if name not in _UNSAID]
    retold = "retold" if all(name in _WORDED for name in said) else "changed"
    kind = retold if said else "moved"
    return Line(kind, now + 1, before + 1, _digest(old[before]), new[now], was)


def _digest(cells: Cells) -> str:
    return str(cells.get("row_digest", ""))


def _key(cells: Cells, names: Iterable[str] = _NAMES) -> tuple[Hashable, ...]:
    found = (cells.get(name) for name in names)
    return tuple(tuple(value) if isinstance(value, list) else value for value in found)


def _kept(old: Sequence[Cells], new: Sequence[Cells]) -> dict[int, int]:
    """Return the rows that are in both, as many as stand in one order: number before, number now."""
    waiting: dict[Hashable, list[int]] = {}
    for number in reversed(range(len(old))):
        waiting.setdefault(_key(old[number]), []).append(number)
    pairs = []
    for number, cells in enumerate(new):
        found = waiting.get(_key(cells))
        if found:
            pairs.append((found.pop(), number))
    return dict(_rising(pairs))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs whose first numbers rise; the second do."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (first, _) in enumerate(pairs):
        place = bisect_left(ends, first)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(first)
            at.append(number)
        else:
            ends[place], at[place] = first, number
    found = []
    number = at[-1] if at else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _paired(
    old: Sequence[Cells], new: Sequence[Cells], olds: Sequence[int], news: Sequence[int]
) -> dict[int, int]:
    """Return which old row each new one takes the place of, the most alike first."""
    pairs: dict[int, int] = {}
    left_old, left_new = list(olds), list(news)
    for names in _KEYS:
        waiting: dict[Hashable, list[int]] = {}
        for number in reversed(left_old):
            waiting.setdefault(_key(old[number], names), []).append(number)
        for number in left_new:
            found = waiting.get(_key(new[number], names))
            if found:
                pairs[number] = found.pop()
        taken = set(pairs.values())
        left_old = [number for number in left_old if number not in taken]
        left_new = [number for number in left_new if number not in pairs]
    return pairs
