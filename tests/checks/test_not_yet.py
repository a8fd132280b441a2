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
        ("inexact", "2020-03-01"),  # which day of the year it began is not known
        ("titled", "2020-03-01"),  # nor to a register
        ("lone", "2020-03-01"),
        ("新法", "2009-01-01"),
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


def test_a_measure_that_goes_on_is_told_of_the_days_before_the_text() -> None:
    """It may have been amended to cite what is new: no error, as where nothing that it cites was ever there."""
    (finding,) = told(compiled(TEXTS + ended("exact").replace("until 2020-03-01", "")), "MOU303")
    assert finding.severity is Severity.WARNING
    assert finding.message.en == "“Exact” is in force only from 2020-03-01; 1 measure cites it before"
    assert finding.message.zh == "「确定」自2020年3月1日起才施行，有1项措施在此之前即引用"
    assert (finding.since, finding.until) == (date(2015, 12, 31), date(2020, 3, 1))


def test_a_law_is_not_there_before_its_first_day_and_not_known_before_its_first_edition() -> None:
    law = 'law late "Late" "晚法" { in force from 2017-01-01; edition b { in force from 2019-01-01 } }\n'
    older, later = told(compiled(law + ended("late art 1")), "MOU303")
    assert (later.severity, later.since, later.until) == (
        Severity.WARNING,
        date(2015, 12, 31),
        date(2017, 1, 1),
    )
    assert (older.severity, older.since, older.until) == (
        Severity.INFO,
        date(2017, 1, 1),
        date(2019, 1, 1),
    )


def test_before_a_first_day_that_is_not_known_nothing_is_said() -> None:
    rule = (
        'instrument rule "Rule" "规定" { measure 1 { on defaulters; by STA; prohibit finance.loan; '
        "basis exact } }\n"
    )
    assert told(compiled(TEXTS + rule), "MOU303") == []


CLAUSES = """
law own "Own" "自日" { in force from 2021-01-01 }
law first "First" "首版" { edition a { in force from 2021-01-01; articles 1 to 30 } }
list scrutiny "Scrutiny" "关注" {
    kind blacklist
    keeper STA
    entry g "Ground" "情形" { when defaulters; basis BASIS art 3 }
    exit x "Out" "移出" { kind fulfilment; basis BASIS art 4 }
    exclusion n "Not" "不列" { of enterprise; basis BASIS art 5 }
}
instrument rule "Rule" "规定" {
    in force from 2015-01-01 UNTIL
    measure 1 {
        on scrutiny; by STA; prohibit finance.loan; basis kept
        exception q "Mild" "轻微" { permitted by STA; basis BASIS art 8 }
    }
}
law kept "Kept" "旧有" { in force from 2010-01-01 }
"""


def clauses(basis: str, until: str = "") -> list[tuple[str, str, date | None, date | None]]:
    """Return what is told of the clauses of a list and of an exception: where, how grave, and the days."""
    text = CLAUSES.replace("BASIS", basis).replace("UNTIL", until)
    found = told(compiled(text), "MOU303")
    return sorted(
        (item.place.text, item.severity.label, item.since, item.until)
        for item in found
        if item.cause.kind == "clause-basis-before"
    )


def test_clauses_that_cite_what_is_older_than_the_first_text_known_are_told_as_not_known() -> None:
    days = (date(2015, 1, 1), date(2021, 1, 1))
    assert clauses("first") == [(f"first art {number}", "info", *days) for number in (3, 4, 5, 8)]


def test_clauses_that_cite_what_is_not_there_yet_are_told() -> None:
    days = (date(2015, 1, 1), date(2021, 1, 1))
    # Those of the list go on, so they may have been amended; the exception ends with its measure.
    assert clauses("own", "until 2021-01-01") == [
        ("own art 3", "warning", *days),
        ("own art 8", "error", *days),
    ]


def test_clauses_that_cite_what_was_there_are_not_told() -> None:
    assert clauses("kept") == []


@pytest.mark.parametrize("listing", ["existed from 2021-01-01", "existed from 2022-01-01"])
def test_a_list_that_begins_with_the_text_cites_it(listing: str) -> None:
    text = CLAUSES.replace("BASIS", "first").replace("UNTIL", "")
    text = text.replace("keeper STA\n    entry g", f"keeper STA; {listing}\n    entry g")
    found = [item for item in told(compiled(text), "MOU303") if item.cause.kind == "clause-basis-before"]
    assert [item.place.text for item in found] == ["first art 8"]


def test_a_list_that_ended_before_it_set_anything_off_cites_nothing() -> None:
    text = CLAUSES.replace("BASIS", "first").replace("UNTIL", "")
    text = text.replace("keeper STA\n    entry g", "keeper STA; existed until 2014-01-01\n    entry g")
    found = [item for item in told(compiled(text), "MOU303") if item.cause.kind.startswith("clause-basis")]
    assert [item.place.text for item in found] == ["first art 8"]


def test_what_has_no_days_cites_no_text_too_early() -> None:
    channel = 'channel way "Way" "途径" { from STA; to STA; basis first art 3 }\n'
    text = CLAUSES.replace("BASIS", "kept").replace("UNTIL", "") + channel
    assert not told(compiled(text), "MOU303")
