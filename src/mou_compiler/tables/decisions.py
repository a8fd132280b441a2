"""What became of each measure where it met another: overridden, beaten by a principle, or replaced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mou_compiler.analysis.collisions import collisions
from mou_compiler.analysis.view import View
from mou_compiler.meaning.boxes import everything
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region, clip, join_all, meet_all, stretches, subtract_all
from mou_compiler.meaning.rule import Rule, comparable
from mou_compiler.words import PRINCIPLES, Text, Word, Words

_REASONS = Words(
    *PRINCIPLES.words, Word("overrides", "优先于"), Word("replaces", "替代"), Word("yields to", "从其规定")
)


class Decided(NamedTuple):
    """Another measure, why one of the two gives way, and whether this one wins.

    `boxes` are the situations in which the other is there; `act` is what the other touches, empty for all.
    """

    other: str
    by: str
    wins: bool
    act: str
    boxes: Region

    @property
    def text(self) -> Text:
        """How the table says it: `doc/2 by rank`, or `over doc/1 by rank` for the winner."""
        why = _REASONS.find(self.by)
        reason = why.zh if why else self.by
        return Text(
            f"{'over ' if self.wins else ''}{self.other} by {self.by}",
            f"{'优先于' if self.wins else '让位于'} {self.other}（{reason}）",
        )


class Decisions:
    """Every decision between two measures of a corpus."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._found: dict[str, list[Decided]] = {}
        for id_, decided in self._overrides():
            self._found.setdefault(id_, []).append(decided)
        for id_, decided in self._principles():
            self._found.setdefault(id_, []).append(decided)
        for id_, decided in self._replacements():
            self._found.setdefault(id_, []).append(decided)

    def edges(self, rule: Rule) -> set[int]:
        """Return the days on which a measure, something that beats it or that it beats, begins or ends in some situations."""
        found = self._found.get(rule.id, ())
        regions = [*(item.boxes for item in found), *([rule.boxes] if found else [])]
        return {edge for region in regions for stretch in stretches(region) for edge in stretch}

    def overridden(self, rule: Rule, act: str, days: Days, places: int | None) -> bool:
        """Tell whether on these days in these places something beats the measure on an act in every situation of its own.

        `places` are a mask; None is all in which the measure holds.
        """
        lost = [
            item.boxes
            for item in self._found.get(rule.id, ())
            if not item.wins and item.boxes and (not item.act or comparable(item.act, act) == act)
        ]
        if not lost:
            return False
        world, mine = self.view.rules.world, self._there(rule, days, places)
        return bool(mine) and not subtract_all(world, mine, join_all(world, lost))

    def texts(self, rule: Rule, act: str, days: Days, places: int | None) -> list[Text]:
        """Return what was decided about an act of a measure on these days in these places, each said once, in order."""
        found = [item for item in self._found.get(rule.id, ()) if not item.act or comparable(item.act, act)]
        if not found:
            return []
        world, mine = self.view.rules.world, self._there(rule, days, places)
        told = (item.text for item in found if not item.boxes or meet_all(world, item.boxes, mine))
        return sorted(set(told), key=lambda text: (text.en, text.zh))

    def _there(self, rule: Rule, days: Days, places: int | None) -> Region:
        """Return the situations of a measure on some days in some places."""
        mine = clip(rule.boxes, days)
        if places is None:
            return mine
        world = self.view.rules.world
        return meet_all(world, mine, [everything(world)._replace(territories=places)])

    def _overrides(self) -> Iterator[tuple[str, Decided]]:
        rules = self.view.rules
        for rule in rules.rules.values():
            for other in rules.overriders(rule) if rule.overriders else ():
                boxes = rules.region(other)
                yield rule.id, Decided(other.id, "overrides", wins=False, act="", boxes=boxes)
                yield other.id, Decided(rule.id, "overrides", wins=True, act="", boxes=rule.boxes)

    def _principles(self) -> Iterator[tuple[str, Decided]]:
        rules = self.view.rules
        for pair, _, _, decision, *_ in collisions(self.view):
            if decision is None or not decision.winner:
                continue
            sides = ((pair.one, pair.one_effect.act), (pair.other, pair.other_effect.act))
            (winner, won), (loser, lost) = sides if decision.winner == pair.one.id else sides[::-1]
            yield (
                loser.id,
                Decided(winner.id, decision.principle, wins=False, act=won, boxes=rules.region(winner)),
            )
            yield (
                winner.id,
                Decided(loser.id, decision.principle, wins=True, act=lost, boxes=rules.region(loser)),
            )

    def _replacements(self) -> Iterator[tuple[str, Decided]]:
        for measure in self.view.corpus.measures.values():
            for ref in measure.replaces:
                if ref.found:
                    yield ref.id, Decided(measure.id, "replaces", wins=False, act="", boxes=())
