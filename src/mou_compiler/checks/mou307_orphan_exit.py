"""Orphan of exit: a list that nobody can leave, or not by the way it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mou_compiler.analysis.burdened import (
    burdened_days,
    graded,
    rules_of_status,
    status,
    statuses_burdened,
    surely_of_status,
)
from mou_compiler.analysis.by_place import (
    PartOfDays,
    both_in,
    bound_in,
    by_days,
    in_one_place,
    lacking_somewhere,
    left_open,
    meets,
)
from mou_compiler.analysis.circles import Circle, circles_over_time
from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.labelling import written
from mou_compiler.analysis.leaving import (
    WAYS,
    deciding,
    ends_by_itself,
    left_in,
    left_on,
    ways_out,
)
from mou_compiler.analysis.locked import Locked
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    act_named,
    body_named,
    joined,
    measure_in,
    named,
    places_named,
    rule_named,
    status_named,
)
from mou_compiler.checking.check import Check, Part, documents, whole
from mou_compiler.checking.grouping import Affected, alone, at_times, to_date
from mou_compiler.corpus.schema.declarations import Exit, Measure
from mou_compiler.corpus.schema.values import AllOf, Condition, Not
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.interpret.chains import sure_steps
from mou_compiler.interpret.listrules import RuleInForce, by_rule
from mou_compiler.interpret.rules import duration
from mou_compiler.interpret.spelling import condition_written
from mou_compiler.meaning.boxes import everything
from mou_compiler.meaning.cover import merged, parted, uncovered
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.meaning.region import Region, join_all, meet_all, smallest, subtract_all
from mou_compiler.meaning.rule import Effect, Rule, comparable
from mou_compiler.meaning.world import Holding
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
"""

CHECK = Check(
    code="MOU307",
    name="orphan-exit",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "signed", "trigger"}),
    severity=Severity.ERROR,
    what=Text(
        "There is no way off a list, or out of a grade that burdens: no exit and no term, be it in some place only, exits that wait for each other in a circle, a measure that blocks what the exit requires, or two rules with different least times for the same exit.",
        "名单或带有负担的等级没有出路：既无移出途径也无期限（包括仅在某地如此）；各名单的移出互为前提；措施阻止了移出所需的行为；或两项规定对同一移出途径的最短时间不一致。",
    ),
    why=Text(
        "A restriction that nobody can end punishes without measure (grammar/meaning.md, Orphans; credit repair rules).",
        "无人能够终止的限制是没有尺度的惩罚（见 grammar/meaning.md「孤儿」；信用修复规定）。",
    ),
    fix=Text(
        "state an `exit` or a `term`, or loosen what the exit requires",
        "写明「移出」或「期限」，或放宽移出的条件",
    ),
    failing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    notice 5 days before entry
    objection to STA within 5 days
}
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
)


_OF_WAYS = {"exits", "term", "entries", "no_exit"}
"""What says how one leaves."""

_OF_GRADES = Text("state a `way out` or a `term` of the rating", "写明该评级的「提升途径」或「期限」")


def _leaving(view: View, list_: str) -> Iterator[Finding]:
    """Yield a finding where there is no way off a burdened list or out of a grade, and for each mismatch of ways."""
    yield from _no_way_out(view, list_, burdened_days(view, list_))
    if list_ in view.corpus.lists:
        yield from _no_way_there(view, list_)
        yield from _mismatched(view, list_)


_NOT_READ = Text(
    "the copies read do not show how one leaves {findings} lists", "所读文本未载明如何移出{findings}份名单"
)


def _no_way_out(view: View, list_: str, days: Days) -> Iterator[Finding]:
    """Yield that on some of the days one leaves a list or grade in no way, by why: barred, not read, for want of a body, or none."""
    rules = rules_of_status(view, list_)
    elsewhere = any(item.rule.defined_by for item in rules) and not any(item.rule.no_exit for item in rules)
    if elsewhere and not any(ways_out(item.rule) or ends_by_itself(item.rule) for item in rules):
        return
    lacking = uncovered(days, left_on(view, list_))
    if not lacking or any(item.rule.unread & _OF_WAYS for item in rules):
        return
    barred, left = parted(lacking, (item.days for item in rules if item.rule.no_exit))
    unknown, left = parted(left, (item.days for item in rules if item.rule.not_known))
    shut_in, unsaid = parted(left, (item.days for item in rules if ways_out(item.rule)))
    if barred:
        yield _no_exit(view, list_, barred, stated=True)
    if unknown:
        yield _not_read(view, list_, unknown)
    if shut_in:
        yield _nobody_lets_off(view, list_, _gone(view, list_, rules, shut_in), shut_in)
    if unsaid:
        yield _no_exit(view, list_, unsaid, stated=False)


