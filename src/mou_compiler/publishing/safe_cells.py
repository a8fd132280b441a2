"""Cells of CSV that no program takes for what they are not: no formula, number, day, truth or blank by mistake."""

from __future__ import annotations

import re
from unicodedata import normalize

from mou_compiler.source.frames import visible
from mou_compiler.words import NONE

_FORMULA = tuple("=+-@−'")
"""With what a formula begins, in any width; an apostrophe stands for itself only behind another."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august"
_MONTH += r"|september|october|november|december)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,\s]+)?"
_GUESSED = re.compile(
    rf"""
    [(]?%?[\d.,٫٬'’\s]*\d[\d.,٫٬]*(?:\s?e\s?[+-]?\d+)?\s?%?-?[)]?     # a number, below nothing in brackets or by a sign behind
    | \d+\s\d{{1,3}}/\d{{1,3}}                     # a number and a fraction
    | [$€£¥]\s?[\d.,]+                           # a sum
    | 0x[0-9a-f]+
    | (?:\d{{1,2}}|\d{{4}})\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?\d{{1,4}})?(?:[T\s].*)?   # a day, a month, a fraction
    | \d{{1,2}}\s?[-/.]\s?\d{{4}}
    | \d{{1,3}}:\d{{1,2}}(?::\d{{1,2}}(?:\.\d+)?)?(?:\s?[ap]m)?             # a time
    | \d{{1,2}}\s?[ap]m
    | {_WEEKDAY}{_MONTH}[-/.,\s]*\d{{1,4}}(?:[-/.,\s]+\d{{1,4}})?
    | {_WEEKDAY}\d{{1,4}}[-/.,\s]*{_MONTH}(?:[-/.,\s]*\d{{1,4}})?
    | \d{{1,4}}年(?:\d{{1,2}}月(?:\d{{1,2}}[日号](?:\s*\d{{1,2}}[:时點点].*)?)?)? | \d{{1,2}}月(?:\d{{1,2}}[日号])?
    | true | false | null | nan | na | n/a | none | nil | inf(?:inity)? | <na> | \#n/?a
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What programs take for a number, a day, a truth or a blank when they guess the type of a cell, whatever the width of its letters."""
_OWN_WORDS = frozenset({NONE.en})


def safe(cell: str, type_: str = "text") -> str:
    """Return a cell as nothing but text: an apostrophe before what a program takes for something else.

    Letters that control or reorder are shown as signs. No two cells become one by the apostrophe.
    """
    if type_ in ("date", "integer"):
        return cell
    shown, bare = visible(cell), cell.strip()
    narrow = bare if bare.isascii() else normalize("NFKC", bare)
    guessed = cell not in _OWN_WORDS and _GUESSED.fullmatch(narrow)
    return f"'{shown}" if guessed or narrow.startswith(_FORMULA) or cell.startswith(("\t", "\r")) else shown
