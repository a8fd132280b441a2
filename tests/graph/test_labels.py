"""Labels fit their room and lose nothing unless they are cut."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_compiler.graph.labels import printable, spell, wrap
from mou_compiler.source.width import width
from mou_compiler.words import Text

TEXTS = st.text(st.sampled_from("ab cdéWM 中文字，。（）「」、;-"), max_size=40)


@given(TEXTS, st.integers(6, 20), st.integers(1, 4))
def test_lines_fit(text: str, columns: int, lines: int) -> None:
    made = wrap(text, columns, lines)
    assert 1 <= len(made) <= lines
    assert all(width(line) <= columns for line in made)
    whole = re.sub(r"\s", "", "".join(made))
    if made[-1].endswith("…"):
        assert re.sub(r"\s", "", text).startswith(whole.removesuffix("…"))
    else:
        assert whole == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Serious misconduct on railways", ("Serious", "misconduct on", "railways")),
        ("重大税收违法案件信息公布办法", ("重大税收违法", "案件信息公布", "办法")),
        ("税务机关，法院", ("税务机关，法", "院")),
        ("Supercalifragilistic", ("Supercalifrag", "ilistic")),
    ],
)
def test_words_stay_whole_and_no_line_begins_with_a_mark(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 13, 3) == lines


@given(st.text(max_size=20))
def test_printable_text_is_legal_in_xml(text: str) -> None:
    element = ET.fromstring(f"<a>{printable(text).replace('&', '&amp;').replace('<', '&lt;')}</a>")
    assert (element.text or "").replace("\r", "\n") == printable(text).replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def test_one_language_or_both() -> None:
    label = Text("Tax", "税")
    assert [spell(label, one, " / ") for one in ("en", "zh", None)] == ["Tax", "税", "Tax / 税"]  # type: ignore[arg-type]
    assert spell(Text("STA", "STA"), None, " / ") == "STA"
