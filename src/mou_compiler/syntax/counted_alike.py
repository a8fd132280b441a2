"""Which step of a place a bracket behind a comma goes on from: (c) behind 5(1)(b)(ii) is counted as (b), (iii) as (ii)."""

from __future__ import annotations

import re

from mou_compiler.syntax.citation_steps import RANGE, Steps
from mou_compiler.syntax.ranges import read_roman

_NEAR = 5
"""So few letters further on a bracket may well go on from letters: (v) behind (u)(i), not behind (b)(i)."""
_ONE_BY_ONE = re.compile("[CDLMcdlm]")
"""Letters that are roman numbers so high that nothing in a text is counted up to them one by one."""


def counted_alike(place: Steps, bracket: str, first: int, *, lowest: bool = True) -> int | None:
    """Return the last step of a place, from some step on, that is counted as a bracket is.

    Where a step of letters and one of roman numbers can both go on with it, it is the lower of them, or else the higher.
    """
    found = [at for at in range(len(place) - 1, first - 1, -1) if _look_alike(_number(place, at), bracket)]
    if len(found) < 2 or bracket[:1].isdigit():  # noqa: PLR2004 -- nothing to choose from
        return found[0] if found else None
    low, high = found[:2]
    below = _number(place, low)
    roman, letters = (low, high) if _roman(below) else (high, low)
    if _roman(_number(place, roman)) is None or len(_number(place, letters)) > 1:
        return low
    as_roman = (_roman(bracket) or 0) > (_roman(_number(place, roman)) or 0)
    further = ord(bracket) - ord(_number(place, letters)) if len(bracket) == 1 else 0
    if as_roman and 0 < further <= _NEAR:
        return low if lowest else high
    if as_roman:
        return roman
    return letters if _roman(bracket) is None or further > 0 else low


def _number(place: Steps, at: int) -> str:
    return place[at][1].rpartition(RANGE)[2]


def _look_alike(number: str, bracket: str) -> bool:
    return number[:1].isdigit() == bracket[:1].isdigit() and number[:1].isupper() == bracket[:1].isupper()


def _roman(text: str) -> int | None:
    """Return the value of what may be a roman number, in small letters or capitals."""
    return None if _ONE_BY_ONE.fullmatch(text) else read_roman(text.upper())
