"""Orphan of time: a consequence that lasts longer than what it rests on, or nobody knows how long."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.burdened import judging, status, surely_of_status
from mou_compiler.analysis.by_place import in_one_place
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    counted,
    document_named,
    ending,
    entry_named,
    measure_in,
    status_named,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, alone, in_order, related, throughout, together
from mou_compiler.corpus.schema.declarations import ListRule, Measure
from mou_compiler.corpus.schema.values import Day, Term
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.findings.page import in_words_of
from mou_compiler.interpret.rules import duration
from mou_compiler.interpret.timeline import certain
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.words import FAVOURABLE_LISTS, Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    term 2 years
    notice 5 days before entry
    objection to STA within 5 days
}
law tax-law "Tax law" "税法" { rank law }
"""

CHECK = Check(
    code="MOU306",
    name="orphan-time",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "signed", "term", "trigger"}),
    severity=Severity.WARNING,
    what=Text(
        "A measure lasts longer than the list entry that set it off, than the time the entry is public, or than its document; or its term is left unspecified, or is that of an entry whose term is.",
        "措施的期限长于列入期限、公示期限或文件的有效期；或期限未定，或随期限未定的列入而定。",
    ),
    why=Text(
        "A consequence must not outlive its ground, and whom it strikes must be able to know when it ends (grammar/meaning.md, Orphans).",
        "后果不应长于其原因，受影响者应能知晓何时结束（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "state a term no longer than the entry, or say that the term is `actual`",
        "写明不长于列入期限的期限，或写「实际期限」",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 3 years; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 2 years; basis tax-law art 1 }
}
""",
    elsewhere=(
        in_words_of(
            Text("United States", "美国"),
            """
subject contractor "Contractor" "承包商"
agency gsa "General Services Administration" "总务管理局" { kind government; level federal }
rank regulation "Federal regulation" "联邦法规" { may-burden }
act award "Award of a contract" "授予合同"
law far "48 CFR" "联邦采购条例" { rank regulation; in force from 1984-04-01 }
list debarred "Debarred contractors" "除名承包商" {
    kind      exclusion-list
    keeper    gsa
    entry 1 "Conviction" "定罪" { force may; basis far § 9.406-2(a)(1) }
    term      at most 3 years
    notice    30 days before decision
    objection to gsa within 30 days
}
instrument subpart "Subpart 9.4" "第9.4分部" {
    rank     regulation
    in force from 1984-04-01
    by       gsa
    measure 1 "No award" "不得授予合同" { on debarred; prohibit award; for ⟨⟩ years; basis far § 9.405 }
}
""",
            "5",
            "at most 3",
        ),
    ),
)


def _outlasting(view: View, document: str) -> Iterator[Finding]:
    """Yield a finding for each measure of a document that outlives its ground, or the document."""
    for measure in view.corpus.documents[document].measures:
        yield from _outlives(view, measure)
        yield from _outlives_document(view, measure)


def _outlives(view: View, measure: Measure) -> Iterator[Finding]:
    """Yield a measure that lasts longer than an entry or its publicity, from the first day on which it does."""
    mine, runs_on = _runs_to(view.norms.term(measure))
    if mine is None:
        return
    found: list[tuple[tuple[Days, ...], str, str, ListRule]] = []
    for list_ in judging(view, measure):
        for item in surely_of_status(view, list_):
            rule = item.rule
            shared = merged(in_one_place(view, item, measure))
            entry = max(_most(term) or 0 for term in (rule.term, *(entry.term for entry in rule.entries)))
            if runs_on and not _each_ends(rule):
                entry = 0
            for limit, what in (
                (entry, "entry"),
                (_most(rule.publicity) or 0, "publicity"),
            ):
                if shared and 0 < limit < mine:
                    found.append((shared, list_, what, rule))
    for affected in affects(measure, [part for shared, *_ in found for part in shared]):
        _, list_, what, rule = min(found, key=lambda item: item[0][0].start)
        word = Text("the list", "名单") if list_ in view.corpus.lists else Text("the rating", "评级")
        yield _finding(view, affected, list_, what, Related(word, rule.place))


def _outlives_document(view: View, measure: Measure) -> Iterator[Finding]:
    """Yield a measure said to hold after its document ends, or to last longer than the document's whole life."""
    document = view.norms.document(measure)
    days, own = view.timeline.lasting_days(document), view.timeline.measure_days(measure)
    if not own or days.end >= FOREVER:
        return
    own_end, begins = certain(measure.in_force).end, view.timeline.beginning(document.id)
    mine, _ = _runs_to(view.norms.term(measure))
    stated_end = document.in_force is not None and isinstance(document.in_force.end, Day)
    dated = begins.known and begins.may > ALWAYS
    too_long = stated_end and dated and mine is not None and mine > days.end - begins.may
    if not too_long and not days.end < own_end < FOREVER:
        return
    name = measure_in(view, measure)
    yield CHECK.finding(
        Text(f"{name.en} outlives its document", f"{name.zh}的期限长于其所在文件的有效期"),
        measure.place,
        cause=Cause.of("outlives-document", measure=measure.id),
        related=[Related(document_named(view, document.id), document.place)],
        **alone(throughout(view, measure) if too_long else Affected(measure, (Days(days.end, own_end),))),
    )


