"""`mou explain`: pages for the terminal, in either language, as Markdown and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler.checking.check import load_checks
from mou_compiler.source.width import width, wrap

CHECKS = [item.check for item in load_checks()]


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize("written", ["MOU208", "mou208", "cycle"])
def test_a_page_by_code_or_name(mou: Run, written: str) -> None:
    page = mou("explain", written).stdout
    assert page.splitlines()[0] == "MOU208 cycle (error)"
    assert "\nHow to fix\n  remove one of the steps\n" in page
    assert '\nFinds something in\n    territory a "A" "甲" { within b }\n' in page
    assert "\x1b[" not in page
    assert "\x1b[1;31mMOU208" in mou("explain", written, "--color", "always").stdout


def test_prose_is_wrapped_and_examples_are_not(mou: Run) -> None:
    for language in ("en", "zh"):
        for check in CHECKS:
            page = mou("explain", check.code, "--lang", language).stdout
            for line in page.splitlines():
                assert line == line.rstrip()
                assert width(line) <= 88 or line.startswith("    ")


def test_a_page_in_chinese_spells_its_examples_in_chinese(mou: Run) -> None:
    page = mou("explain", "cycle", "--lang", "zh").stdout
    assert page.splitlines()[0] == "MOU208 cycle（错误）"
    assert "地域 a 「A」 「甲」 { 隶属 b }" in page
    assert "如何修正\n  " in page


def test_all_checks_and_those_that_a_code_begins(mou: Run) -> None:
    lines = mou("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [check.code for check in CHECKS]
    fourth = mou("explain", "MOU4", "--lang", "zh").stdout.splitlines()
    assert [line.split()[0] for line in fourth] == [
        check.code for check in CHECKS if check.code.startswith("MOU4")
    ]
    assert fourth[0].startswith("MOU401  错误     collision")


def test_an_unknown_check_is_told_with_the_nearest(mou: Run) -> None:
    result = mou("explain", "MOU41O")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: no check is called `MOU41O`\n  = help: did you mean `MOU410`?\n"


def test_json_has_the_page_in_both_languages(mou: Run) -> None:
    body = json.loads(mou("explain", "--format", "json").stdout)
    assert body["format_version"] == "1.1"
    assert [check["code"] for check in body["checks"]] == [check.code for check in CHECKS]
    one = json.loads(mou("explain", "cycle", "--format", "json", "--lang", "zh").stdout)["checks"]
    assert [sorted(check) for check in one] == [
        ["beside", "code", "elsewhere", "failing", "fix", "name", "passing", "severity", "what", "why"]
    ]
    assert set(one[0]["what"]) == {"en", "zh"}


def test_markdown(mou: Run) -> None:
    assert mou("explain", "cycle", "--format", "markdown").stdout.startswith(
        "# MOU208 cycle (error)\n\n## What\n"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("一二三四五六", ["一二三四", "五六"]),
        ("一二三四，五", ["一二三", "四，五"]),
        ("一二三「四五」", ["一二三", "「四五」"]),
        ("averylongword it", ["averylongword", "it"]),
        ("限制ab cd", ["限制ab", "cd"]),
        ("", []),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert wrap(text, 8) == lines
