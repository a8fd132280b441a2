"""A place: a stretch of one source file, known by offsets and shown as line and column.

A place may be given within a piece of a file, such as one declaration.  Where the piece moves, because something
before it was written or taken away, each place in it moves with it, and stays the same value.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Source:
    r"""One file of the corpus: its path as shown to people, and its text with `\\n` line ends."""

    shift = 0
    """How far what stands in it has moved since offsets in it were told."""

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


class Piece(Source):
    """A piece of a file that is followed from one text of the file to the next: it stands for the file as it is now.

    Offsets in it are told in the text in which it was met first.
    """

    def __init__(self, file: Source) -> None:
        super().__init__(file.path, file.text)
        self.file = file

    def move(self, file: Source, shift: int) -> None:
        """Follow the piece to another text of its file, in which it stands so much further behind."""
        self.path = file.path
        self.text = file.text
        self.file = file
        self.shift = shift

    def locate(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in the text of the file as it is now."""
        return self.file.locate(offset)

    def line(self, number: int) -> str:
        """Return the text of a line of the file as it is now."""
        return self.file.line(number)


class Span(NamedTuple):
    """Where a stretch begins and ends: lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A stretch of a source, in code points: `first` and `behind` are the offsets told, `start` and `end` those of now."""

    source: Source
    first: int
    behind: int

    @property
    def start(self) -> int:
        """The offset of its first letter."""
        return self.first + self.source.shift

    @property
    def end(self) -> int:
        """The offset behind its last letter."""
        return self.behind + self.source.shift

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

    def holds(self, other: Place) -> bool:
        """Tell whether another stretch lies within this one."""
        return self.path == other.path and self.start <= other.start and other.end <= self.end

    @property
    def order(self) -> tuple[str, int, int]:
        """The key by which places are sorted: path, then position."""
        source, first, behind = self
        return (source.path, first + source.shift, behind + source.shift)
