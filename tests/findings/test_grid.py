"""Names with numbers beside them keep to the room there is, and no name is cut."""

from __future__ import annotations

import pytest

from mou_compiler.source.grid import folded, grid
from mou_compiler.source.width import elide_name, width
from mou_compiler.statistics.rendering import _name

ROWS = [
    ["list", "measures", "enforcers"],
    ["judgment-defaulters", "12", "0"],
    ["失信被执行人名单", "3", "4"],
]


def test_where_there_is_room_numbers_stand_under_their_headings() -> None:
    assert list(grid(ROWS, 80)) == [
        "list                 measures  enforcers",
        "judgment-defaulters        12          0",
        "失信被执行人名单            3          4",
    ]


def test_where_there_is_none_they_stand_behind_them() -> None:
    lines = list(grid(ROWS, 30, "  ", [[], ["a note that is longer than a line"], []]))
    assert lines == [
        "  list",
        "  judgment-defaulters",
        "      measures 12",
        "      a note that is longer",
        "        than a line",
        "  失信被执行人名单",
        "      measures 3, enforcers 4",
    ]
    assert max(map(width, lines)) <= 30


@pytest.mark.parametrize("room", [39, 40])
def test_it_changes_where_the_last_column_no_longer_fits(room: int) -> None:
    assert len(list(grid(ROWS, room))) == (5 if room == 39 else 3)


def test_a_text_is_folded_without_a_word_lost() -> None:
    text = "措施 m/1 “No trains”；自2018年1月1日起 mandatory: prohibit “Rail travel”"
    for room in (20, 33, 60, 200):
        lines = list(folded(text, room, "  ", "    "))
        assert max(map(width, lines)) <= room
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert list(folded(text, 200)) == [text]


def test_an_id_is_whole_however_long_its_label() -> None:
    long = "administrative-licence-of-a-very-long-name"
    assert _name(long, "A label") == long
    assert _name("id", "A label") == "id  A label"
    assert _name("id", "A label that goes on and on and on for ever more").startswith("id  A label that")
    assert width(_name("id", "A label that goes on and on and on for ever more")) <= 44


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Rules on publishing defaulters (2013)", "Rules on publishing… (2013)"),
        ("Rules on publishing defaulters", "Rules on publishing defaul…"),
        ("Rules (2013)", "Rules (2013)"),
        ("关于公布失信被执行人名单的规定（2013年）", "关于公布失信被执…（2013年）"),
    ],
)
def test_a_name_that_is_cut_keeps_the_year_by_which_others_differ_from_it(name: str, shown: str) -> None:
    assert elide_name(name, 27) == shown
    assert width(shown) <= 27
