"""The graph as JSON: node-link form, with the closed tables of its kinds in both languages.

`networkx.node_link_graph(body, edges="edges")` reads it back, attributes and keys alike.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import SCHEMA_VERSION, one_file
from mou_compiler.words import Text

FILE = "graph/graph.json"
MEDIA_TYPE = "application/json"
TITLE = Text("Dependency graph, nodes and edges", "依赖图（节点与边）")


def render(compiled: HasGraph) -> bytes:
    """Return the graph with `format_version`, `graph` (the day, where one was asked for), `counts`, `node_kinds`, `edge_kinds`, `nodes` and `edges`.

    A node's `id` and an edge's `source`, `target` and `key` depend on nothing but the ids of the corpus.
    """
    graph = compiled.graph
    body = {
        "format_version": SCHEMA_VERSION,
        "directed": True,
        "multigraph": True,
        "graph": dict(graph.graph),
        "counts": {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()},
        "node_kinds": _node_kinds(said["kind"] for _, said in graph.nodes(data=True)),
        "edge_kinds": _edge_kinds(said["kind"] for _, _, said in graph.edges(data=True)),
    }
    nodes = ({"id": id_, **said} for id_, said in graph.nodes(data=True))
    edges = (
        {"source": source, "target": target, "key": key, **said}
        for source, targets in graph.adjacency()
        for target, between in targets.items()
        for key, said in between.items()
    )
    head = json.dumps(body, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "nodes": {_lines(nodes)},\n "edges": {_lines(edges)}\n}}\n'.encode()


def _lines(items: Iterable[dict[str, Any]]) -> str:
    """Return a list with a line for each item: a change is seen where it is, and the fast encoder is used."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "[" + ",".join(f"\n  {encode(item)}" for item in items) + "\n ]"


def rows(compiled: HasGraph) -> int:
    """Return how many nodes and edges there are."""
    return int(compiled.graph.number_of_nodes() + compiled.graph.number_of_edges())


def _node_kinds(used: Iterable[str]) -> dict[str, dict[str, Any]]:
    counts = Counter(used)
    return {
        name: {"label": _both(kind.label), "plural": _both(kind.plural), "count": counts[name]}
        for name, kind in NODE_KINDS.items()
    }


def _edge_kinds(used: Iterable[str]) -> dict[str, dict[str, Any]]:
    counts = Counter(used)
    return {
        name: {"label": _both(kind.label), "help": _both(kind.help), "count": counts[name]}
        for name, kind in EDGE_KINDS.items()
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


OUTPUT = one_file("graph_json", FILE, TITLE, MEDIA_TYPE, render, rows)
