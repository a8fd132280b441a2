"""Parts of the graph: what stands around one node, and what is of some kinds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from mou_compiler.analysis.directory import kinds_before
from mou_compiler.graph.folding import containers, keepers

if TYPE_CHECKING:
    import networkx as nx


_KIND_OF = {"memorandum": "document", "instrument": "document"}
"""The kinds that nodes have of declarations that are told apart elsewhere."""


class Part(NamedTuple):
    """A part of a graph, for an export to write."""

    graph: nx.MultiDiGraph


def names_of(graph: nx.MultiDiGraph, node: str) -> Iterator[str]:
    """Yield what a person may call a node: its key, its name, its aliases, its label in either language."""
    said: dict[str, Any] = graph.nodes[node]
    yield node
    yield said["name"]
    yield from said.get("aliases", ())
    yield from (said[label] for label in ("label_en", "label_zh") if label in said)


def called(graph: nx.MultiDiGraph, written: str) -> tuple[str, ...]:
    """Return the nodes called so; where one bears it as its key or name, no node that merely has it as a label."""
    wanted = normalize("NFC", written.strip())
    if wanted in graph:
        return (wanted,)
    before, id_ = kinds_before(wanted)
    kinds = {_KIND_OF.get(kind.en, kind.en) for kind in before}
    if of_kind := tuple(f"{kind}:{id_}" for kind in sorted(kinds) if f"{kind}:{id_}" in graph):
        return of_kind
    among = [node for node, said in graph.nodes(data=True) if said["kind"] in kinds]
    return _named(graph, among, id_) or _named(graph, graph, wanted)


def _named(graph: nx.MultiDiGraph, nodes: Iterable[str], wanted: str) -> tuple[str, ...]:
    """Return those of some nodes that bear a name, or else that may be called so."""
    among = tuple(nodes)
    named = tuple(node for node in among if graph.nodes[node]["name"] == wanted)
    return named or tuple(node for node in among if wanted in names_of(graph, node))


def around(graph: nx.MultiDiGraph, centre: str, hops: int) -> nx.MultiDiGraph:
    """Return the nodes within so many edges of one, whichever way they point, and every edge between them.

    Whatever is inside a document or catalogue comes with it, and a list with its keeper. A territory joins
    nothing to anything else that lies in it.
    """
    near, edge = {centre}, {centre}
    for _ in range(hops):
        passed = [node for node in edge if node == centre or graph.nodes[node]["kind"] != "territory"]
        edge = {
            other for node in passed for other in (*graph.successors(node), *graph.predecessors(node))
        } - near
        near |= edge
    whole, keeper = containers(graph), keepers(graph)
    near |= {whole[node] for node in near if node in whole}
    near |= {keeper[node] for node in near if node in keeper}
    return _part(graph, near)


_STEPS = frozenset({"triggers", "affects", "enforces"})
"""The relations by which a chain goes on from a list to what follows and to whoever sees to it."""
_LINKS = _STEPS | {"rests-on", "contains", "limits", "leads-to", "fills"}


def chain(graph: nx.MultiDiGraph, centre: str) -> nx.MultiDiGraph:
    """Return the chain that a node is a link of: law, list, measure, act and agency.

    It is the measures that the node is joined to, by a relation of its own or as the document that holds them, and all
    links of each of them; what holds a measure comes with it, and counts as no link.
    """
    measures = set(_measures_of(graph, centre))
    near = {centre} | measures
    for measure in measures:
        near |= {node for node, kind in _ties(graph, measure, inward=True) if kind in _STEPS}
        near |= {node for node, kind in _ties(graph, measure, inward=False) if kind in _STEPS | {"rests-on"}}
    whole = containers(graph)
    near |= {whole[node] for node in near if node in whole}
    part = _part(graph, near)
    part.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, said in part.edges(keys=True, data=True)
            if said["kind"] not in _LINKS
        ]
    )
    return part


def _measures_of(graph: nx.MultiDiGraph, centre: str) -> Iterator[str]:
    if graph.nodes[centre]["kind"] in ("measure", "escalation"):
        yield centre
    for inward in (True, False):
        for node, kind in _ties(graph, centre, inward=inward):
            if graph.nodes[node]["kind"] in ("measure", "escalation") and kind in _LINKS:
                yield node


def _ties(graph: nx.MultiDiGraph, node: str, *, inward: bool) -> Iterator[tuple[str, str]]:
    """Yield the other end and the relation of every edge into or out of a node."""
    if inward:
        yield from ((other, said["kind"]) for other, _, said in graph.in_edges(node, data=True))
    else:
        yield from ((other, said["kind"]) for _, other, said in graph.out_edges(node, data=True))


def of_kinds(graph: nx.MultiDiGraph, kinds: Container[str], kept: Container[str] = ()) -> nx.MultiDiGraph:
    """Return the nodes of some kinds, and those to be kept anyway, with every edge between them."""
    return _part(
        graph, {node for node, said in graph.nodes(data=True) if said["kind"] in kinds or node in kept}
    )


def _part(graph: nx.MultiDiGraph, nodes: Container[str]) -> nx.MultiDiGraph:
    """Return nodes and the edges between them, in the order of the whole; its own views have the order of sets."""
    part = graph.__class__(**graph.graph)
    part.add_nodes_from((node, said) for node, said in graph.nodes(data=True) if node in nodes)
    for source, target, key, said in graph.edges(keys=True, data=True):
        if source in nodes and target in nodes:
            part.add_edge(source, target, key, **said)
    return part
