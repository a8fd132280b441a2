"""What somebody writes who has read the reference once, and what it is told to be: taken, it is read and means that."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import with_measure
from mou_compiler.findings.fix import fixed

MORE = """\
relation head "Head" "主要负责人" { attaches person; to firm }
subject person "Person" "自然人"
attribute points "Points" "罚分" { type count }
list R "Good" "守信名单" { kind redlist; keeper A; covers firm; entry 1 }
"""
AGENCY = 'agency C "C" "丙" { %s }'
LIST = 'list M "M" "名单乙" { kind blacklist; keeper A; covers firm; %s }'


def in_measure(said: str) -> str:
    return with_measure(said, more=MORE)


def in_agency(said: str) -> str:
    return in_measure("") + AGENCY % said


def in_list(said: str) -> str:
    return in_measure("") + LIST % said


def in_law(said: str) -> str:
    return in_measure("") + f'law other "Other" "别法" {{ in force from 2009-01-01; {said} }}'


def in_edition(said: str) -> str:
    return (
        in_measure("") + f"法律 other 「Other」 「别法」 {{ 版本 2009 {{ 施行 自 2009年1月1日; {said} }} }}"
    )


@pytest.mark.parametrize(
    ("put", "written", "meant"),
    [
        (in_agency, "kind public body", "kind public-body"),
        (in_agency, "类别 企业", "类别 公司"),
        (in_measure, "by A together with B", "by A with B"),
        (in_measure, "by A and other bodies", "by A, others"),
        (in_measure, "by A and other competent authorities", "by A, others"),
        (in_measure, "由 A 会同 B 实施", "实施 A 会同 B"),
        (in_measure, "由 A、B 共同实施", "实施 A、B 共同"),
        (in_measure, "when points is 18 or more", "when points >= 18"),
        (in_measure, "条件 罚分十八以上", "条件 points 十八以上"),
        (in_measure, "条件 数额五十万元以上", "条件 sum 五十万元以上"),
        (in_measure, "条件 罚分十八次以上", "条件 points 十八次以上"),
        (in_measure, "exception e { 经 B 批准的除外 }", "exception e { 许可 B }"),
        (in_measure, "加大检查力度 trade", "加强检查 trade"),
        (in_measure, "限额 trade 不超过 50万元", "限额 trade 至 50万元"),
        (in_measure, "cap trade at most 500 yuan", "cap trade to 500 yuan"),
        (in_measure, "期限 至少 1年 且 至多 3年", "期限 1年 至 3年"),
        (in_measure, "期限 至少 1年 且 至多 3年，自列入之日起", "期限 1年 至 3年 自 列入"),
        (in_measure, "refer trade; as an important reference", "refer trade; weight important"),
        (in_measure, "优先于 措施2", "优先于 2"),
        (in_list, "列入 1 { 可以 }", "列入 1 { 效力 可以 }"),
        (
            in_list,
            "entry 1; 异议 收到告知之日起10个工作日内向 B 提出",
            "entry 1; 异议 至 B 期间 10个工作日 自 告知",
        ),
    ],
)
def test_the_help_taken_is_what_was_meant(put, written: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    text = put(written)
    (found,) = mistakes(text)
    (fix,) = found.fixes
    assert fixed(text, fix.edits) == put(meant)
    assert [one.code for one in mistakes(put(meant)) if one.code != "MOU201"] == []


@pytest.mark.parametrize(
    ("put", "written", "told"),
    [
        (in_measure, "to firm and its head", "write `to firm; to head of firm`"),
        (
            in_measure,
            "对象 企业及其主要负责人",
            "write `to 企业; to 主要负责人 of 企业`",
        ),
        (in_measure, "参考 trade 作为审慎性参考", "`weight prudential`"),
        (in_edition, "第一条至第八十七条", "write `articles 1 to 87`"),
        (in_list, "entry 1; 移出 1 { 方式 依申请; 15个工作日内办结 }", "`within 15 working-days`"),
        (in_law, "articles 1 to 124", "`articles` belongs inside the braces of an edition"),
        (in_measure, "amends x/2", "did you mean `changes`?"),
    ],
)
def test_what_cannot_be_written_in_its_place_is_told(put, written: str, told: str) -> None:  # type: ignore[no-untyped-def]
    found = mistakes(put(written))
    assert told in found[0].help.en
    assert len(found) == 1 or "x/2" in written
