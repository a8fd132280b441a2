"""`unknown`, or a text, is read only where a declaration can hold it; elsewhere it is a mistake, and breaks nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.declarations import KINDS, Declaration
from mou_compiler.corpus.schema.fields import KindSpec, kind_of
from mou_compiler.corpus.schema.values import Unknown

VALUES = ('unknown "why"', '"text"', "text")


def programs(value: str) -> Iterator[tuple[str, str]]:
    """Yield for every field of every declaration the keyword of this, and a program that gives it alone this value."""
    seen: set[type[Any]] = set()
    waiting: list[tuple[KindSpec, str]] = [(kind_of(data), "{}") for data in KINDS]
    while waiting:
        kind, around = waiting.pop(0)
        if kind.data in seen:
            continue
        seen.add(kind.data)
        head = f"{kind.keyword.en} x" if kind.named else kind.keyword.en
        whole = around.replace("{}", f"{head} {{ {{}} }}")
        for field in kind.fields:
            if field.nested is not None:
                waiting.append((kind_of(field.nested), whole))
            else:
                yield kind.keyword.en, whole.replace("{}", f"{field.keyword.en} {value}")


def misplaced(declaration: Declaration) -> Iterator[str]:
    """Yield the attributes, at any depth, that hold an unknown or a text which their type does not name."""
    hints = get_type_hints(type(declaration))
    for part in dataclasses.fields(declaration):
        value = getattr(declaration, part.name)
        for item in value if type(value) is tuple else (value,):
            if type(item) in (Unknown, str) and type(item) not in named_in(hints[part.name]):
                yield f"{type(declaration).__name__}.{part.name}"
            if isinstance(item, Declaration):
                yield from misplaced(item)


def named_in(hint: Any) -> set[Any]:
    return {hint}.union(*(named_in(part) for part in get_args(hint)))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("keyword", list(dict.fromkeys(keyword for keyword, _ in programs(""))))
def test_is_held_where_the_type_says_so(keyword: str, value: str) -> None:
    for program in (program for one, program in programs(value) if one == keyword):
        compiled = compile_text(program)
        _ = compiled.findings, compiled.rows, compiled.graph  # nothing breaks on it
        wrong = [name for item in compiled.corpus.everything() for name in misplaced(item)]
        assert wrong == [], program


def test_is_taken_for_a_keeper_and_not_for_a_wider_list() -> None:
    compiled = compile_text('list a { kind blacklist; keeper unknown "why"; part of unknown "why" }')
    (fault,) = compiled.corpus.faults
    assert (fault.code, fault.message.en) == ("MOU204", "`unknown` cannot stand here")
    assert isinstance(compiled.corpus.lists["a"].keeper, Unknown)
    assert compiled.corpus.lists["a"].parent is None
