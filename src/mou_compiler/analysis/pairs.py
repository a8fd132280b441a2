"""Where two rules both apply, and rules found by the acts they touch; shared by the relational checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.meaning.region import Region, meet_all
from mou_compiler.meaning.rule import Effect, Rule


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


def by_act(view: View, chosen: Callable[[Effect], bool]) -> dict[str, list[tuple[Rule, Effect]]]:
    """Return the rules with the effects that are chosen by act, in order of act."""
    found: dict[str, list[tuple[Rule, Effect]]] = {}
    for rule in view.rules.rules.values():
        for effect in rule.effects:
            if chosen(effect):
                found.setdefault(effect.act, []).append((rule, effect))
    return dict(sorted(found.items()))


def prefixes(act: str) -> Iterator[str]:
    """Yield an act and those above it, nearest first."""
    while act:
        yield act
        act = act.rpartition(".")[0]
