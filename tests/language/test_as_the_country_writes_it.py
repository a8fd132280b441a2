"""Amounts, lengths, days and places of laws as the countries write them: read, or told with what to write; never misread."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, spelled, told, with_measure
from language.test_amounts import comparisons
from language.test_terms import term_of
from mou_compiler.interpret.spelling import term_text


def helps(said: str, currency: str = "yuan") -> list[tuple[str, str]]:
    """Return what is told to be written for a statement, in both languages."""
    findings = mistakes(with_measure(said, currency))
    return [(one.help.en, one.help.zh) for one in findings if one.help]


@pytest.mark.parametrize(
    ("said", "currency", "sign", "amount"),
    [
        (">= 25 lakh", "inr", ">=", 2_500_000),
        (">= 1.5 crore", "inr", ">=", 15_000_000),
        (">= Rs 5,00,000", "inr", ">=", 500_000),
        (">= Rs. 25 lakhs", "inr", ">=", 2_500_000),
        (">= INR 5,00,000", "inr", ">=", 500_000),
        ("₹1,25,00,000 or more", "inr", ">=", 12_500_000),
        ("exceeding 1.5 crore rupees", "inr", ">", 15_000_000),
        (">= five crore INR", "inr", ">=", 50_000_000),
        (">= 伍万元", "yuan", ">=", 50_000),
        (">= 贰拾伍万叁仟元整", "yuan", ">=", 253_000),
        ("叁拾万元以上", "yuan", ">=", 300_000),
        ("不超过人民币壹佰万元", "yuan", "<=", 1_000_000),
        (">= 人民币30万元", "yuan", ">=", 300_000),
        (">= RMB 300,000", "yuan", ">=", 300_000),
        (">= 300000 renminbi", "yuan", ">=", 300_000),
        ("3千万元以上", "yuan", ">=", 30_000_000),
        ("逾30万元", "yuan", ">", 300_000),
        (">= €2,500", "eur", ">=", 2_500),
        (">= €2.5bn", "eur", ">=", 2_500_000_000),
        (">= US$ 10 million", "usd", ">=", 10_000_000),
        (">= US$10m", "usd", ">=", 10_000_000),
        (">= five thousand dollars", "usd", ">=", 5_000),
        (">= HK$50,000", "hkd", ">=", 50_000),
        (">= A$10,000", "aud", ">=", 10_000),
        (">= £5k", "gbp", ">=", 5_000),
        (">= 5000 pounds", "gbp", ">=", 5_000),
        (">= CHF 10'000", "chf", ">=", 10_000),
        (">= ten thousand yuan", "yuan", ">=", 10_000),
        ("in excess of 10000 yuan", "yuan", ">", 10_000),
        ("greater than or equal to 10000 yuan", "yuan", ">=", 10_000),
        ("no fewer than 10000 yuan", "yuan", ">=", 10_000),
    ],
)
def test_an_amount_is_read(said: str, currency: str, sign: str, amount: int) -> None:
    text = with_measure(f"when sum {said}", currency)
    assert told(text) == []
    for measure in in_both_languages(text):
        ((found, value, unit),) = comparisons(measure.when[0])
        assert (found, value) == (sign, amount)
        assert unit in ("", currency)


@pytest.mark.parametrize(
    ("said", "currency", "english", "chinese"),
    [
        (">= 2.500,00 EUR", "eur", "sum >= 2500 eur", "sum ≥ 2500欧元"),
        (">= 2 500,50 EUR", "eur", "sum >= 2500.5 eur", "sum ≥ 2500.5欧元"),
        (">= 10,000 US dollars", "usd", "sum >= 10000 usd", "sum ≥ 1万美元"),
        (">= CNY300,000", "yuan", "sum >= 300000 yuan", "sum ≥ 30万元"),
        (">= 5천만원", "krw", "sum >= 50000000 krw", "sum ≥ 5000万韩元"),
        ("30万元（含）以下", "yuan", "sum <= 300000 yuan", "sum ≤ 30万元"),
        ("30万元以下（含30万元）", "yuan", "sum <= 300000 yuan", "sum ≤ 30万元"),
        ("30万元以内", "yuan", "sum <= 300000 yuan", "sum ≤ 30万元"),
        ("在30万元以上的", "yuan", "sum >= 300000 yuan", "sum ≥ 30万元"),
        ("满30万元", "yuan", "sum >= 300000 yuan", "sum ≥ 30万元"),
        ("介于10万元至50万元之间", "yuan", "sum >= 100000 yuan and sum <= 500000 yuan", "sum ≥ 10万元 且 sum ≤ 50万元"),
        ("10-50万元", "yuan", "sum >= 100000 yuan and sum <= 500000 yuan", "sum ≥ 10万元 且 sum ≤ 50万元"),
        ("between 10 yuan and 50 yuan", "yuan", "sum >= 10 yuan and sum <= 50 yuan", "sum ≥ 10元 且 sum ≤ 50元"),
        ("more than 10 yuan but less than 50 yuan", "yuan", "sum > 10 yuan and sum < 50 yuan", "sum ＞ 10元 且 sum ＜ 50元"),
    ],
)  # fmt: skip
def test_an_amount_that_is_not_read_is_told_whole(
    said: str, currency: str, english: str, chinese: str
) -> None:
    assert helps(f"when sum {said}", currency) == [(f"write `{english}`", f"请写「{chinese}」")]
    assert (
        told(with_measure(f"when {english}", currency))
        == told(with_measure(f"when {chinese}", currency))
        == []
    )


@pytest.mark.parametrize("said", ["100 yuan", "数十万元", "几万元", ">= 约30万元"])
def test_no_comparison_is_guessed(said: str) -> None:
    ((english, _),) = helps(f"when sum {said}")
    assert "`sum >= " not in english or " or `sum <= " in english


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("three (3) years", "3 years"),
        ("3 (three) years", "3 years"),
        ("三（3）年", "3 years"),
        ("thirty (30) days", "30 days"),
        ("forty-five days", "45 days"),
        ("one hundred and eighty days", "180 days"),
        ("叁年", "3 years"),
        ("twenty-five\u3000years", "25 years"),
        ("not exceeding three (3) years", "at most 3 years"),
        ("three (3) years or more", "at least 3 years"),
        ("until revocation", "until revocation"),
    ],
)
def test_a_length_is_read(said: str, meant: str) -> None:
    assert term_text(term_of(said)) == meant


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("for 2 years and 6 months", "30 months", "30个月"),
        ("for 2 years, 6 months", "30 months", "30个月"),
        ("for 1年零6个月", "18 months", "18个月"),
        ("for 一年半", "18 months", "18个月"),
        ("for a year and a half", "18 months", "18个月"),
        ("for 1.5 years", "18 months", "18个月"),
        ("for 1½ years", "18 months", "18个月"),
        ("for 30 calendar days", "30 days", "30日"),
        ("for 1 an", "1 year", "1年"),
        ("for 3 Jahre", "3 years", "3年"),
        ("for 6 mesi", "6 months", "6个月"),
        ("for 2 años", "2 years", "2年"),
        ("for 3년", "3 years", "3年"),
        ("for 3か月", "3 months", "3个月"),
        ("for a period not exceeding 3 years", "at most 3 years", "至多 3年"),
        ("for a minimum period of 3 years", None, None),
        ("for 3 years or longer", "at least 3 years", "至少 3年"),
        ("for not less than two (2) nor more than five (5) years", "2 years to 5 years", "2年 至 5年"),
        ("for 自公布之日起3年", "3 years from publication", "3年 自 公布"),
        ("for 3年（自公布之日起）", "3 years from publication", "3年 自 公布"),
        ("for until revoked", "until revocation", "直至 撤销"),
        ("for until the fine is paid", "until payment", "直至 缴清"),
        ("for until further notice", "indefinite", "不限期"),
        ("for as long as listed", "until exit", "直至 移出"),
        ("within forty-eight hours", "2 days", "2日"),
        ("notice fifteen (15) business days before effect", "15 working-days", "15个工作日"),
        ("objection to A within 30 calendar days from the date of notice", "30 days from notice", "30日 自 告知"),
    ],
)  # fmt: skip
def test_a_length_that_is_not_read_is_told_whole(said: str, english: str | None, chinese: str | None) -> None:
    found = helps(said)
    if english is None:
        assert "2 years" in found[0][0]  # the general form, and no other length
        return
    assert found == [(f"write `{english}`", f"请写「{chinese}」")]


def test_what_no_length_can_say_is_not_made_another_length() -> None:
    ((english, chinese),) = helps("for six months and one day")
    assert "6 months and 1 day" in english
    assert "6个月与1日" in chinese
    assert helps("for 3 years or so")[0][0].startswith("a length is exact: write `3 years` only where")
    ((english, _),) = helps("for three (4) years")
    assert english == "write `three years` or `4 years`, as the source means"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("二〇二〇年一月一日", "2020-01-01"),
        ("二零二零年十二月三十一日", "2020-12-31"),
        ("2020年01月01日", "2020-01-01"),
    ],
)
def test_a_day_is_read(said: str, meant: str) -> None:
    text = with_measure(f"in force from {said}")
    assert told(text) == []
    assert f"in force from {meant}" in spelled(text, "en")
    assert spelled(spelled(text, "zh"), "en") == spelled(text, "en")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("from 1 January 2020", "write `from 2020-01-01`"),
        ("from January 1, 2020", "write `from 2020-01-01`"),
        ("from 1er janvier 2020", "write `from 2020-01-01`"),
        ("from 31.12.2019", "write `from 2019-12-31`"),
        (
            "from 01/02/2020",
            "write `from 2020-02-01` or `from 2020-01-02`: the month stands first in some countries",
        ),
        ("from 令和2年4月1日", "write `from 2020-04-01`"),
        ("from 令和元年5月1日", "write `from 2019-05-01`"),
        ("from 民国109年1月1日", "write `from 2020-01-01`"),
        ("from 2020년 1월 1일", "write `from 2020-01-01`"),
        (
            "from 2020-01-01 through 2020-12-31",
            "write `from 2020-01-01 until 2021-01-01`: `until` names the first day outside",
        ),
        ("on 1 January 2020", "write `from 2020-01-01`"),
        ("自2020年1月1日起施行", "write `from 2020-01-01`"),
        (
            "自公布之日起",
            'write the day itself, such as `from 2018-05-01`; where it cannot be told, `unknown "why"`',
        ),
        ("from 二○二○年一月一日", "write `二〇二〇年一月一日`"),
    ],
)
def test_a_day_that_is_not_read_is_told(said: str, english: str) -> None:
    assert [en for en, _ in helps(f"in force {said}")] == [english]


def test_an_era_has_its_last_year() -> None:
    assert helps("in force from 平成32年1月1日") == [("平成 has 31 years", "平成只有31年")]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("art. 80, comma 5", "art 80(5)"),
        ("articolo 80, comma 5, lettera c", "art 80(5)(c)"),
        ("artículo 71, apartado 1, letra b)", "art 71(1)(b)"),
        ("art. 5º, § 2º, inciso III", "art 5(2)(III)"),
        ("artikel 5 lid 2", "art 5(2)"),
        ("art. 3-bis", "art 3bis"),
        ("第五至第七条", "arts 5 to 7"),
    ],
)
def test_a_place_in_a_law_is_read(said: str, printed: str) -> None:
    text = with_measure(f"basis code {said}")
    for measure in in_both_languages(text):
        assert measure.basis
    assert f"basis code {printed} }}" in spelled(text, "en")


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("第三（一）项", "请写「第三部分第（一）项」或「第（三）项第一目」"),
        ("第五条第三（一）项", "请写「第三部分第（一）项」或「第（三）项第一目」"),
        ("第伍条", "是否想写「第五条」？"),
        ("art6", "请写「第六条」"),
        ("section 6 of the Act", "删去「of the Act」：来源写在引注之前"),
        ("art 5 et seq.", "写明止于何处：「第五条至第…条」"),
        ("art. 71.1.b", "请写「第七十一条第一款第（b）项」"),
        ("第五条至七条", "请写「第五条至第七条」"),
        ("статья 5", "请写「第五条」"),
        ("makala 5", "以「art」「section」「para」「item」或「第…条」等代替「makala」"),
    ],
)
def test_a_place_in_a_law_that_is_not_read_is_told(said: str, remedy: str) -> None:
    assert [zh for _, zh in helps(f"basis code {said}")] == [remedy]
