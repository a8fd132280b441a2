#!/usr/bin/env bash
# What one expects: a timer of a process (BPMN, timeCycle) that repeats each month, R5/2016-01-20/P1M in ISO 8601, fires on the
# 20th of each month; a repetition of a year on one day of the year. SpiffWorkflow's own words for a single P1M are that
# the lengths of months are to be heeded.
# What happens: the length of the first month is reckoned once, and added again and again: a report due each month from 20
# January on is due on 22 March, 22 April and 23 May; begun in February it comes every 29 days, and yearly, from 20 January
# 2016, on the 20th, 21st, 22nd of January. aniso8601, given the same text, takes months of 30 days: 19 February, 20
# March. isodatetime fires on the 20th. The first interval is right, so a test of one repetition shows nothing.
# Seen with SpiffWorkflow 3.2.0, metomi-isodatetime 1!3.2.0, aniso8601 10.0.1. Source: BPMN 2.0.2, 10.5.5, timeCycle (ISO 8601);
# bpmn/specs/event_definitions/timer.py, `CycleTimerEventDefinition`, which adds `duration` to `next`.
# mou: has no clock that runs on: a term is added to a day once, by the calendar.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    SpiffWorkflow==3.2.0 'metomi-isodatetime==1!3.2.0' aniso8601==10.0.1 2>/dev/null
TZ=UTC "$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version
from types import SimpleNamespace

import aniso8601
from metomi.isodatetime.parsers import TimeRecurrenceParser
from SpiffWorkflow.bpmn.specs.event_definitions.timer import CycleTimerEventDefinition

print({name: version(name) for name in ("SpiffWorkflow", "metomi-isodatetime", "aniso8601")})


def fire(text: str) -> list[str]:
    """The days on which a task with this timer is due, asked of the timer itself as the engine asks it."""
    kept, days = {}, []
    task = SimpleNamespace(
        workflow=SimpleNamespace(script_engine=SimpleNamespace(evaluate=lambda task, expression: expression)),
        internal_data=kept,
        _get_internal_data=lambda name: kept.get(name),
        _set_internal_data=lambda **values: kept.update(values),
    )
    timer = CycleTimerEventDefinition("report", text)
    _, start, _ = timer.parse_iso_recurring_interval(text)
    days.append(start.date().isoformat())
    while timer.cycle_complete(task):
        days.append(kept["event_value"]["next"][:10])
    return days[:-1]


told = {}
for text in ("R5/2016-01-20/P1M", "R3/2016-02-20/P1M", "R4/2016-01-20/P1Y"):
    reference = [str(point)[:10] for point in TimeRecurrenceParser().parse(text.replace("20/", "20T00Z/"))]
    months_of_thirty = [str(day) for day in aniso8601.parse_repeating_interval(text)]
    told[text] = (fire(text), reference, months_of_thirty)
    print(text, dict(zip(("SpiffWorkflow", "isodatetime", "aniso8601"), told[text])))
monthly, from_february, yearly = told.values()
assert monthly[0] == ["2016-01-20", "2016-02-20", "2016-03-22", "2016-04-22", "2016-05-23"]
assert monthly[1] == ["2016-01-20", "2016-02-20", "2016-03-20", "2016-04-20", "2016-05-20"]
assert monthly[2] == ["2016-01-20", "2016-02-19", "2016-03-20", "2016-04-19", "2016-05-19"]
assert from_february[0] == ["2016-02-20", "2016-03-20", "2016-04-18"]
assert yearly[0] == ["2016-01-20", "2017-01-20", "2018-01-21", "2019-01-22"]
assert yearly[1] == ["2016-01-20", "2017-01-20", "2018-01-20", "2019-01-20"]
PY
echo "as described: a month is as long as the one in which it began"
