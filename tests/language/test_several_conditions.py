"""So many of several conditions, multiples, and values that a sign parted from their statement: told, taken, and then as meant."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, with_measure
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Compare, Condition, Holds, IsTrue, Not, SomeOf
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed

MORE = """\
attribute a "Alpha" "甲项" { type flag }
attribute b "Beta" "乙项" { type flag }
act office "Office" "任职"
law charter "Charter" "宪章" { rank statute; in force from 2000-01-01 }
"""


def shape(condition: Condition) -> str:
    """Return what a condition says, in as few letters as tell it apart from others."""
    match condition:
        case AllOf(items):
            return f"({' & '.join(map(shape, items))})"
        case AnyOf(items):
            return f"({' | '.join(map(shape, items))})"
        case SomeOf(number, items):
            return f"{number}({' '.join(map(shape, items))})"
        case Not(item):
            return f"-{shape(item)}"
        case Compare(ref, operator, _):
            return f"{ref.id}{operator}"
        case IsTrue(ref) | Holds(ref):
            return ref.id
        case _:
            raise AssertionError(condition)


def meanings(said: str) -> list[str]:
    """Return what a statement means by each of the ways that are told for its one mistake."""
    text = with_measure(said, more=MORE)
    (finding,) = mistakes(text)
    found = []
    for fix in finding.fixes:
        after = fixed(text, fix.edits)
        assert mistakes(after) == []
        english, chinese = in_both_languages(after)
        assert shape(english.when[0]) == shape(chinese.when[0])
        found.append(shape(english.when[0]))
    return found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when at least two of a, b, L", ["2(a b L)"]),
        ("when two or more of a, b and L", ["2(a b L)"]),
        ("when any two of: a, b, L", ["2(a b L)"]),
        ("when two of the following: a, b, L", ["2(a b L)"]),
        ("when at least one of a, b", ["(a | b)"]),
        ("when more than one of a, b, L", ["2(a b L)"]),
        ("when no more than one of a, b", ["-2(a b)"]),
        ("when fewer than two of a, b, L", ["-2(a b L)"]),
        ("when exactly two of a, b, L", ["(2(a b L) & -3(a b L))"]),
        ("when a and two of b, L, sum > 5 yuan", ["(a & 2(b L sum>))"]),
        ("when not (two of a, b, L)", ["-2(a b L)"]),
        ("when at least two of a, b, sum > 5 yuan and L", ["2(a b sum> L)", "(2(a b sum>) & L)"]),
        ("条件 至少两项 之 a、b、L", ["2(a b L)"]),
        ("条件 具备下列情形之二：a、b、L", ["2(a b L)"]),
        ("条件 任意两项 之 a、b 和 L", ["2(a b L)"]),
        ("条件 至多一项 之 a、b", ["-2(a b)"]),
        ("when any a", ["(a)"]),
        ("when a; b", ["(a & b)", "(a | b)"]),
    ],
)
def test_so_many_of_several(said: str, meant: list[str]) -> None:
    assert [one.replace("(a)", "a") for one in meanings(said)] == [one.replace("(a)", "a") for one in meant]


@pytest.mark.parametrize("said", ["when 2 of a, b, L", "when any of a, b", "when all of a, L"])
def test_what_can_be_read_is_read(said: str) -> None:
    assert mistakes(with_measure(said, more=MORE)) == []


def helped(said: str) -> tuple[str, str]:
    """Return the remedy of the first mistake of a statement, in either language."""
    first: Finding = mistakes(with_measure(said, more=MORE))[0]
    assert first.help is not None
    return first.help.en, first.help.zh


@pytest.mark.parametrize(
    ("said", "compared"),
    [
        ("when sum >= 3 times a", "ID >= 3"),
        ("when sum at least three times the tax", "ID >= 3"),
        ("when sum exceeds twice the tax", "ID > 2"),
        ("when sum > 2 x tax", "ID > 2"),
        ("条件 数额 达到 税款 的三倍", "ID >= 3"),
        ("条件 sum 货值金额十倍以上二十倍以下", "ID >= … and ID <= …"),
    ],
)
def test_a_multiple_is_a_number_of_its_own(said: str, compared: str) -> None:
    assert helped(said)[0] == (
        "an attribute is compared with a number, never with another: declare how many times it is, "
        f"`attribute ID {{ type count }}`, and write `{compared}`"
    )


def test_the_number_of_times_is_compared_as_told() -> None:
    more = f'{MORE}attribute ID "Times the tax" "税款倍数" {{ type count }}\n'
    assert mistakes(with_measure("when ID >= 3", more=more)) == []


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("charge office three times the tax", "three times the tax"),
        ("charge three times the tax", "three times the tax"),
        ("收取 office 税款的三倍", "税款的三倍"),
    ],
)
def test_how_much_is_charged_stands_in_a_note(said: str, left: str) -> None:
    assert helped(said)[0].startswith(f"write the act alone, and `{left}` in `note`")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("basis code art 5; charter art 6", "basis code art 5, charter art 6"),
        ("依据 《Code》第五条；《Charter》第六条", "依据 《Code》第五条、《Charter》第六条"),
        ("by A; B", "by A, B"),
        ("prohibit office; trade", "prohibit office, trade"),
        ("basis code art 5\n    charter art 6", "basis code art 5,\n    charter art 6"),
    ],
)
def test_a_value_that_a_sign_parts_from_its_statement(said: str, written: str) -> None:
    text = with_measure(said, more=MORE)
    (finding,) = mistakes(text)
    assert finding.code == "MOU204"
    (fix,) = finding.fixes
    assert fixed(text, fix.edits) == with_measure(written, more=MORE)
    assert mistakes(with_measure(written, more=MORE)) == []


@pytest.mark.parametrize(
    "said", ["in force from 29 December 1986", "in force 29/12/1986", "in force 1986.12.29"]
)
def test_a_day_that_is_written_is_not_told_as_missing_or_none(said: str) -> None:
    (finding,) = mistakes(with_measure(said))
    assert finding.message.en in ("days are not written so here", "a day is not written so here")
    assert finding.help is not None
    assert finding.help.en == "write `from 1986-12-29`"


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    (finding,) = mistakes(with_measure("in force from 2015-02-29"))
    assert finding.message.en == "`2015-02-29` is no day of the calendar"


def test_each_field_that_can_stand_is_named_once() -> None:
    named = helped("xyzzy a")[0].removeprefix("possible here: ").split("; ")[0].split(", ")
    assert len(named) == len({name.replace("-", " ") for name in named})
