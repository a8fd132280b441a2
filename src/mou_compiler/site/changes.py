"""What changed, and when: where a row goes on from another, in which columns it is another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.tables.columns import COLUMNS, Record
from mou_compiler.tables.row import Row

_OF_ITS_OWN = frozenset({"valid_from", "valid_to", "path", "line", "row_digest"})
_COMPARED = tuple(number for number, column in enumerate(COLUMNS) if column.name not in _OF_ITS_OWN)

Goings: TypeAlias = tuple[Sequence[tuple[int, ...] | None], Sequence[bool]]
"""Of each row, by which columns it differs from the one that it goes on from, None where it begins; and whether it goes on."""


def goings_on(rows: Sequence[Row], records: Sequence[Record]) -> Goings:
    """Return of each row from what it goes on, and whether another goes on from it.

    A row goes on from one of the same measure, act and enforcer that ends on the day on which it begins.
    """
    ending: dict[tuple[object, ...], deque[int]] = {}
    for number, row in enumerate(rows):
        if row.days.end < FOREVER:
            ending.setdefault((row.days.end, *_key(row)), deque()).append(number)
    differs: list[tuple[int, ...] | None] = [None] * len(rows)
    goes_on = [False] * len(rows)
    for number, row in enumerate(rows):
        before = ending.get((row.days.start, *_key(row))) if row.days.start > ALWAYS else None
        if before:
            earlier = before.popleft()
            goes_on[earlier] = True
            one, other = records[earlier], records[number]
            differs[number] = tuple(place for place in _COMPARED if one[place] != other[place])
    return differs, goes_on


def _key(row: Row) -> tuple[object, ...]:
    return (row.measure, row.act, row.modality, row.enforcer, row.declared_enforcer)


class Change(NamedTuple):
    """What happens to a row on a day: it begins, ends, or differs in some columns from the one before it."""

    number: int
    what: str
    columns: tuple[int, ...]


def last_changes(rows: Sequence[Row], numbers: Sequence[int], goings: Goings) -> tuple[int, list[Change]]:
    """Return the last day on which some of these rows begin, end or change, and what does; 0 and nothing where none does."""
    days = [day for number in numbers for day in _days(rows[number])]
    if not days:
        return 0, []
    last = max(days)
    return last, list(_on(last, rows, numbers, goings))


def _days(row: Row) -> Iterator[int]:
    if row.days.start > ALWAYS:
        yield row.days.start
    if row.days.end < FOREVER:
        yield row.days.end


def _on(day: int, rows: Sequence[Row], numbers: Sequence[int], goings: Goings) -> Iterator[Change]:
    differs, goes_on = goings
    for number in numbers:
        columns = differs[number]
        if rows[number].days.start == day:
            yield Change(number, "began" if columns is None else "changed", columns or ())
        elif rows[number].days.end == day and not goes_on[number]:
            yield Change(number, "ended", ())
