"""Which rules of a list are in force when: its own, and those that documents lay down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration, Document, Exit, ListRule, Status, WayOut
from mou_compiler.corpus.schema.values import Term
from mou_compiler.interpret.timeline import Timeline, certain, days_of
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, Days
from mou_compiler.memo import Memo

_PARTS = tuple(
    field.name
    for field in fields(ListRule)
    if "spec" in field.metadata and field.name not in ("notes", "allowances")
)


class RuleInForce(NamedTuple):
    """A rule of a list, the days on which it is in force, and the document that lays it down, if one does."""

    rule: ListRule
    days: Days
    document: Document | None

    @property
    def laid_down_by(self) -> str:
        """What tells it from other rules of the list: the id of the document, or else of the list itself."""
        return self.rule.id if self.document is None else self.document.id

    @property
    def places(self) -> tuple[str, ...]:
        """The territories in which it binds: those of its document; none for everywhere."""
        return () if self.document is None else tuple(ref.id for ref in self.document.territory)


class ListRules:
    """The rules of every list over time.

    A document that amends another and lays down rules for the same list changes the parts that it names
    (grounds of entry, exits, notice and so on); the parts that it does not name go on as they were. Of several that
    amend one, each goes on from what the one before has made of it.
    """

    def __init__(self, corpus: Corpus, timeline: Timeline, memo: Memo | None = None) -> None:
        memo = memo or Memo()
        self.corpus = corpus
        self.timeline = timeline
        self.of = memo.remember(self._of)
        self.surely = memo.remember(self._surely)
        self._laid_down = memo.remember(self._find_laid_down)
        self._followed = memo.remember(self._find_followed)
        self.of_rating = memo.remember(self._of_rating)
        self._laid_down_by = memo.index(lambda: corpus.documents, self._find_lists_in)

    def _find_lists_in(self, document: str) -> dict[str, str]:
        """Return the lists for which a document lays down rules, each with the document."""
        listings = self.corpus.documents[document].listings
        return {listing.list.id: document for listing in listings if listing.list is not None}

    def _listings(self, list_: str) -> list[tuple[ListRule, Document]]:
        documents = [self.corpus.documents[id_] for id_ in self._laid_down_by.of(list_)]
        return [
            (listing, document)
            for document in documents
            for listing in document.listings
            if listing.list is not None and listing.list.id == list_
        ]

    def _of(self, list_: str) -> tuple[RuleInForce, ...]:
        """Return the rules of a list that are ever in force, in order of day: until it is certain that they are not."""
        declared = self.corpus.lists.get(list_)
        alive = days_of(declared.existed) if declared else Days(0, 0)
        found = [RuleInForce(declared, alive, None)] if declared and alive else []
        for rule, document in self._laid_down(list_):
            days = alive
            for start in self._amended_from(list_, document):
                days = days.before(start)
            stretches = merged(map(days.meet, self.timeline.lasting_stretches(document)))
            found += [RuleInForce(rule, stretch, document) for stretch in stretches]
        return _in_order(found)

    def _surely(self, list_: str) -> tuple[RuleInForce, ...]:
        """Return the rules of a list that surely are in force on some day, in order of day, each only on such days."""
        declared = self.corpus.lists.get(list_)
        alive = certain(declared.existed) if declared else Days(0, 0)
        found = [RuleInForce(declared, alive, None)] if declared and alive else []
        for rule, document in self._laid_down(list_):
            days = alive.meet(self.timeline.lasting_days(document))
            for by in self._amending(list_, document):
                start = self.timeline.beginning(by.id).may
                days = days.before(start) if start > ALWAYS else days
            stretches = merged(map(days.meet, self.timeline.document_stretches(document)))
            found += [RuleInForce(rule, stretch, document) for stretch in stretches]
        return _in_order(found)

    def _find_laid_down(self, list_: str) -> tuple[tuple[ListRule, Document], ...]:
        """Return the rules of a list that documents lay down, with what each leaves as it was, and the document of each."""
        listings = self._listings(list_)
        return tuple(
            (self._merged(listing, document, listings, self._followed(list_)), document)
            for listing, document in listings
        )

    def _find_followed(self, list_: str) -> dict[str, tuple[str, ...]]:
        """Return the documents with rules of a list, each with those of which its rules take up what they say."""
        documents = {document.id: document for _, document in self._listings(list_)}
        amended = {
            id_: tuple(dict.fromkeys(ref.id for ref in document.amends if ref.id in documents))
            for id_, document in documents.items()
        }
        reached = {id_: _reached(amended, id_) for id_ in documents if amended[id_]}
        origins = {id_: origin for id_, origin in reached.items() if self._amends_earlier(id_, origin)}
        beside = {
            id_: tuple(
                other
                for other, origin in origins.items()
                if other not in amended[id_] and id_ not in origin and not origin.isdisjoint(origins[id_])
                if self._goes_before(documents[other], documents[id_])
            )
            for id_ in origins
        }
        return {id_: (*amended[id_], *beside.get(id_, ())) for id_ in documents}

    def _amends_earlier(self, document: str, origin: Iterable[str]) -> bool:
        """Tell whether all that a document amends begins before it, as far as known; otherwise turns could go in a circle."""
        own = (self.timeline.beginning(document).surely, document)
        begins = {id_: self.timeline.beginning(id_) for id_ in origin}
        return all((begin.surely, id_) < own for id_, begin in begins.items() if begin.known)

    def _goes_before(self, document: Document, later: Document) -> bool:
        """Tell whether of two documents that amend one the later goes on from what the other has made of it."""
        first, second = self.timeline.beginning(document.id), self.timeline.beginning(later.id)
        places = [{ref.id for ref in one.territory} for one in (document, later)]
        return (
            first.known
            and second.known
            and second.surely > ALWAYS
            and (first.surely, document.id) < (second.surely, later.id)
            and self.timeline.lasting_days(document).end > second.surely
            and places[0] == places[1]
        )

    def _amending(self, list_: str, document: Document) -> Iterator[Document]:
        """Yield the documents whose rules of a list go on from those of one."""
        followed = self._followed(list_)
        for _, other in self._listings(list_):
            if document.id in followed[other.id]:
                yield other

    def _amended_from(self, list_: str, document: Document) -> Iterator[int]:
        """Yield the days from which others have taken the place of what a document says of a list."""
        for other in self._amending(list_, document):
            start = self.timeline.lasting_days(other).start
            start = self.timeline.beginning(other.id).surely if start == ALWAYS else start
            if start > ALWAYS:
                yield start

    def _of_rating(self, rating: str) -> tuple[RuleInForce, ...]:
        """Return what a rating says of its grades, as the rule of a list that has neither grounds nor days of its own."""
        declared = self.corpus.ratings.get(rating)
        if declared is None:
            return ()
        ways = tuple(Exit(**_values(way, WayOut)) for way in declared.exits)
        return (RuleInForce(ListRule(**{**_values(declared, Status), "exits": ways}), ALL_DAYS, None),)

    def _merged(
        self,
        listing: ListRule,
        document: Document,
        listings: Sequence[tuple[ListRule, Document]],
        followed: Mapping[str, tuple[str, ...]],
    ) -> ListRule:
        """Return a listing with the parts that it does not name taken from those that it goes on from."""
        if not followed[document.id]:
            return listing
        said: dict[str, list[ListRule]] = {}
        for older, other in listings:
            said.setdefault(other.id, []).append(older)
        gaps = {}
        for part in _PARTS:
            if _unwritten(listing, part):
                writing = {
                    id_: getattr(older, part)
                    for id_, rules in said.items()
                    for older in reversed(rules)
                    if id_ != document.id and not _unwritten(older, part)
                }
                sources = _nearest(followed, document.id, writing)
                if sources:
                    gaps[part] = writing[self._latest(followed, sources)]
        return replace(listing, **gaps)

    def _latest(self, followed: Mapping[str, tuple[str, ...]], sources: set[str]) -> str:
        """Return which of several documents counts: none from which another of them goes on, then the last to begin."""
        before = {id_: _reached(followed, id_) for id_ in sources}
        standing = [
            id_
            for id_ in sources
            if not any(id_ in before[other] and other not in before[id_] for other in sources)
        ]
        return max(standing, key=lambda id_: (self.timeline.beginning(id_).surely, id_))


def _unwritten(rule: ListRule, part: str) -> bool:
    return getattr(rule, part) in (None, ())


def _nearest(steps: Mapping[str, tuple[str, ...]], id_: str, wanted: Iterable[str]) -> set[str]:
    """Return what is wanted of what is reached by steps, without what lies behind another such."""
    wanted = frozenset(wanted)
    found: set[str] = set()
    seen, waiting = {id_}, list(steps[id_])
    while waiting:
        one = waiting.pop()
        if one in wanted:
            found.add(one)
        elif one not in seen:
            waiting += steps[one]
        seen.add(one)
    return found


def _reached(steps: Mapping[str, tuple[str, ...]], id_: str) -> frozenset[str]:
    """Return what is reached from something by one step or more."""
    found: set[str] = set()
    waiting = list(steps[id_])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += steps[one]
    return frozenset(found)


def _in_order(items: Iterable[RuleInForce]) -> tuple[RuleInForce, ...]:
    return tuple(sorted(items, key=lambda item: (item.days, item.rule.id)))


def _values(declared: Declaration, kind: type[Declaration]) -> dict[str, Any]:
    """Return the values of the fields that a kind of declaration has, by their names."""
    return {field.name: getattr(declared, field.name) for field in fields(kind)}


def by_rule(items: Iterable[RuleInForce]) -> list[list[RuleInForce]]:
    """Return rules of a list, each with all its stretches: one that is suspended for a time has several."""
    found: dict[tuple[int, str], list[RuleInForce]] = {}
    for item in items:
        found.setdefault((id(item.rule), item.laid_down_by), []).append(item)
    return list(found.values())


def public(rule: ListRule) -> bool:
    """Tell whether everybody can read who is on a list: its entries are published, each or all of them."""
    if rule.published is not None or _shows(rule.publicity):
        return True
    return bool(rule.entries) and all(_shows(entry.publicity) for entry in rule.entries)


def _shows(publicity: Term | None) -> bool:
    """Tell whether entries are public for some time, or for one that is not known."""
    return publicity is not None and (publicity.most is None or publicity.most.number > 0)
