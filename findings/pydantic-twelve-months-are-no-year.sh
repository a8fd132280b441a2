#!/usr/bin/env bash
# What one expects: P12M and P1Y are one duration (XML Schema has them equal), and a library that has only days to keep them
# in refuses months, of which no number of days is right.
# What happens: pydantic, for a field of type timedelta, takes a month for 30 days and a year for 365: P12M becomes 360 days,
# P1Y 365, P24M 720 and P2Y 730, so what twelve months and a year lay down ends on two days, and P12M is shorter than P365D.
# aniso8601 reads them alike. isodate keeps months, and has the two equal. What pydantic writes out again is P360D for P12M,
# P1Y for P365D and P1Y355D for P24M: days become a year, and two years become less than two.
# Seen with pydantic 2.14.4, aniso8601 10.0.1, isodate 0.7.2. Source: XML Schema Part 2, duration (equality of months and
# years); pydantic, "Datetimes", says that a text of ISO 8601 is read, not that months are 30 days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 aniso8601==10.0.1 isodate==0.7.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

import aniso8601
import isodate
from pydantic import TypeAdapter

print({name: version(name) for name in ("pydantic", "aniso8601", "isodate")})
field, since = TypeAdapter(timedelta), date(2017, 1, 20)
told = {}
for text in ("P12M", "P1Y", "P365D", "P24M", "P2Y"):
    term = field.validate_python(text)
    told[text] = {
        "pydantic": term.days,
        "aniso8601": aniso8601.parse_duration(text).days,
        "ends, pydantic": str(since + term),
        "ends, isodate": str(since + isodate.parse_duration(text)),
        "written again": field.dump_python(term, mode="json"),
    }
    print(text, told[text])
assert [row["pydantic"] for row in told.values()] == [row["aniso8601"] for row in told.values()] == [360, 365, 365, 720, 730]
assert told["P12M"]["ends, pydantic"] == "2018-01-15" and told["P1Y"]["ends, pydantic"] == "2018-01-20"
assert told["P12M"]["ends, isodate"] == told["P1Y"]["ends, isodate"] == "2018-01-20"
assert [told[text]["written again"] for text in ("P12M", "P365D", "P24M")] == ["P360D", "P1Y", "P1Y355D"]
assert isodate.parse_duration("P12M") == isodate.parse_duration("P1Y")
assert field.validate_python("P12M") < field.validate_python("P1Y")
PY
echo "as described: twelve months end five days before the year"
