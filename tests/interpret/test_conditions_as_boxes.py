"""Conditions read directly, with numbers and not cells, against the boxes that they are turned into."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import strategies as st

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Not,
    SomeOf,
)
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.situations import Situation
from mou_compiler.meaning.boxes import Witness, contains
from mou_compiler.meaning.days import ALWAYS
from mou_compiler.meaning.world import Holding, of_party
from tried import tried_on

COMMON = """
subject firm
subject person
relation head { attaches person; to firm }
agency keeper
act x
attribute sum { type money }
attribute part { type share }
attribute copies { type count }
attribute born { type date }
attribute kind { type choice; options first, second, third }
attribute minor { type flag }
rating credit { keeper keeper; grades A, B, C }
list wide { kind blacklist; keeper keeper }
list narrow { kind blacklist; keeper keeper; part of wide }
list other { kind blacklist; keeper keeper }
"""
OPERATORS: dict[str, Callable[[object, object], bool]] = {
    ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
LISTS = ("narrow", "other", "wide")
GRADES = ("unrated", "A", "B", "C")


class Facts(NamedTuple):
    """What is so: values as people write them, lists by way of the subject itself, entries by window."""

    sum: Decimal
    part: Decimal
    copies: Decimal
    born: date
    kind: str
    minor: bool
    credit: str
    own: frozenset[str]
    attached: frozenset[str]
    entries: tuple[int, int, int]


compares = st.sampled_from(sorted(OPERATORS))
atoms = st.one_of(
    st.sampled_from((*LISTS, "minor", "kind = first", "kind != second")),
    st.builds("sum {} {} yuan".format, compares, st.sampled_from(("0", "10", "10.5", "11"))),
    st.builds("part {} {}%".format, compares, st.sampled_from(("0", "50", "100"))),
    st.builds("copies {} {}".format, compares, st.integers(0, 4)),
    st.builds("born {} {}".format, compares, st.sampled_from(("2000-01-01", "2000-01-02"))),
    st.builds("credit {} {}".format, compares, st.sampled_from("ABC")),
    st.builds(
        "({} times in other within {})".format,
        st.integers(1, 3),
        st.sampled_from(("1 month", "1 year", "5 years")),
    ),
)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    return st.one_of(
        pair.map(lambda two: f"({two[0]} and {two[1]})"),
        pair.map(lambda two: f"({two[0]} or {two[1]})"),
        inner.map(lambda one: f"not ({one})"),
        st.tuples(st.integers(1, 3), st.lists(inner, min_size=2, max_size=3)).map(
            lambda some: f"({some[0]} of {', '.join(some[1])})"
        ),
    )


texts = st.recursive(atoms, joined, max_leaves=5)
subsets = st.sets(st.sampled_from(LISTS)).map(frozenset)
facts = st.builds(
    Facts,
    st.sampled_from([Decimal(text) for text in ("0", "5", "10", "10.2", "10.5", "10.7", "11", "99")]),
    st.sampled_from([Decimal(text) for text in ("0", "49.9", "50", "99.99", "100")]),
    st.integers(0, 6).map(Decimal),
    st.sampled_from([date(1999, 12, 31), date(2000, 1, 1), date(2000, 1, 2), date(2000, 1, 3)]),
    st.sampled_from(("first", "second", "third")),
    st.booleans(),
    st.sampled_from(GRADES),
    subsets,
    subsets,
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)).map(
        lambda counts: (min(counts), sorted(counts)[1], max(counts))
    ),
)


def holds(condition: Condition, so: Facts, by: str | None) -> bool:
    """Tell whether a condition holds, as grammar/meaning.md says under Conditions."""
    match condition:
        case Holds(ref):
            held = so.own if by is None else so.attached
            return ref.id in held or (ref.id == "wide" and "narrow" in held)
        case IsTrue():
            return so.minor
        case Compare(attribute, sign, value, _):
            wanted = value.value if isinstance(value, Amount) else value
            return OPERATORS[sign](getattr(so, attribute.id), wanted)
        case Grade(_, sign, grade, _):
            # The better grade is the greater, and stands first.
            return so.credit != "unrated" and OPERATORS[sign](-GRADES.index(so.credit), -GRADES.index(grade))
        case Count(_, window, _, number, _):
            place = {(1, "months"): 0, (1, "years"): 1, (5, "years"): 2}[window.number, window.unit]
            return so.entries[place] >= number
        case Not(item):
            return not holds(item, so, by)
        case AllOf(items):
            return all(holds(item, so, by) for item in items)
        case AnyOf(items):
            return any(holds(item, so, by) for item in items)
        case SomeOf(number, items):
            return sum(holds(item, so, by) for item in items) >= number


def witness(compiled: Compiled, so: Facts, by: str | None = None) -> Witness:
    """Return the situation in which these facts lie, numbers in their cells: of the subject, or of whom it is attached to.

    The other of the two has nothing and is nothing: what is asked of the one is not read of the other.
    """
    world = compiled.rules.world
    held = 0
    for relation, lists in ((None, so.own), ("head", so.attached)):
        for list_ in lists:
            held |= world.bit(Holding(list_, relation))
    cells = {
        "sum": world.dimensions["sum"].locate(so.sum),
        "part": world.dimensions["part"].locate(so.part),
        "copies": world.dimensions["copies"].locate(so.copies),
        "born": world.dimensions["born"].locate(Decimal(so.born.toordinal())),
        "kind": ("first", "second", "third").index(so.kind),
        "minor": int(so.minor),
        "credit": GRADES.index(so.credit),
    }
    cells |= entries(compiled, so)
    cells = {
        of_party(name, by): cell for name, cell in cells.items() if of_party(name, by) in world.dimensions
    }
    cells["principal of head"] = world.subjects.index["firm"]
    return Witness(world.subjects.index["person"], 0, ALWAYS, held, tuple(sorted(cells.items())))


def entries(compiled: Compiled, so: Facts) -> dict[str, int]:
    """Return the cell of the entries: the one in which each window's count is on the right side of every number."""
    asked = [
        (window, number)
        for window, number in ((0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3))
        if f"{number} times in other within {WINDOWS[window]}" in compiled.corpus.sources[0].text
    ]
    if not asked:
        return {}
    dimension = compiled.rules.world.dimensions["entries in other"]
    wanted = [so.entries[window] >= number for window, number in asked]
    found = []
    for cell, shown in enumerate(dimension.shown):
        counts = {text.split(" within ")[1]: int(text.split()[0]) for text in shown.split(", ")}
        told = [counts[SHOWN[window]] >= number for window, number in asked]
        if told == wanted:
            found.append(cell)
    return {"entries in other": found[0]}


