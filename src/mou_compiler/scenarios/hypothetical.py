"""A scenario as what can be asked: its situation, what was done in it, and which measures apply."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from mou_compiler.analysis.escalating import days_of_escalation
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Escalation, Scenario
from mou_compiler.corpus.schema.values import Condition
from mou_compiler.meaning.boxes import Box
from mou_compiler.meaning.boxes import contains as box_contains
from mou_compiler.meaning.region import Region, contains
from mou_compiler.meaning.rule import comparable
from mou_compiler.meaning.world import PRINCIPAL
from mou_compiler.scenarios.situations import situation_of

MOST_BOXES = 10_000
"""In so many boxes it is looked what would make a condition hold, or a measure apply."""


class Hypothetical:
    """The situation of a scenario, and what holds in it; raises Impossible where there can be none."""

    def __init__(self, view: View, scenario: Scenario) -> None:
        self.view = view
        self.situation = situation_of(view, scenario)
        self.given = scenario.given
        self.conduct = tuple(ref.id for ref in scenario.conduct)
        self.lowering = view.lowering

    @cached_property
    def applying(self) -> tuple[str, ...]:
        """The ids of the measures that apply, in order."""
        book = self.view.rules
        return tuple(sorted(rule.id for rule in book.rules.values() if book.applies(rule, self.situation)))

    def holds(self, condition: Condition, relation: str | None = None) -> bool:
        """Tell whether a condition holds by way of the subject itself, or of a relation."""
        return contains(self.view.rules.world, self.region(condition, relation), self.situation)

    def region(self, condition: Condition, relation: str | None = None) -> Region:
        """Return the situations in which a condition holds by way of the subject itself, or of a relation."""
        return self.lowering.region(condition, relation)

    def as_given(self, box: Box) -> Box:
        """Return a box that asks of values only for those that are given."""
        cells = tuple(cell for cell in box.cells if cell[0] in self._valued or cell[0].startswith(PRINCIPAL))
        return box._replace(cells=cells)

    def open_in(self, region: Region) -> tuple[str, ...]:
        """Return the dimensions of which other values than those not given would put it into a region, in order of name."""
        world, found = self.view.rules.world, set[str]()
        for box in islice(region, MOST_BOXES):
            known = self.as_given(box)
            if box_contains(world, known, self.situation):
                found |= {
                    name
                    for name, mask in box.cells
                    if (name, mask) not in known.cells
                    and not mask >> world.dimensions[name].simplicity[0] & 1
                }
        return tuple(sorted(found))

    @cached_property
    def _valued(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.situation.cells)

    def is_one_of(self, subjects: tuple[str, ...]) -> bool:
        """Tell whether the subject is one of these kinds or below one."""
        return bool(self.view.rules.world.subjects.union(subjects) >> self.situation.subject & 1)

    def within(self, places: tuple[str, ...]) -> bool:
        """Tell whether the place lies in one of these that day; none are everywhere."""
        territories, situation = self.view.rules.world.territories, self.situation
        return not places or bool(territories.on(places, situation.day) >> situation.territory & 1)

    def done(self, acts: tuple[str, ...]) -> bool:
        """Tell whether one of these acts, or one below it, was done."""
        return any(comparable(act, done) == done for act in acts for done in self.conduct)

    def bodies(self, id_: str) -> tuple[str, ...]:
        """Return who acts for an agency or role on the day, in the territory."""
        situation = self.situation
        return self.view.enforcers.bodies_in(id_, situation.day, situation.territory)

    def escalates(self, escalation: Escalation) -> bool:
        """Tell whether an escalation is met, on a day and in a place of its document where it stands in one."""
        document = self.view.corpus.documents.get(escalation.id.rpartition("/")[0])
        places = tuple(ref.id for ref in document.territory) if document else ()
        return (
            any(self.situation.day in days for days in days_of_escalation(self.view, document))
            and self.within(places)
            and any(self.holds(item) for item in escalation.trigger)
        )