def _most(term: Term | None) -> int | None:
    """Return the longest a term can last in nominal days; None where it is open."""
    found = duration(term)
    return found.most if found is not None and found.unit == "days" else None


def _runs_to(term: Term | None) -> tuple[int | None, bool]:
    """Return up to which day at least a term can run, in nominal days, and whether it may run on; None where that is open."""
    if term is not None and term.kind == "indefinite":
        return FOREVER, True
    found = duration(term)
    if found is not None and found.kind == "at-least":
        return found.least, True
    return _most(term), False


def _each_ends(rule: ListRule) -> bool:
    """Tell whether each entry has a length: one of which the end is as open as that of a measure may go on as long."""
    terms = [entry.term or rule.term for entry in rule.entries] or [rule.term]
    return all(_most(term) is not None for term in terms)


def _outlived(view: View, id_: str, limit: str) -> Text:
    """Return what a measure outlives: an entry on a list, or a grade, or how long that is public."""
    of = status_named(view, id_)
    listed = id_ in view.corpus.lists
    if limit == "entry":
        return Text(
            f"the entry on the list {of.en}" if listed else of.en, f"{of.zh}的{'列入' if listed else ''}期限"
        )
    what = f"an entry is public on {of.en}" if listed else f"{of.en} is public"
    return Text(f"the time for which {what}", f"{of.zh}的公示期限")


def _finding(view: View, affected: Affected, list_: str, limit: str, party: Related) -> Finding:
    name, of = measure_in(view, affected.measure), _outlived(view, list_, limit)
    return CHECK.finding(
        Text(f"{name.en} outlives {of.en}", f"{name.zh}的期限长于{of.zh}"),
        affected.measure.place,
        cause=Cause.of("outlives-listing", measure=affected.measure.id, list=list_, limit=limit),
        related=[party],
        shared=Shared((list_, limit), name),
        **alone(affected),
    )


_NOT_FIXED = Text(
    "{measures} measures of {findings} documents last for a time that nobody has fixed",
    "{findings}份文件有{measures}项措施的期限未定",
)


def _unspecified(view: View, id_: str) -> Iterator[Finding]:
    """Yield the measures of a document whose term nobody has fixed."""
    groups: dict[str, list[Affected]] = {}
    for measure in view.corpus.documents[id_].measures:
        term = view.norms.term(measure)
        days = view.timeline.measure_days(measure)
        if days and term is not None and term.kind == "unspecified":
            groups.setdefault(measure.document, []).append(throughout(view, measure))
    for document, items in sorted(groups.items()):
        affected = in_order(items)
        yield CHECK.finding(
            Text(
                f"{counted(len(affected))} of {document_named(view, document).en} last{ending(len(affected))} for a time that nobody has fixed",
                f"{document_named(view, document).zh}有{len(affected)}项措施的期限未定",
            ),
            affected[0].measure.place,
            Text("state the term", "写明期限"),
            cause=Cause.of("term-unspecified", document=document),
            severity=Severity.WARNING,
            related=related(affected[1:]),
            shared=Shared((), document_named(view, document), _NOT_FIXED),
            **together(affected),
        )


def _as_long_as_listed(view: View, id_: str) -> Iterator[Finding]:
    """Yield the measures of a document that last as long as an entry on a list whose length a rule leaves unspecified."""
    groups: dict[tuple[str, str], list[Affected]] = {}
    for measure in view.corpus.documents[id_].measures:
        term = view.norms.term(measure)
        if term is not None and term.kind != "actual":
            continue
        for list_ in judging(view, measure):
            declared = view.corpus.lists.get(list_)
            if declared is None or declared.kind not in FAVOURABLE_LISTS:
                unfixed = [item for item in surely_of_status(view, list_) if _unfixed(item.rule)]
                open_ = [days for item in unfixed for days in in_one_place(view, item, measure)]
                groups.setdefault((measure.document, list_), []).extend(affects(measure, open_))
    for (document, list_), items in sorted(groups.items()):
        affected, entry, listed = in_order(items), entry_named(view, list_), list_ in view.corpus.lists
        what = Text("the list", "名单") if listed else Text("the rating", "评级")
        if affected:
            yield CHECK.finding(
                Text(
                    f"{counted(len(affected))} of {document_named(view, document).en} last{ending(len(affected))} as long as {entry.en}, and nobody has fixed how long that is",
                    f"{document_named(view, document).zh}有{len(affected)}项措施与{entry.zh}同期，而{'列入' if listed else '其'}期限未定",
                ),
                affected[0].measure.place,
                Text(f"state the term, of the measure or of {what.en}", f"写明措施或{what.zh}的期限"),
                cause=Cause.of("entry-unspecified", document=document, list=list_),
                related=[
                    *related(affected[1:]),
                    Related(what, status(view, list_).place),
                ],
                shared=Shared((list_,), document_named(view, document)),
                **together(affected),
            )


def _unfixed(rule: ListRule) -> bool:
    """Tell whether a rule says of some entry that its length is unspecified."""
    terms = [entry.term or rule.term for entry in rule.entries] or [rule.term]
    return any(term is not None and term.kind == "unspecified" for term in terms)


PARTS = (Part(documents, _outlasting), Part(documents, _unspecified), Part(documents, _as_long_as_listed))
