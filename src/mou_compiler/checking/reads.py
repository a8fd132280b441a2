"""What is read of declarations: copies of them that note each attribute as it is read."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.source.place import Place

_NOTES = "_noted"


class Reads:
    """Which attributes of which declarations were read, known by their extents."""

    def __init__(self) -> None:
        self._noted: dict[Place, set[str]] = {}

    def has(self, extent: Place, attribute: str) -> bool:
        """Tell whether an attribute was read of the declaration of an extent."""
        return attribute in self._noted.get(extent, ())

    def traced(self, item: Declaration) -> Declaration:
        """Return a declaration that says the same, and notes here what is read of it and of those inside it."""
        copy: Declaration = object.__new__(_tracing(type(item)))  # type: ignore[arg-type]  # every class is hashable
        for each in fields(item):
            object.__setattr__(copy, each.name, self._within(getattr(item, each.name)))
        object.__setattr__(copy, _NOTES, self._noted.setdefault(item.extent, set()))
        return copy

    def _within(self, value: Any) -> Any:
        if isinstance(value, Declaration):
            return self.traced(value)
        if type(value) is tuple and value and isinstance(value[0], Declaration):
            return tuple(map(self.traced, value))
        return value


@cache
def _tracing(kind: type[Declaration]) -> type[Declaration]:
    """Return the kind of declarations that notes what is read of it."""

    def read(self: Any, name: str) -> Any:
        try:
            noted = object.__getattribute__(self, _NOTES)
        except AttributeError:
            pass  # one that was made of such a one, and has nowhere to note it
        else:
            noted.add(name)
        return object.__getattribute__(self, name)

    return type(kind.__name__, (kind,), {"__slots__": (_NOTES,), "__getattribute__": read})
