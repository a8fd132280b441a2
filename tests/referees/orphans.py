"""What measures have lost, by brute force: each need is asked for on each day of the measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from mou_compiler.corpus.schema.declarations import (
    Catalogue,
    Document,
    Edition,
    Law,
    Measure,
    Memorandum,
    Permission,
)
from mou_compiler.corpus.schema.values import Citation, Enforcement, Grade, NoBasis, Ref, Unknown
from referees.brute import Brute
from referees.days import ALWAYS, NEVER, Span, begin, edition_begins, end
from referees.effects import Long, at_or_above, burdens, long, named
from referees.lists import Lists
from referees.norms import below, of_kinds, required
from referees.samples import compare
from referees.told import Told, at, counted, lasting


class Orphans:
    """The orphans of trigger, enforcer, basis, information and catalogue."""

    def __init__(self, brute: Brute) -> None:
        self.brute = brute
        self.corpus = brute.corpus
        self.world = brute.world
        self.calendar = brute.calendar
        self.lists = Lists(brute)
        self.days = {
            id_: [day for day in self.calendar.days if self.calendar.measure(measure, day)]
            for id_, measure in self.corpus.measures.items()
        }
        self.measures = [measure for id_, measure in self.corpus.measures.items() if self.days[id_]]
        self.graded = {
            id_: [m for m in self.measures if any(map(self._low, self._asked(m, id_)))]
            for id_ in self.corpus.ratings
        }
        """The measures that a grade other than the best sets off, by rating."""

    def _asked(self, measure: Measure, rating: str) -> Iterator[Grade]:
        """Yield the grades of a rating that a trigger asks for."""
        for condition in self.world.norms[measure.id].trigger:
            for leaf in required(condition):
                if isinstance(leaf, Grade) and leaf.rating.id == rating:
                    yield leaf

    def _low(self, asked: Grade) -> bool:
        """Tell whether the best grade does not meet a comparison."""
        grades = self.corpus.ratings[asked.rating.id].grades
        return not compare(0, asked.operator, -grades.index(asked.grade))

    def told(self) -> Iterator[Told]:
        """Yield what is told of orphans of these kinds."""
        for code in ("trigger", "enforcer", "basis", "information", "catalogue"):
            yield from getattr(self, f"_{code}")()

    def span(self, measure: Measure, lacks: Callable[[int], Any] = bool) -> Span | None:
        """Return the first day of a measure on which something is so, and the one behind the last."""
        return self.calendar.span(lacks, self.days[measure.id])

    def whole(self, measure: Measure) -> Span:
        """Return the first day of a measure, and the one behind the last."""
        found = self.span(measure)
        assert found is not None
        return found

    def group(
        self, code: str, lost: dict[Any, list[tuple[Span, Measure]]], place: Any = None
    ) -> Iterator[Told]:
        """Yield one finding for each cause, at the measure that is the first to suffer, or at a place."""
        for cause, items in lost.items():
            ordered = sorted(
                {(span, measure.id) for span, measure in items}, key=lambda one: (one[0][0], counted(one[1]))
            )
            first = self.corpus.measures[ordered[0][1]]
            days = lasting((ordered[0][0][0], max(behind for (_, behind), _ in ordered)))
            where = at(first.place if place is None else place(cause))
            yield Told(code, where, tuple(sorted({id_ for _, id_ in ordered})), days)

    # --- trigger --------------------------------------------------------------------------------------

    def _trigger(self) -> Iterator[Told]:
        lost: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        undefined: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        for measure in self.measures:
            if not self.world.norms[measure.id].trigger:
                yield Told("MOU301", at(measure.place), (measure.id,), lasting(self.whole(measure)))
            for list_ in self.brute.lists(measure.id):
                span = self.span(measure, lambda day, list_=list_: not self.lists.grounds(list_, day))
                if span is not None:
                    lost[list_].append((span, measure))
            for list_ in self.brute.lists(measure.id):
                span = self.span(
                    measure,
                    lambda day, list_=list_: (
                        self.lists.grounds(list_, day) and not self.lists.grounds(list_, day, known=True)
                    ),
                )
                if span is not None:
                    undefined[list_].append((span, measure))
        for found in (lost, undefined):
            yield from self.group("MOU301", found, lambda list_: self.corpus.lists[list_].place)

    # --- enforcer -------------------------------------------------------------------------------------

    def _named(self, measure: Measure) -> list[str]:
        return sorted(set(named(self.world.norms[measure.id].enforcement)))

    def _enforcer(self) -> Iterator[Told]:
        gone: dict[tuple[str, str], list[tuple[Span, Measure]]] = defaultdict(list)
        unsigned: dict[tuple[str, str], list[tuple[Span, Measure]]] = defaultdict(list)
        unfilled: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        others: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        for measure in self.measures:
            enforcement = self.world.norms[measure.id].enforcement
            whole = self.whole(measure)
            if not enforcement:
                yield Told("MOU302", at(measure.place), (measure.id,), lasting(whole))
            for body in self._named(measure):
                acts = self.brute.acts(measure.id)

                def lost(day: int, body: str = body, acts: set[str] = acts) -> bool:
                    return not self.calendar.acting(body, day, None, acts)

                span = self.span(measure, lost)
                if span is not None:
                    gone[body, ""].append((span, measure))
                for act in acts:
                    span = self.span(
                        measure,
                        lambda day, body=body, act=act, lost=lost: (
                            not lost(day) and not self.calendar.acting(body, day, None, (act,))
                        ),
                    )
                    if span is not None:
                        gone[body, act].append((span, measure))
                span = self.span(
                    measure, lambda day, one=measure, body=body: not self._signed(one, body, day)
                )
                if span is not None:
                    unsigned[measure.document, body].append((span, measure))
                if body in self.corpus.roles and not self.corpus.roles[body].fillings:
                    unfilled[body].append((whole, measure))
            if any(isinstance(item, Enforcement) and item.open for item in enforcement):
                others[measure.document].append((whole, measure))
            yield from self._competent(measure)
        for lost in (gone, unsigned, others):
            yield from self.group("MOU302", lost)
        yield from self.group("MOU302", unfilled, lambda role: self.corpus.roles[role].place)

    def _signed(self, measure: Measure, body: str, day: int) -> bool:
        document = self.corpus.documents[measure.document]
        if not isinstance(document, Memorandum) or not document.signatories or body in self.corpus.roles:
            return True
        signed, seen = {ref.id for ref in document.signatories}, set()
        for other in self.calendar.amending(document, day):
            signed = (signed - {ref.id for ref in other.releases}) | {ref.id for ref in other.admits}
        signed = signed.union(
            *(
                self.calendar.acting(id_, one, None, acts)
                for id_ in signed
                for one in self.calendar.days
                for acts in ((), self.brute.acts(measure.id))
            )
        )
        above: Any = body
        while above is not None and above not in seen:
            if above in signed:
                return True
            seen.add(above)
            parent = self.corpus.agencies[above].parent
            above = parent.id if isinstance(parent, Ref) else None
        return False

    def scope(self, measure: Measure, day: int) -> set[str]:
        """Return the territories in which a measure holds on a day."""
        wanted = self.world.norms[measure.id].territories
        everywhere = set(self.world.territories)
        return everywhere & self.calendar.inside(wanted, day) if wanted else everywhere

    def _competent(self, measure: Measure) -> Iterator[Told]:
        """Yield a measure some part of whose territory nobody reaches who then acts."""

        def lacking(day: int) -> bool:
            acts = self.brute.acts(measure.id)
            bodies = self._named(measure)
            return any(self.calendar.acting(id_, day, None, acts) for id_ in bodies) and not all(
                any(
                    self._able(body, place, day)
                    for id_ in bodies
                    for body in self.calendar.acting(id_, day, place, acts)
                )
                for place in self.scope(measure, day)
            )

        span = self.span(measure, lacking)
        if span is not None:
            yield Told("MOU302", at(measure.place), (measure.id,), lasting(span))

    def _able(self, body: str, place: str, day: int) -> bool:
        """Tell whether a body is competent in a territory on a day."""
        agency = self.corpus.agencies.get(body)
        if agency is None or not isinstance(agency.territory, Ref):
            return True
        return place in self.calendar.inside([agency.territory.id], day)

    # --- legal basis ----------------------------------------------------------------------------------

    def may(self, rank: object) -> bool:
        return isinstance(rank, Ref) and bool(self.corpus.ranks[rank.id].may_burden)

    def bound(self) -> list[Measure]:
        """Return the burdens of documents that may not themselves burden."""
        return [
            measure
            for measure in self.measures
            if burdens(measure) and not self.may(self.corpus.documents[measure.document].rank)
        ]

    def text(self, id_: str) -> Law | Document:
        return self.corpus.documents.get(id_) or self.corpus.laws[id_]

    def _basis(self) -> Iterator[Told]:
        nothing: dict[Any, list[tuple[Span, Measure]]] = defaultdict(list)
        low: dict[Any, list[tuple[Span, Measure]]] = defaultdict(list)
        fails: dict[Any, list[tuple[Span, Measure]]] = defaultdict(list)
        for measure in self.bound():
            basis, whole = self.world.norms[measure.id].basis, self.whole(measure)
            for kind in (NoBasis, Unknown):
                if all(isinstance(item, kind) for item in basis) and (basis or kind is NoBasis):
                    nothing[measure.document, kind].append((whole, measure))
            cited = [self.text(item.source.id).rank for item in basis if isinstance(item, Citation)]
            ranks = [rank.id for rank in cited if isinstance(rank, Ref)]
            some = any(rank.may_burden for rank in self.corpus.ranks.values())
            if basis and len(ranks) == len(basis) and some and not any(self.may(rank) for rank in cited):
                low[measure.document, frozenset(ranks)].append((whole, measure))
        for measure in self.measures:
            for item in self.world.norms[measure.id].basis:
                if isinstance(item, Citation):
                    days = self.days[measure.id]
                    for cause, lacks in (*self.befalls(item, days), *self.older(item, days)):
                        span = self.span(measure, lacks)
                        if span is not None:
                            fails[cause].append((span, measure))
        for lost in (nothing, low, fails):
            yield from self.group("MOU303", lost)

    def befalls(self, cited: Citation, days: list[int]) -> Iterator[tuple[Any, Callable[[int], Any]]]:
        """Yield what can befall a citation made on the first of some days: the cause, and whether it is so on a day."""
        id_, article = cited.source.id, cited.article
        yield (id_, "repealed"), lambda day: not self.calendar.text_in_force(id_, day)
        begins = self.calendar.surely_begins(id_, cited.edition)
        over = begins is not None and all(day < begins for day in days)
        if begins is not None and (days[0] > ALWAYS or over):
            yield (id_, over, cited.edition, "not yet"), lambda day: day < begins
        if article is None:
            return
        number = int(article.split("-")[0])
        text = self.text(id_)
        if isinstance(text, Document):
            missing = outside(text.articles, number)
            since = begin(text.in_force, text.signed)
            yield (id_, article, "missing"), lambda day: missing and day >= since
            return
        editions = self.calendar.editions(text)
        start = days[0]
        chosen = [edition for edition in editions if edition.id.split("/")[-1] == cited.edition]
        chosen = (
            chosen
            or [edition for edition in editions if edition_begins(edition) <= start][-1:]
            or editions[:1]
        )
        if not chosen:
            return
        arrived = any(move.new == article for move in chosen[0].moved)
        if outside(chosen[0].articles, number) or (article in chosen[0].dropped and not arrived):
            since = max(start, edition_begins(chosen[0]))
            yield (id_, article, chosen[0].id), self._standing(id_, since)
            return
        later = editions[editions.index(chosen[0]) + 1 :]
        for place, edition in enumerate(later):
            before, now = _places(later[:place], article), _places(later[: place + 1], article)
            if before != now != {article}:
                since = edition_begins(edition)
                onward = [
                    edition_begins(later[behind])
                    for behind in range(place + 1, len(later))
                    if _places(later[: behind + 1], article) != now
                ]
                yield (
                    (id_, article, *sorted(now), edition.id),
                    self._standing(id_, since, min(onward, default=NEVER)),
                )

    def older(self, cited: Citation, days: list[int]) -> Iterator[tuple[Any, Callable[[int], Any]]]:
        """Yield that what is cited on the first of some days is older than the first text known."""
        text = self.text(cited.source.id)
        editions = [] if isinstance(text, Document) else self.calendar.editions(text)
        named = [edition for edition in editions if edition.id.split("/")[-1] == cited.edition]
        begins = self.calendar.surely_begins(cited.source.id, cited.edition)
        if cited.article is None or named or not editions or days[0] <= ALWAYS:
            return
        first = edition_begins(editions[0])
        yield (cited.source.id, cited.article, "older"), lambda day: (begins or ALWAYS) <= day < first

    def _standing(self, id_: str, since: int, until: int = NEVER) -> Callable[[int], bool]:
        """Return what tells whether a day has come, before which the text stood, and another has not."""
        return lambda day: since <= day < until and self.calendar.text_in_force(id_, since)

    # --- information ----------------------------------------------------------------------------------

    def _places(self, body: str, day: int, acts: Iterable[str] = ()) -> frozenset[str]:
        acting = self.calendar.acting(body, day, None, acts)
        return acting | {body} if acting else frozenset()

    def _information(self) -> Iterator[Told]:
        unreached: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        for measure in self.measures:
            document = self.corpus.documents[measure.document]
            allowed = long(measure.within or document.within)
            burdening = [id_ for id_, those in self.graded.items() if any(map(burdens, those))]
            rated = [id_ for id_ in burdening if measure in self.graded[id_]]
            asked: dict[str, tuple[str, ...]] = dict.fromkeys(rated, ())
            for named_list in self.brute.lists(measure.id):
                for one, wider in self.lists.judged(named_list).items():
                    asked[one] = min((wider, asked.get(one, wider)), key=len)
            for list_, wider in asked.items():
                keepers = [(one, self._keeper(one)) for one in (list_, *wider)]
                keeper = keepers[0][1]
                for body in self._named(measure) if all(isinstance(who, Ref) for _, who in keepers) else ():
                    acts = self.brute.acts(measure.id)
                    ways = [
                        partial(self._late, one, who.id, body, acts, allowed=allowed) for one, who in keepers
                    ]
                    span = self.span(
                        measure,
                        lambda day, ways=ways, m=measure, id_=list_: (
                            not self._shown(m, id_, day) and all(late(day) for late in ways)
                        ),
                    )
                    if span is None:
                        continue
                    if self._routes(list_, keeper.id, body, acts, span[0]):
                        yield Told("MOU304", at(measure.place), (measure.id,), lasting(span))
                    else:
                        unreached[list_].append((span, measure))
        yield from self.group(
            "MOU304", unreached, lambda id_: (self.corpus.lists.get(id_) or self.corpus.ratings[id_]).place
        )

    def _keeper(self, list_: str) -> Any:
        return (self.corpus.lists.get(list_) or self.corpus.ratings[list_]).keeper

    def _shown(self, measure: Measure, list_: str, day: int) -> bool:
        """Tell whether everybody can read who is on a list, wherever one is put on it and a measure is in force."""
        if not self.lists.public(list_, day) or list_ in self.corpus.ratings:
            return self.lists.public(list_, day)
        grounded = [item for item in self.lists.sure_rules(list_, day) if item.rule.entries]
        return all(
            any(self.lists.binds(item, day, place) for item in self.lists.showing(list_, day))
            for place in self.scope(measure, day)
            if any(self.lists.binds(item, day, place) for item in grounded)
        )

    def _late(
        self, list_: str, keeper: str, body: str, acts: set[str], day: int, *, allowed: Long | None
    ) -> bool:
        """Tell whether no route leads there, or none in the time allowed."""
        if not self.calendar.acting(body, day, None, acts):
            return False
        routes = self._routes(list_, keeper, body, acts, day)
        if not routes or allowed is None or allowed.kind not in ("fixed", "range"):
            return not routes
        return all((working if allowed.working else total) > allowed.most for total, working in routes)

    def _routes(self, list_: str, keeper: str, body: str, acts: set[str], day: int) -> list[tuple[int, int]]:
        """Return how long each route without a circle takes: in days, and in working days of them."""
        goal = self._places(body, day, acts)
        wholes = {one for one in self.corpus.lists if list_ in below(self.corpus.lists, one)} | {list_}
        found: list[tuple[int, int]] = []

        def onward(here: frozenset[str], used: tuple[str, ...], total: int, working: int) -> None:
            if here & goal:
                found.append((total, working))
                return
            for id_, channel in self.corpus.channels.items():
                carried = not channel.lists or any(ref.id in wholes for ref in channel.lists)
                senders = frozenset().union(*(self._places(ref.id, day) for ref in channel.senders))
                if id_ in used or not carried or not senders & here:
                    continue
                terms = [term for term in (long(channel.every), long(channel.within)) if term]
                more = sum(term.most for term in terms)
                more_working = sum(term.most for term in terms if term.working)
                there = frozenset().union(*(self._places(ref.id, day) for ref in channel.receivers))
                onward(there, (*used, id_), total + more, working + more_working)

        onward(self._places(keeper, day), (), 0, 0)
        return found

    # --- catalogue ------------------------------------------------------------------------------------

    def catalogue_days(self, catalogue: Catalogue, day: int) -> bool:
        """Tell whether a catalogue is in force."""
        replaced = any(
            ALWAYS < begin(other.in_force) <= day
            for other in self.corpus.catalogues.values()
            if any(ref.id == catalogue.id for ref in other.replaces)
        )
        return begin(catalogue.in_force) <= day < end(catalogue.in_force) and not replaced

    def _binding(self, measure: Measure, day: int) -> list[Catalogue]:
        lists = {
            one
            for named_list in self.brute.lists(measure.id)
            for one in self.corpus.lists
            if one in below(self.corpus.lists, named_list) or named_list in below(self.corpus.lists, one)
        }
        found = []
        for catalogue in self.corpus.catalogues.values():
            place, meets = catalogue.territory, self.scope(measure, day)
            if isinstance(place, Ref):
                meets &= self.calendar.inside([place.id], day)
            governs = not catalogue.lists or lists & {ref.id for ref in catalogue.lists}
            if self.catalogue_days(catalogue, day) and meets and governs:
                found.append(catalogue)
        return found

    def _permits(self, item: Permission, measure: Measure, modality: str, act: str) -> bool:
        if any(ref.id == item.id for ref in measure.permission):
            return True
        if item.modalities and modality not in item.modalities:
            return False
        return any(at_or_above(ref.id, act) for ref in item.provisions)

    def _outcome(self, measure: Measure, day: int) -> str:
        """Return how a measure stands to the catalogues of a day: `outside` them, `beyond` an item, or well."""
        binding = self._binding(measure, day)
        if not binding or any(isinstance(catalogue.partial, Unknown) for catalogue in binding):
            return ""
        reached = {kind for kind in self.world.subjects if self._reaches(measure, kind)}
        beyond = False
        for effect in burdens(measure):
            items = [
                item
                for catalogue in binding
                for item in catalogue.permissions
                if self._permits(item, measure, effect.modality, effect.act)
            ]
            if not items:
                return "outside"
            everyone = any(not item.subjects for item in items)
            kinds = of_kinds(self.corpus.subjects, (ref.id for item in items for ref in item.subjects))
            beyond = beyond or bool(not everyone and reached - kinds)
        return "beyond" if beyond else ""

    def _reaches(self, measure: Measure, kind: str) -> bool:
        return bool(self.world.base(measure.id) & self.world.where("subject", lambda value: value == kind))

    def _catalogue(self) -> Iterator[Told]:
        outside: dict[str, list[tuple[Span, Measure]]] = defaultdict(list)
        for measure in self.bound():
            outcome = cache(lambda day, measure=measure: self._outcome(measure, day))
            span = self.span(measure, lambda day, outcome=outcome: outcome(day) == "outside")
            if span is not None:
                outside[measure.document].append((span, measure))
            span = self.span(measure, lambda day, outcome=outcome: outcome(day) == "beyond")
            if span is not None:
                yield Told("MOU305", at(measure.place), (measure.id,), lasting(span))
        yield from self.group("MOU305", outside)
        for catalogue in self.corpus.catalogues.values():
            for higher in (self.corpus.catalogues[ref.id] for ref in catalogue.parent):
                span = self.calendar.span(
                    lambda day, one=catalogue, other=higher: (
                        self.catalogue_days(one, day) and self.catalogue_days(other, day)
                    )
                )
                for item in catalogue.permissions:
                    for other in higher.permissions:
                        if span is not None and item.provisions and _says(item) == _says(other):
                            yield Told("MOU305", at(item.place), (), lasting(span))


def _says(item: Permission) -> Any:
    return {ref.id for ref in item.provisions}, set(item.modalities)


def _places(editions: list[Edition], article: str) -> set[str]:
    """Return where an article is after some editions; nowhere where it is gone."""
    if not editions:
        return {article}
    *before, last = editions
    found: set[str] = set()
    for place in _places(before, article):
        gone = place in last.dropped or outside(last.articles, int(place.split("-")[0]))
        moved = {move.new for move in last.moved if move.old == place}
        found |= moved or (set() if gone else {place})
    return found


def outside(articles: Any, number: int) -> bool:
    return (
        articles is not None
        and not isinstance(articles, Unknown)
        and not articles.first <= number <= articles.last
    )
