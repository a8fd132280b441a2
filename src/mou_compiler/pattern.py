"""Regular expressions that are compiled when first asked.

What a faulty text may have meant is told by large ones; most runs meet no such text, and compiling them took a third
of the start of a command.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from re import Match


class Pattern:
    """A regular expression; it answers as one of `re` that is compiled at once."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        """Return what it matches between two places; None for nothing."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        """Return the match of all that stands between two places; None for none."""
        return self._compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        """Return the first match between two places; None for none."""
        return self._compiled.search(text, start, end)

    def finditer(self, text: str) -> Iterator[Match[str]]:
        """Yield each match, from left to right."""
        return self._compiled.finditer(text)

    def split(self, text: str) -> list[str]:
        """Return what stands between the matches."""
        return self._compiled.split(text)

    def sub(self, by: str | Callable[[Match[str]], str], text: str, count: int = 0) -> str:
        """Return the text with each match replaced, or the first few."""
        return self._compiled.sub(by, text, count)
