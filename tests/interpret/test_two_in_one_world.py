"""A rule means the same in the world that its corpus shares with another as in its own, counts in windows included."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product

from hypothesis import strategies as st

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.values import Count, Length
from mou_compiler.interpret.counting import Counting, window_of
from mou_compiler.interpret.joining import Side, join_sides
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.cells import Stretch
from mou_compiler.meaning.region import contains, smallest
from mou_compiler.meaning.rule import RuleBook
from tried import tried_on

COMMON = """
subject firm
subject shop { within firm }
subject person
territory land
territory town { within land }
agency keeper
act x
attribute sum { type money }
attribute kind { type choice; options mild, harsh }
attribute minor { type flag }
rating credit { keeper keeper; grades A, B, C }
list wide { kind blacklist; keeper keeper }
list narrow { kind blacklist; keeper keeper; part of wide }
list other { kind blacklist; keeper keeper; covers firm }
"""
ATOMS = (
    "wide", "narrow", "other", "minor", "sum >= 100 yuan", "sum < 250 yuan", "sum > 100 yuan", "kind = mild",
    "credit <= B", "credit = A", "2 times in wide within 1 year", "3 times in wide within 1 month",
    "2 times in narrow within 1 month", "1 time in narrow within 10 days", "4 times in other within 2 years",
    "2 of wide, other, minor", "not narrow",
)  # fmt: skip
HEADS = (
    "",
    "to firm",
    "to person",
    "to shop",
    "in town",
    "in force from 2017-01-01",
    "in force until 2016-01-01",
)


def conditions() -> st.SearchStrategy[str]:
    """Draw a condition."""
    joined = st.tuples(st.sampled_from(ATOMS), st.sampled_from(("and", "or")), st.sampled_from(ATOMS))
    return st.sampled_from(ATOMS) | joined.map(lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})")


def measures() -> st.SearchStrategy[str]:
    """Draw a document with one or two measures."""
    one = st.tuples(conditions(), st.sampled_from(HEADS)).map(
        lambda parts: f"on {parts[0]}\n{parts[1]}\nby keeper\nprohibit x"
    )

    def document(bodies: list[str]) -> str:
        inner = "\n".join(f"measure {number} {{ {body} }}" for number, body in enumerate(bodies, 1))
        return f"instrument d {{ in force from 2015-01-01\n{inner} }}"

    return st.lists(one, min_size=1, max_size=2).map(document)


def situations(side: Side, own: Compiled) -> Iterator[tuple[Witness, Witness]]:
    """Yield each situation of the shared world with the one of its own world that it lies in."""
    shared = side.world
    names = list(shared.dimensions)
    for cells in product(*(range(len(shared.dimensions[name].cells)) for name in names)):
        mine = tuple(zip(names, cells, strict=True))
        theirs: list[tuple[str, int]] = []
        for name, at in mine:
            theirs += _own_cells(side, own, name, at)
        yield Witness(0, 0, 0, 0, mine), Witness(0, 0, 0, 0, tuple(sorted(theirs)))


def _own_cells(side: Side, own: Compiled, name: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the cells of its own world in which a cell of the shared one lies; it may not ask for some."""
    shared, alone = side.world.dimensions[name], own.rules.world.dimensions.get(name)
    if name.startswith("entries in "):
        yield from _own_counts(own, shared.shown[at], name)
    elif alone is not None:
        cell = shared.cells[at]
        yield name, alone.locate(cell.simplest()) if isinstance(cell, Stretch) else alone.cells.index(cell)


