"""Clauses beside measures that rest on something: grounds, ways out, exclusions, exceptions, channels, escalations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.burdened import measures_judged
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Declaration, ListRule
from mou_compiler.corpus.schema.values import Basis, Citation
from mou_compiler.interpret.timeline import Standing
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days


class Clause(NamedTuple):
    """A clause with what it rests on, the days on which it stands, and the day on which it cites, where that is known."""

    of: Declaration
    clause: Declaration
    basis: tuple[Basis, ...]
    days: tuple[Days, ...]
    cited_on: int | None

    def befallen(self, view: View) -> Iterator[tuple[Citation, Standing, tuple[Days, ...]]]:
        """Yield what befalls each text that the clause cites, and on which of its days.

        What has no days may cite one text after the other: of such a clause only the days count on which none stands,
        and what fell last is meant.
        """
        cited = [item for item in self.basis if isinstance(item, Citation) and item.source.found]
        fallen = [(item, list(self._standing(view, item))) for item in cited]
        days = self.days
        if self.cited_on is None:
            for _, standings in fallen:
                gone = [Days(standing.since, standing.until) for standing in standings]
                days = merged(one.meet(other) for one in days for other in gone)
            if len(cited) < len(self.basis):
                return
        for item, standings in fallen:
            for standing in standings:
                own = Days(standing.since, standing.until)
                touched = merged(own.meet(stretch) for stretch in days)
                if touched and (self.cited_on is not None or touched[0].start == own.start):
                    yield item, standing, touched

    def _standing(self, view: View, item: Citation) -> Iterator[Standing]:
        """Yield what befalls a text that the clause cites, and, where it cites on a known day, what is so before that text."""
        if self.cited_on is not None and self.days:
            yield from view.timeline.before_text(item, Days(self.cited_on, self.days[-1].end))
        yield from view.timeline.standing(item, self.cited_on)


def clauses_of_list(view: View, list_: str) -> Iterator[Clause]:
    """Yield the clauses of the rules of a list that rest on something, each once, with all its days.

    A list that begins on no known day cites from the first day on which a measure that it sets off is in force.
    """
    found: dict[int, list[Days]] = {}
    written: dict[int, tuple[Declaration, tuple[Basis, ...]]] = {}
    for item in view.list_rules.surely(list_):
        for clause, basis in _resting(item.rule):
            key = id(basis)
            written[key] = clause, basis
            found.setdefault(key, []).append(item.days)
    first = _first_used(view, view.set_off_by(list_)) if found else None
    declared = view.corpus.lists[list_]
    for key, stretches in found.items():
        clause, basis = written[key]
        days = merged(stretches)
        start = days[0].start if days[0].start > ALWAYS else first
        if start is None:
            yield Clause(declared, clause, basis, days, None)
        else:
            used = merged(Days(start, FOREVER).meet(stretch) for stretch in days)
            yield Clause(declared, clause, basis, used, start)


def _resting(rule: ListRule) -> Iterator[tuple[Declaration, tuple[Basis, ...]]]:
    for group in (rule.entries, rule.exclusions, rule.exits, rule.bars, rule.locks):
        yield from ((clause, clause.basis) for clause in group if clause.basis)
    if rule.defined_by:
        yield rule, rule.defined_by


def clauses_of_rating(view: View, id_: str) -> Iterator[Clause]:
    """Yield the ways out of a rating that rest on something; they cite when a measure that a low grade sets off begins."""
    rating = view.corpus.ratings[id_]
    resting = [way for way in rating.exits if way.basis]
    first = _first_used(view, [item.id for item in measures_judged(view, id_)]) if resting else None
    days = ALL_DAYS if first is None else Days(first, FOREVER)
    for way in resting:
        yield Clause(rating, way, way.basis, (days,), first)


def _first_used(view: View, measures: Iterable[str]) -> int | None:
    """Return the first known day of some measures."""
    starts = [view.timeline.days_of(id_) for id_ in measures]
    return min((days.start for days in starts if days and days.start > ALWAYS), default=None)


def clauses_of_document(view: View, id_: str) -> Iterator[Clause]:
    """Yield the exceptions of the measures of a document, and its escalations, that rest on something."""
    document = view.corpus.documents[id_]
    for measure in document.measures:
        days = view.timeline.measure_days(measure)
        for exception in measure.exceptions if days else ():
            if exception.basis:
                yield Clause(
                    measure, exception, exception.basis, view.timeline.stretches(measure), days.start
                )
    stretches = view.timeline.document_stretches(document)
    for escalation in document.escalations if stretches else ():
        if escalation.basis:
            yield Clause(escalation, escalation, escalation.basis, stretches, stretches[0].start)


def clauses_without_days(view: View) -> Iterator[Clause]:
    """Yield the channels, and the escalations outside of documents, that rest on something: they have no days."""
    inside = {item.id for document in view.corpus.documents.values() for item in document.escalations}
    resting: dict[Declaration, tuple[Basis, ...]] = {
        channel: channel.basis for channel in view.corpus.channels.values()
    }
    resting |= {item: item.basis for id_, item in view.corpus.escalations.items() if id_ not in inside}
    for declared, basis in resting.items():
        if basis:
            yield Clause(declared, declared, basis, (ALL_DAYS,), None)
