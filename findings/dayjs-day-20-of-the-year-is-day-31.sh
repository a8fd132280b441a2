#!/usr/bin/env bash
# What one expects: 2016-020, the twentieth day of 2016 as ISO 8601 writes a day by its number in the year, is 20 January for a
# library whose first sentence on reading is that it reads ISO 8601, or is no valid day for one that does not know the form.
# What happens: Day.js has 31 January. It reads the month 02 and the day 0, of which JavaScript makes the last day of the month
# before, and so for each number: 2016-029 is 9 February, 2016-100 the last day of September, 2016-200 lies in 2017, and
# 2016-366, the last day of the year, in December 2018. Each of them is valid by isValid(), and a later day stays later, so a
# column in order stays in order. Days of a week (2016-W03-3), of the same standard, it refuses. Luxon and Moment read both
# forms.
# Seen with dayjs 1.11.23, luxon 3.7.2, moment 2.31.0. Source: ISO 8601-1, 5.2.3 "Ordinal date"; day.js.org, "Parse", "String"
# (in ISO 8601 format); dayjs, constant.js (the pattern), issues 841 (closed) and 2263 (open), of other texts that the pattern
# takes.
# mou: refuses it (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" dayjs@1.11.23 luxon@3.7.2 moment@2.31.0 >/dev/null 2>&1
cat >asked.mjs <<'JS'
import assert from "node:assert";
import fs from "node:fs";
import dayjs from "dayjs";
import { DateTime } from "luxon";
import moment from "moment";

for (const name of ["dayjs", "luxon", "moment"])
  console.log(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);

const day = (read) => (read.isValid() ? read.format("YYYY-MM-DD") : "not valid");
for (const [text, byDayjs, byOthers] of [
  ["2016-01-20", "2016-01-20", "2016-01-20"],
  ["2016-W03-3", "not valid", "2016-01-20"],
  ["2016-020", "2016-01-31", "2016-01-20"],
  ["2016-021", "2016-02-01", "2016-01-21"],
  ["2016-029", "2016-02-09", "2016-01-29"],
  ["2016-100", "2016-09-30", "2016-04-09"],
  ["2016-200", "2017-07-31", "2016-07-18"],
  ["2016-366", "2018-12-06", "2016-12-31"],
  ["2016-020T09:00", "2016-01-31", "2016-01-20"],
]) {
  const told = { dayjs: day(dayjs(text)), luxon: DateTime.fromISO(text).toISODate(), moment: day(moment(text, moment.ISO_8601)) };
  console.log(text, told);
  assert.deepEqual(Object.values(told), [byDayjs, byOthers, byOthers]);
}
JS
TZ=UTC node asked.mjs
echo "as described: the twentieth day of the year is the thirty-first of January"
