"""Effect before notice: a burden that counts from a step which comes before the notice that is owed."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.burdened import burdened_days, judging, statuses_burdened, surely_of_status
from mou_compiler.analysis.by_place import in_one_place, where_burdened
from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import entry_named, measure_in
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import affects, alone, at_times
from mou_compiler.corpus.schema.declarations import ListRule, Measure
from mou_compiler.corpus.schema.values import Procedure, Term
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.rules import terms_of_entries
from mou_compiler.interpret.spelling import procedure_written
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.words import EVENTS, Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
law tax-law "Tax law" "税法" { rank law }
"""

_MEASURE = """
instrument rule-1 "Rule" "规定" {
    rank law
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
"""

CHECK = Check(
    code="MOU321",
    name="effect-before-notice",
    category=Category.ORPHAN,
    rests_on=frozenset({"term", "notice", "in_force", "signed"}),
    severity=Severity.WARNING,
    what=Text(
        "A measure, or an entry on a list that carries burdens, counts from a step that comes before the one which its notice must precede, or that the notice may follow.",
        "措施或附有负担的名单列入，其期限的起算点早于告知须先于的环节，或者告知可在起算点之后作出。",
    ),
    why=Text(
        "Who is told when it is already in effect cannot be heard before (grammar/meaning.md, Effect before notice).",
        "已生效后方告知的，无从事先陈述申辩（见 grammar/meaning.md「先生效后告知」）。",
    ),
    fix=Text(
        "let it count from the step that the notice precedes, or give notice before it begins",
        "改由告知之后的环节起算，或在起算之前告知",
    ),
    failing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    term 3 years from entry
    notice 5 days before publication
    objection to STA within 5 days
}
"""
    + _MEASURE,
    passing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    term 3 years from publication
    notice 5 days before publication
    objection to STA within 5 days
}
"""
    + _MEASURE,
)

_LATER = {
    "recognition": {"entry", "publication"},
    "decision": {"service", "entry", "publication"},
    "entry": {"publication"},
    "notice": {"end-of-notice"},
}
"""The steps that come after each, whatever the document."""


def too_early(notice: Procedure | None, event: str | None) -> bool:
    """Tell whether what counts from an event does so before the notice that is owed."""
    if notice is None or notice.none or notice.unknown or not event:
        return False
    timed = notice.deadline is not None and notice.deadline.most is not None
    if notice.before is not None:
        return notice.before in _LATER.get(event, ()) or (timed and event == "notice")
    due = notice.deadline.start if timed and notice.deadline is not None else None
    return due is not None and (due == event or due in _LATER.get(event, ()))


def _counts_from(term: Term | None) -> str | None:
    """Return the event from which a length counts."""
    return term.start if term is not None and term.kind in ("fixed", "range", "at-least") else None


# --- lists --------------------------------------------------------------------------------------------


def _entries_early(view: View, list_: str) -> Iterator[Finding]:
    """Yield each rule of a burdened list whose entries count from a step before its notice."""
    burdened = burdened_days(view, list_)
    found: dict[tuple[int, str], list[RuleInForce]] = {}
    for item in surely_of_status(view, list_):
        unread = item.rule.unread & {"entries", "term", "notice"}
        if not unread and item.days.meet(burdened) and _early_event(item.rule) is not None:
            found.setdefault((id(item.rule), item.laid_down_by), []).append(item)
    for items in found.values():
        days = [
            part for item in items for part in where_burdened(view, list_, item, item.days.meet(burdened))
        ]
        if not days:
            continue
        rule, whole = items[0].rule, merged(days)
        event = _early_event(rule)
        assert event is not None  # found only with one
        of, when, (from_, notice) = (
            entry_named(view, list_),
            stretches_as_written(view, whole),
            _said(event, rule.notice),
        )
        yield CHECK.finding(
            Text(
                f"{when.en} {of.en} counts from {from_.en}, while notice is owed {notice.en}",
                f"{when.zh}，{of.zh}自{from_.zh}起算，而告知为「{notice.zh}」",
            ),
            rule.place,
            cause=Cause.of("entry-before-notice", list=list_, rule=items[0].laid_down_by, event=event),
            **at_times(whole, ()),
        )


def _early_event(rule: ListRule) -> str | None:
    """Return the first event from which entries count too early."""
    events = (_counts_from(term) for term in terms_of_entries(rule))
    return next((event for event in events if too_early(rule.notice, event)), None)


def _said(event: str, notice: Procedure | None) -> tuple[Text, Text]:
    """Return an event, and how a notice is written."""
    word = EVENTS.named(event)
    assert notice is not None  # there is one that comes too late
    return Text(word.en, word.zh), Text(procedure_written(notice, "en"), procedure_written(notice, "zh"))


# --- measures -----------------------------------------------------------------------------------------


def _measures_early(view: View, document: str) -> Iterator[Finding]:
    """Yield the burdens of a document whose own length counts from a step before the notice that is owed."""
    burdening = view.burdening_in(document)
    for measure in view.corpus.documents[document].measures:
        event = _counts_from(view.norms.term(measure)) if measure.id in burdening else None
        if event is not None:
            yield from _early(view, measure, event)


def _early(view: View, measure: Measure, event: str) -> Iterator[Finding]:
    own = view.norms.notice(measure)
    owed = (
        [(own, days) for days in view.timeline.stretches(measure)]
        if own is not None
        else _owed(view, measure)
    )
    late = [(notice, days) for notice, days in owed if too_early(notice, event)]
    for affected in affects(measure, merged(days for _, days in late)):
        notice, _ = min(late, key=lambda one: one[1].start)
        assert notice is not None  # it comes too late
        who, (from_, how) = measure_in(view, measure), _said(event, notice)
        yield CHECK.finding(
            Text(
                f"{who.en} counts from {from_.en}, while notice is owed {how.en}",
                f"{who.zh}自{from_.zh}起算，而告知为「{how.zh}」",
            ),
            measure.place,
            cause=Cause.of("effect-before-notice", measure=measure.id, event=event),
            related=[Related(Text("the notice", "告知"), notice.place)],
            **alone(affected),
        )


def _owed(view: View, measure: Measure) -> Iterator[tuple[Procedure | None, Days]]:
    """Yield the notices that rules of its lists owe, and the days of a measure on which they do."""
    for list_ in judging(view, measure):
        for item in surely_of_status(view, list_):
            for shared in in_one_place(view, item, measure):
                yield item.rule.notice, shared


PARTS = (Part(statuses_burdened, _entries_early), Part(documents, _measures_early))
