"""Forbidden effect: a measure that does, in some situation, what a guardrail says no rule may ever do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mou_compiler.analysis.guarding import Breach, forbidden
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import act_named, modality_text, named, numbered_in
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.guarded import Shown, breach_finding, forbidding_by_document
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
subject minor "Minor" "未成年人" { within natural-person }
subject adult "Adult" "成年人" { within natural-person; exclusive with minor }
agency MOE "Education" "教育部" { kind government }
rank law "Law" "法律" { may-burden }
law education-law "Education law" "教育法" { rank law }
act education.school "School" "入学"
list defaulters "Defaulters" "失信人" {
    kind blacklist; keeper MOE; covers natural-person
    entry 1 "Unpaid" "欠缴" { basis education-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before effect
    objection to MOE within 5 days
}
guardrail schooling "No schooling is barred to a minor" "不得限制未成年人入学" {
    never burden
    acts  education
    to    minor
    basis education-law art 3
}
"""

CHECK = Check(
    code="MOU421",
    name="forbidden-effect",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "In some situation a measure has an effect of which a guardrail says that no rule may ever have it. "
        "Measures of one document that go beyond one guardrail are one finding.",
        "在某一情形下，措施产生了底线所不允许的效果。同一文件中逾越同一底线的措施合并为一项。",
    ),
    why=Text(
        "What must never happen to anybody is written down so that it is proved of every rule, in all situations and on "
        "all days (grammar/meaning.md, Guardrails).",
        "绝不允许发生之事须写明，以便就每项规定在一切情形与日期予以证明（见 grammar/meaning.md「底线」）。",
    ),
    fix=Text(
        "narrow the measure by `to`, `when` or an `exception`, or let one that is milder override it",
        "以「对象」「条件」或「例外」缩小该措施，或以较轻的措施优先于它",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    measure 1 { on defaulters; by MOE; restrict education.school; basis education-law art 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    measure 1 { on defaulters; by MOE; to adult; restrict education.school; basis education-law art 1 }
}
""",
)


def _breaches(view: View, pair: tuple[str, str]) -> Iterator[tuple[Breach, ...]]:
    """Yield the breaches of a guardrail by the measures of a document, together, if there are any."""
    found = forbidden(view, *pair)
    if found:
        yield found


def _tell(view: View, found: Sequence[tuple[Breach, ...]], as_of: AsOf) -> Iterator[Finding]:
    for breaches in found:
        first = breaches[0]
        cause = Cause.of("forbidden-effect", guardrail=first.guardrail, document=first.document)
        yield breach_finding(view, CHECK, breaches, as_of, _message, cause)


def _message(view: View, told: Shown) -> Text:
    name, where = named(told.guardrail, told.guardrail.id), numbered_in(view, told.measure)
    does, act = modality_text(told.breach.effect.modality), act_named(view, told.breach.effect.act)
    return Text(
        f"{name.en} never allows what {where.en} does: {does.en} {act.en}",
        f"底线{name.zh}不许{where.zh}所为：{does.zh}{act.zh}",
    )


PARTS = (Part(forbidding_by_document, _breaches, _tell),)
