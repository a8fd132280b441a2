"""Futile exit: who leaves a list by it must at once be put on it again, being on another list that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.leaving import ends_by_itself, shut
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import measure_in, named
from mou_compiler.checking.check import Check, Part, documents, lists
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.declarations import Declaration, Entry, Escalation, Exit, Measure
from mou_compiler.corpus.schema.values import AnyOf, Condition, Holds
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.waiting import Waiting
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.memo import Index
from mou_compiler.words import FAVOURABLE_LISTS, Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency court "Court" "法院" { kind court }
rank law "Law" "法律" { may-burden }
law procedure "Procedure law" "诉讼法" { rank law }
list defaulters "Defaulters" "失信被执行人" {
    kind blacklist
    keeper court
    entry 1 "Does not perform" "不履行" { basis procedure art 1 }
    exit 1 "Performed" "已履行" { kind fulfilment }
}
"""

CHECK = Check(
    code="MOU319",
    name="futile-exit",
    category=Category.RELATION,
    severity=Severity.WARNING,
    what=Text(
        "A way out of a list can be taken by those on another list whom a mandatory ground puts on it: they must be put on it again at once.",
        "名单的一种移出途径可由仍在另一名单者使用，而凡列入另一名单者应当列入本名单：移出后须立即再次列入。",
    ),
    why=Text(
        "A way out that a mandatory ground undoes frees nobody, or the ground is broken (grammar/meaning.md, Futile exit).",
        "被应当列入的情形所抵消的移出途径，不能使任何人脱离名单，否则即违反该情形（见 grammar/meaning.md「移出无济于事」）。",
    ),
    fix=Text(
        "say `off` the other list in the exit, lock against listing again, or write when the ground does not hold",
        "在移出途径中写「须先移出」另一名单，或写「不再列入」，或载明该情形何时不适用",
    ),
    failing=_GIVEN
    + """
list limited "Spending limits" "限制消费" {
    kind blacklist
    keeper court
    entry 1 "Listed as a defaulter" "已列入失信名单" { when defaulters; basis procedure art 2 }
    exit 1 "The applicant agrees" "申请人同意" { kind consent }
}
""",
    passing=_GIVEN
    + """
list limited "Spending limits" "限制消费" {
    kind blacklist
    keeper court
    entry 1 "Listed as a defaulter" "已列入失信名单" { when defaulters; basis procedure art 2 }
    exit 1 "The applicant agrees" "申请人同意" { kind consent; off defaulters }
}
""",
)

KINDS = ("automatic", "application", "consent", "revocation")
"""Ways out that leave the ground as it is: who has fulfilled what was asked has ended that too."""


class _Way(NamedTuple):
    """Days on which whoever is on a list must be put on another, where, and the entry, measure or escalation that says so."""

    source: str
    days: tuple[Days, ...]
    places: tuple[str, ...]
    by: Entry | Measure | Escalation
    rule: RuleInForce | None


def _futile(view: View, list_: str) -> Iterator[Finding]:
    """Yield each way out of a list, with each list from which one must be put on it again."""
    declared = view.corpus.lists[list_]
    ways = list(_ways_in(view, list_)) if declared.kind not in FAVOURABLE_LISTS else []
    if not ways:
        return
    waiting = Waiting(view.lowering)
    found: dict[tuple[int, str], list[tuple[Exit, _Way, tuple[Days, ...]]]] = {}
    for item in view.list_rules.surely(list_):
        for exit_ in item.rule.exits:
            beside = [way for way in ways if _concerns(exit_, item, way)] if exit_.kind in KINDS else []
            awaited = waiting.lists(list_, item.rule, exit_) if beside else frozenset()
            for way in beside:
                if way.source not in awaited and (days := _undone(view, list_, item, exit_, way)):
                    # A document that changes another's rule goes on with the exits that it does not name.
                    found.setdefault((id(exit_), way.source), []).append((exit_, way, days))
    for (_, source), cases in found.items():
        yield _finding(view, list_, _written_by(view, list_, cases[0][0]), source, cases)


def _written_by(view: View, list_: str, exit_: Exit) -> str:
    """Return the id of the document in which an exit is written, or of the list itself."""
    texts = (item.document for item in view.list_rules.of(list_))
    return next((text.id for text in texts if text is not None and text.extent.holds(exit_.place)), list_)


def _ways_in(view: View, list_: str) -> Iterator[_Way]:
    """Yield the mandatory ways in that ask for nothing but to be on another list."""
    for item in view.list_rules.surely(list_):
        for entry in item.rule.entries:
            if entry.force in (None, "mandatory") and not entry.subjects and entry.when is not None:
                for source in _alone(entry.when):
                    if source in view.corpus.lists and source != list_:
                        yield _Way(source, (item.days,), item.places, entry, item)
    for ids in view.ask(_leading).of(list_):
        for id_ in ids:
            measure = view.corpus.measures[id_]
            for source in dict.fromkeys(one for each in view.norms.trigger(measure) for one in _alone(each)):
                if source in view.corpus.lists and source != list_:
                    places = view.norms.territories(measure)
                    yield _Way(source, view.timeline.stretches(measure), places, measure, None)
    for escalation in view.corpus.escalations.values():
        if any(ref.id == list_ for ref in escalation.leads_to):
            yield from _risen(view, list_, escalation)


