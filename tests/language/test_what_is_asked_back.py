"""What a text leaves open is asked back, and never told as if it were said: about 3 years, 1年以内, 万元, 2 or 3 years."""

from __future__ import annotations

import re

import pytest

from language.remedies import compared, mistakes, program
from language.small import COMMON, in_both_languages, measure_of, told
from language.test_amounts_of_any_country import SCENARIO
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.situations import Impossible


def first(text: str) -> Finding:
    """Return the first of what is wrong with a text."""
    return mistakes(text)[0]


def helped(text: str) -> str:
    """Return the remedy of the first of what is wrong with a text, once it is there in both languages."""
    help_ = first(text).help
    assert help_
    assert help_.zh
    return help_.en


@pytest.mark.parametrize("said", ["1年以内", "1年内", "1年之内", "两年以内", "三年以内", "半年以内"])
def test_how_long_at_most_is_never_just_so_long(said: str) -> None:
    (remedy,) = re.findall("`([^`]+)`", helped(program(f"for {said}", "yuan")))
    text = program(f"for {remedy}", "yuan")
    assert told(text) == []
    term = measure_of(compile_text(text)).term
    assert term
    assert term.kind == "range"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("三年以内 有效", "至多 3年 有效"),
        ("三年内 起算", "至多 3年 起算"),
        ("三至五年 有效", "3年 至 5年 有效"),
        ("3-5 working-days hence", "3 working-days to 5 working-days hence"),
        ("3-5年 hence", "3年 至 5年 hence"),
    ],
)
def test_what_stands_behind_a_length_takes_nothing_from_it(said: str, meant: str) -> None:
    text = program(f"for {said}", "yuan")
    (fix,) = first(text).fixes
    assert fixed(text, fix.edits) == program(f"for {meant}", "yuan")


def test_a_time_to_act_is_just_so_long() -> None:
    text = program("objection to A within 10日内", "yuan")
    assert helped(text) == "remove `内`"


@pytest.mark.parametrize(
    "said",
    ["about 3 years", "approximately 3 years", "circa 3 years", "around 3 years", "约3年", "大约3年", "3年左右", "ca. 3 years",
     "3-5 years or so", "3-5 年 左右", "三至五年左右", "3 to 5 years or thereabouts"],
)  # fmt: skip
def test_about_so_long_goes_to_the_note(said: str) -> None:
    text = program(f"for {said}", "yuan")
    assert "`note`" in helped(text)
    assert first(text).fixes == ()


@pytest.mark.parametrize("said", ["2 or 3 years", "two or three years", "2年或3年", "2或3年"])
def test_one_length_or_another_is_no_range(said: str) -> None:
    text = program(f"for {said}", "yuan")
    assert helped(text).startswith("say which is meant: `2 years`, `3 years`")
    assert first(text).fixes == ()


@pytest.mark.parametrize("said", ["万元", "百元", "亿元", "万元以上"])
def test_a_size_without_its_number_is_no_amount(said: str) -> None:
    sign = "" if said.endswith("以上") else ">="
    assert helped(program(f"when sum {sign} {said}", "yuan")).startswith("write the number before it")


@pytest.mark.parametrize("said", ["十元", "百万元", "1万元", "两万元"])
def test_a_number_of_one_word_is_an_amount(said: str) -> None:
    assert told(program(f"when sum >= {said}", "yuan")) == []


@pytest.mark.parametrize("said", ["1.234 usd", "$1.234", "1.234"])
def test_each_way_to_read_an_amount_is_accepted(said: str) -> None:
    text = program(f"when sum >= {said}", "usd")
    ways = [fixed(text, one.edits) for one in first(text).fixes]
    assert len(ways) == 2
    assert [told(one) for one in ways] == [[], []]


@pytest.mark.parametrize(
    "said", ["sum >= 1.2340 usd", "cnt >= 1.2340", "share >= 1.234%", "sum >= 1.2345 usd"]
)
def test_a_part_is_written_in_either_language_as_it_is_read(said: str) -> None:
    one, other = in_both_languages(program(f"when {said}", "usd"))
    assert compared(one.when[0]) == compared(other.when[0])


@pytest.mark.parametrize("day", ["17", "99999", "1 Mar 17", "123"])
def test_a_year_has_four_digits(day: str) -> None:
    text = COMMON.replace("2000-01-01", day) % {"currency": "usd"}
    assert helped(text).startswith("write a year with its four digits")
    assert first(text).fixes == ()


