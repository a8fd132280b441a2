"""What programs read names files from the root of the repository, wherever a command runs and however it is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import runner

from mou_compiler.input.rooting import rooted_from

CORPUS = """\
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
agency A "Agency" "机构" { kind government }
list L "Blacklist" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01; signatories A
    measure 1 "No trade" "限制贸易" { on L; by A; prohibit trade }
}
scenario case "Case" "情形" { day 2017-01-01; subject firm; on L; in land; expect prohibit trade }
"""
FILE = "law/rules/base.mou"
ASKED = ("--subject", "firm", "--day", "2017-01-01", "--on", "L")
MACHINE = {
    "check json": ("check", "--format", "json"),
    "check sarif": ("check", "--format", "sarif"),
    "check junit": ("check", "--format", "junit"),
    "check github": ("check", "--format", "github"),
    "check gitlab": ("check", "--format", "gitlab"),
    "check markdown": ("check", "--format", "markdown"),
    "graph json": ("graph", "--format", "json"),
    "graph graphml": ("graph", "--format", "graphml"),
    "graph dot": ("graph", "--format", "dot"),
    "graph svg": ("graph", "--format", "svg"),
    "graph gexf": ("graph", "--format", "gexf"),
    "table csv": ("table", "--format", "csv", "A"),
    "table json": ("table", "--format", "json", "A"),
    "table html": ("table", "--format", "html", "A"),
    "table markdown": ("table", "--format", "markdown", "A"),
    "test json": ("test", "--format", "json"),
    "ask json": ("ask", *ASKED, "--format", "json"),
    "audit json": ("audit", "--format", "json"),
    "names json": ("names", "--format", "json", "agency", "A"),
    "timeline json": ("timeline", "--format", "json"),
    "show json": ("show", "--format", "json", "m"),
    "coverage json": ("coverage", "--format", "json"),
    "dimensions json": ("dimensions", "--format", "json"),
    "stats json": ("stats", "--format", "json"),
}
PLACELESS = {"coverage json", "dimensions json", "stats json", "table html", "table markdown"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(CORPUS, "utf-8")
    (tmp_path / "other").mkdir()
    return tmp_path


@pytest.mark.parametrize("name", MACHINE)
def test_paths_go_from_the_root(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    told = set()
    for folder, path in (
        ("law", "rules"),
        ("law/rules", "."),
        (".", "law"),
        ("other", "../law"),
        ("law", str(root / "law")),
        ("law/rules", "base.mou"),
    ):
        result = runner(root / folder, monkeypatch)(*MACHINE[name], path)
        assert result.exit_code in (0, 1), result.output
        told.add(result.stdout)
        assert str(root) not in result.stdout
    assert len(told) == 1, "the same corpus makes the same bytes"
    assert (FILE in told.pop()) is (name not in PLACELESS)


def paths(body: Any) -> Iterator[str]:
    """Yield every path that stands in a JSON value."""
    if isinstance(body, dict):
        yield from (value for key, value in body.items() if key == "path" and isinstance(value, str))
        body = list(body.values())
    if isinstance(body, list):
        for item in body:
            yield from paths(item)


def test_an_edition_names_files_from_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = []
    for folder, path in (("law", "rules"), (".", str(root / "law"))):
        result = runner(root / folder, monkeypatch)("build", path, "-o", root / "out", "--fail-on", "never")
        assert result.exit_code == 0, result.output
        editions.append({file: file.read_bytes() for file in (root / "out").rglob("*") if file.is_file()})
    assert editions[0] == editions[1]
    rows = json.loads((root / "out/tables/enforcement.json").read_bytes())
    graph = json.loads((root / "out/graph/graph.json").read_bytes())
    assert set(paths(rows)) == {FILE}
    assert set(paths(graph)) == {FILE}


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("rules/a.mou", "rules/a.mou"),
        ("{}/rules/a.mou", "rules/a.mou"),
        ("./rules/../a.mou", "a.mou"),
        ("../a.mou", "../a.mou"),
    ],
)
def test_outside_a_repository_paths_go_from_where_the_command_runs(
    tmp_path: Path, asked: str, seen: str
) -> None:
    assert rooted_from(tmp_path)(asked.format(tmp_path)) == seen
