"""Why a measure does not apply in a situation: each of its requirements that is not met."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.in_force import why_not_in_force
from mou_compiler.analysis.wording import kinds_named, listed, measure_in
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import AnyOf, Condition, Not
from mou_compiler.meaning.region import Region
from mou_compiler.meaning.world import own_name, principal_dimension
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.spelling import condition_spelled, dimension_named, names_spelled
from mou_compiler.words import Text


def why_not(case: Hypothetical, measure: Measure) -> tuple[Text, ...]:
    """Return what keeps a measure from applying: days, territory, subject, trigger, conditions, overrides."""
    found = tuple(_reasons(case, measure))
    return found or (Text("its parts do not hold together", "其各项要求未能同时成立"),)


def _reasons(case: Hypothetical, measure: Measure) -> Iterator[Text]:
    view, situation = case.view, case.situation
    why = why_not_in_force(view, measure, situation.day)
    if why is not None:
        yield why
    wanted = view.norms.territories(measure)
    if not case.within(wanted):
        where = names_spelled(view.corpus.territories, wanted)
        yield Text(f"it holds only in {where.en}", f"仅适用于{where.zh}")
    relations = list(_reached(case, measure))
    if not relations:
        subject = kinds_named(view.corpus, view.rules.world.subjects.ids[situation.subject])
        yield Text(f"it does not reach {subject.en}", f"其对象不包括{subject.zh}")
        relations = [None]
    yield from _conditions(case, measure, relations)
    for other in view.rules.overriders(view.rules.rules[measure.id]):
        if other.id in case.applying:
            over = measure_in(view, view.corpus.measures[other.id])
            yield Text(f"{over.en} overrides it", f"{over.zh}优先于它")


def _reached(case: Hypothetical, measure: Measure) -> Iterator[str | None]:
    """Yield the relations, None for the subject itself, by which a measure reaches the subject."""
    world, situation = case.view.rules.world, case.situation
    targets = case.view.norms.targets(measure)
    if not targets:
        yield None
    cells = dict(situation.cells)
    for target in targets:
        mask = world.subjects.union(ref.id for ref in target.subjects)
        if target.relation is None:
            if mask >> situation.subject & 1:
                yield None
        else:
            for way in world.ways(target.relation.id):
                principal = cells.get(principal_dimension(way))
                attached = world.relations[way].attached >> situation.subject & 1
                if attached and principal is not None and mask >> principal & 1:
                    yield way


def not_met(case: Hypothetical, condition: Condition, relation: str | None = None) -> Text:
    """Return that a condition does not hold, and the values on which it hangs that are not given, flags aside."""
    text, open_ = condition_spelled(case.view, condition), _open(case, case.region(condition, relation))
    return Text(f"its condition does not hold: {text.en}{open_.en}", f"条件未成立：{text.zh}{open_.zh}")


def _open(case: Hypothetical, region: Region) -> Text:
    """Return which values are not given by which it would be in a region; empty for none. A flag that is not given is not so."""
    attributes = case.view.corpus.attributes
    names = listed(
        dimension_named(case.view, name)
        for name in case.open_in(region)
        if (own := own_name(name)) not in attributes or attributes[own].type != "flag"
    )
    return Text(f" ({names.en} not given)" if names.en else "", f"（未给出{names.zh}）" if names.zh else "")


def _conditions(case: Hypothetical, measure: Measure, relations: list[str | None]) -> Iterator[Text]:
    def holds(condition: Condition) -> bool:
        return any(case.holds(condition, relation) for relation in relations)

    norms = case.view.norms
    triggers = norms.trigger(measure)
    if triggers and not any(holds(trigger) for trigger in triggers):
        trigger = triggers[0] if len(triggers) == 1 else AnyOf(triggers)
        text, open_ = condition_spelled(case.view, trigger), _open(case, case.region(trigger, relations[0]))
        yield Text(f"nothing sets it off: {text.en}{open_.en}", f"触发条件未成立：{text.zh}{open_.zh}")
    for condition in norms.when(measure):
        if not holds(condition):
            yield not_met(case, condition, relations[0])
    for exception in measure.exceptions:
        if exception.when is not None and exception.permission is None and not holds(Not(exception.when)):
            text = condition_spelled(case.view, exception.when)
            open_ = _open(case, case.region(Not(exception.when), relations[0]))
            yield Text(
                f"an exception takes it out: {text.en}{open_.en}", f"属于例外情形：{text.zh}{open_.zh}"
            )
