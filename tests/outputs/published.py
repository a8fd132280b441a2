"""Small editions to publish, with letters that mean something to SQL, and what a database then holds."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sql

from mou_compiler.compilation import compile_text
from mou_compiler.outputs import tables_sqlite
from mou_compiler.publishing.contents import TABLES, Contents, read_contents
from mou_compiler.publishing.databases import Published, place_of, publish_contents

EVIL = "'); DROP TABLE editions; -- \\' \\\\ %s %(x)s :x $1 {x} \u202e\u200b 😀 =1+1"
_CORPUS = """
territory china "China" "中国" {{ level national }}
subject person "Person" "自然人" {{ }}
agency A "Agency A" "甲" {{ kind government; level national }}
agency 铁路局 "Railway bureau" "铁路局" {{ kind government; level national }}
list l "List" "名单" {{ kind blacklist; keeper A; covers person; entry conduct.x }}
act conduct.x "X" "某行为" {{ }}
act trade "Trade {label}" "交易" {{ }}
memorandum m "Memorandum {label}" "备忘录《甲、乙》" {{
    number "发改财金〔2018〕384号"
    in force from 2016-01-01
    signatories A, 铁路局
    measure 1 "First {label}" "措施一" {{ on l; by A; prohibit trade }}
    measure 2 "Second" "措施二：限制" {{ on l; by 铁路局; restrict trade; in force from 2017-01-01 until {until} }}
}}
"""


@cache
def edition(label: str = "one", until: str = "2020-02-29") -> Contents:
    """Return the contents of an edition that bears a label."""
    text = _CORPUS.format(label=label.replace("\\", "\\\\").replace('"', '\\"'), until=until)
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return read_contents(tables_sqlite.render(compiled))


def publish(url: str, contents: Contents, schema: str | None = None) -> Published:
    return publish_contents(contents, place_of(url, schema))


def renamed(contents: Contents, old: str, new: str, digest: str) -> Contents:
    """Return contents in which an id is another, whatever its letters, as an edition that was tampered with may have it."""
    tables = {
        name: [tuple(new if cell == old else cell for cell in line) for line in lines]
        for name, lines in contents.tables.items()
    }
    return contents._replace(tables=tables, digest=digest)


def held(url: str, schema: str | None = "mou") -> dict[str, list[tuple[Any, ...]]]:
    """Return the lines of each table of the edition that is current, as its views show them."""
    engine = sql.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sql.NullPool)
    before = "" if schema is None else f'"{schema}".'
    with engine.connect() as connection:
        found = {}
        for name, columns in TABLES.items():
            chosen = ", ".join(f'"{column}"' for column in columns)
            lines = connection.exec_driver_sql(f'SELECT {chosen} FROM {before}"{name}"')
            found[name] = sorted(
                tuple(cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in line)
                for line in lines
            )
    return found


def said(contents: Contents) -> dict[str, list[tuple[Any, ...]]]:
    """Return the lines of each table of an edition, as `held` does."""
    return {name: sorted(lines) for name, lines in contents.tables.items()}
