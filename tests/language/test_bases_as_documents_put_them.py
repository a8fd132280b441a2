"""What something rests on, as documents put it: one finding, whose remedy is read and cites every place that was written."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import measure_of, spelled, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.findings.fix import fixed

MORE = """\
law act "Tax Act" "税法" {
    rank statute
    edition 2001 { in force from 2001-01-01; articles 1 to 90 }
}
"""


def cited(text: str) -> list[str]:
    """Return what a program cites, place by place, once both languages cite the same."""
    found = []
    for language in (None, "en", "zh"):
        compiled = compile_text(text if language is None else spelled(text, language))
        assert [one for one in compiled.findings if one.code < "MOU3"] == []
        basis = [one for one in measure_of(compiled).basis if isinstance(one, Citation)]
        found.append(
            [f"{one.source.id}@{one.edition or ''} {' '.join(map('='.join, one.levels))}" for one in basis]
        )
    assert found[0] == found[1] == found[2]
    return found[0]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("section 6 of act", ["act@ section=6"]),
        ("section 6(1) of the act", ["act@ section=6 para=1"]),
        ("sections 6 and 7 of the act", ["act@ section=6", "act@ section=7"]),
        ("Article 5(1) of the Tax Act", ["act@ art=5 para=1"]),
        ("§ 5 Abs. 1 act", ["act@ §=5 para=1"]),
        ("art 5, act", ["act@ art=5"]),
        ("第五条 act", ["act@ art=5"]),
        ("the act art 5", ["act@ art=5"]),
        ("said act art 5", ["act@ art=5"]),
        ("pursuant to act art 5", ["act@ art=5"]),
        ("under the act art 5", ["act@ art=5"]),
        ("根据《税法》第五条", ["act@ art=5"]),
        ("依照税法第五条", ["act@ art=5"]),
        ("税法第五条的规定", ["act@ art=5"]),
        ("《税法》第五条第二款之规定", ["act@ art=5 para=2"]),
        ("act section 6 read with section 8", ["act@ section=6", "act@ section=8"]),
        ("act § 6 i. V. m. § 8", ["act@ §=6", "act@ §=8"]),
        ("act art 5 to art 7", ["act@ art=5", "act@ art=6", "act@ art=7"]),
        ("act article five", ["act@ art=5"]),
        ("act art 5 + art 6", ["act@ art=5", "act@ art=6"]),
        ("act art 5 and act art 6", ["act@ art=5", "act@ art=6"]),
    ],
)
def test_a_basis_is_told_with_every_place_of_it(written: str, places: list[str]) -> None:
    text = with_measure(f"basis {written}", more=MORE)
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    assert cited(fixed(text, fix.edits)) == places


@pytest.mark.parametrize(
    "written", ["税法（2001年修正）第五条", "《税法》（2001）第五条", "act (2001) art 5"]
)
def test_a_year_behind_a_name_is_an_edition_or_nothing(written: str) -> None:
    text = with_measure(f"basis {written}", more=MORE)
    (finding,) = mistakes(text)
    assert [cited(fixed(text, fix.edits)) for fix in finding.fixes] == [["act@2001 art=5"], ["act@ art=5"]]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("n/a", "write `none` where the document names no basis"),
        ("not stated", "write `none` where the document names no basis"),
        ("未载明", "write `none` where the document names no basis"),
        ("见附件", "write the text and its place again"),
        ("ibid. art 5", "write the name of the text and its place again"),
        ("the Statute art 5", "write the id of the text that is meant"),
        ("act art 5 ff", "write up to where it goes: `arts 5 to …`"),
        ("act Part 4, Division 2", "`Division 2` is of no level that can be cited"),
        ("act art 5 chapeau", "`chapeau` has no number here"),
        ("act art 5 subject to art 6", "what stands behind `subject to` is no basis"),
        ("act art 5 GDPR", "`GDPR` is no place in a text"),
        ("act preamble", "remove `preamble`, which names no place"),
        ("either act art 5 or act art 6", "write every place that is relied on"),
    ],
)
def test_what_names_no_place_is_told_once_and_nothing_is_made_up(written: str, told: str) -> None:
    (finding,) = mistakes(with_measure(f"basis {written}", more=MORE))
    assert finding.help.en.startswith(told)
    assert finding.fixes == ()


def test_a_text_may_be_called_by_a_word_that_leads() -> None:
    text = with_measure("basis under art 5", more='law under "Under" "下" { rank statute }\n')
    assert mistakes(text) == []
