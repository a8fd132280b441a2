"""The graph as two tables for programs that read rows: nodes.csv and edges.csv.

Written as the enforcement tables are: a byte order mark, CRLF, and no cell that a program takes for what it is not. An
empty cell says that this is not said of the node or edge. Attributes with several values are JSON text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.graph.columns import EDGE_COLUMNS, NODE_COLUMNS, Attribute
from mou_compiler.outputs.tables_csv import MEDIA_TYPE
from mou_compiler.publishing.output import File, Output
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.words import Text

NODES, EDGES = "graph/nodes.csv", "graph/edges.csv"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return graph/nodes.csv and graph/edges.csv."""

    def nodes(stream: BinaryIO) -> object:
        said = ({"node": node, **about} for node, about in compiled.graph.nodes(data=True))
        return stream.write(encode(NODE_COLUMNS, said))

    def edges(stream: BinaryIO) -> object:
        said = (
            {"source": source, "target": target, "edge": key, **about}
            for source, target, key, about in compiled.graph.edges(keys=True, data=True)
        )
        return stream.write(encode(EDGE_COLUMNS, said))

    return {
        NODES: File(
            Text("Nodes of the graph", "依赖图的节点"), MEDIA_TYPE, nodes, compiled.graph.number_of_nodes()
        ),
        EDGES: File(
            Text("Edges of the graph", "依赖图的边"), MEDIA_TYPE, edges, compiled.graph.number_of_edges()
        ),
    }


def encode(columns: Sequence[Attribute], lines: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a table of attributes as CSV; every attribute has a column, or the graph could not be read back."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    names = [column.name for column in columns]
    writer.writerow(names)
    known = set(names)
    made: dict[Any, str] = {}
    for said in lines:
        if not said.keys() <= known:
            raise ValueError(f"no column for {', '.join(sorted(said.keys() - known))}")
        writer.writerow([_cell(said.get(name), made) for name in names])
    return ("\ufeff" + buffer.getvalue()).encode()


def _cell(value: Any, made: dict[Any, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    found = made.get(text)
    if found is None:
        found = made[text] = safe(text)
    return found


OUTPUT = Output("tables_graph", files)
