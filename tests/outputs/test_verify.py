"""`mou verify`: whatever is done to an edition is named, file and row; what is as it was written is proved."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mou_compiler.command_line.main import mou as group
from mou_compiler.publishing.edition import _NOTHING

FAULTS = Path(__file__).parents[1] / "tables" / "faults"
TABLE, AGENCY = "tables/enforcement.csv", "tables/agencies/A.csv"


def mou(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(FAULTS / "may-stands-under-must.mou", tmp_path / "base.mou")
    made = mou("build", "base.mou", "-o", "out", "--fail-on", "never", "--lang", "en")
    assert made.exit_code == 0, made.output
    return tmp_path / "out"


def said(*arguments: object) -> list[str]:
    done = mou("verify", *arguments, "--lang", "en")
    assert done.exit_code == 1, done.output
    return done.output.splitlines()


def change(file: Path, old: bytes, new: bytes) -> None:
    content = file.read_bytes()
    assert old in content
    file.write_bytes(content.replace(old, new, 1))


def reseal(folder: Path) -> None:
    """Write the index anew, as whoever knows how it is made could: all its digests are right."""
    index = folder / "index.json"
    body = json.loads(index.read_text("utf-8"))
    for entry in body["files"]:
        content = (folder / entry["path"]).read_bytes()
        entry["sha256"], entry["bytes"] = hashlib.sha256(content).hexdigest(), len(content)
    body["sha256"] = _NOTHING
    raw = (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
    index.write_bytes(raw.replace(_NOTHING.encode(), hashlib.sha256(raw).hexdigest().encode(), 1))


def test_an_edition_as_it_was_written_is_proved(edition: Path) -> None:
    done = mou("verify", edition, "--from", "base.mou", "--previous", edition, "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ files and the 25 rows of their CSVs are as they were written\n", done.stdout)
    assert json.loads(mou("verify", edition, "--format", "json").stdout) == {
        "format_version": "1.0",
        "proved": True,
        "mismatches": [],
    }
    assert "均与写成时一致" in mou("verify", edition, "--lang", "zh").stdout


def test_a_changed_cell_is_named_with_its_row_and_column(edition: Path) -> None:
    change(edition / TABLE, b",may,prohibit,", b",mandatory,prohibit,")
    assert said(edition) == [
        f"{TABLE}: was changed since it was written",
        f"{TABLE} row 1: was changed in force",
    ]
    body = json.loads(mou("verify", edition, "--format", "json").stdout)
    assert body["mismatches"][1] == {
        "path": TABLE,
        "row": 1,
        "message": {"en": "was changed in force", "zh": "被改动：效力"},
    }
    change(edition / TABLE, b",mandatory,prohibit,", b",may,prohibit,")
    change(edition / "tables/enforcement.json", b'"modality": "inspect"', b'"modality": "prohibit"')
    assert said(edition)[1:] == ["tables/enforcement.json row 2: was changed in modality"]


def test_rows_that_are_added_missing_or_cut_short_are_named(edition: Path) -> None:
    table = edition / AGENCY
    good = table.read_bytes()
    head, first, second, end = good.split(b"\r\n")
    table.write_bytes(b"\r\n".join([head, second, end]))
    assert re.fullmatch(rf"{AGENCY} row 1: is missing: m/1 r[0-9a-f]{{16}}", said(edition)[1])
    table.write_bytes(b"\r\n".join([head, first, second, second, end]))
    assert said(edition)[1:] == [f"{AGENCY} row 3: is no row of the edition"]
    table.write_bytes(good[: len(good) // 2])
    told = said(edition)
    assert told[0] == f"{AGENCY}: is cut short: {len(good) // 2} of {len(good)} bytes"
    assert any(line.startswith(f"{AGENCY} row") for line in told[1:])


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda out: (out / "graph/graph.json").unlink(), "graph/graph.json: is missing"),
        (lambda out: (out / "tables/mine.csv").write_text("x"), "tables/mine.csv: is no part of the edition"),
        (lambda out: change(out / "tables/enforcement.xlsx", b"PK", b"PX"), "tables/enforcement.xlsx: was changed since it was written"),
        (lambda out: change(out / "index.json", b'"rows": 2', b'"rows": 3'), "index.json: was changed since it was written"),
        (lambda out: change(out / "tables/enforcement.sqlite", b"prohibit", b"encourag"), "tables/enforcement.sqlite: was changed since it was written"),
    ],
)  # fmt: skip
def test_files_that_are_missing_added_or_changed_are_named(
    harm: Callable[[Path], object], told: str, edition: Path
) -> None:
    harm(edition)
    assert told in said(edition)


def test_a_link_in_the_place_of_a_file_is_no_file(edition: Path) -> None:
    file = edition / TABLE
    file.rename(edition.parent / "elsewhere.csv")
    file.symlink_to(edition.parent / "elsewhere.csv")
    assert f"{TABLE}: is missing" in said(edition)


def test_a_row_that_was_changed_and_sealed_anew_does_not_bear_its_digest(edition: Path) -> None:
    change(edition / "tables/enforcement.json", b'"force": "may"', b'"force": "mandatory"')
    reseal(edition)
    assert said(edition) == ["tables/enforcement.json row 1: does not have the digest that it bears"]


def test_what_was_sealed_anew_is_not_what_the_corpus_makes(edition: Path) -> None:
    change(edition / TABLE, b",may,prohibit,", b",mandatory,prohibit,")
    reseal(edition)
    assert mou("verify", edition).exit_code == 0
    assert said(edition, "--from", "base.mou") == [
        f"{TABLE}: is not what the corpus makes",
        f"{TABLE} row 1: was changed in force",
    ]
    source = edition.parent / "base.mou"
    source.write_text(source.read_text("utf-8").replace("force may", "force mandatory"), "utf-8")
    told = said(edition, "--from", "base.mou")
    assert f"{AGENCY}: is not what the corpus makes" in told


def test_the_day_and_the_language_of_an_edition_are_those_of_its_proof(edition: Path) -> None:
    out = edition.parent / "dated"
    assert (
        mou(
            "build", "base.mou", "-o", out, "--as-of", "2016-06-01", "--lang", "zh", "--fail-on", "never"
        ).exit_code
        == 0
    )
    assert json.loads((out / "index.json").read_text("utf-8"))["language"] == "zh"
    assert mou("verify", out, "--from", "base.mou").exit_code == 0
    table = out / TABLE
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"), newline="")))
    assert rows[0][0] == "措施"
    change(table, "可以".encode(), "应当".encode())
    assert mou("verify", out, "--lang", "zh").stdout.splitlines()[1] == f"{TABLE} 第 1 行：被改动：效力"


def test_a_table_that_shrinks_needs_to_be_accepted(edition: Path) -> None:
    source = edition.parent / "base.mou"
    text = source.read_text("utf-8")
    source.write_text("\n".join(line for line in text.splitlines() if "measure 2" not in line), "utf-8")
    assert mou("build", "base.mou", "-o", "new", "--fail-on", "never").exit_code == 0
    assert mou("verify", "new").exit_code == 0
    told = said("new", "--previous", edition)
    assert f"{TABLE}: has 1 rows; before it had 2" in told
    assert mou("verify", "new", "--previous", edition, "--accept").exit_code == 0
    assert mou("verify", "new", "--previous", edition, "--shrink", "50").exit_code == 0
    assert mou("verify", edition, "--previous", "new").exit_code == 0, "growing is no fault"
    assert mou("verify", "new", "--previous", edition, "--shrink", "101").exit_code == 2


def test_what_is_no_edition_is_a_failure(edition: Path) -> None:
    for folder in (edition.parent, edition.parent / "nowhere", edition / "tables"):
        done = mou("verify", folder, "--lang", "en")
        assert done.exit_code == 2
        assert "holds no index.json of an edition" in done.stderr


@pytest.mark.parametrize("content", ['{"files": [1]}', "garbled", "", "[]", "[" * 100_000])
def test_an_index_that_is_garbled_is_told_as_one(edition: Path, content: str) -> None:
    kept = edition.parent / "kept"
    shutil.copytree(edition, kept)
    (edition / "index.json").write_text(content)
    for command in (
        ("verify", edition),
        ("verify", kept, "--previous", edition),
        ("publish", "sqlite:///kept.sqlite", "--edition", edition),
    ):
        done = mou(*command, "--lang", "en")
        assert done.exit_code == 2, command
        assert f"{edition / 'index.json'} cannot be read as the index of an edition" in done.stderr, command
    (edition / "index.json").unlink()
    assert "holds no index.json of an edition" in mou("verify", edition, "--lang", "en").stderr


def test_an_index_that_cannot_be_read_is_not_told_to_have_been_changed(tmp_path: Path) -> None:
    (tmp_path / "index.json").mkdir()
    done = mou("verify", tmp_path, "--lang", "en")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: {tmp_path / 'index.json'} cannot be read: Is a directory\n")
    assert "无法读取" in mou("verify", tmp_path, "--lang", "zh").stderr
