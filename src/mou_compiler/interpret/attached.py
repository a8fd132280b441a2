"""By which relations measures reach, and what they then ask of the one whom somebody is attached to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Compare, Condition, Count, Grade, IsTrue
from mou_compiler.interpret.counting import Counting
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.world import of_party


class Reach(NamedTuple):
    """A relation by which a measure reaches, and the attributes, ratings and counted lists that its conditions name."""

    relation: str
    asked: frozenset[str]


def reaches(document: Document) -> Iterator[Reach]:
    """Yield each relation by which each measure of a document reaches, with what its conditions ask for."""
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


def asked_by(found: Iterable[Reach]) -> dict[str, frozenset[str]]:
    """Return, for each relation by which some measure reaches, all that is asked of those reached by it."""
    asked: dict[str, frozenset[str]] = {}
    for relation, names in found:
        asked[relation] = asked.get(relation, frozenset()) | names
    return dict(sorted(asked.items()))


def attached_dimensions(
    own: Mapping[str, Dimension], asked: Mapping[str, Iterable[str]], counting: Counting
) -> Iterator[Dimension]:
    """Yield the dimensions of those whom one is attached to: cut as those of the subject itself."""
    for relation, names in asked.items():
        for name in sorted({id_ if id_ in own else counting.name(id_) for id_ in names}):
            if name in own:
                yield replace(own[name], name=of_party(name, relation))
