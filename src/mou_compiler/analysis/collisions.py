"""Every pair of measures that collide, with the smallest situation and what settles it, if anything does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.pairs import Pair, both_apply, by_act, prefixes
from mou_compiler.analysis.view import View
from mou_compiler.interpret.precedence import Decision, Party
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import on_day, smallest, stretches
from mou_compiler.meaning.rule import HIDING, Effect, Rule

_ByAct = dict[str, list[tuple[Rule, Effect]]]


class Collision(NamedTuple):
    """Two measures that cannot both be carried out, the smallest situation, and the days on which they collide.

    Asked as of a day on which they do, the situation is the smallest of that day.
    """

    pair: Pair
    witness: Witness
    stretches: tuple[Days, ...]
    decision: Decision | None
    said: tuple[str, ...]
    """Every principle that says something of it, heeded or not."""


def collisions(view: View) -> tuple[Collision, ...]:
    """Return every collision, settled or not; worked out once for a view."""
    return view.once("collisions", lambda: tuple(_collide(view)))


def _collide(view: View) -> Iterator[Collision]:
    met: dict[tuple[str, str], tuple[Witness, tuple[Days, ...]] | None] = {}
    for pair in _candidates(view):
        key = (pair.one.id, pair.other.id)
        if key not in met:
            boxes = both_apply(view, pair.one, pair.other)
            witness = smallest(view.rules.world, on_day(boxes, view.as_of) or boxes)
            met[key] = None if witness is None else (witness, merged(stretches(boxes)))
        found = met[key]
        if found is not None:
            one, other = Party(pair.one, pair.one_effect.act), Party(pair.other, pair.other_effect.act)
            yield Collision(pair, *found, *view.precedence.judge(one, other))


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
