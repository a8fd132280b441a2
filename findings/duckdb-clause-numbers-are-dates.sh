#!/usr/bin/env bash
# What one expects: a guesser of types takes for a date what looks like one; numbers of clauses such as 3-1-10 (the
# tenth of the first of the third part) stay text, as in pandas.
# What happens: duckdb's reader of CSV tries day-month-year with a year of two digits: the column becomes DATE, and
# clause 3-1-10 is the third of January 2010. One clause in the column that no calendar has (3-13-1) and all stay text,
# so the same file changes its type when a clause is added. Numbers of documents such as 2018.3.2, too, are days. polars,
# asked to look for dates, finds one as well, and another: the third of January of the year 10.
# Seen with duckdb 1.5.4 and 2.0.1, pandas 2.3.3 and polars 1.35.2 beside them. Source: run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 1.5.4 2.0.1; do
python3 -m venv --clear "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "duckdb==$version" pandas==2.3.3 polars==1.35.2 2>/dev/null
(cd "$folder" && "$folder/venv/bin/python" - <<'PY'
import datetime
from pathlib import Path

import duckdb
import pandas
import polars

print("duckdb", duckdb.__version__, "pandas", pandas.__version__, "polars", polars.__version__)
Path("clauses.csv").write_text("clause,act\n3-1-10,rail\n3-1-11,air\n", "utf-8")
Path("more.csv").write_text("clause,act\n3-1-10,rail\n3-1-11,air\n3-13-1,ship\n", "utf-8")
Path("numbers.csv").write_text("number,act\n2018.3.2,rail\n2017.1.4,air\n", "utf-8")
for name in ("clauses", "more", "numbers"):
    print(name, duckdb.sql(f"select * from '{name}.csv'").fetchall())
read = [row[0] for row in duckdb.sql("select * from 'clauses.csv'").fetchall()]
assert read == [datetime.date(2010, 1, 3), datetime.date(2011, 1, 3)], read
assert duckdb.sql("select * from 'more.csv'").fetchall()[0][0] == "3-1-10"
assert duckdb.sql("select * from 'numbers.csv'").fetchall()[0][0] == datetime.date(2018, 3, 2)
assert pandas.read_csv("clauses.csv")["clause"][0] == "3-1-10"
dates = polars.read_csv("clauses.csv", try_parse_dates=True)["clause"].to_list()
print("polars", dates)
assert dates == [datetime.date(10, 1, 3), datetime.date(11, 1, 3)], dates
assert polars.read_csv("clauses.csv")["clause"][0] == "3-1-10"
PY
)
done
echo "as described: clauses become days, until one of them is no day"
