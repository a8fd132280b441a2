"""The nodes of the graph: one for each declaration that others can depend on, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Catalogue,
    Channel,
    Declaration,
    Document,
    Edition,
    Guardrail,
    Law,
    List,
    Measure,
    Memorandum,
    Rating,
    Role,
    Territory,
)
from mou_compiler.corpus.schema.values import BY_ITSELF, Amount, Articles, Day, Labelled, Period, Ref, Unknown
from mou_compiler.graph.kinds import key_of
from mou_compiler.interpret.place_moves import first_possible, territory_end
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.spelling import (
    amount_text,
    condition_written,
    leave_written,
    target_written,
    term_text,
)
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.interpret.whole import whole_condition
from mou_compiler.meaning.days import Days


def nodes(corpus: Corpus, timeline: Timeline, on: date | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every node with its attributes, in order of kind and name; with a day, what is not there then is left out."""
    norms = Norms(corpus)
    for kind, declarations in (
        ("law", corpus.laws),
        ("document", corpus.documents),
        ("measure", corpus.measures),
        ("escalation", corpus.escalations),
        ("list", corpus.lists),
        ("rating", corpus.ratings),
        ("channel", corpus.channels),
        ("act", corpus.acts),
        ("agency", corpus.agencies),
        ("role", corpus.roles),
        ("catalogue", corpus.catalogues),
        ("permission", {item.id: item for whole in corpus.catalogues.values() for item in whole.permissions}),
        ("guardrail", corpus.guardrails),
        ("territory", corpus.territories),
    ):
        for name in sorted(declarations):
            declaration: Declaration = declarations[name]
            days = days_there(declaration, timeline)
            if on is not None and not there_on(declaration, timeline, on):
                continue
            said = {
                "kind": kind,
                "name": name,
                "label_en": declaration.label.en or name,
                "label_zh": declaration.label.zh or name,
                **_details(declaration, corpus, norms),
                **_bounds(declaration, days),
                "stretches": _stretches(declaration, timeline),
                "path": declaration.place.path,
                "line": declaration.place.line,
            }
            yield (
                key_of(kind, name),
                {what: value for what, value in said.items() if value not in (None, "", [])},
            )


def _details(declaration: Declaration, corpus: Corpus, norms: Norms) -> dict[str, Any]:
    """Return what is said of one kind of declaration beyond its name; empty values are left out later."""
    match declaration:
        case Law():
            return _of_law(declaration, corpus)
        case Document():
            return _of_document(declaration, corpus)
        case Measure():
            return _of_measure(declaration, norms)
        case List():
            return _of_list(declaration)
        case Rating():
            return _of_rating(declaration)
        case Agency():
            return _of_agency(declaration)
        case Guardrail():
            return _of_guardrail(declaration)
        case Role():
            return {"unfilled": declaration.unfilled.reason if declaration.unfilled else None}
        case Catalogue():
            return {"level": declaration.level, **_period(declaration.in_force)}
        case Channel():
            return {"every": term_text(declaration.every), "within": term_text(declaration.within)}
        case Territory():
            return {"level": declaration.level, **_period(declaration.existed)}
        case _:
            return {}


def _of_law(law: Law, corpus: Corpus) -> dict[str, Any]:
    return {
        **_rank(law, corpus),
        "number": _text(law.number),
        "aliases": list(law.aliases),
        "editions": [_edition(edition) for edition in law.editions],
    }


def _of_document(document: Document, corpus: Corpus) -> dict[str, Any]:
    return {
        "form": "memorandum" if isinstance(document, Memorandum) else "instrument",
        "number": _text(document.number),
        "aliases": list(document.aliases),
        **_rank(document, corpus),
        "signed": day_text(document.signed),
        **_period(document.in_force),
    }


def _of_measure(measure: Measure, norms: Norms) -> dict[str, Any]:
    return {
        "document": measure.document,
        "number": measure.number,
        "force": norms.force(measure),
        "term": term_text(norms.term(measure)),
        **_rule(measure, norms),
    }


def _of_list(list_: List) -> dict[str, Any]:
    return {
        "form": list_.kind,
        "records": list_.source,
        "entries": [_labelled(entry) for entry in list_.entries],
        "keeper_unknown": list_.keeper.reason if isinstance(list_.keeper, Unknown) else None,
    }


def _of_rating(rating: Rating) -> dict[str, Any]:
    return {
        "grades": list(rating.grades),
        "grade_labels": [_labelled(grade) for grade in rating.values],
        "voluntary": rating.voluntary,
    }


def _of_agency(agency: Agency) -> dict[str, Any]:
    return {
        "form": agency.kind,
        "level": agency.level,
        "aliases": list(agency.aliases),
        **_period(agency.existed),
    }


def _of_guardrail(guardrail: Guardrail) -> dict[str, Any]:
    return {
        "never": list(guardrail.never),
        "possible": list(guardrail.possible),
        "always": list(guardrail.always),
        **_period(guardrail.in_force),
    }


