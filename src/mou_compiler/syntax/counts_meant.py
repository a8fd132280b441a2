"""What to write for a count of entries that stands where it is not read: joined to other conditions, or with a limit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from mou_compiler.findings.fix import Advice
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.numerals import Quantity, read_quantity, write_quantity
from mou_compiler.words import (
    AND,
    BOUND_COMPARISONS,
    BOUNDS,
    COMPARISONS,
    IN,
    OR,
    TERM_UNITS,
    TIMES,
    UNITS,
    WITHIN,
    Language,
    Text,
    Word,
)


def _spelled(*words: Word) -> str:
    spellings = sorted({spelling for word in words for spelling in word.spellings}, key=len, reverse=True)
    return "|".join(rf"{re.escape(one)}{'(?![a-z])' if one.isascii() else ''}" for one in spellings)


_NUMBER = r"\d+|[一二两三四五六七八九十百]+|[a-z]+(?:-[a-z]+)?(?=[ \t])"
_SO_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_COUNT = Pattern(
    rf"(?:(?P<sign>{_spelled(*COMPARISONS.words)})[ \t]*)?(?:(?P<often>{'|'.join(_SO_OFTEN)})|(?P<number>{_NUMBER})[ \t]*(?P<more>or[ \t]+more[ \t]+)?(?:{_spelled(TIMES)}))"
    rf"[ \t]*(?P<bound>{_spelled(*BOUNDS.words)})?[ \t]*(?:{_spelled(IN)})[ \t]*(?P<list>[^\s()（）;；,，、]+?)"
    rf"[ \t]*(?:{_spelled(WITHIN)}|in|over|during)[ \t]*(?:(?:(?:the|any)[ \t]+)?(?:last|past|previous|preceding|period[ \t]+of)[ \t]+|any[ \t]+)?(?P<window>(?:{_NUMBER})[ \t]*(?:{_spelled(*TERM_UNITS)}))"
)


class CountMeant(NamedTuple):
    """A count as the language writes it, how many letters were meant by it, and whether it counts at most so many."""

    alone: Text
    letters: int
    denied: bool

    @property
    def joined(self) -> Text:
        """The count as it is written beside others: in brackets."""
        return Text(f"({self.alone.en})", f"（{self.alone.zh}）")

    @property
    def whole(self) -> Text:
        """The count as it is written by itself: without brackets, unless it is denied."""
        return self.beside if self.denied else self.alone

    @property
    def beside(self) -> Text:
        """The count as it is written beside others, denied where that is meant."""
        en, zh = self.joined.en, self.joined.zh
        return Text(f"not {en}", f"非{zh}") if self.denied else Text(en, zh)


def count_meant(line: str) -> CountMeant | None:
    """Return the count of entries with which a line begins; None where there is none, or none that can be counted so.

    What the language counts is a least number: at most 2 times is not 3 times.
    """
    match = _COUNT.match(line)
    if match is None:
        return None
    number = _SO_OFTEN[match["often"]] if match["often"] else _read(match["number"])
    length, unit = _WINDOW.fullmatch(match["window"]).groups()  # type: ignore[union-attr]  # it is of this pattern
    long, word = _read(length), UNITS.find(unit)
    if number is None or long is None or word is None:
        return None
    signs = [COMPARISONS.find(" ".join(match["sign"].split()))] if match["sign"] else []
    bound = BOUNDS.find(" ".join(match["bound"].split())) if match["bound"] else None
    signs += [BOUND_COMPARISONS[bound.en]] if bound else []
    if len(signs) > 1 or (signs and (signs[0] is None or signs[0].en not in _LEAST)):
        return None
    more, denied = _LEAST[signs[0].en] if signs and signs[0] else (0, False)
    if number + more < 1:
        return None
    window = Quantity(Decimal(long), word.en)

    def said(language: Language) -> str:
        quantity = write_quantity(Quantity(Decimal(number + more), TIMES.en), language)
        in_, within = (one.spelled(language) for one in (IN, WITHIN))
        return f"{quantity} {in_} {match['list']} {within} {write_quantity(window, language)}"

    return CountMeant(Text(said("en"), said("zh")), match.end(), denied)


def _read(number: str) -> int | None:
    """Return the number that digits or words spell."""
    if number.isascii() and not number.isdigit():
        found = read_number_words(number)
        return int(found) if found is not None else None
    return int(read_quantity(number).value)


_WINDOW = Pattern(rf"({_NUMBER})[ \t]*({_spelled(*TERM_UNITS)})")
_JOINED = Pattern(rf"[ \t]*(?:{_spelled(AND, OR)})(?!\w)")
_LEAST = {">=": (0, False), ">": (1, False), "<": (0, True), "<=": (1, True)}
"""By each sign: how many more the least number is, and whether it is denied."""


def in_brackets(line: str, taken: int) -> Advice | None:
    """Return the advice to put the count with which a line begins in brackets, in the place of so many letters of it and the rest."""
    meant = count_meant(line)
    if meant is None:
        return None
    written = meant.beside
    return Advice(
        f"write `{written.en}`: a count that is joined to others stands in brackets",
        f"请写「{written.zh}」：与其他条件相连的次数写在括号内",
        (written,),
        meant.letters - taken,
    )


def by_itself(line: str, taken: int) -> Advice | None:
    """Return the advice to write the count with which a line begins as a least number."""
    meant = count_meant(line)
    if meant is None:
        return None
    if _JOINED.match(line, meant.letters):
        return in_brackets(line, taken)
    written = meant.whole
    return Advice(
        f"write `{written.en}`: so many times, or more",
        f"请写「{written.zh}」：即至少如此次数",
        (written,),
        meant.letters - taken,
    )
