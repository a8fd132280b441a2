"""A wrong name in a situation is told with the nearest one."""

from __future__ import annotations

import pytest

from mou_compiler import Situation, compile_text
from mou_compiler.findings.fault import Fault
from mou_compiler.words import Text

TEXT = """
territory land "Land"
subject enterprise "Enterprise"
agency A "Agency A"
act trade "Trade"
attribute sum { type money }
attribute standing "Standing" { type choice; options good, bad }
list tax-blacklist "List" { kind blacklist; keeper A }
memorandum m { signed 2016-01-01; measure 1 { on tax-blacklist; by A; when sum > 100 yuan and standing = bad; prohibit trade } }
"""


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (Situation("enterprize"), "no kind of subject is called 'enterprize'; did you mean 'enterprise'?"),
        (
            Situation("enterprise", ["tax-blaklist"]),
            "no list is called 'tax-blaklist'; did you mean 'tax-blacklist'?",
        ),
        (Situation("enterprise", (), "lnd"), "no territory is called 'lnd'; did you mean 'land'?"),
        (Situation("enterprise", values={"sun": "1"}), "no value is called 'sun'; did you mean 'sum'?"),
        (
            Situation("enterprise", values={"standing": "bed"}),
            "no value of standing is called 'bed'; did you mean 'bad'?",
        ),
        (Situation("enterprise", values={"xyzzy-q": "1"}), "no value is called 'xyzzy-q'"),
    ],
)
def test_the_nearest_name_is_told(situation: Situation, said: str) -> None:
    with pytest.raises(KeyError) as told:
        compile_text(TEXT).applying(situation)
    assert str(told.value) == said


def test_a_situation_of_right_names_is_answered() -> None:
    right = Situation("enterprise", ["tax-blacklist"], "land", values={"sum": "500 yuan", "standing": "bad"})
    assert compile_text(TEXT).applying(right) == ("m/1",)


def test_a_fault_that_no_check_tells_of_does_not_vanish() -> None:
    compiled = compile_text(TEXT)
    nothing = Text("x", "x")
    object.__setattr__(compiled.corpus, "faults", (Fault("MOU999", nothing, None, nothing),))
    with pytest.raises(ValueError, match="no check tells of: MOU999"):
        _ = compiled.findings
