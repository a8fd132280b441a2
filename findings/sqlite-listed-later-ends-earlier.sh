#!/usr/bin/env bash
# What one expects: six months from the last day of August end with February, as codes of law and the other engines have it, and
# whoever is listed a day later is never free earlier.
# What happens: SQLite makes it the 31st of February and goes on counting: 3 March. Listed on 31 August one is listed until
# 3 March, listed on 1 September until 1 March: the later entry ends two days before the earlier one, so ends
# of a fixed term are not in the order of their beginnings. A year from 29 February ends on 1 March, in the others
# on the 28th. duckdb, polars, pandas and dateutil agree with each other; `'floor'`, since SQLite 3.46, gives their
# answer; in an older one the same call is NULL, without an error.
# Seen with SQLite 3.43.1 and 3.51.1 (pysqlite3-binary), duckdb 2.0.1, polars 2.1.0, pandas 3.1.1, dateutil 2.9.0.post0.
# Source: sqlite.org/lang_datefunc.html, "Modifiers" and the floor and ceiling modifiers.
# mou: its tables give a term as it is written (`2 years`), and nothing in its SQLite file adds months to a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for binary in 0.5.2.post1 0.5.4.post2; do
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/pip" install -q --disable-pip-version-check "pysqlite3-binary==$binary" duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 python-dateutil==2.9.0.post0 2>/dev/null
    "$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date
from importlib.metadata import version

import duckdb
import pandas as pd
import polars as pl
import pysqlite3 as sqlite
from dateutil.relativedelta import relativedelta

print("SQLite", sqlite.sqlite_version, {name: version(name) for name in ("duckdb", "polars", "pandas", "python-dateutil")})


def by_sqlite(day: date, months: int, *more: str) -> str | None:
    store = sqlite.connect(":memory:")
    marks = ", ?" * len(more)
    return store.execute(f"select date(?, ?{marks})", (str(day), f"+{months} months", *more)).fetchone()[0]


def by_others(day: date, months: int) -> set[str]:
    return {
        str(duckdb.sql(f"select (date '{day}' + interval {months} month)::date").fetchall()[0][0]),
        str(pl.Series([day]).dt.offset_by(f"{months}mo")[0]),
        str((pd.Timestamp(day) + pd.DateOffset(months=months)).date()),
        str(day + relativedelta(months=months)),
    }


new = sqlite.sqlite_version_info >= (3, 46)
told = {}
for day, months in ((date(2016, 8, 31), 6), (date(2016, 9, 1), 6), (date(2016, 2, 29), 12), (date(2016, 1, 20), 24)):
    (others,) = by_others(day, months)
    told[day] = (by_sqlite(day, months), others, by_sqlite(day, months, "floor"))
    print(day, f"+ {months} months: SQLite {told[day][0]}, the others {others}, SQLite with floor {told[day][2]}")
first, second, leap, plain = told.values()
assert first[:2] == ("2017-03-03", "2017-02-28") and second[:2] == ("2017-03-01", "2017-03-01")
assert first[0] > second[0], "listed later, free earlier"
assert leap[:2] == ("2017-03-01", "2017-02-28") and plain[:2] == ("2018-01-20", "2018-01-20")
assert all(row[2] == (row[1] if new else None) for row in told.values())
PY
done
echo "as described: the ends of a term are not in the order of the beginnings"
