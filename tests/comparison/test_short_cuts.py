"""What is passed over for speed is the same all the same: what counts, who hears, and what a document says for its measures."""

from __future__ import annotations

import pytest

from mou_compiler.comparison.compare import compare
from mou_compiler.compilation import compile_text
from mou_compiler.interpret.spelling import procedure_written

GIVEN = """\
agency A "A" "甲"
agency B "B" "乙"
act t "t" "投"
list l "L" "名" {{ kind blacklist; keeper A; entry 1 {{ }} }}
memorandum d "D" "文" {{ in force from 2016-01-01; {document}; measure 1 {{ on l; prohibit t; {measure} }} }}
"""
SAID = {"document": "by A; objection to A within 10 days", "measure": "for 1 year"}


def made(**said: str) -> str:
    return GIVEN.format(**{**SAID, **said})


@pytest.mark.parametrize(
    "said",
    [
        {"measure": "for 1 year; when 3 times in l within 1 year"},
        {"document": "by A; objection to A, B within 10 days"},
        {"document": "by B; objection to A within 10 days"},
        {"measure": "for 1 year; in force until 2020-01-01"},
        {"measure": "for 1 year; objection to B, A within 10 days"},
        {"measure": "for 2 years"},
    ],
)
def test_a_difference_is_told_in_either_direction(said: dict[str, str]) -> None:
    one, other = compile_text(made()).corpus, compile_text(made(**said)).corpus
    assert not one.faults + other.faults
    assert compare(one, other).changes
    assert compare(other, one).changes
    assert not compare(other, compile_text(made(**said)).corpus).changes


def test_all_who_hear_are_written() -> None:
    corpus = compile_text(made(measure="objection to A, B within 10 days")).corpus
    objection = corpus.measures["d/1"].objection
    assert objection is not None
    assert procedure_written(objection) == "to A, B within 10 days"
    assert procedure_written(objection, "zh") == "至 A、B 期间 10日"
