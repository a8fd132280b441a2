"""Bodies that are gone and still needed, by brute force: each is asked for on each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import Ref
from referees.orphans import Orphans
from referees.told import Told, at, lasting

WAYS = ("automatic", "fulfilment", "application", "consent", "revocation")


def needed(measure: Measure) -> set[tuple[str, str]]:
    """Return the bodies that a measure needs, each with what for."""
    found = {(ref.id, "approval") for ref in measure.approval}
    found |= {(measure.applied.id, "application")} if measure.applied else set()
    return found | {(one.permission.id, "leave") for one in measure.exceptions if one.permission}


class Bodies:
    """Bodies that approve, apply and give leave."""

    def __init__(self, orphans: Orphans, faults: Any) -> None:
        self.orphans = orphans
        self.faults = faults
        self.burdened = faults.burdened

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
            for body in self._heard_by(measure):
                span = self.orphans.span(
                    measure,
                    lambda day, body=body, measure=measure: (
                        not acting(body, day) and not self._told_elsewhere(measure, day)
                    ),
                )
                if span is not None:
                    lost[body, "hearing"].append((span, measure))
        yield from self.orphans.group("MOU318", lost)
        for id_, days in {**self.faults.burdened, **self.faults.rated}.items():
            bodies = {body for day in days for body in (*self._keeping(id_, day), *self._hearing(id_, day))}
            for body in bodies:
                span = self.orphans.calendar.span(
                    lambda day, body=body, id_=id_: (
                        not acting(body, day)
                        and (
                            (body in self._keeping(id_, day) and self.faults.leavable(id_, day))
                            or (body in self._hearing(id_, day) and self.faults.heard(id_, day))
                        )
                    ),
                    days,
                )
                if span is not None:
                    yield Told("MOU318", at(self.faults.declared(id_).place), (), lasting(span))
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

    def _keeping(self, id_: str, day: int) -> set[str]:
        """Return who keeps a list or rating, and who approves a way out of it by a rule surely in force."""
        keeper = self.faults.declared(id_).keeper
        found = {keeper.id} if isinstance(keeper, Ref) else set()
        for rule in self.faults.sure(id_, day):
            found |= {ref.id for exit_ in rule.exits if exit_.kind in WAYS for ref in exit_.approval}
        return found

    def _hearing(self, id_: str, day: int) -> set[str]:
        """Return to whom objections and reviews go by a rule surely in force."""
        steps = [step for rule in self.faults.sure(id_, day) for step in (rule.objection, rule.review)]
        return {ref.id for step in steps if step is not None for ref in step.to}

    def _heard_by(self, measure: Measure) -> set[str]:
        """Return to whom objections and reviews go that a measure gives, or its document for it."""
        document = self.orphans.corpus.documents[measure.document]
        steps = (measure.objection or document.objection, measure.review or document.review)
        return {ref.id for step in steps if step is not None for ref in step.to}

    def _told_elsewhere(self, measure: Measure, day: int) -> bool:
        """Tell whether nobody is heard at all on a list, or with a grade, by which a measure is judged."""
        lists = self.faults.judged(measure.id)
        both = {**self.faults.burdened, **self.faults.rated}
        graded = {id_ for id_ in self.faults.rated if measure in self.orphans.graded.get(id_, ())}
        return any(
            day in both[id_] and not self.faults.heard(id_, day) for id_ in (*lists, *graded) if id_ in both
        )
