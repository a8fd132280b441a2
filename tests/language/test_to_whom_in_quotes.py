"""`to` behind a length begins a range before a length, and says to whom before a name or a label in quotes."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text

LIST = 'agency charity "Charity Office" "慈善局"\nlist x "X" {{ kind blacklist; keeper charity; {line} }}'


@pytest.mark.parametrize(
    "line",
    [
        'notice within 1 day to "Charity Office"',
        "notice within 1 day to charity",
        "notice within 1 day to 《慈善局》",
        'objection within 1 to 3 days to "Charity Office"',
        'objection within 1 day to 3 days to "Charity Office"',
        'objection to "Charity Office" within 1 day',
    ],
)
def test_it_is_read(line: str) -> None:
    found = compile_text(LIST.format(line=line)).findings
    assert [item.code for item in found if item.code.startswith(("MOU1", "MOU2"))] == []


def test_a_range_without_its_end_is_told() -> None:
    found = compile_text(LIST.format(line="objection within 1 day to")).findings
    assert any(item.code == "MOU204" for item in found)
