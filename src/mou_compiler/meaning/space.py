"""The situations of one world as levels of diagrams: the day, the place, the subject, then holdings and dimensions.

How large a diagram grows hangs on the order of its levels: those that one condition joins stand near each other
(the FORCE heuristic: Aloul, Markov and Sakallah 2003), and what is left stands in order of name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from mou_compiler.meaning.boxes import Box, Witness
from mou_compiler.meaning.days import FOREVER
from mou_compiler.meaning.diagrams import DAYS, EVERYTHING, NOTHING, Diagrams
from mou_compiler.meaning.world import PRINCIPAL, Holding, Variable, World, principal_dimension

PLACE, SUBJECT = 1, 2
"""The levels below the day; the variables of the world follow."""

ROUNDS = 100
"""How often the order of the levels is drawn together at most; it settles sooner."""

WORTH = 0.99
"""It is drawn together again only where the last time left no more than this of how far apart its levels stood."""

HELD, NOT_HELD = 0b10, 0b01


class Space:
    """Diagrams over the situations of a world, and what is possible in them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.variables = _in_order(world)
        self.level = {variable: number for number, variable in enumerate(self.variables, SUBJECT + 1)}
        self.diagrams = Diagrams(
            [
                0,
                world.territories.everything,
                world.subjects.everything,
                *(
                    0b11 if isinstance(item, Holding) else world.dimensions[item].everything
                    for item in self.variables
                ),
            ]
        )
        self._possible: dict[frozenset[int], int] = {}
        self._smallest: dict[int, tuple[int, Witness | None]] = {}
        self._nodes: dict[Box, int] = {}

    def node(self, box: Box) -> int:
        """Return the node of the situations in a box."""
        found = self._nodes.get(box)
        if found is None:
            parts = [(self.level[name], mask) for name, mask in box.cells]
            parts += [(self.level[holding], HELD) for holding in self.world.members(box.held)]
            parts += [(self.level[holding], NOT_HELD) for holding in self.world.members(box.barred)]
            node = EVERYTHING
            for level, mask in sorted(parts, reverse=True):
                node = self.diagrams.among(level, mask, node)
            node = self.diagrams.among(SUBJECT, box.subjects, node)
            node = self.diagrams.among(PLACE, box.territories, node)
            found = self._nodes[box] = self.diagrams.during(box.start, box.end, node)
        return found

    def union(self, boxes: Iterable[Box]) -> int:
        """Return the node of the situations in any of the boxes."""
        return self.diagrams.any_of(self.node(box) for box in boxes)

    def holding(self, holding: Holding) -> int:
        """Return the node of those who have a holding; nobody has one that is not of this world."""
        level = self.level.get(holding)
        return NOTHING if level is None else self.diagrams.among(level, HELD)

    def cells(self, name: str, mask: int) -> int:
        """Return the node of the situations whose value in a dimension lies in a mask."""
        level = self.level.get(name)
        return NOTHING if level is None else self.diagrams.among(level, mask)

    def possible(self, node: int) -> int:
        """Return a node without what some holding, or value of another, that it asks for excludes by itself.

        Of holdings that it does not ask for nothing needs to be said: not to have one is always possible.
        """
        levels = frozenset(level for level in self.diagrams.support(node) if self._is_bound(level))
        if not levels:
            return node
        found = self._possible.get(levels)
        if found is None:
            found = self.diagrams.all_of(
                self._allowed([level]) if self._is_holding(level) else self._of_somebody(level)
                for level in sorted(levels, reverse=True)
            )
            self._possible[levels] = found
        return self.diagrams.meet(node, found)

    def holding_of(self, level: int) -> Holding | None:
        """Return the holding that a level asks for, if it asks for one."""
        found = self.variables[level - SUBJECT - 1] if level > SUBJECT else None
        return found if isinstance(found, Holding) else None

    def _is_bound(self, level: int) -> bool:
        """Tell whether a level asks for a holding, or for somebody to whom the subject is attached, or a value of his."""
        if level <= SUBJECT:
            return False
        variable = self.variables[level - SUBJECT - 1]
        world = self.world
        return isinstance(variable, Holding) or variable in world.values_of or variable in world.principals

    def _of_somebody(self, level: int) -> int:
        """Return where what is asked of another is at its simplest, or there is somebody of whom it can be so."""
        diagrams, world = self.diagrams, self.world
        name = self.variables[level - SUBJECT - 1]
        assert isinstance(name, str)
        simplest, whose = world.values_of.get(name, (1 << len(world.subjects.ids), name))
        domain = world.relations[whose.removeprefix(PRINCIPAL)]
        somebody = diagrams.meet(
            self.cells(whose, domain.principals), diagrams.among(SUBJECT, domain.attached)
        )
        return diagrams.join(diagrams.among(level, simplest), somebody)

    def _is_holding(self, level: int) -> bool:
        return level > SUBJECT and isinstance(self.variables[level - SUBJECT - 1], Holding)

    def _holding_at(self, level: int) -> Holding:
        found = self.variables[level - SUBJECT - 1]
        assert isinstance(found, Holding)
        return found

    def _allowed(self, levels: Sequence[int]) -> int:
        """Return where not all of these holdings are had, or what they leave open together is kept to."""
        diagrams, world = self.diagrams, self.world
        held = 0
        for level in levels:
            held |= world.bit(self._holding_at(level))
        allowed = world.allowed(held)
        kept = diagrams.among(SUBJECT, allowed.subjects)
        for relation, mask in allowed.principals:
            kept = diagrams.meet(kept, self.cells(principal_dimension(relation), mask))
        apart = diagrams.any_of(diagrams.among(level, NOT_HELD) for level in levels)
        return diagrams.join(apart, kept)

    def settle(self, node: int) -> tuple[int, Witness | None]:
        """Return the smallest situation of a node that is possible, and the node without some that are not.

        What several holdings exclude together is taken out only where it comes in the way: the smallest of a
        wider set that lies in the narrower one is the smallest of that.
        """
        found = self._smallest.get(node)
        if found is None:
            left = node
            while (chosen := self._cheapest(left)) is not None:
                levels = self._conflict(chosen)
                if not levels:
                    break
                left = self.diagrams.meet(left, self._allowed(levels))
            witness = None if chosen is None else self._witness(left, chosen)
            found = self._smallest[node] = self._smallest[left] = (left, witness)
        return found

    def _conflict(self, chosen: dict[int, int]) -> list[int]:
        """Return holdings of a situation that cannot be had together in it, as few as show it; none where all can."""
        levels = sorted(level for level, value in chosen.items() if self._is_holding(level) and value)
        if self._agree(levels, chosen):
            return []
        for pair in combinations(levels, 2):
            if not self._agree(pair, chosen):
                return list(pair)
        return levels

    def _agree(self, levels: Sequence[int], chosen: dict[int, int]) -> bool:
        """Tell whether holdings can be had together in a situation; what it does not choose is at its simplest."""
        world, held = self.world, 0
        for level in levels:
            held |= world.bit(self._holding_at(level))
        allowed = world.allowed(held)
        if not allowed.subjects >> chosen.get(SUBJECT, 0) & 1:
            return False
        for relation, mask in allowed.principals:
            name = principal_dimension(relation)
            if not mask >> chosen.get(self.level[name], world.dimensions[name].simplicity[0]) & 1:
                return False
        return True

    def _cheapest(self, node: int) -> dict[int, int] | None:
        """Return the smallest situation of a node in the order of `boxes.order_of`, written as one sum."""
        diagrams, world = self.diagrams, self.world
        support = diagrams.support(node)
        holdings = sorted(
            world.holding_index[self._holding_at(level)] for level in support if self._is_holding(level)
        )
        unit = 1
        ranks: dict[int, int] = {}
        for name in reversed(world.dimensions):
            level = self.level[name]
            if level in support:
                ranks[level] = unit
                unit *= len(world.dimensions[name].cells)
        # Of as many lists those come first that have the first one in which they differ.
        saved = {number: unit << (len(holdings) - 1 - place) for place, number in enumerate(holdings)}
        unit <<= len(holdings)
        subject, place = unit * len(world.territories.ids), unit
        day = subject * len(world.subjects.ids)
        second = day * 2 * FOREVER
        somebody = second * (len(world.principals) + 1)
        attached = somebody * (len(world.principals) + 1)
        count = attached * (len(holdings) + 1)
        weights = {}
        for level in support:
            if self._is_holding(level):
                holding = self._holding_at(level)
                weights[level] = count - saved[world.holding_index[holding]]
                weights[level] += 0 if holding.relation is None else attached
        principals = {
            self.level[name]: somebody + (0 if first else second)
            for name, first in world.principals.items()
            if self.level[name] in support
        }

        def cost(level: int, mask: int) -> tuple[int, int]:
            if level in weights:
                return (0, 0) if mask & NOT_HELD else (weights[level], 1)
            if level in ranks:
                name = self.variables[level - SUBJECT - 1]
                assert isinstance(name, str)
                dimension = world.dimensions[name]
                value = dimension.simplest(mask)
                more = principals[level] if level in principals and world.is_somebody(value) else 0
                return dimension.rank(value) * ranks[level] + more, value
            value = (mask & -mask).bit_length() - 1
            return value * (place if level == PLACE else subject), value

        def cost_of_days(start: int, end: int) -> tuple[int, int]:
            value = max(start, min(world.horizon, end - 1))
            return (abs(value - world.horizon) + (FOREVER if value < world.horizon else 0)) * day, value

        return diagrams.cheapest(node, cost, cost_of_days)

    def _witness(self, node: int, chosen: dict[int, int]) -> Witness:
        """Return a situation as a witness, which names a dimension only where another value would not do."""
        held = 0
        cells: list[tuple[str, int]] = []
        for level, value in chosen.items():
            variable = self.variables[level - SUBJECT - 1] if level > SUBJECT else None
            if isinstance(variable, Holding):
                held |= self.world.bit(variable) if value else 0
            elif variable is not None:
                cells.append((variable, value))
        day = chosen.get(DAYS, self.world.horizon)
        whole = Witness(chosen.get(SUBJECT, 0), chosen.get(PLACE, 0), day, held, tuple(sorted(cells)))
        mattering = self.diagrams.deciding(node, self._value_in(whole))
        told = self.world.told(dict(whole.cells))
        named = {name: cell for name, cell in told.items() if self.level[name] in mattering}
        for relation, mask in self.world.allowed(held).principals:
            # Who is attached to somebody says to what kind of one.
            name = principal_dimension(relation)
            named.setdefault(name, self.world.dimensions[name].simplest(mask))
        return whole._replace(cells=tuple(sorted(named.items())))

    def contains(self, node: int, witness: Witness) -> bool:
        """Tell whether a situation lies in a node; a dimension that it does not name is at its simplest cell."""
        return self.diagrams.contains(node, self._value_in(witness))

    def _value_in(self, witness: Witness) -> Callable[[int], int]:
        """Return what gives the value of a situation at each level."""
        world, named = self.world, dict(witness.cells)

        def value(level: int) -> int:
            if level <= SUBJECT:
                return (witness.day, witness.territory, witness.subject)[level]
            variable = self.variables[level - SUBJECT - 1]
            if isinstance(variable, Holding):
                return witness.held >> world.holding_index[variable] & 1
            found = named.get(variable)
            return world.dimensions[variable].simplicity[0] if found is None else found

        return value

    def box(self, chosen: dict[int, tuple[int, int]]) -> Box:
        """Return what a diagram reads off as one box."""
        world = self.world
        held = barred = 0
        cells = []
        for level, (mask, _) in chosen.items():
            if level <= SUBJECT:
                continue
            variable = self.variables[level - SUBJECT - 1]
            if not isinstance(variable, Holding):
                cells.append((variable, mask))
            elif mask == HELD:
                held |= world.bit(variable)
            elif mask == NOT_HELD:
                barred |= world.bit(variable)
        start, end = chosen.get(DAYS, (1, FOREVER))
        return Box(
            chosen.get(SUBJECT, (world.subjects.everything, 0))[0],
            chosen.get(PLACE, (world.territories.everything, 0))[0],
            start,
            end,
            held,
            barred,
            tuple(sorted(cells)),
        )


