"""Hostile input to every command: each kind has its own error with path, line and column, and none a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from commands.running import CLEAN, runner

GOOD = """\
subject enterprise "Enterprise" "企业"
agency A "Agency" "机构甲" { kind government }
act trade "Trade" "交易"
list l "List" "名单" { kind blacklist; keeper A; covers enterprise }
memorandum m "M" "备忘录" {
    signatories A
    measure 1 "One" "一" { on l; by A; prohibit trade; to enterprise; basis none }
}
"""
COMMANDS = {
    "check": ("check", "memoranda", "--format", "concise"),
    "build": ("build", "memoranda", "-o", "out"),
    "fmt": ("fmt", "memoranda"),
    "table": ("table", "A", "memoranda"),
    "why": ("why", "m/1", "memoranda"),
}


class Case(NamedTuple):
    """What is put into the corpus beside a good file, what is told of it, where, and the exit status.

    `layout` says that the formatter finds nothing amiss: it knows one file, and no names.
    """

    put: Callable[[Path], object]
    code: str
    where: str
    status: int
    layout: bool = False


def text(content: str | bytes) -> Callable[[Path], object]:
    raw = content if isinstance(content, bytes) else content.encode()
    return lambda path: path.write_bytes(raw)


def sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(10**8)


CASES = {
    "invalid UTF-8": Case(text(CLEAN.encode() + b'list b "\xff"\n'), "MOU106", ":2:9", 2),
    "GB18030": Case(text((CLEAN * 3).encode("gb18030")), "MOU106", ":1:26", 2),
    "UTF-16": Case(text((CLEAN * 3).encode("utf-16")), "MOU106", ":1:1", 2),
    "NUL": Case(text(CLEAN + "a\0b"), "MOU107", ":2:2", 2),
    "a sparse file of 100 MB": Case(sparse, "MOU108", "", 2),
    "an unreadable file": Case(lambda path: path.symlink_to("/proc/self/mem"), "MOU109", "", 2),
    "a pipe": Case(os.mkfifo, "MOU109", "", 2),
    "a dangling link": Case(lambda path: path.symlink_to("nowhere"), "MOU110", "", 2),
    "a link to itself": Case(lambda path: path.symlink_to(path.name), "MOU111", "", 2),
    "a link to the folder above": Case(lambda path: path.symlink_to(path.parent), "MOU111", "", 2),
    "an unclosed string": Case(text('list b "b\n'), "MOU102", ":1:8", 1),
    "an unclosed brace": Case(text("territory b {\n"), "MOU104", ":1:13", 1),
    "100,000 braces": Case(text("territory b { " * 100_000), "MOU105", ":1:909", 1),
    "100,000 brackets": Case(text("list b { kind " + "(" * 100_000), "MOU105", ":1:78", 1),
    "an id declared in another file": Case(text('agency A "Again" "又" { kind court }\n'), "MOU202", ":1:8", 1, layout=True),
    "an emoji": Case(text('agency 🏛️ "Court" "法院" { kind court }\n'), "MOU103", ":1:8", 1),
    "200,000 stray letters": Case(text("".join(f"act a{n} ~\n" for n in range(200_000))), "MOU115", ":101:10", 1),
    "200,000 unknown keywords": Case(text("".join(f"zq{n} b\n" for n in range(200_000))), "MOU203", ":100:1", 1, layout=True),
    "one line of a megabyte": Case(text("territory b " + "c " * 500_000 + "\n"), "MOU204", ":1:11", 1, layout=True),
}  # fmt: skip


def pairs() -> Iterator[object]:
    """Yield every kind of input with every command; what takes seconds is asked for."""
    for name in CASES:
        for command in COMMANDS:
            slow = any(word in name for word in ("200,000", "megabyte")) or (
                "100,000" in name and command != "check"
            )
            yield pytest.param(name, command, marks=[pytest.mark.long] if slow else [])


@pytest.mark.parametrize(("name", "command"), list(pairs()))
def test_hostile_input_is_told(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    folder = tmp_path / "memoranda"
    folder.mkdir()
    (folder / "a.mou").write_text(GOOD, encoding="utf-8")
    case.put(folder / "z.mou")
    result = runner(tmp_path, monkeypatch)(*COMMANDS[command])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    if command == "fmt" and case.layout:
        assert result.exit_code == 0
        return
    assert result.exit_code == case.status
    assert case.code in result.output
    assert f"memoranda/z.mou{case.where}" in result.output
    assert len(result.output) < 200_000
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("made", "code"), [(True, "MOU112"), (False, "MOU110")])
def test_an_empty_or_missing_corpus_is_told(
    command: str, made: bool, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if made:
        (tmp_path / "memoranda").mkdir()
    result = runner(tmp_path, monkeypatch)(*COMMANDS[command])
    assert result.exit_code == 2
    assert code in result.output
    assert "memoranda" in result.output


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("tail", ["", "# 只有注释", "\n\n\n", "；；。\n"])
def test_odd_but_sound_files_are_read(
    end: str, mark: bytes, tail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "memoranda"
    folder.mkdir()
    (folder / "a.mou").write_bytes(mark + (GOOD + tail).replace("\n", end).encode())
    (folder / "b.mou").write_bytes(mark + f"# 注释{end}// comment{end}".encode())
    (folder / "c.mou").write_bytes(mark)
    run = runner(tmp_path, monkeypatch)
    result = run("check", "memoranda", "--format", "concise", "--select", "MOU1,MOU2")
    assert (result.exit_code, result.output) == (0, "")
    assert run("why", "m/1", "memoranda").exit_code == 0


def test_names_are_compared_by_nfc_and_may_lie_beyond_the_basic_plane(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "memoranda"
    folder.mkdir()
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    (folder / "a.mou").write_text(
        f"act {composed} {{}}\nagency 𠮷𡈽 {{ kind court }}\n"
        f"memorandum m {{ signatories 𠮷𡈽; measure 1 {{ by 𠮷𡈽; prohibit {decomposed} }} }}\n",
        encoding="utf-8",
    )
    run = runner(tmp_path, monkeypatch)
    assert run("check", "memoranda", "--select", "MOU1,MOU2", "--format", "concise").output == ""
    assert run("table", "𠮷𡈽", "memoranda").exit_code == 0
