#!/usr/bin/env bash
# What one expects: half of five years is two years and six months, and half of one year six months, as law shortens a term by
# half or makes an attempt liable to half of it; or else a library that cannot say so refuses.
# What happens: relativedelta(years=5) / 2 is two years and relativedelta(years=1) / 2 is nothing at all: each field is
# divided by itself and cut off, so a listing for a year, halved, ends on the day on which it begins, and half of a year and
# six months is three months. Written in months it is no better, as twelve of them are made a year first. pendulum's duration,
# divided by a whole number, does the same with years, but halves months well, so one term has two halves. duckdb gives the
# right one for either; isodate raises. None of them warns.
# Seen with python-dateutil 2.9.0.post0, pendulum 3.3.0, duckdb 2.0.1, isodate 0.7.2. Source: run; the documentation of
# relativedelta shows multiplication by whole numbers only; dateutil, issues 119 (closed) and 1114 (open).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-dateutil==2.9.0.post0 pendulum==3.3.0 duckdb==2.0.1 isodate==0.7.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import duckdb
import isodate
import pendulum
from dateutil.relativedelta import relativedelta

print({name: version(name) for name in ("python-dateutil", "pendulum", "duckdb", "isodate")})
LISTED = date(2016, 1, 20)


def halve(**term: int) -> list[str]:
    said = " ".join(f"{number} {unit}" for unit, number in term.items())
    by_duckdb = duckdb.sql(f"select (date '{LISTED}' + interval '{said}' / 2)::date").fetchall()[0][0]
    by_pendulum = pendulum.instance(LISTED) + pendulum.duration(**term) / 2
    ends = [str(end) for end in (LISTED + relativedelta(**term) / 2, by_pendulum, by_duckdb)]
    print(f"half of {said} from {LISTED}: dateutil, pendulum, duckdb", *ends)
    return ends


assert halve(years=5) == ["2018-01-20", "2018-01-20", "2018-07-20"]
assert halve(years=1) == ["2016-01-20", "2016-01-20", "2016-07-20"]
assert halve(years=1, months=6) == ["2016-04-20", "2016-04-20", "2016-10-20"]
assert halve(months=60) == ["2018-01-20", "2018-07-20", "2018-07-20"]
assert halve(months=12) == ["2016-01-20", "2016-07-20", "2016-07-20"]
assert halve(months=18) == ["2016-04-20", "2016-10-20", "2016-10-20"]
assert relativedelta(years=1) * 0.5 == relativedelta(), "multiplied by a half it is nothing too"
try:
    isodate.parse_duration("P5Y") * 0.5
except TypeError as error:
    print("isodate: TypeError:", error)
else:
    raise AssertionError("isodate takes it")
PY
echo "as described: a year has no half, and of a year and six months three months remain"
