"""A graph walked once: what the drawing of it asks again and again, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mou_compiler.graph.palette import stroke_of

if TYPE_CHECKING:
    import networkx as nx

Ends = tuple[str, str, str]
"""Two nodes, and the stroke by which the arrow between them is drawn."""

NOT_DRAWN = frozenset({"contains", "within", "applies-in"})
_MERELY = frozenset({"issues", "signs", "succeeds", "within", "applies-in"})


@dataclass(frozen=True, eq=False)
class Sketch:
    """The nodes of a graph by id, and what its edges say of them.

    `whole` is the document or catalogue that each measure, escalation and item is in, `keeper` the body that keeps
    each list and rating. `idle` are the agencies that do nothing but issue, sign, or carry on for others; `acts` the
    paths of acts that some relation touches. `sides` says of each measure whether it burdens, benefits or neither,
    `mixed` where it does several. `arrows` counts the relations between each two nodes that a picture could draw,
    those that a measure has from its document at the document.
    """

    nodes: Mapping[str, Mapping[str, Any]]
    whole: Mapping[str, str]
    keeper: Mapping[str, str]
    idle: frozenset[str]
    acts: frozenset[str]
    sides: Mapping[str, str]
    arrows: Mapping[Ends, Mapping[str, int]]


def sketch(graph: nx.MultiDiGraph, kinds: frozenset[str]) -> Sketch:
    """Return the sketch of a graph; arrows are counted between nodes of the kinds given."""
    nodes: dict[str, Mapping[str, Any]] = dict(graph.nodes(data=True))
    edges = list(_edges(graph))
    whole = {part: home for home, part, said in edges if said["kind"] == "contains"}
    busy: set[str] = set()
    for source, target, said in edges:
        if said["kind"] not in _MERELY:
            busy.add(source)
            busy.add(target)
    return Sketch(
        nodes,
        whole,
        {kept: body for body, kept, said in edges if said["kind"] == "keeps"},
        frozenset(node for node, said in nodes.items() if said["kind"] == "agency" and node not in busy),
        frozenset(
            nodes[target]["name"]
            for _, target, said in edges
            if said["kind"] not in _MERELY and nodes[target]["kind"] == "act"
        ),
        _sides(edges),
        _arrows(edges, whole, {node for node, said in nodes.items() if said["kind"] in kinds}),
    )


def _edges(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every edge in the order of the graph; its own views take five times as long."""
    for source, targets in graph.adjacency():
        for target, between in targets.items():
            for said in between.values():
                yield source, target, said


def _sides(edges: list[tuple[str, str, Mapping[str, Any]]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for source, _, said in edges:
        if "modality" in said:
            found.setdefault(source, set()).add(stroke_of(said["kind"], said["modality"]))
    return {node: next(iter(sides)) if len(sides) == 1 else "mixed" for node, sides in found.items()}


def _arrows(
    edges: list[tuple[str, str, Mapping[str, Any]]], whole: Mapping[str, str], drawable: set[str]
) -> dict[Ends, Counter[str]]:
    """Return the arrows between nodes; that a measure rests on its own document is none."""
    found: dict[Ends, Counter[str]] = {}
    for source, target, said in edges:
        kind = said["kind"]
        if kind in NOT_DRAWN or source not in drawable or target not in drawable:
            continue
        home, far = whole.get(source, source), whole.get(target, target)
        if kind == "rests-on" and home == far:
            continue
        start, end = (home, far) if said.get("inherited") else (source, target)
        if start == end:
            continue
        modality = said.get("modality")
        ends = (start, end, stroke_of(kind, modality))
        relations = found.get(ends)
        if relations is None:
            relations = found[ends] = Counter()
        relations[modality or kind] += 1
    return found
