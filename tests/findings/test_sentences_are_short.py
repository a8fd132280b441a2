"""What is alike in a situation is said at once, long lists of cases are cut, and no number is a bare word."""

from __future__ import annotations

import re

import pytest

from mou_compiler.analysis.values import value_clauses
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.findings.formats.text import render
from mou_compiler.words import Language, Text
from real import real_corpus

HEAD = """
subject person "Person" "自然人" {}
agency A "Office" "甲办" { kind government }
act go "Going" "出行" {}
list l "The list" "名单" { kind blacklist; keeper A }
attribute a "Alpha" "甲项" { type flag }
attribute b "Beta" "乙项" { type flag }
attribute c "Gamma" "丙项" { type flag }
"""


def against(condition: str, number: str = "1", label: str = '"One" "一"') -> Compiled:
    """Return a corpus in which a measure under a condition is at odds with one without."""
    return compile_text(
        f"""{HEAD}
memorandum m "Memo" "备忘录" {{
    signed 2020-01-01; signatories A
    measure {number} {label} {{ to person; on l; {condition}; prohibit go; by A; basis none }}
    measure 2 "Two" "二" {{ to person; on l; grant go; by A; basis none }}
}}"""
    )


def collision(compiled: Compiled) -> tuple[str, str]:
    (found,) = [finding for finding in compiled.findings if finding.code == "MOU401"]
    return found.message.en, found.message.zh


def test_what_is_alike_is_said_at_once() -> None:
    en, zh = collision(against("when a and (b or c)"))
    assert "has “Alpha” and “Gamma”" in en or "has “Alpha” and “Beta”" in en
    assert "均为是" in zh


def test_what_is_alike_is_said_where_the_first_of_it_stands() -> None:
    corpus = compile_text(HEAD).corpus
    assert value_clauses(corpus, [("a", "no"), ("b", "yes"), ("c", "no")]) == [
        Text("has none of “Alpha” and “Gamma”", "「甲项」「丙项」均为否"),
        Text("has “Beta”", "「乙项」为是"),
    ]


def test_a_single_one_is_said_as_before() -> None:
    en, zh = collision(against("when a"))
    assert en.endswith("and has “Alpha”")
    assert "「甲项」为是" in zh


def test_a_number_that_is_a_word_is_told_by_its_label() -> None:
    en, zh = collision(against("when a", "barring", '"No going" "不准出行"'))
    assert "by measure “No going” of “Memo”" in en
    assert "依「备忘录」措施「不准出行」" in zh
    assert "barring" not in en + zh


def test_a_number_that_is_a_word_stands_where_it_has_no_label() -> None:
    en, _ = collision(against("when a", "barring", ""))
    assert "by measure barring of “Memo”" in en


def test_of_many_pairs_three_are_named() -> None:
    measures = "\n".join(
        f'measure {number} "M{number}" "措{number}" {{ to person; on l; prohibit go; by A; basis none }}'
        for number in range(1, 6)
    )
    compiled = compile_text(
        f"""{HEAD}
memorandum m "Memo" "备忘录" {{ signed 2020-01-01; signatories A
{measures}
    measure 9 "Nine" "九" {{ to person; on l; grant go; by A; basis none }} }}"""
    )
    for language, label, between, more in (
        ("en", "= case: ", " + ", "2 more"),
        ("zh", "= 包括：", "与", "其余 2 例"),
    ):
        lines = [line for line in render(compiled.report, language).splitlines() if label in line]
        told = [line for line in lines if between in line]
        assert len(told) == 3
        assert all(line.count(between) == 1 for line in told)
        assert f"{label}{more}" in lines[lines.index(told[-1]) + 1]


SENTENCE = {"en": 330, "zh": 115}
"""The most letters that a sentence of the report of the corpus may have."""
NAMES = 8
"""The most things that a sentence may name."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sentence_of_the_corpus_is_long(language: Language) -> None:
    for finding in real_corpus().findings:
        for said in (finding.message, finding.help, *(party.message for party in finding.related)):
            for sentence in said.spelled(language).split({"en": ". ", "zh": "。"}[language]):
                assert len(sentence) <= SENTENCE[language], sentence
                assert len(re.findall("[“「]", sentence)) <= NAMES, sentence


def test_what_is_found_stands_before_the_situation_in_which_it_is_so() -> None:
    with_situations = [finding for finding in real_corpus().findings if finding.witness is not None]
    assert with_situations
    for finding in with_situations:
        assert finding.claim is not None
        assert finding.message.en.startswith(f"{finding.claim.en}. ")
        assert finding.message.zh.startswith(f"{finding.claim.zh}。")
