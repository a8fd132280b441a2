"""After any edit the findings are those of a run from the beginning: their order, their words, every day."""

from __future__ import annotations

import random
from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from mou_compiler.analysis.live import LiveAnalysis
from mou_compiler.compilation import Compiled
from referees.corpora import corpora
from referees.histories import corpus_of, edits, files_of, sharing

EDITS = 8
DAY = date(2016, 1, 1)


def texts(number: int, shard: int) -> list[str]:
    """Return so many random corpora, the same ones each time."""
    found: list[str] = []

    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @seed(shard)
    @given(corpora())
    def collect(text: str) -> None:
        found.append(text)

    collect()
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


@pytest.mark.parametrize("shard", range(4))
def test_every_edit_leaves_what_a_run_from_the_beginning_finds(shard: int) -> None:
    found = texts(11, shard)
    for number, (text, other) in enumerate(pairwise(found)):
        follow(text, other, number)


@pytest.mark.long
@pytest.mark.parametrize("shard", range(100, 120))
def test_many_histories(shard: int) -> None:
    found = texts(31, shard)
    for number, (text, other) in enumerate(pairwise(found)):
        follow(text, other, number)
