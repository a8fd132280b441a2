"""Which measures change nothing, so that all of them can be removed together (grammar/meaning.md, Redundancy)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cmp_to_key
from itertools import chain
from typing import NamedTuple

from mou_compiler.analysis.pairs import prefixes
from mou_compiler.analysis.view import View
from mou_compiler.interpret.timeline import ordinal
from mou_compiler.meaning.boxes import Witness, everything, order_of
from mou_compiler.meaning.covering import Cover, smallest_cover
from mou_compiler.meaning.region import (
    Region,
    contains,
    join_all,
    meet_all,
    mentioned,
    required,
    smallest,
    subtract_all,
)
from mou_compiler.meaning.rule import FORCE_STRENGTH, Duration, Effect, Rule, lies_within
from mou_compiler.memo import Index


class Redundancy(NamedTuple):
    """A rule that changes nothing, and rules that stay and do what it does, in order of id."""

    rule: Rule
    by: tuple[str, ...]


def redundancies(view: View) -> tuple[Redundancy, ...]:
    """Return every rule that changes nothing beside those that stay; worked out once for a view."""
    return view.ask(_find)


def _find(view: View) -> tuple[Redundancy, ...]:
    return tuple(_Search(view).find())


def _dispensable_in(view: View, document: str) -> tuple[str, ...]:
    """Return the measures of a document that change nothing while all others stay."""
    measures = view.corpus.documents[document].measures
    return tuple(measure.id for measure in measures if view.ask(_is_dispensable, measure.id))


def _is_dispensable(view: View, id_: str) -> bool:
    return _Search(view).cover(view.rules.rules[id_]) is not None


def _sooner(view: View, one: str, other: str) -> int:
    return _Search(view).sooner(view.rules.rules[one], view.rules.rules[other])


def _by_key(view: View) -> Index[tuple[str, int], tuple[str, ...]]:
    """Return rules by an act that they touch and the first of the lists that each of their situations needs."""
    return view.index(lambda view: view.corpus.documents, _keys_in)


def _keys_in(view: View, document: str) -> dict[tuple[str, int], tuple[str, ...]]:
    found: dict[tuple[str, int], dict[str, None]] = {}
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        needed = required(view.rules.world, rule.boxes) if rule.effects else 0
        for effect in rule.effects:
            found.setdefault((effect.act, needed & -needed), {})[rule.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _overridden(view: View) -> Index[str, tuple[str, ...]]:
    """Return by rule those that it overrides, circles left out."""
    return view.index(lambda view: view.corpus.documents, _overridden_in)


def _overridden_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        for other in view.rules.overriders(rule) if rule.overriders else ():
            found.setdefault(other.id, []).append(rule.id)
    return {id_: tuple(ids) for id_, ids in found.items()}


class _Search:
    """Finds, for what a rule does, the rules that do as much."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.removed: set[str] = set()
        self.by_key = view.ask(_by_key)
        self.overridden = view.ask(_overridden)

    def find(self) -> Iterator[Redundancy]:
        """Yield the rules that change nothing, in order of id.

        Rules that do as much as each other cannot all go: one is asked about after the other, the one that
        says least first, beside those that stay.
        """
        view = self.view
        found = (id_ for document in view.corpus.documents for id_ in view.ask(_dispensable_in, document))
        dispensable = [view.rules.rules[id_] for id_ in found]

        def sooner(one: Rule, other: Rule) -> int:
            return view.ask(_sooner, one.id, other.id)

        for rule in sorted(dispensable, key=cmp_to_key(sooner)):
            if len(dispensable) == 1 or self.cover(rule) is not None:
                self.removed.add(rule.id)
        for rule in dispensable:
            if rule.id in self.removed:
                by = self.cover(rule)
                assert by is not None  # whoever went later is covered by those that stay, and so is this
                yield Redundancy(rule, by)

    def cover(self, rule: Rule) -> tuple[str, ...] | None:
        """Return rules that together do all that a rule does, each of its effects by as few as can be."""
        view = self.view
        region, measure = view.rules.region(rule), view.corpus.measures[rule.id]
        if not region or not rule.effects or measure.leads_to or view.norms.enforcement_open(measure):
            return None
        found: set[str] = set()
        for effect in rule.effects:
            cover = self._cover_effect(rule, effect, region)
            if cover is None:
                return None
            found.update(cover)
        for id_ in chain.from_iterable(self.overridden.of(rule.id)):
            cover = self._cover_override(rule, view.rules.rules[id_], region)
            if cover is None:
                return None
            found.update(cover)
        return tuple(sorted(found))

    def _cover_effect(self, rule: Rule, effect: Effect, region: Region) -> tuple[str, ...] | None:
        """Return a smallest set of other rules that does as much wherever the rule applies."""
        world = self.view.rules.world

        def candidates(open_: Witness) -> Iterator[Cover]:
            told: set[str] = set()
            for other in self._rivals(rule, effect, open_.held):
                # Asked first, since it is soon told and most do not hold there.
                if other.id not in told and contains(world, other.boxes, open_):
                    told.add(other.id)
                    yield Cover(other.id, self._doing_as_much(rule, effect, other))

        # Most rules have no rival on their lists that is as strong; then no situation need be looked for.
        rivals = self._rivals(rule, effect, mentioned(world, region))
        if not any(_is_as_strong(rule, effect, other) for other in rivals):
            return None
        return smallest_cover(world, region, candidates)

    def _cover_override(self, rule: Rule, other: Rule, region: Region) -> tuple[str, ...] | None:
        """Return a smallest set of other rules that keep from applying whatever the rule keeps from it."""
        rules = self.view.rules
        covers = [
            Cover(rival.id, rules.region(rival))
            for rival in rules.overriders(other)
            if rival.id != rule.id and rival.id not in self.removed
        ]
        return smallest_cover(rules.world, meet_all(rules.world, region, other.boxes), lambda _: covers)

    def _rivals(self, rule: Rule, effect: Effect, held: int) -> Iterator[Rule]:
        """Yield the other rules on the same or a wider act that may hold for whoever is on these lists.

        Rules are found by the first of the lists that each of their situations needs, or by none.
        """
        for list_ in (*_members(held), 0):
            for act in prefixes(effect.act):
                for id_ in chain.from_iterable(self.by_key.of((act, list_))):
                    if id_ != rule.id and id_ not in self.removed:
                        yield self.view.rules.rules[id_]

    def _doing_as_much(self, rule: Rule, effect: Effect, other: Rule) -> Region:
        """Return where another rule does as much."""
        as_strong = _is_as_strong(rule, effect, other)
        return self.view.ask(_cover_boxes, rule.id, other.id) if as_strong else ()

    def sooner(self, one: Rule, other: Rule) -> int:
        """Tell which of two rules says less: a negative number for the first.

        The one that holds in the smallest situation of those in which only one does says more; of copies the
        one that was signed first, then the first by id of document and number.
        """
        rules = self.view.rules
        mine, theirs = rules.region(one), rules.region(other)
        if mine != theirs:
            alone = self._smallest(subtract_all(rules.world, mine, theirs))
            alone2 = self._smallest(subtract_all(rules.world, theirs, mine))
            if alone != alone2:
                return 1 if alone2 is None or (alone is not None and alone < alone2) else -1
        return 1 if self._age(one) < self._age(other) else -1

    def _smallest(self, region: Region) -> tuple[object, ...] | None:
        world = self.view.rules.world
        witness = smallest(world, region)
        return None if witness is None else order_of(world, witness)

    def _age(self, rule: Rule) -> tuple[int, str, tuple[tuple[int, str], ...]]:
        signed = ordinal(self.view.corpus.documents[rule.document].signed)
        return (signed or 0, rule.document, _in_order(rule.id))


