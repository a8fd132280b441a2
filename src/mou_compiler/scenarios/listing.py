"""Whether a hypothetical meets a ground of entry on a list, or a way off it, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.in_force import outside
from mou_compiler.analysis.wording import named
from mou_compiler.corpus.schema.declarations import Act, Bar, Entry, Exit, ListRule
from mou_compiler.corpus.schema.values import Condition, Expectation, Term
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.rules import duration
from mou_compiler.interpret.waiting import Waiting
from mou_compiler.meaning.world import Holding
from mou_compiler.scenarios.effects import differing_force, term_differs
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.reasons import not_met, why_not
from mou_compiler.scenarios.spelling import names_spelled, term_spelled
from mou_compiler.words import Text

NO_WAY_OUT = ("correction", "restoration")
"""Kinds of exit by which nobody leaves a list."""


def lacking_for_entry(case: Hypothetical, expectation: Expectation) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield each ground of entry on the list or a part of it, and what leads to it, with all that it lacks."""
    assert expectation.entry is not None
    parts = case.lowering.parts(expectation.entry.id)
    for part in parts:
        for item in case.view.list_rules.of(part):
            for entry in item.rule.entries:
                found = (*_not_binding(case, item), *_lacking(case, part, item.rule, entry, expectation))
                yield _name(item, entry.id), found
    corpus = case.view.corpus
    for measure in corpus.measures.values():
        if any(ref.id in parts for ref in measure.leads_to):
            why = () if measure.id in case.applying else why_not(case, measure)
            yield measure.id, (*why, *differing_force(case.view.norms.force(measure), expectation))
    for escalation in corpus.escalations.values():
        if any(ref.id in parts for ref in escalation.leads_to):
            yield escalation.id, () if case.escalates(escalation) else (NOT_MET,)


NOT_MET = Text("it is not met", "未达到其条件")


def _name(item: RuleInForce, id_: str) -> str:
    """Return the id of a part of a rule, with the document that lays it down."""
    return f"{item.document.id}/{id_}" if item.document else id_


def _not_binding(case: Hypothetical, item: RuleInForce) -> Iterator[Text]:
    """Yield that a rule is not in force on the day, or does not bind in the place."""
    if case.situation.day not in item.days:
        yield outside((item.days,), case.situation.day)
    if not case.within(item.places):
        where = names_spelled(case.view.corpus.territories, item.places)
        yield Text(f"it holds only in {where.en}", f"仅适用于{where.zh}")


def _lacking(
    case: Hypothetical, list_: str, rule: ListRule, entry: Entry, expectation: Expectation
) -> Iterator[Text]:
    """Yield what keeps a ground from taking the subject in, and in what it differs from what is expected."""
    if not case.view.rules.world.covers[list_] >> case.situation.subject & 1:
        yield Text("the list does not hold this kind of subject", "该名单不列入这类主体")
    if entry.subjects and not case.is_one_of(tuple(ref.id for ref in entry.subjects)):
        only = names_spelled(case.view.corpus.subjects, [ref.id for ref in entry.subjects])
        yield Text(f"it is only for {only.en}", f"仅适用于{only.zh}")
    yield from _not_done(case, entry)
    yield from _unmet(case, entry.when)
    number = entry.id.rpartition("/")[2]
    for exclusion in rule.exclusions:
        concerned = not exclusion.entries or number in exclusion.entries
        kinds = tuple(ref.id for ref in exclusion.subjects)
        if concerned and (not kinds or case.is_one_of(kinds)) and _meets(case, exclusion.when):
            name = named(exclusion, exclusion.id)
            yield Text(f"{name.en} excludes it", f"{name.zh}排除列入")
    yield from differing_force(entry.force or "mandatory", expectation)
    yield from _differing(entry.term or rule.term, expectation.term)


def _not_done(case: Hypothetical, entry: Entry) -> Iterator[Text]:
    acts = [ref.id for ref in entry.conduct]
    if acts and not case.done(tuple(acts)):
        named = names_spelled(case.view.corpus.of(Act), acts)
        yield Text(f"this was not done: {named.en}", f"未实施该行为：{named.zh}")


def _unmet(case: Hypothetical, condition: Condition | None) -> Iterator[Text]:
    if not _meets(case, condition):
        assert condition is not None
        yield not_met(case, condition)


def _meets(case: Hypothetical, condition: Condition | None) -> bool:
    return condition is None or case.holds(condition)


def _differing(term: Term | None, expected: Term | None) -> Iterator[Text]:
    if expected is not None and duration(term) != duration(expected):
        yield term_differs(term_spelled(term))


def lacking_for_exit(case: Hypothetical, expectation: Expectation) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield each way off the list with all that it lacks; the time after which it opens is not waited for."""
    assert expectation.exit is not None
    for item in case.view.list_rules.of(expectation.exit.id):
        for exit_ in item.rule.exits:
            if exit_.kind == expectation.exit_kind or (
                expectation.exit_kind is None and exit_.kind not in NO_WAY_OUT
            ):
                yield (
                    _name(item, exit_.id),
                    (*_not_binding(case, item), *_shut(case, item, exit_, expectation)),
                )


def _shut(case: Hypothetical, item: RuleInForce, exit_: Exit, expectation: Expectation) -> Iterator[Text]:
    rule = item.rule
    assert expectation.exit is not None
    grounds = [entry for entry in rule.entries if entry.id.rpartition("/")[2] in exit_.entries]
    if exit_.entries and not any(_was_ground(case, entry) for entry in grounds):
        only = names_spelled({entry.id.rpartition("/")[2]: entry for entry in rule.entries}, exit_.entries)
        yield Text(f"it is only for the grounds {only.en}", f"仅适用于列入情形{only.zh}")
    yield from _unmet(case, exit_.when)
    for list_ in dict.fromkeys(Waiting(case.lowering).left_first(expectation.exit.id, exit_)):
        if case.situation.held & case.view.rules.world.bit(Holding(list_, None)):
            name = named(case.view.corpus.lists.get(list_), list_)
            yield Text(f"one must have left {name.en} first", f"须先移出{name.zh}")
    for bar in rule.bars:
        if _concerns(bar, exit_) and _meets(case, bar.when):
            name = named(bar, bar.id)
            yield Text(f"{name.en} bars it", f"{name.zh}不予移出")
    yield from _differing(exit_.after, expectation.term)


def _was_ground(case: Hypothetical, entry: Entry) -> bool:
    """Tell whether one may have been listed on this ground: its conduct was done, or without any it holds."""
    acts = tuple(ref.id for ref in entry.conduct)
    return case.done(acts) if acts else _meets(case, entry.when)


def _concerns(bar: Bar, exit_: Exit) -> bool:
    number = exit_.id.rpartition("/")[2]
    return number not in bar.excepted and (not bar.exits or number in bar.exits)
