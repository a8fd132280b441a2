"""What declarations say, without where and how it is written: equal for those that were only moved or written anew."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.values import Length, Level, Ref, Unknown
from mou_compiler.source.place import Place
from mou_compiler.words import Text

SAYING_NOTHING = frozenset({"place", "extent", "label", "notes", "allowances", "unread"})
"""Fields of a declaration that have nothing to do with what it means."""


def plain(value: Any) -> Hashable:
    """Return a value without the places in it; equal for what means the same word for word."""
    match value:
        case None | str() | int() | date() | Decimal() | Text():
            return value
        case Unknown():
            return "unknown"
        case Declaration():
            return (type(value).__name__, *(plain(getattr(value, name)) for name in saying(type(value))))
        case tuple():
            names = getattr(value, "_fields", None)
            items = tuple(plain(item) for item in value if not isinstance(item, Place))
            return (type(value).__name__, *items) if names else items
        case _:
            return repr(value)


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two values surely mean the same word for word; where it is False they may do so all the same.

    That is much cheaper than making either plain, and enough for most of two corpora of which little differs.
    """
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is Ref:
        return bool(one.id == other.id and one.kind == other.kind and one.found == other.found)
    if kind in _COMPARED_AS_THEY_ARE:
        return bool(one == other)
    if kind is Place:
        return True
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(is_same, one, other))
    return isinstance(one, Declaration) and all(
        is_same(getattr(one, name), getattr(other, name)) for name in saying(kind)
    )


_COMPARED_AS_THEY_ARE = frozenset({str, int, bool, date, Decimal, Text, Length, Level})


def plain_fields(declaration: Declaration, without: Iterable[str] = ()) -> tuple[tuple[str, Hashable], ...]:
    """Return what a declaration says, field by field, but for some; what it does not say is left out."""
    left = frozenset(without)
    return tuple(
        (name, plain(value))
        for name in saying(type(declaration))
        if name not in left and (value := getattr(declaration, name)) not in (None, ())
    )


def saying(kind: type[Declaration]) -> tuple[str, ...]:
    """Return the fields of a kind of declaration that say what it means."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind) if field.name not in SAYING_NOTHING)
    return _FIELDS[kind]


_FIELDS: dict[type[Declaration], tuple[str, ...]] = {}
