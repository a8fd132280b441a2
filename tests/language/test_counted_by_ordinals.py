"""Places that are counted by ordinals, and hundredths of money that have a name: told as the language writes them."""

from __future__ import annotations

import pytest

from language.remedies import meanings
from language.small import measure_of, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.findings.fix import fixed


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        ("code fifth article", (("art", "5"),)),
        ("code the 5th article", (("art", "5"),)),
        ("code the third paragraph of article 5", (("art", "5"), ("para", "3"))),
        ("code third paragraph of the fifth article", (("art", "5"), ("para", "3"))),
        ("the third paragraph of article 5 of code", (("art", "5"), ("para", "3"))),
        ("fifth article of the code", (("art", "5"),)),
        ("code the twelfth section", (("section", "12"),)),
        ("the second paragraph of the 21st article of code", (("art", "21"), ("para", "2"))),
        ('the second sentence of section 5 of "Code"', (("section", "5"), ("sentence", "2"))),
    ],
)
def test_ordinals_are_told_as_numbers(said: str, levels: tuple[tuple[str, str], ...]) -> None:
    text = with_measure(f"basis {said}")
    (finding,) = [one for one in compile_text(text).findings if one.code < "MOU3"]
    (fix,) = finding.fixes
    mended = fixed(text, fix.edits)
    assert told(mended) == []
    (basis,) = measure_of(compile_text(mended)).basis
    assert isinstance(basis, Citation)
    assert basis.levels == levels


@pytest.mark.parametrize(
    ("said", "currency", "value"),
    [
        ("sum > 500 euro cents", "eur", "5"), ("sum > 50 pence", "gbp", "0.5"), ("sum > 5 US cents", "usd", "0.05"),
        ("sum > 500 cents", "eur", "5"), ("sum > 500 cents", "usd", "5"), ("sum > 250 paise", "inr", "2.5"),
        ("sum ＞ 500欧分", "eur", "5"),
    ],
)  # fmt: skip
def test_hundredths_are_told_in_their_currency(said: str, currency: str, value: str) -> None:
    (((sign, number, unit),),) = meanings(said, currency)
    assert (sign, str(number), unit) == (">", value, currency)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("by B, as the case may be", "write `B`"),
        ("by A, B, as the case may be", "say who acts: `A, B`"),
        ("by A or B, as appropriate", "say who acts: `A, B`"),
    ],
)
def test_as_the_case_may_be_is_no_body(said: str, first: str) -> None:
    (finding,) = [one for one in compile_text(with_measure(said)).findings if one.code < "MOU3"]
    assert finding.help is not None
    assert finding.help.en.startswith(first)
    assert "as" not in [one.edits[0].text for one in finding.fixes]
