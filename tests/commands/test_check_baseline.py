"""`mou check --baseline`: from a day on only new findings count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import CYCLES, Run, runner, write

MORE = 'subject d "D" "丁" { within d }\n'


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def test_what_is_known_does_not_count(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    made = mou("check", "--write-baseline", "known.json")
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == "note: known.json now holds 2 findings\n"
    result = mou("check", "--baseline", "known.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no findings in 0 documents; 2 more known from the baseline\n"
    body = json.loads(mou("check", "--baseline", "known.json", "--format", "json").stdout)
    assert body["summary"]["held_back"] == 2


def test_what_is_new_counts_though_lines_have_moved(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a="# moved\n\n" + MORE + "\n".join(reversed(CYCLES.splitlines())) + "\n")
    result = mou("check", "--baseline", "known.json", "--format", "concise")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["memoranda/a.mou:3:9"]


def test_what_is_gone_is_named_on_standard_error(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a=CYCLES.splitlines()[2] + "\n")
    result = mou("check", "--baseline", "known.json")
    assert result.exit_code == 0
    heading, *entries = result.stderr.splitlines()
    assert heading == (
        "note: 1 finding of known.json no longer occurs; "
        "bring it up to date with `--write-baseline known.json`"
    )
    assert [entry[:9] for entry in entries] == ["  MOU208 "]
    assert mou("check", "--baseline", "known.json", "--lang", "zh").stderr.startswith(
        "提示：known.json 中有 1 项检查结果已不再出现"
    )
    assert mou("check", "--baseline", "known.json", "--select", "MOU3").stderr == ""


def test_many_that_are_gone_are_counted(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a="".join(f'subject s{n} "S{n}" "{n}" {{ within s{n} }}\n' for n in range(13)))
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a='subject s "S" "主" {}\n')
    shown = mou("check", "--baseline", "known.json", "--ignore", "unused").stderr.splitlines()
    assert len(shown) == 12
    assert shown[-1] == "  … +3"


def test_the_same_corpus_gives_the_same_bytes(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    mou("check", "--write-baseline", "one.json")
    write(tmp_path, a="\n" + CYCLES)
    mou("check", "--write-baseline", "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_baseline_may_be_configured(mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=CYCLES)
    mou("check", "--write-baseline", "known.json")
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nbaseline = "known.json"\npaths = ["memoranda"]\n')
    assert mou("check").exit_code == 0
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert mou("check").exit_code == 0
    assert mou("check", MOU_BASELINE="missing.json").exit_code == 2


def test_a_baseline_that_is_missing_or_none_at_all_is_told(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    result = mou("check", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "error: cannot read the baseline known.json: No such file or directory\n"
        "  = help: make it with `--write-baseline known.json`\n"
    )
    (tmp_path / "known.json").write_text("{}")
    result = mou("check", "--baseline", "known.json", "--lang", "zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：known.json 不是基线文件：")


def test_no_baseline_is_made_of_what_could_not_be_read(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    (tmp_path / "memoranda" / "b.mou").write_bytes(b"\0")
    result = mou("check", "--write-baseline", "known.json")
    assert result.exit_code == 2
    assert "MOU107" in result.stderr
    assert "no baseline was written" in result.stderr
    assert not (tmp_path / "known.json").exists()
