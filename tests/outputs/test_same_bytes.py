"""The same input gives the same bytes, whatever the hash seed, time zone, locale, order of files, or spelling."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOU = str(Path(sys.executable).parent / "mou")
PLACES = {"path", "line"}


def build(folder: Path, output: str, paths: list[str], **environment: str) -> dict[str, bytes]:
    made = subprocess.run(
        [MOU, "build", *paths, "-o", output, "--fail-on", "never"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    found = folder / output
    return {
        path.relative_to(found).as_posix(): path.read_bytes()
        for path in sorted(found.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bytes")
    shutil.copytree(ROOT / "memoranda", made / "memoranda")
    return made


@pytest.fixture(scope="module")
def built(folder: Path) -> dict[str, bytes]:
    return build(folder, "one", ["memoranda"], PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")


def test_seed_zone_locale_and_order_do_not_matter(folder: Path, built: dict[str, bytes]) -> None:
    parts = sorted(
        (path.relative_to(folder).as_posix() for path in (folder / "memoranda").iterdir()), reverse=True
    )
    parts = [part for part in parts if any((folder / part).rglob("*.mou"))]
    parts = [part for part in parts if not (folder / part / "corpus.mou").exists()]
    again = build(
        folder, "two", parts, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="POSIX", LANG="zh_CN.UTF-8"
    )
    assert list(again) == list(built)
    assert [name for name in built if again[name] != built[name]] == []


def test_every_file_is_in_the_index_with_its_digest(built: dict[str, bytes]) -> None:
    import hashlib
    import json

    index = json.loads(built["index.json"])
    told = {entry["path"]: entry["sha256"] for entry in index["files"]}
    assert told == {
        name: hashlib.sha256(content).hexdigest() for name, content in built.items() if name != "index.json"
    }
    rows = {entry["path"]: entry["rows"] for entry in index["files"]}
    for name, content in built.items():
        if name.endswith(".csv"):
            assert rows[name] == len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1


def test_chinese_spelling_gives_the_same_tables(folder: Path, built: dict[str, bytes]) -> None:
    shutil.copytree(ROOT / "memoranda", folder / "zh" / "memoranda")
    subprocess.run([MOU, "fmt", "--to", "zh"], cwd=folder / "zh", check=True, capture_output=True)
    chinese = build(folder / "zh", "out", ["memoranda"])
    tables = [name for name in built if name.startswith("tables/") and name.endswith(".csv")]
    assert len(tables) > 10
    for name in tables:
        assert without_places(chinese[name]) == without_places(built[name])


def without_places(content: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [{column: cell for column, cell in row.items() if column not in PLACES} for row in rows]
