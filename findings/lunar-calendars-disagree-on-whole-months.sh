#!/usr/bin/env bash
# What one expects: the Chinese calendar is reckoned by a national standard (GB/T 33661-2017), so libraries that turn its days into
# ours, and calendars of public holidays made with them, agree over the two centuries for which they all answer.
# What happens: over the first days of the months from 1901 to 2099 no two of four libraries agree throughout: the sixth month of
# 1933, the eleventh of 1954, the eighth of 1978, the ninth of 2057, the eighth of 2089, the seventh of 2097 begin a
# day earlier or later, all their days with them: Mid-Autumn of 1978 is on 16 or 17 September, the Double Ninth of 2057 on
# 6 or 7 October. Every call answers; none says how sure it is. New Year's Day is the same in all four, so what
# is mostly tested shows nothing.
# Seen with lunardate 0.3.0, zhdate 0.1, borax 4.1.3, lunar_python 1.4.8. Source: run, over all 2388 months.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lunardate==0.3.0 zhdate==0.1 borax==4.1.3 lunar_python==1.4.8 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date
from importlib.metadata import version
from itertools import combinations

from borax.calendars.lunardate import LunarDate as BoraxDate
from lunar_python import Lunar
from lunardate import LunarDate
from zhdate import ZhDate

print({name: version(name) for name in ("lunardate", "zhdate", "borax", "lunar_python")})
LIBRARIES = {
    "lunardate": lambda *day: LunarDate(*day).toSolarDate(),
    "zhdate": lambda *day: ZhDate(*day).to_datetime().date(),
    "borax": lambda *day: BoraxDate(*day).to_solar_date(),
    "lunar_python": lambda *day: date.fromisoformat(Lunar.fromYmd(*day).getSolar().toYmd()),
}
told = {
    (year, month): {name: convert(year, month, 1) for name, convert in LIBRARIES.items()}
    for year in range(1901, 2100)
    for month in range(1, 13)
}
apart = {month: days for month, days in told.items() if len(set(days.values())) > 1}
assert all(month != 1 for _, month in apart)
for month, days in apart.items():
    print(month, {name: str(day) for name, day in days.items()})
assert list(apart) == [(1933, 6), (1954, 11), (1978, 8), (2057, 9), (2089, 8), (2097, 7)]
for one, other in combinations(LIBRARIES, 2):
    assert any(days[one] != days[other] for days in apart.values()), (one, other)
autumn = {name: str(convert(1978, 8, 15)) for name, convert in LIBRARIES.items()}
ninth = {name: str(convert(2057, 9, 9)) for name, convert in LIBRARIES.items()}
print("Mid-Autumn 1978:", autumn, "Double Ninth 2057:", ninth)
assert list(autumn.values()) == ["1978-09-16", "1978-09-17", "1978-09-17", "1978-09-17"]
assert list(ninth.values()) == ["2057-10-06", "2057-10-06", "2057-10-07", "2057-10-07"]
PY
echo "as described: of four libraries no two agree on every month"
