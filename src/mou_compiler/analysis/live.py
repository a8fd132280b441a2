"""An analysed corpus that changes: what is asked of it again is worked out anew only where an edit can touch it."""

from __future__ import annotations

from mou_compiler.analysis.view import View
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.interpret.enforcers import Enforcers
from mou_compiler.interpret.listrules import ListRules
from mou_compiler.interpret.live import LiveCorpus
from mou_compiler.interpret.live_rules import LiveRuleBook
from mou_compiler.interpret.precedence import Precedence
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.memo import LiveMemo


class LiveAnalysis:
    """The analysis of one corpus after another, each an edit of the one before; its view is that of the last one.

    Where nothing was edited the declarations of the next corpus are the very objects of the one before.
    """

    def __init__(self, corpus: Corpus) -> None:
        memo = LiveMemo()
        self.memo = memo
        self._corpus = LiveCorpus(memo, corpus)
        timeline, norms = Timeline(self._corpus, memo), Norms(self._corpus, memo)
        self._rules = LiveRuleBook(self._corpus, timeline, norms, memo)
        self.view = View(
            self._corpus,
            timeline,
            norms,
            self._rules,
            Enforcers(self._corpus, timeline, memo),
            ListRules(self._corpus, timeline, memo),
            Precedence(self._corpus, timeline, self._rules, memo),
            self._rules.lowering,
            memo,
        )

    def change(self, corpus: Corpus) -> None:
        """Go on to the next corpus."""
        joined = self._rules.joined()
        self.memo.change(list(self._corpus.replace(corpus)))
        if joined is not None and self._rules.joined() not in (None, joined):
            self.memo.change([self._rules.joins])

    @property
    def corpus(self) -> Corpus:
        """The corpus of now."""
        return self._corpus.now
