"""What those on a list, or with a grade, are given to be heard by: notice, objection and review, when and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mou_compiler.analysis.burdened import measures_judged, rules_of_status
from mou_compiler.analysis.by_place import PartOfDays
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.values import Procedure
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days


class Steps(NamedTuple):
    """The steps that one rule or measure gives, on which days, and in which places; none are everywhere."""

    days: Days
    places: tuple[str, ...]
    notice: Procedure | None
    objection: Procedure | None
    review: Procedure | None

    @property
    def steps(self) -> tuple[Procedure | None, ...]:
        """All of them."""
        return self.notice, self.objection, self.review


def steps_of(view: View, list_: str) -> tuple[Steps, ...]:
    """Return what the rules of a list, or a rating, and the measures that are judged by it give, each on its days."""
    return view.ask(_find_steps, list_)


def _find_steps(view: View, list_: str) -> tuple[Steps, ...]:
    found = [
        Steps(item.days, item.places, item.rule.notice, item.rule.objection, item.rule.review)
        for item in rules_of_status(view, list_)
    ]
    for one in measures_judged(view, list_):
        steps = view.norms.notice(one), view.norms.objection(one), view.norms.review(one)
        if any(steps):  # most measures leave it to the list
            places = view.norms.territories(one)
            found += (Steps(days, places, *steps) for days in view.timeline.stretches(one))
    return tuple(found)


def heard(view: View, days: Days, step: Procedure | None) -> tuple[Days, ...]:
    """Return the parts of a stretch on which a step is there and somebody acts for one of the bodies that it goes to.

    What is not known is not held against the document.
    """
    if step is None or step.none:
        return ()
    open_ = (uncovered(days, view.enforcers.absent(ref.id)) for ref in step.to)
    return merged(part for parts in open_ for part in parts) if step.to else (days,)


def heard_in(view: View, said: Steps, steps: Iterable[Procedure | None]) -> list[PartOfDays]:
    """Return the days with the places on and in which one of the steps that a rule or measure gives is there."""
    days = merged(part for step in steps for part in heard(view, said.days, step))
    return [part for stretch in days for part in view.rules.world.territories.over(said.places, stretch)]


def objected(view: View, list_: str) -> list[Days]:
    """Return days on which those on a list, or with a grade, have an objection or a review."""
    return [
        part
        for said in steps_of(view, list_)
        for step in (said.objection, said.review)
        for part in heard(view, said.days, step)
    ]
