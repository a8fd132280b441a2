"""What people have on their desks reads us back: LibreOffice the workbooks and the CSV, Inkscape the pictures."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.outputs import graph_svg, picture_matrix, tables_csv, tables_xlsx
from mou_compiler.words import Language

pytestmark = pytest.mark.long
FAULTS = Path(__file__).parents[1] / "tables" / "faults"
HOSTILE = ("=1+1", "+1", "-1", "@SUM(1)", "1-1", "2016-01-20", "TRUE", "1e5", "00123", "１２", "中文「名」，全", 'a "b", c', "12:30", "5%", "£5")  # fmt: skip


def corpus(language: Language = "en") -> Compiled:
    text = (FAULTS / "the-csv-has-no-labels-and-no-chinese.mou").read_text("utf-8")
    quoted = [label.replace('"', '\\"') for label in HOSTILE]
    measures = "".join(
        f'措施 {number} "{label}" "{label}" {{ 触发 L; 禁止 trade }}\n'
        for number, label in enumerate(quoted, 2)
    )
    end = text.rstrip().rindex("}")
    made = compile_text(text[:end] + measures + "}\n")
    assert made.corpus.faults == ()
    return replace(made, language=language)


def run(*words: str, folder: Path) -> str:
    """Return what a program prints; its settings lie in the folder of the test."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    path = "/usr/local/bin:/usr/bin:/bin"
    done = subprocess.run(
        words,
        cwd=folder,
        env={"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def office(folder: Path, *words: str) -> None:
    run(
        "soffice",
        "--headless",
        f"-env:UserInstallation={(folder / 'office').as_uri()}",
        *words,
        folder=folder,
    )


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_libreoffice_prints_a_workbook(tmp_path: Path, language: Language) -> None:
    made = corpus(language)
    content = tables_xlsx.files(made)["tables/agencies/A.xlsx"].content
    (tmp_path / "A.xlsx").write_bytes(content)
    office(tmp_path, "--convert-to", "pdf", "A.xlsx")
    printed = run("pdftotext", "-layout", "A.pdf", "-", folder=tmp_path)
    bare = re.sub(r"\s", "", printed)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in book.worksheets[0].iter_rows(values_only=True):
        for cell in row:
            text = cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "")
            assert re.sub(r"\s", "", text)[:12] in bare, text
    assert "#NAME" not in printed
    assert "Err:5" not in printed


def test_libreoffice_makes_a_workbook_of_the_csv_with_the_same_cells(tmp_path: Path) -> None:
    made = corpus()
    content = tables_csv.encode(made.records, "en")
    (tmp_path / "table.csv").write_bytes(content)
    office(tmp_path, "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "table.csv")
    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").active
    told = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    days = [number for number, name in enumerate(told[0]) if name in ("valid_from", "valid_to")]
    line = told[0].index("line")
    for written, row in zip(told, sheet.iter_rows(values_only=True), strict=True):
        for number, (text, cell) in enumerate(zip(written, row, strict=True)):
            if number in days and isinstance(cell, datetime):
                assert cell.date().isoformat() == text
            elif number == line:
                assert str(cell) == text
            else:
                assert (cell or "") == text


def test_inkscape_draws_every_picture(tmp_path: Path) -> None:
    made = corpus("both")
    drawn = {
        "graph.svg": graph_svg.render(made),
        "matrix.svg": picture_matrix.render(made),
    }
    for name, content in drawn.items():
        (tmp_path / name).write_bytes(content)
        run("inkscape", "--export-type=png", f"--export-filename={name}.png", name, folder=tmp_path)
        size = (tmp_path / f"{name}.png").read_bytes()[16:24]
        assert all(int.from_bytes(side, "big") > 100 for side in (size[:4], size[4:]))
        run(
            "inkscape", "--export-text-to-path", f"--export-plain-svg={name}.paths.svg", name, folder=tmp_path
        )
        told = run("inkscape", "--query-all", name, folder=tmp_path)
        boxes = [line.split(",") for line in told.splitlines()]
        assert all(float(side) >= 0 for box in boxes for side in box[3:5])


@pytest.mark.parametrize("program", ["soffice", "inkscape", "pdftotext"])
def test_the_programs_are_there(program: str) -> None:
    assert shutil.which(program), f"install Debian's packages, as .ci/run does: {program} is missing"
