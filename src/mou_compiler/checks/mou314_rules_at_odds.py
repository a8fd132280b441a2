"""Rules at odds: two rules of one list that say different things, or a term that forestalls a way out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import document_named, entry_named, joined, named, places_named, rule_named
from mou_compiler.checking.check import Check
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.declarations import Document, Exit, List, ListRule, Rating
from mou_compiler.corpus.schema.values import Procedure, Ref, Term
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.listrules import RuleInForce, by_rule
from mou_compiler.interpret.rules import duration
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
rank local "Local regulation" "地方性法规" { below law }
list tax-defaulters "Tax defaulters" "税收失信" { kind blacklist; keeper STA }
law tax-law "Tax law" "税法" { rank law }
act finance.loan "Loan" "贷款"
instrument national "National rule" "国家规定" {
    rank law
    in force from 2019-01-01
    listing tax-defaulters {
        entry 1 "Evasion" "偷税" { basis tax-law art 2 }
        exit 1 "On application" "申请移出" { kind application; after 1 year }
        notice 5 days before entry
        objection to STA within 5 days
        term 3 years
    }
    measure 1 { on tax-defaulters; by STA; restrict finance.loan }
}
"""

CHECK = Check(
    code="MOU314",
    name="rules-at-odds",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "Two rules of a list that hold on one day in one place differ in term, publicity, notice, objection or review; or an entry has run out when one may first ask to leave.",
        "同一名单的两项规定在同一日、同一地域并行，而期限、公示期限、告知、异议或复议不一致；或列入期满时方可申请移出。",
    ),
    why=Text(
        "Whoever is listed cannot know how long, nor who is right (grammar/meaning.md, Orphans).",
        "列入者无从知晓列入多久，也不知应以何者为准（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "let one of them amend the other, or write `yields to`; or put term and exit in accord",
        "由其一修改另一规定，或写明「让位于」；或使期限与移出途径一致",
    ),
    failing=_GIVEN
    + """
instrument provincial "Provincial rule" "省级规定" {
    rank local
    in force from 2020-01-01
    listing tax-defaulters { term 5 years }
}
""",
    passing=_GIVEN
    + """
instrument provincial "Provincial rule" "省级规定" {
    rank local
    in force from 2020-01-01
    listing tax-defaulters { term 3 years; publicity 1 year }
}
""",
)

_ASKED_FOR = ("application", "consent", "fulfilment")
"""Exits that one has to do something for: to come by them after the term has ended is to come too late."""


def run(view: View) -> Iterator[Finding]:
    """Yield a finding for each two rules that differ, and one for each exit that comes too late."""
    for id_, list_ in view.corpus.lists.items():
        rules = by_rule(view.list_rules.surely(id_))
        for one, other in combinations(rules, 2):
            shared = _shared(view, one, other)
            if shared:
                yield from _at_odds(view, list_, one[0], other[0], merged(shared))
        yield from _late(view, list_, rules)
    for id_, rating in view.corpus.ratings.items():
        yield from _late(view, rating, by_rule(view.list_rules.of_rating(id_)))


_Stretches = list[RuleInForce]
"""A rule of a list on each of its stretches of days: one that is suspended for a time has several."""


def _shared(view: View, rule: _Stretches, another: _Stretches) -> list[Days]:
    """Return the days on which two rules hold in one place."""
    return [days for one in rule for other in another for days in _shared_stretches(view, one, other)]


def _shared_stretches(view: View, one: RuleInForce, other: RuleInForce) -> list[Days]:
    days = one.days.meet(other.days)
    return view.rules.world.territories.shared(one.places, other.places, days) if days else []


def _shared_places(view: View, one: RuleInForce, other: RuleInForce, day: int) -> int:
    """Return the territories, as a mask, in which two rules hold on a day."""
    territories = view.rules.world.territories
    shared = territories.everything
    for item in (one, other):
        if item.places:
            shared &= territories.on(item.places, day)
    return shared


# --- two rules ----------------------------------------------------------------------------------------


