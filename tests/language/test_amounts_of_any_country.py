"""Amounts, shares and counts of any country: read exactly, or told with what to write, which then means the same.

Every remedy that is told is taken by the test, and the program that it makes must compile and mean what was written.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import strategies as st

from language.remedies import meanings, mistakes, program, remedies
from language.small import measure_of, told
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AnyOf
from mou_compiler.findings.fix import fixed
from mou_compiler.syntax.amounts_meant import comparison_meant
from tried import tried_on


@pytest.mark.parametrize(
    ("said", "currency", "sign", "value"),
    [
        ("1000 £", "gbp", ">=", 1_000),
        ("₩5000", "krw", ">=", 5_000),
        ("10 000 €", "eur", ">=", 10_000),
        ("10\u00a0000\u00a0€", "eur", ">=", 10_000),
        ("10\u202f000\u202f€", "eur", ">=", 10_000),
        ("10.000,00 €", "eur", ">=", 10_000),
        ("1.250.000 €", "eur", ">=", 1_250_000),
        ("1 250 000,00 EUR", "eur", ">=", 1_250_000),
        ("10 k€", "eur", ">=", 10_000),
        ("2,5 Mio. €", "eur", ">=", 2_500_000),
        ("3 Mrd. EUR", "eur", ">=", 3_000_000_000),
        ("5 millones EUR", "eur", ">=", 5_000_000),
        ("2 mln EUR", "eur", ">=", 2_000_000),
        ("SFr. 500.–", "chf", ">=", 500),
        ("CHF 10'000.–", "chf", ">=", 10_000),
        ("Rs. 5,00,000/-", "inr", ">=", 500_000),
        ("₹ 1,25,00,000", "inr", ">=", 12_500_000),
        ("1億円", "jpy", ">=", 100_000_000),
        ("5000円以上", "jpy", ">=", 5_000),
        ("1억 2천만원", "krw", ">=", 120_000_000),
        ("5만원", "krw", ">=", 50_000),
        ("1亿2000万元", "yuan", ">=", 120_000_000),
        ("3万5千元", "yuan", ">=", 35_000),
        ("1万2345元", "yuan", ">=", 12_345),
        ("5千5百元", "yuan", ">=", 5_500),
        ("1亿零500万元", "yuan", ">=", 105_000_000),
        ("US$ 1.5m", "usd", ">=", 1_500_000),
        ("500 $", "usd", ">=", 500),
        ("500 zł", "pln", ">=", 500),
        ("half a million yuan", "yuan", ">=", 500_000),
        ("one and a half million yuan", "yuan", ">=", 1_500_000),
        ("a hundred and twenty yuan", "yuan", ">=", 120),
        ("a thousand and five yuan", "yuan", ">=", 1_005),
        ("a hundred and five thousand yuan", "yuan", ">=", 105_000),
        ("two million five hundred thousand yuan", "yuan", ">=", 2_500_000),
        ("two and a half million yuan", "yuan", ">=", 2_500_000),
        ("１，５００元", "yuan", ">=", 1_500),
        ("５０００元", "yuan", ">=", 5_000),
        ("٥٠٠٠ sar", "sar", ">=", 5_000),
        ("1.234万元", "yuan", ">=", 12_340),
        ("新台幣100萬元", "twd", ">=", 1_000_000),
        ("港幣50萬元", "hkd", ">=", 500_000),
        ("HK$500元", "hkd", ">=", 500),
        ("$5.000.000 MXN", "mxn", ">=", 5_000_000),
        ("Rp 5.000.000", "idr", ">=", 5_000_000),
        ("500,- €", "eur", ">=", 500),
    ],
)
def test_an_amount_keeps_its_currency_and_its_size(said: str, currency: str, sign: str, value: int) -> None:
    assert meanings(f"sum >= {said}", currency) == [[(sign, Decimal(value), currency)]]


@pytest.mark.parametrize(
    ("said", "currency", "ways"),
    [
        ("sum >= 10.000 €", "eur", [(10_000, "eur"), (10, "eur")]),
        ("sum >= 10.000", "eur", [(10_000, ""), (10, "")]),
        ("cnt >= 10.000", "yuan", [(10_000, ""), (10, "")]),
        ("cnt >= 1.500", "yuan", [(1_500, ""), ("1.5", "")]),
        ("share >= 12,500%", "yuan", [(12_500, "%"), ("12.5", "%")]),
        ("sum >= ¥5000", "usd", [(5_000, "yuan"), (5_000, "jpy")]),
        ("sum >= 5.000,- EUR", "eur", [(5_000, "eur"), (5, "eur")]),
        ("sum >= 5.000 k€", "eur", [(5_000, "eur")]),
        ("sum >= ￥5万", "usd", [(50_000, "yuan"), (50_000, "jpy")]),
    ],
)
def test_an_amount_of_two_readings_is_asked_about(
    said: str, currency: str, ways: list[tuple[int | str, str]]
) -> None:
    english, _ = remedies(f"when {said}", currency)
    shown = [way.rpartition(">= ")[2] for way in english]
    assert shown == [f"{value}{'' if unit in ('', '%') else ' '}{unit}" for value, unit in ways]


@pytest.mark.parametrize("said", ["cnt >= 0.500", "cnt >= 1234.500", "share >= 12.500%", "sum >= 1.5 yuan"])
def test_a_plain_decimal_is_no_thousand(said: str) -> None:
    assert told(program(f"when {said}", "yuan")) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("share >= 百分之二十", [(">=", "20", "%")]),
        ("share 百分之二十以上", [(">=", "20", "%")]),
        ("share 不低于百分之20", [(">=", "20", "%")]),
        ("share >= 20 per cent", [(">=", "20", "%")]),
        ("share >= 千分之五", [(">=", "0.5", "%")]),
        ("share >= 5‰", [(">=", "0.5", "%")]),
        ("share >= 25 bps", [(">=", "0.25", "%")]),
        ("share >= 12,5 %", [(">=", "12.5", "%")]),
        ("share not less than 1 % nor more than 5 %", [(">=", "1", "%"), ("<=", "5", "%")]),
        ("share 1～3%", [(">=", "1", "%"), ("<=", "3", "%")]),
        ("share between 1 and 3 percent", [(">=", "1", "%"), ("<=", "3", "%")]),
        ("share 百分之十至二十", [(">=", "10", "%"), ("<=", "20", "%")]),
        ("share 10%至20%", [(">=", "10", "%"), ("<=", "20", "%")]),
        ("share ≥10% and ≤20%", [(">=", "10", "%"), ("<=", "20", "%")]),
        ("share 超过百分之十不满百分之二十", [(">", "10", "%"), ("<", "20", "%")]),
        ("sum 超过10万元不满50万元", [(">", "100000", "yuan"), ("<", "500000", "yuan")]),
        ("sum 10万元以上、50万元以下", [(">=", "100000", "yuan"), ("<=", "500000", "yuan")]),
        (
            "sum 10万元以上（含本数）50万元以下（不含本数）",
            [(">=", "100000", "yuan"), ("<", "500000", "yuan")],
        ),
        ("sum 5万元（不含本数）以上", [(">", "50000", "yuan")]),
        ("sum from 100 yuan up to 200 yuan", [(">=", "100", "yuan"), ("<=", "200", "yuan")]),
        ("sum mindestens 5000 yuan", [(">=", "5000", "yuan")]),
        ("sum au moins 5 000 yuan", [(">=", "5000", "yuan")]),
        ("sum is at least 100 yuan", [(">=", "100", "yuan")]),
        ("cnt three or more", [(">=", "3", "")]),
        ("cnt 3個以上", [(">=", "3", "")]),
        ("cnt >= III", [(">=", "3", "")]),
        ("cnt >= 3人", [(">=", "3", "")]),
        ("cnt >= 3 persons", [(">=", "3", "")]),
        ("cnt 3～5", [(">=", "3", ""), ("<=", "5", "")]),
        ("age 30～60日", [(">=", "30", "days"), ("<=", "60", "days")]),
        ("sum 1～3万元", [(">=", "10000", "yuan"), ("<=", "30000", "yuan")]),
        ("sum = 1−3 yuan", [(">=", "1", "yuan"), ("<=", "3", "yuan")]),
        ("sum 1‑3 yuan", [(">=", "1", "yuan"), ("<=", "3", "yuan")]),
        ("sum 1–3 yuan", [(">=", "1", "yuan"), ("<=", "3", "yuan")]),
        ("sum 1 — 3 yuan", [(">=", "1", "yuan"), ("<=", "3", "yuan")]),
        ("sum >= 5万元以上", [(">=", "50000", "yuan")]),
        ("sum 5万元以上（不含5万元）", [(">", "50000", "yuan")]),
        ("sum 5万元以下（不含）", [("<", "50000", "yuan")]),
    ],
)
def test_shares_counts_and_ranges(said: str, meant: list[tuple[str, str, str]]) -> None:
    assert meanings(said) == [[(sign, Decimal(value), unit) for sign, value, unit in meant]]


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("sum >= 5万元（不含）", ["sum > 50000 yuan", "sum >= 50000 yuan"]),
        ("sum >= 5000元以下", ["sum >= 5000 yuan", "sum <= 5000 yuan"]),
        ("sum 超过5万元以上", ["sum > 50000 yuan", "sum >= 50000 yuan"]),
        ("sum >= 1～3万元", ["sum >= 10000 yuan", "sum >= 30000 yuan"]),
    ],
)
def test_a_comparison_that_contradicts_itself_is_asked_about(said: str, ways: list[str]) -> None:
    assert remedies(f"when {said}", "yuan")[0] == ways


@pytest.mark.parametrize(
    ("said", "unit", "value"),
    [
        ("sum >= 5角", "yuan", "0.5"),
        ("sum >= 3元5角", "yuan", "3.5"),
        ("sum >= 3块5毛", "yuan", "3.5"),
        ("sum >= 三元二角五分", "yuan", "3.25"),
        ("sum 五角以上", "yuan", "0.5"),
        ("share >= 一成", "%", "10"),
        ("share 三成以上", "%", "30"),
        ("share >= 两成半", "%", "25"),
        ("share >= 1.5成", "%", "15"),
        ("share >= 1/5", "%", "20"),
        ("share >= one fifth", "%", "20"),
        ("share >= two-fifths", "%", "40"),
        ("share at least a quarter", "%", "25"),
        ("share >= 五分之一", "%", "20"),
        ("share >= 3/4", "%", "75"),
    ],
)
def test_what_is_told_as_a_part_is_so_much(said: str, unit: str, value: str) -> None:
    assert meanings(said) == [[(">=", Decimal(value), unit)]]


@pytest.mark.parametrize(
    "said",
    ["share >= 1/3", "share >= 三分之二", "share >= 5/4", "sum >= 1/5", "cnt >= 1/2", "share >= 3成员"],
)
def test_a_part_that_is_no_exact_percentage_or_of_nothing_is_no_other_amount(said: str) -> None:
    findings = mistakes(program(f"when {said}", "yuan"))
    assert findings
    assert [one.fixes for one in findings if one.fixes] == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sum = 5 yuan or 100 yuan or 200 yuan", ["5", "100", "200"]),
        ("sum = 5 or 100 or 200 yuan", ["5", "100", "200"]),
        ("sum = ¥5 or ¥10 or ¥15", ["5", "10", "15"]),
        ("sum = 5元或10元或20元", ["5", "10", "20"]),
        ("cnt = 3 or 4 or 5 or 6", ["3", "4", "5", "6"]),
    ],
)
def test_more_than_two_amounts_are_told_each(said: str, meant: list[str]) -> None:
    english, chinese = remedies(f"when {said}", "yuan")
    for way in (english[0], chinese[0]):
        text = program(f"when {way}", "yuan")
        assert [code for code in told(text) if code < "MOU3"] == []
        (condition,) = measure_of(compile_text(text)).when
        assert isinstance(condition, AnyOf)
        assert [str(item.value.value) for item in condition.items] == meant  # type: ignore[union-attr]


@pytest.mark.parametrize("currency", ["sek", "nok", "dkk", "isk"])
@pytest.mark.parametrize(
    "said", ["sum >= 10 000 kr", "sum >= kr 10 000", "sum at least 10 000 kr.", "sum 10 000 kr or more"]
)
def test_crowns_are_those_of_the_attribute(currency: str, said: str) -> None:
    assert remedies(f"when {said}", currency)[0] == [f"sum >= 10000 {currency}"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("when either sum >= 5 yuan or cnt >= 3", "when sum >= 5 yuan or cnt >= 3"),
        ("when both sum >= 5 yuan and cnt >= 3", "when sum >= 5 yuan and cnt >= 3"),
        ("when (either sum >= 5 yuan or cnt >= 3) and L", "when (sum >= 5 yuan or cnt >= 3) and L"),
    ],
)
def test_a_word_that_announces_alternatives_is_removed(said: str, meant: str) -> None:
    text = program(said, "yuan")
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    assert fixed(text, fix.edits) == program(meant, "yuan")


@pytest.mark.parametrize(
    "said", ["L and either sum >= 5 yuan or cnt >= 3", "not both sum >= 5 yuan and cnt >= 3"]
)
def test_where_it_binds_brackets_are_asked_for(said: str) -> None:
    (finding,) = mistakes(program(f"when {said}", "yuan"))
    assert finding.fixes == ()
    assert finding.help is not None
    assert "`A and (B or C)`" in finding.help.en


def test_what_is_declared_so_may_be_called_either() -> None:
    text = program("when either", "yuan") + 'attribute either "Either" "任一" { type flag }\n'
    assert [code for code in told(text) if code < "MOU3"] == []


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("sum >= 三万五", ["sum >= 30005", "sum >= 35000"]),
        ("sum >= 三万五元", ["三万零五元", "三万五千元"]),
        ("sum 一千二元以上", ["一千零二元以上", "一千二百元以上"]),
        ("sum >= 两百五元", ["两百零五元", "两百五十元"]),
        ("sum >= 500 kr", ["sum >= 500 sek"]),
    ],
)
def test_a_number_that_leaves_something_out_is_asked_about(said: str, ways: list[str]) -> None:
    assert remedies(f"when {said}", "sek")[0] == ways


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("for one and a half years", "18 months"),
        ("for 2 and a half years", "30 months"),
        ("for two and a half years", "30 months"),
        ("for ½ year", "6 months"),
        ("for 1/2 year", "6 months"),
        ("for 3 yrs.", "3 years"),
        ("for 一年半", "18 months"),
        ("for 半年以内", "at most 6 months"),
        ("for two fortnights", "4 weeks"),
        ("for 3 à 5 ans", "3 years to 5 years"),
        ("for at least 2 years and at most 5 years", "2 years to 5 years"),
        ("for at least 2 years, at most 5 years", "2 years to 5 years"),
        ("for at least 2 years but at most 5 years", "2 years to 5 years"),
        ("for 至少2年且至多5年", "2 years to 5 years"),
        ("for 至少2年，至多5年", "2 years to 5 years"),
        ("for 不少于2年且不超过5年", "2 years to 5 years"),
        ("for not less than 2 years and not more than 5 years", "2 years to 5 years"),
        ("for 10.000 days", "10000 days"),
        ("notice 5 – 10 days before entry", "5 days to 10 days"),
        ("cap trade to 5万元以下", "50000 yuan"),
        ("cap trade to at most 5 yuan", "5 yuan"),
        ("cap trade to 10.000 €", "10000 eur"),
        ("cap trade to 1.000,50 EUR", "1000.5 eur"),
        ("cap trade to 10 k€", "10000 eur"),
    ],
)
def test_lengths_and_ceilings_are_told_whole(said: str, meant: str) -> None:
    english, chinese = remedies(said, "eur")
    assert english[0] == meant
    lead = said.split(" to ", maxsplit=1)[0] + " to" if "cap" in said else said.split(" ", maxsplit=1)[0]
    behind = " before entry" if "before" in said else ""
    for written in (english[0], chinese[0]):
        assert told(program(f"{lead} {written}{behind}", "eur")) == []


@pytest.mark.parametrize(
    "said", ["notice soon", "notice 及时", "notice without delay", "objection to A promptly"]
)
def test_a_time_that_no_length_says_is_told_as_such(said: str) -> None:
    (finding,) = mistakes(program(said, "yuan"))
    assert finding.message.en == "it is not said how long"
    assert finding.help
    ((_, remedy),) = re.findall('(such as `[^`]+`.*)`(unknown "[^`]+")`', finding.help.en)
    assert told(program(f"{said.split(maxsplit=1)[0]} {remedy}", "yuan")) == []


@pytest.mark.parametrize("said", ["when 1.5 times in L within 1 year", "when 2 times in L within 1.5 years"])
def test_no_part_of_a_count_is_dropped(said: str) -> None:
    assert told(program(said, "yuan")) == ["MOU204"]


@pytest.mark.parametrize("said", ["sum >= -5 yuan", "sum >= −5 yuan", "sum >= –5 yuan", "share >= -5%"])
def test_a_sign_of_less_than_nothing_is_never_removed(said: str) -> None:
    findings = [one for one in compile_text(program(f"when {said}", "yuan")).findings if one.code == "MOU103"]
    assert findings[0].help
    assert "below zero" in findings[0].help.en
    assert "负数" in findings[0].help.zh


@pytest.mark.parametrize("sign", list("~～〜∼–—―−‐‑‒－"))
@pytest.mark.parametrize(
    "said", ["for 1{}3 years", "for 1{}3年", "for 1 {} 3个月", "within 1{}3 working-days"]
)
def test_a_range_of_lengths_never_joins_its_digits(said: str, sign: str) -> None:
    said = f"objection to A {said.format(sign)}" if "within" in said else said.format(sign)
    ((remedy,), _) = remedies(said, "yuan")
    number = remedy.partition(" ")[0]
    assert number == "1"
    assert " to 3 " in remedy
    lead = "objection to A within" if "within" in said else "for"
    assert told(program(f"{lead} {remedy}", "yuan")) == []


def test_money_says_its_currency_somewhere() -> None:
    text = 'attribute fee "Fee" "费用" { type money }\n'
    for said in ("fee >= 50万", "fee >= 1 million", "fee >= 500"):
        assert told(text + program(f"when {said}", "yuan")) == ["MOU207"]
    both = program("when fee >= 50万 and fee <= 90万元", "yuan")
    assert told(text + both) == []
    assert told(program("when sum >= 50万", "yuan")) == []


SCENARIO = """\
territory city "City" "市" { level region; in land }
scenario s { day 2017-01-01; subject firm; in land; given %(given)s; expect prohibit trade }
"""


@pytest.mark.parametrize(
    ("given_", "codes"),
    [
        ("sum = 200 usd", []),
        ("sum = 200", []),
        ("sum = 200 yuan", ["MOU207"]),
        ("sum = 20%", ["MOU207"]),
        ("share = 20%", []),
        ("share = 3", ["MOU207"]),
        ("cnt = 3", []),
        ("cnt = 2016-01-01", ["MOU207"]),
        ("cnt", ["MOU207"]),
    ],
)
def test_a_value_of_a_scenario_is_of_its_type_and_currency(given_: str, codes: list[str]) -> None:
    text = program("when sum >= 100", "usd") + SCENARIO % {"given": given_}
    assert [code for code in told(text) if code == "MOU207"] == codes


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("sum = 1～3 usd", ["sum = 1 usd", "sum = 3 usd"]),
        ("sum = 1 to 3 usd", ["sum = 1 usd", "sum = 3 usd"]),
        ("sum = 10.000 usd", ["10000 usd", "10 usd"]),
        ("sum 5万美元", ["sum = 50000 usd"]),
        ("sum = 5万美元以上", ["sum = 50000 usd"]),
        ("sum = 1.5m usd", ["sum = 1500000 usd"]),
    ],
)
def test_a_value_of_a_scenario_is_told_as_one_value(said: str, ways: list[str]) -> None:
    text = program("when sum >= 100", "usd") + SCENARIO % {"given": said}
    found = [one.help for one in compile_text(text).findings if one.code < "MOU3" and one.help]
    (help_,) = [one for one in found if one.en.startswith("write `")]
    assert re.findall("`([^`]+)`", help_.en) == ways
    for way in ways if ways[0].startswith("sum") else ():
        assert "MOU1" not in str(told(program("when sum >= 100", "usd") + SCENARIO % {"given": way}))


GROUPS = {"": "", ",": ",", "'": "'", "’": "’", "nbsp": "\u00a0", "narrow": "\u202f", "blank": " "}
MONEY = [
    "€",
    "£",
    "₹",
    "₩",
    "₽",
    "eur",
    "EUR",
    "CHF",
    "yuan",
    "元",
    "万元",
    "亿元",
    "日元",
    "円",
    "원",
    "zł",
    "per cent",
    "%",
]
CODES = {
    "€": "eur", "£": "gbp", "₹": "inr", "₩": "krw", "₽": "rub", "EUR": "eur", "CHF": "chf", "元": "yuan", "万元": "yuan",
    "亿元": "yuan", "日元": "jpy", "円": "jpy", "원": "krw", "zł": "pln", "per cent": "%",
}  # fmt: skip
TIMES = {"万元": 10_000, "亿元": 100_000_000}


@tried_on(
    number=st.integers(1, 99_999_999),
    group=st.sampled_from(sorted(GROUPS)),
    cents=st.sampled_from(["", ".5", ".25", ",50", ",05"]),
    unit=st.sampled_from(MONEY),
    blank=st.sampled_from(["", " "]),
    sign=st.sampled_from([">=", "≥", "at least", "不低于", "不少于", ""]),
    behind=st.sampled_from(["", "以上"]),
    few=20,
    many=600,
)
def test_the_value_written_is_the_value_meant(
    number: int, group: str, cents: str, unit: str, blank: str, sign: str, behind: str
) -> None:
    if cents.startswith(",") and group == ",":
        group = ""
    if not sign:
        behind = "以上"
    digits = f"{number:,}".replace(",", GROUPS[group])
    written = f"{digits}{cents}{' ' if unit.isascii() and unit != '%' else blank}{unit}"
    figure, currency = ("share", "yuan") if CODES.get(unit, unit) == "%" else ("sum", CODES.get(unit, unit))
    value = (number + Decimal(cents.replace(",", ".") or 0)) * TIMES.get(unit, 1)
    expected = [[(">=", value, CODES.get(unit, unit))]]
    found = meanings(f"{figure} {sign} {written}{behind}", currency)
    assert found == expected or (figure == "share" and expected[0] in found)


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("sum >= 1000000 yuans", ["sum >= 1000000 yuan"]),
        ("sum >= 5 million yuans", ["sum >= 5000000 yuan"]),
        ("sum >= 5 renminbis", ["sum >= 5 yuan"]),
        ("sum >= 5 Chinese yuan", ["sum >= 5 yuan"]),
        ("sum >= 5 zlotys", ["sum >= 5 pln"]),
        ("sum >= 5 naira", ["sum >= 5 ngn"]),
        ("sum >= 5 kronor", ["sum >= 5 sek", "sum >= 5 nok", "sum >= 5 dkk", "sum >= 5 isk"]),
        ("sum >= 5 pesos", ["sum >= 5 mxn", "sum >= 5 php", "sum >= 5 clp", "sum >= 5 cop", "sum >= 5 ars"]),
    ],
)
def test_money_is_known_by_its_names_and_written_in_place(said: str, ways: list[str]) -> None:
    text = program(f"when {said}", "yuan").replace("currency yuan", "")
    (finding,) = mistakes(text)
    assert [fixed(text, fix.edits) for fix in finding.fixes] == [text.replace(said, way) for way in ways]


@pytest.mark.parametrize(("said", "near"), [("sum >= 5 euroes", "euros"), ("age >= 5 dayz", "days")])
def test_a_unit_with_a_slip_is_asked_about(said: str, near: str) -> None:
    (finding,) = mistakes(program(f"when {said}", "eur"))
    assert finding.help.en == f"did you mean `{near}`?"


@pytest.mark.parametrize("said", ["sum >= 5 bitcoin", "cnt >= 5 widgets and late", "条件 sum ≥ 5 个贝壳"])
def test_what_is_no_unit_is_told_so(said: str) -> None:
    finding = mistakes(program(said if said.startswith("条件") else f"when {said}", "eur"))[0]
    assert finding.fixes == ()


@pytest.mark.parametrize("said", ["a hundred and five-and-twenty", "two hundred and twenty six seven"])
def test_a_number_in_words_is_never_read_in_part(said: str) -> None:
    assert comparison_meant("sum", f">= {said} yuan") is None
    assert comparison_meant("sum", ">= a hundred yuan and one-person") is not None
