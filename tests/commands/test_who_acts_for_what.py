"""Every view says for which act each body acts, who approves, asks and hears, from which day on, and in labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler.analysis.acting import body_told
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.meaning.days import ALL_DAYS
from mou_compiler.tables.duties import DUTIES, labellers_of, records

RULES = """
territory CN "China" "中国" { level national }
territory ZJ "Zhejiang" "浙江" { within CN }
subject enterprise "Enterprise" "企业"
rank law "Law" "法律" { may-burden }
law L "Law L" "法" { rank law; in force from 2010-01-01; edition 2010 { in force from 2010-01-01; articles 1 to 90 } }
agency M "Ministry" "主管部" { kind government; existed until 2016-01-01; succeeded by A for trade; succeeded by B for loan from 2018-01-01 }
agency G "Gone" "已撤局" { kind government; existed until 2016-01-01 }
agency A "Agency A" "甲局" { kind government }
agency B "Agency B" "乙局" { kind government }
agency K "Keeper" "管局" { kind government }
role R "Role" "主管机关" { filled { by M; in CN } }
act trade "Trade" "贸易"
act loan "Loan" "贷款"
attribute size "Size" "规模" { type money; currency yuan }
list V "Violators" "失信名单" { kind blacklist; keeper K
 entry 1 "Bad" "坏" { basis L art 2 }
 exit 1 "After" "满" { kind automatic; after 2 years from publication; approved by M }
 objection to M within 10 working-days
}
memorandum D "Doc D" "文件丁" { signed 2015-01-01; in force from 2015-01-01; signatories M, K, A, B
 measure 1 "None" "自" { on V; by none; prohibit trade; basis L art 3 }
 measure 2 "Gone" "撤" { on V; by G; prohibit loan; basis L art 3; approved by M; applied for by G; within 5 days }
 measure 3 "Unknown" "不" { on V; by unknown "torn"; prohibit loan; basis L art 3 }
 measure 4 "Unstated" "无" { on V; prohibit loan; basis L art 3 }
 measure 5 "Two" "双" { on V; to enterprise; in ZJ; when size > 5 yuan; by M jointly; prohibit trade, loan; basis L art 3; objection to M within 5 days; exception e { when size > 100 yuan; permitted by R } }
}
"""
ASK = (
    "ask",
    "--subject",
    "enterprise",
    "--in",
    "ZJ",
    "--on",
    "V",
    "--given",
    "size = 7 yuan",
    "a.mou",
    "--day",
)
SPLIT_ZH = (
    "主管部（就「贷款」自2016年1月1日起无人承接，自2018年1月1日起为乙局；就「贸易」自2016年1月1日起为甲局）"
)


WHOLE = "Ministry (from 2016-01-01 Agency A, from 2018-01-01 Agency A and Agency B)"
"""Who hears objections, and approves a way out of a list: that concerns no act (grammar/meaning.md, For an act)."""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def made() -> Compiled:
    return compile_text(RULES)


def test_an_answer_says_nobody_unstated_and_not_known_apart(mou: Run) -> None:
    said = [line.strip() for line in mou(*ASK, "2017-01-01").stdout.splitlines() if " by: " in line]
    assert said == [
        "by: nobody: it binds by itself",
        "by: Gone (now nobody)",
        "applied for by: Gone (now nobody)",
        "approved by: Ministry (now nobody)",
        "by: not known: torn",
        "by: not stated",
        "by: Ministry (now nobody for “Loan”; Agency A for “Trade”) jointly",
        "unless permitted by: Role (now nobody for “Loan”; Agency A for “Trade”), when “Size” > 100 yuan",
    ]
    assert "现就「贷款」为乙局；就「贸易」为甲局" in mou(*ASK, "2019-01-01", "--lang", "zh").stdout


def test_the_same_body_for_all_acts_is_told_once(made: Compiled) -> None:
    told = body_told(made.view, "M", ("trade",), ALL_DAYS)
    assert (told.en, told.zh) == (
        "Ministry (from 2016-01-01 Agency A)",
        "主管部（自2016年1月1日起为甲局）",
    )
    assert body_told(made.view, "A", ("trade", "loan"), ALL_DAYS).en == "Agency A"


def test_why_and_show_follow_each_body(mou: Run) -> None:
    why = " ".join(mou("why", "D/5", "a.mou").stdout.split())
    assert f"objection to {WHOLE} within 5 days" in why
    assert f"objection to {WHOLE} within 10 working-days" in why
    assert "enforcer M (Ministry), jointly; for “Loan” from 2016-01-01 nobody" in why
    assert f"approved by {WHOLE}" in why
    assert "permitted by Role (for “Loan” filled by Ministry, from 2016-01-01 nobody" in why
    show = mou("show", "D", "a.mou", "--lang", "zh").stdout.replace("\n    ", "")
    assert f"实施单位：{SPLIT_ZH}共同" in show
    assert "批准：主管部（自2016年1月1日起无人承接，自2018年1月1日起为乙局）" in show
    assert "提出：已撤局（自2016年1月1日起无人承接）" in show


def test_what_a_clerk_reads_follows_each_body_too(made: Compiled) -> None:
    columns = [duty for duty in DUTIES if duty.name in ("approval", "objection", "exit")]
    row = next(row for row in made.rows if row.measure == "D/2")
    ((approval, objection, exit_),) = records([row], columns, labellers_of(made.view, "en"))
    assert approval == "Ministry; applied for by Gone"
    assert objection == f"to {WHOLE} within 10 working-days"
    assert exit_.endswith(f"approved by {WHOLE}")


@pytest.mark.parametrize(
    "words",
    [
        ("show", "document:D"),
        ("show", "memorandum:D"),
        ("show", "备忘录:D"),
        ("show", "文件:D"),
        ("table", "document:D"),
        ("table", "memorandum:D"),
        ("table", "agency:A"),
        ("table", "机构:A"),
        ("timeline", "document:D"),
        ("timeline", "memorandum:D"),
        ("why", "measure:D/1"),
        ("why", "措施:D/1"),
        ("names", "agency:A"),
        ("names", "document:D"),
        ("names", "文件:D"),
        ("names", "document", "D"),
        ("ways", "list:V"),
        ("graph", "--around", "document:D"),
        ("graph", "--around", "memorandum:D"),
    ],
)
def test_a_kind_and_id_are_taken_alike_by_every_command(mou: Run, words: tuple[str, ...]) -> None:
    done = mou(*words, "a.mou")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout


def test_a_kind_that_it_is_not_is_refused(mou: Run) -> None:
    for words in (("table", "instrument:D"), ("show", "agency:D")):
        assert mou(*words, "a.mou").exit_code == 2


def test_json_of_an_answer_keeps_its_keys(mou: Run) -> None:
    told = json.loads(mou(*ASK, "2017-01-01", "--format", "json").stdout)
    assert [one["binds_by_itself"] for one in told["measures"]] == [True, False, False, False, False]
