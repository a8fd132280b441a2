"""The three agree on what each check tells of a rule of a list that only may be in force on some days."""

from __future__ import annotations

import pytest

from checks.test_rules_not_surely_in_force import GIVEN, KNOWN, SAID, WORLD, Case
from referees.judge import judge


@pytest.mark.long
@pytest.mark.parametrize("begins", [KNOWN, "in force from 2016 until 2018"], ids=["unknown", "inexact"])
@pytest.mark.parametrize("case", [*SAID.values(), *GIVEN.values()], ids=[*SAID, *GIVEN])
def test_the_three_agree(case: Case, begins: str) -> None:
    assert judge(WORLD.format(steady=case.steady, rule=case.rule, begins=begins, rank=case.rank))
