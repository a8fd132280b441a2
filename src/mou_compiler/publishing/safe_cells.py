"""Cells of CSV that no program takes for what they are not: no formula, number, day, truth or blank by mistake."""

from __future__ import annotations

import re

from mou_compiler.source.frames import visible
from mou_compiler.words import NONE

_FORMULA = tuple("=+-@＝＋－＠'")
"""With what a formula begins, in any width; an apostrophe stands for itself only behind another."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august"
_MONTH += r"|september|october|november|december)"
_GUESSED = re.compile(
    rf"""
    [\d.,\s]*\d[\d.,]*(?:e[+-]?\d+)?\s?[%％]?      # a number
    | [$€£¥￥]\s?[\d.,]+                           # a sum
    | 0x[0-9a-f]+
    | (?:\d{{1,2}}|\d{{4}})\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?\d{{1,4}})?(?:[T\s].*)?   # a day, a month, a fraction
    | \d{{1,2}}\s?[-/.]\s?\d{{4}}
    | \d{{1,3}}:\d{{1,2}}(?::\d{{1,2}}(?:\.\d+)?)?(?:\s?[ap]m)?             # a time
    | {_MONTH}[-/.,\s]*\d{{1,4}}(?:[-/.,\s]+\d{{1,4}})?
    | \d{{1,4}}[-/.,\s]*{_MONTH}(?:[-/.,\s]*\d{{1,4}})?
    | \d{{1,4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)? | \d{{1,2}}月(?:\d{{1,2}}日)?
    | true | false | null | nan | na | n/a | none | nil | inf(?:inity)? | <na> | \#n/?a
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What programs take for a number, a day, a truth or a blank when they guess the type of a cell."""
_OWN_WORDS = frozenset({NONE.en})


def safe(cell: str, type_: str = "text") -> str:
    """Return a cell as nothing but text: an apostrophe before what a program takes for something else.

    Letters that control or reorder are shown as signs. No two cells become one by the apostrophe.
    """
    if type_ in ("date", "integer"):
        return cell
    shown, bare = visible(cell), cell.strip()
    guessed = cell not in _OWN_WORDS and _GUESSED.fullmatch(bare)
    return f"'{shown}" if guessed or bare.startswith(_FORMULA) or cell.startswith(("\t", "\r")) else shown
