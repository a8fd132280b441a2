"""Time, as plainly as can be: whether something holds on a day is asked of that day, and of no stretch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration, Document, Edition, Law, Measure
from mou_compiler.corpus.schema.values import Day, Length, Period, Ref, Succession, Unknown

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


def earliest(day: object, otherwise: int) -> int:
    """Return the first day that a written day may be."""
    return day.first.toordinal() if isinstance(day, Day) else otherwise


def surely_until(period: Period | None) -> int:
    """Return the first day on which a period may be over."""
    return earliest(period.end if period else None, NEVER)


class Begins(NamedTuple):
    """When a text may begin and surely has; NEVER where nothing tells."""

    may: int
    surely: int
    known: bool


NOMINAL = {"days": 1, "working-days": 1, "weeks": 7, "years": 365}


def nominal(length: Length) -> int:
    """Return the nominal days of a length; months are twelfths of a year."""
    return length.number * 365 // 12 if length.unit == "months" else length.number * NOMINAL[length.unit]


class Calendar:
    """What is in force on a day, and who acts for whom."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        mentioned = {
            day.toordinal()
            for declaration in corpus.everything()
            for item in inside(declaration)
            if isinstance(item, Day)
            for day in (item.first, item.last)
        }
        self._inside: dict[tuple[tuple[str, ...], int], frozenset[str]] = {}
        self._known: dict[str, Begins] = {}
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
        """Return the day on which a document has surely begun."""
        return self.opening(document).surely

    def opening(self, text: Document | Measure) -> Begins:
        """Return when a document or a measure begins, on its own account or by what tells of it."""
        if text.id not in self._known:
            self._known[text.id] = self._opening(text)
        return self._known[text.id]

    def _opening(self, text: Document | Measure) -> Begins:
        day = text.in_force.start if text.in_force is not None else None
        if isinstance(text, Document):
            day = text.signed if day is None else day
        if day is None:
            return Begins(ALWAYS, ALWAYS, True)
        if isinstance(day, Day):
            return Begins(day.first.toordinal(), day.last.toordinal(), True)
        told = self.told_of(text.id)
        if isinstance(text, Measure):
            return Begins(ALWAYS, told, False)
        told = min(told, number(text.known_in_force, NEVER))
        return Begins(min(earliest(text.signed, told), told), told, False)

    def told_of(self, id_: str) -> int:
        """Return the first day on which something that bears a day names a text or a measure."""
        found = [NEVER]
        for document in self.corpus.documents.values():
            start = number(document.in_force.start if document.in_force else None, NEVER)
            if document.in_force is None or document.in_force.start is None:
                start = number(document.signed, NEVER)
            beside = dataclasses.replace(document, measures=())
            if document.id != id_ and id_ in self._names(beside, document.id):
                found.append(start)
            for measure in document.measures:
                own = measure.in_force.start if measure.in_force else None
                if document.id != id_ and id_ in self._names(measure, document.id):
                    found.append(NEVER if isinstance(own, Unknown) else max(start, number(own, start)))
        for catalogue in self.corpus.catalogues.values():
            start = begin(catalogue.in_force)
            if start > ALWAYS and id_ in self._names(catalogue, ""):
                found.append(start)
        laws = self.corpus.laws.values()
        found += [number(law.repealed_on, NEVER) for law in laws if law.repealed and law.repealed.id == id_]
        return min(found)

    def _names(self, declared: Declaration, itself: str) -> set[str]:
        """Return the texts and measures that a declaration names, the text of each measure too."""
        found = set()
        for item in inside(declared):
            if isinstance(item, Ref) and item.kind in ("law", "memorandum", "instrument"):
                found.add(item.id)
            if isinstance(item, Ref) and item.kind == "measure" and not item.id.startswith(f"{itself}/"):
                found |= {item.id, item.id.rpartition("/")[0]}
        return found

    def replaced(self, id_: str, day: int) -> bool:
        """Tell whether a document that replaces a text has surely begun; one without a day ends nothing."""
        return any(ALWAYS < self.opening(other).surely <= day for other in self._replacing(id_))

    def _replacing(self, id_: str) -> list[Document]:
        documents = self.corpus.documents.values()
        return [other for other in documents if any(ref.id == id_ for ref in other.replaces_documents)]

    def document(self, document: Document, day: int) -> bool:
        """Tell whether a document is surely in force."""
        return self.lives(document, day) and not self.suspended(document, day)

    def lives(self, document: Document, day: int) -> bool:
        """Tell whether a document has surely begun and cannot have ended, suspended or not."""
        return self.begins(document) <= day < surely_until(document.in_force) and not any(
            ALWAYS < self.opening(other).may <= day for other in self._replacing(document.id)
        )

    def relied_on(self, document: Document, day: int) -> bool:
        """Tell whether a document is there for what rests on it: it has begun, and not surely ended."""
        own = begin(document.in_force, document.signed) <= day < end(document.in_force)
        return own and not self.replaced(document.id, day)

    def lays_down(self, document: Document, day: int) -> bool:
        """Tell whether the rules that a document lays down are there."""
        return self.relied_on(document, day) and not self.surely_suspended(document, day)

    def amends(self, document: Document, day: int) -> bool:
        """Tell whether the rules that a document lays down have taken the place of those that it amends."""
        first = begin(document.in_force, document.signed)
        return ALWAYS < (self.begins(document) if first == ALWAYS else first) <= day

    def _possibly(self, document: Document, day: int) -> bool:
        begins = self.opening(document)
        first = begins.may if begins.known else earliest(document.signed, ALWAYS)
        return first <= day < end(document.in_force) and not self.replaced(document.id, day)

    def possible(self, measure: Measure) -> bool:
        """Tell whether a measure may be in force on any day."""
        return any(self._possible(measure, day) for day in self.days)

    def _possible(self, measure: Measure, day: int) -> bool:
        if not self.opening(measure).may <= day < end(measure.in_force):
            return False
        documents, changed = [self.corpus.documents[measure.document]], measure.changes
        while changed is not None and changed.id in self.corpus.measures:
            one = self.corpus.measures[changed.id]
            documents.append(self.corpus.documents[one.document])
            changed = one.changes
        if not all(self._possibly(one, day) and not self.surely_suspended(one, day) for one in documents):
            return False
        return not self.surely_suspended(measure, day) and not any(
            may > ALWAYS and surely <= day for may, surely in self._taken_away(measure)
        )

    def _taken_away(self, measure: Measure) -> Iterator[tuple[int, int]]:
        """Yield from when on a measure may be, and surely is, withdrawn or replaced."""
        for other in self.corpus.documents.values():
            begins = self.opening(other)
            if any(ref.id == measure.id for ref in other.withdraws):
                yield begins.may, begins.surely
            for rival in other.measures:
                own = self.opening(rival)
                if any(ref.id == measure.id for ref in rival.replaces):
                    yield max(begins.may, own.may), max(begins.surely, own.surely)

    def amending(self, document: Document, day: int) -> list[Document]:
        """Return the documents that amend one and have begun by a day, in order."""
        found = [
            (self.begins(other), other.id)
            for other in self.corpus.documents.values()
            if any(ref.id == document.id for ref in other.amends) and ALWAYS < self.begins(other) <= day
        ]
        return [self.corpus.documents[id_] for _, id_ in sorted(found)]

    def suspended(self, item: Document | Measure, day: int) -> bool:
        """Tell whether something may be suspended: it says so, or a text does that may be there and bears a day."""
        said = [(earliest(one.days.start, NEVER), end(one.days)) for one in item.suspended if one.days]
        return any(start <= day < behind for start, behind in said) or any(
            self.opening(other).may > ALWAYS
            and self.opening(other).may <= day < end(other.in_force)
            and not self.replaced(other.id, day)
            for other in self._suspending(item)
        )

    def surely_suspended(self, item: Document | Measure, day: int) -> bool:
        """Tell whether something surely is suspended."""
        said = [(number(one.days.start, NEVER), surely_until(one.days)) for one in item.suspended if one.days]
        return any(start <= day < behind for start, behind in said) or any(
            self.opening(other).may > ALWAYS and self.lives(other, day) for other in self._suspending(item)
        )

    def _suspending(self, item: Document | Measure) -> list[Document]:
        documents = self.corpus.documents.values()
        return [other for other in documents if any(ref.id == item.id for ref in other.suspends)]

    def measure(self, measure: Measure, day: int) -> bool:
        """Tell whether a measure is in force: with its document, on its own days, until it is ended."""
        document = self.corpus.documents[measure.document]
        own = self.opening(measure).surely <= day < surely_until(measure.in_force)
        if not self.document(document, day) or not own:
            return False
        if self.suspended(measure, day):
            return False
        changed = self.corpus.measures.get(measure.changes.id) if measure.changes else None
        while changed is not None:
            if not self.document(self.corpus.documents[changed.document], day):
                return False
            changed = self.corpus.measures.get(changed.changes.id) if changed.changes else None
        return not any(ALWAYS < may <= day for may, _ in self._taken_away(measure))

    def measure_begins(self, measure: Measure) -> int | None:
        """Return the first day of a measure; None where it is never in force."""
        return self.first(lambda day: self.measure(measure, day))

    # --- agencies -------------------------------------------------------------------------------------

    def agency_ends(self, id_: str, act: str | None = None) -> int:
        """Return the first day on which an agency is no longer there, or no longer for an act."""
        agency = self.corpus.agencies[id_]
        handed = [
            number(item.start, NEVER)
            for item in agency.successions
            if not item.acts or (act is not None and item in self.succeeding(id_, act))
        ]
        return min([end(agency.existed), *handed])

    def taken_over(self, id_: str, act: str | None, day: int) -> list[str]:
        """Return the heirs of an agency, or those for an act, that act for it by a day."""
        found = []
        for item in self.succeeding(id_, act):
            for ref in item.heirs:
                heir = self.corpus.agencies[ref.id].existed
                born = earliest(heir.start if heir else None, ALWAYS)
                if day >= born and day >= number(item.start, self.agency_ends(id_)):
                    found.append(ref.id)
        return found

    def succeeding(self, id_: str, act: str | None) -> list[Succession]:
        """Return what is said of who succeeds an agency: all of it, or what holds for an act."""
        return [
            item
            for item in self.corpus.agencies[id_].successions
            if act is None
            or not item.acts
            or any(act.split(".")[: len(ref.id.split("."))] == ref.id.split(".") for ref in item.acts)
        ]

    def acting(
        self, id_: str, day: int, territory: str | None = None, acts: Iterable[str] = ()
    ) -> frozenset[str]:
        """Return who acts for an agency or a role on a day, in a territory or anywhere, for any of some acts or at all."""
        found = [self._acting(id_, day, territory, act) for act in acts]
        return frozenset().union(*found) if found else self._acting(id_, day, territory, None)

    def _acting(self, id_: str, day: int, territory: str | None, act: str | None) -> frozenset[str]:
        role = self.corpus.roles.get(id_)
        if role is not None and not role.fillings:
            return frozenset({id_})
        found, waiting, seen = set(), [id_], set()
        if role is not None:
            waiting = [
                ref.id
                for filling in role.fillings
                if begin(filling.during) <= day < end(filling.during)
                and (territory is None or filling.territory is None or territory in self.inside([filling.territory.id], day))
                for ref in filling.agencies
            ]  # fmt: skip
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            if day < self.agency_ends(current, act):
                found.add(current)
                continue
            waiting += self.taken_over(current, act, day)
        return frozenset(found)

    # --- territories ----------------------------------------------------------------------------------

    def territory_ends(self, id_: str) -> int:
        """Return the first day on which a territory is no longer there."""
        territory = self.corpus.territories[id_]
        return min([end(territory.existed), *(number(one.start, NEVER) for one in territory.successions)])

    def succeeding_places(self, id_: str) -> dict[str, int]:
        """Return the other territories that succeed one, each with the day from which it does; NEVER for none."""
        found: dict[str, int] = {}
        for item in self.corpus.territories[id_].successions:
            for ref in item.heirs:
                existed = self.corpus.territories[ref.id].existed
                born = earliest(existed.start if existed else None, ALWAYS)
                day = max(number(item.start, self.territory_ends(id_)), born)
                found[ref.id] = min(day, found.get(ref.id, NEVER))
        return {heir: day for heir, day in found.items() if heir != id_}

    def comes_out_of(self, heir: str, id_: str) -> bool:
        """Tell whether a territory succeeds one alone, and was not there before it did."""
        existed = self.corpus.territories[heir].existed
        before = [other for other in self.corpus.territories if heir in self.succeeding_places(other)]
        start = number(existed.start if existed else None, -1)
        return before == [id_] and start >= self.succeeding_places(id_)[heir]

    def _right_in(self, id_: str, day: int) -> set[str]:
        """Return the territories right around one on a day."""
        territory, after = self.corpus.territories[id_], self.succeeding_places(id_)
        moved = len(after) == 1 and max(after.values()) <= day
        found = set(after) if moved else {ref.id for ref in territory.parents}
        return found | {
            other
            for other in self.corpus.territories
            if self.succeeding_places(other).get(id_, NEVER) <= day and self.comes_out_of(id_, other)
        }

    def inside(self, ids: Iterable[str], day: int) -> frozenset[str]:
        """Return the territories that lie, on a day, in one of some."""
        key = (tuple(sorted(ids)), day)
        if key not in self._inside:
            found = set(key[0]) & set(self.corpus.territories)
            while True:
                more = {
                    id_
                    for id_ in self.corpus.territories
                    if id_ not in found and self._right_in(id_, day) & found
                }
                if not more:
                    break
                found |= more
            self._inside[key] = frozenset(found)
        return self._inside[key]

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
        if own == ALWAYS and law.editions:
            return edition_begins(self.editions(law)[0])
        unsaid = law.in_force.start if law.in_force is not None else law.adopted
        return self.told_of(id_) if own == ALWAYS and isinstance(unsaid, Unknown) else own

    def text_in_force(self, id_: str, day: int) -> bool:
        """Tell whether a cited law or document has not ended."""
        if id_ in self.corpus.documents:
            document = self.corpus.documents[id_]
            first = begin(document.in_force, document.signed)
            ended = day >= first and self.replaced(id_, day)
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
