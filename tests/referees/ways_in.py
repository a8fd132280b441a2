"""Ways into a list beside its own rules, by brute force: force, exclusions and level are asked for day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Document, Escalation, Measure
from mou_compiler.corpus.schema.values import AnyOf, Ref
from referees.lists import InForce
from referees.norms import all_sets, of_kinds
from referees.orphans import Orphans
from referees.told import Told, at, lasting

WAYS = ("automatic", "fulfilment", "application", "consent", "revocation")


class WaysIn:
    """What is at odds between measures that lead to a list and the rules of it, or between those and a part's."""

    def __init__(self, orphans: Orphans, compatible: Any) -> None:
        self.orphans = orphans
        self.compatible = compatible
        self.corpus = orphans.corpus
        self.calendar = orphans.calendar
        self.world = orphans.world
        self.lists = orphans.lists

    def told(self) -> Iterator[Told]:
        """Yield what is told of them: one finding for each list and way of being at odds."""
        lost: dict[Any, list[tuple[Any, Measure]]] = defaultdict(list)
        for measure in self.orphans.measures:
            for list_ in dict.fromkeys(ref.id for ref in measure.leads_to):
                for key, days in self._odds(measure, list_).items():
                    span = self.calendar.span(days.__contains__)
                    if span is not None:
                        lost[list_, key].append((span, measure))
        yield from self.orphans.group("MOU315", lost)
        yield from self._risen()
        for list_, declared in self.corpus.lists.items():
            if declared.parent is not None:
                span = self.calendar.span(
                    lambda day, id_=list_: any(
                        self._has_less(id_, day, place) for place in self.world.territories
                    )
                )
                if span is not None:
                    yield Told("MOU316", at(declared.place), (), lasting(span))

    def _has_less(self, list_: str, day: int, place: str) -> bool:
        """Tell whether the rules of a part that bind in a place on a day lack what those of the whole have."""
        parent = self.corpus.lists[list_].parent
        assert parent is not None

        def there(items: list[InForce]) -> list[Any]:
            return [item.rule for item in items if self.lists.binds(item, day, place)]

        mine = there(self.lists.rules(list_, day))
        theirs = there(self.lists.sure_rules(parent.id, day))
        if not any(rule.entries for rule in there(self.lists.sure_rules(list_, day))) or any(
            rule.not_known for rule in mine
        ):
            return False
        spared = [any(not one.entries for one in rule.exclusions) for rule in (*theirs, *mine)]
        left = [any(one.kind in WAYS for one in rule.exits) for rule in (*theirs, *mine)]
        behind = len(theirs)
        return (any(spared[:behind]) and not any(spared[behind:])) or (
            any(left[:behind]) and not any(left[behind:]) and not any(rule.no_exit for rule in mine)
        )

    def _odds(self, measure: Measure, list_: str) -> dict[Any, set[int]]:
        on = self.orphans.days[measure.id]
        document = self.corpus.documents[measure.document]
        mine = measure.force or document.force or "mandatory"
        return self._compared(
            list_,
            on,
            mine,
            lambda day: self.orphans.scope(measure, day),
            document,
            lambda one, days: self._meets(measure, one, days),
        )

    def _risen(self) -> Iterator[Told]:
        """Yield the escalations that lead to lists at odds with the rules of these."""
        for escalation in self.corpus.escalations.values():
            inside = [doc for doc in self.corpus.documents.values() if escalation in doc.escalations]
            document = inside[0] if inside else None
            on = [day for day in self.calendar.days if self.lists.escalates(escalation, day)]
            for list_ in dict.fromkeys(ref.id for ref in escalation.leads_to):
                found = self._compared(
                    list_,
                    on,
                    "mandatory",
                    lambda day, doc=document: self._place(doc, day),
                    document,
                    lambda one, _, item=escalation: self._leads_past(item, one),
                )
                for days in found.values():
                    span = self.calendar.span(days.__contains__)
                    if span is not None:
                        yield Told("MOU315", at(escalation.place), (), lasting(span))

    def _leads_past(self, escalation: Escalation, exclusion: Any) -> bool:
        """Tell whether somebody whom an exclusion takes out meets the trigger of an escalation."""
        whens = [AnyOf(escalation.trigger), *([exclusion.when] if exclusion.when is not None else [])]
        kinds = {name for name, _ in all_sets(self.corpus.subjects)}
        if exclusion.subjects:
            kinds = of_kinds(self.corpus.subjects, (ref.id for ref in exclusion.subjects))
        return bool(self.compatible(kinds, whens))

    def _compared(
        self, list_: str, on: Any, mine: str, scope: Any, document: Document | None, meets: Any
    ) -> dict[Any, set[int]]:
        """Return the days on which what leads to a list is at odds with its rules, by how it is."""
        beside: list[tuple[InForce, set[int]]] = []
        level: set[int] = set()
        for item in self.lists.every[list_] if document is not None else ():
            level |= {
                day
                for day in on
                if item.rule.entries and self.lists.in_force(item, list_, day)
                if scope(day) & self._place(item.document, day)
                if not self._below(document, item.document, day)
            }
        for item in self.lists.every[list_]:
            days = {
                day
                for day in on
                if self.lists.surely(item, list_, day) and scope(day) & self._place(item.document, day)
            }
            if item.rule.entries and days:
                beside.append((item, days))
        beside.sort(key=lambda one: (min(one[1]), one[0].rule.id))
        other: set[int] = set()
        theirs: set[str] = set()
        past: set[int] = set()
        excluded: set[str] = set()
        below: set[int] = set()
        for item, days in beside:
            forces = {entry.force or "mandatory" for entry in item.rule.entries}
            if mine not in forces:
                other |= days
                theirs |= forces
            for one in item.rule.exclusions:
                if not one.entries and meets(one, days):
                    past |= days
                    excluded.add(one.id)
            lower = {
                day for day in days if document is not None and self._below(document, item.document, day)
            }
            below |= lower
        return {
            ("force", mine, frozenset(theirs)): other,
            ("excluded", frozenset(excluded)): past,
            ("below",): below - level,
        }

    def _place(self, document: Document | None, day: int) -> set[str]:
        everywhere = set(self.world.territories)
        if document is None or not document.territory:
            return everywhere
        return everywhere & self.calendar.inside((ref.id for ref in document.territory), day)

    def _meets(self, measure: Measure, exclusion: Any, days: set[int]) -> bool:
        """Tell whether a measure applies to somebody whom an exclusion takes out."""
        latest = sorted(self.calendar.days)
        table = self.world.applies(measure.id)
        table &= self.world.on_days(lambda day: max(one for one in latest if one <= day) in days)
        if exclusion.when is not None:
            table &= self.world.holds(exclusion.when, "")
        if exclusion.subjects:
            kinds = of_kinds(self.corpus.subjects, (ref.id for ref in exclusion.subjects))
            table &= self.world.where("subject", kinds.__contains__)
        return bool(table)

    def _below(self, document: Document, other: Document | None, day: int) -> bool:
        if other is None:
            return False
        mine, theirs = document.rank, other.rank
        if isinstance(mine, Ref) and isinstance(theirs, Ref):
            if theirs.id in self._above(mine.id):
                return True
            if mine.id in self._above(theirs.id):
                return False
        return self._place(document, day) < self._place(other, day)

    def _above(self, rank: str) -> set[str]:
        found: set[str] = set()
        waiting = [rank]
        while waiting:
            for ref in self.corpus.ranks[waiting.pop()].above:
                if ref.id not in found:
                    found.add(ref.id)
                    waiting.append(ref.id)
        return found
