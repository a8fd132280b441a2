"""Random pairs of small corpora, asked situation by situation: nothing missed, nothing invented, witnesses smallest.

What a measure says in a situation is asked of its region; how the differences are then paired, classed and witnessed
is worked out here once more, point by point.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.comparison.compare import Comparison, compare
from mou_compiler.comparison.measures import Measures
from mou_compiler.comparison.statement import Clause, Statement
from mou_compiler.compilation import compile_text
from mou_compiler.meaning.boxes import Witness, order_of
from mou_compiler.meaning.days import ALWAYS
from mou_compiler.meaning.region import contains

COMMON = """
subject firm
subject shop { within firm }
subject person
agency A
agency B { existed until 2018-01-01; succeeded by A }
act x
act x.y
attribute sum { type money }
attribute minor { type flag }
list l { kind blacklist; keeper A; covers firm }
list m { kind blacklist; keeper A }
"""
CONDITIONS = (
    "l",
    "m",
    "l or m",
    "l and m",
    "2 times in l within 1 year",
    "3 times in l within 1 month",
    "m and sum > 5 yuan",
)
WHOM = ("", "to firm", "to shop, person", "when minor", "when not minor", "when sum >= 5 yuan")
WHO = ("by A", "by B", "by A, B", "by A, B jointly")
WHAT = ("prohibit x", "restrict x", "prohibit x.y", "grant x", "prohibit x, x.y")
HOW = ("", "for 1 year", "for 12 months", "for 2 years", "force may")
WHEN = ("", "in force from 2017-06-01", "in force until 2017-06-01")
DAYS = ("2017-01-01", "2017-06-01", "2018-01-01")


def measure() -> st.SearchStrategy[str]:
    """Draw a measure."""
    parts = [st.sampled_from(CONDITIONS).map(lambda text: f"on {text}")]
    parts += [st.sampled_from(texts) for texts in (WHOM, WHO, WHAT, HOW, WHEN)]
    return st.tuples(*parts).map("\n".join)


def split(text: str) -> list[str]:
    """Return one measure as two that mean the same."""
    if "by A, B\n" in text:
        return [text.replace("by A, B\n", "by A\n"), text.replace("by A, B\n", "by B\n")]
    return [f"{text}\nwhen minor", f"{text}\nwhen not minor"]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two documents: the newer one is the older one with some measures changed, split, moved, left out or put in."""
    old = draw(st.lists(measure(), min_size=1, max_size=3))
    new: list[str] = []
    for text in old:
        match draw(st.integers(0, 5)):
            case 0:
                new.append(draw(measure()))
            case 1:
                new += split(text)
            case 2 if len(old) > 1:
                continue
            case _:
                new.append(text)
    if draw(st.booleans()):
        new.reverse()
    if draw(st.booleans()):
        new.append(draw(measure()))
    return document(old), document(new or old)


def document(bodies: list[str]) -> str:
    """Return a document of measures."""
    inner = "\n".join(f"measure {number} {{ {body} }}" for number, body in enumerate(bodies, 1))
    return f"{COMMON}instrument d {{ in force from 2017-01-01\n{inner} }}"


def situations(found: Comparison) -> Iterator[Witness]:
    """Yield every situation of the world, with one day for each stretch in which nothing changes."""
    world = found.world
    from datetime import date

    days = [ALWAYS, *(date.fromisoformat(day).toordinal() for day in DAYS)]
    names = list(world.dimensions)
    cells = [
        tuple(zip(names, chosen, strict=True))
        for chosen in product(*(range(len(world.dimensions[name].cells)) for name in names))
    ]
    for held in range(1 << len(world.holdings)):
        subjects = world.allowed(held).subjects
        for subject in range(len(world.subjects.ids)):
            if subjects >> subject & 1:
                for day, one in product(days, cells):
                    yield Witness(subject, 0, day, held, one)


Said = dict[str, set[Statement]]


def said_in(found: Comparison, clauses: dict[str, Clause], at: Witness) -> Said:
    """Return what each clause says in a situation."""
    return {
        id_: {one for one, region in clause.statements.items() if contains(found.world, region, at)}
        for id_, clause in clauses.items()
    }


def judge(old: str, new: str) -> int:
    """Return how many changes there are; raise AssertionError where they are not what the situations show."""
    sides = [compile_text(text) for text in (old, new)]
    assert not any(side.corpus.faults for side in sides)
    found = compare(sides[0].corpus, sides[1].corpus)
    clauses = [
        {id_: measures.clause(item) for id_, item in measures.side.own.measures.items()}
        for measures in (Measures(side) for side in found.sides)
    ]
    shown: dict[tuple[str | None, str | None, str], Witness] = {}
    gained: dict[tuple[str, str], Witness] = {}
    lost: dict[tuple[str, str], Witness] = {}
    differing: list[Witness] = []
    for at in situations(found):
        before, after = said_in(found, clauses[0], at), said_in(found, clauses[1], at)
        olds, news = set().union(*before.values()), set().union(*after.values())
        if olds != news:
            differing.append(at)
        for said, others, where in ((after, olds, gained), (before, news, lost)):
            for id_, mine in said.items():
                for one in mine - others:
                    key = (id_, one.matter.names[0])
                    if key not in where or order_of(found.world, at) < order_of(found.world, where[key]):
                        where[key] = at
    assert bool(found.changes) == bool(differing), (old, new)
    for change in found.changes:
        before, after = said_in(found, clauses[0], change.witness), said_in(found, clauses[1], change.witness)
        assert set().union(*before.values()) != set().union(*after.values()), (old, new, change.kind)
        shown[change.old and change.old.id, change.new and change.new.id, change.kind] = change.witness
    for where, side in ((gained, "new"), (lost, "old")):
        for (id_, act), at in where.items():
            mine = [
                change
                for change in found.changes
                if (clause := getattr(change, side)) is not None
                and clause.id == id_
                and any(_beside(act, matter.names[0]) for matter in change.matters)
            ]
            # What is gained or lost is told of the clause, and no earlier or simpler situation is passed over.
            assert mine, (old, new, id_, act)
            least = min(order_of(found.world, change.witness) for change in mine)
            assert least <= order_of(found.world, at), (old, new, id_, act)
    smallest = min((order_of(found.world, at) for at in differing), default=None)
    assert smallest == min((order_of(found.world, change.witness) for change in found.changes), default=None)
    return len(found.changes)


def _beside(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@settings(max_examples=10, deadline=None)
@given(pairs())
def test_changes_are_what_the_situations_show(pair: tuple[str, str]) -> None:
    """A few dozen pairs; back again, the changes are others, and as many situations differ."""
    old, new = pair
    assert bool(judge(old, new)) == bool(judge(new, old))


@given(st.lists(measure(), min_size=1, max_size=3), st.data())
@settings(max_examples=12, deadline=None)
def test_a_rewriting_that_means_the_same_is_no_change(bodies: list[str], data: st.DataObject) -> None:
    """Each measure whole or in two, in any order."""
    pieces = [part for body in bodies for part in (split(body) if data.draw(st.booleans()) else [body])]
    assert judge(document(bodies), document(data.draw(st.permutations(pieces)))) == 0


@pytest.mark.long
@settings(max_examples=1500, deadline=None)
@given(pairs())
def test_changes_are_what_many_situations_show(pair: tuple[str, str]) -> None:
    """Many pairs, each there and back."""
    judge(*pair)
    judge(pair[1], pair[0])
