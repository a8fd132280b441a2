#!/usr/bin/env bash
# What one expects: decimals are used for money since nothing is lost by them: 0.18 a year by 360 days is 0.0005 a day, and
# one yuan by 2000 is 0.0005.
# What happens: polars gives a quotient, and a product, as many places as the operand that has the most of them: 0.18 / 360 is
# 0.00, so the late charge of a day, and of all days, is nothing; 0.05 * 0.0005 is 0.0000. The sum of a thousand such charges
# is 0.00. No null, no error, as there is for a number too large. pyarrow widens the scale, duckdb widens that of a product
# and leaves decimals for a quotient; both keep 0.0005. What the two places hold is a matter of how the rate was written:
# 0.180000 / 360 is right.
# Seen with polars 2.1.0, pyarrow 26.0.1, duckdb 2.0.1. Source: run; docs.pola.rs, `Decimal`, tells of precision and scale,
# not of what becomes of them in arithmetic.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1 duckdb==2.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from decimal import Decimal
from importlib.metadata import version

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

print({name: version(name) for name in ("polars", "pyarrow", "duckdb")})


def reckon(one: str, sign: str, other: str) -> list[float]:
    first, second = pl.Series([Decimal(one)]), pl.Series([Decimal(other)])
    by_polars = (first / second if sign == "/" else first * second)[0]
    by_arrow = (pc.divide if sign == "/" else pc.multiply)(pa.scalar(Decimal(one)), pa.scalar(Decimal(other))).as_py()
    by_duckdb = duckdb.sql(f"select {one} {sign} {other}").fetchall()[0][0]
    print(f"{one} {sign} {other}: polars {by_polars}, pyarrow {by_arrow}, duckdb {by_duckdb}")
    return [float(by_polars), float(by_arrow), float(by_duckdb)]


assert reckon("0.18", "/", "360") == [0, 0.0005, 0.0005]
assert reckon("1.00", "/", "2000.00") == [0, 0.0005, 0.0005]
assert reckon("0.180000", "/", "360") == [0.0005] * 3
assert reckon("0.05", "*", "0.0005") == [0, 0.000025, 0.000025]
owed = pl.DataFrame({"rate": [Decimal("0.18")] * 1000, "days": [Decimal("360")] * 1000})
charged = owed.select((pl.col("rate") / pl.col("days")).sum()).item()
print("a thousand days:", charged)
assert charged == 0
PY
echo "as described: what accrues each day is nothing"
