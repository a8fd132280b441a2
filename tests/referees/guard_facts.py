"""The guardrails of a corpus as facts for the answer-set programs."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.corpus.schema.declarations import Guardrail
from mou_compiler.corpus.schema.values import Citation, Ref
from referees.brute import Brute
from referees.days import begin, end
from referees.facts import Facts, fact


def guard_facts(facts: Facts, brute: Brute) -> Iterator[str]:
    """Yield what guardrails say, and what they ask of ranks, bodies and lists."""
    corpus = facts.corpus
    if not corpus.guardrails:
        yield "guardrail(G) :- guardrail(G)."
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
    yield fact("guard_days", own, begin(guardrail.in_force), end(guardrail.in_force))
    if guardrail.rank is not None:
        yield fact("guard_rank", own, guardrail.rank.id)
    for place, basis in enumerate(guardrail.basis):
        if isinstance(basis, Citation):
            text = corpus.laws.get(basis.source.id) or corpus.documents.get(basis.source.id)
            if text is not None and isinstance(text.rank, Ref):
                yield fact("guard_basis", own, place, text.rank.id)
    yield from (fact("never", own, word) for word in guardrail.never)
    for name, refs in (
        ("guard_act", guardrail.provisions), ("guard_to", guardrail.subjects), ("guard_list", guardrail.lists),
        ("guard_by", guardrail.enforcers), ("guard_in", guardrail.territory),
    ):  # fmt: skip
        yield from (fact(name, own, ref.id) for ref in refs)
    for name, words in (
        ("guard_list_kind", guardrail.list_kinds), ("guard_body", guardrail.body_kinds),
        ("guard_force", guardrail.forces),
    ):  # fmt: skip
        yield from (fact(name, own, word) for word in words)
    yield from (fact("guard_when", own, facts.condition(one)) for one in guardrail.when)
