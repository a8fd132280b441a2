"""Lists that carry burdens, and from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import Days
from mou_compiler.memo import Index
from mou_compiler.words import FAVOURABLE_LISTS


def burdened_lists(view: View) -> dict[str, Days]:
    """Return the lists that set off a burden, in order of id, with the days from the first to the last."""
    return {list_: burdened_days(view, list_) for list_ in lists_burdened(view)}


def lists_burdened(view: View) -> Sequence[str]:
    """Return the lists that set off a burden, in order of id."""
    return view.ask(_burdens).keys()


def burdened_days(view: View, list_: str) -> Days:
    """Return the days from the first to the last on which a list sets off a burden."""
    return span(view.ask(_burdens).of(list_))


def _burdens(view: View) -> Index[str, Days]:
    return view.index(lambda view: view.corpus.documents, _burdens_in)


def _burdens_in(view: View, document: str) -> dict[str, Days]:
    found: dict[str, Days] = {}
    burdening = view.burdening_in(document)
    for measure in view.corpus.documents[document].measures:
        days = view.timeline.measure_days(measure)
        if not days or measure.id not in burdening:
            continue
        for list_ in judged(view, view.rules.rules[measure.id].lists):
            if list_ in view.corpus.lists and view.corpus.lists[list_].kind not in FAVOURABLE_LISTS:
                before = found.get(list_, days)
                found[list_] = Days(min(before.start, days.start), max(before.end, days.end))
    return found


def judged(view: View, lists: Iterable[str]) -> tuple[str, ...]:
    """Return the lists by which those are judged that a measure names: by its parts one that nothing else puts one on."""
    parts = view.sum_up(_of_parts_only)
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


def measures_judged(view: View, list_: str) -> list[Measure]:
    """Return the measures that are judged by a list."""
    found = view.ask(_judged_by).of(list_)
    return [view.corpus.measures[id_] for ids in found for id_ in ids]


def _judged_by(view: View) -> Index[str, tuple[str, ...]]:
    return view.index(lambda view: view.corpus.documents, _judged_in)


def _judged_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        for list_ in judged(view, view.rules.rules[measure.id].lists):
            found.setdefault(list_, []).append(measure.id)
    return {list_: tuple(ids) for list_, ids in found.items()}


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
    for document in view.corpus.documents:
        yield from view.ask(_led_to_in, document)
    idle = {
        escalation.id
        for document in view.corpus.documents.values()
        if not view.timeline.document_days(document)
        for escalation in document.escalations
    }
    for escalation in view.corpus.escalations.values():
        if escalation.id not in idle:
            yield from (ref.id for ref in escalation.leads_to)


def _led_to_in(view: View, document: str) -> tuple[str, ...]:
    """Return the lists to which measures of a document lead while they are in force."""
    measures = view.corpus.documents[document].measures
    return tuple(
        ref.id
        for measure in measures
        if measure.leads_to and view.timeline.measure_days(measure)
        for ref in measure.leads_to
    )
