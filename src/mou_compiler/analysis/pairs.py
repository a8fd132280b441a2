"""Where two rules both apply, and rules found by the acts they touch; shared by the relational checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.meaning.region import Region, meet_all
from mou_compiler.meaning.rule import Effect, Rule
from mou_compiler.memo import Index


class Pair(NamedTuple):
    """Two rules with the effects by which they meet, and the longer of the two acts."""

    one: Rule
    one_effect: Effect
    other: Rule
    other_effect: Effect
    act: str


def both_apply(view: View, one: Rule, other: Rule) -> Region:
    """Return the situations in which both rules apply."""
    rules = view.rules
    return meet_all(rules.world, rules.region(one), rules.region(other))


def touching(view: View, act: str) -> list[tuple[Rule, Effect]]:
    """Return the rules that touch an act, each with every effect by which it does, in their order."""
    rules = view.rules.rules
    return [(rules[id_], effect) for those in view.ask(_by_act).of(act) for id_, effect in those]


def acts_touched(view: View) -> Sequence[str]:
    """Return the acts that some rule touches, in order."""
    return view.ask(_by_act).keys()


def _by_act(view: View) -> Index[str, tuple[tuple[str, Effect], ...]]:
    return view.index(lambda view: view.corpus.documents, _acts_in)


def _acts_in(view: View, document: str) -> dict[str, tuple[tuple[str, Effect], ...]]:
    found: dict[str, list[tuple[str, Effect]]] = {}
    for measure in view.corpus.documents[document].measures:
        for effect in view.rules.rules[measure.id].effects:
            found.setdefault(effect.act, []).append((measure.id, effect))
    return {act: tuple(sides) for act, sides in found.items()}


def documents_touching(view: View, act: str) -> tuple[str, ...]:
    """Return the documents whose rules touch an act, one above or one below it; in no order that matters."""
    found = view.ask(_by_step)
    above = [document for other in prefixes(act) for document in found.of((other, True))]
    return tuple(dict.fromkeys((*found.of((act, False)), *above)))


def _by_step(view: View) -> Index[tuple[str, bool], str]:
    return view.index(lambda view: view.corpus.documents, _steps_in)


def _steps_in(view: View, document: str) -> dict[tuple[str, bool], str]:
    """Return the acts that a document touches, told by True, and each with those above it, told by False."""
    acts = view.ask(_acts_in, document)
    touched = {(act, True): document for act in acts}
    return touched | {(above, False): document for act in acts for above in prefixes(act)}


def prefixes(act: str) -> Iterator[str]:
    """Yield an act and those above it, nearest first."""
    while act:
        yield act
        act = act.rpartition(".")[0]
