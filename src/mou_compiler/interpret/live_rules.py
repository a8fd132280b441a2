"""The rules of a corpus that changes: each made again only when what it says has changed, or the world has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from mou_compiler.corpus.schema.atoms import atoms, conditions_of_document, conditions_of_list
from mou_compiler.corpus.schema.values import Amount, Compare, Condition, Count, Length
from mou_compiler.interpret.attached import Reach, joined, reaches
from mou_compiler.interpret.domain import build_world, kinds, kinds_spoken_in, number_of, places
from mou_compiler.interpret.live import LiveCorpus
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.rules import Norms, RuleMaker, overrides_of
from mou_compiler.interpret.timeline import Timeline, days_of
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.meaning.region import Region, is_drawn
from mou_compiler.meaning.rule import Rule, RuleBook, cyclic_overrides
from mou_compiler.meaning.world import World
from mou_compiler.memo import Fact, LiveMemo


class Spoken(NamedTuple):
    """What is said that the world depends on: constants, the first currency of each attribute, counts, and who is reached."""

    constants: frozenset[tuple[str, Decimal]]
    currencies: tuple[tuple[str, str], ...]
    counts: frozenset[tuple[str, Length, int]]
    reaches: tuple[Reach, ...] = ()


def spoken(conditions: Iterable[Condition]) -> Spoken:
    """Return what these conditions say that the world depends on."""
    constants: set[tuple[str, Decimal]] = set()
    currencies: dict[str, str] = {}
    counts: set[tuple[str, Length, int]] = set()
    for condition in conditions:
        for atom in atoms(condition):
            if isinstance(atom, Compare):
                if not isinstance(atom.value, str):
                    constants.add((atom.attribute.id, number_of(atom.value)))
                if isinstance(atom.value, Amount) and atom.value.unit:
                    currencies.setdefault(atom.attribute.id, atom.value.unit)
            elif isinstance(atom, Count):
                counts.add((atom.list.id, atom.window, atom.number))
    return Spoken(frozenset(constants), tuple(currencies.items()), frozenset(counts))


class LiveRuleBook(RuleBook):
    """The rules of the corpus of now. Its world stays the same object while its signature does."""

    def __init__(self, corpus: LiveCorpus, timeline: Timeline, norms: Norms, memo: LiveMemo) -> None:
        self._corpus, self._timeline, self._norms, self._memo = corpus, timeline, norms, memo
        self.joins = Fact()
        """What conditions join, in a world of which diagrams have been drawn: their order follows it."""
        self._spoken = memo.remember(self._find_spoken)
        self._all_spoken = memo.remember(self._find_all_spoken)
        self._spoken_kinds = memo.remember(self._find_spoken_kinds)
        self._first_day = memo.remember(self._find_first_day)
        self._signature = memo.summary(self._find_signature)
        self._the_world = memo.remember(self._make_world)
        self.lowering = memo.remember(self._make_lowering)
        self._overridden = memo.index(lambda: corpus.documents, self._find_overridden)
        self._all_cyclic = memo.summary(self._find_cyclic)
        self.in_document = memo.remember(self._make_in_document)
        self.rule = memo.remember(self._find_rule)
        self._region_of = memo.remember(self._find_region)
        self._table = _Table(self, corpus)

    @property
    def world(self) -> World:
        """The world of all rules."""
        return self._the_world()

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by id."""
        return self._table

    @property
    def cyclic(self) -> frozenset[frozenset[str]]:
        """The pairs of rules of which each overrides the other, over any number of steps."""
        return self._all_cyclic()

    def region(self, rule: Rule) -> Region:
        """Return the situations in which a rule applies."""
        return self._region_of(rule.id) if rule.overriders else rule.boxes

    def joined(self) -> tuple[tuple[Any, ...], ...] | None:
        """Return what conditions join, where diagrams have been drawn of the world."""
        with self._memo.unrecorded():
            world = self.world
            return tuple(map(tuple, world.linked())) if is_drawn(world) else None

    # --- the world ------------------------------------------------------------------------------------

    def _find_spoken(self, kind: str, id_: str) -> Spoken:
        corpus = self._corpus
        if kind == "document":
            document = corpus.documents[id_]
            return spoken(conditions_of_document(document))._replace(reaches=reaches([document]))
        if kind == "list":
            return spoken(conditions_of_list(corpus.lists[id_]))
        if kind == "guardrail":
            return spoken(corpus.guardrails[id_].when)
        return spoken(corpus.escalations[id_].trigger)

    def _find_spoken_kinds(self, document: str) -> frozenset[str]:
        return frozenset(kinds_spoken_in(self._corpus.documents[document]))

    def _find_all_spoken(self) -> Spoken:
        corpus = self._corpus
        constants: set[tuple[str, Decimal]] = set()
        currencies: dict[str, str] = {}
        counts: set[tuple[str, Length, int]] = set()
        reached: list[Reach] = []
        holders: tuple[tuple[str, Iterable[str]], ...] = (
            ("document", corpus.documents),
            ("list", corpus.lists),
            ("escalation", corpus.escalations),
            ("guardrail", corpus.guardrails),
        )
        for kind, ids in holders:
            for id_ in ids:
                said = self._spoken(kind, id_)
                constants |= said.constants
                counts |= said.counts
                reached += said.reaches
                for attribute, unit in said.currencies:
                    currencies.setdefault(attribute, unit)
        return Spoken(
            frozenset(constants), tuple(sorted(currencies.items())), frozenset(counts), joined(reached)
        )

    def _find_first_day(self, document: str) -> int:
        """Return the first day that a document knows of itself; the end of time where it knows none."""
        declared = self._corpus.documents[document]
        starts = [self._timeline.document_days(declared).start]
        starts += [days_of(measure.in_force).start for measure in declared.measures if measure.in_force]
        return min((start for start in starts if ALWAYS < start < FOREVER), default=FOREVER)

    def _find_signature(self) -> tuple[Any, ...]:
        """Return all that the world and the lowering of conditions depend on: two that are equal have the same."""
        corpus = self._corpus
        return (
            places(corpus),
            kinds(corpus, self._spoken_kinds),
            [(id_, _ids(item.attached), _ids(item.principals)) for id_, item in corpus.relations.items()],
            [
                (id_, _id(item.parent), _ids(item.covers), _ids(item.excludes), _ids(item.exclusive))
                for id_, item in corpus.lists.items()
            ],
            [
                (id_, item.type, item.options, item.currency, item.own)
                for id_, item in corpus.attributes.items()
            ],
            [(id_, item.grades) for id_, item in corpus.ratings.items()],
            self._all_spoken(),
            min((self._first_day(id_) for id_ in corpus.documents), default=FOREVER),
        )

    def _make_world(self) -> World:
        self._signature()
        self._memo.read(self.joins)
        with self._memo.unrecorded():
            return build_world(self._corpus, self._timeline)

    def _make_lowering(self) -> Lowering:
        self._signature()
        world = self.world
        with self._memo.unrecorded():
            return Lowering(self._corpus, world)

    # --- rules ----------------------------------------------------------------------------------------

    def _find_overridden(self, document: str) -> dict[str, dict[str, list[str]]]:
        """Return by document the measures that those of one override, each with those that do."""
        found: dict[str, dict[str, list[str]]] = {}
        for overridden, by in overrides_of(self._corpus.documents[document]):
            found.setdefault(overridden.rpartition("/")[0], {}).setdefault(overridden, []).append(by)
        return found

    def _overriders_in(self, document: str) -> dict[str, list[str]]:
        """Return the measures of a document that are overridden, each with those that do."""
        found: dict[str, list[str]] = {}
        for those in self._overridden.of(document):
            for id_, by in those.items():
                found.setdefault(id_, []).extend(by)
        return found

    def _find_cyclic(self) -> frozenset[frozenset[str]]:
        measures = self._corpus.measures
        overridden: dict[str, Sequence[str]] = {
            id_: by
            for document in self._overridden.keys()  # noqa: SIM118 -- an index is no mapping
            for id_, by in self._overriders_in(document).items()
            if id_ in measures
        }
        return cyclic_overrides(overridden)

    def _make_in_document(self, document: str) -> dict[str, Rule]:
        declared = self._corpus.documents[document]
        maker = RuleMaker(self._timeline, self._norms, self.lowering(), self._overriders_in(document))
        return {measure.id: maker.rule(measure) for measure in declared.measures}

    def _find_rule(self, id_: str) -> Rule:
        return self.in_document(self._corpus.measures[id_].document)[id_]

    def _find_region(self, id_: str) -> Region:
        return self._cut(self.rule(id_))


class _Table(Mapping[str, Rule]):
    """The rules by id; one is looked up in its document, all are read document by document."""

    def __init__(self, book: LiveRuleBook, corpus: LiveCorpus) -> None:
        self._book = book
        self._corpus = corpus

    def __getitem__(self, id_: str) -> Rule:
        if id_ not in self._corpus.measures:
            raise KeyError(id_)
        return self._book.rule(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._corpus.measures

    def __iter__(self) -> Iterator[str]:
        return iter(self._corpus.measures)

    def __len__(self) -> int:
        return len(self._corpus.measures)

    def values(self) -> Any:
        """Return every rule, in order of document and place."""
        return [rule for id_ in self._corpus.documents for rule in self._book.in_document(id_).values()]

    def items(self) -> Any:
        """Return every id with its rule, in order of document and place."""
        return [item for id_ in self._corpus.documents for item in self._book.in_document(id_).items()]


def _id(ref: Any) -> str | None:
    return None if ref is None else ref.id


def _ids(refs: Iterable[Any]) -> tuple[str, ...]:
    return tuple(ref.id for ref in refs)
