"""Rows say the whole rule of the days that they stand for, and nothing that a program takes for something else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.outputs import tables_csv, tables_json
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.source.frames import visible
from mou_compiler.tables.columns import COLUMNS, cells, page
from mou_compiler.tables.in_labels import Labeller
from mou_compiler.words import Language

FAULTS = Path(__file__).parent / "faults"
PAGE = Path(__file__).parents[2] / "grammar" / "columns.md"


def fault(name: str, as_of: date | None = None) -> Compiled:
    return compile_text((FAULTS / f"{name}.mou").read_text("utf-8"), as_of)


def column(
    name: str, *columns: str, as_of: date | None = None, lang: Language = "en"
) -> list[tuple[str, ...]]:
    rows = [cells(row, lang) for row in fault(name, as_of).rows]
    return [tuple(row[column] for column in columns) for row in rows]


def read(compiled: Compiled, language: Language = "en") -> list[dict[str, str]]:
    text = tables_csv.encode(replace(compiled, language=language).records, language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_those_of_the_contract() -> None:
    contract = (
        "measure document document_number measure_en measure_zh trigger list subjects territory condition exceptions "
        "enforcer enforcer_en enforcer_zh declared_enforcer part force modality act act_en act_zh cap term deadline "
        "approval valid_from valid_to basis channel entry_term exit notice objection status findings reason_en "
        "reason_zh decided_by path line row_digest"
    )
    assert [column.name for column in COLUMNS] == contract.split()
    assert all(text.en and text.zh for column in COLUMNS for text in (column.title, column.meaning))
    assert len({column.title.zh for column in COLUMNS}) == len(COLUMNS)


def test_the_page_of_columns_is_made_of_them() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_a_condition_keeps_its_brackets() -> None:
    name = "condition-loses-its-brackets"
    assert column(name, "condition", "trigger") == [("(P or Q) and amount >= 1000000 yuan", "P or Q")]
    assert column(name, "condition", lang="zh") == [("（P 或 Q） 且 amount ≥ 100万元",)]


def test_or_is_told_from_and() -> None:
    assert column("condition-loses-whether-and-or-or", "condition") == [
        ("P or amount >= 1000000 yuan",),
        ("P and amount >= 1000000 yuan",),
    ]


def test_ways_out_are_those_of_the_days() -> None:
    name = "exits-of-other-years-stand-in-a-row"
    assert column(name, "exit", "valid_from", "valid_to") == [
        ("automatic 2 years", "2017-01-01", "2020-01-01"),
        ("automatic 5 years", "2020-01-01", ""),
    ]
    for day, exit_ in ((date(2018, 1, 1), "automatic 2 years"), (date(2024, 1, 1), "automatic 5 years")):
        assert column(name, "exit", as_of=day) == [(exit_,)]


def test_a_leave_is_told_with_its_case() -> None:
    name = "the-case-of-a-leave-is-lost-in-the-csv"
    assert column(name, "condition", "exceptions") == [("L", "unless small and permitted by A")]
    assert column(name, "exceptions", lang="zh") == [("除非small 且 经许可：A",)]


def test_four_kinds_of_enforcer_are_four_rows() -> None:
    assert column("and-others-is-lost-in-the-csv", "enforcer", "declared_enforcer", "part") == [
        ("A", "A", "sole and others"),
        ("A", "A", "sole"),
        ("unknown", "unknown", "unknown"),
        ("none", "none", "none"),
    ]


def test_force_and_place_and_end_are_told() -> None:
    assert column("may-stands-under-must", "force", "modality") == [
        ("may", "prohibit"),
        ("mandatory", "inspect"),
    ]
    assert column("a-condition-and-a-place-are-not-shown", "condition", "territory", "subjects") == [
        ("standing = bad", "east", "everybody")
    ]
    assert column("an-ended-row-has-the-status-in-force", "status", "valid_to") == [("sound", "2015-07-22")]


def test_an_office_acts_in_its_own_place_only() -> None:
    name = "an-office-has-rows-of-places-where-it-never-acts"
    assert column(name, "enforcer", "territory") == [("west-office", "west")]
    everywhere = (FAULTS / f"{name}.mou").read_text("utf-8").replace("in west; prohibit", "prohibit")
    rows = [cells(row) for row in compile_text(everywhere).rows]
    assert sorted((row["enforcer"], row["territory"]) for row in rows) == [
        ("east-office", "east"),
        ("none", "rest of land"),
        ("west-office", "west"),
    ]


def test_what_succession_changes_cuts_a_row() -> None:
    text = (FAULTS / "an-agency-that-was-succeeded-has-no-rows.mou").read_text("utf-8")
    rows = [cells(row) for row in compile_text(text.replace("signed 2019", "signed 2017")).rows]
    told = [(row["enforcer"], row["enforcer_en"], row["declared_enforcer"], row["valid_to"]) for row in rows]
    assert told == [("old", "Old office", "old", "2018-04-20"), ("A", "Agency A", "old", "")]


def test_a_reason_stands_beside_a_status() -> None:
    text = (
        (FAULTS / "may-stands-under-must.mou").read_text("utf-8").replace("entry 1 { basis code art 1 }", "")
    )
    (row, _) = [cells(row) for row in compile_text(text).rows]
    assert row["status"] == "orphaned"
    assert "MOU301" in row["findings"].split("; ")
    assert "L" in row["reason_en"]
    assert "没有列入情形" in row["reason_zh"]


def test_a_cut_does_not_depend_on_the_day_asked_for() -> None:
    name = "exits-of-other-years-stand-in-a-row"
    whole = [cells(row) for row in fault(name).rows]
    assert [cells(row) for row in fault(name, date(2018, 1, 1)).rows] == whole[:1]


def test_what_is_moved_in_a_basis_is_told_from_that_day_on() -> None:
    text = (FAULTS / "may-stands-under-must.mou").read_text("utf-8")
    editions = (
        "edition e { in force from 2000-01-01 } edition f { in force from 2020-01-01; moved art 9 to art 11 }"
    )
    text = text.replace("rank law; in force from 2000-01-01", f"rank law; {editions}")
    rows = [cells(row) for row in compile_text(text).rows if row.measure == "m/1"]
    assert [(row["basis"], row["valid_to"]) for row in rows] == [
        ("code art 9", "2020-01-01"),
        ("code art 9 (moved to art 11)", ""),
    ]


# --- digests --------------------------------------------------------------------------------------------------


def test_a_digest_begins_with_a_letter_and_does_not_know_the_line() -> None:
    text = (FAULTS / "may-stands-under-must.mou").read_text("utf-8")
    here = [cells(row) for row in compile_text(text).rows]
    moved = [cells(row, "zh") for row in compile_text(f"\n\n\n{text}", path="other.mou").rows]
    assert [row["row_digest"] for row in here] == [row["row_digest"] for row in moved]
    assert [row["line"] for row in here] != [row["line"] for row in moved]
    assert all(row["row_digest"][0].isalpha() and len(row["row_digest"]) == 17 for row in here)
    other = [cells(row) for row in compile_text(text.replace("force may;", "force may; within 5 days;")).rows]
    assert other[0]["row_digest"] != here[0]["row_digest"]
    assert other[1]["row_digest"] == here[1]["row_digest"]


# --- what programs take a cell for ----------------------------------------------------------------------------


def test_there_is_no_column_of_numbers_that_look_like_days() -> None:
    rows = read(fault("numbers-of-measures-become-days-in-a-spreadsheet"))
    assert "number" not in rows[0]
    assert not {"1-1", "2-1-3"} & {cell for row in rows for cell in row.values()}


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@x", "\tx", "1-1", "2-1-3", "3-2018", "2016-01", "1/2", "12", "1e5", "1E5", "1,000", "12%",
     "＝1+1", " =1", "'5", "Mar1", "1-Mar", "MARCH 2018", "8:30", "true", "NaN", "NA", "null", "2016年1月", "１２",
     "(5)", "(1,000)", "1 1/2", "5-", "3 PM", "3pm", "Sept 2016", "5 Sept", "Monday, January 5, 2016", "Tue 5 Jan 2016", "1e 5",
     "1／2", "１：３０", "٣٫٥", "2016年01月20日 10:00", "1月2号", "−5", "%5", "﹦1", "1'000"],
)  # fmt: skip
def test_what_a_guesser_would_take_for_something_else_is_text(cell: str) -> None:
    assert safe(cell) == f"'{visible(cell)}"


@pytest.mark.parametrize(
    "cell",
    [
        "m/1",
        "384-2018",
        "a-1",
        "none",
        "unknown",
        "2 years",
        "r0e10",
        "发改财金〔2018〕384号",
        "March",
        "art 9",
        "(a)",
        "(1) to (3)",
        "1 to 3",
        "5 years",
        "Sept",
        "Monday",
        "m-2018",
        "5 p",
        "第5条",
        "2016年1月20日通知",
        "一月",
        "A 5",
        "e5",
    ],
)
def test_what_nothing_takes_for_something_else_stays(cell: str) -> None:
    assert safe(cell) == cell


def test_a_formula_in_a_label_reaches_no_cell() -> None:
    text = (FAULTS / "may-stands-under-must.mou").read_text("utf-8")
    rows = read(
        compile_text(text.replace('"A may forbid trade"', '"=HYPERLINK(1)"').replace('"Trade"', '"1-1"'))
    )
    assert rows[0]["measure_en"] == "'=HYPERLINK(1)"
    assert rows[0]["act_en"] == "'1-1"
    assert rows[0]["valid_from"] == "2016-01-01"
    assert rows[0]["line"].isdigit()


# --- languages and JSON -----------------------------------------------------------------------------------------


def test_a_table_is_read_alone_in_either_language() -> None:
    compiled = fault("the-csv-has-no-labels-and-no-chinese")
    (english,), (chinese,) = read(compiled), read(compiled, "zh")
    assert [english[name] for name in ("act", "act_zh", "enforcer", "enforcer_zh", "measure_zh")] == [
        "trade", "贸易", "A", "甲局", "不得贸易",
    ]  # fmt: skip
    assert list(chinese) == [column.title.zh for column in COLUMNS]
    assert [chinese[name] for name in ("方式", "效力", "状态", "移出")] == [
        "禁止",
        "应当",
        "完好",
        "期满自动 2年",
    ]
    assert chinese["行摘要"] == english["row_digest"]


def test_no_cell_is_empty_but_open_days() -> None:
    for path in sorted(FAULTS.glob("*.mou")):
        for row in fault(path.stem).rows:
            empty = {name for name, cell in cells(row).items() if not cell}
            assert empty <= {"valid_from", "valid_to"}, path.stem


def test_json_has_lists_numbers_and_days() -> None:
    compiled = fault("exits-of-other-years-stand-in-a-row")
    body = json.loads(tables_json.render(compiled))
    row = body["rows"][-1]
    assert (row["list"], row["findings"], row["valid_to"], row["valid_from"]) == (
        ["L"],
        [],
        None,
        "2020-01-01",
    )
    assert isinstance(row["line"], int)
    assert [column["name"] for column in body["columns"]] == list(row)


def test_a_spreadsheet_is_told_of_utf8_and_lines_end_as_in_rfc_4180() -> None:
    written = tables_csv.encode(fault("may-stands-under-must").records, "en")
    assert written.startswith(b"\xef\xbb\xbf" + b"measure,")
    assert written.count(b"\r\n") == written.count(b"\n") == 3


PASSED_ON = """
act trade; act work
agency A "A" "甲"; agency B "B" "乙"; agency C "C" "丙"
agency old "Old" "旧局" { existed until 2018-01-01; succeeded by B }
agency split "Split" "分局" { existed until 2018-01-01; succeeded by C for work; succeeded by B for trade }
agency gone "Gone" "撤局" { existed until 2019-01-01 }
role judge { filled { by A; during until 2017-01-01 } filled { by B; during from 2017-01-01 } }
list D "D" "丁" { kind blacklist; keeper A; entry 1; exit 1 { kind application; approved by old, judge; off old } notice to split 5 days before entry; objection to gone within 3 days }
list old "Old ones" "旧名单" { kind scrutiny-list; keeper A; entry 1 }
rating grade "Grade" "等级" { keeper A; grades A1, B1; way out w { kind application; approved by old } }
memorandum m "M" "备忘" {
    in force from 2016-01-01; by A
    measure 1 { on any of D, grade <= B1; prohibit trade, work; approved by old; applied for by split; objection to old within 3 days; exception e { permitted by old } }
    measure 2 { on grade <= B1; inspect trade }
}
"""


def test_whoever_acts_in_the_place_of_a_body_stands_in_rows_of_days_on_which_it_does() -> None:
    names = ("act", "valid_from", "approval", "exceptions", "exit", "notice", "objection")
    rows = [tuple(row[name] for name in names) for row in read(compile_text(PASSED_ON))]

    def row(
        act: str, day: str, body: str, applied: str, told: str = "split (B, C)", heard: str = "gone"
    ) -> tuple[str, ...]:
        return (
            act,
            day,
            f"{body}; applied for by {applied}",
            f"unless permitted by {body}",
            f"D: application off old approved by {body}, judge | grade: application approved by {body}",
            # Of what concerns no act both succeed, and neither alone could stand for it.
            f"D: to {told} 5 days before entry | grade: unstated",
            f"to {body} within 3 days | D: to {heard} within 3 days",
        )

    assert [(day, way_out) for _, day, _, _, way_out, *_ in rows[6:]] == [
        ("2016-01-01", "application approved by old"),
        ("2018-01-01", "application approved by B"),
    ]
    assert rows[:6] == [
        row("trade", "2016-01-01", "old", "split", "split"),
        row("trade", "2018-01-01", "B", "B"),
        row("trade", "2019-01-01", "B", "B", heard="gone (nobody)"),
        row("work", "2016-01-01", "old", "split", "split"),
        row("work", "2018-01-01", "B", "C"),
        row("work", "2019-01-01", "B", "C", heard="gone (nobody)"),
    ]


HEARD = """
agency A "First" "甲局" { kind government }
agency B "Second" "乙局" { kind government; existed until 2018-04-20 }
agency C "Third" "丙局" { kind government; existed until 2018-04-20; succeeded by A, D }
agency D "Fourth" "丁局" { kind government }
agency E "Fifth" "戊局" { kind government; existed until 2018-04-20; succeeded by D }
list L "List" "名单" {
    kind blacklist; keeper A
    exit x "Out" "出" { kind application; approved by B, E }
    objection to B within 5 days
}
act trade "Trade" "贸易"
instrument m "Memo" "办法" { in force from 2017-01-01; by A
    measure 1 { on L; prohibit trade; objection to C within 6 days }
    measure 2 { on L; restrict trade }
}
"""


@pytest.mark.parametrize(
    ("language", "exit_", "own", "lists"),
    [
        ("en", "application approved by B (nobody), D", "to C (A, D) within 6 days", "to B (nobody) within 5 days"),
        ("zh", "依申请 批准 B（无人承接）, D", "至 C（A、D） 期间 6日", "至 B（无人承接） 期间 5日"),
    ],
)  # fmt: skip
def test_a_row_says_that_a_body_it_names_is_gone(
    language: Language, exit_: str, own: str, lists: str
) -> None:
    rows = compile_text(HEARD).rows
    before = {row.measure: row for row in rows if row.valid_to == date(2018, 4, 20)}
    since = {row.measure: row for row in rows if row.valid_from == date(2018, 4, 20)}
    assert len(rows) == len(before) + len(since) == 4
    assert cells(before["m/2"], "en")["objection"] == "to B within 5 days"
    assert cells(before["m/2"], "en")["exit"] == "application approved by B, E"
    assert cells(since["m/1"], language)["exit"] == exit_
    assert cells(since["m/1"], language)["objection"] == f"{own} | L: {lists}"
    assert cells(since["m/2"], language)["objection"] == lists


def test_a_row_in_labels_tells_once_who_acts_for_a_body_that_is_gone() -> None:
    compiled = compile_text(HEARD)
    (row,) = (row for row in compiled.rows if row.measure == "m/2" and row.valid_to is None)
    told = Labeller(compiled.view, "en").row(row)
    assert cells(told, "en")["objection"] == "to Second (from 2018-04-20 nobody) within 5 days"
