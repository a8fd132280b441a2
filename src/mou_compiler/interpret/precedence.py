"""Precedence: which of two colliding measures wins, and by what (grammar/meaning.md, Precedence)."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Citation, Ref
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.boxes import subtract_all
from mou_compiler.meaning.days import ALWAYS
from mou_compiler.meaning.rule import Rule, RuleBook


class Decision(NamedTuple):
    """What settles a collision: the winner and the principle; no winner where principles disagree."""

    winner: str
    principle: str


class Precedence:
    """Decides collisions by yield clauses and by the principles that the corpus declares."""

    def __init__(self, corpus: Corpus, timeline: Timeline, norms: Norms, rules: RuleBook) -> None:
        self.corpus = corpus
        self.timeline = timeline
        self.norms = norms
        self.rules = rules
        self.principles = tuple(
            dict.fromkeys(name for item in corpus.precedences.values() for name in item.principles)
        )

    def decide(self, one: Rule, other: Rule) -> Decision | None:
        """Return what settles a collision of two rules; None where nothing does.

        A yield clause decides before any principle. Principles that all point one way, or say nothing,
        decide together; where two point different ways the decision has no winner.
        """
        yielding = self._yields(one, other), self._yields(other, one)
        if yielding[0] != yielding[1]:
            return Decision(other.id if yielding[0] else one.id, "yields to")
        votes = {name: self._vote(name, one, other) for name in self.principles}
        told = {name: winner for name, winner in votes.items() if winner}
        if not told:
            return None
        principle = " and ".join(told)
        winners = set(told.values())
        return Decision(winners.pop() if len(winners) == 1 else "", principle)

    def _vote(self, principle: str, one: Rule, other: Rule) -> str:
        """Return whom a principle prefers, empty where it says nothing."""
        match principle:
            case "rank":
                return self._higher(one, other)
            case "later":
                first, second = self._start(one), self._start(other)
                return "" if first == second else one.id if first > second else other.id
            case _:
                narrow, narrow2 = self._within(one, other), self._within(other, one)
                return "" if narrow == narrow2 else one.id if narrow else other.id

    def _start(self, rule: Rule) -> int:
        return self.timeline.measure_days(self.corpus.measures[rule.id]).start

    def _within(self, one: Rule, other: Rule) -> bool:
        """Tell whether a rule speaks, on the days of both, only of situations of which the other speaks too."""
        days = other.boxes
        start = max(
            min((box.start for box in one.boxes), default=ALWAYS),
            min((box.start for box in days), default=ALWAYS),
        )
        end = min(
            max((box.end for box in one.boxes), default=ALWAYS),
            max((box.end for box in days), default=ALWAYS),
        )
        clipped = [
            box._replace(start=max(box.start, start), end=min(box.end, end))
            for box in one.boxes
            if max(box.start, start) < min(box.end, end)
        ]
        return bool(clipped) and not subtract_all(self.rules.world, clipped, other.boxes)

    def _rank(self, rule: Rule) -> set[str]:
        """Return the ranks that a rule can call on: its document's, and those of its bases."""
        measure = self.corpus.measures[rule.id]
        sources = [self.corpus.documents[rule.document].rank]
        for item in self.norms.basis(measure):
            if isinstance(item, Citation):
                text = self.corpus.laws.get(item.source.id) or self.corpus.documents.get(item.source.id)
                sources.append(text.rank if text else None)
        return {rank.id for rank in sources if isinstance(rank, Ref) and rank.id in self.corpus.ranks}

    def above(self, rank: str) -> set[str]:
        """Return the ranks above one, over any number of steps."""
        found: set[str] = set()
        waiting = [rank]
        while waiting:
            declared = self.corpus.ranks.get(waiting.pop())
            for ref in declared.above if declared else ():
                if ref.id not in found:
                    found.add(ref.id)
                    waiting.append(ref.id)
        return found

    def _higher(self, one: Rule, other: Rule) -> str:
        mine, theirs = self._rank(one), self._rank(other)
        if not mine or not theirs:
            return ""
        mine_above = any(all(rank in self.above(lower) for lower in theirs) for rank in mine)
        theirs_above = any(all(rank in self.above(lower) for lower in mine) for rank in theirs)
        return one.id if mine_above else other.id if theirs_above else ""

    def _yields(self, one: Rule, other: Rule) -> bool:
        """Tell whether the document of one rule gives way to the other's, by name or by rank."""
        document, against = self.corpus.documents[one.document], self.corpus.documents[other.document]
        if document.id == against.id:
            return False
        ranks = {ref.id for ref in document.yields_to if ref.kind == "rank"}
        named = {ref.id for ref in document.yields_to if ref.kind != "rank"}
        return against.id in named or bool(
            ranks & ({*_own_rank(against)} | (self._rank(other) if ranks else set()))
        )


def _own_rank(document: Document) -> set[str]:
    return {document.rank.id} if isinstance(document.rank, Ref) else set()
