"""What a person and a program read of scenarios."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.running import Run, runner, write
from scenarios.small import WORLD, outcome

CASES = """\
scenario banned "A listed firm" "列入黑名单的企业" {
    day     2019-01-01
    subject firm
    in      coast
    on      black
    given   paid
    expect  prohibit travel.rail by office for 1 year from publication
    expect  no assist travel.rail
    expect  may grant tax.relief
    expect  fulfilment exit black
}
scenario empty "Nothing expected" "没有预期" { day 2019-01-01; subject firm; in coast; on black }
scenario nobody "A person on the red list" "列入红名单的自然人" {
    day 2019-01-01; subject person; in coast; on red; expect no prohibit travel.rail
}
scenario well "On no list" "未列入名单" { day 2019-01-01; subject firm; in coast; expect no prohibit travel.rail }
"""
FAILING = """\
FAIL  banned  A listed firm
  memoranda/cases.mou:1
  ✗ prohibit travel.rail by office for 1 year from publication  (memoranda/cases.mou:7)
      joint/1: measure 4 of “Joint” (“Trains after all”) overrides it
      joint/4: it applies, as `assist`
  ✗ no assist travel.rail  (memoranda/cases.mou:8)
      but this gives it: joint/4
  ✗ may grant tax.relief  (memoranda/cases.mou:9)
      no rule has this effect
  ✗ fulfilment exit black  (memoranda/cases.mou:10)
      black/paid: it is only for the grounds “Debt”
  applied: joint/4

FAIL  empty  Nothing expected
  memoranda/cases.mou:12
  ✗ it expects nothing: write what must follow, or must not
  applied: joint/1

FAIL  nobody  A person on the red list
  memoranda/cases.mou:13
  no such situation: no such subject can be on “Red”

4 scenarios, 6 expectations: 3 scenarios failed
"""
FAILING_ZH = """\
未通过  banned  列入黑名单的企业
  memoranda/cases.mou:1
  ✗ 禁止 travel.rail 由 office 期限 1年 自 公布  （memoranda/cases.mou:7）
      joint/1：「联合备忘录」措施4（「仍可乘车」）优先于它
      joint/4：它适用，但方式为「协助」
  ✗ 无 协助 travel.rail  （memoranda/cases.mou:8）
      但下列规定有此结果：joint/4
  ✗ 可以 给予 tax.relief  （memoranda/cases.mou:9）
      没有规定具有该效果
  ✗ 履行完毕 移出 black  （memoranda/cases.mou:10）
      black/paid：仅适用于列入情形「欠债」
  适用的措施：joint/4

未通过  empty  没有预期
  memoranda/cases.mou:12
  ✗ 没有预期：请写明应有或不应有的结果
  适用的措施：joint/1

未通过  nobody  列入红名单的自然人
  memoranda/cases.mou:13
  没有这样的情形：该类主体不可能列入「红名单」

情景 4，预期 6：3 个情景未通过
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, world=WORLD, cases=CASES)
    return runner(tmp_path, monkeypatch)


def test_a_failing_scenario_tells_why(run: Run) -> None:
    told = run("test")
    assert told.exit_code == 1
    assert told.output == FAILING


def test_a_failing_scenario_tells_why_in_chinese(run: Run) -> None:
    assert run("test", "--lang", "zh").output == FAILING_ZH


def test_what_passes_is_a_line_and_in_full_where_asked(run: Run) -> None:
    told = run("test", "-k", "well")
    assert (told.exit_code, told.output) == (0, "1 scenario, 1 expectation: all met\n")
    assert run("test", "-k", "well", "--verbose").output == (
        "pass  well  On no list\n  memoranda/cases.mou:16\n"
        "  ✓ no prohibit travel.rail\n  applied: nothing\n\n1 scenario, 1 expectation: all met\n"
    )
    assert run("test", "-k", "well", "--lang", "zh").output == "情景 1，预期 1：全部符合\n"


def test_one_that_fails_is_counted_in_the_singular(run: Run) -> None:
    assert run("test", "-k", "nobody").output.endswith("1 scenario, 1 expectation: 1 scenario failed\n")


def test_a_program_reads_the_same(run: Run) -> None:
    told = json.loads(run("test", "--format", "json").output)
    assert list(told) == ["format_version", "summary", "scenarios"]
    assert told["format_version"] == "1.0"
    assert told["summary"] == {"scenarios": 4, "expectations": 6, "failed": 3}
    banned, empty, nobody, well = told["scenarios"]
    assert banned == {
        "id": "banned",
        "label": {"en": "A listed firm", "zh": "列入黑名单的企业"},
        "path": "memoranda/cases.mou",
        "line": 1,
        "passed": False,
        "impossible": None,
        "applying": ["joint/4"],
        "expectations": [
            {
                "expected": "prohibit travel.rail by office for 1 year from publication",
                "met": False,
                "given_by": [],
                "absent": [
                    {"id": "joint/1", "why": ["measure 4 of “Joint” (“Trains after all”) overrides it"]},
                    {"id": "joint/4", "why": ["it applies, as `assist`"]},
                ],
            },
            {"expected": "no assist travel.rail", "met": False, "given_by": ["joint/4"], "absent": []},
            {"expected": "may grant tax.relief", "met": False, "given_by": [], "absent": []},
            {
                "expected": "fulfilment exit black",
                "met": False,
                "given_by": [],
                "absent": [{"id": "black/paid", "why": ["it is only for the grounds “Debt”"]}],
            },
        ],
    }
    assert (empty["passed"], empty["expectations"]) == (False, [])
    assert nobody["impossible"] == "no such subject can be on “Red”"
    assert well["passed"] is True


def test_of_many_that_do_not_apply_the_nearest_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f"measure {number} {{ prohibit tax.relief }}\n" for number in range(1, 9))
    rule = f'instrument many "Many" "多项" {{\nsigned 2016-01-01\non watch\n{many}}}\n'
    case = 'scenario s "S" "例" { day 2019-01-01; subject firm; in coast; expect prohibit tax.relief }\n'
    write(tmp_path, world=WORLD, cases=rule + case)
    lines = runner(tmp_path, monkeypatch)("test").output.splitlines()
    told = [line.strip() for line in lines if line.startswith("      ")]
    assert told == [f"many/{number}: nothing sets it off: “Watch”" for number in range(1, 6)] + ["and 3 more"]


def test_the_spelling_of_an_expectation_is_read_again_as_it_was(run: Run) -> None:
    for language, word in (("en", "expect"), ("zh", "预期")):
        shown = run("test", "--lang", language).output
        kept = [
            line.split("✗ ")[1].split("  ")[0]
            for line in shown.splitlines()
            if "cases.mou:" in line and "✗" in line
        ]
        again = "; ".join(f"{word} {line}" for line in kept)
        told = outcome(f"day 2019-01-01; subject firm; in coast; on black; given paid; {again}")
        assert [result.met for result in told.results] == [False] * 4
