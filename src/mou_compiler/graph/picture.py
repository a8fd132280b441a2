"""What a picture of the graph shows: columns, boxes grouped under headings, and arrows worth drawing.

What a document says once for all its measures becomes one arrow at the document's heading. Trees are shown
by grouping. Declarations that no rule uses are left out and counted. Where there are too many boxes of a
kind to draw each, they are folded, and the picture says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.folding import FOLDS, Fold, Together, effective, fitting, id_of, stand_ins
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.labels import label_of
from mou_compiler.graph.rule_lines import RuleLine, rule_lines
from mou_compiler.graph.sketch import Ends, Sketch, sketch
from mou_compiler.words import Text

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: tuple[tuple[str, ...], ...] = (
    ("law",),
    ("conduct",),
    ("list", "rating", "channel"),
    ("document", "measure", "escalation", "catalogue", "permission", "guardrail"),
    ("act",),
    ("agency", "role"),
)
"""The kinds of each column; an act is conduct where lists take it in and no rule touches it."""
_COLUMN_OF = {kind: column for column, kinds in enumerate(COLUMNS) for kind in kinds}
_DIGITS = re.compile(r"(\d+)")
_DRAWABLE = frozenset(_COLUMN_OF)
_ALWAYS = frozenset(
    {"document", "measure", "list", "rating", "catalogue", "escalation", "channel", "guardrail"}
)
_AFTERWARDS = frozenset({"issues", "repeals", "succeeds"})
"""What is drawn only for something that is drawn anyway, be it a law, a document or an agency."""
_UNKNOWN_KEEPER = Text("Keeper not known", "管理机关不详")
_KEPT = "kept by"
_CHANNELS = Text("Channels", "信息通道")


class Box(NamedTuple):
    """What is drawn for a node, or for several: `members` are the labels of those it is not itself.

    `side` says of a measure whether it burdens, benefits, does neither, or several; `rule` what decides whether and how
    it applies.
    """

    id: str
    kind: str
    column: int
    label: Text
    name: str
    where: str
    members: tuple[Text, ...]
    side: str
    rule: tuple[RuleLine, ...] = ()


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
    known = sketch(graph, _DRAWABLE)
    drawn = _drawn(known)
    chosen = fitting(known, drawn) if folds is None else tuple(folds)
    return _picture(known, drawn, chosen, *_folded(known, drawn, chosen))


def legible(graph: nx.MultiDiGraph, most: int) -> Iterator[Picture]:
    """Yield pictures of a graph with at most so many arrows, each with a fold more than the one before.

    The last one is as folded as can be, however many arrows it has.
    """
    known = sketch(graph, _DRAWABLE)
    drawn = _drawn(known)
    folds = effective(known, drawn, FOLDS)
    for number in range(len(folds) + 1):
        stands, arrows = _folded(known, drawn, folds[:number])
        if len(arrows) <= most or number == len(folds):
            yield _picture(known, drawn, folds[:number], stands, arrows)


def _folded(
    known: Sketch, drawn: Mapping[str, None], folds: Iterable[Fold]
) -> tuple[dict[str, str | Together], dict[Ends, Counter[str]]]:
    """Return what is drawn for each node, and the relations of each arrow between what is drawn."""
    stands = stand_ins(known, drawn, folds)
    box_of = {node: id_of(stand) for node, stand in stands.items()}
    found: dict[Ends, Counter[str]] = {}
    for (source, target, stroke), relations in known.arrows.items():
        if source in box_of and target in box_of:
            start, end = box_of[source], box_of[target]
            if start != end:
                found.setdefault((start, end, stroke), Counter()).update(relations)
    return stands, found


def _picture(
    known: Sketch,
    drawn: Mapping[str, None],
    folds: tuple[Fold, ...],
    stands: Mapping[str, str | Together],
    relations: Mapping[Ends, Counter[str]],
) -> Picture:
    counts = Counter(said["kind"] for said in known.nodes.values())
    kept = Counter(known.nodes[node]["kind"] for node in drawn)
    unused = {kind: counts[kind] - kept[kind] for kind in _COLUMN_OF if counts[kind] > kept[kind]}
    arrows = tuple(Arrow(*ends, tuple(sorted(each.items()))) for ends, each in sorted(relations.items()))
    boxes = _boxes(known, drawn, stands, arrows)
    in_order = {kind: counts[kind] for kind in NODE_KINDS if counts[kind]}
    return Picture(tuple(_clusters(known, boxes)), arrows, in_order, unused, folds)


def _drawn(known: Sketch) -> dict[str, None]:
    """Return in order the nodes to be drawn: those that rules use, and what came of those afterwards."""
    later: dict[str, list[str]] = {}
    waiting = [node for node, said in known.nodes.items() if said["kind"] in _ALWAYS]
    for (source, target, _), relations in known.arrows.items():
        if relations.keys() <= _AFTERWARDS:
            later.setdefault(target, []).append(source)
        else:
            waiting.extend((source, target))
    used: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node not in used:
            used.add(node)
            waiting.extend(later.get(node, ()))
    return dict.fromkeys(node for node in known.nodes if node in used)


def _boxes(
    known: Sketch,
    drawn: Iterable[str],
    stands: Mapping[str, str | Together],
    arrows: Iterable[Arrow],
) -> dict[str, Box]:
    """Return every box by id, in order of id."""
    conduct = _conduct(arrows)
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
        folded = tuple(_label(known.nodes[node]) for node in sorted(nodes, key=_in_order))
        whole = together.get(id_)
        if whole is not None:
            found[id_] = Box(id_, whole.kind, _COLUMN_OF[whole.kind], whole.label, "", "", folded, "")
        else:
            said = known.nodes[id_]
            column = _COLUMN_OF["conduct" if id_ in conduct else said["kind"]]
            where = f"{said['path']}:{said['line']}"
            side = known.sides.get(id_, "")
            rule = rule_lines(said) if not folded else ()
            found[id_] = Box(id_, said["kind"], column, _label(said), said["name"], where, folded, side, rule)
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


def _clusters(known: Sketch, boxes: Mapping[str, Box]) -> Iterator[Cluster]:
    members: dict[str, list[Box]] = {}
    heads: dict[str, Box | Text | None] = {}
    for node, box in boxes.items():
        home, head = _heading(known, box, known.whole.get(node) or known.keeper.get(node))
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


def _heading(known: Sketch, box: Box, above: str | None) -> tuple[str, Box | Text | None]:
    """Return the cluster in which a box is drawn, and its caption where no box of that id heads it."""
    if box.id not in known.nodes:
        return box.id, None
    said = known.nodes[box.id]
    if said["kind"] in ("list", "rating"):
        if above is not None:
            return f"{_KEPT} {above}", label_of(known.nodes[above])
        return ("keeper unknown", _UNKNOWN_KEEPER) if "keeper_unknown" in said else (box.id, None)
    if said["kind"] == "channel":
        return "all channels", _CHANNELS
    if said["kind"] == "act":
        top = f"act:{said['name'].split('.')[0]}"
        return (top, label_of(known.nodes[top])) if top in known.nodes else (box.id, None)
    return above or box.id, None
