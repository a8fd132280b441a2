"""Orphan of trigger: a measure whose list has ended, lost its rule, or never had a ground of entry."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.exactness import days_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    counted,
    document_named,
    ending,
    measure_in,
    measure_named,
    named,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, alone, in_order, related, throughout, together
from mou_compiler.corpus.schema.declarations import Escalation, List, ListRule, Measure
from mou_compiler.corpus.schema.values import Basis, Citation, NoBasis, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity, Shared
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.cover import span, uncovered
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
law tax-law "Tax law" "税法" { rank law }
act finance.loan "Loan" "贷款"
"""

CHECK = Check(
    code="MOU301",
    name="orphan-trigger",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "signed", "trigger"}),
    severity=Severity.ERROR,
    what=Text(
        "A measure is set off by a list that nobody can be put on: it has ended, every rule that gave it grounds "
        "of entry has ended, or it never had any; or the measure has no trigger at all.",
        "措施所依的名单已无从列入：名单已终止，规定列入情形的文件均已失效，或从未规定列入情形；或措施没有触发条件。",
    ),
    why=Text(
        "The consequence can be carried out on no ground that anyone can check (grammar/meaning.md, Orphans).",
        "该后果缺乏任何可供核对的前提（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "state the grounds of entry (`entry`), or the rule that defines the list (`defined by`), or end the measure",
        "写明列入情形（「列入」）或据以设立名单的规定（「据以设立」），或终止该措施",
    ),
    failing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" { kind blacklist; keeper STA }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist; keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Tax paid" "缴清税款" { kind fulfilment }
}
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
)


def _silent(view: View, document: str) -> Iterator[Finding]:
    """Yield a finding for each measure of a document without trigger."""
    for measure in view.corpus.documents[document].measures:
        days = view.timeline.measure_days(measure)
        if days and not view.norms.trigger(measure) and not view.norms.unread(measure, "trigger"):
            yield CHECK.finding(
                Text(
                    f"{measure_in(view, measure).en} says nothing about what sets it off",
                    f"{measure_in(view, measure).zh}未写明触发条件",
                ),
                measure.place,
                Text("write `on LIST`", "请写「触发 名单」"),
                cause=Cause.of("no-trigger", measure=measure.id),
                shared=_silent_too(view, measure),
                **alone(throughout(view, measure)),
            )


def _silent_too(view: View, measure: Measure) -> Shared:
    document = document_named(view, measure.document)
    said = Text(
        f"{{measures}} measures of {document.en} say nothing about what sets them off",
        f"{document.zh}有{{measures}}项措施未写明触发条件",
    )
    return Shared((measure.document,), measure_named(measure), said)


def enterable(view: View, list_: List, *, known: bool = False) -> list[Days]:
    """Return the stretches of days on which some rule gives the list grounds of entry, or ones that are known."""
    found: list[Days] = []
    for part in _with_parts(view, list_.id):
        rules = view.list_rules.of(part)
        found += [item.days for item in rules if item.rule.entries]
        found += [item.days.before(_defined_until(view, item.rule, known=known)) for item in rules]
        alive = days_of(view.corpus.lists[part].existed)
        found += [days.meet(alive) for days in view.sum_up(_led_to).get(part, ())]
    return sorted(days for days in found if days)


def _with_parts(view: View, list_: str) -> list[str]:
    """Return a list and its sub-lists, over any number of steps."""
    parts = view.sum_up(_parts)
    found = {list_}
    waiting = [list_]
    for wider in waiting:
        for part in parts.get(wider, ()):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return waiting


def _parts(view: View) -> dict[str, list[str]]:
    """Return the lists that say of themselves that they are part of each list, in order of id."""
    found: dict[str, list[str]] = {}
    for list_ in view.corpus.lists.values():
        if list_.parent is not None:
            found.setdefault(list_.parent.id, []).append(list_.id)
    return found


def _led_to_in(view: View, document: str) -> tuple[tuple[str, Days], ...]:
    measures = view.corpus.documents[document].measures
    return tuple(
        (ref.id, days)
        for measure in measures
        for ref in measure.leads_to
        for days in view.timeline.stretches(measure)
    )


def _led_to(view: View) -> dict[str, list[Days]]:
    """Return for each list the days on which measures and escalations lead to it."""
    found: dict[str, list[Days]] = {}
    for document in view.corpus.documents:
        for list_, led in view.ask(_led_to_in, document):
            found.setdefault(list_, []).append(led)
    for escalation, days in _escalations(view):
        for ref in escalation.leads_to:
            found.setdefault(ref.id, []).append(days)
    return found


