#!/usr/bin/env bash
# What one expects: an enterprise whose code is not known, and a listing of which the code is not known, are not joined by it, in any
# of the libraries that join tables; and a library that takes two unknown codes for one, or for two, does so throughout.
# What happens: pandas joins them (merge): whoever has no code is listed with each listing that has none, and
# leaves them out where it counts by code (groupby, value_counts, nunique), so nobody sees how many they were. polars, the other
# way round, joins none of them and counts all of unknown code as one, as SQL has both: duckdb, SQLite and pyarrow say the same as
# polars. So a check carried from one library to the other gains or loses findings, about just those of whom least is known. Where
# all codes are known all agree. pandas has no parameter for it in a join, polars has nulls_equal.
# Seen with pandas 3.1.1, polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, and the SQLite of Python. Source: pandas, `merge` (rows of which the
# key is null are matched, unlike in SQL), `groupby` (dropna); pandas, issues 32306 (open) and 37518; narwhals, issue 3307 (closed).
# mou: who is not known is not the same as somebody else who is not known; ids are declared and never missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import sqlite3
from importlib.metadata import version

import duckdb
import pandas
import polars
import pyarrow

print({name: version(name) for name in ("pandas", "polars", "duckdb", "pyarrow")})
JOINED = "select name, listing from enterprises join listings on enterprises.code = listings.code order by name"
COUNTED = "select code, count(*) from enterprises group by code order by code nulls first"


def by_sqlite(enterprises: dict, listings: dict) -> tuple[list, list]:
    connection = sqlite3.connect(":memory:")
    for table, columns in (("enterprises", enterprises), ("listings", listings)):
        connection.execute(f"create table {table} ({', '.join(columns)})")
        connection.executemany(f"insert into {table} values (?, ?)", zip(*columns.values()))
    return connection.execute(JOINED).fetchall(), connection.execute(COUNTED).fetchall()


def by_duckdb(one: dict, other: dict) -> tuple[list, list]:
    enterprises, listings = pyarrow.table(one), pyarrow.table(other)  # noqa: F841, duckdb finds them by name
    return duckdb.sql(JOINED).fetchall(), duckdb.sql(COUNTED).fetchall()


def by_polars(one: dict, other: dict) -> tuple[list, list]:
    enterprises, listings = polars.DataFrame(one), polars.DataFrame(other)
    joined = enterprises.join(listings, on="code").select("name", "listing").sort("name")
    return joined.rows(), enterprises.group_by("code").len().sort("code", nulls_last=False).rows()


def by_pyarrow(one: dict, other: dict) -> tuple[list, list]:
    enterprises, listings = pyarrow.table(one), pyarrow.table(other)
    joined = enterprises.join(listings, keys="code", join_type="inner").sort_by("name").to_pylist()
    counted = enterprises.group_by("code").aggregate([("name", "count")]).to_pylist()
    pairs = sorted(((row["code"], row["name_count"]) for row in counted), key=lambda pair: pair[0] or "")
    return [(row["name"], row["listing"]) for row in joined], pairs


def by_pandas(one: dict, other: dict) -> tuple[list, list]:
    enterprises, listings = pandas.DataFrame(one), pandas.DataFrame(other)
    joined = enterprises.merge(listings, on="code").sort_values(["name", "listing"])
    counted = enterprises.groupby("code").size()
    assert counted.to_dict() == enterprises["code"].value_counts().to_dict() and len(counted) == enterprises["code"].nunique()
    return list(joined[["name", "listing"]].itertuples(index=False, name=None)), list(counted.items())


def ask(codes: list, listed: list) -> dict[str, tuple[list, list]]:
    one, other = {"name": list("abc"), "code": codes}, {"code": listed, "listing": ["first", "second"]}
    ways = {"pandas": by_pandas, "polars": by_polars, "duckdb": by_duckdb, "SQLite": by_sqlite, "pyarrow": by_pyarrow}
    answers = {who: way(one, other) for who, way in ways.items()}
    for who, (joined, counted) in answers.items():
        print(f"{codes} with {listed}: {who} joins {joined}, counts {counted}")
    return answers


known = ask(["91", "92", "92"], ["91", "93"])
assert all(answer == ([("a", "first")], [("91", 1), ("92", 2)]) for answer in known.values())
unknown = ask(["91", None, None], ["91", None])
assert unknown.pop("pandas") == ([("a", "first"), ("b", "second"), ("c", "second")], [("91", 1)])
assert all(answer == ([("a", "first")], [(None, 2), ("91", 1)]) for answer in unknown.values())
PY
echo "as described: of unknown code are one in a join and nobody in a count, or the other way round"
