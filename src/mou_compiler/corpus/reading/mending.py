"""Statements that ran into each other: where the second began, so that both can be read and the slip told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mou_compiler.source.place import Source
from mou_compiler.syntax.tree import (
    Both,
    Bounded,
    Comparison,
    Either,
    Expression,
    Negation,
    Reference,
    Series,
    Statement,
    Token,
)

IsKeyword = Callable[[Token, tuple[Series, ...]], bool]
"""Tells whether a token, with the values behind it, begins a statement of the block at hand."""


class Split(NamedTuple):
    """A statement taken apart: what stands before the token that begins the next one, and the next one."""

    before: Statement
    token: Token
    after: Statement


def split_lines(statement: Statement, source: Source, is_keyword: IsKeyword) -> Split | None:
    """Take apart a statement whose line goes on behind a comma or connective although the next begins another.

    Return None where no line of it begins with a keyword.
    """
    phrase = statement.phrase
    for index, series in enumerate(phrase):
        last = series.items[-1]
        token = _last_name(last)
        if token is None or token is series.items[0] or not _begins_line(source.text, token.start):
            continue
        cited = last.citations if isinstance(last, Reference) else ()
        values = (*(Series((citation,)) for citation in cited), *phrase[index + 1 :])
        if is_keyword(token, values):
            kept = (*phrase[:index], Series(series.items[:-1])) if len(series.items) > 1 else phrase[:index]
            before = statement._replace(phrase=kept, block=None)
            return Split(before, token, statement._replace(keyword=token, phrase=values))
    return None


_GOES_ON_WITH = frozenset(
    {"in", "within", "for", "to", "of", "on", "from", "until", "期间", "期限", "至", "自"}
)
"""Keywords with which a value goes on as well: by A, in agreement with B; to A, within a month."""


def split_at_comma(statement: Statement, source: Source, is_keyword: IsKeyword) -> Split | None:
    """Take apart a statement before the first name behind a comma that begins the next, with a value: `kind government, level national`."""
    phrase = statement.phrase
    for index, series in enumerate(phrase[:-1]):
        token = series.items[-1]
        named = len(series.items) > 1 and isinstance(token, Token) and token.kind == "NAME"
        if not named or not isinstance(token, Token) or token.text in _GOES_ON_WITH:
            continue
        if not _begins_line(source.text, token.start):
            values = phrase[index + 1 :]
            if is_keyword(token, values):
                before = statement._replace(phrase=(*phrase[:index], Series(series.items[:-1])), block=None)
                return Split(before, token, statement._replace(keyword=token, phrase=values))
    return None


def split_behind(statement: Statement, position: int) -> Split | None:
    """Take apart a statement before the value at a position, which is a name that begins another."""
    items = statement.phrase[position].items
    node = items[0]
    name, cited = (node.name, node.citations) if isinstance(node, Reference) else (node, ())
    if not isinstance(name, Token) or name.kind != "NAME" or len(items) > 1:
        return None
    values = (*(Series((citation,)) for citation in cited), *statement.phrase[position + 1 :])
    before = statement._replace(phrase=statement.phrase[:position], block=None)
    return Split(before, name, statement._replace(keyword=name, phrase=values))


def _last_name(node: Expression) -> Token | None:
    """Return the name that stands last in an expression, citations behind it aside."""
    match node:
        case Token("NAME"):
            return node
        case Reference(name, _):
            return name
        case Comparison(_, _, right):
            return _last_name(right)
        case Bounded(_, _, _, right) if right is not None:
            return _last_name(right)
        case Both(items) | Either(items):
            return _last_name(items[-1])
        case Negation(_, operand):
            return _last_name(operand)
        case _:
            return None


def _begins_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()