def _escalations(view: View) -> Iterator[tuple[Escalation, Days]]:
    """Yield every escalation with the days of its document, all days where it stands in none."""
    inside = set()
    for document in view.corpus.documents.values():
        for escalation in document.escalations:
            inside.add(escalation.id)
            yield from ((escalation, days) for days in view.timeline.document_stretches(document))
    for escalation in view.corpus.escalations.values():
        if escalation.id not in inside:
            yield escalation, ALL_DAYS


def _defined_until(view: View, rule: ListRule, *, known: bool = False) -> int:
    """Return the day on which the last of the texts that define a list, or of those known, ends; always for none."""
    return max((_ends(view, basis, known=known) for basis in rule.defined_by), default=ALWAYS)


def _ends(view: View, basis: Basis, *, known: bool) -> int:
    if isinstance(basis, NoBasis) or (known and isinstance(basis, Unknown)):
        return ALWAYS
    source = basis.source.id if isinstance(basis, Citation) else ""
    document, law = view.corpus.documents.get(source), view.corpus.laws.get(source)
    if document is not None:
        return view.timeline.lasting_days(document).end
    return FOREVER if law is None else view.timeline.law_days(law).end


def _without(view: View, list_: str, grounds: list[Days], within: list[Days] | None = None) -> list[Affected]:
    """Return the measures that a list sets off on days without grounds, of those in some stretches where named."""
    lacking = (
        (id_, [part for days in view.timeline.stretches_of(id_) for part in uncovered(days, grounds)])
        for id_ in view.set_off_by(list_)
    )
    return in_order(
        item
        for id_, days in lacking
        for item in affects(view.corpus.measures[id_], days if within is None else _inside(days, within))
    )


def _inside(days: list[Days], stretches: list[Days]) -> list[Days]:
    return [shared for one in days for other in stretches if (shared := one.meet(other))]


_NOBODY_KNOWS = Text(
    "which texts define {findings} lists is not known, and {measures} measures rest on them",
    "界定{findings}份名单的文本不详，而有{measures}项措施以其为触发条件",
)


def _undefined(view: View, list_: List, grounds: list[Days]) -> Iterator[Finding]:
    """Yield a note on a list whose only grounds are those of a text that is not known."""
    resting = _without(view, list_.id, enterable(view, list_, known=True), grounds)
    if resting:
        name, many = named(list_, list_.id), len(resting)
        yield CHECK.finding(
            Text(
                f"which text defines {name.en} is not known, and {counted(many)} rest{ending(many)} on it",
                f"界定{name.zh}的文本不详，而有{many}项措施以其为触发条件",
            ),
            list_.place,
            Text("find the text and cite it with `defined by`", "查明该文本并以「据以设立」引用"),
            cause=Cause.of("definition-not-known", list=list_.id),
            severity=Severity.INFO,
            related=related(resting),
            shared=Shared((), name, _NOBODY_KNOWS),
            **together(resting),
        )


_NOT_READ = Text(
    "the copies read do not show who is put on {findings} lists, on which {measures} measures rest",
    "所读文本未载明何者列入{findings}份名单，而有{measures}项措施以其为触发条件",
)


def _orphans(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for a list that measures outlive."""
    list_ = view.corpus.lists.get(id_)
    if list_ is None:
        return
    grounds = enterable(view, list_)
    lost = _without(view, id_, grounds)
    yield from _undefined(view, list_, grounds)
    if not lost:
        return
    name = named(list_, list_.id)
    count = len(lost)
    if not grounds:
        message = Text(
            f"nobody can be put on {name.en}: it has no grounds of entry, and {counted(count)} rest{ending(count)} on it",
            f"{name.zh}没有列入情形，却有{count}项措施以其为触发条件",
        )
    else:
        when = days_as_written(view, span(days for item in lost for days in item.days))
        message = Text(
            f"{when.en} no rule in force says who is put on {name.en}, and {counted(count)} still rest{ending(count)} on it",
            f"{when.zh}，没有有效规定载明何者列入{name.zh}，却仍有{count}项措施以其为触发条件",
        )
    # Of a list whose rules were not read in full, the grounds may stand in what was not read.
    partly_read = any(item.rule.not_known for item in view.list_rules.of(list_.id))
    if partly_read:
        message = Text(
            f"the copy read does not show who is put on {name.en}, on which {counted(count)} rest{ending(count)}",
            f"所读文本未载明何者列入{name.zh}，而有{count}项措施以其为触发条件",
        )
    yield CHECK.finding(
        message,
        list_.place,
        cause=Cause.of("grounds-not-known", list=list_.id)
        if partly_read
        else Cause.of("grounds-ended" if grounds else "no-grounds", list=list_.id),
        severity=Severity.INFO if partly_read else Severity.ERROR,
        related=related(lost),
        shared=Shared((), name, _NOT_READ) if partly_read else None,
        **together(lost),
    )


PARTS = (Part(documents, _silent), Part(lambda view: view.setting_off, _orphans))
