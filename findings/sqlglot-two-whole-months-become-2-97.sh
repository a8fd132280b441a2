#!/usr/bin/env bash
# What one expects: a query that a translator of SQL carries from SQLite to duckdb gives the same rows there, or the
# translator says what it cannot carry over.
# What happens: `days / 30`, whole months in SQLite, where days are whole numbers, stays `days / 30`, which in duckdb is a
# fraction: 89 days are 2 months there and 2.97 here, so what is due after two whole months is due after three if it is
# rounded. `kind like 'LAW%'`, which in SQLite finds `law` too, stays as it is, and in duckdb does not. No warning, even with
# unsupported_level=RAISE. Told the types of the columns, sqlglot's optimizer writes the division right, and leaves the
# comparison of letters as it is.
# Seen with sqlglot 30.30.0, duckdb 2.0.1, and the SQLite of Python. Source: sqlite.org/lang_expr.html (LIKE, "/");
# duckdb.org, "Numeric Functions" and "Pattern Matching"; sqlglot.com, `transpile`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import sqlite3
from importlib.metadata import version

import duckdb
import sqlglot
from sqlglot import ErrorLevel
from sqlglot.optimizer import optimize

print({name: version(name) for name in ("sqlglot", "duckdb")}, "SQLite", sqlite3.sqlite_version)
ASKED = "select kind, days / 30 as months from terms where kind like 'LAW%' order by kind"
ROWS = "insert into terms values ('LAW 1', 89), ('law 2', 89)"
store = sqlite3.connect(":memory:")
for database in (store, duckdb):
    database.execute("create table terms (kind text, days integer)")
    database.execute(ROWS)
by_sqlite = store.execute(ASKED).fetchall()
(carried,) = sqlglot.transpile(ASKED, read="sqlite", write="duckdb", unsupported_level=ErrorLevel.RAISE)
by_duckdb = duckdb.execute(carried).fetchall()
print("carried over:", carried)
typed = optimize(sqlglot.parse_one(ASKED, read="sqlite"), schema={"terms": {"kind": "text", "days": "int"}}, dialect="sqlite")
told = typed.sql("duckdb")
by_types = duckdb.execute(told).fetchall()
print("with types:", told)
print("SQLite:", by_sqlite, "duckdb:", by_duckdb, "with types:", by_types)
assert by_sqlite == [("LAW 1", 2), ("law 2", 2)]
assert [(kind, round(months, 2)) for kind, months in by_duckdb] == [("LAW 1", 2.97)]
assert by_types == [("LAW 1", 2)]
PY
echo "as described: another number of months, and fewer rows"
