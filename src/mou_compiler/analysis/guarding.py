"""What goes beyond a guardrail: forbidden effects, what is not possible, and what does not go with an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mou_compiler import words as w
from mou_compiler.analysis.burdened import judged, judging, low_grades, rules_of_status, surely_of_status
from mou_compiler.analysis.by_place import PartOfDays, both_in, bound_in, gathered, left_open
from mou_compiler.analysis.guardrails import (
    akin,
    bound_on_acts,
    carried_out_so,
    comes_under,
    lists_meant,
    meant,
    situations_of,
)
from mou_compiler.analysis.hearing import heard
from mou_compiler.analysis.leaving import ends_by_itself, shut, ways_out
from mou_compiler.analysis.pairs import documents_touching
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Guardrail, ListRule, Measure
from mou_compiler.corpus.schema.values import Citation, Condition, Holds, Ref, Term, Unknown
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.boxes import Box, Witness, everything
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, contains, join_all, meet_all, subtract_all
from mou_compiler.meaning.rule import STRENGTH, Effect, Rule
from mou_compiler.words import FAVOURABLE_LISTS


class Breach(NamedTuple):
    """Situations in which something goes beyond a guardrail.

    `measure` is the one that does, with the effect by which it does; `owed` is what does not go with it.
    """

    guardrail: str
    document: str
    measure: str
    effect: Effect
    region: Region
    owed: str = ""


def guarded(
    view: View, guardrail: str, document: str, words: Sequence[str]
) -> Iterator[tuple[Rule, Effect, Region]]:
    """Yield the rules of a document that come under a guardrail by an effect of such words, and where they do."""
    declared = view.corpus.guardrails[guardrail]
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        effects = meant(declared, rule, words)
        if effects and carried_out_so(view, declared, measure):
            region = comes_under(view, declared, rule)
            if region:
                yield rule, effects[0], region


def frozen(region: Region) -> Region:
    """Return a set of situations that compares by value."""
    return tuple(region) if isinstance(region, list) else region


# --- never ------------------------------------------------------------------------------------------------


def forbidden(view: View, guardrail: str, document: str) -> tuple[Breach, ...]:
    """Return where measures of a document do what a guardrail says none may ever do."""
    never = view.corpus.guardrails[guardrail].never
    found = guarded(view, guardrail, document, never) if never else ()
    return tuple(
        Breach(guardrail, document, rule.id, effect, frozen(region)) for rule, effect, region in found
    )


# --- always -----------------------------------------------------------------------------------------------


def unaccompanied(view: View, guardrail: str, document: str, owed: str) -> tuple[Breach, ...]:
    """Return where measures of a document have an effect without what must go with it."""
    declared = view.corpus.guardrails[guardrail]
    words = declared.modalities or (w.ANY_BURDEN.en,)
    found: list[Breach] = []
    for rule, effect, region in guarded(view, guardrail, document, words):
        world = view.rules.world
        lacking = without(view, declared, view.corpus.measures[rule.id], owed)
        left = meet_all(world, region, join_all(world, [[box] for box in boxes_of(view, lacking)]))
        if left:
            found.append(Breach(guardrail, document, rule.id, effect, frozen(left), owed))
    return tuple(found)


def without(view: View, guardrail: Guardrail, measure: Measure, owed: str) -> list[PartOfDays]:
    """Return the days of a measure with the places in which it lacks what a guardrail wants to go with it."""
    everywhere = view.rules.world.territories.everything
    stretches = [(days, everywhere) for days in view.timeline.stretches(measure)]
    if owed == w.OWED_BASIS.en:
        return [] if _rests_on(view, guardrail, measure) else stretches
    rules = _rules_of(view, measure)
    there = [part for item in rules if item.rule.not_known for part in bound_in(view, item, item.days)]
    if owed == w.OWED_TERM.en:
        own = view.norms.term(measure)
        if own is not None and own.kind != "actual":
            return [] if _limited(own) else stretches
        there += [part for item in rules if _limits(item.rule) for part in bound_in(view, item, item.days)]
    else:
        for name in _STEPS[owed]:
            for days, _ in stretches:
                own_step = heard(view, days, getattr(view.norms, name)(measure))
                there += [(part, everywhere) for part in own_step]
            for item in rules:
                for part in heard(view, item.days, getattr(item.rule, name)):
                    there += bound_in(view, item, part)
    return left_open(stretches, there)


def boxes_of(view: View, parts: Iterable[PartOfDays]) -> Iterator[Box]:
    """Yield a box of all situations for each of some days and places."""
    for days, places in parts:
        yield everything(view.rules.world)._replace(territories=places, start=days.start, end=days.end)


_STEPS = {
    w.OWED_NOTICE.en: ("notice",),
    w.OWED_OBJECTION.en: ("objection",),
    w.OWED_REVIEW.en: ("review",),
    w.OWED_REMEDY.en: ("objection", "review"),
}


def _rules_of(view: View, measure: Measure) -> list[RuleInForce]:
    """Return the rules of the lists that a measure is judged by, and what the ratings say that do."""
    declared = {*view.corpus.lists, *view.corpus.ratings}
    return [item for id_ in judging(view, measure) if id_ in declared for item in rules_of_status(view, id_)]


def _limited(term: Term) -> bool:
    return term.kind not in ("unspecified", "indefinite")


def _limits(rule: ListRule) -> bool:
    """Tell whether a rule limits how long one is listed: by its own term, or by that of each of its entries."""
    if rule.term is not None:
        return _limited(rule.term)
    return bool(rule.entries) and all(
        entry.term is not None and _limited(entry.term) for entry in rule.entries
    )


def _rests_on(view: View, guardrail: Guardrail, measure: Measure) -> bool:
    """Tell whether a measure cites a text of the rank wanted, or its document is one; what is not known is no lack."""
    wanted = guardrail.resting_on.id if guardrail.resting_on is not None else ""
    for basis in view.norms.basis(measure):
        if isinstance(basis, Unknown):
            return True
        if isinstance(basis, Citation):
            text = view.corpus.documents.get(basis.source.id) or view.corpus.laws.get(basis.source.id)
            if not wanted or text is None or _reaches(view, text.rank, wanted, unknown=True):
                return True
    return bool(wanted) and _reaches(
        view, view.corpus.documents[measure.document].rank, wanted, unknown=False
    )


def _reaches(view: View, rank: Ref | Unknown | None, wanted: str, *, unknown: bool) -> bool:
    if not isinstance(rank, Ref):
        return unknown
    return rank.id == wanted or rank.id in view.precedence.above(wanted)


# --- possible ---------------------------------------------------------------------------------------------


class Loss(NamedTuple):
    """What a guardrail wants possible and is not: for one act or list, by one ground, and in which situations."""

    guardrail: str
    kind: str
    about: str
    region: Region
    ground: str = ""


def acts_barred(view: View, guardrail: str) -> tuple[Loss, ...]:
    """Return the situations in which none of the acts of a guardrail is left free."""
    declared, world = view.corpus.guardrails[guardrail], view.rules.world
    region = situations_of(view, guardrail) if declared.provisions else ()
    for ref in declared.provisions:
        region = meet_all(
            world, region, join_all(world, [found for _, found in barring(view, declared, ref.id)])
        )
    return (Loss(guardrail, w.ACT_POSSIBLE.en, "", frozen(region)),) if region else ()


def barring(view: View, guardrail: Guardrail, act: str) -> list[tuple[str, Region]]:
    """Return the measures that a guardrail binds and that bar the whole of an act, in order, with where they do."""
    return view.ask(_find_barring, guardrail.id, act)


def _find_barring(view: View, id_: str, act: str) -> list[tuple[str, Region]]:
    guardrail = view.corpus.guardrails[id_]
    words = guardrail.modalities or (w.PROHIBIT.en,)
    found = []
    for document in bound_on_acts(view, id_):
        for measure in view.corpus.documents[document].measures:
            rule = view.rules.rules[measure.id]
            if meant(guardrail, rule, words, whole=act) and carried_out_so(view, guardrail, measure):
                found.append((measure.id, comes_under(view, guardrail, rule)))
    return found


def barring_in(view: View, guardrail: Guardrail, witness: Witness) -> list[str]:
    """Return measures that bar every act of a guardrail in a situation: for each act the first, unless one named does."""
    named: list[str] = []
    for ref in guardrail.provisions:
        those = [
            id_
            for id_, region in barring(view, guardrail, ref.id)
            if contains(view.rules.world, region, witness)
        ]
        if not set(those) & set(named):
            named += those[:1]
    return named


def benefits_lost(view: View, guardrail: str) -> tuple[Loss, ...]:
    """Return the situations in which nothing gives what a guardrail wants given, act by act."""
    declared, world = view.corpus.guardrails[guardrail], view.rules.world
    whole = situations_of(view, guardrail)
    lists = lists_meant(view, declared)
    if lists is not None:
        whole = meet_all(
            world, whole, join_all(world, [view.lowering.region(Holds(ref), None) for ref in lists])
        )
    found: list[Loss] = []
    for act in dict.fromkeys(ref.id for ref in declared.provisions):
        given = [view.rules.region(view.rules.rules[id_]) for id_ in giving(view, declared, act)]
        left = subtract_all(world, whole, join_all(world, given))
        if left:
            found.append(Loss(guardrail, w.BENEFIT_POSSIBLE.en, act, frozen(left)))
    return tuple(found)


def giving(view: View, guardrail: Guardrail, act: str) -> list[str]:
    """Return the measures that give the whole of an act as a guardrail wants it given, in order."""
    words = guardrail.modalities or (w.ANY_BENEFIT.en,)
    touching = frozenset(documents_touching(view, act))
    return [
        id_
        for id_, measure in view.corpus.measures.items()
        if measure.document in touching
        and meant(guardrail, view.rules.rules[id_], words, whole=act)
        and carried_out_so(view, guardrail, measure)
    ]


def withdrawn_in(view: View, guardrail: Guardrail, act: str, witness: Witness) -> list[str]:
    """Return the measures that apply in a situation and override one that would give it there."""
    found: dict[str, None] = {}
    for id_ in giving(view, guardrail, act):
        rule = view.rules.rules[id_]
        if contains(view.rules.world, rule.boxes, witness):
            applying = (other for other in view.rules.overriders(rule) if view.rules.applies(other, witness))
            found.update((other.id, None) for other in applying)
    return list(found)


def exits_lost(view: View, guardrail: str, list_: str) -> tuple[Loss, ...]:
    """Return the situations in which whoever is on a list by some ground, or has a low grade, cannot leave it in any way."""
    world = view.rules.world
    burdened = burdening_parts(view, guardrail).get(list_, ())
    found: list[Loss] = []
    for ground, lacking in _without_way_out(view, list_) if burdened else ():
        lost = [
            meet_all(world, join_all(world, boxes), view.lowering.region(so, None))
            for so, parts in burdened
            if (boxes := [[box] for box in boxes_of(view, both_in(lacking, parts))])
        ]
        left = meet_all(world, situations_of(view, guardrail), join_all(world, lost)) if lost else ()
        if left:
            found.append(Loss(guardrail, w.EXIT_POSSIBLE.en, list_, frozen(left), ground))
    return tuple(found)


Burdening = tuple[Condition, tuple[PartOfDays, ...]]
"""That one is on a list, or has one of some grades, with the days and the places in which one is burdened for it."""


def burdening_parts(view: View, guardrail: str) -> dict[str, tuple[Burdening, ...]]:
    """Return the lists and ratings of which a guardrail wants a way out, in order of id, with the days and places in which they burden."""
    return view.ask(_find_burdening_parts, guardrail)


def _find_burdening_parts(view: View, id_: str) -> dict[str, tuple[Burdening, ...]]:
    guardrail = view.corpus.guardrails[id_]
    words = guardrail.modalities or (w.ANY_BURDEN.en,)
    found: dict[str, dict[Condition, list[PartOfDays]]] = {}
    territories = view.rules.world.territories
    for document in bound_on_acts(view, id_):
        for measure in view.corpus.documents[document].measures:
            rule, stretches = view.rules.rules[measure.id], view.timeline.stretches(measure)
            if stretches and meant(guardrail, rule, words) and carried_out_so(view, guardrail, measure):
                wanted = view.norms.territories(measure)
                parts = [part for stretch in stretches for part in territories.over(wanted, stretch)]
                for grade in () if guardrail.lists or guardrail.list_kinds else low_grades(view, measure):
                    found.setdefault(grade.rating.id, {}).setdefault(grade, []).extend(parts)
                for list_ in judged(view, (ref.id for ref in lists_meant(view, guardrail, rule.lists) or ())):
                    declared = view.corpus.lists.get(list_)
                    if declared is not None and declared.kind not in FAVOURABLE_LISTS:
                        listed = Holds(Ref(list_, "list", declared.place))
                        found.setdefault(list_, {}).setdefault(listed, []).extend(parts)
    return {id_: tuple((so, gathered(parts)) for so, parts in found[id_].items()) for id_ in sorted(found)}


def _without_way_out(view: View, list_: str) -> Iterator[tuple[str, list[PartOfDays]]]:
    """Yield each ground on which one is on a list with the days and places in which there is no way out for it.

    Where no rule in force writes a ground, one is on it by none. What the copy read does not show is no lack.
    """
    rules, sure = rules_of_status(view, list_), surely_of_status(view, list_)
    silent = [(item, item.days) for item in rules if item.rule.not_known]
    if not any(ways_out(item.rule) or ends_by_itself(item.rule) or item.rule.no_exit for item in rules):
        silent += [(item, item.days) for item in rules if item.rule.defined_by]
    grounded = merged(item.days for item in rules if item.rule.entries)
    grounds: list[tuple[str, RuleInForce, Term | None, tuple[Days, ...]]] = [
        (entry.id, item, entry.term or item.rule.term, (item.days,))
        for item in sure
        for entry in item.rule.entries
    ]
    grounds += [
        ("", item, item.rule.term, uncovered(item.days, grounded)) for item in sure if not item.rule.entries
    ]
    everywhere = view.rules.world.territories.everything
    for ground, item, term, on in grounds:
        if term is not None and term.kind in ("fixed", "range"):
            continue
        free = [*silent, *(part for other in rules for part in _open(view, list_, other, item, ground))]
        lacking = left_open(
            [part for days in on for part in bound_in(view, item, days)],
            [part for rule, days in free for part in bound_in(view, rule, days)]
            if ground
            else [(days, everywhere) for _, days in free],
        )
        if lacking:
            yield ground, lacking


def _open(
    view: View, list_: str, item: RuleInForce, writing: RuleInForce, ground: str
) -> Iterator[tuple[RuleInForce, Days]]:
    """Yield a rule with the days on which it has a way out, not shut, for a ground of a rule; for one by none, any for all."""
    number = ground.rpartition("/")[2]
    for exit_ in ways_out(item.rule):
        if not exit_.entries or (_is_same(item, writing) and number in exit_.entries):
            yield from ((item, days) for days in uncovered(item.days, shut(view, list_, exit_)))


def _is_same(one: RuleInForce, other: RuleInForce) -> bool:
    """Tell whether two are one rule, on whatever days."""
    return one.laid_down_by == other.laid_down_by and one.rule == other.rule


# --- idle -------------------------------------------------------------------------------------------------


class Idle(NamedTuple):
    """Why nothing can go beyond a guardrail: `nothing`, `nowhere`, `acts`, `lists` or `none`, with the names meant."""

    why: str
    names: tuple[str, ...] = ()


def idleness(view: View, guardrail: str) -> Idle | None:
    """Return the first reason for which nothing can go beyond a guardrail; None where there is none."""
    declared = view.corpus.guardrails[guardrail]
    if not (declared.never or declared.possible or declared.always):
        return Idle("nothing")
    if not situations_of(view, guardrail):
        return Idle("nowhere")
    acts = tuple(ref.id for ref in declared.provisions if ref.found and not documents_touching(view, ref.id))
    given = w.BENEFIT_POSSIBLE.en in declared.possible
    if acts and not given:
        return Idle("acts", acts)
    lists = tuple(
        ref.id
        for ref in declared.lists
        if ref.found and not any(akin(view, ref.id, id_) for id_ in view.setting_off)
    )
    if lists:
        return Idle("lists", lists)
    return (
        None
        if given or any(_speaks_of(view, declared, id_) for id_ in bound_on_acts(view, guardrail))
        else Idle("none")
    )


def _side(word: str) -> str:
    """Return the word for the side of a modality, itself where it is on none: what is milder may become graver."""
    side = STRENGTH[word][0] if word in STRENGTH else word
    return word if side == "neutral" else side


def _speaks_of(view: View, guardrail: Guardrail, document: str) -> bool:
    """Tell whether a guardrail speaks of a measure of a document, whatever the situation."""
    words = guardrail.never
    if guardrail.always or guardrail.possible:
        usual = w.PROHIBIT.en if w.ACT_POSSIBLE.en in guardrail.possible else w.ANY_BURDEN.en
        words = (*words, *(guardrail.modalities or (usual,)))
    words = tuple(dict.fromkeys(map(_side, words)))
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        # What rules most out is asked first: of most measures a guardrail says nothing.
        if (
            meant(guardrail, rule, words)
            and (lists_meant(view, guardrail, rule.lists) or not (guardrail.lists or guardrail.list_kinds))
            and carried_out_so(view, guardrail, measure)
        ):
            return True
    return False
