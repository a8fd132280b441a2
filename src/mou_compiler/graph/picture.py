"""What a picture of the graph shows: columns, boxes grouped under headings, and arrows worth drawing.

What a document says once for all its measures becomes one arrow at the document's heading. Trees are shown
by grouping. Declarations that no rule uses are left out and counted. Where there are too many measures or
acts to draw each, they are drawn as their documents or as the top of their tree, and the picture says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.words import BENEFITS, BURDENS, Text

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: tuple[tuple[str, ...], ...] = (
    ("law",),
    ("list", "rating", "channel"),
    ("document", "measure", "escalation", "catalogue", "permission"),
    ("act",),
    ("agency", "role"),
)
MOST_MEASURES = 400
MOST_ACTS = 300
_COLUMN_OF = {kind: column for column, kinds in enumerate(COLUMNS) for kind in kinds}
_NOT_DRAWN = frozenset({"contains", "within", "applies-in"})
_ALWAYS = frozenset({"document", "measure", "list", "rating", "catalogue", "escalation", "channel"})
_UNKNOWN_KEEPER = Text("Keeper not known", "管理机关不详")
_CHANNELS = Text("Channels", "信息通道")

_BY_STROKE: dict[str, tuple[str, ...]] = {
    "trigger": ("triggers", "limits", "leads-to", "takes-in", "waits-for", "needs", "excludes", "part-of"),
    "enforce": ("enforces", "fills", "may-enforce"),
    "basis": ("rests-on",),
    "charge": ("issues", "signs", "keeps", "defines"),
    "change": (
        "amends", "replaces", "repeals", "withdraws", "overrides", "yields-to", "succeeds",
    ),
    "route": ("sends", "carries", "reaches"),
    "procedure": ("approves", "requests", "hears", "permits", "governs"),
}  # fmt: skip
_STROKE_OF = {kind: stroke for stroke, kinds in _BY_STROKE.items() for kind in kinds}


class Box(NamedTuple):
    """A node as drawn: its label, how many nodes it stands for, and what modalities it or they carry."""

    id: str
    kind: str
    label: Text
    name: str
    where: str
    stands_for: int
    side: str


class Cluster(NamedTuple):
    """Boxes under a heading: a box itself, or a mere caption, or nothing."""

    id: str
    column: int
    head: Box | Text | None
    boxes: tuple[Box, ...]


class Arrow(NamedTuple):
    """One arrow: the stroke by which it is drawn, and every relation it stands for, with how often."""

    source: str
    target: str
    stroke: str
    relations: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Picture:
    """Everything to be drawn, in a fixed order; `unused` counts by kind what is left out."""

    clusters: tuple[Cluster, ...]
    arrows: tuple[Arrow, ...]
    counts: Mapping[str, int]
    unused: Mapping[str, int]
    folded: tuple[str, ...]


def draw(graph: nx.MultiDiGraph) -> Picture:
    """Return the picture of a graph."""
    counts = dict.fromkeys(NODE_KINDS, 0)
    for _, said in graph.nodes(data=True):
        counts[said["kind"]] += 1
    folded = tuple(
        kind for kind, most in (("measure", MOST_MEASURES), ("act", MOST_ACTS)) if counts[kind] > most
    )
    stand_in = {node: _stand_in(node, said, folded) for node, said in graph.nodes(data=True)}
    arrows = _arrows(graph, stand_in)
    ends = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    drawn: dict[str, list[str]] = {}
    unused: dict[str, int] = {}
    for node, said in sorted(graph.nodes(data=True)):
        if stand_in[node] in ends or said["kind"] in _ALWAYS:
            drawn.setdefault(stand_in[node], []).append(node)
        elif said["kind"] in _COLUMN_OF:
            unused[said["kind"]] = unused.get(said["kind"], 0) + 1
    sides = _sides(graph, stand_in)
    boxes = {node: _box(graph, node, len(stood), sides) for node, stood in sorted(drawn.items())}
    return Picture(tuple(_clusters(graph, boxes)), arrows, counts, unused, folded)


def _stand_in(node: str, said: Mapping[str, Any], folded: tuple[str, ...]) -> str:
    if said["kind"] == "measure" and "measure" in folded:
        return f"document:{said['document']}"
    if said["kind"] == "act" and "act" in folded:
        return f"act:{said['name'].split('.')[0]}"
    return node


def _arrows(graph: nx.MultiDiGraph, stand_in: Mapping[str, str]) -> tuple[Arrow, ...]:
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for source, target, said in graph.edges(data=True):
        kind = said["kind"]
        kinds = (graph.nodes[source]["kind"], graph.nodes[target]["kind"])
        if kind in _NOT_DRAWN or not set(kinds) <= _COLUMN_OF.keys():
            continue
        ends = [_home(graph, node) if said.get("inherited") else stand_in[node] for node in (source, target)]
        own = {_home(graph, node) for node in (source, target)}
        if ends[0] == ends[1] or (kind == "rests-on" and len(own) == 1):
            continue
        relations = found.setdefault((ends[0], ends[1], stroke_of(kind, said.get("modality"))), {})
        name = said.get("modality", kind)
        relations[name] = relations.get(name, 0) + 1
    return tuple(Arrow(*ends, tuple(sorted(relations.items()))) for ends, relations in sorted(found.items()))


def _home(graph: nx.MultiDiGraph, node: str) -> str:
    document = graph.nodes[node].get("document")
    return f"document:{document}" if document else node


def stroke_of(kind: str, modality: str | None) -> str:
    """Return how a relation is drawn: by what it is, or, where a measure touches an act, by which side it takes."""
    if modality is None:
        return _STROKE_OF[kind]
    if BURDENS.find(modality):
        return "burden"
    return "benefit" if BENEFITS.find(modality) else "neutral"


def _sides(graph: nx.MultiDiGraph, stand_in: Mapping[str, str]) -> dict[str, str]:
    """Return for each measure drawn whether it burdens, benefits or neither; `mixed` where it does several."""
    found: dict[str, set[str]] = {}
    for source, _, said in graph.edges(data=True):
        if "modality" in said:
            found.setdefault(stand_in[source], set()).add(stroke_of(said["kind"], said["modality"]))
    return {node: next(iter(sides)) if len(sides) == 1 else "mixed" for node, sides in found.items()}


def _box(graph: nx.MultiDiGraph, node: str, stands_for: int, sides: Mapping[str, str]) -> Box:
    said = graph.nodes[node]
    label = Text(said.get("label_en", said["name"]), said.get("label_zh", said["name"]))
    number = said.get("number", "") if said["kind"] == "measure" else ""
    if number:
        label = Text(
            *(text if text.startswith(number) else f"{number} {text}" for text in (label.en, label.zh))
        )
    side = sides.get(node, "neutral") if said["kind"] == "measure" else ""
    where = f"{said['path']}:{said['line']}"
    return Box(node, said["kind"], label, said["name"], where, stands_for, side)


def _clusters(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> list[Cluster]:
    members: dict[str, list[Box]] = {}
    heads: dict[str, Box | Text | None] = {}
    for node, box in boxes.items():
        home, head = _heading(graph, node, boxes)
        members.setdefault(home, [])
        heads.setdefault(home, head)
        if home == node:
            heads[home] = box
        else:
            members[home].append(box)
    return [_cluster(home, heads[home], tuple(members[home])) for home in sorted(members)]


def _cluster(home: str, head: Box | Text | None, boxes: tuple[Box, ...]) -> Cluster:
    """Return a cluster; a heading with nothing below it is an ordinary box."""
    if isinstance(head, Box) and not boxes:
        return Cluster(f"alone {home}", _COLUMN_OF[head.kind], None, (head,))
    column = _COLUMN_OF[(boxes[0] if boxes else head).kind]  # type: ignore[union-attr]  # one of them is a box
    return Cluster(home, column, head, boxes)


def _heading(graph: nx.MultiDiGraph, node: str, boxes: Mapping[str, Box]) -> tuple[str, Box | Text | None]:
    """Return the cluster in which a node is drawn, and its heading."""
    said = graph.nodes[node]
    if said["kind"] in ("measure", "escalation", "permission"):
        for whole, _, about in graph.in_edges(node, data=True):
            if about["kind"] == "contains":
                return whole, boxes.get(whole)
    if said["kind"] in ("list", "rating"):
        keepers = sorted(
            keeper for keeper, _, about in graph.in_edges(node, data=True) if about["kind"] == "keeps"
        )
        if not keepers:
            return "keeper unknown", _UNKNOWN_KEEPER
        keeper = graph.nodes[keepers[0]]
        return f"kept by {keepers[0]}", Text(keeper["label_en"], keeper["label_zh"])
    if said["kind"] == "channel":
        return "channels", _CHANNELS
    if said["kind"] == "act":
        top = f"act:{said['name'].split('.')[0]}"
        about = graph.nodes[top]
        return top, boxes.get(top) or Text(about["label_en"], about["label_zh"])
    return node, None


def relation_text(name: str) -> Text:
    """Return the words for a relation, or for a modality."""
    if name in EDGE_KINDS:
        return EDGE_KINDS[name].label
    from mou_compiler.words import MODALITIES

    word = MODALITIES.named(name)
    return Text(word.en, word.zh)
