"""The graph as GEXF 1.3, a graph over time: each document, measure, law, agency and list with its days.

`end` is the last day, as GEXF has it, and not the day behind. A day of which the month or year alone is known counts
from its first to its last. Attributes with several values are JSON text; edges have ids, as GEXF asks for, and
their key as the attribute `edge`: `networkx.read_gexf` stumbles over one that is called `key`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import quoteattr

from mou_compiler.graph.kinds import EDGE_KINDS
from mou_compiler.graph.labels import label_of, printable, spell
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import one_file
from mou_compiler.words import Language, Text

FILE = "graph/graph.gexf"
MEDIA_TYPE = "application/gexf+xml"
TITLE = Text("Dependency graph over time, GEXF", "依赖图（GEXF，含日期）")

_DAYS = ("from", "until")
_SECOND = date(1, 1, 2)
_KEPT = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def render(compiled: HasGraph) -> bytes:
    """Return the graph as GEXF, with labels in both languages."""
    return render_in(compiled, None)


def render_in(compiled: HasGraph, language: Language | None) -> bytes:
    """Return the graph as GEXF, with labels in one language, or in both."""
    return ("\n".join(_gexf(compiled, language)) + "\n").encode()


def _gexf(compiled: HasGraph, language: Language | None) -> Iterator[str]:
    graph = compiled.graph
    nodes = list(graph.nodes(data=True))
    edges = list(graph.edges(keys=True, data=True))
    of_nodes = _keys(said for _, said in nodes)
    of_edges = _keys({"edge": key, **said} for *_, key, said in edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    day = graph.graph.get("as_of")
    if day:
        yield f"  <meta><description>as of {day}</description></meta>"
    yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">'
    for scope, keys in (("node", of_nodes), ("edge", of_edges)):
        yield f'    <attributes class="{scope}" mode="static">'
        for name, (id_, type_) in keys.items():
            yield f'      <attribute id="{id_}" title="{name}" type="{type_}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for node, said in nodes:
        label = spell(label_of(said), language, " · ")
        yield f"      <node id={_quoted(node)} label={_quoted(label)}{_days(said)}>"
        yield from _values(said, of_nodes)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for source, target, key, said in edges:
        verb = spell(EDGE_KINDS[said["kind"]].label, language, " · ")
        id_ = f"{source} {key} {target}"
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f"      <edge id={_quoted(id_)} {ends} label={_quoted(verb)}{_days(said)}>"
        yield from _values({"edge": key, **said}, of_edges)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _keys(all_said: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return the id and the type of each attribute in use, by name; days stand at the node itself too."""
    found: dict[str, set[type]] = {}
    for said in all_said:
        for name, value in said.items():
            found.setdefault(name, set()).add(type(value))
    types = {bool: "boolean", int: "integer"}
    return {
        name: (str(number), types.get(next(iter(used)), "string") if len(used) == 1 else "string")
        for number, (name, used) in enumerate(sorted(found.items()))
    }


def _values(said: Mapping[str, Any], keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in said.items():
        id_, type_ = keys[name]
        if isinstance(value, str):
            text = value
        else:
            text = json.dumps(value, ensure_ascii=False) if type_ == "string" else str(value).lower()
        yield f'          <attvalue for="{id_}" value={_quoted(text)}/>'
    yield "        </attvalues>"


def _days(said: Mapping[str, Any]) -> str:
    """Return `start` and `end` of a node or edge, as far as they are known."""
    first, behind = (said.get(name) for name in _DAYS)
    start = f' start="{first.partition("/")[0]}"' if first else ""
    if not behind:
        return start
    last = max(date.fromisoformat(behind.rpartition("/")[2]), _SECOND) - timedelta(days=1)
    return f'{start} end="{last.isoformat()}"'


def _quoted(text: str) -> str:
    return quoteattr(printable(text), _KEPT)


OUTPUT = one_file("graph_gexf", FILE, TITLE, MEDIA_TYPE, render)
