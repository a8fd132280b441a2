"""The ways in which a thing is touched, held against every situation of random corpora: each lies in exactly one, or in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import reject

from mou_compiler import Compiled, compile_text
from mou_compiler.analysis.boxes_told import Among, told
from mou_compiler.analysis.ways import touches, ways
from mou_compiler.corpus.schema.values import Holds, Ref
from mou_compiler.meaning.boxes import contains
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.rule import comparable
from mou_compiler.source.order import counting
from referees.agreement import Agreement
from referees.brute import Brute
from referees.corpora import corpora
from referees.days import Calendar
from referees.each import for_each
from referees.effects import BENEFITS, BURDENS, effects, named
from referees.norms import wholes
from referees.situations import NOBODY, PRINCIPAL, TooManyError, World

ASKED = 60
"""How many situations of a corpus are asked about."""


def things(compiled: Compiled) -> Iterator[tuple[str, str, str]]:
    """Yield what is asked about: kind, id and side."""
    corpus = compiled.corpus
    for act in corpus.acts:
        yield from (("act", act, side) for side in ("burden", "benefit"))
    yield from (("list", id_, "any") for id_ in corpus.lists)
    yield from (("agency", id_, "any") for id_ in corpus.agencies)
    yield from (("role", id_, "any") for id_ in corpus.roles)
    yield from (("document", id_, "any") for id_ in corpus.documents)


def touching(compiled: Compiled, brute: Brute, kind: str, id_: str, side: str, place: int) -> list[str]:
    """Return the measures that touch a thing in a situation, by their definition, in order of id."""
    world, situation = brute.world, brute.world.situations[place]
    found = []
    for measure, norm in world.norms.items():
        words = {"burden": BURDENS, "benefit": BENEFITS}.get(side)
        done = [item for item in effects(norm.measure) if words is None or item.modality in words]
        table = world.applies(measure) if done else 0
        match kind:
            case "act":
                touched = any(comparable(item.act, id_) is not None for item in done)
            case "list":
                sets_off = set(compiled.rules.rules[measure].lists) & set(wholes(world.corpus.lists, id_))
                held = Holds(Ref(id_, "list", world.corpus.lists[id_].place))
                ways_ = ("", *world.ways)
                touched = bool(sets_off) and any(
                    world.base_by(measure, way) & world.holds(held, way) & 1 << place for way in ways_
                )
            case "agency":
                touched = any(
                    id_
                    in brute.calendar.acting(body, situation.day, situation.territory, brute.acts(measure))
                    for body in named(norm.enforcement)
                )
            case "role":
                touched = id_ in named(norm.enforcement)
            case _:
                touched = brute._document(measure).id == id_
        if touched and table >> place & 1:
            found.append(measure)
    return sorted(found, key=counting)


def judge(text: str, counted: Counter[str]) -> None:
    compiled = compile_text(text)
    brute = Brute(World(compiled.corpus, Calendar(compiled.corpus)))
    world, rules = brute.world, compiled.rules
    agreement = Agreement(compiled, brute)
    second = [
        place for place, name in enumerate(world.dimensions) if name.startswith(PRINCIPAL) and "@" in name
    ]
    alone = [
        place
        for place, situation in enumerate(world.situations)
        if all(situation.values[number].value == NOBODY for number in second)
    ]
    asked = [
        (place, compiled.witness(agreement._hypothetical(world.situations[place])))
        for place in alone[:: max(1, len(alone) // ASKED)]
    ]
    for kind, id_, side in things(compiled):
        found = list(ways(compiled.view, touches(compiled.view, kind, id_, side)))
        for way in found:
            data = told(compiled.view, way.box)
            assert data.said.en
            assert back(compiled, data.subjects, "subjects") == way.box.subjects
            for days in rules.world.territories.parts(Days(way.box.start, way.box.end)):
                right_there = back(compiled, data.territories, "territories", days.start)
                assert right_there == way.box.territories, (data.said.en, text)
        for place, witness in asked:
            right = touching(compiled, brute, kind, id_, side, place)
            those = [way for way in found if contains(rules.world, way.box, witness)]
            assert [way.measure for way in those] == right[:1], (
                kind,
                id_,
                world.situations[place],
                right,
                text,
            )
            assert all(set(way.also) <= set(right) for way in those)
            counted[kind] += len(those)


def back(compiled: Compiled, items: tuple[Among, ...], what: str, day: int | None = None) -> int:
    """Return the mask that names stand for, on a day where it hangs on that."""
    tree = getattr(compiled.rules.world, what)

    def extent(name: str) -> int:
        mask = tree.everything
        for id_ in name.split(", "):
            mask &= tree.below(id_) if day is None else tree.on([id_], day)
        return int(mask)

    mask = 0
    for item in items:
        left = extent(item.name)
        for other in item.but:
            left &= ~extent(other)
        mask |= left
    return mask if items else int(tree.everything)


def judge_many(number: int, shard: int) -> Counter[str]:
    counted: Counter[str] = Counter()

    def body(text: str) -> None:
        try:
            judge(text, counted)
        except TooManyError:
            reject()

    for_each(corpora(), number, shard, body)
    return counted


KINDS = {"act", "list", "agency", "role", "document"}


@pytest.mark.early
def test_each_situation_lies_in_one_way_or_none() -> None:
    assert {kind for kind, number in judge_many(6, 1).items() if number} >= KINDS - {"role"}


@pytest.mark.long
def test_each_situation_of_many_corpora_lies_in_one_way_or_none() -> None:
    counted = judge_many(250, 2)
    assert {kind for kind, number in counted.items() if number > 50} == KINDS
