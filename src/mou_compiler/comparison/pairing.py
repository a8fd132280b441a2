"""Which clause of one corpus stands in the place of which of the other (grammar/meaning.md, Comparison)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple


class Named(NamedTuple):
    """A clause as pairing sees it: its id, what it says word for word, its number in its text, and what it stands for.

    That is the first of those of which each changes the one before; itself where it changes none.
    """

    id: str
    word: Hashable
    item: Hashable
    stands_for: str | None = None


class Pair(NamedTuple):
    """Ids of two clauses that stand in each other's place; None where there is none."""

    old: str | None
    new: str | None

    @property
    def renamed(self) -> bool:
        """Whether they have different ids."""
        return self.old is not None and self.new is not None and self.old != self.new


def pair(old: Mapping[str, Named], new: Mapping[str, Named]) -> list[Pair]:
    """Return every clause of either side in one pair.

    Those that say the same under the same id, then those of the same id whose words stand under no other id, then
    what says the same under another id, then what has the same id, then a change and what it changes, then what has
    the same number in the same text.
    """
    pairing = _Pairing(old, new)
    pairing.match(lambda item: (item.id, item.word))
    pairing.match(lambda item: item.word)
    pairing.match(lambda item: item.id)
    pairing.match(lambda item: item.stands_for)
    pairing.match(lambda item: item.item)
    found = [Pair(one, other) for one, other in pairing.taken.items()]
    found += [Pair(one, None) for one in old if one not in pairing.taken]
    others = set(pairing.taken.values())
    found += [Pair(None, one) for one in new if one not in others]
    return found


class _Pairing:
    def __init__(self, old: Mapping[str, Named], new: Mapping[str, Named]) -> None:
        self.taken: dict[str, str] = {}
        self._left = (dict(old), dict(new))

    def match(self, key: Callable[[Named], Hashable]) -> None:
        """Pair what is left and alike by a key, in order, where there are as many on both sides."""
        sides = [_by_key(left.values(), key) for left in self._left]
        for name, ones in sides[0].items():
            others = sides[1].get(name, [])
            if len(ones) == len(others):
                for one, other in zip(ones, others, strict=True):
                    self.taken[one.id] = other.id
                    del self._left[0][one.id], self._left[1][other.id]


def _by_key(items: Iterable[Named], key: Callable[[Named], Hashable]) -> dict[Hashable, list[Named]]:
    found: dict[Hashable, list[Named]] = {}
    for item in items:
        name = key(item)
        if name is not None:
            found.setdefault(name, []).append(item)
    return found
