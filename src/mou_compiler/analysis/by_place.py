"""What is so on some days in some places of a list, and where it is not though one is put on it and burdened there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mou_compiler.analysis.burdened import burdened_days, measures_judged
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days

PartOfDays = tuple[Days, int]
"""Some days, with the places, as a mask, in which something is so on them."""


def bound_in(view: View, item: RuleInForce, days: Days) -> list[PartOfDays]:
    """Return some days of a rule, each with the places in which it binds."""
    return view.rules.world.territories.over(item.places, days) if days else []


def left_open(parts: Iterable[PartOfDays], closed: Iterable[PartOfDays]) -> list[PartOfDays]:
    """Return what of some days and places others leave."""
    left = list(parts)
    for there, held in _by_places(closed).items():
        rest: list[PartOfDays] = []
        for days, places in left:
            if not places & there:
                rest.append((days, places))
                continue
            rest += [(part, places) for part in uncovered(days, held)]
            if beyond := places & ~there:
                rest += [(both, beyond) for one in held if (both := one.meet(days))]
        left = rest
    return left


def both_in(parts: Iterable[PartOfDays], others: Iterable[PartOfDays]) -> list[PartOfDays]:
    """Return the days and places of some that are also those of others."""
    theirs = list(others)
    return [
        (both, there & where)
        for days, there in parts
        for on, where in theirs
        if there & where and (both := days.meet(on))
    ]


def gathered(parts: Iterable[PartOfDays]) -> tuple[PartOfDays, ...]:
    """Return the same days and places, those of the same places in as few parts as there are stretches."""
    return tuple((days, places) for places, held in _by_places(parts).items() for days in held)


def by_days(parts: Iterable[PartOfDays]) -> dict[tuple[Days, ...], int]:
    """Return the stretches on which something is so with the places in which it is on just these, in order of days."""
    held: dict[int, list[Days]] = {}
    for days, places in parts:
        while places:
            place = places & -places
            held.setdefault(place, []).append(days)
            places ^= place
    found: dict[tuple[Days, ...], int] = {}
    for place, stretches in held.items():
        on = merged(stretches)
        found[on] = found.get(on, 0) | place
    return dict(sorted(found.items()))


def meets(view: View, places: Iterable[str], days: Days, parts: Iterable[PartOfDays]) -> bool:
    """Tell whether some places, none being everywhere, meet one of some days and places on some days of them."""
    return any(
        there & where
        for on, where in parts
        if (both := days.meet(on))
        for _, there in view.rules.world.territories.over(tuple(places), both)
    )


def somewhere_without(
    view: View, given: Iterable[RuleInForce], list_: str, places: Sequence[str]
) -> tuple[Days, ...]:
    """Return the days on which some rules of a list leave out some place, among some, in which one is put on it."""
    grounded = [
        part for item in view.list_rules.surely(list_) if item.rule.entries for part in _bound(view, item)
    ]
    return merged(
        both
        for days, there in left_open(grounded, [part for item in given for part in _bound(view, item)])
        for both, where in view.rules.world.territories.over(places, days)
        if there & where
    )


def _bound(view: View, item: RuleInForce) -> list[PartOfDays]:
    return bound_in(view, item, item.days)


def in_one_place(view: View, item: RuleInForce, measure: Measure) -> Iterator[Days]:
    """Yield the days on which a rule of a list and a measure are in force in one place."""
    for stretch in view.timeline.stretches(measure):
        yield from _shared(view, item, measure, item.days.meet(stretch))


def where_burdened(view: View, list_: str, item: RuleInForce, days: Days) -> tuple[Days, ...]:
    """Return those of some days on which a rule of a list or rating binds in a place for which a burden names that."""
    if not item.places:
        return (days,) if days else ()
    burdens = [
        one
        for one in measures_judged(view, list_)
        if one.id in view.burdening_in(one.document) and view.timeline.measure_days(one)
    ]
    return merged(both for measure in burdens for both in _shared(view, item, measure, days))


def _shared(view: View, item: RuleInForce, measure: Measure, days: Days) -> Sequence[Days]:
    """Return those of some days on which a rule binds in a place of a measure."""
    if not item.places or not days:
        return (days,) if days else ()
    return view.rules.world.territories.shared(item.places, view.norms.territories(measure), days)


def _by_places(parts: Iterable[PartOfDays]) -> dict[int, tuple[Days, ...]]:
    found: dict[int, list[Days]] = {}
    for days, places in parts:
        found.setdefault(places, []).append(days)
    return {places: merged(on) for places, on in found.items()}


def lacking_somewhere(
    view: View, list_: str, given: list[PartOfDays], on: Sequence[Days]
) -> list[PartOfDays]:
    """Return the days with the places in which a list burdens and puts somebody on it, and of what is given nothing is.

    `on` are the days on which something is given anywhere: on others nothing lacks in some places only.
    """
    open_, everywhere = list(given), view.rules.world.territories.everything
    rules, days = view.list_rules.of(list_), burdened_days(view, list_)
    open_ += [part for item in rules if item.rule.not_known for part in bound_in(view, item, item.days)]
    open_ += [(none, everywhere) for none in uncovered(days, on)]
    grounded = [
        part
        for item in view.list_rules.surely(list_)
        if item.rule.entries
        for part in bound_in(view, item, item.days.meet(days))
    ]
    lacking = left_open(grounded, open_) if grounded else []
    return [
        (both, places & there)
        for burden, there in (burdened_in(view, list_) if lacking else ())
        for stretch, places in lacking
        if places & there and (both := stretch.meet(burden))
    ]


def burdened_in(view: View, list_: str) -> list[PartOfDays]:
    """Return the days and places in which burdens that are judged by a list are in force."""
    found: dict[PartOfDays, None] = {}
    for measure in measures_judged(view, list_):
        if measure.id in view.burdening_in(measure.document):
            for stretch in view.timeline.stretches(measure):
                places = view.norms.territories(measure)
                found |= dict.fromkeys(view.rules.world.territories.over(places, stretch))
    return list(found)
