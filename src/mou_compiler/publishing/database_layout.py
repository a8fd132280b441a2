"""How a database holds editions: tables that keep each of them, and views that show the one that is current.

Nothing that a reader names is ever dropped or made anew, so that no reader waits for a publication, and none sees
half of one: what is current is one line of `validity`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.publishing.contents import LINKS, TABLES, Contents
from mou_compiler.publishing.naming import file_names
from mou_compiler.tables.columns import BY_NAME, COLUMNS

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, MetaData, Table

VERSION = 2
"""Goes up with every change of what is here; `shape` tells a change of columns too."""
MOST_BYTES = 63
"""How long a name may be; PostgreSQL cuts what is longer."""
_DIGITS = 10
KEPT = "all_"
"""What the name of a table that keeps all editions begins with."""
HISTORY = "enforcement_over_time"
_OF_AGENCY = "agency_"
_REFERS = ("measure", "document")


class View(NamedTuple):
    """A view: its name, and what it selects."""

    name: str
    query: str


def layout(schema: str | None) -> MetaData:
    """Return every table: `layout`, `editions`, `validity`, and one for each table of an edition."""
    import sqlalchemy as sql

    known = sql.MetaData(schema=schema)
    sql.Table(
        "layout",
        known,
        sql.Column("version", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("shape", sql.Text, nullable=False),
        sql.Column("generator", sql.Text, nullable=False),
    )
    editions = sql.Table(
        "editions",
        known,
        sql.Column("edition", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("digest", sql.Text, nullable=False, unique=True),
        sql.Column("corpus_sha256", sql.Text, nullable=False),
        sql.Column("generator", sql.Text, nullable=False),
        sql.Column("schema_version", sql.Text, nullable=False),
        sql.Column("as_of", sql.Date),
        sql.Column("language", sql.Text, nullable=False),
        sql.Column("rows", sql.Integer, nullable=False),
    )
    sql.Table(
        "validity",
        known,
        sql.Column("period", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("edition", sql.ForeignKey(editions.c.edition), nullable=False),
        sql.Column("current_from", sql.DateTime(timezone=True), nullable=False),
        sql.Column("current_to", sql.DateTime(timezone=True)),
        sql.CheckConstraint("current_from <= current_to", name="validity_in_order"),
        sql.Index(
            "validity_one_is_current",
            sql.text("(current_to IS NULL)"),
            unique=True,
            postgresql_where=sql.text("current_to IS NULL"),
            sqlite_where=sql.text("current_to IS NULL"),
        ),
    )
    kept: dict[str, Table] = {}
    for name, columns in TABLES.items():
        kept[name] = sql.Table(
            KEPT + name,
            known,
            sql.Column("edition", sql.ForeignKey(editions.c.edition), primary_key=True, autoincrement=False),
            *(_column(name, column) for column in columns),
            *(
                sql.ForeignKeyConstraint(["edition", column], [kept[kind].c.edition, kept[kind].c[key]])
                for column, kind, key in _references(name)
            ),
        )
    return known


def _column(table: str, name: str) -> Column[Any]:
    import sqlalchemy as sql

    type_ = "integer" if name == "row" else BY_NAME[name].type if table == "enforcement" else "text"
    known: dict[str, sql.types.TypeEngine[Any]] = {"date": sql.Date(), "integer": sql.Integer()}
    return sql.Column(
        name,
        known.get(type_, sql.Text()),
        primary_key=name in _keys(table),
        autoincrement=False,
        nullable=type_ == "date",
    )


def _keys(table: str) -> tuple[str, ...]:
    if table == "enforcement":
        return ("row",)
    columns = TABLES[table]
    return columns[:2] if table == "words" or table.startswith("row_") else columns[:1]


def _references(table: str) -> Iterator[tuple[str, str, str]]:
    """Yield each column of a table that is the key of another, with that other and its key."""
    if table == "enforcement":
        yield from ((column, column, "id") for column in _REFERS)
    elif table.startswith("row_"):
        kind = LINKS[table.removeprefix("row_")]
        yield kind, kind, "id"
        yield "row", "enforcement", "row"


def views(schema: str | None) -> Iterator[View]:
    """Yield the views that every database has: each table as the current edition has it, and the rows over time."""
    current = f"(SELECT edition FROM {named('validity', schema)} WHERE current_to IS NULL)"  # noqa: S608
    for name, columns in TABLES.items():
        chosen = ", ".join(map(quoted, columns))
        yield View(
            name,
            f"SELECT {chosen} FROM {named(KEPT + name, schema)} WHERE edition = {current}",  # noqa: S608 -- quoted
        )
    rows = ", ".join(f"kept.{quoted(column)}" for column in TABLES["enforcement"])
    yield View(
        HISTORY,
        f"SELECT validity.current_from, validity.current_to, kept.edition, {rows} "  # noqa: S608 -- quoted
        f"FROM {named(KEPT + 'enforcement', schema)} AS kept "
        f"JOIN {named('validity', schema)} AS validity ON validity.edition = kept.edition",
    )


def agency_views(contents: Contents, schema: str | None) -> Iterator[View]:
    """Yield a view of the current rows of each body that acts, named as its files are; a name tells the id for ever."""
    acting = {agency for agency, _ in contents.tables["row_enforcer"]}
    ids = [id_ for id_, *_ in contents.tables["agency"]]
    names = file_names([*ids, *acting])
    rows = ", ".join(f"kept.{quoted(column)}" for column in TABLES["enforcement"])
    for agency in sorted(acting):
        yield View(
            fitting(_OF_AGENCY + names[agency]),
            f"SELECT {rows} FROM {named('enforcement', schema)} AS kept "  # noqa: S608 -- quoted
            f'JOIN {named("row_enforcer", schema)} AS acting ON acting."row" = kept."row" '
            f"WHERE acting.agency = {literal(agency)}",
        )


def fitting(name: str) -> str:
    """Return a name that no database cuts: itself, or what fits of it with a digest behind."""
    raw = name.encode()
    if len(raw) <= MOST_BYTES:
        return name
    kept = raw[: MOST_BYTES - _DIGITS - 1].decode("utf-8", "ignore")
    return f"{kept}-{hashlib.sha256(raw).hexdigest()[:_DIGITS]}"


def shape() -> str:
    """Return a digest of all that is laid out but the views of agencies: tables, columns, types, views."""
    types = [(column.name, column.type) for column in COLUMNS]
    made = (VERSION, list(TABLES.items()), types, list(views(None)))
    return hashlib.sha256(repr(made).encode()).hexdigest()[:16]


def every_name() -> frozenset[str]:
    """Return the names of all tables and views but those of agencies."""
    return frozenset({"layout", "editions", "validity", HISTORY, *TABLES, *(KEPT + name for name in TABLES)})


def create(connection: Connection, schema: str | None, generator: str) -> None:
    """Make every table and view in a schema that has none of them."""
    known = layout(schema)
    known.create_all(connection, checkfirst=False)
    connection.execute(
        known.tables["layout" if schema is None else f"{schema}.layout"].insert(),
        {"version": VERSION, "shape": shape(), "generator": generator},
    )
    add_views(connection, schema, views(schema))


def add_views(connection: Connection, schema: str | None, made: Iterable[View]) -> None:
    """Make views; what stands in their text is no parameter, whatever letters it has."""
    for view in made:
        connection.exec_driver_sql(
            f"CREATE VIEW {named(view.name, schema)} AS {view.query}",
            execution_options={"no_parameters": True},
        )


def named(name: str, schema: str | None) -> str:
    """Return the name of a table or view, quoted, with its schema."""
    return quoted(name) if schema is None else f"{quoted(schema)}.{quoted(name)}"


def quoted(name: str) -> str:
    """Return a name as SQL quotes one."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL writes one where a backslash is a letter as any other."""
    return "'" + text.replace("'", "''") + "'"
