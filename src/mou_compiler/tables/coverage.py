"""How much of each document is encoded: by the source's own numbering, as far as that is known."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Unknown, Waived
from mou_compiler.words import Text


class Coverage(NamedTuple):
    """One document: its numbered clauses and what became of them, its measures, and what is said to be unknown.

    `clauses` is None where the numbering of the source is not known: nothing is then claimed complete.
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
        numbering.reason if isinstance(numbering, Unknown) else "" if numbering else "not stated",
    )
