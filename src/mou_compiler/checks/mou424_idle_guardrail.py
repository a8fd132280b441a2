"""Idle guardrail: one that nothing could ever go beyond, since it speaks of nothing that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.guarding import Idle, idleness
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import act_named, joined, named
from mou_compiler.checking.check import Check, Part
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
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; for 2 years; basis tax-law art 1 }
}
"""

CHECK = Check(
    code="MOU424",
    name="idle-guardrail",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A guardrail can never be gone beyond, since it speaks of nothing that there is: it asks for nothing, no situation "
        "is one of its own, no measure touches its acts or is set off by its lists, or none comes under it.",
        "底线不可能被逾越，因其所指并不存在：未提出任何要求，没有符合的情形，没有措施涉及其行为或由其名单触发，"
        "或没有措施受其约束。",
    ),
    why=Text(
        "What looks like a guarantee guarantees nothing; a name may be misspelt (grammar/meaning.md, Guardrails).",
        "看似保障，实则没有保障任何事；名称可能写错（见 grammar/meaning.md「底线」）。",
    ),
    fix=Text(
        "name what is meant, or remove the guardrail",
        "写明所指之物，或删去该底线",
    ),
    failing=_GIVEN
    + """
act finance.lone "Lone" "贷欵"
guardrail loans { never prohibit; acts finance.lone }
""",
    passing=_GIVEN
    + """
guardrail loans { never prohibit; acts finance.loan; in force from 2020-01-01 }
""",
)


def _guardrails(view: View) -> Iterable[str]:
    return view.corpus.guardrails


def _idle(view: View, id_: str) -> Iterator[Finding]:
    """Yield why nothing can go beyond a guardrail, if that is so."""
    found = idleness(view, id_)
    if found is None:
        return
    guardrail = view.corpus.guardrails[id_]
    name, why = named(guardrail, id_), _why(view, found)
    yield CHECK.finding(
        Text(f"nothing can go beyond {name.en}: {why.en}", f"底线{name.zh}不可能被逾越：{why.zh}"),
        guardrail.place,
        cause=Cause.of("idle-guardrail", guardrail=id_, why=found.why, names=found.names),
        severity=Severity.WARNING if found.why in ("nothing", "nowhere") else Severity.INFO,
    )


def _why(view: View, found: Idle) -> Text:
    if found.why == "acts":
        acts = joined(act_named(view, id_) for id_ in found.names)
        return Text(f"no measure touches {acts.en}", f"没有措施涉及{acts.zh}")
    if found.why == "lists":
        lists = joined(named(view.corpus.lists.get(id_), id_) for id_ in found.names)
        return Text(f"no measure is set off by {lists.en}", f"没有措施由{lists.zh}触发")
    return _WHY[found.why]


_WHY = {
    "nothing": Text("it asks for nothing", "它未提出任何要求"),
    "nowhere": Text("no situation is one of which it speaks", "没有任何情形为其所指"),
    "none": Text("no measure that it binds is one of which it speaks", "受其约束的措施均非其所指"),
}

PARTS = (Part(_guardrails, _idle),)
