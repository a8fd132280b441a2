"""Unshared exception: a burden spares somebody, and another like it of the same list or document does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.pairs import documents_touching
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    SO_IT_IS,
    act_named,
    counted,
    measure_named,
    modality_text,
    numbered_in,
    shown,
    shown_by,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import MOST_SHOWN, to_date
from mou_compiler.corpus.schema.declarations import Exemption, Measure
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Shared, Stretch
from mou_compiler.findings.page import in_words_of
from mou_compiler.interpret.rules import RuleMaker
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.region import (
    Region,
    contains,
    join_all,
    meet_all,
    on_day,
    smallest,
    stretches,
    subtract_all,
)
from mou_compiler.meaning.rule import Rule, comparable
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
agency SPC "Supreme Court" "最高人民法院" { kind court }
rank law "Law" "法律" { may-burden }
law procedure "Procedure law" "诉讼法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "乘坐一等座"
attribute ill "Ill" "患病就医" { type flag }
list defaulters "Defaulters" "失信被执行人" {
    kind blacklist; keeper SPC; covers natural-person
    entry 1 "Does not perform" "不履行" { basis procedure art 1 }
    exit 1 "Performed" "已履行" { kind fulfilment }
    notice 5 days before entry
    objection to SPC within 5 days
    published 5 days of 1 month
}
instrument rule-1 "Rule 1" "规定一" {
    rank law
    in force from 2015-05-01
    measure 1 {
        on defaulters
        by SPC
        prohibit travel.rail
        exception 1 "Illness" "就医" { when ill; permitted by SPC }
    }
}
"""

CHECK = Check(
    code="MOU412",
    name="unshared-exception",
    category=Category.RELATION,
    severity=Severity.INFO,
    what=Text(
        "An exception stands on one of two like burdens of one list or document: somebody whom the one spares, or may, the other burdens all the same.",
        "同一名单或同一文件有两项相同的负担，例外仅设于其一：其一不及于（或可豁免）的人，另一项照样及于。",
    ),
    why=Text(
        "An exception is worth nothing to whom another measure forbids the same (grammar/meaning.md, Unshared exceptions).",
        "另一项措施禁止同一行为的，例外对其毫无意义（见 grammar/meaning.md「未共有的例外」）。",
    ),
    fix=Text(
        "write the exception in the other measure too, or say by `overrides` that the other is to prevail",
        "在另一项措施中也写明该例外，或以「优先于」载明以另一项为准",
    ),
    failing=_GIVEN
    + """
instrument rule-2 "Rule 2" "规定二" {
    rank law
    in force from 2018-05-01
    measure 1 { on defaulters; by CRC; prohibit travel.rail.first-class }
}
""",
    passing=_GIVEN
    + """
instrument rule-2 "Rule 2" "规定二" {
    rank law
    in force from 2018-05-01
    measure 1 {
        on defaulters
        by CRC
        prohibit travel.rail.first-class
        exception 1 "Illness" "就医" { when ill; permitted by SPC }
    }
}
""",
    elsewhere=(
        in_words_of(
            Text("the United States", "美国"),
            """
subject contractor "Contractor" "承包商"
agency GSA "General Services Administration" "总务管理局" { kind government; level federal }
rank regulation "Regulation" "法规" { may-burden }
act award "Award of a contract" "授予合同"
act award.task-order "Task order" "任务订单"
attribute compelling "Compelling reason" "有充分理由" { type flag }
law far "Federal Acquisition Regulation" "联邦采购条例" { rank regulation }
list excluded "Excluded parties" "被排除当事人" {
    kind      exclusion-list
    keeper    GSA
    entry 1 "Fraud" "欺诈" { basis far § 9.406-2(a) }
    term      at most 3 years from decision
    notice    30 days before decision
    objection to GSA within 30 days
}
instrument awards "Awards" "授予合同规则" {
    rank     regulation
    in force from 2010-01-01
    on       excluded
    by       GSA
    basis    far § 9.405
    measure 1 "No award" "不得授予合同" { prohibit award; exception 1 "Compelling reason" "有充分理由" { when compelling } }
    measure 2 "No orders" "不得下达订单" { prohibit award.task-order⟨⟩ }
}
""",
            "",
            '; exception 1 "Compelling reason" "有充分理由" { when compelling }',
        ),
    ),
)


class Unshared(NamedTuple):
    """An exception, by measure and id, the measure with which it is unshared, and a modality and act of both."""

    measure: str
    exception: str
    other: str
    modality: str
    act: str


def _find(view: View, document: str) -> Iterator[Unshared]:
    """Yield with what each exception of a document is unshared."""
    for measure in view.corpus.documents[document].measures:
        if not measure.exceptions or measure.id not in view.burdening_in(document):
            continue
        beside = list(_beside(view, view.rules.rules[measure.id]))
        for exception in measure.exceptions:
            for other, modality, act in beside:
                if view.ask(_situations, measure.id, exception.id, other):
                    yield Unshared(measure.id, exception.id, other, modality, act)


