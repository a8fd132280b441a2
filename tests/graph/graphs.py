"""Graphs for the tests: of the construct cases, of texts, of random programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.graph.around import Part
from mou_compiler.graph.build import build_graph
from mou_compiler.source.place import Source
from programs import PRELUDE

CONSTRUCTS = Path(__file__).parent.parent / "constructs"
NUMBERS = range(1, 26)


def case_corpus(number: int) -> Corpus:
    """Return the corpus of a construct case together with what the cases share."""
    (path,) = CONSTRUCTS.glob(f"{number:02d}_*.mou")
    return resolve([_read(CONSTRUCTS / "common.mou"), _read(path)])


def shared_corpus() -> Corpus:
    """Return what the construct cases share, alone."""
    return resolve([_read(CONSTRUCTS / "common.mou")])


def program_corpus(text: str) -> Corpus:
    """Return the corpus of a random program."""
    return resolve([Source("prelude.mou", PRELUDE), Source("program.mou", text)])


def graph_of(text: str) -> Any:
    """Return the graph of one text, which must be without fault."""
    corpus = resolve([Source("text.mou", text)])
    assert corpus.faults == ()
    return build_graph(corpus)


def part_of(text: str) -> Part:
    """Return the graph of one text as exports take it."""
    return Part(graph_of(text))


def _read(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))
