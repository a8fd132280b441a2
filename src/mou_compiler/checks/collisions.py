"""Every pair of measures that collide, with the smallest situation and what settles it, if anything does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.checks.pairs import Pair, by_act, meeting, prefixes
from mou_compiler.checks.view import View
from mou_compiler.interpret.precedence import Decision
from mou_compiler.meaning.boxes import Witness


class Collision(NamedTuple):
    """Two measures that cannot both be carried out."""

    pair: Pair
    witness: Witness
    decision: Decision | None


def collisions(view: View) -> tuple[Collision, ...]:
    """Return every collision, settled or not; worked out once for a view."""
    return view.once("collisions", lambda: tuple(_collide(view)))


def _collide(view: View) -> Iterator[Collision]:
    for pair in _candidates(view):
        witness = meeting(view, pair.one, pair.other)
        if witness is not None:
            yield Collision(pair, witness, view.precedence.decide(pair.one, pair.other))


def _candidates(view: View) -> Iterator[Pair]:
    burdens = by_act(view, "burden")
    benefits = by_act(view, "benefit")
    for act, ones in burdens.items():
        for above in prefixes(act):
            for one, one_effect in ones:
                for other, other_effect in benefits.get(above, ()):
                    yield Pair(one, one_effect, other, other_effect, act)
    for act, others in benefits.items():
        for above in list(prefixes(act))[1:]:
            for one, one_effect in burdens.get(above, ()):
                for other, other_effect in others:
                    yield Pair(one, one_effect, other, other_effect, act)
