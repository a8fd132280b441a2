"""After any edit the findings are those of a run from the beginning: their order, their words, every day."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import islice, pairwise
from typing import Any

import pytest

from benchmarks.corpora import generate
from mou_compiler.analysis.live import LiveAnalysis
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import resolve
from mou_compiler.memo import Ahead, LiveIndex, LiveMemo, Watched
from mou_compiler.source.place import Source
from referees.corpora import corpora
from referees.each import for_each
from referees.histories import corpus_of, edits, files_of, sharing

EDITS = 8
DAY = date(2016, 1, 1)


def texts(number: int, shard: int) -> list[str]:
    """Return so many random corpora, the same ones each time."""
    found: list[str] = []

    for_each(corpora(), number, shard, found.append)
    return found


def told(compiled: Compiled) -> list[str]:
    return [
        *map(repr, compiled.findings),
        *map(repr, compiled.on(DAY).findings),
        *map(repr, compiled.rows),
    ]


def follow(text: str, other: str, number: int) -> int:
    """Follow a history of edits; return how many answers were worked out again on the way."""
    files, others = files_of(text), files_of(other)
    corpus = corpus_of(files)
    live = Compiled(corpus, live=LiveAnalysis(corpus))
    assert told(live) == told(Compiled(corpus))
    for edited in islice(edits(files, others, random.Random(number)), EDITS):
        cold = corpus_of(edited)
        live = live.after(sharing(live.corpus, cold))
        assert told(live) == told(Compiled(cold)), edited
    assert live.live is not None
    return live.live.memo.made


@pytest.mark.early
def test_every_edit_leaves_what_a_run_from_the_beginning_finds() -> None:
    found = texts(5, shard=0)
    for number, (text, other) in enumerate(pairwise(found)):
        follow(text, other, number)


BREAKAGES: dict[str, tuple[type, str, Callable[..., Any]]] = {
    "what is read of the corpus is not written down": (LiveMemo, "read", lambda *_: None),
    "what stands under a key stays": (LiveIndex, "changed_parts", lambda *_: ()),
    "what many things make up stays": (Ahead, "changed_parts", lambda *_: ()),
    "only what is read by its key changes": (Watched, "values", lambda self: self._content.values()),
    "nothing comes or goes": (Watched, "__iter__", lambda self: iter(self._content)),
}
SOON_NOTICED = {"what is read of the corpus is not written down", "nothing comes or goes"}


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if name in SOON_NOTICED else [pytest.mark.long]) for name in BREAKAGES],
)
def test_a_kind_of_dependency_left_out_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    holder, attribute, broken = BREAKAGES[name]
    monkeypatch.setattr(holder, attribute, broken)
    with pytest.raises((AssertionError, LookupError, RuntimeError, ValueError)):  # noqa: PT012 -- whichever of the histories it is
        for shard in range(8):  # most are noticed in the first
            for number, (text, other) in enumerate(pairwise(texts(16, shard))):
                follow(text, other, number)


def test_an_edit_leaves_most_as_it_was() -> None:
    corpus = resolve(generate(300))
    asked = Compiled(corpus, live=LiveAnalysis(corpus))
    _ = asked.findings
    assert asked.live is not None
    memo = asked.live.memo
    whole = memo.made
    edited = [
        Source(source.path, source.text.replace("for 2 years", "for 4 years", 1))
        if source.path.endswith("00007.mou")
        else source
        for source in generate(300)
    ]
    cold = resolve(edited)
    after = asked.after(sharing(corpus, cold))
    assert list(map(repr, after.findings)) == list(map(repr, Compiled(cold).findings))
    assert memo.made - whole < whole / 10


@pytest.mark.long
@pytest.mark.parametrize("shard", range(100, 120))
def test_many_histories(shard: int) -> None:
    found = texts(31, shard)
    for number, (text, other) in enumerate(pairwise(found)):
        follow(text, other, number)
