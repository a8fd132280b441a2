"""Ways in at odds: a measure or an escalation puts subjects on a list otherwise than the rule of the list does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.escalating import EscalationIn, days_of_escalation, leading_escalations
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    counted,
    document_named,
    ending,
    joined,
    kinds_named,
    measure_in,
    named,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, at_times, in_order, related, together
from mou_compiler.corpus.schema.declarations import Document, Escalation, Exclusion, Measure
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.boxes import everything
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, clip, join_all, meet_all, subjects_of
from mou_compiler.words import FORCES, Text

_GIVEN = """
territory china "China" "中国" { level national }
territory zhoushan "Zhoushan" "舟山市" { level city; within china }
subject person "Person" "自然人"
subject minor "Minor" "未成年人" { within person }
agency SPC "Supreme Court" "最高人民法院" { kind court }
rank law "Law" "法律" { may-burden }
rank local "Local regulation" "地方性法规" { below law; may-burden }
law procedure "Procedure law" "诉讼法" { rank law }
list defaulters "Defaulters" "失信被执行人" { kind blacklist; keeper SPC }
list unpaid "Unpaid fees" "欠费名单" { kind scrutiny-list; keeper SPC; entry 1 "Unpaid" "欠缴" { basis procedure art 9 } }
instrument rules "Rules of the list" "名单规定" {
    rank law
    in force from 2017-01-01
    listing defaulters {
        entry 1 "Does not perform" "不履行" { force mandatory; basis procedure art 1 }
        exclusion 1 "Minors" "未成年人" { of minor }
        exit 1 "Performed" "已履行" { kind fulfilment }
    }
}
"""

CHECK = Check(
    code="MOU315",
    name="ways-in-at-odds",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A measure or an escalation leads to a list with another force than the rule of the list has, past whom that rule excludes, or as the text of a lower level than any that lays the list down.",
        "措施或升级规则导致列入某名单，而其效力与该名单的规定不一致，或不顾该规定的不列入情形，或其所在文件的层级低于设立该名单的各项规定。",
    ),
    why=Text(
        "Whom a list takes in, its own rule says; who comes in by another door misses what that rule grants (grammar/meaning.md, Ways in at odds).",
        "名单收录何人由其规定载明；经由他途列入者得不到该规定给予的保障（见 grammar/meaning.md「列入途径不一致」）。",
    ),
    fix=Text(
        "say the same as the rule of the list, or leave the way in to it",
        "与名单的规定取得一致，或由该规定载明列入途径",
    ),
    failing=_GIVEN
    + """
instrument local-rule "Local rule" "地方规定" {
    rank local
    in force from 2020-01-01
    in zhoushan
    measure 1 { on unpaid; by SPC; leads to defaulters }
}
""",
    passing=_GIVEN
    + """
