#!/usr/bin/env bash
# What one expects: a year and twelve months are one term, so a listing of 29 February 2016 for a year ends where one for twelve
# months does, on 28 February 2017; an engine of rules that cannot add them says so, as it does where null is compared with a
# number.
# What happens: ZEN, by `.add('12M')`, has 28 February, and by `.add('1y')` `Invalid date`, which is a value like any other: the
# rule goes on. The term has not ended in 2036, as `isAfter` and `isBefore` are both false of it, for whatever day one asks, and
# has ended by `<`, which is true of it and of each day; how many days it lasts is null. Its older functions, in the same rule,
# have an end on the 28th, six hours late, since a year there is 365 days and a quarter. From any other day of the calendar, and
# for four years, both spellings agree.
# Seen with zen-engine 2.1.3, python-dateutil 2.9.0.post0. Source: run; docs.gorules.io, "Date operations", which adds years as
# it does months and tells nothing of a sum of valid days that is not valid.
# mou: a term stays as it is written; none is added to a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check zen-engine==2.1.3 python-dateutil==2.9.0.post0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

import zen
from dateutil.relativedelta import relativedelta

print({name: version(name) for name in ("zen-engine", "python-dateutil")})


def told(expression: str, **values: object) -> object:
    return zen.evaluate_expression(expression, values)


for day, spelled, expected in (
    ("2016-02-29", "12M", "2017-02-28T00:00:00Z"),
    ("2016-02-29", "1y", "Invalid date"),
    ("2016-02-29", "4y", "2020-02-29T00:00:00Z"),
    ("2016-02-28", "1y", "2017-02-28T00:00:00Z"),
    ("2016-01-31", "1M", "2016-02-29T00:00:00Z"),
):
    end = told("d(day).add(spelled)", day=day, spelled=spelled)
    print(f"{day} and {spelled}: {end}")
    assert end == expected
by_dateutil = date(2016, 2, 29) + relativedelta(years=1)
print("dateutil:", by_dateutil)
assert by_dateutil == date(2016, 2, 29) + relativedelta(months=12) == date(2017, 2, 28)

answers = {
    question: [told(f"d('2016-02-29').add('1y'){question}", other=other) for other in ("2016-06-01", "2036-06-01")]
    for question in (".isBefore(d(other))", ".isAfter(d(other))", " < d(other)", " > d(other)", ".diff(d(other), 'day')")
}
print("of a year from 29 February, before and after the day it should end:", answers)
assert list(answers.values()) == [[False, False], [False, False], [True, True], [False, False], [None, None]]
older = told("date('2016-02-29') + duration('1y')")
print("by date and duration:", older)
assert older == told("date('2017-02-28')") + 6 * 3600
try:
    told("null < 1")
except RuntimeError as error:
    print("null < 1:", str(error).splitlines()[0])
else:
    raise AssertionError("null is compared")
PY
echo "as described: a year from 29 February ends on no day, and twelve months do"
