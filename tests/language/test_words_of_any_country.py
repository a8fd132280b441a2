"""Kinds and levels of bodies in any country, and lists without a colour."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text
from mou_compiler.words import AGENCY_KINDS, FAVOURABLE_LISTS, LEVELS, LIST_KINDS

RULES = """
subject firm "Firm"
agency A "A" {{ kind regulator; level federal }}
act trade "Trade"
list L "L" {{ kind {kind}; keeper A; entry 1 {{ basis none }} }}
instrument m {{ in force from 2020-01-01; measure 1 {{ on L; by A; restrict trade; basis none; for 1 year }} }}
"""


@pytest.mark.parametrize("kind", [word for each in LIST_KINDS.words for word in each.spellings])
def test_a_list_needs_a_way_out_unless_it_favours(kind: str) -> None:
    codes = {item.code for item in compile_text(RULES.format(kind=kind)).findings}
    word = LIST_KINDS.find(kind)
    assert word is not None
    assert ("MOU307" in codes) is (word.en not in FAVOURABLE_LISTS)
    assert ("MOU308" in codes) is (word.en not in FAVOURABLE_LISTS)


@pytest.mark.parametrize("word", AGENCY_KINDS.words)
@pytest.mark.parametrize("level", LEVELS.words)
def test_every_kind_and_level_is_read_in_both_languages(word: object, level: object) -> None:
    for language in ("en", "zh"):
        kind, where = word.spelled(language), level.spelled(language)  # type: ignore[attr-defined]  # a Word
        corpus = compile_text(f'agency A "A" "甲" {{ kind {kind}; level {where} }}').corpus
        assert corpus.faults == ()
        assert (corpus.agencies["A"].kind, corpus.agencies["A"].level) == (word.en, level.en)  # type: ignore[attr-defined]


@pytest.mark.parametrize("level", ["central", "中央", "中央级", "国家"])
def test_the_centre_is_the_level_of_the_state(level: str) -> None:
    corpus = compile_text(f"agency A {{ kind party; level {level} }}").corpus
    assert corpus.faults == ()
    assert corpus.agencies["A"].level == "national"


@pytest.mark.parametrize("word", ["keeper", "管理机关", "列入机关"])
def test_whoever_keeps_a_list_is_written_by_its_id(word: str) -> None:
    (fault,) = compile_text(
        f"agency A {{ kind party }} list L {{ kind blacklist; keeper A; objection to {word} }}"
    ).corpus.faults
    assert fault.help is not None
    assert fault.help.en == "write the id of the agency that keeps the list"