WINDOWS = ("1 month", "1 year", "5 years")
SHOWN = WINDOWS


@tried_on(texts, facts, st.sampled_from((None, "head")), few=50, many=600)
def test_a_condition_holds_where_its_boxes_say(text: str, so: Facts, by: str | None) -> None:
    compiled = compile_text(
        f"{COMMON}\nmemorandum m {{ signed 2016-01-01; measure 1 {{ to person; to head of firm; when {text}; prohibit x }} }}"
    )
    assert [finding.message.en for finding in compiled.findings if finding.code < "MOU3"] == []
    (condition,) = compiled.corpus.measures["m/1"].when
    world = compiled.rules.world
    situation = witness(compiled, so, by)
    lowering = Lowering(compiled.corpus, world)
    for asked, wanted in (
        (condition, holds(condition, so, by)),
        (Not(condition), not holds(condition, so, by)),
    ):
        boxes = lowering.region(asked, by)
        assert any(contains(world, box, situation) for box in boxes) == wanted


ATOMS = [
    *LISTS,
    "minor",
    *(f"sum {sign} 10.5 yuan" for sign in OPERATORS),
    *(f"part {sign} 100%" for sign in OPERATORS),
    *(f"copies {sign} 0" for sign in OPERATORS),
    *(f"copies {sign} 3" for sign in OPERATORS),
    *(f"born {sign} 2000-01-02" for sign in OPERATORS),
    *(f"credit {sign} B" for sign in OPERATORS),
    *("kind = second", "kind != second"),
]
BASE = Facts(
    Decimal(0), Decimal(0), Decimal(0), date(1999, 12, 31), "first", False, "unrated", frozenset(),
    frozenset(), (0, 0, 0),
)  # fmt: skip
CASES = [
    *(BASE._replace(sum=Decimal(text)) for text in ("10", "10.4", "10.5", "10.6", "11")),
    *(BASE._replace(part=Decimal(text)) for text in ("99.9", "100")),
    *(BASE._replace(copies=Decimal(number)) for number in range(6)),
    *(BASE._replace(born=date(2000, 1, number)) for number in range(1, 4)),
    *(BASE._replace(kind=kind) for kind in ("first", "second", "third")),
    *(BASE._replace(credit=grade) for grade in GRADES),
    BASE._replace(minor=True),
    *(BASE._replace(own=frozenset({list_})) for list_ in LISTS),
]


def test_every_simple_condition_at_its_boundaries() -> None:
    measures = "\n".join(f"measure {n} {{ when {text}; prohibit x }}" for n, text in enumerate(ATOMS))
    compiled = compile_text(f"{COMMON}\nmemorandum m {{ signed 2016-01-01\n{measures}\n}}")
    lowering = Lowering(compiled.corpus, compiled.rules.world)
    for measure in compiled.corpus.measures.values():
        (condition,) = measure.when
        for so in CASES:
            situation = witness(compiled, so)
            for asked, wanted in (
                (condition, holds(condition, so, None)),
                (Not(condition), not holds(condition, so, None)),
            ):
                found = any(
                    contains(compiled.rules.world, box, situation) for box in lowering.region(asked, None)
                )
                assert found == wanted, (ATOMS[int(measure.number)], asked, so)


