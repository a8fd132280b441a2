"""Enforcement tables as CSV: one of all rows, and one for each agency that carries something out.

UTF-8 with a byte order mark, so that spreadsheets read Chinese text, and CRLF line ends (RFC 4180). A cell
that a spreadsheet or a guesser of types would take for a formula, a day, a number or a blank, and that is none
of these, is preceded by an apostrophe; one that begins with an apostrophe, or with what begins a formula, is so too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import File, Output
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.publishing.sheets import Sheet, sheets
from mou_compiler.tables.columns import COLUMNS, Record, heading
from mou_compiler.words import Languages

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.csv and tables/agencies/<agency>.csv."""
    written = cache(lambda: list(_lines(compiled.records)))
    language = compiled.language
    return {f"tables/{sheet.path}.csv": _file(sheet, written, language) for sheet in sheets(compiled)}


def _file(sheet: Sheet, written: Callable[[], list[str]], language: Languages) -> File:
    def write(stream: BinaryIO) -> object:
        lines = written()
        return stream.write(_joined((lines[number] for number in sheet.rows), language))

    return File(sheet.title, MEDIA_TYPE, write, len(sheet.rows), sheet.about)


def encode(records: Iterable[Record], language: Languages) -> bytes:
    """Return rows as CSV with a header: the names of columns in English, their titles in Chinese, or both."""
    return _joined(_lines(records), language)


def _joined(lines: Iterable[str], language: Languages) -> bytes:
    head = [heading(column, language) for column in COLUMNS]
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


OUTPUT = Output("tables_csv", files)
