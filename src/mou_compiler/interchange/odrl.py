"""Rows of the enforcement table as policies of ODRL 2.2, and the terms that they use, as JSON-LD.

What ODRL has no word for stands in a profile of our own (`odrl_profile.ttl`): what a body does with an act, what is only
weighed, which lists somebody is on. What a row leaves open is never left out where ODRL would take silence for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files as resources
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
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
    Labelled,
    Not,
    SomeOf,
    Target,
)
from mou_compiler.interpret.place_moves import moves_of
from mou_compiler.meaning.tree import Move
from mou_compiler.source.frames import visible
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.row import Leave, Part, Row
from mou_compiler.words import Language, Text

NAMESPACE = "urn:mou:odrl:"
"""The terms of the profile; what a corpus declares is `urn:mou:KIND:ID`."""
CELLS = "urn:mou:cell:"
"""The columns of the table, each a property that holds its cells as text."""
PROFILE = NAMESPACE.removesuffix(":")
Node: TypeAlias = dict[str, Any]
Place: TypeAlias = Literal["permission", "prohibition", "obligation", "reference", "untouched", "overridden"]
"""Under which property of its policy a rule stands; the last three are of the profile, and no rule of ODRL."""

_ODRL = "http://www.w3.org/ns/odrl/2/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TEXTS = (
    "trigger", "condition", "exceptions", "part", "cap", "term", "deadline", "approval", "basis", "channel",
    "entry_term", "exit", "notice", "objection", "decided_by",
)  # fmt: skip
"""The columns that are told as text too, as the table has them."""
_OF_SUBJECT: Mapping[str, Place] = {"prohibit": "prohibition", "grant": "permission", "oblige": "obligation"}
"""What must be done binds the subject itself, where it is one of these; all else is told of the body that does it."""
_CLASSES: Mapping[Place, str] = {
    "permission": "Permission",
    "prohibition": "Prohibition",
    "obligation": "Duty",
    "reference": "mou:Reference",
    "untouched": "mou:Untouched",
    "overridden": "mou:Overridden",
}
_BOTH: tuple[Language, ...] = ("en", "zh")
_OPERATORS = {">=": "gteq", "<=": "lteq", ">": "gt", "<": "lt", "=": "eq", "!=": "neq"}
_OPPOSITE = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "=": "!=", "!=": "="}

CONTEXT: Node = {
    "odrl": _ODRL,
    "mou": NAMESPACE,
    "cell": CELLS,
    "xsd": _XSD,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "uid": "@id",
    "type": "@type",
    **{
        name: f"odrl:{name}"
        for name in ("Set", "Permission", "Prohibition", "Duty", "Constraint", "LogicalConstraint", "Asset")
    },
    **{name: f"odrl:{name}" for name in ("AssetCollection", "Party", "PartyCollection", "LeftOperand")},
    **{
        name: {"@id": f"odrl:{name}", "@type": "@id"}
        for name in (
            "permission",
            "prohibition",
            "obligation",
            "constraint",
            "profile",
            "conflict",
            "action",
            "target",
        )
    },
    **{
        name: {"@id": f"odrl:{name}", "@type": "@id"}
        for name in ("assignee", "leftOperand", "operator", "unit", "partOf")
    },
    "rightOperand": "odrl:rightOperand",
    **{name: {"@id": f"odrl:{name}", "@type": "@id", "@container": "@list"} for name in ("and", "or")},
    "atLeast": {"@id": "mou:atLeast", "@type": "@id", "@container": "@list"},
    **{
        name: {"@id": f"mou:{name}", "@type": "@id"}
        for name in (
            "reference",
            "untouched",
            "overridden",
            "subject",
            "enforcer",
            "declaredEnforcer",
            "modality",
        )
    },
    **{
        name: {"@id": f"mou:{name}", "@type": "@id"}
        for name in (
            "force",
            "status",
            "case",
            "byLeaveOf",
            "list",
            "relation",
            "principal",
            "exception",
            "measure",
        )
    },
    "label": "rdfs:label",
}
"""All of ODRL and of the profile that the files use; nothing is fetched to read them."""


def shapes() -> bytes:
    """Return the SHACL shapes that every file of policies keeps to, in Turtle."""
    return resources("mou_compiler.interchange").joinpath("odrl_shapes.ttl").read_bytes()


def profile() -> bytes:
    """Return the profile: every term that ODRL does not have, in Turtle."""
    return resources("mou_compiler.interchange").joinpath("odrl_profile.ttl").read_bytes()


def iri(kind: str, *ids: str) -> str:
    """Return the name of what a corpus declares."""
    return ":".join(("urn:mou", kind, *(quote(id_, safe="") for id_ in ids)))


def policies(compiled: Compiled) -> Iterator[tuple[Node, list[tuple[Place, Node]]]]:
    """Yield each document that has rows as a policy, and its rules with the property under which each stands."""
    told = _Rules(compiled)
    by_document: dict[str, list[tuple[Place, Node]]] = {}
    for row, record in zip(compiled.rows, compiled.records, strict=True):
        by_document.setdefault(row.document, []).append((place_of(row), told.rule(row, record)))
    for id_, rules in sorted(by_document.items()):
        document = compiled.corpus.documents[id_]
        head: Node = {
            "uid": iri("document", id_),
            "type": "Set",
            "label": _both(document.label),
            "profile": PROFILE,
            "conflict": "mou:asDecided",
        }
        if isinstance(document.number, str) and document.number:
            head["mou:number"] = visible(document.number)
        yield head, rules


def place_of(row: Row) -> Place:
    """Return under which property of its policy the rule of a row stands."""
    if row.status == "overridden":
        return "overridden"
    if row.modality == "leave-free":
        return "untouched"
    if row.force == "reference":
        return "reference"
    if row.force == "may":
        return "permission"
    return _OF_SUBJECT.get(row.modality, "obligation")


class _Rules:
    """The rules of one corpus; what many rows have is made once."""

    def __init__(self, compiled: Compiled) -> None:
        self._corpus = compiled.corpus
        self._language = compiled.language
        self._cells = [(number, name) for number, name in enumerate(BY_NAME) if name in _TEXTS]
        self._conditions: dict[int, Node] = {}
        self._text = cache(_literal)

    def rule(self, row: Row, record: tuple[str, ...]) -> Node:
        """Return the rule of a row."""
        place = place_of(row)
        subjects = [_party(target, kind) for target in row.targets for kind in _kinds(target)] or [
            "mou:everybody"
        ]
        enforcer = iri("agency", row.enforcer) if row.enforcer else _nobody(row)
        own = row.force == "mandatory" and row.modality in _OF_SUBJECT
        made: Node = {
            "uid": iri("row", record[-1]),
            "type": _CLASSES[place],
            "assignee": subjects if own else [enforcer],
            "action": "mou:engage" if own else f"mou:{row.modality}",
            "target": iri(*row.touched),
            "subject": subjects,
            "enforcer": enforcer,
            "modality": f"mou:{row.modality}",
            "force": iri("force", row.force),
            "status": iri("status", row.status),
            "measure": iri("measure", row.measure),
            "label": _both(row.measure_label),
        }
        if row.declared_enforcer:
            made["declaredEnforcer"] = iri("agency", row.declared_enforcer)
        constraints = [*_on_days(row), *_in_places(row.territory)]
        if row.condition is not None:
            constraints.append(self._condition(row.condition))
        if constraints:
            made["constraint"] = constraints
        if row.exceptions:
            made["exception"] = [self._exception(leave) for leave in row.exceptions]
        if row.findings:
            made["mou:finding"] = list(row.findings)
        if row.reasons:
            made["mou:reason"] = [literal for text in row.reasons for literal in _both(text)]
        for number, name in self._cells:
            made[f"cell:{name}"] = self._said(name, row, record[number])
        return made

    def _said(self, name: str, row: Row, cell: str) -> list[Node]:
        if self._language != "both":
            return [self._text(cell, self._language)]
        column = BY_NAME[name]
        return [self._text(column.write(row, language), language) for language in _BOTH]

    def _exception(self, leave: Leave) -> Node:
        made: Node = {"type": "mou:Exception"}
        if leave.when is not None:
            made["case"] = self._condition(leave.when)
        if leave.permission is not None:
            made["byLeaveOf"] = iri("agency", leave.permission)
        return made

    def _condition(self, condition: Condition) -> Node:
        known = self._conditions.get(id(condition))
        if known is None:
            known = self._conditions[id(condition)] = constraint_of(self._corpus, condition)
        return known


def _kinds(target: Target) -> list[str]:
    return sorted({ref.id for ref in target.subjects})


def _party(target: Target, kind: str) -> str:
    """Return a kind of subject, or those attached to one: `terms` says what the latter are."""
    return iri("subject", kind) if target.relation is None else iri("attached", target.relation.id, kind)


def _nobody(row: Row) -> str:
    """Return the party that stands where nobody acts: ODRL would take a rule of nobody for one of everybody."""
    if row.part:
        return "mou:theTextItself"
    return "mou:notKnown" if row.enforcer_unknown else "mou:nobody"


def _on_days(row: Row) -> Iterator[Node]:
    for day, operator in ((row.valid_from, "gteq"), (row.valid_to, "lt")):
        if day is not None:
            yield _constraint("odrl:dateTime", f"odrl:{operator}", _day(day))


def _in_places(parts: Iterable[Part]) -> Iterator[Node]:
    found = [
        _constraint(
            "odrl:spatial",
            "mou:isInRestOf" if part.rest else "odrl:isPartOf",
            {"@id": iri("territory", part.territory)},
        )
        for part in parts
    ]
    if found:
        yield _some(1, found)


def _moves(moves: Iterable[Move]) -> Node:
    """Return in what a place lies from some days on, and from when no longer in what it is said to lie in."""
    found = list(moves)
    joins = [
        {"mou:wider": {"@id": iri("territory", move.outer)}, "mou:from": _day(date.fromordinal(move.day))}
        for move in found
    ]
    left = [_day(date.fromordinal(move.day)) for move in found if move.leaves]
    return {**({"mou:joins": joins} if joins else {}), **({"mou:leavesOn": left[0]} if left else {})}


def _day(day: date) -> Node:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _constraint(left: str, operator: str, right: Node | list[Node], **more: Any) -> Node:
    return {"type": "Constraint", "leftOperand": left, "operator": operator, "rightOperand": right, **more}


def _some(least: int, items: list[Node]) -> Node:
    """Return that at least so many of some constraints hold; ODRL has words for all and for any."""
    if len(items) == 1:
        return items[0]
    if least in (1, len(items)):
        return {"type": "LogicalConstraint", "or" if least == 1 else "and": items}
    return {"type": "LogicalConstraint", "atLeast": items, "mou:least": least}


def constraint_of(corpus: Corpus, condition: Condition, holds: bool = True) -> Node:
    """Return that a condition holds, or that it does not: ODRL has no negation, so it goes down to what is compared."""

    def inner(items: Iterable[Condition]) -> list[Node]:
        return [constraint_of(corpus, item, holds) for item in items]

    match condition:
        case Not(item):
            return constraint_of(corpus, item, not holds)
        case AllOf(items):
            return _some(len(items) if holds else 1, inner(items))
        case AnyOf(items):
            return _some(1 if holds else len(items), inner(items))
        case SomeOf(number, items):
            return _some(number if holds else len(items) - number + 1, inner(items))
        case Holds(ref):
            return _constraint("mou:listed", _among(holds), {"@id": iri("list", ref.id)})
        case IsTrue(ref):
            return _constraint(iri("attribute", ref.id), "odrl:eq", {"@value": holds, "@type": "xsd:boolean"})
        case Count(ref, window, _, number, _):
            return _constraint(
                "mou:entries",
                "odrl:gteq" if holds else "odrl:lt",
                {"@value": str(number), "@type": "xsd:integer"},
                **{"list": iri("list", ref.id), "mou:window": f"{window.number} {window.unit}"},
            )
        case Grade(ref, operator, grade, _):
            return _constraint(iri("rating", ref.id), _among(holds), _grades(corpus, ref.id, operator, grade))
        case Compare(ref, operator, value, _):
            sign = _OPERATORS[operator if holds else _OPPOSITE[operator]]
            return _compared(ref.id, f"odrl:{sign}", value)


def _among(holds: bool) -> str:
    return "odrl:isAnyOf" if holds else "odrl:isNoneOf"


def _grades(corpus: Corpus, rating: str, operator: str, grade: str) -> list[Node]:
    """Return the grades of which a comparison holds, the best first: no program need know their order."""
    grades = corpus.ratings[rating].grades
    at = grades.index(grade)
    fitting = {
        ">=": grades[: at + 1],
        ">": grades[:at],
        "<=": grades[at:],
        "<": grades[at + 1 :],
        "=": (grade,),
        "!=": tuple(one for one in grades if one != grade),
    }[operator]
    return [{"@id": iri("grade", rating, one)} for one in fitting] or [{"@id": "mou:noGrade"}]


def _compared(attribute: str, operator: str, value: Amount | date | str) -> Node:
    left = iri("attribute", attribute)
    if isinstance(value, str):
        return _constraint(left, operator, {"@id": iri("option", attribute, value)})
    if isinstance(value, date):
        return _constraint(left, operator, _day(value))
    unit = {"unit": iri("unit", value.unit)} if value.unit else {}
    number = {"@value": f"{value.value.normalize():f}", "@type": "xsd:decimal"}
    return _constraint(left, operator, number, **unit)


def _both(text: Text) -> list[Node]:
    return [_literal(text.en, "en"), _literal(text.zh, "zh")]


def _literal(text: str, language: Language) -> Node:
    return {"@value": visible(text), "@language": "en" if language == "en" else "zh-Hans"}


def terms(compiled: Compiled) -> Iterator[Node]:
    """Yield what a corpus declares and rules name: acts, parties, lists, places, and what can be compared."""
    corpus = compiled.corpus
    yield from _tree("act", "AssetCollection", _acts(corpus))
    kinds = (
        (id_, item.label, [ref.id for ref in item.parents]) for id_, item in sorted(corpus.subjects.items())
    )
    yield from _tree("subject", "PartyCollection", kinds)
    yield from _attached(corpus, compiled.rows)
    for name, items in (("agency", {**corpus.roles, **corpus.agencies}), ("list", corpus.lists)):
        of: Mapping[str, Declaration] = items
        type_ = "Party" if name == "agency" else "mou:List"
        yield from (_named(name, id_, of[id_].label, type_) for id_ in sorted(of))
    for id_, item in sorted(corpus.lists.items()):
        if item.parent is not None:
            yield {"uid": iri("list", id_), "mou:partOfList": {"@id": iri("list", item.parent.id)}}
    moves: dict[str, list[Move]] = {}
    for move in sorted(moves_of(corpus)):
        moves.setdefault(move.inner, []).append(move)
    for id_, place in sorted(corpus.territories.items()):
        wider = [{"@id": iri("territory", ref.id)} for ref in place.parents]
        yield {
            **_named("territory", id_, place.label, "mou:Territory"),
            **({"mou:within": wider} if wider else {}),
            **_moves(moves.get(id_, ())),
        }
    for id_, attribute in sorted(corpus.attributes.items()):
        yield {
            **_named("attribute", id_, attribute.label, "LeftOperand"),
            "mou:type": attribute.type or "unknown",
        }
        yield from _values("option", id_, attribute.values)
    for id_, rating in sorted(corpus.ratings.items()):
        grades = {"@list": [{"@id": iri("grade", id_, grade)} for grade in rating.grades]}
        yield {**_named("rating", id_, rating.label, "LeftOperand"), "mou:grades": grades}
        yield from _values("grade", id_, rating.values)


def _values(kind: str, of: str, values: Iterable[Labelled]) -> Iterator[Node]:
    """Yield the labels of options or grades, of those that have one."""
    for value in values:
        if value.label != Text(value.id, value.id):
            yield {"uid": iri(kind, of, value.id), "label": _both(value.label), "mou:id": value.id}


def _acts(corpus: Corpus) -> Iterator[tuple[str, Text, list[str]]]:
    """Yield every act and all above it, declared or not."""
    paths = set(corpus.acts)
    for act in corpus.acts:
        parts = act.split(".")
        paths |= {".".join(parts[:end]) for end in range(1, len(parts))}
    for path in sorted(paths):
        above = path.rpartition(".")[0]
        label = corpus.acts[path].label if path in corpus.acts else Text(path, path)
        yield path, label, [above] if above else []


def _attached(corpus: Corpus, rows: Iterable[Row]) -> Iterator[Node]:
    """Yield those attached to a kind of subject by a relation, as far as rules reach them."""
    found = {
        (target.relation.id, kind)
        for row in rows
        for target in row.targets
        if target.relation is not None
        for kind in _kinds(target)
    }
    for relation, kind in sorted(found):
        label = corpus.relations[relation].label
        yield {
            **_named("attached", f"{relation}", label, "PartyCollection"),
            "uid": iri("attached", relation, kind),
            "relation": iri("relation", relation),
            "principal": iri("subject", kind),
        }


def _tree(kind: str, type_: str, items: Iterable[tuple[str, Text, list[str]]]) -> Iterator[Node]:
    for id_, label, above in items:
        wider = [iri(kind, one) for one in above]
        yield {**_named(kind, id_, label, type_), **({"partOf": wider} if wider else {})}


def _named(kind: str, id_: str, label: Text, type_: str) -> Node:
    return {"uid": iri(kind, id_), "type": type_, "label": _both(label), "mou:id": id_}
