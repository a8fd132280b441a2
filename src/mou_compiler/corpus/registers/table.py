"""The file of a register: a table of texts of law, checked as a whole and read row by row as rows are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, KeysView, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

COLUMNS = (
    "collection", "section", "title", "text_date", "stated_in_force", "last_article", "articles_found", "repeals",
)  # fmt: skip
"""The header that the file must have, in this order."""

BETWEEN = " | "
"""What stands between the titles that a text repeals."""

_ALIKE = (
    ("《", "〈"),
    ("》", "〉"),
    ("<", "〈"),
    (">", "〉"),
    ("（", "("),
    ("）", ")"),
    (" ", ""),
    ("\u3000", ""),
)
_SHOWN = 5


def fold_title(title: str) -> str:
    """Return the form by which titles are compared: brackets of one kind, no blanks, NFC."""
    for written, alike in _ALIKE:
        title = title.replace(written, alike)
    return title if is_normalized("NFC", title) else normalize("NFC", title)


class Row(NamedTuple):
    """One text of law as the file has it.

    `dated` is the day of adoption or of the last amendment of that text, `stated` the day of taking effect
    that it prints, which of an amended text may be that of the first one; None where the cell is empty.
    """

    collection: str
    section: str
    title: str
    dated: date | None
    stated: date | None
    last_article: int
    articles_found: int
    repeals: tuple[str, ...]
    place: Place

    @property
    def in_force(self) -> date | None:
        """The day on which this very text takes effect; None where the day printed is an earlier text's."""
        if self.stated is None or (self.dated is not None and self.stated < self.dated):
            return None
        return self.stated

    @property
    def first_day(self) -> date | None:
        """The first day of this text as far as is known: the day of the text stands in for it."""
        return self.in_force or self.dated


