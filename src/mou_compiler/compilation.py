"""A compiled corpus: what the command line, and every other program, asks its questions of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mou_compiler import __version__
from mou_compiler.analysis.view import EXPIRY_DAYS, AsOf, View, view_of
from mou_compiler.checking.allowances import apply_allowances
from mou_compiler.checking.check import load_checks
from mou_compiler.checking.running import run_checks
from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.findings.codes import INPUT_FAILURES
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Finding, Needed
from mou_compiler.findings.finding import Witness as Shown
from mou_compiler.findings.report import Heading, Report
from mou_compiler.findings.selection import EVERYTHING, Selection
from mou_compiler.input.beside import reader_below, reader_of
from mou_compiler.input.corpora import Part
from mou_compiler.input.files import read_sources, read_texts
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.situations import Situation, situated
from mou_compiler.interpret.timeline import Timeline
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.rule import Rule, RuleBook
from mou_compiler.source.collecting import collector_paused
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Languages, Text

if TYPE_CHECKING:
    import networkx as nx

    from mou_compiler.analysis.live import LiveAnalysis
    from mou_compiler.checking.blame import Blame
    from mou_compiler.comparison.report import DiffReport
    from mou_compiler.tables.columns import Record
    from mou_compiler.tables.row import Row


MOST_TRIALS = 20_000
"""How often clauses are left out for the findings of one corpus, to see which are needed."""
_BASIS = "MOU303"
"""The check whose answers the summary counts."""


@dataclass(frozen=True)
class Compiled:
    """A corpus with everything that follows from it, each part worked out when first asked for.

    `as_of` narrows findings and tables to one day; without it they span all days. `expiry_days` is how long
    before its end a thing is said to end. `selection` says which findings a report tells, and how grave they are;
    `part` of which files; `seen_from` how what other programs read, rows and graph included, names a file. `language` is that in
    which files for people are written, or both. `since` is what differs from an earlier state, where that was asked for.
    """

    corpus: Corpus
    as_of: date | None = None
    expiry_days: int = EXPIRY_DAYS
    selection: Selection = EVERYTHING
    part: Part | None = None
    seen_from: Callable[[str], str] = str
    language: Languages = "en"
    live: LiveAnalysis | None = field(default=None, repr=False, compare=False)
    since: DiffReport | None = field(default=None, repr=False, compare=False)

    @property
    def _asked(self) -> AsOf:
        return AsOf(self.as_of, self.expiry_days)

    def on(self, day: date | None, expiry_days: int = EXPIRY_DAYS) -> Compiled:
        """Return the same corpus as of another day, or of all days; what has been worked out of it is shared."""
        other = replace(self, as_of=day, expiry_days=expiry_days)
        other.__dict__["view"] = self.view
        return other

    @cached_property
    def view(self) -> View:
        """The corpus as checks see it; where it is followed as it changes, shared until it does."""
        if self.live is not None and self.live.corpus is self.corpus:
            return self.live.view
        return view_of(self.corpus)

    def after(self, corpus: Corpus) -> Compiled:
        """Return the next corpus compiled, of which only what an edit can touch is worked out anew.

        Where nothing was edited its declarations must be the very objects of this one. What has not yet been asked
        of this corpus is worked out from the beginning if it is asked later.
        """
        live = self.live
        if live is None or live.corpus is not self.corpus:
            from mou_compiler.analysis.live import LiveAnalysis

            live = LiveAnalysis(corpus)
        else:
            live.change(corpus)
        return replace(self, corpus=corpus, live=live)

    @property
    def timeline(self) -> Timeline:
        """The days of documents, measures, editions and agencies."""
        return self.view.timeline

    @property
    def norms(self) -> Norms:
        """What each measure says with its document's defaults filled in."""
        return self.view.norms

    @property
    def rules(self) -> RuleBook:
        """Each measure as a rule in the world of this corpus."""
        return self.view.rules

    @cached_property
    @collector_paused()
    def told(self) -> tuple[Finding, ...]:
        """What the checks tell, of all days, accepted in place or not; situations are of the day asked about."""
        checks = load_checks()
        untold = {fault.code for fault in self.corpus.faults} - {item.check.code for item in checks}
        if untold:
            raise ValueError(f"faults that no check tells of: {', '.join(sorted(untold))}")
        return tuple(run_checks(self.view, checks, self._asked))

    @cached_property
    def _kept(self) -> tuple[Finding, ...]:
        """What of it is not accepted in place, of all days."""
        return tuple(apply_allowances(self.view, self.told, self._asked))

    @cached_property
    @collector_paused()
    def findings(self) -> tuple[Finding, ...]:
        """Every finding not accepted in place, by path, line, column and code; with `as_of`, those of that day."""
        told = self.told
        kept = list(self._kept)
        if self.as_of is not None:
            kept = [finding.on(self.as_of) for finding in kept if finding.holds_on(self.as_of)]
        for item in load_checks():
            if item.review is not None:
                kept.extend(item.review(self.view, told, self._asked))
        return tuple(sorted(kept, key=lambda finding: finding.order))

    @cached_property
    def reported(self) -> tuple[Finding, ...]:
        """The findings that the selection wants, with the severities that it gives them; of a part, its own."""
        chosen = self.selection.choose(self.findings)
        return chosen if self.part is None else tuple(filter(self.concerns_part, chosen))

    def concerns_part(self, finding: Finding) -> bool:
        """Tell whether any party to a finding stands in the part asked about, or it keeps the rest from being read."""
        if self.part is None or finding.code in INPUT_FAILURES:
            return True
        places = [finding.place, *(party.place for party in finding.related)]
        places += [case.place for case in finding.cases]
        ids = {*finding.measures, *(id_ for case in finding.cases for id_ in case.measures)}
        measures = (self.corpus.measures.get(id_) for id_ in ids)
        places += [measure.place for measure in measures if measure is not None]
        paths = {place.path for place in places if place is not None}
        return any(map(self.part.has, paths or {finding.path}))

    @property
    def report(self) -> Report:
        """The findings wanted, with all that a format tells beside them."""
        return Report(
            self.reported,
            self.counts,
            headings=self.heading,
            pages=tuple(item.check for item in load_checks()),
            version=__version__,
            seen_from=self.seen_from,
            elsewhere=0
            if self.part is None
            else len(self.selection.choose(self.findings)) - len(self.reported),
            standing=self._standing,
            situation=self._situation,
            measure=self._measure,
            needed=self.needed,
        )

    def needed(self, finding: Finding, most: int = MOST_TRIALS) -> tuple[Needed, ...] | None:
        """Return the clauses without any one of which a finding is gone, each with what it contributes.

        Of a finding with cases it is the one whose situation it tells. None where that is not told, and where for other
        findings clauses have been left out `most` times before.
        """
        return self._blame.needed(finding, most)

    @cached_property
    def _blame(self) -> Blame:
        from mou_compiler.checking.blame import Blame

        return Blame(self.view, self.corpus, self._asked)

    def _situation(self, witness: Shown) -> Text:
        from mou_compiler.analysis.wording import witness_text

        return witness_text(self.corpus, witness)

    def _measure(self, id_: str) -> Text:
        """Return a measure by its document and its number there."""
        from mou_compiler.analysis.wording import document_named, number_told

        measure = self.corpus.measures.get(id_)
        if measure is None:
            return Text(id_, id_)
        document = document_named(self.view, measure.document)
        number = number_told(measure)
        worded = number.en != measure.number or number.zh != measure.number
        return Text(
            f"{document.en} {'measure ' if worded else ''}{number.en}",
            f"{document.zh}{'措施' if worded else ''}{number.zh}",
        )

    def _standing(self) -> tuple[Text, ...]:
        """Return on what the measures stand, how often what is not known is said, and what was looked at."""
        from mou_compiler.tables.coverage import said_unknown_in
        from mou_compiler.tables.ledger import standing

        if self.corpus.faults or not self.selection.wants(_BASIS):
            return ()  # what is wrong with what is written comes first
        part, day = self.part, self.as_of
        has = None if part is None else lambda measure: part.has(measure.place.path)
        lines = [standing(self.view, self.told, day, has)]
        documents = self.corpus.documents.values()
        unknown = sum(
            self.view.ask(said_unknown_in, one.id)
            for one in documents
            if part is None or part.has(one.place.path)
        )
        if unknown:
            lines.append(
                Text(
                    f"the documents themselves say `unknown` {unknown} times (`mou coverage`)"
                    if unknown > 1
                    else "the documents themselves say `unknown` once (`mou coverage`)",
                    f"文件本身写明「不详」{unknown}处（「mou coverage」）",
                )
            )
        return tuple(line for line in lines if line is not None)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of what a person asks after first."""
        corpus = self.corpus
        return {
            "documents": len(corpus.documents),
            "lists": len(corpus.lists),
            "measures": len(corpus.measures),
            "agencies": len(corpus.agencies),
            "laws": len(corpus.laws),
        }

    def heading(self, place: Place) -> Heading | None:
        """Return the top declaration in which a place stands; None outside all, and at the head of one."""
        starts, tops = self._extents.get(place.path, ((), ()))
        number = bisect_right(starts, place.start) - 1
        if number < 0:
            return None
        top = tops[number]
        if place.start <= top.place.start or place.end > top.extent.end:
            return None
        return Heading(Text(top.KEYWORD.en, top.KEYWORD.zh), top.id, top.label)

    @cached_property
    def _extents(self) -> dict[str, tuple[Sequence[int], Sequence[Declaration]]]:
        """By file: where its top declarations begin, and these."""
        found: dict[str, tuple[list[int], list[Declaration]]] = {}
        for top in sorted(self.corpus.everything(), key=lambda item: item.extent.order):
            starts, tops = found.setdefault(top.extent.path, ([], []))
            starts.append(top.extent.start)
            tops.append(top)
        return dict(found.items())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The enforcement table; with `as_of`, the rows in force on that day."""
        from mou_compiler.tables.enforcement import make_rows

        return make_rows(self.view, self._kept, self._asked, self.seen_from)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every row of the enforcement table as text, in the language of the files."""
        from mou_compiler.tables.columns import record

        return tuple(record(row, self.language) for row in self.rows)

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The typed dependency graph; with `as_of`, that of the day."""
        from mou_compiler.graph.build import build_graph

        return build_graph(self.corpus, self.timeline, self.as_of, self.seen_from)

    @property
    def input_failures(self) -> tuple[Fault, ...]:
        """What kept a file from being read at all."""
        return tuple(fault for fault in self.corpus.faults if fault.code in INPUT_FAILURES)

    def applying(self, situation: Situation) -> tuple[str, ...]:
        """Return the ids of the measures that apply in a situation, in order; raise UnknownName for a name unknown."""
        witness = self.witness(situation)
        rules: Iterable[Rule] = self.rules.rules.values()
        return tuple(sorted(rule.id for rule in rules if self.rules.applies(rule, witness)))

    def witness(self, situation: Situation) -> Witness:
        """Return a situation as the meaning package has it; raise UnknownName for a name unknown, with the nearest."""
        return situated(self.rules.world, situation, self.as_of, self.corpus.subjects)


