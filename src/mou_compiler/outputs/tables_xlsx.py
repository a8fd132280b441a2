"""Enforcement tables as workbooks for spreadsheets: one of all rows, one for each body that acts.

Each has the table (heading frozen, filters, days as days), that of one body also what there is to do in labels, the ids and what they stand for, the meaning of columns and
words, and where it all comes from. What a workbook cannot hold is no loss: a longer table goes on in further
sheets, a longer cell in a sheet of its own, and the provenance sheet says so. Every text is written as text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.graph.labels import printable
from mou_compiler.publishing.output import Extra, File, Output
from mou_compiler.publishing.provenance import corpus_digest, documents_of
from mou_compiler.publishing.sheets import Sheet, sheets
from mou_compiler.source.frames import visible
from mou_compiler.source.width import width
from mou_compiler.tables.columns import COLUMNS, TYPES, Column
from mou_compiler.tables.duties import Duty, duties_of, labellers_of, records
from mou_compiler.tables.glossary import TERMS
from mou_compiler.tables.labels import SPOKEN, Names
from mou_compiler.tables.row import Row
from mou_compiler.words import Languages, Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

XLSX = Extra("xlsx", "xlsxwriter")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_576 - 1
"""How many rows a sheet takes below its heading."""
LONGEST = 32_767
"""How many units of UTF-16 a cell takes."""
_NARROWEST, _WIDEST = 9, 46
_LINE = 24
"""How wide a column of what there is to do is, where it need not be wider: a row of it fits two sheets of paper."""
_LINES_WANTED = 8
"""On how many lines the longest cell of such a column stands, where the widest column allows."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""How high a line is and a row at most, in points."""
_WORDS = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+")
_ARROW = 3
"""How many columns the arrow of a filter takes."""
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 -- a day that says nothing, in place of the clock
_FIRST = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike."""
_EPOCH = date(1899, 12, 30).toordinal()
"""The day from which spreadsheets count, with the leap day of 1900 that they believe in."""
_ESCAPED = re.compile(r"(_x[0-9A-Fa-f]{4}_)")
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SAMPLE = 2_000
"""By how many rows the width of a column is told."""

TABLE = Text("Table", "执行表")
DUTIES = Text("What to do", "办理事项")
NAMES = Text("Names", "名称")
COLUMNS_SHEET = Text("Columns", "列说明")
WORDS = Text("Words", "用语")
PROVENANCE = Text("Provenance", "出处")
LONG = Text("Long cells", "超长单元格")


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.xlsx and tables/agencies/<agency>.xlsx."""
    shared = _Shared(compiled)
    return {f"tables/{sheet.path}.xlsx": _file(shared, sheet) for sheet in sheets(compiled)}


def _file(shared: _Shared, sheet: Sheet) -> File:
    def write(stream: BinaryIO) -> object:
        return stream.write(workbook(shared, sheet))

    return File(sheet.title, MEDIA_TYPE, write, len(sheet.rows), sheet.about)


def of_rows(compiled: Compiled, rows: Iterable[Row], title: Text, about: tuple[str, str]) -> bytes:
    """Return the workbook of some of the rows of a corpus."""
    wanted = {id(row) for row in rows}
    numbers = [number for number, row in enumerate(compiled.rows) if id(row) in wanted]
    return workbook(_Shared(compiled), Sheet("", title, numbers, about))


def plain(text: str) -> str:
    """Return a text as every spreadsheet shows it: letters that control or reorder, or that XML has not, as signs."""
    return printable(visible(text))


