"""Measures to rules: what a document says for all its measures is filled in, and conditions become boxes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.atoms import atoms, required
from mou_compiler.corpus.schema.declarations import Document, Exemption, ListRule, Measure
from mou_compiler.corpus.schema.values import (
    BY_ITSELF,
    Amount,
    Basis,
    Compare,
    Condition,
    Count,
    Enforcement,
    Grade,
    Holds,
    IsTrue,
    Not,
    Procedure,
    Ref,
    Target,
    Term,
    Unknown,
)
from mou_compiler.interpret.domain import build_world, nominal
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.spelling import condition_text
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.boxes import Box, Cells, everything, normal
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Diagram, Region, join_all, meet_many
from mou_compiler.meaning.rule import Duration, Effect, Enforcer, Leave, Rule, RuleBook
from mou_compiler.meaning.world import principal_dimension
from mou_compiler.memo import Memo

Value = TypeVar("Value")


class Norms:
    """What each measure says once its document's defaults are filled in."""

    def __init__(self, corpus: Corpus, memo: Memo | None = None) -> None:
        self._corpus = corpus
        self._documents = corpus.documents
        self._enforcement = (memo or Memo()).remember(self._find_enforcement)

    def document(self, measure: Measure) -> Document:
        """Return the document of a measure."""
        return self._documents[measure.document]

    def _own_or_default(self, measure: Measure, attribute: str) -> Any:
        return getattr(measure, attribute) or getattr(self._documents[measure.document], attribute)

    def trigger(self, measure: Measure) -> tuple[Condition, ...]:
        """Return the alternatives that set it off."""
        found: tuple[Condition, ...] = self._own_or_default(measure, "trigger")
        return found

    def enforcement(self, measure: Measure) -> tuple[Enforcement, ...]:
        """Return who carries it out, as far as known."""
        return self._enforcement(measure.id)

    def _find_enforcement(self, id_: str) -> tuple[Enforcement, ...]:
        found = self._own_or_default(self._corpus.measures[id_], "enforcement")
        return tuple(item for item in found if isinstance(item, Enforcement))

    def enforcement_unknown(self, measure: Measure) -> Unknown | None:
        """Return the statement that the enforcer is not known, if that is all that is said."""
        found = self._own_or_default(measure, "enforcement")
        unknown = [item for item in found if isinstance(item, Unknown)]
        return unknown[0] if unknown and len(unknown) == len(found) else None

    def binds_itself(self, measure: Measure) -> bool:
        """Tell whether a measure binds by itself: it says `by none`."""
        return any(item.part == BY_ITSELF for item in self.enforcement(measure))

    def enforcement_open(self, measure: Measure) -> bool:
        """Tell whether others than those named may carry it out: they are unknown, or it says `others`."""
        found = self._own_or_default(measure, "enforcement")
        return any(isinstance(item, Unknown) or item.open for item in found)

    def targets(self, measure: Measure) -> tuple[Target, ...]:
        """Return whom it reaches; empty for everyone who is listed."""
        return tuple(target for line in self._own_or_default(measure, "targets") for target in line)

    def when(self, measure: Measure) -> tuple[Condition, ...]:
        """Return what must also hold: its own conditions and the document's."""
        return (*self.document(measure).when, *measure.when)

    def territories(self, measure: Measure) -> tuple[str, ...]:
        """Return the territories in which it holds; empty for everywhere."""
        return tuple(ref.id for ref in self._own_or_default(measure, "territory"))

    def force(self, measure: Measure) -> str:
        """Return its force; mandatory where nothing is said."""
        found: str | None = self._own_or_default(measure, "force")
        return found or "mandatory"

    def term(self, measure: Measure) -> Term | None:
        """Return its term."""
        found: Term | None = self._own_or_default(measure, "term")
        return found

    def deadline(self, measure: Measure) -> Term | None:
        """Return by when a measure must be in place."""
        found: Term | None = self._own_or_default(measure, "within")
        return found

    def approval(self, measure: Measure) -> tuple[Ref, ...]:
        """Return who must approve a measure."""
        found: tuple[Ref, ...] = self._own_or_default(measure, "approval")
        return found

    def applied(self, measure: Measure) -> Ref | None:
        """Return who must apply for a measure."""
        found: Ref | None = self._own_or_default(measure, "applied")
        return found

    def basis(self, measure: Measure) -> tuple[Basis, ...]:
        """Return what it rests on."""
        found: tuple[Basis, ...] = self._own_or_default(measure, "basis")
        return found

    def notice(self, measure: Measure) -> Procedure | None:
        """Return the notice owed for it."""
        found: Procedure | None = self._own_or_default(measure, "notice")
        return found

    def objection(self, measure: Measure) -> Procedure | None:
        """Return how one objects to it."""
        found: Procedure | None = self._own_or_default(measure, "objection")
        return found

    def review(self, measure: Measure) -> Procedure | None:
        """Return how it is reviewed."""
        found: Procedure | None = self._own_or_default(measure, "review")
        return found

    def unread(self, measure: Measure, *attributes: str) -> bool:
        """Tell whether it or its document says one of these in a way that could not be read."""
        return not (measure.unread | self.document(measure).unread).isdisjoint(attributes)

    def all_found(self, measure: Measure) -> bool:
        """Tell whether all that says where the measure holds could be read, and every name in it is declared."""
        if self.unread(measure, "trigger", "when", "targets", "territory"):
            return False
        refs = [ref for target in self.targets(measure) for ref in (*target.subjects, target.relation)]
        refs += self._own_or_default(measure, "territory")
        for condition in (*self.trigger(measure), *self.when(measure)):
            refs += [named(atom) for atom in atoms(condition)]
        return all(ref is None or ref.found for ref in refs)

    def lists(self, measure: Measure) -> tuple[str, ...]:
        """Return the lists that set it off, in order of id: those that its trigger names, but not under `not`."""
        found = set()
        for condition in self.trigger(measure):
            for atom in required(condition):
                if isinstance(atom, Holds | Count):
                    found.add(atom.list.id)
        return tuple(sorted(found))


