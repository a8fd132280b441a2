#!/usr/bin/env bash
# What one expects: a column that is stored in a Parquet file is read as it is stored, by every engine.
# What happens: where a folder on the way is called `part=a`, duckdb and polars put `a` in the place of the stored column
# `part` of every row, without a word; pyarrow's dataset reads what is stored, unless it is told of hive folders; pandas
# refuses. So one data set says three things, and a table that has a column `part` (sole, joint) must not be partitioned
# by folders of that name. Seen with duckdb 2.0.1, polars 2.1.0, pandas 3.1.1, pyarrow 26.0.1.
# Source: duckdb `hive_partitioning` (found out by itself), polars `hive_partitioning=None` (on for a folder).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet

print("duckdb", duckdb.__version__, "polars", pl.__version__, "pandas", pd.__version__, "pyarrow", pa.__version__)
for name, rows in (("a", ["sole", "joint"]), ("b", ["sole"])):
    Path(f"rows/part={name}").mkdir(parents=True)
    pa.parquet.write_table(pa.table({"part": rows}), f"rows/part={name}/rows.parquet")
read = {
    "duckdb": [row[0] for row in duckdb.sql("SELECT part FROM 'rows/*/*.parquet' ORDER BY filename, part").fetchall()],
    "polars": pl.read_parquet("rows")["part"].to_list(),
    "pyarrow": pa.dataset.dataset("rows").to_table()["part"].to_pylist(),
}
try:
    read["pandas"] = pd.read_parquet("rows")["part"].tolist()
except pa.ArrowTypeError as error:
    read["pandas"] = type(error).__name__
for engine, found in read.items():
    print(engine, found)
assert read["duckdb"] == read["polars"] == ["a", "a", "b"]
assert read["pyarrow"] == ["sole", "joint", "sole"]
assert read["pandas"] == "ArrowTypeError"
PY
echo "as described: the name of a folder stands in the place of what is stored"
