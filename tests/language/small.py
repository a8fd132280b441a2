"""A small corpus into which one statement is put, and what becomes of it in either language."""

from __future__ import annotations

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.source.place import Source
from mou_compiler.words import Language

COMMON = """\
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank statute "Law" "法律" { may-burden }
agency A "Charity Office" "慈善局" { kind government }
agency B "Tax Office" "税务局" { kind government }
law code "Code" "法典" { rank statute; in force from 2000-01-01 }
act trade "Trade" "贸易"
attribute sum "Sum" "数额" { type money; currency %(currency)s }
list L "Black list" "黑名单甲" {
    kind      blacklist
    keeper    A
    entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years }
    notice    5 days before entry
    objection to A within 5 days
}
"""
MEASURE = """\
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01
    by     A
    basis  code art 9
    measure 1 "No trade" "不得贸易" { on L; prohibit trade; %(said)s }
}
"""


def with_measure(said: str, currency: str = "yuan", more: str = "") -> str:
    """Return the corpus with a measure that says something more, and perhaps further declarations."""
    return COMMON % {"currency": currency} + more + MEASURE % {"said": said}


def told(text: str) -> list[str]:
    """Return the codes of what is told of a text; that a thing is unused, or counts from nothing, is no matter here."""
    return [item.code for item in compile_text(text).findings if item.code not in ("MOU310", "MOU322")]


def spelled(text: str, language: Language | None) -> str:
    """Return a text in a language, once it is certain that formatting it again changes nothing."""
    formatted = format_source(Source("case.mou", text), language).text
    assert formatted is not None
    assert format_source(Source("case.mou", formatted), language).text == formatted
    return formatted


def measure_of(compiled: Compiled) -> Measure:
    """Return the one measure of a corpus."""
    (document,) = compiled.corpus.documents.values()
    (measure,) = document.measures
    return measure


def in_both_languages(text: str) -> tuple[Measure, Measure]:
    """Return the measure of a text in each language, once each spelling is known to lead to the other's."""
    english, chinese = spelled(text, "en"), spelled(text, "zh")
    assert spelled(chinese, "en") == english
    assert spelled(english, "zh") == chinese
    return measure_of(compile_text(english)), measure_of(compile_text(chinese))
