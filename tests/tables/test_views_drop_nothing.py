"""No view of a rule drops a part of it: the table for people, the chain and the graph tell alike what the rule says."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.command_line.situation_told import said_of
from mou_compiler.outputs import (
    graph_dot,
    graph_gexf,
    graph_graphml,
    graph_json,
    graph_mermaid,
    graph_svg,
)
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.source.width import width
from mou_compiler.tables.chain import chain
from mou_compiler.tables.consolidated import consolidated
from mou_compiler.tables.layout import table
from mou_compiler.tables.pages import as_html, as_markdown
from mou_compiler.words import Languages, Text

SOURCE = """
territory land "Land" "全国" { level national }
territory east "East" "东省" { level province; within land }
subject person "Person" "人"
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲局" { kind government }
agency B "Agency B" "乙局" { kind government }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
act pay "Pay" "薪酬"
attribute small "Small firm" "小型" { type flag }
attribute poor "Poor" "贫困" { type flag }
relation boss "Boss" "负责人" { attaches person; to firm }
list P "First list" "甲名单" {
    kind blacklist; keeper A
    entry 1 { basis code art 1 }
    exit early "Early" "提前" { kind application; when small or poor; within 10 days; approved by B; restarts 1 year }
    bar 1 { when poor; for 6 months; except early }
    lock 1 { for 90 days; after early }
    notice    5 days before entry
    objection to A within 5 days
}
list Q "Second list" "乙名单" { kind blacklist; keeper B; entry 1 { basis code art 1 } }
instrument later "Later" "后规" { in force from 2020-01-01; listing Q { exit 1 { kind automatic; after 5 years; needs trade } } }
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01
    basis  code art 9
    measure 1 "Cap" "限薪" { on P; by A; cap pay to 300000 yuan; within 30 days; approved by B; applied for by A }
    measure 2 "Leave" "许可" { on not (P and Q); by A, B jointly; prohibit trade; exception x { when small or poor; permitted by A } }
    measure 3 "Boss" "负责人" { on P; when small or poor; by B; to boss of firm; prohibit trade; exception y { when poor } ; for at most 1 year }
    measure 4 "Others" "等" { on P; by A, others; in east; inspect trade; force may; objection to B within 3 days }
    measure 5 "Unknown" "不详" { on Q; by unknown "cut off"; prohibit trade }
    measure 6 "Alone" "自行" { on Q; by none; prohibit pay }
    measure 7 "Silent" "未载" { on Q; restrict pay; suspended from 2018-01-01 until 2019-01-01 }
    measure 8 "Exits" "移出" { on Q; by A; restrict trade }
}
"""
PARTS: dict[str, list[tuple[str, ...]]] = {
    "1": [("P",), ("300000 yuan", "30万元"), ("30 days", "30日"), ("B", "Agency B", "乙局")],
    "2": [
        (
            "not (P and Q)",
            "非 （P 且 Q）",
            "not (“First list” and “Second list”)",
            "非 （「甲名单」 且 「乙名单」）",
        ),
        (
            "(small or poor) and permitted by A",
            "（small 或 poor） 且 经许可：A",
            "(“Small firm” or “Poor”) and permitted by Agency A",
            "（「小型」 或 「贫困」） 且 经许可：甲局",
        ),
    ],
    "3": [
        (
            "P and (small or poor) and not poor",
            "P 且 （small 或 poor） 且 非 poor",
            "“First list” and (“Small firm” or “Poor”) and not “Poor”",
            "「甲名单」 且 （「小型」 或 「贫困」） 且 非 「贫困」",
        ),
        ("boss of firm", "boss 之 firm", "boss 的 firm", "Boss of Firm", "负责人 之 企业"),
        ("at most 1 year", "至多1年"),
    ],
    "4": [("may", "可以"), ("east", "East", "东省"), ("and others", "等单位")],
    "5": [("unknown", "not known", "不详")],
    "6": [("by itself", "自行生效")],
}
"""What each measure says that decides whether and how it applies, in every spelling that is right."""


@pytest.fixture(scope="module")
def made() -> Compiled:
    return compile_text(SOURCE)


def rows_of(compiled: Compiled, number: str):
    return [row for row in compiled.rows if row.measure == f"m/{number}"]


@pytest.mark.parametrize("number", PARTS)
@pytest.mark.parametrize("language", ["en", "zh", "both"])
@pytest.mark.parametrize("room", [60, 80, 200])
def test_a_table_for_people_says_it(made: Compiled, number: str, language: Languages, room: int) -> None:
    rows = rows_of(made, number)
    text = " ".join(" ".join(table(rows, language, room)).split())
    pages = [text, as_markdown("x", rows, language).replace("\\", ""), as_html("x", "x", rows, language)]
    for page in pages:
        for spellings in PARTS[number]:
            assert any(spelling in page for spelling in spellings), (spellings, page)


@pytest.mark.parametrize("number", PARTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_chain_says_it(made: Compiled, number: str, language: str) -> None:
    told = " | ".join(
        getattr(link.says, language) for link in chain(made.view, made.corpus.measures[f"m/{number}"])
    )
    for spellings in PARTS[number]:
        assert any(spelling in told for spelling in spellings), (spellings, told)


def node(compiled: Compiled, number: str) -> dict[str, object]:
    graph = json.loads(graph_json.render(compiled))
    return next(item for item in graph["nodes"] if item["id"] == f"measure:m/{number}")


def test_the_graph_says_it(made: Compiled) -> None:
    assert node(made, "1")["approval"] == ["B"]
    assert node(made, "1")["deadline"] == "30 days"
    assert node(made, "1")["applied_for_by"] == "A"
    assert node(made, "2")["exceptions"] == ["(small or poor) and permitted by A"]
    assert node(made, "3")["subjects"] == ["boss of firm"]
    assert node(made, "4")["territories"] == ["east"]
    told = [node(made, number).get("enforcement") for number in ("2", "4", "5", "6", "7")]
    assert told == [None, "and others", "unknown", "binds by itself", "none"]
    assert node(made, "7")["stretches"] == ["2016-01-01/2018-01-01", "2019-01-01/"]


def test_ways_out_are_told_with_what_bars_them(made: Compiled) -> None:
    told = [(link.role.en.strip(), link.says.en) for link in chain(made.view, made.corpus.measures["m/1"])]
    ways = [says for role, says in told if role in ("way out", "bar", "lock")]
    assert ways == [
        "Early: application when “Small firm” or “Poor” within 10 days approved by Agency B restarts 1 year",
        "bar when “Poor” for 6 months except “Early”",
        "lock 90 days after “Early”",
    ]
    assert ("notice", "5 days before entry") in told
    assert ("objection", "to Agency A within 5 days") in told


@pytest.mark.parametrize(("day", "ways"), [(date(2018, 6, 1), 0), (date(2021, 1, 1), 1)])
def test_the_chain_of_a_day_has_the_ways_out_of_that_day(made: Compiled, day: date, ways: int) -> None:
    links = list(chain(made.view, made.corpus.measures["m/8"], day))
    assert sum(link.role.en == "  way out" for link in links) == ways


def test_what_is_suspended_or_not_yet_said_is_not_in_the_graph_of_the_day() -> None:
    def graph(day: date) -> set[str]:
        text = graph_json.render(compile_text(SOURCE, day))
        found = json.loads(text)
        return {item["id"] for item in found["nodes"]} | {edge["kind"] for edge in found["edges"]}

    assert "measure:m/7" not in graph(date(2018, 6, 1))
    assert "needs" not in graph(date(2018, 6, 1))
    assert {"measure:m/7", "needs"} <= graph(date(2020, 6, 1))


@pytest.mark.parametrize("room", [60, 80, 200])
def test_rows_that_differ_look_different(made: Compiled, room: int) -> None:
    rows = rows_of(made, "8")
    assert len(rows) == 2
    text = " ".join(" ".join(table(rows, "en", room)).split())
    assert "automatic 5 years" in text
    assert "needs trade" in text
    assert "unstated" in text


GRAPHED = {
    **PARTS,
    "3": [("P and (small or poor) and not poor",), ("boss of firm",), ("at most 1 year",)],
    "4": [("may",), ("east",), ("and others",)],
    "5": [("unknown",)],
    "6": [("by itself",)],
    "7": [("2018-01-01",)],
}


@pytest.mark.parametrize("number", GRAPHED)
@pytest.mark.parametrize(
    "form",
    [graph_dot, graph_gexf, graph_graphml, graph_mermaid, graph_svg],
    ids=lambda form: form.__name__.rpartition("_")[2],
)
def test_every_picture_and_graph_file_says_it(made: Compiled, number: str, form: Any) -> None:
    text = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), unescape(form.render(made).decode()))
    for spellings in GRAPHED[number]:
        assert any(spelling in text for spelling in spellings), (spellings, text)


RULED = """
law code "Code" "法典" { in force from 2000-01-01 }
subject firm "Firm" "企业"
subject bank "Bank" "银行" { within firm }
agency K "Keeper" "管理局" { kind government; level central }
agency B "Agency B" "乙局" { kind government; existed until 2016-01-01; succeeded by K }
list V "Violators" "失信名单" { kind blacklist; keeper K; covers firm }
act trade "Trade" "贸易"
act fraud "Cheat" "诈骗"
attribute poor "Poor" "贫困" { type flag }
instrument ruling "Ruling" "规定" { in force from 2013-01-01
 listing V {
    entry lie "Fraud" "欺诈" { when poor; of bank; conduct fraud; approved by B; force may; term 4 years; publicity 1 year; basis code art 3 }
    exclusion small "Small ones" "小额" { of bank; when poor; for lie; basis code art 4 }
    exit early "Early" "提前" { kind application; when poor; within 10 days; approved by B; restarts 5 years; basis code art 5 }
    bar 1 { when poor; for 6 months; except early; basis code art 6 }
    lock 1 { for 90 days; after early; basis code art 7 }
    notice 5 days before entry
    objection to B within 8 days
    review within 9 days
    publicity 2 years
    published 7 days of 1 month
    term 3 years
    unknown "torn off"
 }
 measure 1 "Loans" "禁贷" { on V; by K; prohibit trade; basis unknown "illegible" }
}
"""
SAYS = {
    "entry": (
        "Fraud; when “Poor”; of Bank; for “Cheat”; may; stays 4 years; public for 1 year; approved by Agency B (now Keeper); under “Code” art 3",
        "欺诈；条件：「贫困」；主体：银行；所涉行为：「诈骗」；可以；期限：4年；公示期限：1年；批准：乙局（现为管理局）；依据：《法典》 第三条",
    ),
    "not listed": (
        "Small ones; of Bank; when “Poor”; for “Fraud”; under “Code” art 4",
        "小额；主体：银行；条件：「贫困」；适用情形：「欺诈」；依据：《法典》 第四条",
    ),
    "stays": ("3 years", "3年"),
    "publicity": ("2 years", "2年"),
    "published": ("within 7 days of the beginning of every 1 month", "每1个月开始后7日内"),
    "way out": (
        "Early: application when “Poor” within 10 days approved by Agency B (now Keeper) restarts 5 years; under “Code” art 5",
        "提前：依申请 条件 「贫困」 办理期限 10日 批准 乙局（现为管理局） 重新计算 5年；依据：《法典》 第五条",
    ),
    "bar": (
        "bar when “Poor” for 6 months except “Early”; under “Code” art 6",
        "不予移出 条件 「贫困」 期限 6个月 例外 「提前」；依据：《法典》 第六条",
    ),
    "lock": (
        "lock 90 days after “Early”; under “Code” art 7",
        "不再列入 90日 经由 「提前」；依据：《法典》 第七条",
    ),
    "notice": ("5 days before entry", "5日 先于 列入"),
    "objection": ("to Agency B (now Keeper) within 8 days", "至 乙局（现为管理局） 期间 8日"),
    "review": ("within 9 days", "期间 9日"),
    "not known": ("torn off", "编者注：torn off"),
}
"""What each part of the rule of a list says on a day in 2017."""


def test_the_text_and_the_chain_say_all_that_a_rule_of_a_list_says() -> None:
    made = compile_text(RULED)
    day = date(2017, 1, 1)
    (rule,) = consolidated(made.view, made.corpus.documents["ruling"], day).rules
    assert {item.role.en.lower(): (item.says.en, item.says.zh) for item in rule.says} == SAYS
    told = {
        link.role.en.strip(): link.says for link in chain(made.view, made.corpus.measures["ruling/1"], day)
    }
    for role, (english, chinese) in SAYS.items():
        assert told[role].en == english.replace("(now ", "(from 2016-01-01 ")
        assert told[role].zh == chinese.replace("（现为", "（自2016年1月1日起为")


def test_an_answer_and_the_text_say_alike_why_a_basis_is_not_known() -> None:
    made = compile_text(
        RULED + 'territory land "Land" "全国"\nscenario s { day 2017-01-01; subject firm; on V; in land }'
    )
    measure = made.corpus.measures["ruling/1"]
    case = Hypothetical(made.view, made.corpus.scenarios["s"])
    (answered,) = (says for role, says in said_of(case, measure) if role.en == "basis")
    (clause,) = consolidated(made.view, made.corpus.documents["ruling"], None).clauses
    (shown,) = (item.says for item in clause.says if item.role.en == "Basis")
    assert answered == shown == Text("not known: illegible", "不详（编者注：illegible）")


CLAUSES = """
rank statute "Statute" "法律" { may-burden }
rank rule "Rule" "规章"
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
agency A "Agency A" "甲局" { kind government; territory land }
law code "Code" "法典" { rank statute; in force from 2000-01-01 }
list P "First list" "甲名单" { kind blacklist; keeper A; covers firm }
list Q "Second list" "乙名单" { kind watch-list; keeper A; covers firm }
act trade "Trade" "贸易"
attribute poor "Poor" "贫困" { type flag }
catalogue c "Catalogue" "清单" { level national; permission 1 "Ban on trade" "禁止贸易" { modalities prohibit; acts trade } }
instrument m "Measures" "办法" {
    in force   from 2017-01-01
    by         A
    rank       rule
    accession  by-amendment
    yields to  code, statute
    complete over P, poor, firm
    first day  counted
    transition unknown "cut off"
    unknown    3 to 4 "torn off"
    measure 1 { on P; prohibit trade; overrides 2; permitted as c/1; exception e { when poor; basis code art 6 } }
    measure 2 "Weighed" "参考" { on P; refer trade; weight important }
    escalation e "Escalation" "升级规则" { on 3 times in Q within 1 year; leads to P; flag "Red" "红标"; by A; basis code art 9; automatic }
}
"""
CLAUSES_SAY = {
    "Rank": ("Rule", "规章"),
    "Accession": ("by-amendment", "修订加入"),
    "First day of a term": ("counted", "计入"),
    "Yields to": ("“Code” and Statute", "《法典》、法律"),
    "Complete over": ("First list, Poor and Firm", "甲名单、贫困、企业"),
    "Transition": (
        "what goes on of what was begun before is not known: cut off",
        "此前已开始的是否继续有效不详（编者注：cut off）",
    ),
    "Not known": ("3, 4 (torn off)", "3, 4（编者注：torn off）"),
    "Overrides": ("measure 2 of “Measures” (“Weighed”)", "「办法」措施2（「参考」）"),
    "Permitted as": ("“Ban on trade” of “Catalogue”", "「清单」中的「禁止贸易」"),
    "Except": ("“Poor”; under “Code” art 6", "「贫困」；依据：《法典》 第六条"),
    "Weight": ("important", "重要参考"),
    "Leads to": ("First list", "甲名单"),
    "Flag": ("Red", "红标"),
    "Automatic": ("yes", "是"),
    "Basis": ("“Code” art 9", "《法典》 第九条"),
}
"""What the text of a document says of itself, of its measures and of its escalation."""


def test_the_text_says_all_that_a_document_says() -> None:
    made = compile_text(CLAUSES)
    assert all(finding.code > "MOU3" for finding in made.findings)
    text = consolidated(made.view, made.corpus.documents["m"], date(2018, 1, 1))
    clauses = (*text.clauses, *text.escalations)
    told = {item.role.en: item.says for item in (*text.head, *(one for each in clauses for one in each.says))}
    assert {role: (told[role].en, told[role].zh) for role in CLAUSES_SAY} == CLAUSES_SAY


def test_the_chain_says_what_permits_a_measure_and_on_what_an_exception_rests() -> None:
    made = compile_text(CLAUSES)
    told = [(link.role.en, link.says) for link in chain(made.view, made.corpus.measures["m/1"])]
    assert ("permitted as", Text("“Ban on trade” of “Catalogue”", "「清单」中的「禁止贸易」")) in told
    where = [role for role, _ in told].index("exception")
    assert told[where + 1] == ("  basis", Text("“Code” art 6", "《法典》 第六条"))


def test_a_cell_of_han_letters_is_broken_between_them_where_it_is_wider_than_the_room() -> None:
    long = "自二〇一六年起" * 12
    compiled = compile_text(SOURCE.replace('"Cap" "限薪"', f'"Cap" "{long}"'))
    lines = table(rows_of(compiled, "1"), "zh", 60)
    assert max(map(width, lines)) <= 60
    assert long in "".join("".join(lines).split())


def test_what_is_not_known_of_no_clause_is_told_without_a_number() -> None:
    made = compile_text(CLAUSES.replace('unknown    3 to 4 "torn off"', 'unknown "torn off"'))
    text = consolidated(made.view, made.corpus.documents["m"], None)
    assert Text("torn off", "编者注：torn off") in [
        item.says for item in text.head if item.role.en == "Not known"
    ]
