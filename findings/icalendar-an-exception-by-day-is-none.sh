#!/usr/bin/env bash
# What one expects: a hearing each Wednesday at nine, but not on 27 January, written as EXDATE;VALUE=DATE:20160127, is left out on that
# day by each reader of RFC 5545, which allows both a day and a moment there.
# What happens: recurring-ical-events leaves it out, dateutil holds it: the day is read as midnight, at which nothing was to
# be, and an exception that meets nothing is no error. Written as a moment of nine o'clock it is left out by both. So an
# exception is one or none by the reader, four hearings or three, and a term counted in them ends a week apart. With whole days
# (DTSTART;VALUE=DATE) both leave it out, and that is what is tested. Neither tells of an exception that excepts nothing.
# Seen with python-dateutil 2.9.0.post0, recurring-ical-events 3.8.2, icalendar 7.3.2. Source: RFC 5545, 3.8.5.1 (DATE-TIME or DATE);
# recurring-ical-events, pull request 121 (merged); sabre-io/vobject, issue 555 (open), the same in PHP.
# mou: a term is counted by the calendar alone; an exception is a condition, not a day that must be met exactly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-dateutil==2.9.0.post0 recurring-ical-events==3.8.2 icalendar==7.3.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

print({name: version(name) for name in ("python-dateutil", "recurring-ical-events", "icalendar")})


def hearings(begin: str, exception: str) -> tuple[list[str], list[str]]:
    rule = [begin, "RRULE:FREQ=WEEKLY;COUNT=4", exception]
    calendar = "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:1@example.org"]
        + ["DTSTAMP:20160101T000000Z", *rule, "END:VEVENT", "END:VCALENDAR", ""]
    )
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between((2016, 1, 1), (2016, 4, 1))
    return (
        sorted(event["DTSTART"].dt.strftime("%m-%d") for event in events),
        [moment.strftime("%m-%d") for moment in rrulestr("\n".join(rule))],
    )


three, four = ["01-20", "02-03", "02-10"], ["01-20", "01-27", "02-03", "02-10"]
for begin, exception, expected in (
    ("DTSTART:20160120T090000", "EXDATE:20160127T090000", (three, three)),
    ("DTSTART:20160120T090000", "EXDATE;VALUE=DATE:20160127", (three, four)),
    ("DTSTART;VALUE=DATE:20160120", "EXDATE;VALUE=DATE:20160127", (three, three)),
):
    answer = hearings(begin, exception)
    print(f"{begin} {exception}: recurring-ical-events {answer[0]}, dateutil {answer[1]}")
    assert answer == expected
PY
echo "as described: an exception is one or none by the reader"
