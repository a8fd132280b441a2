#!/usr/bin/env bash
# What one expects: JSON says of each value whether it is a text or a number, and a reader of JSON keeps to it: "0384" is a
# text of four letters.
# What happens: pandas' read_json looks at the texts of a column and, if all of them look like numbers, makes numbers of them:
# documents "0384" and "384" become one number, clause "2.10" becomes 2.1. So a frame written by to_json and read again by
# read_json is another one, without a word, and a join on document numbers finds two rows for one. One text with a letter in
# the column and all stay texts. polars, duckdb and pyarrow read the same file as it is written; orient="table", which bears a
# schema, is read well by pandas too.
# Seen with pandas 3.1.1, polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1. Source: RFC 8259, 3 "Values"; pandas, `read_json`,
# `dtype`: says that types are inferred, not that quoted values are.
# mou: what reads its JSON tables is told the types by a schema that lies beside them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import io
import json
from importlib.metadata import version
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.json

print({name: version(name) for name in ("pandas", "polars", "duckdb", "pyarrow")})
ROWS = [{"number": "0384", "clause": "2.10"}, {"number": "384", "clause": "2.1"}]
Path("rows.json").write_text(json.dumps(ROWS), "utf-8")
Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
read = {
    "pandas": pd.read_json("rows.json").to_dict("records"),
    "pandas, its own": pd.read_json(io.StringIO(pd.DataFrame(ROWS).to_json(orient="records"))).to_dict("records"),
    "pandas, table": pd.read_json(io.StringIO(pd.DataFrame(ROWS).to_json(orient="table")), orient="table").to_dict("records"),
    "polars": pl.read_json("rows.json").to_dicts(),
    "duckdb": duckdb.sql("select * from 'rows.json'").pl().to_dicts(),
    "pyarrow": pyarrow.json.read_json("rows.jsonl").to_pylist(),
}
for name, rows in read.items():
    print(name, rows)
changed = [{"number": 384, "clause": 2.1}, {"number": 384, "clause": 2.1}]
assert read["pandas"] == read["pandas, its own"] == changed
assert all(read[name] == ROWS for name in ("pandas, table", "polars", "duckdb", "pyarrow"))
mixed = pd.read_json(io.StringIO(json.dumps([*ROWS, {"number": "384a", "clause": "2.10a"}])))
assert mixed["number"].tolist() == ["0384", "384", "384a"]
PY
echo "as described: two documents bear one number"
