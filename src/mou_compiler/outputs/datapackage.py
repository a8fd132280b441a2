"""A Frictionless data package over every CSV of an edition: what each column is, so that no program has to guess.

Titles and words of columns are those of the language in which the tables are written. The schemas lie beside the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.graph.columns import EDGE_COLUMNS, NODE_COLUMNS, Attribute
from mou_compiler.outputs.tables_graph import EDGES, NODES
from mou_compiler.outputs.tables_json_schema import words_of
from mou_compiler.publishing.output import SCHEMA_VERSION, File, Output
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.publishing.sheets import sheets
from mou_compiler.tables.columns import COLUMNS, Column, heading
from mou_compiler.words import Languages, Text

FILE = "datapackage.json"
SCHEMA = "tables/enforcement.tableschema.json"
OF_NODES, OF_EDGES = "graph/nodes.tableschema.json", "graph/edges.tableschema.json"
MEDIA_TYPE = "application/json"
_TITLE = Text("Data package of all tables", "全部表格的数据包")


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return datapackage.json and a Table Schema for each kind of table."""
    language = compiled.language
    schema = Text("Table Schema", "表结构")
    return {
        FILE: _file(_TITLE, package(compiled)),
        SCHEMA: _file(schema, table_schema(language)),
        OF_NODES: _file(schema, _graph_schema(NODE_COLUMNS, ("node", "kind", "name"), language, "node")),
        OF_EDGES: _file(
            schema,
            {
                **_graph_schema(EDGE_COLUMNS, ("source", "target", "edge", "kind"), language),
                "foreignKeys": [
                    {"fields": end, "reference": {"resource": "nodes", "fields": "node"}}
                    for end in ("source", "target")
                ],
            },
        ),
    }


def _file(title: Text, body: Mapping[str, Any]) -> File:
    content = (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
    return File(title, MEDIA_TYPE, lambda stream: stream.write(content))


def package(compiled: Compiled) -> dict[str, Any]:
    """Return what datapackage.json says: every table, with its path, title and schema."""
    language = compiled.language
    resources = [
        _resource(
            "enforcement" if sheet.about is None else f"agency-{number:04}",
            f"tables/{sheet.path}.csv",
            sheet.title.spelled(language),
            SCHEMA,
            {} if sheet.about is None else {sheet.about[0]: sheet.about[1]},
        )
        for number, sheet in enumerate(sheets(compiled))
    ]
    nodes, edges = Text("Nodes of the graph", "依赖图的节点"), Text("Edges of the graph", "依赖图的边")
    resources += [
        _resource("nodes", NODES, nodes.spelled(language), OF_NODES, {}),
        _resource("edges", EDGES, edges.spelled(language), OF_EDGES, {}),
    ]
    return {
        "profile": "tabular-data-package",
        "name": "mou-tables",
        "title": _TITLE.spelled(language),
        "version": SCHEMA_VERSION,
        "generator": f"mou {__version__}",
        "as_of": compiled.as_of.isoformat() if compiled.as_of else None,
        "language": language,
        "resources": resources,
    }


def _resource(name: str, path: str, title: str, schema: str, about: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "path": path,
        "title": title,
        **about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def table_schema(language: Languages) -> dict[str, Any]:
    """Return the Table Schema of the enforcement tables, as they are written in a language."""
    return {"missingValues": [""], "fields": [_field(column, language) for column in COLUMNS]}


def _field(column: Column, language: Languages) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.type == "date" else {"required": True}
    if column.type == "word" and column.name != "part":
        constraints["enum"] = [safe(word) for word in words_of(column, language)]
    if column.name == "row_digest":
        constraints["pattern"] = "r[0-9a-f]{16}"
    return {
        "name": heading(column, language),
        "title": column.title.spelled(language),
        "description": column.meaning.spelled(language),
        "type": column.type if column.type in ("date", "integer") else "string",
        **({"constraints": constraints} if constraints else {}),
    }


def _graph_schema(
    columns: Sequence[Attribute], required: Iterable[str], language: Languages, key: str | None = None
) -> dict[str, Any]:
    needed = frozenset(required)
    fields = [
        {
            "name": column.name,
            "title": column.title.spelled(language),
            "type": "integer" if column.type == "integer" else "string",
            **({"constraints": {"required": True}} if column.name in needed else {}),
        }
        for column in columns
    ]
    return {"missingValues": [""], "fields": fields, **({"primaryKey": key} if key else {})}


OUTPUT = Output("datapackage", files)
