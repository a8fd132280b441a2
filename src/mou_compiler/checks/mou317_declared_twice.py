"""Declared twice: one text under two ids, or a measure that says all that another does, what is unknown included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import counted, document_named, ending, measure_in, named
from mou_compiler.checking.check import Check, Part, documents, whole
from mou_compiler.checking.grouping import Affected, in_order, related, together
from mou_compiler.corpus.schema.declarations import Document, Law, Measure
from mou_compiler.corpus.schema.values import Day, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.spelling import condition_text, term_text
from mou_compiler.interpret.timeline import ordinal
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.source.order import counting
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
    number "税总发〔2015〕1号"
    signed 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
"""

CHECK = Check(
    code="MOU317",
    name="declared-twice",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Two laws or documents have one number, and nothing tells them apart; or a measure says all that another one says, and what is not known of the one is not known of the other.",
        "两份法律或文件使用同一文号而无从区分；或一项措施与另一项所载完全相同，不详之处亦同。",
    ),
    why=Text(
        "What is declared twice is counted twice, and is mended in one place only (grammar/meaning.md, Declared twice).",
        "重复声明者被重复计算，修改时又只改一处（见 grammar/meaning.md「重复声明」）。",
    ),
    fix=Text("leave one of them out, or write what tells them apart", "删去其一，或写明二者的区别"),
    failing=_GIVEN
    + """
instrument rule-2 "Rule" "规定" { number "税总发(2015)1号"; signed 2015-01-01; in force from 2015-02-01 }
""",
    passing=_GIVEN
    + """
instrument rule-2 "Rule" "规定" { number "税总发〔2015〕2号"; signed 2015-01-01; in force from 2015-02-01 }
""",
)


def _same_number(view: View, _: AsOf) -> Iterator[Finding]:
    """Yield each text whose number another has that was declared before it, where nothing tells them apart."""
    groups: dict[str, list[Law | Document]] = defaultdict(list)
    texts: list[Law | Document] = [*view.corpus.laws.values(), *view.corpus.documents.values()]
    for text in texts:
        if isinstance(text.number, str) and text.number.strip():
            groups[_bare(text.number)].append(text)
    for group in groups.values():
        for place, text in enumerate(ordered := sorted(group, key=_age)):
            first = next((one for one in ordered[:place] if not _apart(one, text)), None)
            if first is not None:
                yield _twice(first, text)


_BRACKETS = str.maketrans(dict.fromkeys("（〔［【[{〈<", "(") | dict.fromkeys("）〕］】]}〉>", ")"))


def _bare(number: str) -> str:
    """Return the form by which numbers of texts are compared: brackets of one kind, and no blanks."""
    return "".join(normalize("NFC", number).translate(_BRACKETS).split())


def _age(text: Law | Document) -> tuple[int, bool, str]:
    """Return the key by which the first of several texts comes first: its day, then documents, then its id."""
    return (ordinal(_signed(text)) or 0, isinstance(text, Law), text.id)


def _never_one(one: Day, other: Day) -> bool:
    """Tell whether two days, each perhaps known to the month or year only, cannot be the same."""
    return one.last < other.first or other.last < one.first


def _signed(text: Law | Document) -> Day | Unknown | None:
    return text.adopted if isinstance(text, Law) else text.signed


def _apart(one: Law | Document, other: Law | Document) -> bool:
    """Tell whether two texts are said to be two: by who made them, by their days, or since one changes the other."""
    issuers = [{ref.id for ref in text.issuers} for text in (one, other)]
    if all(issuers) and not issuers[0] & issuers[1]:
        return True
    mine, theirs = _signed(one), _signed(other)
    if isinstance(mine, Day) and isinstance(theirs, Day) and _never_one(mine, theirs):
        return True
    return other.id in _changed(one) or one.id in _changed(other)


def _changed(text: Law | Document) -> set[str]:
    if isinstance(text, Law):
        return {text.repealed.id} if text.repealed is not None else set()
    return {ref.id for ref in (*text.amends, *text.replaces_documents)}


def _twice(first: Law | Document, text: Law | Document) -> Finding:
    name, of = named(text, text.id), named(first, first.id)
    return CHECK.finding(
        Text(
            f"two texts called {name.en} have one number, and nothing tells them apart"
            if name.en == of.en
            else f"{name.en} has the number of {of.en}, and nothing tells them apart",
            f"两份名为{name.zh}的文件文号相同，而无从区分"
            if name.zh == of.zh
            else f"{name.zh}与{of.zh}文号相同，而无从区分",
        ),
        text.place,
        cause=Cause.of("number-twice", text=text.id, of=first.id),
        related=[Related(of, first.place)],
    )


