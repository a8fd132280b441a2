"""The dependency graph of a corpus: a typed multigraph whose keys depend on ids alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.graph import relations as r
from mou_compiler.graph.consequences import of_escalation, of_measure, of_unencoded
from mou_compiler.graph.kinds import key_of
from mou_compiler.graph.nodes import nodes, there_on
from mou_compiler.graph.relations import Edge
from mou_compiler.interpret.enforcers import Enforcers, acts_of
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline

if TYPE_CHECKING:
    import networkx as nx


def build_graph(
    corpus: Corpus,
    timeline: Timeline | None = None,
    day: date | None = None,
    seen_from: Callable[[str], str] = str,
) -> nx.MultiDiGraph:
    """Return the graph of a corpus: nodes in order of kind and id, edges in order of their ends and key.

    With a day, what is not in force or does not exist on it has no node, and who acts in the place of a body that is
    gone enforces instead; without, the graph is of all days. `seen_from` says how a file is named.

    A node's key is `kind:id`; an edge's key is its kind with what tells it from others of that kind between
    the same nodes. Names that are not declared have no node, and what refers to them no edge: the fault that
    says so belongs to the corpus.
    """
    import networkx as nx

    timeline = timeline or Timeline(corpus)
    graph = nx.MultiDiGraph(as_of=day.isoformat()) if day is not None else nx.MultiDiGraph()
    graph.add_nodes_from(
        (key, {**said, "path": seen_from(said["path"])}) for key, said in nodes(corpus, timeline, day)
    )
    edges = _edges(corpus)
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for edge in edges if day is None else _on_day(edges, corpus, timeline, day):
        if edge.source in graph and edge.target in graph:
            key = f"{edge.kind} {edge.qualifier}".strip()
            where = {"path": seen_from(edge.place.path), "line": edge.place.line}
            found.setdefault((edge.source, edge.target, key), {"kind": edge.kind, **edge.said, **where})
    for (source, target, key), attributes in sorted(found.items(), key=lambda item: item[0]):
        graph.add_edge(source, target, key, **attributes)
    return graph


def _on_day(edges: Iterable[Edge], corpus: Corpus, timeline: Timeline, day: date) -> Iterator[Edge]:
    """Yield edges as they are on a day.

    What an agency enforces is enforced by who then acts for it; what a document says of a list, and who fills a role,
    holds on days of that document or filling alone.
    """
    enforcers = Enforcers(corpus, timeline)
    gone = {id_ for id_, document in corpus.documents.items() if not there_on(document, timeline, day)}
    for edge in edges:
        if edge.said.get("by") in gone or not _lasts(edge, day):
            continue
        kind, _, id_ = edge.source.partition(":")
        if edge.kind != "enforces" or kind != "agency":
            yield edge
            continue
        measure = corpus.measures.get(edge.target.partition(":")[2])
        charged = enforcers.charged(id_, acts_of(measure)) if measure else id_
        for body in enforcers.bodies(charged, day.toordinal()):
            if body == id_:
                yield edge
            else:
                said = {**edge.said, "declared_enforcer": id_}
                yield edge._replace(source=key_of("agency", body), said=said)


def _lasts(edge: Edge, day: date) -> bool:
    """Tell whether a filling surely holds on a day; other edges have no days of their own."""
    if edge.kind != "fills":
        return True
    first, behind = edge.said.get("from"), edge.said.get("until")
    begun = first is None or first.rpartition("/")[2] <= day.isoformat()
    return begun and (behind is None or day.isoformat() < behind.partition("/")[0])


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
    for guardrail in corpus.guardrails.values():
        yield from r.of_guardrail(guardrail)
    for escalation in corpus.escalations.values():
        yield from of_escalation(escalation)
    norms = Norms(corpus)
    for measure in corpus.measures.values():
        yield from of_measure(measure, norms)
    yield from r.of_trees(corpus)
