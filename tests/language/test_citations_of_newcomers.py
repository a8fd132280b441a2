"""Citations as drafters of many countries write them at first, which the language does not read so: what is told is then read as meant."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import in_both_languages, measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.findings.fix import fixed

MORE = 'law tax "Tax Act" "税法" { rank statute; in force from 2000-01-01 }\n'


def text_with(said: str) -> str:
    return with_measure(f"basis {said}", more=MORE)


def cited(text: str) -> list[str]:
    """Return what a measure rests on, each place by its source and its steps."""
    assert mistakes(text) == []
    found = []
    for basis in measure_of(compile_text(text)).basis:
        assert isinstance(basis, Citation)
        steps = " ".join(f"{step.level} {step.number}" for step in basis.levels)
        found.append(f"{basis.source.id} {steps}".strip())
    return found


def mended(said: str) -> list[list[str]]:
    """Return what is cited by each of the ways told for the one mistake, alike in both languages."""
    text = text_with(said)
    (finding,) = mistakes(text)
    ways = [fixed(text, fix.edits) for fix in finding.fixes]
    for way in ways:
        in_both_languages(way)
    return [cited(way) for way in ways]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (
            "code Article 5(1), second and third subparagraphs",
            ["art 5 para 1 subpara 2", "art 5 para 1 subpara 3"],
        ),
        (
            "code Article 5(1), first, second and fourth indents",
            [f"art 5 para 1 indent {one}" for one in (1, 2, 4)],
        ),
        (
            "code second and third subparagraphs of Article 5(1)",
            ["art 5 para 1 subpara 2", "art 5 para 1 subpara 3"],
        ),
        ("the second and third paragraphs of article 5 of the code", ["art 5 para 2", "art 5 para 3"]),
        ("code subparagraphs 2 and 3 of Article 5(1)", ["art 5 para 1 subpara 2", "art 5 para 1 subpara 3"]),
        ("code Article 5, second and third paragraphs", ["art 5 para 2", "art 5 para 3"]),
        ("code art. 6, stk. 1, litra b", ["art 6 para 1 item b"]),
        ('code art. 37, § 1º, II, "a"', ["art 37 para 1 item II subitem a"]),
        ('code art. 37, inciso II, alínea "a"', ["art 37 item II subitem a"]),
        ("code 第 5 条第 2 款第（3）项", ["art 5 para 2 item 3"]),
        ("code 第 168D(1) 條", ["art 168D para 1"]),
        ("code 附表 1 第 3 段", ["schedule 1 subpara 3"]),
        ("code 별표 2", ["schedule 2"]),
        ("code 第五条的规定", ["art 5"]),
        ("code 第五条及第六条之规定", ["art 5", "art 6"]),
        ("code art 5 of the Criminal Code", ["art 5"]),
    ],
)
def test_the_remedy_cites_what_was_written(said: str, places: list[str]) -> None:
    assert mended(said) == [[f"code {place}" for place in places]]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("《Code》第五条和《税法》第六条", ["code art 5", "tax art 6"]),
        ("《Code》和《税法》", ["code", "tax"]),
        ("《Code》《税法》第六条", ["code", "tax art 6"]),
        ("code art 5 & tax art 6", ["code art 5", "tax art 6"]),
    ],
)
def test_several_texts_are_parted_by_commas(said: str, places: list[str]) -> None:
    assert mended(said) == [places]


def test_what_is_a_paragraph_or_an_item_is_asked() -> None:
    assert mended("code 第 5 條第 2 款") == [["code art 5 item 2"], ["code art 5 para 2"]]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("第 5 条，第 6 条第 2 款", ["art 5", "art 6 para 2"]),
        ("第 5 条之 1", ["art 5-1"]),
        ("第 5 条、第 6 條之 1 第 2 項", ["art 5", "art 6-1 para 2"]),
    ],
)
def test_several_places_with_blanks_around_their_numbers(said: str, places: list[str]) -> None:
    assert mended(f"code {said}") == [[f"code {place}" for place in places]]


@pytest.mark.parametrize("word", ["subs", "sub-s", "subsec.", "subsection"])
def test_a_subsection_in_short(word: str) -> None:
    assert cited(text_with(f"code {word} 206C(1)")) == ["code section 206C para 1"]
    assert cited(text_with(f"code s 206C {word} (1)")) == ["code section 206C para 1"]


@pytest.mark.parametrize("joint", ["r/w", "read with"])
def test_what_is_read_with_another_place_may_be_of_another_text(joint: str) -> None:
    (finding,) = mistakes(text_with(f"code section 11(1) {joint} Rule 4"))
    assert finding.help is not None
    assert finding.help.en == (
        "write a comma and `Rule 4`; of another text its name stands before it: `, TEXT Rule 4`"
    )


@pytest.mark.parametrize("others", ["等", "等规定", "等有关规定"])
def test_that_there_are_others_is_said_in_a_note(others: str) -> None:
    (finding,) = mistakes(text_with(f"code 第五条{others}"))
    assert finding.help is not None
    assert finding.help.zh == f"删去「{others}」：逐一写明所依据的条文，另有其他的写入「说明」"
    assert finding.fixes == ()


def test_or_is_no_order() -> None:
    told = [
        one.help.en
        for one in mistakes(text_with("code Article 5(1), second or third subparagraph"))
        if one.help
    ]
    assert not any("order" in help_ for help_ in told)
