"""The graph as GraphML, with typed attributes, for Gephi, Cytoscape, yEd, igraph and networkx.

Programs for graphs show an attribute `label`, which stands beside `label_en` and `label_zh` for them.
An attribute with several values is written as JSON text. Edges carry their key as an attribute and no id:
keys tell edges apart between the same nodes only, and `networkx.read_graphml` takes the attribute for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mou_compiler.graph.kinds import EDGE_KINDS
from mou_compiler.graph.labels import label_of, printable, spell
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import one_file
from mou_compiler.words import Language, Text

FILE = "graph/graph.graphml"
MEDIA_TYPE = "application/graphml+xml"
TITLE = Text("Dependency graph, GraphML", "依赖图（GraphML）")

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {bool: "boolean", int: "int"}
_KEPT = {"\r": "&#13;"}
"""What a reader of XML would otherwise take for another character."""

Keys = Mapping[str, tuple[str, str]]
"""The id and the type of each attribute."""


def render(compiled: HasGraph) -> bytes:
    """Return the graph as GraphML, with labels in both languages."""
    return render_in(compiled, None)


def render_in(compiled: HasGraph, language: Language | None) -> bytes:
    """Return the graph as GraphML, with the attribute `label` in the language, or in both where none is chosen."""
    return ("\n".join(_graphml(compiled, language)) + "\n").encode()


def _graphml(compiled: HasGraph, language: Language | None) -> Iterator[str]:
    nodes = [
        (node, {"label": spell(label_of(said), language, " · "), **said})
        for node, said in compiled.graph.nodes(data=True)
    ]
    edges = [
        (
            source,
            target,
            {"key": key, "label": spell(EDGE_KINDS[said["kind"]].label, language, " · "), **said},
        )
        for source, targets in compiled.graph.adjacency()
        for target, between in targets.items()
        for key, said in between.items()
    ]
    of_nodes = _keys("node", (said for _, said in nodes))
    of_edges = _keys("edge", (said for _, _, said in edges))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    for scope, keys in (("node", of_nodes), ("edge", of_edges)):
        for name, (id_, type_) in keys.items():
            yield f' <key id="{id_}" for="{scope}" attr.name="{name}" attr.type="{type_}"/>'
    if compiled.graph.graph:
        yield ' <key id="graph-as_of" for="graph" attr.name="as_of" attr.type="string"/>'
    yield ' <graph edgedefault="directed">'
    if compiled.graph.graph:
        yield f'  <data key="graph-as_of">{compiled.graph.graph["as_of"]}</data>'
    quoted = {node: quoteattr(printable(node), _KEPT) for node, _ in nodes}
    data = _Data(of_nodes)
    for node, said in nodes:
        yield f"  <node id={quoted[node]}>"
        yield from data.lines(said)
        yield "  </node>"
    data = _Data(of_edges)
    for source, target, said in edges:
        yield f"  <edge source={quoted[source]} target={quoted[target]}>"
        yield from data.lines(said)
        yield "  </edge>"
    yield " </graph>"
    yield "</graphml>"


def _keys(scope: str, all_said: Iterable[Mapping[str, Any]]) -> Keys:
    """Return the attributes in use, by name: an id made of the name, and the type that all values have."""
    found: dict[str, set[type]] = {}
    for said in all_said:
        for name, value in said.items():
            found.setdefault(name, set()).add(type(value))
    return {
        name: (f"{scope}-{name}", _TYPES.get(next(iter(types)), "string") if len(types) == 1 else "string")
        for name, types in sorted(found.items())
    }


class _Data:
    """The lines of attributes; most values stand at many nodes or edges, and each is escaped once."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.lines_of: dict[tuple[str, str], str] = {}

    def lines(self, said: Mapping[str, Any]) -> Iterator[str]:
        for name, value in said.items():
            id_, type_ = self.keys[name]
            text = _value(value, type_)
            line = self.lines_of.get((id_, text))
            if line is None:
                line = f'   <data key="{id_}">{escape(printable(text), _KEPT)}</data>'
                self.lines_of[id_, text] = line
            yield line


def _value(value: Any, type_: str) -> str:
    if isinstance(value, str):
        return value
    if type_ == "string":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower()


OUTPUT = one_file("graph_graphml", FILE, TITLE, MEDIA_TYPE, render)
