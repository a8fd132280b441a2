"""What is said of lists on a day, by brute force."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, NamedTuple

from mou_compiler.corpus.schema.declarations import Document, Escalation, ListRule
from mou_compiler.corpus.schema.values import Citation, Unknown
from referees.brute import Brute
from referees.days import ALWAYS, begin, end, surely_until
from referees.norms import below

PARTS = [
    part.name
    for part in dataclasses.fields(ListRule)
    if "spec" in part.metadata and part.name not in ("notes", "allowances")
]


class InForce(NamedTuple):
    """A rule of a list, and the document that lays it down; none for the list's own."""

    rule: ListRule
    document: Document | None


class Lists:
    """The rules of every list, day by day."""

    def __init__(self, brute: Brute) -> None:
        self.brute = brute
        self.corpus = brute.corpus
        self.calendar = brute.calendar
        self.rules = cache(self._rules)
        self.sure_rules = cache(self._sure_rules)
        self._preceding: dict[tuple[str, str], list[Document]] = {}
        self.every = {id_: self._every(id_) for id_ in self.corpus.lists}

    def _every(self, list_: str) -> list[InForce]:
        """Return every rule of a list, with what an amendment leaves as it was."""
        found = [InForce(self.corpus.lists[list_], None)]
        for document in self.corpus.documents.values():
            found += [
                InForce(self._merged(listing, document), document)
                for listing in document.listings
                if listing.list is not None and listing.list.id == list_
            ]
        return found

    def _merged(self, listing: Any, document: Document) -> ListRule:
        """Return a listing with each part that it does not write from those on which it follows."""
        list_, gaps = listing.list.id, {}
        for part in PARTS:
            if getattr(listing, part) in (None, ()):
                sources = self._sources(list_, document, part, (document.id,))
                counting = [
                    one
                    for one in sources
                    if not any(
                        one.id in self._long_before(list_, other)
                        and other.id not in self._long_before(list_, one)
                        for other in sources
                    )
                ]
                if counting:
                    last = max(counting, key=lambda one: (self.calendar.begins(one), one.id))
                    gaps[part] = getattr(_of(last, list_), part)
        return dataclasses.replace(listing, **gaps)

    def _sources(self, list_: str, document: Document, part: str, seen: tuple[str, ...]) -> list[Document]:
        """Return the documents that write a part, looked for behind a document that does not."""
        found = []
        for other in self._before(list_, document):
            if other.id in seen:
                continue
            if getattr(_of(other, list_), part) not in (None, ()):
                found.append(other)
            else:
                found += self._sources(list_, other, part, (*seen, other.id))
        return found

    def _amended(self, list_: str, document: Document) -> list[Document]:
        named = [self.corpus.documents.get(ref.id) for ref in document.amends]
        return [other for other in named if other is not None and _of(other, list_) is not None]

    def _origins(self, list_: str, document: Document) -> set[str]:
        """Return the documents with a listing for a list that one amends, over any number of steps."""
        found: set[str] = set()
        waiting = self._amended(list_, document)
        while waiting:
            one = waiting.pop()
            if one.id not in found:
                found.add(one.id)
                waiting += self._amended(list_, one)
        return found

    def _before(self, list_: str, document: Document) -> list[Document]:
        """Return the documents of which the listings for a list are those on which that of one follows."""
        if (list_, document.id) not in self._preceding:
            found = {other.id: other for other in self._amended(list_, document)}
            found |= {
                other.id: other
                for other in self.corpus.documents.values()
                if other is not document
                and _of(other, list_) is not None
                and self._worked_in_before(list_, other, document)
            }
            self._preceding[list_, document.id] = list(found.values())
        return self._preceding[list_, document.id]

    def _worked_in_before(self, list_: str, other: Document, document: Document) -> bool:
        if not self._origins(list_, other) & self._origins(list_, document):
            return False
        if document.id in self._origins(list_, other):
            return False
        one, two = self.calendar.opening(other), self.calendar.opening(document)
        if not one.known or not two.known or two.surely == ALWAYS:
            return False
        if {ref.id for ref in other.territory} != {ref.id for ref in document.territory}:
            return False
        if self._amends_a_later(list_, other) or self._amends_a_later(list_, document):
            return False
        in_turn = one.surely < two.surely or (one.surely == two.surely and other.id < document.id)
        return in_turn and self.calendar.relied_on(other, two.surely)

    def _amends_a_later(self, list_: str, document: Document) -> bool:
        """Tell whether a document amends, over any number of steps, one known to begin no sooner than it."""
        own = self.calendar.opening(document).surely
        for id_ in self._origins(list_, document):
            begins = self.calendar.opening(self.corpus.documents[id_])
            sooner = begins.surely < own or (begins.surely == own and id_ < document.id)
            if begins.known and not sooner:
                return True
        return False

    def _long_before(self, list_: str, document: Document) -> set[str]:
        """Return the documents on whose listings that of one follows, over any number of steps."""
        found: set[str] = set()
        waiting = list(self._before(list_, document))
        while waiting:
            one = waiting.pop()
            if one.id not in found:
                found.add(one.id)
                waiting += self._before(list_, one)
        return found

    def in_force(self, item: InForce, list_: str, day: int) -> bool:
        """Tell whether a rule of a list is in force."""
        declared = self.corpus.lists[list_]
        if not begin(declared.existed) <= day < end(declared.existed):
            return False
        if item.document is None:
            return True
        return self.calendar.lays_down(item.document, day) and not any(
            self.calendar.amends(other, day)
            for other in self.corpus.documents.values()
            if _of(other, list_) is not None and item.document in self._before(list_, other)
        )

    def surely(self, item: InForce, list_: str, day: int) -> bool:
        """Tell whether a rule of a list surely is in force: its list and document are, and none that amends it may be."""
        if not self.in_force(item, list_, day) or day >= surely_until(self.corpus.lists[list_].existed):
            return False
        document = item.document
        if document is None:
            return True
        return self.calendar.document(document, day) and not any(
            ALWAYS < self.calendar.opening(other).may <= day
            for other in self.corpus.documents.values()
            if _of(other, list_) is not None and document in self._before(list_, other)
        )

    def _sure_rules(self, list_: str, day: int) -> list[InForce]:
        return [item for item in self.every[list_] if self.surely(item, list_, day)]

    def _rules(self, list_: str, day: int) -> list[InForce]:
        return [item for item in self.every[list_] if self.in_force(item, list_, day)]

    # --- grounds --------------------------------------------------------------------------------------

    def grounds(self, list_: str, day: int, *, known: bool = False) -> bool:
        """Tell whether anybody can be put on a list, or on a part of it; or by what is known."""
        return any(self._own_grounds(part, day, known=known) for part in below(self.corpus.lists, list_))

    def _own_grounds(self, list_: str, day: int, *, known: bool) -> bool:
        declared = self.corpus.lists[list_]
        if not begin(declared.existed) <= day < end(declared.existed):
            return False
        for item in self.rules(list_, day):
            if item.rule.entries or any(
                self._defines(basis, day) for basis in item.rule.defined_by if not (known and unknown(basis))
            ):
                return True
        leads = any(
            self.calendar.measure(measure, day)
            for measure in self.corpus.measures.values()
            if any(ref.id == list_ for ref in measure.leads_to)
        )
        return leads or any(
            self.escalates(escalation, day)
            for escalation in self.corpus.escalations.values()
            if any(ref.id == list_ for ref in escalation.leads_to)
        )

    def judged(self, list_: str) -> dict[str, tuple[str, ...]]:
        """Return a list alone, or, where nothing but its parts puts one on it, those by which they are judged.

        With each go the wider ones, up to the list itself.
        """
        parts = [id_ for id_, item in self.corpus.lists.items() if item.parent and item.parent.id == list_]
        if not parts or any(self._takes_in(list_, day) for day in self.calendar.days):
            return {list_: ()}
        return {one: (*wider, list_) for part in parts for one, wider in self.judged(part).items()}

    def _takes_in(self, list_: str, day: int) -> bool:
        if any(item.rule.entries or item.rule.defined_by for item in self.rules(list_, day)):
            return True
        leading = [item for item in self.corpus.measures.values() if self.calendar.measure(item, day)]
        leading += [item for item in self.corpus.escalations.values() if self.escalates(item, day)]
        return any(ref.id == list_ for item in leading for ref in item.leads_to)

    def public(self, list_: str, day: int) -> bool:
        """Tell whether everybody can read who is on a list, or on one that it is part of, or how one is rated."""
        if list_ in self.corpus.ratings:
            rating = self.corpus.ratings[list_]
            return bool(rating.published) or _lasts(rating.publicity)
        return bool(self.showing(list_, day))

    def showing(self, list_: str, day: int) -> list[InForce]:
        """Return the rules by which everybody can read who is on a list, or on one that it is part of."""
        above = self.corpus.lists[list_].parent
        found = [] if above is None else self.showing(above.id, day)
        for item in self.rules(list_, day):
            each = [_lasts(entry.publicity) for entry in item.rule.entries]
            if item.rule.published or _lasts(item.rule.publicity) or (each and all(each)):
                found.append(item)
        return found

    def binds(self, item: InForce, day: int, place: str) -> bool:
        """Tell whether a rule of a list binds in a place on a day: where its document does."""
        wanted = [ref.id for ref in item.document.territory] if item.document is not None else []
        return not wanted or place in self.calendar.inside(wanted, day)

    def _defines(self, basis: Any, day: int) -> bool:
        return not isinstance(basis, Citation) or self.calendar.text_in_force(basis.source.id, day)

    def escalates(self, escalation: Escalation, day: int) -> bool:
        """Tell whether an escalation is in force: with its document, or always where it stands in none."""
        inside = [doc for doc in self.corpus.documents.values() if escalation in doc.escalations]
        return not inside or any(self.calendar.document(document, day) for document in inside)


def _of(document: Document, list_: str) -> Any:
    """Return what a document says of a list, if anything."""
    return next((item for item in document.listings if item.list is not None and item.list.id == list_), None)


def unknown(basis: Any) -> bool:
    """Tell whether it is not known what something rests on."""
    return isinstance(basis, Unknown)


def _lasts(term: Any) -> bool:
    return term is not None and (term.most is None or term.most.number != 0)
