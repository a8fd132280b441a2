"""Outcomes of scenarios as a person or a program reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mou_compiler.corpus.schema.values import Expectation
from mou_compiler.scenarios.evaluation import Outcome, Result
from mou_compiler.scenarios.spelling import term_spelled
from mou_compiler.words import EXIT_KINDS, FORCES, MODALITIES, Language, Text

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
    expectations = sum(len(outcome.scenario.expectations) for outcome in told)
    failed = sum(not outcome.passed for outcome in told)
    counts = Text(
        f"{_counted(len(told), 'scenario')}, {_counted(expectations, 'expectation')}: "
        + (f"{_counted(failed, 'scenario')} failed" if failed else "all met"),
        f"情景 {len(told)}，预期 {expectations}：" + (f"{failed} 个情景未通过" if failed else "全部符合"),
    )
    return "\n".join([*lines, counts.spelled(language)]) + "\n"


def render_json(outcomes: Iterable[Outcome], seen_from: Callable[[str], str] = str) -> str:
    """Return the outcomes as one JSON object with `format_version`, `summary` and `scenarios`; of files as seen."""
    told = list(outcomes)
    body = {
        "format_version": FORMAT_VERSION,
        "summary": {
            "scenarios": len(told),
            "expectations": sum(len(outcome.scenario.expectations) for outcome in told),
            "failed": sum(not outcome.passed for outcome in told),
        },
        "scenarios": [_as_dict(outcome, seen_from) for outcome in told],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def expectation_text(expectation: Expectation) -> Text:
    """Return an expectation as it was written, in both languages."""
    no = Text("", "") if expectation.present else Text("no ", "无 ")
    en, zh = zip(*_words_of(expectation), strict=True)
    return Text(no.en + " ".join(filter(None, en)), no.zh + " ".join(filter(None, zh)))


def _words_of(expectation: Expectation) -> Iterator[tuple[str, str]]:
    """Yield the parts of an expectation in both languages."""
    if expectation.force:
        force = FORCES.named(expectation.force)
        yield force.en, force.zh
    if expectation.exit_kind:
        kind = EXIT_KINDS.named(expectation.exit_kind)
        yield kind.en, kind.zh
    for en, zh, ref in (
        ("measure", "措施", expectation.measure),
        ("escalation", "升级", expectation.escalation),
        ("entry", "列入", expectation.entry),
        ("exit", "移出", expectation.exit),
    ):
        if ref is not None:
            yield f"{en} {ref.id}", f"{zh} {ref.id}"
    if expectation.modality is not None:
        word = MODALITIES.named(expectation.modality)
        yield word.en, word.zh
    if expectation.act is not None:
        yield expectation.act.id, expectation.act.id
    if expectation.enforcer is not None:
        yield f"by {expectation.enforcer.id}", f"由 {expectation.enforcer.id}"
    if expectation.term is not None:
        term = term_spelled(expectation.term)
        yield (
            ("after" if expectation.exit else "for") + f" {term.en}",
            (("满" if expectation.exit else "期限") + f" {term.zh}"),
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _outcome(outcome: Outcome, language: Language) -> Iterator[str]:
    scenario = outcome.scenario
    mark = Text("pass", "通过") if outcome.passed else Text("FAIL", "未通过")
    label = scenario.label.spelled(language)
    yield f"{mark.spelled(language)}  {scenario.id}  {label}"
    yield f"  {scenario.place.path}:{scenario.place.line}"
    if outcome.impossible is not None:
        reason = outcome.impossible
        yield "  " + Text(f"no such situation: {reason.en}", f"没有这样的情形：{reason.zh}").spelled(language)
        return
    for result in outcome.results:
        yield from _result(result, language)
    if not outcome.results:
        nothing = Text(
            "it expects nothing: write what must follow, or must not", "没有预期：请写明应有或不应有的结果"
        )
        yield f"  ✗ {nothing.spelled(language)}"
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    applied = comma.join(outcome.applying) or Text("nothing", "无").spelled(language)
    yield f"  {Text('applied', '适用的措施').spelled(language)}{colon}{applied}"


def _result(result: Result, language: Language) -> Iterator[str]:
    mark = "✓" if result.met else "✗"
    place = result.expectation.place
    said = expectation_text(result.expectation).spelled(language)
    where = Text(f"({place.path}:{place.line})", f"（{place.path}:{place.line}）").spelled(language)
    yield f"  {mark} {said}" + ("" if result.met else f"  {where}")
    if result.met:
        return
    if not result.expectation.present:
        given_by = ("、" if language == "zh" else ", ").join(result.giving)
        yield f"      {Text('but this gives it: ', '但下列规定有此结果：').spelled(language)}{given_by}"
    for absence in result.absent[:MOST_SHOWN]:
        reasons = ("；" if language == "zh" else "; ").join(text.spelled(language) for text in absence.why)
        yield f"      {absence.id}{'：' if language == 'zh' else ': '}{reasons}"
    if len(result.absent) > MOST_SHOWN:
        more = len(result.absent) - MOST_SHOWN
        yield f"      {Text(f'and {more} more', f'另有 {more} 项').spelled(language)}"
    if result.expectation.present and not result.absent:
        yield f"      {Text('no rule has this effect', '没有规定具有该效果').spelled(language)}"


def _as_dict(outcome: Outcome, seen_from: Callable[[str], str]) -> dict[str, Any]:
    scenario = outcome.scenario
    return {
        "id": scenario.id,
        "label": {"en": scenario.label.en, "zh": scenario.label.zh},
        "path": seen_from(scenario.place.path),
        "line": scenario.place.line,
        "passed": outcome.passed,
        "impossible": outcome.impossible.en if outcome.impossible else None,
        "applying": list(outcome.applying),
        "expectations": [
            {
                "expected": expectation_text(result.expectation).en,
                "met": result.met,
                "given_by": list(result.giving),
                "absent": [{"id": item.id, "why": [text.en for text in item.why]} for item in result.absent],
            }
            for result in outcome.results
        ],
    }
