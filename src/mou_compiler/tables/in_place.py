"""Bodies that a row names beside its enforcer, as they are on its days: who acts in the place of one that ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.source.place import Place

Value = TypeVar("Value")


class InPlace:
    """Values with whoever acts on a day in the place of the agencies that they name.

    Where an agency has no heir that day, or several, its own name stays, with them beside it. A role stays itself,
    since who fills it may hang on the place.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.changes = cache(self._changes)
        self.bodies = cache(self._bodies)
        self._made: dict[tuple[int, tuple[tuple[str, ...], ...]], tuple[object, Any]] = {}
        self._named: dict[int, tuple[object, tuple[str, ...]]] = {}

    def edges(self, values: Iterable[object]) -> Iterator[int]:
        """Yield the days on which another may act in the place of an agency that values name."""
        for value in values:
            for id_ in self._passing_on(value):
                yield from self.changes(id_)

    def value(self, value: Value, day: int) -> Value:
        """Return a value as it reads on a day; the same value where it reads the same."""
        passing = self._passing_on(value)
        acting = tuple(self.bodies(id_, (), day) for id_ in passing)
        if all(bodies == (id_,) for id_, bodies in zip(passing, acting, strict=True)):
            return value
        key = (id(value), acting)
        known = self._made.get(key)
        if known is None:  # the value is kept with it, so that its address stays its own
            known = self._made[key] = (value, _put(value, dict(zip(passing, acting, strict=True))))
        made: Value = known[1]
        return made

    def _passing_on(self, value: object) -> tuple[str, ...]:
        """Return the agencies in a value in whose place others ever act."""
        known = self._named.get(id(value))
        if known is None:
            ids = dict.fromkeys(ref.id for ref in references(value) if ref.kind == "agency")
            known = self._named[id(value)] = (value, tuple(id_ for id_ in ids if self.changes(id_)))
        return known[1]

    def _changes(self, id_: str) -> tuple[int, ...]:
        if id_ not in self._view.corpus.agencies:
            return ()
        return tuple(sorted(set(self._view.timeline.changes(id_))))

    def body(self, id_: str, acts: tuple[str, ...], day: int) -> str:
        """Return who acts for an agency on a day, or itself where that is nobody or several."""
        bodies = self.bodies(id_, acts, day)
        return bodies[0] if len(bodies) == 1 else id_

    def _bodies(self, id_: str, acts: tuple[str, ...], day: int) -> tuple[str, ...]:
        """Return all who act for an agency on a day, for one of some acts or, without any, for what concerns none."""
        if not self.changes(id_):
            return (id_,)
        enforcers = self._view.enforcers
        return enforcers.bodies(enforcers.charged(id_, acts) if acts else id_, day)


def _put(value: Any, acting: dict[str, tuple[str, ...]]) -> Any:
    """Return a value with other agencies in it."""
    if isinstance(value, Ref):
        bodies = acting.get(value.id) if value.kind == "agency" else None
        if bodies is None:
            return value
        return value._replace(id=bodies[0]) if len(bodies) == 1 else value._replace(acting=bodies)
    if isinstance(value, Place):
        return value
    if isinstance(value, tuple):
        items = [_put(item, acting) for item in value]
        return value._make(items) if hasattr(value, "_make") else tuple(items)
    if is_dataclass(value) and not isinstance(value, type):
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: made for name, each in said.items() if (made := _put(each, acting)) != each}
        return replace(value, **changed)
    return value
