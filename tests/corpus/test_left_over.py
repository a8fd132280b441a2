"""What is told of a value that stands where a field takes nothing more: what it was meant for, or the form of the field."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text

GIVEN = """\
agency A "A" "甲"
subject firm "F" "企"
act t "t" "投"
attribute sum "S" "金" { type money }
list l "L" "名" { kind blacklist; keeper A; entry 1 { } }
memorandum d "D" "文" { measure 1 { on l; by A; prohibit t; %s } }
"""


@pytest.mark.parametrize(
    ("field", "place", "said"),
    [
        ("when sum > 5 bitcoins", "bitcoins", "`bitcoins` is no unit that is known"),
        ("when sum > 5 poundz", "poundz", "did you mean `pound`?"),
        ("when l banana", "banana", "write `when "),
        ("when sum 不是 蓝", "不是", "did you mean `!= 蓝`?"),
        ("for 2 years of publication", "2 years of publication", "write `2 years from publication`"),
        ("for 2 years from publication of the decision", "of", "remove `of the decision`"),
        ("refer t as warning", "as", "`weight prudential`"),
        ("basis l art 5 generally", "generally", "remove `generally`"),
    ],
)
def test_what_is_left_over_is_told_by_what_it_was_meant_for(field: str, place: str, said: str) -> None:
    told = [(fault.place.text, fault.help.en) for fault in compile_text(GIVEN % field).corpus.faults]
    (help_,) = (help_ for where, help_ in told if where == place)
    assert said in help_
