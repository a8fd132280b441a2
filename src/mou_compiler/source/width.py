"""How many columns of a terminal a text takes: two for a Han letter, none for a combining mark."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, east_asian_width

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
WIDE_BLANK = "\u3000"
HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Han letters and their marks, as a class of letters in a regular expression."""
_OPENING, _CLOSING = "「『（《〈“‘", "，。、；：？！」』）》〉”’"
_UNIT = rf"[(\[{_OPENING}]*(?:[^\s{HAN}{_OPENING}{_CLOSING}]+|.)[{_CLOSING},.;:!?)\]]*\s*"
"""What no line is broken within; not compiled before it is needed, which takes longer than all else here."""


def width(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(letter_width, text))


@cache
def letter_width(letter: str) -> int:
    """Return the columns that a letter takes."""
    if category(letter) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """Return the text with blanks behind it up to so many columns."""
    return text + " " * (columns - width(text))


def elide(text: str, columns: int) -> str:
    """Return the text cut to so many columns, ending in … where it is cut."""
    if width(text) <= columns:
        return text
    kept = text.rstrip("…")
    while kept and width(kept) + 1 > columns:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def elide_name(text: str, columns: int) -> str:
    """Return a name cut to so many columns, with what stands in brackets at its end, by which others differ from it."""
    if width(text) <= columns:
        return text
    end = re.search(r"\s?[(（][^()（）]{1,12}[)）]$", text)
    if end is None:
        return elide(text, columns)
    return elide(text[: end.start()] + "…", columns - width(end[0])) + end[0]


def blank_of(text: str) -> str:
    """Return blanks that take as much room as the text: a wide one for each wide letter, tabs kept.

    A terminal whose font draws Han letters a little off draws the wide blank off alike, so that what stands
    below a letter stays below it.
    """
    if text.isascii():
        return "".join("\t" if letter == "\t" else " " for letter in text)
    return "".join("\t" if letter == "\t" else ("", " ", WIDE_BLANK)[letter_width(letter)] for letter in text)


def wrap(text: str, columns: int) -> list[str]:
    """Return the text in lines of at most so many columns, broken at blanks and between Han letters.

    No line begins with a closing mark or ends with an opening one; a word wider than a line stands alone.
    """
    lines: list[str] = []
    line = ""
    for unit in re.findall(_UNIT, text):
        if line and width(line) + width(unit.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return [*lines, line.rstrip()] if line.strip() else lines