def _at_odds(
    view: View, list_: List, one: RuleInForce, other: RuleInForce, shared: tuple[Days, ...]
) -> Iterator[Finding]:
    differing = {part: text for part, text, differs in _parts(one.rule, other.rule) if differs}
    if not differing:
        return
    name, what, when = named(list_, list_.id), joined(differing.values()), stretches_as_written(view, shared)
    prevails, places = _prevailing(view, one, other), _shared_places(view, one, other, shared[0].start)
    where = Text("", "")
    if places != view.rules.world.territories.everything:
        shown = places_named(view, places)
        where = Text(f" in {shown.en}", f"，在{shown.zh}")
    first, second = rule_named(view, one, list_.id), rule_named(view, other, list_.id)
    yield CHECK.finding(
        Text(
            f"{when.en}{where.en} the rules of {name.en} by {first.en} and by {second.en} differ in {what.en}; {prevails.en}",
            f"{when.zh}{where.zh}，{first.zh}与{second.zh}关于{name.zh}的规定在{what.zh}上不一致；{prevails.zh}",
        ),
        other.rule.place,
        cause=Cause.of(
            "rules-at-odds",
            list=list_.id,
            rules=tuple(sorted((one.laid_down_by, other.laid_down_by))),
            parts=tuple(differing),
        ),
        related=[Related(Text("the other rule", "另一规定"), one.rule.place)],
        **at_times(shared, ()),
    )


def _parts(one: ListRule, other: ListRule) -> Iterator[tuple[str, Text, bool]]:
    """Yield each thing that two rules may say, and whether they certainly say it differently."""
    yield "term", Text("the term", "期限"), _unlike(one.term, other.term)
    yield "publicity", Text("publicity", "公示期限"), _unlike(one.publicity, other.publicity)
    yield "notice", Text("notice", "告知"), _unlike_steps(one.notice, other.notice)
    yield "objection", Text("objection", "异议"), _unlike_steps(one.objection, other.objection)
    yield "review", Text("review", "复议"), _unlike_steps(one.review, other.review)


def _unlike(one: Term | None, other: Term | None) -> bool:
    """Tell whether two terms are certainly not the same: working days and days are not compared."""
    mine, yours = duration(one), duration(other)
    certain = ("fixed", "range", "indefinite")
    if mine is None or yours is None or mine.kind not in certain or yours.kind not in certain:
        return False
    if "indefinite" in (mine.kind, yours.kind):
        return mine.kind != yours.kind
    lengths = mine.unit == yours.unit and mine[1:3] != yours[1:3]
    return lengths or ("" not in (mine.start, yours.start) and mine.start != yours.start)


def _unlike_steps(one: Procedure | None, other: Procedure | None) -> bool:
    """Tell whether there certainly is a step by one rule and not by another, or with other deadlines."""
    if one is None or other is None or one.unknown or other.unknown:
        return False
    return (
        one.none != other.none
        or _unlike(one.deadline, other.deadline)
        or _unlike(one.decided, other.decided)
        or (None not in (one.before, other.before) and one.before != other.before)
        or bool(one.to and other.to and {ref.id for ref in one.to} != {ref.id for ref in other.to})
    )


def _prevailing(view: View, one: RuleInForce, other: RuleInForce) -> Text:
    """Return the sentence that says which of two rules prevails, and by what."""
    if one.document is not None and other.document is not None:
        yields = _gives_way(one.document, other.document), _gives_way(other.document, one.document)
        if yields[0] != yields[1]:
            name = document_named(view, (other.document if yields[0] else one.document).id)
            return Text(f"{name.en} prevails, for the other yields to it", f"{name.zh}优先，另一规定让位于它")
        above = _above(view, one.document, other.document), _above(view, other.document, one.document)
        if above[0] != above[1]:
            name = document_named(view, (one.document if above[0] else other.document).id)
            return Text(f"{name.en} prevails by rank", f"按位阶以{name.zh}为准")
    return Text("nothing says which prevails", "未载明以何者为准")


def _gives_way(document: Document, other: Document) -> bool:
    rank = other.rank.id if isinstance(other.rank, Ref) else None
    return any(
        (ref.kind == "rank" and ref.id == rank) or (ref.kind != "rank" and ref.id == other.id)
        for ref in document.yields_to
    )


