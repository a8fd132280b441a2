"""Redundancy: a measure wherever which others apply with an equal or stronger effect."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.redundancy import redundancies
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, measure_in, measure_named, numbered_in
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import at_times
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.meaning.region import stretches
from mou_compiler.meaning.rule import Rule
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
    code="MOU403",
    name="redundancy",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Another measure, or several together, apply wherever this one does, with an equal or stronger effect on the same or a wider act: the measure changes nothing. All measures told can be removed together.",
        "另一项措施（或几项合起来）在本措施适用的一切情形下均适用，对相同或更宽的行为具有同等或更强的效果：本措施不起作用。所列措施可以一并删去。",
    ),
    why=Text(
        "A rule that changes nothing misleads whoever amends the one that does the work (grammar/meaning.md, Redundancy).",
        "不起作用的规则会误导日后修改者（见 grammar/meaning.md「冗余」）。",
    ),
    fix=Text(
        "remove it, or say what it adds",
        "删去，或写明它增加了什么",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { restrict travel.rail.first-class }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { restrict travel.rail }
    measure 2 { prohibit travel.rail.first-class }
}
""",
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each measure that changes nothing, naming a smallest set that makes it so."""
    for rule, others in redundancies(view):
        yield _finding(view, rule, others)


def _finding(view: View, rule: Rule, others: tuple[str, ...]) -> Finding:
    measure = view.corpus.measures[rule.id]
    name = numbered_in(view, measure)
    names = joined(numbered_in(view, view.corpus.measures[other]) for other in others)
    do = "together do" if len(others) > 1 else "does"
    return CHECK.finding(
        Text(
            f"{name.en} changes nothing: wherever it applies, {names.en} {do} as much or more",
            f"{name.zh}不起作用：凡其适用之处，{names.zh}具有同等或更强的效果",
        ),
        measure.place,
        cause=Cause.of("redundancy", measure=rule.id, beside=tuple(sorted(others))),
        shared=Shared(tuple(sorted(others)), measure_in(view, measure)),
        related=[
            Related(measure_named(view.corpus.measures[id_]), view.corpus.measures[id_].place)
            for id_ in others
        ],
        measures=(rule.id, *others),
        **at_times(stretches(view.rules.region(rule)), (rule.id, *others)),
    )
