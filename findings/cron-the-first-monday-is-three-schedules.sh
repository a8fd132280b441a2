#!/usr/bin/env bash
# What one expects: `0 9 1-7 * 1`, a report at nine on what is both a Monday and one of the first seven days, is the first Monday of
# each month, by every library that reads cron's five fields.
# What happens: for croniter and cronsim it is each of the first seven days and each Monday besides, ten reports in January
# 2016, as crontab(5) has it where both fields are restricted. APScheduler takes both together, as one wished, but counts days of
# the week from Monday as 0: the first Tuesday. Written with MON it is the first Monday there. And `0 9 */10 * 1` parts the first two:
# the star in front makes it `and` for cronsim, as in Debian's cron, and `or` for croniter: 3 reports and 21 from January to
# March. No line is refused. Lines that restrict one of the two fields only, and by name, are read alike.
# Seen with croniter 7.0.0, cronsim 2.8, APScheduler 3.11.3. Source: crontab(5), on the two fields and on a star in
# front; APScheduler, issues 286 and 495, pull request 381 (closed, for version 4); croniter's page, `day_or`.
# mou: its language has no schedules; a day is counted from an event, once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check croniter==7.0.0 cronsim==2.8 APScheduler==3.11.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from itertools import takewhile

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter
from cronsim import CronSim

print({name: version(name) for name in ("croniter", "cronsim", "APScheduler")})
BEGIN, END = datetime(2015, 12, 31, 23, tzinfo=timezone.utc), datetime(2016, 4, 1, tzinfo=timezone.utc)


def by_croniter(line: str):
    days = croniter(line, BEGIN)
    while True:
        yield days.get_next(datetime)


def by_apscheduler(line: str):
    trigger, moment = CronTrigger.from_crontab(line, timezone=timezone.utc), BEGIN
    while True:
        moment = trigger.get_next_fire_time(None, moment)
        yield moment
        moment += timedelta(seconds=1)


def reports(line: str) -> dict[str, list[str]]:
    moments = {"croniter": by_croniter(line), "cronsim": CronSim(line, BEGIN), "APScheduler": by_apscheduler(line)}
    return {
        name: [moment.strftime("%m-%d %a") for moment in takewhile(lambda moment: moment < END, iterator)]
        for name, iterator in moments.items()
    }


for line in ("0 9 1-7 * 1", "0 9 1-7 * MON", "0 9 */10 * 1", "0 9 * * MON", "0 9 1 * *"):
    answer = reports(line)
    print(f"{line}: " + "; ".join(f"{name} {len(days)}, {' '.join(days[:4])}" for name, days in answer.items()))
first = reports("0 9 1-7 * 1")
assert first["croniter"] == first["cronsim"]
assert sum(day.startswith("01-") for day in first["croniter"]) == 10
assert first["APScheduler"] == ["01-05 Tue", "02-02 Tue", "03-01 Tue"]
assert reports("0 9 1-7 * MON")["APScheduler"] == ["01-04 Mon", "02-01 Mon", "03-07 Mon"]
star = reports("0 9 */10 * 1")
assert star["cronsim"] == ["01-11 Mon", "02-01 Mon", "03-21 Mon"] and len(star["croniter"]) == 21
for line in ("0 9 * * MON", "0 9 1 * *"):
    answer = reports(line)
    assert answer["croniter"] == answer["cronsim"] == answer["APScheduler"]
PY
echo "as described: the first Monday of a month is three schedules"
