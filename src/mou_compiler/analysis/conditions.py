"""Where conditions are written, holder by holder, so that an edit of one of them leaves the others as they were."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.atoms import atoms, conditions_of_document, conditions_of_list
from mou_compiler.corpus.schema.values import Condition

Holder = tuple[str, str]
"""What conditions are written in: its kind, `document`, `list`, `escalation` or `guardrail`, and its id."""


def holders(view: View) -> Iterator[Holder]:
    """Yield what conditions are written in: documents, lists, escalations and guardrails, by kind and id."""
    corpus = view.corpus
    yield from (("document", id_) for id_ in corpus.documents)
    yield from (("list", id_) for id_ in corpus.lists)
    yield from (("escalation", id_) for id_ in corpus.escalations)
    yield from (("guardrail", id_) for id_ in corpus.guardrails)


def atoms_in(view: View, holder: Holder) -> Iterator[Condition]:
    """Yield the comparisons, holdings and counts inside the conditions that one of these has."""
    kind, id_ = holder
    if kind == "document":
        written = conditions_of_document(view.corpus.documents[id_])
    elif kind == "list":
        written = conditions_of_list(view.corpus.lists[id_])
    elif kind == "guardrail":
        written = iter(view.corpus.guardrails[id_].when)
    else:
        written = iter(view.corpus.escalations[id_].trigger)
    return (atom for condition in written for atom in atoms(condition))
