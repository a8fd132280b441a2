"""Frames: the caret stands under the words meant, whatever stands before them and however long the line is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_compiler.source.frames import CUT, frame, visible
from mou_compiler.source.place import Place, Source
from mou_compiler.source.width import width

ROOM = 60


def framed(text: str, meant: str, room: int = ROOM) -> list[str]:
    """Return the two lines of the frame of the first place where some words stand."""
    at = text.index(meant)
    shown = frame(Place(Source("a.mou", text), at, at + len(meant)), room)
    return [shown.line, shown.blank + shown.carets]


@pytest.mark.parametrize(
    ("text", "meant", "line", "below"),
    [
        ("list a { keeper b }", "b", "list a { keeper b }", "                ^"),
        # Two columns for a Han letter: wide blanks before, two carets for each letter meant.
        ("机构 最高人民法院", "最高人民法院", "机构 最高人民法院", "　　 ^^^^^^^^^^^^"),
        # Full-width punctuation is wide too.
        ("实施　：法院", "法院", "实施　：法院", "　　　　^^^^"),
        # A Han letter beyond the basic plane.
        ("名 𠮷野 x", "x", "名 𠮷野 x", "　 　　 ^"),
        ("by 𠮷野", "𠮷野", "by 𠮷野", "   ^^^^"),
        # A tab is shown as four blanks, so that the caret need not know where it stops.
        ("\tmeasure\t1", "1", "    measure    1", "               ^"),
        # Combining marks take no room.
        ("cafe\u0301 bar", "bar", "cafe\u0301 bar", "     ^^^"),
        # A place that begins at a mark is shown under the letter that bears it.
        ("cafe\u0301 bar", "\u0301", "cafe\u0301 bar", "   ^"),
        # What goes over several lines is shown by its first.
        ("a { b\n  c\n}", "{ b\n  c\n}", "a { b", "  ^^^"),
    ],
)
def test_caret_stands_under_the_token(text: str, meant: str, line: str, below: str) -> None:
    assert framed(text, meant) == [line, below]


def test_end_of_file_has_a_caret_behind_the_last_letter() -> None:
    source = Source("a.mou", "list 甲\n")
    assert frame(Place(source, 6, 6), ROOM) == (1, "list 甲", "     　", "^")
    assert frame(Place(source, 7, 7), ROOM) == (2, "", "", "^")


def test_long_line_is_cut_around_the_place() -> None:
    line, below = framed("a" * 300 + "限制乘坐火车" + "b" * 300, "限制乘坐火车")
    assert line.startswith(CUT)
    assert line.endswith(CUT)
    assert width(line) <= ROOM
    assert line[below.index("^")] == "限"


def test_line_is_cut_only_where_something_is_left_out() -> None:
    line, _ = framed("a" * 300 + " end", "end")
    assert line.startswith(CUT)
    assert line.endswith(" end")
    assert width(line) == ROOM - 1  # the room for a cut at the end is kept free
    line, _ = framed("start " + "a" * 300, "start")
    assert line.startswith("start ")
    assert line.endswith(CUT)


def test_letters_that_a_terminal_would_act_on_are_made_visible() -> None:
    line, below = framed("a \x1b[2J \u202e b\x85c", "b")
    assert line == "a ␛[2J \ufffd b\ufffdc"
    assert below == "         ^"


LINES = st.text(st.sampled_from("ab \t中文，「𠮷\u0301\x07é"), max_size=80)


def from_column(line: str, column: int) -> str:
    """Return what stands from a column on."""
    while column > 0:
        column -= width(line[0])
        line = line[1:]
    return line


def bare(text: str) -> str:
    """Return a text without the letters at its head that take no room."""
    while text and width(text[0]) == 0:
        text = text[1:]
    return text


@given(LINES, st.data(), st.integers(20, 100))
def test_caret_law(line: str, data: st.DataObject, room: int) -> None:
    """Whatever stands on a line, it fits, and the caret's column is that of the first letter meant."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = frame(Place(Source("a.mou", f"before\n{line}\nafter"), 7 + start, 7 + end), room)
    assert shown.number == 2
    assert width(shown.line) <= room
    while 0 < start < len(line) and width(line[start]) == 0:
        start -= 1
    meant = bare(visible(line[start:].replace("\t", "    "))).rstrip()
    if meant:
        assert bare(from_column(shown.line, width(shown.blank)))[0] == meant[0]
