"""Who is heard, in how long: read in any order, and told where documents put it otherwise; no body, length or event is lost."""

from __future__ import annotations

import pytest

from language.small import in_both_languages, measure_of, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Procedure
from mou_compiler.findings.fix import fixed

Step = tuple[list[str], str | None, str | None]


def step_of(text: str) -> Step:
    """Return to whom the objection of a measure goes, within what, and from when; the same in either language."""
    found = []
    for measure in in_both_languages(text):
        objection = measure.objection
        assert isinstance(objection, Procedure)
        deadline = objection.deadline
        length = f"{deadline.most.number} {deadline.most.unit}" if deadline and deadline.most else None
        found.append(([ref.id for ref in objection.to], length, deadline.start if deadline else None))
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    "said",
    [
        "objection A, B within 5 days from notice", "objection to A, B within 5 days from notice",
        "objection within 5 days from notice to A, B", "异议 期间 5日 自 告知 至 A、B", "异议 A、B 期间 5日 自 告知",
    ],
)  # fmt: skip
def test_the_parts_stand_in_any_order(said: str) -> None:
    text = with_measure(said)
    assert told(text) == []
    assert step_of(text) == (["A", "B"], "5 days", "notice")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("objection may be made to A within 5 days", (["A"], "5 days", None)),
        ("objection shall be lodged with the A and B, within 5 days from notice", (["A", "B"], "5 days", "notice")),
        ("objection made to A, B", (["A", "B"], None, None)),
        ("objection to A or B within 5 days", (["A", "B"], "5 days", None)),
        ("objection to A, within a period of five days from the date of notice", (["A"], "5 days", "notice")),
        ("异议 可向 A 提出", (["A"], None, None)),
        ("异议 可向A提出", (["A"], None, None)),
        ("异议 5日内 向 A 提出", (["A"], "5 days", None)),
        ("异议 自收到告知之日起十日内向 A 和 B 提出异议", (["A", "B"], "10 days", "notice")),
        ("异议 可以在5日内向慈善局、税务局提出", (["A", "B"], "5 days", None)),
    ],
)  # fmt: skip
def test_what_is_told_is_what_was_meant(said: str, meant: Step) -> None:
    text = with_measure(said)
    (finding,) = [one for one in compile_text(text).findings if one.code < "MOU3"]
    (fix,) = finding.fixes
    mended = fixed(text, fix.edits)
    assert told(mended) == []
    assert step_of(mended) == meant


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("objection shall be made in writing to A within 5 days", "in writing"),
        ("异议 5日内书面向 A 提出", "书面"),
    ],
)
def test_what_no_word_is_for_goes_into_a_note(said: str, left: str) -> None:
    (finding,) = [one for one in compile_text(with_measure(said)).findings if one.code < "MOU3"]
    assert finding.help is not None
    assert finding.fixes == ()
    assert left in finding.help.en
    assert left in finding.help.zh
    assert "`to A within 5 days`" in finding.help.en
    assert "「说明」" in finding.help.zh


@pytest.mark.parametrize(
    "said",
    [
        "objection to the keeper within 5 days", "objection may be made to the keeper", "异议 至 管理机关 期间 5日", "异议 向管理机关提出",
    ],
)  # fmt: skip
def test_the_keeper_is_named(said: str) -> None:
    (finding,) = [one for one in compile_text(with_measure(said)).findings if one.code < "MOU3"]
    assert finding.help is not None
    assert finding.help.en == "write the id of the agency that keeps the list"


@pytest.mark.parametrize(
    "said",
    [
        "objection may be made to A,\n        B",
        "objection to A or\n        B within 5 days",
        "objection may be made to A or C",
        "objection may be made to somebody within 5 days",
        "objection may be made to A whenever",
        "异议 向别处提出",
    ],
)
def test_nothing_is_offered_of_what_is_not_all_read(said: str) -> None:
    for finding in compile_text(with_measure(said)).findings:
        assert finding.fixes == ()


@pytest.mark.parametrize(
    ("said", "least"),
    [
        ("for 1 year to indefinite", "1 years"), ("for 2 years to life", "2 years"), ("期限 1年至长期", "1 years"),
        ("期限 6个月 至 终身", "6 months"),
    ],
)  # fmt: skip
def test_a_range_without_an_end_is_at_least_its_beginning(said: str, least: str) -> None:
    text = with_measure(said)
    (finding,) = [one for one in compile_text(text).findings if one.code < "MOU3"]
    (fix,) = finding.fixes
    term = measure_of(compile_text(fixed(text, fix.edits))).term
    assert term is not None
    assert (term.kind, f"{term.least.number} {term.least.unit}" if term.least else None) == (
        "at-least",
        least,
    )


@pytest.mark.parametrize(
    ("said", "first", "han"),
    [
        ("for 3 years from conviction", "effective-judgment", "裁判生效"), ("期限 3年 自 定罪", "effective-judgment", "裁判生效"),
        ("for 3 years from imprisonment", "completion-of-sentence", "刑罚执行期满"), ("期限 3年 自 罚款", "payment", "缴清"),
        ("for 3 years from gazetting", "publication", "公布"), ("for 3 years from xyzzy", "decision", "决定作出"),
    ],
)  # fmt: skip
def test_the_nearest_events_are_offered_and_not_all(said: str, first: str, han: str) -> None:
    finding = compile_text(with_measure(said)).findings[0]
    assert finding.help is not None
    assert finding.help.en.partition(": ")[2].startswith(f"`{first}` (")
    assert finding.help.zh.partition("：")[2].startswith(f"「{han}」（")
    assert finding.help.en.count(" (") <= 4
    assert "grammar/README.md" in finding.help.en
    assert "grammar/README.md" in finding.help.zh
