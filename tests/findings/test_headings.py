"""Headings: under which document or other top declaration a place stands."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.source.place import Place

RULES = """\
# before everything
territory china "China" "中国" {}
备忘录 规定-1 「Rule 1」 「规定一」 ｛
    措施 1 ｛ 禁止 快速通关 ｝
｝
# between

law plain { notice "x" }
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_text(RULES, path="a.mou")


def heading(compiled: Compiled, words: str, language: str = "en") -> str | None:
    source = compiled.corpus.sources[0]
    start = source.text.index(words)
    found = compiled.heading(Place(source, start, start + len(words)))
    return None if found is None else found.spelled(language)  # type: ignore[arg-type]


def test_inside_a_document(compiled: Compiled) -> None:
    assert heading(compiled, "禁止") == 'memorandum 规定-1 "Rule 1"'
    assert heading(compiled, "禁止", "zh") == "备忘录 规定-1「规定一」"
    assert heading(compiled, "「规定一」") == 'memorandum 规定-1 "Rule 1"'


def test_a_label_that_says_nothing_more_is_left_out(compiled: Compiled) -> None:
    assert heading(compiled, '"x"') == "law plain"


def test_none_outside_all_declarations_and_at_the_head_of_one(compiled: Compiled) -> None:
    for words in ("before", "between", "china", "备忘录", "规定-1", "law"):
        assert heading(compiled, words) is None


def test_another_file_has_none(compiled: Compiled) -> None:
    other = compile_text(RULES, path="b.mou").corpus.sources[0]
    assert compiled.heading(Place(other, 90, 92)) is None


def test_the_report_carries_headings_pages_and_counts(compiled: Compiled) -> None:
    report = compiled.report
    assert report.headings == compiled.heading
    assert report.counts["documents"] == 1
    assert "MOU401" in {page.code for page in report.pages}
