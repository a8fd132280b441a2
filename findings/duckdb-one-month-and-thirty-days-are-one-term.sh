#!/usr/bin/env bash
# What one expects: an INTERVAL keeps months and days apart, as adding to a day shows, so a column of terms keeps `1 month`
# and `30 days` as two values.
# What happens: for comparing, a month is 30 days: DISTINCT and GROUP BY make one term of the two, whichever comes first, and
# one year is equal to 360 days and less than 365. Two rules laid down in other words are one row, and the end that follows
# from that row is days off for one of them. What leaves for Python is days: a year is fetched as 360, also into pandas, and
# added there it ends five days early, where the same sum inside the engine is right. No error, no note.
# Seen with duckdb 2.0.1, pandas 3.1.1. Source: duckdb.org, "Interval Type", which says that months, days and microseconds are
# stored apart; PostgreSQL compares in the same manner.
# mou: a term keeps its unit, and its tables give it as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 pandas==3.1.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import duckdb

print({name: version(name) for name in ("duckdb", "pandas")})
ROWS = "(values ({}), ({}), (interval '1 year'), (interval '360 days'), (interval '365 days')) rules(term)"
day = date(2017, 1, 31)
for first, second in (("interval '1 month'", "interval '30 days'"), ("interval '30 days'", "interval '1 month'")):
    rules = ROWS.format(first, second)
    added = duckdb.sql(f"select (date '{day}' + term)::date from {rules}").fetchall()
    grouped = duckdb.sql(f"select count(*) from {rules} group by term order by term").fetchall()
    distinct = duckdb.sql(f"select count(distinct term) from {rules}").fetchall()[0][0]
    print(f"{first} first: ends", *(str(row[0]) for row in added), "grouped", *(row[0] for row in grouped))
    assert len(set(added)) == 4, "the five terms have four ends: as sums they differ"
    assert [row[0] for row in grouped] == [2, 2, 1] and distinct == 3
equal = duckdb.sql("select interval '1 year' = interval '360 days', interval '1 year' < interval '365 days'").fetchall()[0]
inside = duckdb.sql(f"select (date '{day}' + interval '1 year')::date").fetchall()[0][0]
fetched = duckdb.sql("select interval '1 year' as term")
print("fetched:", fetched.fetchall()[0][0], "pandas:", fetched.df()["term"][0], "ends", inside, day + fetched.fetchall()[0][0])
assert equal == (True, True)
assert str(inside) == "2018-01-31" and str(day + fetched.fetchall()[0][0]) == "2018-01-26"
assert fetched.df()["term"][0].days == 360
PY
echo "as described: five terms are three"
