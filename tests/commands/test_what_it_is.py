"""What a command is asked for and does not answer for is told with what it is, and where to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, runner, write

CORPUS = """
territory land "Land" "全国" { level national }
agency A "Agency A" "甲局" { kind government }
rank law "Law" "法律" { may-burden }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
memorandum m "Memorandum" "备忘录" { signed 2016-01-01; by A; basis code art 9; measure 1 "No" "不" { on L; prohibit trade } }
"""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    write(tmp_path, a=CORPUS.replace("{ signed 2016-01-01;", "{ signed 2016-01-01\n"))
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("command", "name", "said", "where"),
    [
        ("why", "L", "`L` is a list, not a measure", "mou table L"),
        ("why", "黑名单", "`黑名单` is a list, not a measure", "mou table L"),
        ("why", "m", "`m` is a memorandum, not a measure", "mou show m"),
        ("why", "A", "`A` is an agency, not a measure", "mou table A"),
        ("show", "L", "`L` is a list, not a document", "mou table L"),
        ("show", "m/1", "`m/1` is a measure, not a document", "mou why m/1"),
        ("show", "code", "`code` is a law, not a document", "mou names law code"),
        ("table", "m/1", "`m/1` is a measure, not an agency, role, list, document or act", "mou why m/1"),
        ("table", "land", "`land` is a territory, not an agency, role, list, document or act", "mou names territory land"),
        ("ways", "m/1", "`m/1` is a measure, not an agency, role, list, document or act", "mou why m/1"),
    ],
)  # fmt: skip
def test_another_kind(mou: Run, command: str, name: str, said: str, where: str) -> None:
    result = mou(command, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert f"`{where}` answers for it" in result.stderr
    assert f"请用「{where}」" in mou(command, name, "--lang", "zh").stderr
    assert mou(*where.split()[1:]).exit_code == 0


def test_a_keeper_and_an_heir_are_told_by_their_labels(mou: Run, tmp_path: Path) -> None:
    chain = mou("why", "m/1", "--lang", "zh").stdout
    assert "由甲局管理" in chain
    assert "由 A 管理" not in chain


NAMES = ("L", "黑名单", "Blacklist")


@pytest.mark.parametrize("kind", ["list", "名单"])
@pytest.mark.parametrize("name", NAMES)
def test_behind_a_kind_any_name_will_do(mou: Run, kind: str, name: str) -> None:
    node = mou("graph", "--around", "list:L", "--format", "mermaid")
    assert node.exit_code == 0
    assert mou("graph", "--around", f"{kind}:{name}", "--format", "mermaid").stdout == node.stdout
    assert mou("table", f"{kind}:{name}").stdout == mou("table", "L").stdout


@pytest.mark.parametrize(
    ("command", "names", "same"),
    [
        ("show", ("memorandum:m", "备忘录:备忘录", "memorandum:Memorandum", "文件:备忘录"), "m"),
        ("why", ("measure:m/1", "measure:No", "措施:不", "不"), "m/1"),
        ("table", ("agency:甲局", "机构:Agency A", "agency: A"), "A"),
    ],
)
def test_each_command_takes_a_kind_before_a_name(
    mou: Run, command: str, names: tuple[str, ...], same: str
) -> None:
    told = mou(command, same)
    assert told.exit_code == 0
    assert [mou(command, name).stdout for name in names] == [told.stdout] * len(names)


@pytest.mark.parametrize(
    ("words", "said", "remedy"),
    [
        (("table", "agency:L"), "`L` is a list, not an agency", "`mou table L` answers for it"),
        (("table", "agency:Agency B"), "no agency is named `Agency B`", "did you mean `Agency A`?"),
        (("graph", "--around", "agency:L"), "nothing in the graph is called `agency:L`", ""),
        (("impact", "--on", "2017-01-01", "--withdraw", "memorandum:m/1"), "`m/1` is a measure, no memorandum", "write `measure:m/1`"),
        (("impact", "--on", "2017-01-01", "--withdraw", "document:none"), "no memorandum or instrument is named `none`", "look for it with `mou names WORD`"),
        (("impact", "--on", "2017-01-01", "--withdraw", "L"), "`L` is a list, no memorandum or instrument or measure", "`--end`"),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_than_is_written(
    mou: Run, words: tuple[str, ...], said: str, remedy: str
) -> None:
    told = mou(*words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert said in told.stderr
    assert remedy in told.stderr


def test_of_another_kind_in_chinese(mou: Run) -> None:
    told = mou("impact", "--on", "2017-01-01", "--withdraw", "备忘录:m/1", "--lang", "zh").stderr
    assert "「m/1」是措施，不是备忘录" in told
    assert "请写「措施:m/1」" in told
    assert "「L」是名单，不是机构" in mou("table", "机构:L", "--lang", "zh").stderr


@pytest.mark.parametrize(("name", "there"), [("m/9", "there is `m/1`"), ("1", "there is `m/1`")])
def test_a_measure_named_with_another_number_or_with_its_number_alone(
    mou: Run, name: str, there: str
) -> None:
    result = mou("why", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"no measure is named `{name}`" in result.stderr
    assert there in result.stderr
    assert "有「m/1」" in mou("why", name, "--lang", "zh").stderr


def test_a_check_is_found_by_its_number_alone(mou: Run) -> None:
    assert "did you mean `MOU401`?" in mou("explain", "401").stderr


def test_several_of_a_kind_may_be_named(mou: Run) -> None:
    assert mou("names", "agencies", "Agency").stdout == mou("names", "agency", "Agency").stdout != ""
