#!/usr/bin/env bash
# What one expects: all conditions of a rule are met where each of them is, and where one is not known that is not known; the
# logic of three values that SQL and the frames follow has `true and unknown` as unknown.
# What happens: duckdb, polars, pyarrow and pandas say so of two columns (and, &) and say true of the same two values in one
# column: bool_and, all() and their like leave out what is null. So conditions kept as rows, as tables of rules keep them,
# hold where the same conditions kept as columns do not: two layouts of one rule part, and a prohibition is carried out of
# which one condition was never looked at. Where none is known, polars and pandas say true, duckdb and pyarrow null. polars
# has a parameter for it (ignore_nulls), and pandas and pyarrow have theirs; duckdb has none.
# Seen with duckdb 2.0.1, polars 2.1.0, pyarrow 26.0.1, pandas 3.1.1. Source: SQL has aggregates leave out nulls; each library
# says it of its own function; that the two spellings part none says.
# mou: its conditions are evaluated with unknown as a value; its tables give a condition whole, in one cell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 pandas==3.1.1 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

print({name: version(name) for name in ("duckdb", "polars", "pyarrow", "pandas")})


def in_columns(one: bool | None, other: bool | None) -> list[object]:
    literals = [str(value).lower().replace("none", "null") + "::boolean" for value in (one, other)]
    by_pandas = pd.array([one], dtype="boolean") & pd.array([other], dtype="boolean")
    return [
        duckdb.sql(f"select {literals[0]} and {literals[1]}").fetchall()[0][0],
        pl.select(pl.all_horizontal(pl.lit(one, dtype=pl.Boolean), pl.lit(other, dtype=pl.Boolean))).item(),
        pc.and_kleene(pa.scalar(one, pa.bool_()), pa.scalar(other, pa.bool_())).as_py(),
        None if by_pandas[0] is pd.NA else bool(by_pandas[0]),
    ]


def in_rows(one: bool | None, other: bool | None) -> list[object]:
    frame = pl.DataFrame({"met": pl.Series([one, other], dtype=pl.Boolean)})
    return [
        duckdb.sql("select bool_and(met) from frame").fetchall()[0][0],
        frame["met"].all(),
        pc.all(frame["met"].to_arrow()).as_py(),
        bool(pd.Series([one, other], dtype="boolean").all()),
    ]


told = {}
for values in ((True, True), (True, False), (True, None), (False, None), (None, None)):
    told[values] = (in_columns(*values), in_rows(*values))
    print(values, "as columns: duckdb, polars, pyarrow, pandas", *told[values][0], "| as rows:", *told[values][1])
for values in ((True, True), (True, False), (False, None)):
    assert told[values][0] == told[values][1] == [all(value is not False for value in values)] * 4
assert told[True, None] == ([None] * 4, [True] * 4)
assert told[None, None] == ([None] * 4, [None, True, None, True])
PY
echo "as described: a rule holds by rows and is unknown by columns"
