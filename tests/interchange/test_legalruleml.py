"""Rules in LegalRuleML: they keep to the standard, and read back they are the rows of the table and the rules of the corpus."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from legalruleml_model import NCNAME, XML, Element, faults, named
from legalruleml_reader import File, Party, Statement, holds, id_of
from situations_met import count_met, situations
from small_corpus import SMALL

from mou_compiler import Compiled, compile_text
from mou_compiler.command_line.main import mou
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    Not,
    SomeOf,
)
from mou_compiler.interchange.legalruleml import key_of, left_out
from mou_compiler.interchange.odrl import iri
from mou_compiler.interchange.ruleml import obstacle, premise
from mou_compiler.interpret.situations import Situation
from mou_compiler.interpret.spelling import citation_text
from mou_compiler.outputs import legalruleml
from mou_compiler.tables.row import Row
from real import real_corpus

ROOT = Path(__file__).parents[2]


def content_of(compiled: Compiled) -> bytes:
    return legalruleml.files(compiled)[legalruleml.RULES].content


@pytest.fixture(scope="module")
def small() -> Compiled:
    made = compile_text(SMALL)
    assert made.corpus.faults == ()
    return made


@pytest.fixture(scope="module")
def real() -> Compiled:
    return real_corpus()


@pytest.fixture(scope="module")
def real_file(real: Compiled) -> File:
    return File(content_of(real))


# The standard.


def test_a_file_keeps_to_the_standard(small: Compiled) -> None:
    root = ET.fromstring(content_of(small))
    assert list(faults(root)) == []
    assert {"lrml:PrescriptiveStatement", "lrml:ConstitutiveStatement", "lrml:FactualStatement"} <= set(
        map(named, root.iter())
    )


def of(root: Element, name: str) -> Element:
    return next(element for element in root.iter() if named(element) == name)


WRONG: tuple[tuple[str, Callable[[Element], object]], ...] = (
    ("order", lambda root: root.append(root[0])),
    ("order in a rule", lambda root: of(root, "ruleml:Rule").insert(0, of(root, "ruleml:Rule")[2])),
    ("language", lambda root: of(root, "lrml:Paraphrase").set(f"{{{XML}}}lang", "en")),
    ("two paraphrases", lambda root: of(root, "ruleml:Rule").insert(0, of(root, "lrml:Paraphrase"))),
    ("bare key", lambda root: of(root, "ruleml:Time").set("key", "day.x")),
    ("key with colon", lambda root: of(root, "lrml:Authority").set("key", ":a")),
    ("key of a reference", lambda root: of(root, "lrml:LegalReference").set("key", "a")),
    ("key twice", lambda root: of(root, "lrml:Authority").set("key", "document.m")),
    ("dangling", lambda root: of(root, "lrml:appliesSource").set("keyref", "#nothing")),
    ("strength", lambda root: of(root, "ruleml:Rule").set("strength", "strict")),
    ("iri of a prohibition", lambda root: of(root, "lrml:Prohibition").set("iri", "urn:mou:x")),
    ("text", lambda root: setattr(of(root, "lrml:Statements"), "text", "x")),
    ("unknown", lambda root: of(root, "lrml:Statements").append(Element("x"))),
    ("day", lambda root: setattr(of(root, "ruleml:Data"), "text", "2016")),
    ("bare relation", lambda root: of(root, "ruleml:Rel").attrib.clear()),
    ("fact without template", lambda root: of(root, "lrml:FactualStatement").insert(0, of(root, "ruleml:Atom"))),
)  # fmt: skip


@pytest.mark.parametrize(("what", "spoil"), WRONG, ids=[what for what, _ in WRONG])
def test_what_the_standard_refuses_is_seen(
    what: str, spoil: Callable[[Element], object], small: Compiled
) -> None:
    root = ET.fromstring(content_of(small))
    spoil(root)
    assert list(faults(root)), what


# Rows.


def compare_rows(made: Compiled, read: File | None = None) -> File:
    """Hold every statement against its row."""
    read = read or File(content_of(made))
    assert list(faults(read.root)) == []
    missing = {item.measure for item in left_out(made)}
    rows = {record[-1]: row for row, record in zip(made.rows, made.records, strict=True)}
    told = {one.key: one for one in read.statements}
    assert told.keys() == {id_ for id_, row in rows.items() if row.measure not in missing}
    for id_, one in told.items():
        compare(made, rows[id_], one)
    return read


def compare(made: Compiled, row: Row, one: Statement) -> None:
    assert one.measure == row.measure
    assert one.sources["source"] == [iri("document", row.document)]
    cited = [citation_text(item.basis) for item in row.basis if hasattr(item.basis, "source")]
    assert set(one.sources.get("citation", [])) == set(cited)
    assert (one.start, one.end) == (row.valid_from, row.valid_to)
    assert one.bodies == ([iri("agency", row.enforcer)] if row.enforcer else [])
    assert one.places == [
        iri("territory-rest" if part.rest else "territory", part.territory) for part in row.territory
    ]
    assert said(one) == expected(row)


def said(one: Statement) -> tuple[str, str, str, tuple[str, ...]]:
    """Return the kind of a conclusion, whom it binds, what is done, and on what."""
    bearer = ""
    atom = one.then
    if named(atom) != "ruleml:Atom":
        roles = {named(slot[0]): slot[1] for slot in one.then if named(slot) == "ruleml:slot"}
        party, other = roles["lrml:Bearer"], roles["lrml:AuxiliaryParty"]
        assert {named(party), named(other)} == {"ruleml:Var", "ruleml:Ind"}
        bearer = str(party.text or party.get("iri"))
        atom = one.then[-1]
    rest = [str(term.get("iri") or term.text) for term in atom[1:] if named(term) != "ruleml:Var"]
    return named(one.then).partition(":")[2], bearer, str(atom[0].get("iri")), tuple(rest)


def expected(row: Row) -> tuple[str, str, str, tuple[str, ...]]:
    own = "urn:mou:legalruleml:"
    body = iri("agency", row.enforcer) if row.enforcer else own + (
        "the-text-itself" if row.part else "not-known" if row.enforcer_unknown else "nobody"
    )  # fmt: skip
    act, cap = iri(*row.touched), ()
    if isinstance(row.cap, Amount):
        cap = (f"{row.cap.value.normalize():f}", *((iri("unit", row.cap.unit),) if row.cap.unit else ()))
    what = (iri("modality", row.modality), act, *cap)
    if row.modality == "leave-free":
        return "Atom", "", f"{own}leaves", (body, *what)
    if row.force == "reference":
        return "Atom", "", f"{own}may-weigh", (body, *what)
    if row.force == "may":
        return "Permission", body, what[0], (body, *what[1:])
    bound = {"prohibit": "Prohibition", "grant": "Right", "oblige": "Obligation"}.get(row.modality)
    if bound:
        return bound, "X", f"{own}engages", (act,)
    return "Obligation", body, what[0], (body, *what[1:])


EVERY = {"Prohibition", "Permission", "Obligation", "Right", "Atom"}


def test_statements_read_back_are_the_rows(small: Compiled) -> None:
    assert {said(one)[0] for one in compare_rows(small).statements} == EVERY
    assert any(part.rest for row in small.rows for part in row.territory)


def test_statements_of_the_real_corpus_are_its_rows(real: Compiled, real_file: File) -> None:
    assert {said(one)[0] for one in compare_rows(real, real_file).statements} == EVERY
    assert compare_premises(real, real_file, 4) == {True, False}


def test_as_of_a_day_the_statements_are_those_of_the_day(small: Compiled) -> None:
    day = small.on(date(2017, 1, 1))
    read = compare_rows(day)
    assert {one.measure for one in read.statements} < {row.measure for row in small.rows}
    assert {item.measure for item in left_out(day)} == {"m/9"}


@pytest.mark.parametrize(
    ("measure", "kind", "bearer", "relation"),
    [
        ("m/14", "Prohibition", "X", "urn:mou:legalruleml:engages"),
        ("m/3", "Obligation", "urn:mou:agency:A", "urn:mou:modality:restrict"),
        ("m/7", "Permission", "urn:mou:agency:A", "urn:mou:modality:publish"),
        ("m/8", "Right", "X", "urn:mou:legalruleml:engages"),
        ("m/10", "Atom", "", "urn:mou:legalruleml:may-weigh"),
        ("m/11", "Atom", "", "urn:mou:legalruleml:leaves"),
        ("m/12", "Permission", "urn:mou:legalruleml:not-known", "urn:mou:modality:prohibit"),
    ],
)
def test_who_is_bound_to_what(measure: str, kind: str, bearer: str, relation: str, small: Compiled) -> None:
    found = [one for one in File(content_of(small)).statements if one.measure == measure]
    assert found
    for one in found:
        assert said(one)[:3] == (kind, bearer, relation)
        weighed = one.kind == "lrml:ConstitutiveStatement"
        assert weighed == (kind == "Atom")


def test_what_the_format_lacks_stands_as_text(small: Compiled) -> None:
    read = File(content_of(small))
    text = {one.measure: one.text for one in read.statements}
    assert text["m/8"]["term"] == "2 years"
    assert text["m/7"]["exceptions"] == "unless two and permitted by A"
    assert text["m/13"]["decided_by"].startswith("over m/14 by overrides")
    assert "term" not in text["m/1"]
    assert "exceptions" not in text["m/4"]
    told: dict[str, int] = {}
    for one in read.statements:
        for column in one.text:
            told[column] = told.get(column, 0) + 1
    counted = {
        str(one.get("column")): int(str(one.get("statements")))
        for one in read.root[1]
        if one.tag.endswith("}as-text")
    }
    assert counted == told


# Premises: a formula, read back, holds where the condition does.

_WRITTEN = {"=": 0, "!=": 0, ">": 1, ">=": 1, "<": -1, "<=": -1}


def true(made: Compiled, condition: Condition, party: Party, subject: Party) -> bool:
    """Tell whether a condition is true of a party, by its definition."""

    def inner(item: Condition) -> bool:
        return true(made, item, party, subject)

    def value(attribute: str) -> object:
        whose = subject if made.corpus.attributes[attribute].own else party
        return whose.values[iri("attribute", attribute)]

    match condition:
        case AllOf(items):
            return all(map(inner, items))
        case AnyOf(items):
            return any(map(inner, items))
        case SomeOf(number, items):
            return sum(map(inner, items)) >= number
        case Not(item):
            return not inner(item)
        case Holds(ref):
            return iri("list", ref.id) in party.lists
        case IsTrue(ref):
            return value(ref.id) is True
        case Grade(ref, sign, grade, _):
            grades = made.corpus.ratings[ref.id].grades
            held = [at for at, one in enumerate(grades) if iri("grade", ref.id, one) in party.grades]
            return bool(held) and _compare(sign, -held[0], -grades.index(grade))
        case Compare(ref, sign, right, _):
            if isinstance(right, str):
                return _compare(sign, value(ref.id), iri("option", ref.id, right))
            return _compare(sign, value(ref.id), right.value if isinstance(right, Amount) else right)
    raise AssertionError(condition)


def _compare(sign: str, left: object, right: object) -> bool:
    if sign in ("=", "!="):
        return (left == right) == (sign == "=")
    order = (left > right) - (left < right)  # type: ignore[operator]
    return order == _WRITTEN[sign] or (order == 0 and sign.endswith("="))


def reached(made: Compiled, row: Row, subject: Party) -> bool:
    """Tell whether a row reaches a subject, by its definition: by one of its ways, the condition read by that way."""
    condition = row.condition
    if not row.targets:
        return condition is None or true(made, condition, subject, subject)
    for target in row.targets:
        kinds = {iri("subject", ref.id) for ref in target.subjects}
        relation = target.relation and iri("relation", target.relation.id)
        ways = [party for by, party in subject.attached if by == relation] if relation else [subject]
        for party in ways:
            if party.kinds & kinds and (condition is None or true(made, condition, party, subject)):
                return True
    return False


def atoms(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AllOf(items) | AnyOf(items) | SomeOf(_, items):
            for item in items:
                yield from atoms(item)
        case Not(item):
            yield from atoms(item)
        case _:
            yield condition


def parties(made: Compiled, row: Row, chance: random.Random) -> Party:
    """Return somebody at random of whom the row says something, attached to somebody by each relation that it names."""
    asked = [] if row.condition is None else list(atoms(row.condition))
    kinds = sorted({ref.id for target in row.targets for ref in target.subjects})

    def somebody() -> Party:
        party = Party({iri("subject", one) for one in kinds if chance.random() < 0.6})
        for atom in asked:
            match atom:
                case Holds(ref) if chance.random() < 0.5:
                    party.lists.add(iri("list", ref.id))
                case IsTrue(ref):
                    party.values.setdefault(iri("attribute", ref.id), chance.random() < 0.5)
                case Grade(ref, _, _, _) if not any(f":{ref.id}:" in one for one in party.grades):
                    one = chance.choice((*made.corpus.ratings[ref.id].grades, None))
                    party.grades |= {iri("grade", ref.id, one)} if one else set()
                case Compare(ref, _, str(), _):
                    option = chance.choice(made.corpus.attributes[ref.id].options)
                    party.values.setdefault(iri("attribute", ref.id), iri("option", ref.id, option))
                case Compare(ref, _, right, _):
                    party.values.setdefault(iri("attribute", ref.id), near(right, chance))
        return party

    def near(right: Amount | date | str, chance: random.Random) -> Decimal | date:
        if isinstance(right, Amount):
            return right.value + chance.choice((-1, 0, 0, 1)) * Decimal("0.01")
        assert isinstance(right, date)
        return date.fromordinal(right.toordinal() + chance.choice((-1, 0, 1)))

    found = somebody()
    relations = sorted({target.relation.id for target in row.targets if target.relation})
    found.attached = [(iri("relation", one), somebody()) for one in relations for _ in range(2)]
    return found


def compare_premises(made: Compiled, read: File, number: int) -> set[bool]:
    """Hold every premise against its row for some parties; return which answers there were."""
    chance, answers = random.Random(7), set()
    rows = {row.measure: row for row in made.rows}
    done: set[str] = set()
    for one in read.statements:
        row = rows[one.measure]
        if one.measure in done:
            continue
        done.add(one.measure)
        for _ in range(number):
            party = parties(made, row, chance)
            right = reached(made, row, party)
            assert holds(one.premise, {"X": party}) == right, (one.measure, party)
            answers.add(right)
    return answers


def test_a_premise_holds_where_the_row_reaches(small: Compiled) -> None:
    assert compare_premises(small, File(content_of(small)), 60) == {True, False}


OWN = """
subject firm
subject person
relation leads { attaches person; to firm }
agency A
act x
attribute guilty { type flag; own }
attribute fined { type flag }
list l { kind blacklist; keeper A; covers firm; entry 1 { basis none } }
memorandum m { signed 2015-01-01; signatories A
    measure 1 { on l; by A; to leads of firm; when guilty and not fined; prohibit x }
}
"""


def test_what_is_ones_own_is_read_of_the_subject() -> None:
    made = compile_text(OWN)
    assert made.corpus.faults == ()
    (one,) = File(content_of(made)).statements
    guilty, fined = (iri("attribute", id_) for id_ in ("guilty", "fined"))
    for own in (True, False):
        for other in (True, False):
            firm = Party({iri("subject", "firm")}, {iri("list", "l")}, {guilty: not own, fined: other})
            person = Party(
                set(), set(), {guilty: own, fined: not other}, set(), [(iri("relation", "leads"), firm)]
            )
            assert holds(one.premise, {"X": person}) == (own and not other)
    assert compare_premises(made, File(content_of(made)), 60) == {True, False}


# What applies.


def somebody(made: Compiled, situation: Situation) -> Party:
    """Return a situation as a party that has all values; what it does not say is at its simplest."""
    party = Party(
        {iri("subject", kind) for kind in situation.subject.split(", ")},
        {iri("list", id_) for id_ in situation.lists},
    )
    dimensions, corpus = made.rules.world.dimensions, made.corpus
    for name in (*corpus.attributes, *corpus.ratings):
        if name not in dimensions:
            continue
        dimension = dimensions[name]
        text = (situation.values or {}).get(name, dimension.shown[dimension.simplicity[0]])
        if name in corpus.ratings:
            party.grades |= {iri("grade", name, text)} if text in corpus.ratings[name].grades else set()
            continue
        type_ = corpus.attributes[name].type
        party.values[iri("attribute", name)] = (
            text == "yes"
            if type_ == "flag"
            else iri("option", name, text)
            if type_ == "choice"
            else date.fromisoformat(text)
            if type_ == "date"
            else Decimal(re.match(r"[\d.]+", text)[0])  # type: ignore[index]
        )
    return party


def differing(made: Compiled, chance: random.Random, number: int) -> int:
    """Hold what applies by the file against what applies by the rules; return how many situations were asked."""
    read = File(content_of(made))
    told = {one.measure for one in read.statements}
    done = 0
    for situation, _ in situations(made, chance, number):
        assert situation.day is not None
        place = iri("territory", situation.territory)
        found = read.applying(somebody(made, situation), place, situation.day)
        assert found == told & set(made.applying(situation)), situation
        done += 1
    return done


def test_what_applies_in_a_situation(small: Compiled) -> None:
    assert differing(small, random.Random(1), 200) > 100


def test_a_place_that_passes_into_another() -> None:
    made = compile_text("""
