"""The chain of a measure: every link with its place, in both languages."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.tables.chain import Link, chain

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
