"""Tree and comments to text: one layout for every file, in either language.

The formatter knows shapes only.  Which tokens are words of the language, and which values belong to a
keyword of several words, it is told by offset; so a name is never changed.

One statement stands on a line, four blanks deep for each brace; the values of a block's fields begin in one
column; a block written on one line stays there while it fits; blank lines are kept, one at a time; every
comment stays with the statement before or behind which it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from mou_compiler.source.place import Source
from mou_compiler.source.width import width
from mou_compiler.syntax.pieces import FULL_LINE, Piece, Room, fill, on_one_line, pieces_of, room_of
from mou_compiler.syntax.spelling import Speller
from mou_compiler.syntax.tree import Statement, Token, Tree
from mou_compiler.words import Language, Word

LANGUAGES: tuple[Language, ...] = ("en", "zh")
INDENT = 4
WIDEST_KEYWORD = 16
"""Keywords wider than this do not push the values of their block to the right."""

_BEFORE_BRACE = re.compile(r"(?:[\s:：;；。\ufeff]|(?:#|//)[^\n]*)*")
_SAME_LINE = re.compile(r"[ \t\r\f\u3000:：;；。]*")

Heads = Mapping[int, tuple[Word, int]]
"""By offset of a statement: its keyword, and how many of its values spell the rest of the keyword."""


class Respelling(NamedTuple):
    """What the schema knows of a file: the keywords of its statements, and the words among its values."""

    heads: Heads
    words: Mapping[int, Word]


class _Head(NamedTuple):
    """A statement made ready for its lines: keyword, pieces, comments behind pieces, and the rest of them."""

    keyword: str
    pieces: list[Piece]
    remarks: dict[int, list[str]]
    hoisted: list[str]


def format_tree(source: Source, tree: Tree, respelling: Respelling, language: Language | None = None) -> str:
    """Return the text of a faultless tree, laid out; in a language, or with every word as it was written."""
    layout = _Layout(source, tree.comments, respelling, language)
    layout.block(tree.statements, 0, len(source.text))
    return "".join(f"{line}\n" for line in layout.lines)


class _Layout:
    def __init__(
        self, source: Source, comments: tuple[Token, ...], respelling: Respelling, language: Language | None
    ) -> None:
        self.text = source.text
        self.comments = comments
        self.next_comment = 0
        self.heads = respelling.heads
        self.speller = Speller(source, respelling.words, language)
        others = [Speller(source, respelling.words, other) for other in LANGUAGES if other != language]
        self.spellers = [self.speller, *others]
        self.lines: list[str] = []
        self.behind = 0
        self.opened = True

    # --- comments and blank lines ---------------------------------------------------------------------

    def _comments_before(self, offset: int) -> list[Token]:
        """Take the comments that begin before an offset."""
        first = self.next_comment
        while self.next_comment < len(self.comments) and self.comments[self.next_comment].start < offset:
            self.next_comment += 1
        return list(self.comments[first : self.next_comment])

    def _keep_blank_line(self, start: int) -> None:
        if not self.opened and self.text.count("\n", self.behind, start) > 1:
            self.lines.append("")
        self.opened = False

    def _own_lines(self, comments: list[Token], indent: int) -> None:
        for comment in comments:
            self._keep_blank_line(comment.start)
            self.lines.append(" " * indent + comment.text.rstrip())
            self.behind = comment.end

    def _trailing(self, end: int) -> None:
        """Put a comment that stands on the line of what was just written behind it."""
        self.behind = end
        if self.next_comment < len(self.comments):
            comment = self.comments[self.next_comment]
            if _SAME_LINE.fullmatch(self.text, end, comment.start):
                self.next_comment += 1
                self.lines[-1] += f"  {comment.text.rstrip()}"
                self.behind = comment.end

    # --- statements -----------------------------------------------------------------------------------

    def block(self, statements: tuple[Statement, ...], indent: int, end: int) -> None:
        """Write the statements of a block and every comment up to its end."""
        columns = [self._column(statements, speller) if indent else 0 for speller in self.spellers]
        for statement in statements:
            self._own_lines(self._comments_before(statement.start), indent)
            self._keep_blank_line(statement.start)
            self._statement(statement, indent, columns)
        self._own_lines(self._comments_before(end), indent)

    def _column(self, statements: tuple[Statement, ...], speller: Speller) -> int:
        """Return how wide the keywords of a block's fields are, of those that have values."""
        widths = [
            width(keyword)
            for statement in statements
            if statement.block is None
            for keyword, taken in [self._keyword(statement, speller)]
            if len(statement.phrase) > taken
        ]
        return max((size for size in widths if size <= WIDEST_KEYWORD), default=0)

    def _keyword(self, statement: Statement, speller: Speller) -> tuple[str, int]:
        """Return the keyword as it is to be written, and how many values it takes up."""
        found = self.heads.get(statement.start)
        written = statement.keyword.text
        if found is None:
            return written, 0
        word, taken = found
        if speller.language is not None:
            return word.spelled(speller.language), taken
        rest = [self.text[series.start : series.end] for series in statement.phrase[:taken]]
        return " ".join([written, *rest]), taken

    def _statement(self, statement: Statement, indent: int, columns: list[int]) -> None:
        opening = None if statement.block is None else self._opening(statement)
        last = statement.phrase[-1].end if statement.phrase else statement.keyword.end
        head = self._head(statement, self._comments_before(last))
        self.lines.extend(" " * indent + remark for remark in head.hoisted)
        if statement.block is None:
            lead = " " * indent + head.keyword
            at = max(width(lead), indent + columns[0]) + 1
            room = self._room(statement, head.pieces, indent, columns)
            self.lines.extend(fill(lead, at, head.pieces, head.remarks, room))
            self._trailing(statement.end)
            return
        assert opening is not None
        short = self._one_line(statement, opening, indent) if not head.remarks else None
        if short is not None:
            self.lines.append(" " * indent + short)
            self._trailing(statement.end)
            return
        self._braces(statement, statement.block, head, opening, indent)

    def _braces(
        self, statement: Statement, block: tuple[Statement, ...], head: _Head, opening: int, indent: int
    ) -> None:
        lead = " " * indent + head.keyword
        room = self._room(statement, head.pieces, indent, [0] * len(self.spellers))
        self.lines.extend(fill(lead, width(lead) + 1, head.pieces, head.remarks, room))
        self.lines[-1] += " {"
        comments = self._comments_before(opening)
        if comments:
            first, *others = comments
            self.lines[-1] += f"  {first.text.rstrip()}"
            self.behind = first.end
            self.opened = True
            self._own_lines(others, indent + INDENT)
        else:
            self._trailing(opening + 1)
        self.opened = True
        self.block(block, indent + INDENT, statement.end - 1)
        self.lines.append(" " * indent + "}")
        self.opened = False
        self._trailing(statement.end)

    def _room(self, statement: Statement, pieces: list[Piece], indent: int, columns: list[int]) -> Room:
        """Return the room that a statement takes in the language in which it takes most."""
        if not any(piece.breaks for piece in pieces):
            return Room(0, [0] * len(pieces))  # there is no place where its line may end
        spelled: list[tuple[int, list[Piece]]] = []
        for speller, column in zip(self.spellers, columns, strict=True):
            keyword, taken = self._keyword(statement, speller)
            inner = pieces_of(statement.phrase[taken:], speller)
            spelled.append((indent + max(width(keyword), column) + 1, inner))
        return room_of(spelled)

    def _opening(self, statement: Statement) -> int:
        """Return the offset of the opening brace."""
        last = statement.phrase[-1].end if statement.phrase else statement.keyword.end
        match = _BEFORE_BRACE.match(self.text, last)
        assert match is not None  # it can match nothing
        return match.end()

    def _head(self, statement: Statement, comments: list[Token]) -> _Head:
        """Return the statement's own words; comments that cannot stay among them go above it."""
        keyword, taken = self._keyword(statement, self.speller)
        pieces = pieces_of(statement.phrase[taken:], self.speller)
        remarks: dict[int, list[str]] = {}
        for comment in comments:
            number = sum(1 for piece in pieces if piece.end <= comment.start) - 1
            if not _may_end_line(pieces, number):
                return _Head(keyword, pieces, {}, [comment.text.rstrip() for comment in comments])
            remarks.setdefault(number, []).append(comment.text.rstrip())
        return _Head(keyword, pieces, remarks, [])

    def _one_line(self, statement: Statement, opening: int, indent: int) -> str | None:
        """Return a block on one line, if it was written so and fits in either language.

        Were it to fit in one language only, going to the other and back would not return the same text.
        """
        if "\n" in self.text[opening : statement.end]:
            return None
        lines = [self._side_by_side(statement, speller) for speller in self.spellers]
        return lines[0] if indent + max(map(width, lines)) <= FULL_LINE else None

    def _side_by_side(self, statement: Statement, speller: Speller) -> str:
        keyword, taken = self._keyword(statement, speller)
        values = on_one_line(pieces_of(statement.phrase[taken:], speller))
        line = f"{keyword} {values}" if values else keyword
        if statement.block is None:
            return line
        inner = "; ".join(self._side_by_side(one, speller) for one in statement.block)
        return f"{line} {{ {inner} }}" if inner else f"{line} {{}}"


def _may_end_line(pieces: list[Piece], number: int) -> bool:
    if not 0 <= number < len(pieces) - 1:
        return False
    return pieces[number].breaks or pieces[number].inside or pieces[number + 1].joins
