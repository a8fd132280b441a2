"""Reduced ordered diagrams of many values: sets of situations whose boxes would be too many to write down.

A node asks for the value of one level; each of its edges holds some of the values, as a mask, and leads to a node
of a deeper level. The first level is the day, whose edges begin on a day and end where the next begins. Equal
sets over one order of levels are one node, so that `12 of 24` has 157 nodes where it has 2,704,156 boxes
(Bryant 1986; Srinivasan, Kam, Malik and Brayton 1990 for many values). Nothing here knows what a level stands for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from mou_compiler.meaning.days import ALWAYS, FOREVER

NOTHING, EVERYTHING = 0, 1
"""The nodes of no situation and of all situations."""

DAYS = 0
"""The level of the day."""

_LEAF = 1 << 60
_JOIN, _MINUS = -1, -2

Edges = tuple[tuple[int, int], ...]
"""Mask and node, by the lowest bit of the mask; at the level of the day, first day and node, in order."""

Cost = Callable[[int, int], tuple[int, int]]
"""What the cheapest value of a mask at a level costs, and that value."""


class Diagrams:
    """A store of nodes over levels; `domains[level]` is the mask of all its values (of the day: not used)."""

    def __init__(self, domains: Sequence[int]) -> None:
        self.domains = tuple(domains)
        self.levels = [_LEAF, _LEAF]
        self.edges: list[Edges] = [(), ()]
        self._unique: dict[tuple[int, Edges], int] = {}
        self._memo: dict[tuple[int, int], int] = {}
        self._memo_of: dict[tuple[int, int, int], int] = {}
        self._asking: dict[int, int] = {NOTHING: 0, EVERYTHING: 0}
        # Every operation goes down a level with each call, and some calls stand between.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 4 * len(self.domains) + 1000))

    def forget(self) -> None:
        """Drop what earlier operations had found out; nodes stay what they are."""
        self._memo.clear()
        self._memo_of.clear()

    def _node(self, level: int, edges: Edges) -> int:
        key = (level, edges)
        node = self._unique.get(key)
        if node is None:
            node = self._unique[key] = len(self.levels)
            self.levels.append(level)
            self.edges.append(edges)
        return node

    def _branch(self, level: int, masks: dict[int, int]) -> int:
        """Return the node at a level that leads to each node for its mask of values, and to nothing for the rest."""
        masks.pop(NOTHING, None)
        if not masks:
            return NOTHING
        if len(masks) == 1:
            ((node, mask),) = masks.items()
            if mask == self.domains[level]:
                return node
            return self._node(level, ((mask, node),))
        edges = sorted(((mask, node) for node, mask in masks.items()), key=lambda edge: edge[0] & -edge[0])
        return self._node(level, tuple(edges))

    def _timed(self, cuts: Iterable[tuple[int, int]]) -> int:
        """Return the node that leads, from each day on, to the node given, up to the next."""
        edges: list[tuple[int, int]] = []
        for start, node in cuts:
            if not edges or edges[-1][1] != node:
                edges.append((start, node))
        return edges[0][1] if len(edges) == 1 else self._node(DAYS, tuple(edges))

    def among(self, level: int, mask: int, node: int = EVERYTHING, other: int = NOTHING) -> int:
        """Return `node` for the values in a mask, `other` for the rest; both lie below the level."""
        mask &= self.domains[level]
        if node == other:
            return node
        masks: dict[int, int] = {}
        if mask:
            masks[node] = mask
        rest = self.domains[level] & ~mask
        if rest:
            masks[other] = rest
        return self._branch(level, masks)

    def during(self, start: int, end: int, node: int = EVERYTHING) -> int:
        """Return a node from a day on and up to, without, another."""
        if start >= end:
            return NOTHING
        cuts = [(ALWAYS, NOTHING)] if start > ALWAYS else []
        cuts.append((start, node))
        if end < FOREVER:
            cuts.append((end, NOTHING))
        return self._timed(cuts)

    def meet(self, one: int, other: int) -> int:
        """Return what is in both."""
        if one == other or other == EVERYTHING:
            return one
        if one == EVERYTHING:
            return other
        if one == NOTHING or other == NOTHING:
            return NOTHING
        key = (one, other) if one < other else (other, one)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._meet(*key)
        return found

    def _meet(self, one: int, other: int) -> int:
        if self.levels[one] > self.levels[other]:
            one, other = other, one
        level, meet = self.levels[one], self.meet
        if level == DAYS:
            return self._day_by_day(one, other, meet)
        masks: dict[int, int] = {}
        if level < self.levels[other]:
            for mask, node in self.edges[one]:
                met = meet(node, other)
                masks[met] = masks.get(met, 0) | mask
            return self._branch(level, masks)
        for mask, node in self.edges[one]:
            for mask2, node2 in self.edges[other]:
                if both := mask & mask2:
                    met = meet(node, node2)
                    masks[met] = masks.get(met, 0) | both
        return self._branch(level, masks)

    def join(self, one: int, other: int) -> int:
        """Return what is in either."""
        if one in (NOTHING, other) or other == EVERYTHING:
            return other
        if other == NOTHING or one == EVERYTHING:
            return one
        key = (min(one, other), max(one, other), _JOIN)
        found = self._memo_of.get(key)
        if found is None:
            found = self._memo_of[key] = self._join(*key[:2])
        return found

    def _join(self, one: int, other: int) -> int:
        if self.levels[one] > self.levels[other]:
            one, other = other, one
        level, join = self.levels[one], self.join
        if level == DAYS:
            return self._day_by_day(one, other, join)
        masks: dict[int, int] = {}
        rest = self.domains[level]
        others = self.edges[other] if self.levels[other] == level else ((rest, other),)
        rest2 = rest
        for mask2, _ in others:
            rest2 &= ~mask2
        for mask, node in self.edges[one]:
            rest &= ~mask
            for mask2, node2 in others:
                if both := mask & mask2:
                    joined = join(node, node2)
                    masks[joined] = masks.get(joined, 0) | both
            if alone := mask & rest2:
                masks[node] = masks.get(node, 0) | alone
        for mask2, node2 in others:
            if alone := mask2 & rest:
                masks[node2] = masks.get(node2, 0) | alone
        return self._branch(level, masks)

    def minus(self, one: int, other: int) -> int:
        """Return what is in the one and not in the other."""
        if one in (NOTHING, other) or other == EVERYTHING:
            return NOTHING
        if other == NOTHING:
            return one
        key = (one, other, _MINUS)
        found = self._memo_of.get(key)
        if found is None:
            found = self._memo_of[key] = self._minus(one, other)
        return found

    def _minus(self, one: int, other: int) -> int:
        level = min(self.levels[one], self.levels[other])
        minus = self.minus
        if level == DAYS:
            return self._day_by_day(one, other, minus)
        everything = self.domains[level]
        ones = self.edges[one] if self.levels[one] == level else ((everything, one),)
        others = self.edges[other] if self.levels[other] == level else ((everything, other),)
        masks: dict[int, int] = {}
        for mask, node in ones:
            alone = mask
            for mask2, node2 in others:
                if both := mask & mask2:
                    alone &= ~mask2
                    left = minus(node, node2)
                    masks[left] = masks.get(left, 0) | both
            if alone:
                masks[node] = masks.get(node, 0) | alone
        return self._branch(level, masks)

    def _day_by_day(self, one: int, other: int, operation: Callable[[int, int], int]) -> int:
        ones = self.edges[one] if self.levels[one] == DAYS else ((ALWAYS, one),)
        others = self.edges[other] if self.levels[other] == DAYS else ((ALWAYS, other),)
        cuts: list[tuple[int, int]] = []
        place = place2 = 0
        day = ALWAYS
        while True:
            cuts.append((day, operation(ones[place][1], others[place2][1])))
            following = ones[place + 1][0] if place + 1 < len(ones) else FOREVER
            following2 = others[place2 + 1][0] if place2 + 1 < len(others) else FOREVER
            day = min(following, following2)
            if day == FOREVER:
                return self._timed(cuts)
            place += following == day
            place2 += following2 == day

    def complement(self, node: int) -> int:
        """Return what is not in a node."""
        return self.minus(EVERYTHING, node)

    def all_of(self, nodes: Iterable[int]) -> int:
        """Return what is in all nodes, met two by two so that no long one grows with each."""
        return _two_by_two(self.meet, nodes, EVERYTHING)

    def any_of(self, nodes: Iterable[int]) -> int:
        """Return what is in any node, joined two by two."""
        return _two_by_two(self.join, nodes, NOTHING)

    def at_least(self, number: int, nodes: Iterable[int]) -> int:
        """Return what is in so many of the nodes, by counting: in `number` times their number of steps."""
        ordered = sorted(nodes, key=lambda node: self.levels[node], reverse=True)
        if number <= 0:
            return EVERYTHING
        if number > len(ordered):
            return NOTHING
        row = [EVERYTHING] + [NOTHING] * number  # row[n]: in at least n of those met so far
        for node in ordered:
            outside = self.complement(node)
            row = [
                EVERYTHING,
                *(
                    self.join(self.meet(node, row[least - 1]), self.meet(outside, row[least]))
                    for least in range(1, number + 1)
                ),
            ]
        return row[number]

    def without(self, node: int, level: int) -> int:
        """Return what is in a node for some value of a level."""
        known: dict[int, int] = {}

        def freed(node: int) -> int:
            at = self.levels[node]
            if at > level:
                return node
            found = known.get(node)
            if found is None:
                if at == level:
                    found = self.any_of(below for _, below in self.edges[node])
                elif at == DAYS:
                    found = self._timed([(day, freed(below)) for day, below in self.edges[node]])
                else:
                    masks: dict[int, int] = {}
                    for mask, below in self.edges[node]:
                        left = freed(below)
                        masks[left] = masks.get(left, 0) | mask
                    found = self._branch(at, masks)
                known[node] = found
            return found

        return freed(node)

    def contains(self, node: int, value: Callable[[int], int]) -> bool:
        """Tell whether a situation lies in a node; `value` gives its day, or its value at a level."""
        while node > EVERYTHING:
            level = self.levels[node]
            node = self._after(node, level, value(level))
        return node == EVERYTHING

    def _after(self, node: int, level: int, value: int) -> int:
        """Return where a value leads from a node."""
        found = NOTHING
        for edge, below in self.edges[node]:
            if edge <= value if level == DAYS else edge >> value & 1:
                found = below
        return found

    def deciding(self, node: int, value: Callable[[int], int]) -> set[int]:
        """Return the levels asked of a situation in a node at which some other value would lead out of it."""
        inside = {NOTHING: False, EVERYTHING: True}
        values: dict[int, int] = {}
        for at in self.below(node):
            level = self.levels[at]
            if level not in values:
                values[level] = value(level)
            inside[at] = inside[self._after(at, level, values[level])]
        found = set()
        while node > EVERYTHING:
            level = self.levels[node]
            rest = self.domains[level]
            for mask, below in self.edges[node]:
                rest &= ~mask
                if not inside[below]:
                    found.add(level)
            if rest and level != DAYS:
                found.add(level)
            node = self._after(node, level, values[level])
        return found

    def support(self, node: int) -> frozenset[int]:
        """Return the levels at which a node asks."""
        asking = self._asked_from(node)
        return frozenset(level for level in range(len(self.domains)) if asking >> level & 1)

    def _asked_from(self, node: int) -> int:
        """Return the levels at which a node asks as bits; what it leads to is walked once for all that lead there."""
        known, waiting = self._asking, [node]
        while waiting:
            at = waiting[-1]
            if at in known:
                waiting.pop()
                continue
            lacking = [below for _, below in self.edges[at] if below not in known]
            if lacking:
                waiting.extend(lacking)
                continue
            bits = 1 << self.levels[at]
            for _, below in self.edges[at]:
                bits |= known[below]
            known[at] = bits
            waiting.pop()
        return known[node]

    def below(self, node: int) -> list[int]:
        """Return a node and those that it leads to, none before all that it leads to."""
        order: list[int] = []
        seen = {NOTHING, EVERYTHING}
        waiting = [(node, False)]
        while waiting:
            at, done = waiting.pop()
            if done:
                order.append(at)
            elif at not in seen:
                seen.add(at)
                waiting.append((at, True))
                waiting.extend((below, False) for _, below in self.edges[at])
        return order

    def cheapest(self, node: int, cost: Cost, cost_of_days: Cost) -> dict[int, int] | None:
        """Return the cheapest situation in a node, as the value at each level that it asks for; None without one.

        `cost_of_days` is given the first day of a stretch and the first behind it. A level that is not asked costs
        nothing, so that the sum does not hang on the order of the levels.
        """
        best: dict[int, tuple[int, int, int]] = {EVERYTHING: (0, 0, EVERYTHING)}
        for at in self.below(node):
            level, edges = self.levels[at], self.edges[at]
            options = []
            for place, (edge, below) in enumerate(edges):
                if below in best:
                    if level == DAYS:
                        end = edges[place + 1][0] if place + 1 < len(edges) else FOREVER
                        price, value = cost_of_days(edge, end)
                    else:
                        price, value = cost(level, edge)
                    options.append((price + best[below][0], value, below))
            if options:
                best[at] = min(options)
        if node not in best:
            return None
        found = {}
        while node != EVERYTHING:
            _, value, below = best[node]
            found[self.levels[node]] = value
            node = below
        return found

    def required(self, node: int, mask_of: Callable[[int, int], int]) -> int:
        """Return the bits that every way through a node has, where `mask_of` gives those of an edge at a level."""
        found = {EVERYTHING: 0}
        for at in self.below(node):
            bits = -1
            for edge, below in self.edges[at]:
                if below in found:
                    bits &= found[below] | mask_of(self.levels[at], edge)
            found[at] = bits
        return found.get(node, 0)

    def paths(self, node: int) -> int:
        """Return how many boxes a node reads off as."""
        found = {NOTHING: 0, EVERYTHING: 1}
        for at in self.below(node):
            found[at] = sum(found[below] for _, below in self.edges[at])
        return found[node]

    def boxes(self, node: int) -> Iterator[dict[int, tuple[int, int]]]:
        """Yield disjoint boxes that make up a node: the mask at each level, of the day its first and the one behind."""
        waiting: list[tuple[int, dict[int, tuple[int, int]]]] = [(node, {})]
        while waiting:
            at, chosen = waiting.pop()
            if at == EVERYTHING:
                yield chosen
            elif at != NOTHING:
                edges, level = self.edges[at], self.levels[at]
                for place in reversed(range(len(edges))):
                    edge, below = edges[place]
                    end = edges[place + 1][0] if place + 1 < len(edges) else FOREVER
                    waiting.append((below, {**chosen, level: (edge, end)}))


def _two_by_two(operation: Callable[[int, int], int], nodes: Iterable[int], none: int) -> int:
    left = list(nodes)
    if not left:
        return none
    while len(left) > 1:
        pairs = [operation(left[place], left[place + 1]) for place in range(0, len(left) - 1, 2)]
        left = [*pairs, *left[len(left) - len(left) % 2 :]]
    return left[0]
