"""What a picture of the graph shows: columns, boxes grouped under headings, and arrows worth drawing.

What a document says once for all its measures becomes one arrow at the document's heading. Trees are shown
by grouping. Declarations that no rule uses are left out and counted. Where there are too many boxes of a
kind to draw each, they are folded, and the picture says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.folding import Fold, Together, containers, fitting, keepers, stand_ins
from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.graph.labels import label_of
from mou_compiler.words import BENEFITS, BURDENS, MODALITIES, Text

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: tuple[tuple[str, ...], ...] = (
    ("law",),
    ("list", "rating", "channel"),
    ("document", "measure", "escalation", "catalogue", "permission"),
    ("act",),
    ("agency", "role"),
)
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
    """What is drawn for a node, or for several: `folded` of them beside the one it is, if it is one.

    `side` says of a measure whether it burdens, benefits, does neither, or several.
    """

    id: str
    kind: str
    label: Text
    name: str
    where: str
    folded: int
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

    @property
    def weight(self) -> int:
        """How many edges of the graph it stands for."""
        return sum(number for _, number in self.relations)


@dataclass(frozen=True)
class Picture:
    """Everything to be drawn, in a fixed order; `unused` counts by kind what is left out."""

    clusters: tuple[Cluster, ...]
    arrows: tuple[Arrow, ...]
    counts: Mapping[str, int]
    unused: Mapping[str, int]
    folds: tuple[Fold, ...]

    @property
    def boxes(self) -> Iterator[Box]:
        """Every box, headings before what is under them."""
        for cluster in self.clusters:
            if isinstance(cluster.head, Box):
                yield cluster.head
            yield from cluster.boxes


def draw(graph: nx.MultiDiGraph, folds: Sequence[Fold] | None = None) -> Picture:
    """Return the picture of a graph, folded as told, or else as the number of its boxes calls for."""
    counts = Counter(said["kind"] for _, said in graph.nodes(data=True))
    arrows = _arrows(graph, {node: node for node in graph})
    used = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    drawn = [node for node, said in graph.nodes(data=True) if node in used or said["kind"] in _ALWAYS]
    shown = Counter(graph.nodes[node]["kind"] for node in drawn)
    unused = {kind: counts[kind] - shown[kind] for kind in _COLUMN_OF if counts[kind] > shown[kind]}
    chosen = fitting(shown) if folds is None else tuple(folds)
    stands = stand_ins(graph, chosen)
    if chosen:
        arrows = _arrows(graph, {node: _id(stand) for node, stand in stands.items()})
    boxes = _boxes(graph, drawn, stands)
    in_order = {kind: counts[kind] for kind in NODE_KINDS if counts[kind]}
    return Picture(tuple(_clusters(graph, boxes)), arrows, in_order, unused, chosen)


def _id(stand: str | Together) -> str:
    return stand.id if isinstance(stand, Together) else stand


def _arrows(graph: nx.MultiDiGraph, stand_in: Mapping[str, str]) -> tuple[Arrow, ...]:
    """Return one arrow for all edges of one stroke between two boxes.

    What a measure has from its document is drawn at the document; that a measure rests on its own document
    is not drawn.
    """
    whole = containers(graph)
    found: dict[tuple[str, str, str], Counter[str]] = {}
    for source, target, said in graph.edges(data=True):
        kind = said["kind"]
        kinds = {graph.nodes[source]["kind"], graph.nodes[target]["kind"]}
        if kind in _NOT_DRAWN or not kinds <= _COLUMN_OF.keys():
            continue
        home, far = whole.get(source, source), whole.get(target, target)
        ends = (home, far) if said.get("inherited") else (source, target)
        start, end = stand_in[ends[0]], stand_in[ends[1]]
        if start == end or (kind == "rests-on" and home == far):
            continue
        relations = found.setdefault((start, end, stroke_of(kind, said.get("modality"))), Counter())
        relations[said.get("modality", kind)] += 1
    return tuple(Arrow(*ends, tuple(sorted(relations.items()))) for ends, relations in sorted(found.items()))


def stroke_of(kind: str, modality: str | None) -> str:
    """Return how a relation is drawn: by what it is, or, where a measure touches an act, by which side it takes."""
    if modality is None:
        return _STROKE_OF[kind]
    if BURDENS.find(modality):
        return "burden"
    return "benefit" if BENEFITS.find(modality) else "neutral"


def _sides(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each measure whether it burdens, benefits or neither; `mixed` where it does several."""
    found: dict[str, set[str]] = {}
    for source, _, said in graph.edges(data=True):
        if "modality" in said:
            found.setdefault(source, set()).add(stroke_of(said["kind"], said["modality"]))
    return {node: next(iter(sides)) if len(sides) == 1 else "mixed" for node, sides in found.items()}


