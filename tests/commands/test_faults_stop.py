"""What cannot be read or understood stops every command that makes something of a corpus, with a status of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import CLEAN, CYCLES, Run, runner, write

ORPHANED = """
subject firm "Firm"
agency A "Agency A"
act trade "Trade"
list L "List" { kind blacklist; keeper A }
memorandum m { signed 2016-01-01; measure 1 { on L; by A; prohibit trade } }
"""
COMMANDS = {
    "build": ("build",),
    "table": ("table", "a"),
    "graph": ("graph",),
    "stats": ("stats",),
    "coverage": ("coverage",),
    "test": ("test",),
    "why": ("why", "a/1"),
}


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_corpus_that_cannot_be_understood_ends_with_1(mou: Run, tmp_path: Path, command: str) -> None:
    write(tmp_path, a=CLEAN + ORPHANED + "territory b { within nowhere }\n")
    result = mou(*COMMANDS[command])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "MOU201" in result.stderr
    assert "MOU307" not in result.stderr  # what a corpus in order is told of
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_corpus_that_cannot_be_read_ends_with_2(mou: Run, tmp_path: Path, command: str) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "memoranda" / "b.mou").write_bytes(b"\xff\xfe\x00")
    result = mou(*COMMANDS[command])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "MOU106" in result.stderr


def test_check_tells_all_that_is_found_of_a_corpus_that_cannot_be_understood(
    mou: Run, tmp_path: Path
) -> None:
    write(tmp_path, a=CLEAN + ORPHANED + "territory b { within nowhere }\n")
    result = mou("check")
    assert result.exit_code == 1
    assert "MOU201" in result.stdout
    assert "MOU307" in result.stdout


def test_findings_make_a_build_fail_with_1_when_all_is_written(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    assert mou("build").exit_code == 1
    assert (tmp_path / "build" / "index.json").exists()
    assert mou("build", "--fail-on", "never").exit_code == 0
