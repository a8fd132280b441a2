"""What documents put in words of their own: where it stands in a text, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.words import Text


class PieceMeant(NamedTuple):
    """A piece of a text that is worded as documents word it: where it begins and ends, and what to write for it."""

    start: int
    end: int
    advice: Text
