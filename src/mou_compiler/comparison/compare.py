"""Two corpora compared by meaning: every change, and nothing else (grammar/meaning.md, Comparison)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from mou_compiler.analysis.wording import listed, named
from mou_compiler.comparison.changes import COMES, GOES, Book, Change, changes_between
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.dating import Dating
from mou_compiler.comparison.lists import ListClause, ListClauses
from mou_compiler.comparison.measures import Head, Measures
from mou_compiler.comparison.pairing import Pair, pair
from mou_compiler.comparison.statement import Beside, Clause, Matter, Statement, Subject
from mou_compiler.comparison.word_for_word import WordForWord
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.domain import covers
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.joining import Side, join_sides
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.parts import parts_of
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days
from mou_compiler.meaning.world import Holding, World
from mou_compiler.words import Text


@dataclass(frozen=True)
class Comparison:
    """What differs between two corpora: each change in order, what was only renamed, and how much is compared.

    `asked` are the days that alone were compared: one of both, or one of each; none where all days were.
    """

    sides: tuple[Side, Side]
    changes: tuple[Change, ...]
    renamed: tuple[Pair, ...]
    compared: int
    asked: tuple[int, ...] = ()

    @property
    def first_day(self) -> int | None:
        """The first day on which anything is different: on none before it is anything."""
        return min((change.days.start for change in self.changes), default=None)

    @property
    def world(self) -> World:
        """The world in which the situations of the changes lie."""
        return self.sides[1].world


def compare(
    old: Corpus, new: Corpus, day: date | None = None, timelines: tuple[Timeline, Timeline] | None = None
) -> Comparison:
    """Return all that differs between two corpora, over all days or on one; their timelines may be given."""
    if day is None:
        return _Comparer(join_sides(old, new, timelines)).result()
    number = day.toordinal()
    found = _Comparer(join_sides(old, new, timelines), (number, number)).result()
    return _dated(found, (number,), lambda _: Days(number, number + 1))


def compare_days(corpus: Corpus, first: date, later: date, timeline: Timeline | None = None) -> Comparison:
    """Return all that differs in one corpus between two days; situations are those of the later one."""
    days = (first.toordinal(), later.toordinal())
    timelines = None if timeline is None else (timeline, timeline)
    found = _Comparer(join_sides(corpus, corpus, timelines), days).result()
    dating = Dating(found.sides, days)
    return _dated(found, days, lambda change: Days(dating.first_day(change), FOREVER))


def _dated(found: Comparison, asked: tuple[int, ...], days: Callable[[Change], Days]) -> Comparison:
    """Return a comparison of days alone: the situations are of the last of them, and the days of changes as given."""
    changes = (
        change._replace(witness=change.witness._replace(day=asked[-1]), days=days(change))
        for change in found.changes
    )
    return replace(found, changes=tuple(changes), asked=asked)


class _Comparer:
    def __init__(self, sides: tuple[Side, Side], days: tuple[int, int] | None = None) -> None:
        self.days = days
        self.sides = sides
        self.measures = tuple(
            Measures(side, day) for side, day in zip(self.sides, days or (None, None), strict=True)
        )
        self.listing = tuple(
            ListClauses(side, day) for side, day in zip(self.sides, days or (None, None), strict=True)
        )
        self.words = (WordForWord(self.sides[0]), WordForWord(self.sides[1]))

    def result(self) -> Comparison:
        """Return the changes, in order of where they stand."""
        pairs = self._pairs
        asked = [one for one in pairs if self._may_differ(one)]
        olds = [self._clause(0, one.old) for one in asked]
        news = [self._clause(1, one.new) for one in asked]
        world = self.sides[0].world
        kept = [(one.old, one.new) for one in pairs if not self._may_differ(one)]
        before = Book(world, [*filter(None, olds), *self._alike(0, [one for one, _ in kept if one], news)])
        after = Book(world, [*filter(None, news), *self._alike(1, [one for _, one in kept if one], olds)])
        changes = [
            change
            for old, new in zip(olds, news, strict=True)
            for change in changes_between(world, old, new, before, after)
        ]
        changes = [change._replace(beside=tuple(self._beside(change))) for change in changes]
        changes += self._of_lists()
        return Comparison(
            self.sides,
            tuple(sorted(changes, key=_order)),
            tuple(sorted((one for one in pairs if one.renamed), key=str)),
            len(pairs) + sum(1 for list_ in self._lists for _ in self.listing[1].parts(list_)),
        )

    def _beside(self, change: Change) -> Iterator[Beside]:
        """Yield by what an effect that comes was there already, or one that goes still is, where the change shows."""
        if change.respect or change.kind not in (*COMES, *GOES):
            return
        there = self.measures[0 if change.kind in COMES else 1]
        for subject in change.says:
            if subject.matter.kind == "act":
                yield from there.holding(subject, change.witness)

    @cached_property
    def _lists(self) -> list[str]:
        """The lists and the ratings of either side, in order of id."""
        return sorted({id_ for side in self.sides for id_ in (*side.own.lists, *side.own.ratings)})

    def _of_lists(self) -> Iterator[Change]:
        """Yield what changes in the rules of lists, and in whom they may hold."""
        world = self.sides[0].world
        for list_ in self._lists:
            if self._is_kept_alike(list_):
                continue
            parts = [{part.key: part for part in listing.parts(list_)} for listing in self.listing]
            named = [
                {key: listing.named(part) for key, part in found.items()}
                for listing, found in zip(self.listing, parts, strict=True)
            ]
            pairs = pair(named[0], named[1])
            olds = [self.listing[0].clause(parts[0][one.old]) if one.old else None for one in pairs]
            news = [self.listing[1].clause(parts[1][one.new]) if one.new else None for one in pairs]
            before, after = Book(world, filter(None, olds)), Book(world, filter(None, news))
            for old, new in zip(olds, news, strict=True):
                yield from changes_between(world, old, new, before, after)
            yield from self._covered(list_)

    def _is_kept_alike(self, list_: str) -> bool:
        """Tell whether the rules of a list are surely the same in every situation."""
        return (
            self._same_domain
            and self.listing[0].words(list_) == self.listing[1].words(list_)
            and all(self._same_body(body, frozenset()) for body in self.listing[0].keepers(list_))
        )

    def _covered(self, list_: str) -> Iterator[Change]:
        """Yield that a list may hold kinds that it could not hold before, or no longer some that it could."""
        if any(list_ not in side.own.lists for side in self.sides):
            return
        masks = [covers(side.corpus, list_, side.world.subjects) for side in self.sides]
        clauses = []
        for side, listing in zip(self.sides, self.listing, strict=True):
            declared = RuleInForce(side.own.lists[list_], ALL_DAYS, None)
            clauses.append(listing.clause(ListClause(list_, declared, None)))
        texts = [self._kinds(mask) for mask in masks]
        for kind, mask in (("list-wider", masks[1] & ~masks[0]), ("list-narrower", masks[0] & ~masks[1])):
            if mask:
                world = self.sides[1].world
                subject = (mask & -mask).bit_length() - 1
                witness = Witness(subject, 0, world.horizon, world.bit(Holding(list_, None)), ())
                matter = Matter("itself", (list_,))
                says = (Subject(matter, Text("", "")),)
                yield Change(
                    kind,
                    clauses[0],
                    clauses[1],
                    (matter,),
                    says,
                    "covers",
                    texts[0],
                    texts[1],
                    witness,
                    ALL_DAYS,
                )

    def _kinds(self, mask: int) -> Text:
        """Return the widest kinds of a set, by label, in order of id."""
        ids = sorted(self.sides[1].world.subjects.widest(mask))
        old, new = (side.own.subjects for side in self.sides)
        return listed(named(new.get(id_) or old.get(id_), id_) for id_ in ids)

    @cached_property
    def _pairs(self) -> list[Pair]:
        if self.days is None or self.sides[0].own is not self.sides[1].own:
            return [*(Pair(id_, id_) for id_ in self._as_before), *self._paired()]
        # Of one corpus whatever is in force on both days is its own pair, and nothing else can be.
        first, later = self._there
        old = self.words[0].named(self.days[0], {id_ for id_ in first if id_ not in later})
        new = self.words[1].named(self.days[1], {id_ for id_ in later if id_ not in first})
        return [*(Pair(id_, id_) for id_ in first if id_ in later), *pair(old, new)]

    def _paired(self) -> list[Pair]:
        """Return what is not as before, on both sides."""
        kept = self._as_before
        sides = (
            words.named(day, [id_ for id_ in ids if id_ not in kept])
            for words, day, ids in zip(self.words, self.days or (None, None), self._asked, strict=True)
        )
        return pair(*sides)

    @cached_property
    def _asked(self) -> list[Collection[str]]:
        """The measures of each side that are compared: all, or those that may be in force on the day asked about."""
        return [side.own.measures for side in self.sides] if self.days is None else list(self._there)

    @cached_property
    def _as_before(self) -> dict[str, None]:
        """The measures that say the same under the same id, on the same days where all are compared: these are pairs."""
        old, new = self._asked
        return {id_: None for id_ in old if id_ in new and self._is_as_before(id_)}

    def _is_as_before(self, id_: str) -> bool:
        first, second = (side.own.measures[id_] for side in self.sides)
        if self.days is None and self._stretches(0, first) != self._stretches(1, second):
            return False
        return self.words[0].says_same(first, self.words[1], second)

    def _stretches(self, side: int, measure: Measure) -> tuple[Days, ...]:
        return self.sides[side].timeline.stretches(measure)

    @cached_property
    def _there(self) -> list[dict[str, bool]]:
        """The measures that may be in force on the days asked about, each with whether it is for certain."""
        return [words.maybe_in_force(day) for words, day in zip(self.words, self.days or (), strict=False)]

    def _clause(self, side: int, id_: str | None) -> Clause | None:
        return None if id_ is None else self.measures[side].clause(self.sides[side].own.measures[id_])

    def _alike(self, side: int, ids: list[str], others: list[Clause | None]) -> Iterator[Clause]:
        """Yield those clauses that say what one of the others says of anything; they did not change themselves."""
        asked = {_head(one) for clause in others if clause is not None for one in clause.statements}
        if not asked:
            return
        about: dict[str, list[Head]] = {}
        for head in asked:
            for name in head[0].names:
                about.setdefault(name, []).append(head)
        measures = self.measures[side]
        for id_ in ids:
            measure = self.sides[side].own.measures[id_]
            named = about.keys() & _named_in(measure)
            if not named or not measures.may_say(measure, [head for name in named for head in about[name]]):
                continue
            if not asked.isdisjoint(measures.heads(measure)):
                yield measures.clause(measure)

    def _may_differ(self, one: Pair) -> bool:
        """Tell whether the two clauses of a pair are not surely the same in every situation."""
        if one.old is None or one.new is None or not self._same_domain:
            return True
        return one.old in self._differing

    @cached_property
    def _differing(self) -> frozenset[str]:
        """The measures of the older corpus that say otherwise than their pair, or are overridden otherwise."""
        pairs = {one.old: one.new for one in self._pairs if one.old and one.new}
        apart = {one for one, other in pairs.items() if not self._alike_alone(one, other)}
        old, new = self.words
        while True:
            more = {
                one
                for one, other in pairs.items()
                if one not in apart
                and (
                    sorted(pairs.get(item, "") for item in old.overriders.get(one, ()))
                    != sorted(new.overriders.get(other, ()))
                    or any(item in apart for item in old.overriders.get(one, ()))
                )
            }
            if not more:
                return frozenset(apart)
            apart |= more

    def _alike_alone(self, one: str, other: str) -> bool:
        """Tell whether two measures say the same on the same days, by bodies for whom the same act."""
        first, second = (side.own.measures[id_] for side, id_ in zip(self.sides, (one, other), strict=True))
        if self.days is None:
            if self._stretches(0, first) != self._stretches(1, second):
                return False
        elif self._there[0].get(one) != self._there[1].get(other):
            return False
        known = one == other and first is not second and one in self._as_before
        if not known and not self.words[0].says_same(first, self.words[1], second):
            return False
        bodies = {ref.id for item in self.sides[0].norms.enforcement(first) for ref in item.enforcers}
        acts = acts_of(first)
        asked = {*(frozenset({act}) for act in acts), acts}
        return all(self._same_body(body, some) for body in bodies for some in asked)

    def _same_body(self, body: str, acts: frozenset[str]) -> bool:
        if (body, acts) not in self._bodies:
            shares = [
                item.enforcers.shares((item.enforcers.charged(body, acts),), ()) for item in self.measures
            ]
            if self.days is not None:
                shares = [
                    tuple(one._replace(days=ALL_DAYS) for one in found if day in one.days)
                    for found, day in zip(shares, self.days, strict=True)
                ]
            self._bodies[body, acts] = shares[0] == shares[1]
        return self._bodies[body, acts]

    @cached_property
    def _bodies(self) -> dict[tuple[str, frozenset[str]], bool]:
        return {}

    @cached_property
    def _same_domain(self) -> bool:
        """Whether kinds, places, lists, relations and values mean the same in both corpora."""
        old, new = self.sides
        return (
            old.world is new.world
            and not old.lowering.renamed
            and parts_of(old.corpus) == parts_of(new.corpus)
            and all(item.grades == new.corpus.ratings[id_].grades for id_, item in old.corpus.ratings.items())
        )


def _named_in(measure: Measure) -> Iterable[str]:
    """Return the acts that a measure is about and the lists that it leads to."""
    acts = acts_of(measure)
    return acts.union(ref.id for ref in measure.leads_to) if measure.leads_to else acts


def _head(statement: Statement) -> Head:
    return (
        statement.matter,
        frozenset((name, value) for name, value in statement.said if name not in ("enforcer", "leave")),
    )


def _order(change: Change) -> tuple[str, int, int, str, str]:
    place = change.clause.declaration.place
    return (place.path, place.start, list(CLASSES).index(change.kind), change.respect, repr(change.matters))
