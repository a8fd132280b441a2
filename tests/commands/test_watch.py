"""mou watch: findings told anew after each change; the changes are given, none is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from commands.running import CLEAN, CYCLES, Run, runner
from mou_compiler.command_line import following
from mou_compiler.commands import watch


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.mou").write_text(CLEAN, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


Step = Callable[[Path], Iterable[Path]]


def follow(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    """Let a command that watches see what each step says it has changed, and then an interrupt."""

    def changes(folders: Iterable[Path]) -> Iterator[set[str]]:
        assert all(folder.is_dir() for folder in folders)
        for step in steps:
            yield {str(path.absolute()) for path in step(Path("corpus"))}
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "changes", changes)


def write(name: str, text: str) -> Step:
    def step(folder: Path) -> list[Path]:
        (folder / name).write_text(text, encoding="utf-8")
        return [folder / name]

    return step


def remove(name: str) -> Step:
    def step(folder: Path) -> list[Path]:
        (folder / name).unlink()
        return [folder / name]

    return step


def test_it_tells_anew_what_each_change_makes_of_the_corpus(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(monkeypatch, write("b.mou", CYCLES), write("b.mou", "\n" + CYCLES), remove("b.mou"))
    done = run("watch", "corpus")
    assert done.exit_code == 130
    assert done.stdout.count("MOU208") == 4
    assert "corpus/b.mou:1:" in done.stdout
    assert "corpus/b.mou:2:" in done.stdout
    assert done.stderr == "note: changed: corpus/b.mou\n" * 3
    assert done.stdout.endswith(run("check", "corpus").stdout)


def test_each_answer_is_that_of_a_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def check(_: Path) -> list[Path]:
        told.append(run("check", "corpus", "--lang", "zh", "--ignore", "MOU310").stdout)
        return []

    follow(monkeypatch, check, write("b.mou", CYCLES), check, write("a.mou", "territory {"), check)
    done = run("watch", "corpus", "--lang", "zh", "--ignore", "MOU310")
    assert done.stdout == "".join(told)
    assert "提示：已变动：corpus/b.mou\n" in done.stderr


def test_what_is_no_part_of_the_corpus_is_passed_over(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(monkeypatch, write("notes.txt", "."), write("b.html", "."))
    done = run("watch", "corpus")
    assert done.stderr == ""
    assert done.stdout == run("check", "corpus").stdout


def test_the_file_of_a_register_is_watched_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    register = 'register laws { file "laws.csv"; state 2025-04-19 }\n'
    follow(monkeypatch, write("r.mou", register), write("laws.csv", "wrong\n"))
    done = run("watch", "corpus")
    assert "note: changed: corpus/laws.csv\n" in done.stderr
    assert "MOU114" in done.stdout


def test_many_changed_files_are_counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{letter}.mou" for letter in "bcdef"]
    follow(monkeypatch, lambda folder: [path for name in names for path in write(name, "")(folder)])
    done = run("watch", "corpus")
    assert done.stderr == "note: changed: corpus/b.mou, corpus/c.mou, corpus/d.mou and 2 more\n"


def test_a_single_file_is_watched_in_its_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(monkeypatch, write("a.mou", CYCLES))
    done = run("watch", "corpus/a.mou")
    assert done.stdout.count("MOU208") == 2


def test_standard_input_cannot_be_watched(run: Run) -> None:
    done = run("watch", "-", given=b"")
    assert done.exit_code == 2
    assert "cannot be watched" in done.stderr


def test_a_folder_that_is_not_there_is_told_and_not_waited_for(run: Run) -> None:
    done = run("watch", "nowhere/at/all")
    assert done.exit_code == 2
    assert "nowhere/at/all" in done.stdout + done.stderr


def test_without_watchfiles_it_says_how_to_install_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "find_spec", lambda _: None)
    done = run("watch", "corpus")
    assert done.exit_code == 2
    assert "pip install 'mou-compiler[watch]'" in done.stderr
    assert "尚未安装" in run("watch", "corpus", "--lang", "zh").stderr


def test_the_system_is_asked_which_files_change(tmp_path: Path) -> None:
    """What watchfiles yields is taken apart; that it yields is its own affair."""
    watchfiles = pytest.importorskip("watchfiles")
    stopped = iter([{(watchfiles.Change.added, "x.mou"), (watchfiles.Change.deleted, "y.mou")}])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("watchfiles.watch", lambda *folders: stopped if folders == (tmp_path,) else None)
        assert list(watch.changes([tmp_path])) == [{"x.mou", "y.mou"}]