def _no_way_there(view: View, list_: str) -> Iterator[Finding]:
    """Yield that one leaves a list in some way, and in none in some places where it burdens and one is put on it, by why."""
    rules = view.list_rules.of(list_)
    if not any(item.places for item in rules) or any(item.rule.unread & _OF_WAYS for item in rules):
        return
    lacking = lacking_somewhere(view, list_, left_in(view, list_), left_on(view, list_))
    barred = _binding(view, (item for item in rules if item.rule.no_exit))
    shut_in = _binding(view, (item for item in rules if ways_out(item.rule)))
    left = left_open(lacking, barred)
    for parts in (both_in(lacking, barred), both_in(left, shut_in), left_open(left, shut_in)):
        if parts:
            yield _no_exit_there(view, list_, parts)


def _binding(view: View, rules: Iterable[RuleInForce]) -> list[PartOfDays]:
    """Return the days and places in which some rules bind."""
    return [part for item in rules for part in bound_in(view, item, item.days)]


def _gone(view: View, list_: str, rules: Sequence[RuleInForce], on: Sequence[Days]) -> tuple[str, ...]:
    """Return the bodies that decide on a way out by a rule, and for which nobody acts on some of the days."""
    return tuple(
        sorted(
            {
                body.id
                for item in rules
                for exit_ in ways_out(item.rule)
                for body in deciding(view, list_, exit_)
                if any(
                    item.days.meet(days).meet(absent)
                    for days in on
                    for absent in view.enforcers.absent(body.id)
                )
            }
        )
    )


def _not_read(view: View, list_: str, on: Sequence[Days]) -> Finding:
    name, when = status_named(view, list_), stretches_as_written(view, on)
    return CHECK.finding(
        Text(
            f"{when.en} the copy read does not show how one leaves {name.en}",
            f"{when.zh}，所读文本未载明如何移出{name.zh}",
        ),
        status(view, list_).place,
        Text("read the rule of the list and encode its exits", "查阅名单规定并编码其移出途径"),
        cause=Cause.of("exit-not-known", list=list_),
        shared=Shared((), name, _NOT_READ),
        severity=Severity.INFO,
        **at_times(on, ()),
    )


def _nobody_lets_off(view: View, list_: str, gone: tuple[str, ...], on: Sequence[Days]) -> Finding:
    name, when = status_named(view, list_), stretches_as_written(view, on)
    bodies = joined(body_named(view, id_) for id_ in gone)
    return CHECK.finding(
        Text(
            f"{when.en} nobody can let anyone off {name.en}: nobody acts for {bodies.en} any more",
            f"{when.zh}，{name.zh}无人可予移出：已无机构代行{bodies.zh}之职",
        ),
        status(view, list_).place,
        Text("say who took over, or who decides instead", "载明承接者，或改由他人决定"),
        cause=Cause.of("exit-body-gone", list=list_, bodies=gone),
        **at_times(on, ()),
    )


def _no_exit(view: View, list_: str, on: Sequence[Days], *, stated: bool) -> Finding:
    name, when = status_named(view, list_), stretches_as_written(view, on)
    return CHECK.finding(
        Text(f"{when.en} {name.en} cannot be left at all", f"{when.zh}，{name.zh}不得移出")
        if stated
        else Text(
            f"{when.en} nothing says how one leaves {name.en}", f"{when.zh}，没有规定载明如何移出{name.zh}"
        ),
        status(view, list_).place,
        None if list_ in view.corpus.lists else _OF_GRADES,
        cause=Cause.of("barred-exit" if stated else "no-exit", list=list_),
        **at_times(on, ()),
    )


