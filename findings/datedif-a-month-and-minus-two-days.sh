#!/usr/bin/env bash
# What one expects: how long a term is, told by a workbook in months and what is left in days (DATEDIF with "M" and "MD"), adds
# up to its end again, and engines for the formulas of workbooks tell it alike.
# What happens: HyperFormula has a month and minus two days from 31 January to 1 March 2015, as the maker of the function warns of
# its own: a whole month less a day that is not in it. `formulas`, in Python, has a month and a day there, and a month and twelve
# days from 20 January to 1 March 2016, where ten are left, as it takes the days of the month in which the term began. From 29
# February 2016 to 28 February 2017 both have eleven months, and 30 and 28 days more, where EDATE, the sister function, ends twelve months
# on that very day. Months alone, days alone, and terms within equal months are told alike, and no cell shows an error.
# Seen with hyperformula 3.5.0, formulas 1.3.4, python-dateutil 2.9.0.post0. Source: Microsoft, "DATEDIF function", known issues (a negative
# number, a zero, or what is not accurate).
# mou: a term keeps the unit in which it is written, and ends on the day that it reaches.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check formulas==1.3.4 python-dateutil==2.9.0.post0 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" hyperformula@3.5.0 >/dev/null 2>&1
cd "$folder"
cat > ask.cjs <<'JS'
const { HyperFormula } = require("hyperformula");
console.error("hyperformula", HyperFormula.version);
const engine = HyperFormula.buildFromArray([[0]], { licenseKey: "gpl-v3" });
const formulas = JSON.parse(require("node:fs").readFileSync(0));
console.log(JSON.stringify(formulas.map((formula) => engine.calculateFormula(formula, 0))));
JS
"$folder/venv/bin/python" -W ignore - <<'PY'
import json
import subprocess
from datetime import date
from importlib.metadata import version

import formulas
from dateutil.relativedelta import relativedelta

print({name: version(name) for name in ("formulas", "python-dateutil")})
TERMS = [
    (date(2016, 3, 1), date(2016, 5, 11)),
    (date(2016, 1, 20), date(2016, 3, 1)),
    (date(2015, 1, 31), date(2015, 3, 1)),
    (date(2016, 2, 29), date(2017, 2, 28)),
]


def written(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


asked = [f'=DATEDIF({written(since)},{written(until)},"{unit}")' for since, until in TERMS for unit in ("M", "MD")]
asked.append(f"=EDATE({written(TERMS[3][0])},12)-{written(TERMS[3][1])}")
run = subprocess.run(["node", "ask.cjs"], input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True)
by_hyperformula = json.loads(run.stdout)
by_formulas = [int(formulas.Parser().ast(formula)[1].compile()()) for formula in asked]
assert by_hyperformula.pop() == by_formulas.pop() == 0, "twelve months end on that day"
told = []
for number, (since, until) in enumerate(TERMS):
    left = relativedelta(until, since)
    months_and_days = [(answers[2 * number], answers[2 * number + 1]) for answers in (by_hyperformula, by_formulas)]
    told.append([*months_and_days, (12 * left.years + left.months, left.days)])
    print(f"from {since} until {until}: months and days by hyperformula, formulas, dateutil", *told[-1])
assert told[0] == [(2, 10)] * 3
assert told[1] == [(1, 10), (1, 12), (1, 10)]
assert told[2] == [(1, -2), (1, 1), (1, 1)]
assert told[3][:2] == [(11, 30), (11, 28)]
PY
echo "as described: what is left of a term is minus two days, ten, or twelve"
