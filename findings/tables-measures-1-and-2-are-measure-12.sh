#!/usr/bin/env bash
# What one expects: a cell of a table that lists measures 1 and 2 as `1,2` is a text for whoever reads the table, or two
# numbers; with a comma only groups of three figures are one number.
# What happens: pandas' read_html, SheetJS (of HTML and of CSV) and agate, which is below csvkit, leave out each comma, wherever
# it stands: measures 1,2 are measure 12, 5,12 are measure 512, and 10,11,12 are 101112, in a column that looks like numbers
# ever since. Measures 12 and 512 may well be there, so a join finds them. frictionless takes the same column for places on the
# globe, if each cell has two: measures 1 and 2 lie in the Gulf of Guinea. pandas' own read_csv keeps the text, and with the
# Chinese comma SheetJS does so, too. The parameter of pandas, thousands, is a comma in HTML if nothing is said, and nothing in
# CSV. No call warns.
# Seen with pandas 3.1.1, lxml 6.1.3, agate 1.14.2, frictionless 5.21.0, xlsx 0.18.5 (SheetJS). Source: pandas, `read_html`,
# thousands (speaks of thousands); CLDR, grouping of three; Table Schema, type geopoint (`lon, lat`); docs.sheetjs.com, "Reading
# Files", raw; agate, `Number`; babel, `parse_decimal`, by which agate reads, and its strict=True.
# mou: refuses a number with a comma in its language (tests/language/test_misread_elsewhere.py), and lists names, not numbers,
# in a cell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pandas==3.1.1 lxml==6.1.3 agate==1.14.2 frictionless==5.21.0 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null 2>&1
cat >read.cjs <<'JS'
const fs = require("node:fs");
const xlsx = require("xlsx");
const column = (name, told) => xlsx.utils.sheet_to_json(xlsx.read(fs.readFileSync(name, "utf8"), { type: "string", ...told }).Sheets.Sheet1);
console.error("xlsx", xlsx.version);
console.log(JSON.stringify(["pairs.csv", "pairs.html", "mixed.csv"].map((name) => column(name).map((row) => row.measures))));
JS
venv/bin/python -W ignore - <<'PY'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import agate
import pandas
from frictionless import Resource

print({name: version(name) for name in ("pandas", "lxml", "agate", "frictionless")})
PAIRS = {"tax": "1,2", "court": "3,4", "rail": "5,12"}
MIXED = {"tax": "1,2", "court": "10,11,12", "rail": "3", "bank": "1、2"}
for name, rows in {"pairs": PAIRS, "mixed": MIXED}.items():
    csv = "".join(f'{agency},"{measures}"\n' for agency, measures in rows.items())
    Path(f"{name}.csv").write_text("agency,measures\n" + csv, "utf-8")
html = "".join(f"<tr><td>{agency}</td><td>{measures}</td></tr>" for agency, measures in PAIRS.items())
Path("pairs.html").write_text(f"<table><tr><th>agency</th><th>measures</th></tr>{html}</table>", "utf-8")

sheets = json.loads(subprocess.run(["node", "read.cjs"], stdout=subprocess.PIPE, text=True, check=True).stdout)
told = {
    "pandas, of HTML": pandas.read_html("pairs.html")[0]["measures"].tolist(),
    "SheetJS, of HTML": sheets[1],
    "SheetJS, of CSV": sheets[0],
    "agate": [int(row["measures"]) for row in agate.Table.from_csv("pairs.csv").rows],
    "frictionless": [row["measures"] for row in Resource("pairs.csv").read_rows()],
    "pandas, of CSV": pandas.read_csv("pairs.csv")["measures"].tolist(),
}
for name, measures in told.items():
    print(f"{name}: {measures}")
print("SheetJS, of other cells:", sheets[2])
assert [told[name] for name in list(told)[:4]] == [[12, 34, 512]] * 4
assert [[float(part) for part in place] for place in told["frictionless"]] == [[1, 2], [3, 4], [5, 12]]
assert told["pandas, of CSV"] == list(PAIRS.values())
assert sheets[2] == [12, 101112, 3, "1、2"]
described = Resource("pairs.csv")
described.infer()
assert described.schema.get_field("measures").type == "geopoint"
PY
echo "as described: measures 1 and 2 are measure 12, or a place in the sea"
