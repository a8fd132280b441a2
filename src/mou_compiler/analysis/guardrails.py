"""Guardrails: which documents they bind, which effects they speak of, and in which situations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from mou_compiler.analysis.pairs import documents_touching
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Guardrail, Measure
from mou_compiler.corpus.schema.values import Citation, Condition, Holds, Ref
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.interpret.timeline import certain
from mou_compiler.meaning.boxes import everything
from mou_compiler.meaning.region import Region, join_all, meet_all, meet_many
from mou_compiler.meaning.rule import STRENGTH, Effect, Rule, comparable
from mou_compiler.words import ANY_BENEFIT, ANY_BURDEN


def rank_of(view: View, guardrail: Guardrail) -> str:
    """Return the rank of a guardrail: its own, or else the first known one of what it rests on; empty for none."""
    if guardrail.rank is not None:
        return guardrail.rank.id
    for basis in guardrail.basis:
        if isinstance(basis, Citation):
            cited = basis.source.id
            text = view.corpus.documents.get(cited) or view.corpus.laws.get(cited)
            if text is not None and isinstance(text.rank, Ref):
                return text.rank.id
    return ""


def bound(view: View, guardrail: str) -> tuple[str, ...]:
    """Return the documents that a guardrail binds, in order of id: all but those known not to be of its rank or below."""
    return view.ask(_find_bound, guardrail)


def _find_bound(view: View, id_: str) -> tuple[str, ...]:
    own = rank_of(view, view.corpus.guardrails[id_])
    documents = view.corpus.documents
    return tuple(name for name in documents if not own or view.ask(_is_bound, own, name))


def bound_on_acts(view: View, guardrail: str) -> tuple[str, ...]:
    """Return the documents that a guardrail binds and in which something touches one of its acts, above or below it.

    Where it names no act, all that it binds.
    """
    return view.ask(_find_bound_on_acts, guardrail)


def _find_bound_on_acts(view: View, id_: str) -> tuple[str, ...]:
    acts = {ref.id for ref in view.corpus.guardrails[id_].provisions}
    if not acts:
        return bound(view, id_)
    touching = {document for act in acts for document in documents_touching(view, act)}
    return tuple(document for document in bound(view, id_) if document in touching)


def _is_bound(view: View, own: str, document: str) -> bool:
    rank = view.corpus.documents[document].rank
    return not isinstance(rank, Ref) or rank.id == own or own in view.precedence.above(rank.id)


def situations_of(view: View, guardrail: str) -> Region:
    """Return the situations of which a guardrail speaks: its days, its places, its subjects and its conditions."""
    return view.ask(_find_situations, guardrail)


def _find_situations(view: View, id_: str) -> Region:
    guardrail, world = view.corpus.guardrails[id_], view.rules.world
    days = certain(guardrail.in_force)
    kinds, places = world.subjects, world.territories
    subjects = kinds.union(ref.id for ref in guardrail.subjects) if guardrail.subjects else kinds.everything
    wanted = [ref.id for ref in guardrail.territory]
    start = [
        everything(world)._replace(subjects=subjects, territories=mask, start=held.start, end=held.end)
        for held, mask in places.over(wanted, days)
        if days and subjects and mask
    ]
    if not start:
        return ()
    regions: list[Region] = [start]
    regions += [view.lowering.region(condition, None) for condition in guardrail.when]
    met = meet_many(world, regions)
    return tuple(met) if isinstance(met, list) else met


def meant(guardrail: Guardrail, rule: Rule, modalities: Iterable[str], whole: str = "") -> list[Effect]:
    """Return the effects of a rule of such modalities that are on the acts of a guardrail, above or below one of them.

    With `whole`, those that are on this act or above it.
    """
    wanted = _modalities(tuple(modalities))
    return [
        effect
        for effect in rule.effects
        if effect.modality in wanted and _on_act(guardrail, effect.act, whole)
    ]


@cache
def _modalities(words: tuple[str, ...]) -> frozenset[str]:
    """Return the modalities that words mean: themselves, and all of a side where they say any burden or any benefit."""
    sides = {side for word, side in _SIDES.items() if word in words}
    return frozenset(words) | {modality for modality, (side, _) in STRENGTH.items() if side in sides}


_SIDES = {ANY_BURDEN.en: "burden", ANY_BENEFIT.en: "benefit"}


def _on_act(guardrail: Guardrail, act: str, whole: str) -> bool:
    if whole:
        return comparable(act, whole) == whole
    return not guardrail.provisions or any(comparable(act, ref.id) for ref in guardrail.provisions)


def carried_out_so(view: View, guardrail: Guardrail, measure: Measure) -> bool:
    """Tell whether a measure has the force, and names one of the bodies, of which a guardrail speaks."""
    if guardrail.forces and view.norms.force(measure) not in guardrail.forces:
        return False
    if not guardrail.enforcers and not guardrail.body_kinds:
        return True
    bodies = set(_bodies(view, measure))
    wanted = {ref.id for ref in guardrail.enforcers}
    kinds = {agency.id for agency in view.corpus.agencies.values() if agency.kind in guardrail.body_kinds}
    return bool((not wanted or bodies & wanted) and (not guardrail.body_kinds or bodies & kinds))


def _bodies(view: View, measure: Measure) -> Iterator[str]:
    """Yield the bodies that a measure names, and those that fill a role that it names."""
    for item in view.norms.enforcement(measure):
        for ref in item.enforcers:
            yield ref.id
            role = view.corpus.roles.get(ref.id)
            for filling in role.fillings if role is not None else ():
                yield from (agency.id for agency in filling.agencies)


def set_off_so(view: View, guardrail: Guardrail, rule: Rule) -> Region:
    """Return where a rule applies by reason of a list of which a guardrail speaks; everywhere it does where it names none."""
    rules = view.rules
    if not guardrail.lists and not guardrail.list_kinds:
        return rules.region(rule)
    held = [Holds(ref) for ref in lists_meant(view, guardrail, rule.lists) or ()]
    ways = dict.fromkeys(rule.relations) if not rule.ways else dict(rule.ways)
    return join_all(
        rules.world,
        [
            meet_all(rules.world, rules.region_by(rule, way), _any_held(view, held, way or None))
            for way in ways
            if held
        ],
    )


def _any_held(view: View, held: Iterable[Condition], way: str | None) -> Region:
    return join_all(view.rules.world, [view.lowering.region(one, way) for one in held])


def lists_meant(view: View, guardrail: Guardrail, among: Iterable[str] | None = None) -> list[Ref] | None:
    """Return the lists of which a guardrail speaks; of the lists of a measure, those by reason of which it comes under it.

    These are of a kind asked for. Where the guardrail names lists, they are those of them that are one of these, a
    part of one, or around one. None where all lists are meant, or any other reason.
    """
    lists = view.corpus.lists
    if among is None and not guardrail.lists and not guardrail.list_kinds:
        return None
    named = [
        id_
        for id_ in (lists if among is None else among)
        if id_ in lists and (not guardrail.list_kinds or lists[id_].kind in guardrail.list_kinds)
    ]
    if not guardrail.lists:
        return [Ref(id_, "list", lists[id_].place) for id_ in named]
    if among is None:
        return [ref for ref in guardrail.lists if ref.id in named]
    return [ref for ref in guardrail.lists if ref.found and any(akin(view, ref.id, id_) for id_ in named)]


def akin(view: View, one: str, other: str) -> bool:
    """Tell whether two lists are one, or one of them is a part of the other."""
    return one in wholes_of(view.corpus, other) or other in wholes_of(view.corpus, one)


def comes_under(view: View, guardrail: Guardrail, rule: Rule) -> Region:
    """Return the situations of a guardrail in which a rule applies by reason of one of its lists."""
    return meet_all(view.rules.world, set_off_so(view, guardrail, rule), situations_of(view, guardrail.id))
