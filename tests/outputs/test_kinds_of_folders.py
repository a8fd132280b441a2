"""A folder gives way to what is of its own kind alone: no edition to deltas, no deltas to scenarios."""

from __future__ import annotations

import hashlib
import json
import shutil
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from editions import file, held

from comparison.comparing import run
from mou_compiler.publishing.edition import Holds
from mou_compiler.publishing.publish import publish_files
from mou_compiler.publishing.refusal import Refused

FILES = {
    "edition": ("tables/enforcement.csv", "site/index.html"),
    "deltas": ("enforcement.csv", "agencies/A.csv"),
    "scenarios": ("MOU303-0123456789.mou",),
}
PAIRS = tuple(product(get_args(Holds), repeat=2))
RULES = """
agency A "First" "甲局"
act rail
list l { kind blacklist; keeper A }
memorandum d "Memo" "备忘录" { in force from 2017-01-01
 measure 1 "Ban" "禁乘" { on l; by A; prohibit rail; for 1 year from entry }
}
"""


def put(folder: Path, holds: Holds) -> None:
    publish_files({path: file(holds) for path in FILES[holds]}, folder, holds)


def test_every_kind_is_tried() -> None:
    assert set(FILES) == set(get_args(Holds))


@pytest.mark.parametrize("of_before", [False, True], ids=["now", "of the version before"])
@pytest.mark.parametrize(("stands", "comes"), PAIRS)
def test_only_the_same_kind_gives_way(tmp_path: Path, stands: Holds, comes: Holds, of_before: bool) -> None:
    put(tmp_path, stands)
    if of_before:
        make_older(tmp_path / "index.json")
    before = held(tmp_path)
    if stands == comes:
        put(tmp_path, comes)
        assert held(tmp_path).keys() == before.keys()
        return
    with pytest.raises(Refused, match=r"holds .*, which would be lost"):
        put(tmp_path, comes)
    assert held(tmp_path) == before


def make_older(index: Path) -> None:
    """Write an index as the version before did, which did not say what its folder holds."""
    body = json.loads(index.read_bytes())
    del body["holds"]
    body |= {"format_version": "1.2", "sha256": "0" * 64}
    raw = (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
    index.write_bytes(raw.replace(b"0" * 64, hashlib.sha256(raw).hexdigest().encode(), 1))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two editions and, under the name of its kind, one folder of each."""
    folder = tmp_path_factory.mktemp("kinds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, text in (("old", RULES), ("edition", RULES.replace("1 year", "2 years"))):
            Path("rules.mou").write_text(text, "utf-8")
            run("build", "rules.mou", "-o", name, "--fail-on", "never")
        for holds in ("deltas", "scenarios"):
            run(*command(holds, holds))
    return folder


def command(holds: str, folder: str) -> tuple[str, ...]:
    """Return the command that writes a kind of folder."""
    return {
        "edition": ("build", "rules.mou", "-o", folder, "--fail-on", "never"),
        "deltas": ("delta", "old", "rules.mou", "-o", folder),
        "scenarios": ("check", "rules.mou", "--as-scenarios", folder, "--fail-on", "never"),
    }[holds]


@pytest.mark.parametrize(("stands", "comes"), PAIRS)
def test_no_command_takes_the_folder_of_another(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: Holds, comes: Holds
) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    before = held(tmp_path / stands)
    assert len(before) > 1
    done = run(*command(comes, stands))
    assert done.exit_code == (0 if stands == comes else 2), done.stderr
    assert held(tmp_path / stands) == before, "the same again, or nothing at all"
    if stands != comes:
        assert f"{stands} holds " in done.stderr
        assert "move this one away" in done.stderr