def compile_paths(
    paths: Iterable[Path | str] | Path | str,
    as_of: date | None = None,
    expiry_days: int = EXPIRY_DAYS,
    selection: Selection = EVERYTHING,
    texts: Mapping[str, bytes] | None = None,
) -> Compiled:
    """Return the compiled corpus of files and folders; whatever is wrong with them is among its findings.

    One path may be given as it is. `texts` stand in for files by path, or beside them.
    """
    given = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
    read = read_sources(given, texts or {})
    return Compiled(resolve(read.sources, read.faults, reader_below(given)), as_of, expiry_days, selection)


def compile_text(
    text: str, as_of: date | None = None, path: str = "text.mou", beside: Mapping[str, str] | None = None
) -> Compiled:
    """Return the compiled corpus of one text; `beside` holds the texts of files that it names, by path."""
    return Compiled(
        resolve([Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))], (), reader_of(beside or {})),
        as_of,
    )


def compile_sources(
    sources: Mapping[str, str],
    as_of: date | None = None,
    expiry_days: int = EXPIRY_DAYS,
    selection: Selection = EVERYTHING,
) -> Compiled:
    """Return the compiled corpus of texts by path; those that are not named `.mou` are files that the others name."""
    sources_, faults = read_texts(sources)
    return Compiled(resolve(sources_, faults, reader_of(sources)), as_of, expiry_days, selection)