class Numbers(NamedTuple):
    """The lines on which titles stand: the first of each, and the others of those that stand on several."""

    first: dict[str, int]
    others: dict[str, list[int]]

    def add(self, title: str, line: int) -> None:
        """Take in a line of a title."""
        if self.first.setdefault(title, line) != line:
            self.others.setdefault(title, []).append(line)

    def of(self, title: str) -> list[int]:
        """Return the lines of a title, in order."""
        return [self.first[title], *self.others.get(title, ())] if title in self.first else []


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a file, found by title and by the titles that they repeal; a row is read when asked for.

    `left_out` holds the numbers of the lines that are no rows.
    """

    source: Source
    lines: list[str]
    left_out: frozenset[int]

    def of(self, title: str) -> tuple[Row, ...]:
        """Return the rows of a title, in order of the file."""
        return tuple(self._row(number) for number in self._numbers[0].of(fold_title(title)))

    def repealing(self, title: str) -> tuple[Row, ...]:
        """Return the rows that say that they repeal a title, in order of the file."""
        return tuple(self._row(number) for number in self._numbers[1].of(fold_title(title)))

    @property
    def titles(self) -> KeysView[str]:
        """Every title of a row, folded."""
        return self._numbers[0].first.keys()

    @property
    def repealed(self) -> KeysView[str]:
        """Every title that a row says it repeals, folded."""
        return self._numbers[1].first.keys()

    def sections(self) -> dict[tuple[str, str], int]:
        """Return every pair of collection and section, with the first line of it."""
        found: dict[tuple[str, str], int] = {}
        head = ""
        for number, line in enumerate(self.lines, 1):
            if number == 1 or number in self.left_out or (head and line.startswith(head)):
                continue
            collection, section = cells_of(line)[:2]
            head = f"{collection},{section},"
            found.setdefault((collection, section), number)
        return found

    def place(self, number: int) -> Place:
        """Return the place of a line, counted from 1."""
        start = self.source.line_starts[number - 1]
        return Place(self.source, start, start + len(self.lines[number - 1]))

    @cached_property
    def _numbers(self) -> tuple[Numbers, Numbers]:
        """The lines of each title, and of each title repealed; worked out when first asked for."""
        titles, repealed = Numbers({}, {}), Numbers({}, {})
        for number, line in enumerate(fold_title("\n".join(self.lines)).split("\n"), 1):
            if number == 1 or number in self.left_out:
                continue
            if '"' in line:
                cells = cells_of(line)
                title, naming = cells[2], cells[7]
            else:
                title, naming = line.split(",", 3)[2], line.rpartition(",")[2]
            titles.add(title, number)
            for other in naming.split(BETWEEN.strip()) if naming else ():
                repealed.add(other, number)
        return titles, repealed

    def _row(self, number: int) -> Row:
        cells = cells_of(self.lines[number - 1])
        whole = self.place(number)
        at = whole.text.find(f",{cells[2]},") + 1
        place = Place(self.source, whole.start + at, whole.start + at + len(cells[2])) if at else whole
        repeals = tuple(cells[7].split(BETWEEN)) if cells[7] else ()
        days = (_day(cells[3]), _day(cells[4]))
        return Row(cells[0], cells[1], cells[2], *days, int(cells[5]), int(cells[6]), repeals, place)


class Read(NamedTuple):
    """The rows that could be read, and what is wrong with the others; no rows where the header is wrong."""

    rows: Rows | None
    faults: list[Fault]


def read_rows(source: Source) -> Read:
    """Return the rows of a file; a kind of mistake is told once, with the lines on which it occurs."""
    lines = source.text.split("\n")
    if lines[-1] == "":
        lines.pop()
    if not lines or lines[0] != ",".join(COLUMNS):
        return Read(None, [_wrong_header(source, lines)])
    if _surely_faultless(source.text, lines[0], lines):
        return Read(Rows(source, lines, frozenset()), [])
    wrong = _mistakes(lines)
    rows = Rows(source, lines, frozenset(number for numbers in wrong.values() for number in numbers))
    return Read(
        rows,
        [_fault(mistake, [rows.place(number) for number in numbers]) for mistake, numbers in wrong.items()],
    )


_CELL, _DAY, _NUMBER = r'[^,"\n]*', r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]+"
_ROW = rf'{_CELL},{_CELL},[^,"\n]+,(?:{_DAY})?,(?:{_DAY})?,{_NUMBER},{_NUMBER},{_CELL}'


def _surely_faultless(text: str, header: str, lines: list[str]) -> bool:
    """Tell in little time that nothing is wrong with any row; where it cannot, each is looked at."""
    return (
        re.compile(rf"(?:\n{_ROW})*\n?").fullmatch(text, len(header)) is not None
        and all(_is_day(day) for day in set(re.findall(f",({_DAY})(?=,)", text)))
        and len(set(lines)) == len(lines)
    )


def cells_of(line: str) -> Sequence[str]:
    """Return the cells of a line; none where its quotes do not close."""
    if '"' not in line:
        return line.split(",")
    import csv

    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return ()


def _mistakes(lines: list[str]) -> dict[Text, list[int]]:
    """Return the lines that are no rows, by what is wrong with them."""
    wrong: dict[Text, list[int]] = {}
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], 2):
        mistake = _mistake(cells_of(line))
        if mistake is None and line in seen:
            mistake = Text("this row occurs twice", "此行重复")
        seen.add(line)
        if mistake is not None:
            wrong.setdefault(mistake, []).append(number)
    return wrong


def _mistake(cells: Sequence[str]) -> Text | None:
    if not cells or len(cells) != len(COLUMNS):
        return Text(
            f"this row does not have {len(COLUMNS)} cells between commas",
            f"此行不是以逗号隔开的 {len(COLUMNS)} 格",
        )
    if not cells[2]:
        return Text("this row has no title", "此行没有题名")
    for number in (3, 4):
        if not _is_day(cells[number]):
            return Text(f"the {COLUMNS[number]} of this row is no day", f"此行的 {COLUMNS[number]} 不是日期")
    for number in (5, 6):
        if not _is_number(cells[number]):
            return Text(
                f"the {COLUMNS[number]} of this row is no number", f"此行的 {COLUMNS[number]} 不是数字"
            )
    return None


def _fault(mistake: Text, places: list[Place]) -> Fault:
    others = len(places) - 1
    again = Text(f", and so in {others} more", f"，另有{others}行如此") if others else Text("", "")
    return Fault(
        Code.MALFORMED,
        Text(mistake.en + again.en, mistake.zh + again.zh),
        places[0],
        Text(
            "write each row as the header says: days as 2016-01-20 or empty, articles as numbers",
            "按表头填写各行：日期写作 2016-01-20 或留空，条数写数字",
        ),
        tuple(Related(Text("here too", "此处亦然"), place) for place in places[1 : _SHOWN + 1]),
    )


def _wrong_header(source: Source, lines: list[str]) -> Fault:
    return Fault(
        Code.MALFORMED,
        Text("the first line does not name the columns of a register", "首行不是法规登记册的表头"),
        Place(source, 0, len(lines[0]) if lines else 0),
        Text(f"begin the file with: {','.join(COLUMNS)}", f"文件首行应为：{','.join(COLUMNS)}"),
    )


def _is_day(text: str) -> bool:
    try:
        return _day(text) is None or len(text) == len("2016-01-20")
    except ValueError:
        return False


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def whole_text(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows of a title as its editions, oldest first.

    Rows without a date whose articles follow on one another are parts of one text.  Of rows with the same
    first day, which cannot both be in force, the one dated last stands.
    """
    ordered = sorted(
        rows, key=lambda row: (row.first_day or date.min, row.dated or date.min, row.last_article)
    )
    joined = _join_parts(ordered)
    found: dict[date, Row] = {}
    for row in joined:
        found[row.first_day or date.min] = row
    return tuple(found.values())


def _join_parts(rows: list[Row]) -> list[Row]:
    parts = sorted(rows, key=lambda row: row.last_article)
    before = 0
    for row in parts:
        if row.dated is not None or row.last_article - row.articles_found != before:
            return rows
        before = row.last_article
    if len(parts) < 2:  # noqa: PLR2004 -- a text in one part
        return rows
    stated = max((row.stated for row in parts if row.stated), default=None)
    repeals = tuple(title for row in parts for title in row.repeals)
    last = parts[-1]
    return [last._replace(stated=stated, articles_found=last.last_article, repeals=repeals)]
