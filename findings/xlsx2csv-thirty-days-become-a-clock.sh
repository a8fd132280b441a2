#!/usr/bin/env bash
# What one expects: 30 in a cell shown as `30 days` (number format 0" days", the words in quotation marks, as every guide has
# it) comes out of a converter as 30, or as `30 days`.
# What happens: xlsx2csv looks for letters such as d, m, y, h in the format, also within the quotation marks, takes the cell
# for a date, and writes the format with pieces of a day of 1900 put in: `0" 29ays"` for 30, `0" 10ays"` for 42, in a column
# of `Jahre` the same for every number. What was there cannot be told from it. `months` are lost too, 条 and 年 not, so a
# Chinese table stays whole and its English twin does not. openpyxl and calamine give 30 for all of them.
# Seen with xlsx2csv 0.8.6, openpyxl 3.1.5, python-calamine 0.9.1, XlsxWriter 3.3.1. Source: ISO 29500-1, 18.8.31 (text in
# quotation marks is literal); xlsx2csv.py, how a format is told to be a date.
# mou: writes a term as text, never as a number with a format.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5 python-calamine==0.9.1 xlsxwriter==3.3.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import csv
import io
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

print({name: version(name) for name in ("xlsx2csv", "openpyxl", "python-calamine", "xlsxwriter")})
SHOWN = ["days", "months", "Jahre", "条", "年", "万元"]
NUMBERS = [30, 42, 73]
with xlsxwriter.Workbook("terms.xlsx") as book:
    sheet = book.add_worksheet()
    for column, unit in enumerate(SHOWN):
        shown = book.add_format({"num_format": f'0" {unit}"'})
        for row, number in enumerate(NUMBERS):
            sheet.write_number(row, column, number, shown)
stream = io.StringIO()
Xlsx2csv("terms.xlsx").convert(stream)
converted = list(csv.reader(io.StringIO(stream.getvalue())))
by_openpyxl = [list(row) for row in openpyxl.load_workbook("terms.xlsx").active.iter_rows(values_only=True)]
by_calamine = CalamineWorkbook.from_path("terms.xlsx").get_sheet_by_index(0).to_python()
for number, row in zip(NUMBERS, converted):
    print(number, dict(zip(SHOWN, row)))
assert by_openpyxl == by_calamine == [[number] * len(SHOWN) for number in NUMBERS]
assert [row[3:] for row in converted] == [[str(number)] * 3 for number in NUMBERS]
assert [row[0] for row in converted] == ['0" 29ays"', '0" 10ays"', '0" 13ays"']
assert [row[2] for row in converted] == ['0" ja12re"'] * 3
PY
echo "as described: a number of days is no longer there"
