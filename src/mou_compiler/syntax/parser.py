"""Tokens to tree: a loop over the generated LALR(1) tables that goes on after every mistake.

After a mistake the parser keeps what it has of the statement, skips to the end of that statement and goes on,
so that one run tells all mistakes of a file and one mistake is told once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from operator import itemgetter
from typing import Any, NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.source.collecting import collector_paused
from mou_compiler.source.place import Source
from mou_compiler.syntax.braces import mend_braces
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.recovery import ENDS, Stand, Stretch, recover
from mou_compiler.syntax.tables import ACTIONS, GOTOS, RULES
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
    Token,
    Tree,
)

_Node = Any  # a token, a node of the tree, or a list being gathered: the tables decide which
_Build = Callable[..., _Node]


class Parsed(NamedTuple):
    """The tree of a file, and every fault of its text.

    `broken` are the stretches of the statements that the faults stand in, in order.  Of these the tree holds
    what could be read; nothing more should be told of them.
    """

    tree: Tree
    faults: list[Fault]
    broken: list[Stretch]


_make: Callable[..., _Node] = tuple.__new__  # a named tuple without its constructor's call


def _head(node: _Node) -> list[Series]:
    """Return the series with which a phrase begins: the citations, or each of its limits."""
    return [Series((one,)) for one in node] if type(node) is list else [_series(node)]


def _series(node: _Node) -> Series:
    return node if type(node) is Series else Series((node,))


_BUILDS: dict[tuple[str, int], _Build] = {
    ("file", 0): list,
    ("file", 1): lambda statements: statements,
    ("field", 2): lambda keyword, _: Statement(keyword, (), None, -1),
    ("field", 3): lambda keyword, phrase, _: _make(Statement, (keyword, tuple(phrase), None, -1)),
    ("declaration", 2): lambda keyword, block: Statement(keyword, (), *block),
    ("declaration", 3): lambda keyword, phrase, block: Statement(keyword, tuple(phrase), *block),
    ("block", 2): lambda _, close: ((), close.end),
    ("block", 3): lambda _, statements, close: (tuple(statements), close.end),
    ("phrase", 1): _head,
    ("phrase", 2): lambda head, others: [*_head(head), *others],
    ("limit", 2): Limit,
    ("series", 2): lambda first, others: Series((first, *others)),
    ("either", 2): lambda first, others: Either((first, *others)),
    ("both", 2): lambda first, others: Both((first, *others)),
    ("negation", 2): Negation,
    ("comparison", 3): Comparison,
    ("bounded", 2): lambda left, bounds: Bounded(left, tuple(bounds)),
    ("bounded", 4): lambda left, bounds, operator, right: Bounded(left, tuple(bounds), operator, right),
    ("reference", 2): lambda name, citations: Reference(name, tuple(citations)),
    ("group", 3): lambda opening, phrase, closing: Group(opening, tuple(phrase), closing),
}

_LIST, _PHRASE, _CALL = range(3)
"""What a reduction does: gather nodes, gather the values of a statement, or call a builder."""


class _Reduction(NamedTuple):
    """A rule as the loop needs it: left side, length, what to do, whether it adds to a list, and the builder."""

    left: str
    size: int
    does: int
    adds: bool
    build: _Build


def _reduction(rule: tuple[str, tuple[str, ...], str | None]) -> _Reduction:
    left, right, alias = rule
    does = _CALL
    if left.startswith("__"):
        does = _PHRASE if left.startswith("__phrase") else _LIST
    build = _BUILDS.get((alias or left, len(right)), list)
    return _Reduction(left, len(right), does, right[:1] == (left,), build)


_REDUCTIONS = [_reduction(rule) for rule in RULES]
_DEFAULTS = [
    next(iter(row.values())) if len(set(row.values())) == 1 and min(row.values()) < 0 else None
    for row in ACTIONS
]
"""For each state the reduction that it makes whatever follows, if it makes only one: so a mistake is met late."""

_ACCEPT = GOTOS[0]["file"]


@collector_paused()
def parse(source: Source) -> Parsed:
    """Return the tree of a source and every fault of its text."""
    tokens, comments, faults, sound = tokenize(source)
    if not sound:
        tokens = mend_braces(source, tokens, faults)
    excused = _statements_of(tokens, faults)
    stand = Stand(source, tokens, [0], [], faults, [], excused)
    statements = _run(stand)
    broken = sorted(excused + stand.broken)
    return Parsed(Tree(tuple(statements), tuple(comments)), faults, broken)


def _run(stand: Stand) -> list[Statement]:
    """Return the statements of the tokens."""
    tokens, states, values = stand.tokens, stand.states, stand.values
    reductions, rows, gotos, make = _REDUCTIONS, ACTIONS, GOTOS, _make
    position = state = 0
    token = tokens[0]
    kind = token[0]
    while True:
        action = rows[state].get(kind)
        if action is None:
            if state == _ACCEPT:
                found: list[Statement] = values[0]
                return found
            action = _DEFAULTS[state]
            if action is None:
                position = recover(stand, position)
                token = tokens[position]
                kind = token[0]
                state = states[-1]
                continue
        if action >= 0:
            values.append(token)
            states.append(action)
            state = action
            position += 1
            token = tokens[position]
            kind = token[0]
            continue
        left, size, does, adds, build = reductions[~action]
        if does == _CALL:
            if size:
                values[-size:] = [build(*values[-size:])]
            else:
                values.append(build())
        else:
            node = values.pop()
            if does == _PHRASE and type(node) is not Series:
                node = make(Series, (node,))
            if size > 1 + adds:  # a separator stands before it
                values.pop()
            if adds:
                values[-1].append(node)
            else:
                values.append([node])
        if size:
            del states[-size:]
        state = gotos[states[-1]][left]
        states.append(state)


def _statements_of(tokens: list[Token], faults: list[Fault]) -> list[Stretch]:
    """Return the stretches of the statements in which faults stand, their blocks excluded."""
    found: list[Stretch] = []
    for offset in sorted(fault.place.start for fault in faults if fault.place):
        if not found or found[-1][1] <= offset:
            found.append(_statement_around(tokens, offset))
    return found


def _statement_around(tokens: list[Token], offset: int) -> Stretch:
    first = behind = at = bisect_left(tokens, offset, key=itemgetter(2))
    while first and tokens[first - 1].kind not in ENDS:
        first -= 1
    if first == at and tokens[at].start > offset:
        return offset, offset
    while tokens[behind].kind not in ENDS:
        behind += 1
    return tokens[first].start, tokens[behind].start
