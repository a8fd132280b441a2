"""Every hand-written case says what the compiler says; run with `--accept` to take over what it says now."""

from __future__ import annotations

from collections import defaultdict
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from apart import told_alike
from cases import TOLD, Case, accept, all_cases, read_situation, situation_text
from mou_compiler import Compiled, Finding

CASES = list(all_cases())
ORPHANS = [f"MOU{number}" for number in range(301, 312)]
RELATIONS = [f"MOU{number}" for number in range(401, 411)]


@cache
def accept_once(path: Path) -> None:
    accept(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        accept_once(case.path)
        return
    compiled = case.compiled()
    for kind, tell in TOLD.items():
        if kind in case.blocks:
            _compare(case, kind, tell(case, compiled))
    assert told_alike(compiled.findings) == []
    for finding in compiled.findings:
        _reproduce(finding, compiled)


def _compare(case: Case, kind: str, told: list[str]) -> None:
    expected = case.blocks[kind].lines
    if told != expected:
        diff = "\n".join(unified_diff(expected, told, "expected", "said", lineterm=""))
        pytest.fail(f"{case.name}: {kind} differ\n{case.reason}\n{diff}", pytrace=False)


def _reproduce(finding: Finding, compiled: Compiled) -> None:
    """A situation that a finding names is one in which its measures do apply, or, of a gap, do not.

    Of an unshared exception the first is the one that spares: it does not, or may be waived.
    """
    for one in finding.cases or (finding,):
        if one.witness is None:
            continue
        applying = compiled.applying(read_situation(situation_text(one.witness)))
        if finding.code == "MOU407":
            assert not set(finding.measures) & set(applying)
        else:
            assert set(one.measures[finding.code == "MOU412" :]) <= set(applying)


def test_every_case_has_a_reason_a_source_and_a_result() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    for case in CASES:
        assert case.reason, case.name
        assert {"mou", "findings"} <= case.blocks.keys(), case.name


def test_there_are_enough_cases_and_each_code_has_a_passing_twin() -> None:
    assert len(CASES) >= 150
    found: dict[str, set[Path]] = defaultdict(set)
    absent: dict[str, set[Path]] = defaultdict(set)
    for case in CASES:
        told = {line[:6] for line in case.blocks["findings"].lines}
        for code in (*ORPHANS, *RELATIONS, "MOU501", "MOU601"):
            if code in told:
                found[code].add(case.path)
            elif case.selects(code):
                absent[code].add(case.path)
    for code in (*ORPHANS, *RELATIONS, "MOU501", "MOU601"):
        assert found[code] & absent[code], code
