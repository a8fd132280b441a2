"""Terms of which the most or the least alone is said, terms until an event, and lengths in other units."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, measure_of, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Length, Term
from mou_compiler.findings.fix import fixed
from mou_compiler.interpret.spelling import term_text


def term_of(said: str) -> Term:
    """Return the term of a measure, which is the same in both languages, without a finding."""
    text = with_measure(f"for {said}")
    assert told(text) == []
    english, chinese = (measure.term for measure in in_both_languages(text))
    assert english is not None
    assert chinese is not None
    assert english._replace(place=chinese.place) == chinese
    return english


@pytest.mark.parametrize(
    "said",
    ["at most 1 year", "up to 1 year", "not more than 1 year", "no more than 1 year", "1 year or less",
     "at most one year", "a maximum of 1 year", "not exceeding 1 year", "no longer than one year", "one year or less",
     "不得超过1年", "至多1年", "最多 1年", "不超过1年", "不超过一年", "1年以下", "一年以下", "<= 1 year"],
)  # fmt: skip
def test_the_most_alone(said: str) -> None:
    term = term_of(said)
    assert (term.kind, term.least, term.most) == ("range", Length(0, "years"), Length(1, "years"))
    assert (term_text(term), term_text(term, "zh")) == ("at most 1 year", "至多1年")


@pytest.mark.parametrize(
    "said",
    [
        "at least one year",
        "a minimum of 1 year",
        "not before 1 year",
        "not earlier than 1 year",
        "不早于1年",
        "one year or more",
        "at least 1 year",
        "not less than 1 year",
        "1 year or more",
        "1年以上",
        "至少1年",
        "不少于一年",
    ],
)
def test_the_least_alone(said: str) -> None:
    term = term_of(said)
    assert (term.kind, term.least, term.most) == ("at-least", Length(1, "years"), None)
    assert (term_text(term), term_text(term, "zh")) == ("at least 1 year", "至少1年")


@pytest.mark.parametrize(
    "said", ["1年以上3年以下", "一年以上三年以下", "at least 1 year at most 3 years", "1 to 3 years"]
)
def test_both(said: str) -> None:
    term = term_of(said)
    assert (term.kind, term.least, term.most) == ("range", Length(1, "years"), Length(3, "years"))


def test_until_an_event() -> None:
    for said in ("until payment", "直至 缴清"):
        term = term_of(said)
        assert (term.kind, term.least, term.most, term.start) == ("until", None, None, "payment")
        assert (term_text(term), term_text(term, "zh")) == ("until payment", "直至缴清")


def test_an_extension_and_an_event_go_with_a_most() -> None:
    term = term_of("at most 1 year extendable at most 6 months from publication")
    assert term.extension == (Length(0, "months"), Length(6, "months"))
    assert term_text(term) == "at most 1 year, extendable by at most 6 months from publication"
    assert term_text(term, "zh") == "自公布起至多1年，可延长至多6个月"


def test_deadlines_and_waiting_times_too() -> None:
    text = with_measure(
        "within at most 5 days; notice at most 3 days before effect; objection to A within 不超过5日"
    )
    assert told(text) == []
    for measure in in_both_languages(text):
        assert measure.within is not None
        assert measure.within.most == Length(5, "days")
        assert measure.notice is not None
        assert measure.notice.deadline is not None
        assert (measure.notice.deadline.most, measure.notice.before) == (Length(3, "days"), "effect")
        assert measure.objection is not None
        assert measure.objection.deadline is not None
        assert measure.objection.deadline.most == Length(5, "days")


def test_an_open_term_is_longer_than_none_and_shorter_than_none() -> None:
    longer = with_measure("for at least 1 year; measure 2 { on L; prohibit trade; for at least 2 years }")
    longer = longer.replace("; measure 2", " }\n    measure 2").replace("} }\n}", "}\n}")
    assert told(longer) == ["MOU402"]  # they differ, and neither covers the other
    assert told(longer.replace("2 years }", "1 year }")) == ["MOU403"]


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("notice 3 business days before entry", "3 working-days", "3个工作日"),
        ("notice three working days before entry", "3 working-days", "3个工作日"),
        ("notice 1 business day before entry", "1 working-day", "1个工作日"),
        ("notice 3个营业日 先于 列入", "3 working-days", "3个工作日"),
        ("for 2 fortnights", "4 weeks", "4周"),
        ("for 3 quarters", "9 months", "9个月"),
        ("for half a year", "6 months", "6个月"),
        ("for 半年", "6 months", "6个月"),
        ("for 90 calendar days", "90 days", "90日"),
        ("for 48 hours", "2 days", "2日"),
        ("for a year", "1 year", "1年"),
        ("for between 1 and 3 years", "1 year to 3 years", "1年 至 3年"),
        ("for 3年間", "3 years", "3年"),
        (
            "for a period of not less than 2 years and not more than 5 years",
            "2 years to 5 years",
            "2年 至 5年",
        ),
        ("for 2 years beginning with publication", "2 years from publication", "2年 自 公布"),
        ("for 2 years running from the notice", "2 years from notice", "2年 自 告知"),
        ("for 2 years (from entry)", "2 years from entry", "2年 自 列入"),
        ("for 2 ans à compter de la publication", "2 years from publication", "2年 自 公布"),
        ("for 2 Jahre ab Zustellung", "2 years from service", "2年 自 送达"),
        ("for 2 años a partir de la publicación", "2 years from publication", "2年 自 公布"),
        ("for 3 lata od dnia doręczenia", "3 years from service", "3年 自 送达"),
        ("for 公布の日から3年間", "3 years from publication", "3年 自 公布"),
        ("for 공포한 날부터 3년간", "3 years from publication", "3年 自 公布"),
        ("期限 二年，可延长一年", "2 years extendable 1 year", "2年 延长 1年"),
        ("期限 二年，最多可延长一年", "2 years extendable at most 1 year", "2年 延长 至多 1年"),
        (
            "for 2 years, may be extended by up to 1 year",
            "2 years extendable at most 1 year",
            "2年 延长 至多 1年",
        ),
        (
            "for 2 years, may be extended for 1 year from entry",
            "2 years extendable 1 year from entry",
            "2年 延长 1年 自 列入",
        ),
    ],
)
def test_a_length_in_other_words_is_answered_by_the_same_length(
    said: str, english: str, chinese: str
) -> None:
    findings = mistakes(with_measure(said))
    assert [(one.help.en, one.help.zh) for one in findings if one.help][:1] == [
        (f"write `{english}`", f"请写「{chinese}」")
    ]


def test_within_so_long_of_an_event_is_asked_to_be_all_of_it_or_the_most() -> None:
    text = with_measure("期限 自公布之日起三年内")
    (finding,) = mistakes(text)
    terms = [measure_of(compile_text(fixed(text, fix.edits))).term for fix in finding.fixes]
    assert [term_text(term) for term in terms if term] == [
        "3 years from publication",
        "at most 3 years from publication",
    ]


@pytest.mark.parametrize(
    ("said", "told_too"),
    [
        ("for 3 clear days", "`3 days`, and in `note`"),
        ("for 5 years or until payment, whichever is earlier", "`at most 5 years`"),
        ("for 5 years or until payment, whichever is later", "`at least 5 years`"),
        ("for 5 years or until payment", "`at most 5 years` where the event ends it earlier"),
        ("for 36 months renewable once", "`36 months extendable 36 months`"),
        ("for 2 years, renewable", "`2 years extendable 2 years`"),
        ("for 2 years starting on the day after publication", "`first day not-counted`"),
        ("期限 自公布次日起三年", "`first day not-counted`"),
    ],
)
def test_what_no_term_can_say_is_told_and_not_left_out(said: str, told_too: str) -> None:
    (finding,) = mistakes(with_measure(said))
    assert finding.help is not None
    assert told_too in finding.help.en
    assert finding.fixes == ()


@pytest.mark.parametrize(
    "said", ["for less than 1 year", "for 超过1年", "for at most 5", "for at most trade"]
)
def test_what_is_no_limit_of_a_term_is_told(said: str) -> None:
    assert told(with_measure(said)) == ["MOU204"]


@pytest.mark.parametrize(
    "said",
    [
        "5 to 3 years", "18 months to 1 year", "2 years to 20 months", "400 days to 1 year", "2 months to 28 days",
        "1 month to 2 weeks", "3 weeks to 10 days", "10 working-days to 1 week", "at least 3 years at most 12 months",
        "1 year extendable 3 years to 30 months",
    ],
)  # fmt: skip
def test_a_range_that_surely_runs_backwards_is_told(said: str) -> None:
    findings = mistakes(with_measure(f"for {said}"))
    assert [one.message.en for one in findings] == ["the range runs backwards"]


@pytest.mark.parametrize(
    "said",
    [
        "12 months to 1 year", "366 days to 1 year", "1 month to 28 days", "31 days to 1 month", "5 working-days to 1 week",
        "1 week to 5 working-days", "1 year to 18 months", "at least 12 months at most 1 year",
    ],
)  # fmt: skip
def test_one_that_may_run_forwards_is_not(said: str) -> None:
    assert mistakes(with_measure(f"for {said}")) == []


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("for until paid", ["for until payment"]),
        ("for until the fine is paid", ["for until payment"]),
        ("for until payment in full", ["for until payment "]),
        ("for 3 years from the date of publication", ["for 3 years from publication"]),
        ("for 3 years from the violation", ["for 3 years from conduct"]),
        ("for ever", ["for indefinite"]),
        ("期限 3年 自 刑满释放", ["期限 3年 自 刑罚执行期满"]),
        ("期限 自被列入名单之日起3年", ["期限 3年 自 列入"]),
        ("期限 直至被撤销", ["期限 直至 撤销"]),
        ("期限 至缴清罚款之日止", ["期限 直至 缴清"]),
        ("期限 直至 履行完毕", ["期限 直至 缴清", "期限 直至 处罚履行完毕"]),
        ("期限 至履行义务之日止", ["期限 直至 缴清", "期限 直至 处罚履行完毕"]),
    ],
)
def test_an_event_as_documents_name_it_is_written_in_its_place(said: str, ways: list[str]) -> None:
    text = with_measure(said)
    (finding,) = [one for one in compile_text(text).findings if one.code < "MOU3"]
    mended = [fixed(text, fix.edits) for fix in finding.fixes]
    assert mended == [text.replace(said, way) for way in ways]
    assert [one for way in mended for one in compile_text(way).findings if one.code < "MOU3"] == []
