"""`mou check`: what it prints where, how it exits, and what it takes from where."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import CLEAN, CYCLES, EXPIRING, Run, runner, write


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def test_a_clean_corpus_exits_with_0(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    result = mou("check", "--ignore", "unused")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no findings in 0 documents\n"


def test_findings_exit_with_1_and_stand_on_standard_output(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    result = mou("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "error[MOU208 cycle]" in result.stdout
    assert " --> memoranda/a.mou:1:11\n" in result.stdout
    assert result.stdout.endswith("\n2 errors in 0 documents\n")


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(mou: Run, tmp_path: Path, fail_on: str, status: int) -> None:
    write(tmp_path, a=EXPIRING)
    result = mou("check", "--as-of", "2019-12-01", "--fail-on", fail_on, "--format", "concise")
    assert "warning MOU501" in result.stdout
    assert result.exit_code == status


def test_input_that_cannot_be_read_exits_with_2_whatever_is_selected(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "memoranda" / "b.mou").write_bytes("主体".encode("gb18030"))
    for arguments in ((), ("--fail-on", "never"), ("--select", "MOU4")):
        result = mou("check", "--format", "concise", *arguments)
        assert result.exit_code == 2
        assert "memoranda/b.mou:1:1: error MOU106" in result.stdout


def test_no_memoranda_at_all(mou: Run) -> None:
    result = mou("check")
    assert result.exit_code == 2
    assert "error[MOU110 not-found]" in result.stdout
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "yaml"), "'yaml' is not one of"),
        (("--as-of", "2019-02-30"), "write it as 2016-01-20"),
        (("--expiry-days", "-1"), "-1 is not in the range"),
        (("--slect", "MOU4"), "--select"),
    ],
)
def test_wrong_usage_exits_with_2_on_standard_error(mou: Run, arguments: tuple[str, ...], told: str) -> None:
    result = mou("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_select_ignore_and_severity(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES, b=EXPIRING)

    def codes(*arguments: str) -> list[tuple[str, str]]:
        body = json.loads(mou("check", "--as-of", "2019-12-01", "--format", "json", *arguments).stdout)
        return [(finding["code"], finding["severity"]) for finding in body["findings"]]

    cycle, expiry = ("MOU208", "error"), ("MOU501", "warning")
    assert codes("--select", "MOU2,expiry") == [cycle, cycle, expiry]
    assert codes("--select", "MOU5") == [expiry]
    assert codes("--select", "MOU2", "--select", "MOU5", "--ignore", "cycle") == [expiry]
    assert codes("--select", "expiry", "--severity", "MOU5=info", "--severity", "MOU501=error") == [
        ("MOU501", "error")
    ]


def test_expiry_days_reach_the_check(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=EXPIRING)
    for days, status in (("30", 0), ("31", 1)):
        arguments = (
            "--as-of",
            "2019-12-01",
            "--expiry-days",
            days,
            "--select",
            "expiry",
            "--fail-on",
            "warning",
        )
        assert mou("check", *arguments).exit_code == status


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--select", "MOU41O"), "error: --select: no check is called `MOU41O`\n  = help: did you mean `MOU410`?\n"),
        (("--ignore", "colision"), "error: --ignore: no check is called `colision`\n  = help: did you mean `collision`?\n"),
        (
            ("--severity", "MOU402"),
            "error: --severity: `MOU402` gives no severity\n  = help: write CODE=error, CODE=warning or CODE=info\n",
        ),
        (
            ("--severity", "MOU402=grave", "--lang", "zh"),
            "错误：--severity：「MOU402=grave」未给出严重程度\n  = 建议：请写「代码=error」「代码=warning」或「代码=info」\n",
        ),
        (("--select", "龙", "--lang", "zh"), "错误：--select：没有名为「龙」的检查\n  = 建议：「mou explain」列出所有检查\n"),
    ],
)  # fmt: skip
def test_an_unknown_check_is_a_mistake_in_usage(mou: Run, arguments: tuple[str, ...], told: str) -> None:
    result = mou("check", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)


@pytest.mark.parametrize("arguments", [("--ignore", "MOU1"), ("--severity", "syntax=info")])
def test_what_could_not_be_read_can_be_neither_ignored_nor_made_light_of(
    mou: Run, arguments: tuple[str, ...]
) -> None:
    result = mou("check", *arguments)
    assert result.exit_code == 2
    assert "MOU101 (syntax) cannot be ignored" in result.stderr


def test_output_file_is_put_in_place_whole(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    shown = mou("check", "--format", "json").stdout
    result = mou("check", "--format", "json", "--output-file", "out/findings.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "out" / "findings.json").read_text("utf-8") == shown
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["findings.json"]


def test_output_file_that_cannot_be_written_is_told(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "file").write_text("kept")
    result = mou("check", "--output-file", "file/below")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: cannot write file/below: ")
    assert (tmp_path / "file").read_text() == "kept"


def test_output_file_may_be_a_link_or_a_pipe(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "real").write_text("")
    (tmp_path / "link").symlink_to("real")
    mou("check", "--output-file", "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == mou("check").stdout
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    mou("check", "--output-file", "pipe")
    assert os.read(reader, 10_000)
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_colour_only_where_asked_for(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    assert "\x1b[" not in mou("check").stdout
    assert "\x1b[" in mou("check", "--color", "always").stdout
    assert "\x1b[" in mou("check", MOU_COLOR="always").stdout
    assert "\x1b[" not in mou("check", "--color", "never", MOU_COLOR="always").stdout
    mou("check", "--output-file", "out")
    assert "\x1b[" not in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_is_coloured_unless_it_says_no(
    tmp_path: Path, variables: dict[str, str], colored: bool
) -> None:
    import pty

    write(tmp_path, a=CYCLES)
    leader, follower = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "MOU_COLOR")}
    environment = {**inherited, "LANG": "C.UTF-8", "TERM": "xterm", **variables}
    command = [sys.executable, "-c", "from mou_compiler.command_line.main import main; main(['check'])"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=follower, timeout=60, check=False)
    os.close(follower)
    shown = b""
    while chunk := _read(leader):
        shown += chunk
    assert done.returncode == 1
    assert "MOU208" in shown.decode()
    assert (b"\x1b[" in shown) is colored


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 10_000)
    except OSError:
        return b""


def test_language(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    assert "错误[MOU208 cycle]：" in mou("check", "--lang", "zh").stdout
    assert "错误[MOU208 cycle]：" in mou("check", MOU_LANG="zh").stdout
    assert "错误[MOU208 cycle]：" in mou("check", LC_ALL="zh_CN.UTF-8").stdout
    assert "error[MOU208 cycle]: " in mou("check", "--lang", "en", LC_ALL="zh_CN.UTF-8").stdout


def test_heavy_libraries_are_not_imported_for_what_does_not_need_them(tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    heavy = (
        "networkx",
        "xml.etree",
        "tomllib",
        "mou_compiler.findings.formats.sarif",
    )
    code = (
        "import sys; from mou_compiler.command_line.main import main\n"
        "try: main(sys.argv[1:])\n"
        f"except SystemExit: print(*[name for name in {heavy!r} if name in sys.modules], sep=',', file=sys.stderr)\n"
    )

    def imported(*arguments: str) -> str:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        ).stderr.strip()

    assert imported("check") == ""
    assert imported("--version") == ""
    assert "mou_compiler.findings.formats.sarif" in imported("check", "--format", "sarif")


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("never", 0)])
def test_a_report_knows_from_which_gravity_a_run_fails(
    mou: Run, tmp_path: Path, fail_on: str, failures: int
) -> None:
    write(tmp_path, a=CYCLES)
    told = mou("check", "--format", "junit", "--fail-on", fail_on).stdout
    assert f'tests="2" failures="{failures}"' in told
