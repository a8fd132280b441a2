"""A place: a stretch of one source file, known by offsets and shown as line and column."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Source:
    r"""One file of the corpus: its path as shown to people, and its text with `\\n` line ends."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin, in order; the first is 0."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def locate(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


class Span(NamedTuple):
    """Where a stretch begins and ends: lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A stretch [start, end) of a source, in code points."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.source.path

    @property
    def span(self) -> Span:
        """Lines and columns of both ends."""
        return Span(*self.source.locate(self.start), *self.source.locate(self.end))

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return self.source.locate(self.start)[0]

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.source.text[self.start : self.end]

    @property
    def order(self) -> tuple[str, int, int]:
        """The key by which places are sorted: path, then position."""
        return (self.source.path, self.start, self.end)