def _labelled(part: Declaration | Labelled) -> dict[str, str]:
    """Return a part of a declaration by its name and its labels."""
    return {"name": part.id, "label_en": part.label.en, "label_zh": part.label.zh}


def days_there(declaration: Declaration, timeline: Timeline) -> Days | None:
    """Return the days on which a thing is there; None for what has no days of its own."""
    match declaration:
        case Document():
            return timeline.document_days(declaration)
        case Measure():
            return timeline.measure_days(declaration)
        case Law():
            return timeline.law_days(declaration)
        case Agency():
            return timeline.agency_days(declaration.id)
        case List():
            return days_of(declaration.existed) if declaration.existed is not None else None
        case Guardrail():
            return days_of(declaration.in_force) if declaration.in_force is not None else None
        case Catalogue():
            return days_of(declaration.in_force) if declaration.in_force is not None else None
        case Territory():
            dated = declaration.existed is not None or declaration.successions
            return Days(first_possible(declaration), territory_end(declaration)) if dated else None
        case _:
            return None


def there_on(declaration: Declaration, timeline: Timeline, day: date) -> bool:
    """Tell whether a thing is there on a day; what is suspended then is not."""
    days = days_there(declaration, timeline)
    if days is None:
        return True
    return any(day.toordinal() in stretch for stretch in _in_force(declaration, timeline) or (days,))


def _in_force(declaration: Declaration, timeline: Timeline) -> tuple[Days, ...]:
    match declaration:
        case Measure():
            return timeline.stretches(declaration)
        case Document():
            return timeline.document_stretches(declaration)
        case _:
            return ()


def _stretches(declaration: Declaration, timeline: Timeline) -> list[str]:
    """Return the stretches of days on which something is in force as `first/behind`, where it was suspended between."""
    found = _in_force(declaration, timeline)
    if len(found) < 2:  # noqa: PLR2004
        return []
    return ["/".join(day.isoformat() if day else "" for day in (one.first, one.behind)) for one in found]


def _bounds(declaration: Declaration, days: Days | None) -> dict[str, str]:
    """Return the first day of a measure or list, and the first day no longer, as far as they are known."""
    if days is None or not isinstance(declaration, Measure | List):
        return {}
    first, behind = days.first, days.behind
    return {
        **({"from": first.isoformat()} if first is not None else {}),
        **({"until": behind.isoformat()} if behind is not None else {}),
    }


def _rule(measure: Measure, norms: Norms) -> dict[str, Any]:
    """Return all that decides whether and how a measure applies, in the words of the table."""
    condition = whole_condition(norms, measure)
    document = norms.document(measure)
    deadline = measure.within or document.within
    applied: Ref | None = measure.applied or document.applied
    approval = [ref.id for ref in measure.approval or document.approval]
    return {
        "condition": condition_written(condition, "en") if condition is not None else None,
        "subjects": [target_written(target, "en") for target in norms.targets(measure)],
        "territories": sorted(norms.territories(measure)),
        "exceptions": [
            leave_written(item.when, item.permission.id, "en")
            for item in measure.exceptions
            if item.permission is not None
        ],
        "enforcement": _enforcement(measure, norms),
        "caps": [
            amount_text(provision.cap)
            for provision in measure.provisions
            if isinstance(provision.cap, Amount)
        ],
        "deadline": term_text(deadline),
        "approval": approval,
        "applied_for_by": applied.id if applied else None,
    }


def _enforcement(measure: Measure, norms: Norms) -> str | None:
    """Return what no arrow to an enforcer says: that there is none, that it is not known, or that there are others."""
    if norms.enforcement_unknown(measure) is not None:
        return "unknown"
    if norms.binds_itself(measure):
        return BY_ITSELF
    if not norms.enforcement(measure):
        return "none"
    return "and others" if norms.enforcement_open(measure) else None


def _edition(edition: Edition) -> dict[str, Any]:
    articles = edition.articles
    said = {
        "name": edition.id,
        "adopted": day_text(edition.adopted),
        **_period(edition.in_force),
        "articles": f"{articles.first}-{articles.last}" if isinstance(articles, Articles) else None,
    }
    return {what: value for what, value in said.items() if value}


def _period(period: Period | None) -> dict[str, str | None]:
    if period is None:
        return {}
    return {"from": day_text(period.start), "until": day_text(period.end)}


def day_text(day: Day | Unknown | None) -> str | None:
    """Return a day as ISO 8601; as `first/last` where only the month or year is known; None where nothing is."""
    if not isinstance(day, Day):
        return None
    return day.first.isoformat() if day.exact else f"{day.first.isoformat()}/{day.last.isoformat()}"


def _text(value: str | Unknown | None) -> str | None:
    return value if isinstance(value, str) else None


def _rank(source: Law | Document, corpus: Corpus) -> dict[str, str]:
    if not isinstance(source.rank, Ref) or not source.rank.found:
        return {}
    label = corpus.ranks[source.rank.id].label
    return {"rank": source.rank.id, "rank_en": label.en, "rank_zh": label.zh}
