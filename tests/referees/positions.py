"""Where a breakage stands: a module, what is defined in it, and a piece of its syntax tree.

A piece is written as Python, and found as what unparses alike: layout, comments, quotes and moved lines change nothing.
It is an expression, a statement, several statements in a row, an argument by name (`until=None`), the pattern of
a case (`case None`), or a whole statement with a body, called by its first line (`if ended:`).
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent.parent.parent / "src" / "mou_compiler"
NEAR = 3
"""How many pieces that are near are told."""
ARGUMENT = re.compile(r"\w+=[^=]")
"""An argument by name, which is written without blanks around its sign."""
LONGEST = 5
"""How many statements in a row a piece may be."""


class Piece(NamedTuple):
    """A piece of a syntax tree: what it unparses to, and what puts others in its place."""

    text: str
    replace: Callable[[str], None]


class StaleError(ValueError):
    """A breakage that no longer applies, and what is near."""


def broken(path: str, inside: str, old: str, new: str, nth: int = 0) -> str:
    """Return a module with another piece in the place of one; raise StaleError where there is no such piece.

    `nth` counts from 1 among the pieces that unparse alike; 0 asks that there be one only.
    """
    tree = _parsed(path)
    before = ast.unparse(tree)
    _found(path, inside, old, nth, tree).replace(new)
    after = ast.unparse(ast.fix_missing_locations(tree))
    if before == after:
        raise StaleError(f"{path}: {inside}: {new!r} changes nothing")
    ast.parse(after)  # what stands in its place must fit there
    return after


def applies(path: str, inside: str, old: str, nth: int = 0) -> None:
    """Raise StaleError where a module has no such piece."""
    _found(path, inside, old, nth, None)


def forget() -> None:
    """Read the modules anew."""
    _pieces.cache_clear()
    _names.cache_clear()
    _modules.cache_clear()


def _found(path: str, inside: str, old: str, nth: int, tree: ast.Module | None) -> Piece:
    pieces = _pieces(path, inside) if tree is None else list(_walk(_scope(path, tree, inside)))
    try:
        text = normal(old)
    except SyntaxError as error:
        raise StaleError(f"{path}: {inside}: {old!r} is no piece: {error.msg}") from None
    same = [piece for piece in pieces if piece.text == text]
    if not same:
        raise StaleError(f"{path}: {inside}: nothing unparses to {text!r}{_near(path, text, pieces)}")
    if len(same) < nth or (nth == 0 and len(same) > 1):
        raise StaleError(f"{path}: {inside}: {len(same)} pieces unparse to {text!r}; nth is {nth}")
    return same[max(nth, 1) - 1]


def _near(path: str, text: str, pieces: list[Piece]) -> str:
    near = difflib.get_close_matches(text, {piece.text for piece in pieces}, NEAR, 0.5)
    words = f"; near: {', '.join(map(repr, near))}" if near else ""
    elsewhere = [name for name in _names(path) if any(piece.text == text for piece in _pieces(path, name))]
    return words + (f"; the same stands in {', '.join(elsewhere[:NEAR])}" if elsewhere else "")


@cache
def _pieces(path: str, inside: str) -> list[Piece]:
    return list(_walk(_scope(path, _parsed(path), inside)))


def _parsed(path: str) -> ast.Module:
    try:
        return ast.parse((SOURCE / path).read_text(encoding="utf-8"))
    except OSError:
        near = difflib.get_close_matches(path, _modules(), NEAR, 0.4)
        raise StaleError(f"there is no {path}; near: {', '.join(near)}") from None


@cache
def _modules() -> list[str]:
    return sorted(file.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*.py"))


@cache
def _names(path: str) -> list[str]:
    return [name for name, _ in _defined(_parsed(path).body, "")]


def _scope(path: str, tree: ast.Module, inside: str) -> ast.AST:
    for name, node in _defined(tree.body, ""):
        if name == inside:
            return node
    near = difflib.get_close_matches(inside, _names(path), NEAR, 0.5)
    moved = [module for module in _modules() if module != path and inside in _names(module)]
    raise StaleError(
        f"{path}: nothing is called {inside}"
        + (f"; near: {', '.join(near)}" if near else "")
        + (f"; one stands in {', '.join(moved[:NEAR])}" if moved else "")
    )


def _defined(body: list[ast.stmt], within: str) -> Iterator[tuple[str, ast.AST]]:
    """Return the functions, classes and constants by their qualified names."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield within + name, node
                yield from _defined(node.body, f"{within}{name}.")
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield within + name, node
            case ast.If(body=inner) | ast.With(body=inner) | ast.Try(body=inner):
                yield from _defined(inner, within)
            case _:
                pass


