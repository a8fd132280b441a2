"""Territories that begin, end and pass into others, by brute force: what is there, and where, is asked of each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Territory
from mou_compiler.corpus.schema.values import Day, Succession, Unknown
from referees.days import ALWAYS, NEVER, earliest, end, number
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
