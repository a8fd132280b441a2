"""The world of a corpus: its trees, who its lists may hold, and its dimensions cut at every constant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Attribute, List
from mou_compiler.corpus.schema.values import (
    Amount,
    Compare,
    Count,
    Grade,
    Length,
    Ref,
    Unknown,
)
from mou_compiler.interpret.spelling import length_text
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.cells import Dimension, Stretch, finite, numeric
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.tree import Tree
from mou_compiler.meaning.world import RelationDomain, World, principal_dimension

UNRATED = "unrated"
DAYS_IN = {"days": 1, "working-days": 1, "weeks": 7, "years": 365}
"""Nominal days of a unit; months are twelfths of a year."""

UNITS_OF = {"share": "%", "days": "days"}


def count_dimension(list_: str) -> str:
    """Return the name of the dimension that counts entries on a list."""
    return f"entries in {list_}"


def nominal(length: Length) -> int:
    """Return the nominal number of days of a length: an order among windows and terms, not a calendar."""
    if length.unit == "months":
        return length.number * DAYS_IN["years"] // 12
    return length.number * DAYS_IN[length.unit]


def build_world(corpus: Corpus, timeline: Timeline) -> World:
    """Return the world in which the rules of a corpus speak."""
    subjects = Tree({id_: _id(subject.parent) for id_, subject in corpus.subjects.items()})
    territories = Tree({id_: _id(territory.parent) for id_, territory in corpus.territories.items()})
    relations = {
        id_: RelationDomain(
            subjects.union(ref.id for ref in relation.attached),
            subjects.union(ref.id for ref in relation.principals),
        )
        for id_, relation in corpus.relations.items()
    }
    dimensions = {dimension.name: dimension for dimension in _dimensions(corpus)}
    for id_ in relations:
        name = principal_dimension(id_)
        dimensions[name] = finite(name, subjects.ids)
    exclusive = frozenset(
        frozenset((list_.id, other.id)) for list_ in corpus.lists.values() for other in list_.exclusive
    )
    return World(
        subjects,
        territories,
        {id_: covers(list_, subjects) for id_, list_ in corpus.lists.items()},
        relations,
        exclusive=exclusive,
        dimensions=dimensions,
        horizon=_horizon(corpus, timeline),
    )


def _id(ref: Ref | None) -> str | None:
    return ref.id if ref is not None else None


def covers(list_: List, subjects: Tree) -> int:
    """Return the mask of subjects that a list may hold."""
    mask = subjects.union(ref.id for ref in list_.covers) if list_.covers else subjects.everything
    return mask & ~subjects.union(ref.id for ref in list_.excludes)


def _horizon(corpus: Corpus, timeline: Timeline) -> int:
    """Return the first day on which any document is in force: where time begins for witnesses."""
    starts = [timeline.document_days(document).start for document in corpus.documents.values()]
    starts += [days_of(measure.in_force).start for measure in corpus.measures.values()]
    return min((start for start in starts if ALWAYS < start < FOREVER), default=date(2000, 1, 1).toordinal())


def currencies(corpus: Corpus) -> dict[str, str]:
    """Return the currency of each attribute of money: the one declared, else the first that a condition uses."""
    found = {id_: item.currency for id_, item in corpus.attributes.items() if item.currency}
    for atom in corpus.atoms:
        if isinstance(atom, Compare) and isinstance(atom.value, Amount) and atom.value.unit:
            found.setdefault(atom.attribute.id, atom.value.unit)
    return found


def _dimensions(corpus: Corpus) -> Iterator[Dimension]:
    units = currencies(corpus)
    constants: dict[str, set[Decimal]] = {}
    counted: dict[str, dict[Length, set[Decimal]]] = {}
    for atom in corpus.atoms:
        if isinstance(atom, Compare) and not isinstance(atom.value, str):
            constants.setdefault(atom.attribute.id, set()).add(number_of(atom.value))
        elif isinstance(atom, Count):
            windows = counted.setdefault(atom.list.id, {})
            windows.setdefault(atom.window, set()).add(Decimal(atom.number))
    for attribute in corpus.attributes.values():
        yield _attribute(attribute, constants.get(attribute.id, set()), units.get(attribute.id, ""))
    for rating in corpus.ratings.values():
        yield finite(rating.id, (UNRATED, *rating.grades))
    for list_, windows in counted.items():
        yield _counts(list_, windows)


def number_of(value: Amount | date) -> Decimal:
    """Return an amount or a day as an exact number."""
    return value.value if isinstance(value, Amount) else Decimal(value.toordinal())


def _attribute(attribute: Attribute, constants: set[Decimal], currency: str) -> Dimension:
    match attribute.type:
        case "flag":
            return finite(attribute.id, ("no", "yes"))
        case "choice":
            return finite(attribute.id, attribute.options or ("",))
        case "date":
            made = numeric(attribute.id, constants, Decimal(1), Decimal(FOREVER - 1), whole=True, unit="")
            shown = tuple(_day_shown(cell) for cell in made.cells)
            return Dimension(made.name, made.cells, shown, made.simplicity)
        case "share":
            return numeric(attribute.id, constants, Decimal(0), Decimal(100), whole=False, unit="%")
        case "count" | "days" as type_:
            return numeric(
                attribute.id, constants, Decimal(0), None, whole=True, unit=UNITS_OF.get(type_, "")
            )
        case _:
            return numeric(attribute.id, constants, Decimal(0), None, whole=False, unit=currency)


def _day_shown(cell: Stretch | str) -> str:
    assert isinstance(cell, Stretch)
    number = int(cell.low) if cell.low_closed else int(cell.low) + 1
    return date.fromordinal(number).isoformat()


def _counts(list_: str, windows: dict[Length, set[Decimal]]) -> Dimension:
    """Return the joint dimension of the entries on one list in each of its windows.

    A wider window counts at least what a narrower one does, so only such combinations are cells. A cell is
    named by the counts in its windows, narrowest first.
    """
    name = count_dimension(list_)
    ordered = sorted(windows, key=lambda window: (nominal(window), window))
    single = [numeric(name, windows[window], Decimal(0), None, whole=True, unit="") for window in ordered]
    cells: dict[tuple[int, ...], tuple[int, ...]] = {}
    for combination in product(*(range(len(dimension.cells)) for dimension in single)):
        pieces = [dimension.cells[bit] for dimension, bit in zip(single, combination, strict=True)]
        numbers = _rising(pieces)
        if numbers is not None:
            cells[combination] = numbers
    shown = tuple(
        ", ".join(
            f"{number} within {length_text(window)}" for number, window in zip(numbers, ordered, strict=True)
        )
        for numbers in cells.values()
    )
    names = tuple("|".join(str(bit) for bit in cell) for cell in cells)
    order = tuple(bit for bit, _ in sorted(enumerate(cells), key=lambda item: (sum(item[1]), item[1])))
    return Dimension(name, names, shown, order)


def _least(cell: Stretch | str) -> int:
    assert isinstance(cell, Stretch)
    return int(cell.low) if cell.low_closed else int(cell.low) + 1


def _rising(pieces: Iterable[Stretch | str]) -> tuple[int, ...] | None:
    """Return the least numbers, one of each piece, none below the one before; None where there are none."""
    numbers: list[int] = []
    for piece in pieces:
        assert isinstance(piece, Stretch)
        number = max(_least(piece), numbers[-1] if numbers else 0)
        if not piece.contains(Decimal(number)):
            return None
        numbers.append(number)
    return tuple(numbers)


def count_mask(
    dimension: Dimension, windows: list[Length], condition: Count, constants: list[Decimal]
) -> int:
    """Return the cells of a counting dimension in which a window has at least so many entries."""
    single = numeric("", constants, Decimal(0), None, whole=True, unit="")
    position = windows.index(condition.window)
    mask = 0
    for number, name in enumerate(dimension.cells):
        assert isinstance(name, str)
        cell = single.cells[int(name.split("|")[position])]
        assert isinstance(cell, Stretch)
        if _least(cell) >= condition.number:
            mask |= 1 << number
    return mask


def count_cells(corpus: Corpus, dimension: Dimension, list_: str, window: Length, number: int) -> int:
    """Return the cells in which a window has just so many entries; all of them where no condition asks for it."""
    windows = windows_of(corpus)[list_]
    if window not in windows:
        return dimension.everything
    single = numeric("", windows[window], Decimal(0), None, whole=True, unit="")
    wanted, position = single.locate(Decimal(number)), list(windows).index(window)
    mask = 0
    for bit, name in enumerate(dimension.cells):
        assert isinstance(name, str)
        if int(name.split("|")[position]) == wanted:
            mask |= 1 << bit
    return mask


def windows_of(corpus: Corpus) -> dict[str, dict[Length, list[Decimal]]]:
    """Return for each list that is counted its windows, narrowest first, with the numbers asked for."""
    found: dict[str, dict[Length, set[Decimal]]] = {}
    for atom in corpus.atoms:
        if isinstance(atom, Count):
            found.setdefault(atom.list.id, {}).setdefault(atom.window, set()).add(Decimal(atom.number))
    return {
        list_: {
            window: sorted(numbers)
            for window, numbers in sorted(windows.items(), key=lambda item: (nominal(item[0]), item[0]))
        }
        for list_, windows in found.items()
    }


__all__ = ["Grade", "Unknown", "build_world"]
