"""The page of every check: its examples do what it says, and it says it in both languages."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from mou_compiler import checks
from mou_compiler.checking.check import Check, load_checks
from mou_compiler.compilation import compile_text
from mou_compiler.findings.codes import INPUT_FAILURES
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.page import Elsewhere, as_markdown
from mou_compiler.words import Text

CHECKS = [item.check for item in load_checks()]
SHOWN = [check for check in CHECKS if check.failing.strip()]
HAN = re.compile("[\u4e00-\u9fff]")


def by_code(check: Check) -> str:
    return check.code


def found(check: Check, program: str) -> list[Finding]:
    compiled = compile_text(program, check.as_of, beside=dict(check.beside))
    return [finding for finding in compiled.findings if finding.code == check.code]


@pytest.mark.parametrize("check", SHOWN, ids=by_code)
def test_the_failing_example_fails(check: Check) -> None:
    findings = found(check, check.failing)
    assert findings
    for finding in findings:
        assert finding.name == check.name
        assert finding.severity <= check.severity
        assert finding.place is not None


@pytest.mark.parametrize("check", SHOWN, ids=by_code)
def test_the_passing_example_passes(check: Check) -> None:
    assert check.passing.strip()
    assert found(check, check.passing) == []


@pytest.mark.parametrize("check", SHOWN, ids=by_code)
def test_the_passing_example_has_no_other_error(check: Check) -> None:
    compiled = compile_text(check.passing, check.as_of, beside=dict(check.beside))
    errors = [finding for finding in compiled.findings if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.message.en) for finding in errors] == []


ELSEWHERE = [(check, one) for check in CHECKS for one in check.elsewhere]


@pytest.mark.parametrize(
    ("check", "one"), ELSEWHERE, ids=lambda one: getattr(one, "code", None) or one.country.en
)
def test_the_examples_of_other_countries_do_what_they_say(check: Check, one: Elsewhere) -> None:
    assert found(check, one.failing)
    compiled = compile_text(one.passing)
    assert [finding.code for finding in compiled.findings if finding.severity is Severity.ERROR] == []
    assert found(check, one.passing) == []
    assert HAN.search(one.country.zh)
    assert one.country.en in as_markdown(check, "en")
    assert one.country.zh in as_markdown(check, "zh")


def test_the_examples_are_of_more_than_one_country() -> None:
    assert len({one.country.en for _, one in ELSEWHERE}) >= 6


def test_only_what_no_program_can_show_has_no_example() -> None:
    for check in CHECKS:
        if not check.failing.strip():
            assert check.code in INPUT_FAILURES or check.code == "MOU113"
            assert not check.passing.strip()


def test_every_file_holds_one_check_and_is_named_for_it() -> None:
    names = [info.name for info in pkgutil.iter_modules(checks.__path__) if re.match(r"mou\d", info.name)]
    assert len(names) == len(set(names)) > 40
    for name in names:
        check = importlib.import_module(f"mou_compiler.checks.{name}").CHECK
        assert name == f"{check.code.lower()}_{check.name.replace('-', '_')}"


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert re.fullmatch(r"MOU[1-9]\d\d", check.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", check.name)


@pytest.mark.parametrize("check", CHECKS, ids=by_code)
def test_the_page_is_there_in_both_languages(check: Check) -> None:
    for text in (check.what, check.why, check.fix):
        assert text.en.strip()
        assert not HAN.search(re.sub("「[^」]*」", "", text.en))
        assert HAN.search(text.zh)
    assert check.what.en.endswith(".")
    assert check.what.zh.endswith("。")
    assert not check.fix.en.endswith(".")
    assert not check.fix.zh.endswith("。")
    assert check.fix.en[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("check", SHOWN, ids=by_code)
def test_messages_of_the_example_follow_the_house_style(check: Check) -> None:
    def texts(finding: Finding) -> list[Text]:
        return [finding.message, finding.help, *(party.message for party in finding.related)]

    for finding in found(check, check.failing):
        for text in texts(finding):
            assert text.en
            assert text.zh
            assert not text.en.endswith((".", "\n"))
            assert not text.zh.endswith(("。", "\n"))
            assert "\n" not in text.en + text.zh
        assert HAN.search(finding.message.zh)
        assert re.match(r"[a-z0-9`“]|On \d|On any day|[A-Z]\S* ?", finding.message.en)


def test_the_page_as_markdown() -> None:
    page = as_markdown(next(check for check in CHECKS if check.code == "MOU208"), "zh")
    assert page.startswith("# MOU208 cycle（错误）\n\n## 内容\n\n")
    assert page.count("```mou\n") == 2
    assert page.endswith("\n```\n")
