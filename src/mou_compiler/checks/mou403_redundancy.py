"""Redundancy: a measure wherever which others apply with an equal or stronger effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mou_compiler.checks.check import Check
from mou_compiler.checks.grouping import to_date
from mou_compiler.checks.pairs import prefixes
from mou_compiler.checks.view import View
from mou_compiler.checks.wording import joined, measure_named
from mou_compiler.findings.finding import Finding, Related, Severity
from mou_compiler.meaning.boxes import Box, Witness
from mou_compiler.meaning.covering import Cover, smallest_cover
from mou_compiler.meaning.rule import FORCE_STRENGTH, Duration, Effect, Rule
from mou_compiler.words import Text

CHECK = Check(
    code="MOU403",
    name="redundancy",
    severity=Severity.WARNING,
    what=Text(
        "Another measure, or several together, apply wherever this one does, with an equal or stronger effect on the same or a wider act: the measure changes nothing.",
        "另一项措施（或几项合起来）在本措施适用的一切情形下均适用，对相同或更宽的行为具有同等或更强的效果：本措施不起作用。",
    ),
    why=Text(
        "A rule that changes nothing misleads whoever amends the one that does the work (grammar/meaning.md, Redundancy).",
        "不起作用的规则会误导日后修改者（见 grammar/meaning.md「冗余」）。",
    ),
    fix=Text(
        "remove it, or say what it adds",
        "删去，或写明它增加了什么",
    ),
    failing="""
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
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { restrict travel.rail.first-class }
}
""",
    passing="""
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
    search = _Search(view)
    for rule in view.rules.rules.values():
        region = view.rules.region(rule)
        if not region or not rule.effects:
            continue
        others: set[str] = set()
        for effect in rule.effects:
            cover = search.cover(rule, effect, region)
            if cover is None:
                break
            others.update(cover)
        else:
            yield _finding(view, rule, sorted(others))


def _finding(view: View, rule: Rule, others: list[str]) -> Finding:
    measure = view.corpus.measures[rule.id]
    name = measure_named(measure)
    names = joined(Text(f"`{other}`", f"「{other}」") for other in others)
    together = " together" if len(others) > 1 else ""
    start = min(box.start for box in view.rules.region(rule))
    return CHECK.finding(
        Text(
            f"{name.en} changes nothing: wherever it applies, {names.en}{together} do as much or more",
            f"{name.zh}不起作用：凡其适用之处，{names.zh}具有同等或更强的效果",
        ),
        measure.place,
        related=[
            Related(measure_named(view.corpus.measures[id_]), view.corpus.measures[id_].place)
            for id_ in others
        ],
        measures=(rule.id, *others),
        since=to_date(start),
    )


class _Search:
    """Finds, for an effect of a rule, the rules with as strong an effect on the same or a wider act."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.by_key: dict[tuple[str, int], list[tuple[Rule, Effect]]] = {}
        for rule in view.rules.rules.values():
            for effect in rule.effects:
                for held in {box.held for box in rule.boxes}:
                    self.by_key.setdefault((effect.act, held), []).append((rule, effect))
        self._covered = cache(self._cover_boxes)

    def cover(self, rule: Rule, effect: Effect, region: tuple[Box, ...]) -> tuple[str, ...] | None:
        """Return a smallest set of other rules that does as much wherever the rule applies."""

        def candidates(open_: Witness) -> Iterator[Cover]:
            told: set[str] = set()
            for held in _subsets(open_.held):
                for act in prefixes(effect.act):
                    for other, other_effect in self.by_key.get((act, held), ()):
                        if other.id in told or not self._as_strong(rule, effect, other, other_effect):
                            continue
                        told.add(other.id)
                        yield Cover(other.id, self._covered(rule.enforcers, other.id))

        return smallest_cover(self.view.rules.world, region, candidates)

    def _as_strong(self, rule: Rule, effect: Effect, other: Rule, other_effect: Effect) -> bool:
        """Tell whether another effect does as much. Of two that do the same, the later one is the redundant."""
        if other.id == rule.id or not _at_least(effect, other_effect):
            return False
        if FORCE_STRENGTH[other.force] < FORCE_STRENGTH[rule.force] or not _as_long(rule.term, other.term):
            return False
        same = (
            _at_least(other_effect, effect) and other.force == rule.force and _as_long(other.term, rule.term)
        )
        return not same or other_effect.act != effect.act or self._age(other) < self._age(rule)

    def _age(self, rule: Rule) -> tuple[int, str]:
        return (min((box.start for box in rule.boxes), default=0), rule.id)

    def _cover_boxes(self, enforcers: tuple[object, ...], other: str) -> tuple[Box, ...]:
        """Return where a rule applies on days on which all these bodies, or more, carry it out."""
        view = self.view
        rule = view.rules.rules[other]
        ids = [getattr(enforcer, "id", "") for enforcer in enforcers]
        theirs = [enforcer.id for enforcer in rule.enforcers]
        region = view.rules.region(rule)
        if set(ids) <= set(theirs):
            return region
        cuts = sorted(
            {item.days.start for id_ in (*ids, *theirs) for item in view.enforcers.acting(id_)}
            | {item.days.end for id_ in (*ids, *theirs) for item in view.enforcers.acting(id_)}
        )
        found = []
        for start, end in pairwise(cuts):
            mine = {body for id_ in ids for body in view.enforcers.bodies(id_, start)}
            yours = {body for id_ in theirs for body in view.enforcers.bodies(id_, start)}
            if mine <= yours:
                found += [
                    box._replace(start=max(box.start, start), end=min(box.end, end))
                    for box in region
                    if max(box.start, start) < min(box.end, end)
                ]
        return tuple(found)


def _subsets(mask: int) -> Iterator[int]:
    """Yield every subset of a mask."""
    subset = mask
    while True:
        yield subset
        if subset == 0:
            return
        subset = (subset - 1) & mask


def _at_least(effect: Effect, other: Effect) -> bool:
    """Tell whether another modality is of the same side and as strong; the neutral ones only equal themselves."""
    if effect.side == "neutral" or effect.modality == other.modality == "cap":
        return effect.modality == other.modality and effect.cap == other.cap != "unknown"
    return effect.side == other.side and other.strength >= effect.strength


def _as_long(term: Duration | None, other: Duration | None) -> bool:
    """Tell whether another term lasts as long; terms that cannot be compared do not."""
    if term == other:
        return term is None or term.kind not in ("unknown", "unspecified")
    if term is None or other is None:
        return False
    comparable = term.kind == other.kind == "fixed" and term.unit == other.unit and term.start == other.start
    return comparable and other.least >= term.least