subject adult "Adult" "成年人" { within person; exclusive with minor }
instrument national "National rule" "国家规定" {
    rank law
    in force from 2020-01-01
    measure 1 { on unpaid; by SPC; leads to defaulters; to adult }
}
""",
)


class _Way(NamedTuple):
    """What leads to a list otherwise than rules of it say, a measure or an escalation: how, and on which days, by ids."""

    list: str
    kind: str
    detail: tuple[str, ...]
    leading: str
    days: tuple[Days, ...]
    documents: tuple[str, ...]


class _Door(NamedTuple):
    """What leads to lists from without: its force, the places and days where it does, and its document, if it has one."""

    leading: Measure | Escalation
    force: str
    places: tuple[str, ...]
    stretches: tuple[Days, ...]
    document: Document | None


_Beside = list[tuple[RuleInForce, Days]]


def _by_measures(view: View, id_: str) -> Iterator[_Way]:
    """Yield what is at odds between the measures of a document that lead to lists and the rules of these."""
    document = view.corpus.documents[id_]
    for measure in document.measures:
        if measure.leads_to:
            places, stretches = view.norms.territories(measure), view.timeline.stretches(measure)
            yield from _at_odds(view, _Door(measure, view.norms.force(measure), places, stretches, document))


def _by_escalation(view: View, unit: EscalationIn) -> Iterator[_Way]:
    """Yield what is at odds between an escalation that leads to lists and the rules of these."""
    document = view.corpus.documents.get(unit.document)
    escalation, stretches = view.corpus.escalations[unit.escalation], days_of_escalation(view, document)
    yield from _at_odds(view, _Door(escalation, "mandatory", _place(document), stretches, document))


def _at_odds(view: View, door: _Door) -> Iterator[_Way]:
    """Yield each way in which what leads to lists is at odds with the rules of these."""
    for ref in door.leading.leads_to:
        if ref.id in view.corpus.lists:
            beside = _beside(view, door, view.list_rules.surely(ref.id))
            yield from _other_force(door, ref.id, beside)
            yield from _past_exclusions(view, door, ref.id, beside)
            yield from _from_below(view, door, ref.id, beside)


def _beside(view: View, door: _Door, rules: tuple[RuleInForce, ...]) -> _Beside:
    """Return the rules with grounds beside which something leads to their list, and when: on one day, in one place."""
    places = view.rules.world.territories
    return [
        (item, shared)
        for item in rules
        if item.rule.entries
        for both in map(item.days.meet, door.stretches)
        if both
        for shared in places.shared(door.places, item.places, both)
    ]


def _place(document: Document | None) -> tuple[str, ...]:
    """Return the territories that a document names; none are every one."""
    return tuple(ref.id for ref in document.territory) if document is not None else ()


def _other_force(door: _Door, list_: str, beside: _Beside) -> Iterator[_Way]:
    """Yield what leads there with a force that is that of no ground of a rule in force."""
    forces = [
        (item, days, {entry.force or "mandatory" for entry in item.rule.entries}) for item, days in beside
    ]
    found = [(item, days) for item, days, those in forces if door.force not in those]
    if found:
        theirs = sorted({force for *_, those in forces if door.force not in those for force in those})
        yield _way(list_, "force", (door.force, *theirs), door, merged(days for _, days in found), found)


def _past_exclusions(view: View, door: _Door, list_: str, beside: _Beside) -> Iterator[_Way]:
    """Yield what puts on a list whom a rule in force excludes, whatever the ground."""
    found: _Beside = []
    met: dict[str, None] = {}
    for item, days in beside:
        those = [one for one in item.rule.exclusions if not one.entries and _reaches(view, door, one, days)]
        if those:
            found.append((item, days))
            met |= dict.fromkeys(one.id for one in those)
    if found:
        yield _way(list_, "excluded", tuple(met), door, merged(days for _, days in found), found)


def _from_below(view: View, door: _Door, list_: str, beside: _Beside) -> Iterator[_Way]:
    """Yield what stands in a document that is below every one that lays down grounds of the list, or may."""
    found = [(item, days) for item, days, is_below in _compared(view, door, beside) if is_below]
    if not found:
        return
    possible = _beside(view, door, view.list_rules.of(list_))
    equal = [days for _, days, is_below in _compared(view, door, possible) if not is_below]
    days = merged(part for _, stretch in found for part in uncovered(stretch, equal))
    if days:
        yield _way(list_, "below", (), door, days, found)


def _compared(view: View, door: _Door, beside: _Beside) -> Iterator[tuple[RuleInForce, Days, bool]]:
    """Yield each rule with the days on which what leads there is below it, and those on which it is not."""
    for item, stretch in beside:
        for days in view.rules.world.territories.parts(stretch):
            yield item, days, _is_below(view, door.document, item.document, days.start)


def _way(
    list_: str, kind: str, detail: tuple[str, ...], door: _Door, days: tuple[Days, ...], found: _Beside
) -> _Way:
    by = dict.fromkeys(item.document.id for item, _ in found if item.document is not None)
    return _Way(list_, kind, detail, door.leading.id, days, tuple(by))


def _force(force: str) -> Text:
    word = FORCES.named(force)
    return Text(word.en, word.zh)


def _whom(view: View, exclusion: Exclusion) -> Text:
    number = exclusion.id.rpartition("/")[2]
    if exclusion.label.en != number or not exclusion.subjects:
        return named(exclusion, number)
    return joined(kinds_named(view.corpus, ref.id) for ref in exclusion.subjects)


def _reaches(view: View, door: _Door, exclusion: Exclusion, days: Days) -> bool:
    """Tell whether what leads to a list applies to somebody, on some of the days, whom an exclusion takes out."""
    world = view.rules.world
    reached = _meeting(view, door, days)
    if exclusion.when is not None:
        reached = meet_all(world, reached, view.lowering.region(exclusion.when, None))
    whom = world.subjects.union(ref.id for ref in exclusion.subjects)
    return bool(subjects_of(reached) & (whom if exclusion.subjects else world.subjects.everything))


def _meeting(view: View, door: _Door, days: Days) -> Region:
    """Return the situations in which a measure applies, or an escalation is met, on some of the days."""
    world = view.rules.world
    if isinstance(door.leading, Measure):
        return clip(view.rules.region(view.rules.rules[door.leading.id]), days)
    there = everything(world)._replace(start=days.start, end=days.end)
    met = join_all(world, [view.lowering.region(item, None) for item in door.leading.trigger])
    return meet_all(world, [there], met)


def _is_below(view: View, document: Document | None, other: Document | None, day: int) -> bool:
    """Tell whether a document is on a day of a lower rank than another, or of a part of its territory, and of no higher rank."""
    if document is None or other is None:
        return False
    mine, theirs = document.rank, other.rank
    if isinstance(mine, Ref) and isinstance(theirs, Ref):
        if theirs.id in view.precedence.above(mine.id):
            return True
        if mine.id in view.precedence.above(theirs.id):
            return False
    places = view.rules.world.territories
    narrow, wide = (
        places.on([ref.id for ref in one.territory], day) if one.territory else places.everything
        for one in (document, other)
    )
    return narrow != wide and not narrow & ~wide


def _tell(view: View, ways: Iterable[_Way], _: AsOf) -> Iterator[Finding]:
    """Yield one finding for all measures that lead to a list in the same way at odds with its rules."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[_Way]] = {}
    for way in ways:
        groups.setdefault((way.list, way.kind, way.detail), []).append(way)
    for (list_, kind, detail), found in sorted(groups.items()):
        affected = in_order(Affected(view.corpus.measures[way.leading], way.days) for way in found)
        first, many = affected[0].measure, len(affected)
        who = measure_in(view, first) if many == 1 else Text(counted(many), f"{many}项措施")
        of, by = named(view.corpus.lists[list_], list_), _laid_down(view, found)
        yield CHECK.finding(
            _SAYING[kind](view, detail, who, many, of, by),
            first.place,
            cause=_cause(kind, list_, detail),
            related=related(affected[1:]),
            **together(affected),
        )


