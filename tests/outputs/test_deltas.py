"""`mou delta` and `mou diff` of editions: files for each body whose rows differ, and rows where no meaning is known."""

from __future__ import annotations

import csv
import io
import json
import subprocess
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


@pytest.mark.parametrize("content", ["garbled", "", "[]", '{"files": [1]}', None])
def test_a_folder_of_an_edition_that_cannot_be_read_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    """Not as a folder without a corpus; one that holds a corpus besides is that corpus, whatever its index.json is."""
    monkeypatch.chdir(tmp_path)
    Path("memo.mou").write_text(OLD, "utf-8")
    Path("old").mkdir()
    if content is None:  # what mou wrote, and no edition with tables
        Path("later.mou").write_text(NEW, "utf-8")
        assert run("delta", "memo.mou", "later.mou", "-o", "old").exit_code == 0
    else:
        Path("old/index.json").write_text(content, "utf-8")
    said = "cannot be read as the index of an edition" if content is not None else "no edition with tables"
    for sides in (("old", "memo.mou"), ("memo.mou", "old")):
        for done in (run("diff", *sides), run("delta", *sides, "-o", "changes")):
            assert (done.exit_code, said in done.stderr, "no .mou file" in done.stderr) == (2, True, False)
    Path("old/memo.mou").write_text(OLD, "utf-8")
    assert run("diff", "old", "memo.mou").exit_code == 0


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


@pytest.mark.parametrize("days", [(), ("--as-of", "2019-01-01")])
def test_rows_of_which_it_is_not_known_whether_they_apply_have_not_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.mou").write_text(OLD, "utf-8")
    unsure = OLD.replace('"废除" {', '"废除" { in force from unknown "不详";')
    (tmp_path / "new.mou").write_text(unsure, "utf-8")
    (tmp_path / "gone.mou").write_text(NEW, "utf-8")
    told = {
        ("old", "new", "en"): "of the rows that ended, 1 may still apply, which is not known: d/3",
        ("old", "new", "zh"): "终止的行中，有1行现是否适用不详：d/3",
        ("new", "old", "en"): "of the rows that began, 1 may have applied before, which was not known: d/3",
        ("new", "old", "zh"): "新增的行中，有1行原是否适用不详：d/3",
    }
    for (old, new, language), line in told.items():
        done = run("delta", f"{old}.mou", f"{new}.mou", "-o", f"{old}-{language}", "--lang", language, *days)
        assert done.stdout.splitlines()[-1] == line
    assert "not known" not in run("delta", "old.mou", "gone.mou", "-o", "gone", *days).stdout


def test_of_revisions_the_corpus_is_read_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    git("init", "-q")
    (tmp_path / "corpus").mkdir()
    for text in (OLD, NEW):
        (tmp_path / "corpus" / "memo.mou").write_text(text, "utf-8")
        git("add", "corpus")
        git("commit", "-q", "-m", "state")
    done = run("delta", "HEAD~1", "HEAD", "corpus", "-o", "changes")
    assert done.stdout.splitlines()[-1].endswith("the whole table: 1 changed, 1 moved, 1 ended"), done.output
    assert run("delta", "HEAD~1", "corpus", "-o", "again").stdout == done.stdout
    for arguments in (("HEAD~1", "HEAD", "nowhere"), ("corpus", "corpus", "corpus")):
        refused = run("delta", *arguments, "-o", "other")
        assert (refused.exit_code, "where the corpus stands" in refused.stderr) == (2, True)
    assert "语料所在" in run("delta", "HEAD~1", "HEAD", "nowhere", "-o", "other", "--lang", "zh").stderr
