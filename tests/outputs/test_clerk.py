"""Tried as a clerk would: the workbook of one body alone tells what is to be done, for whom, until when, on what basis, and who is heard."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from mou_compiler import Compiled, compile_paths, compile_text
from mou_compiler.outputs import tables_xlsx
from mou_compiler.words import Language

ROOT = Path(__file__).parents[2]
SOURCE = """
territory land "Land" "全国" { level national }
subject person "Person" "个人"
subject firm "Firm" "企业"
relation boss "Manager" "负责人" { attaches person; to firm }
rank law "Law" "法律" { may-burden }
agency CUS "Customs" "海关" { kind government }
agency COURT "Court" "法院" { kind court }
law code "Customs code" "海关法" { rank law; in force from 2000-01-01 }
act clearance.fast "Fast clearance" "快速通关"
act fee "Handling fee" "手续费"
attribute evaded "Duty evaded" "逃税额" { type money; currency yuan }
attribute secured "Security given" "已提供担保" { type flag }
list evaders "Evaders" "逃税者" {
    kind blacklist; keeper CUS
    entry 1 "Evasion" "逃税" { basis code art 1 }
    term 3 years from publication
    exit paid "All paid" "缴清" { kind fulfilment; within 3 working-days; approved by CUS }
    bar again "Again" "再犯" { when evaded >= 5000000 yuan; of paid }
    notice 5 working-days before entry
    objection to CUS within 10 working-days
}
channel lane "Customs lane" "海关专线" { from CUS; to CUS }
memorandum joint "Joint measures" "联合措施" {
    number "联发〔2016〕7号"
    signed 2016-01-01
    basis  code art 9
    measure 1 "No fast lane" "不予快速通关" {
        on evaders; when evaded >= 1000000 yuan; to firm; to boss of firm; by CUS; prohibit clearance.fast
        for 2 years from publication; within 10 days; approved by COURT; objection to COURT within 7 days
        exception safe { when secured; permitted by COURT }
    }
    measure 2 "Fee" "费用" { on evaders; by CUS, others; force may; cap fee to 300 yuan; in force from 2016-01-01 until 2018-01-01 }
}
"""


@pytest.fixture(scope="module")
def made() -> Compiled:
    return compile_text(SOURCE)


def duties(compiled: Compiled, agency: str, day: date, language: Language = "en") -> Iterator[dict[str, str]]:
    """Yield what a body has to do on a day, as its workbook opens: the sheet that is shown first, filtered by its days."""
    content = tables_xlsx.files(replace(compiled, language=language))[
        f"tables/agencies/{agency}.xlsx"
    ].content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    headings, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        said = dict(zip(headings, row, strict=True))
        days = [cell for cell in row if isinstance(cell, datetime | str)]
        first, behind = (cell if isinstance(cell, datetime) else None for cell in _days(headings, row))
        assert days
        if (first is None or first.date() <= day) and (behind is None or day < behind.date()):
            yield {heading: str(cell) for heading, cell in said.items()}


def _days(headings: tuple[str, ...], row: tuple[object, ...]) -> tuple[object, object]:
    at = next(number for number, text in enumerate(headings) if text in ("Rule holds from", "规定自何日起"))
    return row[at], row[at + 1]


def test_a_clerk_reads_the_whole_rule_in_labels(made: Compiled) -> None:
    (told,) = duties(made, "CUS", date(2020, 1, 1))
    assert told["What to do"] == "must prohibit “Fast clearance”"
    assert told["For whom"] == "Firm; Manager of Firm"
    assert told["When"] == "on “Evaders” and “Duty evaded” >= 1000000 yuan"
    assert told["Save when"] == "unless (“Security given”) and permitted by Court"
    assert told["How long for each one"] == "2 years from publication"
    assert told["Rule holds until (first day no longer)"] == "no end known"
    assert told["In place within"] == "10 days"
    assert told["Approval"] == "Court"
    assert told["Document"] == "“Joint measures” (联发〔2016〕7号)"
    assert told["Legal basis"] == "“Customs code” art 9"
    assert told["How one learns who is listed"] == "“Customs lane”"
    assert told["What is told before"] == "5 working-days before entry"
    assert (
        told["Who hears objections"]
        == "to Court within 7 days | “Evaders”: to Customs within 10 working-days"
    )
    assert told["How one gets off the list"] == (
        "“All paid”: fulfilment within 3 working-days approved by Customs; bar when “Duty evaded” >= 5000000 yuan of “All paid”"
    )


def test_a_clerk_reads_it_in_chinese(made: Compiled) -> None:
    first, second = duties(made, "CUS", date(2017, 1, 1), "zh")
    assert first["做什么"] == "应当禁止「快速通关」"
    assert first["对谁"] == "企业; 负责人 之 企业"
    assert first["何种情形"] == "列入「逃税者」 且 「逃税额」 ≥ 100万元"
    assert first["法律依据"] == "《海关法》 第九条"
    assert second["做什么"] == "可以限额「手续费」，至300元"
    assert second["与谁一同"] == "单独，等单位"
    assert second["规定至何日止（该日起不再适用）"].startswith("2018-01-01")


def test_what_holds_today_is_told_by_the_days(made: Compiled) -> None:
    assert len(list(duties(made, "CUS", date(2015, 1, 1)))) == 0
    assert len(list(duties(made, "CUS", date(2017, 1, 1)))) == 2
    assert len(list(duties(made, "CUS", date(2020, 1, 1)))) == 1


def test_rows_that_do_not_hold_when_one_looks_are_grey(made: Compiled) -> None:
    content = tables_xlsx.files(made)["tables/agencies/CUS.xlsx"].content
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, first in (("Table", "Z"), ("What to do", "H")):
        (rule,) = (rule for found in book[name].conditional_formatting for rule in found.rules)
        assert rule.formula[0].count("TODAY()") == 2
        assert f"${first}2>TODAY()" in rule.formula[0]


def test_no_id_that_a_row_names_is_left_without_a_label(made: Compiled) -> None:
    content = tables_xlsx.files(made)["tables/agencies/CUS.xlsx"].content
    names = {row[1] for row in openpyxl.load_workbook(io.BytesIO(content))["Names"].values}
    assert {
        "joint",
        "evaders",
        "CUS",
        "COURT",
        "clearance.fast",
        "fee",
        "firm",
        "boss",
        "code",
        "evaded",
        "secured",
        "lane",
    } <= names


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_real_bodies(language: Language) -> None:
    real = compile_paths([ROOT / "memoranda"])
    railways = list(duties(real, "CRC", date(2026, 11, 29), language))
    told = {"en": ("What to do", "For whom"), "zh": ("做什么", "对谁")}[language]
    assert [tuple(item[name] for name in told) for item in railways[:2]] == (
        [("must prohibit “Rail travel”", "Natural person")] * 2
        if language == "en"
        else [("应当禁止「乘坐火车」", "自然人")] * 2
    )
    taxes = list(duties(real, "STA", date(2026, 11, 29), language))
    assert taxes
    every = {*real.corpus.lists, *real.corpus.attributes, *real.corpus.acts}
    ids = {id_ for id_ in every if "-" in id_ or "." in id_}
    for item in (*railways, *taxes):
        cells = list(item.values())[:-1]
        assert not [word for cell in cells for word in cell.split() if word in ids]