class _Saying(NamedTuple):
    """What a measure says of which something is not known, and when: equal for those that say the same."""

    said: tuple[object, ...]
    measure: str
    days: tuple[Days, ...]

    def shared(self, other: _Saying) -> tuple[Days, ...]:
        """Return the days on which another measure is in force too."""
        return merged(one.meet(days) for one in self.days for days in other.days)


def _uncertain(view: View, id_: str) -> Iterator[_Saying]:
    """Yield what those measures of a document say of which something is not known."""
    for measure in view.corpus.documents[id_].measures:
        days = view.timeline.stretches(measure)
        rule = view.rules.rules[measure.id]
        if days and rule.effects and _in_part_unknown(view, measure):
            yield _Saying(_said(view, measure), measure.id, days)


def _in_part_unknown(view: View, measure: Measure) -> bool:
    """Tell whether something is not known of a measure that keeps it from being compared with others."""
    rule = view.rules.rules[measure.id]
    return (
        view.norms.enforcement_unknown(measure) is not None
        or view.norms.enforcement_open(measure)
        or (rule.term is not None and rule.term.kind in ("unknown", "unspecified"))
        or any(effect.cap == "unknown" for effect in rule.effects)
    )


def _said(view: View, measure: Measure) -> tuple[object, ...]:
    """Return all that a measure says, as data: conditions as text, in which order says nothing."""
    rule, norms = view.rules.rules[measure.id], view.norms
    leaves = [
        (
            "" if item.when is None else condition_text(item.when),
            item.permission.id if item.permission else "",
        )
        for item in measure.exceptions
    ]
    targets = {
        (target.relation.id if target.relation else "", ref.id)
        for target in norms.targets(measure)
        for ref in target.subjects
    }
    return (
        rule.trigger,
        tuple(sorted({condition_text(item) for item in norms.when(measure)})),
        tuple(sorted(leaves)),
        tuple(sorted(targets)),
        tuple(sorted(set(norms.territories(measure)))),
        tuple(sorted(set(rule.effects))),
        tuple(sorted({(item.id, item.part) for item in rule.enforcers})),
        norms.enforcement_unknown(measure) is not None,
        norms.enforcement_open(measure),
        rule.force,
        rule.term,
        term_text(measure.within or norms.document(measure).within),
        tuple(ref.id for ref in measure.approval),
        tuple(sorted({ref.id for ref in measure.leads_to})),
        tuple(sorted({ref.id for ref in measure.overrides})),
    )


def _tell_copies(view: View, sayings: Sequence[_Saying], _: AsOf) -> Iterator[Finding]:
    """Yield the measures of each document that are copies of those of another, or of others of its own."""
    groups: dict[tuple[object, ...], list[_Saying]] = defaultdict(list)
    for saying in sayings:
        groups[saying.said].append(saying)
    copies: dict[tuple[str, str], list[tuple[Affected, str]]] = defaultdict(list)
    for group in groups.values():
        ordered = sorted(group, key=lambda item: (item.days[0].start, *_order(view, item.measure)))
        for place, item in enumerate(ordered):
            first = next((one for one in ordered[:place] if one.shared(item)), None)
            if first is not None:
                measure, of = view.corpus.measures[item.measure], view.corpus.measures[first.measure]
                affected = Affected(measure, first.shared(item))
                copies[measure.document, of.document].append((affected, of.id))
    for (document, source), found in sorted(copies.items()):
        yield _copies(view, document, source, found)


def _order(view: View, id_: str) -> tuple[object, ...]:
    measure = view.corpus.measures[id_]
    signed = ordinal(view.corpus.documents[measure.document].signed)
    return (signed or 0, measure.document, counting(id_))


def _copies(view: View, document: str, of: str, found: Iterable[tuple[Affected, str]]) -> Finding:
    firsts = {affected.measure.id: first for affected, first in found}
    affected = in_order(item for item, _ in found)
    first, many = affected[0].measure, len(affected)
    original = view.corpus.measures[firsts[first.id]]
    source = document_named(view, of)
    if many == 1:
        who, what = measure_in(view, first), measure_in(view, original)
    else:
        name = document_named(view, document)
        who = Text(f"{counted(many)} of {name.en}", f"{name.zh}有{many}项措施")
        what = Text(f"measures of {source.en}", f"{source.zh}的措施")
        if document == of:
            what = Text("others of it", "该文件其他措施")
    return CHECK.finding(
        Text(
            f"{who.en} repeat{ending(many)} {what.en} word for word, down to what is not known",
            f"{who.zh}与{what.zh}逐项相同，不详之处亦同",
        ),
        first.place,
        Text(
            "leave the copy out, or read and write what is not known",
            "删去重复者，或查明并写出不详之处",
        ),
        cause=Cause.of("copy", document=document, of=of),
        related=[Related(measure_in(view, original), original.place), *related(affected[1:])],
        **together(affected),
    )


PARTS = (whole(_same_number), Part(documents, _uncertain, _tell_copies))
