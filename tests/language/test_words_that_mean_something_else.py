"""No word is offered for another that means something else in law; what means the same is read."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, told, with_measure
from language.test_terms import term_of
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.suggest import nearest, nearest_word, opposed
from mou_compiler.findings.fix import fixed
from mou_compiler.interpret.spelling import term_text
from mou_compiler.words import (
    AGENCY_KINDS,
    ATTRIBUTE_TYPES,
    EVENT_MEANINGS,
    EVENTS,
    EXIT_KINDS,
    FIRST_DAYS,
    FORCES,
    LEVELS,
    LIST_KINDS,
    MODALITIES,
    UNITS,
    WEIGHTS,
    Words,
)

SETS = (
    AGENCY_KINDS, ATTRIBUTE_TYPES, EVENTS, EXIT_KINDS, FIRST_DAYS, FORCES, LEVELS, LIST_KINDS, MODALITIES, UNITS, WEIGHTS,
)  # fmt: skip


def help_of(said: str) -> tuple[str, str]:
    """Return what is told to be written for a statement of a measure."""
    (finding,) = mistakes(with_measure(said))
    assert finding.help is not None
    return finding.help.en, finding.help.zh


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("刑罚执行完毕", "completion-of-sentence"),
        ("刑期届满", "completion-of-sentence"),
        ("处罚执行完毕", "completion-of-penalty"),
        ("行政处罚履行完毕", "completion-of-penalty"),
        ("违法行为终了", "end-of-conduct"),
        ("违法行为发生", "conduct"),
        ("判决生效", "effective-judgment"),
        ("纳入名单", "entry"),
        ("发布", "publication"),
        ("移出名单", "exit"),
        ("listing", "entry"),
        ("delisting", "exit"),
        ("promulgation", "publication"),
        ("end-of-sentence", "completion-of-sentence"),
    ],
)
def test_an_event_in_other_words_is_the_same(written: str, meant: str) -> None:
    assert term_text(term_of(f"3 years from {written}")) == f"3 years from {meant}"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("处罚执行终了", "completion-of-penalty"), ("吊销", "revocation"), ("撤回", "revocation"), ("释放", "completion-of-sentence"),
        ("conviction", "effective-judgment"), ("release", "completion-of-sentence"), ("penalty", "completion-of-penalty"),
        ("sentence", "effective-judgment"), ("judgment", "effective-judgment"), ("registration", "entry"), ("default", "decision"),
    ],
)  # fmt: skip
def test_of_an_event_that_the_language_lacks_the_nearest_are_told_with_what_they_mean(
    written: str, near: str
) -> None:
    english, chinese = help_of(f"for 3 years from {written}")
    assert f"`{near}` ({EVENT_MEANINGS[near].en})" in english
    assert f"「{EVENTS.named(near).zh}」（{EVENT_MEANINGS[near].zh}）" in chinese
    assert f"all {len(EVENT_MEANINGS)} stand in grammar/README.md" in english
    assert "write the length alone and the event in `note`" in english
    assert "只写时间长度" in chinese
    assert set(EVENT_MEANINGS) == {word.en for word in EVENTS.words}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("from the completion of the sentence", "from completion-of-sentence"),
        ("from the end of the conduct", "from end-of-conduct"),
        ("from the date of the judgment", None),
        ("from 刑罚执行完毕之日", "from completion-of-sentence"),
    ],
)
def test_an_event_of_several_words_is_told_whole(written: str, meant: str | None) -> None:
    english, _ = help_of(f"for 3 years {written}")
    assert (
        (english == f"write `{meant.removeprefix('from ')}`") if meant else "judgment of a court" in english
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("until the sentence is served", "until completion-of-sentence"),
        ("until the penalty is over", "until completion-of-penalty"),
        ("until the fine is paid", "until payment"),
        ("until the fine remains unpaid", None),
        ("until the decision is not revoked", None),
    ],
)
def test_an_end_is_never_told_as_its_opposite(written: str, meant: str | None) -> None:
    english, _ = help_of(f"for {written}")
    assert (
        (english == f"write `{meant}`")
        if meant
        else english.startswith(("nearest in meaning: ", "most often meant: "))
    )


@pytest.mark.parametrize("words", SETS)
def test_no_word_of_a_set_is_offered_for_one_that_denies_it_nor_for_one_of_another_set(words: Words) -> None:
    for word in words.words:
        english, chinese = word.en, word.zh
        for denied in (
            f"not-{english}",
            f"non-{english}",
            *([f"un{english}"] if len(english) > 4 else []),
            f"不{chinese}",
            f"非{chinese}",
        ):
            assert words.find(denied) or nearest_word(denied, words.spellings) is None
    strangers = {spelling for other in SETS for spelling in other.spellings} - {*words.spellings}
    offered = {
        one: near for one in strangers if len(one) > 3 and (near := nearest_word(one, words.spellings))
    }
    assert offered == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unlicensed-trade", "licensed-trade"),
        ("限制出境", "解除限制出境"),
        ("红名单", "黑名单"),
        ("tax-2016", "tax-2017"),
        ("max-sum", "min-sum"),
        ("long-term-loan", "short-term-loan"),
        ("前款", "后款"),
        ("indirect", "direct"),
        ("不公布", "公布"),
    ],
)
def test_opposites_are_no_neighbours(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert nearest(one, [other]) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("publicaton", "publication"),
        ("tax-ofice", "tax-office"),
        ("税务总局", "国家税务总局"),
        ("licenced-trade", "licensed-trade"),
    ],
)
def test_a_slip_is_still_asked_about(written: str, meant: str) -> None:
    assert nearest(written, [meant, "something-else"]) == meant


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("must not trade", ["prohibit"]),
        ("may not trade", ["prohibit"]),
        ("suspend trade", ["remove", "restrict"]),
        ("appeal to A within 5 days", ["objection", "review"]),
        ("暂停 trade", ["取消", "限制"]),
    ],
)
def test_a_word_for_several_is_asked_with_each_of_them(said: str, ways: list[str]) -> None:
    text = with_measure(said).replace("prohibit trade; ", "")
    (finding,) = [one for one in compile_text(text).findings if one.fixes]
    assert [fix.edits[0].text for fix in finding.fixes] == ways
    for fix in finding.fixes:
        assert [code for code in told(fixed(text, fix.edits)) if code in ("MOU201", "MOU204", "MOU202")] == []


@pytest.mark.parametrize(
    "said",
    [
        "defer trade",
        "unprohibit trade",
        "解除限制 trade",
        "不限制 trade",
        "discourage trade",
        "force not-mandatory",
        "force 不得",
    ],
)
def test_nothing_is_offered_for_what_means_something_else(said: str) -> None:
    english, _ = help_of(said)
    assert english.startswith(("possible here", "one of"))


def test_must_is_the_force_and_no_ban() -> None:
    english, _ = help_of("must trade")
    assert english == "write `force must`, and what must be done on a line of its own"


def test_both_languages_read_the_further_words() -> None:
    for measure in in_both_languages(with_measure("for 3年 自 刑罚执行完毕")):
        assert measure.term is not None
        assert measure.term.start == "completion-of-sentence"
