"""Citations as drafters of many countries write them, read into steps, and written one way in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.syntax.numerals import read_han_number, write_han_number
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.words import (
    CITATION_BARE,
    CITATION_LEVELS,
    CITATION_LOWER,
    CITATION_PLURALS,
    CITATION_SPELLED,
    CITATION_UNITS,
    LETTERED,
    ORDINALS,
    PARAGRAPH,
    SENTENCE,
    SUBPARAGRAPH,
    Language,
    Word,
)

Steps = tuple[tuple[str, str], ...]
"""A place: (level, number) of each step down to it. The last may name several places, or all of a range."""

RANGE, LIST = "..", ","
"""What stands between numbers of a step that names several places."""

CITED = re.compile(dict(TERMINALS)["CITATION"])
"""What a citation looks like: the pattern of the terminal CITATION."""

_LOWER = tuple(word.en for word in CITATION_LOWER.words)
_UNITS = frozenset(word.en for word in CITATION_UNITS.words)
_DEPTH = {word.en: depth for depth, word in enumerate(CITATION_LEVELS.words)}
_BESIDE = frozenset({"annex", "appendix", "schedule", "supplement"})
_APART = frozenset({"subpara", "sentence", "proviso", "explanation", "indent"})
"""Levels behind which no bracket stands: what follows is named."""


class Uneven(NamedTuple):
    """A list or range that is not one of places side by side, so that it cannot be read."""


class TooDeep(NamedTuple):
    """More brackets than there are levels."""


Read = tuple[Steps, ...] | Uneven | TooDeep
"""The places that a citation names, those side by side in one; or why it cannot be read."""


def read_citation(text: str) -> Read:
    """Return the places that a CITATION token names, in order."""
    found = _read_han(_han(text)) if _is_han(text) else _read_latin(text)
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


# --- in Latin letters ----------------------------------------------------------------------------------------

_LEXEME = re.compile(
    r"[ \t\u3000]*(?:"
    r"(?P<of>(?:of|to)(?:[ \t]+the)?(?=[ \t]+(?i:s|rule|reg|art|ann|app|part|para|point|§)))|"
    r"(?P<join>,[ \t]*(?:and|or|et|und|oder)(?!\w)|,|(?:and|or|et|und|oder)(?!\w)|&)|"
    r"(?P<until>(?:to|through|bis|à)(?=[ \t]+[\dA-Z(（])|[-–—~](?=[ \t]*[\w(（]))|"
    r"(?P<bracket>[(（][\w.]{1,6}[)）]|(?<![\w.])[a-z]\))|"
    r"(?P<word>§§?|S\.(?=[ \t]*\d)|(?:[^\W\d_]|(?<=\w)-(?=[a-z]))+\.?)|"
    r"(?P<number>(?:[A-Z]{1,2}\*?(?:\.[ \t]?)?)?\d+[A-Za-z]{0,6}(?:[.-]\d+[A-Za-z]{0,2})*"
    r"(?:[ \t]+(?:bis|ter|quater|quinquies|sexies|septies|octies)(?!\w|[ \t]+[\d(]))?°?)"
    r")"
)
_PREFIXED = re.compile(
    r"[ \t]*(?P<number>(?!S\.)(?:[A-Z]{1,2}\*?(?:\.[ \t]?)?)\d+[A-Za-z]{0,6}(?:[.-]\d+[A-Za-z]{0,2})*)"
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
            parts.append(
                _Part("item" if "°" in written else "para", joined, [_Element(False, _bare(written), ())])
            )
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


def _word(written: str) -> str:
    """Return a word by which a level is spelled, or an ordinal; empty for letters that are a number."""
    if written in ("S.", "s", "s.", "ss", "ss.", "r", "r.", "rr", "rr."):
        return written if written == "S." else written.rstrip(".")
    plain = written.rstrip(".").casefold()
    return plain if plain in CITATION_SPELLED or plain in ORDINALS or plain in CITATION_BARE else ""


def _bare(text: str) -> str:
    """Return the number of a step without blanks, dots behind letters, and noughts before it."""
    text = re.sub(r"(?<=[A-Z*])\.?[ \t]?(?=\d)|°|[ \t]", "", text)
    return (
        "-".join(_number(part) for part in text.split("-")) if re.fullmatch(r"\d+(?:-\d+)?", text) else text
    )


def _number(text: str) -> str:
    return str(int(text)) if text.isdecimal() else text


def _read_latin(text: str) -> list[Steps] | Uneven | TooDeep:
    places: list[Steps] = [()]
    for part in _parts(text):
        place = places[-1]
        level = _level(part, place)
        if part.comma and place and (_DEPTH[place[-1][0]] >= _DEPTH[level] or level in _UNITS):
            prefix = tuple(step for step in place if _DEPTH[step[0]] < _DEPTH[level])
            before = places
        elif len(places) > 1 or (place and RANGE in place[-1][1]):
            return Uneven()
        else:
            prefix, before = place, []
        found = _places(part, level, prefix)
        if not isinstance(found, list):
            return found
        places = [*before, *found]
    return places


def _level(part: _Part, place: Steps) -> str:
    """Return the level that a word names behind the steps before it."""
    named = {level for level, _ in place}
    if part.word == "S.":
        return SENTENCE.en if place else "section"
    if part.word == "§" and named & _UNITS and not part.comma:  # art 5 § 2
        return PARAGRAPH.en
    if part.word in ("subsection", "sub-section", "subparagraph") and not place and _bears_section(part):
        return "section"
    if part.word in LETTERED:
        return "subitem" if "item" in named else "item"
    word = CITATION_SPELLED[part.word]
    if part.word in ("al", "alinéa", "alinea"):
        return SUBPARAGRAPH.en if PARAGRAPH.en in named else PARAGRAPH.en
    if word is SUBPARAGRAPH and part.elements and part.elements[0].number is None and place:
        return _below(place[-1][0])[0]
    return word.en


def _bears_section(part: _Part) -> bool:
    """Tell whether a number is that of a section with brackets below it: subsection 750(3), as in Canada."""
    first = part.elements[0] if part.elements else _Element(False, None, ())
    return first.number is not None and len(first.brackets) >= 1


def _below(level: str) -> tuple[str, ...]:
    """Return the levels of the brackets behind one: those below it."""
    if level in _LOWER:
        return _LOWER[_LOWER.index(level) + 1 :]
    return _LOWER[1:] if level in ("part", *_APART) else _LOWER


def _bracketed_below(level: str) -> tuple[str, ...]:
    """Return the levels that are written in brackets behind one: `schedule 1 para 3`, not `schedule 1(3)`."""
    return () if level in _APART or level in _BESIDE else _below(level)


def _places(part: _Part, level: str, prefix: Steps) -> list[Steps] | Uneven | TooDeep:
    """Return the places that a step names below those before it."""
    found: list[Steps] = []
    for element in part.elements or [_Element(False, "", ())]:
        brackets = [_number(inner) for inner in element.brackets]
        if element.number is not None:
            head: Steps = (*prefix, (level, _as_branch(level, part, element.number)))
            below = _below(level)
        elif not found:
            head, below = prefix, (level, *_below(level))
        else:
            cut = _alike(found[-1], brackets[0], len(prefix))
            if cut is None:
                return Uneven()
            head, below = found[-1][:cut], (found[-1][cut][0], *_below(found[-1][cut][0]))
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
    """Return a number: art 5.9 was put in behind article 5; of several, 5-9 are those from 5 to 9."""
    if level == "art" and re.fullmatch(r"\d+\.\d+", number):
        return number.replace(".", "-")
    low, _, high = number.partition("-")
    several = part.word in CITATION_PLURALS and (len(part.elements) == 1 or level not in ("section", "§"))
    if several and low.isdecimal() and high.isdecimal() and int(low) < int(high):
        return f"{low}{RANGE}{high}"
    if several and re.fullmatch(r"(\d+)[A-Z]+-\1[A-Z]+", number):
        return f"{low}{RANGE}{high}"
    return number


def _alike(place: Steps, bracket: str, first: int) -> int | None:
    """Return the last step of a place, from some step on, that is numbered as a bracket is: with digits or letters."""
    for at in range(len(place) - 1, first - 1, -1):
        number = place[at][1].rpartition(RANGE)[2]
        if number[:1].isdigit() == bracket[:1].isdigit() and number[:1].isupper() == bracket[:1].isupper():
            return at
    return None


# --- in Han letters and Hangul ---------------------------------------------------------------------------------

_HANGUL = (
    ("부칙[ \t]*", "附则"), ("단서", "但书"), ("부터[ \t]*", "至"), ("까지", ""), (r"[ \t]*및[ \t]*", "和"), (r"[ \t]*([가-하])목", r"第\1目"),
    (r"제(?=\d)", "第"), ("조", "条"), ("항", "項"), ("호", "号"), (r"의(?=\d)", "之"),
)  # fmt: skip
_NUMERAL = r"[\d〇零一二两三四五六七八九十百千]"
_HAN_NUMBER = (
    rf"(?:{_NUMERAL}+|[A-Z]{{0,2}}\.?\d+[A-Za-z]*(?:[.-]\d+[A-Za-z]*)*|[A-Za-z]{{1,5}}|[ァ-ヺ가-하])"
)
_LEVEL_OF = {
    "編": "title",
    "節": "section",
    "條": "art",
    "号": "item",
    "號": "item",
    "点": "item",
    "細目": "clause",
}
_HAN_LEVELS = "|".join(
    sorted((*(word.zh for word in CITATION_LEVELS.words), *_LEVEL_OF), key=lambda name: -len(name))
)
_HAN_STEP = re.compile(
    r"(?P<until>至?)[ \t\u3000]*(?:"
    r"(?P<supplement>附[则則])|"
    rf"(?P<above>附[件表录錄]|[別别]表第?)(?P<which>{_NUMERAL}+|[A-Z](?!\w))?|"
    rf"第(?P<numbers>[（()）、和及至\dA-Za-z.〇零一二两三四五六七八九十百千–—～~第ァ-ヺ가-하-]+?)"
    r"(?P<level>部分|分部|附[件表录]|规例|规则|細目|细目|子目|序言|[编編章节節条條款项項号號目段句点])"
    rf"(?P<branch>(?:[之の]{_NUMERAL}+)*)|"
    rf"[（(](?P<bracket>{_HAN_NUMBER})[）)]|(?P<kana>[ァ-ヺ])|(?P<proviso>但[书書]|ただし書き?)"
    r")"
)
_ABOVE_OF = {"件": "annex", "表": "schedule", "录": "appendix", "錄": "appendix"}
_TRADITIONAL = {"項": "para", "款": "item"}
"""Levels below an article as laws in Japan, Korea and Taiwan have them, where 項 comes first."""

_COLLOQUIAL = re.compile(r"百[一二三四五六七八九](?!十)|千[一二三四五六七八九](?![百十])")


def _han(text: str) -> str:
    """Return a citation in Han letters: Hangul turned into them, and every sign of a range into 至."""
    for written, meant in _HANGUL:
        text = re.sub(written, meant, text)
    text = re.sub(r"から|到(?=第)|(?<=\D)[-－~～–—]+(?=第)|[–—～~]+", "至", text)
    return (
        re.sub(r"(?<=[）)])(?=[（(])", "、", text.removesuffix("まで"))
        if "第（" in text
        else text.removesuffix("まで")
    )


def _read_han(text: str) -> list[Steps] | Uneven | TooDeep:
    """Return the places of a citation, each part behind 和 going on from the one before it."""
    found: list[Steps] = []
    for part in re.split(r"(?<=[^\d〇零一二两三四五六七八九十百千）)、第])(?:以及|[和及与或])(?=第)", text):
        places = _read_han_part(part)
        if not isinstance(places, list):
            return places
        before = found[-1] if found else ()
        first = _DEPTH[places[0][0][0]]
        above = tuple(step for step in before if _DEPTH[step[0]] < first)
        found += [(*above, *place) for place in places]
    return found


def _read_han_part(text: str) -> list[Steps] | Uneven | TooDeep:
    first: list[tuple[str, str]] = []
    last: list[tuple[str, str]] = []
    steps = first
    for match in _HAN_STEP.finditer(text):
        steps = last if match["until"] else steps
        steps.extend(_han_steps(match, text, steps))
    if any(LIST in number or RANGE in number for _, number in [*first[:-1], *last]):
        return Uneven()
    if not last:
        return [tuple(first)] if LIST not in first[-1][1] else _each_of(tuple(first))
    (level, low), (other, high) = first[-1], last[-1]
    above = last[:-1]
    if level != other or (above and above != first[-len(last) : -1]):
        return Uneven()
    return [(*first[:-1], (level, f"{low}{RANGE}{high}"))]


def _each_of(steps: Steps) -> list[Steps]:
    level, numbers = steps[-1]
    return [(*steps[:-1], (level, number)) for number in numbers.split(LIST)]


def _han_steps(match: re.Match[str], text: str, before: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if match["supplement"]:
        yield "supplement", ""
    elif match["above"]:
        yield _ABOVE_OF[match["above"][1]], _han_number(match["which"] or "")
    elif match["proviso"]:
        yield "proviso", ""
    elif match["kana"]:
        yield "subitem", match["kana"]
    elif match["bracket"]:
        last = before[-1][0] if before else "para"
        yield ("item" if last in ("art", "para") else _below(last)[0]), _han_number(match["bracket"])
    else:
        numbers = match["numbers"]
        level = "item" if match["level"] == "項" and numbers[0] in "（(" else _han_level(match["level"], text)
        nested = re.fullmatch(r"(\d+[A-Za-z]*)((?:[（(][\dA-Za-z]+[）)])+)", numbers)
        number = nested[1] if nested else numbers
        branch = "".join(f"-{read_han_number(one)}" for one in re.findall(rf"{_NUMERAL}+", match["branch"]))
        yield level, _several(number) + branch
        if nested:
            yield from zip(_below(level), map(_number, re.findall(r"[\dA-Za-z]+", nested[2])), strict=False)


def _han_level(written: str, text: str) -> str:
    if re.search("(?<![)）])項", text) and written in _TRADITIONAL:
        return _TRADITIONAL[written]
    word = CITATION_LEVELS.find(written)
    return word.en if word else _LEVEL_OF[written]


def _several(numbers: str) -> str:
    """Return the numbers between 第 and its level."""
    each = re.split(r"[、和及]", numbers.replace("第", ""))
    return LIST.join(
        RANGE.join(_han_number(one.strip("（()）")) for one in item.split("至")) for item in each
    )


def _han_number(text: str) -> str:
    return text if re.search(r"[A-Za-z.\-ァ-ヺ가-하]", text) else str(read_han_number(text)) if text else ""


def is_colloquial(text: str) -> bool:
    """Tell whether a citation has a Han number that can be read in two ways: 一百五 is 105 or 150.

    In Japanese it is 105 alone: 第百五条, and beside 項, 号 or の.
    """
    if not text.startswith("第") or _COLLOQUIAL.search(text) is None:
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


_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def count_between(low: str, high: str) -> list[str]:
    """Return every number of a range: 3 to 5, (a) to (d), (ii) to (iv), 9A to 9C, L8221-1 to L8221-4; else none."""
    prefix = re.match(r"(.*?)(\d+|[A-Za-z]*)$", low, re.DOTALL)
    assert prefix is not None  # anything matches
    head, first = prefix.groups()
    last = high.removeprefix(head)
    if first.isdecimal() and last.isdecimal() and high.startswith(head):
        most = min(int(last), int(first) + _MOST)
        return [f"{head}{number}" for number in range(int(first), most + 1)]
    if (
        not high.startswith(head)
        or not (first.isalpha() and last.isalpha())
        or first.islower() != last.islower()
    ):
        return []
    if len(first) == len(last) == 1 and not (first in "iI" and last in "vxVX"):
        return [f"{head}{chr(code)}" for code in range(ord(first), ord(last) + 1)]
    small, large = _roman(first.lower()), _roman(last.lower())
    if small is None or large is None:
        return []
    several = [_as_roman(number) for number in range(small, large + 1)]
    return [f"{head}{one.upper() if first.isupper() else one}" for one in several]


_MOST = 500


def _roman(text: str) -> int | None:
    """Return the value of a roman number in small letters."""
    if not text or not all(letter in _ROMAN_VALUES for letter in text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and _as_roman(total) == text else None


def _as_roman(number: int) -> str:
    out = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        out += letters * (number // value)
        number %= value
    return out


# --- written -----------------------------------------------------------------------------------------------------


def write_citation(steps: Steps, language: Language) -> str:
    """Return a place as the language writes it: `art 146(1)(2)` or 第一百四十六条第一款第（二）项."""
    if language == "zh":
        return _write_chinese(steps)
    out = ""
    below: tuple[str, ...] = ()
    for level, number in steps:
        bracketed = level in _LOWER and below[:1] == (level,) and "-" not in number and number
        if bracketed:
            out += _in_brackets(number)
        else:
            out += f"{' ' if out else ''}{_english_step(level, number)}"
        several = LIST in number or RANGE in number
        below = () if several else _bracketed_below(level)
    return out


def write_citations(places: tuple[Steps, ...], language: Language) -> str:
    """Return places as the language writes them, one behind another."""
    return ("、" if language == "zh" else ", ").join(write_citation(place, language) for place in places)


def _in_brackets(numbers: str) -> str:
    return ", ".join(" to ".join(f"({one})" for one in part.split(RANGE)) for part in numbers.split(LIST))


def _english_step(level: str, number: str) -> str:
    if not number:
        return level
    if level in _LOWER and not number[:1].isdigit():
        several = LIST in number or RANGE in number
        return f"{_PLURAL[level] if several and RANGE in number else level} {_in_brackets(number)}"
    if LIST in number or RANGE in number:
        return f"{_PLURAL[level]} {number.replace(RANGE, ' to ').replace(LIST, ', ')}"
    low, _, high = number.partition("-")
    if level == "art" and low.isdecimal() and high.isdecimal() and int(low) < int(high):
        number = f"{low}.{high}"  # with a hyphen it could be a range
    return f"{level} {number}"


def _plural_of(word: Word) -> str:
    return next((spelling for spelling, one in CITATION_PLURALS.items() if one is word), word.en)


_PLURAL = {word.en: _plural_of(word) for word in CITATION_LEVELS.words}
"""The first plural of each level."""


def _write_chinese(steps: Steps) -> str:
    if any(level == "§" for level, _ in steps):
        return write_citation(steps, "en")
    out = ""
    for level, number in steps:
        low, found, high = number.partition(RANGE)
        if found and LIST in number:
            out += _chinese_step(level, number)
            continue
        step = _chinese_step(level, low)
        out += f"{step}至{_chinese_step(level, high)}" if found else step
    return out


def _chinese_step(level: str, number: str) -> str:
    name = CITATION_LEVELS.named(level).zh
    if not number:
        return name
    main, *branches = number.split("-")
    if main.isdecimal() and branches and all(one.isdecimal() for one in branches) and LIST not in number:
        behind = "".join(f"之{write_han_number(int(one))}" for one in branches)
        return f"第{_chinese_part(level, main)}{name}{behind}"
    several = (
        "至".join(_chinese_part(level, one) for one in part.split(RANGE)) for part in number.split(LIST)
    )
    return "第" + "、".join(several) + name


def _chinese_part(level: str, number: str) -> str:
    han = write_han_number(int(number)) if number.isdecimal() else number
    return f"（{han}）" if level == "item" or (level in _LOWER and not number.isdecimal()) else han
