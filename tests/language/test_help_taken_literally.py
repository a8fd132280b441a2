"""Whoever writes what is told has what was meant: no body is lost, no condition turned, and nothing told is what stood there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from language.small import COMMON, MEASURE, measure_of
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Enforcement
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed
from mou_compiler.source.place import Place

MORE = """\
subject person "Person" "个人"
relation rep "Representative" "法定代表人" { attaches person; to firm }
act trade.export "Export" "出口"
attribute due "Due day" "到期日" { type date }
attribute num "Number" "次数" { type count }
attribute days "Days" "天数" { type days }
attribute part "Share" "占比" { type share }
attribute minor "Minor" "轻微" { type flag }
"""


def text_with(said: str) -> str:
    """Return a corpus with facts of every type, in which a measure says something; nothing is prohibited where it says what."""
    measure = MEASURE if not re.match("prohibit|禁止", said) else MEASURE.replace("prohibit trade; ", "")
    measure = measure.replace("    by     A\n", "") if re.match("by|实施", said) else measure
    return COMMON % {"currency": "yuan"} + MORE + measure % {"said": said}


def mistakes(text: str) -> list[Finding]:
    return [one for one in compile_text(text).findings if one.code < "MOU3"]


def mended(said: str) -> str:
    """Return the corpus after the one fix of the one mistake in what a measure says."""
    text = text_with(said)
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    return fixed(text, fix.edits)


def helps(said: str) -> tuple[str, str]:
    """Return what is told of the first mistake in what a measure says."""
    first = mistakes(text_with(said))[0]
    return first.help.en, first.help.zh


def meaning(text: str) -> object:
    """Return the condition that a measure reads, without where it was written."""
    assert mistakes(text) == []
    return _without_places(measure_of(compile_text(text)).when[0])


def _without_places(value: object) -> object:
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return (type(value).__name__, *map(_without_places, value))
    return value


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("by B, The", 'declare it: agency The "…" "…" { … }'),
        ("by The, B jointly", 'declare it: agency The "…" "…" { … }'),
        ("by The jointly", 'declare it: agency The "…" "…" { … }'),
        ("by the B", "remove `the`"),
    ],
)
def test_a_body_is_an_article_only_before_a_name(said: str, told: str) -> None:
    assert told in [one.help.en for one in mistakes(text_with(said)) if one.help]


@pytest.mark.parametrize("said", ["by A and B", "by B and A", "by A and the B"])
def test_no_body_is_lost(said: str) -> None:
    en, zh = helps(said)
    names = re.findall("[AB]", said)
    assert en == f"write `{', '.join(names)}`: commas stand between several"
    assert zh.startswith(f"请写「{'、'.join(names)}」")


def test_which_of_two_bodies_acts_is_asked() -> None:
    assert helps("by A or B") == (
        'say who acts: `A, B` where each of them does; where the source leaves open which, `unknown "A or B"`',
        "须写明由谁实施：各自实施的，写「A、B」；原文未定由何者实施的，写「不详「A或B」」",
    )
    assert mistakes(text_with('by unknown "A or B"')) == []


def test_where_one_alone_can_stand_no_list_is_offered() -> None:
    assert helps("applied for by A and B")[0] == (
        "only one can stand here: write `A` or `B`, and what the others do in `note`"
    )
    assert helps("objection to A and B within 5 days")[0] == "write `A, B`: commas stand between several"
    assert mistakes(text_with("objection to A, B within 5 days")) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when !minor", "when not minor"),
        ("条件 ！minor", "when not minor"),
        ("when ¬minor", "when not minor"),
        ("when !!minor", "when minor"),
        ("条件 ！ ！！minor", "when not minor"),
        ("when ! num >= 3", "when not num >= 3"),
        ("when !(minor and num >= 3)", "when not (minor and num >= 3)"),
        ("when sum >= 100 yuan && minor", "when sum >= 100 yuan and minor"),
        ("when sum >= 100 yuan&minor", "when sum >= 100 yuan and minor"),
        ("条件 轻微 ＆＆ num ≥ 3", "when minor and num >= 3"),
        ("when minor ∧ num >= 3", "when minor and num >= 3"),
        ("when minor || num >= 3", "when minor or num >= 3"),
        ("when minor | num >= 3", "when minor or num >= 3"),
        ("when minor ∨ num >= 3", "when minor or num >= 3"),
        ("when num ! = 3", "when num != 3"),
        ("when num =! 3", "when num != 3"),
        ("when num == 3", "when num = 3"),
        ("when num === 3", "when num = 3"),
        ("when num => 3", "when num >= 3"),
        ("条件 num ＝＜ 3", "when num <= 3"),
    ],
)
def test_a_sign_of_programs_keeps_its_meaning(said: str, meant: str) -> None:
    assert meaning(mended(said)) == meaning(text_with(meant))


@pytest.mark.parametrize("said", ["by A & B", "实施 A ＆ B", "by A/B", "by A && B"])
def test_a_sign_between_bodies_is_a_comma(said: str) -> None:
    (enforcement,) = measure_of(compile_text(mended(said))).enforcement
    assert isinstance(enforcement, Enforcement)
    assert [ref.id for ref in enforcement.enforcers] == ["A", "B"]


@pytest.mark.parametrize(
    "said",
    [
        "to firm and rep",
        "to firm, rep",
        "to firms and reps",
        "to the firm and its representative",
        "to firm and their representatives",
        "to firm, rep of firm",
        "to firm and rep of firm",
        "对象 企业及其法定代表人",
        "对象 企业及法定代表人",
        "对象 企业、法定代表人",
        "对象 企业以及其法定代表人",
    ],
)
def test_those_attached_are_reached_in_a_statement_of_their_own(said: str) -> None:
    text = mended(said)
    assert mistakes(text) == []
    targets = [one for several in measure_of(compile_text(text)).targets for one in several]
    assert [
        (one.relation.id if one.relation else None, [ref.id for ref in one.subjects]) for one in targets
    ] == [
        (None, ["firm"]),
        ("rep", ["firm"]),
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("to firms", "firm"),
        ("to Firms", "Firm"),
        ("to 各类企业", "企业"),
        ("to 所有企业", "企业"),
        ("to 企业们", "企业"),
        ("prohibit trades", "trade"),
        ("prohibit trade.exports", "trade.export"),
        ("when minors", "minor"),
    ],
)
def test_the_plural_of_a_name_is_no_new_name(said: str, meant: str) -> None:
    assert helps(said) == (f"did you mean `{meant}`?", f"是否想写「{meant}」？")
    assert mistakes(mended(said)) == []


def test_every_regular_plural_is_known() -> None:
    plurals = {
        "agencies": "agency", "branches": "branch", "taxes": "tax", "losses": "loss", "banks": "bank", "AGENCIES": "AGENCY",
    }  # fmt: skip
    for plural, single in plurals.items():
        more = f'subject {single} "S" "某"\n'
        text = COMMON % {"currency": "yuan"} + more + MEASURE % {"said": f"to {plural}"}
        assert [one.help.en for one in mistakes(text)] == [f"did you mean `{single}`?"]
    assert helps("to foreign-firms")[0].startswith("declare it: subject foreign-firms")


@pytest.mark.parametrize(
    "said",
    [
        "for within 2 years",
        "for 2 years maximum",
        "for 2 years max",
        "for 2 years at most",
        "for at the most 2 years",
        "for 2 years, maximum",
        "for 2 years as a maximum",
        "期限 2年以内",
    ],
)
def test_the_most_of_a_term_is_told_as_such(said: str) -> None:
    assert helps(said) == ("write `at most 2 years`", "请写「至多 2年」")


@pytest.mark.parametrize("said", ["for 2 years minimum", "for 2 years at least"])
def test_the_least_of_a_term_is_told_as_such(said: str) -> None:
    assert helps(said) == ("write `at least 2 years`", "请写「至少 2年」")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when sum 10000 yuan or more but less than 50000 yuan", "sum >= 10000 yuan and sum < 50000 yuan"),
        ("when sum >= 1e6 yuan", "sum >= 1000000 yuan"),
        ("when sum >= 2.5e6 yuan", "sum >= 2500000 yuan"),
        ("条件 sum ≥ 廿万元", "sum >= 200000 yuan"),
        ("条件 sum ≥ 卅五万元", "sum >= 350000 yuan"),
        ("条件 sum ≥ 三十五点五万元", "sum >= 355000 yuan"),
        ("when sum 100 yuan at most", "sum <= 100 yuan"),
        ("when days >= 2 weeks", "days >= 14 days"),
        ("条件 part 四分之一 以上", "part >= 25%"),
    ],
)
def test_an_amount_is_told_exactly(said: str, meant: str) -> None:
    assert helps(said)[0] == f"write `{meant}`"
    assert mistakes(text_with(f"when {meant}")) == []


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("3 months", 89, 92),
        ("1 month", 28, 31),
        ("1 year", 365, 366),
        ("2 years", 730, 731),
        ("6 months", 181, 184),
    ],
)
def test_months_are_no_number_of_days(said: str, least: int, most: int) -> None:
    en, zh = helps(f"when days >= {said}")
    assert f"{least} to {most} days" in en
    assert f"from `days >= {least} days` to `days >= {most} days`" in en
    assert f"为{least}至{most}日" in zh


def test_a_third_is_no_percentage() -> None:
    en, zh = helps("条件 part 三分之一以上")
    assert "`33.3333%` or `33.3334%`" in en
    assert "3分之1" in zh
    assert "`66.6666%` or `66.6667%`" in helps("when part >= two thirds")[0]


WRITTEN = [
    *(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "inputs").glob("*.mou"))),
    *(
        text_with(said)
        for said in (
            "when num == 3", "when num = = 3", "when num =< 3", "to firm and rep", "by A and B", "when !minor", "for within 2 years",
            "basis code arts 10 to 10", "basis code arts 5 to 3", "when due before 2016-01-01", "for 2 years maximum",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_no_help_offers_what_was_written(text: str) -> None:
    for finding in compile_text(text).findings:
        if finding.place is None or finding.help is None:
            continue
        line = finding.place.source.text.splitlines()[finding.place.line - 1]
        for offered in re.findall(r"(?:^write|did you mean) `([^`]+)`", finding.help.en):
            assert offered != finding.place.text, finding.help.en
            stands = re.search(rf"(?<![\w<>=!]){re.escape(offered)}(?![\w<>=!])", line)
            assert stands is None or offered in ("and", "or", "not", "="), (
                finding.message.en,
                finding.help.en,
            )
        for fix in finding.fixes or ():
            assert all(edit.place.text != edit.text for edit in fix.edits), finding.help.en
