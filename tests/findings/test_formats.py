"""Formats: what people read is compared letter by letter, what programs read is read back."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from reports import CHECKS, COLLISION, EMPTY, EXPIRY, FINDINGS, LISTS, REPORT, RULES, UNUSED, place

from mou_compiler.findings.finding import Severity, Shared
from mou_compiler.findings.fingerprint import case_fingerprint, fingerprints
from mou_compiler.findings.fix import Edit, Fix
from mou_compiler.findings.formats import format_names, load_format
from mou_compiler.findings.report import LARGEST_COMMENT, Report
from mou_compiler.words import Text

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def rendered(form: str, report: Report = REPORT, language: Any = "en") -> str:
    return load_format(form).render(report, language)


def test_every_format_of_the_contract_is_there() -> None:
    assert format_names() == ("concise", "github", "gitlab", "json", "junit", "markdown", "sarif", "text")


@pytest.mark.parametrize("form", format_names())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_ends_its_last_line_and_renders_nothing_at_all(form: str, language: str) -> None:
    assert rendered(form, REPORT, language).endswith("\n")
    nothing = rendered(form, Report(()), language)
    assert nothing.endswith("\n") or form in ("concise", "github")
    assert "\x1b" not in rendered(form, REPORT, language)


TEXT = {
    "en": """\
error[MOU112 empty-corpus]: no file here
 --> ./空
  = help: look

