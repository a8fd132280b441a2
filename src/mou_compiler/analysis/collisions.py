"""Every pair of measures that collide, with the smallest situation and what settles it, if anything does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mou_compiler.analysis.pairs import Pair, acts_touched, both_apply, prefixes, touching
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.interpret.precedence import Decision, Party
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, on_day, smallest, stretches
from mou_compiler.meaning.rule import HIDING, Effect, Rule

_Side = tuple[Rule, Effect]


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


def first_on(found: Sequence[Collision], as_of: AsOf) -> Collision:
    """Return the first of some collisions that is one on the day asked about; the first of all where none is."""
    day = None if as_of.day is None else as_of.day.toordinal()
    there = (item for item in found if day is not None and any(day in days for days in item.stretches))
    return next(there, found[0])


def collisions_on(view: View, act: str) -> tuple[tuple[Collision, ...], ...]:
    """Return the collisions in which an act is the longer one, by what excludes what and which side says it."""
    return view.ask(_collide, act)


def _find(view: View) -> tuple[Collision, ...]:
    """Return every collision: burdens and benefits before publishing and hiding, and then in order of act."""
    found = [collisions_on(view, act) for act in acts_touched(view)]
    return tuple(collision for kind in zip(*found, strict=True) for those in kind for collision in those)


def _collide(view: View, act: str) -> tuple[tuple[Collision, ...], ...]:
    return tuple(tuple(_judged(view, act, pairs)) for pairs in _candidates(view, act))


def _judged(view: View, act: str, pairs: Iterable[tuple[_Side, _Side]]) -> Iterator[Collision]:
    for (one, one_effect), (other, other_effect) in pairs:
        found = view.ask(_meeting, one.id, other.id)
        if found is not None:
            judgement = view.precedence.judge(Party(one, one_effect.act), Party(other, other_effect.act))
            pair = Pair(one, one_effect, other, other_effect, act)
            yield Collision(pair, found.witness, found.stretches, *judgement, found.region)


class _Meeting(NamedTuple):
    """The smallest situation in which two rules apply, the days on which they do, and all situations."""

    witness: Witness
    stretches: tuple[Days, ...]
    region: Region


def _meeting(view: View, one: str, other: str) -> _Meeting | None:
    rules = view.rules.rules
    region = both_apply(view, rules[one], rules[other])
    witness = smallest(view.rules.world, region)
    return None if witness is None else _Meeting(witness, merged(stretches(region)), region)


def _candidates(view: View, act: str) -> Iterator[list[tuple[_Side, _Side]]]:
    """Yield the pairs whose effects exclude each other: burdens and benefits, publishing and what hides.

    Of each, those come first in which the first side says the longer act.
    """
    above = [touching(view, other) for other in prefixes(act)]
    for one_of, other_of in ((_burdens, _benefits), (_publishes, _hides)):
        ones = [list(filter(one_of, sides)) for sides in above]
        others = [list(filter(other_of, sides)) for sides in above]
        yield [(one, other) for those in others for one in ones[0] for other in those]
        yield [(one, other) for those in ones[1:] for one in those for other in others[0]]


def _burdens(side: _Side) -> bool:
    return side[1].side == "burden"


def _benefits(side: _Side) -> bool:
    return side[1].side == "benefit"


def _publishes(side: _Side) -> bool:
    return side[1].modality == "publish"


def _hides(side: _Side) -> bool:
    return side[1].modality in HIDING
