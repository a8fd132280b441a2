"""Corners that random corpora seldom reach: small programs by hand, on which the three must agree as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from referees.judge import CORNERS, judge

SLOW = {
    "a-register-known-by-its-parts",
    "an-escalation-past-what-a-list-excludes",
    "an-exception-of-one-of-two",
    "two-ways-and-no-shared-one",
}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=[pytest.mark.long] if path.stem in SLOW else [])
        for path in CORNERS
    ],
)
def test_the_three_agree(path: Path) -> None:
    assert judge(path.read_text(encoding="utf-8"))
