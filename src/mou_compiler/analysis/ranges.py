"""Sets of values as ranges: a set of situations told whole, in labels and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mou_compiler.analysis.values import spelled_value
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import day_text, joined, named, separated
from mou_compiler.findings.finding import OpenBox, Range, Stretch
from mou_compiler.meaning.boxes import Box
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.cells import Stretch as Numbers
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.world import own_name
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


def opened(view: View, box: Box) -> OpenBox:
    """Return a box as data and in words; what it leaves free is not named."""
    world = view.rules.world
    subjects = () if box.subjects == world.subjects.everything else world.subjects.widest(box.subjects)
    places: tuple[str, ...] = ()
    if box.territories != world.territories.everything:
        places = tuple(_tops(view, box.territories))
    values = tuple(
        (name, ranges(world.dimensions[name], mask))
        for name, mask in box.cells
        if mask != world.dimensions[name].everything
    )
    held, barred = (
        tuple(
            item.list if item.relation is None else f"{item.list}@{item.relation}"
            for item in world.members(mask)
        )
        for mask in (box.held, box.barred)
    )
    days = Stretch(_day(box.start), _day(box.end))
    said = separated(_clauses(view, values, held, barred, places, subjects, days))
    return OpenBox(subjects, held, barred, places, days, values, said)


def _tops(view: View, mask: int) -> Iterator[str]:
    """Yield the most general places of a mask, none of which lies within another."""
    tree, left = view.rules.world.territories, mask
    for id_ in tree.members(mask):
        if left >> tree.index[id_] & 1:
            yield id_
            left &= ~tree.below(id_)


def _day(day: int) -> date | None:
    return None if day <= ALWAYS or day >= FOREVER else date.fromordinal(day)


def _clauses(
    view: View,
    values: tuple[tuple[str, tuple[Range, ...]], ...],
    held: tuple[str, ...],
    barred: tuple[str, ...],
    places: tuple[str, ...],
    subjects: tuple[str, ...],
    days: Stretch,
) -> Iterator[Text]:
    corpus = view.corpus
    for kinds in [subjects] if subjects else []:
        names = [named(corpus.subjects.get(id_), id_) for kind in kinds for id_ in kind.split(", ")]
        yield joined(names, "or", "或")
    for where in [places] if places else []:
        names = [named(corpus.territories.get(id_), id_) for id_ in where]
        place = joined(names, "or", "或")
        yield Text(f"in {place.en}", f"在{place.zh}")
    for word, lists in ((Text("on", "列入"), held), (Text("not on", "未列入"), barred)):
        for list_ in lists:
            name = named(corpus.lists.get(list_.partition("@")[0]), list_)
            yield Text(f"{word.en} {name.en}", f"{word.zh}{name.zh}")
    for dimension, found in values:
        attribute = corpus.attributes.get(own_name(dimension))
        label, text = named(attribute or corpus.ratings.get(dimension), dimension), ranges_text(found)
        yield Text(f"{label.en} {text.en}", f"{label.zh}{text.zh}")
    if days.since is not None:
        yield Text(f"from {day_text(days.since).en}", f"自{day_text(days.since).zh}起")
    if days.until is not None:
        yield Text(f"until {day_text(days.until).en}", f"至{day_text(days.until).zh}前")
