"""Conditions to unions of boxes (grammar/meaning.md, Conditions)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from math import prod
from types import MappingProxyType

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Not,
    SomeOf,
)
from mou_compiler.interpret.attached import by_way
from mou_compiler.interpret.counting import Counting, least
from mou_compiler.interpret.domain import number_of
from mou_compiler.interpret.parts import parts_of
from mou_compiler.meaning.boxes import Box, everything, meet_all, normal
from mou_compiler.meaning.cells import Dimension, Stretch
from mou_compiler.meaning.region import Diagram, Region, space_of, too_many
from mou_compiler.meaning.world import Holding, World, of_party


class Lowering:
    """Turns conditions of one corpus into regions of its world."""

    def __init__(
        self,
        corpus: Corpus,
        world: World,
        counting: Counting | None = None,
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Lower into the world of the corpus, or one that it shares: `counting` is then that of all that share it.

        `renamed` gives the dimension of an attribute or rating that means something else to the others.
        """
        self.corpus = corpus
        self.world = world
        self._counting = counting or Counting(corpus)
        self.renamed = renamed
        self._masks: dict[tuple[str, str, Amount | date | str], int] = {}
        self._whole = everything(world)
        self._cut: dict[tuple[str, int], list[Box]] = {}
        self._held: dict[tuple[str, str | None, bool], list[Box]] = {}
        self._parts = parts_of(corpus)

    def parts(self, list_: str) -> tuple[str, ...]:
        """Return a list and its parts at any depth."""
        return tuple(self._parts.get(list_, ()))

    def region(self, condition: Condition, relation: str | None) -> Region:
        """Return where a condition holds; lists are held, and values are had, by way of the relation."""
        if too_many(self._bound(condition, negated=False)):
            return Diagram(space_of(self.world), self._node(condition, relation, negated=False))
        return self._boxes(condition, relation, negated=False)

    def can_hold(self, condition: Condition, relation: str | None) -> bool:
        """Tell whether a condition holds in any situation, in whichever form its region is kept."""
        region = self.region(condition, relation)
        return any(normal(self.world, box) is not None for box in region)

    def _bound(self, condition: Condition, *, negated: bool) -> int:
        """Return how many boxes a condition would at most be written down as, without doing so."""
        match condition:
            case Not(item):
                return self._bound(item, negated=not negated)
            case AllOf(items) | AnyOf(items):
                each = [self._bound(item, negated=negated) for item in items]
                return prod(each) if isinstance(condition, AllOf) != negated else sum(each)
            case SomeOf(number, items):
                chosen = len(items) - number + 1 if negated else number
                return _choices(chosen, [self._bound(item, negated=negated) for item in items])
            case Holds(ref):
                return 1 if negated else max(1, len(self._parts.get(ref.id, ())))
            case _:
                return 1

    def _node(self, condition: Condition, relation: str | None, *, negated: bool) -> int:
        """Return the node of a condition; what fits on a page has few of them, where it may have boxes without end."""
        space = space_of(self.world)
        diagrams = space.diagrams
        match condition:
            case Not(item):
                return self._node(item, relation, negated=not negated)
            case AllOf(items) | AnyOf(items):
                nodes = [self._node(item, relation, negated=negated) for item in items]
                return (
                    diagrams.all_of(nodes)
                    if isinstance(condition, AllOf) != negated
                    else diagrams.any_of(nodes)
                )
            case SomeOf(number, items):
                held = diagrams.at_least(
                    number, [self._node(item, relation, negated=False) for item in items]
                )
                return diagrams.complement(held) if negated else held
            case _:
                return space.union(self._boxes(condition, relation, negated=negated))

    def _boxes(self, condition: Condition, relation: str | None, *, negated: bool) -> list[Box]:
        match condition:
            case Not(item):
                return self._boxes(item, relation, negated=not negated)
            case AllOf(items):
                return self._any(items, relation, negated) if negated else self._all(items, relation, negated)
            case AnyOf(items):
                return self._all(items, relation, negated) if negated else self._any(items, relation, negated)
            case SomeOf(number, items):
                return self._some(number, items, relation, negated)
            case Holds(ref):
                return self._holds(ref.id, relation, negated)
            case _:
                return self._cells(condition, relation, negated)

    def _any(self, items: tuple[Condition, ...], relation: str | None, negated: bool) -> list[Box]:
        return [box for item in items for box in self._boxes(item, relation, negated=negated)]

    def _all(self, items: tuple[Condition, ...], relation: str | None, negated: bool) -> list[Box]:
        if not items:
            return [self._whole]
        found = self._boxes(items[0], relation, negated=negated)
        for item in items[1:]:
            found = meet_all(self.world, found, self._boxes(item, relation, negated=negated))
        return found

    def _some(
        self, number: int, items: tuple[Condition, ...], relation: str | None, negated: bool
    ) -> list[Box]:
        """At least `number` hold; not so many do where all but fewer than that do not."""
        least = len(items) - number + 1 if negated else number
        if least <= 0:
            return [self._whole]
        least = min(least, len(items) + 1)  # no choice has so many, however large the number
        return [box for chosen in combinations(items, least) for box in self._all(chosen, relation, negated)]

    def _holds(self, list_: str, relation: str | None, negated: bool) -> list[Box]:
        key = (list_, relation, negated)
        if key not in self._held:
            self._held[key] = self._hold(list_, relation, negated)
        return self._held[key]

    def _hold(self, list_: str, relation: str | None, negated: bool) -> list[Box]:
        bits = [self.world.bit(Holding(part, relation)) for part in self._parts.get(list_, ())]
        if negated:
            barred = 0
            for bit in bits:
                barred |= bit
            return [self._whole._replace(barred=barred)]
        boxes = (normal(self.world, self._whole._replace(held=bit)) for bit in bits if bit)
        return [box for box in boxes if box is not None]

    def _cells(self, condition: Condition, relation: str | None, negated: bool) -> list[Box]:
        own, mask = self.cells(condition)
        name = of_party(own, by_way(self.corpus, condition, relation))
        dimension = self.world.dimensions.get(name)
        if dimension is None:
            return []
        mask = dimension.everything & (~mask if negated else mask)
        if not mask:
            return []
        key = (name, mask)
        if key not in self._cut:
            cells = () if mask == dimension.everything else (key,)
            self._cut[key] = [self._whole._replace(cells=cells)]
        return self._cut[key]

    def cells(self, condition: Condition) -> tuple[str, int]:
        """Return the dimension of which a simple condition speaks, the subject's own, and its cells in which it holds."""
        match condition:
            case IsTrue(ref):
                return self.renamed.get(ref.id, ref.id), 0b10
            case Grade(rating, operator, grade, _):
                return self.renamed.get(rating.id, rating.id), self._grade_mask(rating.id, operator, grade)
            case Compare(attribute, operator, value, _):
                name = self.renamed.get(attribute.id, attribute.id)
                return name, self._compare(name, operator, value)
            case Count(list_, window, number=number):
                name = self._counting.name(list_.id)
                dimension = self.world.dimensions[name]
                return name, self._counting.cells(
                    dimension, list_.id, window, lambda piece: least(piece) >= number
                )
            case _:
                raise AssertionError(condition)

    def _compare(self, attribute: str, operator: str, value: Amount | date | str) -> int:
        key = (attribute, operator, value)
        if key not in self._masks:
            dimension = self.world.dimensions.get(attribute)
            self._masks[key] = 0 if dimension is None else _compare_mask(dimension, operator, value)
        return self._masks[key]

    def _grade_mask(self, rating: str, operator: str, grade: str) -> int:
        declared = self.corpus.ratings.get(rating)
        if declared is None or grade not in declared.grades:
            return 0
        place = declared.grades.index(grade)
        cells = self.world.dimensions[self.renamed.get(rating, rating)].cells
        mask = 0
        for number, name in enumerate(declared.grades):
            # Grades run from the best down, so a lower grade has the higher number.
            if _holds(-number, operator, -place):
                mask |= 1 << cells.index(name, 1)
        return mask


