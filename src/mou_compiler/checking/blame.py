"""Blame: the clauses that a finding needs, each found by leaving it out.

It is worked out for a finding that is shown, and for no other. The clauses are tried on what the finding needs of the
corpus alone, as a corpus that changes, so that each trial costs what the clause can touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import NamedTuple

from mou_compiler.analysis.closure import Closure, Naming, Top
from mou_compiler.analysis.live import LiveAnalysis
from mou_compiler.analysis.view import AsOf, View, view_of
from mou_compiler.checking.check import LoadedCheck, load_checks
from mou_compiler.checking.clauses import Clause, Left, NotParted, clauses_of
from mou_compiler.checking.reads import Reads
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Act,
    Agency,
    Attribute,
    Declaration,
    Document,
    List,
    Measure,
    Precedence,
    Rank,
    Rating,
    Relation,
    Subject,
    Territory,
)
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.findings.finding import Case, Category, Finding, Needed

SMALL = 150
"""Up to so many declarations and measures a corpus is tried whole, not the part of it that a finding needs."""
MOST_OF_ONE = 200
"""How often that is for one finding at most."""

_TRIED = frozenset({Category.ORPHAN, Category.RELATION, Category.EXPIRY})
_NOT_TRIED = frozenset({"MOU424", "MOU431"})
"""What nothing in the corpus is like, and what was not decided: less of the corpus tells nothing of it."""
_OF_MEASURES = frozenset(
    (
        "MOU302",
        "MOU303",
        "MOU401",
        "MOU402",
        "MOU403",
        "MOU404",
        "MOU405",
        "MOU406",
        "MOU407",
        "MOU409",
        "MOU410",
        "MOU412",
    )
)
"""What goes by no rule of a list, but where it is about one."""
_FILLED = frozenset(
    {
        "adopted",
        "amends",
        "articles",
        "editions",
        "in_force",
        "rank",
        "repealed",
        "repealed_on",
        "replaces_documents",
        "signed",
        "territory",
    }
)
"""What a register may fill in, or go by."""
WORDS = (Act, Attribute, Precedence, Rank, Rating, Relation, Subject, Territory)
"""What says what words mean, and no rule."""


class Blame:
    """What the findings of one corpus need, as of a day or of all days; each is worked out once."""

    def __init__(self, view: View, corpus: Corpus, as_of: AsOf) -> None:
        self.view = view
        self.corpus = corpus
        self.as_of = as_of
        self._trials = 0
        self._naming: Naming | None = None
        self._checks = {item.check.code: item for item in load_checks()}
        self._clauses: dict[int, tuple[Clause, ...]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._found: dict[int, tuple[Finding, tuple[Needed, ...] | None]] = {}

    def needed(self, finding: Finding, most: int) -> tuple[Needed, ...] | None:
        """Return the clauses without any one of which a finding, or the case that speaks, is gone.

        None where that is not told, and where clauses have been left out `most` times before it.
        """
        found = self._found.get(id(finding))
        if found is None:
            if self._trials >= most:
                return None
            found = self._found[id(finding)] = (finding, self._needed(finding))
        return found[1]

    def _needed(self, finding: Finding) -> tuple[Needed, ...] | None:
        check = self._checks.get(finding.code)
        if check is None or self.corpus.faults:
            return None
        if not is_tried(finding.code, finding.category):
            return None
        for part in self._parts(finding):
            trial = _Trial(part, check, finding, self.as_of)
            if trial.holds():
                try:
                    return self._tried(trial)
                except NotParted:
                    return None
        return None

    def _parts(self, finding: Finding) -> Iterator[Corpus]:
        """Yield the parts of the corpus in which a finding may be told, the smallest first; a small corpus whole."""
        if self._naming is None:
            self._naming = Naming(self.corpus)
        if len(self.corpus.measures) + sum(1 for _ in self.corpus.everything()) <= SMALL:
            yield self.corpus
            return
        by_measures = finding.code in _OF_MEASURES and bool(finding.measures)
        for wide in range(-1 if by_measures else 0, 3):
            yield self._part(finding, wide)

    def _part(self, finding: Finding, wide: int) -> Corpus:
        """Return what a finding needs of the corpus: below 0 without rules of lists, with 1 also what binds all measures, with 2 whole documents too."""
        assert self._naming is not None  # whoever asks for parts has made it
        closure = Closure(
            self._naming, wide=wide > 1, ends=True, rules=finding.code not in _OF_MEASURES, lean=wide < 0
        )
        if wide > 0:
            for item in (*self.corpus.guardrails.values(), *self.corpus.catalogues.values()):
                closure.take(item)
        measures, others = concerned(self._naming, self.view, finding)
        for id_ in measures:
            closure.take_measure(id_)
        for other in others:
            closure.take(other)
        closure.close()
        found: dict[type[Declaration], dict[str, Declaration]] = {
            kind: {} for kind in self.corpus.declarations
        }
        for kind, id_ in sorted(closure.tops, key=lambda top: top[1]):
            found[kind][id_] = closure.kept(closure.tops[kind, id_])
        return _with(self.corpus, found)

    def _tried(self, trial: _Trial) -> tuple[Needed, ...] | None:
        if any(measure.changes is not None for measure in trial.corpus.measures.values()):
            return None  # what it does not say is said by the one that it changes: less of either says something else
        tries = list(self._tries(trial.corpus))
        number = sum(_number(one.clause, trial.reads) for one in tries)
        if number > MOST_OF_ONE:
            return None
        self._trials += number
        needed: list[Clause] = []
        for one in tries:
            found = list(self._needed_of(trial, one))
            if one.measure is None and self._is_registered(one.top) and any(map(_is_filled, found)):
                return None
            needed += found
        return tuple(
            Needed(clause.says, clause.place)
            for clause in sorted(needed, key=lambda clause: clause.place.order)
        )

    def _needed_of(self, trial: _Trial, one: _Try) -> Iterator[Clause]:
        """Yield what of a clause is needed: its innermost parts, or else itself."""
        if not trial.reads.has(one.clause.owner, one.clause.attribute):
            return  # what is not read makes no difference
        inner = [
            found for part in one.clause.parts for found in self._needed_of(trial, one._replace(clause=part))
        ]
        if inner:
            yield from inner
        elif not trial.holds_without(one):
            yield one.clause

    def _is_registered(self, top: Top) -> bool:
        """Tell whether a register has the title of a declaration, and so may say what is left out of it."""
        beside = self.corpus.registered.get(top[1])
        return beside is not None and beside.entry is not None

    def _tries(self, corpus: Corpus) -> Iterator[_Try]:
        """Yield the clauses of a part of the corpus, save what others in it name."""
        assert self._naming is not None  # the part was made with it
        items = [(kind, id_) for kind, items in corpus.declarations.items() for id_ in items]
        tops = [(top, self.corpus.of(top[0])[top[1]]) for top in items]
        measures = [self.corpus.measures[id_] for id_ in corpus.measures]
        named = {name for _, item in tops for name in self._named_in(item)}
        named.update(name for measure in measures for name in self._named_in(measure))
        for top, item in tops:
            if issubclass(top[0], WORDS):
                continue
            part = corpus.of(top[0])[top[1]]
            for clause in self._clauses_of(item):
                if not getattr(part, clause.attribute):
                    continue  # it was left out for this finding
                # What others name stands; what is said inside it may be left out.
                yield from (_Try(top, None, one) for one in _standing(clause, named))
        for measure in measures:
            document = self.corpus.documents[measure.document]
            for clause in self._clauses_of(measure):
                yield _Try((type(document), document.id), measure, clause)

    def _named_in(self, item: Declaration) -> frozenset[str]:
        """Return what a declaration names, by reference or without one; of a document, without its measures."""
        found = self._names.get(id(item))
        if found is None:
            assert self._naming is not None  # what is named was taken with it
            refs = (ref.id for ref in self._naming.in_words_of(item))
            found = self._names[id(item)] = frozenset((*refs, *_cited_editions(item)))
        return found

    def _clauses_of(self, item: Declaration) -> tuple[Clause, ...]:
        found = self._clauses.get(id(item))
        if found is None:
            found = self._clauses[id(item)] = clauses_of(item)
        return found


class _Try(NamedTuple):
    """A clause to be left out: of which declaration at the top of a file, and of which of its measures."""

    top: Top
    measure: Measure | None
    clause: Clause


class _Trial:
    """A part of a corpus, and whether a finding is told of it, with all its clauses or without one."""

    def __init__(self, corpus: Corpus, check: LoadedCheck, finding: Finding, as_of: AsOf) -> None:
        self.corpus = corpus
        self.check = check
        self.finding = finding
        self.case = speaking(finding)
        self.as_of = as_of
        self.reads = Reads()
        self._live = LiveAnalysis(corpus)

    def holds(self) -> bool:
        """Tell whether the finding is told of the part as it is, and note what is read for it."""
        traced = {
            kind: {id_: self.reads.traced(item) for id_, item in items.items()}
            for kind, items in self.corpus.declarations.items()
        }
        return self._told_of(view_of(_with(self.corpus, traced)))

    def holds_without(self, one: _Try) -> bool:
        """Tell whether it is told without a clause."""
        kind, id_ = one.top
        left = _left_in(self.corpus.of(kind)[id_], one.measure, one.clause.left)
        items = MappingProxyType({**self.corpus.of(kind), id_: left})
        declarations = MappingProxyType({**self.corpus.declarations, kind: items})
        self._live.change(replace(self.corpus, declarations=declarations))
        return self._told_of(self._live.view)

    def _told_of(self, view: View) -> bool:
        return any(map(self._is_it, self.check.run(view, self.as_of)))

    def _is_it(self, told: Finding) -> bool:
        if told.code != self.finding.code or told.cause != self.finding.cause:
            return False
        day = self.as_of.day
        if self.case is None:
            return day is None or told.holds_on(day)
        return any(case.key == self.case.key and (day is None or case.holds_on(day)) for case in told.cases)


def is_tried(code: str, category: Category) -> bool:
    """Tell whether it is worked out what findings of a code need."""
    return category in _TRIED and code not in _NOT_TRIED


def speaking(finding: Finding) -> Case | None:
    """Return the case of a finding whose situation it tells, or else its first; None where it has none."""
    return next((case for case in finding.cases if case.witness == finding.witness), None) or (
        finding.cases[0] if finding.cases else None
    )


def concerned(naming: Naming, view: View, finding: Finding) -> tuple[list[str], list[Declaration]]:
    """Return the measures that a finding, or the case that speaks, is about, and the other declarations at the top of files."""
    case = speaking(finding)
    measures = list(dict.fromkeys(case.measures if case is not None else finding.measures))
    others: list[Declaration] = []
    for place in (finding.place, *(party.place for party in finding.related if not measures)):
        item = None if place is None else naming.around(place)
        if item is not None and not (measures and isinstance(item, Document)):
            others.append(item)
    others += naming.called(case.declarations if case is not None else ())
    witness = case.witness if case is not None and case.witness is not None else finding.witness
    if witness is not None:
        ids = [*witness.subject.split(", "), witness.territory]
        ids += [part for name in witness.lists for part in name.split("@")]
        others += [
            item for id_ in ids for item in naming.bearing(id_) if not isinstance(item, Document | Agency)
        ]
    if not measures:
        lists = dict.fromkeys(item.id for item in others if isinstance(item, List))
        measures = [id_ for list_ in lists for id_ in view.set_off_by(list_)]
    return measures, others


def _with(corpus: Corpus, found: Mapping[type[Declaration], Mapping[str, Declaration]]) -> Corpus:
    """Return a corpus of these declarations, with the sources and registers of another."""
    declarations = {kind: MappingProxyType(dict(items)) for kind, items in found.items()}
    return replace(corpus, declarations=MappingProxyType(declarations))


def _left_in(item: Declaration, measure: Measure | None, left: Left) -> Declaration:
    """Return a declaration without a clause, which is its own or that of one of its measures."""
    if measure is None or not isinstance(item, Document):
        return left(item)
    without = left(measure)
    assert isinstance(without, Measure)  # what is left of one
    return replace(item, measures=tuple(without if one is measure else one for one in item.measures))


def _standing(clause: Clause, named: set[str]) -> tuple[Clause, ...]:
    return (clause,) if named.isdisjoint(clause.names) else clause.parts


def _is_filled(clause: Clause) -> bool:
    return clause.attribute in _FILLED


def _number(clause: Clause, reads: Reads) -> int:
    """Return how often something would be left out for a clause."""
    if not reads.has(clause.owner, clause.attribute):
        return 0
    return 1 + sum(_number(part, reads) for part in clause.parts)


def _cited_editions(item: Declaration) -> Iterator[str]:
    """Yield the ids of the editions that are cited in a declaration; of a document, without its measures."""
    waiting: list[object] = [replace(item, measures=()) if isinstance(item, Document) else item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Citation):
            if one.edition is not None:
                yield f"{one.source.id}/{one.edition}"
        elif isinstance(one, tuple):
            waiting += one
        elif isinstance(one, Declaration):
            waiting += [getattr(one, each.name) for each in fields(one)]
