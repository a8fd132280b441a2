"""Scenarios may say of whom a list or a value is: of the subject, or of one that it is attached to."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.scenarios.evaluation import evaluate_all
from mou_compiler.source.place import Source

HEAD = """
territory land
subject person "Person" "自然人"
subject firm "Firm" "企业"
relation legal-representative "Legal representative" "法定代表人" { attaches person; to firm }
agency A { kind government }
act trade
attribute evaded "Tax evaded" "偷税额" { type money; currency yuan }
attribute minor "A minor" "未成年" { type flag }
list L "Blacklist" "黑名单" { kind blacklist; keeper A }
memorandum m {
    signed 2016-01-01
    by     A
    measure 1 { on L; when evaded >= 1000000 yuan; to legal-representative of firm; prohibit trade }
    measure 2 { on 2 times in L within 1 year; when not minor; to legal-representative of firm; restrict trade }
}
"""
SCENARIO = """
scenario s {{
    day     2017-01-01
    subject person
    in      land
    {lines}
}}
"""


def passes(*lines: str) -> bool:
    compiled = compile_text(HEAD + SCENARIO.format(lines="\n    ".join(lines)))
    assert not compiled.corpus.faults, compiled.corpus.faults
    (outcome,) = evaluate_all(compiled.view)
    return outcome.passed


@pytest.mark.parametrize(
    "given",
    [
        "given evaded via legal-representative of firm = 2000000 yuan",
        "given evaded via legal-representative = 2000000 yuan",
        "given evaded = 2000000 yuan via legal-representative of firm",
        "given evaded@legal-representative = 2000000 yuan",
        "given 《偷税额》 经由 《法定代表人》 之 《企业》 ＝ 200万元",
        "given “Tax evaded” via “Legal representative” of “Firm” = 2000000 yuan",
    ],
)
@pytest.mark.parametrize("on", ["on L via legal-representative of firm", "on L@legal-representative"])
def test_a_value_of_the_firm(on: str, given: str) -> None:
    assert passes(on, given, "expect prohibit trade")
    assert passes(on, given.replace("2000000", "20").replace("200万", "20"), "expect no prohibit trade")


@pytest.mark.parametrize(
    "lines",
    [
        ("on L via legal-representative of firm", "given evaded = 2000000 yuan"),
        ("on L", "given evaded via legal-representative of firm = 2000000 yuan"),
    ],
)
def test_what_is_said_of_one_party_is_not_so_of_the_other(lines: tuple[str, str]) -> None:
    assert passes(*lines, "expect no prohibit trade")


def test_entries_and_flags_of_the_firm() -> None:
    counted = "given 2 times in L within 1 year via legal-representative of firm"
    assert passes(counted, "expect restrict trade")
    assert passes(counted, "given minor", "expect restrict trade")
    assert passes(counted, "given minor via legal-representative of firm", "expect no restrict trade")
    assert passes(counted, "given not minor@legal-representative", "expect restrict trade")
    assert passes("given 2 times in L within 1 year", "expect no restrict trade")


def test_both_languages_say_it() -> None:
    written = SCENARIO.format(lines="given evaded via legal-representative of firm = 2000000 yuan")
    chinese = format_source(Source("s.mou", written), "zh").text
    assert "已知 evaded 经由 legal-representative 之 firm ＝ 200万元" in chinese
    assert (
        format_source(Source("s.mou", chinese), "en").text
        == format_source(Source("s.mou", written), "en").text
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("evaded via = 5 yuan", "nothing more can stand here"),
        ("evaded via partner = 5 yuan", "no relation is named `partner`"),
        ("evaded@partner = 5 yuan", "no relation is named `partner`"),
        ("evaded via legal-representative of 5", "a kind of subject belongs here"),
        ("evaded via 5 yuan", "a relation such as `legal-representative` belongs here"),
    ],
)
def test_mistakes_are_told(given: str, message: str) -> None:
    compiled = compile_text(HEAD + SCENARIO.format(lines=f"given {given}"))
    assert [fault.message.en for fault in compiled.corpus.faults] == [message]


OWN = HEAD.replace("{ type flag }", "{ type flag; own }")


def test_what_is_always_ones_own_is_said_of_the_subject() -> None:
    for given, expected, passed in (("", "no ", True), ("", "", False), ("not ", "", True)):
        lines = (
            "on L via legal-representative of firm",
            f"given {given}minor",
            "given 2 times in L within 1 year via legal-representative of firm",
            f"expect {expected}restrict trade",
        )
        (outcome,) = evaluate_all(compile_text(OWN + SCENARIO.format(lines="\n    ".join(lines))).view)
        assert outcome.passed is passed, (given, expected)


def test_what_is_always_ones_own_is_nobody_elses() -> None:
    scenario = SCENARIO.format(
        lines="given minor via legal-representative of firm\n    expect restrict trade"
    )
    (outcome,) = evaluate_all(compile_text(OWN + scenario).view)
    assert not outcome.passed
    assert "without `via`" in str(outcome)
