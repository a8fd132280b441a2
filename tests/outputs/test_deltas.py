"""`mou delta` and `mou diff` of editions: files for each body whose rows differ, and rows where no meaning is known."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from comparison.comparing import run
from mou_compiler.publishing.deltas import read_line
from mou_compiler.tables.delta import apply

ALLOWED = "; ".join(
    f'allow {code} "none is known"' for code in ("MOU301", "MOU303", "MOU304", "MOU307", "MOU308")
)
OLD = f"""
agency A "First" "甲局"
agency B "Second" "乙局"
agency C "Third" "丙局"
act rail
act bank
list l {{ kind blacklist; keeper A; {ALLOWED} }}
memorandum d "Memo" "备忘录" {{ number "甲发〔2017〕1号"; in force from 2017-01-01; {ALLOWED}
 measure 1 "Ban" "禁乘" {{ on l; by A; prohibit rail; for 1 year from entry }}
 measure 2 "=1+1" "限贷" {{ on l; by B; restrict bank; for 1 year from entry }}
 measure 3 "Gone" "废除" {{ on l; by A; restrict bank; for 1 year from entry }}
 measure 4 "Kept" "不变" {{ on l; by C; restrict bank; for 1 year from entry }}
}}
"""
NEW = (
    "\n".join(line for line in OLD.splitlines() if "Gone" not in line).replace(
        "rail; for 1", "rail; for 2", 1
    )
    + "\n"
)


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two editions, `old` and `new`, and the corpus of the new one."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / "memo.mou").write_text(text, "utf-8")
        run("build", "memo.mou", "-o", name, "--fail-on", "never")
    return tmp_path


def schema() -> Draft202012Validator:
    """Return what deltas and rows as JSON keep to."""
    return Draft202012Validator(
        json.loads((files("mou_compiler") / "tables" / "rows-1.schema.json").read_text("utf-8"))
    )


def load(path: Path) -> Any:
    """Return a file of JSON."""
    return json.loads(path.read_text("utf-8"))


def lines(raw: bytes) -> list[list[str]]:
    """Return the rows of a CSV file below its head."""
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1:]


def test_the_index_lists_only_the_deltas_that_were_made(editions: Path) -> None:
    """B has the same rows in both, C but for the line in which one is written: it is told as moved."""
    done = run("delta", "old", "new", "-o", "changes")
    assert done.exit_code == 0
    index = load(editions / "changes" / "index.json")
    made = {entry["path"] for entry in index["files"]}
    assert made == {
        path.relative_to(editions / "changes").as_posix() for path in (editions / "changes").rglob("*.*")
    } - {"index.json"}
    assert {entry["agency"] for entry in index["files"] if "agency" in entry} == {"A", "C"}
    told = {name: load(editions / "changes" / "agencies" / f"{name}.json")["summary"] for name in "AC"}
    assert (told["A"]["changed"], told["A"]["ended"], told["C"]["moved"], told["C"]["changed"]) == (
        1,
        1,
        1,
        0,
    )
    assert "A  First: 1 changed, 1 ended" in done.stdout
    assert run("delta", "old", "old", "-o", "changes").stdout == "no row differs; no delta was written\n"
    assert load(editions / "changes" / "index.json")["files"] == []
    assert [path.name for path in (editions / "changes").iterdir()] == ["index.json"]


@pytest.mark.parametrize("name", ["enforcement", "agencies/A", "agencies/C"])
def test_a_delta_gives_the_new_table_in_each_form(editions: Path, name: str) -> None:
    """As JSON with its schema, as CSV line by line, and the workbook has what the CSV has."""
    run("delta", "old", "new", "-o", "changes")
    made = load(editions / "changes" / f"{name}.json")
    schema().validate(made)
    tables = [load(editions / side / "tables" / f"{name}.json")["rows"] for side in ("old", "new")]
    assert apply(tables[0], map(read_line, made["rows"])) == tables[1]
    assert (made["old"]["rows"], made["new"]["rows"]) == tuple(map(len, tables))
    old, new = (lines((editions / side / "tables" / f"{name}.csv").read_bytes()) for side in ("old", "new"))
    change = lines((editions / "changes" / f"{name}.csv").read_bytes())
    gone = {int(line[2]) for line in change if line[2]}
    placed = {int(line[1]): line[4:] for line in change if line[1]}
    stay = iter([line for number, line in enumerate(old, 1) if number not in gone])
    assert [placed.get(number) or next(stay) for number in range(1, len(new) + 1)] == new
    sheet = openpyxl.load_workbook(editions / "changes" / f"{name}.xlsx").worksheets[0]
    shown = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[:4] for row in shown] == [line[:4] for line in change]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_corpus_and_an_edition_are_compared_by_rows(editions: Path) -> None:
    """It is said that it is rows, and why; no class of change is a gate for them."""
    del editions
    done = run("diff", "old", "memo.mou", "--fail-on", "begun")
    assert done.exit_code == 0
    assert "old is an edition: rows are compared, not meaning" in done.stdout
    assert "term: 1 year from entry → 2 years from entry" in done.stdout
    assert "ended: d/3 A restrict bank" in done.stdout
    assert run("diff", "old", "memo.mou", "--fail-on", "changed").exit_code == 1
    assert run("diff", "old", "memo.mou", "--fail-on", "lengthened").exit_code == 2
    assert run("diff", "new", "memo.mou").stdout.splitlines()[-2] == "3 rows stay as they are"
    told = json.loads(run("diff", "old", "new", "--format", "json").stdout)
    schema().validate(told)
    assert told["compares"] == "rows"
    assert "measure:d/3" in told["graph"]["nodes"]["gone"]
    assert "已生成的版本" in run("diff", "old", "new", "--lang", "zh").stdout
    page = run("diff", "old", "new", "--format", "markdown").stdout
    assert page.startswith("# mou diff: 1 changed")


def test_an_edition_that_was_changed_is_not_compared(editions: Path) -> None:
    """With status 2, and no delta is written; nor over what was read."""
    refused = run("delta", "old", "new", "-o", "old")
    assert (refused.exit_code, (editions / "old" / "tables" / "enforcement.json").is_file()) == (2, True)
    file = editions / "new" / "tables" / "enforcement.json"
    file.write_text(file.read_text("utf-8").replace("2 years", "9 years"), "utf-8")
    for arguments in (("diff", "old", "new"), ("delta", "old", "new", "-o", "changes")):
        done = run(*arguments)
        assert done.exit_code == 2
        assert "was changed since it was written" in done.stderr
    assert not (editions / "changes").exists()
    assert run("diff", "old", "nowhere").exit_code == 2


def test_of_corpora_the_rows_of_a_day_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("before", OLD), ("after", NEW)):
        Path(f"{name}.mou").write_text(text, "utf-8")
    done = run("delta", "before.mou", "after.mou", "-o", "early", "--as-of", "2016-06-01")
    assert (done.exit_code, done.stdout) == (0, "no row differs; no delta was written\n")
    done = run("delta", "before.mou", "after.mou", "-o", "late", "--as-of", "2018-06-01")
    assert "the whole table: 1 changed" in done.stdout
    assert load(Path("late/index.json"))["as_of"] == "2018-06-01"
    run("build", "before.mou", "-o", "old", "--fail-on", "never")
    done = run("delta", "old", "after.mou", "-o", "never", "--as-of", "2018-06-01")
    assert done.exit_code == 2
    assert "--as-of is of corpora, not of editions" in done.stderr
