"""Enforcement tables as JSON: one of all rows, one for each body that acts; with the labels of what their rows name.

Each row is a line. tables/enforcement.schema.json (outputs/tables_json_schema.py) says what holds of every such file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import SCHEMA_VERSION, File, Output
from mou_compiler.publishing.sheets import Sheet, sheets
from mou_compiler.tables.columns import COLUMNS, Record, Value
from mou_compiler.tables.labels import Names, spoken
from mou_compiler.tables.row import Row
from mou_compiler.words import Text

MEDIA_TYPE = "application/json"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return tables/enforcement.json and tables/agencies/<agency>.json."""
    written = cache(lambda: _lines(compiled))
    names = Names(compiled.corpus)
    return {f"tables/{sheet.path}.json": _file(compiled, sheet, written, names) for sheet in sheets(compiled)}


def _file(compiled: Compiled, sheet: Sheet, written: Callable[[], list[str]], names: Names) -> File:
    def write(stream: BinaryIO) -> object:
        return stream.write(_content(compiled, sheet, written(), names))

    return File(sheet.title, MEDIA_TYPE, write, len(sheet.rows), sheet.about)


def render(compiled: Compiled) -> bytes:
    """Return the table of all rows: `format_version`, `columns`, `labels` by kind and id, and `rows`."""
    return _content(compiled, sheets(compiled)[0], _lines(compiled), Names(compiled.corpus))


def _content(compiled: Compiled, sheet: Sheet, lines: Sequence[str], names: Names) -> bytes:
    body: dict[str, Any] = {
        "format_version": SCHEMA_VERSION,
        "as_of": compiled.as_of.isoformat() if compiled.as_of else None,
        "language": compiled.language,
    }
    if sheet.about is None:
        body |= {"columns": _columns(), "labels": _all_labels(compiled)}
    else:
        body |= {
            sheet.about[0]: sheet.about[1],
            "title": _both(sheet.title),
            "labels": _labels_in(compiled, sheet, names),
        }
    head = json.dumps(body, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",".join(lines[number] for number in sheet.rows)
    return f'{head},\n "rows": [{rows}\n ]\n}}\n'.encode()


def _columns() -> list[dict[str, Any]]:
    return [
        {
            "name": column.name,
            "type": column.type,
            "title": _both(column.title),
            "meaning": _both(column.meaning),
        }
        for column in COLUMNS
    ]


def _lines(compiled: Compiled) -> list[str]:
    """Return each row as a line of its own, so that a change is seen where it is."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return [
        f"\n  {encode(values(row, cells))}"
        for row, cells in zip(compiled.rows, compiled.records, strict=True)
    ]


def values(row: Row, cells: Record) -> dict[str, Value]:
    """Return a row as JSON has it, by the name of the column."""
    return {column.name: column.value(cell, row) for column, cell in zip(COLUMNS, cells, strict=True)}


def _all_labels(compiled: Compiled) -> dict[str, dict[str, dict[str, str]]]:
    """Return the label of everything that a row may name."""
    kinds = {**spoken(compiled.corpus), "measure": compiled.corpus.measures}
    return {kind: {id_: _both(items[id_].label) for id_ in sorted(items)} for kind, items in kinds.items()}


def _labels_in(compiled: Compiled, sheet: Sheet, names: Names) -> dict[str, dict[str, dict[str, str]]]:
    """Return the label of everything that the rows of a table name."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for kind, id_, label in names.of(compiled.rows[number] for number in sheet.rows):
        found.setdefault(kind, {})[id_] = _both(label)
    return found


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


OUTPUT = Output("tables_json", files)
