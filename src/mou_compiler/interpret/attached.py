"""By which relations measures reach, and what they then ask of those whom somebody is attached to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Compare, Condition, Count, Grade, IsTrue
from mou_compiler.interpret.counting import Counting
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.kinds import Kinds
from mou_compiler.meaning.world import RelationDomain, of_party, principals, relation_of, way_of


class Reach(NamedTuple):
    """A relation by which some measure reaches, and what the conditions of such measures ask for.

    That is attributes, ratings, and lists whose entries are counted.
    """

    relation: str
    asked: frozenset[str]


def reaches(documents: Iterable[Document]) -> tuple[Reach, ...]:
    """Return each relation by which measures of some documents reach, with what their conditions ask for."""
    return joined(reach for document in documents for reach in _reaches(document))


def joined(found: Iterable[Reach]) -> tuple[Reach, ...]:
    """Return what is said of each relation as one, in order of id."""
    asked: dict[str, frozenset[str]] = {}
    for relation, names in found:
        asked[relation] = asked.get(relation, frozenset()) | names
    return tuple(Reach(relation, asked[relation]) for relation in sorted(asked))


def _reaches(document: Document) -> Iterator[Reach]:
    for measure in document.measures:
        lines = measure.targets or document.targets
        relations = dict.fromkeys(target.relation.id for line in lines for target in line if target.relation)
        if relations:
            exceptions = [item.when for item in measure.exceptions if item.when is not None]
            conditions = (*(measure.trigger or document.trigger), *document.when, *measure.when, *exceptions)
            asked = frozenset(_asked(conditions))
            yield from (Reach(relation, asked) for relation in relations)


def _asked(conditions: Iterable[Condition]) -> Iterator[str]:
    for condition in conditions:
        for atom in atoms(condition):
            match atom:
                case IsTrue(ref) | Compare(ref) | Grade(ref) | Count(ref):
                    yield ref.id


def by_way(corpus: Corpus, condition: Condition, relation: str | None) -> str | None:
    """Return the relation by way of which a simple condition is read: none where it asks for what is one's own."""
    match condition:
        case IsTrue(ref) | Compare(ref) if (declared := corpus.attributes.get(ref.id)) is not None:
            return None if declared.own else relation
        case _:
            return relation


def asked_of_others(corpus: Corpus, found: Iterable[Reach]) -> tuple[Reach, ...]:
    """Return the same without the attributes that are always one's own."""
    own = {id_ for id_, attribute in corpus.attributes.items() if attribute.own}
    return tuple(reach._replace(asked=reach.asked - own) for reach in found)


def with_ways(relations: Mapping[str, RelationDomain], found: Iterable[Reach]) -> dict[str, RelationDomain]:
    """Return the domain of each way by which somebody is attached.

    Questions are about two measures, each of which speaks of one: by a relation by which any reaches there are two ways.
    """
    reached = {reach.relation for reach in found}
    return {
        way_of(id_, number): domain
        for id_, domain in relations.items()
        for number in ((1, 2) if id_ in reached else (1,))
    }


def attached_dimensions(
    own: Mapping[str, Dimension],
    ways: Iterable[str],
    found: Iterable[Reach],
    kinds: Kinds,
    counting: Counting,
) -> Iterator[Dimension]:
    """Yield the dimensions of those whom one is attached to: of what kinds they are, and what is asked of them."""
    asked = {reach.relation: reach.asked for reach in found}
    for way in ways:
        yield principals(way, kinds)
        names = asked.get(relation_of(way), frozenset())
        for name in sorted({id_ if id_ in own else counting.name(id_) for id_ in names}):
            if name in own:
                yield replace(own[name], name=of_party(name, way))
