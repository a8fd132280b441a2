"""Vacuity: a measure that no situation satisfies, whatever overrides it."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.contradiction import contradicts_itself
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import day_text, measure_in
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.rules import RuleMaker
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
"""

CHECK = Check(
    code="MOU405",
    name="vacuity",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "No situation satisfies the measure, whatever overrides it: its conditions contradict each other, its lists cannot be held together or by those it reaches, its exceptions take out every case, or it is in force on no day.",
        "无论是否被优先，没有任何情形满足该措施：条件相互矛盾，名单不能同时列入或不适用于其对象，例外排除了全部情形，或从无有效之日。",
    ),
    why=Text(
        "The drafter meant something by it that it does not say (grammar/meaning.md, Vacuity).",
        "起草者的本意未能表达（见 grammar/meaning.md「空置」）。",
    ),
    fix=Text(
        "mend the condition, the subjects or the days",
        "修正条件、对象或日期",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares > 100元 and fares < 100元 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; when fares >= 100元 and fares <= 100元 }
}
""",
)


def _vacuous(view: View, document: str) -> Iterator[Finding]:
    """Yield one finding for each measure of a document without situations, saying which part leaves none."""
    for measure in view.corpus.documents[document].measures:
        if view.rules.rules[measure.id].boxes:
            continue
        if not view.norms.all_found(measure):
            continue  # that a name is not declared is told as such
        if not view.timeline.stretches(measure) and view.timeline.may_hold(measure):
            continue  # on which days it is in force is not known: the ledger says so
        why = _reason(view, measure)
        name = measure_in(view, measure)
        yield CHECK.finding(
            Text(f"{name.en} never applies: {why.en}", f"{name.zh}从不适用：{why.zh}"),
            measure.place,
            cause=Cause.of("vacuity", measure=measure.id),
            measures=[measure.id],
        )


def _reason(view: View, measure: Measure) -> Text:
    days = view.timeline.measure_days(measure)
    if view.timeline.is_suspended_throughout(measure):
        return Text("it is suspended on all of its days", "其全部施行期间均被暂停")
    if not days:
        start, end = day_text(days.first), day_text(days.behind)
        return Text(
            f"it would begin on {start.en} and ends by {end.en}",
            f"本应自{start.zh}开始，而于{end.zh}之前即告失效",
        )
    maker = RuleMaker(view.timeline, view.norms, view.lowering, {})
    if any(way.region for way in maker.without_exceptions(measure)):
        return Text("its exceptions take out every case of it", "其例外排除了全部情形")
    relations = {
        target.relation.id if target.relation else None for target in view.norms.targets(measure)
    } or {None}
    trigger, when = view.norms.trigger(measure), view.norms.when(measure)
    # Of the alternatives of a trigger one that holds is enough.
    for alternatives in filter(None, (trigger, *((condition,) for condition in when))):
        if any(view.lowering.can_hold(one, relation) for one in alternatives for relation in relations):
            continue
        if all(contradicts_itself(view, one, relations) for one in alternatives):
            return Text("a condition of it contradicts itself", "其某项条件自相矛盾")
        if alternatives is not trigger:
            return Text(
                "nobody can be on the lists that a condition of it asks for, or they exclude each other",
                "其某项条件所要求的名单互斥，或无人可同时列入",
            )
        return _NOBODY
    return _NOBODY if not when else _TOGETHER


_NOBODY = Text(
    "nobody whom it reaches can be on what sets it off, or its lists exclude each other",
    "其对象不可能列入触发名单，或各名单互斥",
)
_TOGETHER = Text(
    "its conditions, lists and subjects cannot all hold together", "其条件、名单与对象不能同时成立"
)


PARTS = (Part(documents, _vacuous),)
