"""Of what kinds a subject can be: sets closed upwards in which none excludes another (grammar/meaning.md, Kinds).

Each set is a bit, the most general first; a set of such sets is a number, as in trees of places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations

from mou_compiler.meaning.tree import all_above, sound_parents, steps_of

MOST_SETS = 512
"""Beyond so many sets only those count that one kind makes, or two of those that rules speak of."""

MOST_PAIRS = 4096
"""Beyond so many pairs only those sets count that one kind makes."""

EVERY, PAIRS, SINGLE = "every", "pairs", "single"

Kind = frozenset[str]
"""All that a subject is of."""


class Kinds:
    """The sets of kinds, by number. `ids` names each by the kinds of it that no other of it is within."""

    def __init__(
        self,
        parents: Mapping[str, Sequence[str]],
        exclusive: Iterable[Collection[str]] = (),
        spoken: Iterable[str] | None = None,
    ) -> None:
        """`exclusive` holds sets that nobody is all of; `spoken` the kinds that rules speak of, all where not given."""
        self.parents = sound_parents(parents)
        self._apart: dict[str, list[Kind]] = {}
        """The sets that nobody is all of, by each kind in them."""
        for group in frozenset(map(frozenset, exclusive)):
            for id_ in group:
                self._apart.setdefault(id_, []).append(group)
        self._steps = steps_of(self.parents)
        self._closed = {id_: frozenset(all_above(id_, self.parents)) for id_ in parents}
        named = [id_ for id_ in sorted(parents if spoken is None else spoken) if id_ in self._closed]
        self.kept = EVERY
        """Which sets count: every one, or those of pairs of kinds or of single kinds where they would be too many."""
        self.sets = tuple(sorted(self._make(named), key=self._generality)) or (frozenset(),)
        self.ids = tuple(self._named(kind) for kind in self.sets)
        self.index = {id_: number for number, id_ in enumerate(self.ids)}
        self.everything = (1 << len(self.sets)) - 1
        self._numbers = {kind: number for number, kind in enumerate(self.sets)}
        self.within = self.parents

    def seen_by(self, parents: Mapping[str, Sequence[str]]) -> Kinds:
        """Return the same sets with the same numbers, where other kinds are within each other."""
        found = Kinds.__new__(Kinds)
        found.__dict__.update(
            {name: value for name, value in self.__dict__.items() if name != "_below"},
            within=sound_parents(parents),
        )
        return found

    def _make(self, spoken: Sequence[str]) -> set[Kind]:
        single = {kind for kind in self._closed.values() if self._consistent(kind)}
        found, last = set(single), set(single)
        while last and len(found) <= MOST_SETS:
            last = set(self._wider(last, self._closed)) - found
            found |= last
        if len(found) <= MOST_SETS:
            return found
        if len(spoken) * (len(spoken) - 1) // 2 > MOST_PAIRS:
            self.kept = SINGLE
            return single
        self.kept = PAIRS
        return single.union(self._wider({self._closed[id_] for id_ in spoken} & single, spoken))

    def _wider(self, kinds: Iterable[Kind], ids: Iterable[str]) -> Iterator[Kind]:
        for kind in kinds:
            for id_ in ids:
                wider = kind | self._closed[id_]
                if id_ not in kind and self._consistent(wider):
                    yield wider

    def _consistent(self, kind: Kind) -> bool:
        return not any(group <= kind for id_ in kind for group in self._apart.get(id_, ()))

    def excluding(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return kinds that some kinds make one be of together and nobody is all of, in order of id; none where one can be."""
        kind = frozenset(chain.from_iterable(self._closed.get(id_, ()) for id_ in ids))
        apart = [sorted(group) for id_ in kind for group in self._apart.get(id_, ()) if group <= kind]
        return tuple(min(apart, default=()))

    def _generality(self, kind: Kind) -> tuple[int, list[tuple[int, str]]]:
        """Return what puts sets in order: fewest kinds first, then those nearer to a root, then by id."""
        return len(kind), sorted((self._steps[id_], id_) for id_ in kind)

    def _named(self, kind: Kind) -> str:
        return ", ".join(self.narrowest(kind))

    def narrowest(self, kind: Kind) -> tuple[str, ...]:
        """Return the kinds of a set that no other of it is within, nearest to a root first."""
        wider = set(chain.from_iterable(self.parents[id_] for id_ in kind))
        return tuple(sorted(kind - wider, key=lambda id_: (self._steps[id_], id_)))

    def number_of(self, ids: Iterable[str]) -> int | None:
        """Return the number of the set that some kinds make; None where there is none."""
        found: Kind = frozenset().union(*(self._closed.get(id_, (id_,)) for id_ in ids if id_))
        return self._numbers.get(found)

    @cached_property
    def _below(self) -> dict[str, int]:
        masks = dict.fromkeys(self.within, 0)
        for number, kind in enumerate(self.sets):
            for id_ in frozenset(chain.from_iterable(all_above(one, self.within) for one in kind)):
                masks[id_] |= 1 << number
        return masks or {"": 1}

    def below(self, id_: str) -> int:
        """Return the sets with a kind in them; none for an unknown id."""
        return self._below.get(id_, 0)

    def union(self, ids: Iterable[str]) -> int:
        """Return the sets with any of these kinds in them."""
        mask = 0
        for id_ in ids:
            mask |= self.below(id_)
        return mask

    def widest(self, mask: int) -> tuple[str, ...]:
        """Return the names of the sets in a mask that hold no other of it, the most general first."""
        found: list[int] = []
        for number, kind in enumerate(self.sets):
            if mask >> number & 1 and not any(self.sets[other] <= kind for other in found):
                found.append(number)
        return tuple(self.ids[number] for number in found)

    def first(self, mask: int) -> str:
        """Return the name of the most general set in a mask that is not empty."""
        return self.ids[(mask & -mask).bit_length() - 1]


def excluding(groups: Iterable[Iterable[str]]) -> Iterator[frozenset[str]]:
    """Yield every pair of each group: kinds of which each excludes each other."""
    for group in groups:
        yield from (frozenset(pair) for pair in combinations(group, 2))