@pytest.mark.parametrize(
    "text",
    ["kind >= second", "kind >= 3", "kind", "minor = 3", "minor > 2000-01-01", "sum = first", "sum > 2000-01-01",
     "sum", "credit", "credit > D", "born > 3%", "part >= 10"],
)  # fmt: skip
def test_what_cannot_be_compared_is_told_and_nothing_breaks(text: str) -> None:
    compiled = compile_text(
        f"{COMMON}\nattribute single {{ type choice; options only }}\n"
        f"memorandum m {{ signed 2016-01-01; measure 1 {{ when {text} and not (single); prohibit x }} }}"
    )
    told = [finding.code for finding in compiled.findings if finding.code < "MOU3"]
    assert told == ["MOU207", "MOU207"]
    assert compiled.rows is not None


def test_a_share_is_at_most_the_whole() -> None:
    compiled = compile_text(
        f"{COMMON}\nmemorandum m {{ signed 2016-01-01; measure 1 {{ when part > 100%; prohibit x }} }}"
    )
    assert compiled.rules.rules["m/1"].boxes == ()


def cells_of(*asked: str) -> list[str]:
    """Return the cells of the entries on a list, as a witness shows them."""
    triggers = "; ".join(f"on {text}" for text in asked)
    compiled = compile_text(
        f"{COMMON}\nmemorandum m {{ signed 2016-01-01; measure 1 {{ {triggers}; prohibit x }} }}"
    )
    return list(compiled.rules.world.dimensions["entries in other"].shown)


def test_a_longer_window_counts_at_least_as_many_as_a_shorter_one() -> None:
    assert cells_of("2 times in other within 1 year", "1 times in other within 1 month") == [
        "0 within 1 month, 0 within 1 year",
        "0 within 1 month, 1 within 1 year",
        "0 within 1 month, 2 within 1 year",
        "0 within 1 month, 3 within 1 year",
        "1 within 1 month, 1 within 1 year",
        "1 within 1 month, 2 within 1 year",
        "1 within 1 month, 3 within 1 year",
        "2 within 1 month, 2 within 1 year",
        "2 within 1 month, 3 within 1 year",
    ]


def test_three_windows_fit_together_as_a_whole() -> None:
    shown = cells_of(
        "5 times in other within 1 month", "1 times in other within 1 year", "5 times in other within 5 years"
    )
    counts = [[int(part.split()[0]) for part in text.split(", ")] for text in shown]
    assert counts == [sorted(numbers) for numbers in counts]
    assert len(set(shown)) == len(shown)


REACH = """
measure 1 { on wide; to firm; prohibit x }
measure 2 { on wide; to head of firm; prohibit x }
measure 3 { on wide; prohibit x; exception lawful { when minor }; exception leave { when copies >= 1; permitted by keeper } }
measure 4 { on wide; on other; when minor; prohibit x }
"""
ALSO = """
memorandum also { signed 2016-01-01; when copies >= 1; on other
measure 1 { when minor; prohibit x }
measure 2 { on narrow; prohibit x } }
"""


@pytest.mark.parametrize(
    ("so", "applying"),
    [
        (("firm", ["wide"], {}), ["m/1", "m/3"]),
        (("firm", ["narrow"], {}), ["m/1", "m/3"]),
        (("firm", ["narrow"], {"minor": "yes"}), ["m/1", "m/4"]),
        (("firm", ["other"], {"minor": "yes", "copies": "1"}), ["also/1", "m/4"]),
        (("firm", ["other"], {"minor": "yes"}), ["m/4"]),
        (("firm", ["narrow"], {"minor": "yes", "copies": "1"}), ["also/2", "m/1", "m/4"]),
        (("person", ["wide@head"], {"principal of head": "firm"}), ["m/2"]),
        (("person", ["wide"], {"copies": "1"}), ["m/3"]),
        (("person", ["wide", "other@head"], {"principal of head": "firm"}), ["m/3"]),
    ],
)
def test_whom_a_measure_reaches(so: tuple[str, list[str], dict[str, str]], applying: list[str]) -> None:
    compiled = compile_text(f"{COMMON}\nmemorandum m {{ signed 2016-01-01\n{REACH} }}{ALSO}")
    subject, lists, values = so
    day = date(2016, 1, 1)
    assert list(compiled.applying(Situation(subject, lists, "", day, values))) == applying
    assert not compiled.applying(Situation(subject, lists, "", date(2015, 12, 31), values))
