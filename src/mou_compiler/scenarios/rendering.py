"""Outcomes of scenarios as a person or a program reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mou_compiler.corpus.values import Expectation
from mou_compiler.scenarios.evaluation import Outcome, Result
from mou_compiler.words import MODALITIES, Language, Text

FORMAT_VERSION = "1.0"
MOST_SHOWN = 5
"""How many measures that do not apply are shown for one expectation."""


def render_text(outcomes: Iterable[Outcome], language: Language, *, verbose: bool) -> str:
    """Return what failed and why, with what passed where asked, and a line of counts."""
    told = list(outcomes)
    lines = [
        line
        for outcome in told
        if verbose or not outcome.passed
        for line in (*_outcome(outcome, language), "")
    ]
    expectations = sum(len(outcome.results) for outcome in told)
    failed = sum(not outcome.passed for outcome in told)
    counts = Text(
        f"{len(told)} scenarios, {expectations} expectations: "
        + (f"{failed} scenarios failed" if failed else "all met"),
        f"情景 {len(told)}，预期 {expectations}：" + (f"{failed} 个情景未通过" if failed else "全部符合"),
    )
    return "\n".join([*lines, counts.spelled(language)]) + "\n"


def render_json(outcomes: Iterable[Outcome]) -> str:
    """Return the outcomes as one JSON object with `format_version`, `summary` and `scenarios`."""
    told = list(outcomes)
    body = {
        "format_version": FORMAT_VERSION,
        "summary": {
            "scenarios": len(told),
            "expectations": sum(len(outcome.results) for outcome in told),
            "failed": sum(not outcome.passed for outcome in told),
        },
        "scenarios": [_as_dict(outcome) for outcome in told],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def expectation_text(expectation: Expectation) -> Text:
    """Return an expectation as it was written, in both languages."""
    no = Text("", "") if expectation.present else Text("no ", "无")
    if expectation.measure is not None:
        return Text(f"{no.en}measure {expectation.measure.id}", f"{no.zh}措施 {expectation.measure.id}")
    word = MODALITIES.named(expectation.modality or "")
    act = expectation.act.id if expectation.act else ""
    by = expectation.enforcer
    tail = Text(f" by {by.id}", f" 由 {by.id}") if by else Text("", "")
    return Text(f"{no.en}{word.en} {act}{tail.en}", f"{no.zh}{word.zh} {act}{tail.zh}")


def _outcome(outcome: Outcome, language: Language) -> Iterator[str]:
    scenario = outcome.scenario
    mark = Text("pass", "通过") if outcome.passed else Text("FAIL", "未通过")
    label = scenario.label.spelled(language)
    yield f"{mark.spelled(language)}  {scenario.id}  {label}"
    yield f"  {scenario.place.path}:{scenario.place.line}"
    if outcome.impossible is not None:
        yield f"  {Text('no such situation', '没有这样的情形').spelled(language)}: {outcome.impossible.spelled(language)}"
        return
    for result in outcome.results:
        yield from _result(result, language)
    applied = ", ".join(outcome.applying) or Text("nothing", "无").spelled(language)
    yield f"  {Text('applied', '适用的措施').spelled(language)}: {applied}"


def _result(result: Result, language: Language) -> Iterator[str]:
    mark = "✓" if result.met else "✗"
    place = result.expectation.place
    said = expectation_text(result.expectation).spelled(language)
    yield f"  {mark} {said}" + ("" if result.met else f"  ({place.path}:{place.line})")
    if result.met:
        return
    if not result.expectation.present:
        given_by = ", ".join(result.giving)
        yield f"      {Text('but it is given by', '但以下措施给出该效果').spelled(language)}: {given_by}"
    for absence in result.absent[:MOST_SHOWN]:
        reasons = ("；" if language == "zh" else "; ").join(text.spelled(language) for text in absence.why)
        yield f"      {absence.measure}: {reasons}"
    if len(result.absent) > MOST_SHOWN:
        more = len(result.absent) - MOST_SHOWN
        yield f"      {Text(f'and {more} more', f'另有 {more} 项').spelled(language)}"
    if result.expectation.present and not result.absent:
        yield f"      {Text('no measure has this effect', '没有措施具有该效果').spelled(language)}"


def _as_dict(outcome: Outcome) -> dict[str, Any]:
    scenario = outcome.scenario
    return {
        "id": scenario.id,
        "label": {"en": scenario.label.en, "zh": scenario.label.zh},
        "path": scenario.place.path,
        "line": scenario.place.line,
        "passed": outcome.passed,
        "impossible": outcome.impossible.en if outcome.impossible else None,
        "applying": list(outcome.applying),
        "expectations": [
            {
                "expected": expectation_text(result.expectation).en,
                "met": result.met,
                "given_by": list(result.giving),
                "absent": [
                    {"measure": item.measure, "why": [text.en for text in item.why]} for item in result.absent
                ],
            }
            for result in outcome.results
        ],
    }
