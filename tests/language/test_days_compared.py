"""Days that are compared as documents word them: each is told as it is to be written, and what is in doubt is asked."""

from __future__ import annotations

import pytest

from language.small import measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AllOf, Compare, Condition, Not
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed

MORE = """\
attribute due "Due day" "到期日" { type date }
attribute num "Number" "次数" { type count }
attribute minor "Minor" "轻微" { type flag }
"""


def mistakes(text: str) -> list[Finding]:
    return [one for one in compile_text(text).findings if one.code < "MOU3"]


def ways(said: str) -> list[str]:
    """Return what is told to be written for a condition, in either language, once each reads and means the same."""
    text = with_measure(said, more=MORE)
    (finding,) = mistakes(text)
    found = []
    for fix in finding.fixes:
        mended = fixed(text, fix.edits)
        assert mistakes(mended) == []
        found.append(_shown(measure_of(compile_text(mended)).when[0]))
    return found


def _shown(condition: Condition) -> str:
    match condition:
        case Compare(_, sign, value, _):
            return f"{sign} {value}"
        case AllOf(items):
            return " and ".join(map(_shown, items))
        case Not(item):
            return f"not {_shown(item)}"
    raise AssertionError(condition)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when due before 2016-01-01", "< 2016-01-01"),
        ("when due earlier than 2016-01-01", "< 2016-01-01"),
        ("when due prior to 2016-01-01", "< 2016-01-01"),
        ("when due is before 1 January 2016", "< 2016-01-01"),
        ("when due after 2016-01-01", "> 2016-01-01"),
        ("when due later than 2016-01-01", "> 2016-01-01"),
        ("when due no later than 2016-01-01", "<= 2016-01-01"),
        ("when due not later than 2016-01-01", "<= 2016-01-01"),
        ("when due not after 2016-01-01", "<= 2016-01-01"),
        ("when due on or before 2016-01-01", "<= 2016-01-01"),
        ("when due by 2016-01-01", "<= 2016-01-01"),
        ("when due on or after 2016-01-01", ">= 2016-01-01"),
        ("when due from 2016-01-01", ">= 2016-01-01"),
        ("when due not before 1 January 2016", ">= 2016-01-01"),
        ("when due on 1 January 2016", "= 2016-01-01"),
        ("when due >= 1 January 2016", ">= 2016-01-01"),
        ("when due = January 1, 2016", "= 2016-01-01"),
        ("when due >= 2016/01/01", ">= 2016-01-01"),
        ("when due between 2016-01-01 and 2016-12-31", ">= 2016-01-01 and <= 2016-12-31"),
        ("when not due between 2016-01-01 and 2016-12-31", "not >= 2016-01-01 and <= 2016-12-31"),
        ("条件 due 早于 2016年1月1日", "< 2016-01-01"),
        ("条件 到期日早于2016年1月1日", "< 2016-01-01"),
        ("条件 到期日 晚于 2016年1月1日", "> 2016-01-01"),
        ("条件 到期日 不晚于 2016年1月1日", "<= 2016-01-01"),
        ("条件 到期日 2016年1月1日起", ">= 2016-01-01"),
        ("条件 到期日 2016年1月1日（含）以前", "<= 2016-01-01"),
        ("条件 到期日 2016年1月1日至2016年12月31日", ">= 2016-01-01 and <= 2016-12-31"),
    ],
)
def test_a_day_compared_is_told_exactly(said: str, meant: str) -> None:
    assert ways(said) == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when due until 2016-01-01", ["<= 2016-01-01", "< 2016-01-01"]),
        ("条件 到期日 2016年1月1日以前", ["<= 2016-01-01", "< 2016-01-01"]),
        ("条件 到期日 2016年1月1日以后", [">= 2016-01-01", "> 2016-01-01"]),
        ("条件 到期日 2016年1月1日之前", ["< 2016-01-01", "<= 2016-01-01"]),
        ("条件 到期日 2016年1月1日之后", ["> 2016-01-01", ">= 2016-01-01"]),
        ("条件 到期日在2016年1月1日以前", ["<= 2016-01-01", "< 2016-01-01"]),
        ("when due before 01/02/2016", ["< 2016-02-01", "< 2016-01-02"]),
    ],
)
def test_what_is_in_doubt_is_asked(said: str, meant: list[str]) -> None:
    assert ways(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "when minor and due before 2016-01-01 or num >= 3",
        "when minor and (due before 2016-01-01 or num >= 3)",
    ],
)
def test_the_rest_of_the_condition_stays(said: str) -> None:
    text = with_measure(said, more=MORE)
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    assert fixed(text, fix.edits) == text.replace("due before 2016-01-01", "due < 2016-01-01")


def test_a_word_that_is_one_with_the_attribute_loses_nothing() -> None:
    for finding in mistakes(with_measure("条件 到期日早于 2016年1月1日", more=MORE)):
        assert finding.help.zh == "请写「到期日 ＜ 2016年1月1日」"


@pytest.mark.parametrize("said", ["when due before mid-2016", "when due before 3", "when num before 3"])
def test_what_is_said_to_be_about_a_day_is_not_made_one(said: str) -> None:
    (finding, *_) = mistakes(with_measure(said, more=MORE))
    assert "2016-" not in finding.help.en
    assert finding.fixes == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when due before 2016", ["< 2016-01-01"]),
        ("when due before the year 2016", ["< 2016-01-01"]),
        ("when due before 2016-03", ["< 2016-03-01"]),
        ("when due after 2016", ["> 2016-12-31"]),
        ("when due on or before 2016", ["<= 2016-12-31"]),
        ("when due by March 2016", ["<= 2016-03-31"]),
        ("when due since 2016", [">= 2016-01-01"]),
        ("when due in 2016", [">= 2016-01-01 and <= 2016-12-31"]),
        ("when not due in 2016", ["not >= 2016-01-01 and <= 2016-12-31"]),
        ("when due between 2016 and 2018", [">= 2016-01-01 and <= 2018-12-31"]),
        ("when due > 2016-03", ["> 2016-03-31"]),
        ("when due = 2016-03", [">= 2016-03-01 and <= 2016-03-31"]),
        ("when due != 2016-03", ["not >= 2016-03-01 and <= 2016-03-31"]),
        ("when due < 2016", ["< 2016-01-01"]),
        ("条件 due ＜ 2016年3月", ["< 2016-03-01"]),
        ("条件 due 早于2016年", ["< 2016-01-01"]),
        ("条件 due 在2016年", [">= 2016-01-01 and <= 2016-12-31"]),
        ("条件 due 2016年起", [">= 2016-01-01"]),
        ("条件 due 2016年至2018年", [">= 2016-01-01 and <= 2018-12-31"]),
        ("条件 due 在2016年以前", ["<= 2016-12-31", "< 2016-01-01"]),
        ("条件 due 2016年3月以后", [">= 2016-03-01", "> 2016-03-31"]),
    ],
)
def test_a_month_or_a_year_is_compared_by_its_first_and_last_day(said: str, meant: list[str]) -> None:
    assert ways(said) == meant
