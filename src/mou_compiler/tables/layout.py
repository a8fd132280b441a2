"""Rows laid out for a terminal of any width: columns where they fit, records under each other where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mou_compiler.source.frames import visible
from mou_compiler.source.width import pad, width, wrap
from mou_compiler.tables import writing as to
from mou_compiler.tables.columns import BY_NAME, written_in
from mou_compiler.tables.row import Row
from mou_compiler.words import NONE, WEIGHTS, Language, Languages, Text

NARROWEST = 60
_GAP = 2
_COMFORT = 20
"""How wide a column that wraps is at least, where it has so much to say."""


class Shown(NamedTuple):
    """A column as it is shown: its heading and its cell; `folds` where one value of all rows is told once."""

    name: str
    heading: Text
    cell: Callable[[Row, Language], str]
    folds: bool


def _column(name: str, heading: Text | None = None, *, folds: bool = True) -> Shown:
    column = BY_NAME[name]
    return Shown(name, heading or column.title, column.write, folds)


def _act(row: Row, language: Language) -> str:
    label = row.act_label.spelled(language)
    if label in ("", row.act):
        return row.act
    return f"{row.act}（{label}）" if language == "zh" else f"{row.act} ({label})"


def _weight(row: Row, language: Language) -> str:
    return (WEIGHTS.named(row.weight) if row.weight else NONE).spelled(language)


def _reason(row: Row, language: Language) -> str:
    """Return why a row is not sound: who won over it, or what is found of it."""
    if row.status == "overridden":
        return to.texts_cell(row.decided, language)
    return to.texts_cell(row.reasons if row.status != "sound" else (), language)


SHOWN = (
    _column("measure", folds=False),
    _column("force", folds=False),
    _column("modality", Text("What", "方式"), folds=False),
    Shown("act", Text("Act", "行为"), _act, folds=False),
    _column("cap"),
    Shown("weight", Text("Weight", "参考程度"), _weight, folds=True),
    _column("condition", folds=False),
    _column("subjects"),
    _column("territory"),
    _column("exceptions"),
    _column("enforcer"),
    _column("part"),
    _column("approval"),
    _column("deadline"),
    _column("term"),
    _column("basis"),
    _column("valid_from"),
    _column("valid_to"),
    _column("status"),
    Shown("reason", Text("Reason", "理由"), _reason, folds=True),
    _column("declared_enforcer"),
    _column("channel"),
    _column("entry_term"),
    _column("exit"),
    _column("notice"),
    _column("objection"),
    _column("findings"),
    _column("decided_by"),
)
"""Every column that a table for people may have, in order."""
_SAYING: dict[str, Callable[[Row], bool]] = {
    "cap": lambda row: row.cap is not None,
    "weight": lambda row: bool(row.weight),
    "approval": lambda row: bool(row.approval or row.applied),
    "deadline": lambda row: row.deadline is not None,
    "reason": lambda row: row.status != "sound",
}
"""Columns that are shown where a row says something in them."""
_TELLING = frozenset(
    {
        "declared_enforcer",
        "channel",
        "entry_term",
        "exit",
        "notice",
        "objection",
        "findings",
        "decided_by",
    }
)
"""Columns that are shown where rows that look alike differ in them."""
_DAYS = frozenset({"valid_from", "valid_to"})


def shown_of(rows: Sequence[Row], language: Languages) -> tuple[Shown, ...]:
    """Return the columns that these rows need: rows that differ in more than their days never look alike."""
    always = [item for item in SHOWN if item.name not in _TELLING and item.name not in _SAYING]
    saying = [item for item in SHOWN if item.name in _SAYING and any(map(_SAYING[item.name], rows))]
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        looks = (
            written_in(item.cell, row, language) for item in (*always, *saying) if item.name not in _DAYS
        )
        alike.setdefault(tuple(looks), []).append(row)
    telling = [
        item
        for item in SHOWN
        if item.name in _TELLING
        and any(
            len({written_in(item.cell, row, language) for row in group}) > 1
            for group in alike.values()
            if len(group) > 1
        )
    ]
    kept = {item.name for item in (*always, *saying, *telling)}
    return tuple(item for item in SHOWN if item.name in kept)


_BLANK = Text("not known", "不详")
_OPEN = Text("no end known", "未知终止")


def table(rows: Sequence[Row], language: Languages, room: int) -> list[str]:
    """Return rows as lines of at most so many columns, save where one word alone is wider: no id is ever cut."""
    room = max(room, NARROWEST)
    every = shown_of(rows, language)
    grid = [[shown_cell(item, row, language) for item in every] for row in rows]
    if len(rows) == 1:
        return _records(rows, grid, every, language, room)
    folded = [
        number
        for number, item in enumerate(every)
        if item.folds and len({line[number] for line in grid}) == 1
    ]
    kept = [number for number in range(len(every)) if number not in folded]
    shown = [every[number] for number in kept]
    lines = _common([(every[number], grid[0][number]) for number in folded], language, room)
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
    return (_OPEN if item.name == "valid_to" else _BLANK).spelled(language)


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
    """Return a text in lines broken at blanks, so that no id is broken; later lines are indented.

    Words of Han letters that are wider than the room are broken between these.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        more = f"{line} {word}" if line else word
        if line.strip() and width(more) > room:
            lines.append(line.rstrip())
            line = " " * indent + word
        else:
            line = more
        if width(line) > room:  # then nothing but that word is in it
            parts = [" " * indent + part for part in wrap(line.strip(), room - indent)]
            first = parts[0] if lines else parts[0].lstrip()
            *whole, line = (first, *parts[1:])
            lines += whole
    return [*lines, line]
