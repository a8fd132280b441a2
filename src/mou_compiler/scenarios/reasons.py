"""Why a measure does not apply in a situation: each of its requirements that is not met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mou_compiler.checks.view import View
from mou_compiler.checks.wording import day_text
from mou_compiler.corpus.declarations import Measure
from mou_compiler.corpus.values import Condition, Not
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.spelling import condition_text
from mou_compiler.meaning.boxes import Box, Witness, contains
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.world import principal_dimension
from mou_compiler.words import Text


def why_not(view: View, measure: Measure, situation: Witness) -> tuple[Text, ...]:
    """Return what keeps a measure from applying: days, territory, subject, trigger, conditions, overrides."""
    found = tuple(_reasons(view, measure, situation))
    return found or (Text("its parts do not hold together", "其各项要求未能同时成立"),)


def _reasons(view: View, measure: Measure, situation: Witness) -> Iterator[Text]:
    days = view.timeline.measure_days(measure)
    if situation.day not in days:
        yield _not_in_force(days, situation.day)
    wanted = view.norms.territories(measure)
    territories = view.rules.world.territories
    if wanted and not territories.union(wanted) >> situation.territory & 1:
        where = ", ".join(wanted)
        yield Text(f"it holds only in {where}", f"仅适用于 {where}")
    relations = list(_reached(view, measure, situation))
    if not relations:
        subject = view.rules.world.subjects.ids[situation.subject]
        yield Text(f"it does not reach `{subject}`", f"其对象不包括「{subject}」")
        relations = [None]
    yield from _conditions(view, measure, situation, relations)
    for other in view.rules.overriders(view.rules.rules[measure.id]):
        if view.rules.applies(other, situation):
            yield Text(f"`{other.id}` overrides it", f"「{other.id}」优先于它")


def _not_in_force(days: Days, day: int) -> Text:
    if not days:
        return Text("it is never in force", "它从未施行")
    if day < days.start:
        start = day_text(date.fromordinal(days.start))
        return Text(f"it is in force only from {start.en}", f"自{start.zh}起方施行")
    end = day_text(date.fromordinal(days.end))
    return Text(f"it is in force only before {end.en}", f"已于{end.zh}失效")


def _reached(view: View, measure: Measure, situation: Witness) -> Iterator[str | None]:
    """Yield the relations, None for the subject itself, by which a measure reaches the subject."""
    world = view.rules.world
    targets = view.norms.targets(measure)
    if not targets:
        yield None
    cells = dict(situation.cells)
    for target in targets:
        mask = world.subjects.union(ref.id for ref in target.subjects)
        if target.relation is None:
            if mask >> situation.subject & 1:
                yield None
        elif world.relations[target.relation.id].attached >> situation.subject & 1:
            principal = cells.get(principal_dimension(target.relation.id))
            if principal is not None and mask >> principal & 1:
                yield target.relation.id


def _conditions(
    view: View, measure: Measure, situation: Witness, relations: list[str | None]
) -> Iterator[Text]:
    lowering = Lowering(view.corpus, view.rules.world)

    def holds(condition: Condition) -> bool:
        boxes: list[Box] = [box for relation in relations for box in lowering.boxes(condition, relation)]
        return any(contains(view.rules.world, box, situation) for box in boxes)

    triggers = view.norms.trigger(measure)
    if triggers and not any(holds(trigger) for trigger in triggers):
        text = " or ".join(condition_text(trigger) for trigger in triggers)
        yield Text(f"nothing sets it off: {text}", f"触发条件未成立：{text}")
    for condition in view.norms.when(measure):
        if not holds(condition):
            text = condition_text(condition)
            yield Text(f"its condition does not hold: {text}", f"条件未成立：{text}")
    for exception in measure.exceptions:
        if exception.when is not None and exception.permission is None and not holds(Not(exception.when)):
            text = condition_text(exception.when)
            yield Text(f"an exception takes it out: {text}", f"例外情形：{text}")
