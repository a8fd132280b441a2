"""`mou publish` into SQLite, by the code that serves PostgreSQL too: what is kept, what is current, and what is refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from published import EVIL, edition, held, publish, renamed, said

from mou_compiler.command_line.main import mou as group
from mou_compiler.publishing import database_layout, databases
from mou_compiler.publishing.database_layout import fitting
from mou_compiler.publishing.refusal import Refused

CASE = Path(__file__).parents[1] / "tables" / "faults" / "may-stands-under-must.mou"
FILE, URL = Path("kept.sqlite"), "sqlite:///kept.sqlite"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def mou(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def ask(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(FILE)) as database:
        return list(database.execute(query))


def test_editions_are_kept_and_one_is_current() -> None:
    first, second = edition("one"), edition("two", "2021-01-01")
    assert [publish(URL, item)[4:] for item in (first, first, second, first)] == [
        (True, True),
        (False, False),
        (True, True),
        (False, True),
    ]
    assert held(URL, None) == said(first)
    assert ask("SELECT count(*) FROM all_enforcement") == [(first.rows + second.rows,)]
    periods = ask("SELECT edition, current_from, current_to FROM validity ORDER BY period")
    assert [period[0] for period in periods] == [1, 2, 1]
    assert [period[2] for period in periods] == [periods[1][1], periods[2][1], None]
    assert ask("SELECT DISTINCT edition FROM enforcement_over_time ORDER BY 1") == [(1,), (2,)]
    assert ask("PRAGMA foreign_key_check") == []
    assert ask("PRAGMA integrity_check") == [("ok",)]


def test_the_same_edition_twice_changes_no_byte() -> None:
    publish(URL, edition())
    before = FILE.read_bytes()
    assert not publish(URL, edition()).changed
    assert FILE.read_bytes() == before


def test_what_is_written_is_read_whatever_its_letters() -> None:
    contents = renamed(edition(EVIL), "A", f'O\'Brien "{EVIL}"', "other")
    publish(URL, contents)
    assert held(URL, None) == said(contents)
    name = next(name for (name,) in ask("SELECT name FROM sqlite_master WHERE name LIKE 'agency_O%'"))
    assert len(name.encode()) <= 63
    quoted = name.replace('"', '""')
    assert len(ask(f'SELECT * FROM "{quoted}"')) == 1


def test_names_that_differ_by_case_alone_are_kept_apart() -> None:
    publish(URL, edition())
    publish(URL, renamed(edition(), "A", "a", "lower"))
    views = [name for (name,) in ask("SELECT name FROM sqlite_master WHERE name LIKE 'agency_a%'")]
    counts = {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in views}
    assert counts.pop("agency_A") == 0
    assert list(counts.values()) == [1]


def test_a_name_is_cut_by_us_and_by_no_database() -> None:
    long = [fitting("agency_" + "铁" * 30 + end) for end in ("甲", "乙")]
    assert len({*long}) == 2
    assert max(len(name.encode()) for name in long) <= 63
    assert fitting("agency_A") == "agency_A"


def test_each_step_that_fails_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(URL, edition())
    before = ask("SELECT * FROM sqlite_master") + ask("SELECT * FROM validity")
    for name in ("_write", "_add_agencies", "_now"):
        with monkeypatch.context() as patch:
            patch.setattr(databases, name, stop)
            with pytest.raises(KeyboardInterrupt):
                publish(URL, edition("two"))
        assert ask("SELECT * FROM sqlite_master") + ask("SELECT * FROM validity") == before
    assert publish(URL, edition("two")).edition == 2


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_layout_of_another_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database_layout, "VERSION", 0)
        publish(URL, edition())
    with pytest.raises(Refused, match="holds an older layout") as told:
        publish(URL, edition("two"))
    assert "nothing was changed" in told.value.help.en
    assert "较旧" in told.value.message.zh
    assert ask("SELECT count(*) FROM editions") == [(1,)]
    with monkeypatch.context() as patch:
        patch.setattr(database_layout, "VERSION", -1)
        with pytest.raises(Refused, match="holds a newer layout"):
            publish(URL, edition("two"))


@pytest.mark.parametrize("name", ["enforcement", "layout", "list"])
def test_tables_of_others_are_left_alone(name: str) -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute(f"CREATE TABLE {name} (mine TEXT)")
    before = FILE.read_bytes()
    with pytest.raises(Refused, match=f"holds `{name}`, which mou did not make"):
        publish(URL, edition())
    assert FILE.read_bytes() == before


def test_a_database_keeps_what_others_have_beside() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.executescript("CREATE TABLE notes (mine TEXT); INSERT INTO notes VALUES ('stays');")
    publish(URL, edition())
    assert ask("SELECT * FROM notes") == [("stays",)]


# The command.


def test_an_edition_of_a_folder_is_what_its_corpus_makes() -> None:
    shutil.copy(CASE, "base.mou")
    assert mou("build", "base.mou", "-o", "out", "--fail-on", "never", "--lang", "en").exit_code == 0
    done = mou("publish", URL, "--edition", "out", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("edition 1 (2 rows) is current in sqlite:///kept.sqlite from ")
    done = mou("publish", URL, "base.mou", "--lang", "en")
    assert done.output.rstrip().endswith(": nothing was changed")
    done = mou("publish", URL, "base.mou", "--lang", "zh")
    assert "取代版本 1" in done.output, "another language is another edition"


def test_an_edition_that_was_changed_is_not_published() -> None:
    shutil.copy(CASE, "base.mou")
    assert mou("build", "base.mou", "-o", "out", "--fail-on", "never").exit_code == 0
    file = Path("out/tables/enforcement.csv")
    file.write_bytes(file.read_bytes().replace(b"must", b"may", 1) + b" ")
    done = mou("publish", URL, "--edition", "out", "--lang", "en")
    assert done.exit_code == 2
    assert "out is not the edition that was written: tables/enforcement.csv was changed" in done.output
    assert not FILE.exists()
    assert mou("publish", URL, "--edition", "none", "--lang", "en").exit_code == 2


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense secret", "this is no URL of a database"),
        ("postgresql://u:secret@h:port/db", "this is no URL of a database"),
        ("mysql://u:secret@h/db", "mysql is neither PostgreSQL nor SQLite"),
        ("sqlite://", "names no file"),
        ("sqlite:///x?password=secret", "names no file"),
        ("sqlite:///no/such/secret/../file", "cannot be opened or made"),
        ("postgresql://u:secret@/db?host=/nowhere", "cannot connect to postgresql://u@/nowhere/db"),
        ("postgresql://u@/db?host=/nowhere&password=secret", "cannot connect to postgresql://u@/nowhere/db"),
        ("postgresql://u:secret@127.0.0.1:1/db", "cannot connect to postgresql://u@127.0.0.1:1/db"),
        ("postgresql://u:secret@127.0.0.1:1/db?nosuch=secret", "cannot connect to"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cannot_be_reached_is_told_without_the_password(url: str, told: str, language: str) -> None:
    shutil.copy(CASE, "base.mou")
    done = mou("publish", url, "base.mou", "--lang", language)
    assert done.exit_code == 2, done.output
    if language == "en":
        assert told in done.output
        assert "= help: " in done.output
    else:
        assert "错误：" in done.output
        assert "= 建议：" in done.output
    if "such/secret" not in url:
        assert "secret" not in done.output
    assert "Traceback" not in done.output
    assert [file.name for file in Path().iterdir()] == ["base.mou"]


def test_no_file_that_was_read_or_is_none_of_a_database_is_written() -> None:
    shutil.copy(CASE, "base.mou")
    Path("empty.mou").touch()
    for name, told in (("base.mou", "was read"), ("empty.mou", "would be read as a document")):
        done = mou("publish", f"sqlite:///{name}", "base.mou", "--lang", "en")
        assert done.exit_code == 2
        assert told in done.output
    assert not Path("empty.mou").read_bytes()
    Path("notes.txt").write_text("no database at all, " * 100)
    done = mou("publish", "sqlite:///notes.txt", "base.mou", "--lang", "en")
    assert done.exit_code == 2
    assert "notes.txt is no database of SQLite" in done.output
    assert Path("notes.txt").read_text() == "no database at all, " * 100


def test_what_cannot_be_meant_is_said() -> None:
    assert mou("publish", URL, "--edition", "out", "base.mou").exit_code == 2
    done = mou("publish", URL, "--schema", "x", "--lang", "en")
    assert done.exit_code == 2
    assert "SQLite has no schemas" in done.output


def test_without_the_extra_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = mou("publish", URL, CASE, "--lang", "en")
    assert done.exit_code == 2
    assert "pip install 'mou-compiler[publish]'" in done.output


def test_what_cannot_be_compiled_is_not_published() -> None:
    Path("bad.mou").write_text("memorandum {", "utf-8")
    assert mou("publish", URL, "bad.mou").exit_code == 1
    assert not FILE.exists()


def test_what_declares_nothing_takes_the_place_of_no_edition() -> None:
    publish(URL, edition())
    before = FILE.read_bytes()
    Path("cut.mou").write_text("# cut off", "utf-8")
    result = mou("publish", URL, "cut.mou")
    assert result.exit_code == 2
    assert "cut.mou: nothing is declared here" in result.output
    assert FILE.read_bytes() == before
