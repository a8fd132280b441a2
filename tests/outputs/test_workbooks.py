"""Workbooks read back by two programs that are not ours: the same rows, days as days, nothing that acts."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from mou_compiler import Compiled, compile_text
from mou_compiler import words as w
from mou_compiler.outputs import tables_xlsx
from mou_compiler.outputs.tables_xlsx import plain
from mou_compiler.publishing.output import missing_extras, usable_outputs
from mou_compiler.publishing.sheets import sheets
from mou_compiler.tables import writing as to
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.glossary import TERMS
from mou_compiler.words import Language

FAULTS = sorted((Path(__file__).parents[1] / "tables" / "faults").glob("*.mou"))
HOSTILE = (
    '=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", "internal:Sheet1!A1", "external:c:/x", "http://example.org", "{=1+1}",
    "1-1", "2016-01-20", "TRUE", "#N/A", "_x0041_", "<r>text</r>", "<r><t>text</t></r>", "<b>&amp;</b>", "<b>_x0041_</b>", "a\u202eb", "a\u0001b", " lead", "中文「名」",
    "'quoted", "\ufffe", "１２", "mailto:a@b",
)  # fmt: skip


def compiled(text: str, language: Language = "en") -> Compiled:
    return replace(compile_text(text), language=language)


def labelled(label: str) -> Compiled:
    text = (FAULTS[0].parent / "may-stands-under-must.mou").read_text("utf-8")
    quoted = label.replace("\\", "\\\\").replace('"', '\\"')
    made = compiled(text.replace('"A may forbid trade"', f'"{quoted}"'))
    assert made.corpus.faults == ()
    return made


def books(made: Compiled) -> dict[str, bytes]:
    return {path: file.content for path, file in tables_xlsx.files(made).items()}


def told(made: Compiled, numbers: object) -> list[list[object]]:
    """Return what a table has to read, cell by cell."""
    chosen = [made.records[number] for number in numbers]  # type: ignore[attr-defined]
    return [
        [
            date.fromisoformat(cell) if column.type == "date" and cell else int(cell) if column.type == "integer" else plain(cell) or None
            for column, cell in zip(COLUMNS, cells, strict=True)
        ]
        for cells in chosen
    ]  # fmt: skip


def by_openpyxl(content: bytes, name: str) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    rows = [[cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]  # fmt: skip
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type in "fe" or cell.hyperlink]
    return rows


def by_calamine(content: bytes, name: str) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()
    return [[None if cell == "" else int(cell) if isinstance(cell, float) else cell for cell in row] for row in rows[1:]]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_two_readers_read_the_rows(path: Path, language: Language) -> None:
    made = compiled(path.read_text("utf-8"), language)
    found = books(made)
    name = tables_xlsx.TABLE.spelled(language)
    for sheet in sheets(made):
        content = found[f"tables/{sheet.path}.xlsx"]
        assert by_openpyxl(content, name) == told(made, sheet.rows)
        assert by_calamine(content, name) == told(made, sheet.rows)


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_is_text_and_nothing_else(label: str) -> None:
    made = labelled(label)
    content = books(made)["tables/enforcement.xlsx"]
    assert by_openpyxl(content, "Table") == told(made, range(len(made.rows)))
    assert by_calamine(content, "Table") == told(made, range(len(made.rows)))
    assert "hyperlink" not in "".join(zipfile.ZipFile(io.BytesIO(content)).namelist()).lower()


def test_headings_stay_filters_stand_and_columns_fit_han() -> None:
    made = compiled((FAULTS[0].parent / "the-csv-has-no-labels-and-no-chinese.mou").read_text("utf-8"), "zh")
    book = openpyxl.load_workbook(io.BytesIO(books(made)["tables/enforcement.xlsx"]))
    assert book.sheetnames == ["执行表", "名称", "列说明", "用语", "出处"]
    table = book["执行表"]
    assert (table.freeze_panes, table.auto_filter.ref) == (
        "B2",
        f"A1:{table.cell(1, len(COLUMNS)).column_letter}2",
    )
    assert [cell.value for cell in table[1]] == [column.title.zh for column in COLUMNS]
    packed = zipfile.ZipFile(io.BytesIO(books(made)["tables/enforcement.xlsx"]))
    markup = packed.read("xl/worksheets/sheet1.xml").decode()
    ranges = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', markup)
    cols = [room for first, last, room in ranges for _ in range(int(first), int(last) + 1)]
    assert len(cols) == len(COLUMNS)
    for cell, written in zip(table[1], cols, strict=True):
        room = float(written)
        assert room >= min(2 * len(str(cell.value)) + 3, 46), cell.value
    assert ("名单", "L", "Blacklist", "黑名单") in list(book["名称"].values)
    assert [row[1] for row in book["列说明"].iter_rows(min_row=2, values_only=True)] == [
        c.name for c in COLUMNS
    ]
    assert {term.word.zh for term in TERMS} == {
        row[2] for row in book["用语"].iter_rows(min_row=2, values_only=True)
    }
    provenance = dict(row[:2] for row in book["出处"].values)
    assert provenance["行数"] == "1"
    assert re.fullmatch(r"[0-9a-f]{64}", str(book["出处"]["C3"].value))


def test_every_word_of_a_closed_column_is_explained() -> None:
    explained = {(term.column, term.word) for term in TERMS}
    for name, words in (
        ("modality", w.DOINGS),
        ("force", w.FORCES),
        ("part", to.PARTS),
        ("status", to.STATES),
    ):
        assert {(name, word) for word in words.words} <= explained


def test_what_a_sheet_cannot_hold_goes_on_in_another_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = labelled("长" * 40_000)
    shared = tables_xlsx._Shared(made)
    sheet = sheets(made)[0]
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx.workbook(shared, sheet)))
    cell = str(book["Table"]["D2"].value)
    assert cell.endswith("… → Long cells · 超长单元格")
    assert len(cell) == tables_xlsx.LONGEST
    pieces = [
        row
        for row in book["Long cells"].iter_rows(min_row=2, values_only=True)
        if row[:2] == ("1", "measure_en")
    ]
    assert "".join(row[3] for row in pieces) == "长" * 40_000
    assert "row 1, measure_en: see Long cells" in [row[1] for row in book["Provenance"].values]

    made = compiled((FAULTS[0].parent / "a-condition-and-a-place-are-not-shown.mou").read_text("utf-8"))
    rows = list(range(len(made.rows))) * 3
    content = tables_xlsx.workbook(
        tables_xlsx._Shared(made), sheets(made)[0]._replace(rows=rows), most_rows=2
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    tables = [name for name in book.sheetnames if name.startswith("Table")]
    assert len(tables) == -(-len(rows) // 2)
    assert [row for name in tables for row in by_openpyxl(content, name)] == told(made, rows)
    assert f"the table goes on over {len(tables)} sheets" in [row[1] for row in book["Provenance"].values]


def test_no_clock_gets_into_a_workbook() -> None:
    made = labelled("x")
    content = books(made)["tables/enforcement.xlsx"]
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed.read("docProps/core.xml").decode().count("1980-01-01T00:00:00Z") == 2
    assert books(labelled("x"))["tables/enforcement.xlsx"] == content


def test_a_day_before_the_calendar_of_spreadsheets_is_text() -> None:
    text = (
        (FAULTS[0].parent / "may-stands-under-must.mou")
        .read_text("utf-8")
        .replace("signed 2016-01-01", "signed 1890-01-01")
    )
    made = compiled(text.replace("in force from 2000-01-01", "in force from 1880-01-01"))
    number = [column.name for column in COLUMNS].index("valid_from")
    row = by_openpyxl(books(made)["tables/enforcement.xlsx"], "Table")[0]
    assert row[number] == "1890-01-01"


@pytest.mark.long
def test_without_the_extra_the_rest_is_written_and_the_remedy_told(tmp_path: Path) -> None:
    (tmp_path / "a.mou").write_text(
        (FAULTS[0].parent / "may-stands-under-must.mou").read_text("utf-8"), "utf-8"
    )
    script = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'xlsxwriter' else find(name, *rest)\n"
        "sys.argv = ['mou', 'build', 'a.mou', '-o', 'out', '--fail-on', 'never']\n"
        "from mou_compiler.command_line.main import main; main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert (
        run.stderr
        == "note: nothing is written that needs xlsxwriter; to have it too: pip install 'mou-compiler[xlsx]'\n"
    )
    written = {path.suffix for path in (tmp_path / "out").rglob("*")}
    assert ".csv" in written
    assert ".xlsx" not in written
    assert missing_extras() == ()
    assert "tables_xlsx" in {output.name for output in usable_outputs()}


def test_a_library_of_an_extra_is_imported_where_it_is_used_only() -> None:
    script = (
        "import sys; from mou_compiler.publishing.output import load_outputs, missing_extras; load_outputs(); missing_extras()\n"
        "print({'xlsxwriter', 'pyarrow', 'sqlite3', 'jinja2'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
