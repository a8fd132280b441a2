"""`mou check --baseline`: from a day on only new findings count."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import CYCLES, Run, runner, write

IDLE = 'agency a "A" "甲" {}\nact b "B" "乙"\n'
"""Two findings: an agency and an act that nothing uses."""
MORE = 'law c "C" "丙" {}\n'


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def test_what_is_known_does_not_count(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    made = mou("check", "--write-baseline", "known.json")
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == "note: known.json now holds 2 findings\n"
    result = mou("check", "--baseline", "known.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no findings in 0 documents, 1 agency; 2 more known from the baseline\n"
    body = json.loads(mou("check", "--baseline", "known.json", "--format", "json").stdout)
    assert body["summary"]["held_back"] == 2


def test_what_is_new_counts_though_lines_have_moved(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a="# moved\n\n" + MORE + "\n".join(reversed(IDLE.splitlines())) + "\n")
    result = mou("check", "--baseline", "known.json", "--format", "concise", "--fail-on", "info")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["memoranda/a.mou:3:5"]


def test_what_is_gone_is_named_on_standard_error(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a=IDLE.splitlines()[0] + "\n")
    result = mou("check", "--baseline", "known.json")
    assert result.exit_code == 0
    heading, *entries = result.stderr.splitlines()
    assert heading == (
        "note: 1 finding of known.json no longer occurs; "
        "bring it up to date with `--write-baseline known.json`"
    )
    assert [entry[:9] for entry in entries] == ["  MOU310 "]
    assert mou("check", "--baseline", "known.json", "--lang", "zh").stderr.startswith(
        "提示：known.json 中有 1 项检查结果已不再出现"
    )
    assert mou("check", "--baseline", "known.json", "--select", "MOU4").stderr == ""


def test_many_that_are_gone_are_counted(mou: Run, tmp_path: Path) -> None:
    lists = "agency A {}\n" + "".join(f"list l{n} {{ kind blacklist; keeper A }}\n" for n in range(13))
    measures = "".join(f"measure {n} {{ on l{n}; refer act }}\n" for n in range(13))
    write(tmp_path, a=f"act act\n{lists}instrument d {{ in force from 2015-01-01\n{measures}}}\n")
    mou("check", "--write-baseline", "known.json", "--select", "MOU301")
    write(tmp_path, a='subject s "S" "主" {}\n')
    shown = mou("check", "--baseline", "known.json", "--ignore", "unused").stderr.splitlines()
    assert len(shown) == 12
    assert shown[-1] == "  … +3"


def test_the_same_corpus_gives_the_same_bytes(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "one.json")
    write(tmp_path, a="\n" + IDLE)
    mou("check", "--write-baseline", "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_baseline_may_be_configured(mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "known.json")
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nbaseline = "known.json"\npaths = ["memoranda"]\n')
    assert "2 more known from the baseline" in mou("check").stdout
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert "2 more known from the baseline" in mou("check").stdout
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


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is not JSON"),
        (b"garbled", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[]", "it has no list of known findings"),
        (b'{"x": 1}', "it has no list of known findings"),
        (b'{"format_version": "2.0"}', "it has no list of known findings"),
        (b'{"format_version": "3.0", "findings": {}}', "it has no list of known findings"),
        (b'{"format_version": "9.0"}', "its format, 9.0, is none that this version of mou knows"),
        (b'{"format_version": 3, "findings": []}', "its format, 3, is none that this version of mou knows"),
        (b'{"format_version": "3.0", "findings": [1]}', "entry 1 of its findings is not as mou writes one"),
        (b'{"format_version": "3.0", "findings": [{"code": 1}]}', "entry 1 of its findings is not as mou"),
    ],
)
def test_what_is_no_baseline_is_told_in_a_sentence_with_a_remedy_that_works(
    mou: Run, tmp_path: Path, content: bytes, why: str
) -> None:
    write(tmp_path, a=IDLE)
    known = tmp_path / "known.json"
    known.write_bytes(content)
    result = mou("check", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: known.json is not a baseline: {why}")
    assert "= help: move it away, then make it anew with `--write-baseline known.json`\n" in result.stderr
    chinese = mou("check", "--baseline", "known.json", "--lang", "zh").stderr
    assert not re.findall(
        r"[a-z]{3,}", chinese.replace("known.json", "").replace("--write-baseline", "").replace("mou", "")
    )
    known.rename(tmp_path / "away.json")
    assert mou("check", "--write-baseline", "known.json").exit_code == 0
    assert mou("check", "--baseline", "known.json").exit_code == 0


def test_no_baseline_is_made_of_what_could_not_be_read(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    (tmp_path / "memoranda" / "b.mou").write_bytes(b"\0")
    result = mou("check", "--write-baseline", "known.json")
    assert result.exit_code == 2
    assert "MOU107" in result.stderr
    assert "no baseline was written" in result.stderr
    assert not (tmp_path / "known.json").exists()


def test_each_thing_that_nothing_uses_is_known_by_itself(mou: Run, tmp_path: Path) -> None:
    agencies = [f'agency a{n} "A{n}" "机构{n}" {{}}\n' for n in range(7)]
    write(tmp_path, a="".join(agencies))
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a="".join([*agencies[4:], *agencies[:4]]) + 'agency z "Z" "新" {}\n')
    result = mou("check", "--baseline", "known.json", "--fail-on", "info", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout == "memoranda/a.mou:8:8: info MOU310 nothing uses the agency “Z”\n"


def test_a_name_that_a_finding_does_not_concern_leaves_it_known(mou: Run, tmp_path: Path) -> None:
    rules = (
        'territory land "Land" "国"\nsubject firm "Firm" "企业"\nagency A "A" "甲" { kind government }\n'
        'act trade "Trade" "贸易"\nlist l "L" "黑" { kind blacklist; keeper A; entry 1 { basis none } }\n'
        'list r "R" "红" { kind redlist; keeper A; entry 1 { basis none } }\n'
        'instrument d "D" "规" { in force from 2016-01-01\nmeasure 1 { on l; by A; prohibit trade }\n'
        "measure 2 { on r; by A; grant trade }\n}\n"
    )
    write(tmp_path, a=rules)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a='subject association "Association" "协会"\n' + rules)
    result = mou("check", "--baseline", "known.json", "--select", "collision")
    assert (result.exit_code, result.stdout[:11]) == (0, "no findings")


def test_a_broken_text_is_never_known_and_nothing_is_said_to_be_gone(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "known.json")
    write(tmp_path, a=IDLE + "channel c { from nobody }\n" + CYCLES)
    result = mou("check", "--baseline", "known.json", "--format", "concise")
    assert result.exit_code == 1
    assert "no longer" not in result.stderr
    mou("check", "--write-baseline", "known.json")
    assert "MOU2" not in (tmp_path / "known.json").read_text()
    assert mou("check", "--baseline", "known.json").exit_code == 1


def test_a_baseline_holds_for_build_as_for_check(mou: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        a="act act\nagency A {}\nlist l { kind blacklist; keeper A }\ninstrument d { in force from 2015-01-01\nmeasure 1 { on l; refer act }\n}\n",
    )
    assert mou("check").exit_code == 1
    assert mou("build", "-o", "out").exit_code == 1
    mou("check", "--write-baseline", "known.json")
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nbaseline = "known.json"\npaths = ["memoranda"]\n')
    assert mou("check").exit_code == 0
    assert mou("build", "-o", "out").exit_code == 0
    assert mou("check", "--no-baseline").exit_code == 1
    assert mou("build", "-o", "out", "--no-baseline").exit_code == 1


def test_a_baseline_of_an_earlier_format_is_read_with_a_note_of_what_to_do(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=IDLE)
    mou("check", "--write-baseline", "known.json")
    file = tmp_path / "known.json"
    body = json.loads(file.read_text("utf-8"))
    for item in body["findings"]:
        item["fingerprint"] = "0" * 32
    file.write_text(json.dumps({**body, "format_version": "1.0"}), "utf-8")
    result = mou("check", "--baseline", "known.json")
    assert (result.exit_code, result.stdout.partition(" in ")[0]) == (0, "no findings")
    assert "of an earlier format" in result.stderr
    assert "bring it up to date with `--write-baseline known.json`" in result.stderr
    assert "旧格式的基线" in mou("check", "--baseline", "known.json", "--lang", "zh").stderr
    mou("check", "--write-baseline", "known.json")
    assert mou("check", "--baseline", "known.json").stderr == ""


def test_of_one_file_or_one_day_nothing_is_said_to_be_gone(mou: Run, tmp_path: Path) -> None:
    unused = 'subject s "S" "主"\n'
    write(tmp_path, corpus=unused, a='law x "X" "甲法"\n', b='agency y "Y" "乙" { kind government }\n')
    mou("check", "--write-baseline", "known.json")
    for narrowed in (("memoranda/a.mou",), ("--as-of", "2016-01-01")):
        shown = mou("check", *narrowed, "--baseline", "known.json")
        assert "no longer" not in shown.stderr
    write(tmp_path, corpus=unused, a="", b="")
    assert "no longer" in mou("check", "--baseline", "known.json").stderr
