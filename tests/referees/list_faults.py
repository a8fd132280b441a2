"""What of lists is lost or amiss, by brute force: time, exit, remedy, double listing, chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, combinations_with_replacement
from typing import Any

from mou_compiler.corpus.schema.declarations import Document, Entry, Exit, List, ListRule
from mou_compiler.corpus.schema.values import AllOf, Condition, Count, Holds, Not, Procedure, Ref
from referees.beginnings import Beginnings
from referees.bodies import Bodies
from referees.brute import Brute
from referees.clauses import Clauses
from referees.days import ALWAYS, NEVER, Span, end, surely_until
from referees.effects import bounded, burdens, long, longer
from referees.hand_overs import HandOvers
from referees.lists import InForce, Lists
from referees.lists_gone import ListsGone
from referees.norms import below, kind_sets, leaves, of_kinds, required
from referees.places import Places
from referees.situations import World
from referees.told import Told, at, lasting
from referees.twice import Twice
from referees.ways_in import WaysIn
from referees.ways_out import WaysOut

WAYS = ("automatic", "fulfilment", "application", "consent", "revocation")


class ListFaults:
    """Orphans of time, exit, remedy; double listing; chains; what is unused and what is not encoded."""

    def __init__(self, orphans: Any) -> None:
        self.orphans = orphans
        self.brute: Brute = orphans.brute
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar
        self.lists: Lists = orphans.lists
        self._sure: dict[int, set[tuple[str, str]]] = {}
        self.burdened = {id_: days for id_ in self.corpus.lists if (days := self._burdened(id_))}
        self.rated = {
            id_: days
            for id_ in self.corpus.ratings
            if (days := self._between([m for m in self.orphans.graded[id_] if burdens(m)]))
        }

    def _burdened(self, list_: str) -> list[int]:
        """Return the days of a burdened list: from the first to the last of the burdens that name it."""
        if self.corpus.lists[list_].kind in ("redlist", "trusted-list"):
            return []
        return self._between([m for m in self.orphans.measures if burdens(m) and list_ in self.judged(m.id)])

    def _between(self, measures: list[Any]) -> list[int]:
        """Return the days from the first to the last of some measures."""
        on = [day for measure in measures for day in self.orphans.days[measure.id]]
        return [day for day in self.calendar.days if min(on) <= day <= max(on)] if on else []

    def judged(self, measure: str) -> set[str]:
        """Return the lists by which those are judged that a measure names."""
        return set().union(*(self._judged(list_) for list_ in self.brute.lists(measure)))

    def _judged(self, list_: str) -> set[str]:
        """Return a list alone, or, where nothing but its parts puts one on it, those by which they are judged."""
        return set(self.lists.judged(list_))

    def _status(self, id_: str) -> Any:
        return self.corpus.lists.get(id_) or self.corpus.ratings[id_]

    def _rules(self, id_: str, day: int) -> list[Any]:
        """Return the rules of a list on a day, or what a rating says of its grades."""
        if id_ in self.corpus.lists:
            return [item.rule for item in self.lists.rules(id_, day)]
        return [self.corpus.ratings[id_]]

    def told(self) -> Iterator[Told]:
        """Yield what is told of lists."""
        yield from Clauses(self.orphans, self.burdened).told()
        yield from self._time()
        for list_, days in self.burdened.items():
            yield from self._no_way_out(list_, days)
            yield from self._mismatched(list_)
            yield from self._remedy(list_, days)
        for rating, days in self.rated.items():
            yield from self._no_way_out(rating, days)
            yield from self._remedy(rating, days)
        yield from self._at_odds()
        yield from Twice(self.orphans).told()
        yield from WaysIn(self.orphans, self._compatible).told()
        yield from ListsGone(self.orphans).told()
        yield from Bodies(self.orphans, self).told()
        yield from HandOvers(self.orphans).told()
        yield from Places(self.orphans).told()
        spans = {**self.burdened, **self.rated}
        yield from Beginnings(self.orphans, spans, self).told()
        yield from WaysOut(self.orphans, self.awaited).told()
        yield from self.circles("MOU307", self._locked)
        yield from self.circles("MOU313", lambda day: _circles(self._leads(day)))
        yield from self._blocked()
        yield from self.doubled(self._compatible)

    # --- time -----------------------------------------------------------------------------------------

    def _time(self) -> Iterator[Told]:
        unspecified: dict[Any, list[Any]] = {}
        unfixed: dict[Any, list[Any]] = {}
        for measure in self.orphans.measures:
            document = self.corpus.documents[measure.document]
            written = measure.term or document.term
            term, further = _runs_to(written)
            if written is not None and written.kind == "unspecified":
                unspecified.setdefault(document.id, []).append((self.orphans.whole(measure), measure))
            for list_ in self.judging(measure) if written is None or written.kind == "actual" else ():
                span = self.orphans.span(
                    measure, lambda day, m=measure, id_=list_: self._unfixed(id_, m, day)
                )
                kind = getattr(self._status(list_), "kind", None)
                if span is not None and kind not in ("redlist", "trusted-list"):
                    unfixed.setdefault((document.id, list_), []).append((span, measure))
            if term:
                span = self.orphans.span(
                    measure,
                    lambda day, m=measure, t=term, further=further: self._outlives(m, t, day, further),
                )
                if span is not None:
                    yield Told("MOU306", at(measure.place), (measure.id,), lasting(span))
            yield from self._outlives_document(measure, document, term)
        yield from self.orphans.group("MOU306", unspecified)
        yield from self.orphans.group("MOU306", unfixed)

    def _unfixed(self, list_: str, measure: Any, day: int) -> bool:
        """Tell whether how long one is on a list is left open by a rule surely in force in a place of a measure."""
        for rule in self.sure_where(list_, measure, day):
            own = [entry.term for entry in getattr(rule, "entries", ())] or [None]
            if any((term or rule.term) and (term or rule.term).kind == "unspecified" for term in own):
                return True
        return False

    def judging(self, measure: Any) -> set[str]:
        """Return the lists, and the burdened ratings that a measure names a low grade of, by which it is judged."""
        return self.judged(measure.id) | {id_ for id_ in self.rated if measure in self.orphans.graded[id_]}

    def _shares_place(self, item: InForce, measure: Any, day: int) -> bool:
        return any(self.binds(item, day, place) for place in self.orphans.scope(measure, day))

    def sure_where(self, id_: str, measure: Any, day: int) -> list[Any]:
        """Return the rules of a list that surely are in force on a day and bind in a place of a measure."""
        if id_ in self.corpus.ratings:
            return [self.corpus.ratings[id_]]
        found = self.lists.sure_rules(id_, day)
        return [item.rule for item in found if self._shares_place(item, measure, day)]

    def sure_where_burdened(self, id_: str, day: int) -> list[Any]:
        """Return the rules that do so for one of the burdens that name a list or a low grade of a rating."""
        found = {
            id(rule): rule
            for measure in self.orphans.measures
            if burdens(measure) and id_ in self.judging(measure)
            for rule in self.sure_where(id_, measure, day)
        }
        return list(found.values())

    def _outlives(self, measure: Any, term: int, day: int, further: bool) -> bool:
        for list_ in self.judging(measure):
            for rule in self.sure_where(list_, measure, day):
                grounds = getattr(rule, "entries", ())
                terms = [rule.term, *(entry.term for entry in grounds)]
                entries = max(_days(one) for one in terms)
                own = [entry.term or rule.term for entry in grounds]
                if further and not all(map(bounded, own)):
                    entries = 0
                public = _days(rule.publicity)
                if 0 < entries < term or 0 < public < term:
                    return True
        return False

    def _outlives_document(self, measure: Any, document: Document, term: int) -> Iterator[Told]:
        on = [day for day in self.calendar.days if self.calendar.relied_on(document, day)]
        ends = next((day for day in self.calendar.days if day > on[-1]), None) if on else None
        if ends is None:
            return
        stated = document.in_force is not None and end(document.in_force) < end(None)
        begins = self.calendar.opening(document)
        long_ = stated and begins.known and begins.may > ALWAYS and term > ends - begins.may
        if long_:
            yield Told("MOU306", at(measure.place), (measure.id,), lasting(self.orphans.whole(measure)))
        elif ends < surely_until(measure.in_force) < end(None):
            behind = surely_until(measure.in_force)
            yield Told("MOU306", at(measure.place), (measure.id,), lasting((ends, behind)))

    # --- exit -----------------------------------------------------------------------------------------

    def _ends_by_itself(self, rule: ListRule) -> bool:
        fixed = ("fixed", "range")
        entries = getattr(rule, "entries", ())
        each = [entry.term is not None and entry.term.kind in fixed for entry in entries]
        return (rule.term is not None and rule.term.kind in fixed) or (bool(each) and all(each))

    def _ways(self, rule: ListRule) -> list[Any]:
        return [exit_ for exit_ in rule.exits if exit_.kind in WAYS]

    def _open(self, list_: str, rule: ListRule, day: int) -> list[Any]:
        """Return the ways out that somebody can let one take on a day."""
        keeper = self._status(list_).keeper
        kept = [keeper] if isinstance(keeper, Ref) else []
        return [
            exit_
            for exit_ in self._ways(rule)
            if all(
                self.calendar.acting(ref.id, day)
                for ref in (*exit_.approval, *(kept if exit_.kind != "automatic" else []))
            )
        ]

    def _no_way_out(self, list_: str, days: list[int]) -> Iterator[Told]:
        ever = [rule for day in self.calendar.days for rule in self._rules(list_, day)]
        leads_out = any(self._ways(rule) or self._ends_by_itself(rule) for rule in ever)
        if (
            not leads_out
            and any(getattr(rule, "defined_by", ()) for rule in ever)
            and not any(rule.no_exit for rule in ever)
        ):
            return

        for why in ("barred", "unknown", "shut", ""):
            span = self.calendar.span(lambda day, why=why: self._why_stuck(list_, day) == why, days)
            if span is not None:
                yield Told("MOU307", (0, 0), (), lasting(span), (at(self._status(list_).place),))

        if list_ in self.corpus.lists:
            for why in ("barred", "shut", ""):
                span = self.calendar.span(
                    lambda day, why=why: why in self._shut_in_somewhere(list_, day), days
                )
                if span is not None:
                    yield Told("MOU307", (0, 0), (), lasting(span), (at(self._status(list_).place),))

    def _why_stuck(self, list_: str, day: int) -> str | None:
        """Return why one leaves a list or grade in no way on a day, empty for no reason; None where one does."""
        rules = self._rules(list_, day)
        if self.leavable(list_, day):
            return None
        if any(rule.no_exit for rule in rules):
            return "barred"
        if any(rule.not_known for rule in rules):
            return "unknown"
        return "shut" if any(map(self._ways, rules)) else ""

    def _shut_in_somewhere(self, list_: str, day: int) -> set[str]:
        """Return why, while one leaves a list in some way, one does in none by what binds in a place where one is put on it."""
        if not self.leavable(list_, day):
            return set()
        found = set()
        for place in self._burdening_places(list_, day):
            put_on = any(
                item.rule.entries
                for item in self.lists.sure_rules(list_, day)
                if self.binds(item, day, place)
            )
            there = [item.rule for item in self.lists.rules(list_, day) if self.binds(item, day, place)]
            let_off = any(
                self._open(list_, rule, day) or self._ends_by_itself(rule) or rule.not_known for rule in there
            )
            if put_on and not let_off:
                barred = any(rule.no_exit for rule in there)
                found.add("barred" if barred else "shut" if any(map(self._ways, there)) else "")
        return found

    def _burdening_places(self, list_: str, day: int) -> set[str]:
        """Return the places in which burdens that name a list are in force on a day."""
        return {
            place
            for measure in self.corpus.measures.values()
            if day in self.orphans.days[measure.id] and burdens(measure)
            if list_ in self.judged(measure.id)
            for place in self.orphans.scope(measure, day)
        }

    def binds(self, item: Any, day: int, place: str) -> bool:
        """Tell whether a rule of a list binds in a place on a day."""
        return self.lists.binds(item, day, place)

    def leavable(self, list_: str, day: int) -> bool:
        """Tell whether one leaves a list or grade on a day: by a way that is open, or with time."""
        rules = self._rules(list_, day)
        return any(self._open(list_, rule, day) or self._ends_by_itself(rule) for rule in rules)

    def declared(self, id_: str) -> Any:
        """Return the list or rating of an id."""
        return self._status(id_)

    def sure(self, id_: str, day: int) -> list[Any]:
        """Return the rules of a list that surely are in force, or what a rating says of its grades."""
        if id_ in self.corpus.lists:
            return [item.rule for item in self.lists.sure_rules(id_, day)]
        return list(self._rules(id_, day))

    def _mismatched(self, list_: str) -> Iterator[Told]:
        for one, other in combinations(self.lists.every[list_], 2):
            span = self._together(list_, one, other)
            if span is None:
                continue
            for exit_ in self._ways(one.rule):
                for exit2 in self._ways(other.rule):
                    first, second = long(exit_.after), long(exit2.after)
                    apart = exit_.entries and exit2.entries and not {*exit_.entries} & {*exit2.entries}
                    if (
                        exit_.kind != exit2.kind
                        or apart
                        or not (first and second and first.most and second.most)
                    ):
                        continue
                    if first.working == second.working and first.least != second.least:
                        places = sorted((at(exit_.place), at(exit2.place)))
                        yield Told("MOU307", (0, 0), (), lasting(span), tuple(places))

    def _locked(self, day: int) -> set[frozenset[str]]:
        """Return the lists that wait for each other in sets that nobody can leave who is on all of one, on a day."""
        found: dict[frozenset[str], dict[str, set[str]]] = {}
        for together in self._held_together:
            stuck = self._stuck(together, day)
            found[frozenset(stuck)] = stuck
        return {
            circle
            for lists, stuck in found.items()
            if not any(lists < other for other in found)
            for circle in _circles(stuck)
        }

    @cached_property
    def _held_together(self) -> list[frozenset[str]]:
        """The sets of lists on all of which one may be himself."""
        lists = self.corpus.lists
        kinds = set(kind_sets(self.corpus.subjects))
        whom = {id_: kinds & self._may_hold(id_) for id_ in lists}
        apart = {
            frozenset((one, other))
            for one in lists
            for other in lists
            for above in self._wholes(one)
            for over in self._wholes(other)
            if above != over and (names(lists[above].exclusive, over) or names(lists[over].exclusive, above))
        }
        return [
            frozenset(some)
            for number in range(1, len(lists) + 1)
            for some in combinations(lists, number)
            if set.intersection(*(whom[id_] for id_ in some))
            and not any(frozenset(pair) in apart for pair in combinations_with_replacement(some, 2))
        ]

    def _may_hold(self, id_: str) -> set[str]:
        """Return the kinds that a list may hold, as it and every wider list say."""
        found = set(kind_sets(self.corpus.subjects))
        for whole in map(self.corpus.lists.get, self._wholes(id_)):
            assert whole is not None
            if whole.covers:
                found &= of_kinds(self.corpus.subjects, (ref.id for ref in whole.covers))
            found -= of_kinds(self.corpus.subjects, (ref.id for ref in whole.excludes))
        return found

    def _wholes(self, id_: str) -> list[str]:
        """Return a list and all that it is part of."""
        found = [id_]
        while (above := self.corpus.lists[found[-1]].parent) is not None and above.id not in found:
            found.append(above.id)
        return found

    def awaited(self, list_: str, rule: ListRule, exit_: Exit) -> set[str]:
        """Return the lists for which a way out of a list waits."""
        off = {ref.id for ref in exit_.off}
        parts = {id_ for id_ in self.corpus.lists if off & set(self._wholes(id_))}
        return off | (parts - {list_}) | self.barring(rule, exit_)

    def _stuck(self, together: frozenset[str], day: int) -> dict[str, set[str]]:
        """Return, of some lists those that nobody who is on all of them can leave on a day, and for which each waits."""
        stuck = {}
        for list_ in together:
            rules = [item.rule for item in self.lists.rules(list_, day)]
            ways = [exit_ for rule in rules for exit_ in self._open(list_, rule, day)]
            sure = [item.rule for item in self.lists.sure_rules(list_, day)]
            certain = any(self._open(list_, rule, day) for rule in sure)
            if ways and certain and not any(self._ends_by_itself(rule) for rule in rules):
                stuck[list_] = [
                    self.awaited(list_, rule, exit_)
                    for rule in rules
                    for exit_ in self._open(list_, rule, day)
                ]
        while True:
            left = {list_: ways for list_, ways in stuck.items() if all(off & set(stuck) for off in ways)}
            if len(left) == len(stuck):
                return {list_: set().union(*ways) & set(stuck) for list_, ways in stuck.items()}
            stuck = left

    def barring(self, rule: ListRule, exit_: Exit) -> set[str]:
        """Return the lists on which one can never take an exit."""
        number = exit_.id.rpartition("/")[2]
        asked: list[Condition] = [exit_.when] if exit_.when else []
        asked += [
            Not(bar.when)
            for bar in rule.bars
            if bar.when and not bar.term and number in (bar.exits or (number,)) and number not in bar.excepted
        ]
        named = [leaf for item in asked for leaf in leaves(item) if isinstance(leaf, Holds)]
        on = {
            id_: Holds(leaf.list._replace(id=id_))
            for leaf in named
            for id_ in self.corpus.lists
            if leaf.list.id in self._wholes(id_)
        }
        if not on:
            return set()
        world = World(self.corpus, self.calendar, [*asked, *on.values()])
        return {id_ for id_, leaf in on.items() if not world.holds(AllOf((*asked, leaf)), "")}

    def circles(self, code: str, circles_on: Any) -> Iterator[Told]:
        """Yield each circle with its days, and none inside one that is told for the same days."""
        on_day = {day: circles_on(day) for day in self.calendar.days}
        days = {
            circle: self.calendar.span(lambda day, circle=circle: any(circle <= one for one in on_day[day]))
            for circles in on_day.values()
            for circle in circles
        }
        for circle, span in days.items():
            if span is None or any(circle < other and days[other] == span for other in days):
                continue
            places = [at(self.corpus.lists[list_].place) for list_ in sorted(circle)]
            if code == "MOU307":
                yield Told(code, (0, 0), (), lasting(span), tuple(sorted(places)))
            else:
                yield Told(code, places[0], (), lasting(span))

    def _leads(self, day: int) -> dict[str, set[str]]:
        """Return which lists being on each list leads to on a day."""
        found: dict[str, set[str]] = {}
        for list_ in self.corpus.lists:
            for item in self.lists.sure_rules(list_, day):
                for entry in item.rule.entries:
                    for source in _asked(entry.when):
                        found.setdefault(source, set()).add(list_)
        for id_, measure in self.corpus.measures.items():
            if self.calendar.measure(measure, day):
                for condition in self.brute.world.norms[id_].trigger:
                    for source in _asked(condition):
                        found.setdefault(source, set()).update(ref.id for ref in measure.leads_to)
        for escalation in self.corpus.escalations.values():
            for condition in escalation.trigger:
                for source in _asked(condition) if self.lists.escalates(escalation, day) else ():
                    found.setdefault(source, set()).update(ref.id for ref in escalation.leads_to)
        return found

    def _blocked(self) -> Iterator[Told]:
        """Yield the measures that forbid what an exit of their list needs."""
        for measure in self.orphans.measures:
            barred = [effect.act for effect in burdens(measure) if effect.modality in ("prohibit", "remove")]
            if not barred or not self.brute.world.base_by(measure.id, ""):
                continue
            own = set(self.brute.lists(measure.id))
            for rating in self.corpus.ratings.values():
                for way in rating.exits if measure in self.orphans.graded[rating.id] else ():
                    if any(longer(act, need.id) == need.id for act in barred for need in way.needs):
                        yield Told(
                            "MOU307", at(measure.place), (measure.id,), lasting(self.orphans.whole(measure))
                        )
            for list_ in self.corpus.lists:
                having: dict[Any, list[InForce]] = {}
                for item in self.lists.every[list_] if self._reached_on(measure.id, list_) else ():
                    for exit_ in item.rule.exits:
                        if any(longer(act, need.id) == need.id for act in barred for need in exit_.needs):
                            having.setdefault(at(exit_.place), []).append(item)
                for items in having.values():
                    span = self.orphans.span(
                        measure,
                        lambda day, items=items, list_=list_, own=own, measure=measure: (
                            any(
                                self.lists.surely(item, list_, day) and self._shares_place(item, measure, day)
                                for item in items
                            )
                            and own & self._thus_on(list_, day)
                        ),
                    )
                    if span is not None:
                        yield Told("MOU307", at(measure.place), (measure.id,), lasting(span))

    def _reached_on(self, id_: str, list_: str) -> bool:
        """Tell whether a measure holds for somebody who is on a list himself."""
        world = self.brute.world
        reached = world.base_by(id_, "")
        if (list_, "") in world.holdings:
            return bool(reached & world.where("held", lambda one: one == (list_, "")))
        # What no measure asks for is in no situation: in which he may be on it besides is asked of each.
        return any(
            world.may_be_on(list_, situation)
            for number, situation in enumerate(world.situations)
            if reached >> number & 1
        )

    def _thus_on(self, list_: str, day: int) -> set[str]:
        """Return the lists on which one is, or must be put, by being on a list on a day."""
        found = {list_}
        while True:
            more = {target for source, target in self._surely(day) if source in found and target not in found}
            if not more:
                return found
            found |= more

    def _surely(self, day: int) -> set[tuple[str, str]]:
        if day not in self._sure:
            self._sure[day] = set(self._sure_steps(day))
        return self._sure[day]

    def _sure_steps(self, day: int) -> Iterator[tuple[str, str]]:
        for id_, list_ in self.corpus.lists.items():
            if list_.parent is not None:
                yield id_, list_.parent.id
            for item in self.lists.sure_rules(id_, day):
                for entry in item.rule.entries:
                    if entry.force in (None, "mandatory"):
                        yield from ((source, id_) for source in _held(entry.when))
        for id_, measure in self.corpus.measures.items():
            force = measure.force or self.corpus.documents[measure.document].force or "mandatory"
            if force == "mandatory" and self.calendar.measure(measure, day):
                for condition in self.brute.world.norms[id_].trigger:
                    yield from ((source, ref.id) for source in _held(condition) for ref in measure.leads_to)
        for escalation in self.corpus.escalations.values():
            for condition in escalation.trigger if self.lists.escalates(escalation, day) else ():
                yield from ((source, ref.id) for source in _held(condition) for ref in escalation.leads_to)

    # --- rules at odds ---------------------------------------------------------------------------------

    def _at_odds(self) -> Iterator[Told]:
        """Yield each two rules of a list that differ on one day in one place, and each exit that comes too late."""
        for list_, items in self.lists.every.items():
            for one, other in combinations(items, 2):
                span = self._together(list_, one, other)
                if span is not None and any(unlike(one.rule, other.rule, part) for part in COMPARED):
                    places = sorted((at(one.rule.place), at(other.rule.place)))
                    yield Told("MOU314", (0, 0), (), lasting(span), tuple(places))
            late: dict[Any, list[Span]] = {}
            for one in items:
                for other in items:
                    span = self._together(list_, one, other)
                    for exit_ in other.rule.exits if span is not None else ():
                        if too_late(one.rule, exit_, same=one is other):
                            rule, same = one.rule, one is other
                            grounds = tuple(entry.place for entry in rule.entries)
                            key = (exit_.place, same, rule.term and rule.term.place, grounds)
                            places = sorted((at(ending(rule, exit_, same=same)[0].place), at(exit_.place)))
                            late.setdefault((tuple(places), key), []).append(span)
            for (both, _), spans in late.items():
                whole = (min(first for first, _ in spans), max(last for _, last in spans))
                yield Told("MOU314", (0, 0), (), lasting(whole), both)
        always = self.calendar.span(bool(self.calendar.days).__or__)
        for rating in self.corpus.ratings.values():
            for way in rating.exits if always is not None else ():
                if too_late(rating, way, same=True):
                    places = sorted((at(rating.term.place), at(way.place)))
                    yield Told("MOU314", (0, 0), (), lasting(always), tuple(places))

    def _together(self, list_: str, one: InForce, other: InForce) -> Span | None:
        """Return when two rules of a list are both in force in one place."""
        named = [
            [ref.id for ref in item.document.territory]
            for item in (one, other)
            if item.document is not None and item.document.territory
        ]
        return self._shared(list_, one, list_, other, named)

    # --- remedy ---------------------------------------------------------------------------------------

    def _steps(self, list_: str, day: int) -> list[tuple[Any, ...]]:
        """Return the notice, objection and review that each rule of a list, and each measure judged by it, gives on a day."""
        found: list[tuple[Any, ...]] = [
            (rule.notice, rule.objection, rule.review) for rule in self._rules(list_, day)
        ]
        graded = self.orphans.graded.get(list_, ())
        for measure in self.orphans.measures:
            if (measure in graded or list_ in self.judged(measure.id)) and self.calendar.measure(
                measure, day
            ):
                document = self.corpus.documents[measure.document]
                found.append(
                    tuple(
                        getattr(measure, name) or getattr(document, name)
                        for name in ("notice", "objection", "review")
                    )
                )
        return found

    def _is_heard(self, step: Any, day: int) -> bool:
        return _there(step) and (not step.to or any(self.calendar.acting(ref.id, day) for ref in step.to))

    def heard(self, list_: str, day: int) -> bool:
        """Tell whether those on a list, or with a grade, have an objection or a review on a day."""
        return any(self._is_heard(step, day) for _, *rest in self._steps(list_, day) for step in rest)

    def _remedy(self, list_: str, days: list[int]) -> Iterator[Told]:
        steps, heard = (lambda day: self._steps(list_, day)), self._is_heard
        ever = any(heard(step, day) for day in self.calendar.days for said in steps(day) for step in said)

        def lacks(day: int) -> bool:
            said = steps(day)
            notice = any(heard(one, day) for one, _, _ in said)
            objection = any(heard(step, day) for _, *rest in said for step in rest)
            timed = any(heard(step, day) and _timed(step) for one in said for step in one)
            return not (notice and objection and (timed or not ever))

        for doubtful in (True, False):
            span = self.calendar.span(
                lambda day, doubtful=doubtful: (
                    lacks(day) and doubtful == any(rule.not_known for rule in self._rules(list_, day))
                ),
                days,
            )
            if span is not None:
                yield Told("MOU308", at(self._status(list_).place), (), lasting(span))
        if list_ in self.corpus.lists:
            span = self.calendar.span(lambda day: self._unheard_somewhere(list_, day), days)
            if span is not None:
                yield Told("MOU308", at(self._status(list_).place), (), lasting(span))

    def _unheard_somewhere(self, list_: str, day: int) -> bool:
        """Tell whether there is a notice, or a way to object, but none in some place where one is put on a list."""
        for names in (("notice",), ("objection", "review")):
            given = [
                where
                for where, one in self._steps_and_places(list_, day)
                if any(self._is_heard(one[name], day) for name in names)
            ]
            if given and any(
                not any(where is None or place in where for where in given)
                for place in self._burdening_places(list_, day)
                if any(
                    item.rule.entries and self.binds(item, day, place)
                    for item in self.lists.sure_rules(list_, day)
                )
                and not any(
                    item.rule.not_known and self.binds(item, day, place)
                    for item in self.lists.rules(list_, day)
                )
            ):
                return True
        return False

    def _steps_and_places(self, list_: str, day: int) -> Iterator[tuple[set[str] | None, dict[str, Any]]]:
        """Yield what each rule of a list, and each measure that names it, gives, with where: None for everywhere."""
        names = ("notice", "objection", "review")
        for item in self.lists.rules(list_, day):
            wanted = [ref.id for ref in item.document.territory] if item.document is not None else []
            where = set(self.calendar.inside(wanted, day)) if wanted else None
            yield where, {name: getattr(item.rule, name) for name in names}
        for measure in self.orphans.measures:
            if list_ in self.judged(measure.id) and self.calendar.measure(measure, day):
                document = self.corpus.documents[measure.document]
                said = {name: getattr(measure, name) or getattr(document, name) for name in names}
                yield set(self.orphans.scope(measure, day)), said

    # --- double listing -------------------------------------------------------------------------------

    def entry_lists(self) -> dict[tuple[int, int], str]:
        """Return the list of each entry, by where the entry stands."""
        return {
            at(entry.place): list_
            for list_, items in self.lists.every.items()
            for item in items
            for entry in item.rule.entries
        }

    def doubled(self, compatible: Any) -> Iterator[Told]:
        """Yield each two lists that take in the same conduct, with the days on which they do."""
        for one, other in combinations(self.corpus.lists.values(), 2):
            if one.id in below(self.corpus.lists, other.id) or other.id in below(self.corpus.lists, one.id):
                continue
            kept = [[list_.territory.id] for list_ in (one, other) if isinstance(list_.territory, Ref)]
            spans = [
                span
                for item in self.lists.every[one.id]
                for item2 in self.lists.every[other.id]
                if any(
                    self._same_conduct(one, item, entry, other, item2, entry2, compatible)
                    for entry in item.rule.entries
                    for entry2 in item2.rule.entries
                )
                if (span := self._shared(one.id, item, other.id, item2, kept + _named(item, item2)))
                is not None
            ]
            if spans:
                days = lasting((min(first for first, _ in spans), max(behind for _, behind in spans)))
                yield Told("MOU408", (0, 0), (), days, tuple(sorted((one.id, other.id))))

    def _shared(
        self, one: str, item: InForce, other: str, item2: InForce, named: list[list[str]] | None = None
    ) -> Span | None:
        """Return the first day on which two rules surely are both in force, in one place, and the one behind the last."""
        return self.calendar.span(
            lambda day: (
                self.lists.surely(item, one, day)
                and self.lists.surely(item2, other, day)
                and self._meet(named or [], day)
            )
        )

    def _meet(self, named: list[list[str]], day: int) -> bool:
        """Tell whether some sets of territories have one in common on a day; none have all."""
        everywhere = frozenset(self.brute.world.territories)
        for ids in named:
            everywhere &= self.calendar.inside(ids, day)
        return bool(everywhere) or not named

    def _same_conduct(
        self,
        one: List,
        item: InForce,
        entry: Entry,
        other: List,
        item2: InForce,
        entry2: Entry,
        compatible: Any,
    ) -> bool:
        acts = any(longer(mine.id, yours.id) for mine in entry.conduct for yours in entry2.conduct)
        keepers = (
            isinstance(one.keeper, Ref) and isinstance(other.keeper, Ref) and one.keeper.id != other.keeper.id
        )
        term, term2 = long(entry.term or item.rule.term), long(entry2.term or item2.rule.term)
        if not acts or not (keepers or (term and term2 and term != term2)):
            return False
        kinds = self._kinds(one, entry) & self._kinds(other, entry2)
        whens = [when for when in (entry.when, entry2.when) if when is not None]
        if not kinds or not whens:
            return bool(kinds)
        return compatible(kinds, whens)

    def _compatible(self, kinds: set[str], whens: list[Condition]) -> bool:
        """Tell whether conditions can hold together of some of these kinds of subject."""
        world = World(self.corpus, self.calendar, whens)
        table = world.where("subject", kinds.__contains__)
        for when in whens:
            table &= world.holds(when, "")
        return bool(table)

    def _kinds(self, list_: List, entry: Entry) -> set[str]:
        subjects = self.corpus.subjects
        found = {kind for kind in self.brute.world.subjects if self.brute.world.covers(list_.id, kind)}
        return found & of_kinds(subjects, (ref.id for ref in entry.subjects)) if entry.subjects else found


COMPARED = ("term", "publicity", "notice", "objection", "review")


def unlike(one: Any, other: Any, part: str) -> bool:
    """Tell whether two rules certainly say different things of one of their parts."""
    mine, yours = getattr(one, part), getattr(other, part)
    if mine is None or yours is None:
        return False
    if part in ("term", "publicity"):
        return _unlike(mine, yours)
    if mine.unknown is not None or yours.unknown is not None:
        return False
    said = [(mine.before, yours.before), tuple({ref.id for ref in step.to} for step in (mine, yours))]
    return (
        mine.none is not yours.none
        or any(_unlike(getattr(mine, name), getattr(yours, name)) for name in ("deadline", "decided"))
        or any(first and second and first != second for first, second in said)
    )


def _unlike(mine: Any, yours: Any) -> bool:
    first, second = long(mine), long(yours)
    if not first or not second:
        return False
    kinds = {first.kind, second.kind}
    if not kinds <= {"fixed", "range", "indefinite"}:
        return False
    if "indefinite" in kinds:
        return len(kinds) > 1
    if first.start and second.start and first.start != second.start:
        return True
    return first.working == second.working and (first.least, first.most) != (second.least, second.most)


def _named(*items: InForce) -> list[list[str]]:
    """Return the territories for which documents lay down rules, those that name some."""
    found = [[ref.id for ref in item.document.territory] for item in items if item.document is not None]
    return [ids for ids in found if ids]


def too_late(rule: Any, exit_: Any, *, same: bool) -> bool:
    """Tell whether entries under a rule have ended by themselves when an exit can first be asked for."""
    after = long(exit_.after)
    if exit_.kind not in ("application", "consent", "fulfilment") or not after or not after.least:
        return False
    lasting_ = [long(term) for term in ending(rule, exit_, same=same)]
    return all(
        term
        and term.kind in ("fixed", "range")
        and term.working == after.working
        and term.most <= after.least
        for term in lasting_
    )


def ending(rule: Any, exit_: Any, *, same: bool) -> list[Any]:
    """Return the terms of the entries that an exit is for; that of the rule where there are no entries."""
    terms = [
        entry.term or rule.term
        for entry in getattr(rule, "entries", ())
        if not (same and getattr(exit_, "entries", ())) or entry.id.split("/")[-1] in exit_.entries
    ]
    return terms or [rule.term]


def _runs_to(term: Any) -> tuple[int, bool]:
    """Return up to how many days a term surely runs or may by its words, and whether it may go on behind them."""
    found = long(term)
    if found is not None and found.kind == "indefinite":
        return NEVER, True
    if found is not None and found.kind == "at-least" and not found.working:
        return found.least, True
    return _days(term), False


def _days(term: Any) -> int:
    """Return the most days of a term; 0 for one without a length in days."""
    found = long(term)
    return found.most if found and not found.working else 0


def _there(step: Procedure | None) -> bool:
    return step is not None and not step.none


def _timed(step: Procedure) -> bool:
    return bool(step.unknown or step.deadline or step.decided)


def _asked(condition: Condition | None) -> Iterator[str]:
    """Yield the lists that a condition asks for."""
    for leaf in required(condition) if condition is not None else ():
        if isinstance(leaf, Holds | Count):
            yield leaf.list.id


def _held(condition: Condition | None) -> Iterator[str]:
    """Yield the lists that a condition asks one to be on."""
    for leaf in required(condition) if condition is not None else ():
        if isinstance(leaf, Holds):
            yield leaf.list.id


def _circles(edges: dict[str, set[str]]) -> set[frozenset[str]]:
    """Return the sets of lists from each of which all others of the set are reached."""
    reach = {list_: _reached(edges, list_) for list_ in edges}
    return {
        frozenset(other for other in reach[list_] if list_ in reach.get(other, ()))
        for list_ in reach
        if list_ in reach[list_]
    }


def _reached(edges: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in edges.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found


def names(refs: Iterable[Any], id_: str) -> bool:
    """Tell whether one of some names is this."""
    return any(ref.id == id_ for ref in refs)
