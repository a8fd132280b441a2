"""Every situation of a small world, written out in the order in which witnesses are preferred.

A set of situations is a truth table: an integer whose bit n says whether it holds in situation n. The
smallest situation of a set is therefore its lowest bit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product
from math import prod
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
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
)
from referees.days import ALWAYS, NEVER, Calendar, begin, inside
from referees.norms import Norm, all_below, below, by_generality, kind_sets, leaves, norm, of_kinds, wholes
from referees.samples import Value, Window, compare, counts_of, families, ranked, same, samples_of

Held = tuple[str, str]
"""A list, and the relation to the one who is on it; empty for the subject itself."""

PRINCIPAL = "principal of "
NOBODY = "nobody"
"""To whom one is attached who is attached to nobody."""

TOO_MANY = 60_000


class TooManyError(Exception):
    """A world with more situations than a referee writes out."""


def counting(list_: str, dimensions: Iterable[str]) -> str:
    """Return the dimension that counts the subject's own entries on a list."""
    return next(
        name
        for name in dimensions
        if name.startswith("entries in ") and list_ in name.removeprefix("entries in ").split(", ")
    )


class Party(NamedTuple):
    """The subject, or one to whom it is attached: its kinds, its lists, and its values by name."""

    kind: str
    held: tuple[str, ...]
    values: tuple[tuple[str, Value], ...]


def _whose(name: str) -> str:
    """Return by which way a dimension tells of somebody; empty for the subject itself."""
    return name.removeprefix(PRINCIPAL) if name.startswith(PRINCIPAL) else name.partition("@")[2]


class Situation(NamedTuple):
    """One situation; `values` in order of the names of dimensions."""

    held: tuple[Held, ...]
    day: int
    subject: str
    territory: str
    values: tuple[Value, ...]


