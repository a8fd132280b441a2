"""Amounts as statutes write them: in every currency, in Han numerals, with the comparison behind the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, measure_of, spelled, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AllOf, Amount, Compare, Condition
from mou_compiler.currencies import CODES
from mou_compiler.words import CURRENCIES


def comparisons(condition: Condition) -> list[tuple[str, int, str]]:
    """Return the comparisons that a condition joins: sign, amount, unit."""
    items = condition.items if isinstance(condition, AllOf) else (condition,)
    found = []
    for item in items:
        assert isinstance(item, Compare)
        assert isinstance(item.value, Amount)
        found.append((item.operator, int(item.value.value), item.value.unit))
    return found


def compared(said: str, currency: str = "yuan") -> list[tuple[str, int, str]]:
    """Return the comparisons of a measure, which are the same in both languages, without a finding."""
    text = with_measure(f"when {said}", currency)
    assert told(text) == []
    found = [comparisons(measure.when[0]) for measure in in_both_languages(text) if measure.when]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    "code", ["EUR", "GBP", "INR", "KES", "PLN", "ALL", "XDR", "CNY", "USD", *CODES[::17]]
)
def test_every_currency_in_capital_and_small_letters(code: str) -> None:
    unit = {"CNY": "yuan"}.get(code, code.lower())
    assert compared(f"sum >= 2500 {code}", code) == [(">=", 2500, unit)]
    assert compared(f"sum >= 2500 {code.lower()}", code.lower()) == [(">=", 2500, unit)]


def test_no_code_is_missing_or_twice() -> None:
    assert len(set(CODES)) == len(CODES)
    assert all(CURRENCIES.find(code) and CURRENCIES.find(code.lower()) for code in CODES)
    assert "ZZZ" not in CURRENCIES.spellings


def test_amounts_in_two_currencies_are_still_told() -> None:
    assert told(with_measure("when sum >= 2500 usd", "eur")) == ["MOU207"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sum 100万元 以上", [(">=", 1_000_000, "yuan")]),
        ("sum 100万元以上", [(">=", 1_000_000, "yuan")]),
        ("sum 100万元及以上", [(">=", 1_000_000, "yuan")]),
        ("sum 100万元以下", [("<=", 1_000_000, "yuan")]),
        ("sum 100万元 不满", [("<", 1_000_000, "yuan")]),
        ("sum 100万元 超过", [(">", 1_000_000, "yuan")]),
        ("sum 不满100万元", [("<", 1_000_000, "yuan")]),
        ("sum 超过 一百万元", [(">", 1_000_000, "yuan")]),
        ("sum 十万元以上五十万元以下", [(">=", 100_000, "yuan"), ("<=", 500_000, "yuan")]),
        ("sum 十万元以上不满五十万元", [(">=", 100_000, "yuan"), ("<", 500_000, "yuan")]),
        ("sum 两百万元以上", [(">=", 2_000_000, "yuan")]),
        ("sum 一亿二千万零五百元以上", [(">=", 120_000_500, "yuan")]),
        ("sum 5千元以上", [(">=", 5_000, "yuan")]),
        ("sum 2百万元以上", [(">=", 2_000_000, "yuan")]),
        ("sum 2500 yuan or more", [(">=", 2_500, "yuan")]),
        ("sum 2500 yuan or less", [("<=", 2_500, "yuan")]),
        ("sum 2500 yuan less than", [("<", 2_500, "yuan")]),
        ("sum 2500 or more", [(">=", 2_500, "")]),
        ("sum less than 2500 yuan", [("<", 2_500, "yuan")]),
        ("sum not more than 2500 yuan", [("<=", 2_500, "yuan")]),
        ("sum up to 2500 yuan", [("<=", 2_500, "yuan")]),
        ("sum no less than 2500 yuan", [(">=", 2_500, "yuan")]),
        ("sum exceeds 10,000 yuan", [(">", 10_000, "yuan")]),
        ("sum exceeding 1,250,000 yuan", [(">", 1_250_000, "yuan")]),
        ("sum does not exceed 10 000 yuan", [("<=", 10_000, "yuan")]),
        ("sum not exceeding 10000 yuan", [("<=", 10_000, "yuan")]),
        ("sum >= 1.5 million yuan", [(">=", 1_500_000, "yuan")]),
        ("sum 2 million yuan or more", [(">=", 2_000_000, "yuan")]),
        ("sum >= CNY 10,000", [(">=", 10_000, "yuan")]),
        ("sum 1,000,000元以上", [(">=", 1_000_000, "yuan")]),
        ("sum 3万以上", [(">=", 30_000, "")]),
        ("sum 3万以上10万以下", [(">=", 30_000, ""), ("<=", 100_000, "")]),
        ("sum 30000以上", [(">=", 30_000, "")]),
        ("sum 达到3万元", [(">=", 30_000, "yuan")]),
        ("sum 大于3万元", [(">", 30_000, "yuan")]),
        ("sum 小于3万元", [("<", 30_000, "yuan")]),
        ("sum 未满3万元", [("<", 30_000, "yuan")]),
        ("sum 不得超过3万元", [("<=", 30_000, "yuan")]),
        ("sum 等于3万元", [("=", 30_000, "yuan")]),
    ],
)
def test_the_comparison_may_stand_behind_the_number(said: str, meant: list[tuple[str, int, str]]) -> None:
    assert compared(said) == meant


@pytest.mark.parametrize(
    ("said", "amount", "unit"),
    [
        ("$10,000", 10_000, "usd"),
        ("£250,000", 250_000, "gbp"),
        ("€15 000", 15_000, "eur"),
        ("EUR 15 000", 15_000, "eur"),
        ("eur 15000", 15_000, "eur"),
        ("15 000 euros", 15_000, "eur"),
        ("₹500000", 500_000, "inr"),
        ("500万円", 5_000_000, "jpy"),
        ("10,000 CHF", 10_000, "chf"),
        ("USD 2.5 million", 2_500_000, "usd"),
    ],
)
def test_money_as_other_countries_write_it(said: str, amount: int, unit: str) -> None:
    assert compared(f"sum > {said}", unit) == [(">", amount, unit)]


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("sum >= 15.000 eur", "write `15000 eur` or `15 eur`"),
        ("sum over 10000 eur", "write `sum > 10000 eur`"),
        ("sum below 10000 eur", "write `sum < 10000 eur`"),
        ("sum 10000 eur and above", "write `sum >= 10000 eur`"),
    ],
)
def test_what_may_be_another_amount_is_asked_about(said: str, remedy: str) -> None:
    findings = mistakes(with_measure(f"when {said}", "eur"))
    assert [one.help.en for one in findings if one.help] == [remedy]


def test_a_bound_joins_further_conditions() -> None:
    text = with_measure("when sum 10万元以上 and (sum 50万元以下 or L)")
    english, chinese = in_both_languages(text)
    assert str(english.when[0])[:5] == str(chinese.when[0])[:5] == "AllOf"
    assert "sum 100000 yuan or more and (sum 500000 yuan or less or L)" in spelled(text, "en")
    assert "sum 10万元以上 且（sum 50万元以下 或 L）" in spelled(text, "zh")


def test_an_amount_of_a_cap_may_be_in_han_numerals() -> None:
    text = with_measure("cap trade to 两百万元")
    (provision,) = measure_of(compile_text(text)).cap
    assert provision.cap == Amount(Decimal(2_000_000), "yuan")


@pytest.mark.parametrize(
    "name", ["一年级", "三日通知", "百万行动", "超过三年未年检", "不满十四周岁", "二手车"]
)
def test_a_name_may_begin_like_an_amount(name: str) -> None:
    assert told(with_measure(f"to {name}", more=f'subject {name} "Some" "某"\n')) == []


def test_a_label_can_be_named_in_quotes_wherever_a_name_belongs() -> None:
    text = with_measure('by "Charity Office", "税务局"', more='channel c "C" "丙" { from A; to B }\n')
    text = text.replace("on L", 'on "Black list"').replace("basis  code art 9", 'basis "Code" art 9')
    text = text.replace("objection to A", 'objection to "Charity Office"').replace(
        "prohibit trade", 'prohibit "贸易"'
    )
    assert told(text) == told(text.replace('"Charity Office", "税务局"', "A, B"))
    english, chinese = in_both_languages(text)
    assert [ref.id for ref in english.enforcement[0].enforcers] == ["A", "B"]
    assert [ref.id for ref in chinese.enforcement[0].enforcers] == ["A", "B"]
    assert str(english.trigger[0])[:5] == "Holds"


def test_a_label_of_two_and_a_label_of_none_are_asked_about() -> None:
    twice = with_measure('by "Charity Office"', more='agency C "Charity Office" "乙局" { kind government }\n')
    findings = [one for one in compile_text(twice).findings if one.code == "MOU201"]
    assert ["`A`" in one.help.en and "`C`" in one.help.en for one in findings] == [True]
    none = [one for one in compile_text(with_measure('by "Charity Offise"')).findings if one.code == "MOU201"]
    assert [one.help.en for one in none] == ['did you mean "Charity Office"?']