info[MOU310 unused]: nothing uses <b>`x`</b>␛[31m
 --> memoranda/lists.mou:1:7
  |
1 |     list 失信名单 "Defaulters, all" {
  |          ^^^^^^^^
  = help: remove it

warning[MOU501 expiry]: `规定-1` ends on 2019-01-01, in 31 days
 --> memoranda/海关 1.mou:1:5 in memorandum 规定-1 "Rule 1"
  |
1 | 备忘录 规定-1 「Rule 1」 「规定一」 ｛
  | 　　　 ^^^^^^
  = help: renew it

error[MOU401 collision]: `禁止` meets `给予`, 100% of *it*
 --> memoranda/海关 1.mou:2:21 in memorandum 规定-1 "Rule 1"
  |
2 |     措施 1 ｛ 触发 失信名单； 禁止 快速通关 ｝
  |     　　   　 　　 　　　　　 ^^^^^^^^^^^^^
3 |     措施 2 ｛ 触发 守信名单； 给予 快速通关 ｝
  |     　　   　 　　 　　　　　 ------------- `规定-1/2` (Rule 2)
 ::: memoranda/lists.mou:1:7
  |
1 |     list 失信名单 "Defaulters, all" {
  |          -------- the list
  = situation: enterprise; lists 失信名单, 守信名单; in Zhejiang; on 2017-03-01; debt = 10000
  = case: 规定-1/1 + 规定-1/2
  = case: 规定-1/1 + 规定-1/3 (from 2018-01-01)
  = since: 2017-03-01
  = help: let one override the other

2 errors, 1 warning, 1 note in 1 document, 2 agencies; 3 more known from the baseline
""",
    "zh": """\
错误[MOU112 empty-corpus]：没有文件
 --> ./空
  = 建议：查看

提示[MOU310 unused]：无用
 --> memoranda/lists.mou:1:7
  |
1 |     list 失信名单 "Defaulters, all" {
  |          ^^^^^^^^
  = 建议：删去

警告[MOU501 expiry]：「规定-1」将失效
 --> memoranda/海关 1.mou:1:5 载于 备忘录 规定-1「规定一」
  |
1 | 备忘录 规定-1 「Rule 1」 「规定一」 ｛
  | 　　　 ^^^^^^
  = 建议：予以延续

错误[MOU401 collision]：「禁止」与「给予」相冲突
 --> memoranda/海关 1.mou:2:21 载于 备忘录 规定-1「规定一」
  |
2 |     措施 1 ｛ 触发 失信名单； 禁止 快速通关 ｝
  |     　　   　 　　 　　　　　 ^^^^^^^^^^^^^
3 |     措施 2 ｛ 触发 守信名单； 给予 快速通关 ｝
  |     　　   　 　　 　　　　　 ------------- 「规定-1/2」（规定二）
 ::: memoranda/lists.mou:1:7
  |
1 |     list 失信名单 "Defaulters, all" {
  |          -------- 名单
  = 情形：enterprise；名单 失信名单、守信名单；地域 Zhejiang；日期 2017-03-01；debt = 10000
  = 包括：规定-1/1与规定-1/2
  = 包括：规定-1/1与规定-1/3（自 2018-01-01 起）
  = 起始：2017-03-01
  = 建议：以「优先于」指明何者优先

2 个错误、1 个警告、1 个提示（共 1 份文件、2 个机构）；另有 3 项已在基线中，未列出
""",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text(language: str) -> None:
    assert rendered("text", REPORT, language) == TEXT[language]


def test_text_is_coloured_only_when_asked_and_says_the_same() -> None:
    colored = rendered("text", dataclasses.replace(REPORT, color=True))
    assert "\x1b[1;31merror[MOU401 collision]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == TEXT["en"]


def test_text_keeps_within_the_room_of_a_terminal() -> None:
    long = dataclasses.replace(
        UNUSED,
        place=place(LISTS, "失信名单")._replace(source=type(LISTS)("a.mou", "\tlist 失信名单" + " 甲" * 90)),
    )
    shown = rendered("text", dataclasses.replace(REPORT, findings=(long,), room=60))
    line = next(line for line in shown.split("\n") if line.startswith("1 |"))
    assert line.endswith("…")
    assert len(line) < 50


def test_text_names_a_few_cases_and_counts_the_rest() -> None:
    many = dataclasses.replace(COLLISION, cases=COLLISION.cases * 5)
    shown = rendered("text", dataclasses.replace(REPORT, findings=(many,)))
    assert "= case: 规定-1/1 + 规定-1/2\n  = case: 7 more\n  = since" in shown
    assert shown.count("= case: 规定-1/1") == 3


def test_a_day_that_the_sentence_says_is_not_said_again() -> None:
    said = dataclasses.replace(COLLISION, message=Text("from 2017-03-01 it is so", "自2017年3月1日起"))
    for language, since in (("en", "= since"), ("zh", "= 起始")):
        assert since in rendered("text", REPORT, language)
        assert since not in rendered("text", dataclasses.replace(REPORT, findings=(said,)), language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_situation_is_told_once(language: str) -> None:
    """Text has it below the claim, in a bundle too; one line, and programs, have it behind the claim."""
    claim, whole = Text("X", "甲"), Text("X. It is so on 2017-03-01", "甲。其情形：2017年3月1日")
    shared = Shared((), Text("name", "名"))
    one = dataclasses.replace(COLLISION, message=whole, claim=claim, shared=shared)
    for found in ((one,), (one, one)):
        report = dataclasses.replace(REPORT, findings=found)
        assert whole.spelled(language) in rendered("concise", report, language)
        shown = rendered("text", report, language)
        assert whole.spelled(language) not in shown
        assert shown.count({"en": "= situation", "zh": "= 情形"}[language]) == 1
        assert json.loads(rendered("json", report, language))["findings"][0]["message"] == whole.spelled(
            language
        )


def test_text_without_findings_says_so() -> None:
    assert rendered("text", dataclasses.replace(REPORT, findings=(), held_back=0)) == (
        "no findings in 1 document, 2 agencies\n"
    )


def test_concise() -> None:
    assert rendered("concise").splitlines() == [
        "./空: error MOU112 no file here",
        "memoranda/lists.mou:1:7: info MOU310 nothing uses <b>`x`</b>␛[31m",
        "memoranda/海关 1.mou:1:5: warning MOU501 `规定-1` ends on 2019-01-01, in 31 days",
        "memoranda/海关 1.mou:2:21: error MOU401 `禁止` meets `给予`, 100% of *it*",
    ]


JSON_SCHEMA = json.loads(load_format("json").SCHEMA.read_text("utf-8"))  # type: ignore[attr-defined]
AT = place(RULES, "失信名单")
MENDED = dataclasses.replace(
    COLLISION,
    fixes=(
        Fix(Text("write `a`", "写作「甲」"), (Edit(AT, "甲"), Edit(place(LISTS, "失信名单"), "甲"))),
        Fix(Text("remove it", "删去"), (Edit(AT, ""),), safe=True),
    ),
).narrowed(COLLISION.cases[1:])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "report", [REPORT, Report(()), dataclasses.replace(REPORT, findings=(MENDED,), elsewhere=2)]
)
def test_json_is_as_its_schema_says(report: Report, language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(JSON_SCHEMA)
    body = json.loads(rendered("json", report, language))
    jsonschema.Draft202012Validator(JSON_SCHEMA).validate(body)
    assert body["summary"]["elsewhere"] == report.elsewhere
    keys = set(JSON_SCHEMA["$defs"]["finding"]["required"])
    assert all(set(item) == keys for item in body["findings"])


@pytest.mark.parametrize("broken", ["code", "category", "cause", "fixes", "fingerprint"])
def test_the_schema_of_json_can_be_failed(broken: str) -> None:
    body = json.loads(rendered("json"))
    body["findings"][0][broken] = 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(JSON_SCHEMA).validate(body)


def test_what_is_left_out_is_told() -> None:
    item = json.loads(rendered("json", dataclasses.replace(REPORT, findings=(MENDED,))))["findings"][0]
    assert (item["narrowed"], item["left_out"], len(item["cases"])) == (True, 1, 1)
    assert [(fix["title"], fix["safe"]) for fix in item["fixes"]] == [
        ("write `a`", False),
        ("remove it", True),
    ]
    where = item["fixes"][0]["edits"][1]
    assert where["text"] == "甲"
    assert (where["location"]["path"], where["location"]["column"]) == ("memoranda/lists.mou", 7)


def test_fixes_are_in_sarif_file_by_file() -> None:
    body = json.loads(rendered("sarif", dataclasses.replace(REPORT, findings=(MENDED,))))
    jsonschema.Draft202012Validator(SCHEMA).validate(body)
    first, second = body["runs"][0]["results"][0]["fixes"]
    assert [len(change["replacements"]) for change in first["artifactChanges"]] == [1, 1]
    assert second["description"]["text"] == "remove it"
    assert second["artifactChanges"][0]["replacements"][0] == {
        "deletedRegion": {"startLine": 2, "startColumn": 15, "endLine": 2, "endColumn": 19},
        "insertedContent": {"text": ""},
    }


def test_json_keeps_its_contract() -> None:
    body = json.loads(rendered("json"))
    assert body["format_version"] == "2.0"
    assert body["summary"] == {
        "documents": 1, "agencies": 2, "findings": 4, "held_back": 3, "errors": 2, "warnings": 1, "infos": 1,
        "elsewhere": 0,
    }  # fmt: skip
    where = {"path": "memoranda/海关 1.mou", "line": 2, "column": 21, "end_line": 2, "end_column": 28}
    witness = {
        "subject": "enterprise",
        "lists": ["失信名单", "守信名单"],
        "territory": "Zhejiang",
        "date": "2017-03-01",
        "values": {"debt": "10000"},
    }
    assert body["findings"][3] == {
        "code": "MOU401",
        "name": "collision",
        "category": "relation",
        "severity": "error",
        "message": "`禁止` meets `给予`, 100% of *it*",
        "message_en": "`禁止` meets `给予`, 100% of *it*",
        "message_zh": "「禁止」与「给予」相冲突",
        "location": where,
        "related": [
            {"message": "`规定-1/2` (Rule 2)", "location": {**where, "line": 3, "end_line": 3}},
            {
                "message": "the list",
                "location": {
                    "path": "memoranda/lists.mou", "line": 1, "column": 7, "end_line": 1, "end_column": 11,
                },
            },
        ],
        "measures": ["规定-1/1", "规定-1/2"],
        "cause": {
            "kind": "collision",
            "about": {"lists": ["失信名单"], "others": ["守信名单"], "act": "快速通关"},
        },
        "witness": witness,
        "narrowed": False,
        "left_out": 0,
        "cases": [
            {
                "measures": ["规定-1/1", "规定-1/2"],
                "declarations": [],
                "witness": witness,
                "stretches": [],
                "fingerprint": case_fingerprint(fingerprints(FINDINGS)[3], COLLISION.cases[0]),
            },
            {
                "measures": ["规定-1/1", "规定-1/3"],
                "declarations": [],
                "witness": None,
                "stretches": [
                    {"since": "2018-01-01", "until": "2019-01-01"},
                    {"since": "2020-01-01", "until": None},
                ],
                "fingerprint": case_fingerprint(fingerprints(FINDINGS)[3], COLLISION.cases[1]),
            },
        ],
        "since": "2017-03-01",
        "until": None,
        "help": "let one override the other",
        "help_en": "let one override the other",
        "help_zh": "以「优先于」指明何者优先",
        "fixes": [],
        "fingerprint": fingerprints(FINDINGS)[3],
    }  # fmt: skip
    assert body["findings"][0]["location"] == {
        "path": "./空", "line": 1, "column": 1, "end_line": 1, "end_column": 1,
    }  # fmt: skip
    assert json.loads(rendered("json", REPORT, "zh"))["findings"][0]["message"] == "没有文件"


def test_github_escapes_what_its_commands_would_take_for_their_own() -> None:
    path = "a,b:c%.mou"
    odd = dataclasses.replace(UNUSED, place=place(type(LISTS)(path, LISTS.text), "失信名单"))
    text = rendered("github", dataclasses.replace(REPORT, findings=(odd, COLLISION)))
    assert text.splitlines() == [
        (
            "::notice title=MOU310 unused,file=a%2Cb%3Ac%25.mou,line=1,endLine=1,col=7,endColumn=11"
            "::nothing uses <b>`x`</b>␛[31m%0Ahelp: remove it"
        ),
        (
            "::error title=MOU401 collision,file=memoranda/海关 1.mou,line=2,endLine=2,col=21,endColumn=28"
            "::`禁止` meets `给予`, 100%25 of *it*%0Amemoranda/海关 1.mou:3: `规定-1/2` (Rule 2)"
            "%0Amemoranda/lists.mou:1: the list%0Ahelp: let one override the other"
        ),
    ]


def test_github_names_columns_only_within_one_line() -> None:
    wide = dataclasses.replace(UNUSED, place=place(COLLISION.place.source, "｛\n    措施"))  # type: ignore[union-attr]
    text = rendered("github", dataclasses.replace(REPORT, findings=(wide,)))
    assert ",line=1,endLine=2::" in text


def test_gitlab_issues_have_what_the_report_needs() -> None:
    issues = json.loads(rendered("gitlab"))
    assert [issue["severity"] for issue in issues] == ["major", "info", "minor", "major"]
    assert issues[0]["location"] == {"path": "空", "lines": {"begin": 1, "end": 1}}
    assert issues[3] == {
        "description": "MOU401 `禁止` meets `给予`, 100% of *it*",
        "check_name": "collision",
        "fingerprint": fingerprints(FINDINGS)[3],
        "severity": "major",
        "location": {"path": "memoranda/海关 1.mou", "lines": {"begin": 2, "end": 2}},
    }
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_reads_back_and_fails_what_fails_the_run() -> None:
    root = ET.fromstring(rendered("junit"))
    assert root.attrib == {"name": "mou", "tests": "4", "failures": "2", "errors": "0"}
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["./空", "memoranda/lists.mou", "memoranda/海关 1.mou"]
    assert suites["memoranda/海关 1.mou"].get("failures") == "1"
    case = suites["memoranda/海关 1.mou"][1]
    assert case.get("name", "").startswith("MOU401 collision ")
    assert case.get("classname") == "memoranda/海关 1.mou"
    failure = case.find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "`禁止` meets `给予`, 100% of *it*"}
    assert failure.text is not None
    assert failure.text.startswith("memoranda/海关 1.mou:2:21: error MOU401 ")
    assert failure.text.endswith("help: let one override the other")
    strict = ET.fromstring(rendered("junit", dataclasses.replace(REPORT, threshold=Severity.INFO)))
    assert strict.get("failures") == "4"
    never = ET.fromstring(rendered("junit", dataclasses.replace(REPORT, threshold=None)))
    assert never.get("failures") == "0"


JUNIT = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "time", "skipped", "timestamp", "hostname", "id", "package"},
        {"testcase", "properties", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "classname", "time", "status", "assertions"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""Of each element, the attributes and the elements within that the schema of the xUnit plugin allows."""


@pytest.mark.parametrize("report", [REPORT, Report(()), dataclasses.replace(REPORT, threshold=None)])
def test_junit_has_nothing_that_its_schema_forbids(report: Report) -> None:
    for element in ET.fromstring(rendered("junit", report)).iter():
        attributes, within = JUNIT[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= within
        assert element.tag not in ("testsuite", "testcase") or element.get("name")


def test_junit_without_findings_has_a_case_that_passes() -> None:
    root = ET.fromstring(rendered("junit", Report(())))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [case.get("name") for case in root.iter("testcase")] == ["check"]


def test_markdown_groups_by_severity_and_shows_text_as_it_is() -> None:
    text = rendered("markdown")
    assert re.findall(r"^#+ .*$", text, re.MULTILINE) == [
        "# mou: 2 errors, 1 warning, 1 note", "## Errors", "## Warnings", "## Notes",
    ]  # fmt: skip
    assert "\n1 document, 2 agencies; 3 more known from the baseline\n" in text
    assert "- **MOU401 collision**: `禁止` meets `给予`, 100% of \\*it\\*\n" in text
    assert '  - `memoranda/海关 1.mou:3:21` in memorandum 规定-1 "Rule 1": `规定-1/2` (Rule 2)\n' in text
    assert "\\<b\\>`x`\\</b\\>␛\\[31m" in text
    assert rendered("markdown", REPORT, "zh").startswith("# mou：2 个错误、1 个警告、1 个提示\n")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_fits_into_a_comment_and_says_what_was_cut(language: str) -> None:
    report = dataclasses.replace(REPORT, findings=(COLLISION,) * 600 + (EXPIRY,) * 20)
    text = rendered("markdown", report, language)
    size = len(text.encode("utf-16-le")) // 2
    assert LARGEST_COMMENT - 1500 < size <= LARGEST_COMMENT
    shown = text.count("**MOU401 collision**")
    assert 0 < shown < 600
    assert "**MOU501" not in text  # nothing lighter is shown while something graver was cut
    last = text.rstrip("\n").split("\n")[-1]
    if language == "en":
        assert (
            last
            == f"Left out for want of room: {600 - shown} errors, 20 warnings; `mou check` tells them all."
        )
    else:
        assert last == f"篇幅所限，另有 {600 - shown} 个错误、20 个警告未列出；「mou check」列出全部。"
    whole = rendered("markdown", dataclasses.replace(report, limit=None), language)
    assert whole.count("**MOU401 collision**") == 600
    assert whole.count("**MOU501") == 20


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_is_valid(language: str) -> None:
    body = json.loads(rendered("sarif", REPORT, language))
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert not [error.message for error in validator.iter_errors(body)]


def test_sarif_has_a_rule_for_every_check_and_a_result_for_every_finding() -> None:
    run = json.loads(rendered("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
    collision = next(rule for rule in rules if rule["id"] == "MOU401")
    assert collision["name"] == "Collision"
    assert collision["defaultConfiguration"] == {"level": "error"}
    assert collision["help"]["markdown"].startswith("# MOU401 collision (error)\n\n## What\n\n")
    assert "```mou\n" in collision["help"]["markdown"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning", "error"]
    result = run["results"][3]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "MOU401"
    assert result["partialFingerprints"] == {"mouFinding/v1": fingerprints(FINDINGS)[3]}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "memoranda/%E6%B5%B7%E5%85%B3%201.mou"},
                "region": {"startLine": 2, "startColumn": 21, "endLine": 2, "endColumn": 28},
            },
            "logicalLocations": [{"name": "规定-1", "kind": "memorandum"}],
        }
    ]
    assert [(item["id"], item["message"]["text"]) for item in result["relatedLocations"]] == [
        (1, "`规定-1/2` (Rule 2)"), (2, "the list"),
    ]  # fmt: skip
    assert run["results"][0]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "./%E7%A9%BA"}}}
    ]


def test_sarif_takes_a_finding_of_a_check_that_has_no_page() -> None:
    unknown = dataclasses.replace(EMPTY, code="ORG001", path="", message=Text("x", "x"))
    report = dataclasses.replace(REPORT, findings=(unknown,))
    result = json.loads(rendered("sarif", report))["runs"][0]["results"][0]
    assert "ruleIndex" not in result
    assert result["locations"] == []
