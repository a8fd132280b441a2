"""The dependency graph of a corpus: a typed multigraph whose keys depend on ids alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.graph import relations as r
from mou_compiler.graph.consequences import of_escalation, of_measure, of_unencoded
from mou_compiler.graph.nodes import nodes
from mou_compiler.graph.relations import Edge
from mou_compiler.interpret.rules import Norms

if TYPE_CHECKING:
    import networkx as nx


def build_graph(corpus: Corpus) -> nx.MultiDiGraph:
    """Return the graph of a corpus: nodes in order of kind and id, edges in order of their ends and key.

    A node's key is `kind:id`; an edge's key is its kind with what tells it from others of that kind between
    the same nodes. Names that are not declared have no node, and what refers to them no edge: the fault that
    says so belongs to the corpus.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes(corpus))
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for edge in _edges(corpus):
        if edge.source in graph and edge.target in graph:
            key = f"{edge.kind} {edge.qualifier}".strip()
            where = {"path": edge.place.path, "line": edge.place.line}
            found.setdefault((edge.source, edge.target, key), {"kind": edge.kind, **edge.said, **where})
    for (source, target, key), attributes in sorted(found.items(), key=lambda item: item[0]):
        graph.add_edge(source, target, key, **attributes)
    return graph


def _edges(corpus: Corpus) -> Iterator[Edge]:
    for law in corpus.laws.values():
        yield from r.of_law(law)
    for document in corpus.documents.values():
        yield from r.of_document(document)
        yield from of_unencoded(document)
    for list_ in corpus.lists.values():
        yield from r.of_list(list_)
    for rating in corpus.ratings.values():
        yield from r.of_rating(rating)
    for channel in corpus.channels.values():
        yield from r.of_channel(channel)
    for agency in corpus.agencies.values():
        yield from r.of_agency(agency)
    for role in corpus.roles.values():
        yield from r.of_role(role)
    for catalogue in corpus.catalogues.values():
        yield from r.of_catalogue(catalogue)
    for escalation in corpus.escalations.values():
        yield from of_escalation(escalation)
    norms = Norms(corpus)
    for measure in corpus.measures.values():
        yield from of_measure(measure, norms)
    yield from r.of_trees(corpus)
