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
    Token,
    Tree,
)

DEEPEST = 64
"""How deep braces and brackets may nest; real documents need six."""

_Node = Any  # a token, a node of the tree, or a list being gathered: the tables decide which
_Build = Callable[[list[_Node]], _Node]


class Parsed(NamedTuple):
    """The tree of a file, complete but for the statements that the faults name."""

    tree: Tree
    faults: list[Fault]


def _gather(right: tuple[str, ...], left: str) -> _Build:
    """Return how a repetition `x*` or `(SEPARATOR x)*` grows its list."""
    if right[0] == left:

        def grow(values: list[_Node]) -> _Node:
            gathered: list[_Node] = values[0]
            gathered.append(values[-1])
            return gathered

        return grow
    return lambda values: [values[-1]]


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
    "phrase": lambda values: values[0],
    "series": lambda values: Series((values[0], *values[1]) if len(values) > 1 else (values[0],)),
    "either": lambda values: Either((values[0], *values[1])),
    "both": lambda values: Both((values[0], *values[1])),
    "negation": lambda values: Negation(values[0], values[1]),
    "comparison": lambda values: Comparison(values[0], values[1], values[2]),
    "reference": lambda values: Reference(values[0], tuple(values[1])) if len(values) > 1 else values[0],
    "group": lambda values: Group(values[0], tuple(values[1]), values[2]),
}


def _build_of(rule: tuple[str, tuple[str, ...], str | None, bool]) -> _Build | None:
    """Return what makes the node of a rule; None where its single child stands for the whole."""
    left, right, alias, transparent = rule
    if left.startswith("__"):
        return _gather(right, left)
    if len(right) == 1 and (transparent and alias in (None, "reference")):
        return None
    return _BUILDS[alias or left]


_REDUCTIONS = [(left, len(right), _build_of((left, right, alias, one))) for left, right, alias, one in RULES]
_CHAINS: dict[tuple[int, int, str], int] = {}


def _follow_chain(below: int, state: int, kind: str) -> int:
    """Return the state in which a run of single-child reductions ends, given the next token's kind.

    Runs such as operand, comparison, factor, both, either build nothing; each is walked once a process.
    """
    key = (below, state, kind)
    end = _CHAINS.get(key)
    if end is None:
        action = ACTIONS[state].get(kind)
        end = state
        if action is not None and action < 0:
            left, size, build = _REDUCTIONS[~action]
            if build is None and size == 1:
                end = _follow_chain(below, GOTOS[below][left], kind)
        _CHAINS[key] = end
    return end


def parse(source: Source) -> Parsed:
    """Return the tree of a source and every fault of its text."""
    tokens, comments, faults = tokenize(source)
    states: list[int] = [0]
    values: list[_Node] = []
    position = 0
    depth = 0
    token = tokens[0]
    kind = token[0]
    chains = _CHAINS
    while True:
        action = ACTIONS[states[-1]].get(kind)
        if action is None:
            if states[-1] == ACCEPT:
                break
            position = recover(Stand(source, tokens, states, values, faults), position)
            depth = sum(1 for value in values if type(value) is Token and value[0] in ("OPEN", "LPAR"))
            token = tokens[position]
            kind = token[0]
        elif action >= 0:
            if kind == "OPEN" or kind == "LPAR":
                depth += 1
                if depth > DEEPEST:
                    faults.append(nested_too_deep(source, token))
                    return Parsed(Tree((), tuple(comments)), faults)
            elif kind == "CLOSE" or kind == "RPAR":
                depth -= 1
            values.append(token)
            position += 1
            token = tokens[position] if position < len(tokens) else token
            kind = token[0]
            below = states[-1]
            end = chains.get((below, action, kind))
            states.append(_follow_chain(below, action, kind) if end is None else end)
        else:
            left, size, build = _REDUCTIONS[~action]
            if build is None:
                del states[-1:]
            else:
                node = build(values[-size:]) if size else build([])
                if size:
                    del states[-size:], values[-size:]
                values.append(node)
            below = states[-1]
            states.append(_follow_chain(below, GOTOS[below][left], kind))
    statements = values[0] if values else []
    return Parsed(Tree(tuple(statements), tuple(comments)), faults)
