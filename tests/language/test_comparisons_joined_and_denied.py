"""Comparisons that are denied, joined or turned round: told whole, in the meaning that was written, or not at all.

Every remedy is taken, by its edit where it has one, and the program that it makes is compiled.
"""

from __future__ import annotations

import re

import pytest

from language.remedies import mistakes, program
from language.small import measure_of, told
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AllOf, Amount, AnyOf, Compare, Condition, Holds, IsTrue, Not
from mou_compiler.findings.fix import fixed

FLAG = 'attribute late "Late" "逾期" { type flag }\n'


def shown(condition: Condition) -> str:
    """Return a condition as signs and numbers, with what joins them."""
    match condition:
        case AllOf(items) | AnyOf(items):
            joint = " and " if isinstance(condition, AllOf) else " or "
            return joint.join(
                f"({shown(item)})" if isinstance(item, AllOf | AnyOf) else shown(item) for item in items
            )
        case Not(inner):
            return f"not ({shown(inner)})"
        case Compare(attribute, sign, Amount(value, unit)):
            return f"{attribute.id} {sign} {value.normalize():f}{unit}"
        case IsTrue(ref) | Holds(ref):
            return ref.id
        case _:
            return repr(condition)


def ways(said: str, currency: str = "usd") -> list[str]:
    """Return each of what a condition is told to mean, in either language and by its edit where it has one."""
    text = FLAG + program(f"when {said}", currency)
    findings = mistakes(text)
    if not findings:
        return [shown(measure_of(compile_text(text)).when[0])]
    first = findings[0]
    assert first.help
    found: list[list[str]] = []
    for pattern, told_ in (("`([^`]+)`", first.help.en), ("「([^」]+)」", first.help.zh)):
        remedies = re.findall(pattern, told_) if told_[:1] in "w请" else []
        found.append([read(FLAG + program(f"when {one}", currency)) for one in remedies])
    assert found[0] == found[1]
    edits = [read(fixed(text, one.edits)) for one in first.fixes]
    assert all(one in other for one, other in zip(found[0], edits, strict=False))
    return edits or found[0]


