"""The enforcement table as an SQLite database: rows, what their ids stand for, a view for each body, and a search.

`SELECT * FROM enforcement WHERE row IN (SELECT rowid FROM search WHERE search MATCH '火车*')` finds Chinese by any letters
of it, from one to eight, and English by the beginning of words: the search holds each Chinese text from each of its letters
on, as SQLite's own tokenizers take a run of Chinese for one word, or do not find two letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.publishing.contents import FILE, LINKS
from mou_compiler.publishing.output import SCHEMA_VERSION, one_file
from mou_compiler.publishing.provenance import corpus_digest
from mou_compiler.publishing.sheets import TITLE, sheets
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.glossary import TERMS
from mou_compiler.tables.labels import declared
from mou_compiler.tables.row import Row

if TYPE_CHECKING:
    import sqlite3

MEDIA_TYPE = "application/vnd.sqlite3"
_LETTERS = 8
"""How many letters of Chinese a word of a search may have."""
_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_WRITER = slice(96, 100)
"""Where the file says which version of SQLite wrote it."""
_SOME_VERSION = (3_040_000).to_bytes(4, "big")
_TYPES = {"integer": "INTEGER"}

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE columns (name TEXT PRIMARY KEY, type TEXT, title_en TEXT, title_zh TEXT, meaning_en TEXT, meaning_zh TEXT);
CREATE TABLE words ("column" TEXT, en TEXT, zh TEXT, meaning_en TEXT, meaning_zh TEXT, PRIMARY KEY ("column", en));
"""
_SEARCH = "SELECT * FROM enforcement WHERE row IN (SELECT rowid FROM search WHERE search MATCH '火车*')"


def render(compiled: Compiled) -> bytes:
    """Return the database, the same bytes whenever it is made."""
    import sqlite3

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.execute("BEGIN")
        _write_about(database, compiled)
        _write_names(database, compiled)
        _write_rows(database, compiled)
        _write_views(database, compiled)
        _write_search(database, compiled)
        database.execute("COMMIT")
        database.execute("VACUUM")
        content = bytearray(database.serialize())
    content[_WRITER] = _SOME_VERSION
    return bytes(content)


def _fill(database: sqlite3.Connection, table: str, lines: Iterable[Sequence[Any]]) -> None:
    lines = iter(lines)
    first = next(lines, None)
    if first is not None:
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608 -- names of ours
        database.execute(insert, first)
        database.executemany(insert, lines)


def _write_about(database: sqlite3.Connection, compiled: Compiled) -> None:
    for statement in _SCHEMA.strip().split("\n"):
        database.execute(statement)
    as_of = compiled.as_of.isoformat() if compiled.as_of else None
    _fill(
        database,
        "about",
        (
            ("generator", f"mou {__version__}"),
            ("schema_version", SCHEMA_VERSION),
            ("corpus_sha256", corpus_digest(compiled)),
            ("as_of", as_of),
            ("language", compiled.language),
            ("search", _SEARCH),
        ),
    )
    _fill(
        database,
        "columns",
        (
            (item.name, item.type, item.title.en, item.title.zh, item.meaning.en, item.meaning.zh)
            for item in COLUMNS
        ),
    )
    _fill(
        database,
        "words",
        ((term.column, term.word.en, term.word.zh, term.meaning.en, term.meaning.zh) for term in TERMS),
    )


def _write_names(database: sqlite3.Connection, compiled: Compiled) -> None:
    for kind, items in _named(compiled).items():
        database.execute(
            f"CREATE TABLE {kind} (id TEXT PRIMARY KEY, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID"
        )
        _fill(database, kind, ((id_, items[id_].label.en, items[id_].label.zh) for id_ in sorted(items)))


def _named(compiled: Compiled) -> Mapping[str, Mapping[str, Any]]:
    return {**declared(compiled.corpus), "measure": compiled.corpus.measures}


