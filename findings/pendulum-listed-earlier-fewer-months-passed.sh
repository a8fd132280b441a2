#!/usr/bin/env bash
# What one expects: whoever was listed a day earlier has been listed no shorter; and if six months from 30 August end on 28
# February, as pendulum adds them, then on 28 February six months have passed.
# What happens: pendulum's in_months() says 6 from 28 August, 5 from 29 and 30 August, and 6 again from 31 August: where both
# days are the last of their months it counts up, else it does not look at how short the month is. So a rule `after six
# months`, asked by adding, holds of all four, and asked by the months that have passed, of the first and the last; a year
# from 29 February is eleven months. dateutil gives six months for all four and a year for the last, as it adds. No two
# spellings of a term may be mixed.
# Seen with pendulum 3.3.0, python-dateutil 2.9.0.post0. Source: run; pendulum.eustace.io, "Difference" and "Addition and
# Subtraction".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pendulum==3.3.0 python-dateutil==2.9.0.post0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pendulum
from dateutil.relativedelta import relativedelta

print({name: version(name) for name in ("pendulum", "python-dateutil")})
told = {}
for year, month, day, months in ((2016, 8, 28, 6), (2016, 8, 29, 6), (2016, 8, 30, 6), (2016, 8, 31, 6), (2016, 2, 29, 12)):
    listed = pendulum.date(year, month, day)
    end = listed.add(months=months)
    gone = relativedelta(end, listed)
    told[str(listed)] = [str(end), (end - listed).in_months(), gone.years * 12 + gone.months]
    print(f"{listed} + {months} months = {end}; months passed by then: pendulum, dateutil", *told[str(listed)][1:])
assert [row[0] for row in told.values()] == ["2017-02-28"] * 5
assert [row[1] for row in told.values()] == [6, 5, 5, 6, 11]
assert [row[2] for row in told.values()] == [6, 6, 6, 6, 12]
PY
echo "as described: added six months, passed five, and more for who came later"
