"""The corpora of the benchmarks set off every check that a readable corpus can, and nothing else where it is planted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpora import write
from benchmarks.planted import AS_OF, PLANTED, expected, told
from mou_compiler.checking.check import load_checks
from mou_compiler.compilation import Compiled, compile_paths
from mou_compiler.findings.formats import load_format

OF_READING = ("MOU1", "MOU2")
"""The codes of what keeps a corpus from being read: a corpus that bears one is not built."""

OF_BOUNDS = "MOU431"
"""Where a bound is reached, less is looked at everywhere: that would hide what else is planted."""


@pytest.fixture(scope="module", params=[200, 2_000])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Compiled, int]:
    folder = tmp_path_factory.mktemp("corpus")
    sets = write(folder, request.param)
    return compile_paths(folder, date.fromisoformat(AS_OF)), sets


def test_every_check_of_what_was_read_is_planted() -> None:
    codes = {item.check.code for item in load_checks()}
    assert {*PLANTED, OF_BOUNDS} == {code for code in codes if not code.startswith(OF_READING)}


def test_the_corpora_are_read_without_fault_and_set_off_every_check(written: tuple[Compiled, int]) -> None:
    compiled, _ = written
    assert not compiled.corpus.faults
    assert {finding.code for finding in compiled.findings} == set(PLANTED)


def test_each_planted_fault_is_found_and_nothing_else_beside_it(written: tuple[Compiled, int]) -> None:
    compiled, sets = written
    report = json.loads(load_format("json").render(compiled.report, "en"))
    assert told(report["findings"]) == expected(sets)


def test_what_is_written_is_the_same_each_time(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "other"):
        write(tmp_path / name, 200)
        texts.append(
            {
                file.relative_to(tmp_path / name): file.read_bytes()
                for file in (tmp_path / name).rglob("*")
                if file.is_file()
            }
        )
    assert texts[0] == texts[1]
