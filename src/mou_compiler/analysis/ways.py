"""Every situation in which a thing is touched, as boxes that do not cross and together are exactly these situations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.boxes_told import by_names_of_places
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.values import Holds, Ref
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.meaning.boxes import Box, everything
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Diagram, Region, join_all, meet_all, on_day, spread, subtract_all
from mou_compiler.meaning.rule import Effect, Rule, comparable
from mou_compiler.meaning.world import World
from mou_compiler.source.order import counting

SIDES = ("burden", "benefit", "any")


class Touch(NamedTuple):
    """A measure that touches a thing, the effects by which it does, and where."""

    measure: str
    effects: tuple[Effect, ...]
    region: Region


class Way(NamedTuple):
    """Situations in which a measure touches a thing, and none before it does.

    `also` are the measures behind it that touch the thing in all of them too.
    """

    measure: str
    box: Box
    also: tuple[str, ...]


def touches(view: View, kind: str, id_: str, side: str, day: date | None = None) -> tuple[Touch, ...]:
    """Return the measures that touch an agency, role, list, document or act, in order of id, and where each does.

    `side` is that of the effects that count. An act is touched by effects on it, on what it is part of and on its
    parts; of a list those situations count in which it is held by whom the measure reads its trigger. As in gaps
    nobody has a second principal by one relation. As of a day, the situations are those of that day.
    """
    single = [_to_one(view.rules.world)]
    found = []
    for measure in sorted(view.rules.rules, key=counting):
        rule = view.rules.rules[measure]
        effects = tuple(effect for effect in rule.effects if side in (effect.side, "any"))
        if kind == "act":
            effects = tuple(effect for effect in effects if comparable(effect.act, id_) is not None)
        if not effects:
            continue
        region = _WHERE.get(kind, _whole)(view, rule, id_)
        if region and day is not None:
            region = spread(on_day(region, day), day.toordinal())
        if region:
            region = meet_all(view.rules.world, region, single)
        if region:
            found.append(Touch(measure, effects, region))
    return tuple(found)


def _to_one(world: World) -> Box:
    """Return the situations of those who are attached to one at most by each relation."""
    nobody = 1 << len(world.subjects.ids)
    cells = tuple((name, nobody) for name, first in world.principals.items() if not first)
    return everything(world)._replace(cells=cells)


def _whole(view: View, rule: Rule, _: str) -> Region:
    return view.rules.region(rule)


def _of_document(view: View, rule: Rule, id_: str) -> Region:
    return view.rules.region(rule) if rule.document == id_ else ()


def _of_role(view: View, rule: Rule, id_: str) -> Region:
    return view.rules.region(rule) if any(item.id == id_ for item in rule.enforcers) else ()


def _of_agency(view: View, rule: Rule, id_: str) -> Region:
    """Return where a rule applies and a body carries it out: by itself, for one before it, or in a role."""
    whole = everything(view.rules.world)
    days: dict[int, list[Days]] = {}
    for share in view.enforcers.shares(view.enforcers.doing(rule), ()):
        if id_ in share.mine and share.territories:
            days.setdefault(share.territories, []).append(share.days)
    places: dict[Days, int] = {}
    for mask, stretches in days.items():
        for stretch in merged(stretches):
            places[stretch] = places.get(stretch, 0) | mask
    acting = [
        whole._replace(start=stretch.start, end=stretch.end, territories=mask)
        for stretch, mask in sorted(places.items())
    ]
    return meet_all(view.rules.world, view.rules.region(rule), acting) if acting else ()


def _of_list(view: View, rule: Rule, id_: str) -> Region:
    """Return where a rule applies that a list, or one that it is part of, sets off, and this list is held."""
    if not set(wholes_of(view.corpus, id_)) & set(rule.lists):
        return ()
    held = Holds(Ref(id_, "list", view.corpus.lists[id_].place))
    ways = dict.fromkeys(rule.relations) if not rule.ways else dict(rule.ways)
    world = view.rules.world
    return join_all(
        world,
        [
            meet_all(world, view.rules.region_by(rule, way), view.lowering.region(held, way or None))
            for way in ways
        ],
    )


_WHERE: dict[str, Callable[[View, Rule, str], Region]] = {
    "agency": _of_agency,
    "role": _of_role,
    "list": _of_list,
    "document": _of_document,
}


def ways(view: View, found: Iterable[Touch]) -> Iterator[Way]:
    """Yield boxes that do not cross and make up all that measures touch, each under the first that touches there."""
    world, touching = view.rules.world, tuple(found)
    for place, touch in enumerate(touching):
        before = touching[:place]
        done: list[Box] = []
        for box in _widest(world, touch.region):
            left: Region = [box]
            for other in (*(item.region for item in before), done):
                if not left:
                    break
                left = subtract_all(world, left, other)
            for piece in (part for one in left for part in by_names_of_places(view, one)):
                yield Way(touch.measure, piece, _also(world, piece, touching[place + 1 :]))
            done.append(box)


def _widest(world: World, region: Region) -> Iterable[Box]:
    """Return the boxes of a set but for those that lie in another: of them a rest would be told as if it were something else."""
    if isinstance(region, Diagram):
        return region
    found: list[Box] = []
    for box in region:
        if not any(_lies_in(world, box, other) for other in found):
            found = [other for other in found if not _lies_in(world, other, box)]
            found.append(box)
    return found


def _lies_in(world: World, box: Box, other: Box) -> bool:
    """Tell whether a box lies in another; what plainly does not is told without taking one from the other."""
    plainly_out = (
        other.held & ~box.held or box.subjects & ~other.subjects or box.territories & ~other.territories
    )
    return not plainly_out and not subtract_all(world, [box], [other])


def _also(world: World, box: Box, others: Iterable[Touch]) -> tuple[str, ...]:
    return tuple(touch.measure for touch in others if not subtract_all(world, [box], touch.region))
