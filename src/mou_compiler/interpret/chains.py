"""Chains of lists: which list leads to which, by entry rules, measures and escalations (grammar/meaning.md, Chains)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.atoms import required
from mou_compiler.corpus.schema.declarations import Escalation
from mou_compiler.corpus.schema.values import Condition, Count, Holds
from mou_compiler.interpret.listrules import ListRules
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.meaning.rule import components
from mou_compiler.source.place import Place


class Step(NamedTuple):
    """Being on one list leads to entry on another, on these days, by what stands at the place."""

    source: str
    target: str
    days: Days
    place: Place


def list_chains(corpus: Corpus, timeline: Timeline, list_rules: ListRules) -> tuple[Step, ...]:
    """Return every step from a list to a list, in order of source, target, day and place."""
    steps = (
        *_by_entry(corpus, list_rules),
        *_by_measure(corpus, timeline),
        *_by_escalation(corpus, timeline),
    )
    kept = {
        step for step in steps if step.days and step.source in corpus.lists and step.target in corpus.lists
    }
    return tuple(sorted(kept, key=lambda step: (step.source, step.target, step.days, step.place.order)))


def depth(steps: Iterable[Step]) -> int:
    """Return the number of steps of the longest chain; a circle counts as many as its lists less one."""
    onward: dict[str, list[str]] = {}
    for step in steps:
        onward.setdefault(step.source, []).append(step.target)
    circle = {list_: members for members in components(onward) for list_ in members}
    whole = {
        list_: circle.get(list_, (list_,)) for list_ in {*onward, *(t for ts in onward.values() for t in ts)}
    }
    following = {
        members: {whole[target] for list_ in members for target in onward.get(list_, ())} - {members}
        for members in whole.values()
    }
    longest: dict[tuple[str, ...], int] = {}
    for members in TopologicalSorter(following).static_order():
        onwards = (1 + longest[other] for other in following[members])
        longest[members] = len(members) - 1 + max(onwards, default=0)
    return max(longest.values(), default=0)


def asked_for(condition: Condition | None) -> Iterator[str]:
    """Yield the lists that a condition asks for; those under a negation are not asked for."""
    if condition is not None:
        yield from (atom.list.id for atom in required(condition) if isinstance(atom, Holds | Count))


def sure_steps(
    corpus: Corpus, timeline: Timeline, list_rules: ListRules
) -> dict[str, list[tuple[str, Days]]]:
    """Return, by list, the lists that put one on it without leave, and when: its parts, and what must lead there."""
    norms = Norms(corpus)
    found: dict[str, list[tuple[str, Days]]] = {id_: [] for id_ in corpus.lists}
    for id_, list_ in corpus.lists.items():
        if list_.parent is not None and list_.parent.id in found:
            found[list_.parent.id].append((id_, ALL_DAYS))
        for item in list_rules.surely(id_):
            for entry in item.rule.entries if item.days else ():
                if entry.force in (None, "mandatory"):
                    found[id_] += [(source, item.days) for source in _held(entry.when)]
    for measure in corpus.measures.values():
        if not measure.leads_to:
            continue
        stretches = timeline.stretches(measure)
        for ref in measure.leads_to if norms.force(measure) == "mandatory" else ():
            for condition in norms.trigger(measure):
                found.setdefault(ref.id, []).extend(
                    (source, days) for source in _held(condition) for days in stretches
                )
    for escalation, days in _escalations(corpus, timeline):
        for ref in escalation.leads_to if days else ():
            for condition in escalation.trigger:
                found.setdefault(ref.id, []).extend((source, days) for source in _held(condition))
    return found


def _held(condition: Condition | None) -> Iterator[str]:
    """Yield the lists that a condition asks one to be on; a count of entries asks for more than that."""
    if condition is not None:
        yield from (atom.list.id for atom in required(condition) if isinstance(atom, Holds))


def _by_entry(corpus: Corpus, list_rules: ListRules) -> Iterator[Step]:
    for target in corpus.lists:
        for item in list_rules.surely(target):
            for entry in item.rule.entries:
                for source in asked_for(entry.when):
                    yield Step(source, target, item.days, entry.place)


def _by_measure(corpus: Corpus, timeline: Timeline) -> Iterator[Step]:
    norms = Norms(corpus)
    for measure in corpus.measures.values():
        for ref in measure.leads_to:
            for condition in norms.trigger(measure):
                for source in asked_for(condition):
                    for days in timeline.stretches(measure):
                        yield Step(source, ref.id, days, measure.place)


def _escalations(corpus: Corpus, timeline: Timeline) -> Iterator[tuple[Escalation, Days]]:
    inside = {
        escalation.id: timeline.document_stretches(document)
        for document in corpus.documents.values()
        for escalation in document.escalations
    }
    for escalation in corpus.escalations.values():
        yield from ((escalation, days) for days in inside.get(escalation.id, (ALL_DAYS,)))


def _by_escalation(corpus: Corpus, timeline: Timeline) -> Iterator[Step]:
    for escalation, days in _escalations(corpus, timeline):
        for ref in escalation.leads_to:
            for condition in escalation.trigger:
                for source in asked_for(condition):
                    yield Step(source, ref.id, days, escalation.place)