class _Shared:
    """What all workbooks of a build have in common."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.language = compiled.language
        self.names = Names(compiled.corpus)
        self.labellers = labellers_of(compiled.view, compiled.language)
        self.digest = cache(lambda: corpus_digest(compiled))
        self.shown = cache(self._shown)

    def _shown(self) -> list[tuple[str, ...]]:
        """Return the cells of all rows as they are shown: letters that control or reorder as signs."""
        made: dict[str, str] = {}
        return [
            tuple(made[cell] if cell in made else made.setdefault(cell, plain(cell)) for cell in cells)
            for cells in self.compiled.records
        ]


class _Formats(NamedTuple):
    heading: Format
    text: Format
    day: Format
    grey: Format


class _Split(NamedTuple):
    """A cell that did not fit: which sheet, row and column it stands in, and its whole text."""

    row: int
    column: str
    text: str


def workbook(shared: _Shared, sheet: Sheet, most_rows: int = MOST_ROWS) -> bytes:
    """Return the workbook of a table, the same bytes whenever it is made."""
    from xlsxwriter import Workbook

    language = shared.language
    stream = io.BytesIO()
    made = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    made.set_properties(
        {"title": plain(sheet.title.spelled(language)), "author": f"mou {__version__}", "created": _MADE}
    )
    formats = _Formats(
        made.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "bottom": 1}
        ),
        made.add_format({"text_wrap": True, "valign": "top"}),
        made.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        made.add_format({"font_color": "#8A8A8A"}),
    )
    chosen = shared.shown()
    rows = [chosen[number] for number in sheet.rows]
    split: list[_Split] = []
    parts = [rows[start : start + most_rows] for start in range(0, len(rows), most_rows)] or [[]]
    for number, part in enumerate(parts):
        name = TABLE.spelled(language) + (f" {number + 1}" if number else "")
        page = made.add_worksheet(name, _sheet_of_rows())
        rooms = _write_table(page, COLUMNS, part, formats, language, split, number * most_rows)
        if sheet.about and len(part) <= _SAMPLE:
            page.repeat_columns(0)
            page.heights = _heights(part, rooms)
    if sheet.about and len(parts) == 1:
        _write_duties(made, shared, sheet, formats, language)
    _write_lines(made, NAMES, formats, language, _names(shared, sheet))
    _write_lines(made, COLUMNS_SHEET, formats, language, _columns())
    _write_lines(made, WORDS, formats, language, _words())
    if split:
        _write_lines(made, LONG, formats, language, _pieces(split))
    _write_lines(made, PROVENANCE, formats, language, _provenance(shared, sheet, len(parts), split))
    made.close()
    return stream.getvalue()


def _write_duties(
    made: Workbook, shared: _Shared, sheet: Sheet, formats: _Formats, language: Languages
) -> None:
    """Write the same rows in labels, as whoever acts reads them, and show these first."""
    rows = [shared.compiled.rows[number] for number in sheet.rows]
    columns = duties_of(rows)
    written = [tuple(map(plain, cells)) for cells in records(rows, columns, shared.labellers)]
    page = made.add_worksheet(DUTIES.spelled(language), _sheet_of_rows())
    _write_table(
        page, columns, [tuple(map(_shortened, cells)) for cells in written], formats, language, [], 0
    )
    longest = [max((width(cells[number]) for cells in written), default=0) for number in range(len(columns))]
    rooms = [
        min(room, max(_LINE, size / _LINES_WANTED))
        for room, size in zip(_rooms(columns, written, language), longest, strict=True)
    ]
    for number, room in enumerate(rooms):
        page.set_column(number, number, room, formats.text)
    page.heights = _heights(written, rooms)
    heading = [[column.title.spelled(language) for column in columns]]
    page.set_row(0, *_heights(heading, rooms), formats.heading)
    page.repeat_columns(0)
    page.fit_to_pages(2, 0)
    page.activate()


def _heights(rows: Sequence[Sequence[str]], rooms: Sequence[float]) -> list[float]:
    """Return how high each row is, in points, so that no line of a cell is hidden: not every program makes room itself."""
    most = [1] * len(rows)
    for number, room in enumerate(rooms):
        column = [cells[number] for cells in rows]
        lines = {cell: _lines(cell, room) for cell in set(column) if len(cell) * 2 > room}
        if lines:
            for line, cell in enumerate(column):
                most[line] = max(most[line], lines.get(cell, 1))
    return [float(min(_LINE_HEIGHT * lines + 1, _HIGHEST)) for lines in most]


@lru_cache(maxsize=100_000)
def _lines(text: str, room: float) -> int:
    """Return on how many lines a text stands, broken at blanks and behind Han letters."""
    if text.isascii() and len(text) < room:
        return 1
    lines, used = 1, 0.0
    for word in _WORDS.findall(text):
        size = width(word)
        if used and used + size > room - 1:
            lines, used = lines + 1, 0.0
        lines += int(size // room)
        used = used + size + 1 if size < room else size % room
    return lines


def _rooms(
    columns: Sequence[Column | Duty], rows: Sequence[tuple[str, ...]], language: Languages
) -> Iterator[float]:
    """Yield how wide each column is."""
    for number, column in enumerate(columns):
        cells = [cells[number] for cells in rows[:_SAMPLE]]
        yield _room(column, column.title.spelled(language), cells)


def _shortened(cell: str) -> str:
    """Return a cell as it fits; the table itself has the whole."""
    if _units(cell) <= LONGEST:
        return cell
    mark = f" … → {TABLE.en} · {TABLE.zh}"
    return _first(cell, LONGEST - _units(mark)) + mark


def _write_table(
    page: Any,
    columns: Sequence[Column | Duty],
    rows: Sequence[tuple[str, ...]],
    formats: _Formats,
    language: Languages,
    split: list[_Split],
    before: int,
) -> list[float]:
    """Write a table whose heading stays, and return how wide its columns are."""
    rooms = list(_rooms(columns, rows, language))
    for number, (column, room) in enumerate(zip(columns, rooms, strict=True)):
        page.write_string(0, number, column.title.spelled(language), formats.heading)
        page.set_column(number, number, room, formats.text)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    _grey(page, columns, len(rows), formats)
    page.set_landscape()
    page.set_paper(8)
    page.repeat_rows(0)
    page._check_dimensions(len(rows), len(columns) - 1)
    page.prepared = list(_prepared(page, columns, rows, split, before))
    page.styles = formats
    return rooms


def _grey(page: Any, columns: Sequence[Column | Duty], rows: int, formats: _Formats) -> None:
    """Let a row be grey that does not hold on the day on which the sheet is looked at."""
    from xlsxwriter.utility import xl_col_to_name

    names = [column.name for column in columns]
    first, behind = (xl_col_to_name(names.index(name), col_abs=True) for name in ("valid_from", "valid_to"))
    holds_not = f"=OR(AND(ISNUMBER({first}2),{first}2>TODAY()),AND(ISNUMBER({behind}2),{behind}2<=TODAY()))"
    rule = {"type": "formula", "criteria": holds_not, "format": formats.grey}
    page.conditional_format(1, 0, max(rows, 1), len(columns) - 1, rule)


_TEXT, _DAY = "\x01", "\x02"
"""Stand for the numbers of the styles of text and days until the workbook knows them; no cell has these letters."""


def _prepared(
    page: Any,
    columns: Sequence[Column | Duty],
    rows: Sequence[tuple[str, ...]],
    split: list[_Split],
    before: int,
) -> Iterator[str]:
    """Yield each row as a workbook has it; every text once for the whole book, and those cells that are odd in place."""
    from xlsxwriter.utility import xl_col_to_name

    index_of = page.str_table._get_shared_string_index
    places = [(xl_col_to_name(number), column.type) for number, column in enumerate(columns)]
    for line, cells in enumerate(rows, 2):
        said = [f'<row r="{line}">']
        for number, (cell, (letters, type_)) in enumerate(zip(cells, places, strict=True)):
            if type_ == "integer":
                said.append(f'<c r="{letters}{line}" s="{_TEXT}"><v>{int(cell)}</v></c>')
            elif type_ == "date" and _DAYS.fullmatch(cell) and (day := date.fromisoformat(cell)) >= _FIRST:
                said.append(f'<c r="{letters}{line}" s="{_DAY}"><v>{day.toordinal() - _EPOCH}</v></c>')
            elif cell.startswith("<r>") and cell.endswith("</r>"):
                text = _fitting(cell, _Split(before + line - 1, columns[number].name, cell), split)
                inline = f'<is><t xml:space="preserve">{escape(_escaped(text))}</t></is>'
                said.append(f'<c r="{letters}{line}" s="{_TEXT}" t="inlineStr">{inline}</c>')
            elif cell:
                text = cell
                if len(cell) > LONGEST // 2:
                    text = _fitting(cell, _Split(before + line - 1, columns[number].name, cell), split)
                said.append(f'<c r="{letters}{line}" s="{_TEXT}" t="s"><v>{index_of(text)}</v></c>')
        said.append("</row>")
        yield "".join(said)


def _escaped(text: str) -> str:
    """Return a text in which nothing is taken for the escape of a letter."""
    return _ESCAPED.sub(r"_x005F\1", text)


def _fitting(cell: str, place: _Split, split: list[_Split]) -> str:
    """Return a cell as it fits; what does not is noted, for a sheet of its own."""
    if _units(cell) <= LONGEST:
        return cell
    split.append(place)
    mark = f" … → {LONG.en} · {LONG.zh}"
    return _first(cell, LONGEST - _units(mark)) + mark


@cache
def _sheet_of_rows() -> type[Worksheet]:
    """Return a sheet that takes rows as they are to be written: XlsxWriter spends most of its time on cells else."""
    from xlsxwriter.worksheet import Worksheet

    class SheetOfRows(Worksheet):  # type: ignore[misc]
        """A sheet with a heading written as usual, and rows below it that are prepared."""

        prepared: Sequence[str] = ()
        heights: Sequence[float] = ()
        styles: _Formats

        def _write_rows(self) -> None:
            super()._write_rows()
            text, day = (str(item._get_xf_index()) for item in (self.styles.text, self.styles.day))
            for number, row in enumerate(self.prepared):
                if self.heights:
                    row = row.replace(">", f' ht="{self.heights[number]:g}" customHeight="1">', 1)
                self.fh.write(row.replace(_TEXT, text).replace(_DAY, day))

    return SheetOfRows


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _first(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore")


def _pieces(split: Iterable[_Split]) -> Iterator[tuple[Any, ...]]:
    """Yield each cell that did not fit, in pieces that do."""
    yield (Text("Row", "行"), Text("Column", "列"), Text("Piece", "段"), Text("Text", "文字"))
    for item in split:
        rest, piece = item.text, 0
        while rest:
            piece += 1
            first = _first(rest, LONGEST)
            yield (str(item.row), item.column, str(piece), first)
            rest = rest[len(first) :]


def _room(column: Column | Duty, heading: str, cells: Iterable[str]) -> float:
    """Return how wide a column is: a Han letter takes the room of two."""
    widest = max(map(width, dict.fromkeys(cells)), default=0)
    return max(
        _NARROWEST, min(max(widest + 1, width(heading) + _ARROW), _WIDEST if column.type != "id" else 60)
    )


def _write_lines(
    made: Workbook, title: Text, formats: _Formats, language: Languages, lines: Iterable[tuple[Any, ...]]
) -> None:
    """Write a sheet of texts with a heading."""
    page = made.add_worksheet(title.spelled(language))
    widest: dict[int, int] = {}
    last = 0
    for last, line in enumerate(lines):
        for number, cell in enumerate(line):
            text = plain(cell.spelled(language) if isinstance(cell, Text) else cell)
            widest[number] = max(widest.get(number, 0), width(text))
            if text.startswith("<r>") and text.endswith("</r>"):
                page.write_rich_string(last, number, formats.text, "<", formats.text, text[1:], formats.text)
            elif text:
                page.write_string(last, number, text, formats.text if last else formats.heading)
    for number, room in widest.items():
        page.set_column(number, number, max(_NARROWEST, min(room + _ARROW, 70)), formats.text)
    page.freeze_panes(1, 0)
    if last:
        page.autofilter(0, 0, last, len(widest) - 1)


def _names(shared: _Shared, sheet: Sheet) -> Iterator[tuple[Any, ...]]:
    compiled, names = shared.compiled, shared.names
    yield (Text("Kind", "种类"), Text("Id", "标识"), Text("English", "英文"), Text("Chinese", "中文"))
    for kind, id_, label in names.of(compiled.rows[number] for number in sheet.rows):
        yield (SPOKEN[kind], id_, label.en, label.zh)


def _columns() -> Iterator[tuple[Any, ...]]:
    yield (
        Text("Column", "列"), Text("Name for programs", "程序所用名称"), Text("Type", "类型"),
        Text("Meaning, English", "含义（英文）"), Text("Meaning, Chinese", "含义（中文）"),
    )  # fmt: skip
    for column in COLUMNS:
        yield (column.title, column.name, TYPES[column.type], column.meaning.en, column.meaning.zh)


def _words() -> Iterator[tuple[Any, ...]]:
    yield (
        Text("Column", "列"), Text("English", "英文"), Text("Chinese", "中文"),
        Text("Meaning, English", "含义（英文）"), Text("Meaning, Chinese", "含义（中文）"),
    )  # fmt: skip
    titles = {column.name: column.title for column in COLUMNS}
    for term in TERMS:
        yield (
            titles.get(term.column, Text("any", "各列")),
            term.word.en,
            term.word.zh,
            term.meaning.en,
            term.meaning.zh,
        )


def _provenance(
    shared: _Shared, sheet: Sheet, parts: int, split: Sequence[_Split]
) -> Iterator[tuple[Any, ...]]:
    compiled = shared.compiled
    yield (Text("What", "项目"), Text("Value", "内容"), Text("SHA-256", "SHA-256"))
    yield (Text("Made by", "生成程序"), f"mou {__version__}")
    yield (
        Text("Compiled from (digest of all files)", "所据语料（全部文件的摘要）"),
        Text("corpus", "语料"),
        shared.digest(),
    )
    yield (
        Text("As of", "截至"),
        compiled.as_of.isoformat() if compiled.as_of else Text("all days", "全部日期"),
    )
    yield (Text("Rows", "行数"), str(len(sheet.rows)))
    if sheet.about:
        yield (Text("About", "所涉机构"), sheet.about[1])
    if parts > 1:
        yield (
            Text("Sheets", "工作表"),
            Text(f"the table goes on over {parts} sheets", f"执行表分为 {parts} 个工作表"),
        )
    for item in split:
        yield (
            Text("Too long for a cell", "超出单元格容量"),
            Text(
                f"row {item.row}, {item.column}: see {LONG.en}",
                f"第 {item.row} 行 {item.column}：见「{LONG.zh}」",
            ),
        )
    yield (
        Text("Days", "日期"),
        Text(
            "From is the first day, Until the first day no longer; rows that do not hold on the day on which one looks "
            "are grey; a day before March 1900 is text",
            "「自」为第一日，「至」为不再成立的第一日；查看当日不成立的行为灰色；1900年3月以前的日期为文字",
        ),
    )
    for id_, number, path, digest in documents_of(compiled, (compiled.rows[number] for number in sheet.rows)):
        yield (Text(f"Document {id_}", f"文件 {id_}"), f"{number} {path}".strip(), digest)


OUTPUT = Output("tables_xlsx", files, XLSX)
