"""Lists that carry burdens, and from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.meaning.days import Days
from mou_compiler.words import FAVOURABLE_LISTS


def burdened_lists(view: View) -> dict[str, Days]:
    """Return the lists that set off a burden, in order of id, with the days from the first to the last."""
    return view.ask(_collect)


def _collect(view: View) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for measure in view.corpus.measures.values():
        rule = view.rules.rules[measure.id]
        days = view.timeline.measure_days(measure)
        if not days or rule.id not in view.burdening:
            continue
        for list_ in judged(view, rule.lists):
            if list_ in view.corpus.lists and view.corpus.lists[list_].kind not in FAVOURABLE_LISTS:
                before = found.get(list_, days)
                found[list_] = Days(min(before.start, days.start), max(before.end, days.end))
    return dict(sorted(found.items()))


def judged(view: View, lists: Iterable[str]) -> tuple[str, ...]:
    """Return the lists by which those are judged that a measure names: by its parts one that nothing else puts one on."""
    parts = view.ask(_of_parts_only)
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(lists)[::-1]
    while waiting:
        list_ = waiting.pop()
        if list_ not in seen:
            seen.add(list_)
            if list_ in parts:
                waiting += parts[list_][::-1]
            else:
                found[list_] = None
    return tuple(found)


def measures_judged(view: View) -> dict[str, list[Measure]]:
    """Return, by list, the measures that are judged by it."""
    return view.ask(_index)


def _index(view: View) -> dict[str, list[Measure]]:
    found: dict[str, list[Measure]] = {}
    for id_, rule in view.rules.rules.items():
        for list_ in judged(view, rule.lists):
            found.setdefault(list_, []).append(view.corpus.measures[id_])
    return found


def _of_parts_only(view: View) -> dict[str, list[str]]:
    """Return the lists on which one is only by their parts, with these parts."""
    parts: dict[str, list[str]] = {}
    for id_, declared in view.corpus.lists.items():
        if declared.parent is not None:
            parts.setdefault(declared.parent.id, []).append(id_)
    grounded = set(_with_grounds(view)) if parts else set()
    return {list_: found for list_, found in parts.items() if list_ not in grounded}


def _with_grounds(view: View) -> Iterator[str]:
    """Yield the lists that at some time take somebody in by themselves."""
    for id_ in view.corpus.lists:
        if any(item.rule.entries or item.rule.defined_by for item in view.list_rules.of(id_)):
            yield id_
    for measure in view.corpus.measures.values():
        if view.timeline.measure_days(measure):
            yield from (ref.id for ref in measure.leads_to)
    idle = {
        escalation.id
        for document in view.corpus.documents.values()
        if not view.timeline.document_days(document)
        for escalation in document.escalations
    }
    for escalation in view.corpus.escalations.values():
        if escalation.id not in idle:
            yield from (ref.id for ref in escalation.leads_to)