def named(atom: Condition) -> Ref | None:
    """Return the list, rating or attribute of which a simple condition speaks."""
    match atom:
        case Holds(ref) | IsTrue(ref):
            return ref
        case Count(list=ref) | Grade(rating=ref) | Compare(attribute=ref):
            return ref
        case _:
            return None


def duration(term: Term | None) -> Duration | None:
    """Return a term as one that can be compared."""
    if term is None:
        return None
    if term.kind == "at-least" and term.least is not None:
        kind = "at-least-working" if term.least.unit == "working-days" else term.kind
        return Duration(kind, nominal(term.least), 0, "", term.start or "")
    if term.least is None or term.most is None:
        return Duration(term.kind, 0, 0, "", term.start or "")
    unit = "working-days" if term.least.unit == "working-days" else "days"
    most = nominal(term.most)
    if term.extension:
        most += nominal(term.extension[1])
    return Duration(term.kind, nominal(term.least), most, unit, term.start or "")


def terms_of_entries(rule: ListRule) -> tuple[Term, ...]:
    """Return how long entries on a list last by a rule: each ground's own term, or else the rule's."""
    terms = [entry.term or rule.term for entry in rule.entries] or [rule.term]
    return tuple(term for term in terms if term is not None)


def cap_text(cap: Amount | Unknown | None) -> str:
    """Return a cap as text: empty without one, `unknown` where it is not known."""
    if cap is None:
        return ""
    return "unknown" if isinstance(cap, Unknown) else f"{cap.value:f} {cap.unit}".strip()


def trigger_key(conditions: tuple[Condition, ...]) -> str:
    """Return a text that is equal for triggers written alike, whatever the order of their alternatives."""
    return " or ".join(sorted(condition_text(condition) for condition in conditions))


class Trigger(NamedTuple):
    """What sets a measure off: its alternatives, their text and lists, and where they hold by relation, as needed."""

    conditions: tuple[Condition, ...]
    key: str
    lists: tuple[str, ...]
    regions: dict[str | None, Region]


class Way(NamedTuple):
    """By which relation a measure reaches its subject, None for the one listed, and in which situations."""

    relation: str | None
    region: Region


