"""Orphan of remedy: a burdened list with no notice, no objection, or no deadline."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.burdened import burdened_lists
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import days_text, joined, named
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import to_date
from mou_compiler.corpus.schema.values import Procedure
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.meaning.cover import span, uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
"""

CHECK = Check(
    code="MOU308",
    name="orphan-remedy",
    severity=Severity.WARNING,
    what=Text(
        "Those on a list that carries burdens are given no notice, no way to object, or no deadline for either.",
        "带有负担的名单，对列入者没有告知、没有异议途径，或二者均无期限。",
    ),
    why=Text(
        "Nobody should be burdened without being heard (Administrative Penalty Law, hearing; grammar/meaning.md, Orphans).",
        "任何人未经听取意见不应承受负担（行政处罚法关于陈述申辩；见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "state `notice`, `objection` and the time for them",
        "写明「告知」「异议」及其期限",
    ),
    failing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
}
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
)

NOTICE = Text("no notice", "没有告知")
OBJECTION = Text("no way to object", "没有异议途径")
DEADLINE = Text("no deadline for notice or objection", "告知与异议均无期限")


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each burdened list that lacks a remedy, naming all that is missing."""
    for list_, days in burdened_lists(view).items():
        lacking = list(_lacking(view, list_, days))
        rules = view.list_rules.of(list_)
        if not lacking or any(item.rule.unread & {"notice", "objection", "review"} for item in rules):
            continue
        declared = view.corpus.lists[list_]
        name, what = named(declared, list_), joined(text for _, text in lacking)
        whole = span(days for days, _ in lacking)
        when = days_text(whole)
        unknown = any(item.rule.not_known for item in view.list_rules.of(list_))
        yield CHECK.finding(
            Text(
                f"those on {name.en} have {what.en}, {when.en}" + (", as far as is known" if unknown else ""),
                f"{when.zh}，列入{name.zh}者{what.zh}" + ("（就所知而言）" if unknown else ""),
            ),
            declared.place,
            severity=Severity.INFO if unknown else Severity.WARNING,
            since=to_date(whole.start),
            until=to_date(whole.end),
        )


def _lacking(view: View, list_: str, days: Days) -> Iterator[tuple[Days, Text]]:
    rules = view.list_rules.of(list_)
    measures = view.measures_by_list[list_]
    own = [
        (view.timeline.measure_days(m), view.norms.notice(m), view.norms.objection(m), view.norms.review(m))
        for m in measures
    ]
    noticed = [item.days for item in rules if _there(item.rule.notice)]
    objected = [item.days for item in rules if _there(item.rule.objection) or _there(item.rule.review)]
    timed = [
        item.days
        for item in rules
        if any(_timed(step) for step in (item.rule.notice, item.rule.objection, item.rule.review))
    ]
    noticed += [stretch for stretch, notice, _, _ in own if _there(notice)]
    objected += [stretch for stretch, _, objection, review in own if _there(objection) or _there(review)]
    timed += [stretch for stretch, *steps in own if any(_timed(step) for step in steps)]
    for covered, text in ((noticed, NOTICE), (objected, OBJECTION), (timed, DEADLINE)):
        lacking = uncovered(days, covered)
        if lacking and not (text is DEADLINE and not noticed and not objected):
            yield span(lacking), text


def _there(step: Procedure | None) -> bool:
    """Tell whether a step is there, or may be: what is not known is not held against the document."""
    return step is not None and not step.none


def _timed(step: Procedure | None) -> bool:
    return (
        step is not None
        and not step.none
        and (step.unknown is not None or step.deadline is not None or step.decided is not None)
    )
