"""Unaccompanied: a measure that, in some situation, comes without what a guardrail says must always go with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mou_compiler import words as w
from mou_compiler.analysis.guarding import Breach, unaccompanied
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import act_named, modality_text, named, numbered_in
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.guarded import Shown, breach_finding, demanding_by_document
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
law tax-law "Tax law" "税法" { rank law }
act finance.loan "Loan" "贷款"
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist; keeper STA; covers enterprise
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
guardrail limited "A burden ends" "负担须有期限" { always term; basis tax-law art 3 }
"""

CHECK = Check(
    code="MOU423",
    name="unaccompanied",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A measure comes, in some situation, without what a guardrail says must always go with such a measure: notice, "
        "objection, review, a term, or a basis of some rank. Measures of one document that lack the same are one finding.",
        "在某一情形下，措施缺少底线所要求必须伴有者：告知、异议、复议、期限，或一定位阶的依据。"
        "同一文件中缺少同一项的措施合并为一项。",
    ),
    why=Text(
        "A burden without them cannot be met, fought or outlived (grammar/meaning.md, Guardrails).",
        "缺少这些的负担使人无从应对、无从申辩、没有尽头（见 grammar/meaning.md「底线」）。",
    ),
    fix=Text(
        "write it in the measure, in its document or in the rule of its list",
        "在措施、其文件或其名单的规定中写明",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 2 years; basis tax-law art 1 }
}
""",
)


def _breaches(view: View, pair: tuple[str, str]) -> Iterator[tuple[Breach, ...]]:
    """Yield the measures of a document that lack one thing that a guardrail wants with them, together."""
    for owed in dict.fromkeys(view.corpus.guardrails[pair[0]].always):
        found = unaccompanied(view, *pair, owed)
        if found:
            yield found


def _tell(view: View, found: Sequence[tuple[Breach, ...]], as_of: AsOf) -> Iterator[Finding]:
    for breaches in found:
        first = breaches[0]
        cause = Cause.of(
            "unaccompanied", guardrail=first.guardrail, document=first.document, lacking=first.owed
        )
        yield breach_finding(view, CHECK, breaches, as_of, _message, cause)


_LACKING = {
    w.OWED_NOTICE.en: Text("without notice", "没有告知"),
    w.OWED_OBJECTION.en: Text("without a way to object", "没有异议途径"),
    w.OWED_REVIEW.en: Text("without review", "没有复议"),
    w.OWED_REMEDY.en: Text("without objection or review", "没有异议或复议"),
    w.OWED_TERM.en: Text("without a term", "没有期限"),
    w.OWED_BASIS.en: Text("without such a basis", "没有相应的依据"),
}


def _message(view: View, told: Shown) -> Text:
    name, where = named(told.guardrail, told.guardrail.id), numbered_in(view, told.measure)
    does, act = modality_text(told.breach.effect.modality), act_named(view, told.breach.effect.act)
    lacking = _LACKING[told.breach.owed]
    return Text(
        f"{where.en} ({does.en} {act.en}) comes {lacking.en}, which {name.en} always wants",
        f"{where.zh}（{does.zh}{act.zh}）{lacking.zh}，而底线{name.zh}要求必须有",
    )


PARTS = (Part(demanding_by_document, _breaches, _tell),)
