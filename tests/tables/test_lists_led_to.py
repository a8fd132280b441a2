"""A measure that puts its subject on a list has a row for that, like one that touches an act: whoever loads the table misses nothing."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from click.testing import CliRunner

from mou_compiler import compile_text
from mou_compiler.command_line.main import mou
from mou_compiler.outputs import tables_csv, tables_sqlite
from mou_compiler.tables.about import bearers, leading, rows_about
from mou_compiler.tables.columns import cells

TEXT = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
act trade "Trade" "贸易"; act bad "Bad trade" "不良贸易"
attribute small "Small" "小型" { type flag }
agency A "Office A" "甲局"
agency B "Office B" "乙局" { existed until 2018-01-01; succeeded by C for trade; succeeded by D for bad }
agency C "Office C" "丙局"; agency D "Office D" "丁局"
list bad "Bad" "失信" { kind blacklist; keeper A }
list worse "Worse" "严重失信" { kind blacklist; keeper A; part of bad }
list L "Listed" "名单" { kind scrutiny-list; keeper A }
memorandum m "Memo" "备忘录" { in force from 2016-01-01
    measure 1 "Listing" "列入" { on L; when small; by B; force may; leads to worse; within 5 days }
    measure 2 "Both" "并列" { on L; by A; restrict trade; leads to bad, worse }
    measure 3 { on L; by A; inspect bad }
    measure 4 { on L; by B; restrict trade; leads to bad }
}
"""


@pytest.fixture(scope="module")
def said() -> list[dict[str, str]]:
    return [cells(row) for row in compile_text(TEXT).rows]


def test_each_list_that_a_measure_leads_to_is_a_row_behind_its_acts(said: list[dict[str, str]]) -> None:
    assert [
        (row["measure"], row["enforcer"], row["modality"], row["act"], row["act_en"]) for row in said
    ] == [
        ("m/1", "B", "leads-to", "worse", "Worse"),
        ("m/1", "C", "leads-to", "worse", "Worse"),
        ("m/1", "D", "leads-to", "worse", "Worse"),
        ("m/2", "A", "restrict", "trade", "Trade"),
        ("m/2", "A", "leads-to", "bad", "Bad"),
        ("m/2", "A", "leads-to", "worse", "Worse"),
        ("m/3", "A", "inspect", "bad", "Bad trade"),
        ("m/4", "B", "restrict", "trade", "Trade"),
        ("m/4", "C", "restrict", "trade", "Trade"),
        ("m/4", "B", "leads-to", "bad", "Bad"),
        ("m/4", "C", "leads-to", "bad", "Bad"),
    ]


def test_whoever_carries_on_an_act_of_the_measure_puts_on_the_list_too_and_without_an_act_whoever_succeeds(
    said: list[dict[str, str]],
) -> None:
    after = {(row["measure"], row["enforcer"]) for row in said if row["valid_from"] == "2018-01-01"}
    assert after == {("m/1", "C"), ("m/1", "D"), ("m/4", "C")}


def test_such_a_row_says_the_whole_rule(said: list[dict[str, str]]) -> None:
    first, after = said[:2]
    assert [first[name] for name in ("force", "condition", "deadline", "trigger", "list", "cap")] == [
        "may", "L and small", "5 days", "L", "L", "none",
    ]  # fmt: skip
    assert (first["valid_to"], after["valid_from"]) == ("2018-01-01", "2018-01-01")
    assert cells(compile_text(TEXT).rows[0], "zh")["modality"] == "导致列入"


@pytest.mark.parametrize(
    ("asked", "measures"),
    [
        ("list:worse", ["m/1", "m/1", "m/1", "m/2"]),
        ("list:bad", ["m/1", "m/1", "m/1", "m/2", "m/2", "m/4", "m/4"]),
        ("act:bad", ["m/3"]),
        ("agency:D", ["m/1"]),
    ],
)
def test_rows_about_a_list_tell_what_leads_to_it_or_to_a_part_and_an_act_of_that_name_is_another(
    asked: str, measures: list[str]
) -> None:
    compiled = compile_text(TEXT)
    (bearer,) = bearers(compiled.corpus, asked)
    assert [row.measure for row in rows_about(compiled.corpus, compiled.rows, bearer)] == measures


def test_what_touches_no_act_is_told_where_effects_alone_are_asked() -> None:
    view = compile_text(TEXT).view
    (bearer,) = bearers(view.corpus, "agency:D")
    assert [text.en for text in leading(view, bearer, None)] == [
        "m/1 touches no act, but leads to “Worse”: see `mou why m/1`"
    ]
    assert leading(view, bearer, date(2015, 1, 1)) == leading(view, bearer, date(2017, 1, 1)) == []


def test_of_a_list_that_sets_nothing_off_all_is_told_that_leads_to_it() -> None:
    view = compile_text(TEXT).view
    (bearer,) = bearers(view.corpus, "list:worse")
    assert [text.en.partition(":")[0] for text in leading(view, bearer, None)] == [
        "m/1 touches no act, but leads to “Worse”",
        "m/2 leads to “Bad” and “Worse”",
    ]


def test_the_files_have_the_row_and_their_keys_hold() -> None:
    compiled = compile_text(TEXT)
    lines = list(csv.DictReader(io.StringIO(tables_csv.encode(compiled.records, "en").decode("utf-8-sig"))))
    assert [line["act"] for line in lines if line["modality"] == "leads-to"] == [
        "worse", "worse", "worse", "bad", "worse", "bad", "bad",
    ]  # fmt: skip
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(tables_sqlite.render(compiled))
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        led = database.execute("SELECT list, row FROM row_led ORDER BY row").fetchall()
        acts = database.execute("SELECT act, row FROM row_act ORDER BY row").fetchall()
    assert led == [
        ("worse", 1),
        ("worse", 2),
        ("worse", 3),
        ("bad", 5),
        ("worse", 6),
        ("bad", 10),
        ("bad", 11),
    ]
    assert acts == [("trade", 4), ("bad", 7), ("trade", 8), ("trade", 9)]


def test_a_clerk_reads_what_to_do_in_labels(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mou").write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(mou, ["table", "D", "a.mou", "--format", "json"])
    (row,) = json.loads(told.stdout)["rows"]
    assert (row["modality"], row["act"], row["act_zh"]) == ("leads-to", "worse", "严重失信")
