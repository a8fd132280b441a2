#!/usr/bin/env bash
# What one expects: `write_string` writes any text as text; XML is escaped, and control letters are written as _xHHHH_.
# What happens: a text that begins with `<r>` and ends with `</r>` is taken for a run of rich text that the library
# made itself: it goes into the workbook unescaped, and two readers find an empty cell, or a part of the text. A text in
# any other brackets stays whole. No warning, no return value tells of it.
# Seen with XlsxWriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1. Source: xlsxwriter/sharedstrings.py, `_write_si`, and
# xlsxwriter/worksheet.py, `_write_cell`: both look at the ends of the text, not at how it came in.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

print(*(f"{name} {version(name)}" for name in ("xlsxwriter", "openpyxl", "python-calamine")))
texts = ["<r>article 12</r>", "<r><t>article 12</t></r>", "<rt>article 12</rt>"]
read = {}
for constant in (False, True):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": constant}) as book:
        sheet = book.add_worksheet()
        assert [sheet.write_string(row, 0, text) for row, text in enumerate(texts)] == [0, 0, 0]
    content = stream.getvalue()
    rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    read["openpyxl", constant] = [row[0] or "" for row in rows]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    read["calamine", constant] = [row[0] for row in rows]
print("written:", texts)
for how, found in read.items():
    print("read back:", *how, found)
assert read["openpyxl", False] == read["calamine", False] == ["", "article 12", "<rt>article 12</rt>"]
PY
echo "as described: the text between <r> and </r> is lost, or its brackets are"
