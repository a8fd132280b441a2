"""Deltas for those who act: of each whose rows differ between two tables, a file that turns the old into the new one.

As CSV, JSON and, with the extra, as a workbook; and one delta of the whole table, which has the rows of nobody too.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple

from mou_compiler.publishing.naming import file_names
from mou_compiler.publishing.output import SCHEMA_VERSION, Extra, File
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.publishing.tables_read import Table
from mou_compiler.source.frames import visible
from mou_compiler.tables.columns import COLUMNS, Value, heading
from mou_compiler.tables.delta import KINDS, Cells, Line, delta
from mou_compiler.text import joined
from mou_compiler.words import NONE, Languages, Text

XLSX = Extra("xlsx", "xlsxwriter")
WHOLE = "enforcement"
_CSV = "text/csv; charset=utf-8; header=present"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 -- a day that says nothing, in place of the clock
_OWN = {
    "change": Text("Change", "变化"),
    "row": Text("Row now", "现行号"),
    "was_row": Text("Row before", "原行号"),
    "was_digest": Text("Digest before", "原行摘要"),
}
"""What a line of a delta has before the cells of the row."""


class Delta(NamedTuple):
    """The delta of one body, None for that of the whole table; how long the tables are, and by what they are known."""

    body: str | None
    title: Text
    lines: tuple[Line, ...]
    old: Sequence[Cells]
    new: Sequence[Cells]

    @property
    def numbers(self) -> dict[str, int]:
        """How many rows there are of each kind, and how many stay as they are."""
        counts = Counter(line.kind for line in self.lines)
        before = sum(line.was_row is not None for line in self.lines)
        return {**{kind: counts[kind] for kind in KINDS}, "kept": len(self.old) - before}


def deltas(old: Table, new: Table) -> tuple[Delta, ...]:
    """Return the delta of the whole table, then one of each body whose rows differ, in order of id; only those."""
    whole = Delta(
        None, Text("Enforcement table", "措施执行表"), delta(old.rows, new.rows), old.rows, new.rows
    )
    if not whole.lines:
        return ()
    labels = {**old.labels, **new.labels}
    tables = [_by_body(table, labels) for table in (old, new)]
    found = [whole]
    for body in sorted({*tables[0], *tables[1]}):
        mine, other = (table.get(body, []) for table in tables)
        lines = delta(mine, other)
        if lines:
            found.append(Delta(body, labels[body], lines, mine, other))
    return tuple(found)


def _by_body(table: Table, labels: Mapping[str, Text]) -> dict[str, list[Cells]]:
    """Return the rows of each body that acts; `none` and `unknown` are no body."""
    found: dict[str, list[Cells]] = {}
    for cells in table.rows:
        body = str(cells.get("enforcer", ""))
        if body in labels:
            found.setdefault(body, []).append(cells)
    return found


def files_of_deltas(found: Iterable[Delta], old: Table, new: Table) -> dict[str, File]:
    """Return the files of deltas by path, in order."""
    names = file_names([*old.labels, *new.labels])
    files: dict[str, File] = {}
    for one in found:
        stem = WHOLE if one.body is None else f"agencies/{names[one.body]}"
        about = None if one.body is None else ("agency", one.body)
        for suffix, media_type, write in _FORMS:
            if suffix == "xlsx" and not XLSX.present:
                continue

            def content(stream: BinaryIO, one: Delta = one, write: Any = write) -> object:
                return stream.write(write(one, new.language))

            files[f"{stem}.{suffix}"] = File(one.title, media_type, content, len(one.lines), about)
    return dict(sorted(files.items()))


# Forms.


def as_csv(one: Delta, language: Languages) -> bytes:
    """Return a delta as CSV: what became of each row, and its cells."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_head(language))
    types = ("word", "integer", "integer", "id", *(column.type for column in COLUMNS))
    for cells in _texts(one.lines, language):
        writer.writerow([safe(cell, type_) for cell, type_ in zip(cells, types, strict=True)])
    return f"\ufeff{stream.getvalue()}".encode()


def as_json(one: Delta, language: Languages) -> bytes:
    """Return a delta as JSON: what became of each row, a line for each."""
    body: dict[str, Any] = {
        "format_version": SCHEMA_VERSION,
        "agency": one.body,
        "title": {"en": one.title.en, "zh": one.title.zh},
        "language": language,
        "old": _known_by(one.old),
        "new": _known_by(one.new),
        "summary": one.numbers,
    }
    encode = json.JSONEncoder(ensure_ascii=False).encode
    head = json.dumps(body, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",".join(f"\n  {encode(plain_line(line))}" for line in one.lines)
    return f'{head},\n "rows": [{lines}\n ]\n}}\n'.encode()


def plain_line(line: Line) -> dict[str, Any]:
    """Return a line of a delta as JSON has it."""
    return {
        "change": line.kind,
        "row": line.row,
        "was_row": line.was_row,
        "was_digest": line.was_digest,
        "columns": list(line.columns),
        "was": dict(line.was),
        "cells": dict(line.cells),
    }


def read_line(body: Mapping[str, Any]) -> Line:
    """Return a line of a delta that was written as JSON."""
    return Line(body["change"], body["row"], body["was_row"], body["was_digest"], body["cells"], body["was"])


def _known_by(rows: Sequence[Cells]) -> dict[str, Any]:
    digests = "\n".join(str(cells.get("row_digest", "")) for cells in rows)
    return {"rows": len(rows), "sha256": hashlib.sha256(digests.encode()).hexdigest()}


def as_workbook(one: Delta, language: Languages) -> bytes:
    """Return a delta as a workbook, the same bytes whenever it is made; every cell is text."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    made = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"title": visible(one.title.spelled(language)), "created": _MADE})
    heading = made.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC"})
    text = made.add_format({"text_wrap": True, "valign": "top"})
    page = made.add_worksheet(Text("Changes", "变化").spelled(language))
    head = _head(language)
    for number, title in enumerate(head):
        page.write_string(0, number, title, heading)
    last = 0
    for last, cells in enumerate(_texts(one.lines, language), 1):
        for number, cell in enumerate(cells):
            if cell:
                page.write_string(last, number, visible(cell)[:_LONGEST], text)
    page.set_column(0, len(head) - 1, 18, text)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, last, len(head) - 1)
    made.close()
    return stream.getvalue()


_LONGEST = 16_000
"""How many letters a cell is given at most; the CSV beside it has the whole."""


def _head(language: Languages) -> list[str]:
    own = [joined(name, title.zh, language) for name, title in _OWN.items()]
    return own + [heading(column, language) for column in COLUMNS]


def _texts(lines: Iterable[Line], language: Languages) -> Iterator[list[str]]:
    """Yield each line as text, cell by cell."""
    for line in lines:
        numbers = ["" if number is None else str(number) for number in (line.row, line.was_row)]
        own = [KINDS[line.kind].spelled(language), *numbers, line.was_digest or ""]
        yield [*own, *(cell_text(line.cells.get(column.name), language) for column in COLUMNS)]


def cell_text(value: Value, language: Languages) -> str:
    """Return a cell as tables write it."""
    if isinstance(value, list):
        return "; ".join(map(str, value)) or NONE.spelled(language)
    return "" if value is None else str(value)


_FORMS = (("csv", _CSV, as_csv), ("json", "application/json", as_json), ("xlsx", _WORKBOOK, as_workbook))
