"""Shadowing: a measure that others override in every situation in which it would apply."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, measure_named, numbered_in
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import at_times
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.meaning.covering import Cover, smallest_cover
from mou_compiler.meaning.region import meet_all, stretches
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
    code="MOU404",
    name="shadowing",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "In every situation in which the measure would apply, another overrides it, or several do together: it never has an effect. The smallest set that blocks it is named.",
        "在本措施本应适用的一切情形下，均有其他措施（或几项合起来）优先于它：它从不生效。报告指出阻断它的最小集合。",
    ),
    why=Text(
        "Who drafts or reads it believes in a rule that never acts (grammar/meaning.md, Shadowing; Al-Shaer and Hamed 2004).",
        "起草者和读者会误信一条从不起作用的规则（见 grammar/meaning.md「遮蔽」；Al-Shaer、Hamed 2004）。",
    ),
    fix=Text(
        "narrow what overrides it, or remove it",
        "缩小优先于它的措施，或删去它",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { inspect travel.rail; when fares < 100元; overrides 1 }
    measure 3 { inspect travel.rail; when fares >= 100元; overrides 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { inspect travel.rail; when fares < 100元; overrides 1 }
    measure 3 { inspect travel.rail; when fares > 100元; overrides 1 }
}
""",
)


def _shadowed(view: View, document: str) -> Iterator[Finding]:
    """Yield one finding for each measure of a document that never gets to act, with a smallest set that blocks it."""
    rules = view.rules
    for measure in view.corpus.documents[document].measures:
        rule = rules.rules[measure.id]
        if not rule.overriders or not rule.boxes or rules.region(rule):
            continue
        blockers = rules.overriders(rule)
        # A rule whose effect differs is tried first, so that it is named wherever a smallest set can hold it.
        blockers.sort(key=lambda other: (other.effects == rule.effects, other.id))
        covers = [Cover(other.id, rules.region(other)) for other in blockers]
        found = smallest_cover(rules.world, rule.boxes, lambda _, covers=covers: covers)  # type: ignore[misc]
        if found is not None:
            yield _finding(view, rule, found)


def _finding(view: View, rule: Rule, blocking: tuple[str, ...]) -> Finding:
    measures = view.corpus.measures
    measure = measures[rule.id]
    names = joined(numbered_in(view, measures[id_]) for id_ in blocking)
    name = numbered_in(view, measure)
    override = "together override" if len(blocking) > 1 else "overrides"
    different = [id_ for id_ in blocking if view.rules.rules[id_].effects != rule.effects]
    if not different:
        different = [
            other.id
            for other in view.rules.overriders(rule)
            if other.effects != rule.effects
            and meet_all(view.rules.world, rule.boxes, view.rules.region(other))
        ][:1]
    does = f"; {numbered_in(view, measures[different[0]]).en} does something else there" if different else ""
    does = ", and does something else" if tuple(different) == blocking else does
    does_zh = f"，其中{numbered_in(view, measures[different[0]]).zh}的效果与之不同" if different else ""
    parties = [*blocking, *(id_ for id_ in different if id_ not in blocking)]
    return CHECK.finding(
        Text(
            f"{name.en} never acts: wherever it would, {names.en} {override} it{does}",
            f"{name.zh}从不生效：凡其本应适用之处，{names.zh}均优先于它{does_zh}",
        ),
        measure.place,
        cause=Cause.of("shadowing", measure=rule.id, by=tuple(sorted(blocking))),
        related=[Related(measure_named(measures[id_]), measures[id_].place) for id_ in parties],
        measures=(rule.id, *parties),
        **at_times(stretches(rule.boxes), (rule.id, *parties)),
    )


PARTS = (Part(documents, _shadowed),)
