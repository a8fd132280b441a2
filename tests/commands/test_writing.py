"""Nothing is written over what was read, and what is written has the rights that the umask leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from running import CLEAN, Run, runner

REGISTER = """\
rank law "Law" "法律" { may-burden }
register all-laws "Register" "法规目录" { file "laws.csv"; }
"""
COMMANDS = {
    "check": ("check", "--output-file"),
    "baseline": ("check", "--write-baseline"),
    "graph": ("graph", "-o"),
    "stats": ("stats", "-o"),
    "dimensions": ("dimensions", "-o"),
}
FORMS = {"graph": "dot", "check": "text", "stats": "text", "dimensions": "text"}
"""A format of each command, for files whose suffix says none."""


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    folder = tmp_path / "memoranda" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.mou").write_text(CLEAN, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\npaths = ["memoranda"]\n', "utf-8")
    (tmp_path / "link.txt").symlink_to("memoranda/deep/a.mou")
    (tmp_path / "linked.mou").symlink_to("elsewhere.txt")
    (tmp_path / "below").symlink_to("memoranda/deep")
    os.link(folder / "a.mou", tmp_path / "same.txt")
    return runner(tmp_path, monkeypatch)


def files(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "target",
    [
        "memoranda/deep/a.mou",
        "./memoranda/deep/../deep/a.mou",
        "below/a.mou",
        "link.txt",
        "same.txt",
        "pyproject.toml",
        "another.mou",
        "linked.mou",
        "memoranda/new.MOU",
    ],
)
def test_no_output_over_an_input(mou: Run, tmp_path: Path, command: str, target: str) -> None:
    before = files(tmp_path)
    form = ("--format", FORMS[command]) if command in FORMS else ()
    result = mou(*COMMANDS[command], target, *form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert target.removeprefix("./").split("/")[-1] in result.stderr
    assert "= help: choose another file" in result.stderr
    assert files(tmp_path) == before
    chinese = mou(*COMMANDS[command], target, *form, "--lang", "zh")
    assert chinese.stderr.startswith("错误：")
    assert "= 建议：另选文件" in chinese.stderr


@pytest.mark.parametrize("command", [name for name in COMMANDS if name in FORMS])
@pytest.mark.parametrize(
    ("name", "form"), [("x.pdf", None), ("x.mdx", None), ("x.json", ...), ("x.JSON", ...)]
)
def test_a_suffix_that_cannot_be_met_is_refused(
    mou: Run, tmp_path: Path, command: str, name: str, form: object
) -> None:
    options = ("--format", FORMS[command]) if form else ()
    before = files(tmp_path)
    for language, error in (("en", "error: "), ("zh", "错误：")):
        result = mou(*COMMANDS[command], name, *options, "--lang", language)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(error)
    assert files(tmp_path) == before
    assert mou(*COMMANDS[command], "x.odd", "--format", FORMS[command]).exit_code == 0
    assert mou(*COMMANDS[command], "bare").exit_code == 0


@pytest.mark.parametrize(
    ("name", "arguments", "begins"),
    [
        ("x.sarif", (), '{\n "$schema"'),
        ("x.SARIF", (), '{\n "$schema"'),
        ("x.json", (), '{\n "format_version"'),
        ("x.json", ("--format", "gitlab"), "["),
        ("x.sarif.json", ("--format", "sarif"), '{\n "$schema"'),
        ("x.md", (), "# mou"),
        ("x.xml", (), "<?xml"),
        ("x.txt", (), "no findings"),
        ("x", (), "no findings"),
        ("x.log", ("--format", "json"), '{\n "format_version"'),
    ],
)
def test_findings_are_written_as_the_suffix_says(
    mou: Run, tmp_path: Path, name: str, arguments: tuple[str, ...], begins: str
) -> None:
    assert mou("check", "--output-file", name, *arguments).exit_code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_format_of_the_environment_yields_to_a_suffix(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOU_FORMAT", "junit")
    for name, begins in (("x.md", "# mou"), ("x.log", "<?xml"), ("x", "<?xml")):
        assert mou("check", "--output-file", name).exit_code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("command", COMMANDS)
def test_beside_an_input_is_no_input(mou: Run, tmp_path: Path, command: str) -> None:
    assert mou(*COMMANDS[command], "memoranda/deep/out.json").exit_code == 0
    first = (tmp_path / "memoranda/deep/out.json").read_bytes()
    assert mou(*COMMANDS[command], "memoranda/deep/out.json").exit_code == 0
    assert (tmp_path / "memoranda/deep/out.json").read_bytes() == first


def test_the_file_of_a_register_is_an_input(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "memoranda/deep/b.mou").write_text(REGISTER, "utf-8")
    (tmp_path / "memoranda/deep/laws.csv").write_text("no register\n", "utf-8")
    result = mou("check", "--output-file", "memoranda/deep/laws.csv", "--format", "text")
    assert result.exit_code == 2
    assert "laws.csv was read" in result.stderr
    assert (tmp_path / "memoranda/deep/laws.csv").read_text("utf-8") == "no register\n"


def test_a_baseline_that_is_read_is_an_input_of_findings_alone(mou: Run, tmp_path: Path) -> None:
    assert mou("check", "--write-baseline", "known.json").exit_code == 0
    known = (tmp_path / "known.json").read_bytes()
    result = mou("check", "--baseline", "known.json", "--output-file", "known.json")
    assert result.exit_code == 2
    assert (tmp_path / "known.json").read_bytes() == known
    assert mou("check", "--baseline", "known.json", "--write-baseline", "known.json").exit_code == 0


@pytest.mark.parametrize("content", [b"mine\n", b'{"mine": 1}', b"\xff\xfe"])
def test_a_baseline_never_takes_the_place_of_what_is_none(mou: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine").write_bytes(content)
    result = mou("check", "--write-baseline", "mine")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: mine is not a baseline, and would be lost\n")
    assert (tmp_path / "mine").read_bytes() == content
    (tmp_path / "mine").write_bytes(b"")
    assert mou("check", "--write-baseline", "mine").exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("mask", [0o077, 0o022, 0o002])
def test_the_umask_is_heeded_and_a_mode_stays(mou: Run, tmp_path: Path, command: str, mask: int) -> None:
    before = os.umask(mask)
    try:
        mou(*COMMANDS[command], "new/out.json")
        made = tmp_path / "new" / "out.json"
        assert made.stat().st_mode & 0o777 == 0o666 & ~mask
        assert made.parent.stat().st_mode & 0o777 == 0o777 & ~mask
        made.chmod(0o604)
        mou(*COMMANDS[command], "new/out.json")
        assert made.stat().st_mode & 0o777 == 0o604
    finally:
        os.umask(before)
    assert [path.name for path in made.parent.iterdir()] == ["out.json"]


def test_where_nothing_can_be_written_nothing_is_left(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(os, "fsync", full)
    result = mou("stats", "-o", "new/deep/out.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: cannot write new/deep/out.txt: No space left on device\n"
        "  = help: choose another file; what stood there before is unchanged\n"
    )
    assert sorted(tmp_path.rglob("*")) == before
