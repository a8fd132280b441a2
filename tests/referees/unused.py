"""The other way round, by brute force: what was added to a closed document, what nothing uses, what is not encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Act, Agency, Law, Role
from mou_compiler.corpus.schema.values import Count, Holds, Ref, Unknown
from referees.days import inside
from referees.effects import at_or_above, named
from referees.norms import below, required
from referees.told import Told, at, lasting


def told(orphans: Any) -> Iterator[Told]:
    """Yield what is told of accession, of what is unused, and of what is not encoded."""
    yield from _accession(orphans)
    yield from _unused(orphans)
    yield from _unencoded(orphans)


def _accession(orphans: Any) -> Iterator[Told]:
    calendar, documents = orphans.calendar, orphans.corpus.documents
    for measure in orphans.measures:
        document, start = documents[measure.document], orphans.days[measure.id][0]
        amended = {
            calendar.begins(other)
            for other in documents.values()
            if any(ref.id == document.id for ref in other.amends)
        }
        closed = document.accession in ("by-amendment", "none")
        own, began = calendar.opening(measure), calendar.begins(document)
        late = own.known and (own.may == own.surely or own.may > began)
        if closed and late and start > began and start not in amended:
            yield Told("MOU309", at(measure.place), (measure.id,), lasting(orphans.whole(measure)))


def _unused(orphans: Any) -> Iterator[Told]:
    corpus = orphans.corpus
    values = [item for declaration in corpus.everything() for item in inside(declaration)]
    refs = {(item.kind, item.id) for item in values if isinstance(item, Ref)}
    spoken = {item.list.id for item in values if isinstance(item, Holds | Count)}
    spoken |= {ref.id for guardrail in corpus.guardrails.values() for ref in guardrail.lists}
    spoken = {part for list_ in spoken for part in below(corpus.lists, list_)}
    acts = [id_ for kind, id_ in refs if kind == "act"]
    triggers = {list_ for measure in corpus.measures for list_ in orphans.brute.lists(measure)}
    escalating = [
        leaf for item in corpus.escalations.values() for one in item.trigger for leaf in required(one)
    ]
    triggers |= {item.list.id for item in escalating if isinstance(item, Holds | Count)}
    akin = {
        one
        for one in corpus.lists
        for other in triggers
        if one in below(corpus.lists, other) or other in below(corpus.lists, one)
    }
    yield from one_finding([item for id_, item in corpus.lists.items() if id_ not in spoken])
    yield from one_finding(
        [item for id_, item in corpus.of(Act).items() if not any(at_or_above(id_, act) for act in acts)]
    )
    for kind, word in ((Law, "law"), (Agency, "agency"), (Role, "role")):
        yield from one_finding([item for id_, item in corpus.of(kind).items() if (word, id_) not in refs])
    yield from one_finding(
        [
            channel
            for channel in corpus.channels.values()
            if channel.lists and not any(ref.id in akin or ref.kind == "rating" for ref in channel.lists)
        ]
    )
    for document in corpus.documents.values():
        if not document.measures or document.not_known:
            continue
        bodies = {
            body
            for one in corpus.documents.values()
            if one is document or document.id in ids(one.amends) or one.id in ids(document.amends)
            for measure in one.measures
            for body in named(orphans.world.norms[measure.id].enforcement)
        }
        for role in bodies & set(corpus.roles):
            bodies |= {ref.id for filling in corpus.roles[role].fillings for ref in filling.agencies}
        idle = [ref for ref in document.signatories if ref.id not in bodies]
        if idle:
            yield Told("MOU310", at(idle[0].place))


def ids(refs: Iterable[Any]) -> set[str]:
    """Return what is referred to."""
    return {ref.id for ref in refs}


def one_finding(items: list[Any]) -> Iterator[Told]:
    """Yield one finding for all that is unused of one kind, at the first of them."""
    places = sorted(at(item.place) for item in items)
    if places:
        yield Told("MOU310", places[0], (), " to ", tuple(places[1:6]))


def _unencoded(orphans: Any) -> Iterator[Told]:
    for document in orphans.corpus.documents.values():
        numbers = document.numbering
        if numbers is None or isinstance(numbers, Unknown):
            continue
        explained = {number for item in (*document.waived, *document.not_known) for number in item.numbers}
        left = [
            number
            for number in numbers
            if number not in explained
            and not any(
                measure.number == number or measure.number.startswith((f"{number}-", f"{number}."))
                for measure in document.measures
            )
        ]
        if left:
            yield Told("MOU311", at(document.place), (), " to ", ", ".join(left))
