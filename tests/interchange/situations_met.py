"""Situations in which rules are asked about: those in which what a corpus says differs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date

from mou_compiler import Compiled, compile_text
from mou_compiler.interpret.situations import Situation
from mou_compiler.meaning.boxes import Witness
from referees.corpora import corpora
from referees.each import for_each


def situations(compiled: Compiled, chance: random.Random, number: int) -> Iterator[tuple[Situation, Witness]]:
    """Yield possible situations of subjects on their own, with the values that conditions tell apart."""
    world, corpus = compiled.rules.world, compiled.corpus
    own = [holding.list for holding in world.holdings if holding.relation is None]
    days = sorted({end for row in compiled.rows for end in row.days if end < date.max.toordinal()}) or [1]
    names = [name for name in (*corpus.attributes, *corpus.ratings) if name in world.dimensions]
    # Nobody is in the rest of a place that is all its parts.
    around = {ref.id for item in corpus.territories.values() for ref in item.parents}
    places = [id_ for id_, item in corpus.territories.items() if not item.divided or id_ not in around] or [
        ""
    ]
    share = min(0.5, 1.5 / max(len(own), 1))
    for _ in range(number):
        lists = {id_ for id_ in own if chance.random() < share}
        while wider := {corpus.lists[id_].parent.id for id_ in lists if corpus.lists[id_].parent} - lists:
            lists |= wider
        values = {
            name: chance.choice(world.dimensions[name].shown) for name in names if chance.random() < 0.8
        }
        found = Situation(
            chance.choice(world.subjects.ids),
            sorted(lists),
            chance.choice(places),
            date.fromordinal(max(1, chance.choice(days) - chance.choice((0, 0, 1)))),
            values,
        )
        witness = compiled.witness(found)
        if world.allowed(witness.held).subjects >> witness.subject & 1:
            yield found, witness


def count_met(number: int, shard: int, met: Callable[[Compiled, random.Random], int]) -> int:
    """Return what a function counts over so many random corpora, always the same ones of one shard."""
    counted = 0

    def body(text: str) -> None:
        nonlocal counted
        counted += met(compile_text(text), random.Random(shard))

    for_each(corpora(), number, shard, body)
    return counted