@pytest.mark.parametrize("day", ["2000-03 or 2000-04", "1 March 2000 or 2001"])
def test_one_day_or_another_is_asked(day: str) -> None:
    assert helped(COMMON.replace("2000-01-01", day) % {"currency": "usd"}).startswith("it is one day")


@pytest.mark.parametrize("said", ["20000101", "200001", "2000", "2000-01"])
def test_days_without_hyphens_are_days(said: str) -> None:
    assert told(COMMON.replace("2000-01-01", said) % {"currency": "usd"}) == []


@pytest.mark.parametrize(
    ("currency", "said", "way"),
    [
        ("hkd", "$100", "sum >= 100 hkd"),
        ("aud", "$100", "sum >= 100 aud"),
        ("hkd", "100元", "sum >= 100 hkd"),
        ("jpy", "100圓", "sum >= 100 jpy"),
        ("yuan", "100圓", "sum >= 100 yuan"),
        ("eur", "$100", ""),
        ("hkd", "US$100", ""),
        ("hkd", "100 usd", ""),
    ],
)
def test_a_sign_of_several_currencies_is_of_the_one_declared(currency: str, said: str, way: str) -> None:
    text = program(f"when sum >= {said}", currency)
    ways = re.findall("`([^`]+)`", helped(text))
    assert ways == ([way] if way else [])
    assert all(told(program(f"when {one}", currency)) == [] for one in ways)


@pytest.mark.parametrize(("said", "ways"), [("30", ["30%"]), ("0.3", ["30%"]), ("1", ["100%", "1%"])])
def test_a_share_is_told_in_percent(said: str, ways: list[str]) -> None:
    assert re.findall("`([^`]+)`", helped(program(f"when share >= {said}", "usd"))) == ways


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("5 days prior to entry", "did you mean `before entry`?"),
        ("5 days ahead of the entry", "did you mean `before entry`?"),
        ("5个工作日 列入前", "did you mean `before entry`?"),
        ("5个工作日前", "say before which event, such as `5 working-days before entry`"),
        ("提前5日", "say before which event, such as `5 days before entry`"),
        ("提前五个工作日", "say before which event, such as `5 working-days before entry`"),
    ],
)
def test_how_long_before_what_is_told(said: str, remedy: str) -> None:
    text = COMMON.replace("notice    5 days before entry", f"notice {said}") % {"currency": "usd"}
    assert helped(text) == remedy
    assert [told(fixed(text, one.edits)) for one in first(text).fixes] in ([], [[]])


def test_what_an_event_is_of_is_no_part_of_it() -> None:
    said = "objection to A within 10 days from receipt of notice"
    text = COMMON.replace("objection to A within 5 days", said) % {"currency": "usd"}
    assert helped(text).startswith("remove `of notice`")
    assert told(text.replace(" of notice", "")) == []


@pytest.mark.parametrize(
    "said",
    ["art. 5 ust. 2 pkt 3", "ст. 5", "§ 5 odst. 2 písm. a)", "c. 5", "art. L. 232-22 et L. 232-23"],
)
def test_a_citation_is_told_as_a_citation(said: str) -> None:
    text = program("note 「一」", "usd").replace("basis  code art 9", f"basis  code {said}")
    helps = [one.help for one in compile_text(text).findings if one.code < "MOU2" and one.help]
    assert helps
    for one in helps:
        assert not re.search("10000 eur|3 years|[<>]=", one.en)
        assert re.search(r"art|§|para", one.en)


def hypothetical(given: str) -> Compiled:
    """Return a corpus with a scenario in which something is given."""
    return compile_text(program("when sum >= 100", "usd") + SCENARIO % {"given": given})


@pytest.mark.parametrize("given", ["sum", "not sum", "cnt", "not share"])
def test_a_quantity_is_neither_true_nor_false(given: str) -> None:
    compiled = hypothetical(given)
    with pytest.raises(Impossible, match="not true or false"):
        Hypothetical(compiled.view, compiled.corpus.scenarios["s"])


def test_a_quantity_has_a_value() -> None:
    compiled = hypothetical("sum = 200")
    assert Hypothetical(compiled.view, compiled.corpus.scenarios["s"])
