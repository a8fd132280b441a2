"""Policies in ODRL, read by rdflib and held to their shapes by pyshacl: what they say is what the rows say."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from small_corpus import SMALL

from mou_compiler import Compiled, compile_paths, compile_text
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
from mou_compiler.interchange.odrl import constraint_of, iri, place_of
from mou_compiler.outputs import odrl
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.row import Row
from mou_compiler.words import DOINGS, Languages
from real import real_corpus

ROOT = Path(__file__).parents[2]
ODRL = Namespace("http://www.w3.org/ns/odrl/2/")
MOU = Namespace("urn:mou:odrl:")
CELL = Namespace("urn:mou:cell:")


def text_of(compiled: Compiled, path: str = odrl.POLICIES) -> str:
    return odrl.files(compiled)[path].content.decode("utf-8")


def read(text: str, form: str = "json-ld") -> Graph:
    return Graph().parse(data=text, format=form)


@pytest.fixture(scope="module")
def small() -> Compiled:
    made = compile_text(SMALL)
    assert made.corpus.faults == ()
    return made


@pytest.fixture(scope="module")
def shapes(small: Compiled) -> Graph:
    return read(text_of(small, odrl.SHAPES), "turtle")


def told(graph: Graph, shapes: Graph) -> str:
    """Return what of a graph its shapes refuse; nothing where they do not."""
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    return "" if conforms else report


# Shapes.


def test_the_policies_of_every_kind_of_rule_keep_to_their_shapes(small: Compiled, shapes: Graph) -> None:
    assert {place_of(row) for row in small.rows} == {
        "permission", "prohibition", "obligation", "reference", "untouched", "overridden",
    }  # fmt: skip
    assert told(read(text_of(small)), shapes) == ""


def test_another_regime_keeps_to_them_too(shapes: Graph) -> None:
    assert told(read(text_of(compile_paths([ROOT / "memoranda" / "development-banks"]))), shapes) == ""


def test_a_list_that_is_led_to_is_the_target_and_no_act_is(shapes: Graph) -> None:
    made = compile_text(
        "act x; agency A; list l { kind blacklist; keeper A }; memorandum m { measure 1 { on l; by A; leads to l; inspect x } }"
    )
    text = text_of(made)
    assert told(read(text), shapes) == ""
    assert told(read(text.replace(iri("list", "l"), iri("act", "x"))), shapes) != ""


@pytest.mark.long
def test_the_real_corpus_keeps_to_them(shapes: Graph) -> None:
    made = real_corpus()
    graph = read(text_of(made))
    assert told(graph, shapes) == ""
    compare_rows(made, graph)


def _rule(body: Any, place: str) -> Any:
    return next(policy for policy in body["@graph"] if place in policy)[place][0]


def _break(place: str, key: str, value: Any) -> Callable[[Any], None]:
    return lambda body: _rule(body, place).update({key: value})


def _drop(place: str, key: str) -> Callable[[Any], None]:
    return lambda body: _rule(body, place).pop(key)


def _constraint(body: Any) -> Any:
    return _rule(body, "prohibition")["constraint"][0]


BROKEN: dict[str, Callable[[Any], None]] = {
    "no target": _drop("prohibition", "target"),
    "a list that is prohibited": _break("prohibition", "target", "urn:mou:list:L"),
    "no action": _drop("permission", "action"),
    "an action that the profile has not": _break("permission", "action", "mou:punish"),
    "no assignee": _drop("obligation", "assignee"),
    "a prohibition that only may be": _break("prohibition", "force", "urn:mou:force:may"),
    "a prohibition of the body": _break("prohibition", "assignee", ["urn:mou:agency:A"]),
    "a permission that must be": _break("permission", "force", "urn:mou:force:mandatory"),
    "a duty to do another thing": _break("obligation", "action", "mou:publish"),
    "a reference that binds": _break("reference", "force", "urn:mou:force:mandatory"),
    "something untouched that is prohibited": _break("untouched", "modality", "mou:prohibit"),
    "overridden, and sound": _break("overridden", "status", "urn:mou:status:sound"),
    "a status that is none": _break("obligation", "status", "urn:mou:status:fine"),
    "a word that nobody knows": _break("obligation", "mou:colour", "red"),
    "a rule without its cell": _drop("obligation", "cell:term"),
    "a rule named otherwise": _break("prohibition", "uid", "urn:mou:row:1"),
    "another profile": lambda body: next(item for item in body["@graph"] if "profile" in item).update(
        profile="urn:other"
    ),
    "no conflict strategy": lambda body: next(item for item in body["@graph"] if "profile" in item).pop("conflict"),
    "a day that is text": lambda body: _constraint(body).update(rightOperand="2016-01-01"),
    "an operator that ODRL has not": lambda body: _constraint(body).update(operator="odrl:not"),
    "a constraint of nothing": lambda body: _constraint(body).pop("leftOperand"),
    "any of one": lambda body: _rule(body, "prohibition")["constraint"].append(
        {"type": "LogicalConstraint", "or": [dict(_constraint(body))]}
    ),
    "all and any at once": lambda body: _rule(body, "prohibition")["constraint"].append(
        {"type": "LogicalConstraint", "or": [dict(_constraint(body))] * 2, "and": [dict(_constraint(body))] * 2}
    ),
    "at least nobody says how many": lambda body: _rule(body, "prohibition")["constraint"].append(
        {"type": "LogicalConstraint", "atLeast": [dict(_constraint(body))] * 3}
    ),
    "an exception of nothing": _break("prohibition", "exception", [{"type": "mou:Exception"}]),
}  # fmt: skip


@pytest.mark.parametrize("how", ["nothing", *BROKEN])
def test_a_broken_policy_is_refused(how: str, small: Compiled, shapes: Graph) -> None:
    body = json.loads(text_of(small))
    BROKEN.get(how, lambda _: None)(body)
    for policy in body["@graph"]:
        for place in ("permission", "prohibition", "obligation", "reference", "untouched", "overridden"):
            if place in policy:
                policy[place] = policy[place][:1]
    assert (told(read(json.dumps(body)), shapes) == "") == (how == "nothing")


# The profile.


def test_every_term_of_ours_is_defined_in_both_languages(small: Compiled, shapes: Graph) -> None:
    profile = read(text_of(small, odrl.PROFILE), "turtle")
    for graph in (read(text_of(small)), read(text_of(small, odrl.TERMS)), shapes):
        used = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
        used = {
            name
            for name in used
            if re.match(r"urn:mou:(odrl|cell|force|status):", name) and not name.endswith("Shape")
        } - {str(MOU.OfSubject), str(MOU.OfBody)}
        for name in sorted(used):
            languages = {label.language for label in profile.objects(URIRef(name), RDFS.label)}
            assert languages == {"en", "zh-Hans"}, name
            assert list(profile.objects(URIRef(name), RDF.type)), name


def test_the_profile_has_every_modality(small: Compiled) -> None:
    profile = read(text_of(small, odrl.PROFILE), "turtle")
    for word in DOINGS.words:
        assert (MOU[word.en], RDF.type, ODRL.Action) in profile
        assert (MOU[word.en], ODRL.includedIn, ODRL.use) in profile


def test_what_rules_name_is_told_among_the_terms(small: Compiled) -> None:
    graph, terms = read(text_of(small)), read(text_of(small, odrl.TERMS))
    kinds = "act|subject|attached|agency|list|territory|attribute|rating"
    named = {
        node
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and re.match(f"urn:mou:({kinds}):", node)
    }
    assert len(named) > 10
    assert [node for node in sorted(named) if not list(terms.objects(node, RDF.type))] == []
    attached = URIRef("urn:mou:attached:attached-to:bank")
    assert list(terms.objects(attached, MOU.principal)) == [URIRef("urn:mou:subject:bank")]
    assert list(terms.objects(URIRef("urn:mou:subject:bank"), ODRL.partOf)) == [
        URIRef("urn:mou:subject:firm")
    ]


def test_nothing_is_fetched_to_read_it(small: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked of the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    body = json.loads(text_of(small))
    assert isinstance(body["@context"], dict)
    assert not any(
        isinstance(value, str) and value.endswith(".jsonld") for value in body["@context"].values()
    )
    assert len(read(json.dumps(body))) > 100


# Values.


def compare_rows(made: Compiled, graph: Graph) -> None:
    """Hold every rule of a graph against its row."""
    rules = set(graph.subjects(ODRL.target, None))
    assert rules == {URIRef(iri("row", record[-1])) for record in made.records}
    for row, record in zip(made.rows, made.records, strict=True):
        rule = URIRef(iri("row", record[-1]))
        one = {
            str(predicate): list(graph.objects(rule, predicate)) for predicate in set(graph.predicates(rule))
        }

        def of(name: str, one: dict[str, list[Any]] = one) -> list[str]:
            return sorted(unquote(str(value).rpartition(":")[2]) for value in one.get(name, []))

        assert one[str(ODRL.target)] == [URIRef(iri(*row.touched))]
        assert of(str(MOU.modality)) == [row.modality]
        assert of(str(MOU.force)) == [row.force]
        assert of(str(MOU.status)) == [row.status]
        assert of(str(MOU.measure)) == [row.measure]
        assert of(str(MOU.declaredEnforcer)) == ([row.declared_enforcer] if row.declared_enforcer else [])
        assert of(str(MOU.finding)) == sorted(row.findings)
        if row.enforcer:
            assert of(str(MOU.enforcer)) == [row.enforcer]
        else:
            assert one[str(MOU.enforcer)][0] in (MOU.notKnown, MOU.nobody, MOU.theTextItself)
        kinds = {ref.id for target in row.targets for ref in target.subjects} or {"everybody"}
        assert set(of(str(MOU.subject))) == kinds
        assert {str(value) for value in one[str(RDFS.label)]} == {row.measure_label.en, row.measure_label.zh}
        assert URIRef(iri("document", row.document)) in graph.subjects(predicate=None, object=rule)
        for name, column in zip(record, BY_NAME, strict=True):
            if (found := one.get(str(CELL[column]))) is not None:
                assert [str(value) for value in found] == [name]
        assert days_of(graph, rule) == (row.valid_from, row.valid_to)


def days_of(graph: Graph, rule: URIRef) -> tuple[date | None, date | None]:
    found = {}
    for constraint in graph.objects(rule, ODRL.constraint):
        if graph.value(constraint, ODRL.leftOperand) == ODRL.dateTime:
            right = graph.value(constraint, ODRL.rightOperand)
            assert right is not None
            found[graph.value(constraint, ODRL.operator)] = right.toPython()
    return found.get(ODRL.gteq), found.get(ODRL.lt)


def test_rules_read_back_are_the_rows(small: Compiled) -> None:
    compare_rows(small, read(text_of(small)))


@pytest.mark.parametrize(
    ("measure", "place", "assignee", "action"),
    [
        ("m/14", "overridden", "subject:firm", "engage"),
        ("m/2", "prohibition", "subject:bank", "engage"),
        ("m/3", "obligation", "agency:A", "restrict"),
        ("m/7", "permission", "agency:A", "publish"),
        ("m/8", "permission", "subject:firm", "engage"),
        ("m/9", "obligation", "subject:firm", "engage"),
        ("m/10", "reference", "agency:A", "refer"),
        ("m/11", "untouched", "agency:A", "leave-free"),
        ("m/12", "permission", "odrl:notKnown", "prohibit"),
    ],
)
def test_who_is_bound_to_what(measure: str, place: str, assignee: str, action: str, small: Compiled) -> None:
    graph = read(text_of(small))
    rules = set(graph.subjects(MOU.measure, URIRef(iri("measure", measure))))
    assert rules
    predicate = (MOU if place in ("reference", "untouched", "overridden") else ODRL)[place]
    for rule in rules:
        assert list(graph.subjects(predicate, rule)) == [URIRef("urn:mou:document:m")]
        assert list(graph.objects(rule, ODRL.assignee)) == [URIRef(f"urn:mou:{assignee}")]
        assert list(graph.objects(rule, ODRL.action)) == [MOU[action]]


# Conditions: a constraint, read back, is true where the condition is.

Situation = dict[str, Any]
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda left, right: left == right, "neq": lambda left, right: left != right,
    "gt": lambda left, right: left > right, "gteq": lambda left, right: left >= right,
    "lt": lambda left, right: left < right, "lteq": lambda left, right: left <= right,
    "isAnyOf": lambda left, right: bool(left & right), "isNoneOf": lambda left, right: not left & right,
}  # fmt: skip
_WRITTEN = {"=": "eq", "!=": "neq", ">": "gt", ">=": "gteq", "<": "lt", "<=": "lteq"}


def holds(graph: Graph, node: Any, situation: Situation) -> bool:
    """Tell whether a constraint holds, by what a reader of ODRL and of the profile knows of it alone."""
    for name in (ODRL["and"], ODRL["or"], MOU.atLeast):
        members = graph.value(node, name)
        if members is not None:
            said = [holds(graph, item, situation) for item in Collection(graph, members)]
            least = graph.value(node, MOU.least)
            return sum(said) >= {ODRL["and"]: len(said), ODRL["or"]: 1}.get(
                name, least and int(least.toPython())
            )
    left, operator = (
        str(graph.value(node, ODRL.leftOperand)),
        str(graph.value(node, ODRL.operator)).rpartition("/")[2],
    )
    right = list(graph.objects(node, ODRL.rightOperand))
    if left == str(MOU.listed) or ":rating:" in left:
        return _COMPARED[operator](situation[left], {str(one) for one in right})
    if left == str(MOU.entries):
        left = f"{graph.value(node, MOU.list)} {graph.value(node, MOU.window)}"
    value = right[0]
    return _COMPARED[operator](
        situation[left],
        str(value) if isinstance(value, URIRef) else value.toPython(),  # type: ignore[union-attr]
    )


def true(made: Compiled, condition: Condition, situation: Situation) -> bool:
    """Tell whether a condition is true, by its definition."""
    match condition:
        case AllOf(items):
            return all(true(made, item, situation) for item in items)
        case AnyOf(items):
            return any(true(made, item, situation) for item in items)
        case SomeOf(number, items):
            return sum(true(made, item, situation) for item in items) >= number
        case Not(item):
            return not true(made, item, situation)
        case Holds(ref):
            return iri("list", ref.id) in situation[str(MOU.listed)]
        case IsTrue(ref):
            return bool(situation[iri("attribute", ref.id)])
        case Count(ref, window, _, number, _):
            return int(situation[f"{iri('list', ref.id)} {window.number} {window.unit}"]) >= number
        case Grade(ref, operator, grade, _):
            grades = made.corpus.ratings[ref.id].grades
            held = [one for one in grades if iri("grade", ref.id, one) in situation[iri("rating", ref.id)]]
            return bool(held) and _COMPARED[_WRITTEN[operator]](-grades.index(held[0]), -grades.index(grade))
        case Compare(ref, operator, value, _):
            right = iri("option", ref.id, value) if isinstance(value, str) else value
            right = right.value if isinstance(right, Amount) else right
            return _COMPARED[_WRITTEN[operator]](situation[iri("attribute", ref.id)], right)
    raise AssertionError(condition)


def situations(chance: random.Random, number: int) -> Iterator[Situation]:
    for _ in range(number):
        lists = ("one", "part", "two", "three")
        grade = chance.choice(("top", "middle", "low", None))
        yield {
            str(MOU.listed): {iri("list", one) for one in lists if chance.random() < 0.5},
            iri("rating", "stars"): {iri("grade", "stars", grade)} if grade else set(),
            iri("attribute", "owed"): chance.choice((Decimal(2), Decimal(3), Decimal(7), Decimal("5000000000.01"), Decimal(10**10))),
            iri("attribute", "grave"): chance.random() < 0.5,
            iri("attribute", "degree"): iri("option", "degree", chance.choice(("mild", "harsh"))),
            f"{iri('list', 'three')} 2 years": chance.choice((0, 2, 3, 4)),
        }  # fmt: skip


def test_a_constraint_holds_where_the_condition_does(small: Compiled) -> None:
    asked = {id(row.condition): row.condition for row in small.rows if row.condition is not None}
    assert len(asked) > 10
    for condition in asked.values():
        for right in (True, False):
            node = {
                "@context": json.loads(text_of(small))["@context"],
                "uid": "urn:x",
                "constraint": constraint_of(small.corpus, condition, right),
            }
            graph = read(json.dumps(node))
            top = graph.value(URIRef("urn:x"), ODRL.constraint)
            for situation in situations(random.Random(7), 60):
                assert holds(graph, top, situation) == (true(small, condition, situation) == right)


def test_a_grade_below_the_worst_is_one_that_nobody_has(small: Compiled) -> None:
    text = SMALL.replace("on stars <= middle", "on stars < low")
    assert "urn:mou:odrl:noGrade" in {str(node) for node in read(text_of(compile_text(text))).objects()}


# Ids and labels.


def test_ids_of_any_script_and_labels_that_quote_are_read_back() -> None:
    text = (
        SMALL.replace("agency A ", "agency 甲-1 ")
        .replace(" A;", " 甲-1;")
        .replace(" A\n", " 甲-1\n")
        .replace('"Firm"', '“Fi"rm <b>”')
    )
    made = compile_text(text.replace("permitted by A ", "permitted by 甲-1 "))
    assert made.corpus.faults == ()
    graph, terms = read(text_of(made)), read(text_of(made, odrl.TERMS))
    compare_rows(made, graph)
    assert rdflib.Literal('Fi"rm <b>', "en") in set(terms.objects(URIRef("urn:mou:subject:firm"), RDFS.label))
    assert rdflib.Literal("甲-1") in set(terms.objects(URIRef(iri("agency", "甲-1")), MOU.id))


def test_letters_that_control_or_reorder_are_shown_as_signs() -> None:
    made = compile_text(
        SMALL.replace('"Firm"', '"Fi\u202erm\u0007"').replace('measure 1 "1"', 'measure 1 "\u200f1"')
    )
    assert made.corpus.faults == ()
    for path in (odrl.POLICIES, odrl.TERMS):
        for node in (node for triple in read(text_of(made, path)) for node in triple):
            assert str(node).isprintable(), node
    assert rdflib.Literal("Fi\ufffdrm\u2407", "en") in set(
        read(text_of(made, odrl.TERMS)).objects(URIRef("urn:mou:subject:firm"), RDFS.label)
    )


@pytest.mark.parametrize("language", ["zh", "both"])
def test_policies_in_other_languages_keep_to_the_shapes(
    language: Languages, small: Compiled, shapes: Graph
) -> None:
    graph = read(text_of(replace(small, language=language)))
    assert told(graph, shapes) == ""
    cells = {term.language for term in graph.objects(None, CELL["term"]) if isinstance(term, rdflib.Literal)}
    assert cells == ({"zh-Hans"} if language == "zh" else {"en", "zh-Hans"})


def test_bytes_repeat(small: Compiled) -> None:
    for path in odrl.files(small):
        assert text_of(small, path) == text_of(compile_text(SMALL), path)


def test_a_row_of_nobody_is_no_rule_for_everybody(small: Compiled) -> None:
    rows: list[Row] = [row for row in small.rows if not row.enforcer]
    assert rows
    graph = read(text_of(small))
    for rule in graph.subjects(MOU.measure, URIRef(iri("measure", rows[0].measure))):
        assert list(graph.objects(rule, ODRL.assignee)) == [MOU.notKnown]
