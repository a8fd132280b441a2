"""Territories that begin, end and pass into others, by brute force: what is there, and where, is asked of each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Territory
from mou_compiler.corpus.schema.values import Day, Ref, Succession, Unknown
from referees.days import ALWAYS, NEVER, begin, earliest, end, number, surely_until
from referees.orphans import Orphans
from referees.told import Told, at, lasting


class Places:
    """Rules for territories that are not there, and what is said of their successors and does not work."""

    def __init__(self, orphans: Orphans) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar

    def told(self) -> Iterator[Told]:
        """Yield what is told of territories over time."""
        lost: dict[Any, list[Any]] = defaultdict(list)
        for measure in self.orphans.measures:
            for id_ in set(self.orphans.world.norms[measure.id].territories):
                for why, gone in (("early", self._not_yet), ("late", self._no_longer)):
                    span = self.orphans.span(measure, gone(id_))
                    if span is not None:
                        lost[id_, why].append((span, measure))
        yield from self.orphans.group("MOU324", lost)
        yield from self._else_named()
        for territory in self.corpus.territories.values():
            for item in territory.successions:
                if isinstance(item.start, Unknown) or (
                    item.start is None and self.calendar.territory_ends(territory.id) == NEVER
                ):
                    yield Told("MOU324", at(item.place), (), lasting((ALWAYS, NEVER)))
                    continue
                for wrong in (self._not_there, self._ended, self._early, self._in_part):
                    span = self.calendar.span(wrong(territory, item))
                    if span is not None:
                        yield Told("MOU324", at(item.place), (), lasting(span))

    def _else_named(self) -> Iterator[Told]:
        """Yield what besides measures names a territory while that is not there."""
        named: dict[Any, list[tuple[int, Callable[[int], bool]]]] = defaultdict(list)
        for declared, ids, first, there in self._naming():
            for id_ in ids:
                named[declared, id_].append((first, there))
        for (declared, id_), each in named.items():
            early, late = self._not_yet(id_), self._no_longer(id_)
            for gone, asked in (
                (early, [one for first, one in each if first > ALWAYS]),
                (late, [one for _, one in each]),
            ):
                span = self.calendar.span(
                    lambda day, gone=gone, asked=asked: gone(day) and any(one(day) for one in asked)
                )
                if span is not None:
                    yield Told("MOU324", at(declared.place), (), lasting(span))

    def _naming(self) -> Iterator[tuple[Any, list[str], int, Callable[[int], bool]]]:
        """Yield what names territories, which, its first day, and on which days it is there."""
        for one in self.corpus.agencies.values():
            yield (
                one,
                refs(one.territory),
                begin(one.existed),
                lambda day, one=one: begin(one.existed) <= day < self.calendar.agency_ends(one.id),
            )
        for role in self.corpus.roles.values():
            for filling in role.fillings:
                yield (
                    role,
                    refs(filling.territory),
                    begin(filling.during),
                    lasts(begin(filling.during), end(filling.during)),
                )
        for list_ in self.corpus.lists.values():
            yield (
                list_,
                refs(list_.territory),
                begin(list_.existed),
                lasts(begin(list_.existed), end(list_.existed)),
            )
        for rating in self.corpus.ratings.values():
            yield rating, refs(rating.territory), ALWAYS, lambda _: True
        for catalogue in self.corpus.catalogues.values():
            yield (
                catalogue,
                refs(catalogue.territory),
                begin(catalogue.in_force),
                lambda day, one=catalogue: self.orphans.catalogue_days(one, day),
            )
        for guardrail in self.corpus.guardrails.values():
            days = guardrail.in_force
            yield guardrail, refs(*guardrail.territory), begin(days), lasts(begin(days), surely_until(days))
        for document in self.corpus.documents.values():
            if (document.listings or document.escalations) and all(
                one.territory for one in document.measures
            ):
                first = self.calendar.first(lambda day, one=document: self.calendar.lives(one, day))
                yield (
                    document,
                    refs(*document.territory),
                    ALWAYS if first is None else first,
                    lambda day, one=document: self.calendar.document(one, day),
                )

    def _born(self, id_: str) -> int:
        existed = self.corpus.territories[id_].existed
        return earliest(existed.start if existed else None, ALWAYS)

    def _not_yet(self, id_: str) -> Callable[[int], bool]:
        return lambda day: day < self._born(id_)

    def _no_longer(self, id_: str) -> Callable[[int], bool]:
        after = self.calendar.succeeding_places(id_)
        ends = self.calendar.territory_ends(id_)
        return lambda day: ends <= day and not any(start <= day for start in after.values())

    def _takes_over(self, territory: Territory, item: Succession, heir: str) -> int:
        return max(number(item.start, self.calendar.territory_ends(territory.id)), self._born(heir))

    def _not_there(self, territory: Territory, item: Succession) -> Callable[[int], bool]:
        start = number(item.start, NEVER)
        return lambda day: (
            isinstance(item.start, Day)
            and start <= day
            and any(day < self._takes_over(territory, item, ref.id) for ref in item.heirs)
        )

    def _ended(self, territory: Territory, item: Succession) -> Callable[[int], bool]:
        starts = [
            start
            for ref in item.heirs
            for start in [self._takes_over(territory, item, ref.id)]
            if self.calendar.territory_ends(ref.id) <= start
        ]
        return lambda day: any(start <= day for start in starts)

    def _early(self, territory: Territory, item: Succession) -> Callable[[int], bool]:
        start, last = number(item.start, NEVER), end(territory.existed)
        return lambda day: start <= day < last < NEVER

    def _in_part(self, territory: Territory, item: Succession) -> Callable[[int], bool]:
        after = self.calendar.succeeding_places(territory.id)
        starts = [
            after[ref.id]
            for ref in item.heirs
            if len(after) > 1 and ref.id in after and not self.calendar.comes_out_of(ref.id, territory.id)
        ]
        return lambda day: any(start <= day for start in starts)


def refs(*values: Any) -> list[str]:
    """Return the ids of what is named, and is known."""
    return [value.id for value in values if isinstance(value, Ref)]


def lasts(first: int, behind: int) -> Callable[[int], bool]:
    """Return whether a day is one of a stretch."""
    return lambda day: first <= day < behind
