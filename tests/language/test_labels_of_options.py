"""Grades and options bear labels as declarations do, and every sentence has the label in the reader's language."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.reading.memo import Memo
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.values import Compare, Labelled
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
    assert "has “Untrustworthy” as “Standing”" in said.en
    assert "has “Three stars” as “Stars”" in said.en
    assert "「信用状况」为「失信」" in said.zh
    assert "「星级」为「三星级」" in said.zh


def test_one_without_a_label_is_named_by_its_id() -> None:
    said = collision(compile_text(PLAIN))
    assert "has bad as “Standing”" in said.en
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


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('when standing = "Untrustworthy"', "when standing = bad"),
        ("when standing = 「失信」", "when standing = bad"),
        ("when standing is “守信”", "when standing = good"),
        ('when standing != "good"', "when standing != good"),
        ('when not ("Standing" = "守信")', "when not (standing = good)"),
        ('on stars = "Three stars"', "on stars = middle"),
        ("on stars <= 「五星级」", "on stars <= top"),
        ('on "Stars" >= "low"', "on stars >= low"),
    ],
)
def test_a_label_in_quotes_names_the_option_in_a_condition(said: str, meant: str) -> None:
    def with_it(written: str) -> str:
        return LABELLED.replace(
            "when standing = bad" if written.startswith("when") else "on stars = middle", written
        )

    def conditions(text: str) -> list[Text]:
        compiled = compile_text(text)
        assert compiled.corpus.faults == ()
        assert [one for one in compiled.findings if one.code == "MOU207"] == []
        measure = compiled.corpus.measures["m/1"]
        return [condition_spelled(compiled.view, item) for item in (*measure.trigger, *measure.when)]

    assert conditions(with_it(said)) == conditions(with_it(meant))
    for language in ("en", "zh"):
        made = format_source(Source("text.mou", with_it(said)), language).text  # type: ignore[arg-type]
        assert conditions(made) == conditions(with_it(meant))


def test_a_label_of_two_options_or_of_none_is_told() -> None:
    two = LABELLED.replace('“守信”, bad "Untrustworthy" 「失信」', '“守信”, bad "Untrustworthy" “守信”')
    for text in (
        two.replace("standing = bad", "standing = “守信”"),
        LABELLED.replace("standing = bad", 'standing = "Trusted"'),
        LABELLED.replace("standing = bad", 'standing = "Three stars"'),  # a grade of another thing
    ):
        (found,) = [one for one in compile_text(text).findings if one.code == "MOU207"]
        assert found.help is not None
        assert found.help.en == "one of: neither, good, bad"


def test_it_names_the_option_that_bears_it_after_an_edit_elsewhere() -> None:
    attribute, rest = LABELLED.split("rating", 1)
    rest = f"rating{rest}".replace("standing = bad", "standing = 「失信」")
    memo = Memo()

    def option(first: str) -> object:
        corpus = resolve([Source("a.mou", first), Source("b.mou", rest)], memo=memo)
        (compared,) = corpus.measures["m/1"].when
        assert isinstance(compared, Compare)
        return compared.value

    assert option(attribute) == "bad"
    assert (
        option(attribute.replace("「失信」", "「不良」").replace("neither", 'neither "-" "失信"'))
        == "neither"
    )
    assert option(attribute) == "bad"
