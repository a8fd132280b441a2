"""A hypothetical that is given by names, and as the meaning has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mou_compiler.corpus.schema.suggest import nearest
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.world import Holding, World


@dataclass(frozen=True)
class Situation:
    """A hypothetical: a kind of subject, the lists it is on, a territory, a day, and values by name.

    A list held by one that the subject is attached to is written `list@relation`; the kind of that one is
    the value of `principal of <relation>`. Values are written as a witness writes them.
    """

    subject: str
    lists: Sequence[str] = ()
    territory: str = ""
    day: date | None = None
    values: Mapping[str, str] | None = None


class UnknownName(KeyError):  # noqa: N818 -- named for what it tells
    """A name in a situation that nothing bears; its text says what was looked for, and the nearest name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        near = nearest(name, known)
        self.said = f"no {kind} is called {name!r}" + (f"; did you mean {near!r}?" if near else "")

    def __str__(self) -> str:
        return self.said


def _holding_text(holding: Holding) -> str:
    return f"{holding.list}@{holding.relation}" if holding.relation else holding.list


def situated(world: World, situation: Situation, day: date | None, kinds: Iterable[str]) -> Witness:
    """Return a situation of a world, on a day where it says none; raise UnknownName for a name unknown.

    That tells the nearest one, of a kind of subject the nearest of those given.
    """
    held = 0
    for name in situation.lists:
        list_, _, relation = name.partition("@")
        holding = Holding(list_, relation or None)
        if holding not in world.holding_index:
            raise UnknownName("list", name, map(_holding_text, world.holding_index))
        held |= 1 << world.holding_index[holding]
    cells = []
    for name, value in sorted((situation.values or {}).items()):
        if name not in world.dimensions:
            raise UnknownName("value", name, world.dimensions)
        dimension = world.dimensions[name]
        try:
            cells.append((name, dimension.cell_of(value)))
        except KeyError:
            raise UnknownName(f"value of {name}", value, dimension.shown) from None
    number = (situation.day or day or date.fromordinal(max(world.horizon, 1))).toordinal()
    territories = world.territories
    where = situation.territory or territories.first(territories.everything)
    if where not in territories.index:
        raise UnknownName("territory", where, territories.index)
    subject = world.subjects.number_of(situation.subject.split(", "))
    if subject is None:
        raise UnknownName("kind of subject", situation.subject, kinds)
    return Witness(subject, territories.index[where], number, held, tuple(cells))
