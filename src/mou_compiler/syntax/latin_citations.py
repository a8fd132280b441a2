"""Citations in Latin letters, as drafters of many countries write them, read into steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.syntax.citation_steps import (
    BRANCHED,
    DEPTH,
    RANGE,
    UNITS,
    Steps,
    TooDeep,
    Uneven,
    levels_below,
    plain_number,
)
from mou_compiler.syntax.counted_alike import counted_alike
from mou_compiler.syntax.ranges import read_roman
from mou_compiler.words import (
    CITATION_BARE,
    CITATION_PLURALS,
    CITATION_SPELLED,
    ITEM,
    LETTERED,
    ORDINALS,
    PARAGRAPH,
    SENTENCE,
    SUBPARAGRAPH,
)

_LEXEME = re.compile(
    r"[ \t\u3000]*(?:"
    r"(?P<of>(?:of|to)(?:[ \t]+the)?(?=[ \t]+(?i:s|rule|reg|art|ann|app|part|para|point|cl|tit|ch|item|ind|lett|§)))|"
    r"(?P<join>,[ \t]*(?:and|or|et|und|oder)(?!\w)|,|(?:and|or|et|und|oder)(?!\w)|&)|"
    r"(?P<until>(?:to|through|bis|à)(?=[ \t]+[\dA-Z(（])|[-–—~](?=[ \t]*[\w(（]))|"
    r"(?P<bracket>[(（][\w.]{1,6}[)）]|(?<![\w.])[a-z]\))|"
    r"(?P<word>§§?|S\.(?=[ \t]*\d)|(?:[^\W\d_]|(?<=\w)-(?=[a-z]))+\.?)|"
    r"(?P<number>(?:[A-Z]{1,2}\*?(?:\.[ \t]?)?)?\d+[A-Za-z]{0,6}(?:[.:/-]\d+[A-Za-z]{0,2})*"
    r"(?:(?:[ \t]+|-)(?:bis|ter|quater|quinquies|sexies|septies|octies)(?!\w|[ \t]+[\d(]))?[°ºª]?)"
    r")"
)
_PREFIXED = re.compile(
    r"[ \t]*(?P<number>(?!S\.)(?:[A-Z]{1,2}\*?(?:\.[ \t]?)?)\d+[A-Za-z]{0,6}(?:[.:/-]\d+[A-Za-z]{0,2})*)"
)
_ROMAN = re.compile(r"[IVXLC]+")


class _Element(NamedTuple):
    """One of the places that a step names: its number, its brackets, and whether a range ends with it."""

    ends_range: bool
    number: str | None
    brackets: tuple[str, ...]


class _Part(NamedTuple):
    """A step as it is written: its word, whether a comma stands before it, and what it names."""

    word: str
    comma: bool
    elements: list[_Element]


def _lexemes(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        match = _PREFIXED.match(text, at) or _LEXEME.match(text, at)
        if match is None:
            return
        kind = match.lastgroup or ""
        yield kind, match[kind]
        at = match.end()


def _parts(text: str) -> list[_Part]:
    """Return the steps of a citation, highest first: point (c) of Article 6 is of the article."""
    groups: list[list[_Part]] = [[]]
    joined = comma = until = False
    ordinal = ""
    items = re.search("[ºª]", text) is not None
    for kind, written in _lexemes(text):
        parts = groups[-1]
        elements = parts[-1].elements if parts else []
        word = _word(written) if kind == "word" else ""
        if kind == "of":
            groups.append([])
        elif kind == "join":
            joined, comma = True, written == ","
            continue
        elif kind == "until":
            until = True
            continue
        elif kind == "word" and word in ORDINALS:
            ordinal = str(ORDINALS.index(word) + 1)
            continue
        elif kind == "word" and word:
            parts.append(_Part(word, joined, [_Element(False, ordinal, ())] if ordinal else []))
            ordinal = ""
        elif kind == "bracket":
            inner = written.strip("（()）")
            if elements and not joined and not until:
                elements[-1] = elements[-1]._replace(brackets=(*elements[-1].brackets, inner))
            else:
                elements.append(_Element(until, None, (inner,)))
        elif _begins_step(written, parts, joined=joined, comma=comma):
            parts.append(_step_of(written, parts[-1].word, joined=joined, items=items))
        else:
            if not parts:  # 9.406-2(b), as the Code of Federal Regulations counts its sections
                parts.append(_Part("§", False, []))
            parts[-1].elements.append(_Element(until, _bare(written), ()))
        joined = comma = until = False
    return [part for parts in reversed(groups) for part in parts]


def _begins_step(written: str, parts: list[_Part], *, joined: bool, comma: bool) -> bool:
    """Tell whether a number is a step of its own: II and 2° behind an article, as French laws have them."""
    if not parts or not parts[-1].elements:
        return False
    if "°" in written:
        return True
    before = parts[-1].elements[-1].number or ""
    return (comma or not joined) and bool(_ROMAN.fullmatch(written)) and not _ROMAN.fullmatch(before)


def _step_of(written: str, word: str, *, joined: bool, items: bool) -> _Part:
    """Return the step that II or 2° begins: a paragraph of an article, in Brazil an item (art. 5º, III).

    Behind `§` it is a paragraph that laws in Germany number with digits: § 5 II is § 5(2).
    """
    number = _bare(written)
    if "°" in written or items:
        return _Part("item", joined, [_Element(False, number, ())])
    if word == "§" and not joined:
        number = str(read_roman(number) or number)
    return _Part("para", joined, [_Element(False, number, ())])


def _word(written: str) -> str:
    """Return a word by which a level is spelled, or an ordinal; empty for letters that are a number."""
    if written in ("S.", "s", "s.", "ss", "ss.", "r", "r.", "rr", "rr."):
        return written if written == "S." else written.rstrip(".")
    plain = written.rstrip(".").casefold()
    return plain if plain in CITATION_SPELLED or plain in ORDINALS or plain in CITATION_BARE else ""


def _bare(text: str) -> str:
    """Return the number of a step without blanks, dots behind letters, and noughts before it."""
    text = re.sub(r"(?<=[A-Z*])\.?[ \t]?(?=\d)|[°ºª]|[ \t]|-(?=bis|ter|qua|quin|sex|sept|oct)", "", text)
    return (
        "-".join(plain_number(part) for part in text.split("-"))
        if re.fullmatch(r"\d+(?:-\d+)?", text)
        else text
    )


def read_latin(text: str, *, lowest: bool = True) -> list[Steps] | Uneven | TooDeep:
    """Return the places of a citation, one by one; or why it cannot be read.

    A bracket that can go on from a step of letters and from one of roman numbers goes on from the lower, or else the higher.
    """
    places: list[Steps] = [()]
    for part in _parts(text):
        place = places[-1]
        level = _level(part, place)
        if part.comma and place and (DEPTH[place[-1][0]] >= DEPTH[level] or level in UNITS):
            prefix = tuple(step for step in place if DEPTH[step[0]] < DEPTH[level])
            before = places
        elif len(places) > 1 or (place and RANGE in place[-1][1]):
            return Uneven()
        else:
            prefix, before = place, []
        found = _places(part, level, prefix, lowest=lowest)
        if not isinstance(found, list):
            return found
        places = [*before, *found]
    return places


def _level(part: _Part, place: Steps) -> str:
    """Return the level that a word names behind the steps before it."""
    named = {level for level, _ in place}
    if part.word == "S.":
        return SENTENCE.en if place else "section"
    if part.word == "§" and ("art" in named or (named & UNITS and not part.comma)):  # art 5 § 2
        return PARAGRAPH.en
    if part.word in _OF_A_SECTION and _bears_section(part, behind=bool(place)):
        return "section"
    if part.word in LETTERED:
        return "subitem" if "item" in named else "item"
    word = CITATION_SPELLED[part.word]
    if word is PARAGRAPH and place and not part.comma and _is_bracket(part) and PARAGRAPH.en in named:
        return (*levels_below(place[-1][0]), word.en)[0]  # paragraph (a) of section 10(3)
    if word is ITEM and not part.comma and place and place[-1][0] == "item":
        return "subitem"
    if part.word in ("al", "alinéa", "alinea"):
        return SUBPARAGRAPH.en if PARAGRAPH.en in named else PARAGRAPH.en
    if word is SUBPARAGRAPH and part.elements and part.elements[0].number is None and place:
        return levels_below(place[-1][0])[0]
    return word.en


_OF_A_SECTION = (
    "subsection",
    "sub-section",
    "subsections",
    "sub-sections",
    "subs",
    "sub-s",
    "subsec",
    "sub-sec",
    "subss",
    "sub-ss",
    "subparagraph",
    "subparagraphs",
)


def _bears_section(part: _Part, *, behind: bool) -> bool:
    """Tell whether a number is that of a section with brackets below it: subsection 750(3), as in Canada.

    Behind a section it is that of another one where a digit stands in brackets: section 5, subsection 2(a) is section 5(2)(a).
    """
    first = part.elements[0] if part.elements else _Element(False, None, ())
    if first.number is None or not first.brackets:
        return False
    return not behind or (part.comma and first.brackets[0][:1].isdigit())


def _is_bracket(part: _Part) -> bool:
    """Tell whether a step has no number but brackets: paragraph (a)."""
    return bool(part.elements) and part.elements[0].number is None and bool(part.elements[0].brackets)


def _places(part: _Part, level: str, prefix: Steps, *, lowest: bool) -> list[Steps] | Uneven | TooDeep:
    """Return the places that a step names below those before it."""
    found: list[Steps] = []
    for element in part.elements or [_Element(False, "", ())]:
        brackets = [plain_number(inner) for inner in element.brackets]
        if element.number is not None:
            number = _as_branch(level, part, element.number)
            if RANGE in number and brackets:
                return Uneven()  # ss 60-63(2): only the last of them has its brackets
            head: Steps = (*prefix, (level, number))
            below = levels_below(level)
        elif not found:
            head, below = prefix, (level, *levels_below(level))
        else:
            cut = counted_alike(found[-1], brackets[0], len(prefix), lowest=lowest)
            if cut is None:
                return Uneven()
            head, below = found[-1][:cut], (found[-1][cut][0], *levels_below(found[-1][cut][0]))
        if len(brackets) > len(below):
            return TooDeep()
        place = (*head, *zip(below, brackets, strict=False))
        if not element.ends_range:
            found.append(place)
        elif not found or found[-1][:-1] != place[:-1] or found[-1][-1][0] != place[-1][0]:
            return Uneven()
        else:
            found[-1] = (*place[:-1], (place[-1][0], f"{found[-1][-1][1]}{RANGE}{place[-1][1]}"))
    return found


def _as_branch(level: str, part: _Part, number: str) -> str:
    """Return a number: art 5/9 was put in behind article 5; of several, 5-9 are those from 5 to 9."""
    if level in BRANCHED and (put_in := re.fullmatch(r"(\d+)/(\d+)", number)):
        return "-".join(put_in.groups())
    low, _, high = number.partition("-")
    several = part.word in CITATION_PLURALS and (len(part.elements) == 1 or level not in ("section", "§"))
    if several and low.isdecimal() and high.isdecimal() and int(low) < int(high):
        return f"{low}{RANGE}{high}"
    if (several or part.word not in ("§", "§§")) and re.fullmatch(r"(\d+)[A-Z]+-\1[A-Z]+", number):
        return f"{low}{RANGE}{high}"
    return number
