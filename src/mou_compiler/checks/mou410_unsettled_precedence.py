"""Unsettled precedence: a declared principle that settles nothing, or two that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.collisions import Collision, collisions, first_on, witness_on
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    BOTH_APPLY,
    IT_APPLIES,
    measure_named,
    named,
    numbered_in,
    shown,
    shown_by,
)
from mou_compiler.checking.check import Check, whole
from mou_compiler.checking.grouping import at_times
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
"""

CHECK = Check(
    code="MOU410",
    name="unsettled-precedence",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A declared principle of precedence says nothing of any collision, or the later and the special measure are not the same one.",
        "所声明的优先原则对任何冲突均无所指，或新规定与特别规定并非同一项。",
    ),
    why=Text(
        "What looks like a rule of conflict is none (grammar/meaning.md, Precedence).",
        "看似冲突规则，实则不然（见 grammar/meaning.md「优先规则」）。",
    ),
    fix=Text(
        "declare the principle that decides, or settle the collision with `overrides`",
        "声明能够决定的原则，或以「优先于」解决该冲突",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { grant travel.rail }
}
precedence china "China" "中国" { by rank }
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
instrument rule-2 "Later" "新规定" { in force from 2019-01-01; on misconduct; by CRC; basis railway-law art 1; measure 1 { grant travel.rail } }
precedence china "China" "中国" { by later }
""",
)


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each principle that never decides, and each collision on which principles disagree."""
    speaking: set[str] = set()
    unsettled: dict[tuple[str, str], list[Collision]] = {}
    met = False
    for collision in collisions(view):
        met = True
        decision = collision.decision
        speaking.update(collision.said)
        if decision is not None and not decision.winner:
            parties = (collision.pair.one.id, collision.pair.other.id)
            unsettled.setdefault(parties, []).append(collision)
    for parties, found in unsettled.items():
        collision = first_on(found, as_of)
        assert collision.decision is not None  # such are left out
        principles = collision.decision.principle
        one, other = (view.corpus.measures[id_] for id_ in parties)
        witness = witness_on(view, collision, as_of)
        yield CHECK.finding(
            Text(
                f"the principles {principles} point different ways for {numbered_in(view, one).en} and {numbered_in(view, other).en}",
                f"各优先原则对{numbered_in(view, one).zh}与{numbered_in(view, other).zh}的指向不同",
            ),
            one.place,
            cause=Cause.of("unsettled", measures=parties),
            related=[Related(measure_named(other), other.place)],
            measures=(one.id, other.id),
            witness=shown(view, witness),
            situation=shown_by(view, witness, IT_APPLIES if one is other else BOTH_APPLY),
            **at_times((days for item in found for days in item.stretches), parties, shown(view, witness)),
        )
    for declared in view.corpus.precedences.values():
        idle = [name for name in declared.principles if name not in speaking]
        if met and idle:
            yield CHECK.finding(
                Text(
                    f"{named(declared, declared.id).en} declares {', '.join(idle)}, which settles none of the collisions of this corpus",
                    f"{named(declared, declared.id).zh}声明的原则未能解决本语料的任何冲突",
                ),
                declared.place,
                cause=Cause.of("idle-principles", precedence=declared.id, principles=tuple(idle)),
                severity=Severity.INFO,
            )


PARTS = (whole(_tell),)
