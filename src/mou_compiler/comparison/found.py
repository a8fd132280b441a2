"""Findings that are new, gone and kept between two corpora, and what brought the new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import NamedTuple

from mou_compiler.analysis.wording import identified
from mou_compiler.comparison.plain import plain
from mou_compiler.comparison.report import ToldFinding
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.findings.finding import Case, Finding
from mou_compiler.findings.fingerprint import case_fingerprint, fingerprints
from mou_compiler.words import Text


class Found(NamedTuple):
    """Findings of which at least one case is new, and of which one is gone; and how many cases are in both."""

    new: tuple[ToldFinding, ...]
    gone: tuple[ToldFinding, ...]
    kept: int


Differing = Callable[[], list[Declaration]]
"""Returns the declarations of which one corpus says otherwise than another, worked out when first asked."""


def found_together(
    merged: Iterable[Finding], apart: Iterable[Iterable[Finding]], changes: Iterable[ToldChange]
) -> tuple[ToldFinding, ...]:
    """Return what is found of two corpora put together and of neither alone, case by case."""
    cases = _by_case(merged)
    known = {key for findings in apart for key in _by_case(findings)}
    return tuple(_told(cases, set(cases) - known, tuple(changes), None))


def compare_findings(
    old: Iterable[Finding],
    new: Iterable[Finding],
    changes: Iterable[ToldChange] = (),
    corpora: tuple[Corpus, Corpus] | None = None,
) -> Found:
    """Return what is found of one corpus and not of the other, case by case."""
    before, after = _by_case(old), _by_case(new)
    told = tuple(changes)
    differing = None if corpora is None else cache(partial(differing_declarations, *corpora))
    return Found(
        tuple(_told(after, set(after) - set(before), told, differing)),
        tuple(_told(before, set(before) - set(after), told, differing)),
        len(set(before) & set(after)),
    )


_Cases = dict[str, tuple[Finding, str, Case | None]]


def _by_case(findings: Iterable[Finding]) -> _Cases:
    """Return each case, or finding without cases, by the fingerprint by which it is known again."""
    listed = list(findings)
    found: _Cases = {}
    for finding, key in zip(listed, fingerprints(listed), strict=True):
        if not finding.cases:
            found[key] = (finding, key, None)
        for case in finding.cases:
            found[case_fingerprint(key, case)] = (finding, key, case)
    return found


def _told(
    cases: _Cases, keys: set[str], changes: tuple[ToldChange, ...], differing: Differing | None
) -> Iterable[ToldFinding]:
    """Yield each finding of these cases once, with those of its cases alone."""
    by_finding: dict[str, tuple[Finding, list[Case]]] = {}
    for case_key, (finding, key, case) in cases.items():
        if case_key in keys:
            chosen = by_finding.setdefault(key, (finding, []))[1]
            if case is not None:
                chosen.append(case)
    for key, (finding, chosen) in by_finding.items():
        narrowed = finding.narrowed(tuple(chosen)) if chosen else finding
        yield ToldFinding(narrowed, key, tuple(_causes(narrowed, changes, differing)))


def _causes(finding: Finding, changes: tuple[ToldChange, ...], differing: Differing | None) -> Iterable[Text]:
    """Yield what changed of that which a finding is about: clauses, or else declarations that say otherwise."""
    ids = {*finding.measures, *(id_ for case in finding.cases for id_ in case.measures)}
    found = False
    for change in changes:
        if change.id in ids or change.was in ids:
            found = True
            clause = change.clause
            yield Text(f"{change.title.en}: {clause.en}", f"{change.title.zh}：{clause.zh}")
    if found or differing is None:
        return
    named = {part.rpartition(" ")[2] for case in finding.cases for part in case.declarations}
    named |= {part for part in map(str, _leaves(finding.cause)) if part}
    chosen = [item for item in differing() if item.id in named] or differing()
    for item in chosen[:_MOST]:
        name = identified(item, item.id)
        yield Text(f"{item.KEYWORD.en} {name.en}", f"{item.KEYWORD.zh}{name.zh}")


def _leaves(value: object) -> Iterable[object]:
    """Yield the single words of a cause, at whatever depth."""
    if isinstance(value, tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


_MOST = 3
"""How many declarations are named at most as the cause of a finding."""


def differing_declarations(old: Corpus, new: Corpus) -> list[Declaration]:
    """Return the top declarations that are in one corpus alone or say otherwise than in the other."""
    before = {(type(item), item.id): item for item in old.everything()}
    after = {(type(item), item.id): item for item in new.everything()}
    found = [item for key, item in after.items() if key not in before or _differ(before[key], item)]
    return [*found, *(item for key, item in before.items() if key not in after)]


def _differ(one: Declaration, other: Declaration) -> bool:
    return one is not other and plain(one) != plain(other)
