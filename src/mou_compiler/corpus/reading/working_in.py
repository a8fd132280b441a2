"""Amendments worked into what they change: a measure that `changes` another says all that it leaves unsaid as that one does.

So whatever reads a corpus reads whole measures.  What is named of a measure that others change (to withdraw, replace,
suspend or override it) is named of these too, as they then stand (grammar/meaning.md, Changes).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from mou_compiler import words as w
from mou_compiler.corpus.reading.filling import Found
from mou_compiler.corpus.schema.declarations import Document, Instrument, Measure, Memorandum, Norm
from mou_compiler.corpus.schema.fields import kind_of
from mou_compiler.corpus.schema.values import Condition, Day, Period, Ref, Unknown
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.words import Text

_SHARED = tuple(
    field.name
    for field in dataclasses.fields(Norm)
    if "spec" in field.metadata and field.name not in ("notes", "allowances")
)
"""What a document may say once for all its measures."""

_DOING = (*(word.en.replace("-", "_") for word in w.MODALITIES.words), "weight", "leads_to")
"""What a measure does: who says any of it anew says all of it."""

_OWN = ("notes", "allowances", "at", "replaces", "changes", "in_force", "suspended", "when", "basis", "drops")
"""What is not simply taken from the measure changed."""

_DROPPED = {
    word.en: spec.attribute
    for word in w.DROPPED.words
    for spec in kind_of(Measure).fields
    if spec.keyword.en == word.en
}

_TAKEN = tuple(
    spec.attribute
    for spec in kind_of(Measure).fields
    if spec.attribute not in (*_SHARED, *_DOING, *_OWN)
)  # fmt: skip
_ALWAYS = date.min.toordinal()


class _Change(NamedTuple):
    """A measure that changes another, by its first day, which is the first of all where it is not known."""

    start: int
    measure: Measure


def work_in(found: Found) -> list[Fault]:
    """Put whole measures in the place of those that change others; return what is wrong with these."""
    documents = {
        item.id: item
        for kind in (Memorandum, Instrument)
        for item in found[kind].values()
        if isinstance(item, Document)
    }
    measures = [measure for document in documents.values() for measure in document.measures]
    idle = [_of_nothing(measure) for measure in measures if measure.drops and not measure.changes]
    if not any(measure.changes for measure in measures):
        return idle
    working = _Working(documents)
    working.faults += idle
    for document in documents.values():
        found[type(document)][document.id] = working.document(document)
    return working.faults


class _Working:
    """The working in of one corpus, measure by measure."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self.documents = documents
        self.faults: list[Fault] = []
        self.measures = {
            measure.id: measure for document in documents.values() for measure in document.measures
        }
        self.roots = {id_: self._root(measure) for id_, measure in self.measures.items() if measure.changes}
        self.changes: dict[str, list[_Change]] = {}
        for id_, root in self.roots.items():
            if root is not None:
                measure = self.measures[id_]
                self.changes.setdefault(root, []).append(_Change(self._start(measure), measure))
        for root, those in self.changes.items():
            those.sort(key=lambda one: (one.start, one.measure.id))
            for place, one in enumerate(those):
                before = those[place - 1].measure if place else self.measures[root]
                self.measures[one.measure.id] = self._whole(one.measure, self.measures[before.id], root)

    def _root(self, measure: Measure) -> str | None:
        """Return the measure that is changed in the end; None where there is none, or a circle, which is told."""
        seen, current = [measure.id], measure
        while current.changes is not None:
            before = self.measures.get(current.changes.id)
            if before is None:
                return None
            if before.id in seen:
                if before is measure:
                    self._tell(measure, current.changes)
                return None
            seen.append(before.id)
            current = before
        return current.id

    def _tell(self, measure: Measure, ref: Ref) -> None:
        del ref
        assert measure.changes is not None
        self.faults.append(
            Fault(
                Code.WRONG_VALUE,
                Text(
                    f"measure {measure.number} changes itself, in a circle",
                    f"措施{measure.number}循环变更自身",
                ),
                measure.changes.place,
                Text("name the measure of the earlier text", "请写先前文本中的措施"),
            )
        )

    def _start(self, measure: Measure) -> int:
        document = self.documents[measure.document]
        own = _first(document.in_force)
        return max(own if own > _ALWAYS else _number(document.signed), _first(measure.in_force))

    def document(self, document: Document) -> Document:
        """Return a document with whole measures; what it names of a measure that was changed is named of its changes."""
        start = _first(document.in_force)
        start = start if start > _ALWAYS else _number(document.signed)
        whole = tuple(self._named(self.measures[measure.id]) for measure in document.measures)
        return dataclasses.replace(
            document,
            measures=whole,
            withdraws=tuple(self._with_changes(document.withdraws, start)),
            suspends=tuple(self._with_changes(document.suspends)),
        )

    def _named(self, measure: Measure) -> Measure:
        """Return a measure that names with another the changes of it."""
        mine = self._start(measure)
        replaces = (*measure.replaces, *([measure.changes] if measure.changes else []))
        return dataclasses.replace(
            measure,
            changes=None if self.roots.get(measure.id, "") is None else measure.changes,
            replaces=tuple(self._with_changes(replaces, mine, measure.id)),
            overrides=tuple(self._with_changes(measure.overrides, but=measure.id)),
        )

    def _with_changes(self, refs: Iterable[Ref], until: int | None = None, but: str = "") -> Iterator[Ref]:
        """Yield measures and, behind each, those that change it, as far as they have begun; each once."""
        told: set[str] = {but}
        for ref in refs:
            root = self.roots.get(ref.id) or ref.id
            own = [ref.id, *([root] if but and root != ref.id else [])]
            behind = [
                one.measure.id
                for one in self.changes.get(root, ())
                if until is None or (one.start, one.measure.id) < (until, but or "\uffff")
            ]
            for id_ in (*own, *behind):
                if id_ not in told:
                    told.add(id_)
                    yield ref if id_ == ref.id else Ref(id_, ref.kind, ref.place)

    def _whole(self, measure: Measure, before: Measure, root: str) -> Measure:
        """Return a measure that says what it leaves unsaid as the one before it does."""
        around, base = self.documents[before.document], self.measures[root]
        dropped = {_DROPPED[word] for word in measure.drops}
        written = {name for name in _DOING if getattr(measure, name) not in (None, ())}
        values: dict[str, Any] = {}
        for name in (*_TAKEN, *(() if written else _DOING)):
            if name not in dropped and getattr(measure, name) in (None, ()):
                values[name] = getattr(before, name)
        for name in _SHARED:
            if name not in {"when", *dropped} and getattr(measure, name) in (None, ()):
                values[name] = getattr(before, name) or getattr(around, name)
        if not measure.basis and self.documents[measure.document].basis:
            values["basis"] = ()
        values["when"] = self._conditions(measure, before, base)
        if measure.in_force is None and before.in_force is not None and before.in_force.end is not None:
            values["in_force"] = Period(None, before.in_force.end)
        values["suspended"] = (*before.suspended, *measure.suspended)
        if measure.label.en == measure.label.zh == measure.number:
            values["label"] = before.label
        values["unread"] = measure.unread | (before.unread - {"changes"}) | (around.unread & set(_SHARED))
        return dataclasses.replace(measure, **values)

    def _conditions(self, measure: Measure, before: Measure, base: Measure) -> tuple[Condition, ...]:
        """Return what must also hold: what it says, or else the one before, and what the text changed says for all."""
        shared = self.documents[base.document].when
        around = self.documents[before.document]
        own = measure.when
        if not own and w.DROPPED.words[0].en not in measure.drops:
            own = before.when if before is base else before.when[len(self._shared_when(before, base)) :]
            own = own if before is base or around.id == base.document else (*own, *around.when)
        return own if measure.document == base.document else (*shared, *own)

    def _shared_when(self, measure: Measure, base: Measure) -> tuple[Condition, ...]:
        return () if measure.document == base.document else self.documents[base.document].when


def _of_nothing(measure: Measure) -> Fault:
    return Fault(
        Code.WRONG_VALUE,
        Text(
            f"measure {measure.number} drops something, but changes no measure",
            f"措施{measure.number}写有「删去」，但未变更任何措施",
        ),
        measure.place,
        Text("write `changes MEASURE` too, or leave `drops` out", "请一并写「变更 措施」，或去掉「删去」"),
    )


def _number(day: Day | Unknown | None) -> int:
    return day.last.toordinal() if isinstance(day, Day) else _ALWAYS


def _first(period: Period | None) -> int:
    return _ALWAYS if period is None else _number(period.start)
