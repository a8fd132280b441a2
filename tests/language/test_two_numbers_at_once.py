"""A Han numeral that names two numbers at once (十二三日) is asked about, and never read as one of them."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text
from mou_compiler.syntax.numerals import read_two_at_once

LIST = 'list l "L" "名单" {{ kind blacklist; keeper unknown "x"; term {term}; entry 1 {{ basis none }} }}'


def told(term: str) -> list[tuple[str, str]]:
    found = compile_text(LIST.format(term=term)).findings
    return [(item.code, item.help.zh) for item in found if item.code.startswith(("MOU1", "MOU2"))]


@pytest.mark.parametrize(
    ("term", "least", "most"),
    [
        ("十二三日", "十二日", "十三日"),
        ("二十三四日", "二十三日", "二十四日"),
        ("一百二三十日", "一百二十日", "一百三十日"),
    ],
)
def test_it_is_asked_about(term: str, least: str, most: str) -> None:
    assert told(term) == [("MOU101", f"请写「{least} 至 {most}」，或原文的确数")]
    assert told(f"{least} 至 {most}") == []


@pytest.mark.parametrize("term", ["十二日", "二十三日", "一百二十三日", "两百日", "12日 至 13日"])
def test_one_number_is_read(term: str) -> None:
    assert told(term) == []


@pytest.mark.parametrize(("term", "meant"), [("两三年", "2年 至 3年"), ("三五十日", "30日 至 50日")])
def test_where_no_length_is_read_both_are_offered(term: str, meant: str) -> None:
    assert told(term) == [("MOU204", f"是否想写「{meant}」？")]


def test_digits_without_a_place_are_read_one_by_one() -> None:
    assert read_two_at_once("二〇一六") is None
    assert read_two_at_once("二三") is None
    assert read_two_at_once("两三百万") == ("两百万", "三百万")
