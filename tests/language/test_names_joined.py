"""Names as documents join and introduce them: one finding each, and what it writes is read as what was meant; no name is lost."""

from __future__ import annotations

import pytest

from language.small import with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed

MORE = """\
subject person "Person" "个人"
act trade.export "Export" "出口"
attribute minor "Minor" "轻微" { type flag }
"""


def mistakes(text: str) -> list[Finding]:
    return [one for one in compile_text(text).findings if one.code < "MOU3"]


def mended(said: str, *, also: tuple[str, ...] = ()) -> list[str]:
    """Return what a statement becomes by each fix of the one finding about it, which is then read without any other."""
    text = with_measure(said, more=MORE)
    (finding,) = mistakes(text)
    ways = [fixed(text, fix.edits) for fix in finding.fixes]
    assert [one.code for way in ways for one in mistakes(way)] == [*also]
    start, rest = text.index(said), text[text.index(said) + len(said) :]
    return [way[start : len(way) - len(rest)] for way in ways]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("applied for by agency A", "applied for by A"),
        ("approved by both A and B", "approved by A, B"),
        ("approved by both of A and B", "approved by A, B"),
        ("approved by all of A, B", "approved by A, B"),
        ("approved by agencies A and B", "approved by A, B"),
        ("approved by the agencies A, B", "approved by A, B"),
        ("approved by A as well as B", "approved by A, B"),
        ("approved by A plus B", "approved by A, B"),
        ("approved by A and by B", "approved by A, B"),
        ("approved by A and B respectively", "approved by A, B"),
        ("approved by A, and B", "approved by A, B"),
        ("approved by A and B", "approved by A, B"),
        ("批准 机构 A、B", "批准 A、B"),
        ("批准 A，以及 B", "批准 A、B"),
        ("批准 机构A", "批准 A"),
        ("批准 A、B分别", "批准 A、B"),
        ("批准 A、B按职责分工负责", "批准 A、B"),
        ("to subject firm", "to firm"),
        ("to the firm", "to firm"),
        ("to both firm and person", "to firm, person"),
        ("to either firm or person", "to firm, person"),
        ("to firms and persons", "to firm, person"),
        ("对象 主体 firm", "对象 firm"),
        ("对象 firm或person", "对象 firm、person"),
        ("in territory land", "in land"),
        ("restrict act trade", "restrict trade"),
        ("restrict both trade and trade.export", "restrict trade, trade.export"),
        ("restrict trade, and trade.export", "restrict trade, trade.export"),
        ("basis law code art 5", "basis code art 5"),
        ("basis code art 5 and code art 6", "basis code art 5, code art 6"),
    ],
)
def test_names_are_told_as_they_are_written(said: str, meant: str) -> None:
    assert mended(said) == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("by jointly A and B", "by A, B jointly"),
        ("by both A and B jointly", "by A, B jointly"),
        ("by A in conjunction with B", "by A with B"),
        ("by A along with B", "by A with B"),
        ("实施 A牵头、B配合", "实施 A 会同 B"),
    ],
)
def test_who_leads_and_who_takes_part_is_kept(said: str, meant: str) -> None:
    assert mended(said) == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when list L", "when L"),
        ("when L and the list L", "when L and L"),
        ("条件 名单 L", "条件 L"),
        ("when L and/or minor", "when L or minor"),
        ("when L as well as minor", "when L and minor"),
        ("when L but not minor", "when L and not minor"),
        ("when L unless minor", "when L and not minor"),
        ("when L, and minor", "when L and minor"),
        ("when L, or minor", "when L or minor"),
        ("when neither L nor minor", "when not (L or minor)"),
        ("when neither sum > 5 yuan nor minor", "when not (sum > 5 yuan or minor)"),
        ("when both of L and minor", "when L and minor"),
        ("when on L", "when L"),
        ("when is on L", "when L"),
        ("when listed on the list L", "when L"),
        ("when minor and not on L", "when minor and not L"),
        ("when is not on L", "when not L"),
        ("when no L", "when not L"),
        ("when without L", "when not L"),
        ("when not listed on L and minor", "when not L and minor"),
        ("条件 未列入L", "条件 非 L"),
        ("条件 已列入 L", "条件 L"),
        ("条件 未被列入黑名单甲 且 minor", "条件 非 黑名单甲 且 minor"),
        ("条件 L 和 minor", "条件 L 且 minor"),
        ("when 3 or more times in L within 1 year", "when 3 times in L within 1 year"),
        ("when sum >= 5 yuan and on L", "when sum >= 5 yuan and L"),
    ],
)
def test_conditions_are_told_as_they_are_joined(said: str, meant: str) -> None:
    assert mended(said) == [meant]


