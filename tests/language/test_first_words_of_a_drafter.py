"""What a drafter writes at first: names of several words, closing sentences, headings, sums of other countries; told, taken, and as meant."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import COMMON, in_both_languages, measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed

MORE = """\
subject person "Person" "个人"
relation rep "Representative" "法定代表人" { attaches person; to firm }
attribute part "Share" "占比" { type share }
attribute num "Number" "次数" { type count }
attribute minor "Minor" "轻微" { type flag }
"""


def only(text: str) -> Finding:
    (finding,) = mistakes(text)
    return finding


def mended(said: str, currency: str = "yuan") -> str:
    """Return the corpus after the one fix of the one mistake in what a measure says."""
    text = with_measure(said, currency, MORE)
    (fix,) = only(text).fixes
    after = fixed(text, fix.edits)
    assert mistakes(after) == []
    in_both_languages(after)
    return after


def helped(said: str) -> tuple[str, str]:
    finding = only(with_measure(said, more=MORE))
    assert finding.help is not None
    return finding.help.en, finding.help.zh


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("by Charity Office", 'by "Charity Office"'),
        ("by A, Tax Office jointly", 'by A, "Tax Office" jointly'),
        ("by Charity Offices", 'by "Charity Office"'),
        ("for at most 3 years, extendable by 1 year", "for at most 3 years extendable 1 year"),
        ("条件 minor 且 两项以上 的 minor、num > 3", "条件 minor 且 （2 之 minor、num > 3）"),
        ("by A on the application of B", "by A ; applied for by B"),
        ("when the sum > 5 yuan", "when sum > 5 yuan"),
        ("审慎性参考 trade", "参考 trade；参考程度 审慎性参考"),
        ("实施 B及其他有关部门", "实施 B 等"),
        ("对象 firm及其rep", "对象 firm；对象 rep 之 firm"),
        ("条件 数额5万元以上或者minor", "条件 数额 5万元以上 或 minor"),
        ("条件 sum5万元以上且num3次以上", "条件 sum 5万元以上 且 num 3次以上"),
        ("for an indefinite period", "for indefinite"),
        ("期限 五個月", "期限 5个月"),
        ("期限 5年內", "期限 5年"),
        ("期限 不得少于三年", "期限 至少 3年"),
        ("期限 自判決確定之日起三年", "期限 3年 自 裁判生效"),
        ("期限 列入名单期间", "期限 直至 移出"),
        ("不得授予 trade", "禁止 trade"),
        ("增加检查频次 trade", "加强检查 trade"),
    ],
)
def test_the_remedy_is_what_was_meant(said: str, written: str) -> None:
    after = mended(said)
    if (
        "期限 5年內" not in said
    ):  # within five years, of a term that lasts, is five years at most or just five
        assert written in after


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("条件 sum > 新臺幣五十萬元", "twd"),
        ("条件 sum > 台币50万元", "twd"),
        ("条件 sum > 港幣五十萬元", "hkd"),
        ("条件 sum > 美元50万元", "usd"),
        ("条件 sum > 50万美金", "usd"),
        ("条件 sum > 人民幣五十萬元", "yuan"),
    ],
)
def test_a_sum_keeps_its_currency(said: str, currency: str) -> None:
    (condition,) = measure_of(compile_text(mended(said, currency))).when
    assert f"value=Decimal('500000'), unit='{currency}'" in str(condition)


@pytest.mark.parametrize(("said", "share"), [("more than half", "> 50%"), ("at least half", ">= 50%")])
def test_half_is_a_share(said: str, share: str) -> None:
    assert helped(f"when part {said}")[0] == f"write `part {share}`"


@pytest.mark.parametrize("name", ["government procurement", "Charity Commission"])
def test_a_name_of_several_words_that_nothing_bears_is_one_mistake(name: str) -> None:
    keyword = "prohibit" if name.islower() else "by"
    finding = only(
        with_measure(f"{keyword} {name}", more=MORE).replace("prohibit trade; prohibit", "prohibit")
    )
    assert finding.code == "MOU201"
    assert name in finding.message.en


@pytest.mark.parametrize("body", ["competent authorities", "各级食品药品监管部门"])
def test_bodies_named_by_what_they_are_may_be_a_role(body: str) -> None:
    en, zh = helped(f"by {body}")
    assert en.startswith("declare it: role ")
    assert "角色" in zh


def document(said: str) -> Finding:
    """Return what is told of a statement of a document."""
    return only(
        COMMON % {"currency": "yuan"}
        + f'memorandum m "M" "备忘录" {{\n    signed 2016-01-01\n    {said}\n'
        + '    measure 1 "x" "x" { on L; by A; prohibit trade; basis code art 9 }\n}\n'
    )


@pytest.mark.parametrize(
    ("said", "help_"),
    [
        ("自签署之日起施行", "删去：文件未另行写明的，自「签署」之日起施行"),
        (
            "本办法自发布之日起施行",
            "请写明具体日期：「施行 自 2018年5月1日」；无从得知的，写「施行 不详「原因」」",
        ),
        ("措施编号 1至20", "是否想写「原文编号」？"),
        ("文号 发改财金〔2016〕1962号", "请写「发改财金〔2016〕1962号」"),
        ("（一）限制", "编号的条款以其种类开头，如「措施 1「…」｛…｝」「列入 1｛…｝」；标题写在「#」之后"),
        (
            "签署单位 A、B等28个部门",
            "请逐一写明各单位，以顿号隔开；所见文本未全部列明的，另起一行写「不详「原因」」",
        ),
    ],
)
def test_what_documents_say_of_themselves(said: str, help_: str) -> None:
    finding = document(said)
    assert finding.help is not None
    assert finding.help.zh == help_


def test_a_day_stands_behind_the_keyword_of_its_declaration() -> None:
    text = COMMON % {"currency": "yuan"} + 'agency C "C" "丙" { kind government; 2018年4月8日撤销 }\n'
    finding = only(text)
    assert finding.help is not None
    assert finding.help.zh == "日期写在关键词之后：「存续 失效 2018年4月8日」"
    assert document("2018年4月8日起施行").help.zh == "日期写在关键词之后：「施行 自 2018年4月8日」"  # type: ignore[union-attr]


def test_a_word_of_grammar_is_near_no_name() -> None:
    text = COMMON % {"currency": "yuan"} + 'attribute debts "Debts of the company" "债务" { type money }\n'
    helps = [
        one.help.en
        for one in mistakes(f"{text}list K {{ kind blacklist; keeper A; entry 1 {{ when the }} }}\n")
        if one.help
    ]
    assert helps
    assert not any("debts" in one for one in helps)


def test_the_body_that_hears_is_not_told_without_its_time() -> None:
    text = COMMON % {"currency": "yuan"}
    written = text.replace(
        "objection to A within 5 days", "异议 自收到告知书之日起10个工作日内向A提出书面申诉"
    )
    (fix,) = only(written).fixes
    after = fixed(written, fix.edits)
    assert mistakes(after) == []
    assert "异议 至 A 期间 10个工作日 自 告知" in after


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kind government, level national", "kind government; level national"),
        (
            "kind: government, level: national, territory: land",
            "kind: government; level: national; territory: land",
        ),
        ("类别 政府，层级 国家级", "类别 政府；层级 国家级"),
    ],
)
def test_statements_between_commas_are_parted(written: str, meant: str) -> None:
    text = COMMON % {"currency": "yuan"} + f'agency C "C" "丙" {{ {written} }}\n'
    edits = [edit for one in mistakes(text) for fix in one.fixes for edit in fix.edits]
    assert fixed(text, edits) == COMMON % {"currency": "yuan"} + f'agency C "C" "丙" {{ {meant} }}\n'


@pytest.mark.parametrize("said", ["by A, B jointly", "notice 5 days before entry"])
def test_values_behind_commas_begin_no_statement(said: str) -> None:
    assert mistakes(with_measure(said, more=MORE)) == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("objection to A in 2 weeks", "objection to A within 2 weeks"),
        ("exclude from trade", "prohibit trade"),
    ],
)
def test_small_words_of_lawyers(said: str, written: str) -> None:
    assert written in mended(said)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ('exception "small firms"', 'exception 1 "small firms"'),
        ("exception small when minor", "exception small { when minor }"),
        ("exception when minor", "exception 1 { when minor }"),
        ("when sum > 5 yuan and is not minor", "when sum > 5 yuan and not minor"),
        ("when sum > 5 yuan and is minor", "when sum > 5 yuan and minor"),
    ],
)
def test_what_stands_without_its_id_or_braces(said: str, written: str) -> None:
    assert written in mended(said)


@pytest.mark.parametrize(
    "said",
    [
        "when num >= 3 within 5 years",
        "when num >= 3 in any 5 years",
        "when 3 convictions within 5 years",
        "when L 3 times in 5 years",
    ],
)
def test_only_entries_are_counted_over_a_time(said: str) -> None:
    assert helped(said)[0].startswith(
        "entries on a list are counted over a time: `3 times in LIST within 5 years`"
    )


def test_all_who_are_attached_are_told() -> None:
    more = 'relation head "Head" "负责人" { attaches person; to firm }\n'
    finding = only(with_measure("to rep, head", more=MORE + more))
    assert finding.help is not None
    assert finding.help.en == "write `rep, head of SUBJECT`"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("期满自动移出", "方式 期满自动"), ("申请移出", "方式 依申请"), ("automatically", "kind automatic")],
)
def test_a_way_out_by_its_name_alone(said: str, meant: str) -> None:
    text = COMMON % {"currency": "yuan"}
    finding = next(one for one in mistakes(text.replace("exit 1 { kind automatic;", f"exit 1 {{ {said};")))
    assert finding.help is not None
    assert meant in (finding.help.en, finding.help.zh)[0 if said.isascii() else 1]


def test_a_case_before_what_is_done_stands_behind_its_keyword() -> None:
    finding = mistakes(with_measure("已认证的，取消 trade", more=MORE))[0]
    assert finding.help is not None
    assert finding.help.zh == "适用的情形另起一行，写在「条件」之后：「已认证的」不是关键词"


def test_a_preposition_may_be_a_slip_for_a_keyword() -> None:
    text = COMMON % {"currency": "yuan"}
    finding = only(text.replace("exit 1 { kind automatic;", "exit 1 { by A; kind application;"))
    assert finding.help is not None
    assert finding.help.en == "did you mean `approved by`?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('agency C "Eng", "中文" { kind ministry }', 'agency C "Eng" "中文" { kind ministry }'),
        ('attribute c "C" { type money (EUR) }', 'attribute c "C" { type money ; currency eur }'),
        ('attribute c "C" { type money in eur }', 'attribute c "C" { type money ; currency eur }'),
        ('law c "C" { repealed 2010 }', 'law c "C" { repealed on 2010 }'),
    ],
)
def test_declarations_as_they_are_written_at_first(written: str, meant: str) -> None:
    text = COMMON % {"currency": "yuan"}
    (fix,) = only(f"{text}{written}\n").fixes
    assert fixed(f"{text}{written}\n", fix.edits) == f"{text}{meant}\n"
    assert mistakes(f"{text}{meant}\n") == []


def test_no_label_is_lost_without_a_word() -> None:
    text = COMMON % {"currency": "yuan"}
    found = mistakes(f'{text}agency C "C", kind "ministry" {{ kind ministry }}\n')
    assert [one.code for one in found] == ["MOU204"]


@pytest.mark.parametrize(
    ("said", "help_"),
    [
        ("number No. 12 of 2016", 'write `"No. 12 of 2016"`'),
        ("measures 1 to 20", "did you mean `numbering`?"),
        (
            "signatories A, B, others",
            'leave it out: that the copy read does not name them all is said by `unknown "why"` on a line of its own',
        ),
    ],
)
def test_what_a_document_says_in_english(said: str, help_: str) -> None:
    finding = document(said)
    assert finding.help is not None
    assert finding.help.en == help_


def test_prior_is_no_body() -> None:
    text = COMMON % {"currency": "yuan"}
    finding = only(text.replace("notice    5 days before entry", "notice 15 days prior"))
    assert finding.help is not None
    assert finding.help.en == "say before which event, such as `15 days before entry`"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("条件 sum在5万元至10万元之间", "条件 sum ≥ 5万元 且 sum ≤ 10万元"),
        ("条件 sum大于5万元且小于10万元", "条件 sum ＞ 5万元 且 sum ＜ 10万元"),
        ("期限 自列入之日起满三年", "期限 3年 自 列入"),
    ],
)
def test_han_words_without_blanks(said: str, written: str) -> None:
    assert written in mended(said)


def test_a_large_sum_is_a_fact_and_no_sum() -> None:
    assert helped("条件 数额较大")[1].startswith("请先声明：事实写「属性 数额较大")


def test_that_one_is_told_before_does_not_say_how_long() -> None:
    text = COMMON % {"currency": "yuan"}
    finding = only(text.replace("notice    5 days before entry", "告知 事先告知"))
    assert finding.help is not None
    assert "「不详「事先告知」」" in finding.help.zh


def test_a_label_of_several_words_is_that_of_any_kind_that_can_stand_there() -> None:
    more = MORE + 'act trade.land "Land trade" "土地交易"\n'
    text = with_measure("prohibit Land trade", more=more).replace("prohibit trade; prohibit", "prohibit")
    (fix,) = only(text).fixes
    assert 'prohibit "Land trade"' in fixed(text, fix.edits)


@pytest.mark.parametrize(("kind", "field"), [("agency", "existed"), ("law", "in force"), ("channel", None)])
def test_a_day_alone_is_put_behind_a_keyword_that_is_there(kind: str, field: str | None) -> None:
    fields = "from A; to B; " if kind == "channel" else ""
    finding = only(COMMON % {"currency": "yuan"} + f"{kind} one {{ {fields}2015-01-01 }}\n")
    assert finding.help is not None
    assert ("behind its keyword" in finding.help.en) == (field is not None)
    assert field is None or f"`{field} from 2015-01-01`" in finding.help.en


def test_only_a_statement_that_begins_so_says_the_number_of_a_document() -> None:
    finding = only(COMMON % {"currency": "yuan"} + "attribute one { type number % }\n")
    assert finding.message.en == "`%` has no meaning here"


def test_a_connective_behind_the_end_of_a_statement_needs_no_comma() -> None:
    finding = only(with_measure("when minor; and num > 3", more=MORE))
    assert finding.help is not None
    assert "remove the sign" in finding.help.en
    assert mistakes(with_measure("when minor and num > 3", more=MORE)) == []
