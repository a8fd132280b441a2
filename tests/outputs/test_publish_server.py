"""`mou publish` into a server of PostgreSQL that this file starts: whole or not at all, and read meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import psycopg
import pytest
import sqlalchemy as sql
from click.testing import CliRunner, Result
from published import EVIL, edition, held, publish, renamed, said
from servers import Server, server

from mou_compiler.command_line.main import mou as group
from mou_compiler.outputs import tables_sqlite
from mou_compiler.publishing import database_layout
from mou_compiler.publishing.contents import read_contents
from mou_compiler.publishing.refusal import Refused
from real import real_corpus

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
KILLS = 200
NUMBERS = count()


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as started:
        yield started


@pytest.fixture
def url(running: Server) -> str:
    """Return the URL of a database of its own."""
    return running.database(f"database-{next(NUMBERS)}")


def mou(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def test_editions_are_kept_and_one_is_current(running: Server, url: str) -> None:
    first, second = edition("one"), edition("two", "2021-01-01")
    assert [publish(url, item)[4:] for item in (first, first, second, first)] == [
        (True, True),
        (False, False),
        (True, True),
        (False, True),
    ]
    assert held(url) == said(first)
    database = url.partition("@/")[2].partition("?")[0]
    periods = running.psql(
        "SELECT edition, current_to IS NULL FROM mou.validity ORDER BY period", database=database
    )
    assert periods.split() == ["1|f", "2|f", "1|t"]
    meeting = "SELECT count(*) FROM mou.validity a JOIN mou.validity b ON a.current_to = b.current_from"
    assert running.psql(meeting, database=database) == "2"
    told = running.psql('SELECT measure_zh, valid_to FROM mou."agency_铁路局"', database=database)
    assert told == "措施二：限制|2020-02-29"


def test_the_whole_corpus_is_read_back_by_others(url: str) -> None:
    contents = read_contents(tables_sqlite.render(real_corpus()))
    publish(url, contents)
    assert held(url) == said(contents)
    engine = sql.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sql.NullPool)
    with engine.connect() as connection:
        frame = pd.read_sql('SELECT * FROM mou.enforcement ORDER BY "row"', connection)
        keys = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'mou.all_enforcement'::regclass"
        ).scalar_one()
    assert list(frame["measure_zh"]) == [line[5] for line in contents.tables["enforcement"]]
    assert all(isinstance(day, date) or day is None for day in frame["valid_from"])
    assert frame["line"].dtype.kind == "i"
    assert keys == 3, (
        "the edition, the measure and the document; acts and lists led to stand in tables of their own"
    )
    total = duckdb.sql("SELECT count(*), max(valid_from) FROM frame").fetchall()
    days = [line for line in frame["valid_from"] if line is not None]
    assert [(number, str(day)[:10]) for number, day in total] == [(contents.rows, max(days).isoformat())]


def test_what_is_written_is_read_whatever_its_letters(running: Server, url: str) -> None:
    contents = renamed(edition(EVIL), "A", f'O\'Brien "{EVIL}"\x01\x1b[31m', "other")
    publish(url, contents)
    assert held(url) == said(contents)
    with pytest.raises(Refused, match="NUL"):
        publish(url, renamed(edition(), "A", "A\0B", "nothing"))
    assert held(url) == said(contents)
    other = 'sch"ema; DROP SCHEMA mou %s'
    publish(url, edition(), other)
    assert held(url) == said(contents)
    database = url.partition("@/")[2].partition("?")[0]
    assert running.psql("SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'sch%'",
                        database=database) == "1"  # fmt: skip


def test_readers_see_the_edition_before_at_every_step_and_wait_for_nothing(url: str) -> None:
    publish(url, edition("one"))
    old, steps = said(edition("one"))["enforcement"], 0

    with psycopg.connect(url, autocommit=True) as reader:
        reader.execute("SET statement_timeout = '5s'")

        def look(connection: sql.Connection, *_: Any) -> None:
            nonlocal steps
            steps += 1
            assert len(reader.execute("SELECT * FROM mou.enforcement").fetchall()) == len(old)
            assert reader.execute('SELECT count(*) FROM mou."agency_A"').fetchone() == (1,)
            assert reader.execute("SELECT max(edition) FROM mou.editions").fetchone() == (1,)

        sql.event.listen(sql.Engine, "before_cursor_execute", look)
        try:
            publish(url, renamed(edition("two"), "A", "B", "other"))
        finally:
            sql.event.remove(sql.Engine, "before_cursor_execute", look)
        assert reader.execute("SELECT max(edition) FROM mou.editions").fetchone() == (2,)
        assert reader.execute('SELECT count(*) FROM mou."agency_A"').fetchone() == (0,)
    assert steps > 25


def test_those_who_publish_at_once_take_turns(url: str) -> None:
    made = [edition(f"number {number}") for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda contents: publish(url, contents), made))
    assert sorted(item.edition for item in done) == [1, 2, 3, 4, 5, 6]
    assert sorted(item.before or 0 for item in done) == [0, 1, 2, 3, 4, 5]
    last = max(range(6), key=lambda number: done[number].edition)
    assert held(url) == said(made[last])


# What is refused.


def refusals(url: str, *more: str) -> tuple[str, str]:
    """Return what a publication that fails says, in both languages; no password is in it."""
    told = []
    for language in ("en", "zh"):
        done = mou(
            "publish", url, ROOT / "tests/tables/faults/may-stands-under-must.mou", "--lang", language, *more
        )
        assert done.exit_code == 2, done.output
        assert "Traceback" not in done.output
        assert not {"p@ss", "p%40ss", "wörd", "secret"} & {
            word for word in ("p@ss", "p%40ss", "wörd", "secret") if word in done.output
        }
        told.append(done.output)
    assert told[1].startswith("错误：")
    return told[0], told[1]


def test_a_wrong_password_and_a_database_that_is_not_there(running: Server) -> None:
    english, _ = refusals(running.url(password="secret"))
    assert "password authentication failed" in english
    assert "PGPASSWORD" in english
    english, _ = refusals(running.url("nosuch"))
    assert 'database "nosuch" does not exist' in english


def test_the_password_may_stand_in_the_environment(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from servers import PASSWORD, WRITTEN

    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert publish(url.replace(f":{WRITTEN}", ""), edition()).added


def test_a_user_without_the_right_changes_nothing(running: Server, url: str) -> None:
    database = url.partition("@/")[2].partition("?")[0]
    running.psql("CREATE ROLE clerk LOGIN PASSWORD 'secret'")
    clerk = url.replace(url[: url.index("@/")], "postgresql://clerk:secret")
    english, chinese = refusals(clerk)
    assert "clerk" in english
    assert "lacks a right" in english
    assert "SQLSTATE 42501" in english
    assert "缺少权限" in chinese
    publish(url, edition())
    running.psql("GRANT USAGE ON SCHEMA mou TO clerk", "GRANT SELECT ON ALL TABLES IN SCHEMA mou TO clerk",
                 database=database)  # fmt: skip
    english, _ = refusals(clerk)
    assert "lacks a right" in english
    assert held(clerk) == said(edition())


def test_a_server_that_takes_no_changes(running: Server, url: str) -> None:
    database = url.partition("@/")[2].partition("?")[0]
    running.psql(f'ALTER DATABASE "{database}" SET default_transaction_read_only = on')
    english, _ = refusals(url)
    assert "takes no changes" in english


def test_a_database_that_cannot_hold_chinese(running: Server) -> None:
    url = running.database("latin", "ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    english, _ = refusals(url)
    assert "encoded as LATIN1" in english
    assert "ENCODING 'UTF8'" in english


def test_a_layout_of_another_version_and_tables_of_others(
    running: Server, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database_layout, "VERSION", 0)
        publish(url, edition())
    english, chinese = refusals(url)
    assert "schema mou holds an older layout" in english
    assert "--schema" in english
    assert "较旧" in chinese
    assert publish(url, edition(), "other").edition == 1
    database = url.partition("@/")[2].partition("?")[0]
    running.psql("CREATE TABLE public.enforcement (mine text)", database=database)
    english, _ = refusals(url, "--schema", "public")
    assert "holds `enforcement`, which mou did not make" in english
    running.psql("DROP TABLE mou.all_row_list CASCADE", f"UPDATE mou.layout SET version = {database_layout.VERSION}, shape = "
                 f"'{database_layout.shape()}'", database=database)  # fmt: skip
    english, _ = refusals(url)
    assert "SQLSTATE 42P01" in english, "a table that was taken away"
    assert running.psql("SELECT count(*) FROM mou.editions", database=database) == "1"


def test_a_server_that_ends_the_connection(running: Server, url: str) -> None:
    publish(url, edition())

    def cut(_: Any, __: Any, statement: str, *rest: Any) -> None:
        if "INSERT INTO mou.all_row_list" in statement:
            running.psql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mou publish'"
            )

    sql.event.listen(sql.Engine, "before_cursor_execute", cut)
    try:
        english, _ = refusals(url)
    finally:
        sql.event.remove(sql.Engine, "before_cursor_execute", cut)
    assert "was lost" in english
    assert "nothing was changed" in english
    assert held(url) == said(edition())


KILLER = """
import os, random, signal, sys, time
import sqlalchemy as sql
from published import edition, held, publish, said

