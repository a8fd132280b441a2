"""Citations read into the places that they name, and what of them can be taken in two ways."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.syntax.citation_steps import (
    BRANCHED,
    DEPTH,
    LIST,
    UNITS,
    Read,
    Steps,
    TooDeep,
    Uneven,
)
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


class Doubtful(NamedTuple):
    """A number of a step that can be taken in two ways: art 5-9 and art 5.2; the sign that stands in it."""

    level: str
    number: str
    sign: str

    @property
    def ends(self) -> tuple[str, str]:
        """What stands before the sign and behind it."""
        low, _, high = self.number.partition(self.sign)
        return low, high


def doubtful_number(text: str) -> Doubtful | None:
    """Return the number of a citation that can be taken in two ways, if it has one.

    Articles 5 to 9 as well as 第五条之九; the second paragraph of article 5 as well as an article put in behind it;
    beside single sections a range of them.
    """
    if _SIGN_WITHIN.search(text) is None:
        return None
    read = read_citation(text)
    if isinstance(read, Uneven | TooDeep):
        return None
    for level, numbers in (step for place in read for step in place):
        each = numbers.split(LIST)
        for number in each:
            if _is_doubtful(level, number, text, beside=len(read) > 1 or len(each) > 1):
                return Doubtful(level, number, "-" if "-" in number else "/" if "/" in number else ".")
    return None


def _is_doubtful(level: str, number: str, text: str, *, beside: bool) -> bool:
    if level == "art" and re.fullmatch(r"\d+(?:\.\d+)+", number):
        return True
    if re.fullmatch(r"\d+/\d+", number):
        return True
    low, _, high = number.partition("-")
    if not (low.isdecimal() and high.isdecimal() and int(low) < int(high)):
        return False
    if not re.search(rf"(?<![\dA-Za-z.-]){re.escape(number)}(?![\dA-Za-z.-])", text):
        return False
    single = beside and re.search(r"(?<![\dA-Za-z.:/-])\d+(?![\dA-Za-z.:/-]|[)）])", text) is not None
    return level in BRANCHED or (level in UNITS and single and _SEVERAL.match(text) is not None)


_SIGN_WITHIN = re.compile(r"\d[./-]\d")
_SEVERAL = re.compile(r"(?i:sections|secs|ss|regulations|regs|rules|rr)(?!\w)|§§")


def with_number(read: tuple[Steps, ...], old: str, new: Steps) -> tuple[Steps, ...]:
    """Return places with other steps for the step that bears a number."""
    return tuple(
        tuple(each for step in place for each in (new if step[1] == old else (step,))) for place in read
    )


def other_level(text: str) -> bool:
    """Tell whether 款 behind 條 stands alone: in Taiwan it is an item, elsewhere a paragraph."""
    return "條" in text and "款" in text and "項" not in text


def other_order(text: str) -> bool:
    """Tell whether 款 stands below 项: a paragraph below an item, which no law has; in Taiwan 项 comes first."""
    if "项" not in text or "款" not in text:
        return False
    read = read_citation(text)
    return not isinstance(read, Uneven | TooDeep) and any(
        (before[0], behind[0]) == ("item", "para") for place in read for before, behind in pairwise(place)
    )


def upwards(place: Steps) -> bool:
    """Tell whether a step of a place stands below one that is higher: para 2 § 5."""
    return any(
        before[0] == behind[0]
        or (DEPTH[behind[0]] < DEPTH[before[0]] and not {before[0], behind[0]} <= UNITS)
        for before, behind in pairwise(place)
    )


def is_doubtful(text: str) -> bool:
    """Tell whether a citation is to be asked about, so that nobody may write it in another way."""
    return is_colloquial(text) or other_level(text) or other_order(text) or doubtful_number(text) is not None
