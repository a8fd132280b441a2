"""The edges of the graph: what each declaration says of others, one function for each kind of declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Bar,
    Catalogue,
    Channel,
    Document,
    Entry,
    Exclusion,
    Exit,
    Guardrail,
    Law,
    List,
    Listing,
    ListRule,
    Lock,
    Permission,
    Rating,
    Role,
    Status,
)
from mou_compiler.corpus.schema.values import Basis, Citation, Ref, Unknown
from mou_compiler.graph.conditions import mentions
from mou_compiler.graph.kinds import key_of
from mou_compiler.graph.nodes import day_text
from mou_compiler.interpret.spelling import citation_text
from mou_compiler.source.place import Place

Said = dict[str, Any]
_Part = Entry | Exit | Bar | Lock | Exclusion


class Edge(NamedTuple):
    """One edge: `qualifier` tells it from others of its kind between the same nodes."""

    source: str
    target: str
    kind: str
    place: Place
    qualifier: str = ""
    said: Said = {}  # noqa: RUF012 -- never changed


def to(node: str, kind: str, refs: Iterable[Ref | Unknown | None] | Ref | Unknown | None) -> Iterator[Edge]:
    """Yield edges from a node to everything that is named and declared."""
    for ref in [refs] if refs is None or isinstance(refs, Ref | Unknown) else refs:
        if isinstance(ref, Ref) and ref.found:
            yield Edge(node, key_of(ref.kind, ref.id), kind, ref.place)


def by(
    refs: Iterable[Ref | Unknown | None] | Ref | Unknown | None, kind: str, node: str, qualifier: str = ""
) -> Iterator[Edge]:
    """Yield edges from everything that is named and declared to a node."""
    for edge in to(node, kind, refs):
        yield edge._replace(source=edge.target, target=node, qualifier=qualifier)


def resting(node: str, basis: Iterable[Basis], **said: Any) -> Iterator[Edge]:
    """Yield an edge for each citation, with edition and article."""
    for item in basis:
        if isinstance(item, Citation) and item.source.found:
            target = key_of(item.source.kind, item.source.id)
            cited = citation_text(item)
            about = {"citation": cited, **said}
            if item.edition:
                about["edition"] = item.edition
            if item.article:
                about["article"] = item.article
            where = " ".join([said.get("of", ""), cited]).strip()
            yield Edge(node, target, "rests-on", item.place, where, about)


def of_law(law: Law) -> Iterator[Edge]:
    """Yield who issued a law, where it holds and what repealed it."""
    node = key_of("law", law.id)
    yield from by(law.issuers, "issues", node)
    yield from by(law.repealed, "repeals", node)
    yield from to(node, "applies-in", law.territory)


def of_document(document: Document) -> Iterator[Edge]:
    """Yield who made a document, what it does to others and what it says of lists; not its measures."""
    node = key_of("document", document.id)
    yield from by(document.issuers, "issues", node)
    yield from by((*document.signatories, *document.admits, *document.releases), "signs", node)
    yield from to(node, "amends", document.amends)
    yield from to(node, "replaces", document.replaces_documents)
    yield from to(node, "withdraws", document.withdraws)
    yield from to(node, "suspends", document.suspends)
    for one in document.suspended:
        yield from resting(node, one.basis, of="suspended")
    yield from to(node, "yields-to", [ref for ref in document.yields_to if ref.kind != "rank"])
    yield from to(node, "applies-in", document.territory)
    for listing in document.listings:
        yield from _listing(node, listing)
    for escalation in document.escalations:
        yield Edge(node, key_of("escalation", escalation.id), "contains", escalation.place)


def _listing(document: str, listing: Listing) -> Iterator[Edge]:
    if listing.list is None or not listing.list.found:
        return
    target = key_of("list", listing.list.id)
    grounds = [entry.id for entry in listing.entries]
    yield Edge(document, target, "defines", listing.place, "", {"entries": grounds} if grounds else {})
    yield from of_list_rule(target, listing, document.partition(":")[2])


def of_list(declared: List) -> Iterator[Edge]:
    """Yield who keeps a list and what it says of itself."""
    node = key_of("list", declared.id)
    yield from by(declared.keeper, "keeps", node)
    yield from to(node, "part-of", declared.parent)
    yield from to(node, "excludes", declared.exclusive)
    yield from to(node, "applies-in", declared.territory)
    yield from of_list_rule(node, declared, "")


def of_list_rule(node: str, rule: ListRule, document: str) -> Iterator[Edge]:
    """Yield grounds of entry, exits, remedies and their bases, said by a document or by the list itself."""
    said: Said = {"by": document} if document else {}
    parts: tuple[_Part, ...] = (*rule.entries, *rule.exits, *rule.bars, *rule.locks, *rule.exclusions)
    for part in parts:
        yield from _of_part(node, part, said)
    for entry in rule.entries:
        qualifier = f"{document} {entry.id}".strip()
        about = {**said, "entry": entry.id}
        for edge in to(node, "takes-in", entry.conduct):
            yield edge._replace(qualifier=qualifier, said=about)
        for ref, positive in mentions([entry.when]):
            source = key_of(ref.kind, ref.id)
            yield Edge(source, node, "leads-to" if positive else "limits", ref.place, qualifier, about)
    for exit_ in rule.exits:
        qualifier, about = f"{document} {exit_.id}".strip(), {**said, "exit": exit_.id}
        for edge in (*to(node, "waits-for", exit_.off), *to(node, "needs", exit_.needs)):
            yield edge._replace(qualifier=qualifier, said=about)
    yield from _of_hearing(node, rule, document)
    yield from resting(node, rule.defined_by, **said)


def _of_hearing(node: str, status: Status, document: str) -> Iterator[Edge]:
    """Yield who hears objections and reviews of a list, said by a document or by itself, or of a grade."""
    said: Said = {"by": document} if document else {}
    for name in ("objection", "review"):
        procedure = getattr(status, name)
        if procedure is not None:
            for edge in by(procedure.to, "hears", node, f"{document} {name}".strip()):
                yield edge._replace(said={**said, "step": name})


def _of_part(node: str, part: _Part, said: Said) -> Iterator[Edge]:
    """Yield who approves a ground of entry or a way out, what it rests on, and which lists limit it."""
    step = f"{part.KEYWORD.en} {part.id}".strip()
    qualifier, about = f"{said.get('by', '')} {step}".strip(), {**said, "of": step}
    yield from resting(node, part.basis, **about)
    if isinstance(part, Entry | Exit):
        for edge in by(part.approval, "approves", node, qualifier):
            yield edge._replace(said=about)
    if isinstance(part, Exit | Bar | Exclusion):
        for ref, _ in mentions([part.when]):
            yield Edge(key_of(ref.kind, ref.id), node, "limits", ref.place, qualifier, about)


def of_rating(rating: Rating) -> Iterator[Edge]:
    """Yield who keeps a rating, and where."""
    node = key_of("rating", rating.id)
    yield from by(rating.keeper, "keeps", node)
    yield from to(node, "applies-in", rating.territory)
    yield from _of_hearing(node, rating, "")
    for way in rating.exits:
        step = f"{way.KEYWORD.en} {way.id}".strip()
        yield from resting(node, way.basis, of=step)
        for edge in (*by(way.approval, "approves", node, step), *to(node, "needs", way.needs)):
            yield edge._replace(qualifier=step, said={"of": step})


def of_channel(channel: Channel) -> Iterator[Edge]:
    """Yield who sends, who receives and what is carried."""
    node = key_of("channel", channel.id)
    yield from by(channel.senders, "sends", node)
    yield from to(node, "reaches", channel.receivers)
    yield from to(node, "carries", channel.lists)
    yield from resting(node, channel.basis)


def of_agency(agency: Agency) -> Iterator[Edge]:
    """Yield what an agency belongs to, where it is competent, and who carries on after it."""
    node = key_of("agency", agency.id)
    yield from to(node, "within", agency.parent)
    yield from to(node, "applies-in", agency.territory)
    for succession in agency.successions:
        start, acts = day_text(succession.start), ", ".join(ref.id for ref in succession.acts)
        for edge in by(succession.heirs, "succeeds", node, acts):
            yield edge._replace(said={"from": start} if start else {})


def of_role(role: Role) -> Iterator[Edge]:
    """Yield the agencies that fill a role."""
    for filling in role.fillings:
        where = filling.territory.id if filling.territory else ""
        during = filling.during
        days = {"from": day_text(during.start), "until": day_text(during.end)} if during else {}
        said = {what: value for what, value in {"territory": where, **days}.items() if value}
        for edge in by(filling.agencies, "fills", key_of("role", role.id), where):
            yield edge._replace(said=said)


def of_catalogue(catalogue: Catalogue) -> Iterator[Edge]:
    """Yield what a catalogue belongs to and replaces, its items, and what these permit."""
    node = key_of("catalogue", catalogue.id)
    yield from to(node, "within", catalogue.parent)
    yield from to(node, "replaces", catalogue.replaces)
    yield from to(node, "governs", catalogue.lists)
    yield from to(node, "applies-in", catalogue.territory)
    yield from resting(node, catalogue.basis)
    for item in catalogue.permissions:
        yield Edge(node, key_of("permission", item.id), "contains", item.place)
        yield from _permission(item)


def _permission(item: Permission) -> Iterator[Edge]:
    node = key_of("permission", item.id)
    said: Said = {"modalities": list(item.modalities)} if item.modalities else {}
    yield from (edge._replace(said=said) for edge in to(node, "permits", item.provisions))
    yield from to(node, "governs", item.lists)
    yield from by(item.enforcers, "may-enforce", node)
    yield from resting(node, item.basis)


def of_guardrail(guardrail: Guardrail) -> Iterator[Edge]:
    """Yield the acts, lists and bodies of which a guardrail speaks, where it holds and what it rests on."""
    node = key_of("guardrail", guardrail.id)
    yield from to(node, "guards", guardrail.provisions)
    yield from to(node, "guards", guardrail.lists)
    yield from to(node, "guards", guardrail.enforcers)
    yield from to(node, "applies-in", guardrail.territory)
    yield from resting(node, guardrail.basis)


def of_trees(corpus: Corpus) -> Iterator[Edge]:
    """Yield the trees of acts and territories."""
    for path, act in corpus.acts.items():
        parent = path.rpartition(".")[0]
        if parent:
            yield Edge(key_of("act", path), key_of("act", parent), "within", act.place)
    for id_, territory in corpus.territories.items():
        for around in territory.parents:
            yield from to(key_of("territory", id_), "within", around)
        for succession in territory.successions:
            start = day_text(succession.start)
            for edge in by(succession.heirs, "succeeds", key_of("territory", id_)):
                yield edge._replace(said={"from": start} if start else {})
