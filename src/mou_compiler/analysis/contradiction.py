"""Whether a condition contradicts itself, or only its lists keep it from holding (grammar/meaning.md, Vacuity)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.atoms import atoms
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Holds, Not, SomeOf

MOST_LISTS = 10
"""Of how many lists every choice is tried; of a condition on more of them nothing is said."""


def contradicts_itself(view: View, condition: Condition, relations: Iterable[str | None]) -> bool:
    """Tell whether a condition holds for nobody, were any lists held together by anyone; False where that was not tried.

    Only that whoever is on a part is on the whole stays true.
    """
    lists = tuple(dict.fromkeys(atom.list.id for atom in atoms(condition) if isinstance(atom, Holds)))
    if len(lists) > MOST_LISTS:
        return False
    ways, tried = tuple(relations), set[Condition]()
    for held in _choices(view, lists):
        left = _settled(condition, held)
        if left is True:
            return False
        if left is not False and left not in tried:
            tried.add(left)
            if any(view.lowering.can_hold(left, relation) for relation in ways):
                return False
    return True


def _choices(view: View, lists: Sequence[str]) -> Iterator[dict[str, bool]]:
    """Yield which of some lists one is on, in every way that their parts leave."""
    for choice in product((True, False), repeat=len(lists)):
        held = dict(zip(lists, choice, strict=True))
        if all(held[id_] or not any(held.get(part) for part in view.lowering.parts(id_)) for id_ in lists):
            yield held


def _settled(condition: Condition, held: Mapping[str, bool]) -> Condition | bool:
    """Return what is left to ask of a condition where it is known which lists one is on."""
    match condition:
        case Holds(ref):
            return held[ref.id]
        case Not(item):
            left = _settled(item, held)
            return Not(left) if not isinstance(left, bool) else not left
        case AllOf(items):
            return _at_least(len(items), items, held)
        case AnyOf(items):
            return _at_least(1, items, held)
        case SomeOf(number, items):
            return _at_least(number, items, held)
        case _:
            return condition


def _at_least(number: int, items: Iterable[Condition], held: Mapping[str, bool]) -> Condition | bool:
    settled = [_settled(item, held) for item in items]
    number -= sum(left is True for left in settled)
    open_ = tuple(left for left in settled if not isinstance(left, bool))
    if number <= 0:
        return True
    if number > len(open_):
        return False
    if number == len(open_):
        return AllOf(open_)
    return AnyOf(open_) if number == 1 else SomeOf(number, open_)
