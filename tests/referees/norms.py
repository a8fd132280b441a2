"""What measures say with their documents' defaults; conditions taken apart; trees of declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Not, Ref, SomeOf


class Norm(NamedTuple):
    """A measure with what its document says for all: alternatives, conditions, targets, territories."""

    measure: Measure
    trigger: tuple[Condition, ...]
    when: tuple[Condition, ...]
    targets: tuple[Any, ...]
    territories: tuple[str, ...]
    enforcement: tuple[Any, ...]
    basis: tuple[Any, ...]

    @property
    def conditions(self) -> Iterator[Condition]:
        """Every condition that decides whether it applies, or whether leave may be given."""
        yield from (*self.trigger, *self.when)
        yield from (one.when for one in self.measure.exceptions if one.when is not None)


def own_or(measure: Measure, document: Any, name: str) -> Any:
    """Return what a measure says, or else what its document says for it."""
    return getattr(measure, name) or getattr(document, name)


def norm(corpus: Corpus, measure: Measure) -> Norm:
    """Return a measure with its document's defaults."""
    document = corpus.documents[measure.document]
    return Norm(
        measure,
        own_or(measure, document, "trigger"),
        document.when + measure.when,
        tuple(target for line in own_or(measure, document, "targets") for target in line),
        tuple(ref.id for ref in own_or(measure, document, "territory")),
        own_or(measure, document, "enforcement"),
        own_or(measure, document, "basis"),
    )


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the simple conditions inside a condition."""
    if isinstance(condition, Not):
        yield from leaves(condition.item)
    elif isinstance(condition, AllOf | AnyOf | SomeOf):
        for item in condition.items:
            yield from leaves(item)
    else:
        yield condition


def required(condition: Condition, *, negated: bool = False) -> Iterator[Condition]:
    """Yield the simple conditions inside a condition that are asked for, and not that they do not hold."""
    if isinstance(condition, Not):
        yield from required(condition.item, negated=not negated)
    elif isinstance(condition, AllOf | AnyOf | SomeOf):
        for item in condition.items:
            yield from required(item, negated=negated)
    elif not negated:
        yield condition


def below(declared: Any, id_: str) -> set[str]:
    """Return a node of a tree and all below it."""
    found = {id_} & set(declared)
    while True:
        more = {item.id for item in declared.values() if any(ref.id in found for ref in _above(item))} - found
        if not more:
            return found
        found |= more


def _above(item: Any) -> tuple[Ref, ...]:
    """Return what a node of a tree is right within."""
    return item.parents if hasattr(item, "parents") else (item.parent,) if item.parent else ()


def wholes(declared: Any, id_: str) -> list[str]:
    """Return a node of a tree and all above it."""
    return [other for other in declared if id_ in below(declared, other)]


def steps(declared: Any, id_: str) -> int:
    """Return how many steps a node is below a root, by the longest way."""
    return max((steps(declared, ref.id) + 1 for ref in _above(declared[id_])), default=0)


def by_generality(declared: Any) -> list[str]:
    """Return the nodes by their steps from the root, then by id, without those that are wholly their parts."""
    return [
        id_
        for id_ in sorted(declared, key=lambda id_: (steps(declared, id_), id_))
        if not getattr(declared[id_], "divided", None) or below(declared, id_) == {id_}
    ]


def all_below(declared: Any, ids: Iterable[str]) -> set[str]:
    """Return these nodes and all below them."""
    return {node for id_ in ids for node in below(declared, id_)}


def all_sets(declared: Any) -> list[tuple[str, frozenset[str]]]:
    """Return every set of kinds of subject with a name, the most general first, whether anybody can be of it or not."""
    ids = sorted(declared, key=lambda id_: (steps(declared, id_), id_))
    found = [chosen for size in range(1, len(ids) + 1) for chosen in combinations(ids, size)]
    return [(named(chosen), frozenset(chosen)) for chosen in found] or [("", frozenset())]


def named(kinds: Iterable[str]) -> str:
    """Return the name of a set of kinds."""
    return "+".join(sorted(kinds))


def apart(declared: Any, one: str, other: str) -> bool:
    """Tell whether nobody is of two kinds."""
    said = any(
        ref.id in (one, other) for id_ in (one, other) for ref in declared[id_].exclusive if ref.id != id_
    )
    shared = {ref.id for ref in declared[one].parents} & {ref.id for ref in declared[other].parents}
    return one != other and (said or any(declared[id_].apart for id_ in shared))


def kind_sets(declared: Any) -> dict[str, frozenset[str]]:
    """Return the sets of kinds that somebody can be of: with all that they are within, and none apart from another."""
    return {
        name: kinds
        for name, kinds in all_sets(declared)
        if all(ref.id in kinds for id_ in kinds for ref in declared[id_].parents)
        and not any(apart(declared, one, other) for one in kinds for other in kinds)
    }


def of_kinds(declared: Any, ids: Iterable[str]) -> set[str]:
    """Return the names of the sets of kinds that hold one of these."""
    wanted = set(ids)
    return {name for name, kinds in kind_sets(declared).items() if kinds & wanted}


def narrowest(declared: Any, name: str) -> str:
    """Return a set of kinds as a witness names it: by those that no other of it is within."""
    kinds = name.split("+") if declared else []
    wider = {ref.id for id_ in kinds for ref in declared[id_].parents}
    return ", ".join(sorted(set(kinds) - wider, key=lambda id_: (steps(declared, id_), id_)))


def written_out(declared: Any, narrowest: str) -> str:
    """Return the name of the set that some kinds make, as a witness names them."""
    return named({above for id_ in narrowest.split(", ") for above in (wholes(declared, id_) or [id_])})


def alike(trigger: Iterable[Condition]) -> Any:
    """Return a trigger so that two are equal which are the same but for order."""
    return tuple(sorted(_flat(trigger), key=repr))


def _flat(items: Iterable[Condition]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, AnyOf):
            yield from _flat(item.items)
        else:
            yield _plain(item)


def _plain(condition: Condition) -> Any:
    match condition:
        case Not(item):
            return ("not", _plain(item))
        case AnyOf((item,)) | AllOf((item,)):
            return _plain(item)
        case AnyOf(items):
            return ("or", tuple(sorted((_plain(item) for item in items), key=repr)))
        case AllOf(items):
            return ("and", tuple(sorted((_plain(item) for item in items), key=repr)))
        case SomeOf(number, items):
            return (str(number), tuple(sorted((_plain(item) for item in items), key=repr)))
        case _:
            parts = (part.id if isinstance(part, Ref) else part for part in condition)
            return (type(condition).__name__, *(part for part in parts if type(part).__name__ != "Place"))
