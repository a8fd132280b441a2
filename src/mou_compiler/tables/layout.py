"""Rows laid out for a terminal of any width: columns where they fit, records under each other where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mou_compiler.source.frames import visible
from mou_compiler.source.width import pad, width
from mou_compiler.tables.columns import BY_NAME, written_in
from mou_compiler.tables.row import Row
from mou_compiler.words import Language, Languages, Text

NARROWEST = 60
_GAP = 2
_COMFORT = 20
"""How wide a column that wraps is at least, where it has so much to say."""


class Shown(NamedTuple):
    """A column as it is shown: its heading and its cell; `folds` where one value of all rows is told once."""

    heading: Text
    cell: Callable[[Row, Language], str]
    folds: bool


def _column(name: str, heading: Text | None = None, *, folds: bool = True) -> Shown:
    column = BY_NAME[name]
    return Shown(heading or column.title, column.write, folds)


def _act(row: Row, language: Language) -> str:
    label = row.act_label.spelled(language)
    if label in ("", row.act):
        return row.act
    return f"{row.act}（{label}）" if language == "zh" else f"{row.act} ({label})"


SHOWN = (
    _column("measure", folds=False),
    _column("force", folds=False),
    _column("modality", Text("What", "方式"), folds=False),
    Shown(Text("Act", "行为"), _act, folds=False),
    _column("condition", folds=False),
    _column("subjects"),
    _column("territory"),
    _column("exceptions"),
    _column("enforcer"),
    _column("part"),
    _column("term"),
    _column("basis"),
    _column("valid_from"),
    _column("valid_to"),
    _column("status"),
)
_BLANK = Text("not known", "不详")
_OPEN = Text("no end known", "未知终止")


def table(rows: Sequence[Row], language: Languages, room: int) -> list[str]:
    """Return rows as lines of at most so many columns, save where one word alone is wider: no id is ever cut."""
    room = max(room, NARROWEST)
    grid = [[shown_cell(item, row, language) for item in SHOWN] for row in rows]
    if len(rows) == 1:
        return _records(rows, grid, SHOWN, language, room)
    folded = [
        number
        for number, item in enumerate(SHOWN)
        if item.folds and len({line[number] for line in grid}) == 1
    ]
    kept = [number for number in range(len(SHOWN)) if number not in folded]
    shown = [SHOWN[number] for number in kept]
    lines = _common([(SHOWN[number], grid[0][number]) for number in folded], language, room)
    cells = [[line[number] for number in kept] for line in grid]
    headings = [item.heading.spelled(language) for item in shown]
    widths = _widths([headings, *cells], room)
    if widths is None:
        return [*lines, *_records(rows, cells, shown, language, room)]
    lines += _wrapped(headings, widths)
    lines.append((" " * _GAP).join("─" * size for size in widths))
    for line in cells:
        lines += _wrapped(line, widths)
    return lines


def shown_cell(item: Shown, row: Row, language: Languages) -> str:
    """Return a cell as it is shown to people; a day that is not known is told in words."""
    text = visible(written_in(item.cell, row, language))
    if text:
        return text
    return (_OPEN if item.heading is BY_NAME["valid_to"].title else _BLANK).spelled(language)


def _common(said: Iterable[tuple[Shown, str]], language: Languages, room: int) -> list[str]:
    """Return what all rows say alike, told once."""
    told = [
        f"{item.heading.spelled(language)}{'：' if language == 'zh' else ': '}{cell}" for item, cell in said
    ]
    if not told:
        return []
    head = Text("In all rows", "各行均为").spelled(language)
    joined = ("；" if language == "zh" else "; ").join(told)
    return [*_lines(f"{head}  {joined}", room, indent=2), ""]


def _widths(cells: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Return the width of each column within the room there is; None where they do not fit."""
    numbers = range(len(cells[0]))
    natural = [max(width(line[number]) for line in cells) for number in numbers]
    least = [
        max(
            min(natural[number], _COMFORT),
            *(width(word) for line in cells for word in line[number].split(" ")),
        )
        for number in numbers
    ]
    spare = room - _GAP * (len(natural) - 1) - sum(least)
    if spare < 0:
        return None
    widths = list(least)
    for number in sorted(numbers, key=lambda number: natural[number] - least[number]):
        more = min(natural[number] - least[number], spare)
        widths[number] += more
        spare -= more
    return widths


def _wrapped(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return one row as lines, each cell broken at blanks within its column."""
    columns = [_lines(cell, size) for cell, size in zip(line, widths, strict=True)]
    height = max(len(column) for column in columns)
    return [
        (" " * _GAP)
        .join(
            pad(column[number] if number < len(column) else "", size)
            for column, size in zip(columns, widths, strict=True)
        )
        .rstrip()
        for number in range(height)
    ]


def _records(
    rows: Sequence[Row],
    cells: Sequence[Sequence[str]],
    shown: Sequence[Shown],
    language: Languages,
    room: int,
) -> list[str]:
    """Return each row as a record of its own, a line or more for each column."""
    headings = [item.heading.spelled(language) for item in shown]
    indent = max(map(width, headings[1:])) + 2 + _GAP
    lines: list[str] = []
    for row, line in zip(rows, cells, strict=True):
        label = visible(row.measure_label.spelled(language))
        lines += _lines(f"{line[0]}  {label}" if label != row.measure else line[0], room, indent=2)
        for heading, cell in zip(headings[1:], line[1:], strict=True):
            first, *more = _lines(cell, room - indent)
            lines.append(pad(f"  {heading}", indent) + first)
            lines += [" " * indent + part for part in more]
        lines.append("")
    return lines[:-1]


def _lines(text: str, room: int, indent: int = 0) -> list[str]:
    """Return a text in lines broken at blanks alone, so that no id is broken; later lines are indented."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        more = f"{line} {word}" if line else word
        if line.strip() and width(more) > room:
            lines.append(line.rstrip())
            line = " " * indent + word
        else:
            line = more
    return [*lines, line]
