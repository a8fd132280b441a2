"""Enforcement tables as CSV: one of all rows, and one for each agency that carries something out.

UTF-8 with a byte order mark, so that spreadsheets read Chinese text, and CRLF line ends (RFC 4180). A cell
that a spreadsheet or a guesser of types would take for a formula, a day, a number or a blank, and that is none
of these, is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.naming import agency_file_names
from mou_compiler.publishing.output import File, Output
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.row import Row
from mou_compiler.words import NONE, Language, Text

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.csv and tables/agencies/<agency>.csv."""
    by_agency: dict[str, list[Row]] = {}
    for row in compiled.rows:
        if row.enforcer:
            by_agency.setdefault(row.enforcer, []).append(row)
    title = Text("Enforcement table", "措施执行表")
    found = {"tables/enforcement.csv": _file(title, compiled.rows, compiled.language)}
    names = agency_file_names(compiled)
    for agency, rows in sorted(by_agency.items()):
        declared = compiled.corpus.agencies.get(agency) or compiled.corpus.roles.get(agency)
        label = declared.label if declared else Text(agency, agency)
        found[f"tables/agencies/{names[agency]}.csv"] = _file(
            label, rows, compiled.language, ("agency", agency)
        )
    return found


def _file(title: Text, rows: Sequence[Row], language: Language, about: tuple[str, str] | None = None) -> File:
    return File(title, MEDIA_TYPE, lambda stream: stream.write(encode(rows, language)), len(rows), about)


def encode(rows: Iterable[Row], language: Language) -> bytes:
    """Return rows as CSV with a header: the names of columns in English, their titles in Chinese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.title.zh if language == "zh" else column.name for column in COLUMNS)
    for row in rows:
        writer.writerow(safe(column.write(row, language), column.type) for column in COLUMNS)
    return ("\ufeff" + buffer.getvalue()).encode()


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
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
    """Return a cell as nothing but text: an apostrophe before what a program takes for something else."""
    if type_ in ("date", "integer"):
        return cell
    guessed = cell not in _OWN_WORDS and _GUESSED.fullmatch(cell.strip())
    return f"'{cell}" if guessed or cell.startswith(_FORMULA) else cell


OUTPUT = Output("tables_csv", files)