def _above(view: View, document: Document, other: Document) -> bool:
    """Tell whether the rank of a document is above that of another."""
    mine, theirs = document.rank, other.rank
    return isinstance(mine, Ref) and isinstance(theirs, Ref) and mine.id in view.precedence.above(theirs.id)


# --- a term and an exit -------------------------------------------------------------------------------


def _too_late(rule: ListRule, exit_: Exit, *, same: bool) -> bool:
    """Tell whether every entry that an exit is for has ended when one may first ask for it."""
    after = duration(exit_.after)
    if exit_.kind not in _ASKED_FOR or after is None or not after.least:
        return False
    working = after.unit == "working-days" or after.kind == "at-least-working"
    terms = [duration(term) for _, term in _ending(rule, exit_, same=same)]
    return all(
        term is not None
        and term.kind in ("fixed", "range")
        and (term.unit == "working-days") == working
        and term.most <= after.least
        for term in terms
    )


def _late(view: View, list_: List | Rating, rules: list[_Stretches]) -> Iterator[Finding]:
    """Yield each exit that comes too late for the terms of a rule; what rules of amending documents go on with is one."""
    found: dict[tuple[object, ...], list[tuple[list[Days], RuleInForce, RuleInForce, Exit]]] = {}
    for item in rules:
        for other in rules:
            shared = _shared(view, item, other)
            for exit_ in other[0].rule.exits if shared else ():
                if _too_late(item[0].rule, exit_, same=item is other):
                    rule = item[0].rule
                    term = None if rule.term is None else rule.term.place
                    entries = tuple(entry.place for entry in rule.entries)
                    found.setdefault((exit_.place, item is other, term, entries), []).append(
                        (shared, item[0], other[0], exit_)
                    )
    for those in found.values():
        _, item_, other_, way = min(those, key=lambda one: one[0][0])
        rules_of = view.list_rules.of(list_.id) if list_.id in view.corpus.lists else ()
        days = merged(days for shared, *_ in those for days in shared)
        yield _late_finding(view, list_, item_, other_, way, days, alone=len(by_rule(rules_of)) <= 1)


def _ending(rule: ListRule, exit_: Exit, *, same: bool) -> list[tuple[Place, Term | None]]:
    """Return the terms of the entries that an exit is for, or of the rule where it writes none, each with where it stands."""
    entries = [
        entry
        for entry in rule.entries
        if not same or not exit_.entries or entry.id.rpartition("/")[2] in exit_.entries
    ]
    terms = [entry.term or rule.term for entry in entries] or [rule.term]
    return [(rule.place if term is None else term.place, term) for term in terms]


def _late_finding(
    view: View,
    list_: List | Rating,
    item: RuleInForce,
    other: RuleInForce,
    exit_: Exit,
    days: tuple[Days, ...],
    *,
    alone: bool,
) -> Finding:
    entry, when = entry_named(view, list_.id), stretches_as_written(view, days)
    who = entry.zh if list_.id in view.corpus.lists else f"处于{entry.zh}"
    terms, ways = rule_named(view, item, list_.id), rule_named(view, other, list_.id)
    by = Text("", "") if alone else Text(f" by {terms.en}", f"{terms.zh}规定的")
    leave = Text("", "") if item is other else Text(f" by {ways.en}", f"按{ways.zh}")
    return CHECK.finding(
        Text(
            f"{when.en} {entry.en}{by.en} has run out when one may first ask to leave{leave.en}: does the term end it, or only this exit?",
            f"{when.zh}，{who}者{leave.zh}可申请移出时{by.zh}期限已满：是期满移出，还是只能经此途径移出？",
        ),
        exit_.place,
        cause=Cause.of(
            "exit-after-term",
            list=list_.id,
            rule=item.laid_down_by,
            exit=exit_.id if other is item else f"{other.laid_down_by} {exit_.id}",
        ),
        related=[Related(Text("the term", "期限"), _ending(item.rule, exit_, same=item is other)[0][0])],
        **at_times(days, ()),
    )
