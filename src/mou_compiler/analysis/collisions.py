"""Every pair of measures that collide, with the smallest situation and what settles it, if anything does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.pairs import Pair, both_apply, by_act, prefixes
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.interpret.precedence import Decision, Party
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, on_day, smallest, stretches
from mou_compiler.meaning.rule import HIDING, Effect, Rule

_ByAct = dict[str, list[tuple[Rule, Effect]]]


class Collision(NamedTuple):
    """Two measures that cannot both be carried out, the smallest situation, and the days on which they collide."""

    pair: Pair
    witness: Witness
    stretches: tuple[Days, ...]
    decision: Decision | None
    said: tuple[str, ...]
    """Every principle that says something of it, heeded or not."""
    region: Region
    """The situations in which both apply."""


def collisions(view: View) -> tuple[Collision, ...]:
    """Return every collision, settled or not; worked out once for a view."""
    return view.ask(_find)


def witness_on(view: View, collision: Collision, as_of: AsOf) -> Witness:
    """Return the smallest situation of a collision as of a day; of all days where it does not collide on that one."""
    there = on_day(collision.region, as_of.day) if as_of.day is not None else None
    found = smallest(view.rules.world, there) if there else None
    return collision.witness if found is None else found


def _find(view: View) -> tuple[Collision, ...]:
    return tuple(_collide(view))


def _collide(view: View) -> Iterator[Collision]:
    met: dict[tuple[str, str], tuple[Witness, tuple[Days, ...], Region] | None] = {}
    for pair in _candidates(view):
        key = (pair.one.id, pair.other.id)
        if key not in met:
            boxes = both_apply(view, pair.one, pair.other)
            witness = smallest(view.rules.world, boxes)
            met[key] = None if witness is None else (witness, merged(stretches(boxes)), boxes)
        found = met[key]
        if found is not None:
            one, other = Party(pair.one, pair.one_effect.act), Party(pair.other, pair.other_effect.act)
            witness, days, region = found
            yield Collision(pair, witness, days, *view.precedence.judge(one, other), region)


def _candidates(view: View) -> Iterator[Pair]:
    """Yield the pairs whose effects exclude each other: burdens and benefits, publishing and what hides."""
    yield from _opposed(
        by_act(view, lambda effect: effect.side == "burden"),
        by_act(view, lambda effect: effect.side == "benefit"),
    )
    yield from _opposed(
        by_act(view, lambda effect: effect.modality == "publish"),
        by_act(view, lambda effect: effect.modality in HIDING),
    )


def _opposed(left: _ByAct, right: _ByAct) -> Iterator[Pair]:
    for act, ones in left.items():
        for above in prefixes(act):
            for one, one_effect in ones:
                for other, other_effect in right.get(above, ()):
                    yield Pair(one, one_effect, other, other_effect, act)
    for act, others in right.items():
        for above in list(prefixes(act))[1:]:
            for one, one_effect in left.get(above, ()):
                for other, other_effect in others:
                    yield Pair(one, one_effect, other, other_effect, act)
