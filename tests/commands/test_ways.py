"""`mou ways`: what is told of each thing, in each form and language, and what is not."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from running import Run, runner, write

CORPUS = """
territory china "China" "中国" { level national }
territory east "East" "东省" { level province; within china }
subject person "Natural person" "自然人" { exclusive with firm }
subject firm "Enterprise" "企业"
subject bank "Bank" "银行" { within firm }
relation lr "Legal representative" "法定代表人" { attaches person; to firm }
agency A "Agency A" "甲部" { kind government; level national; existed until 2018-01-01; succeeded by B }
agency B "Agency B" "乙部" { kind government; level national; existed from 2018-01-01 }
agency C "Agency C" "丙部" { kind government; level national }
attribute sum "Sum owed" "欠款" { type money }
list l "Tax list" "税务名单" { kind blacklist; keeper A; covers firm }
list r "=Red *list*" "红名单" { kind redlist; keeper A }
act trade "Trade" "交易"
act trade.import "Import" "进口"
act award "Award" "评奖"
instrument d "Rule" "规定" {
    in force from 2016-01-01 until 2020-01-01
    by A
    measure 1 "Importers" "进口商" { on l; prohibit trade.import; to firm; to lr of firm }
    measure 2 "Large" "大额" { on l; restrict trade; when sum > 100元 }
    measure 3 "Good" "守信" { on r; grant trade; in east; to bank }
    measure 10 "Owing" "欠款" { restrict trade; when sum > 100元; to firm; force may }
}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, corpus=CORPUS)
    return runner(tmp_path, monkeypatch)


ACT = """\
Trade (trade): 3 situations of 3 measures (burden)
Each situation stands once, under the first measure that touches there; they do not cross and together are all.

d/1 “Importers”  mandatory: prohibit “Import”  [2]
  - “Enterprise”; on “Tax list”; from 2016-01-01 until 2020-01-01
  - “Natural person”; “Legal representative” of “Enterprise” on “Tax list”; from 2016-01-01 until 2020-01-01

d/2 “Large”  mandatory: restrict “Trade”  [0]
  - only in situations that stand above

d/10 “Owing”  may: restrict “Trade”  [1]
  - “Enterprise”; not on “Tax list”; “Sum owed” more than 100 yuan; from 2016-01-01 until 2020-01-01
"""


def test_an_act_is_told_whole(run: Run) -> None:
    assert run("ways", "trade").stdout == ACT
    assert run("ways", "交易").stdout == ACT, "by any of its names"


def test_the_same_in_chinese(run: Run) -> None:
    told = run("ways", "trade", "--lang", "zh").stdout.splitlines()
    assert told[0] == "交易（trade）：3 种情形，3 项措施（不利）"
    assert (
        "  - 「自然人」；系列入「税务名单」的「企业」的「法定代表人」；自2016年1月1日起至2020年1月1日前"
        in told
    )
    assert (
        "  - 「企业」；未列入「税务名单」；「欠款」100元（不含）以上；自2016年1月1日起至2020年1月1日前"
        in told
    )


def test_a_body_acts_from_when_it_succeeds(run: Run) -> None:
    told = run("ways", "B").stdout
    assert told.startswith("Agency B (B): 6 situations of 4 measures (any effect)")
    assert told.count("from 2018-01-01 until 2020-01-01") == 6
    assert "from 2016-01-01 until 2018-01-01" in run("ways", "A").stdout
    assert "0 situations" in run("ways", "A", "--as-of", "2018-01-01").stdout
    on_a_day = run("ways", "A", "--as-of", "2017-01-01").stdout
    assert on_a_day.startswith("Agency A (A) on 2017-01-01: 6 situations")
    assert "from 2016" not in on_a_day, "of one day no days are told"


def test_a_list_burdens_only_where_it_is_held(run: Run) -> None:
    assert run("ways", "l").stdout.count("Tax list") == 3
    assert run("ways", "r").stdout.rstrip().endswith("1 measure of another side touches it: --side any")
    benefit = run("ways", "r", "--side", "benefit").stdout
    assert "  - “Bank”; in “East”; on “=Red *list*”; from 2016-01-01 until 2020-01-01" in benefit


def test_what_is_not_touched_says_why(run: Run) -> None:
    assert (
        run("ways", "award").stdout
        == "Award (award): 0 situations of 0 measures (burden); no measure names it\n"
    )
    assert (
        run("ways", "C")
        .stdout.rstrip()
        .endswith("0 situations of 0 measures (any effect); no measure names it")
    )
    nothing = run("ways", "nobody")
    assert nothing.exit_code == 2
    assert "no agency, role, list, document or act is named `nobody`" in nothing.stderr