def _no_exit_there(view: View, list_: str, lacking: list[PartOfDays]) -> Finding:
    """Return the finding: each place on its days, and why nobody leaves there."""
    name = named(view.corpus.lists[list_], list_)
    rules = [item for item in view.list_rules.of(list_) if meets(view, item.places, item.days, lacking)]
    stated = any(item.rule.no_exit for item in rules)
    gone = () if stated else _gone(view, list_, rules, [on for on, _ in lacking])
    what = Text(f"nothing says how one leaves {name.en}", f"没有规定载明如何移出{name.zh}")
    if stated:
        what = Text(f"{name.en} cannot be left at all", f"{name.zh}不得移出")
    if gone:
        what = Text(f"nobody can let anyone off {name.en}", f"{name.zh}无人可予移出")
    bodies = joined(body_named(view, id_) for id_ in gone)
    why = (
        Text(f": nobody acts for {bodies.en} any more", f"：已无机构代行{bodies.zh}之职")
        if gone
        else Text("", "")
    )
    cause = Cause.of("no-exit-there", list=list_)
    if stated:
        cause = Cause.of("barred-exit-there", list=list_)
    if gone:
        cause = Cause.of("exit-body-gone-there", list=list_, bodies=gone)
    return CHECK.finding(
        _said_there(view, what, why, lacking),
        view.corpus.lists[list_].place,
        cause=cause,
        **at_times((on for on, _ in lacking), ()),
    )


def _said_there(view: View, what: Text, why: Text, lacking: list[PartOfDays]) -> Text:
    """Return in which places something is so and when: once for all where it is on the same days."""
    told = [
        (places_named(view, places), stretches_as_written(view, on))
        for on, places in by_days(lacking).items()
    ]
    if len(told) == 1:
        ((place, when),) = told
        return Text(
            f"{when.en} {what.en} in {place.en}{why.en}", f"{when.zh}，在{place.zh}，{what.zh}{why.zh}"
        )
    each = joined(
        (Text(f"in {place.en} {when.en}", f"{when.zh}在{place.zh}") for place, when in told), zh="，"
    )
    return Text(f"{what.en} {each.en}{why.en}", f"{each.zh}，{what.zh}{why.zh}")


def _mismatched(view: View, list_: str) -> Iterator[Finding]:
    """Yield where two rules in force together ask different least times for the same kind of exit."""
    rules = by_rule(item for item in view.list_rules.surely(list_) if item.rule.exits)
    for these, those in combinations(rules, 2):
        both = [days for mine in these for yours in those for days in _together(view, mine, yours)]
        if not both:
            continue
        one, other = these[0], those[0]
        for exit_, exit2 in _same_exits(one, other):
            first, second = duration(exit_.after), duration(exit2.after)
            if first and second and first.unit == second.unit != "" and first.least != second.least:
                name = named(view.corpus.lists[list_], list_)
                mine, yours = rule_named(view, one, list_), rule_named(view, other, list_)
                yield CHECK.finding(
                    Text(
                        f"the rules on {name.en} by {mine.en} and by {yours.en} ask different least times for the same exit",
                        f"{mine.zh}与{yours.zh}关于{name.zh}的规定对同一移出途径的最短时间不一致",
                    ),
                    exit2.place,
                    cause=Cause.of("exit-times-differ", list=list_, exits=(exit_.id, exit2.id)),
                    shared=Shared((list_,), named(exit2, exit2.id)),
                    severity=Severity.WARNING,
                    related=[Related(Text("the other rule", "另一规定"), exit_.place)],
                    **at_times(both, ()),
                )


def _together(view: View, one: RuleInForce, other: RuleInForce) -> list[Days]:
    """Return the days on which two rules are in force in one place."""
    days = one.days.meet(other.days)
    return view.rules.world.territories.shared(one.places, other.places, days) if days else []


def _same_exits(one: RuleInForce, other: RuleInForce) -> Iterator[tuple[Exit, Exit]]:
    for exit_ in one.rule.exits:
        for exit2 in other.rule.exits:
            apart = exit_.entries and exit2.entries and not set(exit_.entries) & set(exit2.entries)
            if exit_.kind == exit2.kind and exit_.kind in WAYS and not apart:
                yield exit_, exit2


def _circles(view: View, _: AsOf) -> Iterator[Finding]:
    """Yield lists that wait for each other, with the days on which they do."""
    stuck = Locked(view)
    for circle in circles_over_time(stuck.changes(), stuck.circles):
        yield _circle_finding(view, circle, stuck.besides(circle.lists, circle.days.start))


