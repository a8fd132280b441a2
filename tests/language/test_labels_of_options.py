"""Grades and options bear labels as declarations do, and every sentence has the label in the reader's language."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.values import Labelled
from mou_compiler.graph.build import build_graph
from mou_compiler.scenarios.spelling import condition_spelled
from mou_compiler.source.place import Source
from mou_compiler.tables.in_labels import Labeller
from mou_compiler.tables.writing import condition_cell
from mou_compiler.words import Text

LABELLED = """
subject person "Person" "自然人" {}
agency A "Office" "甲办" { kind government }
act go "Going" "出行" {}
attribute standing "Standing" "信用状况" {
    type choice
    options neither, good "Trustworthy" “守信”, bad "Untrustworthy" 「失信」
}
rating stars "Stars" "星级" { keeper A; grades top "Five stars" "五星级", middle "Three stars" "三星级", low }
memorandum m "Memo" "备忘录" {
    signed 2020-01-01
    signatories A
    measure 1 "One" "一" { to person; on stars = middle; when standing = bad; prohibit go; by A; basis none }
    measure 2 "Two" "二" { to person; on stars <= middle; when standing != good; grant go; by A; basis none }
}
"""
PLAIN = LABELLED
for _label in (
    ' "Trustworthy" “守信”', ' "Untrustworthy" 「失信」', ' "Five stars" "五星级"', ' "Three stars" "三星级"',
):  # fmt: skip
    PLAIN = PLAIN.replace(_label, "")


def collision(compiled: Compiled) -> Text:
    (found,) = [finding for finding in compiled.findings if finding.code == "MOU401"]
    return found.message


def test_they_are_read() -> None:
    corpus = compile_text(LABELLED).corpus
    assert corpus.faults == ()
    assert corpus.attributes["standing"].values == (
        Labelled("neither", Text("neither", "neither")),
        Labelled("good", Text("Trustworthy", "守信")),
        Labelled("bad", Text("Untrustworthy", "失信")),
    )
    assert corpus.ratings["stars"].grades == ("top", "middle", "low")


def test_sentences_have_them_in_the_language_of_the_reader() -> None:
    said = collision(compile_text(LABELLED))
    assert "has “Standing”: “Untrustworthy”" in said.en
    assert "has “Stars”: “Three stars”" in said.en
    assert "「信用状况」为「失信」" in said.zh
    assert "「星级」为「三星级」" in said.zh


def test_one_without_a_label_is_named_by_its_id() -> None:
    said = collision(compile_text(PLAIN))
    assert "has “Standing”: bad" in said.en
    assert "「信用状况」为「bad」" in said.zh


def test_they_change_no_meaning() -> None:
    with_, without = compile_text(LABELLED), compile_text(PLAIN)
    assert [(found.code, found.witness, found.cause) for found in with_.findings] == [
        (found.code, found.witness, found.cause) for found in without.findings
    ]


def test_conditions_in_labels_have_them() -> None:
    compiled = compile_text(LABELLED)
    second = compiled.corpus.measures["m/2"]
    on, when = second.trigger[0], second.when[0]
    assert condition_spelled(compiled.view, on) == Text("“Stars” <= “Three stars”", "「星级」 ≤ 「三星级」")
    assert condition_spelled(compiled.view, when).zh == "「信用状况」 ≠ 「守信」"
    row = next(row for row in compiled.rows if row.measure == "m/2")
    told = condition_cell(Labeller(compiled.view, "zh").row(row).condition, "zh")
    assert "「守信」" in told
    assert "「三星级」" in told


def test_the_graph_carries_them() -> None:
    node = build_graph(compile_text(LABELLED).corpus).nodes["rating:stars"]
    assert node["grades"] == ["top", "middle", "low"]
    assert {"name": "middle", "label_en": "Three stars", "label_zh": "三星级"} in node["grade_labels"]


@pytest.mark.parametrize(
    "values",
    [
        'a "A" "甲", b',
        'a, b "B"',
        '"x, y" "X or Y" "甲或乙", b “B”',
        '10000 "Many" "多", 乙 「B」 「乙」',
        'a "" "甲", b "A \\"b\\" c"',
    ],
)
def test_the_formatter_keeps_them(values: str) -> None:
    text = f"attribute kind {{\n    type    choice\n    options {values}\n}}\n"
    before = compile_text(text).corpus
    assert before.faults == ()
    for language in (None, "en", "zh"):
        made = format_source(Source("text.mou", text), language).text  # type: ignore[arg-type]
        after = compile_text(made).corpus
        assert after.attributes["kind"].values == before.attributes["kind"].values
        assert format_source(Source("text.mou", made), language).text == made  # type: ignore[arg-type]


def test_a_single_label_serves_both_languages() -> None:
    corpus = compile_text('attribute kind { type choice; options a "AAA", b }').corpus
    assert corpus.attributes["kind"].values[0] == Labelled("a", Text("AAA", "AAA"))


@pytest.mark.parametrize("values", ['a "A" "甲" "third", b', "a b", 'a "A" b', 'a "A", "B" c'])
def test_what_is_no_list_of_values_is_told(values: str) -> None:
    (fault,) = compile_text(f"attribute kind {{ type choice; options {values} }}").corpus.faults
    assert fault.code == "MOU204"
    assert fault.help is not None
    assert '"English" "中文"' in fault.help.en
