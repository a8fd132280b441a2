"""Amounts that are told as parts: of a yuan in 角 and 分, of a whole as 三成, 1/5, one fifth."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from mou_compiler.pattern import Pattern
from mou_compiler.syntax.numerals import Quantity, read_han_number
from mou_compiler.words import PERCENT, Text

_HAN = "[一二两三四五六七八九]"
_SMALL = Pattern(
    rf"(?:(\d+|[一二两三四五六七八九十百千]+)[ ]?[元块])?(?:(\d|{_HAN})[ ]?[角毛])(?:(\d|{_HAN})[ ]?分)?"
)
_TENTHS = Pattern(rf"(?P<tenths>{_HAN}|\d(?:\.\d)?)[ ]?成(?P<half>半)?(?![^\W\d_以及])")
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_NTHS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20,
    "hundredth": 100,
}  # fmt: skip
_FRACTION = Pattern(
    r"(?P<upper>\d{1,9})[ ]?/[ ]?(?P<lower>\d{1,9})(?![\w./-])|"
    rf"(?P<below>[二三四五六七八九十])分之(?P<above>{_HAN})|"
    rf"(?:(?P<word>{'|'.join(_WORDS)})[ -](?P<nth>{'|'.join(_NTHS)})s?|(?P<alone>half)(?![ -]\w))(?:[ ]of[ ](?:it|the[ ]whole))?(?!\w)",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """An amount that is told as a part, and where it ends in the line."""

    quantity: Quantity
    end: int


def part_meant(line: str, at: int) -> Part | None:
    """Return the amount at a place of a line that is told as a part, if it is exact in the unit of the language."""
    return _of_a_yuan(line, at) or _in_tenths(line, at) or _fraction(line, at)


def _number(written: str) -> Decimal:
    return Decimal(written) if written[0].isdecimal() else Decimal(read_han_number(written))


def _of_a_yuan(line: str, at: int) -> Part | None:
    match = _SMALL.match(line, at)
    if match is None:
        return None
    yuan, tenths, hundredths = (_number(part or "0") for part in match.groups())
    return Part(Quantity(yuan + tenths / 10 + hundredths / 100, "yuan"), match.end())


def _in_tenths(line: str, at: int) -> Part | None:
    match = _TENTHS.match(line, at)
    if match is None:
        return None
    value = _number(match["tenths"]) * 10 + (5 if match["half"] else 0)
    return Part(Quantity(value, PERCENT.en), match.end())


def _fraction(line: str, at: int) -> Part | None:
    """Return the share that a fraction of the whole is; a third is none that could be written in percent."""
    match = _FRACTION.match(line, at)
    if match is None:
        return None
    upper, lower = _terms(match)
    if not 0 < upper <= lower or upper * 10**6 % lower:
        return None
    return Part(Quantity(Decimal(upper) * 100 / lower, PERCENT.en), match.end())


def _terms(match: re.Match[str]) -> tuple[int, int]:
    if match["alone"]:
        return 1, 2
    if match["nth"]:
        return _WORDS[match["word"].casefold()], _NTHS[match["nth"].casefold()]
    above, below = match["upper"] or match["above"], match["lower"] or match["below"]
    return int(_number(above)), int(_number(below))


def inexact_part(line: str) -> Text | None:
    """Return what to do with the first fraction of a line that no percentage is exactly: a third; None where there is none."""
    for match in _FRACTION.finditer(line):
        upper, lower = _terms(match)
        if 0 < upper < lower and upper * 10**6 % lower:
            least = Decimal(upper * 10**6 // lower) / 10**4
            most = least + Decimal(1) / 10**4
            return Text(
                f"no percentage is {upper}/{lower} exactly: write the nearest on the side that the source means, `{least}%` or "
                f"`{most}%`, and the fraction in `note`",
                f"百分比不能确切表示{lower}分之{upper}：请按原文取相邻的一侧，写「{least}％」或「{most}％」，并将分数写入「说明」",
            )
    return None
