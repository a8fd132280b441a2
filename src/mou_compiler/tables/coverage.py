"""How much of each document is encoded: by the source's own numbering, as far as that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import unknown_text
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration, Document
from mou_compiler.corpus.schema.values import Ref, Term, Unknown, Waived
from mou_compiler.source.place import Place
from mou_compiler.words import Text

UNSTATED = Text("not stated", "未载明")


class Coverage(NamedTuple):
    """One document: its numbered clauses and what became of them, its measures, and what is said to be unknown.

    `said_unknown` is how often it says `unknown`, of itself and of its measures. `clauses` is None where the numbering of the source is not known: nothing is then claimed complete.
    """

    document: str
    label: Text
    clauses: tuple[str, ...] | None
    encoded: tuple[str, ...]
    waived: tuple[Waived, ...]
    unknown: tuple[Waived, ...]
    left: tuple[str, ...]
    measures: int
    located: int
    why_unknown: str
    said_unknown: int

    @property
    def no_numbering(self) -> Text:
        """Why the numbering of the source is not known: it is not stated, or who encoded it says why; empty where it is."""
        if self.why_unknown in ("", UNSTATED.en):
            return UNSTATED if self.why_unknown else Text("", "")
        return unknown_text(self.why_unknown)

    @property
    def complete(self) -> bool:
        """Whether every clause is encoded or waived for a reason, and nothing is said to be unknown."""
        return self.clauses is not None and not self.unknown and not self.left


def coverage(corpus: Corpus) -> tuple[Coverage, ...]:
    """Return the coverage of every document, in order of id."""
    return tuple(_of(document) for document in corpus.documents.values())


def _of(document: Document) -> Coverage:
    numbering = document.numbering
    clauses = None if numbering is None or isinstance(numbering, Unknown) else numbering
    done = {number for measure in document.measures for number in measure.clauses}
    explained = {number for item in (*document.waived, *document.not_known) for number in item.numbers}
    wanted = clauses or ()
    return Coverage(
        document.id,
        document.label,
        clauses,
        tuple(number for number in wanted if number in done),
        document.waived,
        document.not_known,
        tuple(number for number in wanted if number not in done and number not in explained),
        len(document.measures),
        sum(bool(measure.at) for measure in document.measures),
        numbering.reason if isinstance(numbering, Unknown) else "" if numbering else UNSTATED.en,
        said_unknown(document),
    )


def said_unknown(declaration: Declaration) -> int:
    """Return how often a declaration says that something is not known, with those that stand within it."""
    return sum(map(_unknowns, filter(None, _said(declaration))))


def said_unknown_in(view: View, document: str) -> int:
    """Return how often a document says it."""
    return said_unknown(view.corpus.documents[document])


def _unknowns(value: Any) -> int:
    match value:
        case str() | int() | Ref() | Place():
            return 0
        case Unknown():
            return 1
        case Waived():
            return int(not value.known)
        case Term() if value.kind == "unknown":
            return 1
        case Declaration():
            return said_unknown(value)
        case tuple():
            return sum(map(_unknowns, filter(None, value)))
        case _:
            return 0


_NOTHING_SAID = frozenset({"id", "label", "place", "extent", "unread", "notes", "allowances"})


def _said(declaration: Declaration) -> tuple[Any, ...]:
    """Return all that a declaration says, most of which is nothing: fetched at once, not one by one."""
    kind = type(declaration)
    if kind not in _FETCHED:
        said = (field.name for field in fields(kind) if field.name not in _NOTHING_SAID)
        _FETCHED[kind] = attrgetter(*said)
    found: tuple[Any, ...] = _FETCHED[kind](declaration)
    return found


_FETCHED: dict[type[Declaration], Callable[[Any], Any]] = {}