def _boxes(
    graph: nx.MultiDiGraph, drawn: Iterable[str], stands: Mapping[str, str | Together]
) -> dict[str, Box]:
    """Return every box by id, in order of id."""
    sides = _sides(graph)
    folded: Counter[str] = Counter()
    together: dict[str, Together] = {}
    for node in drawn:
        stand = stands[node]
        folded[_id(stand)] += stand != node
        if isinstance(stand, Together):
            together[stand.id] = stand
    found = {}
    for id_, number in sorted(folded.items()):
        whole = together.get(id_)
        if whole is not None:
            found[id_] = Box(id_, whole.kind, whole.label, "", "", number, "")
        else:
            found[id_] = _box(id_, graph.nodes[id_], number, sides)
    return found


def _box(node: str, said: Mapping[str, Any], folded: int, sides: Mapping[str, str]) -> Box:
    label = label_of(said)
    number = said.get("number", "") if said["kind"] == "measure" else ""
    if number:
        label = Text(
            *(text if text.startswith(number) else f"{number} {text}" for text in (label.en, label.zh))
        )
    side = sides.get(node, "neutral") if said["kind"] == "measure" else ""
    return Box(node, said["kind"], label, said["name"], f"{said['path']}:{said['line']}", folded, side)


def _clusters(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> Iterator[Cluster]:
    whole, keeper = containers(graph), keepers(graph)
    members: dict[str, list[Box]] = {}
    heads: dict[str, Box | Text | None] = {}
    for node, box in boxes.items():
        home, head = _heading(graph, box, whole.get(node) or keeper.get(node))
        members.setdefault(home, [])
        heads.setdefault(home, boxes.get(home, head))
        if home != node:
            members[home].append(box)
    for home in sorted(members):
        yield _cluster(home, heads[home], tuple(members[home]))


def _cluster(home: str, head: Box | Text | None, boxes: tuple[Box, ...]) -> Cluster:
    """Return a cluster; a heading with nothing below it is an ordinary box."""
    if isinstance(head, Box) and not boxes:
        return Cluster(f"alone {home}", _COLUMN_OF[head.kind], None, (head,))
    column = _COLUMN_OF[(boxes[0] if boxes else head).kind]  # type: ignore[union-attr]  # one of them is a box
    return Cluster(home, column, head, boxes)


def _heading(graph: nx.MultiDiGraph, box: Box, above: str | None) -> tuple[str, Text | None]:
    """Return the cluster in which a box is drawn, and its caption, where no box of that id heads it."""
    if box.id not in graph:
        return box.id, None
    said = graph.nodes[box.id]
    if said["kind"] in ("list", "rating"):
        if above is not None:
            return f"kept by {above}", label_of(graph.nodes[above])
        return ("keeper unknown", _UNKNOWN_KEEPER) if "keeper_unknown" in said else (box.id, None)
    if said["kind"] == "channel":
        return "channels", _CHANNELS
    if said["kind"] == "act":
        top = f"act:{said['name'].split('.')[0]}"
        return (top, label_of(graph.nodes[top])) if top in graph else (box.id, None)
    return above or box.id, None


def relation_text(name: str) -> Text:
    """Return the words for a relation, or for a modality."""
    if name in EDGE_KINDS:
        return EDGE_KINDS[name].label
    word = MODALITIES.named(name)
    return Text(word.en, word.zh)
