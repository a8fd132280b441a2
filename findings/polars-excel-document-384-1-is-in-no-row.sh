#!/usr/bin/env bash
# What one expects: a workbook with the numbers of 1200 documents, `384-1` among them, has 1200 rows for whoever reads it, and
# each number is there; a reader that takes a column of numbers for one raises at a text, as polars' own reader of CSV does.
# What happens: polars' read_excel, by its engine (fastexcel), looks at the first thousand rows. If the first text of a column
# stands behind them, the column is one of numbers and each text in it is null: `384-1` and `385甲` are gone. If there is no
# other column, or nothing else in the row, the row is gone as well, as an empty row is dropped, so that no null is left to be
# found, and each row below moves up by one. No warning, and a copy cut down to the rows in question is read well. polars by
# openpyxl gives all as texts, pandas by calamine, the same library below, gives the texts among the numbers.
# Seen with polars 2.1.0, fastexcel 0.21.0, openpyxl 3.1.5, pandas 3.1.1, python-calamine 0.9.1. Source: docs.pola.rs,
# `read_excel`, infer_schema_length and drop_empty_rows (not that a text behind may be dropped); polars, issues 15748, 23728
# (closed), fastexcel, issue 208 (closed), of columns that are empty at first.
# mou: writes a number of a document as text, in every row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 pandas==3.1.1 \
    python-calamine==0.9.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import openpyxl
import pandas
import polars

print({name: version(name) for name in ("polars", "fastexcel", "openpyxl", "pandas", "python-calamine")})
NUMBERS = [*range(1, 1201), "384-1", 2045, "385甲", 2058]


def write(name: str, rows: list[list[object]]) -> str:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(name)
    return name


alone = write("alone.xlsx", [["number"], *([number] for number in NUMBERS)])
titled = write("titled.xlsx", [["number", "title"], *([number, f"t{row}"] for row, number in enumerate(NUMBERS))])
short = write("short.xlsx", [["number"], *([number] for number in NUMBERS[-4:])])

by_polars = polars.read_excel(alone)["number"].to_list()
beside_titles = polars.read_excel(titled)["number"].to_list()
by_openpyxl = polars.read_excel(alone, engine="openpyxl")["number"].to_list()
by_pandas = pandas.read_excel(alone, engine="calamine")["number"].to_list()
of_the_short = polars.read_excel(short)["number"].to_list()
for name, read in {
    "polars": by_polars,
    "polars, beside a title": beside_titles,
    "polars by openpyxl": by_openpyxl,
    "pandas by calamine": by_pandas,
    "polars, of the last four alone": of_the_short,
}.items():
    print(f"{name}: {len(read)} rows, the last of them {read[-4:]}")
assert by_polars == [*range(1, 1201), 2045, 2058]
assert beside_titles == [*range(1, 1201), None, 2045, None, 2058]
assert by_openpyxl == [str(number) for number in NUMBERS]
assert by_pandas == NUMBERS
assert of_the_short == ["384-1", "2045", "385甲", "2058"]
PY
echo "as described: two documents of 1204 are in no row"