@pytest.mark.parametrize(
    "said",
    [
        "approved by either A or B",
        "approved by A and/or B",
        "approved by one of A, B",
        "approved by A or else B",
        "approved by A or B as appropriate",
        "批准 A 和/或 B",
        "批准 A或B",
        "批准 A或者B",
    ],
)
def test_which_of_several_bodies_is_asked_and_none_is_lost(said: str) -> None:
    (finding,) = mistakes(with_measure(said, more=MORE))
    assert finding.fixes == ()
    assert finding.help.en == (
        'say who acts: `A, B` where each of them does; where the source leaves open which, `unknown "A or B"`'
    )
    assert finding.help.zh.startswith("须写明由谁实施：各自实施的，写「A、B」")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("objection to either A or B within 5 days", "only one can stand here: write `A` or `B`"),
        ("objection to both A and B within 5 days", "only one can stand here: write `A` or `B`"),
        ("approved by neither A nor B", "write those who are meant: what is not named is not meant"),
        ("approved by A, unless L or minor", ""),
        ("when L unless sum > 5 yuan and minor", "write `and not (…)`"),
        ("basis either code art 5 or code art 6", "write every place that is relied on"),
        ("basis code art 5 or code art 6", "write every place that is relied on"),
        ("批准 慈善局及其下属单位", "write `慈善局` and what else is meant, each by a name that is declared"),
    ],
)
def test_nothing_is_written_that_would_lose_what_is_said(said: str, told: str) -> None:
    finding = mistakes(with_measure(said, more=MORE))[0]
    assert finding.fixes == ()
    assert finding.help.en.startswith(told)


@pytest.mark.parametrize("name", ["both", "either", "agency", "the", "plus"])
def test_what_is_declared_so_may_be_called_so(name: str) -> None:
    text = with_measure(f"approved by {name}", more=f'agency {name} "It" "它" {{ kind government }}\n')
    assert mistakes(text) == []


def test_two_together_are_told_where_one_of_them_is_no_name() -> None:
    found = mistakes(with_measure("approved by both A and nobody"))
    assert all("`nobody`" not in (one.help.en if one.help else "") or one.fixes == () for one in found)


@pytest.mark.parametrize("said", ["applied for by A, B", "提出 A、B"])
def test_where_one_alone_can_stand_no_body_is_to_be_removed_without_a_word(said: str) -> None:
    (finding,) = mistakes(with_measure(said))
    assert finding.fixes == ()
    assert finding.help.en == "only one can stand here: write `A` or `B`, and what the others do in `note`"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("approved by none", "leave this statement out: what is not said is not so"),
        ("in everywhere", "leave this statement out: it holds then where its document does"),
        ("to everyone", "leave this statement out: it reaches then whoever comes under it"),
        ("overrides all", "write each of them, with commas between"),
    ],
)
def test_words_for_all_and_for_nobody_are_no_names(said: str, told: str) -> None:
    (finding,) = mistakes(with_measure(said, more=MORE))
    assert finding.help.en.startswith(told)


def test_before_or_from_an_event_is_asked() -> None:
    assert mended("notice within 5 days of entry") == [
        "notice within 5 days before entry",
        "notice within 5 days from entry",
    ]
