"""Sentences are in labels and in the language of the reader: no id and no word of the other language where a label exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mou_compiler.analysis.wording import article_of
from mou_compiler.checking.check import load_checks
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.findings.baseline import NEVER_KNOWN
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.formats import load_format
from mou_compiler.words import Text
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
WRITTEN = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|`[^`]*`")
"""Labels, titles, and what is quoted as it is written."""
QUOTED = re.compile(r"`([^`]*)`|「([^」]*)」")


def compiled_one(number: int) -> Compiled:
    """Return the corpus, or the failing example of the check of a number, from 1 on."""
    if not number:
        return real_corpus()
    check = load_checks()[number - 1].check
    return compile_text(check.failing, check.as_of, beside=dict(check.beside))


def compiled() -> Iterator[Compiled]:
    yield from map(compiled_one, range(len(load_checks()) + 1))


def sentences(finding: Finding) -> list[Text]:
    return [finding.message, *(party.message for party in finding.related)]


def labelled(result: Compiled) -> tuple[set[str], set[str]]:
    """Return the ids for which there is a label in English, and those for which there is one in Chinese."""
    waiting = [*result.corpus.everything(), *result.corpus.measures.values()]
    en = {item.id for item in waiting if item.label.en != item.id}
    return en, {item.id for item in waiting if item.label.zh not in (item.id, item.label.en)}


@pytest.mark.parametrize("number", range(len(load_checks()) + 1))
def test_no_id_stands_where_a_label_could(number: int) -> None:
    result = compiled_one(number)
    en, zh = labelled(result)
    for finding in result.findings:
        if finding.category in NEVER_KNOWN:
            continue  # what is wrong with what is written is told as it is written
        for text in sentences(finding):
            assert not en & {name for pair in QUOTED.findall(text.en) for name in pair}, text.en
            assert not zh & {name for pair in QUOTED.findall(text.zh) for name in pair}, text.zh


def test_no_option_or_grade_stands_by_its_id_where_it_has_a_label() -> None:
    result = real_corpus()
    values = {
        (item.label.zh, value.id): value
        for item in (*result.corpus.attributes.values(), *result.corpus.ratings.values())
        for value in item.values
        if value.label.zh != value.id
    }
    said = [text.zh for finding in result.findings for text in sentences(finding)]
    assert any(f"「{of}」为「{value.label.zh}」" in zh for (of, _), value in values.items() for zh in said)
    for zh in said:
        assert not values.keys() & set(re.findall(r"「([^」]*)」为「([^」]*)」", zh)), zh


def test_no_word_of_the_other_language_stands_outside_a_label() -> None:
    for result in compiled():
        for finding in result.findings:
            if finding.category in NEVER_KNOWN:
                continue
            for text in sentences(finding):
                left = re.sub(
                    r"措施[\w.-]+|MOU\d+|§ [\w.-]+|第[\w.-]+条", "", WRITTEN.sub("", text.zh), flags=re.ASCII
                )
                assert not re.search(r"[A-Za-z]{2}", left), text.zh
                assert not re.search(r"[\u4e00-\u9fff]", WRITTEN.sub("", text.en)), text.en


FORCED = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank law "Law" "法律" { may-burden }
agency A "Agency A" "甲局" { kind government }
law code "Code" "法典" { rank law; in force from 2000-01-01 }
act trade "Trade" "贸易"
attribute minor "Minor" "情节轻微" { type flag }
list L "Blacklist" "黑名单" {
    kind blacklist; keeper A; entry 1 { basis code art 1 }; exit 1 { kind automatic; after 2 years }
    notice 5 days before entry; objection to A within 5 days
}
list R "Red list" "红名单" { kind redlist; keeper A; entry 1 { basis code art 2 } }
memorandum m "Memorandum" "备忘录" {
    signed 2016-01-01; by A; basis code art 9
    measure 1 "No trade" "不得贸易" { on L; when not minor; prohibit trade }
    measure 2 "Trade" "给予贸易" { on R; FORCE grant trade }
}
"""


@pytest.mark.parametrize(
    ("force", "en", "zh"),
    [
        ("", "must grant", "须给予"),
        ("force may;", "may grant", "可给予"),
        ("force reference;", "may weigh whether to grant", "可酌情给予"),
    ],
)
def test_each_does_what_its_force_says(force: str, en: str, zh: str) -> None:
    (finding,) = compile_text(FORCED.replace("FORCE", force)).findings
    assert finding.message.en == (
        f"“Agency A” must prohibit “Trade” by measure 1 of “Memorandum”, and {en} it by measure 2. "
        "Both apply on 2016-01-01 to a firm in Land that is on “Blacklist”, is on “Red list” and has no “Minor”"
    )
    assert finding.message.zh == (
        f"「甲局」依「备忘录」措施1须禁止「贸易」，又依措施2{zh}之。"
        "二者同时适用的情形：2016年1月1日，在全国的企业，列入「黑名单」且列入「红名单」且「情节轻微」为否"
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("inspect trade", "inspect-less trade", "must inspect it less"),
        ("review-strictly trade", "grant trade", "must review “Trade” strictly"),
    ],
)
def test_an_adverb_stands_behind_what_is_done(one: str, other: str, said: str) -> None:
    text = FORCED.replace("prohibit trade", one).replace("FORCE grant trade", other)
    assert said in " ".join(finding.message.en for finding in compile_text(text).findings)


def test_what_stands_below_a_sentence_is_in_labels_too() -> None:
    result = compile_text(FORCED.replace("FORCE", "").replace("land", "earth"))
    for language, words in (
        (
            "en",
            "= situation: “Firm”; on “Blacklist” and “Red list”; in “Land”; on 2016-01-01; has no “Minor”",
        ),
        ("zh", "= 情形：「企业」；列入「黑名单」、「红名单」；在「全国」；2016年1月1日；「情节轻微」为否"),
    ):
        assert words in load_format("text").render(result.report, language)
    more = FORCED.replace("FORCE", "").replace(
        'measure 1 "No trade"',
        'measure 3 "No" "不" { on L; prohibit trade; for 3 days }\n    measure 1 "No trade"',
    )
    assert "“Memorandum” 3 + “Memorandum” 2" in load_format("text").render(compile_text(more).report, "en")


@pytest.mark.parametrize(
    ("noun", "article"),
    [("Unit", "a"), ("Enterprise", "an"), ("EU body", "a"), ("user", "a"), ("One-man firm", "a"), ("Umbrella body", "an"), ("firm", "a")],
)  # fmt: skip
def test_the_article_is_as_spoken(noun: str, article: str) -> None:
    assert article_of(noun) == article
