"""Routes of information: by which channels a list reaches a body, and how long that takes."""

from __future__ import annotations

from functools import cache
from heapq import heappop, heappush

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.declarations import Channel
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.rules import duration


class Routes:
    """The shortest routes along the channels that carry each list."""

    def __init__(self, corpus: Corpus, enforcers: Enforcers) -> None:
        self.corpus = corpus
        self.enforcers = enforcers
        self._reach = cache(self._reached)

    def delay(self, list_: str, keeper: str, body: str, day: int) -> int | None:
        """Return the nominal days from keeper to body, 0 where they are one; None where no route leads there.

        An agency and a role that it fills, or one that has succeeded it by that day, count as one.
        """
        reached = self._reach(list_, keeper, day)
        found = [reached[node] for node in self._same(body, day) if node in reached]
        return min(found, default=None)

    def _same(self, body: str, day: int) -> frozenset[str]:
        return frozenset((body, *self.enforcers.bodies(body, day)))

    def _reached(self, list_: str, keeper: str, day: int) -> dict[str, int]:
        """Return every body that a list reaches, with the least delay (Dijkstra 1959)."""
        channels = [channel for channel in self.corpus.channels.values() if carries(channel, list_)]
        delays: dict[str, int] = {}
        waiting = [(0, node) for node in sorted(self._same(keeper, day))]
        while waiting:
            delay, node = heappop(waiting)
            if node in delays:
                continue
            delays[node] = delay
            for channel in channels:
                if any(node in self._same(ref.id, day) for ref in channel.senders):
                    term = duration(channel.within)
                    onward = delay + (term.most if term else 0)
                    for ref in channel.receivers:
                        for following in self._same(ref.id, day):
                            if following not in delays:
                                heappush(waiting, (onward, following))
        return delays


def carries(channel: Channel, list_: str) -> bool:
    """Tell whether a channel carries a list; one that names none carries all."""
    return not channel.lists or any(ref.id == list_ for ref in channel.lists)
