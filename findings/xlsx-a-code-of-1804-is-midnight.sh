#!/usr/bin/env bash
# What one expects: a law of 1804-03-21 that is written to a workbook as a date is read as that date, or refused by the writer.
# What happens: openpyxl and XlsxWriter both write it, without a word, as serial numbers that differ by one. openpyxl
# reads its own as 21 March and XlsxWriter's as 20 March; calamine, and pandas by it, read both as midnight, a time of day
# without a date. In a workbook that counts from 1904 openpyxl reads 1804 well, and calamine makes even of 1900-01-01, the day
# on which the German civil code came into force, a midnight. Days after that are read alike everywhere.
# Seen with XlsxWriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1, pandas 3.1.1. Source: ISO 29500-1, dates and times (negative
# numbers belong to one of its date systems only); xlsxwriter, "Working with Dates and Time", speaks of 1900 to 9999.
# mou: writes a day before March 1900 as text, and says so in the workbook.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import io
from datetime import date
from importlib.metadata import version

import openpyxl
import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

print(*(f"{name} {version(name)}" for name in ("xlsxwriter", "openpyxl", "python-calamine", "pandas")))
DAYS = [date(1804, 3, 21), date(1900, 1, 1), date(1904, 1, 2), date(2016, 1, 20)]


def by_xlsxwriter(since_1904: bool) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "date_1904": since_1904}) as book:
        shown = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        assert [sheet.write_datetime(row, 0, day, shown) for row, day in enumerate(DAYS)] == [0] * len(DAYS)
    return stream.getvalue()


def by_openpyxl() -> bytes:
    stream, book = io.BytesIO(), openpyxl.Workbook()
    for day in DAYS:
        book.active.append([day])
    book.save(stream)
    return stream.getvalue()


read = {}
for writer, content in (
    ("openpyxl", by_openpyxl()), ("xlsxwriter", by_xlsxwriter(False)), ("xlsxwriter, 1904", by_xlsxwriter(True))
):
    rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    read[writer, "openpyxl"] = [str(row[0]).removesuffix(" 00:00:00") for row in rows]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    read[writer, "calamine"] = [str(row[0]) for row in sheet.to_python()]
    frame = pd.read_excel(io.BytesIO(content), header=None, engine="calamine")
    read[writer, "pandas"] = [str(cell).removesuffix(" 00:00:00") for cell in frame[0]]
for (writer, reader), cells in read.items():
    print(f"written by {writer}, read by {reader}:", *cells)
later = ["1904-01-02", "2016-01-20"]
assert read["openpyxl", "openpyxl"] == ["1804-03-21", "1900-01-01", *later]
assert read["xlsxwriter", "openpyxl"] == ["1804-03-20", "1900-01-01", *later]
assert read["openpyxl", "calamine"] == read["xlsxwriter", "calamine"] == ["00:00:00", "1900-01-01", *later]
assert read["xlsxwriter, 1904", "openpyxl"] == ["1804-03-21", "1900-01-01", *later]
assert read["xlsxwriter, 1904", "calamine"] == ["00:00:00", "00:00:00", *later]
for (writer, reader), cells in read.items():
    assert reader != "pandas" or cells == read[writer, "calamine"]
PY
echo "as described: one day is three days, or none"
