#!/usr/bin/env bash
# What one expects: an order of precedence (notice below decree below law) that a table states as its type, an Enum of polars or
# an ordered Categorical of pandas, is in the file, as the type is, and who reads it compares by it or finds plain text.
# What happens: the file bears it, as each library shows by reading its own; pandas reads what polars wrote, too. The other way
# round polars makes a Categorical of the same three names, and that is compared by its letters: the highest norm is the
# notice, and of those above a decree it is one. Straight from a frame of pandas in memory it is the same. duckdb has a text of either
# file, but of the frame of pandas in memory an ENUM in the right order, and of the frame of polars in memory a text.
# So one table has two highest norms, by the way it took. Nobody warns, sorting gives rows, and each type looks sound.
# Seen with pandas 3.1.1, polars 2.1.0, pyarrow 26.0.1, duckdb 2.0.1. Source: Arrow, Schema.fbs, DictionaryEncoding.isOrdered;
# docs.pola.rs, "Categorical data and enums"; polars, issue 26840 (closed), which asks that ordered ones be read as Enum.
# mou: a rank says which is right above it; what outranks what is worked out before tables are written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 pyarrow==26.0.1 duckdb==2.0.1 2>/dev/null
(cd "$folder" && "$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import duckdb
import pandas
import polars
import pyarrow.parquet

print({name: version(name) for name in ("pandas", "polars", "pyarrow", "duckdb")})
order = ["notice", "decree", "law"]
norms = ["decree", "law", "notice"]
by_polars = polars.DataFrame({"rank": polars.Series(norms, dtype=polars.Enum(order))})
by_pandas = pandas.DataFrame({"rank": pandas.Categorical(norms, categories=order, ordered=True)})
by_polars.write_parquet("polars.parquet")
by_pandas.to_parquet("pandas.parquet")
for name in ("polars", "pandas"):
    kind = pyarrow.parquet.read_schema(f"{name}.parquet").field("rank").type
    print(f"the file by {name}: {kind}")
    assert kind.ordered


def highest(table: str) -> str:
    return duckdb.sql(f"select max(rank) from {table}").fetchall()[0][0]


answers = {
    "polars, its own file": polars.read_parquet("polars.parquet")["rank"].max(),
    "pandas, its own file": pandas.read_parquet("pandas.parquet")["rank"].max(),
    "pandas, the file by polars": pandas.read_parquet("polars.parquet")["rank"].max(),
    "duckdb, the frame of pandas": highest("by_pandas"),
    "polars, the file by pandas": polars.read_parquet("pandas.parquet")["rank"].max(),
    "polars, the frame of pandas": polars.from_pandas(by_pandas)["rank"].max(),
    "duckdb, the file by pandas": highest("'pandas.parquet'"),
    "duckdb, the file by polars": highest("'polars.parquet'"),
    "duckdb, the frame of polars": highest("by_polars"),
}
for name, answer in answers.items():
    print(f"highest norm by {name}: {answer}")
assert list(answers.values()) == ["law"] * 4 + ["notice"] * 5
read = polars.read_parquet("pandas.parquet")
print("polars, above a decree:", read.filter(polars.col("rank") > "decree")["rank"].to_list())
assert read["rank"].dtype == polars.Categorical
assert read.filter(polars.col("rank") > "decree")["rank"].to_list() == ["law", "notice"]
PY
)
echo "as described: the highest norm is the law or the notice by the way that the table took"