def _risen(view: View, list_: str, escalation: Escalation) -> Iterator[_Way]:
    """Yield the lists that are enough for an escalation that leads to a list."""
    document = view.corpus.documents.get(escalation.id.rpartition("/")[0])
    days = tuple(view.timeline.document_stretches(document)) if document is not None else (ALL_DAYS,)
    places = tuple(ref.id for ref in document.territory) if document is not None else ()
    for source in dict.fromkeys(one for each in escalation.trigger for one in _alone(each)):
        if source in view.corpus.lists and source != list_:
            yield _Way(source, days, places, escalation, None)


def _alone(condition: Condition) -> Iterator[str]:
    """Yield the lists that are a condition by themselves, or an alternative of it."""
    if isinstance(condition, Holds):
        yield condition.list.id
    elif isinstance(condition, AnyOf):
        for item in condition.items:
            yield from _alone(item)


def _leading(view: View) -> Index[str, tuple[str, ...]]:
    return view.index(documents, _leading_in)


def _leading_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    """Return the lists to which measures of a document must lead whoever is on a list, with these measures."""
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        if not measure.leads_to or view.norms.force(measure) != "mandatory":
            continue
        if view.norms.when(measure) or measure.exceptions or view.norms.targets(measure):
            continue
        for list_ in dict.fromkeys(ref.id for ref in measure.leads_to):
            found.setdefault(list_, []).append(measure.id)
    return {list_: tuple(ids) for list_, ids in found.items()}


def _concerns(exit_: Exit, item: RuleInForce, way: _Way) -> bool:
    """Tell whether a way out is for those who came in by a way."""
    if not exit_.entries:
        return True
    return way.rule == item and way.by.id.rpartition("/")[2] in exit_.entries


def _undone(view: View, list_: str, item: RuleInForce, exit_: Exit, way: _Way) -> tuple[Days, ...]:
    """Return the days on which who takes a way out must be put on the list again at once."""
    apart = [*shut(view, list_, exit_), *_left_too(view, way.source, exit_), *_locked(view, list_, exit_)]
    shared = view.rules.world.territories.shared
    return merged(
        part
        for days in way.days
        if (both := days.meet(item.days))
        for together in shared(item.places, way.places, both)
        for part in uncovered(together, apart)
    )


def _left_too(view: View, source: str, exit_: Exit) -> Iterator[Days]:
    """Yield the days on which one may leave the other list in the same way."""
    for item in view.list_rules.of(source):
        alike = any(other.kind == exit_.kind for other in item.rule.exits)
        if alike or (exit_.kind == "automatic" and ends_by_itself(item.rule)):
            yield item.days


def _locked(view: View, list_: str, exit_: Exit) -> Iterator[Days]:
    """Yield the days on which one who has left by an exit may not be put on the list again for a time."""
    number = exit_.id.rpartition("/")[2]
    for item in view.list_rules.of(list_):
        if any(not lock.exits or number in lock.exits for lock in item.rule.locks):
            yield item.days


def _finding(
    view: View, list_: str, rule: str, source: str, cases: list[tuple[Exit, _Way, tuple[Days, ...]]]
) -> Finding:
    exit_, way, _ = min(cases, key=lambda case: (case[2][0].start, case[1].by.id))
    whole = merged(part for _, _, days in cases for part in days)
    of, other = named(view.corpus.lists[list_], list_), named(view.corpus.lists[source], source)
    how, by, when = _clause(view, exit_), _clause(view, way.by), stretches_as_written(view, whole)
    parties = list({one.by.place: one.by for _, one, _ in cases}.values())
    return CHECK.finding(
        Text(
            f"{when.en} whoever leaves {of.en} by {how.en} while on {other.en} must be put on it again: {by.en}",
            f"{when.zh}，仍在{other.zh}者经{how.zh}移出{of.zh}后，须依{by.zh}再次列入",
        ),
        exit_.place,
        cause=Cause.of("futile-exit", list=list_, rule=rule, exit=exit_.id, source=source),
        related=[Related(_clause(view, party), party.place) for party in parties],
        **at_times(whole, ()),
    )


def _clause(view: View, clause: Declaration) -> Text:
    if isinstance(clause, Measure):
        return measure_in(view, clause)
    name, word = named(clause, clause.id.rpartition("/")[2]), type(clause).KEYWORD
    return Text(f"{word.en} {name.en}", f"{word.zh}{name.zh}")


PARTS = (Part(lists, _futile),)