url, kills = sys.argv[1], int(sys.argv[2])
chance = random.Random(7)

def child(contents, step, wait):
    # One dies before a statement, the next at any time.
    def die():
        os.kill(os.getpid(), signal.SIGKILL)
    count = 0
    def look(*_):
        nonlocal count
        count += 1
        if count == step:
            die()
    sql.event.listen(sql.Engine, "before_cursor_execute", look)
    if step is not None:
        sql.event.listen(sql.Engine, "commit", lambda _: die() if step == count + 1 else None)
    if wait is not None:
        signal.signal(signal.SIGALRM, lambda *_: die())
        signal.setitimer(signal.ITIMER_REAL, wait)
    publish(url, contents)

begun = time.monotonic()
old = edition("before")
publish(url, old)
publish(url, edition("warm"))
publish(url, old)
lasts = (time.monotonic() - begun) / 2
told = {"old": 0, "new": 0}
for number in range(kills):
    new = edition(f"number {number}")
    step, wait = (number // 2 % 75 + 1, None) if number % 2 else (None, chance.uniform(0.001, lasts))
    pid = os.fork()
    if not pid:
        child(new, step, wait)
        os._exit(0)
    os.waitpid(pid, 0)
    now = held(url)
    state = "new" if now == said(new) else "old"
    assert state == "new" or now == said(old), number
    told[state] += 1
    if state == "new":
        old = new
print(told["old"], told["new"])
"""


def test_killed_at_any_time_the_edition_is_old_or_new(running: Server, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLER, url, str(KILLS)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    old, new = map(int, done.stdout.split())
    assert old + new == KILLS
    assert min(old, new) > KILLS // 20
    database = url.partition("@/")[2].partition("?")[0]
    assert publish(url, edition("after")).edition == new + 3
    stray = "SELECT count(*) FROM mou.all_enforcement WHERE edition NOT IN (SELECT edition FROM mou.validity)"
    assert running.psql(stray, database=database) == "0"


def test_killed_while_it_is_laid_out_nothing_or_all_is_there(running: Server, url: str) -> None:
    """The first publication makes the schema too."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED_FIRST, url],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 3


KILLED_FIRST = """
import os, signal, sys
import sqlalchemy as sql
from published import edition, held, publish, said

url, states = sys.argv[1], 0
engine = sql.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sql.NullPool)
for step in range(3, 90, 12):
    pid = os.fork()
    if not pid:
        count = 0
        def look(*_):
            global count
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
        sql.event.listen(sql.Engine, "before_cursor_execute", look)
        publish(url, edition())
        os._exit(0)
    os.waitpid(pid, 0)
    if sql.inspect(engine).has_schema("mou"):
        assert held(url) == said(edition())
        break
    states += 1
print(states)
"""
