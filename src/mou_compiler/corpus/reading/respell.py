"""What the schema knows of a file's words, for the formatter."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.reading.elaborate import Elaborator
from mou_compiler.findings.fault import Fault
from mou_compiler.source.place import Source
from mou_compiler.syntax.formatter import Respelling, format_tree
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tree import Tree
from mou_compiler.words import Language


class Formatted(NamedTuple):
    """The text of a file as the formatter writes it; None, and why, where its syntax is at fault."""

    text: str | None
    faults: tuple[Fault, ...]


def respelling_of(source: Source, tree: Tree) -> Respelling:
    """Return the keywords and words of a tree by offset.

    Which tokens are words is decided by where they stand, never by which names are declared; so a file is
    formatted alike whether it is read alone or with its corpus.
    """
    elaborator = Elaborator(source, Names(), mends=False)
    elaborator.read(tree.statements)
    return Respelling(elaborator.heads, elaborator.words)


def format_source(source: Source, language: Language | None = None) -> Formatted:
    """Return a source laid out; in a language, or with every word as it was written."""
    parsed = parse(source)
    if parsed.faults:
        return Formatted(None, tuple(parsed.faults))
    text = _lay_out(source, parsed.tree, language)
    if language is None or text == source.text:
        return Formatted(text, ())
    # A citation of several places that is spelled out is read as several, between which a line may end.
    spelled = Source(source.path, text)
    return Formatted(_lay_out(spelled, parse(spelled).tree, language), ())


def _lay_out(source: Source, tree: Tree, language: Language | None) -> str:
    return format_tree(source, tree, respelling_of(source, tree), language)
