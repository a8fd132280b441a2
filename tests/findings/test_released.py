"""Codes and keys of a release: other programs keep them, so they never change.

`released.json` has every code with its name, its category and the causes of its findings. A code, a cause or a
name in a cause may be added; none is changed, removed or used for something else: baselines and acceptances would
take one finding for another. To accept an addition, run `pytest tests/findings/test_released.py --accept`.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

import pytest
from click.testing import CliRunner

from mou_compiler import checks
from mou_compiler.checking.check import Check, load_checks
from mou_compiler.command_line.main import mou
from mou_compiler.compilation import compile_text
from mou_compiler.findings.cause import written_at
from mou_compiler.findings.codes import INPUT_FAILURES, Code
from mou_compiler.findings.finding import Finding
from real import real_corpus

FILE = Path(__file__).parent / "released.json"
PACKAGE = Path(checks.__path__[0]).parent
MEMORANDA = Path(__file__).parents[2] / "memoranda"
WRITTEN = {"written": [name for name, _ in written_at(None, "").about]}


def modules() -> Iterator[tuple[Check, ast.Module]]:
    for item in pkgutil.iter_modules(checks.__path__):
        module = importlib.import_module(f"{checks.__name__}.{item.name}")
        yield module.CHECK, ast.parse(inspect.getsource(module))


def calls(tree: ast.Module, owner: str, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attribute)):
                if (name, attribute) == (owner, method):
                    yield node


def constants(node: ast.expr) -> list[str]:
    """Return the words that an expression may be: a cause is of a kind that is written out."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    assert isinstance(node, ast.Constant)
    return [str(node.value)]


def present() -> dict[str, Any]:
    """Return codes and causes as they are now."""
    found: dict[str, Any] = {}
    for check, tree in modules():
        causes: dict[str, list[str]] = {}
        for call in calls(tree, "Cause", "of"):
            for kind in constants(call.args[0]):
                causes[kind] = sorted(str(keyword.arg) for keyword in call.keywords)
        found[check.code] = {
            "name": check.name,
            "category": check.category.value,
            "causes": dict(sorted((causes or WRITTEN).items())),
        }
    return found


def lost(before: Any, now: Any, at: str = "") -> Iterator[str]:
    """Yield what was released and is there no more, or is another: only a code or a cause may be added."""
    for key, value in before.items():
        if key not in now:
            yield f"{at}{key} is gone"
        elif isinstance(value, dict):
            yield from lost(value, now[key], f"{at}{key}: ")
        elif value != now[key]:
            yield f"{at}{key} was {value} and is {now[key]}"


def test_what_was_released_stays_and_what_is_added_is_written_down(pytestconfig: pytest.Config) -> None:
    before, now = json.loads(FILE.read_text("utf-8")), present()
    assert list(lost(before, now)) == []
    if pytestconfig.getoption("--accept"):
        FILE.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    else:
        assert before == now, "something was added: accept it with --accept"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"A1": {"name": "a", "causes": {"x": ["m"]}}, "A2": {}}, []),
        ({"A1": {"name": "a", "causes": {"x": ["m"], "y": []}}}, []),
        ({"A1": {"name": "b", "causes": {"x": ["m"]}}}, ["A1: name was a and is b"]),
        ({"A1": {"name": "a", "causes": {"x": ["n"]}}}, ["A1: causes: x was ['m'] and is ['n']"]),
        ({"A1": {"name": "a", "causes": {"y": ["m"]}}}, ["A1: causes: x is gone"]),
        ({"A2": {}}, ["A1 is gone"]),
    ],
)
def test_only_additions_are_let_through(now: dict[str, Any], told: list[str]) -> None:
    assert list(lost({"A1": {"name": "a", "causes": {"x": ["m"]}}}, now)) == told


def test_every_finding_of_a_check_gives_its_cause() -> None:
    for check, tree in modules():
        for call in calls(tree, "CHECK", "finding"):
            assert "cause" in {keyword.arg for keyword in call.keywords}, check.code


def test_one_kind_of_cause_is_of_one_check() -> None:
    kinds = Counter(kind for item in present().values() for kind in item["causes"])
    assert {kind for kind, number in kinds.items() if number > 1} == {"written"}


def examples() -> Iterator[tuple[str, tuple[Finding, ...]]]:
    yield "the corpus", real_corpus().findings
    for item in load_checks():
        check = item.check
        yield check.code, compile_text(check.failing, check.as_of, beside=dict(check.beside)).findings


def test_no_two_findings_have_one_cause() -> None:
    for name, findings in examples():
        causes = Counter(
            (finding.code, finding.cause) for finding in findings if finding.cause.kind != "written"
        )
        assert [cause for cause, number in causes.items() if number > 1] == [], name


# --- the closed list ---------------------------------------------------------------------------------------

CODES = {item.check.code for item in load_checks()}


def test_every_code_of_a_fault_has_its_page_and_every_page_of_faults_its_code() -> None:
    of_faults = {check.code for check, tree in modules() if "faults_of" in called(tree)}
    assert of_faults == set(Code)
    assert set(Code) >= INPUT_FAILURES


def called(tree: ast.Module) -> set[str]:
    """Return the names of the functions that a module calls."""
    return {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_no_code_is_written_that_has_no_page() -> None:
    """In the program a fault bears a `Code`; a code in letters stands in its list, on pages and in examples alone."""
    for file in sorted(PACKAGE.rglob("*.py")):
        written = set(re.findall(r"MOU\d{3}", file.read_text("utf-8")))
        assert written <= CODES, file.name
        if file.parent.name != "checks" and file != PACKAGE / "findings" / "codes.py":
            literals = {node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if is_text(node)}
            assert not literals & set(Code), f"{file.name}: take it from findings/codes.py"


def is_text(node: ast.AST) -> TypeGuard[Any]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_what_was_released_is_all_that_can_be_told() -> None:
    assert set(json.loads(FILE.read_text("utf-8"))) == CODES


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_is_explained(language: str) -> None:
    for code in sorted(CODES):
        page = CliRunner().invoke(mou, ["explain", code, "--lang", language])
        assert page.exit_code == 0, code
        assert page.stdout.startswith(code)
