"""The world of a corpus: its trees, who its lists may hold, and its dimensions cut at every constant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Attribute, Document, Measure
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Length,
    Not,
    SomeOf,
    Target,
    Unknown,
)
from mou_compiler.interpret.attached import asked_of_others, attached_dimensions, by_way, reaches, with_ways
from mou_compiler.interpret.counting import Counting
from mou_compiler.interpret.parts import exclusive_lists, wholes_of
from mou_compiler.interpret.place_moves import moves_of, territory_end
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.cells import Dimension, Stretch, finite, numeric
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.kinds import Kinds, excluding
from mou_compiler.meaning.tree import Move, Tree
from mou_compiler.meaning.world import (
    Holding,
    RelationDomain,
    Variable,
    World,
    of_party,
    principal_dimension,
)

UNRATED = "unrated"
DAYS_IN = {"days": 1, "working-days": 1, "weeks": 7, "years": 365}
"""Nominal days of a unit; months are twelfths of a year."""

UNITS_OF = {"share": "%", "days": "days"}


def nominal(length: Length) -> int:
    """Return the nominal number of days of a length: an order among windows and terms, not a calendar."""
    if length.unit == "months":
        return length.number * DAYS_IN["years"] // 12
    return length.number * DAYS_IN[length.unit]


def build_world(corpus: Corpus, timeline: Timeline) -> World:
    """Return the world in which the rules of a corpus speak."""
    subjects = kinds_of(kinds(corpus))
    territories = Tree(*places(corpus))
    relations = {
        id_: RelationDomain(
            subjects.union(ref.id for ref in relation.attached),
            subjects.union(ref.id for ref in relation.principals),
        )
        for id_, relation in corpus.relations.items()
    }
    counting = Counting(corpus)
    dimensions = {dimension.name: dimension for dimension in _dimensions(corpus, counting)}
    found = asked_of_others(corpus, reaches(corpus.documents.values()))
    ways = with_ways(relations, found)
    attached = attached_dimensions(dict(dimensions), ways, found, subjects, counting)
    dimensions |= {item.name: item for item in attached}
    exclusive = exclusive_lists(corpus)
    return World(
        subjects,
        territories,
        {id_: 0 if frozenset((id_,)) in exclusive else covers(corpus, id_, subjects) for id_ in corpus.lists},
        ways,
        exclusive=exclusive,
        dimensions=dimensions,
        horizon=horizon_of(corpus, timeline),
        linked=lambda: linked_in(corpus, sorted(ways), counting),
    )


def linked_in(corpus: Corpus, ways: Sequence[str], counting: Counting) -> Iterator[list[Variable]]:
    """Yield the holdings and dimensions that each part of a condition joins, by each way."""
    for measure in corpus.measures.values():
        document = corpus.documents[measure.document]
        exceptions = (item.when for item in measure.exceptions if item.when is not None)
        for condition in (*measure.trigger, *document.trigger, *measure.when, *document.when, *exceptions):
            for part in _joining(condition):
                for way in (None, *ways):
                    yield list(dict.fromkeys(_variables(corpus, part, way, counting)))
        if any(item.when is not None for item in measure.exceptions):
            yield from _excepted(corpus, measure, ways, counting)


def _excepted(
    corpus: Corpus, measure: Measure, ways: Sequence[str], counting: Counting
) -> Iterator[list[Variable]]:
    """Yield, by each way, what a measure is set off by together with what lets one off, and to whom one is attached."""
    document = corpus.documents[measure.document]
    conditions = [*measure.trigger, *document.trigger, *measure.when, *document.when]
    conditions += [item.when for item in measure.exceptions if item.when is not None]
    for way in (None, *ways):
        found: list[Variable] = [] if way is None else [principal_dimension(way)]
        for condition in conditions:
            found += _variables(corpus, condition, way, counting)
        yield list(dict.fromkeys(found))


def _joining(condition: Condition) -> Iterator[Condition]:
    """Yield the parts of a condition that join others, at every depth."""
    match condition:
        case Not(item):
            yield from _joining(item)
        case AllOf(items) | AnyOf(items) | SomeOf(_, items):
            yield condition
            for item in items:
                yield from _joining(item)


def _variables(
    corpus: Corpus, condition: Condition, relation: str | None, counting: Counting
) -> Iterator[Variable]:
    match condition:
        case Not(item):
            yield from _variables(corpus, item, relation, counting)
        case AllOf(items) | AnyOf(items) | SomeOf(_, items):
            for item in items:
                yield from _variables(corpus, item, relation, counting)
        case Holds(ref):
            yield Holding(ref.id, relation)
        case Count(list_, _):
            yield of_party(counting.name(list_.id), relation)
        case Compare(ref) | Grade(ref) | IsTrue(ref):
            yield of_party(ref.id, by_way(corpus, condition, relation))


class Kindred(NamedTuple):
    """The kinds that each kind is within, the pairs that exclude each other, and those that rules speak of."""

    parents: dict[str, tuple[str, ...]]
    exclusive: frozenset[frozenset[str]]
    spoken: frozenset[str]


def kinds(corpus: Corpus, spoken_in: Callable[[str], Iterable[str]] | None = None) -> Kindred:
    """Return how the kinds of subject of a corpus lie in each other.

    `spoken_in` is what returns the kinds of which a document speaks, where that is known already.
    """
    declared = corpus.subjects
    parents = {id_: tuple(ref.id for ref in subject.parents) for id_, subject in declared.items()}
    within: dict[str, list[str]] = {}
    for id_, above in parents.items():
        for wider in above:
            within.setdefault(wider, []).append(id_)
    pairs = {
        frozenset((id_, ref.id)) for id_, item in declared.items() for ref in item.exclusive if ref.id != id_
    }
    pairs.update(excluding(within.get(id_, ()) for id_, item in declared.items() if item.apart))
    return Kindred(parents, frozenset(pairs), frozenset(_spoken_kinds(corpus, spoken_in)))


def kinds_of(kindred: Kindred) -> Kinds:
    """Return the sets of kinds that a subject can be of."""
    return Kinds(*kindred)


def _spoken_kinds(corpus: Corpus, spoken_in: Callable[[str], Iterable[str]] | None) -> Iterator[str]:
    """Yield the kinds that relations, lists, guardrails and documents speak of."""
    for relation in corpus.relations.values():
        yield from (ref.id for ref in (*relation.attached, *relation.principals))
    for list_ in corpus.lists.values():
        yield from (ref.id for ref in (*list_.covers, *list_.excludes))
        yield from (ref.id for entry in list_.entries for ref in entry.subjects)
    for catalogue in corpus.catalogues.values():
        yield from (ref.id for item in catalogue.permissions for ref in item.subjects)
    for guardrail in corpus.guardrails.values():
        yield from (ref.id for ref in guardrail.subjects)
    for id_, document in corpus.documents.items():
        yield from kinds_spoken_in(document) if spoken_in is None else spoken_in(id_)


def kinds_spoken_in(document: Document) -> Iterator[str]:
    """Yield the kinds of which a document speaks."""
    yield from (ref.id for ref in document.complete if ref.kind == "subject")
    yield from _targeted(document.targets)
    for measure in document.measures:
        yield from _targeted(measure.targets)
    yield from (ref.id for rule in document.listings for entry in rule.entries for ref in entry.subjects)


def _targeted(targets: Iterable[Iterable[Target]]) -> Iterator[str]:
    return (ref.id for line in targets for target in line for ref in target.subjects)


class Places(NamedTuple):
    """The territories that each lies in, those that are wholly their parts, what moves when, and those that end."""

    parents: dict[str, tuple[str, ...]]
    divided: tuple[str, ...]
    moves: tuple[Move, ...]
    ended: tuple[str, ...]


def places(corpus: Corpus) -> Places:
    """Return how the territories of a corpus lie in each other."""
    declared = corpus.territories
    return Places(
        {id_: tuple(ref.id for ref in territory.parents) for id_, territory in declared.items()},
        tuple(id_ for id_, territory in declared.items() if territory.divided),
        tuple(moves_of(corpus)),
        tuple(id_ for id_, territory in declared.items() if territory_end(territory) < FOREVER),
    )


def covers(corpus: Corpus, list_: str, subjects: Kinds) -> int:
    """Return the mask of subjects that a list may hold: those that it and every wider list covers."""
    mask = subjects.everything
    for whole in (corpus.lists[id_] for id_ in wholes_of(corpus, list_)):
        if whole.covers:
            mask &= subjects.union(ref.id for ref in whole.covers)
        mask &= ~subjects.union(ref.id for ref in whole.excludes)
    return mask


def horizon_of(corpus: Corpus, timeline: Timeline) -> int:
    """Return the first day on which any document is in force: where time begins for witnesses."""
    starts = [timeline.document_days(document).start for document in corpus.documents.values()]
    starts += [days_of(measure.in_force).start for measure in corpus.measures.values()]
    return min((start for start in starts if ALWAYS < start < FOREVER), default=date(2000, 1, 1).toordinal())


def currencies(corpus: Corpus) -> dict[str, str]:
    """Return the currency of each attribute of money: the one declared, else the first that a condition uses."""
    found = {id_: item.currency for id_, item in corpus.attributes.items() if item.currency}
    for atom in corpus.atoms:
        if isinstance(atom, Compare) and isinstance(atom.value, Amount) and atom.value.unit:
            found.setdefault(atom.attribute.id, atom.value.unit)
    return found


def constants_of(corpus: Corpus) -> dict[str, set[Decimal]]:
    """Return the numbers with which conditions compare each attribute."""
    found: dict[str, set[Decimal]] = {}
    for atom in corpus.atoms:
        if isinstance(atom, Compare) and not isinstance(atom.value, str):
            found.setdefault(atom.attribute.id, set()).add(number_of(atom.value))
    return found


def _dimensions(corpus: Corpus, counting: Counting) -> Iterator[Dimension]:
    units = currencies(corpus)
    constants = constants_of(corpus)
    for attribute in corpus.attributes.values():
        yield dimension_of(attribute, constants.get(attribute.id, set()), units.get(attribute.id, ""))
    for rating in corpus.ratings.values():
        yield finite(rating.id, (UNRATED, *rating.grades))
    yield from counting.dimensions()


def number_of(value: Amount | date) -> Decimal:
    """Return an amount or a day as an exact number."""
    return value.value if isinstance(value, Amount) else Decimal(value.toordinal())


def dimension_of(attribute: Attribute, constants: set[Decimal], currency: str) -> Dimension:
    """Return the dimension of an attribute, cut at constants; money is written in the currency."""
    match attribute.type:
        case "flag":
            return finite(attribute.id, ("no", "yes"))
        case "choice":
            return finite(attribute.id, attribute.options or ("",))
        case "date":
            made = numeric(attribute.id, constants, Decimal(1), Decimal(FOREVER - 1), whole=True, unit="")
            shown = tuple(_day_shown(cell) for cell in made.cells)
            return Dimension(made.name, made.cells, shown, made.simplicity)
        case "share":
            return numeric(attribute.id, constants, Decimal(0), Decimal(100), whole=False, unit="%")
        case "count" | "days" as type_:
            return numeric(
                attribute.id, constants, Decimal(0), None, whole=True, unit=UNITS_OF.get(type_, "")
            )
        case _:
            return numeric(attribute.id, constants, Decimal(0), None, whole=False, unit=currency)


def _day_shown(cell: Stretch | str) -> str:
    assert isinstance(cell, Stretch)
    number = int(cell.low) if cell.low_closed else int(cell.low) + 1
    return date.fromordinal(number).isoformat()


__all__ = ["Grade", "Unknown", "build_world"]
