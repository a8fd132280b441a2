#!/usr/bin/env bash
# What one expects: five working days after Saturday 6 February 2016 end on Friday the 12th: Monday is the first of them.
# Libraries that count working days alike from a Friday count them alike from a Saturday.
# What happens: numpy and polars, told to roll forward (without that they raise), first move the beginning to Monday and then
# count from there: Monday the 15th. pandas and QuantLib say Friday the 12th. From any working day all four agree; what comes
# in on a day off has its time limit later in two of them, by a whole weekend. The other way round it is the same: a deadline
# counted back from a Sunday differs by one working day.
# Seen with numpy 2.4.6, polars 2.1.0, pandas 3.1.1, QuantLib 1.44. Source: numpy.busday_offset says that it rolls first;
# polars, `add_business_days`, speaks of the same roll; pandas, "Time series", rolls within the first step.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check numpy==2.4.6 polars==2.1.0 pandas==3.1.1 QuantLib==1.44 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import numpy as np
import pandas as pd
import polars as pl
import QuantLib as ql

print({name: version(name) for name in ("numpy", "polars", "pandas", "QuantLib")})


def ends(day: date, count: int) -> dict[str, str]:
    roll = "forward" if count > 0 else "backward"
    moved = ql.WeekendsOnly().advance(ql.Date(day.day, day.month, day.year), count, ql.Days)
    return {
        "numpy": str(np.busday_offset(day, count, roll=roll)),
        "polars": str(pl.Series([day]).dt.add_business_days(count, roll=roll)[0]),
        "pandas": str((pd.Timestamp(day) + count * pd.offsets.BDay()).date()),
        "QuantLib": str(moved.to_date()),
    }


told = {}
for day, count in ((date(2016, 2, 5), 5), (date(2016, 2, 6), 5), (date(2016, 2, 8), 5), (date(2016, 2, 7), -5)):
    told[day] = ends(day, count)
    print(f"{day:%a} {day} {count:+} working days:", told[day])
friday, saturday, monday, sunday = told.values()
assert set(friday.values()) == {"2016-02-12"} and set(monday.values()) == {"2016-02-15"}
assert list(saturday.values()) == ["2016-02-15", "2016-02-15", "2016-02-12", "2016-02-12"]
assert list(sunday.values()) == ["2016-01-29", "2016-01-29", "2016-02-01", "2016-02-01"]
PY
echo "as described: what comes in on a day off has two ends"
