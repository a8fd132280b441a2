"""Nothing is concluded from a statement that is itself in error: what rests on one is not told until it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Declaration, Measure
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.finding import Category, Finding
from mou_compiler.source.place import Place

WRITTEN_WRONGLY = frozenset({Category.UNREADABLE, Category.INVALID})
"""What tells of a statement that is in error."""
_CONCLUDED = frozenset({Category.ORPHAN, Category.RELATION, Category.UNUSED, Category.EXPIRY, Category.OTHER})
_BESIDE = frozenset(
    {"id", "label", "place", "extent", "unread", "notes", "allowances", "source", "at", "measures"}
)
"""What is no statement of a rule, or is one of its own."""
_OF_A_LIST = frozenset({"kind", "parent", "covers", "excludes", "exclusive", "existed"})
"""What a list says of those who can be on it."""
_WHOLLY = "*"


def resting_on_none(
    view: View, told: Iterable[Finding], rests_on: Callable[[str], frozenset[str]]
) -> Iterator[Finding]:
    """Yield the findings that rest on no statement in error; `rests_on` gives the attributes that a check goes by.

    An empty set of attributes is all of them.
    """
    findings = tuple(told)
    wrong = [finding for finding in findings if finding.category in WRITTEN_WRONGLY]
    if not wrong:
        yield from findings
        return
    errors = _Errors(view, wrong)
    for finding in findings:
        if finding.category not in _CONCLUDED:
            yield finding
        elif (left := errors.leave(finding, rests_on(finding.code))) is not None:
            yield left


class _Errors:
    """Which attributes of which declarations are in error."""

    def __init__(self, view: View, wrong: Iterable[Finding]) -> None:
        self.view = view
        corpus = view.corpus
        self._broken = {
            owner
            for finding in wrong
            if finding.place is not None and finding.code not in _BY_ATTRIBUTE
            for owner in [_owner(view, finding.place)]
        }
        self._named: Mapping[str, tuple[Mapping[str, Declaration], ...]] = {
            "list": (corpus.lists,),
            "lists": (corpus.lists,),
            "others": (corpus.lists,),
            "text": (corpus.laws,),
            "law": (corpus.laws,),
            "role": (corpus.roles,),
            "agency": (corpus.agencies,),
            "body": (corpus.agencies, corpus.roles),
        }
        self._found: dict[int, frozenset[str]] = {}

    def leave(self, finding: Finding, wanted: frozenset[str]) -> Finding | None:
        """Return what of a finding goes by no statement in error: it, some of its cases, or nothing."""
        if any(self._among(declared, frozenset()) for declared in self._about(finding)):
            return None
        wrong = {id_ for id_ in _measures(finding) if self._of_measure(id_, finding, wanted)}
        if not wrong:
            return finding
        cases = tuple(case for case in finding.cases if wrong.isdisjoint(case.measures))
        speaking = finding.witness is None or any(case.witness == finding.witness for case in cases)
        return finding.narrowed(cases) if cases and speaking and self._stands(finding, wrong) else None

    def _stands(self, finding: Finding, wrong: set[str]) -> bool:
        """Tell whether what a finding says first is of none of these measures."""
        places = {self.view.corpus.measures[id_].place for id_ in wrong}
        return finding.place not in places

    def _of_measure(self, id_: str, finding: Finding, wanted: frozenset[str]) -> bool:
        corpus = self.view.corpus
        measure = corpus.measures.get(id_)
        if measure is None:
            return False
        inherited = _ATTRIBUTES & wanted if wanted else _ATTRIBUTES
        document = corpus.documents[measure.document]
        if self._among(measure, wanted) or self._among(document, inherited | (wanted & _OF_A_DOCUMENT)):
            return True
        lists = self.view.rules.rules[id_].lists if finding.category is Category.RELATION else ()
        return any(self._among(corpus.lists[list_], _OF_A_LIST) for list_ in lists if list_ in corpus.lists)

    def _about(self, finding: Finding) -> Iterator[Declaration]:
        """Yield the declarations that a finding is about, and the rules of the lists among them."""
        for name, value in finding.cause.about:
            for id_ in (value,) if isinstance(value, str) else value:
                for table in self._named.get(name, ()):
                    if id_ in table:
                        yield table[id_]
                if name in ("list", "lists"):
                    yield from (item.rule for item in self.view.list_rules.of(id_))

    def _among(self, declaration: Declaration, wanted: frozenset[str]) -> bool:
        """Tell whether one of these attributes of a declaration, or any where none is named, is in error."""
        found = self._in(declaration)
        return bool(found & wanted or _WHOLLY in found) if wanted else bool(found)

    def _in(self, declaration: Declaration) -> frozenset[str]:
        key = id(declaration)
        if key not in self._found:
            whole = {_WHOLLY} if (type(declaration), declaration.id) in self._broken else set()
            self._found[key] = frozenset(whole) | _in_error(declaration)
        return self._found[key]


_BY_ATTRIBUTE: frozenset[str] = frozenset(
    {Code.UNDECLARED, Code.UNKNOWN_KEYWORD, Code.WRONG_VALUE, Code.MISSING, Code.REPEATED}
)
"""What is known by the attribute that it is in; of all else the whole declaration is in question."""
_OF_A_DOCUMENT = frozenset({"signatories", "numbering", "rank"})


def _owner(view: View, place: Place) -> tuple[type[Declaration], str] | None:
    """Return the measure, or else the top declaration, in which a place stands."""
    inner = [
        item
        for item in (*view.corpus.measures.values(), *view.corpus.everything())
        if item.extent.path == place.path and item.extent.start <= place.start <= item.extent.end
    ]
    if not inner:
        return None
    found = min(inner, key=lambda item: item.extent.end - item.extent.start)
    return type(found), found.id


def _measures(finding: Finding) -> set[str]:
    return {*finding.measures, *(id_ for case in finding.cases for id_ in case.measures)}


def _in_error(declaration: Declaration) -> frozenset[str]:
    """Return the attributes of a declaration that could not be read, or that name what is not declared."""
    found = set(declaration.unread - _BESIDE)
    for field in fields(declaration):
        if field.name not in _BESIDE and _is_in_error(getattr(declaration, field.name)):
            found.add(field.name)
    return frozenset(found)


def _is_in_error(value: Any) -> bool:
    match value:
        case Ref():
            return not value.found
        case Declaration():
            return bool(_in_error(value))
        case tuple():
            return any(map(_is_in_error, value))
        case _:
            return False


_ATTRIBUTES = frozenset(field.name for field in fields(Measure)) - _BESIDE
"""What a measure says itself, or its document for it."""
