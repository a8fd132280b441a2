"""What a picture of the graph shows: columns, boxes grouped under headings, and arrows worth drawing.

What a document says once for all its measures becomes one arrow at the document's heading. Trees are shown
by grouping. Declarations that no rule uses are left out and counted. Where there are too many boxes of a
kind to draw each, they are folded, and the picture says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.folding import (
    FOLDS,
    Fold,
    Together,
    containers,
    effective,
    fitting,
    id_of,
    keepers,
    stand_ins,
)
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.labels import label_of
from mou_compiler.graph.palette import stroke_of
from mou_compiler.words import Text

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: tuple[tuple[str, ...], ...] = (
    ("law",),
    ("conduct",),
    ("list", "rating", "channel"),
    ("document", "measure", "escalation", "catalogue", "permission"),
    ("act",),
    ("agency", "role"),
)
"""The kinds of each column; an act is conduct where lists take it in and no rule touches it."""
_COLUMN_OF = {kind: column for column, kinds in enumerate(COLUMNS) for kind in kinds}
_DIGITS = re.compile(r"(\d+)")
_NOT_DRAWN = frozenset({"contains", "within", "applies-in"})
_ALWAYS = frozenset({"document", "measure", "list", "rating", "catalogue", "escalation", "channel"})
_AFTERWARDS = frozenset({"issues", "repeals", "succeeds"})
"""What is drawn only for something that is drawn anyway, be it a law, a document or an agency."""
_UNKNOWN_KEEPER = Text("Keeper not known", "管理机关不详")
_KEPT = "kept by"
_CHANNELS = Text("Channels", "信息通道")


class Box(NamedTuple):
    """What is drawn for a node, or for several: `members` are the labels of those it is not itself.

    `side` says of a measure whether it burdens, benefits, does neither, or several.
    """

    id: str
    kind: str
    column: int
    label: Text
    name: str
    where: str
    members: tuple[Text, ...]
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
    drawn = _drawn(graph)
    return _picture(graph, drawn, fitting(graph, drawn) if folds is None else tuple(folds))


def ever_coarser(graph: nx.MultiDiGraph) -> Iterator[Picture]:
    """Yield pictures of a graph, the first unfolded, each next one with a fold more that changes it."""
    drawn = _drawn(graph)
    folds = effective(graph, drawn, FOLDS)
    yield from (_picture(graph, drawn, folds[:number]) for number in range(len(folds) + 1))


def _picture(graph: nx.MultiDiGraph, drawn: Mapping[str, None], folds: tuple[Fold, ...]) -> Picture:
    counts = Counter(said["kind"] for _, said in graph.nodes(data=True))
    kept = Counter(graph.nodes[node]["kind"] for node in drawn)
    unused = {kind: counts[kind] - kept[kind] for kind in _COLUMN_OF if counts[kind] > kept[kind]}
    stands = stand_ins(graph, drawn, folds)
    arrows = _arrows(graph, drawn, {node: id_of(stand) for node, stand in stands.items()})
    boxes = _boxes(graph, drawn, stands, arrows)
    in_order = {kind: counts[kind] for kind in NODE_KINDS if counts[kind]}
    return Picture(tuple(_clusters(graph, boxes)), arrows, in_order, unused, folds)


def _drawn(graph: nx.MultiDiGraph) -> dict[str, None]:
    """Return in order the nodes to be drawn: those that rules use, and what came of those afterwards."""
    arrows = _arrows(graph, graph, {node: node for node in graph})
    later: dict[str, list[str]] = {}
    waiting = [node for node, said in graph.nodes(data=True) if said["kind"] in _ALWAYS]
    for arrow in arrows:
        if dict(arrow.relations).keys() <= _AFTERWARDS:
            later.setdefault(arrow.target, []).append(arrow.source)
        else:
            waiting.extend((arrow.source, arrow.target))
    used: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node not in used:
            used.add(node)
            waiting.extend(later.get(node, ()))
    return dict.fromkeys(node for node in graph if node in used)


def _arrows(graph: nx.MultiDiGraph, drawn: Container[str], stand_in: Mapping[str, str]) -> tuple[Arrow, ...]:
    """Return one arrow for all edges of one stroke between the boxes of what is drawn.

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
        if ends[0] not in drawn or ends[1] not in drawn:
            continue
        start, end = stand_in[ends[0]], stand_in[ends[1]]
        if start == end or (kind == "rests-on" and home == far):
            continue
        relations = found.setdefault((start, end, stroke_of(kind, said.get("modality"))), Counter())
        relations[said.get("modality", kind)] += 1
    return tuple(Arrow(*ends, tuple(sorted(relations.items()))) for ends, relations in sorted(found.items()))