def _beside(view: View, rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield the other measures of the same list or document that burden alike, with the first modality and act of both."""
    burdens = [effect for effect in rule.effects if effect.side == "burden"]
    found = dict.fromkeys(document for effect in burdens for document in documents_touching(view, effect.act))
    for document in sorted(found):
        for measure in view.corpus.documents[document].measures:
            other = view.rules.rules[measure.id]
            if other.id != rule.id and (document == rule.document or set(rule.lists) & set(other.lists)):
                alike = (
                    (effect.modality, act)
                    for effect in burdens
                    for effect2 in other.effects
                    if effect.modality == effect2.modality
                    and (act := comparable(effect.act, effect2.act)) is not None
                )
                first = next(alike, None)
                if first is not None:
                    yield (other.id, *first)


def _situations(view: View, measure: str, exception: str, other: str) -> Region:
    """Return the situations in which an exception spares and another measure applies all the same, none waiving it."""
    rules, beside = view.rules, view.rules.rules[other]
    regions = []
    for relation, spared in view.ask(_spared, measure, exception):
        shared = meet_all(rules.world, spared, rules.region_by(beside, relation))
        for leave in beside.leaves:
            shared = subtract_all(rules.world, shared, leave.region)
        regions.append(shared)
    return join_all(rules.world, regions)


def _spared(view: View, measure: str, exception: str) -> tuple[tuple[str, Region], ...]:
    """Return the situations in which an exception of a measure spares, by each relation."""
    declared, rule = view.corpus.measures[measure], view.rules.rules[measure]
    maker = RuleMaker(view.timeline, view.norms, view.lowering, {})
    return tuple(
        (way.relation or "", view.rules.left_by_overriders(rule, way.region))
        for way in maker.spared(declared, _exception(declared, exception))
    )


def _exception(measure: Measure, id_: str) -> Exemption:
    return next(item for item in measure.exceptions if item.id == id_)


def _tell(view: View, unshared: Iterable[Unshared], as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each exception, with every measure with which it is unshared."""
    found: dict[tuple[str, str], list[Unshared]] = {}
    for item in unshared:
        found.setdefault((item.measure, item.exception), []).append(item)
    for those in found.values():
        yield view.ask(_finding, tuple(those), as_of)


def _finding(view: View, those: tuple[Unshared, ...], as_of: AsOf) -> Finding:
    world = view.rules.world
    regions = [view.ask(_situations, item.measure, item.exception, item.other) for item in those]
    cases = [_case(view, item, region, as_of) for item, region in zip(those, regions, strict=True)]
    whole = join_all(world, regions)
    witness = smallest(world, on_day(whole, as_of.day) or whole)
    assert witness is not None  # none of the regions is empty
    # What decides in one of them need not in all together, so that a situation of its own may name more.
    first = next(
        item for item, region in zip(those, regions, strict=True) if contains(world, region, witness)
    )
    measure = view.corpus.measures[first.measure]
    exception, others = _exception(measure, first.exception), [view.corpus.measures[i.other] for i in those]
    days = span(stretches(whole))
    return CHECK.finding(
        _sentence(view, first, len(those)),
        exception.place,
        cause=Cause.of(
            "unshared-exception", document=measure.document, measure=measure.id, exception=exception.id
        ),
        related=[Related(measure_named(other), other.place) for other in others[:MOST_SHOWN]],
        measures=(measure.id, *(item.other for item in those)),
        witness=shown(view, witness),
        situation=shown_by(view, witness, SO_IT_IS),
        cases=cases,
        shared=Shared((measure.document,), measure_named(measure)),
        since=to_date(days.start),
        until=to_date(days.end),
    )


def _case(view: View, item: Unshared, region: Region, as_of: AsOf) -> Case:
    witness = smallest(view.rules.world, on_day(region, as_of.day) or region)
    assert witness is not None  # the region is not empty
    days = merged(stretches(region))
    return Case(
        (item.measure, item.other),
        shown(view, witness),
        tuple(Stretch(to_date(each.start), to_date(each.end)) for each in days),
    )


def _sentence(view: View, item: Unshared, many: int) -> Text:
    """Return who is spared by what, and is burdened all the same."""
    measure, other = view.corpus.measures[item.measure], view.corpus.measures[item.other]
    exception = _exception(measure, item.exception)
    by_leave = exception.permission is not None
    spared, beside = numbered_in(view, measure), numbered_in(view, other)
    word, act = modality_text(item.modality), act_named(view, item.act)
    number = exception.id.rpartition("/")[2]
    case = (
        Text(f"exception {number}", f"例外{number}")
        if exception.label.en == number
        else Text(f"the exception “{exception.label.en}”", f"例外「{exception.label.zh}」")
    )
    more = Text(f" and {counted(many - 1)} more", f"等{many}项措施") if many > 1 else Text("", "")
    return Text(
        f"{case.en} {'may spare' if by_leave else 'spares'} from {spared.en}, but not from {beside.en}{more.en}: {word.en} {act.en}",
        f"依{case.zh}{'可免于' if by_leave else '不适用'}{spared.zh}，而{beside.zh}{more.zh}照样适用：{word.zh}{act.zh}",
    )


PARTS = (Part(documents, _find, _tell),)
