"""Body gone: nobody acts for one whose approval, application or leave is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.burdened import burdened_days, lists_burdened
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import body_named, counted, day_text, days_text, joined, named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, in_order, related, to_date, together
from mou_compiler.corpus.schema.declarations import Entry
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.enforcers import acts_of, needed_bodies
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
law tax-law "Tax law" "税法" { rank law }
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 {
        on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1
        exception 1 { permitted by CIRC }
    }
}
"""

CHECK = Check(
    code="MOU318",
    name="body-gone",
    category=Category.ORPHAN,
    rests_on=frozenset({"approval", "applied", "exceptions", "in_force", "signed"}),
    severity=Severity.WARNING,
    what=Text(
        "Nobody acts any more for a body that approves a measure or a ground of entry, that must apply for a measure, or that alone may give leave from it.",
        "批准措施或列入情形、提出措施或有权准予例外的机关已无机构代行其职。",
    ),
    why=Text(
        "What only a body that is gone may decide is decided by nobody: neither the burden nor the leave from it can rightly come about (grammar/meaning.md, Body gone).",
        "只有已不存在的机关才能决定的事，无人可以决定：负担不能依法作出，例外也无从准予（见 grammar/meaning.md「机关不存」）。",
    ),
    fix=Text(
        "declare who succeeds it with `succeeded by`, or say who decides instead",
        "以「职责划入」声明承接者，或写明改由何机关决定",
    ),
    failing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01 }' + _GIVEN,
    passing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01; succeeded by STA }'
    + _GIVEN,
)

_NEEDS = {
    "approval": (Text("need its approval", "须经其批准"), Text("needs its approval", "须经其批准")),
    "application": (Text("come about at its request", "须由其提出"), Text("comes about at its request", "须由其提出")),
    "leave": (Text("know its leave as an exception", "以其准许为例外"), Text("knows its leave as an exception", "以其准许为例外")),
}  # fmt: skip


def _needing(view: View, document: str) -> Iterator[tuple[tuple[str, str], Affected]]:
    """Yield the bodies for which nobody acts on a day of a measure of a document that needs them."""
    for measure in view.corpus.documents[document].measures:
        for body, need in needed_bodies(measure):
            gone = view.enforcers.absent(view.enforcers.charged(body, acts_of(measure)))
            lost = [days.meet(part) for days in view.timeline.stretches(measure) for part in gone]
            for affected in affects(measure, lost):
                yield (body, need), affected


def _tell(view: View, found: Iterable[tuple[tuple[str, str], Affected]], _: AsOf) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Affected]] = {}
    for key, item in found:
        groups.setdefault(key, []).append(item)
    for (body, need), items in sorted(groups.items()):
        if _in_error(view, body):
            continue
        affected = in_order(items)
        name, many = body_named(view, body), len(affected)
        day, what = day_text(to_date(affected[0].since)), _NEEDS[need][many == 1]
        yield CHECK.finding(
            Text(
                f"from {day.en} nobody acts for {name.en}; {counted(many)} {what.en}",
                f"自{day.zh}起已无机构代行{name.zh}之职，而有{many}项措施{what.zh}",
            ),
            affected[0].measure.place,
            cause=Cause.of("needed-body-gone", body=body, need=need),
            related=related(affected[1:]),
            **together(affected),
        )


def _in_error(view: View, body: str) -> bool:
    """Tell whether what is said of the days of a body could not be read."""
    declared = view.corpus.agencies.get(body) or view.corpus.roles.get(body)
    return declared is None or not declared.unread.isdisjoint(("successions", "existed", "fillings"))


def _admitting(view: View, list_: str) -> Iterator[Finding]:
    """Yield the bodies for which nobody acts that approve grounds of a burdened list."""
    burdened = burdened_days(view, list_)
    gone: dict[str, list[tuple[Entry, tuple[Days, ...]]]] = {}
    for item in view.list_rules.surely(list_):
        stretch = item.days.meet(burdened)
        for entry in item.rule.entries if stretch else ():
            for ref in entry.approval:
                days = merged(map(stretch.meet, view.enforcers.absent(ref.id)))
                if days and not _in_error(view, ref.id):
                    gone.setdefault(ref.id, []).append((entry, days))
    declared = view.corpus.lists[list_]
    for body, found in sorted(gone.items()):
        whole = span(part for _, days in found for part in days)
        when, name, of = days_text(whole), body_named(view, body), named(declared, list_)
        entries = list({entry.place: entry for entry, _ in found}.values())
        what = joined(named(entry, entry.id.rpartition("/")[2]) for entry in entries)
        yield CHECK.finding(
            Text(
                f"{when.en} nobody acts for {name.en}, who must approve that somebody is put on {of.en}: {what.en}",
                f"{when.zh}，已无机构代行{name.zh}之职，而列入{of.zh}须经其批准：{what.zh}",
            ),
            declared.place,
            cause=Cause.of("approver-gone", list=list_, body=body),
            related=[Related(Text("the ground", "列入情形"), entry.place) for entry in entries[:3]],
            since=to_date(whole.start),
            until=to_date(whole.end),
        )


PARTS = (Part(documents, _needing, _tell), Part(lists_burdened, _admitting))
