"""`mou check` asked again: the same answer, byte for byte, and never that to another question."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from benchmarks.corpora import write as write_generated
from commands.running import Run, runner, write
from mou_compiler.checks.mou307_orphan_exit import CHECK
from mou_compiler.command_line import answers
from mou_compiler.commands import check

REGISTER = """\
register texts "Texts" "法规" { file "laws.csv"; state 2020-12-31; section 经济法 { rank law } }
law other-law "Tax law" "税法" { title "税法"; edition 2015 { adopted 2015-04-24; articles 1 to 92 } }
"""
LAWS = (
    "collection,section,title,text_date,stated_in_force,last_article,articles_found,repeals\n"
    "经济法,,税法,2015-04-24,,{0},{0},\n"
)


class Asking:
    """Runs `mou check` with answers kept in a folder, and counts how often something was worked out."""

    def __init__(self, mou: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mou = mou
        self.folder = folder
        self.worked_out = 0
        compile_asked = check.compile_asked

        def counting(*arguments: object) -> object:
            self.worked_out += 1
            return compile_asked(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(check, "compile_asked", counting)

    def __call__(self, *arguments: str | Path, **variables: str) -> Result:
        return self.mou(
            "check", *arguments, **{"MOU_NO_CACHE": "", "XDG_CACHE_HOME": str(self.folder), **variables}
        )

    def kept(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def ask(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setattr(answers, "LEAST", 0)
    write(tmp_path, rule=CHECK.failing, laws=REGISTER)
    (tmp_path / "memoranda" / "laws.csv").write_text(LAWS.format(94), "utf-8")
    return Asking(runner(tmp_path, monkeypatch), tmp_path_factory.mktemp("cache"), monkeypatch)


def same(one: Result, other: Result) -> bool:
    return (one.stdout_bytes, one.stderr, one.exit_code) == (
        other.stdout_bytes,
        other.stderr,
        other.exit_code,
    )


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_same_question_has_the_same_answer_without_being_worked_out(
    ask: Asking, form: str, lang: str
) -> None:
    first = ask("--format", form, "--lang", lang)
    again = ask("--format", form, "--lang", lang)
    assert same(first, again)
    assert same(first, ask("--format", form, "--lang", lang, "--no-cache"))
    assert (first.exit_code, ask.worked_out, len(ask.kept())) == (1, 2, 1)


def test_what_is_remarked_beside_is_remarked_again(ask: Asking, tmp_path: Path) -> None:
    ask.mou("check", "--write-baseline", "known.json")
    write(tmp_path, rule=CHECK.passing)
    first, again = ask("--baseline", "known.json"), ask("--baseline", "known.json")
    assert "no longer" in first.stderr
    assert same(first, again)
    assert ask.worked_out == 2


def changes() -> Iterator[tuple[str, list[str]]]:
    yield "rule", []
    yield "new file", []
    yield "file gone", []
    yield "register", []
    yield "compiler", []
    yield "where it runs", []
    yield "repository", []
    for options in (
        ["--lang", "zh"],
        ["--format", "json"],
        ["--as-of", "2020-01-01"],
        ["--expiry-days", "3"],
        ["--select", "MOU307"],
        ["--ignore", "MOU307"],
        ["--severity", "MOU307=info"],
        ["--fail-on", "never"],
        ["--color", "always"],
        ["memoranda/rule.mou"],
        ["--baseline", "known.json"],
    ):
        yield "options", options


@pytest.mark.parametrize(("what", "options"), list(changes()))
def test_another_question_is_worked_out(
    ask: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, options: list[str]
) -> None:
    ask.mou("check", "--write-baseline", "known.json")
    ask()
    worked_out = ask.worked_out
    folder = tmp_path / "memoranda"
    match what:
        case "rule":
            write(tmp_path, rule=CHECK.failing.replace("art 1", "art 3"))
        case "new file":
            write(tmp_path, new="territory new")
        case "file gone":
            (folder / "rule.mou").unlink()
        case "register":
            (folder / "laws.csv").write_text(LAWS.format(92), "utf-8")
        case "compiler":
            monkeypatch.setattr(answers, "_compiler", lambda: "another")
        case "where it runs":
            monkeypatch.chdir(folder)
            options = ["."]
        case "repository":
            (tmp_path.parent / ".git").mkdir(exist_ok=True)
            options = ["--format", "json"]
    told = ask(*options)
    assert ask.worked_out == worked_out + 1
    assert same(told, ask(*options, "--no-cache"))
    if what == "repository":
        (tmp_path.parent / ".git").rmdir()


def test_a_baseline_that_changed_is_read_again(ask: Asking) -> None:
    ask.mou("check", "--write-baseline", "known.json")
    assert ask("--baseline", "known.json").exit_code == 0
    ask.mou("check", "--write-baseline", "known.json", "--ignore", "MOU307")
    assert ask("--baseline", "known.json").exit_code == 1


@pytest.mark.parametrize("damage", ["empty", "half", "first", "middle", "last", "longer", "a folder", "none"])
def test_an_answer_that_is_damaged_was_never_there(ask: Asking, damage: str) -> None:
    first = ask()
    (kept,) = ask.kept()
    raw = bytearray(kept.read_bytes())
    if damage in ("first", "middle", "last"):
        raw[{"first": 0, "middle": len(raw) // 2, "last": -1}[damage]] ^= 1
    whole = {"empty": b"", "half": raw[: len(raw) // 2], "longer": bytes(raw) + b"x"}.get(damage, raw)
    kept.write_bytes(whole)
    if damage == "a folder":
        kept.unlink()
        kept.mkdir()
    worked_out = ask.worked_out
    assert same(first, ask())
    assert ask.worked_out == worked_out + (damage != "none")
    assert same(first, ask())


def test_nothing_is_kept_where_that_would_be_in_the_corpus(ask: Asking, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    ask(XDG_CACHE_HOME=str(tmp_path / "memoranda"))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("place", ["file", "relative", "unset"])
def test_where_nothing_can_be_kept_the_answer_is_the_same(ask: Asking, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    base = {"file": str(tmp_path / "file"), "relative": "here", "unset": ""}[place]
    home = tmp_path / "file"
    told = ask(XDG_CACHE_HOME=base, HOME=str(home))
    assert same(told, ask("--no-cache"))
    assert not (tmp_path / "here").exists()
    assert ask.kept() == []


def test_no_cache_neither_takes_nor_keeps(ask: Asking) -> None:
    ask("--no-cache")
    ask(MOU_NO_CACHE="1")
    assert ask.kept() == []
    ask()
    ask("--no-cache")
    assert (ask.worked_out, len(ask.kept())) == (4, 1)


def test_what_could_not_be_read_is_not_kept(ask: Asking, tmp_path: Path) -> None:
    (tmp_path / "memoranda" / "laws.csv").unlink()
    assert ask().exit_code == 2
    (tmp_path / "memoranda" / "bad.mou").write_bytes(b"\xff")
    assert ask().exit_code == 2
    assert ask.kept() == []


def test_answers_about_little_are_not_kept(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LEAST", 2)
    ask()
    assert ask.kept() == []


def test_what_was_asked_for_longest_ago_makes_room(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    (first,) = ask.kept()
    os.utime(first, ns=(1, 1))
    ask("--lang", "zh")
    (second,) = set(ask.kept()) - {first}
    os.utime(second, ns=(2, 2))
    ask()  # now the second is the older one
    monkeypatch.setattr(answers, "MOST_BYTES", 8 * max(file.stat().st_size for file in ask.kept()) + 800)
    for number in range(12):
        ask("--expiry-days", str(number))
    kept = ask.kept()
    assert sum(file.stat().st_size for file in kept) <= answers.MOST_BYTES
    assert second not in kept


@pytest.mark.long
def test_many_runs_at_once_tell_the_same(tmp_path: Path) -> None:
    write_generated(tmp_path / "corpus", 400)
    variables = {**os.environ, "MOU_NO_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "mou_compiler.command_line.main", "check", "corpus", "--format", "json"]
    runs = [subprocess.Popen(command, cwd=tmp_path, env=variables, stdout=subprocess.PIPE) for _ in range(4)]
    told = {run.communicate()[0] for run in runs}
    again = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=False)
    assert told == {again.stdout}
    assert len([path for path in (tmp_path / "cache").rglob("*") if path.is_file()]) == 1
