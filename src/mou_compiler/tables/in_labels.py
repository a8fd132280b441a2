"""A row with labels in the place of ids, for people: the cells of tables/writing.py then say it in labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from mou_compiler.analysis.acting import body_told
from mou_compiler.analysis.labelling import valued
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.declarations.lists import Bar, Exit, ListRule, Lock
from mou_compiler.corpus.schema.values import Citation, Compare, Grade, Holds, Ref
from mou_compiler.meaning.days import ALL_DAYS
from mou_compiler.source.place import Place
from mou_compiler.tables.row import Leave, OfList, Part, Resting, Row
from mou_compiler.tables.writing import Way
from mou_compiler.words import Language

Value = TypeVar("Value")
_QUOTED = frozenset({"list", "rating", "attribute", "act", "channel"})
_TEXTS = frozenset({"law", "document", "memorandum", "instrument"})


class Labeller:
    """Puts labels in the place of ids; what is not declared keeps its id. What it has put once it remembers."""

    def __init__(self, view: View, language: Language) -> None:
        self._view, self._language = view, language
        corpus = view.corpus
        bodies = {**corpus.roles, **corpus.agencies}
        documents = corpus.documents
        self._kinds: Mapping[str, Mapping[str, Declaration]] = {
            "list": corpus.lists,
            "rating": corpus.ratings,
            "attribute": corpus.attributes,
            "act": corpus.acts,
            "channel": corpus.channels,
            "law": corpus.laws,
            "document": documents,
            "memorandum": documents,
            "instrument": documents,
            "agency": bodies,
            "role": bodies,
            "subject": corpus.subjects,
            "relation": corpus.relations,
            "territory": corpus.territories,
        }
        self._grounds: dict[str, dict[str, str]] = {}
        rules: list[tuple[str, ListRule]] = [(id_, list_) for id_, list_ in corpus.lists.items()]
        rules += [(item.list.id, item) for text in documents.values() for item in text.listings if item.list]
        for id_, rule in rules:
            self._grounds.setdefault(id_, {}).update(
                {_own(entry): self._said(entry) for entry in rule.entries}
            )
        self._made: dict[int, tuple[object, Any]] = {}

    def label(self, kind: str, id_: str) -> str:
        """Return the label of something, in quotes where a name could be taken for the words around it."""
        found = self._kinds.get(kind, {}).get(id_)
        if found is None:
            return id_
        label = found.label.spelled(self._language) or id_
        if self._language == "zh":
            return f"《{label}》" if kind in _TEXTS else f"「{label}」" if kind in _QUOTED else label
        return f"“{label}”" if kind in _QUOTED or kind in _TEXTS else label

    def body(self, id_: str, row: Row) -> str:
        """Return who has a part in a row, and who acts in its place on its days for its act."""
        return body_told(self._view, id_, row.charged, row.days).spelled(self._language)

    def row(self, row: Row) -> Row:
        """Return a row in labels."""
        return replace(
            row,
            lists=tuple(self.label("list", id_) for id_ in row.lists),
            targets=tuple(map(self._value, row.targets)),
            territory=tuple(
                Part(self.label("territory", part.territory), part.rest) for part in row.territory
            ),
            condition=self._value(row.condition),
            exceptions=tuple(
                Leave(
                    self._value(leave.when),
                    self.body(leave.permission, row) if leave.permission else None,
                )
                for leave in row.exceptions
            ),
            approval=tuple(self.body(id_, row) for id_ in row.approval),
            applied=self.body(row.applied, row) if row.applied else "",
            basis=tuple(
                Resting(
                    self._value(item.basis) if isinstance(item.basis, Citation) else item.basis, item.fate
                )
                for item in row.basis
            ),
            channels=tuple(self.label("channel", id_) for id_ in row.channels),
            entry_terms=self._of_lists(row.entry_terms),
            exits=tuple(OfList(self._status(item.list), self._ways(item)) for item in row.exits),
            notices=self._of_lists(row.notices),
            objections=self._of_lists(row.objections),
            reviews=self._of_lists(row.reviews),
        )

    def _status(self, id_: str) -> str:
        return self.label("rating" if id_ in self._kinds["rating"] else "list", id_)

    def _of_lists(self, found: tuple[OfList[Value], ...]) -> tuple[OfList[Value], ...]:
        return tuple(
            OfList(self._status(item.list), tuple(self._value(each) for each in item.said)) for item in found
        )

    def _ways(self, found: OfList[Way]) -> tuple[Way, ...]:
        """Return what is said of leaving a list; ways out and grounds of entry that it names by their labels."""
        names = {_own(way): self._said(way) for way in found.said if isinstance(way, Exit)}
        grounds = self._grounds.get(found.list, {})
        made: list[Way] = []
        for way in map(self._value, found.said):
            if isinstance(way, Exit):
                entries = tuple(grounds.get(id_, id_) for id_ in way.entries)
                way = replace(way, id=names[_own(way)], entries=entries)
            elif isinstance(way, Bar):
                barred, kept = ([names.get(id_, id_) for id_ in ids] for ids in (way.exits, way.excepted))
                way = replace(way, exits=tuple(barred), excepted=tuple(kept))
            elif isinstance(way, Lock):
                way = replace(way, exits=tuple(names.get(id_, id_) for id_ in way.exits))
            made.append(way)
        return tuple(made)

    def _said(self, item: Declaration) -> str:
        label = (item.label.spelled(self._language) or _own(item)).replace("/", "／")  # no part of an id
        return f"「{label}」" if self._language == "zh" else f"“{label}”"

    def _value(self, value: Value) -> Value:
        """Return a value with labels; the value is kept with it, so that its address stays its own."""
        known = self._made.get(id(value))
        if known is None:
            known = self._made[id(value)] = (value, self._put(value))
        made: Value = known[1]
        return made

    def _put(self, value: Any) -> Any:
        match value:
            case Holds(Ref() as ref):
                label = self.label(ref.kind, ref.id)
                return Holds(ref._replace(id=f"列入{label}" if self._language == "zh" else f"on {label}"))
            case Ref(id_, "agency" | "role") if id_ in self._kinds["agency"]:
                told = body_told(self._view, id_, (), ALL_DAYS).spelled(self._language)
                return value._replace(id=told, acting=None)
            case Ref():
                return value._replace(id=self.label(value.kind, value.id))
            case Compare() | Grade():
                atom: Any = valued(self._view.corpus, value, self._language)
                return atom._make(map(self._put, atom))
            case Place():
                return value
            case tuple():
                items = [self._put(item) for item in value]
                return value._make(items) if hasattr(value, "_make") else tuple(items)
            case Declaration():
                return _replaced(value, self._put)
            case _:
                return value


def _own(item: Declaration) -> str:
    """Return the id of a part of a list by which others of its parts name it."""
    return item.id.rpartition("/")[2]


def _replaced(value: Any, put: Callable[[Any], Any]) -> Any:
    """Return a declaration whose values are put into labels; its own id and label stay."""
    said = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(value, **{name: put(each) for name, each in said.items() if isinstance(each, tuple)})
