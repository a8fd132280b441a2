"""Tables in every form read back by programs that are not ours: the same rows, the same values, Chinese intact."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import jsonschema
import pandas as pd
import polars as pl
import pyarrow.dataset
import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.outputs import (
    datapackage,
    tables_csv,
    tables_graph,
    tables_json,
    tables_json_schema,
    tables_parquet,
    tables_sqlite,
)
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.words import Language
from real import real_corpus

ROOT = Path(__file__).parents[2]
FAULTS = sorted((ROOT / "tests" / "tables" / "faults").glob("*.mou"))
NAMES = [column.name for column in COLUMNS]
DAYS = [column.name for column in COLUMNS if column.type == "date"]
IDS = [column.name for column in COLUMNS if column.type == "ids"]


@pytest.fixture(scope="module")
def real() -> Compiled:
    return real_corpus()


def in_language(path: Path, language: Language) -> Compiled:
    return replace(compile_text(path.read_text("utf-8")), language=language)


def told(compiled: Compiled) -> list[dict[str, Any]]:
    """Return every row as typed values, from the rows themselves."""
    return [
        {
            **dict(zip(NAMES, cells, strict=True)),
            **{name: getattr(row, name) for name in DAYS},
            "line": row.line,
        }
        | {column.name: list(column.values(row)) for column in COLUMNS if column.values}  # noqa: PD011
        for row, cells in zip(compiled.rows, compiled.records, strict=True)
    ]


def ordered(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, default=str, sort_keys=True) for row in rows)


# JSON and its schema.


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_json_keeps_to_its_schema(path: Path, language: Language) -> None:
    check = jsonschema.Draft202012Validator(
        tables_json_schema.schema(), format_checker=jsonschema.FormatChecker()
    )
    for file in tables_json.files(in_language(path, language)).values():
        check.validate(json.loads(file.content))


def test_the_schema_refuses_what_no_table_says(real: Compiled) -> None:
    check = jsonschema.Draft202012Validator(
        tables_json_schema.schema(), format_checker=jsonschema.FormatChecker()
    )
    check.check_schema(tables_json_schema.schema())
    body = json.loads(tables_json.files(real)["tables/agencies/CRC.json"].content)
    check.validate(body)
    for name, wrong in (
        ("force", "must"),
        ("valid_from", "2016"),
        ("line", "7"),
        ("list", "L"),
        ("measure", ""),
        ("row_digest", "r1"),
    ):
        assert not check.is_valid({**body, "rows": [{**body["rows"][0], name: wrong}]}), name
    without = {name: value for name, value in body["rows"][0].items() if name != "condition"}
    assert not check.is_valid({**body, "rows": [without]})


def test_json_of_an_agency_has_its_rows_and_their_labels(real: Compiled) -> None:
    body = json.loads(tables_json.files(real)["tables/agencies/CRC.json"].content)
    assert body["agency"] == "CRC"
    assert [row["row_digest"] for row in body["rows"]] == [
        cells[-1] for row, cells in zip(real.rows, real.records, strict=True) if row.enforcer == "CRC"
    ]
    for row in body["rows"]:
        assert set(row["list"]) <= set(body["labels"]["list"])
        assert row["act"] in body["labels"]["list" if row["modality"] == "leads-to" else "act"]
    assert len(body["labels"]["act"]) < len(real.corpus.acts)


# SQLite.


def opened(content: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    database.row_factory = sqlite3.Row
    return database


def test_sqlite_has_the_rows_and_keeps_its_keys(real: Compiled) -> None:
    database = opened(tables_sqlite.render(real))
    assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert list(database.execute("PRAGMA foreign_key_check")) == []
    read = [dict(row) for row in database.execute("SELECT * FROM enforcement ORDER BY row")]
    assert [row.pop("row") for row in read] == list(range(1, len(read) + 1))
    for row, cells in zip(read, real.records, strict=True):
        assert {name: "" if cell is None else str(cell) for name, cell in row.items()} == dict(
            zip(NAMES, cells, strict=True)
        )
    keys = {row["table"] for row in database.execute("PRAGMA foreign_key_list(enforcement)")}
    assert keys == {"measure", "document"}
    linked = {row["table"] for row in database.execute("PRAGMA foreign_key_list(row_act)")}
    assert linked == {"enforcement", "act"}
    lists = list(database.execute("SELECT list FROM row_list WHERE row = 1"))
    assert [row["list"] for row in lists] == sorted(real.rows[0].lists)


def test_sqlite_has_a_view_of_each_body(real: Compiled) -> None:
    database = opened(tables_sqlite.render(real))
    views = {row["name"] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    bodies = {row.enforcer for row in real.rows if row.enforcer}
    assert len(views) == len(bodies)
    found = [row["row_digest"] for row in database.execute("SELECT * FROM agency_CRC ORDER BY row")]
    assert found == [
        cells[-1] for row, cells in zip(real.rows, real.records, strict=True) if row.enforcer == "CRC"
    ]


@pytest.mark.parametrize("word", ["火", "火车", "限制乘坐", "乘坐火车", "坐火", "失信"])
def test_sqlite_finds_any_letters_of_chinese(word: str, real: Compiled) -> None:
    database = opened(tables_sqlite.render(real))
    query = "SELECT row FROM enforcement WHERE row IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY row"
    found = [row["row"] for row in database.execute(query, (f"{word}*",))]
    corpus = real.corpus
    expected = [
        number
        for number, row in enumerate(real.rows, 1)
        if any(
            word in item.label.zh
            for items, ids in (
                (corpus.measures, [row.measure]),
                (corpus.documents, [row.document]),
                (corpus.lists if row.led else corpus.acts, [row.act]),
                ({**corpus.roles, **corpus.agencies}, [row.enforcer]),
                (corpus.lists, row.lists),
                (corpus.subjects, [ref.id for target in row.targets for ref in target.subjects]),
                (corpus.territories, [part.territory for part in row.territory]),
            )
            for id_ in ids
            if (item := items.get(id_)) is not None
        )
    ]
    assert found == expected
    assert found


def test_a_search_told_in_the_file_works(real: Compiled) -> None:
    database = opened(tables_sqlite.render(real))
    (told_how,) = database.execute("SELECT value FROM about WHERE name = 'search'").fetchone()
    assert len(database.execute(told_how).fetchall()) > 5
    english = "SELECT count(*) FROM search WHERE search MATCH 'trai* AND rail*'"
    assert database.execute(english).fetchone()[0] > 0


def test_sqlite_repeats_its_bytes_and_names_no_version(real: Compiled) -> None:
    content = tables_sqlite.render(real)
    assert content == tables_sqlite.render(real)
    assert content[96:100] == (3_040_000).to_bytes(4, "big")


def test_ids_that_quote_make_views_all_the_same() -> None:
    text = (
        FAULTS[0]
        .parent.joinpath("may-stands-under-must.mou")
        .read_text("utf-8")
        .replace("agency A ", "agency 甲-1 ")
        .replace("keeper    A", "keeper 甲-1")
        .replace("by     A", "by 甲-1")
        .replace("to A", "to 甲-1")
    )
    made = compile_text(text)
    assert made.corpus.faults == ()
    assert len(opened(tables_sqlite.render(made)).execute('SELECT * FROM "agency_甲-1"').fetchall()) == len(
        made.rows
    )


# Parquet.


@pytest.fixture(scope="module")
def data_set(real: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    for path, file in tables_parquet.files(real).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(file.content)
        assert file.content == file.content
    return folder / tables_parquet.FOLDER


@pytest.mark.long
def test_engines_read_parquet_as_one_table(real: Compiled, data_set: Path) -> None:
    expected = ordered(told(real))
    arrow = pyarrow.dataset.dataset(data_set).to_table()
    assert ordered(arrow.to_pylist()) == expected
    assert arrow.schema.names == NAMES
    assert ordered(pl.read_parquet(data_set).to_dicts()) == expected
    frame = duckdb.sql(f"SELECT * FROM '{data_set}/*.parquet'")
    assert frame.columns == NAMES
    assert ordered([dict(zip(NAMES, row, strict=True)) for row in frame.fetchall()]) == expected
    read = pd.read_parquet(data_set, dtype_backend="pyarrow")
    assert sorted(read["row_digest"]) == sorted(cells[-1] for cells in real.records)
    assert set(read["enforcer_zh"]) == {row["enforcer_zh"] for row in told(real)}


def test_each_file_of_parquet_is_one_body(real: Compiled, data_set: Path) -> None:
    for path, file in tables_parquet.files(real).items():
        bodies = set(
            pyarrow.dataset.dataset(data_set / Path(path).name).to_table(["enforcer"])["enforcer"].to_pylist()
        )
        assert len(bodies) == 1 or file.about is None
        assert not Path(path).name.startswith(("_", "."))
        assert "=" not in path


# CSV with its data package.


def write_package(compiled: Compiled, folder: Path) -> Path:
    for output in (tables_csv, tables_graph, datapackage):
        for path, file in output.files(compiled).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(file.content)
    return folder / "datapackage.json"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "name",
    [
        "may-stands-under-must",
        "numbers-of-measures-become-days-in-a-spreadsheet",
        "the-graph-does-not-know-conditions",
    ],
)
def test_frictionless_finds_every_table_valid(name: str, language: Language, tmp_path: Path) -> None:
    made = in_language(FAULTS[0].parent / f"{name}.mou", language)
    package = write_package(made, tmp_path)
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert {task.place for task in report.tasks} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.csv")
    }
    rows = frictionless.Package(str(package)).get_resource("enforcement").read_rows()
    days = [
        (row["自"], row["至"]) if language == "zh" else (row["valid_from"], row["valid_to"]) for row in rows
    ]
    assert days == [(row.valid_from, row.valid_to) for row in made.rows]
    assert isinstance(days[0][0], date)


def test_frictionless_finds_what_was_changed(tmp_path: Path) -> None:
    package = write_package(in_language(FAULTS[0].parent / "may-stands-under-must.mou", "en"), tmp_path)
    table = tmp_path / "tables" / "enforcement.csv"
    good = table.read_bytes()
    for old, new in ((b",may,", b",must,"), (b"2016-01-01", b"2016-13-01"), (b"m/1,m,", b",m,")):
        assert old in good
        table.write_bytes(good.replace(old, new, 1))
        assert not frictionless.validate(str(package)).valid
    table.write_bytes(good)
    edges = tmp_path / "graph" / "edges.csv"
    edges.write_bytes(edges.read_bytes().replace(b"agency:A", b"agency:gone", 1))
    assert not frictionless.validate(str(package)).valid


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_schema_names_the_columns_that_the_table_has(language: Language) -> None:
    for path in FAULTS[:3]:
        made = in_language(path, language)
        head = next(csv.reader(io.StringIO(tables_csv.encode([], language).decode("utf-8-sig"))))
        assert head == [field["name"] for field in datapackage.table_schema(language)["fields"]]
        assert {item["path"] for item in datapackage.package(made)["resources"]} == {
            f"tables/{path}" if not path.startswith("tables/") else path for path in tables_csv.files(made)
        } | set(tables_graph.files(made))
