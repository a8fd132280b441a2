"""The clauses that a finding needs (grammar/meaning.md, Blame), held against texts from which each clause was left out."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from checks.leaving_out import Text, every_clause, told_again
from mou_compiler.checking.blame import is_tried
from mou_compiler.checking.check import Check, load_checks
from mou_compiler.compilation import Compiled, compile_paths, compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.findings.formats import load_format
from referees.corpora import corpora

MEMORANDA = Path(__file__).parents[2] / "memoranda"
HEAD = """
subject firm "Firm" "企业"
agency A "First" "甲局"
agency B "Second" "乙局"
rank statute "Statute" "法律" { may-burden }
law code "Code" "法典" { rank statute; in force from 2000-01-01 }
act rail "Rail" "乘车"
act bank "Bank" "贷款"
attribute minor "Minor" "轻微" { type flag }
attribute debt "Debt" "欠款" { type flag }
list l "Black" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years from entry }; notice 5 days before entry; objection to A within 5 days }
list m "White" "红名单" { kind redlist; keeper B; entry 1 { basis code art 2 } }
channel c { from A, B; to A, B }
"""


def memo(*measures: str, head: str = "in force from 2017-01-01; signatories A, B") -> str:
    """Return a corpus with a memorandum of these measures."""
    numbered = "".join(
        f"    measure {number} {{ {said} }}\n" for number, said in enumerate(measures, start=1)
    )
    return f"{HEAD}memorandum d {{ {head}\n{numbered}}}\n"


BAN = "on l; by A; prohibit bank, rail; for 1 year; basis code art 5"
GRANT = "on m; by B; grant rail; basis code art 6"

EXAMPLES = {
    "the acts and triggers that meet": ("MOU401", memo(BAN, GRANT), ["on l", "rail", "on m", "grant rail"]),
    "not what narrows": (
        "MOU401",
        memo(f"{BAN}; when minor; to firm", GRANT),
        ["on l", "rail", "on m", "grant rail"],
    ),
    "the alternative that meets": (
        "MOU401",
        memo("on m; when minor or debt; by A; prohibit rail; basis code art 5", f"{GRANT}; when minor and not debt"),
        ["on m", "minor", "prohibit rail", "on m", "grant rail"],
    ),
    "two conditions against each other": (
        "MOU405",
        memo("on l; when minor and not minor and debt; by A; prohibit bank; for 1 year; basis code art 5"),
        ["minor", "not minor"],
    ),
    "who carries it out and did not sign": (
        "MOU302",
        memo("on l; by A, B; prohibit bank; for 1 year; basis code art 5", head="in force from 2017-01-01; signatories A"),
        ["signatories A", "B"],
    ),
    "a basis that has ended": (
        "MOU303",
        memo(BAN).replace("in force from 2000-01-01", "in force from 2000-01-01 until 2019-01-01"),
        ["2019-01-01", "basis code art 1"],
    ),
}  # fmt: skip


def first(compiled: Compiled, code: str) -> Finding:
    """Return the first finding of a code."""
    return next(finding for finding in compiled.findings if finding.code == code)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_needed_is_underlined_and_nothing_else(name: str) -> None:
    code, text, expected = EXAMPLES[name]
    compiled = compile_text(text)
    needed = compiled.needed(first(compiled, code))
    assert needed is not None
    assert [clause.place.text for clause in needed] == expected


def disagreements(compiled: Compiled, text: str, findings: list[Finding]) -> tuple[list[str], int]:
    """Return where what is told as needed is not what leaving it out shows, and of how many trials."""
    whole, left = Text("text.mou", text), {}
    found, trials = [], 0
    for finding in findings:
        needed = compiled.needed(finding)
        if needed is None:
            continue
        places = [clause.place for clause in needed]
        for clause in every_clause(compiled):
            place, inner = clause.place, whole.extent(clause.place)
            if any(other != place and inner[0] <= other.start < inner[1] for other in places):
                continue  # something inside it is told
            shorter = whole.without(place)
            if shorter is None:
                continue  # an end of a period
            if shorter not in left:
                left[shorter] = compile_text(shorter)
            if left[shorter].corpus.faults:
                continue  # it cannot be left out
            trials += 1
            stays = told_again(finding, left[shorter])
            if stays == (place in places):
                found.append(
                    f"{finding.code} {finding.message.en}: {clause.attribute} {place.text!r} {stays}"
                )
    return found, trials


def checks() -> list[Check]:
    """Return the checks of whose findings it is told."""
    mine = [item.check for item in load_checks()]
    return [one for one in mine if is_tried(one.code, one.category) and one.failing]


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_the_example_of_each_check_shows_it(check: Check) -> None:
    """Without a clause that is needed its finding is gone, without any other it stays."""
    compiled = compile_text(check.failing)
    mine = [finding for finding in compiled.findings if finding.code == check.code]
    if check.as_of is None:
        assert mine
        assert disagreements(compiled, check.failing, mine)[0] == []
    else:
        on_that_day = compile_text(check.failing, as_of=check.as_of)
        assert any(on_that_day.needed(finding) for finding in on_that_day.findings)


def test_it_is_told_by_each_format_and_changes_no_fingerprint() -> None:
    compiled = compile_text(memo(BAN, GRANT))
    finding = first(compiled, "MOU401")
    assert "on l; by A" in load_format("text").render(compiled.report, "en")
    assert "^^^^ what sets it off" in load_format("text").render(compiled.report, "en")
    assert "^^^^ 触发条件" in load_format("text").render(compiled.report, "zh")
    plain = json.loads(load_format("json").render(compiled.report, "en"))["findings"]
    assert not any("needed" in body for body in plain)  # it is worked out where each is asked for
    bodies = json.loads(load_format("json").render(replace(compiled.report, details=True), "en"))["findings"]
    told = next(body for body in bodies if body["code"] == "MOU401")
    assert [clause["message_zh"] for clause in told["needed"]] == [
        "触发条件",
        "禁止的行为",
        "触发条件",
        "给予的待遇",
    ]
    assert told["fingerprint"] in fingerprints([finding])
    results = json.loads(load_format("sarif").render(replace(compiled.report, details=True), "en"))["runs"][
        0
    ]["results"]
    result = next(one for one in results if one["ruleId"] == "MOU401")
    said = [one["message"]["text"] for one in result["relatedLocations"]]
    assert said[-4:] == [
        f"needed: {part}"
        for part in ("what sets it off", "the acts are forbidden", "what sets it off", "given")
    ]


def test_nothing_is_worked_out_for_what_is_not_shown() -> None:
    compiled = compile_text(memo(BAN, GRANT))
    assert compiled.findings
    assert "_blame" not in compiled.__dict__


def test_it_is_not_told_where_it_would_be_a_guess() -> None:
    compiled = compile_text(memo(BAN, GRANT) + "list broken { kind nothing }")
    for finding in compiled.findings:
        assert compiled.needed(finding) is None


def test_it_is_not_told_where_a_measure_is_changed() -> None:
    later = "memorandum e { in force from 2018-01-01; signatories A, B\n    measure 9 { changes d/1; for 2 years } }\n"
    compiled = compile_text(memo(BAN, GRANT) + later)
    assert not compiled.corpus.faults
    assert any(finding.code == "MOU401" for finding in compiled.findings)
    assert all(compiled.needed(finding) is None for finding in compiled.findings)


def test_of_many_findings_it_is_shown_where_each_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    report = compile_text(memo(BAN, GRANT)).report
    monkeypatch.setattr("mou_compiler.findings.formats.text.FEW", 0)
    assert "what sets it off" not in load_format("text").render(report, "en")
    assert "what sets it off" in load_format("text").render(replace(report, details=True), "en")


def test_it_is_not_told_beyond_the_bound() -> None:
    compiled = compile_text(memo(BAN, GRANT))
    assert compiled.needed(first(compiled, "MOU401"), 0) is None
    assert compiled.needed(first(compiled, "MOU401"))


@pytest.mark.long
@pytest.mark.parametrize("shard", range(2))
def test_random_corpora_agree(shard: int) -> None:
    """Of random corpora, with everything in them, each clause is as leaving it out shows."""
    wrong: list[str] = []
    tried: Counter[str] = Counter()

    def body(text: str) -> None:
        compiled = compile_text(text)
        findings = [one for one in compiled.findings if is_tried(one.code, one.category)]
        for finding in random.Random(text).sample(findings, min(3, len(findings))):
            found, trials = disagreements(compiled, text, [finding])
            tried[finding.code] += trials
            wrong.extend(found)

    run = settings(
        max_examples=6, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
    )(given(corpora())(body))
    seed(shard)(run)()
    assert tried
    assert wrong == []


@pytest.mark.long
def test_most_findings_of_the_real_corpus_have_it() -> None:
    compiled = compile_paths([MEMORANDA])
    tried = [one for one in compiled.findings if is_tried(one.code, one.category)]
    told = [one for one in tried if compiled.needed(one) is not None]
    assert len(told) > 0.7 * len(tried)
