"""What libraries of the field misread is read as it is written, or refused (findings/jionlp-…, opencc-…, dayjs-…, xpath-…, …)."""

from __future__ import annotations

import pytest

from language.small import in_both_languages, spelled, told, with_measure
from mou_compiler import compile_text
from mou_compiler.corpus.schema.values import Length


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("180日", Length(180, "days")),
        ("一百八十日", Length(180, "days")),
        ("九十日", Length(90, "days")),
        ("十二个月", Length(12, "months")),
        ("15个工作日", Length(15, "working-days")),
    ],
)
def test_a_number_of_days_is_no_day_of_a_month(said: str, length: Length) -> None:
    for measure in in_both_languages(with_measure(f"for {said}")):
        assert measure.term is not None
        assert (measure.term.kind, measure.term.least, measure.term.most) == ("fixed", length, length)


@pytest.mark.parametrize("none", ["any of", "all of", "任一 之"])
def test_a_choice_of_nothing_is_refused(none: str) -> None:
    text = with_measure("").replace("on L;", f"on {none};")
    assert any(fault.code < "MOU3" for fault in compile_text(text).corpus.faults)


def test_no_title_is_turned_into_the_other_language() -> None:
    title = "法定程序、处罚对象、法定权限、文件、档案、强制执行"
    text = with_measure("").replace("不得贸易", title)
    assert told(text) == []
    assert title in spelled(text, "en")
    assert title in spelled(text, "zh")


@pytest.mark.parametrize(("other", "expected"), [("place-0", True), ("elsewhere", False)])
def test_a_chain_of_places_is_followed_to_its_end(other: str, expected: bool) -> None:
    chain = "".join(f"territory place-{n} {{ within place-{n - 1} }}\n" for n in range(1, 40))
    rules = f"""
territory elsewhere
territory place-0
{chain}subject firm
agency A
act deed
list bad {{ keeper A; kind blacklist; covers firm }}
instrument one {{ in force from 2015-01-01; in place-39; listing bad {{ term 1 year; entry 1 {{ conduct deed; basis none }} }} }}
instrument two {{ in force from 2015-01-01; in {other}; listing bad {{ term 2 years; entry 1 {{ conduct deed; basis none }} }} }}
"""
    compiled = compile_text(rules)
    assert not compiled.corpus.faults
    assert any(item.code == "MOU314" for item in compiled.findings) is expected


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("万分之三", "0.03%"),
        ("千分之五", "0.5%"),
        ("十万分之三", "10%"),
        ("百万分之五", "10%"),
        ("一百万分之五", "10%"),
    ],
)
def test_a_share_is_offered_in_hundredths_or_by_an_example(said: str, offered: str) -> None:
    text = with_measure(f"when rate >= {said}", more='attribute rate "Rate" "比例" { type share }\n')
    (fault,) = (item for item in compile_text(text).findings if item.code == "MOU207")
    assert fault.help is not None
    assert offered in fault.help.en
    assert ("such as" in fault.help.en) is (offered == "10%")


@pytest.mark.parametrize(
    ("said", "either", "other"),
    [
        ("一万五元", "一万零五元", "一万五千元"),
        ("两千三元", "两千零三元", "两千三百元"),
        ("一百五元", "一百零五元", "一百五十元"),
    ],
)
def test_a_numeral_of_two_readings_is_neither(said: str, either: str, other: str) -> None:
    (fault,) = (
        item for item in compile_text(with_measure(f"when sum >= {said}")).findings if item.code == "MOU101"
    )
    assert fault.help is not None
    assert either in fault.help.zh
    assert other in fault.help.zh


@pytest.mark.parametrize("day", ["2016-020", "2016-366", "2016-W03-3"])
def test_a_day_by_its_number_in_the_year_is_no_day(day: str) -> None:
    text = with_measure("").replace("signed 2016-01-01", f"signed {day}")
    assert "MOU204" in told(text)


@pytest.mark.parametrize("said", ["when sum >= 1,2 yuan", "when sum >= 1，2 元"])
def test_a_number_with_a_comma_is_no_larger_number(said: str) -> None:
    (fault,) = (item for item in compile_text(with_measure(said)).findings if item.code == "MOU204")
    assert fault.help is not None
    assert "12" not in fault.help.en


def test_an_article_of_two_readings_is_neither() -> None:
    text = with_measure("").replace("basis  code art 9", "basis  code 第千五条")
    (fault,) = (item for item in compile_text(text).findings if item.code == "MOU204")
    assert fault.help is not None
    assert "`art 1005` or `art 1500`" in fault.help.en
