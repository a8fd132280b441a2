"""The whole as a matrix: every measure is counted, what has no room of its own together; it is well-formed SVG."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mou_compiler.graph.matrix import MOST_COLUMNS, MOST_ROWS, NO_LIST, OTHERS, Mark, as_svg, matrix_of
from mou_compiler.text import Text

TITLE = Text("A <title> & more", "题名")
SVG = "{http://www.w3.org/2000/svg}"


def label(key: str) -> Text:
    return Text(f"<{key}>", f"「{key}」")


def marks(rows: int, columns: int) -> Iterator[Mark]:
    for row in range(rows):
        for column in range(columns):
            yield Mark(f"list-{row:03}", f"act-{column:03}", f"m/{row}-{column}", (row + column) % 4)


def test_a_field_counts_each_measure_once_and_has_the_gravest_mark() -> None:
    found = matrix_of(
        [
            Mark("a", "x", "m/1", 0),
            Mark("a", "x", "m/1", 0),
            Mark("a", "x", "m/2", 3),
            Mark("a", "y", "m/1", 1),
        ],
        TITLE,
        label,
        label,
    )
    assert found.fields == {("a", "x"): (2, 3), ("a", "y"): (1, 1)}
    assert found.sums == {"a": 2}
    assert found.measures == 2


def test_what_has_most_measures_stands_first_and_what_no_list_sets_off_last() -> None:
    found = matrix_of(
        [
            Mark("few", "x", "m/1", 0),
            *(Mark("many", "x", f"m/{n}", 0) for n in range(3)),
            Mark(NO_LIST, "x", "m/9", 0),
        ]
        + [Mark(NO_LIST, "x", f"m/{n}", 0) for n in range(10, 20)],
        TITLE,
        label,
        label,
    )
    assert [key for key, _ in found.rows] == ["many", "few", NO_LIST]


def test_nothing_is_left_out_where_there_is_no_room() -> None:
    found = matrix_of(marks(MOST_ROWS + 30, MOST_COLUMNS + 5), TITLE, label, label)
    assert len(found.rows) == MOST_ROWS
    assert len(found.columns) == MOST_COLUMNS
    assert found.rows[-1] == (OTHERS, Text("31 others", "其余 31 个"))
    assert sum(field.measures for field in found.fields.values()) == found.measures
    assert found.measures == (MOST_ROWS + 30) * (MOST_COLUMNS + 5)


def test_it_is_svg_that_says_what_it_shows_in_either_language() -> None:
    found = matrix_of(marks(5, 4), TITLE, label, label)
    for language, shown in (("en", "<list-000>"), ("zh", "「list-000」")):
        root = ET.fromstring(as_svg(found, language))
        texts = [text.text for text in root.iter(f"{SVG}text")]
        assert shown in texts
        titles = [title.text or "" for title in root.iter(f"{SVG}title")]
        assert any("<list-000> × <act-003>: 1 (errors)" in title and "有错误" in title for title in titles)
    both = ET.fromstring(as_svg(found))
    assert len(list(both.iter(f"{SVG}switch"))) == 1


def test_it_needs_no_style_sheet_so_that_every_program_draws_it_alike() -> None:
    text = as_svg(matrix_of(marks(5, 4), TITLE, label, label))
    assert "<style" not in text
    assert "transparent" not in text


def test_on_a_page_its_labels_lead_to_pages_and_nothing_is_markup() -> None:
    text = as_svg(matrix_of(marks(2, 2), TITLE, label, label), address=lambda key: f'lists/{key}.html?"<')
    root = ET.fromstring(text)
    assert {link.get("href") for link in root.iter("a")} >= {'lists/list-000.html?"<'}
    assert {group.get("lang") for group in root.iter("g") if group.get("lang")} == {"en", "zh-Hans"}
