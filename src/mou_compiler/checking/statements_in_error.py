"""Nothing is concluded from a statement that is itself in error: what rests on one is not told until it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import Any

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import (
    Act,
    Attribute,
    Channel,
    Declaration,
    Document,
    Instrument,
    Law,
    List,
    Measure,
    Memorandum,
    Precedence,
    Rank,
    Rating,
    Subject,
    Territory,
)
from mou_compiler.corpus.schema.suggest import nearest
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.finding import Category, Finding
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.meaning.rule import lies_within
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
            "list": (corpus.lists, corpus.ratings),
            "lists": (corpus.lists, corpus.ratings),
            "others": (corpus.lists,),
            "text": (corpus.laws,),
            "law": (corpus.laws,),
            "role": (corpus.roles,),
            "agency": (corpus.agencies,),
            "body": (corpus.agencies, corpus.roles),
            "bodies": (corpus.agencies, corpus.roles),
            "guardrail": (corpus.guardrails,),
            "territory": (corpus.territories,),
            "rating": (corpus.ratings,),
        }
        self._found: dict[int, frozenset[str]] = {}
        self._kinds: dict[type[Declaration], bool] = {}

    @cached_property
    def _overriding(self) -> tuple[Measure, ...]:
        """The measures that override something that could not be read."""
        return tuple(
            measure
            for measure in self.view.corpus.measures.values()
            if self._among(measure, _OVERRIDES) and not _is_strange(measure)
        )

    @cached_property
    def _ending(self) -> tuple[tuple[Document, frozenset[str] | None], ...]:
        """The documents of which could not be read what they end or suspend, or from which day on, and what they may mean.

        None is any document; a name that nothing bears means what is near it, and else what is not here.
        """
        corpus = self.view.corpus
        found: list[tuple[Document, frozenset[str] | None]] = []
        for document in corpus.documents.values():
            if _is_strange(document) or not self._among(document, _ENDS_OTHERS | _DAYS):
                continue
            named = [ref for name in _ENDS_OTHERS for ref in _refs(getattr(document, name))]
            late = self._among(document, _DAYS)
            near = (
                _near(ref.id.partition("/")[0], corpus.documents) for ref in named if late or not ref.found
            )
            meant = frozenset(one for one in near if one is not None)
            found.append((document, None if document.unread & _ENDS_OTHERS else meant))
        return tuple(found)

    @cached_property
    def _astray(self) -> frozenset[str | None]:
        """The lists of which others may be parts, that could not be read; None among them is any list."""
        lists = self.view.corpus.lists
        found: set[str | None] = set()
        for declared in lists.values():
            if "parent" in declared.unread and not _is_strange(declared):
                found.add(None)
            found |= {
                near for ref in _refs(declared.parent) if not ref.found and (near := _near(ref.id, lists))
            }
        return frozenset(found)

    @cached_property
    def _unread_lists(self) -> frozenset[str]:
        """The lists on which it could not be read who can be: of them, of what they are part of, or of their parts."""
        found: set[str] = set()
        for id_, declared in self.view.corpus.lists.items():
            wider = {ref.id for ref in _refs(declared.parent)}
            if self._among(declared, _OF_A_LIST):
                found |= {id_, *wider}
            elif any(
                self._among(self.view.corpus.lists[one], _OF_A_LIST)
                for one in wider
                if one in self.view.corpus.lists
            ):
                found.add(id_)
        return frozenset(found)

    def leave(self, finding: Finding, wanted: frozenset[str]) -> Finding | None:
        """Return what of a finding goes by no statement in error: it, some of its cases, or nothing."""
        if any(self._among(declared, frozenset()) for declared in self._about(finding)) or self._elsewhere(
            finding
        ):
            return None
        wrong = {
            id_
            for id_ in _measures(finding)
            if self._of_measure(id_, finding, wanted)
            or (id_ in self.view.corpus.measures and self._may_have_ended(id_, finding))
        }
        if not wrong:
            return finding
        cases = tuple(case for case in finding.cases if case.measures and wrong.isdisjoint(case.measures))
        speaking = finding.witness is None or any(case.witness == finding.witness for case in cases)
        return finding.narrowed(cases) if cases and speaking and self._stands(finding, wrong) else None

    def _elsewhere(self, finding: Finding) -> bool:
        """Tell whether a finding goes by what is in error elsewhere: by what may settle it, or by all that there is of something."""
        corpus, cause = self.view.corpus, finding.cause
        about = dict(cause.about)
        if self._laid_down_in_error(finding):
            return True
        if cause.kind in _SETTLED:
            ranked = [corpus.documents[corpus.measures[id_].document] for id_ in _measures(finding)]
            if self._any(Precedence) or (
                corpus.precedences and (self._any(Rank) or any(self._among(one, _RANK) for one in ranked))
            ):
                return True
        if finding.witness is not None and finding.category is Category.RELATION:
            kinds = (corpus.subjects.get(id_) for id_ in finding.witness.subject.split(", "))
            if any(kind is not None and self._among(kind, frozenset()) for kind in kinds):
                return True
        if cause.kind == "unencoded":
            return self._among(corpus.documents[str(about["document"])], _NUMBERS)
        if cause.kind == "idle-guardrail":
            return self._any(*_NAMED_BY_A_GUARDRAIL.get(str(about["why"]), ()))
        return self._any(*_ALL_THERE_IS.get(cause.kind, ()))

    def _any(self, *kinds: type[Declaration]) -> bool:
        """Tell whether any declaration of these kinds is in error."""
        return any(map(self._any_of, kinds))

    def _any_of(self, kind: type[Declaration]) -> bool:
        if kind not in self._kinds:
            corpus = self.view.corpus
            among = corpus.measures if kind is Measure else corpus.of(kind)
            self._kinds[kind] = any(map(self._in, among.values()))
        return self._kinds[kind]

    def _stands(self, finding: Finding, wrong: set[str]) -> bool:
        """Tell whether what a finding says first is of none of these measures."""
        places = {self.view.corpus.measures[id_].place for id_ in wrong}
        return finding.place not in places

    def _of_measure(self, id_: str, finding: Finding, wanted: frozenset[str]) -> bool:
        corpus = self.view.corpus
        measure = corpus.measures.get(id_)
        if measure is None:
            return False
        document = corpus.documents[measure.document]
        if self._among(measure, wanted) or self._among(document, _of_the_document(wanted)):
            return True
        if any(self._in(each) - {_WHOLLY} for each in self._reached(measure, document, wanted)):
            return True  # a circle of bodies is told, and who acts is known all the same
        if finding.category is not Category.RELATION:
            return False
        lists = {*self.view.rules.rules[id_].lists, *(ref.id for ref in _refs((measure.when, document.when)))}
        return not self._unread_lists.isdisjoint(lists) or self._may_be_overridden(measure)

    def _reached(self, measure: Measure, document: Document, wanted: frozenset[str]) -> Iterator[Declaration]:
        """Yield the bodies, kinds of subject, places and facts that a measure names, and those by which they are told."""
        names = _SPOKEN_OF & wanted if wanted else _SPOKEN_OF
        said = [
            getattr(owner, name) for owner in (measure, document) for name in names if hasattr(owner, name)
        ]
        waiting = list(_refs(tuple(said)))
        seen: set[int] = set()
        while waiting:
            ref = waiting.pop()
            declared = self._told_by(ref)
            if declared is None or id(declared) in seen:
                continue
            seen.add(id(declared))
            yield declared
            waiting += [
                one
                for field in fields(declared)
                if field.name not in _BESIDE
                for one in _refs(getattr(declared, field.name))
            ]

    def _told_by(self, ref: Ref) -> Declaration | None:
        corpus = self.view.corpus
        tables: Iterable[Mapping[str, Declaration]] = (
            corpus.agencies, corpus.roles, corpus.subjects, corpus.relations, corpus.territories, corpus.attributes, corpus.ratings,
        )  # fmt: skip
        return next(
            (table[ref.id] for table in tables if ref.id in table and ref.kind == table[ref.id].KEYWORD.en),
            None,
        )

    def _may_be_overridden(self, measure: Measure) -> bool:
        """Tell whether another measure on one of its acts overrides something that could not be read."""
        others = [other for other in self._overriding if other is not measure]
        acts = acts_of(measure) if others else ()
        return any(
            any(lies_within(act, one) or lies_within(one, act) for act in acts for one in acts_of(other))
            for other in others
        )

    def _may_have_ended(self, id_: str, finding: Finding) -> bool:
        """Tell whether a document ends or suspends something that could not be read, and may mean a measure on days of a finding."""
        own = self.view.corpus.measures[id_].document
        return any(
            document.id != own
            and (meant is None or own in meant)
            and self._may_begin_before(document, finding.until)
            for document, meant in self._ending
        )

    def _may_begin_before(self, document: Document, day: date | None) -> bool:
        """Tell whether a document may begin before a day, None being no day, as far as its days could be read."""
        if day is None or self._among(document, _DAYS):
            return True
        return self.view.timeline.beginning(document.id).may < day.toordinal()

    def _about(self, finding: Finding) -> Iterator[Declaration]:
        """Yield the declarations that a finding is about, and the rules of the lists among them."""
        for name, value in finding.cause.about:
            for id_ in (value,) if isinstance(value, str) else value:
                for table in self._named.get(name, ()):
                    if id_ in table:
                        yield table[id_]
                if name in ("list", "lists"):
                    yield from (item.rule for item in self.view.list_rules.of(id_))

    def _laid_down_in_error(self, finding: Finding) -> bool:
        """Tell whether where or when a rule of a list that a finding is about holds could not be read, or what its parts are."""
        corpus = self.view.corpus
        lists = {
            id_
            for name, value in finding.cause.about
            if name in ("list", "lists")
            for id_ in ((value,) if isinstance(value, str) else value)
        }
        if any(
            (None in self._astray or id_ in self._astray) and not self._has_grounds(id_)
            for id_ in lists & corpus.lists.keys()
        ):
            return True
        of = {str(value) for name, value in finding.cause.about if name == "of" and value in corpus.lists}
        if finding.category is Category.ORPHAN and any(map(self._burdened_on_unknown_days, lists | of)):
            return True
        return any(
            item.laid_down_by in corpus.documents
            and self._among(corpus.documents[item.laid_down_by], _WHERE_AND_WHEN)
            for id_ in lists
            for item in self.view.list_rules.of(id_)
        )

    def _burdened_on_unknown_days(self, id_: str) -> bool:
        """Tell whether a list sets measures off, and of none of them it could be read on which days it does."""
        corpus = self.view.corpus
        measures = [corpus.measures[one] for one in self._set_off.get(id_, ())]
        return bool(measures) and all(
            self._among(measure, _DAYS) or self._among(corpus.documents[measure.document], _DAYS)
            for measure in measures
        )

    @cached_property
    def _set_off(self) -> Mapping[str, list[str]]:
        """By each list the measures whose trigger names it."""
        found: dict[str, list[str]] = {}
        for id_, rule in self.view.rules.rules.items():
            for list_ in rule.lists:
                found.setdefault(list_, []).append(id_)
        return found

    def _has_grounds(self, id_: str) -> bool:
        """Tell whether a list takes somebody in itself, so that it is judged by its own rules and not by its parts."""
        return any(item.rule.entries for item in self.view.list_rules.of(id_))

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


_SETTLED = frozenset({"collision", "divergence", "unsettled", "silent-precedence"})
"""What principles of precedence may settle otherwise."""
_RANK, _NUMBERS = frozenset({"rank"}), frozenset({"numbering", "waived", "not_known"})
_RULES: tuple[type[Declaration], ...] = (Measure, Memorandum, Instrument)
_NAMED_BY_A_GUARDRAIL: Mapping[str, tuple[type[Declaration], ...]] = {
    "acts": (*_RULES, Act),
    "lists": (*_RULES, List),
    "none": (*_RULES, Rank),
    "nowhere": (Subject, Territory, Attribute, List, Rating),
}
"""By why nothing can go beyond a guardrail: of what all would have to be read to say so."""
_ALL_THERE_IS: Mapping[str, tuple[type[Declaration], ...]] = {
    "idle-principles": (*_RULES, Rank, Law, List),
    "no-route": (Channel,),
    "slow-route": (Channel,),
    "way-in-excluded": (Subject,),
    "escalation-excluded": (Subject,),
}
"""By the kind of a cause: of what all would have to be read to tell it."""
_BY_ATTRIBUTE: frozenset[str] = frozenset(
    {Code.UNDECLARED, Code.UNKNOWN_KEYWORD, Code.WRONG_VALUE, Code.MISSING, Code.REPEATED}
)
"""What is known by the attribute that it is in; of all else the whole declaration is in question."""
_DAYS = frozenset({"in_force", "signed", "known_in_force", "suspended"})
_ENDING = frozenset({"replaces_documents", "withdraws", "suspends", "amends"})
"""By what a document ends, changes or suspends what others say."""
_ENDS_OTHERS = _ENDING - {"amends"}
"""By what a document ends or suspends measures of others; what it amends goes on."""
_WHERE_AND_WHEN = _DAYS | {"amends", "territory", "suspended"}
_OVERRIDES = frozenset({"overrides"})
_SPOKEN_OF = frozenset({"enforcement", "targets", "territory", "trigger", "when", "exceptions"})
"""What of a measure names bodies, kinds of subject, places and facts."""


def _of_the_document(wanted: frozenset[str]) -> frozenset[str]:
    """Return the attributes of a document that a measure of it rests on, where a check goes by these."""
    found = wanted or _ATTRIBUTES | _ENDING
    days = _DAYS if not wanted or "in_force" in wanted else frozenset()
    return found | days | ({"not_known"} if "signatories" in wanted else frozenset())


def _near(name: str, known: Mapping[str, Declaration]) -> str | None:
    """Return the id that a name is, or else is near to; None where there is none."""
    return name if name in known else nearest(name, known)


def _is_strange(declaration: Declaration) -> bool:
    """Tell whether a declaration says something that no field is for, so that nothing of it is known to be left unsaid."""
    return len(declaration.unread) > _MOST_UNREAD


_MOST_UNREAD = 10


def _refs(value: Any) -> Iterator[Ref]:
    """Yield every reference in a value."""
    match value:
        case Ref():
            yield value
        case Declaration():
            for field in fields(value):
                if field.name not in _BESIDE:
                    yield from _refs(getattr(value, field.name))
        case tuple():
            for item in value:
                yield from _refs(item)


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
