"""The whole graph in Graphviz's language: every node and edge, with documents around what they contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mou_compiler.graph.folding import containers
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.labels import AS_OF, inert, label_of, printable, spell, wrap
from mou_compiler.graph.palette import FILLS, STROKES, stroke_of
from mou_compiler.graph.rule_lines import rule_lines
from mou_compiler.graph.summary import relation_text
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import one_file
from mou_compiler.words import Language, Text

if TYPE_CHECKING:
    import networkx as nx

FILE = "graph/graph.dot"
MEDIA_TYPE = "text/vnd.graphviz"
TITLE = Text("Dependency graph, Graphviz", "依赖图（Graphviz）")

MOST_LABELLED = 150
"""With more edges than this Graphviz takes minutes to place their labels: then only tips say what they are."""
_COLUMNS, _LINES, _MOST = 36, 4, 1_000


def render(compiled: HasGraph) -> bytes:
    """Return the graph in DOT, with labels in both languages."""
    return render_in(compiled, None)


def render_in(compiled: HasGraph, language: Language | None) -> bytes:
    """Return the graph in DOT, with labels in one language, or in both."""
    return ("\n".join(_dot(compiled.graph, language)) + "\n").encode()


def _dot(graph: nx.MultiDiGraph, language: Language | None) -> Iterator[str]:
    yield "digraph mou {"
    yield '  graph [charset="UTF-8", rankdir="LR", ranksep="2", nodesep="0.08", style="rounded", color="#cbd5e1"];'
    yield '  node [shape="box", style="rounded,filled", fontname="sans-serif", fontsize="10", height="0.25"];'
    yield '  edge [fontname="sans-serif", fontsize="8", arrowsize="0.6"];'
    if graph.graph:
        yield f'  graph [label="{AS_OF.spelled(language or "en")} {graph.graph["as_of"]}"];'
    parts: dict[str, list[str]] = {}
    for part, whole in containers(graph).items():
        parts.setdefault(whole, []).append(part)
    labelled = graph.number_of_edges() <= MOST_LABELLED
    inside = {part for members in parts.values() for part in members}
    for node in graph:
        if node in parts:
            yield f"  subgraph {_id(f'cluster {node}')} {{"
            for member in (node, *parts[node]):
                yield f"    {_node(member, graph.nodes[member], language, labelled)}"
            yield "  }"
        elif node not in inside:
            yield f"  {_node(node, graph.nodes[node], language, labelled)}"
    for source, target, key, said in graph.edges(keys=True, data=True):
        verb = relation_text(said.get("modality", said["kind"]))
        label = _label(verb, language) if labelled else '""'
        yield f"  {_id(source)} -> {_id(target)} {_edge(key, said, label)}"
    yield "}"


def _node(node: str, said: Mapping[str, Any], language: Language | None, whole: bool) -> str:
    """Return a node; what a rule says stands in its tip, and in its label where there is room for the `whole`."""
    fill = FILLS[said["kind"]]
    rule = [line.spelled(language) for line in rule_lines(said)]
    label = "\n".join(
        [
            *_wrapped(label_of(said), language),
            *(line for each in rule for line in wrap(each, _COLUMNS, _MOST)),
        ]
    )
    attributes = {
        "label": _text(label) if whole else _label(label_of(said), language),
        "tooltip": _tip(
            "\n".join([f"{spell(NODE_KINDS[said['kind']].label, language, ' ')}: {said['name']}", *rule]),
            said,
        ),
        "class": _id(said["kind"]),
        "fillcolor": f'"{fill.ground}"',
        "color": f'"{fill.border}"',
        "fontcolor": f'"{fill.text}"',
    }
    return f"{_id(node)} {_list(attributes)}"


def _edge(key: str, said: Mapping[str, Any], label: str) -> str:
    stroke = STROKES[stroke_of(said["kind"], said.get("modality"))]
    attributes = {
        "key": _id(key),
        "label": label,
        "tooltip": _tip(key, said),
        "class": _id(said["kind"]),
        "color": f'"{stroke.colour}"',
        "style": '"dashed"' if stroke.dashed else '"solid"',
    }
    return _list(attributes)


def _list(attributes: Mapping[str, str]) -> str:
    return "[" + ", ".join(f"{name}={value}" for name, value in attributes.items()) + "];"


def _label(text: Text, language: Language | None) -> str:
    return _text("\n".join(_wrapped(text, language)))


def _wrapped(text: Text, language: Language | None) -> list[str]:
    languages: tuple[Language, ...] = ("en", "zh") if language is None else (language,)
    spellings = dict.fromkeys(text.spelled(one) for one in languages)
    return [line for spelled in spellings for line in wrap(inert(spelled), _COLUMNS, _LINES)]


def _tip(says: str, said: Mapping[str, Any]) -> str:
    return _text(f"{says}\n{said['path']}:{said['line']}")


def _id(text: str) -> str:
    r"""Return a quoted id: inside one, `\"` is the only escape, and a `\` before anything else stays."""
    return '"' + printable(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    r"""Return a quoted label, in which Graphviz also reads `\n`, `\N` and the entities of HTML."""
    return _id(inert(text)).replace("&", "&amp;").replace("\n", "\\n")


OUTPUT = one_file("graph_dot", FILE, TITLE, MEDIA_TYPE, render)
