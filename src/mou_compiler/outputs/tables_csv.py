"""Enforcement tables as CSV: one of all rows, and one for each agency that carries something out.

UTF-8 with a byte order mark, so that spreadsheets read Chinese text, and CRLF line ends (RFC 4180). A cell
that a spreadsheet would take for a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.naming import agency_file_names
from mou_compiler.publishing.output import File, Output
from mou_compiler.tables.enforcement import COLUMNS, Row
from mou_compiler.words import Text

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.csv and tables/agencies/<agency>.csv."""
    by_agency: dict[str, list[Row]] = {}
    for row in compiled.rows:
        if row.enforcer:
            by_agency.setdefault(row.enforcer, []).append(row)
    title = Text("Enforcement table", "措施执行表")
    found = {"tables/enforcement.csv": _file(title, compiled.rows)}
    names = agency_file_names(compiled)
    for agency, rows in sorted(by_agency.items()):
        declared = compiled.corpus.agencies.get(agency) or compiled.corpus.roles.get(agency)
        label = declared.label if declared else Text(agency, agency)
        found[f"tables/agencies/{names[agency]}.csv"] = _file(label, rows, ("agency", agency))
    return found


def _file(title: Text, rows: Sequence[Row], about: tuple[str, str] | None = None) -> File:
    return File(title, MEDIA_TYPE, lambda stream: stream.write(encode(rows)), len(rows), about)


def encode(rows: Iterable[Row]) -> bytes:
    """Return rows as CSV with a header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + buffer.getvalue()).encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


OUTPUT = Output("tables_csv", files)
