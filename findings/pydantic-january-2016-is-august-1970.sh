#!/usr/bin/env bash
# What one expects: 20160120 is a day in the basic form of ISO 8601, which iCalendar and many registers use; a field of type datetime reads it as 20 January 2016, or refuses it.
# What happens: pydantic takes a text of digits for seconds since 1970: 22 August 1970, so an entry for three years
# from that day has long ended, and the order of days within the column stays right, as later days are larger numbers: whether
# an end is after its beginning is answered well, and all of 2016 lies within twenty minutes. 201601 is 3 January 1970. With a time behind
# it (20160120T000000) it is refused, and as a field of type date too, so only the one spelling in the one type passes. Python's own
# fromisoformat and isodate read it right, msgspec refuses.
# Seen with pydantic 2.14.4, isodate 0.7.2, msgspec 0.21.1, Python 3.11. Source: ISO 8601, calendar date, basic format; pydantic,
# "Datetimes" (texts of digits are Unix time); issues 5914 and 7940 (both closed).
# mou: a day is written with hyphens, or in Chinese; digits alone are none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 isodate==0.7.2 msgspec==0.21.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import datetime
from importlib.metadata import version

import isodate
import msgspec
import pydantic

print({name: version(name) for name in ("pydantic", "isodate", "msgspec")})


def read(reader, text: str) -> str:
    try:
        return str(reader(text))
    except (ValueError, msgspec.ValidationError) as error:
        return f"refused ({type(error).__name__})"


readers = {
    "pydantic, datetime": pydantic.TypeAdapter(datetime.datetime).validate_python,
    "pydantic, datetime, from JSON": lambda text: pydantic.TypeAdapter(datetime.datetime).validate_json(f'"{text}"'),
    "pydantic, date": pydantic.TypeAdapter(datetime.date).validate_python,
    "datetime.fromisoformat": datetime.datetime.fromisoformat,
    "isodate": isodate.parse_date,
    "msgspec": lambda text: msgspec.convert(text, datetime.datetime),
}
answers = {name: read(reader, "20160120") for name, reader in readers.items()}
for name, answer in answers.items():
    print(f"{name}: {answer}")
assert list(answers.values()) == [
    "1970-08-22 08:02:00+00:00",
    "1970-08-22 08:02:00+00:00",
    "refused (ValidationError)",
    "2016-01-20 00:00:00",
    "2016-01-20",
    "refused (ValidationError)",
]
moment = readers["pydantic, datetime"]
assert read(moment, "20160120T000000").startswith("refused")
assert moment("2016-01-20").year == 2016
year = [moment(f"2016{month:02}{day:02}") for month, day in ((1, 1), (6, 30), (12, 31))]
print("all of 2016:", year[0], "to", year[-1])
assert year == sorted(year) and year[-1] - year[0] < datetime.timedelta(hours=1)
PY
echo "as described: a day of January 2016 is one of August 1970"
