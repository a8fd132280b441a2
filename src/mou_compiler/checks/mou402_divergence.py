"""Divergence: the same trigger, act and enforcer with a different term, force, cap or modality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from mou_compiler.analysis.pairs import acts_touched, touching
from mou_compiler.analysis.redundancy import redundancies
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    BOTH_APPLY,
    act_named,
    measure_named,
    numbered_in,
    shown,
    shown_by,
)
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.grouping import to_date
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Stretch
from mou_compiler.interpret.spelling import term_text
from mou_compiler.meaning.boxes import Box, everything
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.region import extent, meet_all, on_day, smallest, stretches
from mou_compiler.meaning.rule import Effect, Rule
from mou_compiler.syntax.numerals import read_quantity, write_quantity
from mou_compiler.words import FORCES, MODALITIES, Text, Words

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
list misconduct "Misconduct" "失信旅客" {
    kind blacklist; keeper CRC; covers natural-person
    entry 1 "Smoking on a train" "在列车上吸烟" { basis railway-law art 2 }
    exit 1 "Removed on request" "经申请移出" { kind application }
}
instrument rule-1 "Rule 1" "规定一" {
    in force from 2018-05-01
    measure 1 { on misconduct; by CRC; prohibit travel.rail; for 180 days; basis railway-law art 1 }
}
"""

CHECK = Check(
    code="MOU402",
    name="divergence",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Two measures with the same trigger, the same act and the same enforcer apply in one situation, in which both "
        "reach the subject by the same way, but they differ in term, force, cap or modality of the same side. One that "
        "changes nothing beside the other is told as redundant, and not as different.",
        "两项措施的触发条件、行为和实施机关相同，在同一情形下以同一方式及于主体并同时适用，"
        "但期限、效力、限额或（同类）方式不同。其中一项相对另一项不起作用的，作为冗余指出，不再作为分歧。",
    ),
    why=Text(
        "The enforcer cannot tell which of the two to follow (grammar/meaning.md, Divergence).",
        "实施机关无从得知应当执行哪一项（见 grammar/meaning.md「分歧」）。",
    ),
    fix=Text(
        "let one `replaces` or `overrides` the other, or make them agree",
        "以「替代」或「优先于」指明何者有效，或使二者一致",
    ),
    failing=_GIVEN
    + """
instrument rule-2 "Rule 2" "规定二" {
    in force from 2019-01-01
    measure 1 { on misconduct; by CRC; prohibit travel.rail; for 1 year; basis railway-law art 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-2 "Rule 2" "规定二" {
    in force from 2019-01-01
    measure 1 { on misconduct; by CRC; prohibit travel.rail; for 1 year; basis railway-law art 1; replaces rule-1/1 }
}
""",
)

_Side = tuple[Rule, Effect]


class Difference(NamedTuple):
    """Two measures that are set off alike and differ on an act, and in what."""

    one: str
    other: str
    act: str
    difference: Text


def _differing(view: View, act: str) -> Iterator[Difference]:
    """Yield the differences between measures that touch an act."""
    alike: dict[tuple[str, str], list[_Side]] = {}
    for rule, effect in touching(view, act):
        if effect.side != "neutral":
            alike.setdefault((rule.trigger, effect.scale), []).append((rule, effect))
    for sides in alike.values():
        for one, other in combinations(sides, 2):
            difference = _difference(one, other)
            if difference is not None and one[0].id != other[0].id:
                yield Difference(one[0].id, other[0].id, act, difference)


