"""Sample values: one for each kind of value that conditions tell apart, the simplest first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise, product
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Attribute
from mou_compiler.corpus.schema.values import Length
from referees.norms import below, wholes


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


Window = tuple[str, int]
"""A window of time: its unit, of which there are days, months and working days, and how many of them."""

Counted = tuple[str, Window]


def same(length: Length) -> Window:
    """Return the window of a length, the same for lengths that are always equal."""
    if length.unit == "working-days":
        return ("working-days", length.number)
    if length.unit in ("days", "weeks"):
        return ("days", length.number * (7 if length.unit == "weeks" else 1))
    months = length.number * (12 if length.unit == "years" else 1)
    whole, rest = divmod(months, 4800)
    return ("months", months) if rest else ("days", whole * 146097)  # the calendar comes round in 400 years


@cache
def days_in(window: Window) -> tuple[int, float]:
    """Return the least and the most days in a window, by trying every month to begin with."""
    unit, number = window
    if unit != "months":
        return (number, number if unit == "days" else math.inf)
    found = set()
    whole, rest = divmod(number, 4800)
    for first in range(4800):
        last = first + rest
        begin = date(2000 + first // 12, first % 12 + 1, 1)
        found.add((date(2000 + last // 12, last % 12 + 1, 1) - begin).days)
    return (whole * 146097 + min(found), whole * 146097 + max(found))


def no_longer(one: Window, other: Window) -> bool:
    """Tell whether one window is no longer than another in every calendar."""
    if one[0] == other[0]:
        return one[1] <= other[1]
    return days_in(one)[1] <= days_in(other)[0]


def families(corpus: Corpus, counted: set[str]) -> list[set[str]]:
    """Return the lists that are counted, those together that are part of one that is counted too."""
    widest = [list_ for list_ in counted if not (set(wholes(corpus.lists, list_)) - {list_}) & counted]
    return [below(corpus.lists, list_) & counted for list_ in sorted(widest)]


def counts_of(corpus: Corpus, asked: dict[tuple[str, Length], set[int]]) -> list[Value]:
    """Return the numbers of entries in each window of each list that can go together.

    Each window is cut at the numbers asked for; the least numbers stand for the pieces that they lie in.
    """
    numbers_of: dict[Counted, set[int]] = {}
    for (list_, length), numbers in asked.items():
        numbers_of.setdefault((list_, same(length)), set()).update(numbers)
    counters = sorted(
        numbers_of,
        key=lambda one: (days_in(one[1]), one[1], -len(wholes(corpus.lists, one[0])), one[0]),
    )
    pairs = [
        (place, other)
        for place, one in enumerate(counters)
        for other, wide in enumerate(counters)
        if wide[0] in wholes(corpus.lists, one[0]) and no_longer(one[1], wide[1])
    ]
    cut = [_pieces(numbers_of[counter]) for counter in counters]
    top = max(max(numbers) for numbers in numbers_of.values()) + 2
    found: dict[tuple[int, ...], tuple[int, ...]] = {}
    for numbers in product(range(top), repeat=len(counters)):
        if all(numbers[less] <= numbers[more] for less, more in pairs):
            pieces = tuple(
                next(place for place, piece in enumerate(one) if number in piece)
                for one, number in zip(cut, numbers, strict=True)
            )
            fewest = found.get(pieces, numbers)
            found[pieces] = tuple(map(min, fewest, numbers))
    ordered = sorted(found, key=lambda pieces: (sum(pieces), pieces))
    return ranked(tuple(zip(counters, found[pieces], strict=True)) for pieces in ordered)


def _pieces(asked: set[int]) -> list[range]:
    """Return the pieces into which the numbers asked for cut the numbers from 0 up."""
    cuts = sorted({0, *asked, *(number + 1 for number in (0, *asked))})
    return [range(low, high) for low, high in pairwise([*cuts, 1_000_000])]
