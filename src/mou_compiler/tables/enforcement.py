"""The enforcement table: one row for each measure, enforcer, act and stretch of days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.finding import Finding, Severity, Stretch
from mou_compiler.interpret.enforcers import Acting
from mou_compiler.interpret.rules import cap_text
from mou_compiler.interpret.spelling import basis_text, condition_text, term_text
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
from mou_compiler.meaning.rule import Rule
from mou_compiler.source.order import counting
from mou_compiler.tables.decisions import Decisions


class Row(NamedTuple):
    """One row. Days are ISO, `valid_to` being the first day no longer in force; lists of ids go by `; `.

    `enforcer` acts on these days, `declared_enforcer` is whom the document names. `row_digest` is the first
    16 hex digits of the SHA-256 over every other column but path and line, so that a row that only moved in
    its file keeps it.
    """

    measure: str
    memorandum: str
    number: str
    list: str
    keeper: str
    enforcer: str
    declared_enforcer: str
    part: str
    modality: str
    act: str
    subjects: str
    territory: str
    condition: str
    force: str
    term: str
    valid_from: str
    valid_to: str
    basis: str
    channel: str
    exit: str
    status: str
    decided_by: str
    path: str
    line: str
    row_digest: str


COLUMNS = Row._fields
_UNDIGESTED = frozenset({"path", "line", "row_digest"})


def make_rows(view: View, findings: Iterable[Finding]) -> tuple[Row, ...]:
    """Return every row, by measure in order of id, then provision, enforcer and day."""
    lost = _orphaned(findings)
    maker = _RowMaker(view, lost)
    rows = [
        row
        for id_ in sorted(view.corpus.measures, key=counting)
        for row in maker.rows(view.corpus.measures[id_])
    ]
    if view.as_of is not None:
        day = view.as_of.isoformat()
        rows = [row for row in rows if row.valid_from <= day and (not row.valid_to or day < row.valid_to)]
    return tuple(rows)


def _orphaned(findings: Iterable[Finding]) -> dict[str, list[Days]]:
    """Return the days on which each measure is an orphan in earnest."""
    found: dict[str, list[Days]] = {}
    for finding in findings:
        if finding.code.startswith("MOU3") and finding.severity is Severity.ERROR:
            each = {id_: case.stretches for case in finding.cases for id_ in case.measures}
            for measure in finding.measures:
                stretches = each.get(measure) or (Stretch(finding.since, finding.until),)
                found.setdefault(measure, []).extend(map(_days, stretches))
    return found


def _days(stretch: Stretch) -> Days:
    start = ALWAYS if stretch.since is None else stretch.since.toordinal()
    return Days(start, FOREVER if stretch.until is None else stretch.until.toordinal())


class _RowMaker:
    def __init__(self, view: View, lost: dict[str, list[Days]]) -> None:
        self.view = view
        self.lost = lost
        self.decisions = Decisions(view)

    def rows(self, measure: Measure) -> Iterator[Row]:
        view, norms = self.view, self.view.norms
        rule = view.rules.rules[measure.id]
        days = view.timeline.measure_days(measure)
        if not days:
            return
        lists = norms.lists(measure)
        shared = {
            "measure": measure.id,
            "memorandum": measure.document,
            "number": measure.number,
            "list": "; ".join(lists),
            "keeper": "; ".join(dict.fromkeys(filter(None, map(self._keeper, lists)))),
            "subjects": self._subjects(measure),
            "territory": "; ".join(sorted(norms.territories(measure))),
            "condition": self._condition(measure),
            "force": rule.force,
            "basis": basis_text(norms.basis(measure)),
            "exit": "; ".join(exit_ for list_ in lists for exit_ in self._exits(list_, days)),
            "path": measure.place.path,
            "line": str(measure.place.line),
        }
        for provision in measure.provisions:
            for act in provision.acts:
                cap = cap_text(provision.cap)
                term = term_text(norms.term(measure))
                doing = {
                    "modality": provision.modality,
                    "act": act.id,
                    "term": f"{term}; cap {cap}".lstrip("; ") if cap else term,
                }
                yield from self._by_enforcer(measure, rule, days, {**shared, **doing})

    def _by_enforcer(self, measure: Measure, rule: Rule, days: Days, shared: dict[str, str]) -> Iterator[Row]:
        enforcers = [(item.id, item.part) for item in rule.enforcers] or [("", "")]
        for declared, part in enforcers:
            acting = self.view.enforcers.acting(declared) if declared else (Acting(ALL_DAYS, ()),)
            for item in acting:
                stretch = item.days.meet(days)
                if not stretch:
                    continue
                for cut in self._cuts(measure, stretch):
                    status = self._status(rule, shared["act"], cut)
                    for body in item.bodies or ("",):
                        yield _row(
                            shared,
                            enforcer=body,
                            declared_enforcer=declared,
                            part=part,
                            valid_from=cut.first.isoformat() if cut.first else "",
                            valid_to=cut.behind.isoformat() if cut.behind else "",
                            channel="; ".join(self._channels(rule.lists, declared, body)),
                            status=status,
                            decided_by="; ".join(self.decisions.texts(rule.id, shared["act"], cut)),
                        )

    def _cuts(self, measure: Measure, days: Days) -> list[Days]:
        """Return the stretch cut where the measure begins or ceases to be an orphan, or to be beaten."""
        edges = {days.start, days.end} | self.decisions.edges(measure.id, days)
        for lost in self.lost.get(measure.id, ()):
            edges |= {edge for edge in lost if days.start < edge < days.end}
        ordered = sorted(edges)
        return [Days(start, end) for start, end in pairwise(ordered)]

    def _status(self, rule: Rule, act: str, days: Days) -> str:
        if self.decisions.overridden(rule, act, days):
            return "overridden"
        return "orphaned" if any(lost.meet(days) for lost in self.lost.get(rule.id, ())) else "in force"

    def _keeper(self, list_: str) -> str:
        declared = self.view.corpus.lists.get(list_)
        return declared.keeper.id if declared and isinstance(declared.keeper, Ref) else ""

    def _subjects(self, measure: Measure) -> str:
        parts = []
        for target in self.view.norms.targets(measure):
            kinds = ", ".join(sorted(ref.id for ref in target.subjects))
            parts.append(f"{target.relation.id} of {kinds}" if target.relation else kinds)
        return "; ".join(parts)

    def _condition(self, measure: Measure) -> str:
        norms = self.view.norms
        trigger = [
            text for text in map(condition_text, norms.trigger(measure)) if text not in self.view.corpus.lists
        ]
        conditions = [
            f"({text})" if " or " in text else text for text in map(condition_text, norms.when(measure))
        ]
        exceptions = [
            f"not ({condition_text(item.when)})"
            for item in measure.exceptions
            if item.when is not None and item.permission is None
        ]
        permits = [
            "unless permitted by " + item.permission.id for item in measure.exceptions if item.permission
        ]
        return " and ".join([*([" or ".join(trigger)] if trigger else []), *conditions, *exceptions]) + (
            "; " + "; ".join(dict.fromkeys(permits)) if permits else ""
        )

    def _exits(self, list_: str, days: Days) -> Iterator[str]:
        told: set[str] = set()
        for item in self.view.list_rules.of(list_):
            if item.days.meet(days):
                for exit_ in item.rule.exits:
                    text = f"{exit_.kind} {term_text(exit_.after)}".rstrip()
                    if text not in told:
                        told.add(text)
                        yield text

    def _channels(self, lists: Iterable[str], declared: str, body: str) -> Iterator[str]:
        for id_, channel in self.view.corpus.channels.items():
            receivers = {ref.id for ref in channel.receivers}
            carried = {ref.id for ref in channel.lists}
            if receivers & {declared, body} and (not carried or carried & set(lists)):
                yield id_


def _row(shared: dict[str, str], **own: str) -> Row:
    values = {**shared, **own}
    text = "\x1f".join(values[column] for column in COLUMNS if column not in _UNDIGESTED)
    values["row_digest"] = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Row(**values)
