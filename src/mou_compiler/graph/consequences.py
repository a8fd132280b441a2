"""The edges of measures and escalations: what sets them off, who carries them out, what they touch.

What a document says once for all its measures is an edge of every measure that says nothing else, marked
`inherited`, so that no reader of the graph has to know the rule of defaults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Document, Escalation, Measure
from mou_compiler.corpus.schema.values import Amount, Condition, Enforcement, Unknown
from mou_compiler.graph.conditions import mentions
from mou_compiler.graph.kinds import key_of
from mou_compiler.graph.relations import Edge, by, resting, to
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.spelling import amount_text, condition_text


def triggering(node: str, trigger: Iterable[Condition], when: Iterable[Condition]) -> Iterator[Edge]:
    """Yield what sets a node off, and what else its conditions name."""
    for alternative in trigger:
        text = condition_text(alternative)
        for ref, positive in mentions([alternative]):
            kind = "triggers" if positive else "limits"
            yield Edge(key_of(ref.kind, ref.id), node, kind, ref.place, text, {"condition": text})
    for condition in when:
        text = condition_text(condition)
        for ref, _ in mentions([condition]):
            yield Edge(key_of(ref.kind, ref.id), node, "limits", ref.place, text, {"condition": text})


def enforcing(node: str, enforcement: Iterable[Enforcement | Unknown]) -> Iterator[Edge]:
    """Yield who carries a node out, and in what part."""
    for item in enforcement:
        if isinstance(item, Enforcement):
            said: dict[str, Any] = {"part": item.part}
            if item.open:
                said["open"] = True
            for edge in by(item.enforcers, "enforces", node, item.part):
                yield edge._replace(said=said)


def of_measure(measure: Measure, norms: Norms) -> Iterator[Edge]:
    """Yield every edge of a measure."""
    node = key_of("measure", measure.id)
    yield Edge(key_of("document", measure.document), node, "contains", measure.place)
    yield from _shared(node, measure, norms)
    yield from _affecting(node, measure)
    yield from to(node, "leads-to", measure.leads_to)
    yield from to(node, "overrides", measure.overrides)
    yield from to(node, "replaces", measure.replaces)
    for one in measure.suspended:
        yield from resting(node, one.basis, of="suspended")
    yield from by(measure.permission, "permits", node)
    for exception in measure.exceptions:
        for edge in by(exception.permission, "approves", node, f"exception {exception.id}"):
            yield edge._replace(said={"of": f"exception {exception.id}"})
        yield from resting(node, exception.basis, of=f"exception {exception.id}")
        for ref, _ in mentions([exception.when]):
            about = {"condition": condition_text(exception.when)} if exception.when else {}
            source = key_of(ref.kind, ref.id)
            yield Edge(source, node, "limits", ref.place, f"exception {exception.id}", about)


def _shared(node: str, measure: Measure, norms: Norms) -> Iterator[Edge]:
    """Yield what a document may say for its measures."""
    document = norms.document(measure)
    yield from _marked(measure.trigger, triggering(node, norms.trigger(measure), ()))
    yield from _marked((), triggering(node, (), document.when))
    yield from triggering(node, (), measure.when)
    yield from _marked(measure.enforcement, enforcing(node, norms.enforcement(measure)))
    yield from _marked(measure.basis, resting(node, norms.basis(measure)))
    own = measure.territory
    yield from _marked(own, to(node, "applies-in", own or document.territory))
    for name, kind in (("approval", "approves"), ("applied", "requests")):
        body = getattr(measure, name) or getattr(document, name)
        yield from _marked(getattr(measure, name), by(body, kind, node))
    for name in ("objection", "review"):
        procedure = getattr(measure, name) or getattr(document, name)
        if procedure is not None:
            heard = by(procedure.to, "hears", node, name)
            yield from _marked(getattr(measure, name), (edge._replace(said={"step": name}) for edge in heard))


def _marked(own: object, edges: Iterable[Edge]) -> Iterator[Edge]:
    """Yield edges, marked as inherited where the measure says nothing of its own."""
    for edge in edges:
        yield edge if own else edge._replace(said={**edge.said, "inherited": True})


def _affecting(node: str, measure: Measure) -> Iterator[Edge]:
    for provision in measure.provisions:
        said: dict[str, Any] = {"modality": provision.modality}
        if isinstance(provision.cap, Amount):
            said["cap"] = amount_text(provision.cap)
        for edge in to(node, "affects", provision.acts):
            yield edge._replace(qualifier=provision.modality, said=said)


def of_unencoded(document: Document) -> Iterator[Edge]:
    """Yield what a document says of its measures where none of them is known: the document stands for them."""
    if not document.measures:
        node = key_of("document", document.id)
        yield from triggering(node, document.trigger, document.when)
        yield from enforcing(node, document.enforcement)
        yield from resting(node, document.basis)


def of_escalation(escalation: Escalation) -> Iterator[Edge]:
    """Yield what sets an escalation off, who acts and where it leads."""
    node = key_of("escalation", escalation.id)
    yield from triggering(node, escalation.trigger, ())
    yield from enforcing(node, escalation.enforcement)
    yield from to(node, "leads-to", escalation.leads_to)
    yield from resting(node, escalation.basis)
