"""The enforcement table as JSON, with the labels of everything its rows name in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.publishing.output import SCHEMA_VERSION, one_file
from mou_compiler.tables.columns import COLUMNS, Record, Value
from mou_compiler.tables.row import Row
from mou_compiler.words import Text

FILE = "tables/enforcement.json"
TITLE = Text("Enforcement table", "措施执行表")
MEDIA_TYPE = "application/json"


def render(compiled: Compiled) -> bytes:
    """Return the table with `format_version`, `columns`, `labels` by kind and id, and `rows`."""
    corpus = compiled.corpus
    body = {
        "format_version": SCHEMA_VERSION,
        "as_of": compiled.as_of.isoformat() if compiled.as_of else None,
        "language": compiled.language,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "title": _both(column.title),
                "meaning": _both(column.meaning),
            }
            for column in COLUMNS
        ],
        "labels": {
            "measure": _labels(corpus.measures.values()),
            "document": _labels(corpus.documents.values()),
            "list": _labels(corpus.lists.values()),
            "agency": _labels([*corpus.agencies.values(), *corpus.roles.values()]),
            "act": _labels(corpus.acts.values()),
            "subject": _labels(corpus.subjects.values()),
            "territory": _labels(corpus.territories.values()),
        },
        "rows": [values(row, cells) for row, cells in zip(compiled.rows, compiled.records, strict=True)],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def values(row: Row, cells: Record) -> dict[str, Value]:
    """Return a row as JSON has it, by the name of the column."""
    return {column.name: column.value(cell, row) for column, cell in zip(COLUMNS, cells, strict=True)}


def _labels(declarations: Iterable[Declaration]) -> dict[str, dict[str, str]]:
    return {item.id: _both(item.label) for item in sorted(declarations, key=lambda item: item.id)}


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


OUTPUT = one_file("tables_json", FILE, TITLE, MEDIA_TYPE, render)
