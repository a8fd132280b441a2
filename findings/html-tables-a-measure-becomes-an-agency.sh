#!/usr/bin/env bash
# What one expects: a table of measures by agency, in which the cell of an agency reaches down to the end of its group of rows,
# as rowspan="0" says in HTML, has the agency beside each of its measures for whoever reads tables, as with rowspan="3".
# What happens: pandas and SheetJS take 0 for a cell of one row. In the rows below it each cell moves one column to the left:
# the measures `warn` and `fine` stand as agencies, the lists as measures, and the last column is empty. The number of rows is
# right, the columns are of text as before, and nothing is told. With the number of rows written out both have every cell in its
# column. A browser draws both tables alike, so that whoever looks at the page sees nothing of it.
# Seen with pandas 3.1.1, lxml 6.1.3, xlsx 0.18.5 (SheetJS). Source: HTML Living Standard, 4.9.11, rowspan (0: all that remain
# of the row group), and 4.9.12 "Forming a table"; pandas, `read_html` (speaks of rowspan and colspan as heeded).
# mou: writes a row for each rule, and no cell that reaches over several.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pandas==3.1.1 lxml==6.1.3 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null 2>&1
cat >read.cjs <<'JS'
const fs = require("node:fs");
const xlsx = require("xlsx");
console.error("xlsx", xlsx.version);
const rows = (name) => xlsx.utils.sheet_to_json(xlsx.read(fs.readFileSync(name, "utf8"), { type: "string" }).Sheets.Sheet1, { header: 1 });
console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((name) => [name, rows(name).slice(1)]))));
JS
venv/bin/python -W error - <<'PY'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import pandas

print({name: version(name) for name in ("pandas", "lxml")})


def table(span: int) -> str:
    """Return a table of two agencies, a group of rows for each; the first cell of the first reaches over so many rows."""
    head = "<thead><tr><th>agency</th><th>measure</th><th>list</th></tr></thead>"
    tax = f'<tr><td rowspan="{span}">tax</td><td>bar</td><td>first</td></tr>'
    rest = "<tr><td>warn</td><td>second</td></tr><tr><td>fine</td><td>third</td></tr>"
    court = "<tr><td>court</td><td>bar</td><td>first</td></tr>"
    return f"<!DOCTYPE html><title>t</title><table>{head}<tbody>{tax}{rest}</tbody><tbody>{court}</tbody></table>"


names = {"three.html": 3, "rest.html": 0}
for name, span in names.items():
    Path(name).write_text(table(span), "utf-8")
asked = subprocess.run(["node", "read.cjs", *names], stdout=subprocess.PIPE, text=True, check=True)
by_sheetjs = json.loads(asked.stdout)
by_pandas = {}
for name in names:
    read = pandas.read_html(name)[0].astype(object)
    by_pandas[name] = read.where(read.notna(), None).values.tolist()
    print(f"{name}: pandas {by_pandas[name]}")
    print(f"{name}: SheetJS {by_sheetjs[name]}")
first, court = ["tax", "bar", "first"], ["court", "bar", "first"]
assert by_pandas["three.html"] == [first, ["tax", "warn", "second"], ["tax", "fine", "third"], court]
assert by_sheetjs["three.html"] == [first, [None, "warn", "second"], [None, "fine", "third"], court]
assert by_pandas["rest.html"] == [first, ["warn", "second", None], ["fine", "third", None], court]
assert by_sheetjs["rest.html"] == [first, ["warn", "second"], ["fine", "third"], court]
PY
echo "as described: two measures are agencies"
