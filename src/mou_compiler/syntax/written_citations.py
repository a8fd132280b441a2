"""Citations written one way in each language."""

from __future__ import annotations

import re

from mou_compiler.syntax.citation_steps import BRANCHED, LIST, LOWER, RANGE, Steps, bracketed_below, rises
from mou_compiler.syntax.numerals import write_han_number
from mou_compiler.words import CITATION_LEVELS, CITATION_PLURALS, Language, Text, Word


def write_citation(steps: Steps, language: Language) -> str:
    """Return a place as the language writes it: `art 146(1)(2)` or 第一百四十六条第一款第（二）项."""
    if language == "zh":
        return _write_chinese(steps)
    out = ""
    below: tuple[str, ...] = ()
    for level, number in steps:
        bracketed = level in LOWER and below[:1] == (level,) and "-" not in number and number
        if bracketed:
            out += _in_brackets(number)
        else:
            out += f"{' ' if out else ''}{_english_step(level, number)}"
        several = LIST in number or RANGE in number
        below = () if several else bracketed_below(level)
    return out


def write_citations(places: tuple[Steps, ...], language: Language) -> str:
    """Return places as the language writes them, one behind another.

    Between a paragraph that stands for itself and what is above it there is an `and`: with a comma it could be of it.
    """
    out = ""
    before: Steps = ()
    if any(level == "§" for place in places for level, _ in place) and any(map(rises, places, places[1:])):
        language = "en"
    for place in places:
        comma, joined = ("、", "和") if language == "zh" else (", ", " and ")
        out += (joined if before and rises(before, place) else comma) if before else ""
        out += write_citation(place, language)
        before = place
    return out


def shown_citations(places: tuple[Steps, ...]) -> Text:
    """Return places as either language writes them."""
    return Text(write_citations(places, "en"), write_citations(places, "zh"))


def _in_brackets(numbers: str) -> str:
    return ", ".join(" to ".join(f"({one})" for one in part.split(RANGE)) for part in numbers.split(LIST))


def _english_step(level: str, number: str) -> str:
    if not number:
        return level
    several = LIST in number or RANGE in number
    if level in BRANCHED:
        number = _PUT_IN.sub(r"\1/\2" if several else _with_stroke, number)
    if level in LOWER and not number[:1].isdigit():
        return f"{_PLURAL[level] if RANGE in number else level} {_in_brackets(number)}"
    if several:
        return f"{_PLURAL[level]} {number.replace(RANGE, ' to ').replace(LIST, ', ')}"
    return f"{level} {number}"


_PUT_IN = re.compile(r"(?<![\w:/-])(?<!\w\.)(\d+)-(\d+)(?![\w/-])")


_BRANCH = re.compile(r"(?<![\w:/-])\d+-\d")


def _with_stroke(match: re.Match[str]) -> str:
    """Return the number of what was put in behind another: with a hyphen it could be a range."""
    low, high = match.groups()
    return f"{low}/{high}" if int(low) < int(high) else match[0]


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
        if LIST in number and _BRANCH.search(number):
            out += "、".join(_chinese_step(level, one) for one in number.split(LIST))
            continue
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
    return f"（{han}）" if level == "item" or (level in LOWER and not number.isdecimal()) else han