def _circle_finding(view: View, circle: Circle, besides: list[str]) -> Finding:
    members = [view.corpus.lists[list_] for list_ in circle.lists]
    names = joined(named(member, member.id) for member in members)
    others = joined(named(view.corpus.lists[list_], list_) for list_ in besides)
    return CHECK.finding(
        _said_of_circle(len(members), names, others),
        members[0].place,
        cause=Cause.of("exits-wait", lists=tuple(sorted(circle.lists))),
        related=[Related(named(member, member.id), member.place) for member in members[1:]],
        since=to_date(circle.days.start),
        until=to_date(circle.days.end),
    )


def _said_of_circle(number: int, names: Text, others: Text) -> Text:
    """Return that whoever is on all lists of a circle, and on any others that these wait for, can leave none of them."""
    if number == 1:
        return Text(
            f"to leave {names.en} one must have left it: "
            + (f"whoever is on {others.en} too cannot leave it" if others.en else "nobody can leave"),
            f"{names.zh}的移出以已移出为前提，"
            + (f"同时列入{others.zh}者不能移出" if others.zh else "无人能够移出"),
        )
    both, neither = ("both", "neither") if number == _BOTH else ("all of them", "none of them")
    too = Text(f", and on {others.en},", f"以及{others.zh}") if others.en else Text("", "")
    return Text(
        f"to leave one of {names.en} one must first have left another of them: whoever is on {both}{too.en} can leave {neither}",
        f"{names.zh}的移出互为前提，同时列入上述名单{too.zh}者均不能移出",
    )


_BOTH = 2


def _blocked(view: View, document: str) -> Iterator[Finding]:
    """Yield measures of a document that forbid, to those on a list, what an exit from it requires."""
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        barred = [effect for effect in rule.effects if effect.modality in ("prohibit", "remove")]
        leading = (
            {**_leading_to(view, rule.lists), **dict.fromkeys(graded(view, measure), (ALL_DAYS,))}
            if barred
            else {}
        )
        for list_, also in leading.items():
            # Whom a measure reaches is asked only where it forbids what some way out needs.
            needing = list(_needing(view, measure, list_, also, barred))
            reached = _reached_on(view, rule, list_) if needing else []
            if not any(reached):
                continue
            others = _others_needed(view, reached, list_)
            whom = _whom(view, others, direct=list_ in rule.lists or list_ in view.corpus.ratings)
            only = _conditions(view, measure, (list_, *others))
            said = Text(only.en + whom.en, only.zh + whom.zh)
            yield from (_blocked_finding(view, measure, list_, block, said) for block in needing)


class _Block(NamedTuple):
    """A way out by a rule of a list, an act that it needs and a measure forbids, and on which days both are so."""

    exit: Exit
    rule: RuleInForce
    act: str
    days: tuple[Days, ...]


def _needing(
    view: View, measure: Measure, list_: str, also: Iterable[Days], barred: Iterable[Effect]
) -> Iterator[_Block]:
    """Yield the ways out of a list that need what a measure forbids, while both are in force in one place and on some days besides.

    One that the rule of an amending document goes on with is one, by the first rule that has it.
    """
    found: dict[Place, list[_Block]] = {}
    for items in by_rule(surely_of_status(view, list_)):
        both = [days for one in items for days in in_one_place(view, one, measure)]
        days = merged(one.meet(other) for one in both for other in also)
        for exit_ in items[0].rule.exits if days else ():
            for need in exit_.needs:
                if any(comparable(effect.act, need.id) == need.id for effect in barred):
                    found.setdefault(exit_.place, []).append(_Block(exit_, items[0], need.id, days))
                    break
    for blocks in found.values():
        first = min(blocks, key=lambda block: block.days)
        yield first._replace(days=merged(days for block in blocks for days in block.days))


def _reached_on(view: View, rule: Rule, list_: str) -> list[Region]:
    """Return where a measure holds for somebody on a list himself, and not only for those attached to such a one."""
    world, on = view.rules.world, Holding(list_, None)
    # What no condition asks for keeps nobody from a measure.
    held = world.bit(on) if on in world.holdings else 0
    listed = [everything(world)._replace(held=held)]
    own = rule.ways or ((way, (box,)) for way, box in zip(rule.relations, rule.boxes, strict=True))
    return [meet_all(world, region, listed) for way, region in own if not way]


