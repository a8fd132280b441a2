"""What a check sees: the corpus, its days, its rules and who acts for whom; nothing it could change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeVar, TypeVarTuple, cast

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.listrules import ListRules
from mou_compiler.interpret.lowering import Lowering
from mou_compiler.interpret.precedence import Precedence
from mou_compiler.interpret.rules import Norms, build_rules
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.rule import RuleBook
from mou_compiler.memo import Memo

Value = TypeVar("Value")
Given = TypeVarTuple("Given")

EXPIRY_DAYS = 90
"""How many days ahead an end is told, unless asked otherwise."""


class AsOf(NamedTuple):
    """The day of which is asked, None for the whole time line; and how many days ahead of it an end is told."""

    day: date | None = None
    expiry_days: int = EXPIRY_DAYS


ALL_TIME = AsOf()


@dataclass(frozen=True, slots=True)
class View:
    """A compiled corpus as the checks read it, of all days."""

    corpus: Corpus
    timeline: Timeline
    norms: Norms
    rules: RuleBook
    enforcers: Enforcers
    list_rules: ListRules
    precedence: Precedence
    lower: Callable[[], Lowering]
    memo: Memo = field(default_factory=Memo, repr=False, compare=False)
    _asked: dict[Callable[..., Any], Callable[..., Any]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def lowering(self) -> Lowering:
        """What turns the conditions of this corpus into regions of its world."""
        return self.lower()

    @property
    def measures_by_list(self) -> dict[str, list[Measure]]:
        """The measures that each list sets off, in order of id."""
        return self.ask(_index_lists)

    @property
    def burdening(self) -> frozenset[str]:
        """The ids of the measures that burden somebody."""
        return self.ask(_find_burdening)

    def ask(self, question: Callable[[View, *Given], Value], *given: *Given) -> Value:
        """Return what a function answers of this view and the arguments, worked out the first time that it is asked."""
        answer = self._asked.get(question)
        if answer is None:
            answer = self._asked[question] = self.memo.remember(
                partial(cast("Callable[..., Any]", question), self)
            )
        found: Value = answer(*given)
        return found


def view_of(corpus: Corpus) -> View:
    """Return a corpus analysed; each part of it is worked out when first asked for."""
    timeline, norms = Timeline(corpus), Norms(corpus)
    rules = build_rules(corpus, timeline, norms)
    memo = Memo()
    return View(
        corpus,
        timeline,
        norms,
        rules,
        Enforcers(corpus, timeline),
        ListRules(corpus, timeline),
        Precedence(corpus, timeline, rules),
        memo.remember(lambda: Lowering(corpus, rules.world)),
        memo,
    )


def _index_lists(view: View) -> dict[str, list[Measure]]:
    found: dict[str, list[Measure]] = {}
    for id_, rule in view.rules.rules.items():
        for list_ in rule.lists:
            found.setdefault(list_, []).append(view.corpus.measures[id_])
    return dict(sorted(found.items()))


def _find_burdening(view: View) -> frozenset[str]:
    return frozenset(
        rule.id
        for rule in view.rules.rules.values()
        if any(effect.side == "burden" for effect in rule.effects)
    )
