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

import mou_compiler
from benchmarks.corpora import write as write_generated
from commands.running import runner
from mou_compiler import compile_paths
from mou_compiler.outputs import tables_csv

ROOT = Path(__file__).parents[2]
MOU = (sys.executable, "-m", "mou_compiler.command_line.main")
SOURCE = str(Path(mou_compiler.__file__).parents[1])
REGIME = ROOT / "tests" / "regimes" / "early-detection" / "corpus.mou"
PLACES = {"path", "line"}
SMALL = 200
"""How many measures are generated beside those planted."""


def build(folder: Path, output: str, paths: list[str], **environment: str) -> dict[str, bytes]:
    made = subprocess.run(
        [*MOU, "build", *paths, "-o", output, "--fail-on", "never"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE, **environment},
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


@pytest.fixture(
    scope="module",
    params=["regime", *(pytest.param(name, marks=pytest.mark.long) for name in ("generated", "real"))],
)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus: one of another country, one that sets off every check, or the real one."""
    made = tmp_path_factory.mktemp("bytes")
    if request.param == "real":
        shutil.copytree(ROOT / "memoranda", made / "memoranda")
    elif request.param == "regime":
        (made / "memoranda").mkdir()
        shutil.copy(REGIME, made / "memoranda" / "regime.mou")
        (made / "memoranda" / "another.mou").write_text('agency another "Another" "他局"\n', "utf-8")
    else:
        write_generated(made / "memoranda", SMALL)
    return made


@pytest.fixture(scope="module")
def built(folder: Path) -> dict[str, bytes]:
    return build(folder, "one", ["memoranda"], PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")


def test_seed_zone_locale_and_order_do_not_matter(folder: Path, built: dict[str, bytes]) -> None:
    parts = sorted(
        (path.relative_to(folder).as_posix() for path in (folder / "memoranda").iterdir()), reverse=True
    )
    parts = [part for part in parts if part.endswith(".mou") or any((folder / part).rglob("*.mou"))]
    parts = [part for part in parts if not (folder / part / "corpus.mou").exists()]
    again = build(
        folder, "two", parts, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="POSIX", LANG="zh_CN.UTF-8"
    )
    assert list(again) == list(built)
    different = [name for name in built if again[name] != built[name]]
    assert different == [], different[:5]


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


def test_chinese_spelling_gives_the_same_tables(
    folder: Path, built: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder / "memoranda", tmp_path / "memoranda")
    assert runner(tmp_path, monkeypatch)("fmt", "--to", "zh").exit_code == 0
    chinese = tables_csv.files(compile_paths("memoranda"))
    tables = {name for name in built if name in chinese}
    assert len(tables) > 2
    assert tables == set(chinese) != set()
    for name, file in chinese.items():
        assert without_places(file.content) == without_places(built[name])


def without_places(content: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [{column: cell for column, cell in row.items() if column not in PLACES} for row in rows]
