"""Silent precedence: a rule wins by rank or by time over one that is narrower, and does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.collisions import Collision, collisions, first_on, witness_on
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    BOTH_APPLY,
    document_named,
    measure_named,
    numbered_in,
    shown,
    shown_by,
)
from mou_compiler.checking.check import Check, whole
from mou_compiler.checking.grouping import at_times
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.words import PRINCIPLES, Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
rank notice "Notice" "通知" { below law }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
attribute sick "On the way to hospital" "就医途中" { type flag }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
instrument rule-2 "Notice" "通知" {
    rank notice
    in force from 2017-05-01
    measure 1 { on misconduct; by CRC; grant travel.rail; when sick }
}
precedence china "China" "中国" { by rank }
"""

CHECK = Check(
    code="MOU411",
    name="silent-precedence",
    category=Category.RELATION,
    severity=Severity.INFO,
    what=Text(
        "Of two measures that collide, one wins by rank or as the later over one that speaks of fewer situations, without saying that it overrides it.",
        "两项措施冲突，一项依位阶或作为新法优先于适用范围更窄的另一项，而未载明「优先于」。",
    ),
    why=Text(
        "A narrower rule is often meant as an exception; nobody who reads it sees that it no longer counts (grammar/meaning.md, Silent precedence).",
        "范围较窄的规定往往意在设立例外；只读该规定者看不出其已不起作用（见 grammar/meaning.md「未载明的优先」）。",
    ),
    fix=Text(
        "write `overrides` in the one that is to win, or take the case out with an `exception`",
        "在应优先的措施中写「优先于」，或以「例外」排除该情形",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Statute" "法律" {
    rank law
    in force from 2016-05-01
    measure 1 { on misconduct; by CRC; prohibit travel.rail }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Statute" "法律" {
    rank law
    in force from 2016-05-01
    measure 1 { on misconduct; by CRC; prohibit travel.rail; overrides rule-2/1 }
}
""",
)

_SILENT = ("rank", "later")


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each pair of measures of which the narrower loses by rank or by time."""
    silent: dict[tuple[str, str], list[Collision]] = {}
    for collision in collisions(view):
        decision = collision.decision
        if decision is None or not decision.winner or decision.principle not in _SILENT:
            continue
        one, other = collision.pair.one, collision.pair.other
        winner, loser = (one, other) if decision.winner == one.id else (other, one)
        known = (winner.id, loser.id) in silent
        if known or view.precedence.narrower(winner, loser) == loser.id:
            silent.setdefault((winner.id, loser.id), []).append(collision)
    for (winner_id, loser_id), found in silent.items():
        yield _finding(view, found, winner_id, loser_id, as_of)


def _finding(view: View, found: list[Collision], winner: str, loser: str, as_of: AsOf) -> Finding:
    collision = first_on(found, as_of)
    assert collision.decision is not None  # asked only of such
    first, second = view.corpus.measures[winner], view.corpus.measures[loser]
    principle = collision.decision.principle
    witness = witness_on(view, collision, as_of)
    who, whom, word = numbered_in(view, first), numbered_in(view, second), PRINCIPLES.named(principle)
    by = Text("by rank" if principle == "rank" else "as the later", f"依「{word.zh}」")
    return CHECK.finding(
        Text(
            f"{who.en} wins {by.en} over {whom.en}, though the latter is narrower, and does not say so",
            f"{who.zh}{by.zh}优先于范围较窄的{whom.zh}，而未予载明",
        ),
        first.place,
        cause=Cause.of("silent-precedence", winner=winner, loser=loser, principle=principle),
        related=[Related(measure_named(second), second.place)],
        measures=(winner, loser),
        witness=shown(view, witness),
        situation=shown_by(view, witness, BOTH_APPLY),
        shared=Shared((first.document, second.document, principle), document_named(view, second.document)),
        **at_times(
            (days for item in found for days in item.stretches), (winner, loser), shown(view, witness)
        ),
    )


PARTS = (whole(_tell),)