territory north
territory south
territory county { within north; existed until 2018-03-01; succeeded by city }
territory city { within south }
subject firm
agency A
act x
memorandum m { signed 2015-01-01; signatories A; measure 1 { in south; by A; grant x }; measure 2 { in north; by A; grant x } }
""")
    assert made.corpus.faults == ()
    read = File(content_of(made))
    for day, found in ((date(2018, 2, 28), {"m/2"}), (date(2018, 3, 1), {"m/1"})):
        assert read.applying(Party({"urn:mou:subject:firm"}), "urn:mou:territory:county", day) == found


def judge(number: int, shard: int) -> int:
    def met(made: Compiled, chance: random.Random) -> int:
        compare_premises(made, compare_rows(made), 3)
        return differing(made, chance, 6)

    return count_met(number, shard, met)


def test_what_applies_in_random_corpora() -> None:
    assert judge(8, 0) > 10


@pytest.mark.long
@pytest.mark.parametrize("shard", [1, 2])
def test_what_applies_in_many_random_corpora(shard: int) -> None:
    assert judge(200, shard) > 400


@pytest.mark.long
def test_what_applies_in_the_real_corpus(real: Compiled) -> None:
    assert differing(real, random.Random(3), 60) > 20


# Which statement is over which.


def test_overrides_are_those_of_measures(small: Compiled) -> None:
    read = File(content_of(small))
    measures = {one.key: one.measure for one in read.statements}
    assert {(measures[over], measures[under], why) for over, under, why in read.overrides} == {
        ("m/13", "m/14", "overrides")
    }


def test_an_override_ends_with_the_days_on_which_both_are_in_force() -> None:
    made = compile_text("""
