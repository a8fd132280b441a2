"""What libraries of the field misread is read as it is written, or refused (findings/jionlp-…, opencc-…, json-rules-engine-…, kuzu-…)."""

from __future__ import annotations

import pytest

from language.small import in_both_languages, spelled, told, with_measure
from mou_compiler import compile_text
from mou_compiler.corpus.schema.values import Length


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("180日", Length(180, "days")),
        ("一百八十日", Length(180, "days")),
        ("九十日", Length(90, "days")),
        ("十二个月", Length(12, "months")),
        ("15个工作日", Length(15, "working-days")),
    ],
)
def test_a_number_of_days_is_no_day_of_a_month(said: str, length: Length) -> None:
    for measure in in_both_languages(with_measure(f"for {said}")):
        assert measure.term is not None
        assert (measure.term.kind, measure.term.least, measure.term.most) == ("fixed", length, length)


@pytest.mark.parametrize("none", ["any of", "all of", "任一 之"])
def test_a_choice_of_nothing_is_refused(none: str) -> None:
    text = with_measure("").replace("on L;", f"on {none};")
    assert any(fault.code < "MOU3" for fault in compile_text(text).corpus.faults)


def test_no_title_is_turned_into_the_other_language() -> None:
    title = "法定程序、处罚对象、法定权限、文件、档案、强制执行"
    text = with_measure("").replace("不得贸易", title)
    assert told(text) == []
    assert title in spelled(text, "en")
    assert title in spelled(text, "zh")


@pytest.mark.parametrize(("other", "expected"), [("place-0", True), ("elsewhere", False)])
def test_a_chain_of_places_is_followed_to_its_end(other: str, expected: bool) -> None:
    chain = "".join(f"territory place-{n} {{ within place-{n - 1} }}\n" for n in range(1, 40))
    rules = f"""
territory elsewhere
territory place-0
{chain}subject firm
agency A
act deed
list bad {{ keeper A; kind blacklist; covers firm }}
instrument one {{ in force from 2015-01-01; in place-39; listing bad {{ term 1 year; entry 1 {{ conduct deed; basis none }} }} }}
instrument two {{ in force from 2015-01-01; in {other}; listing bad {{ term 2 years; entry 1 {{ conduct deed; basis none }} }} }}
"""
    compiled = compile_text(rules)
    assert not compiled.corpus.faults
    assert any(item.code == "MOU314" for item in compiled.findings) is expected
