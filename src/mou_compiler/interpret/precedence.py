"""Precedence: which of two colliding measures wins, and by what (grammar/meaning.md, Precedence)."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.region import clip, extent, subtract_all
from mou_compiler.meaning.rule import Rule, RuleBook, comparable
from mou_compiler.memo import Memo


class Party(NamedTuple):
    """A rule that collides, and the act of the effect by which it does."""

    rule: Rule
    act: str


class Decision(NamedTuple):
    """What settles a collision: the winner and the principle; no winner where principles disagree."""

    winner: str
    principle: str


class Judgement(NamedTuple):
    """The decision of a collision, None where nothing settles it; and every principle that says something of it."""

    decision: Decision | None
    said: tuple[str, ...]


class Precedence:
    """Decides collisions by yield clauses and by the principles that the corpus declares."""

    def __init__(self, corpus: Corpus, timeline: Timeline, rules: RuleBook, memo: Memo | None = None) -> None:
        memo = memo or Memo()
        self.corpus = corpus
        self.timeline = timeline
        self.rules = rules
        self._inside = memo.remember(self._lies_within)
        self._principles = memo.remember(self._find_principles)

    @property
    def principles(self) -> tuple[str, ...]:
        """The principles that the corpus declares."""
        return self._principles()

    def _find_principles(self) -> tuple[str, ...]:
        declared = self.corpus.precedences.values()
        return tuple(dict.fromkeys(name for item in declared for name in item.principles))

    def judge(self, one: Party, other: Party) -> Judgement:
        """Return what settles a collision of two rules.

        A yield clause decides before any principle, and rank before time and speciality, which decide between
        equals only; where these two point different ways the decision has no winner.
        """
        yielding = self._yields(one.rule, other.rule), self._yields(other.rule, one.rule)
        if yielding[0] != yielding[1]:
            return Judgement(Decision((other if yielding[0] else one).rule.id, "yields to"), ())
        votes = {name: self._vote(name, one, other) for name in self.principles}
        told = {name: winner for name, winner in votes.items() if winner}
        said = tuple(told)
        if "rank" in told:
            return Judgement(Decision(told["rank"], "rank"), said)
        if not told or ("rank" in votes and not self._equals(one.rule, other.rule)):
            return Judgement(None, said)
        winners = set(told.values())
        return Judgement(Decision(winners.pop() if len(winners) == 1 else "", " and ".join(told)), said)

    def _vote(self, principle: str, one: Party, other: Party) -> str:
        """Return whom a principle prefers, empty where it says nothing."""
        match principle:
            case "rank":
                return self._higher(one.rule, other.rule)
            case "later":
                first, second = self._start(one.rule), self._start(other.rule)
                return "" if first == second else one.rule.id if first > second else other.rule.id
            case _:
                return self._narrower(one, other)

    def narrower(self, one: Rule, other: Rule) -> str:
        """Return which of two rules speaks, on the days of both, of fewer situations; empty for neither."""
        narrow, narrow2 = self._within(one, other), self._within(other, one)
        return "" if narrow == narrow2 else one.id if narrow else other.id

    def _narrower(self, one: Party, other: Party) -> str:
        """Return which of two rules is the special one, in its situations or in its act; empty for neither."""
        told = {self.narrower(one.rule, other.rule)} - {""}
        if one.act != other.act and one.rule.id != other.rule.id:
            told.add(one.rule.id if comparable(one.act, other.act) == one.act else other.rule.id)
        return told.pop() if len(told) == 1 else ""

    def _start(self, rule: Rule) -> int:
        return self.timeline.measure_days(self.corpus.measures[rule.id]).start

    def _within(self, one: Rule, other: Rule) -> bool:
        """Tell whether a rule speaks only of situations of which the other speaks too; worked out once."""
        return self._inside(one.id, other.id)

    def _lies_within(self, one_id: str, other_id: str) -> bool:
        """Tell whether a rule speaks, on the days of both, only of situations of which the other speaks too."""
        one, other = self.rules.rules[one_id], self.rules.rules[other_id]
        if not one.boxes or not other.boxes:
            return False
        mine = clip(one.boxes, extent(one.boxes).meet(extent(other.boxes)))
        return bool(mine) and not subtract_all(self.rules.world, mine, other.boxes)

    def _equals(self, one: Rule, other: Rule) -> bool:
        """Tell whether neither of two rules stands above the other, as far as the corpus says."""
        if one.document == other.document:
            return True
        mine, theirs = (self.corpus.documents[rule.document].rank for rule in (one, other))
        if mine is None or theirs is None:
            return mine is theirs
        return isinstance(mine, Ref) and isinstance(theirs, Ref) and mine.id == theirs.id

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
        mine, theirs = (_own_rank(self.corpus.documents[rule.document]) for rule in (one, other))
        if mine in self.above(theirs):
            return one.id
        return other.id if theirs in self.above(mine) else ""

    def _yields(self, one: Rule, other: Rule) -> bool:
        """Tell whether the document of one rule gives way to the other's, by name or by rank."""
        document, against = self.corpus.documents[one.document], self.corpus.documents[other.document]
        if document.id == against.id:
            return False
        rank = _own_rank(against)
        return any(ref.id == (rank if ref.kind == "rank" else against.id) for ref in document.yields_to)


def _own_rank(document: Document) -> str:
    """Return the rank of a document; empty where it is not known."""
    return document.rank.id if isinstance(document.rank, Ref) else ""
