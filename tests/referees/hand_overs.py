"""Duties that pass on from body to body, by brute force: who acts, and who is there, is asked of each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mou_compiler.corpus.schema.declarations import Agency
from mou_compiler.corpus.schema.values import Day, Succession, Unknown
from referees.bodies import needed
from referees.days import ALWAYS, NEVER, earliest, end, number
from referees.orphans import Orphans
from referees.told import Told, at, lasting


class HandOvers:
    """What is said of who succeeds whom, and does not work."""

    def __init__(self, orphans: Orphans) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar

    def told(self) -> Iterator[Told]:
        """Yield what is told of each passing on of duties."""
        for agency in self.corpus.agencies.values():
            for item in agency.successions:
                unknown = isinstance(item.start, Unknown)
                if unknown or (item.start is None and self.calendar.agency_ends(agency.id) == NEVER):
                    yield Told("MOU323", at(item.place), (), lasting((ALWAYS, NEVER)))
                    continue
                for wrong in (self._not_there, self._gone, self._late, self._early, self._idle):
                    span = self.calendar.span(wrong(agency, item))
                    if span is not None:
                        yield Told("MOU323", at(item.place), (), lasting(span))

    def _day(self, agency: Agency, item: Succession) -> int:
        return number(item.start, self.calendar.agency_ends(agency.id))

    def _born(self, heir: str) -> int:
        existed = self.corpus.agencies[heir].existed
        return earliest(existed.start if existed else None, ALWAYS)

    def _nobody(self, agency: Agency, item: Succession, day: int) -> bool:
        """Tell whether nobody acts for an agency, or nobody in one of the acts that pass on."""
        acts = [[ref.id] for ref in item.acts] or [[]]
        return any(not self.calendar.acting(agency.id, day, None, one) for one in acts)

    def _not_there(self, agency: Agency, item: Succession) -> Callable[[int], bool]:
        start = self._day(agency, item)
        return lambda day: (
            start <= day
            and any(day < self._born(ref.id) for ref in item.heirs)
            and (isinstance(item.start, Day) or self._nobody(agency, item, day))
        )

    def _gone(self, agency: Agency, item: Succession) -> Callable[[int], bool]:
        starts = [
            start
            for ref in item.heirs
            for start in [max(self._day(agency, item), self._born(ref.id))]
            if self.calendar.agency_ends(ref.id) <= start
        ]
        return lambda day: any(start <= day for start in starts)

    def _late(self, agency: Agency, item: Succession) -> Callable[[int], bool]:
        ends, start = self.calendar.agency_ends(agency.id), self._day(agency, item)
        return lambda day: ends <= day < start and self._nobody(agency, item, day)

    def _early(self, agency: Agency, item: Succession) -> Callable[[int], bool]:
        start, last = number(item.start, NEVER), end(agency.existed)
        return lambda day: not item.acts and start <= day < last < NEVER

    def _idle(self, agency: Agency, item: Succession) -> Callable[[int], bool]:
        passing = {act for act in self.corpus.acts for ref in item.acts if f"{act}.".startswith(f"{ref.id}.")}
        taken = [
            day
            for day in self.calendar.days
            if day >= self._day(agency, item) and any(day >= self._born(ref.id) for ref in item.heirs)
        ]
        needing = [
            measure
            for measure in self.orphans.measures
            if any(
                agency.id in self._line(body)
                for body in {*self.orphans._named(measure), *(body for body, _ in needed(measure))}
            )
        ]
        used = any(
            passing & self.orphans.brute.acts(measure.id) and set(taken) & set(self.orphans.days[measure.id])
            for measure in needing
        )
        return lambda day: bool(item.acts and needing and not used and day in taken)

    def _line(self, body: str) -> set[str]:
        """Return a body with all who may ever act for it."""
        role = self.corpus.roles.get(body)
        fillings = role.fillings if role is not None else ()
        found: set[str] = set()
        waiting = [ref.id for one in fillings for ref in one.agencies] if role is not None else [body]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += [ref.id for one in self.corpus.agencies[current].successions for ref in one.heirs]
        return found