def _cover_boxes(view: View, rule_id: str, other_id: str) -> Region:
    """Return where another rule applies, all that carry the rule out carry it out, and no more can waive it."""
    rule, other = view.rules.rules[rule_id], view.rules.rules[other_id]
    region = _unwaived(view, rule, other)
    mine, theirs = map(view.enforcers.doing, (rule, other))
    if set(mine) <= set(theirs):
        return region
    whole = everything(view.rules.world)
    shares = [
        whole._replace(territories=share.territories, start=share.days.start, end=share.days.end)
        for share in view.enforcers.shares(mine, theirs)
        if set(share.mine) <= set(share.theirs)
    ]
    return meet_all(view.rules.world, region, shares)


def _unwaived(view: View, rule: Rule, other: Rule) -> Region:
    """Return where another rule applies and nobody may waive it who may not waive the rule as well."""
    world = view.rules.world
    region = view.rules.region(other)
    for leave in other.leaves:
        alike = join_all(world, [mine.region for mine in rule.leaves if mine.body == leave.body])
        region = subtract_all(world, region, subtract_all(world, leave.region, alike))
    return region


def _in_order(id_: str) -> tuple[tuple[int, str], ...]:
    """Return the key by which the numbers in ids stand in order: 2 before 10."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", id_) if part
    )


def _is_as_strong(rule: Rule, effect: Effect, other: Rule) -> bool:
    """Tell whether another rule does as much as an effect, whoever carries it out."""
    return any(_as_much(rule, effect, other, item) for item in other.effects)


def _as_much(rule: Rule, effect: Effect, other: Rule, other_effect: Effect) -> bool:
    """Tell whether an effect of another rule does as much, whoever carries it out."""
    return (
        lies_within(effect.act, other_effect.act)
        and _at_least(effect, other_effect)
        and FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]
        and _as_long(rule.term, other.term)
        and _as_short(rule.within, other.within)
        and _asks_no_more(rule, other)
    )


def _members(mask: int) -> Iterator[int]:
    """Yield each bit of a mask by itself."""
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit


def _at_least(effect: Effect, other: Effect) -> bool:
    """Tell whether another modality compares and is as strong; a cap only equals itself."""
    if effect.modality == other.modality == "cap":
        return effect.cap == other.cap != "unknown"
    return effect.scale == other.scale and other.strength >= effect.strength


def _as_long(term: Duration | None, other: Duration | None) -> bool:
    """Tell whether another term lasts as long; terms that cannot be compared do not."""
    if term == other:
        return term is None or term.kind not in ("unknown", "unspecified")
    if term is None or other is None:
        return False
    return _are_comparable(term, other) and other.least >= term.least and other.most >= term.most


def _as_short(within: Duration | None, other: Duration | None) -> bool:
    """Tell whether another deadline is met no later; any is earlier than none, and others may not be comparable."""
    if within is None:
        return True
    if other is None:
        return False
    if within == other:
        return within.kind not in ("unknown", "unspecified")
    return _are_comparable(within, other) and other.least <= within.least and other.most <= within.most


def _are_comparable(one: Duration, other: Duration) -> bool:
    return one.kind == other.kind == "fixed" and one.unit == other.unit and one.start == other.start


def _asks_no_more(rule: Rule, other: Rule) -> bool:
    """Tell whether another rule weighs as much, and needs no approval and no application that the rule does not."""
    approved = set(other.approval) <= set(rule.approval)
    return rule.weight == other.weight and approved and other.applied in ("", rule.applied)
