"""A hyphen between two numbers of articles is asked about; between those of other units it is none."""

from __future__ import annotations

import pytest

from mou_compiler.syntax.citations import doubtful_number


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("art 5-9", True),
        ("article 5-9", True),
        ("part 10-12", False),
        ("art 10-1", False),
        ("art 5.9", True),
        ("art 5/9", False),
    ],
)
def test_what_can_be_taken_in_two_ways(written: str, asked: bool) -> None:
    assert (doubtful_number(written) is not None) is asked