class World:
    """The situations of a corpus, as far as its measures can tell them apart."""

    def __init__(
        self, corpus: Corpus, calendar: Calendar, conditions: Sequence[Condition] | None = None
    ) -> None:
        """Write out the world of the measures; or, given conditions, that of these alone, on one day."""
        self.corpus = corpus
        self.calendar = calendar
        self.norms = {id_: norm(corpus, measure) for id_, measure in corpus.measures.items()}
        self.alone = conditions is not None
        self.subjects = list(kind_sets(corpus.subjects))
        lasting = sorted(
            () if self.alone else by_generality(corpus.territories),
            key=lambda id_: calendar.territory_ends(id_) < NEVER,
        )
        self.territories = lasting or [""]
        self.simple = [leaf for condition in conditions or self._conditions() for leaf in leaves(condition)]
        targets = [target for item in self.norms.values() for target in item.targets if not self.alone]
        reached = Counter(
            relation
            for item in self.norms.values()
            for relation in {target.relation.id for target in item.targets if target.relation and targets}
        )
        # Two measures are asked about at a time, each of which speaks of one.
        self.ways = sorted(
            [*reached, *(f"{relation}@2" for relation, number in reached.items() if number > 1)]
        )
        named = {leaf.list.id for leaf in self.simple if isinstance(leaf, Holds)}
        if not self.alone:
            named |= {ref.id for document in corpus.documents.values() for ref in document.complete}
            named |= self._guarded()
        self.lists = sorted(all_below(corpus.lists, named & set(corpus.lists)))
        self.held_by = {way: self._lists_by(way) for way in ("", *self.ways)}
        self.holdings = sorted((list_, way) for way, lists in self.held_by.items() for list_ in lists)
        self.horizon = self._horizon()
        self.days = self._day_samples()
        self.spelled: dict[Window, Length] = {}
        own = dict(self._dimensions())
        self.dimensions = dict(sorted((own | dict(self._attached(own))).items()))
        self.situations = self._write_out()
        self.everything = (1 << len(self.situations)) - 1
        self.places = {situation: place for place, situation in enumerate(self.situations)}
        self._tables: dict[Any, int] = {}
        self._columns = self._make_columns()

    def _conditions(self) -> Iterator[Condition]:
        for document in self.corpus.documents.values():
            yield from document.when
        for item in self.norms.values():
            yield from item.conditions
        for guardrail in self.corpus.guardrails.values():
            yield from guardrail.when
        led_to = {ref.id for measure in self.corpus.measures.values() for ref in measure.leads_to}
        rules = [item for id_, item in self.corpus.lists.items() if id_ in led_to]
        for document in self.corpus.documents.values():
            rules += [item for item in document.listings if item.list is not None and item.list.id in led_to]
        yield from (one.when for rule in rules for one in rule.exclusions if one.when is not None)

    def _lists_by(self, way: str) -> list[str]:
        """Return the lists that decide something for whoever is reached by a way, or by none."""
        if not way:
            return self.lists
        simple = [leaf for item in self._reaching(way) for one in item.conditions for leaf in leaves(one)]
        named = {leaf.list.id for leaf in simple if isinstance(leaf, Holds)} | self._guarded()
        return sorted(all_below(self.corpus.lists, named & set(self.corpus.lists)))

    def _reaching(self, way: str) -> Iterator[Norm]:
        """Yield the measures that reach by a way."""
        relation = way.partition("@")[0]
        for item in self.norms.values():
            if any(target.relation and target.relation.id == relation for target in item.targets):
                yield item

    def _guarded(self) -> set[str]:
        """Return the lists by reason of which a measure may come under a guardrail."""
        found: set[str] = set()
        for guardrail in self.corpus.guardrails.values():
            found |= {ref.id for ref in guardrail.lists}
            if guardrail.list_kinds or guardrail.possible:
                found |= {leaf.list.id for leaf in self.simple if isinstance(leaf, Count)}
            if guardrail.list_kinds and guardrail.possible:
                found |= set(self.corpus.lists)
        return found

    # --- the parts ------------------------------------------------------------------------------------

    def _horizon(self) -> int:
        """Return where time begins for witnesses: the first day on which anything is in force."""
        firsts = [self.calendar.begins(document) for document in self.corpus.documents.values()]
        firsts += [begin(measure.in_force) for measure in self.corpus.measures.values()]
        return min((day for day in firsts if ALWAYS < day < NEVER), default=date(2000, 1, 1).toordinal())

    def _day_samples(self) -> list[int]:
        """Return a day for each stretch in which nothing changes, in the order of preference.

        From the horizon on the earlier the better; failing that, the last before it.
        """
        if self.alone:
            return [self.horizon]
        cuts = sorted({*self.calendar.days, self.horizon, NEVER})
        early = [following - 1 for following in cuts[1:] if following <= self.horizon]
        return [day for day in cuts if self.horizon <= day < NEVER] + early[::-1]

    def _dimensions(self) -> Iterator[tuple[str, list[Value]]]:
        constants: dict[str, set[Any]] = defaultdict(set)
        windows: dict[tuple[str, Length], set[int]] = defaultdict(set)
        for leaf in self.simple:
            if isinstance(leaf, Compare | IsTrue):
                value = getattr(leaf, "value", None)
                constants[leaf.attribute.id].add(value.value if isinstance(value, Amount) else value)
            elif isinstance(leaf, Grade):
                grades = ("unrated", *self.corpus.ratings[leaf.rating.id].grades)
                yield leaf.rating.id, ranked(grades)
        for id_, known in constants.items():
            yield id_, samples_of(self.corpus.attributes[id_], known)
        counted = {leaf.list.id for leaf in self.simple if isinstance(leaf, Count)}
        for declaration in self.corpus.everything():
            for item in inside(declaration):
                if isinstance(item, Count):
                    windows[item.list.id, item.window].add(item.number)
        lists = {list_ for list_, _ in windows}
        for _, length in sorted(windows, reverse=True, key=lambda key: key[1]):
            self.spelled[same(length)] = length
        for family in families(self.corpus, lists):
            if counted & family:
                asked = {key: numbers for key, numbers in windows.items() if key[0] in family}
                yield f"entries in {', '.join(sorted(family))}", counts_of(self.corpus, asked)
        for way in self.ways:
            yield f"{PRINCIPAL}{way}", ranked((NOBODY, *self.subjects))

    def _attached(self, own: dict[str, list[Value]]) -> Iterator[tuple[str, list[Value]]]:
        """Yield the values of those to whom one is attached, as far as a measure that reaches by them asks for them."""
        for way in self.ways:
            asked = {
                name
                for item in self._reaching(way)
                for condition in item.conditions
                for leaf in leaves(condition)
                if (name := self.name_of(leaf, own)) is not None and not self.is_own(name)
            }
            yield from ((f"{name}@{way}", own[name]) for name in sorted(asked))

    def is_own(self, name: str) -> bool:
        """Tell whether a dimension is of an attribute that is always one's own."""
        return name in self.corpus.attributes and bool(self.corpus.attributes[name].own)

    def name_of(self, leaf: Condition, dimensions: Iterable[str]) -> str | None:
        """Return the dimension, the subject's own, of which a simple condition speaks; None for a list."""
        match leaf:
            case Count(list_):
                return counting(list_.id, dimensions)
            case Compare(ref) | IsTrue(ref) | Grade(ref):
                return ref.id
        return None

    def covers(self, list_: str, subject: str) -> bool:
        """Tell whether a kind of subject can be on a list."""
        subjects = self.corpus.subjects
        for whole in wholes(self.corpus.lists, list_):
            declared = self.corpus.lists[whole]
            covered = of_kinds(subjects, (ref.id for ref in declared.covers))
            if declared.covers and subject not in covered:
                return False
            if subject in of_kinds(subjects, (ref.id for ref in declared.excludes)):
                return False
        return True

    def may_be_on(self, list_: str, situation: Situation) -> bool:
        """Tell whether nothing in a situation keeps the subject itself from being on a list of which it does not speak."""
        own = [held for held, way in situation.held if not way]
        return self.covers(list_, situation.subject) and not any(
            self._exclusive(list_, held) for held in (*own, list_)
        )

    def _exclusive(self, one: str, other: str) -> bool:
        """Tell whether nobody is on both of two lists, or on one where both are the same."""
        lists = self.corpus.lists
        return any(
            mine != theirs
            and any(
                {ref.id, named} == {mine, theirs}
                for named in (mine, theirs)
                for ref in lists[named].exclusive
            )
            for mine in wholes(lists, one)
            for theirs in wholes(lists, other)
        )

    def _domain(self, way: str) -> tuple[set[str], set[str]]:
        """Return the kinds that a relation attaches, and those to which."""
        declared, subjects = self.corpus.relations[way.partition("@")[0]], self.corpus.subjects
        attached, principals = declared.attached, declared.principals
        return of_kinds(subjects, (ref.id for ref in attached)), of_kinds(
            subjects, (ref.id for ref in principals)
        )

    # --- the situations -------------------------------------------------------------------------------

    def _parties(self, way: str) -> list[Party]:
        """Return all that can be so of the subject itself, or of the one to whom a way leads, or that there is none."""
        names = [name for name in self.dimensions if _whose(name) == way and not name.startswith(PRINCIPAL)]
        simplest = tuple((name, self.dimensions[name][0]) for name in names)
        kinds = [kind for kind in self.subjects if not way or kind in self._domain(way)[1]]
        found = [Party(NOBODY, (), simplest)] if way else []
        lists = self.held_by[way]
        for count, kind in product(range(len(lists) + 1), kinds):
            for held in combinations(lists, count):
                if all(self.covers(list_, kind) for list_ in held) and not any(
                    self._exclusive(one, other) for one, other in product(held, repeat=2)
                ):
                    values = product(*(self.dimensions[name] for name in names))
                    found += [Party(kind, held, tuple(zip(names, each, strict=True))) for each in values]
        return found

    def _write_out(self) -> list[Situation]:
        parties = [self._parties(way) for way in ("", *self.ways)]
        size = len(self.days) * len(self.territories) * prod(map(len, parties))
        if size > TOO_MANY * 8:
            raise TooManyError
        found = []
        for own, *others in product(*parties):
            if any(
                other.kind != NOBODY and own.kind not in self._domain(way)[0]
                for way, other in zip(self.ways, others, strict=True)
            ):
                continue
            if self._is_first_of_its_like(own, others):
                found += [
                    self._situation(own, others, day, place)
                    for day in self.days
                    for place in self.territories
                ]
                if len(found) > TOO_MANY:
                    raise TooManyError
        return sorted(found, key=self._order)

    def _is_first_of_its_like(self, own: Party, others: Sequence[Party]) -> bool:
        """Tell whether no exchange of two to whom one relation leads gives a smaller situation."""
        key = self._order(self._situation(own, others, self.days[0], self.territories[0]))
        for place, way in enumerate(self.ways):
            if "@" in way:
                other = [*others[: place - 1], others[place], others[place - 1], *others[place + 1 :]]
                if self._order(self._situation(own, other, self.days[0], self.territories[0])) < key:
                    return False
        return True

    def _situation(self, own: Party, others: Sequence[Party], day: int, place: str) -> Situation:
        named = dict(zip(("", *self.ways), (own, *others), strict=True))
        values = {name: value for party in named.values() for name, value in party.values}
        for way in self.ways:
            name = f"{PRINCIPAL}{way}"
            values[name] = next(one for one in self.dimensions[name] if one.value == named[way].kind)
        held = sorted((list_, way) for way, party in named.items() for list_ in party.held)
        return Situation(tuple(held), day, own.kind, place, tuple(values[name] for name in self.dimensions))

    def _order(self, situation: Situation) -> tuple[Any, ...]:
        """Return the key of the order of witnesses."""
        somebody = [
            name
            for name, value in zip(self.dimensions, situation.values, strict=True)
            if name.startswith(PRINCIPAL) and value.value != NOBODY
        ]
        return (
            len(situation.held),
            sum(way != "" for _, way in situation.held),
            len(somebody),
            sum("@" in name for name in somebody),
            self.days.index(situation.day),
            self.subjects.index(situation.subject),
            self.territories.index(situation.territory),
            [self.holdings.index(one) for one in situation.held],
            [value.rank for value in situation.values],
        )

    def _make_columns(self) -> dict[tuple[str, Any], int]:
        """Return, for each part of a situation and each value of it, where it has that value."""
        marks: dict[tuple[str, Any], bytearray] = {}
        length = len(self.situations) // 8 + 1
        names = list(self.dimensions)

        def mark(part: str, value: Any, place: int) -> None:
            row = marks.get((part, value))
            if row is None:
                row = marks[part, value] = bytearray(length)
            row[place >> 3] |= 1 << (place & 7)

        for place, situation in enumerate(self.situations):
            mark("day", situation.day, place)
            mark("subject", situation.subject, place)
            mark("territory", situation.territory, place)
            for one in situation.held:
                mark("held", one, place)
            for name, value in zip(names, situation.values, strict=True):
                mark(name, value.value, place)
        return {key: int.from_bytes(row, "little") for key, row in marks.items()}

    def where(self, part: str, holds: Callable[[Any], bool]) -> int:
        """Return the situations in which a part of them satisfies something."""
        found = 0
        for (name, value), table in self._columns.items():
            if name == part and holds(value):
                found |= table
        return found

    def placed(self, territories: Iterable[str]) -> int:
        """Return the situations in a place that lies, on their day, in one of some territories."""
        found, wanted = 0, list(territories)
        for day in self.days:
            inside = self.calendar.inside(wanted, day)
            found |= self._columns.get(("day", day), 0) & self.where("territory", inside.__contains__)
        return found

    def on_days(self, holds: Callable[[int], bool]) -> int:
        """Return the situations on the days on which something holds."""
        return self.where("day", holds)

    def smallest(self, table: int) -> Situation:
        """Return the smallest situation of a set that is not empty."""
        return self.situations[(table & -table).bit_length() - 1]

    def first_day(self, table: int) -> int | None:
        """Return the first day of a set of situations; None where it has no known beginning."""
        days = [day for day in self.days if table & self._columns.get(("day", day), 0)]
        first = min(days)
        start = max(cut for cut in (*self.calendar.days, self.horizon) if cut <= first)
        return None if start == ALWAYS else start

    def behind(self, table: int) -> int | None:
        """Return the first day behind a set of situations; None where it has no known end."""
        last = max(day for day in self.days if table & self._columns.get(("day", day), 0))
        return next((cut for cut in sorted({*self.calendar.days, self.horizon}) if cut > last), None)

    # --- conditions -----------------------------------------------------------------------------------

    def holds(self, condition: Condition, relation: str) -> int:
        """Return where a condition holds of the party that a relation leads to; empty for the subject itself."""
        key = (condition, relation)
        if key not in self._tables:
            self._tables[key] = self._holds(condition, relation)
        return self._tables[key]

    def _holds(self, condition: Condition, relation: str) -> int:
        match condition:
            case Not(item):
                return self.everything & ~self.holds(item, relation)
            case AllOf(items):
                return self._at_least(len(items), items, relation)
            case AnyOf(items):
                return self._at_least(1, items, relation)
            case SomeOf(number, items):
                return self._at_least(number, items, relation)
            case Holds(ref):
                parts = below(self.corpus.lists, ref.id)
                return self.where("held", lambda one: one[0] in parts and one[1] == relation)
        name = self.name_of(condition, self.dimensions) or ""
        name = name if self.is_own(name) else f"{name}@{relation}".removesuffix("@")
        match condition:
            case IsTrue():
                return self.where(name, lambda value: value == "yes")
            case Grade(rating, operator, grade, _):
                grades = self.corpus.ratings[rating.id].grades
                return self.where(
                    name,
                    lambda value: (
                        value in grades and compare(grades.index(grade), operator, grades.index(value))
                    ),
                )
            case Count(list_, window, _, number, _):
                key = (list_.id, same(window))
                return self.where(name, lambda counts: dict(counts)[key] >= number)
            case Compare(_, operator, wanted, _):
                against = wanted.value if isinstance(wanted, Amount) else wanted
                return self.where(name, lambda value: compare(value, operator, against))
        raise AssertionError(condition)

    def _at_least(self, number: int, items: tuple[Condition, ...], relation: str) -> int:
        """Return where at least so many of several conditions hold, by counting them one after another."""
        counted = [self.everything] + [0] * len(items)
        for item in items:
            table = self.holds(item, relation)
            for count in range(len(items), 0, -1):
                counted[count] |= counted[count - 1] & table
        return counted[number] if number <= len(items) else 0

    # --- measures -------------------------------------------------------------------------------------

    def reached(self, id_: str, relation: str) -> int:
        """Return whom a measure reaches by a relation; by none, the subject itself."""
        subjects, item = self.corpus.subjects, self.norms[id_]
        if not item.targets:
            return 0 if relation else self.everything
        found = 0
        for target in item.targets:
            kinds = of_kinds(subjects, (ref.id for ref in target.subjects))
            if (target.relation.id if target.relation else "") != relation.partition("@")[0]:
                continue
            whose = f"{PRINCIPAL}{relation}" if relation else "subject"
            found |= self.where(whose, kinds.__contains__)
        return found

    def base_by(self, id_: str, relation: str, *, bare: bool = False) -> int:
        """Return where a measure would apply by way of a relation, whatever overrides it; or bare of exceptions."""
        item = self.norms[id_]
        table = self.on_days(lambda day: self.calendar.measure(item.measure, day))
        if item.territories:
            table &= self.placed(item.territories)
        table &= self.reached(id_, relation)
        if item.trigger:
            table &= self._at_least(1, item.trigger, relation)
        for condition in item.when:
            table &= self.holds(condition, relation)
        for exception in () if bare else item.measure.exceptions:
            if exception.when is not None and exception.permission is None:
                table &= ~self.holds(exception.when, relation)
        return table

    def base(self, id_: str) -> int:
        """Return where a measure would apply, whatever overrides it."""
        key = ("base", id_)
        if key not in self._tables:
            found = 0
            for relation in ("", *self.ways):
                found |= self.base_by(id_, relation)
            self._tables[key] = found
        return self._tables[key]

    def overriders(self, id_: str) -> list[str]:
        """Return the measures that override one; those on a circle of overrides with it do not count."""
        return [
            other
            for other, item in self.norms.items()
            if any(ref.id == id_ for ref in item.measure.overrides) and other not in self.overridden(id_)
        ]

    def overridden(self, id_: str) -> set[str]:
        """Return what a measure overrides, at once or over others."""
        found: set[str] = set()
        waiting = [id_]
        while waiting:
            for ref in self.corpus.measures[waiting.pop()].overrides:
                if ref.id in self.corpus.measures and ref.id not in found:
                    found.add(ref.id)
                    waiting.append(ref.id)
        return found

    def applies(self, id_: str) -> int:
        """Return where a measure applies."""
        key = ("applies", id_)
        if key not in self._tables:
            table = self.base(id_)
            for other in self.overriders(id_):
                table &= ~self.applies(other)
            self._tables[key] = table
        return self._tables[key]
