"""A box in words that say exactly what is in it, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.ranges import ranges, ranges_text
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import days_text, joined, named, separated
from mou_compiler.findings.finding import OpenBox, Range, Stretch
from mou_compiler.interpret.counting import Counted, Counting
from mou_compiler.interpret.parts import parts_of
from mou_compiler.interpret.spelling import length_text
from mou_compiler.meaning.boxes import Box
from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.meaning.tree import Tree
from mou_compiler.meaning.world import own_name, party_of, principal_dimension, relation_of
from mou_compiler.words import Text

_COUNTED = "entries in "


class Among(NamedTuple):
    """What is of one name, but for what is of the others; an id, or several kinds that one is all of."""

    name: str
    but: tuple[str, ...]


class Told(NamedTuple):
    """A box as data: what is empty is free. `LIST@RELATION` is held by the one to whom the relation leads."""

    subjects: tuple[Among, ...]
    territories: tuple[Among, ...]
    on: tuple[str, ...]
    not_on: tuple[str, ...]
    values: tuple[tuple[str, tuple[Range, ...]], ...]
    principals: tuple[tuple[str, bool, tuple[Among, ...]], ...]
    """By which relation one is attached, whether one may be attached to nobody, and to whom else."""
    days: Days
    said: Text


def told(view: View, box: Box) -> Told:
    """Return a box as data and in words; what it leaves free is not named."""
    world = view.rules.world
    subjects = _kinds(view, box.subjects)
    tree = world.territories
    territories: tuple[Among, ...] = ()
    if box.territories != tree.everything:
        territories = _among_places(tree, box, box.start)
    on, not_on = (
        tuple(
            item.list if item.relation is None else f"{item.list}@{item.relation}"
            for item in world.members(mask)
        )
        for mask in (box.held, box.barred)
    )
    cells = {name: mask for name, mask in box.cells if mask != world.dimensions[name].everything}
    values, principals = [], []
    nobody = 1 << len(world.subjects.ids)
    for name, mask in cells.items():
        if name not in world.principals:
            values.append((name, _ranges(view, name, mask)))
        elif world.principals[name]:
            way = party_of(name) or ""
            principals.append(
                (way, bool(mask & nobody), _kinds(view, mask & ~nobody) if mask & ~nobody else None)
            )
    days = Days(box.start, box.end)
    clauses = [*_subject(view, subjects), *_places(view, territories), *_lists(view, on, not_on, None)]
    clauses += [_value(view, name, box) for name, _ in values if party_of(name) is None]
    parties = {party for name, _ in values if (party := party_of(name)) is not None}
    parties |= {item.partition("@")[2] for item in (*on, *not_on) if "@" in item} | {
        way for way, *_ in principals
    }
    for way in sorted(parties):
        if "@" not in way:
            clauses.append(
                _attached(view, box, way, on, not_on, [name for name, _ in values if party_of(name) == way])
            )
    if (box.start, box.end) != (ALWAYS, FOREVER):
        clauses.append(days_text(days))
    said = separated(clauses)
    return Told(
        subjects,
        territories,
        on,
        not_on,
        tuple(values),
        tuple((way, free, kinds or ()) for way, free, kinds in principals),
        days,
        said if clauses else Text("in every situation", "在一切情形下"),
    )


def _among_places(tree: Tree, box: Box, day: int) -> tuple[Among, ...]:
    """Return the places of a box by the names for what lies where on a day."""
    return among(tree.ids, [tree.on([id_], day) for id_ in tree.ids], box.territories)


def by_names_of_places(view: View, box: Box) -> list[Box]:
    """Return a box cut on the days on which its places go by other names, since what lies in what has changed."""
    tree = view.rules.world.territories
    if box.territories == tree.everything:
        return [box]
    found: list[Box] = []
    named_before: tuple[Among, ...] = ()
    for days in tree.parts(Days(box.start, box.end)):
        names = _among_places(tree, box, days.start)
        if found and names == named_before:
            found[-1] = found[-1]._replace(end=days.end)
        else:
            found.append(box._replace(start=days.start, end=days.end))
        named_before = names
    return found


def opened(view: View, box: Box) -> OpenBox:
    """Return a box as what a gap leaves open."""
    one, dimensions = told(view, box), view.rules.world.dimensions
    values = tuple(
        (name, ranges(dimensions[name], mask))
        for name, mask in box.cells
        if mask != dimensions[name].everything
    )
    return OpenBox(
        tuple(item.name for item in one.subjects),
        one.on,
        one.not_on,
        tuple(item.name for item in one.territories),
        Stretch(day_of(box.start), day_of(box.end)),
        values,
        one.said,
        tuple(item.but for item in one.subjects),
        tuple(item.but for item in one.territories),
    )


def among(names: Sequence[str], extents: Sequence[int], mask: int) -> tuple[Among, ...]:
    """Return names, each but for others, that together stand for exactly a mask.

    Each stands for its extent, in which its own bit lies unless it is wholly its parts; the most general come first.
    """
    found, left = [], mask
    order = sorted(range(len(names)), key=lambda number: (-extents[number].bit_count(), number))
    for number in order:
        whole = extents[number]
        if _is_named(number, whole, left, mask):
            but, taken = _but(names, extents, order, whole & ~mask)
            found.append(Among(names[number], but))
            left &= ~(whole & ~taken)
    return tuple(found)


def _is_named(number: int, whole: int, left: int, mask: int) -> bool:
    """Tell whether a name is needed for what is left: for itself, or as it stands for nothing else."""
    own = 1 << number
    return bool(left & own if whole & own else whole & left and not whole & ~mask)


def _but(
    names: Sequence[str], extents: Sequence[int], order: Sequence[int], out: int
) -> tuple[tuple[str, ...], int]:
    """Return the most general names that stand for at least a mask, and what they stand for."""
    found, taken = [], 0
    for number in order:
        if _is_named(number, extents[number], out & ~taken, out):
            found.append(names[number])
            taken |= extents[number]
    return tuple(found), taken


def _kinds(view: View, mask: int) -> tuple[Among, ...]:
    kinds = view.rules.world.subjects
    if mask == kinds.everything:
        return ()

    return among(kinds.ids, view.ask(_extents), mask)


def _extents(view: View) -> tuple[int, ...]:
    """Return for each set of kinds those sets that are of all its kinds."""
    kinds = view.rules.world.subjects
    found = []
    for ids in kinds.ids:
        extent = kinds.everything
        for id_ in ids.split(", "):
            extent &= kinds.below(id_)
        found.append(extent)
    return tuple(found)


def _kind_named(view: View, ids: str) -> Text:
    return joined(
        (named(view.corpus.subjects.get(id_), id_) for id_ in ids.split(", ")), "that is also", "兼"
    )


def _among_text(items: Iterable[Among], name: Callable[[str], Text]) -> Text:
    said = []
    for item in items:
        own = name(item.name)
        if item.but:
            but = joined((name(other) for other in item.but), "or", "或")
            own = Text(f"{own.en} (but not {but.en})", f"{own.zh}（{but.zh}除外）")
        said.append(own)
    return joined(said, "or", "或")


def _subject(view: View, subjects: tuple[Among, ...]) -> Iterator[Text]:
    if subjects:
        yield _among_text(subjects, lambda ids: _kind_named(view, ids))


def _places(view: View, territories: tuple[Among, ...]) -> Iterator[Text]:
    if territories:
        where = _among_text(territories, lambda id_: named(view.corpus.territories.get(id_), id_))
        yield Text(f"in {where.en}", f"在{where.zh}")


def _lists(view: View, on: Iterable[str], not_on: Iterable[str], way: str | None) -> Iterator[Text]:
    """Yield on which lists one is and on which not: the subject itself, or the one to whom a way leads."""
    parts = view.ask(_parts)
    for words, held, join in (
        (Text("on", "列入"), on, ("and", "、")),
        (Text("not on", "未列入"), not_on, ("or", "、")),
    ):
        ids = [item.partition("@")[0] for item in held if (item.partition("@")[2] or None) == way]
        if ids:
            # Who is on a part is on the wider list; a box is of the entry itself, and that is said where it matters.
            alone = [held is on or not set(parts.get(id_, ())) <= {*ids, id_} for id_ in ids]
            lists = joined(
                (
                    _itself(named(view.corpus.lists.get(id_), id_))
                    if apart and len(parts.get(id_, ())) > 1
                    else named(view.corpus.lists.get(id_), id_)
                    for id_, apart in zip(ids, alone, strict=True)
                ),
                *join,
            )
            yield Text(f"{words.en} {lists.en}", f"{words.zh}{lists.zh}")


def _parts(view: View) -> dict[str, list[str]]:
    return parts_of(view.corpus)


def _itself(name: Text) -> Text:
    return Text(f"{name.en} itself", f"{name.zh}本身")


def _ranges(view: View, name: str, mask: int) -> tuple[Range, ...]:
    """Return the values in a mask as data; of entries on one list in one window, how many."""
    own = own_name(name)
    if not own.startswith(_COUNTED):
        return ranges(view.rules.world.dimensions[name], mask)
    found = []
    for numbers in _counted(view, own, mask):
        low, high = (
            ", ".join(f"{number} in {item.list} within {length_text(item.window)}" for item, number in bounds)
            for bounds in (
                [(item, item.least) for item in numbers],
                [(item, item.most) for item in numbers if item.most is not None],
            )
        )
        found.append(Range(low, high or None, low_included=True, high_included=bool(high)))
    return tuple(found)


def _value(view: View, name: str, box: Box) -> Text:
    """Return which values one has in a dimension."""
    corpus, dimension = view.corpus, view.rules.world.dimensions[name]
    mask, own = dict(box.cells)[name], own_name(name)
    if own.startswith(_COUNTED):
        return joined((_counts(view, numbers) for numbers in _counted(view, own, mask)), "or", "或")
    label, text = named(corpus.attributes.get(own) or corpus.ratings.get(own), own), _values(dimension, mask)
    return Text(f"{label.en} {text.en}", f"{label.zh}{text.zh}")


def _counted(view: View, name: str, mask: int) -> list[tuple[Counted, ...]]:
    """Return the numbers of entries in a mask, as few products of ranges as are found: no other number lies in one."""
    dimension, counting = view.rules.world.dimensions[name], view.ask(_counting)
    inside: list[tuple[Counted, ...]] = []
    outside: list[tuple[Counted, ...]] = []
    for cell in range(len(dimension.cells)):
        (inside if mask >> cell & 1 else outside).append(counting.numbers(dimension, cell))
    found: list[tuple[Counted, ...]] = []
    for numbers in inside:
        for place, known in enumerate(found):
            around = tuple(map(_around, known, numbers))
            if not any(all(map(_lies_in, each, around)) for each in outside):
                found[place] = around
                break
        else:
            found.append(numbers)
    return found


def _around(one: Counted, other: Counted) -> Counted:
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    return one._replace(least=min(one.least, other.least), most=most)


def _lies_in(one: Counted, other: Counted) -> bool:
    return one.least >= other.least and (
        other.most is None or (one.most is not None and one.most <= other.most)
    )


def _counting(view: View) -> Counting:
    return Counting(view.corpus)


def _counts(view: View, numbers: tuple[Counted, ...]) -> Text:
    """Return how many entries one has on lists, within which times."""
    return joined(
        (_count(view, item) for item in numbers if (item.least, item.most) != (0, None)), "and", "且"
    )


def _count(view: View, item: Counted) -> Text:
    list_ = named(view.corpus.lists.get(item.list), item.list)
    if item.most is None:
        said = Text(f"{item.least} or more entries", f"{item.least}次以上")
    elif item.least == item.most:
        entries = "entry" if item.least == 1 else "entries"
        said = Text(f"{item.least or 'no'} {entries}", f"{item.least}次")
    else:
        said = Text(f"{item.least} to {item.most} entries", f"{item.least}至{item.most}次")
    within = Text(length_text(item.window), length_text(item.window, "zh"))
    return Text(f"{said.en} on {list_.en} within {within.en}", f"{within.zh}内列入{list_.zh}{said.zh}")


def _values(dimension: Dimension, mask: int) -> Text:
    return joined((ranges_text([item]) for item in ranges(dimension, mask)), "or", "或")


def _attached(
    view: View, box: Box, way: str, on: Iterable[str], not_on: Iterable[str], values: Iterable[str]
) -> Text:
    """Return to whom one is attached by a relation, or may be."""
    world = view.rules.world
    name = principal_dimension(way)
    mask = dict(box.cells).get(name, world.dimensions[name].everything)
    nobody = 1 << len(world.subjects.ids)
    label = named(view.corpus.relations.get(relation_of(way)), way)
    if mask == nobody:
        return Text(f"{label.en} of nobody", f"不是任何主体的{label.zh}")
    kinds = _kinds(view, mask & ~nobody)
    whom = _among_text(kinds, lambda ids: _kind_named(view, ids)) if kinds else Text("somebody", "某主体")
    clauses = [whom, *_lists(view, on, not_on, way), *(_value(view, name, box) for name in values)]
    those = joined(clauses[1:], "and", "且")
    who = Text(
        f"{whom.en}{f' {those.en}' if those.en else ''}", f"{f'{those.zh}的' if those.zh else ''}{whom.zh}"
    )
    if mask & nobody:
        return Text(
            f"{label.en} of nobody, or of {who.en}", f"不是任何主体的{label.zh}，或系{who.zh}的{label.zh}"
        )
    return Text(f"{label.en} of {who.en}", f"系{who.zh}的{label.zh}")


def day_of(number: int) -> date | None:
    """Return a day of a stretch as a date; None where it has no known beginning or end."""
    return None if number <= ALWAYS or number >= FOREVER else date.fromordinal(number)
