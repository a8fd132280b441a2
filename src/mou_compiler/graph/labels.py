"""Labels that fit: wrapped and elided by display width, where a Han letter takes two columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mou_compiler.source.frames import visible
from mou_compiler.source.width import elide, width
from mou_compiler.words import Language, Text

AS_OF = Text("as of", "截至")
"""Before the day of a graph that is of one day."""
_PIECE = re.compile(r"\s+|[\x21-\u2dff]+|.")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』”’〕】,.;:!?)]}%％")


def label_of(said: Mapping[str, Any]) -> Text:
    """Return the label of a node by what is said of it."""
    return Text(said["label_en"], said["label_zh"])


def spell(text: Text, language: Language | None, between: str) -> str:
    """Return the text in one language, or in both where none is chosen."""
    if language is not None:
        return text.spelled(language)
    return text.en if text.en == text.zh else f"{text.en}{between}{text.zh}"


def printable(text: str) -> str:
    """Return the text with � for each character that XML does not allow or advises against."""
    return _UNPRINTABLE.sub("\ufffd", text)


def inert(text: str) -> str:
    """Return a label as a picture shows it: signs for letters that would move or reorder it; its lines stay."""
    return text if text.isprintable() else printable("\n".join(map(visible, text.split("\n"))))


def wrap(text: str, columns: int, lines: int) -> tuple[str, ...]:
    """Return the text on at most so many lines of at most so many columns, ending in … where it is cut."""
    made: list[str] = [""]
    for piece in _pieces(text, columns):
        if width(made[-1] + piece.rstrip()) <= columns or (piece in _NEVER_FIRST and not made[-1]):
            made[-1] += piece if made[-1] else piece.lstrip()
        elif piece.strip():
            made.append(piece.lstrip())
    made = [line.rstrip() for line in made]
    if len(made) > lines:
        made = [*made[: lines - 1], elide("".join([made[lines - 1], "…"]), columns)]
    return tuple(made)


def _pieces(text: str, columns: int) -> list[str]:
    """Return what must not be torn: words, and Han letters with the punctuation that follows them."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        whole = found[-1] + piece if found and piece in _NEVER_FIRST and not found[-1].isspace() else ""
        if whole and width(whole) <= columns:
            found[-1] = whole
        elif width(piece) > columns:
            found.extend(piece[start : start + columns] for start in range(0, len(piece), columns))
        else:
            found.append(piece)
    return found
