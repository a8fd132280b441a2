"""A frame shows a place to a person: its line, cut to the room there is, and carets under the words meant."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category

from mou_compiler.source.place import Place
from mou_compiler.source.width import blank_of, letter_width, width

CUT = "…"
TAB = "    "
_CONTROL_PICTURES = 0x2400
_SPACE, _DELETE = 0x20, 0x7F
_UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Frame(NamedTuple):
    """The number of the line, the line as shown, the blanks below what stands before the place, and the carets."""

    number: int
    line: str
    blank: str
    carets: str


def visible(text: str) -> str:
    """Return the text with every letter that would move or reorder what a terminal shows replaced by a visible one.

    One letter stands for one letter, so that offsets hold.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible_letter, text))


def _visible_letter(letter: str) -> str:
    code = ord(letter)
    if code < _SPACE:
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    return "\ufffd" if letter in _REORDERING or category(letter) in _UNSHOWN else letter


def frame(place: Place, room: int) -> Frame:
    """Return the frame of a place; of one that goes over several lines, of its first line.

    The line takes at most `room` columns, `…` standing for what is cut. A place without width, such as
    the end of a file, has one caret.
    """
    number, column = place.source.locate(place.start)
    return Frame(number, *_cut(place.source.line(number), column - 1, place.end - place.start, room))


@lru_cache(
    maxsize=4096
)  # most findings are shown again after an edit, and stand on lines that have not changed
def _cut(line: str, start: int, length: int, room: int) -> tuple[str, str, str]:
    """Return a line as shown around a stretch of it, the blanks below what stands before that, and the carets."""
    start = min(start, len(line))
    end = max(start, min(start + length, len(line)))
    while 0 < start < len(line) and width(line[start]) == 0:
        start -= 1
    low, high = _window(line, start, room)
    end = max(start, min(end, high))
    before, meant, after = _shown(line[low:start]), _shown(line[start:end]), _shown(line[end:high])
    head = CUT if low > 0 else ""
    tail = CUT if high < len(line) else ""
    shown = f"{head}{before}{meant}{after}{tail}".rstrip()
    return shown, blank_of(head + before), "^" * max(1, width(meant))


def _shown(text: str) -> str:
    """Return the text as a frame prints it: tabs as blanks, nothing that a terminal would act on."""
    return visible(text.replace("\t", TAB))


@cache
def _shown_width(letter: str) -> int:
    return width(_shown(letter))


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """Return the stretch of a line to show: all of it, or as much around an offset as the room holds."""
    near = line[: room + 1]
    if len(line) == len(near) and width(_shown(near)) <= room:
        return 0, len(line)
    room -= 2 * len(CUT)
    low = _back(line, start, room // 3)
    high = _forth(line, start, room - width(_shown(line[low:start])))
    if high == len(line):
        low = _back(line, start, room - width(_shown(line[start:high])))
    return low, high


def _back(line: str, at: int, room: int) -> int:
    """Return how far back from an offset the room reaches, never between a letter and its marks."""
    low = at
    while low > 0:
        step = low - 1
        while step > 0 and letter_width(line[step]) == 0:
            step -= 1
        room -= sum(map(_shown_width, line[step:low]))
        if room < 0:
            break
        low = step
    return low


def _forth(line: str, at: int, room: int) -> int:
    """Return how far on from an offset the room reaches, never between a letter and its marks."""
    high = at
    while high < len(line):
        step = high + 1
        while step < len(line) and letter_width(line[step]) == 0:
            step += 1
        room -= sum(map(_shown_width, line[high:step]))
        if room < 0:
            break
        high = step
    return high
