"""Sets of values as ranges: a set of situations told whole, in labels and as data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mou_compiler.analysis.values import spelled_value
from mou_compiler.analysis.wording import joined
from mou_compiler.findings.finding import Range
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.cells import Stretch as Numbers
from mou_compiler.words import Text


def ranges(dimension: Dimension, mask: int) -> tuple[Range, ...]:
    """Return the values in a mask over a dimension: one range for each run of numbers, one for each other value."""
    bits = [bit for bit in range(len(dimension.cells)) if mask >> bit & 1]
    found: list[tuple[int, int]] = []
    for bit in bits:
        cell = dimension.cells[bit]
        if found and found[-1][1] == bit - 1 and isinstance(cell, Numbers):
            found[-1] = (found[-1][0], bit)
        else:
            found.append((bit, bit))
    return tuple(_range(dimension, first, last) for first, last in found)


def _range(dimension: Dimension, first: int, last: int) -> Range:
    low, high = dimension.cells[first], dimension.cells[last]
    if not isinstance(low, Numbers) or not isinstance(high, Numbers):
        return Range(dimension.shown[first], dimension.shown[first], True, True)
    return Range(
        _written(dimension, low.low),
        None if high.high is None else _written(dimension, high.high),
        low.low_closed,
        high.high_closed,
    )


def _written(dimension: Dimension, number: object) -> str:
    """Return a number as the values of its dimension are written: with their unit, or as a day."""
    shown = dimension.shown[0]
    if _is_day(shown):
        return date.fromordinal(int(str(number))).isoformat()
    return f"{number:f} {shown.partition(' ')[2]}".rstrip()


def ranges_text(found: Iterable[Range]) -> Text:
    """Return ranges as people read them."""
    return joined(map(_range_text, found), "and", "、")


def _range_text(found: Range) -> Text:
    low = spelled_value(found.low)
    high = None if found.high is None else spelled_value(found.high)
    if high is None:
        if found.low_included:
            return Text(f"{low.en} or more", f"{low.zh}以上")
        return Text(f"more than {low.en}", f"{low.zh}（不含）以上")
    if found.low == found.high:
        return low
    if _is_day(found.low):
        before = Text("until", "前") if not found.high_included else Text("to", "")
        after = Text("from", "起") if found.low_included else Text("after", "后")
        return Text(f"{after.en} {low.en} {before.en} {high.en}", f"{low.zh}{after.zh}至{high.zh}{before.zh}")
    beside_low, beside_high = Text("", ""), Text("", "")
    if not found.low_included:
        beside_low = Text("more than ", "（不含）")
    if not found.high_included:
        beside_high = Text("less than ", "（不含）")
    shared = low.en.partition(" ")[2]
    first = low.en.removesuffix(f" {shared}") if shared and high.en.endswith(f" {shared}") else low.en
    if found.low_included and found.high_included:
        return Text(f"{first} to {high.en}", f"{low.zh}至{high.zh}")
    english = f"{beside_low.en or 'from '}{first} to {beside_high.en}{high.en}"
    return Text(english, f"{low.zh}{beside_low.zh}至{high.zh}{beside_high.zh}")


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
