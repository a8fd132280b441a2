"""`--lang both`: what is written says English and Chinese side by side, header and cells; messages are in one."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import frictionless
import jsonschema
import openpyxl
import pyarrow.dataset
import pytest
from click.testing import Result

from mou_compiler import Compiled, compile_text
from mou_compiler.outputs import (
    datapackage,
    odrl,
    tables_csv,
    tables_graph,
    tables_json,
    tables_json_schema,
    tables_parquet,
    tables_sqlite,
    tables_xlsx,
)
from mou_compiler.tables.columns import BY_NAME, COLUMNS, record
from mou_compiler.tables.writing import condition_cell
from mou_compiler.text import joined

ROOT = Path(__file__).parents[2]
FAULTS = sorted((ROOT / "tests" / "tables" / "faults").glob("*.mou"))
ONE = FAULTS[0].parent / "may-stands-under-must.mou"
Run = Callable[..., Result]


def both(path: Path) -> Compiled:
    return replace(compile_text(path.read_text("utf-8")), language="both")


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_a_cell_says_english_then_chinese_once_where_alike(path: Path) -> None:
    for row in both(path).rows:
        pairs = zip(record(row, "en"), record(row, "zh"), record(row, "both"), strict=True)
        for column, (en, zh, cell) in zip(COLUMNS, pairs, strict=True):
            assert cell == (en if en == zh else f"{en} · {zh}"), column.name
        assert record(row, "both")[-1] == record(row, "en")[-1]
        if row.condition is not None:
            cell = dict(zip(BY_NAME, record(row, "both"), strict=True))["condition"]
            parts = cell.split(" · ")
            assert parts[0] == condition_cell(row.condition, "en")
            assert parts[-1] == condition_cell(row.condition, "zh")


def test_what_is_said_alike_is_said_once() -> None:
    assert joined("CRC", "CRC", "both") == "CRC"
    assert joined("may", "可以", "both") == "may · 可以"
    assert (joined("may", "可以", "en"), joined("may", "可以", "zh")) == ("may", "可以")


def test_csv_json_sqlite_and_parquet_have_the_same_cells(tmp_path: Path) -> None:
    made = both(ONE)
    head, *lines = csv.reader(
        io.StringIO(tables_csv.files(made)["tables/enforcement.csv"].content.decode("utf-8-sig"))
    )
    assert head[:3] == ["measure · 措施", "document · 文件", "document_number · 文号"]
    forces = [cells[list(BY_NAME).index("force")] for cells in made.records]
    assert set(forces) == {"may · 可以", "mandatory · 应当"}
    assert [line[list(BY_NAME).index("force")] for line in lines] == forces
    body = json.loads(tables_json.files(made)["tables/enforcement.json"].content)
    assert body["language"] == "both"
    assert [row["force"] for row in body["rows"]] == forces
    database = sqlite3.connect(":memory:")
    database.deserialize(tables_sqlite.render(made))
    assert [force for (force,) in database.execute("SELECT force FROM enforcement ORDER BY row")] == forces
    assert database.execute("SELECT value FROM about WHERE name = 'language'").fetchone() == ("both",)
    for path, file in tables_parquet.files(made).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(file.content)
    table = pyarrow.dataset.dataset(tmp_path / tables_parquet.FOLDER).to_table(["force"])
    assert sorted(table["force"].to_pylist()) == sorted(forces)


@pytest.mark.parametrize("path", FAULTS[:6], ids=lambda path: path.stem)
def test_both_keeps_to_the_schemas(path: Path, tmp_path: Path) -> None:
    made = both(path)
    check = jsonschema.Draft202012Validator(tables_json_schema.schema())
    for file in tables_json.files(made).values():
        check.validate(json.loads(file.content))
    for output in (tables_csv, tables_graph, datapackage):
        for name, file in output.files(made).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(file.content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_a_workbook_says_both_in_its_sheets_heads_and_cells() -> None:
    made = both(ONE)
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx.files(made)["tables/enforcement.xlsx"].content))
    assert book.sheetnames[:2] == ["Table · 执行表", "Names · 名称"]
    head, *lines = book.worksheets[0].iter_rows(values_only=True)
    at = head.index("Force · 效力")
    assert {line[at] for line in lines} == {"may · 可以", "mandatory · 应当"}


def test_policies_hold_cells_in_both() -> None:
    text = odrl.files(both(ONE))[odrl.POLICIES].content.decode("utf-8")
    assert (
        '"cell:term": [{"@value": "unstated", "@language": "en"}, {"@value": "未载明", "@language": "zh-Hans"}]'
        in text
    )


# The command line.


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    from click.testing import CliRunner

    from mou_compiler.command_line.main import mou as group

    monkeypatch.chdir(tmp_path)
    (tmp_path / "memoranda").mkdir()
    (tmp_path / "memoranda" / "a.mou").write_bytes(ONE.read_bytes())
    clean = dict.fromkeys(("NO_COLOR", "LC_ALL", "LC_MESSAGES", "MOU_LANG"))

    def run(*arguments: str, **variables: str) -> Result:
        environment = {**clean, "LANG": "C.UTF-8", **variables}
        return CliRunner(env=environment).invoke(group, arguments, prog_name="mou")

    return run


@pytest.mark.parametrize("form", ["text", "csv", "json", "markdown", "html"])
def test_a_table_in_every_format_says_both(form: str, mou: Run) -> None:
    for arguments in (("table", "A", "--lang", "both"), ("--lang", "both", "table", "A")):
        said = mou(*arguments, "--format", form)
        assert said.exit_code == 0
        assert "may · 可以" in said.stdout
        assert "prohibit · 禁止" in said.stdout
    if form in ("text", "markdown", "html"):
        assert "Force · 效力" in said.stdout
    if form == "csv":
        assert "force · 效力" in said.stdout


def test_a_page_names_no_one_language_and_tells_reasons_in_both(mou: Run) -> None:
    said = mou("table", "A", "--lang", "both", "--format", "html").stdout
    assert '<html lang="mul">' in said
    assert "Reasons, English" in said
    assert "Reasons, Chinese" in said


def test_an_empty_answer_says_why_in_both(mou: Run) -> None:
    said = mou("table", "A", "--as-of", "1990-01-01", "--lang", "both").stdout
    assert said.startswith("Agency A (A): 0 rows;") or ": 0 rows" in said
    assert "：0行" in said


def test_messages_are_in_one_language(mou: Run) -> None:
    unknown = mou("table", "nobody", "--lang", "both")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("error: ")
    assert "·" not in unknown.stderr
    assert mou("table", "nobody", "--lang", "both", MOU_LANG="zh").stderr.startswith("错误：")


def test_an_edition_in_both_is_proved(mou: Run, tmp_path: Path) -> None:
    assert mou("build", "-o", "out", "--lang", "both", "--fail-on", "never").exit_code == 0
    assert json.loads((tmp_path / "out" / "index.json").read_text("utf-8"))["language"] == "both"
    assert "may · 可以" in (tmp_path / "out" / "tables" / "enforcement.csv").read_text("utf-8-sig")
    assert mou("verify", "out").exit_code == 0
    assert mou("verify", "out", "--from", "memoranda").exit_code == 0
    table = tmp_path / "out" / "tables" / "enforcement.csv"
    table.write_bytes(table.read_bytes().replace("may · 可以".encode(), "may · 应当".encode(), 1))
    said = mou("verify", "out")
    assert said.exit_code == 1
    assert "force" in said.stdout


@pytest.mark.parametrize(
    "arguments", [("check", "--lang", "both"), ("--lang", "both", "check"), ("names", "A", "--lang", "both")]
)
def test_what_writes_no_table_refuses(arguments: tuple[str, ...], mou: Run) -> None:
    said = mou(*arguments)
    assert said.exit_code == 2
    assert "--lang both is for commands that write tables" in said.stderr


def test_the_variable_and_the_configuration_mean_the_tables(mou: Run, tmp_path: Path) -> None:
    assert mou("check", "--fail-on", "never", MOU_LANG="both").exit_code == 0
    assert "may · 可以" in mou("table", "A", MOU_LANG="both").stdout
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nlang = "both"\n')
    assert mou("check", "--fail-on", "never").exit_code == 0
    assert "may · 可以" in mou("table", "A").stdout
    assert " · " not in mou("table", "A", "--lang", "en").stdout