class RuleMaker:
    """Makes the rule of each measure of a corpus."""

    def __init__(
        self,
        timeline: Timeline,
        norms: Norms,
        lowering: Lowering,
        overriders: Mapping[str, Sequence[str]],
    ) -> None:
        self.timeline = timeline
        self.world = lowering.world
        self.norms = norms
        self.lowering = lowering
        self._triggers: dict[str, Trigger] = {}
        self._enforcers: dict[str, tuple[Enforcer, ...]] = {}
        self._common: dict[tuple[str, tuple[Days, ...]], list[Way]] = {}
        self._overriders = overriders

    def rule(self, measure: Measure) -> Rule:
        """Return the rule of a measure."""
        norms = self.norms
        trigger = self._trigger(measure)
        ways = self._shared_ways(measure, trigger)
        whole = join_all(self.world, [way.region for way in ways])
        folded = isinstance(whole, Diagram)
        return Rule(
            measure.id,
            measure.document,
            whole if folded else tuple(whole),
            tuple(way.relation or "" for way in ways for _ in (way.region if not folded else (way,))),
            tuple(self._overriders.get(measure.id, ())),
            tuple(
                Effect(provision.modality, act.id, cap_text(provision.cap))
                for provision in measure.provisions
                for act in provision.acts
            ),
            self._enforcers_of(measure),
            norms.force(measure),
            duration(norms.term(measure)),
            trigger.key,
            trigger.lists,
            self._leaves(measure),
            tuple((way.relation or "", way.region) for way in ways) if folded else (),
            duration(norms.deadline(measure)),
            tuple(ref.id for ref in norms.approval(measure)),
            applied.id if (applied := norms.applied(measure)) else "",
            measure.weight or "",
        )

    def spared(self, measure: Measure, exception: Exemption) -> list[Way]:
        """Return where an exception is the case of a measure that would hold without any, by each relation."""
        ways = self.without_exceptions(measure)
        when = exception.when
        if when is None:
            return ways if exception.permission is not None else []
        return [
            Way(relation, meet_many(self.world, [region, self.lowering.region(when, relation)]))
            for relation, region in ways
        ]

    def without_exceptions(self, measure: Measure) -> list[Way]:
        """Return where a measure would hold if it had no exceptions, by each relation."""
        return self._ways(dataclasses.replace(measure, exceptions=()), self._trigger(measure))

    def _leaves(self, measure: Measure) -> tuple[Leave, ...]:
        """Return who may waive a measure, and where: in any case, or in one read by a way that it reaches by."""
        return tuple(
            Leave(
                item.permission.id,
                (everything(self.world),) if item.when is None else self._case(measure, item.when),
            )
            for item in measure.exceptions
            if item.permission is not None
        )

    def _case(self, measure: Measure, condition: Condition) -> Region:
        """Return where a condition holds of somebody whom a measure reaches, read by that same way."""
        regions = []
        for subjects, way, mask in self._reach(measure):
            cells: Cells = () if mask is None or way is None else ((principal_dimension(way), mask),)
            reached = everything(self.world)._replace(subjects=subjects, cells=cells)
            regions.append(meet_many(self.world, [[reached], self.lowering.region(condition, way)]))
        return join_all(self.world, regions)

    def _enforcers_of(self, measure: Measure) -> tuple[Enforcer, ...]:
        """Return who carries a measure out; whom a document names for all its measures is worked out once."""
        if measure.enforcement:
            return self._make_enforcers(measure)
        if measure.document not in self._enforcers:
            self._enforcers[measure.document] = self._make_enforcers(measure)
        return self._enforcers[measure.document]

    def _make_enforcers(self, measure: Measure) -> tuple[Enforcer, ...]:
        return tuple(
            Enforcer(ref.id, item.part) for item in self.norms.enforcement(measure) for ref in item.enforcers
        )

    def _trigger(self, measure: Measure) -> Trigger:
        """Return what sets a measure off; what a document says for all its measures is worked out once."""
        if measure.trigger:
            return self._make_trigger(measure)
        found = self._triggers.get(measure.document)
        if found is None:
            found = self._triggers[measure.document] = self._make_trigger(measure)
        return found

    def _make_trigger(self, measure: Measure) -> Trigger:
        conditions = self.norms.trigger(measure)
        return Trigger(conditions, trigger_key(conditions), self.norms.lists(measure), {})

    def _alternatives(self, trigger: Trigger, relation: str | None) -> Region:
        if relation not in trigger.regions:
            trigger.regions[relation] = join_all(
                self.world, [self.lowering.region(item, relation) for item in trigger.conditions]
            )
        return trigger.regions[relation]

    def _shared_ways(self, measure: Measure, trigger: Trigger) -> list[Way]:
        """Return where a measure holds; worked out once for all of a document's that say nothing of their own."""
        own = (measure.trigger, measure.targets, measure.when, measure.territory, measure.exceptions)
        if any(own) or measure.in_force is not None:
            return self._ways(measure, trigger)
        key = (measure.document, self.timeline.stretches(measure))
        if key not in self._common:
            self._common[key] = self._ways(measure, trigger)
        return self._common[key]

    def _ways(self, measure: Measure, trigger: Trigger) -> list[Way]:
        """Return where a measure holds, by each relation by which it reaches the subject."""
        wanted, places = self.norms.territories(measure), self.world.territories
        held = [
            (days, mask)
            for stretch in self.timeline.stretches(measure)
            for days, mask in places.over(wanted, stretch)
            if mask
        ]
        if not held:
            return []
        found: list[Way] = []
        for subjects, relation, principals in self._reach(measure):
            cells: Cells = ()
            if principals is not None and relation is not None:
                cells = ((principal_dimension(relation), principals),)
            whole = [Box(subjects, mask, days.start, days.end, 0, 0, cells) for days, mask in held]
            found.append(Way(relation, self._conditioned(measure, whole, relation, trigger)))
        return found

    def _reach(self, measure: Measure) -> list[tuple[int, str | None, int | None]]:
        """Return for each target the kinds reached, the relation by which, and the kinds they are attached to."""
        everyone = self.world.subjects.everything
        targets = self.norms.targets(measure)
        if not targets:
            return [(everyone, None, None)]
        found: list[tuple[int, str | None, int | None]] = []
        own = 0
        for target in targets:
            mask = self.world.subjects.union(ref.id for ref in target.subjects)
            if target.relation is None:
                own |= mask
            else:
                for way in self.world.ways(target.relation.id):
                    domain = self.world.relations[way]
                    if mask & domain.principals:
                        found.append((domain.attached, way, mask & domain.principals))
        return [(own, None, None), *found] if own else found

    def _conditioned(
        self, measure: Measure, whole: Sequence[Box], relation: str | None, trigger: Trigger
    ) -> Region:
        """Return where trigger and conditions hold and no exception does."""
        normals = (normal(self.world, box) for box in whole)
        regions: list[Region] = [[box for box in normals if box is not None]]
        if trigger.conditions:
            regions.append(self._alternatives(trigger, relation))
        regions += [self.lowering.region(condition, relation) for condition in self.norms.when(measure)]
        regions += [
            self.lowering.region(Not(exception.when), relation)
            for exception in measure.exceptions
            if exception.when is not None and exception.permission is None
        ]
        return meet_many(self.world, regions)


def build_rules(corpus: Corpus, timeline: Timeline, norms: Norms) -> RuleBook:
    """Return the rules of a corpus in its world."""
    lowering = Lowering(corpus, build_world(corpus, timeline))
    maker = RuleMaker(timeline, norms, lowering, overriders_in(corpus))
    rules = {id_: maker.rule(measure) for id_, measure in corpus.measures.items()}
    return RuleBook(lowering.world, rules)


def overriders_in(corpus: Corpus) -> dict[str, list[str]]:
    """Return, for each measure that some override, which ones do, in order."""
    found: dict[str, list[str]] = {}
    for document in corpus.documents.values():
        for overridden, by in overrides_of(document):
            found.setdefault(overridden, []).append(by)
    return found


def overrides_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Return, in order, each measure that one of a document overrides, and which one does."""
    return tuple((ref.id, measure.id) for measure in document.measures for ref in measure.overrides)