def _choices(number: int, each: Iterable[int]) -> int:
    """Return the sum, over every choice of so many, of the product of what is chosen."""
    if number <= 0:
        return 1
    sums = [1] + [0] * number
    for value in each:
        for chosen in range(number, 0, -1):
            sums[chosen] += sums[chosen - 1] * value
    return sums[number]


def _holds(left: int, operator: str, right: int) -> bool:
    return {
        ">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right,
        "=": left == right, "!=": left != right,
    }[operator]  # fmt: skip


def _compare_mask(dimension: Dimension, operator: str, value: Amount | date | str) -> int:
    """Return the cells in which a comparison holds; none where it cannot be made, which is told elsewhere."""
    mask = 0
    if isinstance(value, str):
        if operator not in ("=", "!="):
            return 0
        for bit, cell in enumerate(dimension.cells):
            if (cell == value) == (operator == "="):
                mask |= 1 << bit
        return mask
    number = number_of(value)
    for bit, cell in enumerate(dimension.cells):
        if not isinstance(cell, Stretch):
            return 0
        at = cell.low_closed and cell.low == cell.high == number
        below = not at and (cell.high is not None and cell.high <= number)
        if {
            ">=": at or not below, "<=": at or below, ">": not at and not below,
            "<": below, "=": at, "!=": not at,
        }[operator]:  # fmt: skip
            mask |= 1 << bit
    return mask