def _tell_escalations(view: View, ways: Iterable[_Way], _: AsOf) -> Iterator[Finding]:
    """Yield one finding for each escalation, list and way of being at odds."""
    for way in ways:
        escalation = view.corpus.escalations[way.leading]
        name = named(escalation, escalation.id)
        who = Text(f"the escalation {name.en}", f"升级规则{name.zh}")
        of, by = named(view.corpus.lists[way.list], way.list), _laid_down(view, [way])
        yield CHECK.finding(
            _SAYING[way.kind](view, way.detail, who, 1, of, by),
            escalation.place,
            cause=_cause_of_escalation(way),
            **at_times(way.days, ()),
        )


def _cause_of_escalation(way: _Way) -> Cause:
    list_, leading = way.list, way.leading
    if way.kind == "force":
        return Cause.of("escalation-force", list=list_, escalation=leading, forces=way.detail[1:])
    if way.kind == "excluded":
        return Cause.of("escalation-excluded", list=list_, escalation=leading, exclusions=way.detail)
    return Cause.of("escalation-from-below", list=list_, escalation=leading)


def _cause(kind: str, list_: str, detail: tuple[str, ...]) -> Cause:
    if kind == "force":
        return Cause.of("way-in-force", list=list_, force=detail[0], forces=detail[1:])
    if kind == "excluded":
        return Cause.of("way-in-excluded", list=list_, exclusions=detail)
    return Cause.of("way-in-from-below", list=list_)


def _say_force(_: View, detail: tuple[str, ...], who: Text, many: int, of: Text, by: Text) -> Text:
    mine, theirs = _force(detail[0]), joined(map(_force, detail[1:]))
    return Text(
        f"{who.en} lead{ending(many)} to {of.en} with the force `{mine.en}`; by {by.en} it is `{theirs.en}`",
        f"{who.zh}导致列入{of.zh}，其效力为「{mine.zh}」，而依{by.zh}为「{theirs.zh}」",
    )


def _say_excluded(view: View, detail: tuple[str, ...], who: Text, many: int, of: Text, by: Text) -> Text:
    whom = joined(_whom(view, one) for id_ in detail for one in _exclusions(view, id_)[:1])
    return Text(
        f"{who.en} put{ending(many)} on {of.en} those whom it does not take in by {by.en}: {whom.en}",
        f"{who.zh}将依{by.zh}不予列入者列入{of.zh}：{whom.zh}",
    )


def _exclusions(view: View, id_: str) -> list[Exclusion]:
    """Return the exclusions of an id: rules of one list may share it."""
    rules = (item.rule for item in view.list_rules.of(id_.rpartition("/")[0]))
    return [one for rule in rules for one in rule.exclusions if one.id == id_]


def _say_below(_: View, __: tuple[str, ...], who: Text, many: int, of: Text, by: Text) -> Text:
    return Text(
        f"{who.en} add{ending(many)} a ground to {of.en}, whose grounds are laid down by {by.en}, of a higher level",
        f"{who.zh}为{of.zh}增设列入情形，而该名单的列入情形由层级更高的{by.zh}规定",
    )


_SAYING = {"force": _say_force, "excluded": _say_excluded, "below": _say_below}


def _laid_down(view: View, found: Iterable[_Way]) -> Text:
    """Return the documents that lay some rules down; for the own rule of a list that rule."""
    ids = dict.fromkeys(id_ for way in found for id_ in way.documents)
    return joined(document_named(view, id_) for id_ in ids) if ids else Text("its own rule", "其自身规定")


PARTS = (Part(documents, _by_measures, _tell), Part(leading_escalations, _by_escalation, _tell_escalations))
