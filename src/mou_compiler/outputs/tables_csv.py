"""Enforcement tables as CSV: one of all rows, and one for each agency that carries something out.

UTF-8 with a byte order mark, so that spreadsheets read Chinese text, and CRLF line ends (RFC 4180). A cell
that a spreadsheet or a guesser of types would take for a formula, a day, a number or a blank, and that is none
of these, is preceded by an apostrophe; one that begins with an apostrophe, or with what begins a formula, is so too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import File, Output
from mou_compiler.publishing.sheets import Sheet, sheets
from mou_compiler.source.frames import visible
from mou_compiler.tables.columns import COLUMNS, Record
from mou_compiler.words import NONE, Language

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.csv and tables/agencies/<agency>.csv."""
    written = cache(lambda: list(_lines(compiled.records)))
    language = compiled.language
    return {f"tables/{sheet.path}.csv": _file(sheet, written, language) for sheet in sheets(compiled)}


def _file(sheet: Sheet, written: Callable[[], list[str]], language: Language) -> File:
    def write(stream: BinaryIO) -> object:
        lines = written()
        return stream.write(_joined((lines[number] for number in sheet.rows), language))

    return File(sheet.title, MEDIA_TYPE, write, len(sheet.rows), sheet.about)


def encode(records: Iterable[Record], language: Language) -> bytes:
    """Return rows as CSV with a header: the names of columns in English, their titles in Chinese."""
    return _joined(_lines(records), language)


def _joined(lines: Iterable[str], language: Language) -> bytes:
    head = [column.title.zh if language == "zh" else column.name for column in COLUMNS]
    return "".join(["\ufeff", ",".join(head), "\r\n", *lines]).encode()


def _lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield each row as a line; what stands in many rows is made safe once."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    made: dict[tuple[str, str], str] = {}
    types = [column.type for column in COLUMNS]
    for cells in records:
        line = []
        for key in zip(cells, types, strict=True):
            cell = made.get(key)
            if cell is None:
                cell = made[key] = safe(*key)
            line.append(cell)
        writer.writerow(line)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


_FORMULA = tuple("=+-@＝＋－＠'")
"""With what a formula begins, in any width; an apostrophe stands for itself only behind another."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august"
_MONTH += r"|september|october|november|december)"
_GUESSED = re.compile(
    rf"""
    [\d.,\s]*\d[\d.,]*(?:e[+-]?\d+)?\s?[%％]?      # a number
    | [$€£¥￥]\s?[\d.,]+                           # a sum
    | 0x[0-9a-f]+
    | (?:\d{{1,2}}|\d{{4}})\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?\d{{1,4}})?(?:[T\s].*)?   # a day, a month, a fraction
    | \d{{1,2}}\s?[-/.]\s?\d{{4}}
    | \d{{1,3}}:\d{{1,2}}(?::\d{{1,2}}(?:\.\d+)?)?(?:\s?[ap]m)?             # a time
    | {_MONTH}[-/.,\s]*\d{{1,4}}(?:[-/.,\s]+\d{{1,4}})?
    | \d{{1,4}}[-/.,\s]*{_MONTH}(?:[-/.,\s]*\d{{1,4}})?
    | \d{{1,4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)? | \d{{1,2}}月(?:\d{{1,2}}日)?
    | true | false | null | nan | na | n/a | none | nil | inf(?:inity)? | <na> | \#n/?a
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What programs take for a number, a day, a truth or a blank when they guess the type of a cell."""
_OWN_WORDS = frozenset({NONE.en})


def safe(cell: str, type_: str = "text") -> str:
    """Return a cell as nothing but text: an apostrophe before what a program takes for something else.

    Letters that control or reorder are shown as signs. No two cells become one by the apostrophe.
    """
    if type_ in ("date", "integer"):
        return cell
    shown, bare = visible(cell), cell.strip()
    guessed = cell not in _OWN_WORDS and _GUESSED.fullmatch(bare)
    return f"'{shown}" if guessed or bare.startswith(_FORMULA) or cell.startswith(("\t", "\r")) else shown


OUTPUT = Output("tables_csv", files)