subject firm
agency A
act x
list l { kind blacklist; keeper A; covers firm; entry 1 { basis none } }
memorandum m { signatories A
    measure 1 { on l; by A; grant x; in force until 2016-01-01; overrides 2 }
    measure 2 { on l; by A; prohibit x }
}
""")
    assert made.corpus.faults == ()
    read = compare_rows(made)
    by_key = {one.key: one for one in read.statements}
    ((over, under, why),) = read.overrides
    assert (by_key[over].measure, by_key[under].measure, why) == ("m/1", "m/2", "overrides")
    assert by_key[under].end == date(2016, 1, 1)
    beginnings = [(one.start, one.text.get("valid_from")) for one in read.statements if one.measure == "m/2"]
    assert beginnings == [(None, "unknown"), (date(2016, 1, 1), None)]


PRECEDENCE = """
subject firm
agency A
rank law
rank circular { below law }
act x
act x.y
act x.z
list l { kind blacklist; keeper A; covers firm; entry 1 { basis none } }
precedence of-rank { by rank }
memorandum low { signed 2015-01-01; rank circular; signatories A
    measure 1 { on l; by A; prohibit x.y }
    measure 2 { on l; by A; prohibit x.y; in force until 2015-06-01 }
    measure 3 { on l; by A; inspect x }
}
memorandum high { signed 2016-01-01; rank law; signatories A
    measure 1 { on l; by A; grant x; publish x.z }
}
"""


def test_what_settles_a_collision_is_a_precedence_of_the_statements_that_collide() -> None:
    made = compile_text(PRECEDENCE)
    assert made.corpus.faults == ()
    read = File(content_of(made))
    found = {one.key: (one.measure, said(one)[2], said(one)[3][-1]) for one in read.statements}
    prevails = "prevails-by-rank"
    assert {(*found[over], found[under][0], why) for over, under, why in read.overrides} == {
        ("high/1", "urn:mou:legalruleml:engages", "urn:mou:act:x", "low/1", prevails),
        ("high/1", "urn:mou:legalruleml:engages", "urn:mou:act:x", "low/3", prevails),
    }
    both = {one.measure for one in read.statements}
    assert read.applying(
        Party({"urn:mou:subject:firm"}, {"urn:mou:list:l"}), "", date(2016, 5, 1)
    ) == both - {"low/2"}, "who prevails does not keep the other from applying"


def test_the_table_of_the_real_corpus_says_the_same(real: Compiled, real_file: File) -> None:
    read = real_file
    rows = {record[-1]: row for row, record in zip(real.rows, real.records, strict=True)}
    assert read.overrides
    for over, under, why in read.overrides:
        assert why == "overrides" or why.startswith("prevails-by-")
        by = why.removeprefix("prevails-by-").replace("-", " ")
        assert f"over {rows[under].measure} by {by}" in [text.en for text in rows[over].decided]
        assert f"{rows[over].measure} by {by}" in [text.en for text in rows[under].decided]


# What is left out.


def test_what_cannot_be_said_is_left_out_with_all_that_it_overrides() -> None:
    made = compile_text(
        SMALL.replace(
            "on two; by A; to firm; oblige trade;", "on two; by A; to firm; oblige trade; overrides 13;"
        )
    )
    assert made.corpus.faults == ()
    found = {item.measure: item.why.en for item in left_out(made)}
    assert found == {
        "m/9": "its condition has a count of entries within a window",
        "m/13": "m/9, which overrides it, has no statement",
        "m/14": "m/13, which overrides it, has no statement",
    }
    read = File(content_of(made))
    told = {one.measure for one in read.statements}
    assert told == set(made.corpus.measures) - set(found)
    head = {
        str(one.get("measure")): [label.text for label in one]
        for one in read.root[1]
        if one.tag.endswith("}left-out") and one.get("measure")
    }
    assert head == {item.measure: [item.why.en, item.why.zh] for item in left_out(made)}
    assert read.overrides == []


def test_a_build_says_what_is_left_out(small: Compiled) -> None:
    said_of = legalruleml.left_out(small)
    assert said_of is not None
    assert said_of.en == "legalruleml/rules.xml has no statement of 1 measure: m/9; its head says why"
    assert said_of.zh == "legalruleml/rules.xml 未列出1项措施：m/9；原因见文件开头"
    plain = compile_text(PRECEDENCE)
    assert legalruleml.left_out(plain) is None


def test_mou_build_tells_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.mou").write_text(SMALL, encoding="utf-8")
    for language, told in (("en", "has no statement of 1 measure: m/9"), ("zh", "未列出1项措施：m/9")):
        done = CliRunner().invoke(mou, ["--lang", language, "build", "small.mou", "--fail-on", "never"])
        assert done.exit_code == 0
        assert told in done.stderr
        assert told not in done.stdout


def test_measures_that_no_row_tells_of_are_left_out() -> None:
    made = compile_text("""
