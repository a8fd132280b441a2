"""By what and on which day a text was repealed are two statements: what is written as one, or half, is told apart."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Day
from mou_compiler.findings.fix import fixed

LATER = 'law later "Later" "后法" { in force from 2015-01-01 }\n'


@pytest.mark.parametrize(
    ("written", "by", "on"),
    [
        ("repealed by later on 2015-01-01", "later", "2015-01-01"),
        ("repealed 2015-01-01", None, "2015-01-01"),
        ("repealed later", "later", None),
        ("废止 2015年1月1日", None, "2015-01-01"),
        ("废止 later", "later", None),
    ],
)
def test_the_remedy_that_is_taken_says_what_was_written(written: str, by: str | None, on: str | None) -> None:
    text = f'law code "Code" "法典" {{ in force from 2000-01-01; {written} }}\n{LATER}'
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    mended = compile_text(fixed(text, fix.edits))
    assert [one.code for one in mended.findings if one.code < "MOU3"] == []
    law = mended.corpus.laws["code"]
    day = law.repealed_on
    assert (law.repealed and law.repealed.id) == by
    assert (day.first.isoformat() if isinstance(day, Day) else None) == on


@pytest.mark.parametrize("written", ["repealed", "废止"])
def test_half_a_keyword_that_may_be_either_is_asked_about(written: str) -> None:
    text = f'law code "Code" "法典" {{ {written} }}'
    finding = next(one for one in compile_text(text).findings if one.code == "MOU203")
    assert finding.help is not None
    wanted = ("did you mean `repealed by` or `repealed on`?", "是否想写「废止者」还是「废止日期」？")
    assert (finding.help.en if written == "repealed" else finding.help.zh) == wanted[written == "废止"]
