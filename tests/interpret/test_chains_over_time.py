"""Which list leads to which, and on which days (grammar/meaning.md, Chains)."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.interpret.chains import Step, depth, list_chains
from mou_compiler.meaning.days import ALWAYS, FOREVER

LISTS = """
agency a
attribute minor { type flag }
list A { kind blacklist; keeper a }
list B { kind blacklist; keeper a; entry one { when A and not minor } }
list C { kind blacklist; keeper a; existed until 2020-01-01; entry two { when (2 times in B within 1 year) } }
list D { kind blacklist; keeper a; entry three { when not A } }
"""
DOCUMENTS = """
instrument rule {
    in force from 2016-01-01 until 2018-01-01
    measure 1 { on C and not D; by a; leads to D }
    escalation up { on A; leads to C }
}
escalation always { on 2 of C, D; leads to A }
"""


def steps(text: str) -> tuple[Step, ...]:
    compiled: Compiled = compile_text(text)
    return list_chains(compiled.corpus, compiled.timeline, compiled.view.list_rules)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_steps_have_the_days_of_what_makes_them() -> None:
    rule = (day("2016-01-01"), day("2018-01-01"))
    assert [(step.source, step.target, tuple(step.days)) for step in steps(LISTS + DOCUMENTS)] == [
        ("A", "B", (ALWAYS, FOREVER)),
        ("A", "C", rule),
        ("B", "C", (ALWAYS, day("2020-01-01"))),
        ("C", "A", (ALWAYS, FOREVER)),
        ("C", "D", rule),
        ("D", "A", (ALWAYS, FOREVER)),
    ]


@pytest.mark.parametrize(("text", "deep"), [(LISTS, 2), (LISTS + DOCUMENTS, 3), ("", 0)])
def test_depth_is_the_number_of_steps(text: str, deep: int) -> None:
    assert depth(steps(text)) == deep


def test_a_circle_is_told_from_the_first_day_on_which_all_of_it_stands() -> None:
    circle = """
agency a
list A { kind blacklist; keeper a }
list B { kind blacklist; keeper a; entry one { when A } }
instrument back { in force from 2016-01-01; measure 1 { on B; by a; leads to A } }
"""
    found = [item for item in compile_text(circle).findings if item.code == "MOU313"]
    assert [item.since for item in found] == [date(2016, 1, 1)]
    apart = circle.replace("list B {", "list B { existed until 2016-01-01;")
    assert not [item for item in compile_text(apart).findings if item.code == "MOU313"]
