"""The steps of a citation: what a place in a text is made of, and which levels lie below each other."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.words import CITATION_LEVELS, CITATION_LOWER, CITATION_UNITS

Steps = tuple[tuple[str, str], ...]
"""A place: (level, number) of each step down to it. The last may name several places, or all of a range."""

RANGE, LIST = "..", ","
"""What stands between numbers of a step that names several places."""

LOWER = tuple(word.en for word in CITATION_LOWER.words)
UNITS = frozenset(word.en for word in CITATION_UNITS.words)
DEPTH = {word.en: depth for depth, word in enumerate(CITATION_LEVELS.words)}
BESIDE = frozenset({"annex", "appendix", "schedule", "supplement"})
APART = frozenset({"subpara", "sentence", "proviso", "explanation", "indent"})
"""Levels behind which no bracket stands: what follows is named."""

BRANCHED = frozenset({"art", "recital", "subpara", "sentence", "indent", *LOWER})
"""Levels of which one put in behind another is numbered after it; a section or rule may bear any number."""


class Uneven(NamedTuple):
    """A list or range that is not one of places side by side, so that it cannot be read."""


class TooDeep(NamedTuple):
    """More brackets than there are levels."""


Read = tuple[Steps, ...] | Uneven | TooDeep
"""The places that a citation names, those side by side in one; or why it cannot be read."""


def plain_number(text: str) -> str:
    """Return a number without noughts before it."""
    return str(int(text)) if text.isdecimal() else text


def levels_below(level: str) -> tuple[str, ...]:
    """Return the levels of the brackets behind one: those below it."""
    if level in LOWER:
        return LOWER[LOWER.index(level) + 1 :]
    return LOWER[1:] if level in ("part", *APART) else LOWER


def bracketed_below(level: str) -> tuple[str, ...]:
    """Return the levels that are written in brackets behind one: `schedule 1 para 3`, not `schedule 1(3)`."""
    return () if level in APART or level in BESIDE else levels_below(level)


def rises(before: Steps, behind: Steps) -> bool:
    """Tell whether a place begins above one that begins below the units: para 3, schedule 1."""
    return DEPTH[before[0][0]] > DEPTH["§"] and DEPTH[behind[0][0]] <= DEPTH["§"]


def rises_beside(before: Steps, behind: Steps) -> bool:
    """Tell whether a place side by side with one begins above it: art 3 annex 1 may be article 3 of the annex, or two."""
    return _height(behind[0][0]) < _height(before[0][0])


def _height(level: str) -> int:
    if level == "section":  # above an article in some texts, and in its place in others
        return DEPTH["art"] - 1
    return DEPTH["art"] if level in UNITS or level == "recital" else DEPTH[level]
