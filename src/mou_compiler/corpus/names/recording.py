"""Names that write down what is asked of them, so that what was read can be kept for as long as they answer alike."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mou_compiler.corpus.names.editions import CitedEdition
from mou_compiler.corpus.names.given import fold
from mou_compiler.corpus.names.symbols import Names, SymbolTable
from mou_compiler.corpus.registers.titles import TITLED, Bearer
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.source.place import Place

Kinds = tuple[str, ...]
Symbol = tuple[str, str]
"""A kind and an id: what a name stands for, wherever that is declared."""


class Missed(NamedTuple):
    """A use of a name that nothing bears: the name, of what kinds it should be, and where it stands."""

    name: str
    kinds: Kinds
    place: Place


class Asked(NamedTuple):
    """What a declaration asked of the names of its corpus while it was read, and what it told them.

    `names` are those asked after, as `Names.standing` takes them; `found` what each stood for, `borne` which
    of them anything bore.  `used` are what it refers to, `laws` those of them that a register may have.  `searched`
    says that it went by which names are near to another, and so by all of them.
    """

    names: frozenset[str]
    found: tuple[tuple[str, Kinds, Symbol | None], ...]
    borne: tuple[tuple[str, bool], ...]
    used: frozenset[Symbol]
    laws: tuple[Bearer, ...]
    missed: tuple[Missed, ...]
    cited: tuple[CitedEdition, ...]
    searched: bool

    def holds(self, names: Names, changed: AbstractSet[str] | None) -> bool:
        """Tell whether names would answer alike; `changed` are those that may not, None where any may."""
        if self.searched and (changed is None or changed):
            return False
        if changed is not None and self.names.isdisjoint(changed):
            return True
        return all(_symbol(names.find(name, kinds)) == found for name, kinds, found in self.found) and all(
            names.bears(name) == answer for name, answer in self.borne
        )

    def tell(self, names: Names) -> None:
        """Tell names again what the declaration told them."""
        names.used |= self.used
        for law in self.laws:
            names.use(law)
        for name, kinds, place in self.missed:
            names.miss(name, kinds, place)
        for source, edition, place in self.cited:
            names.cite(source, edition, place)


def _symbol(bearer: Bearer | None) -> Symbol | None:
    return None if bearer is None else (bearer.kind, bearer.id)


class Recorder:
    """Names as one declaration sees them, which write down what it asks and tells."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._found: dict[tuple[str, Kinds], Bearer | None] = {}
        self._borne: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._used: dict[Symbol, Bearer] = {}
        self._missed: list[Missed] = []
        self._cited: list[CitedEdition] = []
        self._searched = False

    def find(self, name: str, kinds: Kinds) -> Bearer | None:
        """Return what bears a name among these kinds."""
        key = (name, kinds)
        if key not in self._found:
            self._found[key] = self._names.find(name, kinds)
            self._asked.add(fold(name))
            if not TITLED.isdisjoint(kinds):
                self._asked.update(self._names.title_names(fold(name), kinds))
        return self._found[key]

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""
        self._asked.add(fold(name))
        found = self._borne[name] = self._names.bears(name)
        return found

    def nearest(self, name: str, kinds: Kinds) -> str | None:
        """Return the id of what a name was meant for."""
        self._searched = True
        return self._names.nearest(name, kinds)

    def use(self, bearer: Bearer) -> None:
        """Take in that something refers to a bearer."""
        self._used[bearer.kind, bearer.id] = bearer
        self._names.use(bearer)

    def miss(self, name: str, kinds: Kinds, place: Place) -> None:
        """Take in a use of a name that nothing bears."""
        self._missed.append(Missed(name, kinds, place))
        self._names.miss(name, kinds, place)

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""
        self._cited.append(CitedEdition(source, edition, place))
        self._names.cite(source, edition, place)

    def asked(self) -> Asked:
        """Return what was asked and told."""
        return Asked(
            frozenset(self._asked),
            tuple((name, kinds, _symbol(found)) for (name, kinds), found in self._found.items()),
            tuple(self._borne.items()),
            frozenset(self._used),
            tuple(bearer for bearer in self._used.values() if bearer.kind == "law"),
            tuple(self._missed),
            tuple(self._cited),
            self._searched,
        )


class Trial:
    """Names that are asked what they bear and take nothing in: by them it is tried how something reads."""

    def __init__(self, names: SymbolTable) -> None:
        self._names = names
        self.missed = False

    def find(self, name: str, kinds: Kinds) -> Bearer | None:
        """Return what bears a name among these kinds."""
        return self._names.find(name, kinds)

    def bears(self, name: str) -> bool:
        """Tell whether anything bears a name."""
        return self._names.bears(name)

    def nearest(self, name: str, kinds: Kinds) -> str | None:
        """Return the id of what a name was meant for."""
        return self._names.nearest(name, kinds)

    def use(self, bearer: Bearer) -> None:
        """Take in nothing."""

    def miss(self, name: str, kinds: Kinds, place: Place) -> None:
        """Take in that a name was used that nothing bears, and not which."""
        del name, kinds, place
        self.missed = True

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in nothing."""
