"""The world that situations are made of: trees, lists and who can hold them, dimensions, the first day.

A holding is a list held by the subject itself (`relation` None) or by one that it is attached to.
Sets of holdings are bit masks, like everything else but days (grammar/meaning.md, Situations).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mou_compiler.meaning.cells import Dimension
from mou_compiler.meaning.days import ALWAYS
from mou_compiler.meaning.kinds import Kinds
from mou_compiler.meaning.tree import Tree


class Holding(NamedTuple):
    """A list, and the relation by which the subject reaches the one who holds it; None for itself."""

    list: str
    relation: str | None


Variable = Holding | str
"""A holding, or a dimension by name."""


class RelationDomain(NamedTuple):
    """Masks of the kinds of subject that a relation attaches, and of those it attaches them to."""

    attached: int
    principals: int


class Allowed(NamedTuple):
    """What a set of holdings leaves open: subjects, and for each relation used, the kinds of principal."""

    subjects: int
    principals: tuple[tuple[str, int], ...]


NOTHING = Allowed(0, ())


PRINCIPAL = "principal of "
"""How the dimensions begin that tell to whom one is attached."""


NOBODY = "none"
"""What the dimension of a principal shows where one is attached to nobody."""


def way_of(relation: str, number: int) -> str:
    """Return the way by which one is attached to the first, or another, of those that a relation leads to."""
    return relation if number == 1 else f"{relation}@{number}"


def relation_of(way: str) -> str:
    """Return the relation of a way."""
    return way.partition("@")[0]


def is_first(way: str) -> bool:
    """Tell whether a way leads to the first of those that its relation leads to."""
    return "@" not in way


def principals(way: str, kinds: Kinds) -> Dimension:
    """Return the dimension of the kinds of the one that a way leads to; to be attached to nobody is the simplest."""
    shown = (*kinds.ids, NOBODY)
    return Dimension(principal_dimension(way), shown, shown, (len(kinds.ids), *range(len(kinds.ids))))


def principal_dimension(relation: str) -> str:
    """Return the name of the dimension that tells what kind of subject one is attached to."""
    return f"{PRINCIPAL}{relation}"


def of_party(name: str, relation: str | None) -> str:
    """Return the name of a dimension of the one reached by a relation; of the subject's own, where there is none."""
    return name if relation is None else f"{name}@{relation}"


def party_of(name: str) -> str | None:
    """Return the relation by which a dimension tells of another than the subject; None where it tells of itself."""
    if name.startswith(PRINCIPAL):
        return name.removeprefix(PRINCIPAL)
    return name.partition("@")[2] or None


def own_name(name: str) -> str:
    """Return what a dimension tells, without of whom."""
    return name.partition("@")[0]


class World:
    """The domain of one corpus. `covers[list]` is the mask of subjects that the list may hold.

    `relations` gives the domain of each way by which one is attached: a relation, or `RELATION@2` to a second one.

    `linked` gives the variables that conditions join, condition by condition; it is asked only where diagrams are made.
    """

    def __init__(
        self,
        subjects: Kinds,
        territories: Tree,
        covers: Mapping[str, int],
        relations: Mapping[str, RelationDomain],
        *,
        exclusive: frozenset[frozenset[str]] = frozenset(),
        dimensions: Mapping[str, Dimension] | None = None,
        horizon: int = ALWAYS,
        linked: Callable[[], Iterable[Sequence[Variable]]] = tuple,
    ) -> None:
        self.subjects = subjects
        self.territories = territories
        self.covers = covers
        self.relations = relations
        self.exclusive = exclusive
        self.dimensions = dict(sorted((dimensions or {}).items()))
        self.dimension_index = {name: number for number, name in enumerate(self.dimensions)}
        self.horizon = horizon
        self.principals = {
            name: is_first(name.removeprefix(PRINCIPAL))
            for name in self.dimensions
            if name.startswith(PRINCIPAL)
        }
        """The dimensions of principals, each with whether it is the first of its relation."""
        self.linked = linked
        self.holdings = tuple(
            Holding(list_, relation) for list_ in sorted(covers) for relation in (None, *sorted(relations))
        )
        self.holding_index = {holding: number for number, holding in enumerate(self.holdings)}
        self.values_of = {
            name: (1 << dimension.simplicity[0], whose)
            for name, dimension in self.dimensions.items()
            if name not in self.principals
            and (whose := principal_dimension(party_of(name) or "")) in self.principals
        }
        """Of each dimension that tells of another than the subject: its simplest cell, and the dimension of who that is."""
        self.attached_holdings = sum(
            1 << number for number, holding in enumerate(self.holdings) if holding.relation is not None
        )
        self._allowed: dict[int, Allowed] = {}

    def bit(self, holding: Holding) -> int:
        """Return the mask of one holding; 0 for a list that is not of this world."""
        number = self.holding_index.get(holding)
        return 0 if number is None else 1 << number

    def members(self, mask: int) -> Iterator[Holding]:
        """Yield the holdings in a mask, by list, own before attached."""
        while mask:
            low = mask & -mask
            yield self.holdings[low.bit_length() - 1]
            mask ^= low

    def ways(self, relation: str) -> tuple[str, ...]:
        """Return the ways by which a relation attaches, the first one first; none for an unknown relation."""
        return tuple(way for way in (relation, way_of(relation, 2)) if way in self.relations)

    def told(self, cells: Mapping[str, int]) -> dict[str, int]:
        """Return the cells that a witness may name: that one is attached to nobody goes without saying, and all of him."""
        somebody = {name for name in self.principals if name in cells and self.is_somebody(cells[name])}
        silent = self.principals.keys() - somebody
        return {
            name: cell
            for name, cell in cells.items()
            if name not in silent and (name not in self.values_of or self.values_of[name][1] not in silent)
        }

    def is_somebody(self, cell: int) -> bool:
        """Tell whether a cell of the dimension of a principal says that there is one."""
        return cell < len(self.subjects.ids)

    def allowed(self, held: int) -> Allowed:
        """Return what these holdings together leave open; no subjects where they exclude each other."""
        found = self._allowed.get(held)
        if found is None:
            found = self._allowed[held] = self._allow(held)
        return found

    def _allow(self, held: int) -> Allowed:
        subjects = self.subjects.everything
        principals: dict[str, int] = {}
        members = list(self.members(held))
        for list_, relation in members:
            if relation is None:
                subjects &= self.covers[list_]
            else:
                domain = self.relations[relation]
                subjects &= domain.attached
                principals[relation] = principals.get(relation, domain.principals) & self.covers[list_]
        if self.exclusive:
            for number, (list_, relation) in enumerate(members):
                for other, other_relation in members[:number]:
                    if relation == other_relation and frozenset((list_, other)) in self.exclusive:
                        return NOTHING
        if not subjects or not all(principals.values()):
            return NOTHING
        return Allowed(subjects, tuple(sorted(principals.items())))
