"""Routes of information: by which channels a list reaches a body, and how long that takes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Channel
from mou_compiler.interpret.enforcers import Enforcers, plain
from mou_compiler.interpret.rules import duration
from mou_compiler.meaning.days import Days


class Delay(NamedTuple):
    """How long information is under way, in nominal days; `working` of them are working days."""

    total: int
    working: int

    def certain(self, *, working: bool) -> int:
        """Return how many days, or working days, it certainly takes: days are no measure of working days."""
        return self.working if working else self.total


class Network(NamedTuple):
    """The channels of one era: those that each body can send by, and the bodies that each reaches."""

    senders: dict[str, list[str]]
    receivers: dict[str, tuple[str, ...]]


class Routes:
    """The shortest routes along the channels that carry each list.

    An agency and a role that it fills, or one that has succeeded it by the day asked about, count as one.
    Between two days on which who acts for whom changes nothing changes here: such a stretch is an era.
    """

    def __init__(self, corpus: Corpus, enforcers: Enforcers) -> None:
        self.corpus = corpus
        self.enforcers = enforcers
        self.delays = {id_: _delay(channel) for id_, channel in corpus.channels.items()}
        self._same = cache(self._acting_for)
        self._carrying = cache(self._channels_of)
        self._network = cache(self._make_network)
        self._reached = cache(self._reach)

    def delay(
        self, carried: tuple[str, ...], keeper: str, body: str, day: int, *, working: bool = False
    ) -> int | None:
        """Return the least time that a route from keeper to body certainly takes; None where none leads there.

        A route goes along channels that carry one of some lists: the one asked about, and those that it is part of.
        It is counted in days, or in working days: the route that is shortest in one need not be in the other.
        """
        era = bisect_right(self._eras, day) - 1
        reached = self._reached(self._carrying(carried), keeper, era, working)
        found = [reached[node] for node in self._same(body, era) if node in reached]
        return min(found, default=None)

    def eras(self, days: Days) -> list[Days]:
        """Return the parts of a stretch, in order, in which who acts for whom does not change."""
        if not days:
            return []
        cuts = [days.start, *(day for day in self._eras if days.start < day < days.end), days.end]
        return [Days(start, end) for start, end in pairwise(cuts)]

    @cached_property
    def _eras(self) -> list[int]:
        return [0, *self.enforcers.changes()]

    def _acting_for(self, body: str, era: int) -> tuple[str, ...]:
        """Return a body with those who act for it; nothing where nobody does, for nobody passes anything on."""
        acting = self.enforcers.bodies(body, max(self._eras[era], 1))
        return (plain(body), *acting) if acting else ()

    def _channels_of(self, lists: tuple[str, ...]) -> frozenset[str]:
        return frozenset(id_ for id_, channel in self.corpus.channels.items() if carries(channel, lists))

    def _make_network(self, era: int) -> Network:
        senders: dict[str, list[str]] = {}
        receivers: dict[str, tuple[str, ...]] = {}
        for id_, channel in self.corpus.channels.items():
            for node in dict.fromkeys(node for ref in channel.senders for node in self._same(ref.id, era)):
                senders.setdefault(node, []).append(id_)
            receivers[id_] = tuple(
                dict.fromkeys(node for ref in channel.receivers for node in self._same(ref.id, era))
            )
        return Network(senders, receivers)

    def _reach(self, channels: frozenset[str], keeper: str, era: int, working: bool) -> dict[str, int]:
        """Return every body that the channels reach from a keeper, with the least delay (Dijkstra 1959)."""
        network = self._network(era)
        reached: dict[str, int] = {}
        used: set[str] = set()
        waiting = [(0, node) for node in self._same(keeper, era)]
        while waiting:
            delay, node = heappop(waiting)
            if node in reached:
                continue
            reached[node] = delay
            for id_ in network.senders.get(node, ()):
                if id_ in channels and id_ not in used:
                    used.add(id_)
                    onward = delay + self.delays[id_].certain(working=working)
                    for following in network.receivers[id_]:
                        if following not in reached:
                            heappush(waiting, (onward, following))
        return reached


def _delay(channel: Channel) -> Delay:
    """Return the longest that an entry can be under way: the wait for the next sending, and the time allowed."""
    terms = [term for term in (duration(channel.every), duration(channel.within)) if term is not None]
    return Delay(
        sum(term.most for term in terms),
        sum(term.most for term in terms if term.unit == "working-days"),
    )


def carries(channel: Channel, lists: tuple[str, ...]) -> bool:
    """Tell whether a channel names one of some lists; one that names none carries all."""
    return not channel.lists or any(ref.id in lists for ref in channel.lists)
