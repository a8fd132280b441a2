"""Two corpora in one world, so that what they say can be compared (grammar/meaning.md, One world for two).

Each corpus is completed by what only the other declares of kinds, places, relations, lists, attributes and ratings, and
read by its own trees. Possible is what both hold possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Act,
    Attribute,
    Declaration,
    List,
    Rating,
    Relation,
    Subject,
    Territory,
)
from mou_compiler.interpret.attached import (
    Reach,
    asked_of_others,
    attached_dimensions,
    joined,
    reaches,
    with_ways,
)
from mou_compiler.interpret.counting import Counting
from mou_compiler.interpret.domain import (
    UNRATED,
    Places,
    constants_of,
    covers,
    currencies,
    dimension_of,
    horizon_of,
    kinds,
    linked_in,
    places,
)
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.parts import exclusive_lists
from mou_compiler.interpret.rules import Norms, RuleMaker, overriders_in
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.cells import Dimension, finite
from mou_compiler.meaning.kinds import Kinds
from mou_compiler.meaning.region import share_space
from mou_compiler.meaning.rule import Rule
from mou_compiler.meaning.tree import Tree
from mou_compiler.meaning.world import RelationDomain, World

DOMAIN: tuple[type[Declaration], ...] = (Territory, Subject, Relation, Act, Attribute, List, Rating)
"""What situations are made of, and the acts that are labelled by them: each corpus is completed by the other's."""

EARLIER = "{} (earlier)"
"""What a dimension of the older corpus is called where the newer one means another thing by the same name."""


@dataclass(frozen=True)
class Side:
    """One of two corpora, completed by the domain of the other, with what reads its rules into the shared world."""

    corpus: Corpus
    own: Corpus
    timeline: Timeline
    norms: Norms
    world: World
    lowering: Lowering
    _rules: dict[str, Rule] = field(default_factory=dict, repr=False, compare=False)

    def rule(self, id_: str) -> Rule:
        """Return the rule of one of its measures, made when first asked for."""
        found = self._rules.get(id_)
        if found is None:
            found = self._rules[id_] = self._maker.rule(self.own.measures[id_])
        return found

    @cached_property
    def _maker(self) -> RuleMaker:
        return self.maker()

    def maker(self) -> RuleMaker:
        """Return what makes the rules of its measures."""
        return RuleMaker(self.timeline, self.norms, self.lowering, overriders_in(self.own))


def join_sides(
    old: Corpus, new: Corpus, timelines: tuple[Timeline, Timeline] | None = None
) -> tuple[Side, Side]:
    """Return two corpora as sides of one world: numbers of kinds, places, holdings and cells mean the same in both.

    Of one corpus both are one side. Timelines of the two are used where they are given.
    """
    wholes = (_completed(old, new), _completed(new, old))
    if timelines is None:
        timeline = Timeline(old)
        timelines = (timeline, timeline if old is new else Timeline(new))
    trees = _trees(*wholes)
    counting = Counting(*wholes) if old is not new else Counting(old)
    renamed = _renamed(old, new)
    dimensions = {item.name: item for item in _dimensions(wholes, renamed, counting)}
    found = joined((*_reaches(old, renamed), *(_reaches(new, {}) if old is not new else ())))
    relations = with_ways(_relations(wholes, trees), found)
    attached = attached_dimensions(dict(dimensions), relations, found, trees[0].subjects, counting)
    dimensions |= {item.name: item for item in attached}
    exclusive = exclusive_lists(wholes[0]) | exclusive_lists(wholes[1])
    held = {
        id_: 0
        if frozenset((id_,)) in exclusive
        else covers(wholes[0], id_, trees[0].subjects) & covers(wholes[1], id_, trees[1].subjects)
        for id_ in wholes[0].lists
    }

    def world(tree: Trees) -> World:
        return World(
            tree.subjects,
            tree.territories,
            held,
            relations,
            exclusive=exclusive,
            dimensions=dimensions,
            horizon=min(horizon_of(corpus, time) for corpus, time in zip((old, new), timelines, strict=True)),
            linked=lambda: chain.from_iterable(
                linked_in(corpus, sorted(relations), counting) for corpus in wholes
            ),
        )

    first = world(trees[0])
    second = first if trees[0] == trees[1] else share_space(first, world(trees[1]))
    made: list[Side] = []
    for own, whole, timeline, shared, names in zip(
        (old, new), wholes, timelines, (first, second), (renamed, {}), strict=True
    ):
        lowering = Lowering(whole, shared, counting, names)
        made.append(Side(whole, own, timeline, Norms(own), shared, lowering))
    return made[0], made[0 if old is new else 1]


@dataclass(frozen=True, eq=False)
class Trees:
    """The kinds and places of the world as one corpus puts them in order."""

    subjects: Kinds
    territories: Tree

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trees):
            return False
        one, two = self.territories, other.territories
        places_alike = all(one.parents(id_) == two.parents(id_) for id_ in one.ids if id_)
        places_alike = places_alike and set(one.moves) == set(two.moves)
        return places_alike and self.subjects.within == other.subjects.within

    __hash__ = object.__hash__


