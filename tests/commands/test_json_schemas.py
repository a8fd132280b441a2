"""What commands answer as JSON keeps to the schema that is published with them, and the schema leaves nothing out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from running import Run, runner

import mou_compiler
from mou_compiler.command_line.main import mou as program
from mou_compiler.outputs import tables_json_schema

SOURCES = Path(mou_compiler.__file__).parent

RULES = """
territory land "Land" "全国" { level national }
subject person "Person" "自然人"
subject firm "Firm" "企业"
relation head "Head" "负责人" { attaches person; to firm }
rank statute "Statute" "法律" { may-burden }
agency A "Agency A" "甲局" { kind government; territory land }
agency B "Agency B" "乙局" { kind government; territory land; existed until 2019-01-01; succeeded by A }
law code "Code" "法典" { rank statute; edition 2000 { adopted 2000-01-01; articles 1 to 9 } }
act trade "Trade" "贸易"
act loan "Loan" "贷款"
attribute sum "Sum" "金额" { type money }
list L "Black list" "黑名单" { kind blacklist; keeper A; covers person, firm; entry 1 { basis code art 1 } }
list M "Other list" "另一名单" { kind blacklist; keeper A; covers firm }
memorandum d "Memo" "备忘录" {
    number "甲发〔2017〕1号"; in force from 2017-01-01; signatories A, B
    numbering 1 to 4
    waived 3 "a heading"
    basis code art 2
    measure 1 "Ban" "禁止" { on L; by A; prohibit trade; for 1 year; when sum > 5 yuan }
    measure 2 "Limit" "限制" { on L; by B; cap loan to 500 yuan; basis unknown "not printed"; leads to M }
    measure 4 "Whose head" "负责人" { on L; to head of firm; by A; restrict trade; for 2 years }
    listing M { entry 1 { conduct trade; basis code art 3 } }
}
memorandum e "Amendment" "修改" {
    in force from 2019-01-01; signatories A; amends d
    measure 1 { changes d/1; for 3 years }
}
scenario right "Right" "对" { subject firm; in land; on L; day 2018-01-01; given sum = 6 yuan; expect prohibit trade by A }
scenario wrong "Wrong" "错" { subject firm; in land; on L; day 2018-01-01; given sum = 3 yuan; expect prohibit trade by A; expect measure d/2 }
"""
ASKED = {
    "ask": [
        ("ask", "rules", "--subject", "firm", "--day", "2018-01-01", "--on", "L", "--given", "sum = 6 yuan"),
        ("ask", "rules", "--subject", "firm", "--day", "2018-01-01", "--why-not"),
    ],
    "audit": [("audit", "rules"), ("audit", "rules", "--as-of", "2018-01-01")],
    "coverage": [("coverage", "rules"), ("coverage", "rules", "--as-of", "2018-01-01")],
    "dimensions": [
        ("dimensions", "rules"),
        ("dimensions", "rules", "--on", "2018-01-01", "--on", "2020-01-01"),
    ],
    "explain": [("explain",), ("explain", "MOU401")],
    "names": [
        ("names", "a", "rules"),
        ("names", "agency", "局", "rules"),
        ("names", "a", "rules", "--as-of", "1990-01-01"),
    ],
    "publish": [("publish", "sqlite:///kept.db", "rules"), ("publish", "sqlite:///kept.db", "rules")],
    "show": [("show", "d", "rules"), ("show", "d", "rules", "--as-of", "2020-01-01")],
    "stats": [("stats", "rules")],
    "table": [("table", "A", "rules"), ("table", "B", "rules", "--as-of", "2020-01-01")],
    "test": [("test", "rules")],
    "test-coverage": [("test", "rules", "--coverage")],
    "timeline": [("timeline", "rules")],
    "verify": [("verify", "made"), ("verify", "spoilt")],
    "ways": [
        ("ways", "trade", "rules"),
        ("ways", "M", "rules"),
        ("ways", "A", "rules", "--as-of", "2018-01-01"),
    ],
}
ELSEWHERE = {"check", "diff", "impact"}
"""Have schemas of their own, tested where they are."""


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (files("mou_compiler") / "command_line" / "answers-1.schema.json").read_text("utf-8")
    )
    Draft202012Validator.check_schema(found)
    return found


def closed(part: Any) -> Any:
    """Return a schema that also forbids what it does not name."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(value) for key, value in part.items()}
    if "properties" in part and "type" in part:
        made.setdefault("additionalProperties", False)
    return made


@cache
def strict(command: str) -> Draft202012Validator:
    return Draft202012Validator({**closed(schema()), "anyOf": [{"$ref": f"#/$defs/{command}"}]})


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/a.mou").write_text(RULES, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize("command", ASKED)
def test_an_answer_keeps_to_the_schema(mou: Run, tmp_path: Path, command: str) -> None:
    if command == "verify":
        assert mou("build", "rules", "-o", "made").exit_code in (0, 1)
        assert mou("build", "rules", "-o", "spoilt").exit_code in (0, 1)
        (tmp_path / "spoilt/report/findings.md").write_text("other", "utf-8")
    for arguments in ASKED[command]:
        done = mou(*arguments, "--format", "json")
        assert done.exit_code in (0, 1), done.output
        strict(command).validate(json.loads(done.stdout))


def test_every_command_that_answers_as_json_has_a_schema() -> None:
    answering = {
        name
        for name in program.list_commands(None)  # type: ignore[arg-type]
        for option in program.get_command(None, name).params  # type: ignore[arg-type, union-attr]
        if "json" in getattr(option.type, "choices", ())
    }
    answering.discard("graph")  # a graph is data of its own, in many forms
    assert {name.partition("-")[0] for name in ASKED} == answering - ELSEWHERE
    assert {item["$ref"].rpartition("/")[2] for item in schema()["anyOf"]} == set(ASKED)


def test_the_schema_can_fail() -> None:
    """Another day, a key too many, a key too few."""
    event = {
        "day": "2018-1-1",
        "exact": True,
        "kind": "law",
        "id": "x",
        "en": "",
        "zh": "",
        "by": [],
        "path": "",
        "line": 1,
    }
    for wrong in (event, {**event, "day": "2018-01-01", "more": 1}, {"day": "2018-01-01"}):
        assert not strict("timeline").is_valid({"format_version": "1.0", "events": [wrong]})
    assert strict("timeline").is_valid({"format_version": "1.0", "events": [{**event, "day": "2018-01-01"}]})


def test_the_schemas_say_the_same_to_a_reader_of_draft_7() -> None:
    """There is a validator in use that takes a schema of 2020-12 for draft 7 and passes over what came later."""
    later = {
        "$dynamicRef",
        "dependentRequired",
        "dependentSchemas",
        "maxContains",
        "minContains",
        "prefixItems",
    }
    later |= {"unevaluatedItems", "unevaluatedProperties"}
    told = {"$comment", "$ref", "default", "description", "examples", "title"}
    schemas = [json.loads(path.read_text("utf-8")) for path in SOURCES.rglob("*.schema.json")]
    parts = list(_parts([*schemas, tables_json_schema.schema()]))
    assert any("$ref" in part for part in parts)
    for part in parts:
        assert not later & part.keys(), part
        assert "$ref" not in part or part.keys() <= told, part


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _parts(child)
