"""No first day: a length of time that nothing begins."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.burdened import burdened_days, statuses_burdened, surely_of_status
from mou_compiler.analysis.by_place import where_burdened
from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import counted, document_named, ending, entry_named, status_named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import at_times, in_order, related, throughout, together
from mou_compiler.corpus.schema.values import Term
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity, Shared
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.rules import terms_of_entries
from mou_compiler.interpret.spelling import term_text
from mou_compiler.meaning.cover import merged
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
"""

CHECK = Check(
    code="MOU322",
    name="no-first-day",
    category=Category.ORPHAN,
    rests_on=frozenset({"term", "in_force", "signed"}),
    severity=Severity.INFO,
    what=Text(
        "A burden, or an entry on a list that carries burdens, lasts for so long, and nothing says from when.",
        "负担性措施或附有负担的名单列入载明了期限，而未载明自何时起算。",
    ),
    why=Text(
        "A length without a first day has no last day either (grammar/meaning.md, No first day).",
        "没有起算点的期限也没有届满日（见 grammar/meaning.md「期限无起算点」）。",
    ),
    fix=Text(
        "say from which event it counts, as in `3 years from publication`", "写明起算点，如「3年 自 公布」"
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    rank law
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 1 year }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    rank law
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 1 year from entry }
}
""",
)


_ENTRIES = Text(
    "entries on {findings} lists last for a time, and nothing says from when",
    "列入{findings}份名单载明了期限，而未载明自何时起算",
)
_GRADES = Text(
    "grades of {findings} ratings last for a time, and nothing says from when",
    "{findings}项评级的等级载明了期限，而未载明自何时起算",
)
_MEASURES = Text(
    "{measures} measures of {findings} documents last for a time, and nothing says from when",
    "{findings}份文件有{measures}项措施载明了期限，而未载明自何时起算",
)


def begins_nowhere(term: Term | None) -> bool:
    """Tell whether a term is one length that counts from nothing; one within bounds is fixed, with its days, by whoever decides."""
    return term is not None and term.kind == "fixed" and not term.start


def _entries(view: View, list_: str) -> Iterator[Finding]:
    """Yield each rule of a burdened list whose entries last for a time without a first day."""
    burdened = burdened_days(view, list_)
    found: dict[tuple[int, str], list[RuleInForce]] = {}
    for item in surely_of_status(view, list_):
        open_ = not item.rule.unread & {"entries", "term"} and any(
            map(begins_nowhere, terms_of_entries(item.rule))
        )
        if open_ and item.days.meet(burdened):
            found.setdefault((id(item.rule), item.laid_down_by), []).append(item)
    for items in found.values():
        days = [
            part for item in items for part in where_burdened(view, list_, item, item.days.meet(burdened))
        ]
        if not days:
            continue
        rule, whole = items[0].rule, merged(days)
        term = next(filter(begins_nowhere, terms_of_entries(rule)))
        of, when = entry_named(view, list_), stretches_as_written(view, whole)
        what = "entry" if list_ in view.corpus.lists else "grade"
        yield CHECK.finding(
            Text(
                f"{when.en} {of.en} lasts {term_text(term)}, and nothing says from when",
                f"{when.zh}，{of.zh}的期限为{term_text(term, 'zh')}，而未载明自何时起算",
            ),
            rule.place,
            cause=Cause.of("entry-from-nowhere", list=list_, rule=items[0].laid_down_by),
            shared=Shared((what,), status_named(view, list_), _ENTRIES if what == "entry" else _GRADES),
            **at_times(whole, ()),
        )


def _measures(view: View, document: str) -> Iterator[Finding]:
    """Yield the burdens of a document that last for a time without a first day."""
    burdening = view.burdening_in(document)
    affected = in_order(
        throughout(view, measure)
        for measure in view.corpus.documents[document].measures
        if measure.id in burdening
        and view.timeline.stretches(measure)
        and begins_nowhere(view.norms.term(measure))
    )
    if affected:
        name, many = document_named(view, document), len(affected)
        yield CHECK.finding(
            Text(
                f"{counted(many)} of {name.en} last{ending(many)} for a time, and nothing says from when",
                f"{name.zh}有{many}项措施载明了期限，而未载明自何时起算",
            ),
            affected[0].measure.place,
            cause=Cause.of("term-from-nowhere", document=document),
            shared=Shared(("measure",), name, _MEASURES),
            related=related(affected[1:]),
            **together(affected),
        )


PARTS = (Part(statuses_burdened, _entries), Part(documents, _measures))
