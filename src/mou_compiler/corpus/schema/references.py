"""What a value of the schema refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from mou_compiler.corpus.schema.values import Ref
from mou_compiler.source.place import Place


def references(value: object) -> Iterator[Ref]:
    """Yield every reference inside a value, in the order in which it holds them."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Ref):
            yield item
        elif isinstance(item, Place):
            continue  # a place holds the whole text
        elif isinstance(item, tuple):
            waiting += reversed(item)
        elif is_dataclass(item):
            waiting += [getattr(item, each.name) for each in reversed(fields(item))]
