"""What clauses rest on and owe is told in the words of people."""

from __future__ import annotations

import pytest

from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.telling import sentence
from mou_compiler.comparison.worded import basis_worded, procedure_worded
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.corpus import Corpus

WORLD = """
agency A "First" "甲局"
role R "Office" "窗口单位"
law code "Code" "法典" { edition 2015 { in force from 2015-01-01; articles 1 to 9 } }
law titled "Titled" "《细则》"
"""


def corpus_of(said: str) -> Corpus:
    """Return a corpus of one list that says something."""
    return compile_text(f"{WORLD}list l {{ {said} }}").corpus


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("none", "none", "无"),
        ('unknown "not read"', "unknown", "不详"),
        ("within 5 days", "within 5 days", "5日内"),
        ("7 working-days before effect", "7 working-days before effect", "生效前7个工作日"),
        ("before entry", "before entry", "列入前"),
        ("to A", "to “First”", "向「甲局」提出"),
        ("to A within 5 days", "to “First” within 5 days", "5日内向「甲局」提出"),
        ("to R 5 days before entry", "5 days before entry, to “Office”", "列入前5日，向「窗口单位」提出"),
        (
            "to A within 5 days decided 10 days suspensive",
            "to “First” within 5 days, decided within 10 days, suspensive",
            "5日内向「甲局」提出，10日内决定，期间中止执行",
        ),
    ],
)
def test_a_step_is_told_in_labels(said: str, english: str, chinese: str) -> None:
    corpus = corpus_of(f"review {said}")
    review = corpus.lists["l"].review
    assert review is not None
    told = procedure_worded(corpus, review)
    assert (told.en, told.zh) == (english, chinese)


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("titled art 2, code@2015 art 3(1)", "“Code”@2015 art 3(1); “Titled” art 2", "《法典》@2015第三条第一款；《细则》第二条"),
        ("code", "“Code”", "《法典》"),
        ("none", "none", "无"),
        ('unknown "not read"', "unknown", "不详"),
    ],
)  # fmt: skip
def test_a_basis_is_told_with_edition_and_article_and_no_title_in_quotes_twice(
    said: str, english: str, chinese: str
) -> None:
    corpus = corpus_of(f"entry 1 {{ basis {said} }}")
    told = basis_worded(corpus, corpus.lists["l"].entries[0].basis)
    assert (told.en, told.zh) == (english, chinese)


def test_a_measure_that_goes_is_told_from_one_that_stays_by_what_sets_it_apart() -> None:
    """Another still refers to the same act, with another weight, so what is gone is told with its own."""
    given = f"{WORLD}act trade 'Trade' '贸易'\nlist l {{ }}\n".replace("'", '"')
    stays = "measure 1 { on l; refer trade; weight prudential; by A }\n"
    goes = "measure 2 { on l; refer trade; weight attention; by A; approved by R; within 5 days }\n"
    old, new = (
        compile_text(f"{given}memorandum m {{ signed 2016-01-01\n{said} }}").corpus
        for said in (stays + goes, stays)
    )
    comparison = compare(old, new)
    (said,) = (sentence(comparison, change) for change in comparison.changes)
    assert said.en.endswith(
        "(weight attention; approval “Office”; deadline 5 days) no longer applies; "
        "refer “Trade” still does by `m/1` (weight prudential; deadline none; approval none)"
    )
    assert said.zh.endswith(
        "（参考程度关注；批准「窗口单位」；时限5日），不再适用；"
        "「m/1」仍参考「贸易」（参考程度审慎性参考；时限无；批准无）"
    )


def test_an_effect_that_comes_or_goes_is_told_with_what_has_it_beside() -> None:
    """A ban with approval, and one on the whole act, are there before and after; others are not told."""
    given = f"{WORLD}act trade 'Trade' '贸易'\nact trade.out 'Export' '出口'\nlist l {{ }}\nlist k {{ }}\n"
    stays = """
        measure 1 { on l; prohibit trade; by A; approved by R }
        measure 2 { on k; prohibit trade.out; by A }
        measure 3 { on l; inspect trade.out; by A }
        measure 4 { on l; restrict trade.out; by A; in force until 2016-01-01 }
    """
    goes = "measure 5 { on l; prohibit trade.out; by A }\n"
    without, both = (
        compile_text(f"{given}memorandum m {{ in force from 2015-01-01\n{said} }}".replace("'", '"')).corpus
        for said in (stays, stays + goes)
    )
    told = []
    for comparison in (compare(both, without), compare(without, both)):
        (said,) = (sentence(comparison, change) for change in comparison.changes)
        told.append((said.en.partition(": ")[2], said.zh.partition("：")[2]))
    assert told == [
        (
            "prohibit “Export” no longer applies; prohibit “Trade” still does by `m/1` (approval “Office”)",
            "禁止「出口」，不再适用；「m/1」仍禁止「贸易」（批准「窗口单位」）",
        ),
        (
            "prohibit “Export” did not apply, and now does; prohibit “Trade” did already by `m/1` (approval “Office”)",
            "禁止「出口」，原不适用，现适用；「m/1」原已禁止「贸易」（批准「窗口单位」）",
        ),
    ]
