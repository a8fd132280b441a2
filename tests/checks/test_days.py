"""One analysed corpus answers for any number of days, each as a run of its own would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mou_compiler.checking.check import load_checks
from mou_compiler.compilation import compile_paths, compile_text
from real import real_corpus

SOME = (None, date(2016, 5, 1), date(2022, 1, 1))
MEMORANDA = Path(__file__).parents[2] / "memoranda"


@pytest.mark.long
def test_the_real_corpus_as_of_many_days() -> None:
    asked = real_corpus()
    for day in SOME:
        alone = compile_paths(MEMORANDA, day)
        shared = asked.on(day)
        assert shared.view is asked.view
        assert [str(finding) for finding in shared.findings] == [str(finding) for finding in alone.findings]


@pytest.mark.parametrize("item", load_checks(), ids=lambda item: item.check.code)
def test_every_example_as_of_many_days(item: object) -> None:
    check = item.check  # type: ignore[attr-defined]
    for text in (check.failing, check.passing):
        asked = compile_text(text, beside=dict(check.beside))
        for day in (*SOME, check.as_of):
            alone = compile_text(text, day, beside=dict(check.beside))
            assert [str(one) for one in asked.on(day).findings] == [str(one) for one in alone.findings]


def test_how_far_ahead_an_end_is_told_is_asked_too() -> None:
    check = next(item.check for item in load_checks() if item.check.code == "MOU501")
    asked = compile_text(check.failing)
    assert not any(one.code == "MOU501" for one in asked.on(check.as_of, 0).findings)
    assert any(one.code == "MOU501" for one in asked.on(check.as_of, 90).findings)
    assert not any(one.code == "MOU501" for one in asked.findings)
