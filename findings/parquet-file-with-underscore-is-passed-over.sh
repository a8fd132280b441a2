#!/usr/bin/env bash
# What one expects: a folder of Parquet files is one table, and every engine counts the same rows.
# What happens: pyarrow's dataset, and pandas by it, pass over files whose names begin with `_` (as Spark does, where such
# files are its own), without a word; duckdb and polars read them. An id such as `_other` as a name of a file makes rows
# that are there for one and not for another. Seen with duckdb 2.0.1, polars 2.1.0, pandas 3.1.1, pyarrow 26.0.1.
# Source: pyarrow.dataset, `ignore_prefixes`, by default ['.', '_'].
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
Path("rows").mkdir()
for name in ("CRC", "_other"):
    pa.parquet.write_table(pa.table({"enforcer": [name]}), f"rows/{name}.parquet")
read = {
    "duckdb": duckdb.sql("SELECT enforcer FROM 'rows/*.parquet' ORDER BY 1").fetchall(),
    "polars": pl.read_parquet("rows")["enforcer"].to_list(),
    "pyarrow": pa.dataset.dataset("rows").to_table()["enforcer"].to_pylist(),
    "pandas": pd.read_parquet("rows")["enforcer"].tolist(),
}
for engine, found in read.items():
    print(engine, found)
assert len(read["duckdb"]) == len(read["polars"]) == 2
assert read["pyarrow"] == read["pandas"] == ["CRC"]
PY
echo "as described: two engines find the row, two do not"
