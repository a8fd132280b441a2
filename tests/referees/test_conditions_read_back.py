"""The condition of a row, read back by the compiler as a trigger, is the condition of its measure.

Each corpus is compiled once more with a probe beside each measure: what the cells of its rows say, and nothing
else. Where the two hold must be the same set of situations, day by day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from mou_compiler import Compiled, compile_paths, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.input.beside import Reader, reader_below
from mou_compiler.meaning.boxes import Box, subtract_all
from mou_compiler.meaning.days import Days
from mou_compiler.source.place import Source
from mou_compiler.tables.enforcement import whole_condition
from mou_compiler.tables.writing import condition_cell, targets_cell
from mou_compiler.words import Language
from referees.corpora import corpora
from referees.each import for_each

ROOT = Path(__file__).parents[2]
PROBE = "read-back"
QUICK, MANY, SHARDS = 15, 250, 4


def probe(compiled: Compiled, language: Language, measures: list[Measure]) -> str:
    """Return a document whose measures say of when they hold what the cells of the given measures say."""
    return (
        f"memorandum {PROBE} {{\n"
        + "\n".join(
            f"measure {number} {{ {'; '.join(said(compiled, language, measure))} }}"
            for number, measure in enumerate(measures)
        )
        + "\n}\n"
    )


def said(compiled: Compiled, language: Language, measure: Measure) -> Iterator[str]:
    norms = compiled.norms
    condition = whole_condition(compiled.norms, measure)
    if condition is not None:
        yield f"on {condition_cell(condition, language)}"
    if norms.targets(measure):
        yield from (f"to {target}" for target in targets_cell(norms.targets(measure), language).split("; "))
    if norms.territories(measure):
        yield f"in {', '.join(norms.territories(measure))}"


def on_days(boxes: list[Box], stretches: Iterable[Days]) -> list[Box]:
    """Return the boxes on some days: which places lie in a place that is named hangs on the day."""
    return [
        box._replace(start=max(box.start, days.start), end=min(box.end, days.end))
        for days in stretches
        for box in boxes
        if max(box.start, days.start) < min(box.end, days.end)
    ]


def differing(compiled: Compiled, language: Language, read: Reader | None = None) -> list[str]:
    """Return the measures that hold elsewhere than their cells say."""
    measures = [
        measure for measure in compiled.corpus.measures.values() if compiled.rules.rules[measure.id].boxes
    ]
    text = probe(compiled, language, measures)
    again = Compiled(resolve([*compiled.corpus.sources, Source("probe.mou", text)], (), read))
    assert not again.corpus.faults, (again.corpus.faults, text)
    world, rules = again.rules.world, again.rules.rules
    wrong = []
    for number, measure in enumerate(measures):
        mine = list(rules[measure.id].boxes)
        cells = on_days(list(rules[f"{PROBE}/{number}"].boxes), again.timeline.stretches(measure))
        # What is the same box in both is no difference; to take it apart by all the others takes long.
        only_mine = [box for box in mine if box not in cells]
        only_cells = [box for box in cells if box not in mine]
        if subtract_all(world, only_mine, cells) or subtract_all(world, only_cells, mine):
            wrong.append(f"{measure.id}: {list(said(compiled, language, measure))}")
    return wrong


@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.long)])
def test_every_row_of_the_memoranda(language: Language) -> None:
    folder = ROOT / "memoranda"
    assert differing(compile_paths([folder]), language, reader_below([folder])) == []


def judge(number: int, shard: int) -> int:
    judged = 0

    def body(text: str) -> None:
        nonlocal judged
        compiled = compile_text(text)
        for language in ("en", "zh"):
            wrong = differing(compiled, language)
            assert not wrong, "\n".join((*wrong, text))
        judged += 1

    for_each(corpora(), number, shard, body)
    return judged


def test_every_measure_of_some_random_corpora() -> None:
    assert judge(QUICK, shard=0) >= QUICK * 9 // 10


@pytest.mark.long
@pytest.mark.parametrize("shard", range(1, SHARDS + 1))
def test_every_measure_of_a_thousand_random_corpora(shard: int) -> None:
    assert judge(MANY, shard) >= MANY * 9 // 10


HEAD = """
territory land
subject firm
agency A { kind government }
act trade
attribute amount { type money; currency yuan }
attribute heads { type count }
attribute part { type share }
attribute born { type date }
attribute delay { type days }
attribute standing { type choice; options good, bad }
attribute small { type flag }
rating R { keeper A; grades AA, BB, CC }
list P { kind blacklist; keeper A }
list Q { kind blacklist; keeper A }
list S { kind blacklist; keeper A }
"""
TRIGGERS = (
    "P, amount >= 1000000 yuan",
    "all of P, Q, (2 of P, Q, S)",
    "any of P, (Q and S), not (P or Q)",
    "not (2 of P, Q, S) or (3 times in P within 1 year)",
    "3 times in P within 20 working-days",
    "2 of P, (Q or S), (small and not P), heads = 20000",
    "R <= BB and not R = AA",
    "standing != good and part < 12.5%",
    "born < 2016-01-20 or delay > 30 days",
    "not (not (P and (Q or (S and small))))",
    "P or (Q and (S or small)) or heads > 3",
    "1 of (1 of P, Q), S",
)


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_forms_of_conditions(trigger: str, language: Language) -> None:
    text = (
        HEAD
        + f"""
    memorandum m {{
        when small or heads > 7
        measure 1 {{ on {trigger}; prohibit trade }}
        measure 2 {{ on {trigger}; when amount < 5 yuan; prohibit trade; exception e {{ when P or Q }} }}
    }}"""
    )
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    assert differing(compiled, language) == []
