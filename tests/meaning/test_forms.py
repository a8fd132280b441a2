"""Whether situations are kept as boxes or as diagrams changes nothing that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from mou_compiler import Compiled, compile_paths, compile_text
from mou_compiler.meaning import region
from mou_compiler.tables.columns import row_digest
from referees.corpora import corpora

MEMORANDA = Path(__file__).parents[2] / "memoranda"


@contextmanager
def at_most(boxes: int, pairs: int) -> Iterator[None]:
    """Keep sets of more boxes as diagrams."""
    before = region.MOST_BOXES, region.MOST_PAIRS
    region.MOST_BOXES, region.MOST_PAIRS = boxes, pairs
    try:
        yield
    finally:
        region.MOST_BOXES, region.MOST_PAIRS = before


def told(compiled: Compiled) -> list[object]:
    findings = [
        # Into which boxes a gap is cut is left open by its definition.
        (item.code, item.message, item.measures, item.witness, item.since, item.until)
        + (() if item.code == "MOU407" else tuple(case._replace(place=None) for case in item.cases))
        for item in compiled.findings
    ]
    return [*findings, *(row_digest(row) for row in compiled.rows)]


def agree(compiled: Callable[[], Compiled]) -> None:
    with at_most(10**9, 10**9):
        boxes = told(compiled())
    for most in (0, 1, 4):
        with at_most(most, most):
            assert told(compiled()) == boxes


def judge(number: int) -> None:
    def body(text: str) -> None:
        agree(lambda: compile_text(text))

    run = given(corpora())(body)
    settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )(run)()


def test_random_corpora_are_told_alike_in_either_form() -> None:
    judge(8)


@pytest.mark.long
def test_many_random_corpora_are_told_alike_in_either_form() -> None:
    judge(600)


@pytest.mark.long
def test_the_real_corpus_is_told_alike_in_either_form() -> None:
    agree(lambda: compile_paths([MEMORANDA]))
