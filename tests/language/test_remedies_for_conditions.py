"""What is told of counts, of connectives that come too early and of words for all is taken, and then means what was written."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Count, Holds, IsTrue, Not
from mou_compiler.findings.fix import fixed

FLAGS = """\
attribute a "Alpha" "甲项" { type flag }
attribute b "Beta" "乙项" { type flag }
attribute c "Gamma" "丙项" { type flag }
"""


def shape(condition: Condition) -> str:
    """Return what a condition says, in as few letters as tell it apart from others."""
    match condition:
        case AllOf(items):
            return f"({' & '.join(map(shape, items))})"
        case AnyOf(items):
            return f"({' | '.join(map(shape, items))})"
        case Not(item):
            return f"-{shape(item)}"
        case Count(list_, window, _, number):
            return f"{number}x{list_.id}/{window.number}{window.unit}"
        case IsTrue(ref) | Holds(ref):
            return ref.id
        case _:
            raise AssertionError(condition)


def mended(said: str) -> str:
    """Return what a statement says once each remedy was taken, one by one, and is the same in both languages."""
    text = with_measure(said, more=FLAGS)
    for _ in range(3):
        found = mistakes(text)
        if not found:
            break
        assert len(found) == 1, [one.message.en for one in found]
        (fix,) = found[0].fixes
        text = fixed(text, fix.edits)
    assert mistakes(text) == []
    one, other = in_both_languages(text)
    assert shape(one.when[0]) == shape(other.when[0]) == shape(measure_of(compile_text(text)).when[0])
    return shape(one.when[0])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when not 3 times in L within 1 year", "-3xL/1years"),
        ("when a and 3 times in L within 1 year", "(a & 3xL/1years)"),
        ("when 3 times in L within 1 year or a", "(3xL/1years | a)"),
        ("when a and not at least 3 times in L within 2 years", "(a & -3xL/2years)"),
        ("when a or at most 2 times in L within 6 months", "(a | -3xL/6months)"),
        ("when at most 2 times in L within 1 year", "-3xL/1years"),
        ("when fewer than 3 times in L within 1 year", "-3xL/1years"),
        ("when at least 3 times in L within 1 year", "3xL/1years"),
        ("when more than 3 times in L within 1 year and a", "(4xL/1years & a)"),
        ("when three times in L within two years", "3xL/2years"),
        ("when a and twice in L within two years", "(a & 2xL/2years)"),
        ("条件 非 3次 于 L 期间 1年", "-3xL/1years"),
        ("条件 a 且 3次以上 于 L 期间 1年", "(a & 3xL/1years)"),
        ("条件 3次以上 于 L 期间 1年", "3xL/1years"),
        ("条件 至多 2次 于 L 期间 1年", "-3xL/1years"),
        ("条件 三次 于 L 期间 一年 或 a", "(3xL/1years | a)"),
        ("条件 或者 a 或者 b", "(a | b)"),
        ("条件 且 a 且 b 且 c", "(a & b & c)"),
        ("when either a or b", "(a | b)"),
        ("when or a or b", "(a | b)"),
        ("条件 a 且 或者 b 或者 c", "(a & (b | c))"),
        ("when c and or a or b", "(c & (a | b))"),
    ],
)
def test_the_remedy_taken_means_what_was_written(said: str, meant: str) -> None:
    assert mended(said) == meant


@pytest.mark.parametrize("said", ["when or a", "when a and or b", "条件 或者 a", "条件 a 且 或者 b"])
def test_a_connective_that_joins_nothing_is_not_taken_for_one_that_comes_too_early(said: str) -> None:
    (found,) = mistakes(with_measure(said, more=FLAGS))
    assert found.fixes == ()


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("to all signatories", "kind of subject"),
        ("to every subject", "kind of subject"),
        ("对象 全体签署单位", "kind of subject"),
        ("by all signatories", "write each of them"),
        ("by each department", "write each of them"),
        ("实施 各有关部门", "write each of them"),
    ],
)
def test_words_for_all_are_told_once(said: str, who: str) -> None:
    (found,) = mistakes(with_measure(said))
    assert who in found.help.en
    assert "declare" not in found.help.en


def test_what_bears_such_a_name_is_no_mistake() -> None:
    declared = 'agency all "All" "全部"\nagency 各有关部门 "Departments" "各有关部门"\n'
    assert mistakes(with_measure("by all, 各有关部门", more=declared)) == []
