"""Territories over time: when they end, and in what they and those that come out of them lie from then on."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Territory
from mou_compiler.corpus.schema.values import Day, Succession
from mou_compiler.interpret.timeline import days_of, ordinal
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.meaning.tree import Move


def territory_end(territory: Territory) -> int:
    """Return the first day on which a territory is no longer there by its own name."""
    starts = (ordinal(item.start) for item in territory.successions)
    return min([days_of(territory.existed).end, *(day for day in starts if day is not None)])


def takes_over(territory: Territory, succession: Succession, heir: Territory) -> int:
    """Return the day from which a successor stands for a territory by what is said: not before it may exist."""
    written = ordinal(succession.start)
    return max(territory_end(territory) if written is None else written, first_possible(heir))


def successors(corpus: Corpus, territory: Territory) -> dict[str, int]:
    """Return the territories that succeed one, each with the day on which it takes over; FOREVER where it never does."""
    found: dict[str, int] = {}
    for item in territory.successions:
        for ref in item.heirs:
            heir = corpus.territories.get(ref.id)
            if heir is not None and heir is not territory:
                found[heir.id] = min(found.get(heir.id, FOREVER), takes_over(territory, item, heir))
    return found


def first_possible(territory: Territory) -> int:
    """Return the first day on which a territory may be there by its own name."""
    begins = territory.existed.start if territory.existed is not None else None
    return begins.first.toordinal() if isinstance(begins, Day) else ALWAYS


def absent(corpus: Corpus, territory: Territory) -> tuple[Days, Days]:
    """Return the days before a territory is there, and those after its end before anything has succeeded it."""
    after = min(successors(corpus, territory).values(), default=FOREVER)
    return Days(ALWAYS, first_possible(territory)), Days(territory_end(territory), after)


def comes_out_of(corpus: Corpus, heir: str, territory: str, day: int) -> bool:
    """Tell whether a successor that takes over on a day is nothing but the territory, or a part of it."""
    existed = corpus.territories[heir].existed
    begins = ordinal(existed.start) if existed is not None else None
    return begins is not None and begins >= day and _before(corpus, heir) == {territory}


def moves_of(corpus: Corpus) -> Iterator[Move]:
    """Yield what lies in what from a day on, of each territory that others succeed."""
    for id_, territory in corpus.territories.items():
        found = successors(corpus, territory) if territory.successions else {}
        for heir, day in found.items():
            if day >= FOREVER:
                continue
            if len(found) == 1:
                yield Move(day, id_, heir, leaves=True)
            if comes_out_of(corpus, heir, id_, day):
                yield Move(day, heir, id_, leaves=False)


def _before(corpus: Corpus, heir: str) -> set[str]:
    """Return the territories that one succeeds."""
    return {
        id_
        for id_, item in corpus.territories.items()
        if id_ != heir and any(ref.id == heir for one in item.successions for ref in one.heirs)
    }
