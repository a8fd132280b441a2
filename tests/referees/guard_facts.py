"""The guardrails of a corpus as facts for the answer-set programs."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.corpus.schema.declarations import Guardrail
from mou_compiler.corpus.schema.values import Citation, Ref, Unknown
from referees.days import begin, surely_until
from referees.facts import Facts, fact
from referees.guarded import Guarded

STEPS = ("notice", "objection", "review", "remedy", "term")


def bare(guarded: Guarded) -> Iterator[tuple[str, str, int, str]]:
    """Yield what each measure lacks, whatever a guardrail asks of its basis, on each of its days in each place."""
    for id_, measure in guarded.brute.measures.items():
        for guardrail in list(guarded.corpus.guardrails.values())[:1]:
            for day in days(guarded):
                if guarded.calendar.measure(measure, day):
                    yield from (
                        (id_, owed, day, place)
                        for owed in STEPS
                        for place in guarded.world.territories
                        if guarded.lacks(guardrail, id_, owed, day, place)
                    )


def immured(guarded: Guarded) -> Iterator[tuple[str, int, str]]:
    """Yield the lists from which there is no way out, with each of these days and places."""
    for list_ in guarded.corpus.lists if guarded.corpus.guardrails else ():
        for place in guarded.world.territories:
            yield from ((list_, day, place) for day in days(guarded) if guarded.immured(list_, day, place))


def graded_low(facts: Facts, guarded: Guarded) -> Iterator[str]:
    """Yield which measures which low grades set off, and when one is kept in them."""
    for rating in guarded.corpus.ratings if guarded.corpus.guardrails else ():
        for measure in guarded.faults.orphans.graded[rating]:
            for one in guarded.low(measure, rating):
                yield fact("names_low", measure.id, rating, facts.condition(one))
        yield from (fact("kept_low", rating, day) for day in days(guarded) if guarded.kept_low(rating, day))


def judged_by(guarded: Guarded) -> Iterator[tuple[str, str]]:
    """Yield each list with those by which it is judged."""
    for list_ in guarded.corpus.lists:
        yield from ((list_, other) for other in sorted(guarded.faults._judged(list_)))


def days(guarded: Guarded) -> list[int]:
    """Return the first day of every stretch in which nothing changes."""
    return sorted({*guarded.calendar.days, guarded.world.horizon})


def guard_facts(facts: Facts, guarded: Guarded) -> Iterator[str]:
    """Yield what guardrails say, and what they ask of ranks, bodies, lists and days."""
    corpus, brute = facts.corpus, guarded.brute
    yield from (fact("bare", *one) for one in bare(guarded))
    yield from (fact("immured", *one) for one in immured(guarded))
    yield from (fact("judged_by", *one) for one in judged_by(guarded))
    yield from graded_low(facts, guarded)
    for id_, text in {**corpus.laws, **corpus.documents}.items():
        if isinstance(text.rank, Ref):
            yield fact("text_rank", id_, text.rank.id)
    for id_, norm in facts.world.norms.items():
        for basis in norm.basis:
            if isinstance(basis, Citation):
                yield fact("cited", id_, basis.source.id)
            elif isinstance(basis, Unknown):
                yield fact("basis_unknown", id_)
    for id_, rank in corpus.ranks.items():
        yield fact("rank", id_)
        yield from (fact("rank_below", id_, ref.id) for ref in rank.above)
    for id_, document in corpus.documents.items():
        if isinstance(document.rank, Ref):
            yield fact("document_rank", id_, document.rank.id)
    for id_, agency in corpus.agencies.items():
        if agency.kind:
            yield fact("agency_kind", id_, agency.kind)
    for id_, list_ in corpus.lists.items():
        yield fact("list_kind", id_, list_.kind)
    for id_ in corpus.measures:
        yield from (fact("asks", id_, list_) for list_ in brute.lists(id_))
    for guardrail in corpus.guardrails.values():
        yield from _guardrail(facts, guardrail)


def _guardrail(facts: Facts, guardrail: Guardrail) -> Iterator[str]:
    own, corpus = guardrail.id, facts.corpus
    yield fact("guardrail", own)
    yield fact("guard_days", own, begin(guardrail.in_force), surely_until(guardrail.in_force))
    if guardrail.rank is not None:
        yield fact("guard_rank", own, guardrail.rank.id)
    for place, basis in enumerate(guardrail.basis):
        if isinstance(basis, Citation):
            text = corpus.laws.get(basis.source.id) or corpus.documents.get(basis.source.id)
            if text is not None and isinstance(text.rank, Ref):
                yield fact("guard_basis", own, place, text.rank.id)
    yield from (fact("guard_resting", own, ref.id) for ref in (guardrail.resting_on,) if ref is not None)
    for name, refs in (
        ("guard_act", guardrail.provisions), ("guard_to", guardrail.subjects), ("guard_list", guardrail.lists),
        ("guard_by", guardrail.enforcers), ("guard_in", guardrail.territory),
    ):  # fmt: skip
        yield from (fact(name, own, ref.id) for ref in refs)
    for name, words in (
        ("guard_list_kind", guardrail.list_kinds), ("guard_body", guardrail.body_kinds),
        ("guard_force", guardrail.forces), ("never", guardrail.never), ("guard_always", guardrail.always),
        ("guard_possible", guardrail.possible), ("guard_modality", guardrail.modalities),
    ):  # fmt: skip
        yield from (fact(name, own, word) for word in words)
    yield from (fact("guard_when", own, facts.condition(one)) for one in guardrail.when)
