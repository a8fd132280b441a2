"""Publishes editions into a database, PostgreSQL or SQLite, in one transaction: whole, or nothing changed."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler import __version__
from mou_compiler.publishing import database_layout as layout
from mou_compiler.publishing.contents import TABLES, Contents, Line
from mou_compiler.publishing.database_faults import (
    POSTGRESQL,
    SQLITE,
    Address,
    Stage,
    address_of,
    explained,
    refused,
)
from mou_compiler.publishing.naming import folded
from mou_compiler.publishing.refusal import Refused
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.words import Text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData, Table

_AT_ONCE = 1000
"""How many lines are sent at once."""
_SECONDS_TO_CONNECT, _SECONDS_TO_WAIT = 10, 60
_OTHER_SCHEMA = Text(
    "choose another with --schema, or move that away (ALTER SCHEMA … RENAME TO …)",
    "以 --schema 另选模式，或将其移走（ALTER SCHEMA … RENAME TO …）",
)
_OTHER_FILE = Text("choose another file, or move that away", "另选文件，或将其移走")


class Published(NamedTuple):
    """What a publication did: the edition that is current now, since when, and which was before.

    `added` tells whether its rows were written; `changed` whether anything was: an edition that is there and
    not current becomes current again, one that is current is left as it is.
    """

    edition: int
    rows: int
    current_from: datetime
    before: int | None
    added: bool
    changed: bool


def place_of(url: str, schema: str | None) -> Address:
    """Return the database that a URL names; raise Refused where there is none, or what reaches it is not installed."""
    needed = ["sqlalchemy"] if url.startswith(SQLITE) else ["sqlalchemy", "psycopg"]
    for module in needed:
        if importlib.util.find_spec(module) is None:
            raise Refused(
                Text(f"to publish needs {module}, which is not installed", f"发布需要 {module}，尚未安装"),
                Text("pip install 'mou-compiler[publish]'", "pip install 'mou-compiler[publish]'"),
            )
    return address_of(url, schema)


def publish_contents(contents: Contents, address: Address) -> Published:
    """Make an edition the current one of a database; raise Refused where that fails, with nothing changed.

    Whoever reads meanwhile sees the edition before, and waits for nothing. Where the connection ends while the
    server commits, what is raised says that it is not known.
    """
    with _no_empty_file_left(address):
        return _publish(contents, address)


def _publish(contents: Contents, address: Address) -> Published:
    from sqlalchemy.exc import SQLAlchemyError

    stage = Stage()
    engine = _engine(address)
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            stage = Stage(connected=True)
            _take_turn(connection, address)
            _prepare(connection, address)
            done = _make_current(connection, contents, address)
            stage = Stage(connected=True, committing=True)
            transaction.commit()
            return done
    except (SQLAlchemyError, UnicodeError) as error:
        raise explained(error, address, stage) from error
    except (TypeError, ValueError) as error:
        if stage.connected:
            raise
        raise explained(error, address, stage) from error
    finally:
        engine.dispose()


def _engine(address: Address) -> Engine:
    import sqlalchemy as sql

    if address.kind == POSTGRESQL:
        query = address.url.query
        settled = {"connect_timeout": _SECONDS_TO_CONNECT, "application_name": "mou publish"}
        return sql.create_engine(
            address.url,
            poolclass=sql.NullPool,
            isolation_level="READ COMMITTED",
            connect_args={
                **{name: value for name, value in settled.items() if name not in query},
                "client_encoding": "utf8",
            },
        )
    engine = sql.create_engine(
        address.url, poolclass=sql.NullPool, connect_args={"timeout": _SECONDS_TO_WAIT}
    )

    # SQLite's driver begins late, and not at all before tables are made: what is one transaction is said by us.
    @sql.event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @sql.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def _no_empty_file_left(address: Address) -> Iterator[None]:
    """Take away a file that SQLite made and nothing came into."""
    file = Path(address.url.database or "") if address.kind == SQLITE else None
    made = file is not None and not file.exists()
    try:
        yield
    finally:
        if file is not None and made and file.is_file() and not file.stat().st_size:
            file.unlink()


def _take_turn(connection: Connection, address: Address) -> None:
    """Wait until no other publication into the schema is under way; readers are not kept waiting."""
    if address.kind == POSTGRESQL:
        key = int.from_bytes(
            hashlib.sha256(f"mou publish {address.schema}".encode()).digest()[:8], signed=True
        )
        connection.exec_driver_sql("SET LOCAL standard_conforming_strings = on")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_SECONDS_TO_WAIT}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({key})")
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise refused(
                address,
                Text(f"lies in a database that is encoded as {encoding}", f"所在数据库的编码为 {encoding}"),
                Text("publish into a database with ENCODING 'UTF8'", "请发布到 ENCODING 'UTF8' 的数据库"),
            )


def _prepare(connection: Connection, address: Address) -> None:
    """Lay out tables and views where none are; raise Refused where others stand there."""
    import sqlalchemy as sql

    schema = address.schema
    inspector = sql.inspect(connection)
    if schema is not None and not inspector.has_schema(schema):
        connection.exec_driver_sql(
            f"CREATE SCHEMA {layout.quoted(schema)}", execution_options={"no_parameters": True}
        )
        there: set[str] = set()
    else:
        there = {*inspector.get_table_names(schema), *inspector.get_view_names(schema)}
    found = there & layout.every_name()
    if not found:
        layout.create(connection, schema, f"mou {__version__}")
    elif not _is_ours(inspector, schema, there):
        name = min(found)
        raise refused(
            address,
            Text(f"holds `{name}`, which mou did not make", f"中有并非 mou 所建的「{name}」"),
            _elsewhere(address),
        )
    else:
        _refuse_other_layout(connection, address)


def _elsewhere(address: Address) -> Text:
    return _OTHER_FILE if address.schema is None else _OTHER_SCHEMA


def _is_ours(inspector: Any, schema: str | None, there: set[str]) -> bool:
    if "layout" not in there:
        return False
    return {"version", "shape", "generator"} <= {
        column["name"] for column in inspector.get_columns("layout", schema)
    }


def _refuse_other_layout(connection: Connection, address: Address) -> None:
    import sqlalchemy as sql

    table = _table(layout.layout(address.schema), "layout", address.schema)
    version, shape, generator = connection.execute(
        sql.select(table.c.version, table.c.shape, table.c.generator)
    ).one()
    if (version, shape) == (layout.VERSION, layout.shape()):
        return
    age = Text("a newer", "较新") if version > layout.VERSION else Text("an older", "较旧")
    raise refused(
        address,
        Text(
            f"holds {age.en} layout than this version of mou writes (layout {version} of {generator}, not {layout.VERSION})",
            f"的结构{age.zh}，与此版本 mou 所写不同（{generator} 的结构 {version}，而非 {layout.VERSION}）",
        ),
        Text(
            f"publish with the version of mou that made it, or {_elsewhere(address).en}",
            f"请用建立它的 mou 版本发布，或{_elsewhere(address).zh}",
        ),
    )


def _make_current(connection: Connection, contents: Contents, address: Address) -> Published:
    import sqlalchemy as sql

    known = layout.layout(address.schema)
    editions, validity = (_table(known, name, address.schema) for name in ("editions", "validity"))
    current = connection.execute(
        sql.select(validity.c.period, validity.c.edition, validity.c.current_from).where(
            validity.c.current_to.is_(None)
        )
    ).one_or_none()
    number = connection.execute(
        sql.select(editions.c.edition).where(editions.c.digest == contents.digest)
    ).scalar_one_or_none()
    before = None if current is None else current.edition
    if current is not None and number == current.edition:
        return Published(
            number, contents.rows, _in_utc(current.current_from), before, added=False, changed=False
        )
    added = number is None
    if number is None:
        last = connection.execute(sql.select(sql.func.max(editions.c.edition))).scalar_one()
        number = (last or 0) + 1
        _write(connection, contents, number, address, known)
    moment = _now(connection, address)
    if current is not None:
        moment = max(moment, _in_utc(current.current_from))
        connection.execute(
            validity.update().where(validity.c.period == current.period).values(current_to=moment)
        )
    last = connection.execute(sql.select(sql.func.max(validity.c.period))).scalar_one()
    connection.execute(
        validity.insert(), {"period": (last or 0) + 1, "edition": number, "current_from": moment}
    )
    return Published(number, contents.rows, moment, before, added=added, changed=True)


def _table(known: MetaData, name: str, schema: str | None) -> Table:
    return known.tables[name if schema is None else f"{schema}.{name}"]


def _now(connection: Connection, address: Address) -> datetime:
    """Return what the database says the time is, to the microsecond, or as near as it tells."""
    if address.kind == POSTGRESQL:
        return _in_utc(connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one())
    told = connection.exec_driver_sql(
        "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')", execution_options={"no_parameters": True}
    )
    return _in_utc(datetime.fromisoformat(told.scalar_one()))


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _write(
    connection: Connection, contents: Contents, number: int, address: Address, known: MetaData
) -> None:
    """Write every line of an edition, and the views of bodies that have none yet."""
    about, as_of = contents.about, contents.about.get("as_of")
    connection.execute(
        _table(known, "editions", address.schema).insert(),
        {
            "edition": number,
            "digest": contents.digest,
            **{
                name: about.get(name) or ""
                for name in ("corpus_sha256", "generator", "schema_version", "language")
            },
            "as_of": date.fromisoformat(as_of) if as_of else None,
            "rows": contents.rows,
        },
    )
    for name, columns in TABLES.items():
        insert = _table(known, layout.KEPT + name, address.schema).insert()
        lines = contents.tables[name]
        dated = name == "enforcement"
        for start in range(0, len(lines), _AT_ONCE):
            part = lines[start : start + _AT_ONCE]
            connection.execute(insert, [_typed(line, columns, number, dated) for line in part])
    _add_agencies(connection, contents, address)


def _typed(line: Line, columns: Iterable[str], number: int, dated: bool) -> dict[str, Any]:
    cells = dict(zip(columns, line, strict=True))
    if dated:
        for name, cell in cells.items():
            if cell is not None and name in BY_NAME and BY_NAME[name].type == "date":
                cells[name] = date.fromisoformat(cell)
    return {"edition": number, **cells}


def _add_agencies(connection: Connection, contents: Contents, address: Address) -> None:
    """Make a view for each body that has none; names that differ by case or composition alone are kept apart."""
    import sqlalchemy as sql

    there = set(sql.inspect(connection).get_view_names(address.schema))
    alike = {folded(name) for name in there}
    for view in layout.agency_views(contents, address.schema):
        if view.name not in there and folded(view.name) in alike:
            digest = hashlib.sha256(view.name.encode()).hexdigest()
            view = view._replace(name=layout.fitting(f"{view.name}-of-{digest}"))
        if view.name not in there:
            layout.add_views(connection, address.schema, [view])
            there.add(view.name)
            alike.add(folded(view.name))
