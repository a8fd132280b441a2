"""Faults among overrides: circles, and overrides between measures that never meet."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, measure_named, numbered_in
from mou_compiler.checking.check import Check
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.meaning.region import meet_all
from mou_compiler.meaning.rule import components
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
    code="MOU409",
    name="override-fault",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "Overrides that run in a circle, that a measure has over itself, or between measures that never apply together.",
        "「优先于」构成循环、指向自身，或存在于从不同时适用的措施之间。",
    ),
    why=Text(
        "In a circle nobody wins, and the overrides are left out of account; one that never meets its object settles nothing (grammar/meaning.md, Rules).",
        "循环之中无所谓优先，该等优先不予计入；从不相遇的优先解决不了任何问题（见 grammar/meaning.md「规则」）。",
    ),
    fix=Text(
        "remove the override, or mend the measure it names",
        "删去该优先，或修正其所指的措施",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; overrides 2 }
    measure 2 { inspect travel.rail; overrides 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail; overrides 2 }
    measure 2 { inspect travel.rail }
}
""",
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each circle, and one for each override that never has anything to do."""
    rules, measures = view.rules, view.corpus.measures
    edges = {
        measure.id: [ref.id for ref in measure.overrides if ref.id in measures]
        for measure in measures.values()
        if measure.overrides
    }
    for circle in components(edges):
        names = joined(numbered_in(view, measures[id_]) for id_ in circle)
        first, *others = circle
        yield CHECK.finding(
            Text(f"{names.en} override each other in a circle", f"{names.zh}循环优先")
            if others
            else Text(f"{names.en} overrides itself", f"{names.zh}优先于自身"),
            measures[first].place,
            cause=Cause.of("override-circle", measures=tuple(sorted(circle))),
            related=[Related(measure_named(measures[id_]), measures[id_].place) for id_ in others],
            measures=circle,
        )
    for id_, overridden in edges.items():
        for other in overridden:
            one, two = rules.rules[id_], rules.rules[other]
            if id_ == other or not one.boxes or not two.boxes or meet_all(rules.world, one.boxes, two.boxes):
                continue
            mine, yours = numbered_in(view, measures[id_]), numbered_in(view, measures[other])
            yield CHECK.finding(
                Text(
                    f"{mine.en} overrides {yours.en}, but the two never apply together",
                    f"{mine.zh}优先于{yours.zh}，但二者从不同时适用",
                ),
                measures[id_].place,
                cause=Cause.of("idle-override", measure=id_, other=other),
                severity=Severity.WARNING,
                related=[Related(measure_named(measures[other]), measures[other].place)],
                measures=(id_, other),
            )