def _own_counts(own: Compiled, shown: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the cells in which numbers of entries lie; its own world may ask about fewer windows and lists."""
    counting = Counting(own.corpus)
    lists = name.removeprefix("entries in ").split(", ")
    numbers: dict[tuple[str, str], int] = {}
    for part in shown.split(", "):
        head, window = part.split(" within ")
        number, _, list_ = head.partition(" in ")
        numbers[list_ or lists[0], window] = int(number)
    for mine in {counting.name(list_) for list_ in lists} & own.rules.world.dimensions.keys():
        dimension = own.rules.world.dimensions[mine]
        mask = dimension.everything
        for atom in own.corpus.atoms:
            if isinstance(atom, Count) and counting.name(atom.list.id) == mine:
                found = next(
                    number
                    for (list_, window), number in numbers.items()
                    if list_ == atom.list.id and _same_window(window, atom.window)
                )
                fits = partial(_within, Decimal(found))
                mask &= counting.cells(dimension, atom.list.id, atom.window, fits)
        assert mask
        yield mine, dimension.simplest(mask)


def _within(number: Decimal, piece: Stretch) -> bool:
    return piece.contains(number)


def _same_window(text: str, length: Length) -> bool:
    number, unit = text.split()
    return window_of(Length(int(number), unit if unit.endswith("s") else f"{unit}s")) == window_of(length)


@tried_on(measures(), measures(), few=8, many=200)
def test_a_rule_means_in_the_shared_world_what_it_means_in_its_own(old: str, new: str) -> None:
    """All counts are asked of both with each value of another dimension, every kind, place and set of lists, and some days."""
    texts = (COMMON + old, COMMON + new)
    compiled = [compile_text(text) for text in texts]
    assert not any(item.corpus.faults for item in compiled)
    for side, own in zip(join_sides(compiled[0].corpus, compiled[1].corpus), compiled, strict=True):
        maker = side.maker()
        shared, alone = side.world, own.rules.world
        book = RuleBook(shared, {id_: maker.rule(item) for id_, item in side.own.measures.items()})
        days = (735000, 736000, 737000)
        names = [name for name in shared.dimensions if name.startswith("entries")]
        assert set(shared.holdings) == set(alone.holdings)
        for id_, rule in book.rules.items():
            mine = own.rules.rules[id_]
            for one, other in _few(side, own, names):
                for subject, place, day in product(range(3), range(2), days):
                    for held in (0, 1, 2, 4, 3, 5, 7):
                        kept = {"subject": subject, "territory": place, "day": day, "held": held}
                        if not alone.allowed(held).subjects >> subject & 1:
                            continue
                        assert contains(shared, rule.boxes, one._replace(**kept)) == contains(
                            alone, mine.boxes, other._replace(**kept)
                        ), (texts, id_, kept, one, other)


def _few(side: Side, own: Compiled, names: list[str]) -> list[tuple[Witness, Witness]]:
    """Return situations in which each dimension alone takes every value, and every two counts together."""
    plain = [
        (cells, theirs)
        for cells, theirs in situations(side, own)
        if sum(
            cell != side.world.dimensions[name].simplicity[0]
            for name, cell in cells.cells
            if name not in names
        )
        <= 1
    ]
    return plain[:400]


def test_an_older_count_is_not_read_in_the_windows_of_the_newer() -> None:
    """Twice within a year stays twice within a year, where the other corpus counts within a month too."""
    old = compile_text(COMMON + "instrument d { measure 1 { on 2 times in wide within 1 year; prohibit x } }")
    new = compile_text(
        COMMON
        + "instrument d { measure 1 { on 2 times in wide within 1 year; prohibit x }\n"
        + "measure 2 { on 3 times in wide within 1 month; prohibit x } }"
    )
    one, other = join_sides(old.corpus, new.corpus)
    assert one.world is other.world
    regions = [side.lowering.region(side.own.measures["d/1"].trigger[0], None) for side in (one, other)]
    assert regions[0] == regions[1]
    found = smallest(one.world, regions[0])
    assert found is not None
    dimension = one.world.dimensions["entries in wide"]
    assert dimension.shown[found.cells[0][1]] == "0 within 1 month, 2 within 1 year"
    # Lowered as it would be alone, it would ask for three within a month.
    alone = Lowering(old.corpus, new.rules.world).region(old.corpus.measures["d/1"].trigger[0], None)
    assert [box.cells for box in alone] != [box.cells for box in new.rules.rules["d/1"].boxes]
