"""Time built in: when documents, measures, editions and agencies hold, and who succeeds whom.

An inexact day counts as its last possible one; an unknown first day is stood in for by the day of signing
or adoption (grammar/meaning.md, Days).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Agency, Document, Edition, Law, Measure
from mou_compiler.corpus.schema.values import Articles, Citation, Day, Period, Unknown
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
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


class Standing(NamedTuple):
    """What becomes of a cited article: `holds`, `moved` to `numbers`, `missing`, or the law is `repealed`.

    `since` is the first day on which it is so, and `until` the first on which it is no longer, where the article
    comes back; `by` is what repealed it, or the edition that moved it.
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
    """Days on which something is suspended, and the texts by which it is, as far as they are named."""

    days: Days
    by: tuple[str, ...]


class Timeline:
    """The days of everything in a corpus."""

    def __init__(self, corpus: Corpus, memo: Memo | None = None) -> None:
        memo = memo or Memo()
        self.corpus = corpus
        self._own_days = memo.remember(self._find_own_days)
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

    def _find_replacing(self, id_: str) -> dict[str, tuple[int, str]]:
        """Return the texts that a document replaces, each with the day and the document.

        A document of which no first day is known ends nothing: it is not known when.
        """
        refs = self.corpus.documents[id_].replaces_documents
        start = self._own_days(id_).start if refs else ALWAYS
        return {ref.id: (start, id_) for ref in refs if start > ALWAYS}

    def _find_replaced(self, id_: str) -> tuple[int, str] | None:
        """Return the day on which a text ends that a document replaces, and by what; the earliest of several."""
        return min(self._replacing.of(id_), key=lambda item: item[0], default=None)

    def document_days(self, document: Document) -> Days:
        """Return the days on which a document is in force, until another replaces it."""
        days = self._own_days(document.id)
        replaced = self._replaced(document.id)
        return days.before(max(replaced[0], days.start)) if replaced else days

    def _find_joining(self, id_: str) -> dict[str, Joining]:
        """Return the documents that one amends whose signatories it changes, and how, from its first day on."""
        document = self.corpus.documents[id_]
        admitted = tuple(ref.id for ref in document.admits)
        released = tuple(ref.id for ref in document.releases)
        refs = document.amends if admitted or released else ()
        start = self._own_days(id_).start if refs else ALWAYS
        return {ref.id: Joining(start, id_, admitted, released) for ref in refs if start > ALWAYS}

    def signatories(self, document: Document) -> tuple[tuple[Days, frozenset[str]], ...]:
        """Return who has signed a document, by stretches of days in order."""
        signed = frozenset(ref.id for ref in document.signatories)
        found = [(ALL_DAYS, signed)]
        for one in sorted(self._joining.of(document.id)):
            days, before = found.pop()
            signed = before.difference(one.released).union(one.admitted)
            found += [(days.before(one.start), before), (Days(one.start, FOREVER), signed)]
        return tuple(item for item in found if item[0])

    def replaced_by(self, id_: str) -> str | None:
        """Return what replaced or repealed a text, the earlier of both where both did."""
        day, by = self._replaced(id_) or (FOREVER, None)
        law = self.corpus.laws.get(id_)
        if law is not None and law.repealed is not None and (by is None or self._repeal_day(law) < day):
            return law.repealed.id
        return by

    def _find_withdrawing(self, id_: str) -> dict[str, dict[str, int]]:
        """Return by document the measures that one withdraws or of which its own take the place, and from which day."""
        document, start = self.corpus.documents[id_], self._own_days(id_).start
        ends = [(ref.id, start) for ref in document.withdraws]
        for measure in document.measures:
            if measure.replaces:
                day = max(start, days_of(measure.in_force).start)
                ends += [(ref.id, day) for ref in measure.replaces]
        found: dict[str, dict[str, int]] = {}
        for measure_id, day in ends:
            if day > ALWAYS:
                those = found.setdefault(_document_of(measure_id), {})
                those[measure_id] = min(day, those.get(measure_id, FOREVER))
        return found

    def _find_suspending(self, id_: str) -> dict[str, Paused]:
        """Return the texts and measures that a document suspends, each with the days on which it does.

        A document of which no first day is known suspends nothing: it is not known when.
        """
        document = self.corpus.documents[id_]
        days = self.document_days(document) if document.suspends else ALL_DAYS
        return {ref.id: Paused(days, (id_,)) for ref in document.suspends if days.start > ALWAYS}

    def suspensions(self, item: Document | Measure) -> tuple[Paused, ...]:
        """Return when a document or measure is itself suspended, in order of day, and by what texts."""
        own = [
            Paused(
                days_of(one.days),
                tuple(cited.source.id for cited in one.basis if isinstance(cited, Citation)),
            )
            for one in item.suspended
        ]
        return tuple(
            sorted((*(one for one in own if one.days.start > ALWAYS), *self._suspending.of(item.id)))
        )

    def document_stretches(self, document: Document) -> tuple[Days, ...]:
        """Return the stretches of days on which a document is in force: its days without those of suspensions."""
        return self._stretches_of_document(document.id)

    def _find_stretches_of_document(self, id_: str) -> tuple[Days, ...]:
        document = self.corpus.documents[id_]
        days = self.document_days(document)
        return uncovered(days, [one.days for one in self.suspensions(document)]) if days else ()

    def measure_days(self, measure: Measure) -> Days:
        """Return the days from the first to the last on which a measure is in force; suspended ones may lie between."""
        return self.days_of(measure.id)

    def days_of(self, measure: str) -> Days:
        """Return the same of a measure by its id."""
        days, stretches = self._stretches_in(_document_of(measure))[measure]
        if stretches:
            return Days(stretches[0].start, stretches[-1].end)
        return Days(days.start, days.start) if days else days

    def stretches(self, measure: Measure) -> tuple[Days, ...]:
        """Return the stretches of days on which a measure is in force, in order, none of which touch."""
        return self.stretches_of(measure.id)

    def stretches_of(self, measure: str) -> tuple[Days, ...]:
        """Return the same of a measure by its id."""
        return self._stretches_in(_document_of(measure))[measure][1]

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
            for measure_id, day in those.items():
                withdrawn[measure_id] = min(day, withdrawn.get(measure_id, FOREVER))
        found: dict[str, tuple[Days, tuple[Days, ...]]] = {}
        for measure in document.measures:
            days = whole.meet(days_of(measure.in_force)) if measure.in_force else whole
            days = days.before(withdrawn.get(measure.id, FOREVER))
            out = [one.days for one in (*shared, *self.suspensions(measure))]
            for other in self._changed(measure):
                days = days.meet(self.document_days(other))
                out += [one.days for one in self.suspensions(other)]
            found[measure.id] = (days, uncovered(days, out) if days else ())
        return found

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
        days = days_of(agency.existed)
        passed_on = ordinal(agency.succession.start) if agency.succession else None
        return Days(days.start, passed_on) if passed_on and days.end >= FOREVER else days

    def heirs(self, id_: str, day: int) -> tuple[str, ...]:
        """Return who acts for an agency on a day: itself while it exists, then those who succeed it.

        Empty where it has ended and nobody succeeded it.
        """
        return tuple(sorted(self._heirs(id_, day, frozenset())))

    def _heirs(self, id_: str, day: int, seen: frozenset[str]) -> set[str]:
        agency = self.corpus.agencies.get(id_)
        if agency is None or day < self.agency_days(id_).end:
            return {id_}
        if agency.succession is None or id_ in seen:
            return set()
        found: set[str] = set()
        for ref in agency.succession.agencies:
            found |= self._heirs(ref.id, day, seen | {id_})
        return found

    def changes(self, id_: str) -> Iterator[int]:
        """Yield the days on which who acts for an agency changes, along its line of succession."""
        seen: set[str] = set()
        waiting = [id_]
        while waiting:
            current = waiting.pop()
            agency = self.corpus.agencies.get(current)
            if agency is None or current in seen:
                continue
            seen.add(current)
            end = self.agency_days(current).end
            if end < FOREVER:
                yield end
            if agency.succession is not None:
                waiting.extend(ref.id for ref in agency.succession.agencies)

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
            start = self._own_days(by).start
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
        if article is None or not law.editions or not all(_lacks(item, article) for item in law.editions):
            return ended
        return [Standing("missing", ALWAYS, (article,), ""), *ended]

    def _find_standing(
        self, source: str, edition: str | None, article: str | None, cited_on: int
    ) -> list[Standing]:
        document = self.corpus.documents.get(source)
        if document is not None:
            days = self.document_days(document)
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

    def begins_behind(self, citation: Citation, days: Days) -> int | None:
        """Return the first day of a cited text that begins only when days are over; None where it may not.

        It must be exact.  Of a law that names no day of its own, and of the first text that a register has of a
        title, it is not known what was there before.
        """
        start = self._exact_start(citation)
        return start if start is not None and days and days.end <= start else None

    def unknown_until(self, citation: Citation, day: int) -> int | None:
        """Return the first day of the first text known, where what is cited on a day is older; None where it is not.

        Of a law that is known to begin later than it is cited nothing older is sought.
        """
        law = self.corpus.laws.get(citation.source.id)
        editions = self.editions(law) if law is not None and citation.article is not None else ()
        if law is None or not editions or _named_edition(law, citation.edition) is not None:
            return None
        first, begins = _edition_start(editions[0]), self._exact_start(citation)
        return first if ALWAYS < day < first and (begins is None or begins <= day) else None

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
        if _lacks(cited, article):
            return [Standing("missing", max(cited_on, _edition_start(cited)), (article,), cited.id)]
        found: list[Standing] = []
        places: tuple[str, ...] = (article,)
        for edition in editions[editions.index(cited) + 1 :]:
            start, onward = _edition_start(edition), _onward(edition, places)
            if places == (article,) != onward:
                state = "moved" if onward else "missing"
                found.append(Standing(state, start, onward or (article,), edition.id))
            elif places != (article,) == onward:
                found[-1] = found[-1]._replace(until=start)
            places = onward
        return found


def _document_of(measure: str) -> str:
    """Return the id of the document in which a measure stands, by its own."""
    return measure.rpartition("/")[0]


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
        if not moved and place not in edition.dropped and not _lacks(edition, place):
            moved = [place]
        found.update(dict.fromkeys(moved))
    return tuple(found)


def _lacks(edition: Edition, article: str) -> bool:
    """Tell whether an edition is known not to have an article; another may have moved to a dropped number."""
    if article in edition.dropped and all(move.new != article for move in edition.moved):
        return True
    articles = edition.articles
    return isinstance(articles, Articles) and not _has(article, articles.first, articles.last)


def _has(article: str, first: int, last: int) -> bool:
    """Tell whether a number lies between two; of 10A the digits count, and of a roman number nothing is known."""
    digits = re.match(r"\d+", article)
    return digits is None or first <= int(digits[0]) <= last


__all__ = ["Agency", "Standing", "Timeline", "days_of", "ordinal"]
