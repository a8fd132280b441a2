"""From one table to the next: a delta applied to the old table gives the new one exactly, whatever the history."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.test_every_situation import pairs
from mou_compiler.compilation import compile_text
from mou_compiler.publishing.deltas import deltas
from mou_compiler.publishing.tables_read import table_of
from mou_compiler.tables.delta import Cells, Line, NotTheOldTable, apply, delta


def row(
    measure: str = "d/1", enforcer: str = "A", act: str = "x", term: str = "1 year", line: int = 1
) -> Cells:
    """Return the cells of a row that matter here."""
    said = {"measure": measure, "enforcer": enforcer, "act": act, "modality": "prohibit", "term": term}
    return {
        **said,
        "path": "memo.mou",
        "line": line,
        "row_digest": f"r{hash(tuple(said.values())) & 0xFFFF:x}",
    }


def kinds(lines: tuple[Line, ...]) -> list[tuple[str, int | None, int | None]]:
    """Return what became of each row, its number now and before."""
    return [(line.kind, line.row, line.was_row) for line in lines]


def test_what_stays_is_in_no_delta() -> None:
    """Nor is anything, where nothing changes."""
    table = [row(), row("d/2"), row("d/3", "B")]
    assert delta(table, table) == ()
    assert kinds(delta(table, [*table, row("d/4")])) == [("begun", 4, None)]
    assert kinds(delta(table, table[1:])) == [("ended", None, 1)]
    assert kinds(delta([], table[:1])) == [("begun", 1, None)]


def test_a_row_that_says_something_else_has_changed() -> None:
    """It is known by its measure, enforcer and act; the columns that differ are named, without where it stands."""
    (line,) = delta([row(), row("d/2")], [row(), row("d/2", term="2 years", line=9)])
    assert kinds((line,)) == [("changed", 2, 2)]
    assert line.columns == ("term",)
    assert line.was["term"] == "1 year"
    assert kinds(delta([row()], [row(enforcer="B")])) == [("begun", 1, None), ("ended", None, 1)]
    assert kinds(delta([row()], [row("d/2")])) == [("begun", 1, None), ("ended", None, 1)]


def test_a_row_is_retold_where_a_finding_of_it_counts_a_measure_more() -> None:
    text = """
    subject firm "firm" "企业"
    agency A { kind government }
    role others "others" "其他" { }
    act x
    act y
    list l { kind blacklist; keeper A }
    memorandum d { number "1"; in force from 2017-01-01; on l
        measure 1 { by others; prohibit x }
        measure 2 { by others; prohibit y }
        measure 3 { by A; refer y }
    }
    """
    old, new, later = (
        table_of(compile_text(one)).rows
        for one in (
            text,
            text.replace("by A; refer", "by others; refer"),
            text.replace("prohibit x", "prohibit x; for 1 year"),
        )
    )
    told = {(line.kind, line.cells["measure"], line.columns) for line in delta(old, new)}
    assert {one for one in told if one[1] != "d/3"} == {
        ("retold", "d/1", ("reason_en", "reason_zh")),
        ("retold", "d/2", ("reason_en", "reason_zh")),
    }
    assert apply(old, delta(old, new)) == new
    told = {(line.kind, line.cells["measure"]) for line in delta(old, later)}
    assert told == {("changed", "d/1")}


def test_a_row_that_stands_elsewhere_has_moved() -> None:
    """In its file, or in the table: it says the same."""
    assert kinds(delta([row()], [row(line=2)])) == [("moved", 1, 1)]
    table = [row(), row("d/2"), row("d/3")]
    assert kinds(delta(table, [table[2], *table[:2]])) == [("moved", 1, 3)]


def test_the_nearest_row_is_taken_for_it() -> None:
    """Of two that could be meant, the one that begins on the same day; what is left has begun or ended."""
    old = [row(), row()]
    first, second = (
        {**one, "valid_from": day} for one, day in zip(old, ("2017-01-01", "2018-01-01"), strict=True)
    )
    (line,) = [
        line
        for line in delta([first, second], [{**second, "term": "2 years", "row_digest": "r0"}])
        if line.row
    ]
    assert line.was_row == 2


def test_a_delta_of_another_table_is_refused() -> None:
    """By the digest of the row that it says was there."""
    lines = delta([row(), row("d/2")], [row(), row("d/2", term="2 years")])
    for table in ([row()], [row(), row("d/9")], [row("d/2"), row()]):
        with pytest.raises(NotTheOldTable):
            apply(table, lines)


def rows() -> st.SearchStrategy[Cells]:
    """Draw a row of few, so that many are alike in part or wholly."""
    return st.builds(
        row,
        st.sampled_from(("d/1", "d/2", "e/1")),
        st.sampled_from(("A", "B")),
        st.sampled_from(("x", "x.y")),
        st.sampled_from(("1 year", "2 years")),
        st.integers(1, 3),
    )


def histories() -> st.SearchStrategy[list[list[Cells]]]:
    """Draw a table in several states, each made of the one before: put in, taken out, changed, put in another order."""

    @st.composite
    def draw(draw: st.DrawFn) -> list[list[Cells]]:
        table = draw(st.lists(rows(), max_size=8))
        found = [table]
        for _ in range(draw(st.integers(1, 4))):
            table = [one for one in table if draw(st.integers(0, 4))]
            table += draw(st.lists(rows(), max_size=3))
            if draw(st.booleans()):
                table = draw(st.permutations(table))
            found.append(list(table))
        return found

    return draw()


def travel(history: list[list[Cells]]) -> None:
    """Go from each state to the next, and back."""
    for old, new in itertools.pairwise(history):
        for one, other in ((old, new), (new, old)):
            lines = delta(one, other)
            assert apply(one, lines) == other
            stays = len(one) - sum(line.was_row is not None for line in lines)
            assert stays + sum(line.row is not None for line in lines) == len(other)


@settings(max_examples=80, deadline=None)
@given(histories())
def test_deltas_lead_through_a_history(history: list[list[Cells]]) -> None:
    """A few dozen histories."""
    travel(history)


@pytest.mark.long
@settings(max_examples=2000, deadline=None)
@given(histories())
def test_deltas_lead_through_many_histories(history: list[list[Cells]]) -> None:
    """Two thousand histories, each state there and back."""
    travel(history)


def compiled_pair(pair: tuple[str, str]) -> None:
    """Go from one corpus to another, for each body by itself."""
    old, new = (table_of(compile_text(text)) for text in pair)
    found = {one.body: one for one in deltas(old, new)}
    for body in (None, "A", "B"):
        tables: Any = [
            [cells for cells in table.rows if body in (None, cells["enforcer"])] for table in (old, new)
        ]
        if body in found:
            assert found[body].lines
            assert apply(tables[0], found[body].lines) == tables[1]
        else:
            assert tables[0] == tables[1]


@settings(max_examples=20, deadline=None)
@given(pairs())
def test_deltas_of_corpora_are_exact_for_each_body(pair: tuple[str, str]) -> None:
    """A body without a delta has the same rows in both."""
    compiled_pair(pair)


@pytest.mark.long
@settings(max_examples=1000, deadline=None)
@given(pairs())
def test_deltas_of_many_corpora_are_exact(pair: tuple[str, str]) -> None:
    """A thousand pairs of corpora."""
    compiled_pair(pair)
