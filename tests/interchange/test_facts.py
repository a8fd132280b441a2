"""The facts of an edition, read by clingo and by a reader of Datalog: their answers are those of the compiler."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import clingo
import pytest
import tiny_datalog
from situations_met import count_met, situations
from small_corpus import SMALL

from mou_compiler import Compiled, compile_text
from mou_compiler.interchange.facts import BY_RELATION, RELATIONS, facts_of, page, quoted
from mou_compiler.interpret.situations import Situation
from mou_compiler.meaning.boxes import contains
from mou_compiler.meaning.cells import Stretch
from mou_compiler.outputs import facts
from mou_compiler.outputs.facts import declaration
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.row import Row
from real import real_corpus

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "grammar" / "facts.md").read_text(encoding="utf-8")
PROHIBITS, EVALUATOR = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
Atom = tuple[object, ...]


def text_of(compiled: Compiled, path: str = facts.CLINGO) -> str:
    return facts.files(compiled)[path].content.decode("utf-8")


def asked(program: str, *shown: str) -> set[Atom]:
    """Return the atoms of a program that has one answer set, of the relations named."""
    messages: list[str] = []
    control = clingo.Control(logger=lambda _, message: messages.append(message))
    control.add("base", [], program + "".join(f"\n#show {name}." for name in shown))
    control.ground([("base", [])])
    found: list[set[Atom]] = []

    def keep(model: clingo.Model) -> None:
        found.append({_plain(symbol) for symbol in model.symbols(shown=True)})

    control.configuration.solve.models = 2
    control.solve(on_model=keep)
    assert len(found) == 1
    assert [message for message in messages if "no atoms over signature" not in message] == []
    return found[0]


def _plain(symbol: clingo.Symbol) -> Atom:
    values = (
        item.number if item.type == clingo.SymbolType.Number else item.string for item in symbol.arguments
    )
    return (symbol.name, *values)


@pytest.fixture(scope="module")
def real() -> Compiled:
    return real_corpus()


# What is written.


def test_the_page_is_made_of_the_relations() -> None:
    between = PAGE.split("<!-- relations -->\n")[1].split("<!-- /relations -->")[0]
    assert between == page()


def test_every_column_of_the_table_is_in_some_relation() -> None:
    assert {column for relation in RELATIONS for column in relation.columns} == set(BY_NAME)


@pytest.mark.long
def test_clingo_reads_every_fact_with_the_values_that_were_meant(real: Compiled) -> None:
    read = asked(text_of(real), *(f"{item.name}/{len(item.places)}" for item in RELATIONS))
    made = {(name, *values) for name, values in facts_of(real)}
    assert read == made
    for name, *values in made:
        for value, (place, type_) in zip(values, BY_RELATION[str(name)].places, strict=True):
            assert isinstance(value, int) == (type_ == "number"), (name, place)


@pytest.mark.parametrize("which", ["real", "small"])
def test_rows_read_back_are_the_rows(which: str, real: Compiled) -> None:
    made = real if which == "real" else compile_text(SMALL)
    assert made.corpus.faults == ()
    rests = [part for row in made.rows for part in row.territory if part.rest]
    assert rests or which == "real"
    read: dict[str, dict[str, list[Atom]]] = {}
    for name, first, *rest in asked(text_of(made), *(f"{one}/{n}" for one, n in _PER_ROW.items())):
        read.setdefault(str(first), {}).setdefault(str(name), []).append(tuple(rest))
    assert len(read) == len(made.rows)
    for row, record in zip(made.rows, made.records, strict=True):
        told = read[record[-1]]
        assert told["row"] == [(row.measure, row.document, row.act, row.modality, row.force)]
        assert told["in_force"] == [tuple(row.days)]
        assert told.get("enforcer", []) == ([(row.enforcer, row.part)] if row.enforcer else [])
        assert sorted(told.get("finding", [])) == [(code,) for code in sorted(row.findings)]
        assert sorted(told.get("on_list_of", [])) == [(item,) for item in sorted(row.lists)]
        own = {(ref.id,) for target in row.targets if not target.relation for ref in target.subjects}
        assert set(told.get("reaches", [])) == own
        assert ("reaches_everybody" in told) == (not row.targets)
        for name, rest in (("place", False), ("place_rest", True)):
            assert sorted(told.get(name, [])) == sorted(
                (part.territory,) for part in row.territory if part.rest == rest
            )
        cells = dict(told["said"])
        assert cells.items() <= dict(zip(BY_NAME, record, strict=True)).items()
        assert len(cells) == 9


_PER_ROW = {
    "row": 6, "in_force": 3, "enforcer": 3, "finding": 2, "on_list_of": 2, "reaches": 2, "reaches_everybody": 1, "said": 3,
    "place": 2, "place_rest": 2,
}  # fmt: skip


def test_the_better_grade_has_the_greater_number() -> None:
    found = {values for name, values in facts_of(compile_text(SMALL)) if name == "grade"}
    assert found == {("stars", 3, "top"), ("stars", 2, "middle"), ("stars", 1, "low")}


def test_facts_are_the_same_in_both_languages_and_whenever_made() -> None:
    made = compile_text(SMALL)
    for path in (facts.CLINGO, facts.DATALOG):
        assert text_of(made, path) == text_of(replace(compile_text(SMALL), language="zh"), path)


HOSTILE = (
    'a"b',
    "back\\slash",
    "a\\",
    '\\"',
    "line\nbreak",
    "%",
    "{x}",
    "#show",
    "火车",
    "\u202e",
    "x). evil(1",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_string(text: str) -> None:
    from mou_compiler.source.frames import visible

    assert asked(f"f({quoted(text)}).", "f/1") == {("f", visible(text))}
    assert re.fullmatch(_STRING, quoted(text))


def test_labels_that_quote_are_read_back() -> None:
    made = compile_text(SMALL.replace('"Firm"', '“Fi"rm). evil(1”'))
    assert made.corpus.faults == ()
    assert ("label", "subject", "firm", 'Fi"rm). evil(1', "企业") in asked(text_of(made), "label/4", "evil/1")


# Datalog: a reader of the syntax of Soufflé, strict on declarations, types and strings.

_STRING = r'"(?:[^"\\\n]|\\["\\])*"'
_DECLARED = re.compile(r"\.decl (\w+)\(((?:\w+: (?:symbol|number)(?:, )?)+)\)")
_FACT = re.compile(rf"(\w+)\(((?:{_STRING}|-?\d+)(?:,(?:{_STRING}|-?\d+))*)\)\.")


def read_datalog(text: str) -> set[Atom]:
    types: dict[str, list[str]] = {}
    found: set[Atom] = set()
    for line in text.split("\n"):
        if not line or line.startswith("//"):
            continue
        if line.startswith(".decl"):
            declared = _DECLARED.fullmatch(line)
            assert declared, line
            types[declared[1]] = [place.partition(": ")[2] for place in declared[2].split(", ")]
            continue
        fact = _FACT.fullmatch(line)
        assert fact, line
        values = re.findall(rf"{_STRING}|-?\d+", fact[2])
        assert types[fact[1]] == ["symbol" if value.startswith('"') else "number" for value in values], line
        found.add((fact[1], *map(_unquoted, values)))
    return found


def _unquoted(value: str) -> str | int:
    if not value.startswith('"'):
        number = int(value)
        assert -(2**31) <= number < 2**31
        return number
    return re.sub(r"\\(.)", r"\1", value[1:-1])


def test_datalog_holds_the_same_facts(real: Compiled) -> None:
    text = text_of(real, facts.DATALOG)
    assert read_datalog(text) == {(name, *values) for name, values in facts_of(real)}
    assert [line for line in text.split("\n") if line.startswith(".decl")] == list(
        map(declaration, RELATIONS)
    )


def test_an_engine_of_datalog_answers_the_same() -> None:
    made = compile_text(SMALL)
    plain = "\n".join(
        line for line in text_of(made, facts.DATALOG).split("\n") if not line.startswith((".", "//"))
    )
    above = "above(A, B) :- subject_within(A, B).\nabove(A, C) :- above(A, B), subject_within(B, C)."
    free = "free(R) :- in_force(R, _, _), not bound(R).\nbound(R) :- on_list_of(R, _)."
    for day in ("2017-01-01", "2018-01-01"):
        asked_day = f"asked_day({date.fromisoformat(day).toordinal()})."
        found = tiny_datalog.run_program(f"{plain}\n{asked_day}\n{PROHIBITS}\n{above}\n{free}").rels
        rows = made.on(date.fromisoformat(day)).rows
        assert found["prohibits"] == {
            (row.enforcer, row.act, row.force) for row in rows if row.modality == "prohibit" and row.enforcer
        }
    assert found["above"] == {("bank", "firm")}
    assert len(found["free"]) == sum(not row.lists for row in made.rows) > 0


# Questions.


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2017, 3, 1), date(2019, 1, 1), date(2024, 7, 1)])
def test_who_prohibits_what_on_a_day(real: Compiled, day: date) -> None:
    number = day.toordinal()
    said = asked(f"{text_of(real)}\nasked_day({number}).\n{PROHIBITS}", "prohibits/3")
    rows = (row for row in real.on(day).rows if row.modality == "prohibit" and row.enforcer)
    assert said == {("prohibits", row.enforcer, row.act, row.force) for row in rows}


def test_which_rows_are_in_force_on_each_day_on_which_that_changes(real: Compiled) -> None:
    days = sorted({day for row in real.rows for day in row.days if day < date.max.toordinal()})
    program = f"{text_of(real)}\n" + "".join(f"asked_day({day})." for day in days)
    program += "\ncurrent(R, D) :- asked_day(D), in_force(R, S, U), S <= D, D < U."
    said = asked(program, "current/2")
    pairs = zip(real.rows, real.records, strict=True)
    assert said == {("current", record[-1], day) for row, record in pairs for day in days if day in row.days}


# What applies in a situation.


def described(compiled: Compiled, situation: Situation, constants: dict[str, list[tuple[int, str]]]) -> str:
    """Return a situation as facts."""
    assert situation.day is not None
    lines = [f"asked_day({situation.day.toordinal()})."]
    lines += [f"asked_kind({quoted(kind)})." for kind in situation.subject.split(", ")]
    lines += [f"asked_list({quoted(list_)})." for list_ in situation.lists]
    lines += [f"asked_place({quoted(situation.territory)})."] if situation.territory else []
    world, corpus = compiled.rules.world, compiled.corpus
    for name in (*corpus.attributes, *corpus.ratings):
        if name not in world.dimensions:
            continue
        dimension = world.dimensions[name]
        text = (situation.values or {}).get(name, dimension.shown[dimension.simplicity[0]])
        cell = dimension.cells[dimension.cell_of(text)]
        if isinstance(cell, Stretch):
            lines.append(f"asked_value({quoted(name)}, {_place(cell, constants.get(name, []))}).")
        elif name in corpus.ratings:
            grades = corpus.ratings[name].grades
            if cell in grades:
                lines.append(f"asked_grade({quoted(name)}, {len(grades) - grades.index(cell)}).")
        elif corpus.attributes[name].type == "flag":
            lines += [f"asked_flag({quoted(name)})."] if cell == "yes" else []
        else:
            lines.append(f"asked_option({quoted(name)}, {quoted(cell)}).")
    return "\n".join(lines)


def _place(cell: Stretch, constants: list[tuple[int, str]]) -> int:
    """Return the place of a cell among the constants of an attribute: by what is written of them, as a reader would."""
    from decimal import Decimal

    below = 0
    for place, text in sorted(constants):
        value = (
            Decimal(date.fromisoformat(text).toordinal())
            if re.fullmatch(r"\d{4}-.*", text)
            else Decimal(text)
        )
        if cell.low == cell.high == value:
            return place
        below += value <= cell.low
    return 2 * below + 1


def differing(compiled: Compiled, chance: random.Random, number: int) -> int:
    """Hold what applies by the facts against what holds by the rules; return how many situations were asked."""
    text = text_of(compiled)
    constants: dict[str, list[tuple[int, str]]] = {}
    for name, values in facts_of(compiled):
        if name == "constant":
            constants.setdefault(str(values[0]), []).append((int(values[1]), str(values[2])))
    rows: dict[str, Row] = {
        record[-1]: row for row, record in zip(compiled.rows, compiled.records, strict=True)
    }
    told = {row.measure for row in rows.values() if not any(target.relation for target in row.targets)}
    world, rules = compiled.rules.world, compiled.rules.rules
    done = 0
    for situation, witness in situations(compiled, chance, number):
        program = f"{text}\n{described(compiled, situation, constants)}\n{EVALUATOR}"
        said = {rows[str(row)].measure for _, row in asked(program, "applies/1")} & told
        right = {id_ for id_ in told if any(contains(world, box, witness) for box in rules[id_].boxes)}
        assert said == right, (situation, said ^ right)
        done += 1
    return done


def test_what_applies_in_a_situation() -> None:
    made = compile_text(SMALL)
    assert made.corpus.faults == ()
    assert differing(made, random.Random(1), 80) > 40


def judge(number: int, shard: int) -> int:
    return count_met(number, shard, lambda made, chance: differing(made, chance, 4))


def test_what_applies_in_random_corpora() -> None:
    assert judge(20, 0) > 20


@pytest.mark.long
@pytest.mark.parametrize("shard", [1, 2])
def test_what_applies_in_many_random_corpora(shard: int) -> None:
    assert judge(200, shard) > 200


@pytest.mark.long
def test_what_applies_in_the_real_corpus(real: Compiled) -> None:
    assert differing(real, random.Random(3), 40) > 10
