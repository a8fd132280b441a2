"""Clauses left out of a text, by the syntax tree of the whole file: what the compiler is held against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from mou_compiler.checking.blame import WORDS, speaking
from mou_compiler.checking.clauses import Clause, NotParted, clauses_of
from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tree import Both, Either, Group, Negation, Series, Statement


class Text:
    """One file, and what is left of it without what stands at a place."""

    def __init__(self, path: str, text: str) -> None:
        self.text = text
        self.cuts: dict[int, tuple[int, int]] = {}
        self.inner: dict[tuple[int, int], tuple[int, int]] = {}
        for statement in parse(Source(path, text)).tree.statements:
            self._statement(statement)

    def without(self, place: Place) -> str | None:
        """Return the text without a statement or an item of one; None where nothing stands there alone."""
        cut = self.inner.get((place.start, place.end)) or self.cuts.get(place.start)
        return None if cut is None else self.text[: cut[0]] + self.text[cut[1] :]

    def extent(self, place: Place) -> tuple[int, int]:
        """Return the whole stretch of what stands at a place, its braces included."""
        return self.inner.get((place.start, place.end)) or self.cuts.get(
            place.start, (place.start, place.end)
        )

    def _statement(self, statement: Statement) -> None:
        end = statement.end
        behind = self.text[end:].lstrip(" ")
        if behind[:1] in (";", "；"):
            end = self.text.index(behind[0], end) + 1
        self.cuts[statement.start] = (statement.start, end)
        for series in statement.phrase:
            self._items(series)
        for one in statement.block or ():
            self._statement(one)

    def _items(self, items: tuple[object, ...]) -> None:
        nodes: list[object] = list(items)
        for number, node in enumerate(nodes):
            if len(nodes) > 1:
                start, end = node.start, node.end  # type: ignore[attr-defined]
                if number + 1 < len(nodes):
                    cut = (start, nodes[number + 1].start)  # type: ignore[attr-defined]
                else:
                    cut = (nodes[number - 1].end, end)  # type: ignore[attr-defined]
                self.inner[start, end] = cut
            self._inside(node)

    def _inside(self, node: object) -> None:
        match node:
            case Both(items) | Either(items):
                self._items(items)
            case Negation(_, operand):
                self._inside(operand)
            case Group(_, phrase, _):
                for series in phrase:
                    self._items(series)
            case Series():
                self._items(node)


def every_clause(compiled: Compiled) -> Iterator[Clause]:
    """Yield each clause of the rules of a corpus, inner ones too."""
    for item in (*compiled.corpus.everything(), *compiled.corpus.measures.values()):
        if not isinstance(item, WORDS):
            with suppress(NotParted):
                yield from _within(clauses_of(item))


def _within(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _within(clause.parts)


def told_again(finding: Finding, compiled: Compiled) -> bool:
    """Tell whether another corpus has a finding of the same cause, with the case that speaks."""
    case = speaking(finding)
    day = compiled.as_of
    return any(
        other.code == finding.code
        and other.cause == finding.cause
        and (case is None or any(one.key == case.key for one in other.cases))
        for other in compiled.findings
        if day is None or other.holds_on(day)
    )
