"""Ways out that free nobody and grounds that take in everybody, by brute force: asked day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Document, Escalation, Exit, ListRule, Measure
from mou_compiler.corpus.schema.values import AnyOf, Condition, Holds
from referees.orphans import Orphans
from referees.situations import World
from referees.told import Told, at, lasting

FIXED = ("fixed", "range")


class WaysOut:
    """Exits that a mandatory ground undoes, and grounds without limit."""

    def __init__(self, orphans: Orphans, awaited: Callable[[str, ListRule, Exit], set[str]]) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar
        self.lists = orphans.lists
        self.awaited = awaited

    def told(self) -> Iterator[Told]:
        """Yield what is told of them."""
        for list_, declared in self.corpus.lists.items():
            if declared.kind not in ("redlist", "trusted-list"):
                yield from self._futile(list_)
            yield from self._for_all(list_)

    # --- futile exits ---------------------------------------------------------------------------------

    def _futile(self, list_: str) -> Iterator[Told]:
        undone: dict[Any, set[int]] = defaultdict(set)
        places: dict[int, Any] = {}
        for day in self.calendar.days:
            for item in self.lists.sure_rules(list_, day):
                for exit_ in item.rule.exits:
                    for source in self._undoing(list_, item, exit_, day):
                        undone[id(exit_), source].add(day)
                        places[id(exit_)] = exit_.place
        for (key, _), days in undone.items():
            span = self.calendar.span(days.__contains__)
            assert span is not None
            yield Told("MOU319", at(places[key]), (), lasting(span))

    def _undoing(self, list_: str, item: Any, exit_: Exit, day: int) -> set[str]:
        """Return the lists from which one must be put on a list again who has left it by an exit."""
        keeper = getattr(self.corpus.lists[list_].keeper, "id", None)
        deciding = [ref.id for ref in exit_.approval]
        deciding += [keeper] if keeper and exit_.kind != "automatic" else []
        number = exit_.id.split("/")[-1]
        rules = [one.rule for one in self.lists.rules(list_, day)]
        if (
            exit_.kind not in ("automatic", "application", "consent", "revocation")
            or not all(self.calendar.acting(body, day) for body in deciding)
            or any(not lock.exits or number in lock.exits for rule in rules for lock in rule.locks)
        ):
            return set()
        here = self._places(item.document, day)
        found = {
            source
            for other in self.lists.sure_rules(list_, day)
            if here & self._places(other.document, day)
            for entry in other.rule.entries
            if entry.force != "may" and entry.force != "reference" and not entry.subjects and entry.when
            if not exit_.entries or (other == item and entry.id.split("/")[-1] in exit_.entries)
            for source in alone(entry.when)
        }
        if not exit_.entries:
            found |= self._led(list_, day, here)
        found -= {list_}
        found = {source for source in found if not self._also(source, exit_, day)}
        return found - self.awaited(list_, item.rule, exit_) if found else found

    def _led(self, list_: str, day: int, here: set[str]) -> set[str]:
        """Return the lists from which a measure or an escalation leads to a list, whoever is on them, in some places."""
        measures = {
            source
            for measure in self.orphans.measures
            if day in self.orphans.days[measure.id] and self.unconditional(measure)
            if any(ref.id == list_ for ref in measure.leads_to) and here & self.orphans.scope(measure, day)
            for condition in self.orphans.world.norms[measure.id].trigger
            for source in alone(condition)
        }
        risen = {
            source
            for escalation in self.corpus.escalations.values()
            if any(ref.id == list_ for ref in escalation.leads_to) and self.lists.escalates(escalation, day)
            if here & self._around(escalation, day)
            for condition in escalation.trigger
            for source in alone(condition)
        }
        return measures | risen

    def _around(self, escalation: Escalation, day: int) -> set[str]:
        """Return the territories in which an escalation holds."""
        inside = [doc for doc in self.corpus.documents.values() if escalation in doc.escalations]
        return self._places(inside[0] if inside else None, day)

    def _places(self, document: Document | None, day: int) -> set[str]:
        """Return the territories in which what a document says holds: every one, where it names none."""
        everywhere = set(self.orphans.world.territories)
        if document is None or not document.territory:
            return everywhere
        return everywhere & self.calendar.inside((ref.id for ref in document.territory), day)

    def unconditional(self, measure: Measure) -> bool:
        """Tell whether a measure must reach everybody who meets its trigger."""
        norm = self.orphans.world.norms[measure.id]
        force = measure.force or self.corpus.documents[measure.document].force or "mandatory"
        return force == "mandatory" and not (norm.when or norm.targets or measure.exceptions)

    def _also(self, source: str, exit_: Exit, day: int) -> bool:
        """Tell whether one may leave another list in the same way."""
        for item in self.lists.rules(source, day):
            rule = item.rule
            terms = [entry.term and entry.term.kind in FIXED for entry in rule.entries]
            ends = (rule.term is not None and rule.term.kind in FIXED) or (bool(terms) and all(terms))
            if any(one.kind == exit_.kind for one in rule.exits) or (exit_.kind == "automatic" and ends):
                return True
        return False

    # --- grounds for all ------------------------------------------------------------------------------

    def _for_all(self, list_: str) -> Iterator[Told]:
        grounds: dict[int, Any] = {}
        for day in self.calendar.days:
            for item in self.lists.sure_rules(list_, day):
                for entry in item.rule.entries:
                    if self.always(entry.when) or idle_beside(entry, item.rule):
                        grounds.setdefault(id(entry), (entry, set()))[1].add(day)
        for entry, days in grounds.values():
            span = self.calendar.span(days.__contains__)
            assert span is not None
            yield Told("MOU320", at(entry.place), (), lasting(span))

    def always(self, when: Condition | None) -> bool:
        """Tell whether a condition holds in every situation that can be."""
        if when is None:
            return False
        world = World(self.corpus, self.calendar, [when])
        return world.holds(when, "") == world.everything


def idle_beside(entry: Any, rule: ListRule) -> bool:
    """Tell whether a ground asks for nothing beside one that asks for something."""
    return not (entry.when or entry.conduct or entry.subjects) and any(
        one.when or one.conduct for one in rule.entries
    )


def alone(condition: Condition) -> set[str]:
    """Return the lists that are enough for a condition."""
    if isinstance(condition, AnyOf):
        return set().union(*map(alone, condition.items))
    return {condition.list.id} if isinstance(condition, Holds) else set()
