"""A hyphen between two numbers of articles is asked about; between those of other units it is none."""

from __future__ import annotations

import pytest

from language.small import measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.syntax.citations import doubtful_number


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("art 5-9", True),
        ("article 5-9", True),
        ("part 10-12", False),
        ("art 10-1", False),
        ("art 5.9", True),
        ("art 5/9", False),
    ],
)
def test_what_can_be_taken_in_two_ways(written: str, asked: bool) -> None:
    assert (doubtful_number(written) is not None) is asked


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("sections 10 to 12A", ["10", "11", "12", "12A"]),
        ("sections 10 to 12", ["10", "11", "12"]),
        ("arts 3 to 5B", ["3", "4", "5", "5A", "5B"]),
        ("art 5 to 5A", ["5", "5A"]),
        ("sections 10A to 10C", ["10A", "10B", "10C"]),
        ("第十条至第十一条之二", ["10", "11", "11-1", "11-2"]),
        ("articles 5 et 6", ["5", "6"]),
    ],
)
def test_a_range_is_each_place_of_it(written: str, numbers: list[str]) -> None:
    basis = measure_of(compile_text(with_measure(f"basis code {written}"))).basis
    assert [one.levels[-1].number for one in basis] == numbers


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        (
            "sections 10A to 12",
            "write `section 10A, sections 11 to 12`, and with it each place that the text has between 10A and 11",
            "请写「第10A节、第十一节至第十二节」，并一并列出原文中10A与11之间的各处",
        ),
        (
            "arts 10A to 11B",
            "write `art 10A, arts 11 to 11B`, and with it each place that the text has between 10A and 11",
            "请写「第10A条、第十一条至第11B条」，并一并列出原文中10A与11之间的各处",
        ),
        ("arts 5 to 3", "did you mean `arts 3 to 5`?", "是否想写「第三条至第五条」？"),
        ("arts 5 to 5", "write `art 5`", "请写「第五条」"),
    ],
)
def test_what_a_range_does_not_tell_is_said(written: str, en: str, zh: str) -> None:
    (finding,) = [
        one for one in compile_text(with_measure(f"basis code {written}")).findings if one.code < "MOU3"
    ]
    assert (finding.help.en, finding.help.zh) == (en, zh)


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        (
            "arts 60 to 63(2), 64",
            ["arts 60 to 62, art 63(1), (2), art 64", "arts 60 to 62, art 63(2), art 64"],
        ),
        ("art 60 to 63(3)", ["arts 60 to 62, art 63(1) to (3)", "arts 60 to 62, art 63(3)"]),
        ("sections 60 to 63(1)", ["sections 60 to 62, section 63(1)"]),
        ("ss 60-63(1)", ["sections 60 to 62, section 63(1)"]),
        ("§§ 60 to 61(1)", ["§ 60, § 61(1)"]),
        ("arts 60-63(1)", ["arts 60 to 62, art 63(1)"]),
        ("第六十条至第六十三条第二款", ["arts 60 to 62, art 63(1), (2)", "arts 60 to 62, art 63(2)"]),
        ("第六十条至第六十一条第一款第（二）项", ["art 60, art 61(1)(2)"]),
    ],
)
def test_a_range_that_ends_below_an_article_is_told_place_by_place(written: str, ways: list[str]) -> None:
    (finding,) = [
        one for one in compile_text(with_measure(f"basis code {written}")).findings if one.code < "MOU3"
    ]
    assert [way.en for way in finding.help.writes] == ways
    for way in finding.help.writes:
        texts = [with_measure(f"basis code {one}") for one in (way.en, way.zh)]
        english, chinese = (measure_of(compile_text(text)).basis for text in texts)
        assert [one.levels for one in english] == [one.levels for one in chinese]
        assert all(one.levels for one in english)


@pytest.mark.parametrize("written", ["arts 60(2) to 63", "第六十条第二款至第六十三条"])
def test_how_far_an_article_goes_in_which_a_range_begins_is_not_made_up(written: str) -> None:
    (finding,) = [
        one for one in compile_text(with_measure(f"basis code {written}")).findings if one.code < "MOU3"
    ]
    assert finding.fixes == ()
    assert finding.help.en == (
        "write `art 60(2), arts 61 to 63`, and with it each place that the text has behind art 60(2) in the same article"
    )
    assert finding.help.zh.endswith("，并一并列出原文同条中第六十条第二款之后的各处")


def test_what_ends_at_a_paragraph_may_be_an_article_put_in() -> None:
    (finding,) = [
        one for one in compile_text(with_measure("basis code art 60-63(1)")).findings if one.code < "MOU3"
    ]
    assert [way.en for way in finding.help.writes] == ["art 60/63(1)", "arts 60 to 62, art 63(1)"]
