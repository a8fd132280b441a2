#!/usr/bin/env bash
# What one expects: what is due each month from 31 January on is due on 29 February, 31 March, 30 April: each date is so many
# months after the first, and libraries that agree on one month agree on a series.
# What happens: three answers. polars, arrow and pendulum say so. pandas (a range by DateOffset) and duckdb (generate_series)
# add a month to what came before: 29 February, 29 March, 29 April, and never the end of a month again. dateutil's rrule,
# after RFC 5545, leaves out each month without a 31st day: no report in February, April, June. One month added to 31 January
# is 29 February for all of them but rrule, so a test of one step shows nothing.
# Seen with pandas 3.1.1, duckdb 2.0.1, polars 2.1.0, arrow 1.4.0, pendulum 3.3.0, python-dateutil 2.9.0.post0. Source: run;
# RFC 5545, 3.3.10, says that invalid dates are passed over; the pages of pandas and duckdb say nothing of the last day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 duckdb==2.0.1 polars==2.1.0 arrow==1.4.0 pendulum==3.3.0 python-dateutil==2.9.0.post0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date, datetime
from importlib.metadata import version

import arrow
import duckdb
import pandas as pd
import pendulum
import polars as pl
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule

print({name: version(name) for name in ("pandas", "duckdb", "polars", "arrow", "pendulum", "python-dateutil")})
FIRST, LAST = date(2016, 1, 31), date(2016, 5, 31)
series = f"select unnest(generate_series(date '{FIRST}', date '{LAST}', interval 1 month))::date"
due = {
    "polars": pl.date_range(FIRST, LAST, "1mo", eager=True).to_list(),
    "arrow": [moment.date() for moment in arrow.Arrow.range("month", datetime(2016, 1, 31), datetime(2016, 5, 31))],
    "pendulum": list(pendulum.interval(pendulum.instance(FIRST), pendulum.instance(LAST)).range("months")),
    "pandas": [moment.date() for moment in pd.date_range(FIRST, LAST, freq=pd.DateOffset(months=1))],
    "duckdb": [row[0] for row in duckdb.sql(series).fetchall()],
    "rrule": [moment.date() for moment in rrule(MONTHLY, datetime(2016, 1, 31), until=datetime(2016, 5, 31))],
}
told = {name: [f"{day:%m-%d}" for day in days] for name, days in due.items()}
for name, days in told.items():
    print(name, *days)
once = {
    str(FIRST + relativedelta(months=1)),
    str((pd.Timestamp(FIRST) + pd.DateOffset(months=1)).date()),
    str(duckdb.sql(f"select (date '{FIRST}' + interval 1 month)::date").fetchall()[0][0]),
    str(pl.Series([FIRST]).dt.offset_by("1mo")[0]),
}
assert once == {"2016-02-29"}
assert told["polars"] == told["arrow"] == told["pendulum"] == ["01-31", "02-29", "03-31", "04-30", "05-31"]
assert told["pandas"] == told["duckdb"] == ["01-31", "02-29", "03-29", "04-29", "05-29"]
assert told["rrule"] == ["01-31", "03-31", "05-31"]
PY
echo "as described: a series stays at the end of the month, leaves it for ever, or skips months"
