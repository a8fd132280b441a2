"""Citations read into the places that they name, and what of them can be taken in two ways."""

from __future__ import annotations

import re

from mou_compiler.syntax.citation_steps import LIST, Read, Steps, TooDeep, Uneven
from mou_compiler.syntax.han_citations import COLLOQUIAL, as_han, read_han
from mou_compiler.syntax.latin_citations import read_latin
from mou_compiler.syntax.tables import TERMINALS

CITED = re.compile(dict(TERMINALS)["CITATION"])
"""What a citation looks like: the pattern of the terminal CITATION."""


def read_citation(text: str) -> Read:
    """Return the places that a CITATION token names, in order."""
    found = read_han(as_han(text)) if _is_han(text) else read_latin(text)
    return _gathered(found) if isinstance(found, list) else found


def _is_han(text: str) -> bool:
    return text[0] in "第附別别但제부"


def _gathered(places: list[Steps]) -> Read:
    """Return places with those side by side, which differ in their last number alone, in one."""
    found: list[Steps] = []
    for place in places:
        before = found[-1] if found else ()
        if before and before[:-1] == place[:-1] and before[-1][0] == place[-1][0] and place[-1][1]:
            found[-1] = (*place[:-1], (place[-1][0], f"{before[-1][1]}{LIST}{place[-1][1]}"))
        else:
            found.append(place)
    return tuple(found) if found else Uneven()


def is_colloquial(text: str) -> bool:
    """Tell whether a citation has a Han number that can be read in two ways: 一百五 is 105 or 150.

    In Japanese it is 105 alone: 第百五条, and beside 項, 号 or の.
    """
    if not text.startswith("第") or COLLOQUIAL.search(text) is None:
        return False
    return not (re.search("[項号の]", text) and "条" in text) and "第百" not in text


def may_be_a_range(text: str) -> tuple[str, str] | None:
    """Return two numbers with a hyphen between them that may be articles 5 to 9 as well as 第五条之九."""
    read = read_citation(text)
    for place in () if isinstance(read, Uneven | TooDeep) else read:
        for level, number in place:
            low, _, high = number.partition("-")
            written = level == "art" and re.search(
                rf"(?<![\dA-Za-z.-]){re.escape(number)}(?![\dA-Za-z.-])", text
            )
            if written and low.isdecimal() and high.isdecimal() and int(low) < int(high):
                return low, high
    return None


def other_level(text: str) -> bool:
    """Tell whether 款 behind 條 stands alone: in Taiwan it is an item, elsewhere a paragraph."""
    return "條" in text and "款" in text and "項" not in text
