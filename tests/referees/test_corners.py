"""Corners that random corpora seldom reach: small programs by hand, on which the three must agree as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from referees.judge import CORNERS, judge


@pytest.mark.parametrize("path", CORNERS, ids=lambda path: path.stem)
def test_the_three_agree(path: Path) -> None:
    assert judge(path.read_text(encoding="utf-8"))
