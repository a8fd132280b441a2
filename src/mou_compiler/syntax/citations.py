"""Citations read into the places that they name, and what of them can be taken in two ways."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.pattern import Pattern
from mou_compiler.syntax.citation_steps import (
    BRANCHED,
    DEPTH,
    LIST,
    LOWER,
    RANGE,
    UNITS,
    Read,
    Steps,
    TooDeep,
    Uneven,
)
from mou_compiler.syntax.counted_alike import counted_alike
from mou_compiler.syntax.han_citations import COLLOQUIAL, as_han, read_han
from mou_compiler.syntax.latin_citations import read_latin
from mou_compiler.syntax.tables import TERMINALS

CITED = Pattern(dict(TERMINALS)["CITATION"])
"""What a citation looks like: the pattern of the terminal CITATION."""


def read_citation(text: str) -> Read:
    """Return the places that a CITATION token names, in order."""
    found = read_han(as_han(text)) if _is_han(text) else read_latin(text)
    return gathered(found) if isinstance(found, list) else found


def _is_han(text: str) -> bool:
    return text[0] in "第附別别但제부"


def gathered(places: list[Steps]) -> Read:
    """Return places with those side by side, which differ in their last number alone, in one."""
    found: list[Steps] = []
    for place in places:
        before = found[-1] if found else ()
        if before and _side_by_side(before, place):
            found[-1] = (*place[:-1], (place[-1][0], f"{before[-1][1]}{LIST}{place[-1][1]}"))
        else:
            found.append(place)
    return tuple(found) if found else Uneven()


def _side_by_side(before: Steps, place: Steps) -> bool:
    """Tell whether two places differ in their last number alone, and the second is read of nothing else: not (3) and (a)."""
    (level, _), (other, last) = before[-1], place[-1]
    if before[:-1] != place[:-1] or level != other or not last:
        return False
    if level not in LOWER:
        return True
    bracket, at = last.partition(RANGE)[0], len(place) - 1
    return all(counted_alike(before, bracket, 0, lowest=lowest) == at for lowest in (True, False))


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
                sign = "-" if number in text else "/"
                return Doubtful(level, number.replace("-", sign), "." if "." in number else sign)
    return None


def _is_doubtful(level: str, number: str, text: str, *, beside: bool) -> bool:
    if level == "art" and re.fullmatch(r"\d+(?:\.\d+)+", number):
        return True
    low, _, high = number.partition("-")
    if level in BRANCHED and re.search(rf"(?<![\w./-]){low}/{high}(?![\w./-]|[ \t]*[(（])", text):
        return _stands_last(text, f"{low}/{high}") and int(high) <= int(low)
    if not (low.isdecimal() and high.isdecimal() and int(low) < int(high)):
        return False
    if not re.search(rf"(?<![\dA-Za-z.-]){re.escape(number)}(?![\dA-Za-z.-])", text):
        return False
    single = beside and re.search(r"(?<![\dA-Za-z.:/-])\d+(?![\dA-Za-z.:/-]|[)）])", text) is not None
    shortened = _SHORTENED.match(text) is not None and int(high) - int(low) < _MOST_IN_A_ROW
    return level in BRANCHED or (
        level in UNITS and (shortened or (single and _SEVERAL.match(text) is not None))
    )


def _stands_last(text: str, number: str) -> bool:
    """Tell whether an article with a stroke is all there is: behind a paragraph of it no other can stand, nor in a range."""
    return len(re.findall(r"\d+/\d+", text)) == 1 and text.endswith(number)


_SHORTENED = re.compile(r"(?:s|r|reg)\.?(?!\w)")
"""Sections, rules and regulations as they are shortened where none has a hyphen: s 6-8 may be several of them."""
_MOST_IN_A_ROW = 100
"""Nobody cites so many sections in a row: s 5-701 is one."""
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


def of_a_section(text: str) -> tuple[Read, ...]:
    """Return the readings of paragraph 750(3)(a): of section 750, as in Canada and in bills, and as it is counted otherwise."""
    if _NUMBERED_ABOVE.match(text) is None and _ANOTHER_SECTION.match(text) is None:
        return ()
    if _OF.search(text):
        return ()
    section = _NUMBERED.sub(lambda word: f"{'sections' if word['many'] else 'section'} ", text)
    return read_citation(section), read_citation(text)


_NUMBERED = re.compile(
    r"(?i)(?<!\w)(?:(?:sub-?)?para(?:graph)?|par|clause|cl)(?P<many>s)?\.?[ \t]+(?=\d\w*(?:\.\d+)*[ \t]*[(（])"
)
_NUMBERED_ABOVE = re.compile(
    r"(?:(?i:(?:sub-)?paragraphs?\.?|paras?\.|pars?\.?)[ \t]+\d\w*(?:\.\d+)*[ \t]*(?:[(（]\d+[)）])*[(（][a-z]|"
    r"(?i:clauses?|cl\.?)[ \t]+\d\w*[ \t]*[(（]\w+[)）][(（])"
)
"""Where a paragraph or clause has a number, and below it letters in brackets: no paragraph of a section is numbered so.

