"""Which lists one must have left before an exit from a list is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.declarations import Exit, ListRule
from mou_compiler.corpus.schema.values import AllOf, Condition, Holds, Not
from mou_compiler.interpret.lowering import Lowering


class Waiting:
    """The lists for which exits wait: by name, by their condition, or by what bars them for good."""

    def __init__(self, lowering: Lowering) -> None:
        self.lowering = lowering
        self._shut = cache(self._shut_by)

    def lists(self, list_: str, rule: ListRule, exit_: Exit) -> frozenset[str]:
        """Return the lists on which nobody can take this exit from a list: who is on a part is on the whole."""
        number = exit_.id.rpartition("/")[2]
        bars = [
            Not(bar.when)
            for bar in rule.bars
            if bar.when is not None and bar.term is None and number not in bar.excepted
            if not bar.exits or number in bar.exits
        ]
        conditions = (*bars, exit_.when) if exit_.when is not None else tuple(bars)
        return frozenset(self.left_first(list_, exit_)) | self._shut(conditions)

    def left_first(self, list_: str, exit_: Exit) -> Iterator[str]:
        """Yield the lists that an exit from a list says one must have left, and their parts, but no part that is the list itself."""
        for ref in exit_.off:
            yield ref.id
            yield from (part for part in self.lowering.parts(ref.id) if part != list_)

    def _shut_by(self, conditions: tuple[Condition, ...]) -> frozenset[str]:
        """Return the lists that the conditions name and on which they cannot all hold."""
        named = {atom for condition in conditions for atom in atoms(condition) if isinstance(atom, Holds)}
        on = {
            part: item._replace(list=item.list._replace(id=part))
            for item in named
            for part in (item.list.id, *self.lowering.parts(item.list.id))
        }
        return frozenset(
            list_ for list_, item in on.items() if not self.lowering.region(AllOf((*conditions, item)), None)
        )
