"""Which boundaries of the conditions the scenarios of a corpus stand on both sides of, and the ones that they do not.

A comparison, holding or count in the condition of a measure decides alone where the condition holds with it and does
not without it, or the other way round. There its boundary has two sides: where it holds, and where it does not; one
that can be on one side alone has no boundary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import shown_in
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.declarations import Document, Instrument, Measure, Memorandum
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Not, SomeOf, Target
from mou_compiler.interpret.rules import Norms, RuleMaker
from mou_compiler.interpret.spelling import condition_written
from mou_compiler.interpret.whole import whole_condition
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.region import Region, contains, join_all, meet_all, smallest, subtract_all
from mou_compiler.scenarios.situations import Impossible, situation_of
from mou_compiler.scenarios.skeletons import can_be_written, scenario_text

_ALWAYS, _NEVER = AllOf(()), AnyOf(())


class Side(NamedTuple):
    """One side of a boundary: of which measure and relation, which comparison, whether it holds; by which scenarios.

    `skeleton` is a scenario that would stand there, empty where none is missing or none can be written.
    """

    measure: str
    relation: str | None
    atom: str
    holds: bool
    scenarios: tuple[str, ...]
    skeleton: str


def sides(view: View) -> Iterator[Side]:
    """Yield every side on which a comparison alone decides in some situation, measure by measure."""
    finder = _Finder(view)
    for measure in view.corpus.measures.values():
        yield from finder.of(measure)


class _Finder:
    def __init__(self, view: View) -> None:
        self.view = view
        self.world = view.rules.world
        self.placed: list[tuple[str, Witness]] = []
        for scenario in view.corpus.scenarios.values():
            try:
                self.placed.append((scenario.id, situation_of(view, scenario)))
            except Impossible:
                continue
        self.maker = RuleMaker(view.timeline, Norms(_bare(view.corpus)), view.lowering, {})

    def of(self, measure: Measure) -> Iterator[Side]:
        """Yield the sides of the condition of a measure."""
        condition = whole_condition(self.view.norms, measure)
        if condition is None:
            return
        keys = dict.fromkeys(condition_written(atom) for atom in atoms(condition))
        named = sorted(keys)
        for relation, base in self._bases(measure):
            for number, key in enumerate(named, 1):
                yield from self._of_atom(measure, relation, base, condition, key, number)

    def _bases(self, measure: Measure) -> Iterator[tuple[str | None, Region]]:
        """Yield the situations in which a measure is in force for whom it reaches, by each relation."""
        targets = self.view.norms.targets(measure)
        groups: dict[str | None, list[Target]] = {} if targets else {None: []}
        for target in targets:
            groups.setdefault(target.relation.id if target.relation else None, []).append(target)
        for relation, found in groups.items():
            bare = replace(
                measure,
                trigger=(_ALWAYS,),
                when=(),
                exceptions=(),
                targets=(tuple(found),) if found else (),
            )
            base = self.maker.rule(bare).boxes
            if base:
                yield relation, base

    def _of_atom(
        self,
        measure: Measure,
        relation: str | None,
        base: Region,
        condition: Condition,
        key: str,
        number: int,
    ) -> Iterator[Side]:
        lower, world = self.view.lowering, self.world
        atom = next(one for one in atoms(condition) if condition_written(one) == key)
        with_it = lower.region(_where(condition, key, _ALWAYS), relation)
        without = lower.region(_where(condition, key, _NEVER), relation)
        alone = join_all(
            world, [subtract_all(world, with_it, without), subtract_all(world, without, with_it)]
        )
        alone = meet_all(world, base, alone)
        held = lower.region(atom, relation)
        regions = {True: meet_all(world, alone, held), False: subtract_all(world, alone, held)}
        witnesses = {holds: smallest(world, region) for holds, region in regions.items()}
        for holds, witness in witnesses.items():
            if witness is None or witnesses[not holds] is None:
                continue
            region = regions[holds]
            there = tuple(id_ for id_, at in self.placed if contains(world, region, at))
            skeleton = "" if there else self._skeleton(measure, witness, relation, number, holds=holds)
            yield Side(measure.id, relation, key, holds, there, skeleton)

    def _skeleton(
        self, measure: Measure, witness: Witness, relation: str | None, number: int, *, holds: bool
    ) -> str:
        shown = shown_in(self.world, witness)
        if not can_be_written(shown):
            return ""
        by = f"-{relation}" if relation else ""
        id_ = f"{measure.id.replace('/', '-')}{by}-{number}-{'with' if holds else 'without'}"
        applies = self.view.rules.applies(self.view.rules.rules[measure.id], witness)
        return scenario_text(id_, shown, {measure.id: applies})


def _where(condition: Condition, key: str, value: Condition) -> Condition:
    """Return a condition in which a comparison is so, or is not, wherever it stands."""
    match condition:
        case Not(item):
            return Not(_where(item, key, value))
        case AllOf(items):
            return AllOf(tuple(_where(item, key, value) for item in items))
        case AnyOf(items):
            return AnyOf(tuple(_where(item, key, value) for item in items))
        case SomeOf(number, items):
            return SomeOf(number, tuple(_where(item, key, value) for item in items))
        case _:
            return value if condition_written(condition) == key else condition


def _bare(corpus: Corpus) -> Corpus:
    """Return a corpus in which no document says when its measures apply: each measure says it all."""
    declarations = dict(corpus.declarations)
    for kind in (Memorandum, Instrument):
        found = {id_: _without(item) for id_, item in corpus.of(kind).items()}
        declarations[kind] = MappingProxyType(found)
    return replace(corpus, declarations=MappingProxyType(declarations))


def _without(document: Document) -> Document:
    return replace(document, when=(), trigger=())


class Tally(NamedTuple):
    """Of how many sides scenarios stand on."""

    reached: int
    sides: int


def tally(found: Iterable[Side]) -> Tally:
    """Return how many sides are reached, of how many."""
    listed = list(found)
    return Tally(sum(bool(side.scenarios) for side in listed), len(listed))
