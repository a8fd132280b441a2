#!/usr/bin/env bash
# What one expects: a day that returns by the Chinese calendar, each first day of the first moon from 8 February 2016, which RFC
# 7529 has as RSCALE=CHINESE;FREQ=YEARLY, is found by a reader of recurrences, or is refused by one that has only our calendar.
# What happens: ical.js, which is in Thunderbird, takes the rule and leaves out the word: 8 February of 2017, 2018 and 2019,
# eleven days late, eight early, three late, all on common days. rrule-temporal has the days that are kept, and rrule refuses
# the word. So it is with SKIP=BACKWARD of the same standard, which ends what is due each month from the 31st with the last day
# of a short one: ical.js has 31 March behind 31 January, and what was due in February is due on no day. Nothing is told, and a
# rule that it writes anew has lost the word, for whoever knows it, too. Rules without it are read alike by all three.
# Seen with ical.js 2.2.1, rrule-temporal 2.2.8, rrule 2.8.1. Source: RFC 7529, 4 and 5 (RSCALE and SKIP change the days of a
# rule); rrule, issue 133, rust-rrule, issue 95, recurring-ical-events, issues 124 and 228 (all open); odoo, pull request 251777
# (open), which strips the word from what other calendars send.
# mou: its language has no schedules; whether a day is worked is an order, not a rule that returns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" ical.js@2.2.1 rrule-temporal@2.2.8 rrule@2.8.1 >/dev/null 2>&1
cat >asked.mjs <<'JS'
import assert from "node:assert";
import fs from "node:fs";
import { createRequire } from "node:module";
import ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";

const { rrulestr } = createRequire(import.meta.url)("rrule");
for (const name of ["ical.js", "rrule-temporal", "rrule"])
  console.log(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);

const byIcal = (day, rule) => {
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(day));
  const found = [];
  for (let next = days.next(); next; next = days.next()) found.push(next.toString());
  return found;
};
const text = (day, rule) => `DTSTART:${day.replaceAll("-", "")}T000000Z\nRRULE:${rule}`;
const byTemporal = (day, rule) =>
  new RRuleTemporal({ rruleString: text(day, rule) }).all().map((moment) => moment.toString().slice(0, 10));
const byRrule = (day, rule) => {
  try {
    return rrulestr(text(day, rule)).all().map((moment) => moment.toISOString().slice(0, 10));
  } catch (error) {
    return error.message;
  }
};

const refused = "Unknown RRULE property 'RSCALE'";
const plain = ["2016-02-08", "2017-02-08", "2018-02-08", "2019-02-08"];
const sparse = ["2016-01-31", "2016-03-31", "2016-05-31", "2016-07-31"];
for (const [day, rule, ...expected] of [
  ["2016-02-08", "FREQ=YEARLY;COUNT=4", plain, plain, plain],
  ["2016-02-08", "RSCALE=CHINESE;FREQ=YEARLY;COUNT=4", plain, ["2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05"], refused],
  ["2016-01-31", "FREQ=MONTHLY;COUNT=4", sparse, sparse, sparse],
  [
    "2016-01-31",
    "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
    sparse,
    ["2016-01-31", "2016-02-29", "2016-03-31", "2016-04-30"],
    refused,
  ],
]) {
  const told = [byIcal, byTemporal, byRrule].map((reader) => reader(day, rule));
  console.log(rule, { "ical.js": told[0], "rrule-temporal": told[1], rrule: told[2] });
  assert.deepEqual(told, expected);
}
const kept = ICAL.Recur.fromString("RSCALE=CHINESE;FREQ=YEARLY").toString();
console.log("written anew by ical.js:", kept);
assert.equal(kept, "FREQ=YEARLY");
JS
TZ=UTC node asked.mjs
echo "as described: the new year of the moon is on 8 February each year, by one of three"