subject firm
agency A
act x
list l { kind blacklist; keeper A; covers firm; entry 1 { basis none } }
memorandum m { signed 2015-01-01; signatories A
    measure 1 { on l; by A; leads to l }
    measure 2 { on l; by A; prohibit x; leads to l }
    measure 3 { on l; by A; prohibit x; in force from unknown "cut off"; overrides 2 }
    measure 4 { on l; by A; inspect x; overrides 2 }
    measure 5 { on l; by A; restrict x }
    measure 6 { on l; by A; overrides 5 }
}
""")
    assert made.corpus.faults == ()
    assert {item.measure: item.why.en for item in left_out(made)} == {
        "m/3": "it is in force on no day that is certain",
        "m/5": "m/6, which overrides it, has no statement",
        "m/6": "it touches no act",
    }
    told = {(one.measure, *said(one)[2:]) for one in File(content_of(made)).statements}
    assert {one for one in told if one[1] == iri("modality", "leads-to")} == {
        (measure, iri("modality", "leads-to"), (iri("agency", "A"), iri("list", "l")))
        for measure in ("m/1", "m/2")
    }


def test_few_of_many_are_written_out_and_more_are_left_out(small: Compiled) -> None:
    row = next(row for row in small.rows if row.measure == "m/2")
    assert isinstance(row.condition, SomeOf)
    held = row.condition.items
    many = SomeOf(6, held * 4)
    assert obstacle(many) is not None
    assert "6 of 12" in str(obstacle(AnyOf((Not(many),))))
    text = premise(small.corpus, row.targets, row.condition)
    assert text.count("<ruleml:And>") == 4
    assert isinstance(next(atoms(Count(held[0].list, *[None] * 4))), Count)  # type: ignore


# Ids, labels, bytes.


def test_keys_are_names_and_another_for_each_id() -> None:
    ids = ("A", "a", "甲-1", "a.b", "a_2e_b", "a/b", "a b", "1", "-", "é", "𠮷", "龦", "\u202e")
    keys = [key_of("agency", id_) for id_ in ids]
    assert len(set(keys)) == len(ids)
    for key in keys:
        assert re.fullmatch(NCNAME, key), key


def test_ids_of_any_script_and_labels_that_quote_are_read_back() -> None:
    text = (
        SMALL.replace("agency A ", "agency 甲-1 ")
        .replace(" A;", " 甲-1;")
        .replace(" A\n", " 甲-1\n")
        .replace('"Firm"', '“Fi"rm <b>&amp;]]>”')
    )
    made = compile_text(text.replace("permitted by A ", "permitted by 甲-1 "))
    assert made.corpus.faults == ()
    read = compare_rows(made)
    labels = [element.text for element in read.root.iter() if element.tag.endswith("}label")]
    assert 'Fi"rm <b>&amp;]]>' in labels
    assert "企业" in labels
    assert {id_of(body) for one in read.statements for body in one.bodies} == {"甲-1", "B"}


def test_letters_that_control_or_reorder_are_shown_as_signs() -> None:
    made = compile_text(
        SMALL.replace('"Firm"', '"Fi\u202erm\u0007\ufffe"').replace('measure 1 "1"', 'measure 1 "\u200f1"')
    )
    assert made.corpus.faults == ()
    root = ET.fromstring(content_of(made))
    labels = [element.text for element in root.iter() if element.tag.endswith("}label")]
    assert "Fi\ufffdrm\u2407\ufffd" in labels
    for element in root.iter():
        for text in (element.text or "", *element.attrib.values()):
            assert text.strip("\n").isprintable(), text


def test_the_head_says_how_much_of_the_rules_of_each_list_is_not_there() -> None:
    text = """
