"""Radicals that PDFs carry in place of characters, and letters of other alphabets: told, with the right letter."""

from __future__ import annotations

import unicodedata

import pytest

from language.small import with_measure
from mou_compiler import compile_text
from mou_compiler.source.place import Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.lookalikes import RADICAL, right_letters, right_words


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (fault.message.en, fault.message.zh, fault.help.en if fault.help else "")
        for fault in compile_text(text).corpus.faults
    ]


def test_a_radical_in_a_name_is_the_character_and_told_once_a_word() -> None:
    found = compile_text('agency 银⾏ "甲"\nlist l "L" { kind blacklist; keeper 银行 }')
    assert [fault.help and fault.help.zh for fault in found.corpus.faults] == ["请写「银行」"]
    assert [item.code for item in found.findings if item.code.startswith(("MOU1", "MOU2"))] == ["MOU103"]


def test_a_radical_in_a_label_is_told_at_the_letter() -> None:
    assert told('agency A "中国⼈⺠银⾏"') == [
        (
            "`⼈` (U+2F08) is a radical that looks like `人`",
            "「⼈」（U+2F08）是部首，形似「人」",
            "write `人`",
        )
    ]


def test_a_letter_of_another_alphabet_in_a_latin_word() -> None:
    assert told('agency CRС "x"') == [
        (
            "`С` (U+0421) is a Cyrillic letter that looks like `C`",
            "「С」（U+0421）是西里尔字母，形似「C」",
            "write `CRC`",
        )
    ]
    assert told('agency αβγ "x"') == told('agency банк "Банк"') == told('agency A "Ка́зна A"') == []


def test_comments_and_places_are_left_as_they_are() -> None:
    text = 'agency A "甲" # 银⾏\nagency 银⾏ "乙"\n'
    found = tokenize(Source("a.mou", text))
    assert [comment.text for comment in found.comments] == ["# 银⾏"]
    assert all(len(token.text) == len(text[token.start : token.end]) for token in found.tokens)


@pytest.mark.parametrize("code", [*range(0x2E81, 0x2EF4), *range(0x2F00, 0x2FD6)])
def test_every_radical_has_its_character(code: int) -> None:
    letter = chr(code)
    if unicodedata.category(letter) == "Cn" or letter == "⺚":
        assert not RADICAL.search(letter)
        return
    right = right_letters(letter)
    assert right != letter
    assert len(right) == 1
    assert unicodedata.name(right).startswith("CJK UNIFIED IDEOGRAPH")
    folded = unicodedata.normalize("NFKC", letter)
    assert folded in (letter, right), "where Unicode folds it too, it is the same character"


def test_a_name_is_left_alone_where_one_letter_has_no_twin() -> None:
    assert right_words("bж") == "bж"
    assert right_words("аbж") == "аbж"
    assert right_words("а") == "а"
    assert right_words("аb") == "ab"
    assert right_words("5а") == "5a"
    assert right_words("5(а), 6а)") == "5(a), 6a)"
    assert right_words("О00 yuan, 5О and О") == "000 yuan, 5O and О"


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("basis code art 5а", "art 5a"),
        ("basis code art 5А(2)", "art 5A(2)"),
        ("basis code section 6(а)", "section 6(a)"),
        ("basis code аrt 5", "art 5"),
        ("when sum >= О00 yuan", "000 yuan"),
        ("when sum >= 1О0元", "100元"),
    ],
)
def test_the_right_letter_is_told_once_in_citations_and_amounts(said: str, right: str) -> None:
    (told_,) = [one for one in compile_text(with_measure(said)).findings if one.code < "MOU2"]
    assert told_.help.en == f"write `{right}`"
    assert "looks like" in told_.message.en


@pytest.mark.parametrize(
    ("said", "letter", "right"),
    [("1O0 yuan", "O", "100"), ("1l0 yuan", "l", "110"), ("l00 yuan", "l", "100"), ("1O0元", "O", "100元")],
)
def test_a_letter_among_digits_is_told_before_a_unit(said: str, letter: str, right: str) -> None:
    (found,) = [
        one for one in compile_text(with_measure(f"when sum >= {said}")).findings if one.code < "MOU3"
    ]
    assert found.message.en.startswith(f"`{letter}` is a letter that looks like")
    assert found.help.en == f"write `{right}`"
