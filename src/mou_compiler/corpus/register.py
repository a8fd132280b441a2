"""The file of a register: a table of texts of law, checked as a whole and read row by row as rows are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

MALFORMED = "MOU114"

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


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a file, found by title and by the titles that they repeal; a row is read when asked for."""

    source: Source
    lines: list[str]
    titles: dict[str, list[int]]
    repealed: dict[str, list[int]]
    sections: dict[tuple[str, str], int]

    def of(self, title: str) -> tuple[Row, ...]:
        """Return the rows of a title, in order of the file."""
        return tuple(self._row(number) for number in self.titles.get(fold_title(title), ()))

    def repealing(self, title: str) -> tuple[Row, ...]:
        """Return the rows that say that they repeal a title, in order of the file."""
        return tuple(self._row(number) for number in self.repealed.get(fold_title(title), ()))

    def place(self, number: int) -> Place:
        """Return the place of a line, counted from 1."""
        start = self.source.line_starts[number - 1]
        return Place(self.source, start, start + len(self.lines[number - 1]))

    def _row(self, number: int) -> Row:
        ((_, cells),) = _cells([self.lines[number - 1]])
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
    numbered = list(_cells(lines[1:], 2))
    faults: list[Fault] = []
    if not _faultless(lines, numbered):
        numbered, faults = _sift(source, lines, numbered)
    titles: dict[str, list[int]] = {}
    repealed: dict[str, list[int]] = {}
    sections: dict[tuple[str, str], int] = {}
    for (number, cells), title in zip(numbered, _folded(numbered, 2), strict=False):
        titles.setdefault(title, []).append(number)
        sections.setdefault((cells[0], cells[1]), number)
    naming = [(number, cells) for number, cells in numbered if cells[7]]
    for (number, _), others in zip(naming, _folded(naming, 7), strict=False):
        for other in others.split(BETWEEN.strip()):
            repealed.setdefault(other, []).append(number)
    return Read(Rows(source, lines, titles, repealed, sections), faults)


def _folded(numbered: list[tuple[int, Sequence[str]]], column: int) -> list[str]:
    """Return a column with its titles folded, all at once because that takes a tenth of the time."""
    return fold_title("\n".join(cells[column] for _, cells in numbered)).split("\n")


def _cells(lines: Sequence[str], first: int = 1) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each line's number and cells; a line whose quotes do not close has none."""
    if not any('"' in line for line in lines):
        yield from enumerate((line.split(",") for line in lines), first)
        return
    import csv

    for number, line in enumerate(lines, first):
        try:
            yield number, next(csv.reader([line], strict=True), [])
        except csv.Error:
            yield number, ()


def _faultless(lines: list[str], numbered: list[tuple[int, Sequence[str]]]) -> bool:
    """Tell, column by column and so in little time, whether nothing is wrong with any row."""
    if not numbered:
        return True
    try:
        columns = list(zip(*(cells for _, cells in numbered), strict=True))
    except ValueError:
        return False
    return (
        len(columns) == len(COLUMNS)
        and "" not in columns[2]
        and all(_is_day(text) for text in {*columns[3], *columns[4]})
        and all(_is_number(text) for text in {*columns[5], *columns[6]})
        and len(set(lines)) == len(lines)
    )


def _sift(
    source: Source, lines: list[str], numbered: list[tuple[int, Sequence[str]]]
) -> tuple[list[tuple[int, Sequence[str]]], list[Fault]]:
    """Return the rows with nothing wrong, and one fault for each kind of mistake in the others."""
    sound: list[tuple[int, Sequence[str]]] = []
    wrong: dict[Text, list[int]] = {}
    seen: set[str] = set()
    for number, cells in numbered:
        mistake = _mistake(cells)
        if mistake is None and lines[number - 1] in seen:
            mistake = Text("this row occurs twice", "此行重复")
        seen.add(lines[number - 1])
        if mistake is None:
            sound.append((number, cells))
        else:
            wrong.setdefault(mistake, []).append(number)
    places = Rows(source, lines, {}, {}, {}).place
    return sound, [
        _fault(mistake, [places(number) for number in numbers]) for mistake, numbers in wrong.items()
    ]


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
        MALFORMED,
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
        MALFORMED,
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
