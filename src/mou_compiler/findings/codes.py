"""The codes of what stages before the checks cannot take: a closed list, each explained by the check of its code."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The code of a fault. Codes never change once released; the check of the code is its page.

    What is found in a corpus that could be read has its code in the file of its check alone.
    """

    SYNTAX = "MOU101"
    UNCLOSED_STRING = "MOU102"
    UNEXPECTED_CHARACTER = "MOU103"
    UNMATCHED_BRACE = "MOU104"
    NESTED_TOO_DEEP = "MOU105"
    NOT_UTF8 = "MOU106"
    NUL_BYTE = "MOU107"
    TOO_LARGE = "MOU108"
    UNREADABLE = "MOU109"
    NOT_FOUND = "MOU110"
    SYMLINK_LOOP = "MOU111"
    EMPTY_CORPUS = "MOU112"
    OUTSIDE = "MOU113"
    MALFORMED = "MOU114"
    TOO_MANY = "MOU115"
    UNDECLARED = "MOU201"
    DUPLICATE = "MOU202"
    UNKNOWN_KEYWORD = "MOU203"
    WRONG_VALUE = "MOU204"
    MISSING = "MOU205"
    REPEATED = "MOU206"

    __repr__ = str.__repr__


INPUT_FAILURES = frozenset(
    {
        Code.NOT_UTF8,
        Code.NUL_BYTE,
        Code.TOO_LARGE,
        Code.UNREADABLE,
        Code.NOT_FOUND,
        Code.SYMLINK_LOOP,
        Code.EMPTY_CORPUS,
        Code.OUTSIDE,
    }
)
"""What keeps a file, or all, from being read at all."""