Behind `para` alone, as it is printed, the paragraph is counted for itself.
"""
_ANOTHER_SECTION = re.compile(
    r"(?i)(?:s|ss|secs?|(?:sub-?)?sections?)\.?[ \t].*(?:,|and|or)[ \t]+(?:(?:sub-?)?para(?:graph)?|par|clause)s?\.?[ \t]+\d\w*[(（]\d+[)）]"
)
_OF = re.compile(r"[ \t](?:of|to)[ \t]+(?:the[ \t]+)?[^\W\d]")


def below_or_beside(text: str) -> tuple[Read, ...]:
    """Return the readings of art 5, (2), and of section 10(3), paragraph (a): below what stands before, or beside it."""
    text = text.translate(_COMMAS)
    nested = _APART.sub(r"\g<bracket>", text)
    if (letter := _LETTER_APART.search(text)) and not _LETTERED.search(text, 0, letter.start()):
        nested = _LETTER_APART.sub(r"\g<bracket>", nested)
    nested = _PARAGRAPH_APART.sub(r" \g<word>", nested)
    return () if nested == text else (read_citation(nested), read_citation(text))


def of_letters_or_roman(text: str) -> tuple[Read, ...]:
    """Return the readings of section 5(u)(iv) and (v): (v) goes on from (iv), or from (u)."""
    if _is_han(text):
        return ()
    ways = [read_latin(text), read_latin(text, lowest=False)]
    read = [gathered(way) for way in ways if isinstance(way, list)]
    return tuple(read) if len(read) == len(ways) and read[0] != read[1] else ()


_JOINED = r"(?:[ \t]*,[ \t]*(?:(?:and|or|et|und|oder|&)[ \t]+)?|[ \t]+(?:and|or|et|und|oder|&)[ \t]+)"
_APART = re.compile(rf"(?<=[\dA-Za-z]){_JOINED}(?P<bracket>[(（])")
_LETTER_APART = re.compile(rf"(?<=\d[)）]){_JOINED}(?P<bracket>[(（][a-z][)）])")
_LETTERED = re.compile(r"[(（][a-z]+[)）]")
_COMMAS = str.maketrans("，、", ",,")
_PARAGRAPH_APART = re.compile(
    rf"(?<=\d[)）]){_JOINED}(?P<word>(?i:par|para|paragraph)s?\.?[ \t]*[(（][a-zA-Z])"
)


def goes_on_in_doubt(before: str, text: str) -> bool:
    """Tell whether a paragraph with a letter may be of the paragraph cited before it: `para (a)` behind section 10(3).

    第（a）款 behind a 款 cannot be of it; but it could be where it was written in English.
    """
    return _LETTERED_PARAGRAPH.match(text) is not None and _PARAGRAPH_ABOVE.search(before) is not None


_LETTERED_PARAGRAPH = re.compile(r"(?i:par|para|paragraph)s?\.?[ \t]*[(（][a-zA-Z]|第[(（][a-zA-Z]+[)）]款")
_PARAGRAPH_ABOVE = re.compile(
    r"(?:\d[)）]|款)(?:[ \t]*[,，、][ \t]*(?:(?:and|or)[ \t]+)?|[ \t]+(?:and|or|&)[ \t]+|[ \t]*[和与及或][ \t]*)$"
)


def is_doubtful(text: str) -> bool:
    """Tell whether a citation is to be asked about, so that nobody may write it in another way."""
    if is_colloquial(text) or other_level(text) or other_order(text) or doubtful_number(text) is not None:
        return True
    return bool(of_a_section(text) or below_or_beside(text) or of_letters_or_roman(text))