def _walk(node: ast.AST) -> Iterator[Piece]:
    """Return the pieces of a tree in the order of the source."""
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _piece(node, name, value, None)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, ast.stmt):
                    yield from _runs(value, number)
                elif isinstance(item, ast.AST):
                    yield from _piece(node, name, item, number)


def _piece(parent: ast.AST, name: str, node: ast.AST, number: int | None) -> Iterator[Piece]:
    if isinstance(node, ast.expr | ast.keyword | ast.pattern | ast.arg):

        def replace(new: str) -> None:
            made = _parse_like(node, new)
            if number is None:
                setattr(parent, name, made[0])
            else:
                getattr(parent, name)[number : number + 1] = made

        yield Piece(_text(node), replace)
    yield from _walk(node)


def _runs(body: list[ast.stmt], number: int) -> Iterator[Piece]:
    """Return a statement of a body, alone, by its first line, and with those that follow."""

    def replacing(count: int) -> Callable[[str], None]:
        def replace(new: str) -> None:
            if new.endswith(":"):
                body[number] = _with_body_of(body[number], new)
            else:
                made = ast.parse(new).body
                body[number : number + count] = made if made or len(body) > count else [ast.Pass()]

        return replace

    for count in range(1, min(LONGEST, len(body) - number) + 1):
        text = "\n".join(map(ast.unparse, body[number : number + count]))
        yield Piece(text, replacing(count))
        if count == 1 and hasattr(body[number], "body"):
            yield Piece(_header(text), replacing(1))
    first = body[number]
    yield from _walk(first.value if isinstance(first, ast.Expr) else first)


def _with_body_of(node: ast.stmt, first_line: str) -> ast.stmt:
    made = ast.parse(f"{first_line} pass").body[0]
    for name in ("body", "orelse"):
        if hasattr(node, name):
            setattr(made, name, getattr(node, name))
    return made


def _header(text: str) -> str:
    return next(line for line in text.splitlines() if not line.startswith("@"))


def _text(node: ast.AST) -> str:
    return f"case {ast.unparse(node)}" if isinstance(node, ast.pattern) else ast.unparse(node)


def _parse_like(node: ast.AST, new: str) -> list[ast.AST]:
    """Return pieces of the kind of a node; none where nothing is written."""
    if not new:
        return []
    if isinstance(node, ast.keyword):
        call = ast.parse(f"_({new})", mode="eval").body
        assert isinstance(call, ast.Call)
        return list(call.keywords)
    if isinstance(node, ast.pattern):
        return [_pattern(new)]
    return [ast.parse(f"({new})" if not new.startswith("*") else f"[{new}]", mode="eval").body]


def _pattern(text: str) -> ast.pattern:
    match = ast.parse(f"match _:\n {text}:\n  pass").body[0]
    assert isinstance(match, ast.Match)
    return match.cases[0].pattern


@cache
def normal(text: str) -> str:
    """Return a piece as it unparses."""
    if text.startswith("case "):
        return f"case {ast.unparse(_pattern(text))}"
    if text.endswith(":"):
        start = "try:\n pass\n" if text.startswith(("except", "finally")) else ""
        end = "\nfinally:\n pass" if text == "try:" else ""
        return _header(ast.unparse(ast.parse(f"{start}{text}\n pass{end}"))) if not start else text
    if ARGUMENT.match(text):
        call = ast.parse(f"_({text})", mode="eval").body
        assert isinstance(call, ast.Call)
        return ast.unparse(call.keywords[0])
    return "\n".join(map(ast.unparse, ast.parse(text).body))
