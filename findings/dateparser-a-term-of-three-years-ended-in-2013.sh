#!/usr/bin/env bash
# What one expects: a reader that looks for times in text, told the day of a decision, 20 January 2016, finds in `listed for 3
# years` and `within 30 days` days that come after it, as terms of a law run on from what they follow.
# What happens: dateparser's search looks back: 20 January 2013 and 21 December 2015, before the decision. It finds `3 years`
# and `30 days`, without the word in front, and a length alone is by its own rule so long ago; `in 3 years` and `after 3 years`
# look ahead, and within and for are not among its words. So in one text some terms run forward and some back, by the drafter's
# choice of a word, and each day comes with the piece of text it was read from, which looks right. In Chinese, German and
# Spanish a length alone is past as well. chrono and parsedatetime have 2019 and 2016. Worse, that an office `may` list is a day
# for it, in the month of May, and `Article 5 may apply` is 5 May, for all three. With PREFER_DATES_FROM a length alone runs
# forward.
# Seen with dateparser 1.5.0, parsedatetime 2.6, chrono-node 2.10.3. Source: dateparser, "Settings", PREFER_DATES_FROM (past or
# future, of dates that are not complete, by its examples), issues 325 and 563 (closed by the setting); chrono, issue 242
# (open).
# mou: a term is a length that is kept as it is, and no day is made of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check dateparser==1.5.0 parsedatetime==2.6 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" chrono-node@2.10.3 >/dev/null 2>&1
cat >read.cjs <<'JS'
const fs = require("node:fs");
const chrono = require("chrono-node");
console.error("chrono-node", JSON.parse(fs.readFileSync("node_modules/chrono-node/package.json")).version);
const decided = new Date("2016-01-20T00:00:00Z");
const days = (text) => chrono.parse(text, decided).map((found) => found.start.date().toISOString().slice(0, 10));
console.log(JSON.stringify(JSON.parse(fs.readFileSync(0)).map(days)));
JS
TZ=UTC venv/bin/python -W ignore - <<'PY'
import json
import subprocess
from datetime import datetime
from importlib.metadata import version

import dateparser
import parsedatetime
from dateparser.search import search_dates

print({name: version(name) for name in ("dateparser", "parsedatetime")})
DECIDED = datetime(2016, 1, 20)


def by_dateparser(text: str, **settings: object) -> list[tuple[str, str]]:
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": DECIDED, **settings}) or []
    return [(piece, str(day.date())) for piece, day in found]


def by_parsedatetime(text: str) -> str:
    return str(parsedatetime.Calendar().parseDT(text, DECIDED)[0].date())


expected = {  # by dateparser, with the setting, by parsedatetime, by chrono
    "The firm is listed for 3 years.": (("3 years", "2013-01-20"), "2019-01-20", "2019-01-20", ["2019-01-20"]),
    "Objections are made within 30 days.": (("30 days", "2015-12-21"), "2016-02-19", "2016-02-19", ["2016-02-19"]),
    "It is removed in 3 years.": (("in 3 years", "2019-01-20"), "2019-01-20", "2019-01-20", ["2019-01-20"]),
    "Article 5 may apply.": (("5 may", "2016-05-05"), "2016-05-05", "2016-05-05", ["2016-05-05"]),
    "The office may list.": (("may", "2016-05-20"), "2016-05-20", "2016-05-01", []),
}
asked = subprocess.run(["node", "read.cjs"], input=json.dumps(list(expected)), stdout=subprocess.PIPE, text=True, check=True)
for (text, (found, preferred, other, by_chrono)), chrono in zip(expected.items(), json.loads(asked.stdout)):
    told = by_dateparser(text)
    print(f"{text} dateparser {told}, parsedatetime {by_parsedatetime(text)}, chrono {chrono}")
    assert told == [found]
    assert [day for _, day in by_dateparser(text, PREFER_DATES_FROM="future")] == [preferred]
    assert by_parsedatetime(text) == other
    assert chrono == by_chrono
for length in ("3 years", "3年", "3 Jahre", "3 años"):
    day = dateparser.parse(length, settings={"RELATIVE_BASE": DECIDED})
    print(f"{length}: {day:%Y-%m-%d}")
    assert day == datetime(2013, 1, 20)
PY
echo "as described: who is listed for three years from 2016 is free since 2013"
