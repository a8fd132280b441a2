"""Sample values: one for each kind of value that conditions tell apart, the simplest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from typing import Any, NamedTuple

from mou_compiler.corpus.schema.declarations import Attribute
from mou_compiler.corpus.schema.values import Length
from referees.days import nominal


class Value(NamedTuple):
    """A sample value: its place from the simplest on, and what it is."""

    rank: int
    value: Any


def compare(left: Any, operator: str, right: Any) -> bool:
    """Tell how two values of one kind compare."""
    if operator in ("=", "!="):
        return bool((left == right) == (operator == "="))
    return bool({">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right}[operator])


def ranked(values: Iterable[Any]) -> list[Value]:
    return [Value(rank, value) for rank, value in enumerate(values)]


def samples_of(attribute: Attribute, known: set[Any]) -> list[Value]:
    """Return the simplest value of each kind that the constants tell apart, the simplest first."""
    match attribute.type:
        case "flag":
            return ranked(("no", "yes"))
        case "choice":
            return ranked(attribute.options)
        case "date":
            first, last = date.min.toordinal(), date.max.toordinal()
            numbers = {day.toordinal() for day in known}
            near = {first, *numbers, *(number + 1 for number in (first, *numbers))}
            days = sorted(day for day in near if day <= last)
            return ranked(date.fromordinal(day) for day in days)
    whole = attribute.type in ("count", "days")
    top = Decimal(100) if attribute.type == "share" else None
    ends = sorted({Decimal(0), *known, *([top] if top else [])})
    found = {number for number in ends if not whole or number == int(number)}
    for low, high in zip(ends, [*ends[1:], None], strict=True):
        between = _between(low, high, whole) if high is not None or top is None else None
        found |= {between} if between is not None else set()
    fit = [number for number in found if number >= 0 and (top is None or number <= top)]
    return ranked(sorted(fit, key=lambda number: (_digits(number), number)))


def _digits(number: Decimal) -> int:
    text = f"{number:f}".rstrip("0") if "." in f"{number:f}" else ""
    return len(text.partition(".")[2])


def _between(low: Decimal, high: Decimal | None, whole: bool) -> Decimal | None:
    """Return the simplest number strictly between two: fewest digits behind the point, then the smallest."""
    for digits in range(1 if whole else 6):
        unit = Decimal(1).scaleb(-digits)
        number = (low / unit).to_integral_value(rounding="ROUND_FLOOR") * unit + unit
        if high is None or number < high:
            return number
    return None


def counts_of(asked: dict[Length, set[int]]) -> list[Value]:
    """Return the numbers of entries in each window, shortest first, that can go together.

    Each window is cut at the numbers asked for; the least numbers stand for the pieces that they lie in.
    """
    windows = sorted(asked, key=lambda window: (nominal(window), window))
    tops = [max(asked[window]) for window in windows]
    cut = [_pieces(asked[window]) for window in windows]
    found: dict[tuple[int, ...], tuple[int, ...]] = {}
    for numbers in product(range(sum(tops) + 2), repeat=len(windows)):
        if all(shorter <= longer for shorter, longer in pairwise(numbers)):
            pieces = tuple(
                next(place for place, piece in enumerate(one) if number in piece)
                for one, number in zip(cut, numbers, strict=True)
            )
            found[pieces] = min(found.get(pieces, numbers), numbers)
    ordered = sorted(found, key=lambda pieces: (sum(pieces), pieces))
    return ranked(tuple(zip(windows, found[pieces], strict=True)) for pieces in ordered)


def _pieces(asked: set[int]) -> list[range]:
    """Return the pieces into which the numbers asked for cut the numbers from 0 up."""
    cuts = sorted({0, *asked, *(number + 1 for number in (0, *asked))})
    return [range(low, high) for low, high in pairwise([*cuts, 1_000_000])]
