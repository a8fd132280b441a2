#!/usr/bin/env bash
# What one expects: a table of listings with a check that what is owed lies within the cap, of which one cap is not known, is
# taken or refused alike by what calls itself a check: SQL says that a check is broken only where it is false.
# What happens: SQLite and duckdb take the row; Delta Lake refuses it, by a check in the very words of SQL, as there it must be
# true. pandera refuses it for pandas, where a comparison with what is missing is false, and takes it for polars, where it is
# missing: one library, one schema and one check, `owed <= cap`. Rows in which both are known are answered alike by all
# five. Whoever moves rules from one to the other lets the
# unknown in or shuts it out, and nothing says which of them was meant.
# Seen with duckdb 2.0.1, deltalake 1.6.6, pandera 0.35.0, pandas 2.3.3, polars 2.1.0, and the SQLite of Python. Source: sqlite.org,
# "CREATE TABLE", CHECK; Delta, PROTOCOL.md, "CHECK Constraints"; delta-io/delta, issue 1714 (open), delta-rs, issue 4183 (closed).
# mou: a comparison with what is not known is not known, and is told as such.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 deltalake==1.6.6 'pandera[polars]==0.35.0' pandas==2.3.3 polars==2.1.0 pyarrow==26.0.1 2>/dev/null
(cd "$folder" && DISABLE_PANDERA_IMPORT_WARNING=True "$folder/venv/bin/python" -W ignore - <<'PY'
import sqlite3
from importlib.metadata import version

import deltalake
import duckdb
import pandas
import pandera.pandas
import pandera.polars
import polars
import pyarrow

print({name: version(name) for name in ("duckdb", "deltalake", "pandera", "pandas", "polars")})
KNOWN, UNKNOWN, BEYOND = (500.0, 900.0), (500.0, None), (1000.0, 900.0)


def by_sql(library, row: tuple, error: type[Exception]) -> bool:
    connection = library.connect(":memory:")
    connection.execute("create table listings (owed double, cap double, check (owed <= cap))")
    try:
        connection.execute("insert into listings values (?, ?)", row)
    except error:
        return False
    return True


def by_delta(row: tuple) -> bool:
    name = f"listings-{abs(hash(row))}"
    owed_and_cap = pyarrow.schema([("owed", pyarrow.float64()), ("cap", pyarrow.float64())])
    deltalake.write_deltalake(name, pyarrow.table({"owed": [1.0], "cap": [2.0]}, schema=owed_and_cap))
    deltalake.DeltaTable(name).alter.add_constraint({"within_the_cap": "owed <= cap"})
    table = pyarrow.table({"owed": [row[0]], "cap": [row[1]]}, schema=owed_and_cap)
    try:
        deltalake.write_deltalake(name, table, mode="append")
    except deltalake.exceptions.DeltaError:
        return False
    return True


def by_pandera(validator, check, frame) -> bool:
    column = validator.Column(float, nullable=True)
    schema = validator.DataFrameSchema({"owed": column, "cap": column}, checks=validator.Check(check))
    try:
        schema.validate(frame)
    except (pandera.errors.SchemaError, pandera.errors.SchemaErrors):
        return False
    return True


def ask(row: tuple) -> dict[str, bool]:
    columns = {"owed": [1.0, row[0]], "cap": [2.0, row[1]]}
    within = polars.col("owed") <= polars.col("cap")
    return {
        "SQLite": by_sql(sqlite3, row, sqlite3.IntegrityError),
        "duckdb": by_sql(duckdb, row, duckdb.ConstraintException),
        "Delta Lake": by_delta(row),
        "pandera, pandas": by_pandera(
            pandera.pandas, lambda frame: frame["owed"] <= frame["cap"], pandas.DataFrame(columns)
        ),
        "pandera, polars": by_pandera(
            pandera.polars, lambda data: data.lazyframe.select(within), polars.DataFrame(columns)
        ),
    }


for name, row, expected in (
    ("within the cap", KNOWN, [True] * 5),
    ("beyond it", BEYOND, [False] * 5),
    ("the cap is unknown", UNKNOWN, [True, True, False, False, True]),
):
    answers = ask(row)
    print(f"{name}:", {who: "taken" if answer else "refused" for who, answer in answers.items()})
    assert list(answers.values()) == expected
PY
)
echo "as described: what is unknown is let in or shut out by who checks"
