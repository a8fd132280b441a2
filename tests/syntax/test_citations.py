"""Citations side by side stay as many as they were, in either language."""

from __future__ import annotations

import pytest

from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.source.place import Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.words import Language


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("art 1 art 2", "art 1 art 2", "第一条 第二条"),
        ("art 1: para 2", "art 1: para 2", "第一条： 第二款"),
        ("art 1 第二款", "art 1: para 2", "第一条： 第二款"),
        ("part 1 第一条", "part 1: art 1", "第一部分 第一条"),
        ("part 1(1)(1) 第一条", "part 1(1)(1) art 1", "第一部分第（一）项第一目 第一条"),
    ],
)
def test_a_colon_keeps_apart_what_would_run_together(written: str, english: str, chinese: str) -> None:
    text = f"instrument i {{\n    basis law {written}\n}}\n"
    spelled: dict[Language, str] = {"en": f"basis law {english}", "zh": f"依据 law {chinese}"}
    for language, wanted in spelled.items():
        formatted = format_source(Source("case.mou", text), language).text
        assert formatted is not None
        assert formatted.splitlines()[1].strip() == wanted
        assert format_source(Source("case.mou", formatted), language).text == formatted


@pytest.mark.parametrize(
    ("written", "name", "cited"),
    [
        ("公司法第一百七十八条", "公司法", ["art 178"]),
        ("law-1第3条之一第二款", "law-1", ["art 3-1(2)"]),
        ("公司法第一百四十六条第（二）项", "公司法", ["art 146 item 2"]),
        ("《公司法》第一条", "《公司法》", ["art 1"]),
        ("《关于〈公司法〉的规定（二）》@2014 第一条", "《关于〈公司法〉的规定（二）》@2014", ["art 1"]),
        ("《关于《公司法》第一条的解释》", "《关于《公司法》第一条的解释》", []),
        ("适用刑法第十二条几个问题的解释", "适用刑法第十二条几个问题的解释", []),
        ("第三方支付规定", "第三方支付规定", []),
    ],
)
def test_a_citation_may_touch_the_title_before_it(written: str, name: str, cited: list[str]) -> None:
    text = f"law x {{\n    basis {written}\n}}\n"
    formatted = format_source(Source("case.mou", text), "en").text
    assert formatted is not None
    assert formatted.splitlines()[1].strip() == " ".join(["basis", name, *cited])


@pytest.mark.parametrize(
    "number", ["9" * 5000, "第" + "九" * 5000 + "条", f"art {'1' * 5000}", f"{'1' * 5000} years"]
)
def test_a_number_without_end_is_told_and_passed_over(number: str) -> None:
    source = Source("a.mou", f'law some-law "题" {{ articles 1 to 9 }}\nbasis some-law {number}\n')
    told = tokenize(source).faults
    assert [fault.code for fault in told] == ["MOU101"]
    assert "40 digits" in told[0].message.en
    assert format_source(source, "zh").text is None
    assert resolve([source]).faults


@pytest.mark.parametrize(
    "written", ["甲、art 3(1)工商总局、乙", "art 3(1)x", "art 3 (1)", "section 6(1)(a)法"]
)
def test_what_touches_a_bracket_is_no_part_of_the_citation(written: str) -> None:
    text = f"memorandum m {{\n    signatories {written}\n}}\n"
    formatted = format_source(Source("case.mou", text)).text
    assert formatted is not None
    assert format_source(Source("case.mou", formatted)).text == formatted
