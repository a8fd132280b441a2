"""Lists that nobody can leave who is on all of them: each way out of each waits for another of them, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from mou_compiler.analysis.circles import circles_of
from mou_compiler.analysis.leaving import ends_by_itself, shut, ways_out
from mou_compiler.analysis.view import View
from mou_compiler.interpret.waiting import Waiting

Stuck = dict[str, list[frozenset[str]]]
"""Lists that are stuck, each with the stuck lists for which each of its ways out waits."""


class Locked:
    """The sets of lists that are locked on a day: somebody may be on all of them, and then leaves none."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._opening = Waiting(view.lowering)
        self._lists = [list_ for list_ in view.corpus.lists if self._waits_ever(list_)]

    def changes(self) -> set[int]:
        """Return days on which alone what is locked may change."""
        view = self.view
        return {
            edge
            for list_ in self._lists
            for item in (*view.list_rules.of(list_), *view.list_rules.surely(list_))
            for days in (
                item.days,
                *(closed for exit_ in item.rule.exits for closed in shut(view, list_, exit_)),
            )
            for edge in days
        }

    def circles(self, day: int) -> Iterator[frozenset[str]]:
        """Yield the lists that wait for each other, over any number of steps, in each locked set of a day."""
        for stuck in self.sets(day):
            yield from circles_of(
                {list_: sorted(frozenset().union(*exits)) for list_, exits in stuck.items()}
            )

    def besides(self, circle: Iterable[str], day: int) -> list[str]:
        """Return on which lists, besides those of a circle, one must be to be able to leave none of them.

        A list of it may have a way out that waits for none of the circle, but for lists of another.
        """
        own = frozenset(circle)
        stuck = next(found for found in self.sets(day) if own <= found.keys())
        found = set(own)
        while more := {
            other for list_ in found for awaited in stuck[list_] if not awaited & found for other in awaited
        }:
            found |= more
        return sorted(found - own)

    def sets(self, day: int) -> list[Stuck]:
        """Return the locked sets of a day that lie in no other one."""
        leaves = list({frozenset(found): found for found in self._sets(self._ways(day))}.items())
        return [found for lists, found in leaves if not any(lists < other for other, _ in leaves)]

    def _sets(self, ways: Stuck) -> Iterator[Stuck]:
        """Yield sets of lists, in one of which every locked one lies: each locked itself."""
        stuck = _without_leavable(ways)
        world = self.view.rules.world
        apart = next((pair for pair in combinations(stuck, 2) if frozenset(pair) in world.exclusive), None)
        if apart is not None:
            for one in apart:
                yield from self._sets({list_: exits for list_, exits in stuck.items() if list_ != one})
            return
        whom = world.subjects.everything
        for list_ in stuck:
            whom &= world.covers[list_]
        if whom:
            yield from [stuck] if stuck else []
            return
        for among in _shared([world.covers[list_] for list_ in stuck]):
            yield from self._sets(
                {list_: exits for list_, exits in stuck.items() if not among & ~world.covers[list_]}
            )

    def _ways(self, day: int) -> Stuck:
        """Return the lists that can be left on a day by ways out alone, with the lists for which each of these waits."""
        view = self.view
        rules = {list_: [r.rule for r in view.list_rules.of(list_) if day in r.days] for list_ in self._lists}
        return {
            list_: [
                self._opening.lists(list_, rule, exit_)
                for rule in found
                for exit_ in ways_out(rule)
                if not any(day in closed for closed in shut(view, list_, exit_))
            ]
            for list_, found in rules.items()
            if not any(ends_by_itself(rule) for rule in found)
            if _has_way_out(view, list_, day)
        }

    def _waits_ever(self, list_: str) -> bool:
        rules = self.view.list_rules.of(list_)
        return any(
            self._opening.lists(list_, item.rule, exit_) for item in rules for exit_ in item.rule.exits
        )


def _without_leavable(ways: Stuck) -> Stuck:
    """Return the lists of which each way out waits for one of them: those that can be left, being on no other, are none."""
    stuck = dict(ways)
    while True:
        left = {
            list_: exits for list_, exits in stuck.items() if all(awaited & stuck.keys() for awaited in exits)
        }
        if len(left) == len(stuck):
            return {
                list_: [frozenset(awaited & stuck.keys()) for awaited in exits]
                for list_, exits in stuck.items()
            }
        stuck = left


def _shared(masks: list[int]) -> list[int]:
    """Return sets of subjects, as masks: one for each way in which some of the masks share a subject and others do not."""
    parts = [-1]
    for mask in masks:
        parts = [piece for part in parts for piece in (part & mask, part & ~mask) if piece]
    return [part for part in parts if part > 0]


def _has_way_out(view: View, list_: str, day: int) -> bool:
    """Tell whether a list surely has a way out on a day that is not shut."""
    return any(
        day in item.days and not any(day in closed for closed in shut(view, list_, exit_))
        for item in view.list_rules.surely(list_)
        for exit_ in ways_out(item.rule)
    )