def _in_order(world: World) -> tuple[Variable, ...]:
    """Return holdings and dimensions so that those which a condition joins stand near each other."""
    variables: list[Variable] = [*world.holdings, *world.dimensions]
    number = {variable: place for place, variable in enumerate(variables)}
    groups = [
        group
        for item in world.linked()
        if len(group := [number[each] for each in item if each in number]) > 1
    ]
    # What no condition joins to the rest is drawn together on its own: most of it settles at once.
    drawn = [place for part in _joined(groups) for place in _drawn_together(part)]
    alone = set(range(len(variables))).difference(drawn)
    return tuple(variables[place] for place in (*drawn, *sorted(alone)))


def _joined(groups: Iterable[Sequence[int]]) -> list[list[Sequence[int]]]:
    """Return the groups apart as far as none has a member in common with another, by the least of their members."""
    above: dict[int, int] = {}

    def least(member: int) -> int:
        while above.setdefault(member, member) != member:
            above[member] = member = above[above[member]]
        return member

    for group in groups:
        for member in group:
            one, other = sorted((least(group[0]), least(member)))
            above[other] = one
    parts: dict[int, list[Sequence[int]]] = {}
    for group in groups:
        parts.setdefault(least(group[0]), []).append(group)
    return [parts[member] for member in sorted(parts)]


def _drawn_together(groups: Sequence[Sequence[int]]) -> list[int]:
    """Return the members of all groups so that those of each stand near each other."""
    chosen = sorted({member for group in groups for member in group})
    place = {member: number for number, member in enumerate(chosen)}
    best, least = chosen, _spread(groups, place)
    for _ in range(ROUNDS):
        pulls: dict[int, list[float]] = {member: [] for member in chosen}
        for group in groups:
            middle = sum(place[member] for member in group) / len(group)
            for member in group:
                pulls[member].append(middle)
        pulled = {member: sum(pulls[member]) / len(pulls[member]) for member in chosen}
        after = sorted(chosen, key=lambda member: (pulled[member], member))
        if after == chosen:
            break
        chosen = after
        place = {member: number for number, member in enumerate(chosen)}
        before, spread = least, _spread(groups, place)
        if spread < least:
            best, least = chosen, spread
        if spread > WORTH * before:
            break
    return best


def _spread(groups: Iterable[Sequence[int]], place: dict[int, int]) -> int:
    """Return how far apart the members of all groups stand."""
    return sum(max(place[item] for item in group) - min(place[item] for item in group) for group in groups)
