"""Entries counted in windows of time: which windows are one, and which surely lie within which.

Lists that are part of one another are counted in one dimension, since an entry on the part is one on the whole
(grammar/meaning.md, Windows and Cells).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import Count, Length
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.interpret.spelling import length_text
from mou_compiler.meaning.cells import Dimension, Stretch, numeric

CYCLE = 4800
CYCLE_DAYS = 146_097
"""The Gregorian calendar comes round after so many months, which have just so many days."""

_PLAIN_YEAR = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Window(NamedTuple):
    """A length of time in which entries are counted, in days, months or working days."""

    kind: str
    number: int


class Counter(NamedTuple):
    """A list whose entries are counted, and the window."""

    list: str
    window: Window


def window_of(length: Length) -> Window:
    """Return the window of a length; lengths that are always equal are one."""
    match length.unit:
        case "weeks":
            return Window("days", 7 * length.number)
        case "months" | "years":
            months = length.number * (12 if length.unit == "years" else 1)
            cycles, rest = divmod(months, CYCLE)
            return Window("months", months) if rest else Window("days", cycles * CYCLE_DAYS)
        case unit:
            return Window(unit, length.number)


@cache
def extent(window: Window) -> tuple[int, float]:
    """Return the least and the most days that a window can have; working days may be as far apart as holidays are long."""
    if window.kind == "working-days":
        return window.number, float("inf")
    if window.kind == "days":
        return window.number, window.number
    cycles, rest = divmod(window.number, CYCLE)
    sums = _days_before()
    spans = [sums[start + rest] - sums[start] for start in range(CYCLE)]
    return cycles * CYCLE_DAYS + min(spans), cycles * CYCLE_DAYS + max(spans)


@cache
def _days_before() -> tuple[int, ...]:
    """Return the days before each month of two rounds of the calendar."""
    found = [0]
    for month in range(2 * CYCLE):
        year = month // 12
        leap = month % 12 == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        found.append(found[-1] + _PLAIN_YEAR[month % 12] + leap)
    return tuple(found)


def surely_within(one: Window, other: Window) -> bool:
    """Tell whether one window is no longer than another, whatever the calendar."""
    if one.kind == other.kind:
        return one.number <= other.number
    return extent(one)[1] <= extent(other)[0]


class Counted(NamedTuple):
    """So many entries on a list within a time: from `least` to `most`, None where there is no bound."""

    list: str
    window: Length
    least: int
    most: int | None


class Counting:
    """The counters of a corpus by dimension, each with the numbers that conditions ask for."""

    def __init__(self, *corpora: Corpus) -> None:
        """Take in what the conditions of one corpus ask for, or of several that share one world."""
        self._asked: dict[Counter, set[Decimal]] = {}
        self._spelled: dict[Window, Length] = {}
        for atom in (atom for corpus in corpora for atom in corpus.atoms):
            if isinstance(atom, Count):
                window = window_of(atom.window)
                self._asked.setdefault(Counter(atom.list.id, window), set()).add(Decimal(atom.number))
                spelled = self._spelled.setdefault(window, atom.window)
                self._spelled[window] = min(spelled, atom.window)
        self._wholes = {counter.list: _wholes(corpora, counter.list) for counter in self._asked}
        families: dict[str, list[Counter]] = {}
        for counter in self._asked:
            families.setdefault(self._family(counter.list), []).append(counter)
        self._families = {self._named(found): self._in_order(found) for found in families.values()}
        self._dimensions = {
            counter.list: name for name, counters in self._families.items() for counter in counters
        }

    def _family(self, list_: str) -> str:
        """Return the first by id of the lists asked about that are joined to one by being part of one another."""
        found, waiting = {list_}, [list_]
        while waiting:
            one = waiting.pop()
            for other, wholes in self._wholes.items():
                if other not in found and (one in wholes or other in self._wholes[one]):
                    found.add(other)
                    waiting.append(other)
        return min(found)

    @staticmethod
    def _named(counters: Iterable[Counter]) -> str:
        return f"entries in {', '.join(sorted({counter.list for counter in counters}))}"

    def _in_order(self, counters: Iterable[Counter]) -> tuple[Counter, ...]:
        """Return counters so that each comes behind those that count no more: shorter windows, then parts, first."""
        return tuple(
            sorted(
                counters,
                key=lambda counter: (
                    extent(counter.window),
                    counter.window,
                    -len(self._wholes[counter.list]),
                    counter.list,
                ),
            )
        )

    def name(self, list_: str) -> str:
        """Return the name of the dimension in which the entries on a list are counted."""
        return self._dimensions.get(list_, f"entries in {list_}")

    def counts_no_more(self, one: Counter, other: Counter) -> bool:
        """Tell whether every entry that one counts is counted by another too, whatever the calendar."""
        wholes = self._wholes.get(one.list, (one.list,))
        return other.list in wholes and surely_within(one.window, other.window)

    def dimensions(self) -> Iterator[Dimension]:
        """Yield the dimension of each family of lists; a cell takes one piece for each counter."""
        for name, counters in self._families.items():
            single = [self._pieces(counter) for counter in counters]
            cells: dict[tuple[int, ...], tuple[int, ...]] = {}
            for combination in product(*(range(len(dimension.cells)) for dimension in single)):
                pieces = [dimension.cells[bit] for dimension, bit in zip(single, combination, strict=True)]
                numbers = self._rising(counters, pieces)
                if numbers is not None:
                    cells[combination] = numbers
            several = len({counter.list for counter in counters}) > 1
            shown = tuple(
                ", ".join(
                    f"{number}{f' in {counter.list}' if several else ''} within {length_text(self._spelled[counter.window])}"
                    for number, counter in zip(numbers, counters, strict=True)
                )
                for numbers in cells.values()
            )
            names = tuple("|".join(str(bit) for bit in cell) for cell in cells)
            order = tuple(
                bit for bit, _ in sorted(enumerate(cells), key=lambda item: (sum(item[1]), item[1]))
            )
            yield Dimension(name, names, shown, order)

    def numbers(self, dimension: Dimension, cell: int) -> tuple[Counted, ...]:
        """Return how many entries each counter of a dimension counts in one of its cells."""
        name = dimension.cells[cell]
        assert isinstance(name, str)
        found = []
        for counter, bit in zip(self._families[dimension.name], name.split("|"), strict=True):
            piece = self._pieces(counter).cells[int(bit)]
            assert isinstance(piece, Stretch)
            most = None if piece.high is None else int(piece.high) - (not piece.high_closed)
            found.append(Counted(counter.list, self._spelled[counter.window], least(piece), most))
        return tuple(found)

    def _pieces(self, counter: Counter) -> Dimension:
        return numeric("", self._asked[counter], Decimal(0), None, whole=True, unit="")

    def _rising(
        self, counters: tuple[Counter, ...], pieces: Iterable[Stretch | str]
    ) -> tuple[int, ...] | None:
        """Return the least numbers that fit together, one of each piece; None where there are none."""
        numbers: list[int] = []
        for counter, piece in zip(counters, pieces, strict=True):
            assert isinstance(piece, Stretch)
            before = zip(counters, numbers, strict=False)
            number = max(
                [least(piece), *(found for other, found in before if self.counts_no_more(other, counter))]
            )
            if not piece.contains(Decimal(number)):
                return None
            numbers.append(number)
        return tuple(numbers)

    def cells(self, dimension: Dimension, list_: str, window: Length, fits: Callable[[Stretch], bool]) -> int:
        """Return the cells whose piece for a window fits; all of them where no condition asks for it."""
        counter = Counter(list_, window_of(window))
        if counter not in self._asked:
            return dimension.everything
        single, position = self._pieces(counter), self._families[dimension.name].index(counter)
        mask = 0
        for bit, name in enumerate(dimension.cells):
            assert isinstance(name, str)
            piece = single.cells[int(name.split("|")[position])]
            assert isinstance(piece, Stretch)
            if fits(piece):
                mask |= 1 << bit
        return mask


def _wholes(corpora: Iterable[Corpus], list_: str) -> tuple[str, ...]:
    """Return a list and those that it is part of in any of the corpora, over any number of steps."""
    found, waiting = {list_: None}, [list_]
    while waiting:
        one = waiting.pop(0)
        for corpus in corpora:
            for whole in wholes_of(corpus, one) if one in corpus.lists else ():
                if whole not in found:
                    found[whole] = None
                    waiting.append(whole)
    return tuple(found)


def least(piece: Stretch) -> int:
    """Return the least whole number of a piece."""
    return int(piece.low) if piece.low_closed else int(piece.low) + 1
