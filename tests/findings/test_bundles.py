"""What people read tells a thing once: findings of one cause as one, by data; what programs read stays one for each."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from reports import COLLISION, REPORT

from mou_compiler.compilation import compile_text
from mou_compiler.findings.bundles import Bundle, bundled
from mou_compiler.findings.finding import Finding, Severity, Shared
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.findings.formats import load_format
from mou_compiler.words import Text
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
SAID = Text(
    "{findings} lists, {measures} measures, {cases} cases", "{findings}份名单{measures}项措施{cases}个例子"
)


def like(number: int, key: tuple[str, ...] = (), **other: object) -> Finding:
    shared = Shared(key, Text(f"the {number:02}th", f"第{number:02}"), SAID)
    return dataclasses.replace(
        COLLISION, message=Text(f"it is {number}", f"这是{number}"), shared=shared, **other
    )


def members(bundles: tuple[Bundle, ...]) -> list[list[str]]:
    return [[member.message.en for member in bundle.members] for bundle in bundles]


def test_findings_of_one_cause_are_one_and_all_others_stay_apart() -> None:
    alone = dataclasses.replace(COLLISION, shared=None)
    found = bundled([like(1), like(2), like(3, ("other",)), like(4, code="MOU402"), alone, alone])
    assert sorted(map(len, members(found))) == [1, 1, 1, 1, 2]
    assert ["it is 1", "it is 2"] in members(found)
    assert all(len(bundle.members) == 1 for bundle in bundled([like(1), like(2)], apart=True))


def test_another_kind_of_cause_and_another_category_are_other_bundles() -> None:
    other = like(2, cause=COLLISION.cause._replace(kind="other"))
    assert members(bundled([like(1), other])) == [["it is 1"], ["it is 2"]]
    assert len(bundled([like(1), like(2, category=REPORT.findings[0].category)])) == 2


def test_the_gravest_speaks_for_all_and_gives_the_severity() -> None:
    (bundle,) = bundled([like(1, severity=Severity.INFO), like(2), like(3, severity=Severity.WARNING)])
    assert (bundle.severity, bundle.first.message.en) == (Severity.ERROR, "it is 2")


def test_the_sentence_of_several_counts_findings_measures_and_cases() -> None:
    (bundle,) = bundled([like(1), like(2, measures=("a/1", "规定-1/1"))])
    assert bundle.message == Text("2 lists, 3 measures, 4 cases", "2份名单3项措施4个例子")
    (alone,) = bundled([like(1)])
    assert alone.message.en == "it is 1"
    silent = [dataclasses.replace(item, shared=item.shared._replace(said=None)) for item in bundle.members]
    (bundle,) = bundled(silent)
    assert bundle.message == Text("it is 1. And 1 more like this", "这是1。另有1项同此")


def test_the_order_in_which_findings_come_changes_nothing() -> None:
    found = [like(1), like(2), like(3, ("other",))]
    assert bundled(found) == bundled(found[::-1])


PEOPLE = ("text", "concise", "github", "markdown")


@pytest.mark.parametrize("form", PEOPLE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_people_read_names_a_few_and_counts_the_rest(form: str, language: str) -> None:
    many = tuple(like(number) for number in range(10, 30))
    told = load_format(form).render(dataclasses.replace(REPORT, findings=many), language)
    apart = load_format(form).render(dataclasses.replace(REPORT, findings=many, details=True), language)
    sentence = {"en": "20 lists, 2 measures, 40 cases", "zh": "20份名单2项措施40个例子"}[language]
    assert told.count(sentence) == 1
    assert sentence not in apart
    assert apart.count({"en": "it is ", "zh": "这是"}[language]) == 20
    if form != "concise":
        assert "--details" in told.replace("\\", "")
        assert {"en": "the 12th", "zh": "第12"}[language] in told
        assert {"en": "the 29th", "zh": "第29"}[language] not in told


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab"])
def test_what_programs_read_is_one_for_each(form: str) -> None:
    many = tuple(like(number) for number in range(10, 30))
    report = dataclasses.replace(REPORT, findings=many)
    alone = tuple(dataclasses.replace(item, shared=None) for item in many)
    assert load_format(form).render(report, "en") == load_format(form).render(
        dataclasses.replace(report, findings=alone), "en"
    )


def test_the_corpus_is_told_on_few_lines() -> None:
    result = real_corpus()
    bundles = result.report.bundles
    assert sum(len(bundle.members) for bundle in bundles) == len(result.findings)
    assert len(bundles) * 3 < len(result.findings)
    # Without the clauses that each needs, which would make them longer and take long to find.
    each = dataclasses.replace(result.report, details=True, needed=lambda _, __=0: None)
    for language in ("en", "zh"):
        told = load_format("text").render(result.report, language)
        alone = load_format("text").render(each, language)
        assert len(told.splitlines()) * 3.5 < len(alone.splitlines())
        concise = load_format("concise").render(result.report, language)
        assert len(concise.splitlines()) == len(bundles)
    told = json.loads(load_format("json").render(result.report, "en"))
    assert [item["fingerprint"] for item in told["findings"]] == fingerprints(result.findings)


RULES = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank statute "Law" "法律" { may-burden }
rank circular "Circular" "通知"
agency A "Agency A" "甲" { kind government }
act trade "Trade" "贸易"
law code "Code" "法典" { rank statute }
list L "Black list" "黑名单" { kind blacklist; keeper A; entry 1 { basis code } }
memorandum m { rank circular; signed 2016-01-01; by A; numbering unknown "not read"; unknown 7 "no page"
    measure 1 { on L; prohibit trade; for unknown "not read"; basis none }
    measure 2 { on L; prohibit trade; basis unknown "no annex" }
}
"""


def test_the_summary_says_on_what_the_measures_stand_and_how_often_unknown_is_said() -> None:
    result = compile_text(RULES)
    en, zh = (
        load_format("text").render(result.report, language).splitlines()[-2:] for language in ("en", "zh")
    )
    assert en == [
        "of 2 measures 0 stand on a basis that was checked; of 1 the basis is faulty; of 1 it is not known (`mou audit`)",
        "the documents themselves say `unknown` 4 times (`mou coverage`)",
    ]
    assert zh == [
        "2项措施中，依据经核实者0项，有缺陷者1项，不详者1项（「mou audit」）",
        "文件本身写明「不详」4处（「mou coverage」）",
    ]


def test_nothing_is_said_to_stand_where_what_is_written_is_in_error() -> None:
    result = compile_text(RULES.replace("on L; prohibit trade; for", "on X; prohibit trade; for"))
    last = load_format("text").render(result.report, "en").splitlines()[-1]
    assert "errors, 1 warning" in last, last
