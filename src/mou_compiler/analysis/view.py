"""What a check sees: the corpus, its days, its rules and who acts for whom; nothing it could change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
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
from mou_compiler.memo import Index, Memo

Value = TypeVar("Value")
Key = TypeVar("Key")
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
        return {
            list_: [self.corpus.measures[id_] for id_ in self.set_off_by(list_)] for list_ in self.setting_off
        }

    @property
    def setting_off(self) -> Sequence[str]:
        """The lists that set off measures, in order of id."""
        return self.ask(_by_list).keys()

    def set_off_by(self, list_: str) -> tuple[str, ...]:
        """Return the ids of the measures that a list sets off, in their order."""
        return tuple(chain.from_iterable(self.ask(_by_list).of(list_)))

    def burdening_in(self, document: str) -> frozenset[str]:
        """Return the ids of the measures of a document that burden somebody."""
        return self.ask(_find_burdening, document)

    def index(
        self, units: Callable[[View], Iterable[str]], each: Callable[[View, str], Mapping[Key, Value]]
    ) -> Index[Key, Value]:
        """Return what a function finds of each of some things, looked up by key."""
        return self.memo.index(partial(units, self), partial(each, self))

    def sum_up(self, question: Callable[[View], Value]) -> Value:
        """Return the same as `ask`, of what many things make up and much rests on, and which seldom changes with one."""
        answer = self._asked.get(question)
        if answer is None:
            answer = self._asked[question] = self.memo.summary(partial(question, self))
        found: Value = answer()
        return found

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


def _by_list(view: View) -> Index[str, tuple[str, ...]]:
    return view.index(lambda view: view.corpus.documents, _lists_in)


def _lists_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    """Return the lists that set off measures of a document, each with the ids of these."""
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        for list_ in view.rules.rules[measure.id].lists:
            found.setdefault(list_, []).append(measure.id)
    return {list_: tuple(ids) for list_, ids in found.items()}


def _find_burdening(view: View, document: str) -> frozenset[str]:
    measures = view.corpus.documents[document].measures
    return frozenset(
        measure.id
        for measure in measures
        if any(effect.side == "burden" for effect in view.rules.rules[measure.id].effects)
    )
