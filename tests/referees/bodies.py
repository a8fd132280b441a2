"""Bodies that are gone and still needed, by brute force: each is asked for on each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Measure
from referees.orphans import Orphans
from referees.told import Told, at, lasting


def needed(measure: Measure) -> set[tuple[str, str]]:
    """Return the bodies that a measure needs, each with what for."""
    found = {(ref.id, "approval") for ref in measure.approval}
    found |= {(measure.applied.id, "application")} if measure.applied else set()
    return found | {(one.permission.id, "leave") for one in measure.exceptions if one.permission}


class Bodies:
    """Bodies that approve, apply and give leave."""

    def __init__(self, orphans: Orphans, burdened: dict[str, list[int]]) -> None:
        self.orphans = orphans
        self.burdened = burdened

    def told(self) -> Iterator[Told]:
        """Yield what is told of those for whom nobody acts."""
        acting = self.orphans.calendar.acting
        lost: dict[Any, list[Any]] = defaultdict(list)
        for measure in self.orphans.measures:
            for body, need in needed(measure):
                acts = self.orphans.brute.acts(measure.id)
                span = self.orphans.span(
                    measure,
                    lambda day, body=body, acts=acts: not acting(body, day, None, acts),
                )
                if span is not None:
                    lost[body, need].append((span, measure))
        yield from self.orphans.group("MOU318", lost)
        for list_, days in self.burdened.items():
            approving = {
                ref.id
                for day in days
                for item in self.orphans.lists.sure_rules(list_, day)
                for entry in item.rule.entries
                for ref in entry.approval
            }
            for body in approving:

                def gone(day: int, body: str = body, list_: str = list_) -> bool:
                    rules = [item.rule for item in self.orphans.lists.sure_rules(list_, day)]
                    asked = any(
                        ref.id == body for rule in rules for entry in rule.entries for ref in entry.approval
                    )
                    return asked and not acting(body, day)

                span = self.orphans.calendar.span(gone, days)
                if span is not None:
                    yield Told("MOU318", at(self.orphans.corpus.lists[list_].place), (), lasting(span))
