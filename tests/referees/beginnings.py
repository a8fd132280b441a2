"""What begins before it is told, or on no day at all, by brute force: asked day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import ListRule, Measure, Rating
from mou_compiler.corpus.schema.values import Procedure, Term
from referees.effects import burdens
from referees.orphans import Orphans
from referees.told import Told, at, lasting

LENGTHS = ("fixed", "range", "at-least")
STEPS = (
    ("recognition", "entry", "publication"),
    ("decision", "entry", "publication"),
    ("decision", "service"),
)
"""Steps in order, whatever the document."""


class Beginnings:
    """Effects before notice, and lengths of time without a first day."""

    def __init__(self, orphans: Orphans, burdened: dict[str, list[int]], faults: Any) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.burdened = burdened
        self.faults = faults

    def told(self) -> Iterator[Told]:
        """Yield what is told of them."""
        for list_ in self.burdened:
            yield from self._of_list(
                "MOU321", list_, lambda rule: any(_early(rule.notice, t) for t in lengths(rule))
            )
            yield from self._of_list(
                "MOU322",
                list_,
                lambda rule: any(term.kind == "fixed" and not term.start for term in lengths(rule)),
            )
        open_: dict[Any, list[Any]] = defaultdict(list)
        for measure in filter(burdens, self.orphans.measures):
            term = self._term(measure)
            span = self.orphans.span(
                measure, lambda day, measure=measure, term=term: self._early(measure, term, day)
            )
            if span is not None:
                yield Told("MOU321", at(measure.place), (measure.id,), lasting(span))
            if term is not None and term.kind == "fixed" and not term.start:
                open_[measure.document].append((self.orphans.whole(measure), measure))
        yield from self.orphans.group("MOU322", open_)

    def _of_list(self, code: str, list_: str, lacks: Any) -> Iterator[Told]:
        found: dict[Any, set[int]] = defaultdict(set)
        for day in self.burdened.get(list_, ()):
            for rule in self.faults.sure_where_burdened(list_, day):
                if lacks(rule):
                    found[at(rule.place)].add(day)
        for place, days in found.items():
            span = self.orphans.calendar.span(days.__contains__)
            assert span is not None
            yield Told(code, place, (), lasting(span))

    def _term(self, measure: Measure) -> Term | None:
        return measure.term or self.corpus.documents[measure.document].term

    def _early(self, measure: Measure, term: Term | None, day: int) -> bool:
        own = measure.notice or self.corpus.documents[measure.document].notice
        if own is not None:
            return _early(own, term)
        return any(
            _early(rule.notice, term)
            for list_ in self.faults.judging(measure)
            for rule in self.faults.sure_where(list_, measure, day)
        )


def lengths(rule: ListRule | Rating) -> list[Term]:
    """Return the lengths of time for which entries last by a rule, or grades."""
    entries = rule.entries if isinstance(rule, ListRule) else ()
    terms = [entry.term or rule.term for entry in entries] if entries else [rule.term]
    return [term for term in terms if term is not None and term.kind in LENGTHS]


def comes_before(one: str, other: str) -> bool:
    """Tell whether a step comes before another."""
    if (one, other) == ("notice", "end-of-notice"):
        return True
    return any(one in row and other in row and row.index(one) < row.index(other) for row in STEPS)


def _early(notice: Procedure | None, term: Term | None) -> bool:
    if notice is None or term is None or notice.none or notice.unknown or term.kind not in LENGTHS:
        return False
    timed = bool(notice.deadline and notice.deadline.most)
    if not term.start:
        return False
    if notice.before:
        return comes_before(term.start, notice.before) or (timed and term.start == "notice")
    due = notice.deadline.start if timed and notice.deadline else None
    return bool(due) and (due == term.start or comes_before(term.start, due or ""))
