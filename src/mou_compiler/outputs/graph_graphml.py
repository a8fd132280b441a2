"""The graph as GraphML, with typed attributes, for Gephi, Cytoscape, yEd, igraph and networkx.

An attribute with several values is written as JSON text. Edges carry their key as an attribute and no id:
keys tell edges apart between the same nodes only, and `networkx.read_graphml` takes the attribute for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mou_compiler.graph.labels import printable
from mou_compiler.graph.view import HasGraph
from mou_compiler.words import Text

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
    """Return the graph as GraphML."""
    return ("\n".join(_graphml(compiled)) + "\n").encode()


def _graphml(compiled: HasGraph) -> Iterator[str]:
    nodes = [(id_, said) for id_, said in compiled.graph.nodes(data=True)]
    edges = [
        (source, target, {"key": key, **said})
        for source, target, key, said in compiled.graph.edges(keys=True, data=True)
    ]
    of_nodes = _keys("node", (said for _, said in nodes))
    of_edges = _keys("edge", (said for _, _, said in edges))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    for scope, keys in (("node", of_nodes), ("edge", of_edges)):
        for name, (id_, type_) in keys.items():
            yield f' <key id="{id_}" for="{scope}" attr.name="{name}" attr.type="{type_}"/>'
    yield ' <graph edgedefault="directed">'
    for node, said in nodes:
        yield f"  <node id={_quoted(node)}>"
        yield from _data(said, of_nodes)
        yield "  </node>"
    for source, target, said in edges:
        yield f"  <edge source={_quoted(source)} target={_quoted(target)}>"
        yield from _data(said, of_edges)
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


def _data(said: Mapping[str, Any], keys: Keys) -> Iterator[str]:
    for name, value in said.items():
        id_, type_ = keys[name]
        yield f'   <data key="{id_}">{escape(printable(_value(value, type_)), _KEPT)}</data>'


def _value(value: Any, type_: str) -> str:
    if isinstance(value, str):
        return value
    if type_ == "string":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower()


def _quoted(id_: str) -> str:
    return quoteattr(printable(id_), _KEPT)
