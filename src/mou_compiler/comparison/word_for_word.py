"""What each measure of one side says word for word, by which clauses are paired and most are known to stay."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from operator import attrgetter

from mou_compiler.comparison.pairing import Named
from mou_compiler.comparison.plain import is_same, plain, plain_fields, saying
from mou_compiler.corpus.schema.declarations import Document, Measure
from mou_compiler.interpret.joining import Side
from mou_compiler.meaning.days import ALL_DAYS

_OF_DOCUMENT = (
    "trigger", "enforcement", "targets", "when", "territory", "force", "term", "within", "basis", "approval",
    "applied", "notice", "objection", "review",
)  # fmt: skip
"""What a document can say for all its measures."""

_NOT_COMPARED = frozenset(
    {
        "id",
        "number",
        "document",
        "at",
        "permission",
        "replaces",
        "changes",
        "drops",
        "in_force",
        "suspended",
        "overrides",
    }
)
"""What of a measure is no part of what it says, or shows in its days and in where it applies."""


_SAID = attrgetter(*(name for name in saying(Measure) if name not in _NOT_COMPARED))
_DEFAULTS = attrgetter(*_OF_DOCUMENT)


class WordForWord:
    """The measures of one side, word for word, and which of them are in force on a day."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._documents: dict[str, Mapping[str, Hashable]] = {}
        self._found: dict[str, Hashable] = {}
        self._same_defaults: dict[tuple[str, str], bool] = {}
        self.overriders: dict[str, list[str]] = {}
        for measure in side.own.measures.values():
            for ref in measure.overrides:
                self.overriders.setdefault(ref.id, []).append(measure.id)

    def of(self, measure: Measure) -> Hashable:
        """Return what a measure says, with what its document says for it, whatever its name and days."""
        found = self._found.get(measure.id)
        if found is None:
            defaults = self._defaults(self.side.own.documents[measure.document])
            own = dict(plain_fields(measure, _NOT_COMPARED))
            whole = {**defaults, **own}
            if "when" in own and "when" in defaults:
                whole["when"] = (defaults["when"], own["when"])
            found = self._found[measure.id] = tuple(sorted(whole.items(), key=lambda item: item[0]))
        return found

    def says_same(self, measure: Measure, others: WordForWord, other: Measure) -> bool:
        """Tell whether a measure says the same as one of the other side."""
        return self._says_surely_same(measure, others, other) or self.of(measure) == others.of(other)

    def _says_surely_same(self, measure: Measure, others: WordForWord, other: Measure) -> bool:
        """Tell the same at once of what says the same in each field, and its document for it; False may be wrong."""
        if measure is other:
            return True
        if not all(map(is_same, _SAID(measure), _SAID(other))):
            return False
        key = (measure.document, other.document)
        if key not in self._same_defaults:
            documents = (self.side.own.documents[key[0]], others.side.own.documents[key[1]])
            self._same_defaults[key] = is_same(*map(_DEFAULTS, documents))
        return self._same_defaults[key]

    def _defaults(self, document: Document) -> Mapping[str, Hashable]:
        if document.id not in self._documents:
            self._documents[document.id] = {
                name: plain(value)
                for name in _OF_DOCUMENT
                if (value := getattr(document, name)) not in (None, ())
            }
        return self._documents[document.id]

    def maybe_in_force(self, day: int) -> dict[str, bool]:
        """Return the measures that may be in force on a day, in order, each with whether it is for certain."""
        timeline = self.side.timeline
        found = {}
        for document in self.side.own.documents.values():
            if day not in timeline.document_days(document) and day not in timeline.possible_span(document):
                continue  # and so is none of its measures
            for measure in document.measures:
                if any(day in days for days in timeline.stretches(measure)):
                    found[measure.id] = True
                elif any(day in days for days in timeline.possible_stretches(measure)):
                    found[measure.id] = False
        return found

    def named(self, day: int | None = None, ids: Collection[str] | None = None) -> dict[str, Named]:
        """Return every measure as pairing sees it, or some of those in force on a day as it sees them there."""
        found = {}
        for id_, measure in self.side.own.measures.items():
            if ids is not None and id_ not in ids:
                continue
            stretches = self.side.timeline.stretches(measure)
            document = self.side.own.documents[measure.document]
            number = document.number if isinstance(document.number, str) else document.id
            found[id_] = Named(
                id_,
                (self.of(measure), stretches if day is None else (ALL_DAYS,)),
                (number, measure.number),
                self._stands_for(measure),
            )
        return found

    def _stands_for(self, measure: Measure) -> str:
        """Return the measure that one changes, or the first of those of which each changes the one before."""
        passed = {measure.id}
        while measure.changes is not None and measure.changes.id not in passed:
            passed.add(measure.changes.id)
            earlier = self.side.own.measures.get(measure.changes.id)
            if earlier is None:
                break
            measure = earlier
        return measure.id
