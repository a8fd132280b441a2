"""lark's own parser of grammar/mou.lark, with the grammar's three notes on SEP written a second time.

What it returns and what our parser returns are made comparable by `outline`: nested tuples of rules and tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lark import Lark, Token, Tree

from mou_compiler.syntax.generate import grammar_text
from mou_compiler.syntax.tree import (
    Both,
    Bounded,
    Comparison,
    Either,
    Group,
    Limit,
    Negation,
    Reference,
    Series,
    Statement,
)
from mou_compiler.syntax.tree import Token as Leaf
from mou_compiler.syntax.tree import Tree as Whole

CONTINUES = {"COMMA", "COMPARE", "AND", "OR", "NOT", "OPEN"}
JOINS = {"COMMA", "AND", "OR", "OPEN"}


def prioritised() -> str:
    """Return the grammar with its terminals numbered, so that lark too tries them in the order of the text."""
    text = grammar_text()
    names = re.findall(r"^([A-Z]+)\s*:", text, re.MULTILINE)
    for number, name in enumerate(reversed(names), 1):
        text = re.sub(rf"^{name}(\s*):", rf"{name}.{number}\1:", text, flags=re.MULTILINE)
    return text


class Separators:
    """The three notes at the head of the grammar, on a stream of lark's tokens."""

    always_accept = ("SEP",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        tokens = list(stream)
        closing = matching(tokens)
        wanted: Token | None = None
        last, until = "", -1
        for number, token in enumerate([*tokens, Token("$END", "")]):
            if token.type == "SEP":
                if (number > until or token != "\n") and last and last not in CONTINUES:
                    wanted = wanted or token
                continue
            if wanted is None and token.type in ("CLOSE", "$END") and last not in ("", "CLOSE", *CONTINUES):
                wanted = Token("SEP", "")
            joined = token.type in JOINS and wanted == "\n"
            if wanted is not None and not joined and last != "CLOSE":
                yield wanted
            wanted = None
            if token.type == "LPAR" and number > until:
                until = closing.get(number, -1)
            if token.type != "$END":
                yield token
            last = token.type


def matching(tokens: list[Token]) -> dict[int, int]:
    """Return the number of the closing bracket for each opening one."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for number, token in enumerate(tokens):
        if token.type == "LPAR":
            open_.append(number)
        elif token.type == "RPAR" and open_:
            found[open_.pop()] = number
    return found


def lark_parser(lexer: str = "basic", **options: Any) -> Lark:
    """Return lark's parser of the grammar with a lexer of its own."""
    return Lark(
        prioritised(),
        parser="lalr",
        lexer=lexer,
        start="file",
        maybe_placeholders=False,
        keep_all_tokens=True,
        postlex=Separators(),
        **options,
    )


@cache
def referee() -> Lark:
    """Return lark's parser of the grammar as it is used most."""
    return lark_parser()


SILENT = {"SEP", "COMMA", "AND", "OR", "OPEN", "CLOSE"}


def outline_of_lark(node: Any) -> Any:
    """Return lark's tree as nested tuples: the rule, then what is in it, punctuation left out."""
    if isinstance(node, Token):
        return (node.type, str(node), node.start_pos)
    children = [outline_of_lark(child) for child in node.children if getattr(child, "type", "") not in SILENT]
    if node.data == "phrase":
        children = [one for child in children for one in _each(child)]
    if node.data == "reference" and len(children) == 1:
        return children[0]
    return (str(node.data), *children)


def _each(child: Any) -> tuple[Any, ...]:
    """Return what a child of a phrase stands for: each limit is a series of its own."""
    return tuple(("series", one) for one in child[1:]) if child[0] == "limits" else (child,)


def outline(node: Any) -> Any:
    """Return our tree in the same form."""
    match node:
        case Leaf(kind, text, start):
            return (kind, text, start)
        case Whole(statements, _):
            return ("file", *(outline(one) for one in statements))
        case Statement(keyword, phrase, block, _):
            parts = [outline(keyword)]
            if phrase:
                parts.append(("phrase", *(outline(one) for one in phrase)))
            if block is None:
                return ("field", *parts)
            return ("declaration", *parts, ("block", *(outline(one) for one in block)))
        case Series():
            return ("series", *(outline(one) for one in node.items))
        case Either(items):
            return ("either", *(outline(one) for one in items))
        case Both(items):
            return ("both", *(outline(one) for one in items))
        case Negation(operator, operand):
            return ("negation", outline(operator), outline(operand))
        case Comparison(left, operator, right):
            return ("comparison", outline(left), outline(operator), outline(right))
        case Bounded(left, bounds, operator, right):
            further = () if operator is None else (outline(operator), outline(right))
            return ("bounded", outline(left), *(outline(one) for one in bounds), *further)
        case Limit(operator, right):
            return ("limit", outline(operator), outline(right))
        case Reference(name, citations):
            return ("reference", outline(name), *(outline(one) for one in citations))
        case Group(opening, phrase, closing):
            inner = ("phrase", *(outline(one) for one in phrase))
            return ("group", outline(opening), inner, outline(closing))
    raise AssertionError(node)


def lark_tree(parser: Lark, text: str) -> Tree[Token]:
    """Return lark's tree of a text."""
    return parser.parse(text)
