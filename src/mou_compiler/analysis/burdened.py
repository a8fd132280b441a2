"""Lists and grades that carry burdens, and from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.atoms import required
from mou_compiler.corpus.schema.declarations import List, Measure, Rating
from mou_compiler.corpus.schema.values import Grade
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import Days
from mou_compiler.memo import Index
from mou_compiler.words import FAVOURABLE_LISTS


def lists_burdened(view: View) -> Sequence[str]:
    """Return the lists that set off a burden, in order of id."""
    return [id_ for id_ in statuses_burdened(view) if id_ in view.corpus.lists]


def statuses_burdened(view: View) -> Sequence[str]:
    """Return the lists that set off a burden and the ratings of which a grade does, in order of id."""
    return view.ask(_burdens).keys()


def status(view: View, id_: str) -> List | Rating:
    """Return the list or rating of an id."""
    return view.corpus.lists.get(id_) or view.corpus.ratings[id_]


def rules_of_status(view: View, id_: str) -> tuple[RuleInForce, ...]:
    """Return the rules of a list that are ever in force, or what a rating says of its grades."""
    return view.list_rules.of(id_) if id_ in view.corpus.lists else view.list_rules.of_rating(id_)


def surely_of_status(view: View, id_: str) -> tuple[RuleInForce, ...]:
    """Return the same as far as it surely is in force; what a rating says of its grades always is."""
    return view.list_rules.surely(id_) if id_ in view.corpus.lists else view.list_rules.of_rating(id_)


def burdened_days(view: View, list_: str) -> Days:
    """Return the days from the first to the last on which a list, or a grade of a rating, sets off a burden."""
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
                found[list_] = _around(found.get(list_, days), days)
        for rating in graded(view, measure):
            found[rating] = _around(found.get(rating, days), days)
    return found


def _around(one: Days, other: Days) -> Days:
    return Days(min(one.start, other.start), max(one.end, other.end))


def graded(view: View, measure: Measure) -> tuple[str, ...]:
    """Return the ratings of which a grade other than the best sets a measure off, not under a negation."""
    return tuple(dict.fromkeys(atom.rating.id for atom in low_grades(view, measure)))


def low_grades(view: View, measure: Measure) -> tuple[Grade, ...]:
    """Return the comparisons with a grade, not under a negation, that set a measure off and that the best grade does not meet."""
    if not view.corpus.ratings:
        return ()
    found: list[Grade] = []
    for condition in view.norms.trigger(measure):
        for atom in required(condition):
            if isinstance(atom, Grade) and atom.rating.id in view.corpus.ratings:
                grades = view.corpus.ratings[atom.rating.id].grades
                if atom.grade in grades and not _best_meets(atom, grades[0]):
                    found.append(atom)
    return tuple(found)


def _best_meets(atom: Grade, best: str) -> bool:
    match atom.operator:
        case "=" | "<=":
            return atom.grade == best
        case "!=" | ">":
            return atom.grade != best
        case operator:
            return operator == ">="


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


def judging(view: View, measure: Measure) -> tuple[str, ...]:
    """Return the lists, and the burdened ratings of which a low grade sets it off, by which a measure is judged."""
    ratings = graded(view, measure)
    burdened = statuses_burdened(view) if ratings else ()
    lists = judged(view, view.rules.rules[measure.id].lists)
    return (*lists, *(rating for rating in ratings if rating in burdened))


def ratings_burdened(view: View) -> Sequence[str]:
    """Return the ratings of which a grade sets off a burden, in order of id."""
    return [id_ for id_ in statuses_burdened(view) if id_ in view.corpus.ratings]


def measures_judged(view: View, list_: str) -> list[Measure]:
    """Return the measures that are judged by a list or by the grades of a rating."""
    found = view.ask(_judged_by).of(list_)
    return [view.corpus.measures[id_] for ids in found for id_ in ids]


def _judged_by(view: View) -> Index[str, tuple[str, ...]]:
    return view.index(lambda view: view.corpus.documents, _judged_in)


def _judged_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        lists = judged(view, view.rules.rules[measure.id].lists)
        for id_ in (*lists, *graded(view, measure)):
            found.setdefault(id_, []).append(measure.id)
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
        if not view.timeline.document_stretches(document)
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
