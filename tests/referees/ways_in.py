"""Ways into a list beside its own rules, by brute force: force, exclusions and level are asked for day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Document, Measure
from mou_compiler.corpus.schema.values import Ref
from referees.lists import InForce
from referees.norms import of_kinds
from referees.orphans import Orphans
from referees.told import Told, at, lasting

WAYS = ("automatic", "fulfilment", "application", "consent", "revocation")


class WaysIn:
    """What is at odds between measures that lead to a list and the rules of it, or between those and a part's."""

    def __init__(self, orphans: Orphans) -> None:
        self.orphans = orphans
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
        for list_, declared in self.corpus.lists.items():
            if declared.parent is not None:
                span = self.calendar.span(lambda day, id_=list_: self._has_less(id_, day))
                if span is not None:
                    yield Told("MOU316", at(declared.place), (), lasting(span))

    def _has_less(self, list_: str, day: int) -> bool:
        """Tell whether the rules of a part on a day lack what those of the whole have."""
        parent = self.corpus.lists[list_].parent
        assert parent is not None
        mine = [item.rule for item in self.lists.rules(list_, day)]
        theirs = [item.rule for item in self.lists.rules(parent.id, day)]
        if not any(rule.entries for rule in mine) or any(rule.not_known for rule in mine):
            return False
        spared = [any(not one.entries for one in rule.exclusions) for rule in (*theirs, *mine)]
        left = [any(one.kind in WAYS for one in rule.exits) for rule in (*theirs, *mine)]
        behind = len(theirs)
        return (any(spared[:behind]) and not any(spared[behind:])) or (
            any(left[:behind]) and not any(left[behind:]) and not any(rule.no_exit for rule in mine)
        )

    def _odds(self, measure: Measure, list_: str) -> dict[Any, set[int]]:
        on = self.orphans.days[measure.id]
        mine = measure.force or self.corpus.documents[measure.document].force or "mandatory"
        beside: list[tuple[InForce, set[int]]] = []
        for item in self.lists.every[list_]:
            days = {
                day
                for day in on
                if self.lists.in_force(item, list_, day)
                and self.orphans.scope(measure, day) & self._place(item.document, day)
            }
            if item.rule.entries and days:
                beside.append((item, days))
        beside.sort(key=lambda one: (min(one[1]), one[0].rule.id))
        other: set[int] = set()
        theirs: set[str] = set()
        past: set[int] = set()
        excluded: set[str] = set()
        below: set[int] = set()
        level: set[int] = set()
        for item, days in beside:
            forces = {entry.force or "mandatory" for entry in item.rule.entries}
            if mine not in forces:
                other |= days
                theirs |= forces
            for one in item.rule.exclusions:
                if not one.entries and self._meets(measure, one, days):
                    past |= days
                    excluded.add(one.id)
            document = self.corpus.documents[measure.document]
            lower = {day for day in days if self._below(document, item.document, day)}
            below |= lower
            level |= days - lower
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
