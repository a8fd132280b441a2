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