def _write_rows(database: sqlite3.Connection, compiled: Compiled) -> None:
    known = {"measure": "measure", "document": "document"}
    lines = [
        f'"{column.name}" {_TYPES.get(column.type, "TEXT")}'
        + ("" if column.type == "date" else " NOT NULL")
        + (f" REFERENCES {known[column.name]}" if column.name in known else "")
        for column in COLUMNS
    ]
    database.execute(f"CREATE TABLE enforcement (row INTEGER PRIMARY KEY, {', '.join(lines)})")
    dates = [column.type == "date" for column in COLUMNS]
    _fill(
        database,
        "enforcement",
        (
            (number, *(cell or None if day else cell for cell, day in zip(cells, dates, strict=True)))
            for number, cells in enumerate(compiled.records, 1)
        ),
    )
    for name, kind in LINKS.items():
        of_kind = _named(compiled)[kind]
        database.execute(
            f"CREATE TABLE row_{name} (row INTEGER NOT NULL REFERENCES enforcement, {kind} TEXT NOT NULL REFERENCES {kind}, "
            f"PRIMARY KEY ({kind}, row)) WITHOUT ROWID"
        )
        pairs = {
            (id_, number)
            for number, row in enumerate(compiled.rows, 1)
            for id_ in _NAMED_BY_ROW[name](row)
            if id_ in of_kind
        }
        _fill(database, f"row_{name} ({kind}, row)", sorted(pairs))


_NAMED_BY_ROW: Mapping[str, Callable[[Row], Iterable[str]]] = {
    "list": lambda row: row.lists,
    "led": lambda row: (row.act,) if row.led else (),
    "act": lambda row: row.acts,
    "enforcer": lambda row: (row.enforcer,) if row.enforcer else (),
    "subject": lambda row: (ref.id for target in row.targets for ref in target.subjects),
    "territory": lambda row: (part.territory for part in row.territory),
}


def _write_views(database: sqlite3.Connection, compiled: Compiled) -> None:
    """Make a view of the rows of each body, named as its files are."""
    for sheet in sheets(compiled):
        if sheet.about is not None:
            name = f"agency_{sheet.path.rpartition('/')[2]}".replace('"', '""')
            id_ = sheet.about[1].replace("'", "''")
            database.execute(
                f'CREATE VIEW "{name}" AS SELECT enforcement.* FROM enforcement '  # noqa: S608 -- quoted
                f"JOIN row_enforcer USING (row) WHERE agency = '{id_}'"
            )


def _write_search(database: sqlite3.Connection, compiled: Compiled) -> None:
    """Make the search: contentless, so that it finds rows and repeats nothing of them."""
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    named = _named(compiled)

    @cache
    def label(kind: str, id_: str) -> str:
        item = named[kind].get(id_)
        return f"{id_} {item.label.en} {searchable(item.label.zh)}" if item is not None else id_

    def text(row: Row) -> str:
        return " ".join(
            (
                label("measure", row.measure),
                label("document", row.document),
                label(*row.touched),
                label("agency", row.enforcer),
                *(label("list", id_) for id_ in row.lists),
                *(label("subject", ref.id) for target in row.targets for ref in target.subjects),
                *(label("territory", part.territory) for part in row.territory),
            )
        )

    database.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)",
        ((number, text(row)) for number, row in enumerate(compiled.rows, 1)),
    )
    database.execute("INSERT INTO search (search) VALUES ('optimize')")


def searchable(text: str) -> str:
    """Return a text as the search holds it: what is Chinese from each of its letters on, with blanks between."""
    return _HAN.sub(lambda run: f" {' '.join(_from_each_letter(run[0]))} ", text)


def _from_each_letter(run: str) -> Iterator[str]:
    for start in range(len(run)):
        yield run[start : start + _LETTERS]


OUTPUT = one_file("tables_sqlite", FILE, TITLE, MEDIA_TYPE, render, lambda compiled: len(compiled.rows))
