#!/usr/bin/env bash
# What one expects: which days are worked in China is ordered year by year, some Sundays among them, so a calendar of
# working days either knows the order of a year or says that it does not.
# What happens: of three libraries one says so (chinesecalendar raises); `holidays` answers for 2035 as if it knew, without
# the worked Sundays that every year has had; `workalendar` raises on a weekday of a year that it does not know but answers
# for its Sundays, and says of one that was worked (2024-02-04) that it was not.
# Seen with holidays 0.109, workalendar 17.0.0, chinesecalendar 1.11.0. Source: run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check holidays==0.109 workalendar==17.0.0 chinesecalendar==1.11.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from collections.abc import Callable
from datetime import date, timedelta
from importlib.metadata import version

import chinese_calendar
from holidays import country_holidays
from workalendar.asia import China

print({name: version(name) for name in ("holidays", "workalendar", "chinesecalendar")})


def ask(works: Callable[[date], bool], day: date) -> object:
    try:
        return bool(works(day))
    except Exception as error:  # what each raises is its own
        return type(error).__name__


libraries = {
    "holidays": country_holidays("CN").is_working_day,
    "workalendar": China().is_working_day,
    "chinesecalendar": chinese_calendar.is_workday,
}
days = (date(2024, 2, 4), date(2024, 2, 5), date(2035, 3, 4), date(2035, 3, 5))
told = {name: [ask(works, day) for day in days] for name, works in libraries.items()}
for name, answers in told.items():
    print(name, dict(zip(map(str, days), answers)))
assert told["holidays"] == [True, True, False, True]
assert told["workalendar"] == [False, "CalendarError", False, "CalendarError"]
assert told["chinesecalendar"] == [True, True, "NotImplementedError", "NotImplementedError"]


def worked_on_weekends(year: int) -> int:
    day, end, works = date(year, 1, 1), date(year + 1, 1, 1), libraries["holidays"]
    return sum(works(day + timedelta(n)) for n in range((end - day).days) if (day + timedelta(n)).weekday() > 4)


found = {year: worked_on_weekends(year) for year in (2023, 2024, 2025, 2035)}
print("weekend days worked, as holidays has it:", found)
assert all(found[year] for year in (2023, 2024, 2025)) and not found[2035]
PY
echo "as described: one raises, one guesses, one does either by the day of the week"
