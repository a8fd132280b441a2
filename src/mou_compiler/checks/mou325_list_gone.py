"""List gone: a measure or an escalation leads to a list on days on which there is no such list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.escalating import EscalationIn, days_of_escalation, leading_escalations
from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import counted, day_text, ending, measure_in, named
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, at_times, in_order, related, to_date, together
from mou_compiler.corpus.schema.declarations import Escalation, List, Measure
from mou_compiler.corpus.schema.values import Day
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
list evaders "Tax evaders" "偷税名单" { kind blacklist; keeper STA; entry 1 { basis none } }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on evaders; by STA; leads to barred }
}
"""

CHECK = Check(
    code="MOU325",
    name="list-gone",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "signed"}),
    severity=Severity.WARNING,
    what=Text(
        "A measure or an escalation leads to a list that is not there yet or any longer.",
        "措施或升级规则导致列入尚未设立或已终止的名单。",
    ),
    why=Text(
        "Whoever meets the condition is put on a list that nobody keeps: nothing follows from it, and nobody lets him off (grammar/meaning.md, List gone).",
        "符合条件者被列入无人管理的名单：由此既无后果，也无人将其移出（见 grammar/meaning.md「名单不存」）。",
    ),
    fix=Text(
        "lead to the list that has taken its place, or end the measure with the list",
        "改为导致列入接替的名单，或使该规则随名单一并终止",
    ),
    failing='list barred "Barred" "禁入名单" { kind blacklist; keeper STA; existed until 2018-03-01 }'
    + _GIVEN,
    passing='list barred "Barred" "禁入名单" { kind blacklist; keeper STA }' + _GIVEN,
)

_GONE, _NOT_YET = "gone", "not-yet"


class _Lead(NamedTuple):
    """A list that something leads to while it is not there, and on which days."""

    list: str
    why: str
    days: tuple[Days, ...]


def _absent(declared: List) -> Iterator[tuple[str, Days]]:
    """Yield the days before a list may be there, and those on which it surely is no longer."""
    begins = declared.existed.start if declared.existed is not None else None
    if isinstance(begins, Day):
        yield _NOT_YET, Days(ALWAYS, begins.first.toordinal())
    yield _GONE, Days(days_of(declared.existed).end, FOREVER)


def _leads(view: View, leading: Measure | Escalation, stretches: Iterable[Days]) -> Iterator[_Lead]:
    """Yield the lists that a measure or an escalation leads to on days on which these are not there."""
    # What has no first day of its own was never said to lead there early.
    dated = [days for days in stretches if days]
    early = bool(dated) and dated[0].start > ALWAYS
    for id_ in dict.fromkeys(ref.id for ref in leading.leads_to):
        declared = view.corpus.lists.get(id_)
        if declared is None or "existed" in declared.unread:
            continue
        for why, away in _absent(declared):
            days = tuple(filter(None, map(away.meet, dated)))
            if days and (early or why == _GONE):
                yield _Lead(id_, why, days)


def _by_measures(view: View, document: str) -> Iterator[tuple[tuple[str, str], Affected]]:
    """Yield the lists that are not there to which measures of a document lead, each with how and the measure."""
    for measure in view.corpus.documents[document].measures:
        for lead in _leads(view, measure, view.timeline.stretches(measure)) if measure.leads_to else ():
            for affected in affects(measure, lead.days):
                yield (lead.list, lead.why), affected


def _tell(view: View, found: Iterable[tuple[tuple[str, str], Affected]], _: AsOf) -> Iterator[Finding]:
    """Yield one finding for all measures that lead to a list before it is there, and for those that do behind its end."""
    groups: dict[tuple[str, str], list[Affected]] = {}
    for key, item in found:
        groups.setdefault(key, []).append(item)
    for (list_, why), items in sorted(groups.items()):
        affected = in_order(items)
        many = len(affected)
        who = measure_in(view, affected[0].measure) if many == 1 else Text(counted(many), f"{many}项措施")
        yield CHECK.finding(
            _said(view, list_, why, who, many),
            affected[0].measure.place,
            cause=Cause.of("led-to-gone" if why == _GONE else "led-to-not-yet", list=list_),
            related=related(affected[1:]),
            **together(affected),
        )


def _said(view: View, list_: str, why: str, who: Text, many: int) -> Text:
    """Return that a list is not there, and what leads to it all the same."""
    declared = view.corpus.lists[list_]
    name, away = named(declared, list_), dict(_absent(declared))[why]
    if why == _GONE:
        day = day_as_written(view, away.first)
        return Text(
            f"{name.en} has ended on {day.en}; {who.en} still lead{ending(many)} to it",
            f"{name.zh}已于{day.zh}终止，而{who.zh}仍导致列入该名单",
        )
    day = day_text(to_date(away.end))
    return Text(
        f"{name.en} is not there before {day.en}; {who.en} lead{ending(many)} to it before",
        f"{name.zh}在{day.zh}前尚未设立，而此前{who.zh}已导致列入该名单",
    )


def _by_escalation(view: View, unit: EscalationIn) -> Iterator[Finding]:
    """Yield each list that is not there to which an escalation leads."""
    stretches = days_of_escalation(view, view.corpus.documents.get(unit.document))
    id_ = unit.escalation
    escalation = view.corpus.escalations[id_]
    name = named(escalation, id_)
    who = Text(f"the escalation {name.en}", f"升级规则{name.zh}")
    for lead in _leads(view, escalation, stretches):
        yield CHECK.finding(
            _said(view, lead.list, lead.why, who, 1),
            escalation.place,
            cause=Cause.of(
                "escalation-to-gone" if lead.why == _GONE else "escalation-to-not-yet",
                list=lead.list,
                escalation=id_,
            ),
            **at_times(lead.days, ()),
        )


PARTS = (Part(documents, _by_measures, _tell), Part(leading_escalations, _by_escalation))
