"""The numbers between two of one kind: digits, letters, roman numbers."""

from __future__ import annotations

import re

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def count_between(low: str, high: str) -> list[str]:
    """Return every number of a range: 3 to 5, (a) to (d), (ii) to (iv), 9A to 9C, L8221-1 to L8221-4; else none.

    One may end with a number put in behind another: 10 to 12B is 10, 11, 12, 12A, 12B.
    """
    put_in = _PUT_IN.fullmatch(high) if low.isdecimal() else None
    if put_in is not None and int(low) <= int(put_in["number"]):
        return [*_whole(low, put_in["number"]), *_up_to(put_in)]
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


_PUT_IN = re.compile(r"(?P<number>\d+)(?:(?P<letter>[A-Za-z])|-(?P<branch>\d{1,2}))")


def _whole(low: str, high: str) -> list[str]:
    return [str(number) for number in range(int(low), min(int(high), int(low) + _MOST) + 1)]


def _up_to(put_in: re.Match[str]) -> list[str]:
    """Return the numbers put in behind one, up to the last of a range: 12A and 12B for 12B."""
    number, letter = put_in["number"], put_in["letter"]
    if letter:
        first = "A" if letter.isupper() else "a"
        return [f"{number}{chr(code)}" for code in range(ord(first), ord(letter) + 1)]
    return [f"{number}-{branch}" for branch in range(1, int(put_in["branch"]) + 1)]


def behind_put_in(low: str, high: str) -> str | None:
    """Return the number from which it is known how a range goes on that begins with one put in: 11 of 10A to 12."""
    begins, ends = _PUT_IN.fullmatch(low), _PUT_IN.fullmatch(high)
    last = ends["number"] if ends else high
    if begins is None or not last.isdecimal() or int(begins["number"]) >= int(last):
        return None
    return str(int(begins["number"]) + 1)


_MOST = 500


def read_roman(text: str) -> int | None:
    """Return the value of a roman number in capitals; None where it is none."""
    return _roman(text.lower()) if text.isupper() else None


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
