"""Values to pieces: what a line is filled with, and where it may end."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.source.width import width
from mou_compiler.syntax.spelling import Speller
from mou_compiler.syntax.tree import (
    Both,
    Bounded,
    Comparison,
    Either,
    Expression,
    Group,
    Limit,
    Negation,
    Reference,
    Series,
    Token,
)

FULL_LINE = 100


class Piece(NamedTuple):
    """A word with what clings to it, and the offset behind it in the source.

    `tight`: no blank before it.  `breaks`: a full line may end behind it.  `joins`: it is a connective, so
    that the line before it may end in a comment.  `inside`: it stands within brackets.
    """

    text: str
    end: int
    tight: bool = False
    breaks: bool = False
    joins: bool = False
    inside: bool = False


def pieces_of(phrase: tuple[Series, ...], speller: Speller, *, inside: bool = False) -> list[Piece]:
    """Return the pieces of the values of a statement, in order."""
    pieces: list[Piece] = []
    cited = False
    for series in phrase:
        end = 0
        for number, item in enumerate(series.items):
            made = _expression(item, speller)
            if number:
                last = pieces[-1]
                comma = speller.comma(end, item.start, last.text[-1], made[0].text[0])
                pieces[-1] = last._replace(text=last.text + comma, breaks=True)
                divides = speller.divides_a_number(item.start) and (
                    _measures(series.items[number - 1]) or _measures(item)
                )
                if divides:  # nor is it another comma in the other language
                    pieces[-1] = last._replace(text=last.text + speller.between(end, item.start))
                made[0] = made[0]._replace(tight=divides or comma == "、")
            if cited and isinstance(item, Group):  # or it would be read as a part of the citation
                made[0] = made[0]._replace(tight=False)
            cited = isinstance(item, Reference) and bool(item.citations)
            pieces += made
            end = item.end
    if inside:
        return [piece._replace(inside=True) for piece in pieces]
    return pieces


def _measures(node: Expression) -> bool:
    """Tell whether a value is an amount, or compared with one."""
    return isinstance(node, Comparison | Bounded | Limit) or (
        isinstance(node, Token) and node.kind in ("QUANTITY", "BOUND")
    )


def _expression(node: Expression, speller: Speller) -> list[Piece]:
    match node:
        case Token():
            return [Piece(speller.spell(node), node.end)]
        case Reference(name, citations):
            spelled = zip(speller.citations(citations), citations, strict=True)
            return [
                Piece(speller.spell(name), name.end),
                *(Piece(text, token.end) for text, token in spelled),
            ]
        case Comparison(left, operator, right):
            return [
                *_expression(left, speller),
                Piece(speller.spell(operator), operator.end),
                *_expression(right, speller),
            ]
        case Bounded(left, bounds, operator, right):
            further = [Piece(speller.spell(operator), operator.end)] if operator is not None else []
            return [
                *_expression(left, speller),
                *(Piece(speller.spell(bound), bound.end) for bound in bounds),
                *further,
                *(_expression(right, speller) if right is not None else []),
            ]
        case Limit(operator, right):
            return [Piece(speller.spell(operator), operator.end), *_expression(right, speller)]
        case Both(items) | Either(items):
            return _joined(items, speller)
        case Negation(operator, operand):
            return [Piece(speller.spell(operator), operator.end), *_expression(operand, speller)]
        case Group(opening, phrase, closing):
            return _group(opening, phrase, closing, speller)


def _joined(items: tuple[Expression, ...], speller: Speller) -> list[Piece]:
    pieces: list[Piece] = []
    for number, item in enumerate(items):
        if number:
            before = items[number - 1].end
            text = speller.connective(before, item.start)
            pieces.append(Piece(text, before, breaks=True, joins=True))
        pieces += _expression(item, speller)
    return pieces


def _group(opening: Token, phrase: tuple[Series, ...], closing: Token, speller: Speller) -> list[Piece]:
    """Return the pieces of a phrase in brackets; the full-width bracket needs no blank before it."""
    bracket = speller.brackets(opening.text)
    inner = pieces_of(phrase, speller, inside=True)
    inner[0] = inner[0]._replace(tight=True)
    last = Piece(speller.brackets(closing.text), closing.end, tight=True)
    return [Piece(bracket, opening.end, tight=bracket == "（", inside=True), *inner, last]


class Room(NamedTuple):
    """The room that a statement takes in the language in which it takes most: its column, and each piece.

    Lines are broken by it, so that they break alike in every language and every value keeps its line.
    """

    column: int
    widths: list[int]


def room_of(spelled: list[tuple[int, list[Piece]]]) -> Room:
    """Return the room of a statement from its column and pieces in each language."""
    widths = zip(
        *([width(one.text) + (not one.tight) for one in pieces] for _, pieces in spelled), strict=True
    )
    return Room(max(column for column, _ in spelled), [max(of_piece) for of_piece in widths])


def fill(head: str, column: int, pieces: list[Piece], remarks: dict[int, list[str]], room: Room) -> list[str]:
    """Return the lines of a statement: values begin at the column, and full lines go on below them.

    `remarks` holds the comments that stand behind a piece, by its number; a line ends with each.
    """
    if not pieces:
        return [head]
    lines: list[str] = []
    line = head + " " * (column - width(head))
    hanging = " " * column
    taken = room.column
    for first, behind in _chunks(pieces, remarks):
        needed = sum(room.widths[first:behind])
        if first and line != hanging and taken + needed > FULL_LINE:
            lines.append(line)
            line, taken = hanging, room.column
        blank = "" if line == hanging or first == 0 or pieces[first].tight else " "
        line += blank + _text(pieces[first:behind])
        taken += needed
        for remark in remarks.get(behind - 1, ()):
            lines.append(f"{line}  {remark}" if line != hanging else f"{hanging}{remark}")
            line, taken = hanging, room.column
    if line != hanging or not lines:
        lines.append(line)
    return lines


def _chunks(pieces: list[Piece], remarks: dict[int, list[str]]) -> list[tuple[int, int]]:
    """Return the stretches [first, behind) of pieces between which a line may end."""
    chunks: list[tuple[int, int]] = []
    first = 0
    for number, piece in enumerate(pieces):
        if piece.breaks or number in remarks or number + 1 == len(pieces):
            chunks.append((first, number + 1))
            first = number + 1
    return chunks


def _text(pieces: list[Piece]) -> str:
    text = pieces[0].text
    for piece in pieces[1:]:
        text += piece.text if piece.tight else f" {piece.text}"
    return text


def on_one_line(pieces: list[Piece]) -> str:
    """Return the pieces side by side."""
    return _text(pieces) if pieces else ""
