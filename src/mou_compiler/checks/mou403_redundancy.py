"""Redundancy: a measure wherever which others apply with an equal or stronger effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mou_compiler.analysis.pairs import extent, prefixes
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, measure_named
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import to_date
from mou_compiler.findings.finding import Finding, Related, Severity
from mou_compiler.meaning.boxes import Box, Witness, contains, everything, meet_all, subtract_all
from mou_compiler.meaning.covering import Cover, smallest_cover
from mou_compiler.meaning.rule import FORCE_STRENGTH, Duration, Effect, Rule
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
    search = _Search(view)
    for rule in view.rules.rules.values():
        region, measure = view.rules.region(rule), view.corpus.measures[rule.id]
        if not region or not rule.effects or measure.leads_to or view.norms.enforcement_open(measure):
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
    do = "together do" if len(others) > 1 else "does"
    days = extent(view.rules.region(rule))
    return CHECK.finding(
        Text(
            f"{name.en} changes nothing: wherever it applies, {names.en} {do} as much or more",
            f"{name.zh}不起作用：凡其适用之处，{names.zh}具有同等或更强的效果",
        ),
        measure.place,
        related=[
            Related(measure_named(view.corpus.measures[id_]), view.corpus.measures[id_].place)
            for id_ in others
        ],
        measures=(rule.id, *others),
        since=to_date(days.start),
        until=to_date(days.end),
    )


class _Search:
    """Finds, for an effect of a rule, the rules with as strong an effect on the same or a wider act."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.by_key: dict[tuple[str, int], dict[str, Rule]] = {}
        for rule in view.rules.rules.values():
            for effect in rule.effects:
                for held in {box.held for box in rule.boxes}:
                    self.by_key.setdefault((effect.act, held), {})[rule.id] = rule
        self._covered = cache(self._cover_boxes)
        self._first = cache(self._before)

    def cover(self, rule: Rule, effect: Effect, region: tuple[Box, ...]) -> tuple[str, ...] | None:
        """Return a smallest set of other rules that does as much wherever the rule applies."""
        world = self.view.rules.world

        def candidates(open_: Witness) -> Iterator[Cover]:
            told: set[str] = set()
            for other in self._rivals(rule, effect, open_.held):
                # Asked first, since it is soon told and most do not hold there.
                if other.id not in told and any(contains(world, box, open_) for box in other.boxes):
                    told.add(other.id)
                    yield Cover(other.id, self._doing_as_much(rule, effect, other))

        # Most rules have no rival on their lists; then no situation need be looked for.
        if not any(True for held in {box.held for box in region} for _ in self._rivals(rule, effect, held)):
            return None
        return smallest_cover(world, region, candidates)

    def _rivals(self, rule: Rule, effect: Effect, held: int) -> Iterator[Rule]:
        """Yield, some of them twice, the other rules on the same or a wider act that hold on some of these lists."""
        for lists in _subsets(held):
            for act in prefixes(effect.act):
                for other in self.by_key.get((act, lists), {}).values():
                    if other.id != rule.id:
                        yield other

    def _doing_as_much(self, rule: Rule, effect: Effect, other: Rule) -> tuple[Box, ...]:
        """Return where another rule does as much; of two equals only the one that comes first does."""
        as_strong = [item for item in other.effects if _as_much(rule, effect, other, item)]
        if not as_strong:
            return ()
        equals = all(_as_much(other, item, rule, effect) for item in as_strong)
        return self._covered(rule.id, other.id, equals and not self._first(other.id, rule.id))

    def _before(self, one_id: str, other_id: str) -> bool:
        """Tell which of two equals counts: the one that applies more widely, or else the older."""
        rules = self.view.rules
        one, other = rules.rules[one_id], rules.rules[other_id]
        mine, theirs = rules.region(one), rules.region(other)
        if mine != theirs:
            more = bool(subtract_all(rules.world, mine, theirs))
            fewer = bool(subtract_all(rules.world, theirs, mine))
            if more != fewer:
                return more
        return _age(one) < _age(other)

    def _cover_boxes(self, rule_id: str, other_id: str, unequal: bool) -> tuple[Box, ...]:
        """Return where another rule applies and all that carry the rule out, or more, carry it out.

        With `unequal` there must be more.
        """
        view = self.view
        other = view.rules.rules[other_id]
        region = view.rules.region(other)
        mine, theirs = (
            [enforcer.id for enforcer in item.enforcers] for item in (view.rules.rules[rule_id], other)
        )
        more = view.norms.enforcement_open(view.corpus.measures[other_id])
        if set(mine) <= set(theirs) and (more or not unequal):
            return region
        whole = everything(view.rules.world)
        shares = [
            whole._replace(territories=share.territories, start=share.days.start, end=share.days.end)
            for share in view.enforcers.shares(mine, theirs)
            if set(share.mine) <= set(share.theirs)
            and (more or not unequal or set(share.mine) != set(share.theirs))
        ]
        return tuple(meet_all(view.rules.world, region, shares))


def _age(rule: Rule) -> tuple[int, str]:
    return (min((box.start for box in rule.boxes), default=0), rule.id)


def _as_much(rule: Rule, effect: Effect, other: Rule, other_effect: Effect) -> bool:
    """Tell whether an effect of another rule does as much, whoever carries it out."""
    return (
        (effect.act == other_effect.act or effect.act.startswith(f"{other_effect.act}."))
        and _at_least(effect, other_effect)
        and FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]
        and _as_long(rule.term, other.term)
    )


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
    return comparable and other.least >= term.least and other.most >= term.most
