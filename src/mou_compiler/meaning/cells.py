"""Dimensions cut into cells: the finitely many kinds of value that conditions can tell apart.

A dimension is a tuple of cells; a set of its values is a bit mask over them (grammar/meaning.md, Cells).
Numbers are exact. The simplest cell is the one whose value a witness takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cached_property

Bound = Decimal | None
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic that never rounds, however many digits a number is written with."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers between two bounds; `closed` ends belong to it; no `high` means without end."""

    low: Decimal
    high: Bound
    low_closed: bool
    high_closed: bool

    def simplest(self) -> Decimal:
        """Return its simplest number: fewest digits behind the point, then nearest to zero, then smaller."""
        digits = 0
        # Between two numbers there is always one with a digit more than either, so the search ends.
        while (number := self._nearest_to_zero(Decimal((0, (1,), -digits)))) is None:
            digits += 1
        return number

    def _nearest_to_zero(self, unit: Decimal) -> Decimal | None:
        if self.contains(Decimal(0)):
            return Decimal(0)
        if self.low >= 0:
            number = self.low.quantize(unit, ROUND_CEILING, EXACT)
            if number == self.low and not self.low_closed:
                number = EXACT.add(number, unit)
        else:
            assert self.high is not None  # zero would lie inside otherwise
            number = self.high.quantize(unit, ROUND_FLOOR, EXACT)
            if number == self.high and not self.high_closed:
                number = EXACT.subtract(number, unit)
        return number if self.contains(number) else None

    def contains(self, number: Decimal) -> bool:
        """Tell whether a number lies in it."""
        if number < self.low or (number == self.low and not self.low_closed):
            return False
        return self.high is None or number < self.high or (number == self.high and self.high_closed)


@dataclass(frozen=True)
class Dimension:
    """One dimension: a name, its cells as a witness writes them, and the cells from simplest on.

    `cells[n]` is bit n. For a number a cell is a `Stretch`; otherwise its name stands for it.
    """

    name: str
    cells: tuple[Stretch | str, ...]
    shown: tuple[str, ...]
    simplicity: tuple[int, ...]

    @property
    def everything(self) -> int:
        """The mask of all cells."""
        return (1 << len(self.cells)) - 1

    @cached_property
    def _rank(self) -> dict[int, int]:
        return {bit: rank for rank, bit in enumerate(self.simplicity)}

    def simplest(self, mask: int) -> int:
        """Return the simplest cell in a mask that is not empty."""
        return next(bit for bit in self.simplicity if mask >> bit & 1)

    def rank(self, cell: int) -> int:
        """Return how simple a cell is, 0 the simplest."""
        return self._rank[cell]

    def cell_of(self, text: str) -> int:
        """Return the cell that a value written as a witness writes it lies in; raise KeyError where none does."""
        if text in self.shown:
            return self.shown.index(text)
        number = _number_in(text)
        cell = -1 if number is None else self.locate(number)
        if cell < 0:
            raise KeyError(text)
        return cell

    def locate(self, number: Decimal) -> int:
        """Return the cell in which a number lies; -1 where it is outside the domain."""
        for bit, cell in enumerate(self.cells):
            if isinstance(cell, Stretch) and cell.contains(number):
                return bit
        return -1


def _number_in(text: str) -> Decimal | None:
    """Return the number that a value begins with, of a day its ordinal; None where there is none."""
    first = text.split(" ", maxsplit=1)[0]
    try:
        return Decimal(first)
    except ArithmeticError:
        pass
    try:
        return Decimal(date.fromisoformat(first).toordinal())
    except ValueError:
        return None


def finite(name: str, members: Iterable[str]) -> Dimension:
    """Return a dimension of named cells, the first the simplest."""
    cells = tuple(members)
    return Dimension(name, cells, cells, tuple(range(len(cells))))


def numeric(
    name: str, constants: Iterable[Decimal], low: Decimal, high: Bound, *, whole: bool, unit: str
) -> Dimension:
    """Return a dimension of numbers from `low` to `high`, both included, cut at the constants.

    Each constant is a cell of its own; between two lies one more, unless no number of the domain does
    (`whole` numbers 3 and 4 have nothing between them).
    """
    points = sorted({low, *(number for number in constants if low <= number and (high is None or number <= high))}
                    | ({high} if high is not None else set()))  # fmt: skip
    cells: list[Stretch] = []
    for number, following in zip(points, [*points[1:], None], strict=True):
        if not whole or number == number.to_integral_value():
            cells.append(Stretch(number, number, low_closed=True, high_closed=True))
        if following is None and number == high:
            continue
        gap = Stretch(number, following, low_closed=False, high_closed=False)
        if not whole or _has_whole(gap):
            cells.append(gap)
    values = [_whole_simplest(cell) if whole else cell.simplest() for cell in cells]
    order = tuple(sorted(range(len(cells)), key=lambda bit: _simplicity(values[bit])))
    shown = tuple(f"{_plain(value)} {unit}".rstrip() for value in values)
    return Dimension(name, tuple(cells), shown, order)


def _has_whole(gap: Stretch) -> bool:
    return gap.high is None or _next_whole(gap.low) < gap.high


def _next_whole(number: Decimal) -> Decimal:
    return EXACT.add(number.to_integral_value(ROUND_FLOOR), Decimal(1))


def _whole_simplest(cell: Stretch) -> Decimal:
    return cell.low if cell.low_closed else _next_whole(cell.low)


def _simplicity(value: Decimal) -> tuple[int, Decimal, Decimal]:
    exponent = EXACT.normalize(value).as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return (digits, abs(value), value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
