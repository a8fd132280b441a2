"""Time built in: when documents, measures, editions and agencies hold, and who succeeds whom.

A text surely holds from the last possible day of its beginning until the first possible day of its end; what it
needs counts as there until it surely is not (grammar/meaning.md, Days).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Agency, Catalogue, Document, Edition, Law, Measure
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Articles, Citation, Day, Period, Succession, Unknown
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
from mou_compiler.meaning.rule import lies_within
from mou_compiler.memo import Memo


def ordinal(day: Day | Unknown | None) -> int | None:
    """Return the number of a day, the last possible one where it is inexact; None where it is not known."""
    return day.last.toordinal() if isinstance(day, Day) else None


def days_of(period: Period | None, signed: Day | Unknown | None = None) -> Days:
    """Return the days of a period; the day of signing stands in for an unknown first one."""
    start = ordinal(period.start) if period else None
    if start is None:
        start = ordinal(signed)
    end = ordinal(period.end) if period else None
    return Days(ALWAYS if start is None else start, FOREVER if end is None else end)


def certain(period: Period | None) -> Days:
    """Return the days on which a period surely goes on: from its last possible first day to its first possible end."""
    days = days_of(period)
    end = period.end if period else None
    return days.before(end.first.toordinal()) if isinstance(end, Day) else days


class Beginning(NamedTuple):
    """When a text begins: the first day on which it may, and the one from which it surely holds.

    Always where it says nothing of days; FOREVER where its beginning is unknown and nothing tells of it; `known` is
    False where it is unknown.
    """

    may: int
    surely: int
    known: bool = True


class Standing(NamedTuple):
    """What becomes of a cited article: `moved` to `numbers`, `missing`, or the law is `repealed`; or, before, the text is `to-come`, begins `behind` all days of who cites it, or is `older` than the first known.

    `since` is the first day on which it is so, and `until` the first on which it is no longer, where the article
    comes back or goes elsewhere, or the text begins; `by` is what repealed it, or the edition that moved it, is cited or
    the first known.
    """

    state: str
    since: int
    numbers: tuple[str, ...]
    by: str
    until: int = FOREVER


class Joining(NamedTuple):
    """Who signs from a day on, by which document, and who does no longer."""

    start: int
    by: str
    admitted: tuple[str, ...]
    released: tuple[str, ...]


class Paused(NamedTuple):
    """Days on which something may be suspended, the texts by which it is, as far as they are named, and when it surely is."""

    days: Days
    by: tuple[str, ...]
    certain: Days


class Timeline:
    """The days of everything in a corpus."""

    def __init__(self, corpus: Corpus, memo: Memo | None = None) -> None:
        memo = memo or Memo()
        self.corpus = corpus
        self._own_days = memo.remember(self._find_own_days)
        self.beginning = memo.remember(self._find_beginning)
        self._named = memo.index(lambda: corpus.documents, self._find_named)
        self._named_by_catalogues = memo.index(lambda: corpus.catalogues, self._find_named_by_catalogue)
        self._named_by_laws = memo.index(lambda: corpus.laws, self._find_named_by_law)
        self._replacing = memo.index(lambda: corpus.documents, self._find_replacing)
        self._replaced = memo.remember(self._find_replaced)
        self._joining = memo.index(lambda: corpus.documents, self._find_joining)
        self._withdrawing = memo.index(lambda: corpus.documents, self._find_withdrawing)
        self._suspending = memo.index(lambda: corpus.documents, self._find_suspending)
        self._stretches_in = memo.remember(self._find_stretches_in)
        self._stretches_of_document = memo.remember(self._find_stretches_of_document)
        self._stand = memo.remember(self._find_standing)

    # --- documents and measures -----------------------------------------------------------------------

    def _find_own_days(self, id_: str) -> Days:
        document = self.corpus.documents[id_]
        return days_of(document.in_force, document.signed)

    def _find_beginning(self, id_: str) -> Beginning:
        """Return when a document begins, on its own account or, where it is unknown, by what tells of it."""
        document = self.corpus.documents[id_]
        written = document.in_force.start if document.in_force is not None else None
        found = _beginning_said(document.signed if written is None else written)
        if found is not None:
            return found
        first, signed = self.first_named(id_), document.signed
        first = min(first, ordinal(document.known_in_force) or FOREVER)
        may = signed.first.toordinal() if isinstance(signed, Day) else first
        return Beginning(min(may, first), first, known=False)

    def measure_beginning(self, measure: Measure) -> Beginning:
        """Return when a measure begins by its own days, its document aside."""
        found = _beginning_said(measure.in_force.start if measure.in_force is not None else None)
        return found or Beginning(ALWAYS, self.first_named(measure.id), known=False)

    def first_named(self, id_: str) -> int:
        """Return the first day on which something dated names a text or measure; FOREVER where nothing does."""
        named = (self._named, self._named_by_catalogues, self._named_by_laws)
        return min((day for index in named for day in index.of(id_)), default=FOREVER)

    def _find_named(self, id_: str) -> dict[str, int]:
        """Return the texts and measures that a document with a day of its own names, each from when on."""
        document = self.corpus.documents[id_]
        start = _dated(document)
        if start is None:
            return {}
        found: dict[str, int] = {}
        whole = tuple(getattr(document, item.name) for item in fields(document) if item.name != "measures")
        self._note(found, whole, start, id_)
        for measure in document.measures:
            own = measure.in_force.start if measure.in_force is not None else None
            if not isinstance(own, Unknown):
                self._note(found, measure, max(start, ordinal(own) or start), id_)
        return found

    def _find_named_by_catalogue(self, id_: str) -> dict[str, int]:
        catalogue = self.corpus.catalogues[id_]
        found: dict[str, int] = {}
        start = days_of(catalogue.in_force).start
        if start > ALWAYS:
            self._note(found, catalogue, start, id_)
        return found

    def _find_named_by_law(self, id_: str) -> dict[str, int]:
        law = self.corpus.laws[id_]
        day = ordinal(law.repealed_on)
        return {} if law.repealed is None or day is None else {law.repealed.id: day}

    def _note(self, found: dict[str, int], value: object, day: int, itself: str) -> None:
        """Write down the texts and measures that a value names, and the document of each measure; not what it is of."""
        for ref in references(value):
            if ref.kind == "measure":
                document = _document_of(ref.id)
                if document != itself:
                    found[ref.id] = min(day, found.get(ref.id, FOREVER))
                    found[document] = min(day, found.get(document, FOREVER))
            elif ref.kind in ("law", "memorandum", "instrument") and ref.id != itself:
                found[ref.id] = min(day, found.get(ref.id, FOREVER))

    def _find_replacing(self, id_: str) -> dict[str, tuple[Beginning, str]]:
        """Return the texts that a document replaces, each with its beginning and the document.

        A document that says nothing of days ends nothing: it is not known when.
        """
        refs = self.corpus.documents[id_].replaces_documents
        beginning = self.beginning(id_) if refs else Beginning(ALWAYS, ALWAYS)
        return {ref.id: (beginning, id_) for ref in refs if beginning.may > ALWAYS}

    def _find_replaced(self, id_: str) -> tuple[int, str] | None:
        """Return the day by which a text has surely ended that a document replaces, and by what; the earliest."""
        found = [(one.surely, by) for one, by in self._replacing.of(id_) if one.surely < FOREVER]
        return min(found, key=lambda item: item[0], default=None)

    def document_days(self, document: Document) -> Days:
        """Return the days on which a document is surely in force, until another may replace it; empty where none are known."""
        start = self.beginning(document.id).surely
        if start >= FOREVER:
            return Days(ALWAYS, ALWAYS)
        days = Days(start, certain(document.in_force).end)
        ends = min((one.may for one, _ in self._replacing.of(document.id)), default=FOREVER)
        return days.before(max(ends, start))

    def lasting_days(self, document: Document) -> Days:
        """Return the days on which a document is there for what rests on it: it is gone when that is certain.

        One of which the beginning is unknown is there from its signing on, or always.
        """
        days, replaced = self._own_days(document.id), self._replaced(document.id)
        return days.before(max(replaced[0], days.start)) if replaced else days

    def _find_joining(self, id_: str) -> dict[str, Joining]:
        """Return the documents that one amends whose signatories it changes, and how, from its first day on."""
        document = self.corpus.documents[id_]
        admitted = tuple(ref.id for ref in document.admits)
        released = tuple(ref.id for ref in document.releases)
        refs = document.amends if admitted or released else ()
        start = self.beginning(id_).surely if refs else ALWAYS
        return {ref.id: Joining(start, id_, admitted, released) for ref in refs if ALWAYS < start < FOREVER}

    def joining(self, document: Document) -> list[Joining]:
        """Return what changes who signs a document, in the order in which it counts."""
        return sorted(self._joining.of(document.id))

    def signatories(self, document: Document) -> tuple[tuple[Days, frozenset[str]], ...]:
        """Return who has signed a document, by stretches of days in order."""
        signed = frozenset(ref.id for ref in document.signatories)
        found = [(ALL_DAYS, signed)]
        for one in self.joining(document):
            days, before = found.pop()
            signed = before.difference(one.released).union(one.admitted)
            found += [(days.before(one.start), before), (Days(one.start, FOREVER), signed)]
        return tuple(item for item in found if item[0])

    def catalogue_days(self, catalogue: Catalogue) -> Days:
        """Return the days of a catalogue, until another replaces it."""
        starts = [
            days_of(other.in_force).start
            for other in self.corpus.catalogues.values()
            if any(ref.id == catalogue.id for ref in other.replaces)
        ]
        days = days_of(catalogue.in_force)
        return days.before(min((start for start in starts if start > ALWAYS), default=FOREVER))

    def replaced_by(self, id_: str) -> str | None:
        """Return what replaced or repealed a text, the earlier of both where both did."""
        day, by = self._replaced(id_) or (FOREVER, None)
        law = self.corpus.laws.get(id_)
        if law is not None and law.repealed is not None and (by is None or self._repeal_day(law) < day):
            return law.repealed.id
        return by

    def _find_withdrawing(self, id_: str) -> dict[str, dict[str, Beginning]]:
        """Return by document the measures that one withdraws or of which its own take the place, and from when on."""
        document = self.corpus.documents[id_]
        replacing = [measure for measure in document.measures if measure.replaces]
        if not document.withdraws and not replacing:
            return {}
        start = self.beginning(id_)
        ends = [(ref.id, start) for ref in document.withdraws]
        for measure in replacing:
            own = self.measure_beginning(measure)
            begins = Beginning(max(start.may, own.may), max(start.surely, own.surely))
            ends += [(ref.id, begins) for ref in measure.replaces]
        found: dict[str, dict[str, Beginning]] = {}
        for measure_id, begins in ends:
            if begins.may > ALWAYS:
                those = found.setdefault(_document_of(measure_id), {})
                known = those.get(measure_id, begins)
                those[measure_id] = Beginning(min(begins.may, known.may), min(begins.surely, known.surely))
        return found

    def _find_suspending(self, id_: str) -> dict[str, Paused]:
        """Return the texts and measures that a document suspends, each with the days on which it does.

        A document that says nothing of days suspends nothing: it is not known when.
        """
        document = self.corpus.documents[id_]
        if not document.suspends:
            return {}
        days = Days(self.beginning(id_).may, self._possible_days(document).end)
        paused = Paused(days, (id_,), self.document_days(document))
        return {ref.id: paused for ref in document.suspends if days.start > ALWAYS and days}

    def suspensions(self, item: Document | Measure) -> tuple[Paused, ...]:
        """Return when a document or measure may itself be suspended, in order of day, and by what texts."""
        own = [
            Paused(
                Days(one.days.start.first.toordinal(), days_of(one.days).end),
                tuple(cited.source.id for cited in one.basis if isinstance(cited, Citation)),
                certain(one.days),
            )
            for one in item.suspended
            if isinstance(one.days.start, Day)
        ]
        return tuple(sorted((*own, *self._suspending.of(item.id))))

    def document_stretches(self, document: Document) -> tuple[Days, ...]:
        """Return the stretches of days on which a document is surely in force: its days without those of suspensions."""
        return self._stretches_of_document(document.id)

    def _find_stretches_of_document(self, id_: str) -> tuple[Days, ...]:
        document = self.corpus.documents[id_]
        days = self.document_days(document)
        return uncovered(days, [one.days for one in self.suspensions(document)]) if days else ()

    def lasting_stretches(self, document: Document) -> tuple[Days, ...]:
        """Return the stretches of days on which a document is there for what rests on it, and not surely suspended."""
        days = self.lasting_days(document)
        return uncovered(days, [one.certain for one in self.suspensions(document)]) if days else ()

    def measure_days(self, measure: Measure) -> Days:
        """Return the days from the first to the last on which a measure is in force; suspended ones may lie between."""
        return _span(*self._stretches_in(measure.document)[measure.id])

    def days_of(self, measure: str) -> Days:
        """Return the same of a measure by its id."""
        return _span(*self._stretches_in(_document_of(measure))[measure])

    def stretches(self, measure: Measure) -> tuple[Days, ...]:
        """Return the stretches of days on which a measure is in force, in order, none of which touch."""
        return self._stretches_in(measure.document)[measure.id][1]

    def stretches_of(self, measure: str) -> tuple[Days, ...]:
        """Return the same of a measure by its id."""
        return self._stretches_in(_document_of(measure))[measure][1]

    def may_hold(self, measure: Measure) -> bool:
        """Tell whether a measure may be in force on some day, certain or not."""
        return bool(self.possible_stretches(measure))

    def possible_stretches(self, measure: Measure) -> tuple[Days, ...]:
        """Return the stretches of days on which a measure may be in force, certain or not: on others it surely is not."""
        days = self.possible_span(measure)
        items: tuple[Document | Measure, ...] = (measure, *self.under(measure))
        paused = [one.certain for item in items for one in self.suspensions(item)]
        return uncovered(days, paused) if days else ()

    def possible_span(self, item: Document | Measure) -> Days:
        """Return the days on which a text or measure may be in force but for suspensions."""
        return self._possible_days(item) if isinstance(item, Document) else self._possible_days_of(item)

    def _possible_days_of(self, measure: Measure) -> Days:
        own = self.measure_beginning(measure)
        days = Days(own.may, days_of(measure.in_force).end)
        for document in self.under(measure):
            days = days.meet(self._possible_days(document))
        withdrawn = [
            ends[measure.id] for ends in self._withdrawing.of(measure.document) if measure.id in ends
        ]
        for end in withdrawn:
            days = days.before(end.surely)
        return days

    def possible_document_stretches(self, document: Document) -> tuple[Days, ...]:
        """Return the stretches of days on which a document may be in force, certain or not."""
        days = self._possible_days(document)
        return uncovered(days, [one.certain for one in self.suspensions(document)]) if days else ()

    def under(self, measure: Measure) -> tuple[Document, ...]:
        """Return the documents without which a measure is not in force: its own, and those of which it changes one."""
        return (self.corpus.documents[measure.document], *self._changed(measure))

    def _possible_days(self, document: Document) -> Days:
        """Return the days on which a document may be in force."""
        begins, replaced = self.beginning(document.id), self._replaced(document.id)
        signed = document.signed
        first = signed.first.toordinal() if isinstance(signed, Day) else ALWAYS
        days = Days(begins.may if begins.known else first, days_of(document.in_force).end)
        return days.before(replaced[0]) if replaced else days

    def is_suspended_throughout(self, measure: Measure) -> bool:
        """Tell whether a measure would have days, but for suspensions."""
        days, stretches = self._stretches_in(measure.document)[measure.id]
        return bool(days) and not stretches

    def _find_stretches_in(self, id_: str) -> dict[str, tuple[Days, tuple[Days, ...]]]:
        """Return the days of each measure of a document, and those on which it is not suspended."""
        document = self.corpus.documents[id_]
        shared = self.suspensions(document)
        whole = self.document_days(document)
        withdrawn: dict[str, int] = {}
        for those in self._withdrawing.of(id_):
            for measure_id, begins in those.items():
                withdrawn[measure_id] = min(begins.may, withdrawn.get(measure_id, FOREVER))
        found: dict[str, tuple[Days, tuple[Days, ...]]] = {}
        for measure in document.measures:
            days = whole.meet(self._certain_days(measure)) if measure.in_force else whole
            days = days.before(withdrawn.get(measure.id, FOREVER))
            out = [one.days for one in (*shared, *self.suspensions(measure))]
            for other in self._changed(measure):
                days = days.meet(self.document_days(other))
                out += [one.days for one in self.suspensions(other)]
            found[measure.id] = (days, uncovered(days, out) if days else ())
        return found

    def _certain_days(self, measure: Measure) -> Days:
        """Return the days on which a measure is surely in force by its own account; empty where no beginning is known."""
        start = self.measure_beginning(measure).surely
        return Days(ALWAYS, ALWAYS) if start >= FOREVER else Days(start, certain(measure.in_force).end)

    def _changed(self, measure: Measure) -> Iterator[Document]:
        """Yield the documents of which a measure changes one: it is there only as long as they are."""
        while measure.changes is not None and measure.changes.id in self.corpus.measures:
            measure = self.corpus.measures[measure.changes.id]
            yield self.corpus.documents[measure.document]

    # --- agencies -------------------------------------------------------------------------------------

    def agency_days(self, id_: str) -> Days:
        """Return the days on which an agency exists; a role always does."""
        agency = self.corpus.agencies.get(id_)
        if agency is None:
            return ALL_DAYS
        whole = _soonest(ordinal(item.start) for item in agency.successions if not item.acts)
        days = days_of(agency.existed)
        return Days(days.start, min(days.end, whole))

    def duty_ends(self, id_: str, act: str | None) -> int:
        """Return the day from which an agency no longer carries its duties out itself, or those for one act."""
        end = self.agency_days(id_).end
        if act is None:
            return end
        carrying = carrying_on(self.corpus.agencies[id_], act)
        return min(end, _soonest(ordinal(one.start) for one in carrying))

    def takes_over(self, agency: Agency, succession: Succession, heir: str) -> int:
        """Return the day from which an heir acts for an agency by what is said of it: not before it may exist."""
        written = ordinal(succession.start)
        own = self.corpus.agencies.get(heir)
        begins = own.existed.start if own is not None and own.existed is not None else None
        first = begins.first.toordinal() if isinstance(begins, Day) else ALWAYS
        return max(self.agency_days(agency.id).end if written is None else written, first)

    def is_dated(self, agency: Agency, succession: Succession) -> bool:
        """Tell whether it is known when somebody takes over: a day is written, or else the agency ends on one."""
        if isinstance(succession.start, Unknown):
            return False
        return succession.start is not None or self.agency_days(agency.id).end < FOREVER

    def heirs(self, id_: str, day: int, act: str | None = None) -> tuple[str, ...]:
        """Return who acts for an agency on a day, for one act or at all: itself while it exists, then who has taken over.

        Empty where it has ended and nobody has.
        """
        return tuple(sorted(self._heirs(id_, day, act, frozenset())))

    def _heirs(self, id_: str, day: int, act: str | None, seen: frozenset[str]) -> set[str]:
        agency = self.corpus.agencies.get(id_)
        if agency is None or day < self.duty_ends(id_, act):
            return {id_}
        if id_ in seen:
            return set()
        found: set[str] = set()
        for start, heir in self.hand_overs(agency, act):
            if start <= day:
                found |= self._heirs(heir, day, act, seen | {id_})
        return found

    def hand_overs(self, agency: Agency, act: str | None) -> list[tuple[int, str]]:
        """Return who succeeds an agency, for one act or at all, each with the day from which it acts for it."""
        return [
            (self.takes_over(agency, item, ref.id), ref.id)
            for item in carrying_on(agency, act)
            for ref in item.heirs
        ]

    def line(self, id_: str) -> Iterator[Agency]:
        """Yield an agency and all who succeed it, over any number of steps."""
        seen: set[str] = set()
        waiting = [id_]
        while waiting:
            current = waiting.pop()
            agency = self.corpus.agencies.get(current)
            if agency is not None and current not in seen:
                seen.add(current)
                yield agency
                waiting += [ref.id for item in agency.successions for ref in item.heirs]

    def changes(self, id_: str) -> Iterator[int]:
        """Yield the days on which who acts for an agency changes, along its line of succession."""
        for agency in self.line(id_):
            ends = [self.agency_days(agency.id).end]
            for item in agency.successions:
                if (day := ordinal(item.start)) is not None:
                    ends.append(day)
                ends += [self.takes_over(agency, item, ref.id) for ref in item.heirs]
            yield from (end for end in ends if end < FOREVER)

    # --- laws -----------------------------------------------------------------------------------------

    def law_days(self, law: Law) -> Days:
        """Return the days of a law: its own period, or all days where only its editions say more, until it ends.

        It ends when it is repealed or a document replaces it, whichever comes first.
        """
        editions = self.editions(law)
        if law.in_force is not None or law.adopted is not None or not editions:
            days = days_of(law.in_force, law.adopted)
        else:
            days = Days(ALWAYS, FOREVER)
        if law.repealed is not None or law.repealed_on is not None:
            days = days.before(self._repeal_day(law))
        replaced = self._replaced(law.id)
        return days.before(replaced[0]) if replaced else days

    def _repeal_day(self, law: Law) -> int:
        said = ordinal(law.repealed_on)
        if said is not None or law.repealed is None:
            return FOREVER if said is None else said
        by = law.repealed.id
        if by in self.corpus.documents:
            start = self.beginning(by).surely
            return start if start > ALWAYS else FOREVER
        other = self.corpus.laws.get(by)
        if other is None or other.id == law.id:
            return FOREVER
        editions = self.editions(other)
        days = days_of(other.in_force, other.adopted)
        if days.start == ALWAYS and editions:
            # Which edition repealed it is not known where its day is not: the last one is certain.
            edition = editions[-1 if isinstance(law.repealed_on, Unknown) else 0]
            return _edition_start(edition) if _edition_start(edition) > ALWAYS else FOREVER
        if days.start == ALWAYS and _says_unknown(other):
            return self.first_named(by)
        return FOREVER if days.start == ALWAYS else days.start

    def editions(self, law: Law) -> tuple[Edition, ...]:
        """Return the editions of a law, oldest first."""
        return tuple(sorted(law.editions, key=lambda edition: (_edition_start(edition), edition.id)))

    def edition_days(self, law: Law, edition: Edition) -> Days:
        """Return the days of an edition, until the next one begins."""
        editions = self.editions(law)
        days = days_of(edition.in_force, edition.adopted)
        later = [_edition_start(other) for other in editions[editions.index(edition) + 1 :]]
        return days.before(min(later)) if later else days

    def edition_on(self, law: Law, day: int) -> Edition | None:
        """Return the edition in force on a day; the first known one stands in for those before it."""
        editions = self.editions(law)
        found = editions[0] if editions else None
        for edition in editions:
            if _edition_start(edition) <= day:
                found = edition
        return found

    def standing(self, citation: Citation, cited_on: int | None) -> list[Standing]:
        """Return what befalls a cited text and article, in order of day, from the day of citing on.

        Empty where it holds for as long as is known. Where the day of citing is not known any edition may be
        cited: only what befalls it whichever it was is returned.
        """
        if cited_on is not None:
            return self._stand(citation.source.id, citation.edition, citation.article, cited_on)
        return self._in_whichever(citation)

    def _in_whichever(self, citation: Citation) -> list[Standing]:
        """Return what befalls a citation of a day that is not known."""
        law = self.corpus.laws.get(citation.source.id)
        found = self._stand(citation.source.id, citation.edition, citation.article, ALWAYS)
        if law is None or _named_edition(law, citation.edition) is not None:
            return found
        article, ended = citation.article, [item for item in found if item.state == "repealed"]
        if article is None or not law.editions or not all(lacks(item, article) for item in law.editions):
            return ended
        return [Standing("missing", ALWAYS, (article,), ""), *ended]

    def _find_standing(
        self, source: str, edition: str | None, article: str | None, cited_on: int
    ) -> list[Standing]:
        document = self.corpus.documents.get(source)
        if document is not None:
            days = self.lasting_days(document)
            found = (
                []
                if days.end >= FOREVER
                else [Standing("repealed", days.end, (), self.replaced_by(document.id) or "")]
            )
            has = document.articles
            if isinstance(has, Articles) and article is not None and not _has(article, has.first, has.last):
                found.insert(0, Standing("missing", days.start, (article,), ""))
            return found
        law = self.corpus.laws.get(source)
        if law is None:
            return []
        found = self._article_standing(law, edition, article, cited_on)
        end = self.law_days(law).end
        if end < FOREVER:
            found = [item for item in found if item.since < end]
            found.append(Standing("repealed", end, (), self.replaced_by(law.id) or ""))
        return found

    def before_text(self, citation: Citation, days: Days) -> Iterator[Standing]:
        """Yield what is so of a citation of some days before the text cited: it is to come, or what it was is not known.

        Of days that begin on no known one neither is said, unless the text begins only when they are over.
        """
        begins = self.begins_behind(citation, days)
        if begins is not None:
            state = "to-come" if begins < days.end else "behind"
            yield Standing(state, days.start, (), citation.edition or "", begins)
        law = self.corpus.laws.get(citation.source.id)
        editions = self.editions(law) if law is not None and citation.article is not None else ()
        if law is None or not editions or _named_edition(law, citation.edition) is not None:
            return
        since, first = max(days.start, begins or ALWAYS), _edition_start(editions[0])
        if days.start > ALWAYS and since < first:
            yield Standing("older", since, (), editions[0].id, first)

    def begins_behind(self, citation: Citation, days: Days) -> int | None:
        """Return the first day of a cited text that is behind the first of some days; None where it may not be.

        It must be exact.  Of a law that names no day of its own, and of the first text that a register has of a
        title, it is not known what was there before.
        """
        start = self._exact_start(citation)
        if start is None or not days or start <= days.start:
            return None
        return start if days.start > ALWAYS or days.end <= start else None

    def _exact_start(self, citation: Citation) -> int | None:
        id_ = citation.source.id
        beside = self.corpus.registered.get(id_)
        entry = None if beside is None else beside.entry
        document = self.corpus.documents.get(id_)
        if document is not None:
            known = beside is not None and entry is not None and beside.text not in (None, *entry.texts[:1])
            return _exact(document.in_force, document.signed) if entry is None or known else None
        law = self.corpus.laws.get(id_)
        if law is None:
            return None
        edition = _named_edition(law, citation.edition)
        if edition is not None:
            return _exact(edition.in_force, edition.adopted)
        return _exact(law.in_force, law.adopted) if entry is None else None

    def _article_standing(
        self, law: Law, named: str | None, article: str | None, cited_on: int
    ) -> list[Standing]:
        editions = self.editions(law)
        if article is None or not editions:
            return []
        cited = _named_edition(law, named) or self.edition_on(law, cited_on) or editions[0]
        if lacks(cited, article):
            return [Standing("missing", max(cited_on, _edition_start(cited)), (article,), cited.id)]
        found: list[Standing] = []
        places: tuple[str, ...] = (article,)
        for edition in editions[editions.index(cited) + 1 :]:
            start, onward = _edition_start(edition), _onward(edition, places)
            if set(onward) != set(places):
                if places != (article,):
                    found[-1] = found[-1]._replace(until=start)
                if onward != (article,):
                    state = "moved" if onward else "missing"
                    found.append(Standing(state, start, onward or (article,), edition.id))
            places = onward
        return found


def carrying_on(agency: Agency, act: str | None) -> tuple[Succession, ...]:
    """Return who succeeds an agency: for one act those who do so for it or one above, and for all its duties."""
    if act is None or not any(item.acts for item in agency.successions):
        return agency.successions
    return tuple(
        item
        for item in agency.successions
        if not item.acts or any(lies_within(act, ref.id) for ref in item.acts)
    )


def _span(days: Days, stretches: tuple[Days, ...]) -> Days:
    """Return the days from the first to the last of stretches; none of these days where there are none."""
    if len(stretches) == 1:
        return stretches[0]
    if stretches:
        return Days(stretches[0].start, stretches[-1].end)
    return Days(days.start, days.start) if days else days


def _document_of(measure: str) -> str:
    """Return the id of the document in which a measure stands, by its own."""
    return measure.rpartition("/")[0]


def _soonest(days: Iterable[int | None]) -> int:
    """Return the first of some days as far as they are known."""
    return min((day for day in days if day is not None), default=FOREVER)


def _beginning_said(day: Day | Unknown | None) -> Beginning | None:
    """Return the beginning that a text says, always where it says nothing; None where it is unknown."""
    if isinstance(day, Day):
        return Beginning(day.first.toordinal(), day.last.toordinal())
    return Beginning(ALWAYS, ALWAYS) if day is None else None


def _dated(document: Document) -> int | None:
    """Return from when on what a document says is surely said; None where it bears no day."""
    written = document.in_force.start if document.in_force is not None else None
    return ordinal(document.signed if written is None else written)


def _says_unknown(law: Law) -> bool:
    """Tell whether a law says that its beginning is unknown, rather than nothing of it."""
    return isinstance(law.in_force.start if law.in_force is not None else law.adopted, Unknown)


def _exact(period: Period | None, signed: Day | Unknown | None) -> int | None:
    """Return the number of the first day of a period, or of the day that stands in; None where it is not exact."""
    start = period.start if period is not None and isinstance(period.start, Day) else signed
    return ordinal(start) if isinstance(start, Day) and start.exact else None


def _named_edition(law: Law, name: str | None) -> Edition | None:
    """Return the edition of a law of that name."""
    return next((edition for edition in law.editions if edition.id == f"{law.id}/{name}"), None)


def _edition_start(edition: Edition) -> int:
    return days_of(edition.in_force, edition.adopted).start


def _onward(edition: Edition, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return where an edition has what stood at some places in the one before it; nowhere where it has it no more."""
    found: dict[str, None] = {}
    for place in places:
        moved = [move.new for move in edition.moved if move.old == place]
        if not moved and place not in edition.dropped and not lacks(edition, place):
            moved = [place]
        found.update(dict.fromkeys(moved))
    return tuple(found)


def lacks(edition: Edition, article: str) -> bool:
    """Tell whether an edition is known not to have an article; another may have moved to a dropped number."""
    if article in edition.dropped and all(move.new != article for move in edition.moved):
        return True
    articles = edition.articles
    return isinstance(articles, Articles) and not _has(article, articles.first, articles.last)


def _has(article: str, first: int, last: int) -> bool:
    """Tell whether a number lies between two; of 10A the digits count, and of a roman number nothing is known."""
    digits = re.match(r"\d+", article)
    return digits is None or first <= int(digits[0]) <= last


__all__ = ["Agency", "Beginning", "Standing", "Timeline", "certain", "days_of", "lacks", "ordinal"]