def _tell(view: View, differences: Iterable[Difference], as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each two measures that diverge, with every act on which they do."""
    found: dict[tuple[str, str], dict[str, Text]] = {}
    for one, other, act, difference in differences:
        found.setdefault((one, other), {}).setdefault(act, difference)
    redundant = view.sum_up(_redundant) if found else frozenset()
    for (one, other), acts in found.items():
        if frozenset((one, other)) in redundant:
            continue  # whoever follows the one follows both
        if view.ask(_shared, one, other):
            yield view.ask(_finding, one, other, tuple(sorted(acts.items())), as_of)


def _redundant(view: View) -> frozenset[frozenset[str]]:
    """Return the pairs of which one measure is told to change nothing beside the other."""
    return frozenset(frozenset((rule.id, id_)) for rule, others in redundancies(view) for id_ in others)


def _difference(one: _Side, other: _Side) -> Text | None:
    """Return what differs, first by weight: modality, force, cap, term; None where nothing comparable does."""
    (rule, effect), (rule2, effect2) = one, other
    if effect.modality != effect2.modality:
        return _told(
            Text("modality", "方式"), *(_word(MODALITIES, one) for one in (effect.modality, effect2.modality))
        )
    if rule.force != rule2.force:
        return _told(Text("force", "效力"), *(_word(FORCES, one) for one in (rule.force, rule2.force)))
    if effect.cap != effect2.cap and "unknown" not in (effect.cap, effect2.cap):
        return _told(Text("cap", "限额"), _cap(effect.cap), _cap(effect2.cap))
    if rule.term != rule2.term and _stated(rule) and _stated(rule2):
        return _TERM
    return None


def _told(respect: Text, one: Text, other: Text) -> Text:
    """Return a respect in which two measures differ, with what each of them says."""
    if one == other:
        return respect
    return Text(f"{respect.en} ({one.en}, {other.en})", f"{respect.zh}（{one.zh}、{other.zh}）")


def _word(words: Words, name: str) -> Text:
    word = words.named(name)
    return Text(word.en, word.zh)


def _cap(cap: str) -> Text:
    if not cap:
        return Text("none", "无")
    quantity = read_quantity(cap)
    return Text(cap, write_quantity(quantity, "zh"))


_TERM = Text("term", "期限")


def _term(measure: Measure) -> Text:
    """Return how long a measure lasts, as it is written; empty where its document says it."""
    return Text(term_text(measure.term, "en"), term_text(measure.term, "zh"))


def _stated(rule: Rule) -> bool:
    return rule.term is not None and rule.term.kind != "unknown"


def _shared(view: View, one_id: str, other_id: str) -> tuple[Box, ...]:
    """Return boxes, none empty, in which both apply by the same relation, and one body enforces both."""
    rules = view.rules
    one, other = rules.rules[one_id], rules.rules[other_id]
    bodies = list(_same_enforcer(view, one, other))
    return tuple(
        shared
        for relation in sorted(set(one.relations) & set(other.relations))
        for shared in meet_all(
            rules.world,
            meet_all(rules.world, rules.region_by(one, relation), rules.region_by(other, relation)),
            bodies,
        )
    )


def _same_enforcer(view: View, one: Rule, other: Rule) -> Iterator[Box]:
    """Yield the days and territories, as boxes, in which some body enforces both."""
    whole = everything(view.rules.world)
    if all(view.norms.binds_itself(view.corpus.measures[rule.id]) for rule in (one, other)):
        yield whole
    mine, theirs = map(view.enforcers.doing, (one, other))
    for share in view.enforcers.shares(mine, theirs):
        if set(share.mine) & set(share.theirs):
            days = share.days
            yield whole._replace(territories=share.territories, start=days.start, end=days.end)


def _finding(
    view: View, one_id: str, other_id: str, differences: tuple[tuple[str, Text], ...], as_of: AsOf
) -> Finding:
    boxes = view.ask(_shared, one_id, other_id)
    witness = smallest(view.rules.world, on_day(boxes, as_of.day) or boxes)
    assert witness is not None  # none of the boxes is empty
    one, other = view.corpus.measures[one_id], view.corpus.measures[other_id]
    names = numbered_in(view, one), numbered_in(view, other)
    (act, difference), days = differences[0], extent(boxes)
    if difference is _TERM and one.term and other.term:
        difference = _told(difference, _term(one), _term(other))
    more = f" and {len(differences) - 1} more" if len(differences) > 1 else ""
    more_zh = f"等{len(differences)}项行为" if len(differences) > 1 else ""
    return CHECK.finding(
        Text(
            f"{names[0].en} and {names[1].en} differ in {difference.en} on {act_named(view, act).en}{more}",
            f"{names[0].zh}与{names[1].zh}对{act_named(view, act).zh}{more_zh}有不同的{difference.zh}",
        ),
        other.place,
        cause=Cause.of("divergence", measures=(one_id, other_id)),
        related=[Related(measure_named(one), one.place)],
        measures=(one_id, other_id),
        witness=shown(view, witness),
        situation=shown_by(view, witness, BOTH_APPLY),
        cases=[
            Case(
                (one_id, other_id),
                shown(view, witness),
                tuple(Stretch(to_date(each.start), to_date(each.end)) for each in merged(stretches(boxes))),
            )
        ],
        since=to_date(days.start),
        until=to_date(days.end),
    )


PARTS = (Part(acts_touched, _differing, _tell),)
