"""What the package says of itself is true: what it depends on, that it is typed, and which names are public."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest

import mou_compiler

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "mou_compiler"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOWEST = dict(line.split("==") for line in (ROOT / ".ci" / "lowest.txt").read_text("ascii").split())


EXTRAS = PROJECT["optional-dependencies"]
OF_USERS = [
    bound
    for extra in ("grammar", "watch", "xlsx", "parquet", "plot", "docx", "publish")
    for bound in EXTRAS[extra]
]


def test_the_lowest_versions_tried_are_those_that_are_stated() -> None:
    assert dict(bound.split(">=") for bound in (*PROJECT["dependencies"], *OF_USERS)) == LOWEST
    assert all("mou-compiler[" in bound for bound in EXTRAS["formats"]), "made of extras that are tried"


def test_every_extra_is_for_users_and_tried_or_for_who_works_on_it() -> None:
    assert set(EXTRAS) == {
        "grammar",
        "watch",
        "xlsx",
        "parquet",
        "plot",
        "docx",
        "publish",
        "formats",
        "dev",
        "rivals",
    }


@pytest.mark.parametrize("name", LOWEST)
def test_nothing_older_than_the_lowest_is_in_use(name: str) -> None:
    assert _numbers(version(name)) >= _numbers(LOWEST[name])


def _numbers(release: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", release)[:3]]


def test_what_is_imported_is_stated_and_what_is_stated_imported() -> None:
    tried = {
        _top(node) for file in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))
    }
    extras = {re.split(r"[>\[]", bound)[0] for extra in EXTRAS.values() for bound in extra}
    foreign = {name for name in tried - {""} - sys.stdlib_module_names if name != "mou_compiler"}
    extras |= {"docx"} if "python-docx" in extras else set()
    stated = {bound.split(">=")[0] for bound in PROJECT["dependencies"]}
    assert foreign - extras - {"typing_extensions"} == stated


def _top(node: ast.AST) -> str:
    """Return the package that a node imports; empty where it imports none, or one of its own."""
    match node:
        case ast.Import(names=[alias, *_]):
            return alias.name.partition(".")[0]
        case ast.ImportFrom(module=str(module), level=0):
            return module.partition(".")[0]
        case _:
            return ""


def test_every_public_name_is_shown_and_there() -> None:
    assert set(mou_compiler.__all__) <= set(dir(mou_compiler))
    assert all(getattr(mou_compiler, name) is not None for name in mou_compiler.__all__)


def test_the_package_is_typed(tmp_path: Path) -> None:
    """A type checker sees what the names are, from the very wheel that is installed."""
    pytest.importorskip("hatchling")
    builder = import_module("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    wheel = next(iter(builder.build(directory=str(tmp_path), versions=["standard"])))
    names = zipfile.ZipFile(wheel).namelist()
    assert "mou_compiler/py.typed" in names
    assert {name.partition("/")[0] for name in names} == {
        "mou_compiler",
        f"mou_compiler-{PROJECT['version']}.dist-info",
    }
