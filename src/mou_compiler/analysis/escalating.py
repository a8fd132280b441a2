"""Escalations that lead to lists: which there are, in what they stand, and on which days they are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Document, Escalation
from mou_compiler.meaning.days import ALL_DAYS, Days


class EscalationIn(NamedTuple):
    """An escalation by id, and the id of the document in which it stands; empty where it stands in none."""

    document: str
    escalation: str


def leading_escalations(view: View) -> Iterator[EscalationIn]:
    """Yield the escalations that lead to lists: those that stand by themselves, then those of each document."""
    inside = ((id_, document.escalations) for id_, document in view.corpus.documents.items())
    for id_, items in (("", tuple(view.corpus.of(Escalation).values())), *inside):
        yield from (EscalationIn(id_, item.id) for item in items if item.leads_to)


def days_of_escalation(view: View, document: Document | None) -> tuple[Days, ...]:
    """Return the days of an escalation: those on which its document is in force; all, where it stands in none."""
    return (ALL_DAYS,) if document is None else tuple(view.timeline.document_stretches(document))
