"""Texts cited before they began: told where the first day is exact, and where nothing may have been there before."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.test_register import compiled, told
from mou_compiler.findings.finding import Severity

TEXTS = """
law exact "Exact" "确定" { adopted 2020-03-01 }
law inexact "Inexact" "不确定" { adopted 2020 }
law dated "Dated" "有版本" { edition 2020 { in force from 2020-03-01 } }
law titled "Titled" "有题名" { title "新新法"; in force from 2020-09-01 }
instrument paper "Paper" "文件" { signed 2020-02-01; in force from 2020-03-01 }
instrument unread "Unread" "未读" { signed 2020-03-01; in force unknown "not read" }
instrument lone "Lone" "独有" { title "民法典"; signed 2020-05-28 }
instrument second "Second" "第二" { title "公司法"; signed 2023-12-29 }
"""


def ended(basis: str, until: str = "2020-03-01") -> str:
    """Return an instrument that has ended, whose one measure rests on a basis."""
    return (
        f'instrument rule "Rule" "规定" {{ in force from 2015 until {until}\n'
        f"measure 1 {{ on defaulters; by STA; prohibit finance.loan; basis {basis} }} }}\n"
    )


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("exact", "“Exact” is in force only from 2020-03-01; 1 measure that cites it ended before"),
        ("exact art 3, exact art 4", "“Exact” is in force only from 2020-03-01;"),
        ("paper art 1", "“Paper” is in force only from 2020-03-01;"),
        ("unread", "“Unread” is in force only from 2020-03-01;"),
        ("dated@2020 art 1", "edition 2020 of “Dated” is in force only from 2020-03-01;"),
        ("second", "“Second” is in force only from 2024-07-01;"),
        ("公司法@2018", "edition 2018 of `国公司法` is in force only from 2018-10-26;"),
    ],
)
def test_a_text_that_begins_when_the_measure_has_ended_is_told(basis: str, said: str) -> None:
    until = "2018-10-26" if "2018" in basis else "2020-03-01"
    (finding,) = told(compiled(TEXTS + ended(basis, until)), "MOU303")
    assert said in finding.message.en
    assert finding.since == date(2015, 12, 31)
    assert finding.measures == ("rule/1",)


@pytest.mark.parametrize(
    ("basis", "until"),
    [
        ("exact", "2020-03-02"),  # a day of the measure on which the law is in force
        ("inexact", "2020-03-01"),  # which day of the year it began is not known
        ("titled", "2020-03-01"),  # nor to a register
        ("lone", "2020-03-01"),
        ("新法", "2009-01-01"),
        ("second", "2024-07-02"),
    ],
)
def test_what_may_have_been_there_is_not_told(basis: str, until: str) -> None:
    result = compiled(TEXTS + ended(basis, until))
    assert result.corpus.faults == ()
    assert told(result, "MOU303") == []


def test_of_an_article_what_an_earlier_edition_said_is_told_as_not_known() -> None:
    (finding,) = told(compiled(TEXTS + ended("dated art 1", "2020-03-01")), "MOU303")
    assert finding.severity is Severity.INFO
    assert "is not known" in finding.message.en
    assert "不详" in finding.message.zh


def test_a_measure_without_end_may_be_amended_to_cite_what_is_new() -> None:
    assert told(compiled(TEXTS + ended("exact").replace("until 2020-03-01", "")), "MOU303") == []
