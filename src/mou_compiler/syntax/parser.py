"""Tokens to tree: a loop over the generated LALR(1) tables that goes on after every mistake.

After a mistake the parser gives up the statement it stands in, skips to the end of that statement and goes
on, so that one run tells all mistakes of a file and one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.source.place import Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.recovery import Stand, nested_too_deep, recover
from mou_compiler.syntax.tables import ACCEPT, ACTIONS, GOTOS, RULES
from mou_compiler.syntax.tree import (
    Both,
    Comparison,
    Either,
    Group,
    Negation,
    Reference,
    Series,
    Statement,
    Tree,
)

DEEPEST = 64
"""How deep braces and brackets may nest; real documents need six."""

_OPENING = frozenset({"OPEN", "LPAR"})
_CLOSING = frozenset({"CLOSE", "RPAR"})

_Node = Any  # a token, a node of the tree, or a list being gathered: the tables decide which
_Build = Callable[[list[_Node]], _Node]


class Parsed(NamedTuple):
    """The tree of a file, complete but for the statements that the faults name."""

    tree: Tree
    faults: list[Fault]


def _field(values: list[_Node]) -> Statement:
    phrase = tuple(values[1]) if len(values) == 3 else ()  # noqa: PLR2004 -- keyword, phrase, SEP
    return Statement(values[0], phrase, None, phrase[-1].end if phrase else values[0].end)


def _declaration(values: list[_Node]) -> Statement:
    phrase = tuple(values[1]) if len(values) == 3 else ()  # noqa: PLR2004 -- keyword, phrase, block
    statements, end = values[-1]
    return Statement(values[0], phrase, statements, end)


_BUILDS: dict[str, _Build] = {
    "file": lambda values: values[0] if values else [],
    "field": _field,
    "declaration": _declaration,
    "block": lambda values: (tuple(values[1]) if len(values) == 3 else (), values[-1].end),  # noqa: PLR2004
    "phrase": lambda values: [values[0], *values[1]] if len(values) == 2 else values,  # noqa: PLR2004
    "series": lambda values: Series((values[0], *values[1])),
    "either": lambda values: Either((values[0], *values[1])),
    "both": lambda values: Both((values[0], *values[1])),
    "negation": lambda values: Negation(values[0], values[1]),
    "comparison": lambda values: Comparison(values[0], values[1], values[2]),
    "reference": lambda values: Reference(values[0], tuple(values[1])),
    "group": lambda values: Group(values[0], tuple(values[1]), values[2]),
}

_PASS, _LIST, _GROW, _SINGLE, _CALL = range(5)
"""What a reduction does: nothing, begin a list, add to one, make a series of one, or call its builder."""


class _Reduction(NamedTuple):
    """A rule as the loop needs it: left side, length, what to do, and the builder where one is called."""

    left: str
    size: int
    does: int
    build: _Build


def _reduction(rule: tuple[str, tuple[str, ...], str | None, bool]) -> _Reduction:
    left, right, alias, transparent = rule
    size = len(right)
    if left.startswith("__"):
        return _Reduction(left, size, _GROW if right[0] == left else _LIST, list)
    if size == 1 and (right[0].startswith("__phrase") or (transparent and alias in (None, "reference"))):
        return _Reduction(left, size, _PASS, list)
    if size == 1 and left in ("series", "cited"):
        return _Reduction(left, size, _SINGLE, list)
    return _Reduction(left, size, _CALL, _BUILDS[alias or left])


_REDUCTIONS = [_reduction(rule) for rule in RULES]
_CHAINS: dict[tuple[int, int, str], int] = {}


def _follow_chain(below: int, state: int, kind: str) -> int:
    """Return the state in which a run of reductions that do nothing ends, given the next token's kind.

    Runs such as operand, comparison, factor, both, either build nothing; each is walked once a process.
    """
    action = ACTIONS[state].get(kind)
    end = state
    if action is not None and action < 0:
        reduction = _REDUCTIONS[~action]
        if reduction.does == _PASS:
            end = _follow_chain(below, GOTOS[below][reduction.left], kind)
    _CHAINS[below, state, kind] = end
    return end


def parse(source: Source) -> Parsed:  # noqa: PLR0915 -- the hot loop; a call per step would cost a third
    """Return the tree of a source and every fault of its text."""
    tokens, comments, faults = tokenize(source)
    states: list[int] = [0]
    values: list[_Node] = []
    stand = Stand(source, tokens, states, values, faults)
    position = depth = 0
    token = tokens[0]
    kind = token[0]
    chains, reductions, actions, gotos, make = _CHAINS, _REDUCTIONS, ACTIONS, GOTOS, tuple.__new__
    while True:
        below = states[-1]
        action = actions[below].get(kind)
        if action is None:
            if below == ACCEPT:
                break
            position = recover(stand, position)
            depth = stand.depth
            token = tokens[position]
            kind = token[0]
            continue
        if action >= 0:
            if kind in _OPENING:
                depth += 1
                if depth > DEEPEST:
                    faults.append(nested_too_deep(source, token))
                    return Parsed(Tree((), tuple(comments)), faults)
            elif kind in _CLOSING:
                depth -= 1
            values.append(token)
            position += 1
            token = tokens[position]
            kind = token[0]
            state = action
        else:
            left, size, does, build = reductions[~action]
            if does == _GROW:
                node = values.pop()
                if size == 3:  # noqa: PLR2004 -- list, separator, item
                    values.pop()
                values[-1].append(node)
            elif does == _LIST:
                values[-size:] = [values[-1:]]
            elif does == _SINGLE:
                values[-1] = make(Series, ((values[-1],),))
            elif does == _CALL:
                values[len(values) - size :] = [build(values[len(values) - size :])]
            if size:
                del states[-size:]
            below = states[-1]
            state = gotos[below][left]
        end = chains.get((below, state, kind))
        states.append(_follow_chain(below, state, kind) if end is None else end)
    statements = values[0] if values else []
    return Parsed(Tree(tuple(statements), tuple(comments)), faults)