def _others_needed(view: View, reached: Iterable[Region], list_: str) -> list[str]:
    """Return on which lists one on a list must be besides those that it puts one on, to come under a measure; a smallest choice."""
    world, steps = view.rules.world, view.sum_up(_sure_steps)
    found, more = {list_}, {list_}
    while more:
        more = {
            target for target, before in steps.items() if any(source in more for source, _ in before)
        } - found
        found |= more
    others = [bit for bit, (id_, way) in enumerate(world.holdings) if way is None and id_ not in found]
    alone = [everything(world)._replace(barred=sum(1 << bit for bit in others))]
    if any(meet_all(world, region, alone) for region in reached):
        return []
    witness = smallest(world, join_all(world, list(reached)))
    assert witness is not None  # asked only where somebody is reached
    return [world.holdings[bit][0] for bit in others if witness.held >> bit & 1]


def _conditions(view: View, measure: Measure, lists: Iterable[str]) -> Text:
    """Return what must hold besides for a measure to apply to one on some lists; empty where these entail all of it."""
    world, holdings = view.rules.world, view.rules.world.holdings
    held = sum(world.bit(on) for id_ in lists if (on := Holding(id_, None)) in holdings)
    listed = [everything(world)._replace(held=held)]
    exceptions = [
        item.when for item in measure.exceptions if item.permission is None and item.when is not None
    ]
    asked: list[Condition] = [*view.norms.when(measure), *map(Not, exceptions)]
    wanted = [
        condition for condition in asked if subtract_all(world, listed, view.lowering.region(condition, None))
    ]
    if not wanted:
        return Text("", "")
    said = written(view, wanted[0] if len(wanted) == 1 else AllOf(tuple(wanted)), condition_written)
    return Text(f"; it applies only while {said.en}", f"；该措施仅在符合下列条件时适用：{said.zh}")


def _leading_to(view: View, lists: Iterable[str]) -> dict[str, tuple[Days, ...]]:
    """Return the lists that put one on some of these, these among them, with the days on which they do."""
    steps = view.sum_up(_sure_steps)
    found: dict[str, tuple[Days, ...]] = dict.fromkeys(lists, (ALL_DAYS,))
    waiting = list(found)
    while waiting:
        target = waiting.pop()
        for source, days in steps.get(target, ()):
            before = found.get(source, ())
            now = merged((*before, *map(days.meet, found[target])))
            if now != before:
                found[source] = now
                waiting.append(source)
    return found


def _sure_steps(view: View) -> dict[str, list[tuple[str, Days]]]:
    return sure_steps(view.corpus, view.timeline, view.list_rules)


def _whom(view: View, others: Sequence[str], *, direct: bool) -> Text:
    """Return whom on a list a measure reaches, where its trigger does not say so itself."""
    if others:
        too = joined(named(view.corpus.lists.get(id_), id_) for id_ in others)
        return Text(f"; it reaches whoever is on {too.en} too", f"；同时列入{too.zh}者受该措施约束")
    if direct:
        return Text("", "")
    return Text("; who is on it comes under that measure too", "；列入者亦受该措施约束")


def _blocked_finding(view: View, measure: Measure, list_: str, block: _Block, said: Text) -> Finding:
    name, act = measure_in(view, measure), act_named(view, block.act)
    way = _way(view, block.exit, block.rule, list_, alone=len(by_rule(rules_of_status(view, list_))) == 1)
    return CHECK.finding(
        Text(
            f"{name.en} forbids {act.en}, which {way.en} requires{said.en}",
            f"{name.zh}禁止{act.zh}，而{way.zh}须实施该行为{said.zh}",
        ),
        measure.place,
        cause=Cause.of("exit-blocked", measure=measure.id, list=list_, exit=block.exit.id, act=block.act),
        related=[Related(Text("the exit", "移出途径"), block.exit.place)],
        **alone(Affected(measure, block.days)),
    )


def _way(view: View, exit_: Exit, item: RuleInForce, list_: str, *, alone: bool) -> Text:
    """Return a way out by its label or number, and by the rule that has it where a list has several."""
    name, of = named(exit_, exit_.id.rpartition("/")[2]), status_named(view, list_)
    by = rule_named(view, item, list_)
    said = Text("", "") if alone else Text(f" by {by.en}", f"（{by.zh}）")
    return Text(f"the way {name.en} off {of.en}{said.en}", f"{of.zh}的移出途径{name.zh}{said.zh}")


PARTS = (Part(statuses_burdened, _leaving), whole(_circles), Part(documents, _blocked))
