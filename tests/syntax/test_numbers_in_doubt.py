"""What is asked about is not decided by the formatter: a number in doubt comes back as it was written."""

from __future__ import annotations

import pytest

from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.source.place import Source
from mou_compiler.words import Language


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("when sum >= 1.000 eur", "1.000 eur"),
        ("when sum > EUR 10.000", "EUR 10.000"),
        ("when sum 1.000 eur 以上", "1.000 eur 以上"),
        ("when sum >= 1,5 million eur", "1,5 million eur"),
        ("when sum >= R$ 1.000,00", "R$ 1.000,00"),
        ("when share >= 2,5%", "2,5%"),
        ("for 1,5 years", "1,5 years"),
        ("basis law 第六十三条 (1)", "第六十三条 (1)"),
        # a number in words is read whole or not at all
        ("cap c to one thousand two hundred yuan", "one thousand two hundred yuan"),
        ("cap c to three million five hundred thousand yuan", "three million five hundred thousand yuan"),
        ("for two thousand and five days", "two thousand and five days"),
        ("for one to three years", "one to three years"),
    ],
)
def test_it_stays_as_it_was_written(written: str, kept: str, language: Language) -> None:
    text = f"memorandum m {{\n    {written}\n}}\n"
    formatted = format_source(Source("case.mou", text), language).text
    assert formatted is not None
    assert kept in formatted.translate(str.maketrans("（）", "()"))
    assert format_source(Source("case.mou", formatted), language).text == formatted


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("when sum >= 1,000 eur", "1000 eur"),
        ("when sum >= 1.50 eur", "1.5 eur"),
        ("numbering 1,4 to 9", "1, 4 to 9"),
        ("when share >= 5%,10%", "5%, 10%"),
        ("for three years", "3 years"),
        ("when sum > five yuan and share < 3%", "5 yuan and share"),
    ],
)
def test_what_is_not_in_doubt_is_spelled_one_way(written: str, spelled: str) -> None:
    formatted = format_source(Source("case.mou", f"memorandum m {{\n    {written}\n}}\n"), "en").text
    assert formatted is not None
    assert spelled in formatted
