"""What a rule of a list or a rating says: how one gets on it, how long one stays, how one leaves, and how one is heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.acting import Moment, bodies_told
from mou_compiler.analysis.labelling import in_labels, resting_on, way_out_told, written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named, separated
from mou_compiler.corpus.schema.declarations import Entry
from mou_compiler.corpus.schema.declarations.lists import Bar, Exclusion, ListRule, Lock
from mou_compiler.corpus.schema.values import Condition, Ref, Schedule, Term
from mou_compiler.interpret.spelling import length_text, procedure_written, term_text
from mou_compiler.meaning.days import Days
from mou_compiler.source.place import Place
from mou_compiler.tables import writing as to
from mou_compiler.words import FORCES, Text


class Part(NamedTuple):
    """One thing that a rule says: in what respect, what, and where that is written."""

    role: Text
    says: Text
    place: Place


def parts_of(view: View, rule: ListRule, when: Days | Moment) -> Iterator[Part]:
    """Yield all that a rule says of who is listed, for how long, how one leaves and is heard, in labels."""
    for entry in rule.entries:
        yield Part(Text("entry", "列入"), _entry(view, entry, when), entry.place)
    for item in rule.exclusions:
        yield Part(Text("not listed", "不列入"), _exclusion(view, rule, item), item.place)
    for role, length in ((Text("stays", "期限"), rule.term), (Text("publicity", "公示期限"), rule.publicity)):
        if length is not None:
            yield Part(role, _term(length), length.place)
    if rule.published is not None:
        yield Part(Text("published", "公布"), _schedule(rule.published), rule.published.place)
    yield from _leaving(view, rule, when)
    for role, step in (
        (Text("notice", "告知"), rule.notice),
        (Text("objection", "异议"), rule.objection),
        (Text("review", "复议"), rule.review),
    ):
        if step is not None:
            yield Part(role, written(view, step, procedure_written, when), step.place)
    for gap in rule.not_known:
        yield Part(Text("not known", "不详"), Text(gap.reason, f"编者注：{gap.reason}"), gap.place)


def _leaving(view: View, rule: ListRule, when: Days | Moment) -> Iterator[Part]:
    for way in to.ways_out(rule):
        label = getattr(way, "label", None)
        says = way_out_told(view, rule, way, to.way_out, when)
        if label is not None and label.en and not label.en.isdigit():
            says = Text(f"{label.en}: {says.en}", f"{label.zh}：{says.zh}")
        says = _told((_NOTHING, says), (_NOTHING, resting_on(view, getattr(way, "basis", ()))))
        role = Text("way out", "移出")
        if isinstance(way, Bar | Lock):
            role = Text(way.KEYWORD.en, way.KEYWORD.zh)
        yield Part(role, says, getattr(way, "place", rule.place))


def _entry(view: View, entry: Entry, when: Days | Moment) -> Text:
    force = FORCES.named(entry.force) if entry.force is not None else None
    return _told(
        (Text("", ""), entry.label),
        (Text("when ", "条件："), _condition(view, entry.when)),
        (Text("of ", "主体："), _labels(view, entry.subjects)),
        (Text("for ", "所涉行为："), _labels(view, entry.conduct)),
        (Text("", ""), Text(force.en, force.zh) if force is not None else _NOTHING),
        (Text("stays ", "期限："), _term(entry.term)),
        (Text("public for ", "公示期限："), _term(entry.publicity)),
        (Text("approved by ", "批准："), bodies_told(view, entry.approval, (), when)),
        (_NOTHING, resting_on(view, entry.basis)),
    )


def _exclusion(view: View, rule: ListRule, item: Exclusion) -> Text:
    grounds = {entry.id.rpartition("/")[2]: entry for entry in rule.entries}
    return _told(
        (Text("", ""), _NOTHING if item.label.en.isdigit() else item.label),
        (Text("of ", "主体："), _labels(view, item.subjects)),
        (Text("when ", "条件："), _condition(view, item.when)),
        (Text("for ", "适用情形："), joined(named(grounds.get(id_), id_) for id_ in item.entries)),
        (_NOTHING, resting_on(view, item.basis)),
    )


def _told(*parts: tuple[Text, Text]) -> Text:
    """Return what is said, each with the words that lead to it."""
    return separated(Text(lead.en + said.en, lead.zh + said.zh) for lead, said in parts if said.en)


def _labels(view: View, refs: Iterable[Ref]) -> Text:
    return joined(Text(in_labels(view, ref, "en").id, in_labels(view, ref, "zh").id) for ref in refs)


def _condition(view: View, condition: Condition | None) -> Text:
    return _NOTHING if condition is None else written(view, condition, to.condition_cell)


def _term(term: Term | None) -> Text:
    return Text(term_text(term), term_text(term, "zh"))


def _schedule(said: Schedule) -> Text:
    within, every = ((length_text(one), length_text(one, "zh")) for one in (said.within, said.every))
    return Text(
        f"within {within[0]} of the beginning of every {every[0]}", f"每{every[1]}开始后{within[1]}内"
    )


_NOTHING = Text("", "")
