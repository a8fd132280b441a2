"""What stands outside mou: streams that take nothing, folders that are gone, interrupts, letters of a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import CYCLES, Run, runner, write

import forking

MOU = [sys.executable, "-m", "mou_compiler.command_line.main"]
SHELL = 'mou() { "$PYTHON" -m mou_compiler.command_line.main "$@"; }; '
ARGUMENTS = {
    "check": "check",
    "check in JSON": "check --format json",
    "graph": "graph",
    "stats": "stats",
    "coverage": "coverage",
    "explain": "explain MOU401",
    "help": "--help",
    "version": "--version",
    "fmt": "fmt --check",
}


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def shell(folder: Path, line: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `mou` is the command."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MOU_", "LC_"))}
    environment = {**inherited, "PYTHON": sys.executable, "LANG": "C.UTF-8", **variables}
    return subprocess.run(
        ["bash", "-c", SHELL + line], cwd=folder, env=environment, capture_output=True, check=False
    )


CLEAN = 'territory a "A"\nsubject b "B" "乙"\n'


TAKES_NOTHING = {"full": "No space left on device", "closed": "Bad file descriptor"}


@pytest.mark.parametrize("arguments", ARGUMENTS.values(), ids=ARGUMENTS)
@pytest.mark.parametrize("stream", TAKES_NOTHING)
def test_what_cannot_be_printed_is_told_in_one_line(tmp_path: Path, arguments: str, stream: str) -> None:
    write(tmp_path, a='territory   a "A"\n')
    shut = (1,) if stream == "closed" else ()
    with Path("/dev/full").open("wb") as full:
        script = forking.Script(tuple(arguments.split()), str(tmp_path), shut=shut)
        done = forking.run(script, stdout=full.fileno())
    assert done.returncode == 2
    assert done.stderr == f"error: cannot write to standard output: {TAKES_NOTHING[stream]}\n"


@pytest.mark.parametrize(("stream", "told"), [("> /dev/full", "full"), (">&-", "closed")])
def test_so_it_is_in_a_shell(tmp_path: Path, stream: str, told: str) -> None:
    write(tmp_path, a=CLEAN)
    done = shell(tmp_path, f"mou check {stream}")
    assert done.returncode == 2
    assert done.stderr.decode() == f"error: cannot write to standard output: {TAKES_NOTHING[told]}\n"


def test_it_is_told_in_chinese_without_an_english_word(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    done = shell(tmp_path, "mou check --lang zh > /dev/full")
    assert done.stderr.decode() == "错误：无法写入标准输出：磁盘空间已满\n"


def test_a_reader_that_has_gone_is_no_finding(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    done = shell(tmp_path, "mou explain --format json | true; exit ${PIPESTATUS[0]}")
    assert done.returncode == 2
    assert done.stderr.decode() == "error: cannot write to standard output: Broken pipe\n"


@pytest.mark.long
def test_without_standard_error_the_result_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    whole = shell(tmp_path, "mou check")
    assert (whole.returncode, b"MOU208" in whole.stdout) == (1, True)
    assert shell(tmp_path, "mou check 2>&-").stdout == whole.stdout
    assert shell(tmp_path, "mou check 2>&-").returncode == 1
    assert shell(tmp_path, "mou fmt 2> /dev/full").returncode == 2


@pytest.mark.long
def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    for arguments in ("check", "graph", "fmt", "test", "check ../memoranda"):
        done = shell(tmp_path, f"mkdir x; cd x; rmdir ../x; mou {arguments}")
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        last = done.stderr.decode().splitlines()[-1]
        assert last == "error: the folder in which mou runs is gone"


def test_an_interrupt_has_a_status_of_its_own(tmp_path: Path) -> None:
    code = (
        "import signal, os\n"
        "from mou_compiler.command_line import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in the background inherits it ignored
        "main.Commands.invoke = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "main.main(['check'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize(
    ("form", "encoding"),
    [
        *((form, "cp936") for form in ("json", "sarif", "junit", "github", "gitlab", "markdown")),
        ("json", "ascii"),
    ],
)
def test_what_programs_read_is_utf8_whatever_the_terminal_is(
    tmp_path: Path, form: str, encoding: str
) -> None:
    write(tmp_path, a=CYCLES.replace('"A" "甲"', '"A" "甲é"'))
    line = f"check --lang zh --format {form}"
    told = shell(tmp_path, f"mou {line}", PYTHONIOENCODING=encoding).stdout.decode("utf-8")
    assert told == forking.run(forking.Script(tuple(line.split()), str(tmp_path))).stdout
    assert "环" in told or "自身" in told


@pytest.mark.long
def test_other_commands_write_utf8_too(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    for arguments in ("graph --format json", "stats --format json", "explain MOU401 --format json"):
        done = shell(tmp_path, f"mou {arguments}", PYTHONIOENCODING="cp936")
        assert json.loads(done.stdout.decode("utf-8"))
    for arguments in ("graph", "stats --format svg", "explain MOU401 --format markdown --lang zh"):
        shell(tmp_path, f"mou {arguments}", PYTHONIOENCODING="cp936").stdout.decode("utf-8")


def test_a_terminal_keeps_its_letters(tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    done = shell(tmp_path, "mou check --lang zh", PYTHONIOENCODING="cp936")
    assert "错误" in done.stdout.decode("cp936")
