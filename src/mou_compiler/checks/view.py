"""What a check sees: the corpus, its days, its rules and who acts for whom; nothing it could change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.listrules import ListRules
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.rule import RuleBook


@dataclass(frozen=True, slots=True)
class View:
    """A compiled corpus as the checks read it; `as_of` is None for the whole time line."""

    corpus: Corpus
    timeline: Timeline
    norms: Norms
    rules: RuleBook
    enforcers: Enforcers
    list_rules: ListRules
    as_of: date | None = None