agency A "A" "甲"
law code "Code" "法典" { in force from 2000-01-01 }
attribute poor "Poor" "贫困" { type flag }
act trade "Trade" "贸易"
list L "L" "名单" { kind blacklist; keeper A; entry 1; exit x { kind application } bar 1 { when poor } }
list M "M" "另单" { kind watch-list; keeper A }
instrument i "I" "规定" { in force from 2018-01-01; by A
  listing L { entry 2; entry 3; exclusion 1 { when poor } exit y { kind automatic; after 1 year } lock 1 { for 1 year } }
  measure 1 { on L; prohibit trade }
  escalation e { on 2 times in M within 1 year; leads to L }
}
"""
    told = {
        day: [
            (one.get("list") or one.get("escalation"), one[0].text, one[1].text)
            for one in File(content_of(compile_text(text, day))).root[1]
            if one.tag.endswith("}left-out") and not one.get("measure")
        ]
        for day in (None, date(2017, 1, 1))
    }
    given, chinese = "who is on it is given, not derived", "是否在名单上由使用者给出，不予推定"
    (list_, escalation) = told[None]
    assert list_ == (
        "L",
        f"3 grounds of entry, 1 exclusion, 2 ways out, 1 bar, 1 lock: {given}",
        f"3项列入情形、1项不列入情形、2项移出途径、1项不予移出情形、1项不再列入情形：{chinese}",
    )
    assert escalation == ("i/e", "it leads to lists or flags, and nothing more", "仅导致列入名单或标记")
    assert told[date(2017, 1, 1)][0][1] == f"1 ground of entry, 1 way out, 1 bar: {given}"


def test_bytes_repeat_and_are_those_of_every_language(small: Compiled) -> None:
    assert content_of(small) == content_of(compile_text(SMALL))
    for language in ("zh", "both"):
        assert content_of(small) == content_of(replace(compile_text(SMALL), language=language))  # type: ignore[arg-type]


def test_the_page_names_every_element_of_our_own(real_file: File) -> None:
    page = (ROOT / "grammar" / "legalruleml.md").read_text(encoding="utf-8")
    root = real_file.root
    own = {element.tag.rpartition("}")[2] for element in root.iter() if "urn:mou:" in element.tag}
    assert own == {"edition", "left-out", "as-text", "term", "label", "part-of"}
    assert [name for name in sorted(own) if f"`mou:{name}`" not in page] == []
    relations = {
        str(element.get("iri")) for element in root.iter() if named(element) in ("ruleml:Rel", "ruleml:Ind")
    }
    ours = {name.rpartition(":")[2] for name in relations if name.startswith("urn:mou:legalruleml:")}
    assert [name for name in sorted(ours) if f"`{name}`" not in page] == []
    assert deepcopy(ours) >= {"listed", "within", "engages", "may-weigh"}
