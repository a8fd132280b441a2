"""Text to tokens: one compiled pattern, made of the grammar's terminals in the grammar's order."""

from __future__ import annotations

import re
from typing import NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Text

_BLANKS = next(pattern for name, pattern in TERMINALS if name.startswith("_"))
_NAMED = [(name, pattern) for name, pattern in TERMINALS if not name.startswith("_")]
_PATTERN = re.compile(
    f"(?:{_BLANKS})?(?:"
    + "|".join(f"({pattern})" for _, pattern in _NAMED)
    + r"""|(\Z)|(["“「][^\n{｛]*)|(.))""",
    re.DOTALL,
)
_KINDS = ("", *(name for name, _ in _NAMED), "$END", "UNCLOSED", "BAD")
_GOES_ON = frozenset({"COMMA", "COMPARE", "AND", "OR", "NOT", "SEP", "OPEN", "CLOSE", "START"})
_JOINS = frozenset({"AND", "OR", "OPEN", "COMMA"})

UNCLOSED_STRING = "MOU102"
UNEXPECTED_CHARACTER = "MOU103"


class Tokens(NamedTuple):
    """The tokens of a file, `$END` last, SEPs supplied and dropped as the grammar says; and its comments."""

    tokens: list[Token]
    comments: list[Token]
    faults: list[Fault]


def tokenize(source: Source) -> Tokens:
    """Return the tokens of a source.  What is no token becomes a fault and is passed over."""
    tokens: list[Token] = []
    comments: list[Token] = []
    faults: list[Fault] = []
    append = tokens.append
    make = tuple.__new__
    depth = 0
    last = "START"
    for match in iter(_PATTERN.scanner(source.text).match, None):  # type: ignore[attr-defined]  # typeshed lacks it
        number = match.lastindex
        kind = _KINDS[number]
        token = make(Token, (kind, match[number], match.start(number)))
        if kind == "NAME":
            pass
        elif kind == "SEP":
            if last in _GOES_ON or (depth and token[1] == "\n"):
                continue
            depth = 0
        elif kind == "COMMENT":
            comments.append(token)
            continue
        elif kind in _JOINS and last == "SEP":
            tokens.pop()
        elif kind == "CLOSE" or kind == "$END":
            depth = 0
            if last not in _GOES_ON:
                append(make(Token, ("SEP", "", token[2])))
        elif kind == "LPAR":
            depth += 1
        elif kind == "RPAR":
            depth = max(depth - 1, 0)
        elif kind == "UNCLOSED":
            faults.append(_unclosed_string(source, token))
            kind = "STRING"
            token = make(Token, (kind, token[1].rstrip(), token[2]))
        elif kind == "BAD":
            faults.append(_unexpected_character(source, token))
            continue
        append(token)
        if kind == "$END":
            break
        last = kind
    return Tokens(tokens, comments, faults)


def _unclosed_string(source: Source, token: Token) -> Fault:
    closing = {"“": "”", "「": "」"}.get(token.text[0], '"')
    return Fault(
        UNCLOSED_STRING,
        Text("this string has no closing quote on its line", "字符串在本行内没有结束引号"),
        Place(source, token.start, token.end),
        Text(f"write `{closing}` where the string ends", f"在字符串末尾写上 {closing}"),
    )


def _unexpected_character(source: Source, token: Token) -> Fault:
    shown = token.text if token.text.isprintable() else f"U+{ord(token.text):04X}"
    return Fault(
        UNEXPECTED_CHARACTER,
        Text(f"`{shown}` has no meaning here", f"此处不能使用「{shown}」"),
        Place(source, token.start, token.end),
        Text("remove it, or put it inside quotes", "删去该字符，或将其放入引号内"),
    )