def _sides(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each measure whether it burdens, benefits or neither; `mixed` where it does several."""
    found: dict[str, set[str]] = {}
    for source, _, said in graph.edges(data=True):
        if "modality" in said:
            found.setdefault(source, set()).add(stroke_of(said["kind"], said["modality"]))
    return {node: next(iter(sides)) if len(sides) == 1 else "mixed" for node, sides in found.items()}


def _boxes(
    graph: nx.MultiDiGraph,
    drawn: Iterable[str],
    stands: Mapping[str, str | Together],
    arrows: Iterable[Arrow],
) -> dict[str, Box]:
    """Return every box by id, in order of id."""
    sides, conduct = _sides(graph), _conduct(arrows)
    members: dict[str, list[str]] = {}
    together: dict[str, Together] = {}
    for node in drawn:
        stand = stands[node]
        inside = members.setdefault(id_of(stand), [])
        if stand != node:
            inside.append(node)
        if isinstance(stand, Together):
            together[stand.id] = stand
    found = {}
    for id_, nodes in sorted(members.items()):
        folded = tuple(_label(graph.nodes[node]) for node in sorted(nodes, key=_in_order))
        whole = together.get(id_)
        if whole is not None:
            found[id_] = Box(id_, whole.kind, _COLUMN_OF[whole.kind], whole.label, "", "", folded, "")
        else:
            said = graph.nodes[id_]
            column = _COLUMN_OF["conduct" if id_ in conduct else said["kind"]]
            where = f"{said['path']}:{said['line']}"
            side = sides.get(id_, "")
            found[id_] = Box(id_, said["kind"], column, _label(said), said["name"], where, folded, side)
    return found


def _conduct(arrows: Iterable[Arrow]) -> set[str]:
    """Return what lists take in and no rule touches."""
    taken: set[str] = set()
    touched: set[str] = set()
    for arrow in arrows:
        (taken if dict(arrow.relations).keys() == {"takes-in"} else touched).add(arrow.target)
    return taken - touched


def _label(said: Mapping[str, Any]) -> Text:
    """Return the label of a node, that of a measure behind its number."""
    label = label_of(said)
    number = said.get("number", "") if said["kind"] == "measure" else ""
    if not number:
        return label
    return Text(*(text if text.startswith(number) else f"{number} {text}" for text in (label.en, label.zh)))


def _clusters(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> Iterator[Cluster]:
    whole, keeper = containers(graph), keepers(graph)
    members: dict[str, list[Box]] = {}
    heads: dict[str, Box | Text | None] = {}
    for node, box in boxes.items():
        home, head = _heading(graph, box, whole.get(node) or keeper.get(node))
        owner = boxes.get(home)
        if owner is None or owner.column != box.column:
            home = f"{home} in column {box.column}"
        else:
            head = owner
        heads[home] = head
        members.setdefault(home, [])
        if home != node:
            members[home].append(box)
    for home in sorted(members):
        if home.startswith(_KEPT) and len(members[home]) == 1:
            heads[home] = None  # the arrow from its keeper says enough
        yield _cluster(home, heads[home], tuple(sorted(members[home], key=lambda box: _in_order(box.name))))


def _cluster(home: str, head: Box | Text | None, boxes: tuple[Box, ...]) -> Cluster:
    """Return a cluster; a heading with nothing below it is an ordinary box."""
    if isinstance(head, Box) and not boxes:
        return Cluster(f"alone {home}", head.column, None, (head,))
    column = head.column if isinstance(head, Box) else boxes[0].column
    return Cluster(home, column, head, boxes)


def _in_order(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Return the key that puts 2 before 10, and 10 before 10-1."""
    pieces = _DIGITS.split(name)
    return tuple((not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces)


def _heading(graph: nx.MultiDiGraph, box: Box, above: str | None) -> tuple[str, Box | Text | None]:
    """Return the cluster in which a box is drawn, and its caption where no box of that id heads it."""
    if box.id not in graph:
        return box.id, None
    said = graph.nodes[box.id]
    if said["kind"] in ("list", "rating"):
        if above is not None:
            return f"{_KEPT} {above}", label_of(graph.nodes[above])
        return ("keeper unknown", _UNKNOWN_KEEPER) if "keeper_unknown" in said else (box.id, None)
    if said["kind"] == "channel":
        return "all channels", _CHANNELS
    if said["kind"] == "act":
        top = f"act:{said['name'].split('.')[0]}"
        return (top, label_of(graph.nodes[top])) if top in graph else (box.id, None)
    return above or box.id, None
