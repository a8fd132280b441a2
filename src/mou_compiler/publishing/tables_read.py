"""The tables of an edition that was built before, or of a corpus: rows as JSON has them, and what the graph names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler.analysis.in_force import is_doubtful
from mou_compiler.compilation import Compiled
from mou_compiler.publishing.edition import digest_of
from mou_compiler.publishing.output import MANIFEST
from mou_compiler.publishing.verifying import read_index
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.delta import Cells
from mou_compiler.words import Languages, Text

TABLE, GRAPH = "tables/enforcement.json", "graph/graph.json"


class Table(NamedTuple):
    """The rows of an edition or corpus, in order; the labels of those who act, by id; and the nodes and edges.

    `unsure` are the measures without a row of which it is not known whether they are in force; of an edition none are told.
    """

    rows: Sequence[Cells]
    labels: Mapping[str, Text]
    language: Languages
    as_of: date | None
    nodes: frozenset[str]
    edges: frozenset[tuple[str, str, str]]
    unsure: frozenset[str] = frozenset()


class Unreadable(ValueError):  # noqa: N818 -- named for what a file is
    """A file of an edition that is missing or is not as it was written."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def is_edition(folder: Path) -> bool:
    """Tell whether an edition of mou's stands in a folder."""
    found = read_index(folder) if (folder / MANIFEST).is_file() else None
    return found is not None and TABLE in found.files


def read_table(folder: Path) -> Table:
    """Return the table of an edition; raise Unreadable where a file of it is not as its index says."""
    edition = read_index(folder)
    assert edition is not None
    if not edition.whole:
        raise _changed(folder / MANIFEST)
    bodies = [_body(folder, path, edition.files) for path in (TABLE, GRAPH)]
    table, graph = bodies
    columns = [column.get("name") for column in table.get("columns", ())]
    names = [column.name for column in COLUMNS]
    if columns != names:
        raise Unreadable(
            Text(
                f"{folder / TABLE} has other columns than the tables of this version",
                f"{folder / TABLE} 的列与本版本的表格不同",
            )
        )
    labels = {
        id_: Text(label["en"], label["zh"])
        for kind in ("agency", "role")
        for id_, label in table["labels"].get(kind, {}).items()
    }
    return Table(table["rows"], labels, edition.language, edition.as_of, *_of_graph(graph))


def table_of(compiled: Compiled) -> Table:
    """Return the table that a build of a corpus writes."""
    rows = [
        {column.name: column.value(cell, row) for column, cell in zip(COLUMNS, cells, strict=True)}
        for row, cells in zip(compiled.rows, compiled.records, strict=True)
    ]
    corpus = compiled.corpus
    labels = {id_: item.label for items in (corpus.agencies, corpus.roles) for id_, item in items.items()}
    graph = compiled.graph
    nodes = frozenset(map(str, graph.nodes))
    edges = frozenset((str(one), str(other), str(key)) for one, other, key in graph.edges(keys=True))
    day = compiled.as_of.toordinal() if compiled.as_of is not None else None
    unsure = frozenset(
        id_ for id_, measure in corpus.measures.items() if is_doubtful(compiled.view, measure, day)
    )
    return Table(rows, labels, compiled.language, compiled.as_of, nodes, edges, unsure)


def _body(folder: Path, path: str, files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    file = folder / path
    if path not in files or not file.is_file():
        raise Unreadable(Text(f"{file} is missing", f"{file} 缺失"))
    if digest_of(file) != files[path]["sha256"]:
        raise _changed(file)
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def _changed(file: Path) -> Unreadable:
    return Unreadable(Text(f"{file} was changed since it was written", f"{file} 写成之后被改动"))


def _of_graph(body: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[tuple[str, str, str]]]:
    nodes = frozenset(str(node["id"]) for node in body["nodes"])
    edges = frozenset((str(edge["source"]), str(edge["target"]), str(edge["key"])) for edge in body["edges"])
    return nodes, edges
