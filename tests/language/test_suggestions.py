"""A suggestion is what the writer can have meant: never a wider act, and a flag is offered as a flag."""

from __future__ import annotations

import pytest

from language.small import with_measure
from mou_compiler.compilation import compile_text

OFFICES = """\
act office "Office" "任职"
act office.representative-of-an-institution "Representative" "机构代表人"
act office.director "Director" "董事"
act office.director.listed-company "Director of a listed company" "上市公司董事"
"""


def help_of(said: str, more: str = "") -> tuple[str, str]:
    """Return what is advised on the one name that nothing bears, in both languages."""
    findings = compile_text(with_measure(said, more=more)).findings
    (finding,) = [one for one in findings if one.code == "MOU201"]
    assert finding.help is not None
    return finding.help.en, finding.help.zh


def test_the_acts_below_are_offered_the_most_alike_first() -> None:
    en, zh = help_of("restrict office.institution-representative", OFFICES)
    offered = [
        "`office.representative-of-an-institution`",
        "`office.director`",
        "`office.director.listed-company`",
    ]
    assert en == f"the acts below `office` are {', '.join(offered)}: write one of them, or declare another"
    assert zh.startswith("「office」之下的行为有「office.representative-of-an-institution」、")
    one = OFFICES.split("act office.director", maxsplit=1)[0]
    assert help_of("restrict office.institution-representative", one)[0] == (
        "the act below `office` is `office.representative-of-an-institution`: write it, or declare another"
    )


@pytest.mark.parametrize("name", ["office.banking", "office.director.bank", "trade.of-goods", "officer"])
def test_a_wider_act_is_never_offered(name: str) -> None:
    en, zh = help_of(f"restrict {name}", OFFICES)
    wider = [name[:length] for length in range(3, len(name))]
    assert not [
        one for one in wider if f"write `{one}`" in en or f"mean `{one}`" in en or f"「{one}」？" in zh
    ]


@pytest.mark.parametrize("name", ["office.directr", "office.director.listed-compny", "ofice"])
def test_a_slip_is_still_asked_about(name: str) -> None:
    meant = {"office.directr": "office.director", "ofice": "office"}.get(
        name, "office.director.listed-company"
    )
    assert help_of(f"restrict {name}", OFFICES)[0] == f"did you mean `{meant}`?"


def test_a_wider_kind_of_subject_is_not_offered() -> None:
    assert help_of("to foreign-firm")[0].startswith("declare it: subject foreign-firm")
    assert help_of("to frm")[0] == "did you mean `firm`?"


def test_a_word_of_a_condition_can_be_a_fact_or_a_list() -> None:
    en, zh = help_of("when fined-on-the-spot")
    assert 'attribute fined-on-the-spot "…" "…" { type flag }' in en
    assert 'list fined-on-the-spot "…" "…" { … }' in en
    assert "属性 fined-on-the-spot「…」「…」｛类型 是否｝" in zh
    assert "名单 fined-on-the-spot「…」「…」｛…｝" in zh
    flag = 'attribute fined-on-the-spot "Fined on the spot" "当场处罚" { type flag }\n'
    assert "MOU201" not in [
        one.code for one in compile_text(with_measure("when fined-on-the-spot", more=flag)).findings
    ]


def test_a_wider_act_is_not_offered_by_its_label_either() -> None:
    en, zh = help_of("restrict 任职.监事", OFFICES)
    assert en.startswith("the acts below `office` are ")
    assert "是否想写「office」" not in zh
    assert help_of("to 个体企业")[0].startswith("declare it: subject 个体企业")


@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("when turnover >= 5000 yuan", "money"),
        ("when 欠税额 10万元以上", "money"),
        ("when share-held > 25%", "share"),
        ("when arrears-since < 2016-01-20", "date"),
        ("when overdue at least 90 days", "days"),
        ("when breaches >= 3", "count"),
    ],
)
def test_what_is_compared_is_a_quantity_of_its_type_and_no_list(said: str, type_: str) -> None:
    en, _ = help_of(said)
    assert en.startswith("declare it: attribute ")
    assert en.endswith(f"{{ type {type_} }}")


def test_what_a_measure_is_on_is_a_list_and_no_fact() -> None:
    assert help_of("when L; on debtors") == (
        'declare it: list debtors "…" "…" { … }',
        "请先声明：名单 debtors「…」「…」｛…｝",
    )


def test_a_way_out_that_is_not_known_is_said_of_the_whole_and_nothing_concluded() -> None:
    text = with_measure("for 2 years from entry").replace(
        "exit 1 { kind automatic; after 2 years }", 'exit unknown "the page is missing"'
    )
    findings = [one for one in compile_text(text).findings if one.code != "MOU310"]
    assert [(one.code, one.help.en) for one in findings if one.help] == [
        ("MOU205", 'say what is not known of the whole: `unknown "why"`, without `exit`')
    ]


def test_several_that_nothing_uses_are_told_in_the_plural() -> None:
    text = with_measure("for 2 years", more=OFFICES)
    assert any(one.message.en.startswith("nothing uses the acts “") for one in compile_text(text).findings)