def read(text: str) -> str:
    """Return what the condition of a text says, in which nothing is wrong."""
    assert [code for code in told(text) if code < "MOU3"] == []
    return shown(measure_of(compile_text(text)).when[0])


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("is not less than", ">="),
        ("is not more than", "<="),
        ("is not greater than", "<="),
        ("is not at least", "<"),
        ("is not at most", ">"),
        ("is not exceeding", "<="),
        ("is not under", ">="),
        ("is not below", ">="),
        ("is not over", "<="),
        ("is not other than", "="),
        ("isn’t less than", ">="),
        ("isn't more than", "<="),
        ("does not exceed", "<="),
        ("cannot exceed", "<="),
        ("<>", "!="),
        ("is less than", "<"),
        ("is not", "!="),
        ("不等于", "!="),
    ],
)
@pytest.mark.parametrize(
    ("figure", "amount", "value"),
    [("sum", "5 usd", "5usd"), ("cnt", "3", "3"), ("share", "30%", "30%"), ("age", "30 days", "30days")],
)
def test_a_comparison_that_is_denied_is_its_contrary(
    figure: str, amount: str, value: str, said: str, sign: str
) -> None:
    assert ways(f"{figure} {said} {amount}") == [f"{figure} {sign} {value}"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sum >= $10,000 or < $5", "sum >= 10000usd or sum < 5usd"),
        ("sum less than $5 or more than $100", "sum < 5usd or sum > 100usd"),
        ("sum < $5 or >= $10", "sum < 5usd or sum >= 10usd"),
        ("late or sum > $10 or < $5", "late or sum > 10usd or sum < 5usd"),
        ("sum >= $5 and < $100 or late", "(sum >= 5usd and sum < 100usd) or late"),
        ("late and sum >= $100 or < $5", "late and (sum >= 100usd or sum < 5usd)"),
        ("sum < $50 and >= $10", "sum < 50usd and sum >= 10usd"),
        ("cnt >= 9 or < 3", "cnt >= 9 or cnt < 3"),
        ("age >= 90 days or < 10 days", "age >= 90days or age < 10days"),
        ("sum $5 or $100", "sum = 5usd or sum = 100usd"),
        ("sum = $5 or $100", "sum = 5usd or sum = 100usd"),
        ("sum is not between $5 and $10", "sum < 5usd or sum > 10usd"),
        ("$1,000 <= sum < $5,000", "sum >= 1000usd and sum < 5000usd"),
        ("$5,000 > sum >= $1,000", "sum < 5000usd and sum >= 1000usd"),
        ("late and $1,000 <= sum < $5,000", "late and sum >= 1000usd and sum < 5000usd"),
        ("100 usd ≤ sum < 500 usd", "sum >= 100usd and sum < 500usd"),
        ("sum 超过1万美元且不超过5万美元", "sum > 10000usd and sum <= 50000usd"),
        ("sum 1万美元以下或5万美元以上", "sum <= 10000usd or sum >= 50000usd"),
        ("sum 1万美元以上或5千美元以下", "sum >= 10000usd or sum <= 5000usd"),
        ("sum 不低于1万美元且不高于5万美元", "sum >= 10000usd and sum <= 50000usd"),
        ("sum 超过1万美元且late", "sum > 10000usd and late"),
        ("sum 超过1万美元或late", "sum > 10000usd or late"),
        ("sum 超过1万美元且不超过5万美元且late", "sum > 10000usd and sum <= 50000usd and late"),
        ("sum 10万美元或以上", "sum >= 100000usd"),
        ("sum 10万美元或以下", "sum <= 100000usd"),
        ("sum 10万美元或10万美元以上", "sum >= 100000usd"),
        ("not sum >= $5 and < $10", "not (sum >= 5usd and sum < 10usd)"),
        ("sum not between $5 and $10", "sum < 5usd or sum > 10usd"),
        ("sum 不在1万美元至5万美元之间", "sum < 10000usd or sum > 50000usd"),
        ("sum isn't $5", "sum != 5usd"),
        ("sum not $5", "sum != 5usd"),
        ("sum 低于1万美元或者高于5万美元", "sum < 10000usd or sum > 50000usd"),
        ("sum $5 or less or more than $10", "sum <= 5usd or sum > 10usd"),
        ("sum more than $5 and not more than $10", "sum > 5usd and sum <= 10usd"),
        ("sum is $5–$10", "sum >= 5usd and sum <= 10usd"),
    ],
)
def test_comparisons_are_told_with_what_joins_them(said: str, meant: str) -> None:
    assert ways(said) == [meant]


@pytest.mark.parametrize(
    "said",
    [
        "sum = $5, $10",
        "sum >= 1 or 2 usd",
        "sum 超过1万美元或者late且late",
        "sum $100 to $5",
        "sum between $100 and $5",
        "sum $5 and $100",
        "sum >= $100 and < $5",
    ],
)
def test_what_is_no_range_is_told_as_none(said: str) -> None:
    (first, *_) = mistakes(program(f"when {said}", "usd"))
    assert first.help
    assert "sum" not in first.help.en
    assert "commas" not in first.help.en
    assert first.fixes == ()


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("sum >= kr 10 000,-", "nok"),
        ("sum >= kr 10 000,-", "dkk"),
        ("sum >= ¥100", "yuan"),
        ("sum >= ¥100", "jpy"),
    ],
)
def test_the_currency_of_an_attribute_chooses_among_those_of_a_sign(said: str, currency: str) -> None:
    (way,) = ways(said, currency)
    assert way.endswith(currency)


@pytest.mark.parametrize("said", ["art. L. 232-22 et L. 232-23", "art 5 et X 10 - 20", "art. 5 ust. 2 pkt 3"])
def test_no_comparison_is_told_of_a_citation(said: str) -> None:
    text = program("note 「一」", "usd").replace("basis  code art 9", f"basis  code {said}")
    for finding in compile_text(text).findings:
        assert not (finding.help and re.search(r"[<>]=", finding.help.en))


def test_a_number_keeps_its_value() -> None:
    assert ways("sum is not less than $1.5m") == ["sum >= 1500000usd"]