def test_a_bound_is_told_and_ends_with_3(run: Run) -> None:
    done = run("ways", "trade", "--limit", "2")
    assert done.exit_code == 3
    assert done.stdout.startswith("Trade (trade): 2+ situations of 3 measures")
    assert "these are not all" in done.stdout
    assert "d/10" not in done.stdout
    assert "more than 2 situations" in done.stderr
    assert json.loads(run("ways", "trade", "--limit", "2", "--format", "json").stdout)["whole"] is False
    assert run("ways", "trade", "--limit", "3").exit_code == 0


def test_json_says_the_same(run: Run) -> None:
    body = json.loads(run("ways", "trade", "--format", "json").stdout)
    assert (body["kind"], body["id"], body["count"], body["whole"]) == ("act", "trade", 3, True)
    assert body["measures"] == ["d/1", "d/2", "d/10"]
    attached = body["ways"][1]
    assert attached["attached"] == [
        {"relation": "lr", "or_to_nobody": False, "to": [{"of": "firm", "but": []}]}
    ]
    assert attached["lists"] == ["l@lr"]
    owing = body["ways"][2]
    assert owing["values"][0]["name"] == "sum"
    assert owing["values"][0]["ranges"][0]["low"] == "100 yuan"
    assert (owing["since"], owing["until"]) == ("2016-01-01", "2020-01-01")
    assert [item["said"]["en"] in ACT for item in body["ways"]] == [True] * 3


def test_csv_and_markdown_are_nothing_but_text(run: Run) -> None:
    rows = list(
        csv.reader(io.StringIO(run("ways", "r", "--side", "any", "--format", "csv").stdout.lstrip("\ufeff")))
    )
    assert rows[1][:4] == ["d/3", "grant trade", "2016-01-01", "2020-01-01"]
    assert rows[1][6] == "r"
    page = run("ways", "r", "--side", "any", "--format", "markdown").stdout
    assert page.startswith("# \\=Red \\*list\\* (r)")


def test_the_order_of_files_and_declarations_changes_nothing(run: Run, tmp_path: Path) -> None:
    before = run("ways", "B", "--format", "json").stdout
    blocks = CORPUS.strip().split("\n")
    head, document = blocks[: blocks.index('act award "Award" "评奖"') + 1], blocks[len(blocks) - 8 :]
    write(tmp_path, corpus="\n".join(document), aaa="\n".join(reversed(head)))
    assert run("ways", "B", "--format", "json").stdout == before


COUNTED = """
subject person "Person" "自然人"
subject old "Old" "老人" { within person }
agency A "A" "甲" { kind government }
list l "List" "名单" { kind blacklist; keeper A }
act trade "Trade" "交易"
instrument d "Rule" "规定" {
    in force from 2016-01-01
    by A
    measure 1 { prohibit trade; on 3 times in l within 1 year; to old }
    measure 2 { restrict trade; on 3 times in l within 2 years }
}
"""


def test_numbers_of_entries_are_told_as_ranges_and_kinds_with_those_left_out(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path, corpus=COUNTED)
    told = [line.strip() for line in run("ways", "trade").stdout.splitlines() if line.startswith("  - ")]
    assert told == [
        "- “Old”; 3 or more entries on “List” within 1 year and 3 or more entries on “List” within 2 years; from 2016-01-01",
        "- “Old”; 0 to 2 entries on “List” within 1 year and 3 or more entries on “List” within 2 years; from 2016-01-01",
        "- “Person” (but not “Old”); 3 or more entries on “List” within 2 years; from 2016-01-01",
    ]


PARTS = """
subject firm "Firm" "企业"
agency A "A" "甲" { kind government }
list w "Whole" "总名单" { kind blacklist; keeper A }
list p "Part" "分名单" { kind blacklist; keeper A; part of w }
list q "Branch" "子名单" { kind blacklist; keeper A; part of p }
list o "Other" "他名单" { kind blacklist; keeper A }
act trade "Trade" "交易"
instrument d "Rule" "规定" {
    in force from 2016-01-01; by A
    measure 1 { prohibit trade; on w }
    measure 2 { restrict trade; on o; when not p and not q }
}
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("q",), ["on “Branch”"]),
        (("p",), ["on “Part” itself", "on “Branch”; not on “Part” itself"]),
        (
            ("w",),
            [
                "on “Part” itself",
                "on “Branch”; not on “Part” itself",
                "on “Whole” itself; not on “Part” or “Branch”",
            ],
        ),
        (("o",), ["on “Other”; not on “Part” or “Branch”"]),
        (("p", "--lang", "zh"), ["列入「分名单」本身", "列入「子名单」；未列入「分名单」本身"]),
    ],
)
def test_who_is_on_a_part_is_on_the_whole(
    run: Run, tmp_path: Path, asked: tuple[str, ...], said: list[str]
) -> None:
    """A situation is of entries themselves: of a list with parts that is said where it is held or not by itself."""
    write(tmp_path, corpus=PARTS)
    told = [line for line in run("ways", *asked).stdout.splitlines() if line.startswith("  - ")]
    found = [line.removeprefix("  - ").replace("；自", "; from ").partition("; from ")[0] for line in told]
    assert found == said
