"""Findings accepted in place, with a reason: what an `allow` covers, and what is left.

An `allow` covers findings of its code that stand inside its declaration or concern a measure declared there.
Of a finding that stands for several cases, the cases that it concerns are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from mou_compiler.analysis.view import AsOf, View
from mou_compiler.checking.check import load_checks
from mou_compiler.corpus.schema.declarations import KINDS, Declaration
from mou_compiler.corpus.schema.fields import kind_of
from mou_compiler.corpus.schema.values import Allowance
from mou_compiler.findings.finding import Case, Finding
from mou_compiler.findings.selection import matching
from mou_compiler.source.place import Place


class Accepted(NamedTuple):
    """An allowance, the stretch of text that it covers, and what it stands in, by kind and id."""

    allowance: Allowance
    extent: Place
    owner: str


def allowances(view: View) -> tuple[Accepted, ...]:
    """Return every allowance of the corpus, in order of place."""
    return view.ask(_gather)


def _gather(view: View) -> tuple[Accepted, ...]:
    return tuple(
        item for kind in KINDS for id_ in view.corpus.of(kind) for item in view.ask(_collect, kind, id_)
    )


def _collect(view: View, kind: type[Declaration], id_: str) -> tuple[Accepted, ...]:
    """Return the allowances of a top declaration and of what stands in it."""
    found: list[Accepted] = []
    waiting: list[Declaration] = [view.corpus.of(kind)[id_]]
    while waiting:
        item = waiting.pop()
        owner = f"{item.KEYWORD.en} {item.id}"
        found += (Accepted(allowance, item.extent, owner) for allowance in item.allowances)
        for attribute in kind_of(type(item)).nested:
            waiting.extend(getattr(item, attribute))
    return tuple(found)


def accepted_codes(allowance: Allowance) -> frozenset[str]:
    """Return the codes that an allowance names, by code or by name as in `--select`; none for an unknown one."""
    return _matching(allowance.code)


@cache
def _matching(pattern: str) -> frozenset[str]:
    return matching(pattern, {item.check.code: item.check.name for item in load_checks()})


def in_force(accepted: Accepted, as_of: AsOf) -> bool:
    """Tell whether an allowance still holds on the day asked about."""
    until = accepted.allowance.until
    return until is None or as_of.day is None or as_of.day < until.last


def accepts(view: View, code: str, measures: Iterable[str], as_of: AsOf) -> bool:
    """Tell whether some allowance covers the findings of a code that concern one of these measures."""
    return any(
        code in accepted_codes(accepted.allowance)
        and in_force(accepted, as_of)
        and _concerns(view, accepted, measures)
        for accepted in allowances(view)
    )


def covers(view: View, accepted: Accepted, finding: Finding, as_of: AsOf, case: Case | None = None) -> bool:
    """Tell whether an allowance covers a finding, or one case of it, by its measures or where it stands."""
    if finding.code not in accepted_codes(accepted.allowance) or not in_force(accepted, as_of):
        return False
    place = finding.place if case is None else case.place
    if place is not None and _inside(place, accepted.extent):
        return True
    return _concerns(view, accepted, finding.measures if case is None else case.measures)


def _concerns(view: View, accepted: Accepted, measures: Iterable[str]) -> bool:
    return any(
        id_ in view.corpus.measures and _inside(view.corpus.measures[id_].place, accepted.extent)
        for id_ in measures
    )


def _inside(place: Place, extent: Place) -> bool:
    return place.path == extent.path and extent.start <= place.start and place.end <= extent.end


def apply_allowances(view: View, findings: tuple[Finding, ...], as_of: AsOf) -> Iterator[Finding]:
    """Yield what no allowance in force covers."""
    accepted = [(item, accepted_codes(item.allowance)) for item in allowances(view)]
    for finding in findings:
        concerned = [item for item, codes in accepted if finding.code in codes]
        left = remaining(view, concerned, finding, as_of) if concerned else finding
        if left is not None:
            yield left


def remaining(view: View, accepted: list[Accepted], finding: Finding, as_of: AsOf) -> Finding | None:
    """Return what is left of a finding; None where all of it is accepted."""
    if not finding.cases:
        return None if any(covers(view, item, finding, as_of) for item in accepted) else finding
    cases: list[Case] = [
        case
        for case in finding.cases
        if not any(covers(view, item, finding, as_of, case) for item in accepted)
    ]
    if not cases:
        return None
    return finding.narrowed(tuple(cases))