def _trees(old: Corpus, new: Corpus) -> tuple[Trees, Trees]:
    """Return the trees of two corpora over the same ids, with the same numbers."""
    first, second = places(old), places(new)
    # A rest that one of the two still has is a place of both.
    divided = _wholly(first) & _wholly(second)
    mine, other = kinds(old), kinds(new)
    # A set of kinds that one of the two allows is possible in both; each sees its own kinds in it.
    parents = {
        id_: tuple(above for above in found if above in other.parents[id_])
        for id_, found in mine.parents.items()
    }
    sets = Kinds(parents, mine.exclusive & other.exclusive, mine.spoken | other.spoken)
    one = Trees(sets.seen_by(mine.parents), Tree(first.parents, divided, first.moves, first.ended))
    if old is new:
        return one, one
    subjects = one.subjects.seen_by(other.parents)
    other_places = Tree(second.parents, divided, second.moves, second.ended, like=one.territories)
    return one, Trees(subjects, other_places)


def _wholly(found: Places) -> set[str]:
    return set(found.divided) & {around for parents in found.parents.values() for around in parents}


def _completed(corpus: Corpus, other: Corpus) -> Corpus:
    """Return a corpus with those declarations of the domain that only the other has."""
    if corpus is other:
        return corpus
    declarations = dict(corpus.declarations)
    for kind in DOMAIN:
        lacking = {id_: item for id_, item in other.of(kind).items() if id_ not in corpus.of(kind)}
        if lacking:
            found = {**corpus.of(kind), **lacking}
            declarations[kind] = MappingProxyType(dict(sorted(found.items())))
    return replace(corpus, declarations=MappingProxyType(declarations))


def _reaches(corpus: Corpus, renamed: Mapping[str, str]) -> tuple[Reach, ...]:
    """Return by which relations the measures of a corpus reach, and what they ask for as the shared world calls it."""
    return tuple(
        reach._replace(asked=frozenset(renamed.get(id_, id_) for id_ in reach.asked))
        for reach in asked_of_others(corpus, reaches(corpus.documents.values()))
    )


def _relations(wholes: Iterable[Corpus], trees: Iterable[Trees]) -> dict[str, RelationDomain]:
    found: dict[str, RelationDomain] = {}
    for corpus, tree in zip(wholes, trees, strict=True):
        for id_, relation in corpus.relations.items():
            attached = tree.subjects.union(ref.id for ref in relation.attached)
            principals = tree.subjects.union(ref.id for ref in relation.principals)
            before = found.get(id_, RelationDomain(-1, -1))
            found[id_] = RelationDomain(attached & before.attached, principals & before.principals)
    return found


def _renamed(old: Corpus, new: Corpus) -> Mapping[str, str]:
    """Return the attributes and ratings by which the two corpora mean things that have no values in common."""
    units = (currencies(old), currencies(new))
    found = [id_ for id_ in old.attributes if id_ in new.ratings] + [
        id_ for id_ in old.ratings if id_ in new.attributes
    ]
    for id_, attribute in old.attributes.items():
        other = new.attributes.get(id_)
        if other is None:
            continue
        first, second = units[0].get(id_), units[1].get(id_)
        if attribute.type != other.type or (first and second and first != second):
            found.append(id_)
    return {id_: EARLIER.format(id_) for id_ in found}


def _dimensions(
    wholes: tuple[Corpus, Corpus], renamed: Mapping[str, str], counting: Counting
) -> Iterator[Dimension]:
    """Yield the dimensions of both, cut at the constants of both."""
    constants, units = [constants_of(corpus) for corpus in wholes], [currencies(corpus) for corpus in wholes]
    old, new = wholes
    for id_, attribute in old.attributes.items():
        if id_ in renamed:
            made = dimension_of(attribute, constants[0].get(id_, set()), units[0].get(id_, ""))
            yield replace(made, name=renamed[id_])
    for id_, attribute in new.attributes.items():
        cuts, unit = constants[1].get(id_, set()), units[1].get(id_, "")
        if id_ in renamed:
            yield dimension_of(attribute, cuts, unit)
            continue
        before = old.attributes.get(id_)
        values = {value.id: value for value in (*(before.values if before else ()), *attribute.values)}
        options = dict.fromkeys((*attribute.options, *(before.options if before else ())))
        yield dimension_of(
            replace(attribute, values=tuple(values[id_] for id_ in options)),
            cuts | constants[0].get(id_, set()),
            unit or units[0].get(id_, ""),
        )
    for id_, rating in old.ratings.items():
        if id_ in renamed:
            yield finite(renamed[id_], (UNRATED, *rating.grades))
    for id_, rating in new.ratings.items():
        before_grades = old.ratings[id_].grades if id_ in old.ratings and id_ not in renamed else ()
        yield finite(id_, dict.fromkeys((UNRATED, *rating.grades, *before_grades)))
    yield from counting.dimensions()
