"""What leads to a list that is not there, by brute force: day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Measure
from referees.days import ALWAYS, earliest, end
from referees.orphans import Orphans
from referees.told import Told, at, lasting


class ListsGone:
    """Measures and escalations that lead to lists before these are there, or behind their end."""

    def __init__(self, orphans: Orphans) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar

    def told(self) -> Iterator[Told]:
        """Yield what is told of them: the measures of one list together, each escalation by itself."""
        lost: dict[Any, list[tuple[Any, Measure]]] = defaultdict(list)
        for measure in self.orphans.measures:
            on = self.orphans.days[measure.id]
            for list_ in {ref.id for ref in measure.leads_to}:
                for way, span in self._spans(list_, on):
                    lost[list_, way].append((span, measure))
        yield from self.orphans.group("MOU325", lost)
        for escalation in self.corpus.escalations.values():
            on = [day for day in self.calendar.days if self.orphans.lists.escalates(escalation, day)]
            for list_ in {ref.id for ref in escalation.leads_to}:
                for _, span in self._spans(list_, on):
                    yield Told("MOU325", at(escalation.place), (), lasting(span))

    def _spans(self, list_: str, on: list[int]) -> Iterator[tuple[str, Any]]:
        """Yield how a list is not there on some days, with the first of these and the one behind the last."""
        existed = self.corpus.lists[list_].existed
        born = earliest(existed.start if existed else None, ALWAYS)
        ways: dict[str, Callable[[int], bool]] = {"no longer": lambda day: day >= end(existed)}
        if on and on[0] > ALWAYS:
            ways["not yet"] = lambda day: day < born
        for way, holds in ways.items():
            span = self.calendar.span(holds, on)
            if span is not None:
                yield way, span
