"""The JSON Schema of the enforcement tables in JSON, made of the model of columns."""

from __future__ import annotations

import json
from typing import Any

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import SCHEMA_VERSION, one_file
from mou_compiler.tables.columns import COLUMNS, Column
from mou_compiler.tables.glossary import TERMS
from mou_compiler.words import Languages, Text

FILE = "tables/enforcement.schema.json"
MEDIA_TYPE = "application/schema+json"
TITLE = Text("JSON Schema of the enforcement tables", "措施执行表的 JSON Schema")
_LABEL = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "zh": {"type": "string"}},
    "required": ["en", "zh"],
}
_MAYBE_DAY = {"type": ["string", "null"], "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def render(_: Compiled) -> bytes:
    """Return the schema; what it does not name is allowed, as later versions only add."""
    return (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()


def schema() -> dict[str, Any]:
    """Return the schema, in draft 2020-12."""
    row = {
        "type": "object",
        "properties": {column.name: _cell(column) for column in COLUMNS},
        "required": [column.name for column in COLUMNS],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{TITLE.en} · {TITLE.zh}",
        "type": "object",
        "properties": {
            "format_version": {"type": "string", "pattern": f"^{SCHEMA_VERSION.partition('.')[0]}[.][0-9]+$"},
            "as_of": _MAYBE_DAY,
            "language": {"enum": list(LANGUAGES)},
            "agency": {"type": "string", "description": "whom a table of one body is about"},
            "title": _LABEL,
            "columns": {
                "type": "array",
                "items": {"type": "object", "required": ["name", "type", "title", "meaning"]},
            },
            "labels": {
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": _LABEL},
            },
            "rows": {"type": "array", "items": row},
        },
        "required": ["format_version", "as_of", "language", "labels", "rows"],
    }


def _cell(column: Column) -> dict[str, Any]:
    said = {
        "title": f"{column.title.en} · {column.title.zh}",
        "description": f"{column.meaning.en} · {column.meaning.zh}",
    }
    match column.type:
        case "ids":
            return {**said, "type": "array", "items": {"type": "string", "minLength": 1}}
        case "integer":
            return {**said, "type": "integer", "minimum": 1}
        case "date":
            return {**said, **_MAYBE_DAY}
        case "word" if column.name != "part":
            return {**said, "enum": [word for language in LANGUAGES for word in words_of(column, language)]}
        case _ if column.name == "row_digest":
            return {**said, "type": "string", "pattern": "^r[0-9a-f]{16}$"}
        case _:
            return {**said, "type": "string", "minLength": 1}


LANGUAGES: tuple[Languages, ...] = ("en", "zh", "both")


def words_of(column: Column, language: Languages) -> list[str]:
    """Return the words of a closed column in a language, or in both."""
    return [term.word.spelled(language) for term in TERMS if term.column == column.name]


OUTPUT = one_file("tables_json_schema", FILE, TITLE, MEDIA_TYPE, render)
