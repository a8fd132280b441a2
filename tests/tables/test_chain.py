"""The chain of a measure: every link with its place, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler import compile_text
from mou_compiler.tables.chain import Link, chain
from mou_compiler.words import Text

SOURCE = """
territory t
subject person "Person" "自然人"
rank law "Law" "法律" { may-burden }
agency OLD "Old office" "旧局" { existed until 2018-04-01; succeeded by NEW }
agency NEW "New office" "新局"
act travel.rail "Trains" "乘坐火车"
law rail-law "Rail law" "铁路法" {
    rank law
    edition 2010 { in force from 2010-01-01; articles 1 to 9 }
    edition 2020 { in force from 2020-01-01; articles 1 to 9; moved art 3 to art 5 }
}
list misconduct "Misconduct" "失信名单" { kind blacklist; keeper OLD; entry 1 "Smoking" "吸烟" }
instrument rule "Rule" "规定" {
    number "1号"; in force from 2015-01-01; on misconduct
    measure 1 "No trains" "限制乘车" { by OLD; prohibit travel.rail; for 2 years from publication; basis rail-law art 3 }
    measure 2 "Inspected" "检查" { by NEW jointly; inspect travel.rail; basis unknown "annex not read"; overrides 1 }
}
"""


def links(measure: str) -> list[Link]:
    view = compile_text(SOURCE).view
    return list(chain(view, view.corpus.measures[measure]))


def test_from_statute_to_act() -> None:
    assert [(link.role.en, link.says.en) for link in links("rule/1")] == [
        ("basis", "“Rail law” art 3; from 2020-01-01 moved to art 5"),
        ("text", "rail-law (Rail law)"),
        ("document", "Rule 1号 (in force from 2015-01-01)"),
        ("list", "misconduct (Misconduct), kept by Old office (from 2018-04-01 New office)"),
        ("  entry", "Smoking"),
        ("measure", "No trains; for 2 years from publication; mandatory"),
        ("in force", "from 2015-01-01"),
        ("trigger", "“Misconduct”"),
        ("subjects", "everybody"),
        ("territory", "everywhere"),
        ("enforcer", "OLD (Old office), carries it out; from 2018-04-01 New office"),
        ("prohibit", "travel.rail (Trains)"),
        ("overridden by", "rule/2 (Inspected)"),
    ]


def test_in_chinese() -> None:
    assert [(link.role.zh, link.says.zh) for link in links("rule/1")] == [
        ("依据", "《铁路法》 第三条；自2020年1月1日起移至第5条"),
        ("文本", "rail-law（铁路法）"),
        ("文件", "规定 1号（自2015年1月1日起施行）"),
        ("名单", "misconduct（失信名单），由旧局（自2018年4月1日起为新局）管理"),
        ("  列入", "吸烟"),
        ("措施", "限制乘车；期限：自公布起2年；应当"),
        ("施行", "自2015年1月1日起"),
        ("触发", "「失信名单」"),
        ("对象", "不限主体"),
        ("地域", "不限地域"),
        ("实施", "OLD（旧局），负责实施；自2018年4月1日起为新局"),
        ("禁止", "travel.rail（乘坐火车）"),
        ("让位于", "rule/2（检查）"),
    ]


def test_every_link_has_a_place() -> None:
    lines = SOURCE.splitlines()
    for link in links("rule/1"):
        assert link.place is not None
        assert lines[link.place.line - 1].strip()


def test_what_is_not_known_is_said() -> None:
    first, *_ = links("rule/2")
    assert (first.role.en, first.says.en) == ("basis", "not known: annex not read")
    assert first.says.zh == "不详（编者注：annex not read）"


_HANDED_ON = """
agency A "Bureau A" "甲局" { existed until 2018-04-20; succeeded by B for trade from 2017-10-01; succeeded by D }
agency B "Bureau B" "乙局"
agency D "Bureau D" "丁局" { existed until 2020-01-01; succeeded by E }
agency E "Bureau E" "戊局"
act trade "Trade" "贸易"
list bad "Violators" "失信企业" { kind blacklist; keeper A; objection to A within 10 days }
memorandum m "Joint" "备忘录" {
    in force from 2017-03-01; on bad; by A; objection to A within 5 days
    measure 1 { prohibit trade }
}
"""


def _handed_on(on: str | None) -> list[Link]:
    view = compile_text(_HANDED_ON).view
    asked = date.fromisoformat(on) if on else None
    return [
        link
        for link in chain(view, view.corpus.measures["m/1"], asked)
        if link.role.en.strip() in ("list", "objection", "enforcer")
    ]


def test_who_keeps_a_list_and_hears_is_asked_of_the_body_as_a_whole() -> None:
    whole = "from 2018-04-20 Bureau B and Bureau D, from 2020-01-01 Bureau B and Bureau E"
    assert [link.says.en for link in _handed_on(None)] == [
        f"bad (Violators), kept by Bureau A ({whole})",
        f"to Bureau A ({whole}) within 10 days",
        f"to Bureau A ({whole}) within 5 days",
        f"A (Bureau A), carries it out; from 2017-10-01 Bureau B, {whole}",
    ]
    whole = "自2018年4月20日起为乙局、丁局，自2020年1月1日起为乙局、戊局"
    assert next(link.says.zh for link in _handed_on(None)) == f"bad（失信企业），由甲局（{whole}）管理"
    assert "bad (Violators), kept by Bureau A" in [link.says.en for link in _handed_on("2018-04-19")]


def test_as_of_a_day_it_is_told_since_when_a_body_no_longer_acts() -> None:
    assert _handed_on("2020-02-01")[-1].says == Text(
        "A (Bureau A), carries it out; from 2017-10-01 Bureau B, from 2018-04-20 Bureau B and Bureau D, "
        "from 2020-01-01 Bureau B and Bureau E",
        "A（甲局），负责实施；自2017年10月1日起为乙局，自2018年4月20日起为乙局、丁局，自2020年1月1日起为乙局、戊局",
    )
    assert _handed_on("2017-09-30")[-1].says.en == "A (Bureau A), carries it out"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("articles 1 to 9; moved art 5 to art 3", "from 2020-01-01 moved to art 5, and back from 2024-01-01"),
        ("articles 1 to 9; moved art 5 to art 7", "from 2020-01-01 moved to art 5; from 2024-01-01 moved to art 7"),
        ("articles 1 to 9; moved art 5 to art 3; moved art 5 to art 7", "from 2020-01-01 moved to art 5; from 2024-01-01 moved to art 3 and art 7"),
        ("articles 1 to 4", "from 2020-01-01 moved to art 5; from 2024-01-01 no longer there"),
    ],
)  # fmt: skip
def test_an_article_is_back_only_where_it_comes_back(last: str, told: str) -> None:
    edition = f"edition 2024 {{ in force from 2024-01-01; {last} }}"
    text = SOURCE.replace("moved art 3 to art 5 }", f"moved art 3 to art 5 }} {edition}")
    view = compile_text(text).view
    (basis,) = [link for link in chain(view, view.corpus.measures["rule/1"]) if link.role.en == "basis"]
    assert basis.says.en == f"“Rail law” art 3; {told}"
    assert ("移回" in basis.says.zh) is ("back" in told)


WHOLE = """
territory land; territory east "East" "东区" { within land }
subject firm; rank law "Law" "法律" { may-burden }; agency A "Bureau A" "甲局"; agency B "Bureau B" "乙局"
act trade "Trade" "贸易"
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 }
list R "Red list" "红名单" { kind redlist; keeper A; entry 1 }
rating grade "Grade" "等级" { keeper B; grades A1, B1; notice 3 days before decision }
instrument rule "East rule" "东区规则" { in force from 2018-01-01; in east; listing L { publicity 1 year } }
memorandum m "Memo" "备忘录" {
    in force from 2016-01-01; by A
    measure 1 "Weighed" "参考" { on any of L, grade <= B1; refer trade; weight prudential; leads to R }
}
memorandum n "Later" "后文" {
    in force from 2019-01-01; by A; amends m
    measure 1 "Changed" "变更" { changes m/1; weight attention }
}
memorandum o "Last" "末文" { in force from 2020-01-01; withdraws n/1 }
"""


def told(measure: str) -> list[tuple[str, str, str, str]]:
    view = compile_text(WHOLE).view
    return [
        (link.role.en, link.says.en, link.says.zh, link.role.zh)
        for link in chain(view, view.corpus.measures[measure])
    ]


@pytest.mark.parametrize(
    ("measure", "link"),
    [
        ("m/1", ("rating", "grade (Grade), kept by Bureau B", "grade（等级），由乙局管理", "评级")),
        ("m/1", ("  rules", "of “East rule”, in East, from 2018-01-01", "「东区规则」，东区境内，自2018年1月1日起", "  规则")),
        ("m/1", ("weight", "prudential", "审慎性参考", "参考程度")),
        ("m/1", ("leads to", "R (Red list)", "R（红名单）", "导致列入")),
        ("m/1", ("changed by", "n/1 (Changed), from 2019-01-01 until 2020-01-01", "n/1（变更），自2019年1月1日起至2020年1月1日前", "变更者")),
        ("n/1", ("changes", "m/1 (Weighed)", "m/1（参考）", "变更")),
        ("n/1", ("weight", "attention", "关注", "参考程度")),
        ("n/1", ("withdrawn by", "“Last”, from 2020-01-01", "「末文」，自2020年1月1日起", "废止者")),
    ],
)  # fmt: skip
def test_what_a_rating_says_is_under_its_name_and_nothing_of_a_rule_is_lost(
    measure: str, link: tuple[str, str, str, str]
) -> None:
    assert link in told(measure)


def test_what_is_changed_is_told_once() -> None:
    roles = [role for role, *_ in (*told("m/1"), *told("n/1"))]
    assert "replaced by" not in roles
    assert "replaces" not in roles
