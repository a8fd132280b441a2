#!/usr/bin/env bash
# What one expects: a workbook by the strict form of ISO/IEC 29500, which spreadsheets offer as a form of its own, is read as
# the other .xlsx of the same content, or refused as what it is.
# What happens: openpyxl opens it and has a workbook without a sheet: a program that goes through the sheets of what agencies
# sent finds no row in it and no fault, where the same table in the transitional form has all. The one thing said is a warning
# of an invalid specification for `0`, which does not speak of sheets. calamine and SheetJS read the table. The two forms differ
# in the names of their XML alone, not in suffix, in the kind of file, or in anything that is seen when it is opened in a
# spreadsheet.
# Seen with openpyxl 3.1.5, python-calamine 0.9.1, xlsx 0.18.5 (SheetJS). Source: ISO/IEC 29500-1 (Strict) and 29500-4
# (Transitional); openpyxl, "Introduction" (for xlsx of Excel 2010; no word of the strict form); EPPlus, issues 307 and 2325
# (closed: it now refuses), and xlrd, issue 92 (closed), of the same in other readers.
# mou: writes the transitional form, which all of them read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 >/dev/null 2>&1
cat >read.cjs <<'JS'
const xlsx = require("xlsx");
console.error("xlsx", xlsx.version);
const rows = (name) => {
  const book = xlsx.readFile(name);
  return book.SheetNames.map((sheet) => xlsx.utils.sheet_to_json(book.Sheets[sheet], { header: 1 }));
};
console.log(JSON.stringify(process.argv.slice(2).map(rows)));
JS
venv/bin/python - <<'PY'
import json
import subprocess
import warnings
import zipfile
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

print({name: version(name) for name in ("openpyxl", "python-calamine")})
ROWS = [["list", "keeper"], ["defaulters", "court"], ["tax", "tax office"]]
STRICT = {  # the names of the strict form, of those that stand in a workbook of cells
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    "/officeDocument/extended-properties": "/officeDocument/extendedProperties",
    "/officeDocument/relationships/extended-properties": "/officeDocument/relationships/extendedProperties",
    "<workbook ": '<workbook conformance="strict" ',
}


def strict(part: str) -> str:
    for transitional, name in STRICT.items():
        part = part.replace(transitional, name)
    return part


book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("transitional.xlsx")
with zipfile.ZipFile("transitional.xlsx") as source, zipfile.ZipFile("strict.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
    for name in source.namelist():
        target.writestr(name, strict(source.read(name).decode()))

names = ("transitional.xlsx", "strict.xlsx")
asked = subprocess.run(["node", "read.cjs", *names], stdout=subprocess.PIPE, text=True, check=True)
for name, by_sheetjs, sheets in zip(names, json.loads(asked.stdout), ([ROWS], [])):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        by_openpyxl = [[list(row) for row in sheet.values] for sheet in openpyxl.load_workbook(name)]
    by_calamine = [CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()]
    print(f"{name}: openpyxl {by_openpyxl} {[str(warning.message) for warning in told]}")
    print(f"{name}: calamine {by_calamine}, SheetJS {by_sheetjs}")
    assert by_openpyxl == sheets
    assert by_calamine == by_sheetjs == [ROWS]
    assert bool(told) is (sheets == []) and not any("strict" in str(warning.message).lower() for warning in told)
PY
echo "as described: the strict workbook has no sheet"
