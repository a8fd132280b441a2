#!/usr/bin/env bash
# What one expects: a library that knows the eras of Japan and Thailand turns the day of an old law from one reckoning into
# the other, or says that it cannot: that is what it is made for.
# What happens: it counts years, and leaves month and day as they are, in years too that were reckoned otherwise. Japan went by
# the moon until 2 December of Meiji 5, after which came 1 January 1873: the notice of the new calendar itself is of 9 November
# of Meiji 5, our 9 December 1872, and ICU and japanera both write 9 December of Meiji 5, a day that never was. Thai years
# began on 1 April until 2483: 1 January 1926 is of 2468, and ICU writes 2469; PyThaiNLP reads 1 January 2468 as of 1925, and
# reads 1 January 2483 too, which never was, as that year had nine months. No word of it; days since are right, so tests show
# nothing.
# Seen with icu4py 1.2.0 (ICU 78.3), japanera 2.1.3, PyThaiNLP 5.4.0, beside lunar_python 1.4.8, which counts the moons of 1872.
# Source: Japan, notice 337 of Meiji 5; Thailand, Calendar Years Act 2483, section 4; ICU, BuddhistCalendar (said to be ours but
# for year and era).
# mou: offers no day for one before Meiji 6, and the right year for a Thai one (tests/language/test_remedies_for_days.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    icu4py==1.2.0 japanera==2.1.3 pythainlp==5.4.0 lunar_python==1.4.8 2>/dev/null
PYTHAINLP_DATA="$folder" TZ=UTC "$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date
from importlib.metadata import version

from icu4py import icu_version
from icu4py.messageformat import MessageFormat
from japanera import EraDate
from lunar_python import Lunar
from pythainlp.util import thai_strptime

print({name: version(name) for name in ("icu4py", "japanera", "pythainlp", "lunar_python")}, "ICU", icu_version)


def write(day: date, locale: str) -> str:
    return MessageFormat("{day, date, long}", locale).format({"day": day})


by_moon = [Lunar.fromYmd(1872, month, day).getSolar().toYmd() for month, day in ((11, 9), (12, 2))]
print("9 November and 2 December of Meiji 5 are, by the moon:", by_moon)
assert by_moon == ["1872-12-09", "1872-12-31"]
told = {}
for day in (date(1872, 12, 9), date(1872, 12, 31), date(1873, 1, 1)):
    told[day] = (write(day, "ja@calendar=japanese"), str(EraDate.from_date(day)))
    print(day, dict(zip(("ICU", "japanera"), told[day])))
assert [row[0] for row in told.values()] == ["明治5年12月9日", "明治5年12月31日", "明治6年1月1日"]
assert [row[1] for row in told.values()] == ["明治05年 12月09日", "明治05年 12月31日", "明治06年 01月01日"]
written = {day: write(day, "th@calendar=buddhist") for day in (date(1926, 1, 1), date(1926, 4, 1))}
read = {text: thai_strptime(text, "%d %B %Y").date() for text in ("1 มกราคม 2468", "1 มกราคม 2483", "1 มกราคม 2484")}
print("ICU:", {str(day): text for day, text in written.items()})
print("PyThaiNLP:", {text: str(day) for text, day in read.items()})
assert ["2469" in text for text in written.values()] == [True, True]
assert list(read.values()) == [date(1925, 1, 1), date(1940, 1, 1), date(1941, 1, 1)]
PY
echo "as described: days that never were are written and read, a month or a year beside those that were"
