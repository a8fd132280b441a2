"""What the clauses of lists, exceptions, channels and escalations rest on, by brute force: each day is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Citation, Unknown
from referees.days import ALWAYS
from referees.orphans import Orphans, outside
from referees.told import Told, at, lasting

GROUPS = ("entries", "exclusions", "exits", "bars", "locks")


class Clauses:
    """The bases of all clauses that are no measures, and the ranks of the grounds of burdened lists."""

    def __init__(self, orphans: Orphans, burdened: dict[str, list[int]]) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar
        self.lists = orphans.lists
        self.burdened = burdened

    def told(self) -> Iterator[Told]:
        """Yield what is told of them."""
        for list_ in self.corpus.lists:
            yield from self._fallen(self._of_list(list_))
        for rating in self.corpus.ratings:
            yield from self._fallen(self._of_rating(rating))
        for document in self.corpus.documents.values():
            on = [day for day in self.calendar.days if self.calendar.document(document, day)]
            for measure in document.measures:
                days = self.orphans.days[measure.id]
                yield from self._fallen([(item.basis, days, True) for item in measure.exceptions if days])
            for escalation in document.escalations if on else ():
                yield from self._fallen([(escalation.basis, on, True)])
        inside = {item.id for document in self.corpus.documents.values() for item in document.escalations}
        free = [item for id_, item in self.corpus.escalations.items() if id_ not in inside]
        for item in (*self.corpus.channels.values(), *free):
            yield from self._fallen([(item.basis, self.calendar.days, False)])
        yield from self._grounds()

    def _of_list(self, list_: str) -> list[tuple[Any, list[int], bool]]:
        """Return what the clauses of a list rest on, with their days, and whether the first of these is that of citing."""
        resting: dict[int, Any] = {}
        days: dict[int, set[int]] = defaultdict(set)
        for item in self.lists.every[list_]:
            bases = [one.basis for group in GROUPS for one in getattr(item.rule, group)]
            for basis in filter(None, (*bases, item.rule.defined_by)):
                resting[id(basis)] = basis
                days[id(basis)] |= {day for day in self.calendar.days if self.lists.surely(item, list_, day)}
        starts = [
            on[0]
            for id_, on in self.orphans.days.items()
            if on and on[0] > ALWAYS and list_ in self.orphans.brute.lists(id_)
        ]
        found = []
        for key, basis in resting.items():
            on = sorted(days[key])
            if on and on[0] == ALWAYS and starts:
                used = [day for day in on if day >= min(starts)]
                found += [(basis, used, True)] if used else []
            elif on and on[0] == ALWAYS:
                found.append((basis, on, False))
            elif on:
                found.append((basis, on, True))
        return found

    def _of_rating(self, rating: str) -> list[tuple[Any, list[int], bool]]:
        """Return what the ways out of a rating rest on: they cite on the first known day of a measure that a low grade sets off."""
        bases = [way.basis for way in self.corpus.ratings[rating].exits if way.basis]
        firsts = [self.orphans.days[measure.id][0] for measure in self.orphans.graded[rating]]
        starts = [day for day in firsts if day > ALWAYS]
        days = [day for day in self.calendar.days if not starts or day >= min(starts)]
        return [(basis, days, bool(starts)) for basis in bases]

    def _fallen(self, clauses: list[tuple[Any, list[int], bool]]) -> Iterator[Told]:
        lost: dict[Any, list[tuple[Any, list[int]]]] = defaultdict(list)
        for basis, days, dated in clauses:
            cited = [item for item in basis if isinstance(item, Citation)]
            befallen = [
                [
                    (cause, [day for day in days if lacks(day)])
                    for cause, lacks in self._befalls(item, days, dated=dated)
                ]
                for item in cited
            ]
            on = set(days)
            if not dated:
                for found in befallen:
                    on &= {day for _, gone in found for day in gone}
                on = set() if len(cited) < len(basis) else on
            for item, found in zip(cited, befallen, strict=True):
                for cause, gone in found:
                    if on.intersection(gone) and (dated or min(gone) in on):
                        lost[cause].append((item.place, sorted(on.intersection(gone))))
        for items in lost.values():
            span = self.calendar.span({day for _, gone in items for day in gone}.__contains__)
            assert span is not None
            yield Told("MOU303", min(at(place) for place, _ in items), (), lasting(span))

    def _befalls(
        self, cited: Citation, days: list[int], *, dated: bool
    ) -> Iterator[tuple[Any, Callable[[int], Any]]]:
        law = self.corpus.laws.get(cited.source.id)
        named = law is not None and any(item.id.split("/")[-1] == cited.edition for item in law.editions)
        for cause, lacks in self.orphans.befalls(cited, days):
            if dated or (cause[-1] != "not yet" and (law is None or named or cause[-1] == "repealed")):
                yield cause, lacks
        if dated:
            yield from self.orphans.older(cited, days)
        if law is None or dated or named or cited.article is None or not law.editions:
            return
        number = int(cited.article.split("-")[0])
        arrived = [any(move.new == cited.article for move in item.moved) for item in law.editions]
        if all(
            outside(item.articles, number) or (cited.article in item.dropped and not back)
            for item, back in zip(law.editions, arrived, strict=True)
        ):
            stood = self.calendar.text_in_force(cited.source.id, ALWAYS)
            yield (cited.source.id, cited.article, ""), lambda _: stood

    # --- ranks of grounds ------------------------------------------------------------------------------

    def _grounds(self) -> Iterator[Told]:
        some = any(rank.may_burden for rank in self.corpus.ranks.values())
        for list_, days in self.burdened.items():
            for item in self.lists.every[list_]:
                low: dict[Any, list[Any]] = defaultdict(list)
                for entry in item.rule.entries:
                    ranks = self._ranks(entry.basis, item.document)
                    if ranks is not None and (some or not ranks):
                        low[ranks].append(entry.place)
                on = self.calendar.span(
                    lambda day, item=item, list_=list_: self.lists.surely(item, list_, day), days
                )
                for places in low.values() if on is not None else ():
                    yield Told("MOU303", at(places[0]), (), lasting(on))

    def _ranks(self, basis: Any, document: Document | None) -> frozenset[str] | None:
        rests = [*basis, *(document.basis if document is not None else ())]
        texts = [self.orphans.text(item.source.id) for item in rests if isinstance(item, Citation)]
        texts += [document] if document is not None else []
        if any(isinstance(item, Unknown) for item in rests):
            return None
        ranks = [getattr(text.rank, "id", None) for text in texts]
        if None in ranks or any(self.orphans.may(text.rank) for text in texts):
            return None
        return frozenset(rank for rank in ranks if rank is not None)
