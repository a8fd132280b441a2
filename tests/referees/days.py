"""Time, as plainly as can be: whether something holds on a day is asked of that day, and of no stretch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration, Document, Edition, Law, Measure
from mou_compiler.corpus.schema.values import Day, Length, Period

ALWAYS = date.min.toordinal()
NEVER = date.max.toordinal() + 1

Span = tuple[int, int]
"""The first day of something and the first day behind its last."""


def inside(value: Any) -> Iterator[Any]:
    """Yield every value inside a declaration, at any depth."""
    if isinstance(value, Declaration):
        for part in dataclasses.fields(value):
            yield from inside(getattr(value, part.name))
    elif isinstance(value, tuple):
        yield value
        for item in value:
            yield from inside(item)


def number(day: object, otherwise: int) -> int:
    """Return a day as a number; one known to the month or year only counts as its last."""
    return day.last.toordinal() if isinstance(day, Day) else otherwise


def begin(period: Period | None, stand_in: object = None) -> int:
    """Return the first day of a period, or of what stands in for it."""
    return number(period.start if period else None, number(stand_in, ALWAYS))


def end(period: Period | None) -> int:
    """Return the first day behind a period."""
    return number(period.end if period else None, NEVER)


NOMINAL = {"days": 1, "working-days": 1, "weeks": 7, "years": 365}


def nominal(length: Length) -> int:
    """Return the nominal days of a length; months are twelfths of a year."""
    return length.number * 365 // 12 if length.unit == "months" else length.number * NOMINAL[length.unit]


class Calendar:
    """What is in force on a day, and who acts for whom."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        mentioned = {
            item.last.toordinal()
            for declaration in corpus.everything()
            for item in inside(declaration)
            if isinstance(item, Day)
        }
        self.days = sorted({ALWAYS, *mentioned})
        """Nothing changes but on these days: each stands for those up to the next."""

    def first(self, holds: Callable[[int], bool]) -> int | None:
        """Return the first day on which something holds."""
        return next((day for day in self.days if holds(day)), None)

    def span(self, holds: Callable[[int], Any], among: Iterable[int] | None = None) -> Span | None:
        """Return the first day, all told or among some, on which something holds, and the one behind the last."""
        found = [day for day in (self.days if among is None else among) if holds(day)]
        if not found:
            return None
        return found[0], next((day for day in self.days if day > found[-1]), NEVER)

    # --- texts ----------------------------------------------------------------------------------------

    def begins(self, document: Document) -> int:
        """Return the day on which a document begins, by its own account."""
        return begin(document.in_force, document.signed)

    def replaced(self, id_: str, day: int) -> bool:
        """Tell whether a document that replaces a text has begun; one without a known day ends nothing."""
        return any(
            ALWAYS < self.begins(other) <= day
            for other in self.corpus.documents.values()
            if any(ref.id == id_ for ref in other.replaces_documents)
        )

    def document(self, document: Document, day: int) -> bool:
        """Tell whether a document is in force."""
        return self.lives(document, day) and not self.suspended(document, day)

    def lives(self, document: Document, day: int) -> bool:
        """Tell whether a document has begun and not ended, suspended or not."""
        own = self.begins(document) <= day < end(document.in_force)
        return own and not self.replaced(document.id, day)

    def amending(self, document: Document, day: int) -> list[Document]:
        """Return the documents that amend one and have begun by a day, in order."""
        found = [
            (self.begins(other), other.id)
            for other in self.corpus.documents.values()
            if any(ref.id == document.id for ref in other.amends) and ALWAYS < self.begins(other) <= day
        ]
        return [self.corpus.documents[id_] for _, id_ in sorted(found)]

    def suspended(self, item: Document | Measure, day: int) -> bool:
        """Tell whether something is suspended: it says so, or a text does that is there and whose first day is known."""
        said = [(begin(one.days), end(one.days)) for one in item.suspended]
        return any(ALWAYS < start <= day < behind for start, behind in said) or any(
            self.begins(other) > ALWAYS and self.lives(other, day)
            for other in self.corpus.documents.values()
            if any(ref.id == item.id for ref in other.suspends)
        )

    def measure(self, measure: Measure, day: int) -> bool:
        """Tell whether a measure is in force: with its document, on its own days, until it is ended."""
        document = self.corpus.documents[measure.document]
        if not self.document(document, day) or not begin(measure.in_force) <= day < end(measure.in_force):
            return False
        if self.suspended(measure, day):
            return False
        changed = self.corpus.measures.get(measure.changes.id) if measure.changes else None
        while changed is not None:
            if not self.document(self.corpus.documents[changed.document], day):
                return False
            changed = self.corpus.measures.get(changed.changes.id) if changed.changes else None
        for other in self.corpus.documents.values():
            if ALWAYS < self.begins(other) <= day and any(ref.id == measure.id for ref in other.withdraws):
                return False
            for rival in other.measures:
                since = max(begin(rival.in_force), self.begins(other))
                if ALWAYS < since <= day and any(ref.id == measure.id for ref in rival.replaces):
                    return False
        return True

    def measure_begins(self, measure: Measure) -> int | None:
        """Return the first day of a measure; None where it is never in force."""
        return self.first(lambda day: self.measure(measure, day))

    # --- agencies -------------------------------------------------------------------------------------

    def agency_ends(self, id_: str) -> int:
        """Return the first day on which an agency is no longer there."""
        agency = self.corpus.agencies[id_]
        if end(agency.existed) < NEVER or agency.succession is None:
            return end(agency.existed)
        return number(agency.succession.start, NEVER)

    def acting(self, id_: str, day: int, territory: str | None = None) -> frozenset[str]:
        """Return who acts for an agency or a role on a day, in a territory or anywhere."""
        role = self.corpus.roles.get(id_)
        if role is not None and not role.fillings:
            return frozenset({id_})
        found, waiting, seen = set(), [id_], set()
        if role is not None:
            waiting = [
                ref.id
                for filling in role.fillings
                if begin(filling.during) <= day < end(filling.during)
                and (territory is None or filling.territory is None or self._lies(territory, filling.territory.id))
                for ref in filling.agencies
            ]  # fmt: skip
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            if day < self.agency_ends(current):
                found.add(current)
                continue
            succession = self.corpus.agencies[current].succession
            waiting += [ref.id for ref in succession.agencies] if succession else []
        return frozenset(found)

    def _lies(self, territory: str, around: str) -> bool:
        """Tell whether a territory is another or lies in it."""
        declared = self.corpus.territories.get(territory)
        return territory == around or any(
            self._lies(ref.id, around) for ref in (declared.parents if declared else ())
        )

    # --- laws -----------------------------------------------------------------------------------------

    def editions(self, law: Law) -> list[Edition]:
        """Return the editions of a law, oldest first."""
        return sorted(law.editions, key=lambda edition: (edition_begins(edition), edition.id))

    def text_begins(self, id_: str) -> int:
        """Return the first day of a law or document."""
        if id_ in self.corpus.documents:
            return self.begins(self.corpus.documents[id_])
        law = self.corpus.laws[id_]
        own = begin(law.in_force, law.adopted)
        return edition_begins(self.editions(law)[0]) if own == ALWAYS and law.editions else own

    def text_in_force(self, id_: str, day: int) -> bool:
        """Tell whether a cited law or document has not ended."""
        if id_ in self.corpus.documents:
            document = self.corpus.documents[id_]
            ended = day >= self.begins(document) and self.replaced(id_, day)
            return day < end(document.in_force) and not ended
        law = self.corpus.laws[id_]
        if day >= end(law.in_force) or self.replaced(id_, day):
            return False
        if law.repealed_on is not None:
            return day < number(law.repealed_on, NEVER)
        return law.repealed is None or not ALWAYS < self.text_begins(law.repealed.id) <= day

    def surely_begins(self, id_: str, edition: str | None) -> int | None:
        """Return the first day of a text or of an edition cited by name, where it is exact and nothing came before."""
        text: Any = self.corpus.documents.get(id_) or self.corpus.laws[id_]
        beside = self.corpus.registered.get(id_)
        if isinstance(text, Law):
            named = [item for item in text.editions if item.id.split("/")[-1] == edition]
            if not named and beside is not None and beside.entry is not None:
                return None
            text = named[0] if named else text
        elif beside is not None and beside.entry is not None and beside.text in (None, beside.entry.texts[0]):
            return None
        days = [text.in_force.start if text.in_force else None]
        days.append(text.signed if isinstance(text, Document) else text.adopted)
        known = [item for item in days if isinstance(item, Day)]
        return known[0].first.toordinal() if known and known[0].first == known[0].last else None


def edition_begins(edition: Edition) -> int:
    """Return the first day of an edition; the day of adoption stands in."""
    return begin(edition.in_force, edition.adopted)
