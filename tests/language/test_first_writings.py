"""What new users wrote first of three documents, and what each help led to: nothing astray, no word lost."""

from __future__ import annotations

import pytest

from language.small import COMMON, MEASURE, measure_of, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed


def mistakes(text: str) -> list[Finding]:
    return [one for one in compile_text(text).findings if one.code < "MOU3"]


def help_of(said: str) -> tuple[str, str]:
    """Return what is told of the first mistake in what a measure says."""
    first = mistakes(with_measure(said))[0]
    assert first.help is not None
    return first.help.en, first.help.zh


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("can prohibit trade", "force may; prohibit trade"),
        ("should prohibit trade", "force mandatory; prohibit trade"),
        ("for from entry until removal", "for until exit"),
        ("for so long as listed", "for until exit"),
        ("期限 自列入之日起至移出之日止", "期限 直至 移出"),
        ("期限 与列入期限一致", "期限 直至 移出"),
        ("when 2 or more times in L within the last 3 years", "when 2 times in L within 3 years"),
        ("basis § 8 code in conjunction with § 125 code", "basis code § 8, code § 125"),
        ("basis § 2 CODE", "basis code § 2"),
        ("告知 列入前5个工作日告知当事人", "告知 5个工作日 先于 列入"),
        ("review to A, within a month of service", "review to A within 1 month from service"),
    ],
)
def test_the_fix_is_what_was_meant(said: str, mended: str) -> None:
    text = (COMMON % {"currency": "yuan"} + MEASURE % {"said": said}).replace(
        "on L; prohibit trade; ", "on L; "
    )
    if "prohibit" not in said:
        text = text.replace("on L; ", "on L; prohibit trade; ")
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    after = fixed(text, fix.edits)
    assert told(after) == []
    assert mended in after


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("by A, in agreement with B", ("approved by B", "A with B")),
        ("by A with the consent of B", ("approved by B", "A with B")),
        ("by A, in consultation with B", ("only asks `B`", "A with B")),
        ("实施 慈善局商税务局", ("慈善局", "税务局")),
        ("实施 慈善局等六部门", ("慈善局", "each of the bodies")),
        ("by Federal Government with A", ('"Federal Government"',)),
        ("条件 一年内累计数额在10万元以上的", ("sum >= 100000 yuan", "一年内累计")),
        ("告知 列入前5个工作日书面告知", ("5个工作日 先于 列入", "书面")),
        ("inspect trade at least once every 6 months", ("`at least once every 6 months` in `note`",)),
        ("charge trade £154", ("`£154` in `note`",)),
        ("收取 trade 154元", ("154元", "`note`")),
        ("objection to A within 5 days after service of the decision", ("to A within 5 days from service", "of the decision")),
        ("until the fine has been paid", ("`for until`",)),
        ("for five years, counted from the end of the year", ("`5 years`", "`counted from the end of the year` in `note`")),
        ("期限 五年，自年底起算", ("`5 years`", "`自年底起算` in `note`")),
        ("basis § 6 Abs. 1 Satz 1", ("`LAW § 6 Abs. 1 Satz 1`",)),
        ("依据 第五条第二款", ("`LAW 第五条第二款`",)),
        ("to firm, other than banks", ("those who are meant", "exclusion", "exception")),
        ("对象 firm、除银行以外的企业", ("those who are meant", "exclusion", "exception")),
    ],
)  # fmt: skip
def test_no_word_is_lost(said: str, kept: tuple[str, ...]) -> None:
    english, chinese = help_of(said)
    assert all(one in english for one in kept), english
    assert not chinese.startswith(("是否想写「A」", "请先声明"))


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("件数3人以上", "cnt >= 3"),
        ("件数不满10人", "cnt < 10"),
        ("数额10万元以上", "sum 10万元以上"),
        ("cnt >= 3", ""),
    ],
)
def test_what_is_written_in_one_is_told_as_it_is_read(said: str, mended: str) -> None:
    text = with_measure(f"when {said}", more='attribute cnt "Count" "件数" { type count }\n')
    found = mistakes(text)
    if not mended:
        assert found == []
        return
    (finding,) = found
    (fix,) = finding.fixes
    assert finding.help is not None
    assert mended in finding.help.en
    assert mistakes(fixed(text, fix.edits)) == []


@pytest.mark.parametrize("counted", ["§§ 1 to 13", "§ 1 to 13", "sections 1 to 13"])
def test_what_an_edition_counts_is_told_as_its_articles(counted: str) -> None:
    finding = compile_text(f'law w "W" {{ in force from 2017-01-01; {counted} }}').findings[0]
    assert finding.help is not None
    assert finding.help.en == "write `articles 1 to 13`"


def test_schedules_are_no_articles() -> None:
    finding = compile_text('law w "W" { in force from 2017-01-01; schedules 1 to 4 }').findings[0]
    assert finding.help is not None
    assert "`schedules 1 to 4` stands in `note`" in finding.help.en


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("本办法自2021年7月1日起施行", "是否想写「施行 自 2021年7月1日」？"),
        ("revokes older", "是否想写「replaces」？"),
    ],
)
def test_a_closing_sentence_says_from_when_and_what_ends(said: str, first: str) -> None:
    text = (
        COMMON % {"currency": "yuan"}
        + f'instrument n "N" "某办法" {{\n    signed 2021-06-01\n    {said}\n}}\n'
    )
    finding = mistakes(text)[0]
    assert finding.help is not None
    assert finding.help.zh == first


def test_a_relation_is_of_a_kind_of_subject() -> None:
    more = (
        'subject person "Person" "个人"\nrelation director "Director" "董事" { attaches person; to firm }\n'
    )
    finding = mistakes(with_measure("to directors", more=more))[0]
    assert finding.help is not None
    assert finding.help.en == "write `director of SUBJECT`"


@pytest.mark.parametrize(
    "broken", ["basis section 33 of the code", "依据 《法典》等有关规定", "basis § 2 of elsewhere"]
)
def test_a_ground_whose_basis_is_in_error_is_not_told_to_have_none(broken: str) -> None:
    text = COMMON % {"currency": "yuan"}
    assert "MOU303" in told(with_measure("").replace("entry 1 { basis code art 1 }", "entry 1"))
    wrong = with_measure("").replace("basis code art 1", broken)
    assert text != wrong
    assert {code for code in told(wrong) if code >= "MOU3"} == set()
    assert measure_of(compile_text(wrong)).id == "m/1"
