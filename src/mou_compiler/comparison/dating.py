"""The day on which a change between two days of one corpus takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from mou_compiler.comparison.changes import Change
from mou_compiler.comparison.lists import ListClauses
from mou_compiler.comparison.measures import Measures
from mou_compiler.comparison.statement import Clause, Statement
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.joining import Side
from mou_compiler.meaning.region import Region, contains, stretches


class Dating:
    """Finds the first day between two on which what a change tells of is otherwise than on the first of them."""

    def __init__(self, sides: tuple[Side, Side], days: tuple[int, int]) -> None:
        self._side = sides[1]
        self._days = days
        self._found: dict[int, tuple[tuple[Statement, Region], ...]] = {}

    def first_day(self, change: Change) -> int:
        """Return the day, for whoever is in the situation of the change; the later one where none is found."""
        first, later = self._days
        said = [
            (statement, region)
            for clause in (change.old, change.new)
            if clause is not None
            for statement, region in self._over_all_days(clause)
            if statement.matter in change.matters
        ]
        cuts = {
            cut
            for _, region in said
            for days in stretches(region)
            for cut in (days.start, days.end)
            if first < cut <= later
        }

        def on(day: int) -> set[Statement]:
            world, at = self._side.world, change.witness._replace(day=day)
            return {statement for statement, region in said if contains(world, region, at)}

        before = on(first)
        return next((cut for cut in sorted(cuts) if on(cut) != before), later)

    def _over_all_days(self, clause: Clause) -> tuple[tuple[Statement, Region], ...]:
        """Return what a clause says over all days; worked out once for all its changes."""
        key = id(clause.declaration)
        if key not in self._found:
            self._found[key] = tuple(self._statements(clause))
        return self._found[key]

    def _statements(self, clause: Clause) -> Iterator[tuple[Statement, Region]]:
        """Yield what a clause says over all days."""
        if isinstance(clause.declaration, Measure):
            yield from self._measures.clause(clause.declaration).statements.items()
            return
        lists = {statement.matter.names[0] for statement in clause.statements}
        for part in (part for list_ in sorted(lists) for part in self._listing.parts(list_)):
            if (part.part or part.rule.rule) == clause.declaration:
                yield from self._listing.clause(part).statements.items()

    @cached_property
    def _measures(self) -> Measures:
        return Measures(self._side)

    @cached_property
    def _listing(self) -> ListClauses:
        return ListClauses(self._side)
