"""What a check sees: the corpus, its days, its rules and who acts for whom; nothing it could change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.listrules import ListRules
from mou_compiler.interpret.precedence import Precedence
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.rule import RuleBook

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class View:
    """A compiled corpus as the checks read it; `as_of` is None for the whole time line."""

    corpus: Corpus
    timeline: Timeline
    norms: Norms
    rules: RuleBook
    enforcers: Enforcers
    list_rules: ListRules
    precedence: Precedence
    as_of: date | None = None
    expiry_days: int = 90
    _memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def measures_by_list(self) -> dict[str, list[Measure]]:
        """The measures that each list sets off, in order of id."""
        return self.once("measures by list", self._index_lists)

    @property
    def burdening(self) -> frozenset[str]:
        """The ids of the measures that burden somebody."""
        return self.once(
            "burdening",
            lambda: frozenset(
                rule.id
                for rule in self.rules.rules.values()
                if any(effect.side == "burden" for effect in rule.effects)
            ),
        )

    def _index_lists(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for id_, rule in self.rules.rules.items():
            for list_ in rule.lists:
                found.setdefault(list_, []).append(self.corpus.measures[id_])
        return dict(sorted(found.items()))

    def once(self, name: str, make: Callable[[], Value]) -> Value:
        """Return what `make` returns, made the first time that this name is asked for."""
        if name not in self._memory:
            self._memory[name] = make()
        found: Value = self._memory[name]
        return found
