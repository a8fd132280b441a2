"""A label in quotes where a name belongs may be anything at all: it is told, and nothing breaks."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text


@pytest.mark.parametrize("label", ["", " ", "x\ny", "甲\n与乙", "共同"])
def test_a_label_that_nobody_bears_is_told(label: str) -> None:
    found = compile_text(f'agency A "A" "甲" {{ succeeded by "{label}" }}').findings
    assert any(item.code.startswith(("MOU1", "MOU2")) for item in found)
