"""What the clauses of lists, exceptions, channels and escalations rest on, as facts for the answer-set program of orphans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Document, ListRule
from mou_compiler.corpus.schema.values import Citation, NoBasis, Unknown
from referees.days import Calendar
from referees.facts import fact

GROUPS = ("entries", "exclusions", "exits", "bars", "locks")


class Resting(NamedTuple):
    """A clause that rests on something, and of what it is one: findings are told of that."""

    owner: str
    basis: tuple[Any, ...]


class ClauseFacts:
    """The facts about clauses of one corpus, each by a name of its own."""

    def __init__(self, corpus: Corpus, calendar: Calendar) -> None:
        self.corpus = corpus
        self.calendar = calendar
        self.clauses: dict[str, Resting] = {}

    def all(self) -> Iterator[str]:
        """Yield every fact."""
        for id_, item in self.corpus.lists.items():
            yield from self._of_rule(f"own {id_}", id_, item)
        for id_, rating in self.corpus.ratings.items():
            for way in rating.exits:
                yield from self._clause("of_rating", id_, f"rated {id_}", way.basis)
        for document in self.corpus.documents.values():
            for place, listing in enumerate(document.listings):
                assert listing.list is not None
                yield from self._of_rule(f"{document.id} {place}", listing.list.id, listing)
            for measure in document.measures:
                for exception in measure.exceptions:
                    yield from self._clause("of_measure", measure.id, f"of {measure.id}", exception.basis)
            for escalation in document.escalations:
                yield from self._clause("of_text", document.id, f"of {escalation.id}", escalation.basis)
            yield from self._document(document)
        inside = {item.id for document in self.corpus.documents.values() for item in document.escalations}
        free = [item for id_, item in self.corpus.escalations.items() if id_ not in inside]
        for one in (*self.corpus.channels.values(), *free):
            yield from self._clause("of_nothing", "", f"of {one.id}", one.basis)

    def _of_rule(self, name: str, list_: str, rule: ListRule) -> Iterator[str]:
        for group in GROUPS:
            for one in getattr(rule, group):
                yield from self._clause("of_rule", name, f"on {list_}", one.basis, group, list_)
        yield from self._clause("of_rule", name, f"on {list_}", rule.defined_by, "defined_by", list_)
        for place, entry in enumerate(rule.entries):
            yield fact("ground", name, place)
            yield from (fact("ground_rests", name, place, text) for text in self._texts(entry.basis))
            if any(isinstance(item, Unknown) for item in entry.basis):
                yield fact("ground_unknown", name, place)

    def _document(self, document: Document) -> Iterator[str]:
        yield from (fact("document_rests", document.id, text) for text in self._texts(document.basis))
        if any(isinstance(item, Unknown) for item in document.basis):
            yield fact("document_unknown", document.id)

    def _texts(self, basis: Any) -> Iterator[str]:
        yield from (item.source.id for item in basis if isinstance(item, Citation))

    def _clause(self, kind: str, of: str, owner: str, basis: Any, *more: str) -> Iterator[str]:
        """Yield a clause with what it cites, in the terms in which measures cite."""
        if not basis:
            return
        name = f"clause {len(self.clauses)}"
        self.clauses[name] = Resting(owner, basis)
        yield fact("clause_owner", name, owner)
        yield fact(kind, name, of, *more)
        for place, item in enumerate(basis):
            yield fact("rests", name, place)
            if not isinstance(item, Citation):
                assert isinstance(item, NoBasis | Unknown)
                continue
            yield fact("cites", name, place, item.source.id, item.article or "")
            surely = self.calendar.surely_begins(item.source.id, item.edition)
            if surely is not None:
                yield fact("surely_begins", name, place, item.edition or "", surely)
            if item.article:
                yield fact("number", name, place, int(item.article.split("-")[0]))
                yield fact("numeric", item.article, int(item.article.split("-")[0]))
            if item.edition:
                yield fact("cited_edition", name, place, f"{item.source.id}/{item.edition}")
