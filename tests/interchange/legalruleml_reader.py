"""A reader of LegalRuleML that knows the standard and the page of what stands for what, and nothing of the compiler.

It reads a file as statements, each with its premise, what it makes of whom, and what the associations apply to it; and tells whether
a premise holds of a party, and which measures apply to one in a place on a day.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from legalruleml_model import LRML, RULEML, XSI_TYPE, Element, named

OWN = "urn:mou:legalruleml:"
PREDICATES = "http://www.w3.org/2007/rif-builtin-predicate#"
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "equal": operator.eq, "not-equal": operator.ne, "greater-than": operator.gt, "less-than": operator.lt,
    "greater-than-or-equal": operator.ge, "less-than-or-equal": operator.le,
}  # fmt: skip
Value = Decimal | date | bool | str


@dataclass
class Party:
    """Somebody: of which kinds, on which lists, with which values, all by IRI; `attached` to whom by which relation."""

    kinds: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    values: dict[str, Value] = field(default_factory=dict)
    grades: set[str] = field(default_factory=set)
    attached: list[tuple[str, Party]] = field(default_factory=list)


def holds(formula: Element, parties: Mapping[str, Party]) -> bool:
    """Tell whether a formula holds where the variables stand for these parties."""
    name = named(formula).partition(":")[2]
    if name == "And":
        return all(holds(item, parties) for item in formula)
    if name == "Or":
        return any(holds(item, parties) for item in formula)
    if name == "Neg":
        return not holds(formula[0], parties)
    if name == "Exists":
        variable, inner = formula
        everybody = [other for party in parties.values() for _, other in party.attached]
        return any(holds(inner, {**parties, str(variable.text): other}) for other in everybody)
    assert name == "Atom", name
    relation, *terms = formula
    return _holds_of(str(relation.get("iri")), terms, parties)


def _holds_of(relation: str, terms: list[Element], parties: Mapping[str, Party]) -> bool:
    if relation.startswith(PREDICATES):
        left, right = (_value(term, parties) for term in terms)
        return _SIGNS[relation.removeprefix(PREDICATES).partition("-")[2]](left, right)
    party = parties[str(terms[0].text)]
    rest = [term.get("iri") for term in terms[1:]]
    kind = relation.split(":")[2]
    if relation == f"{OWN}listed":
        return rest[0] in party.lists
    if kind == "subject":
        return relation in party.kinds
    if kind == "relation":
        return any(by == relation and other is parties[str(terms[1].text)] for by, other in party.attached)
    if kind == "rating":
        return rest[0] in party.grades
    assert kind == "attribute", relation
    return party.values[relation] is True if not rest else party.values[relation] == rest[0]


def _value(term: Element, parties: Mapping[str, Party]) -> Any:
    if named(term) == "ruleml:Data":
        text = str(term.text)
        return date.fromisoformat(text) if term.get(XSI_TYPE) == "xs:date" else Decimal(text)
    function, whose, *_ = term
    return parties[str(whose.text)].values[str(function.get("iri"))]


@dataclass
class Statement:
    """One statement as it is read: what it needs, what it concludes, and what is applied to it."""

    key: str
    kind: str
    premise: Element
    then: Element
    sources: dict[str, list[str]]
    start: date | None
    end: date | None
    bodies: list[str]
    places: list[str]
    text: dict[str, str]

    @property
    def measure(self) -> str:
        """The measure that it is made of."""
        (id_,) = self.sources["measure"]
        return id_

    def in_force(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class File:
    """A file of LegalRuleML as it is read."""

    def __init__(self, content: bytes) -> None:
        self.root = ET.fromstring(content)
        self.by_key = {
            key.removeprefix(":"): element
            for element in self.root.iter()
            for key in (element.get("key"), element.get("refersTo"))
            if key
        }
        self.applied: dict[str, list[Element]] = {}
        for association in self.root.iter(f"{{{LRML}}}Association"):
            applied = [edge for edge in association if named(edge) != "lrml:toTarget"]
            for target in association.iter(f"{{{LRML}}}toTarget"):
                self.applied.setdefault(str(target.get("keyref"))[1:], []).extend(applied)
        self.statements = [
            self._statement(element)
            for element in self.root.iter()
            if named(element) in ("lrml:PrescriptiveStatement", "lrml:ConstitutiveStatement")
        ]
        self.overrides = [
            (str(one.get("over"))[1:], str(one.get("under"))[1:], str(one.get("type")).removeprefix(OWN))
            for one in self.root.iter(f"{{{LRML}}}Override")
        ]
        self.within = [
            (inner, outer, *self._days(str(element.get("key"))))
            for element in self.root.iter(f"{{{LRML}}}FactualStatement")
            for inner, outer in [[str(term.get("iri")) for term in element[0][0][1:]]]
        ]

    def _statement(self, element: Element) -> Statement:
        key = str(element.get("key"))
        rule = element.find(f"{{{RULEML}}}Rule")
        assert rule is not None
        premise, then = rule.find(f"{{{RULEML}}}if"), rule.find(f"{{{RULEML}}}then")
        assert premise is not None
        assert then is not None
        start, end = self._days(key)
        sources: dict[str, list[str]] = {}
        for source in self._of(key, "appliesSource"):
            system = source.get("refIDSystemName") or "source"
            sources.setdefault(system, []).append(str(source.get("refID") or source.get("sameAs")))
        comment = element.find(f"{{{LRML}}}Comment")
        return Statement(
            key,
            named(element),
            premise[0],
            then[0],
            sources,
            start,
            end,
            [str(body.get("sameAs")) for body in self._of(key, "appliesAuthority")],
            [str(place.get("sameAs")) for place in self._of(key, "appliesJurisdiction")],
            {str(one.get("column")): one.text or "" for one in comment or ()},
        )

    def _of(self, key: str, edge: str) -> list[Element]:
        """Return what is applied to a statement by one edge."""
        found = self.applied.get(key, [])
        return [self.by_key[str(one.get("keyref"))[1:]] for one in found if named(one) == f"lrml:{edge}"]

    def _days(self, key: str) -> tuple[date | None, date | None]:
        found: dict[str, date] = {}
        for characteristic in self._of(key, "appliesTemporalCharacteristic"):
            status, development, at = characteristic
            assert str(status.get("iri")).endswith("#InForce")
            time = self.by_key[str(at.get("keyref"))[1:]]
            found[str(development.get("iri")).rpartition("#")[2]] = date.fromisoformat(str(time[0].text)[:10])
        return found.get("Starts"), found.get("Ends")

    def above(self, found: Iterable[str], day: date) -> set[str]:
        """Return what some things lie in on a day, themselves included."""
        known = set(found)
        while (
            more := {
                outer
                for inner, outer, start, end in self.within
                if inner in known and (start is None or start <= day) and (end is None or day < end)
            }
            - known
        ):
            known |= more
        return known

    def applying(self, party: Party, place: str, day: date) -> set[str]:
        """Return the measures that apply to a party: those with a statement that does."""
        places = self.above([place], day)
        kinds, lists = self.above(party.kinds, day), self.above(party.lists, day)
        whole = Party(kinds, lists, party.values, party.grades, party.attached)
        holding = {
            one.key
            for one in self.statements
            if one.in_force(day)
            and (not one.places or any(_area(name) in places for name in one.places))
            and holds(one.premise, {"X": whole})
        }
        above: dict[str, list[str]] = {}
        for over, under, why in self.overrides:
            if why == "overrides":
                above.setdefault(under, []).append(over)
        applied: dict[str, bool] = {}

        def applies(key: str) -> bool:
            if key not in applied:
                applied[key] = key in holding and not any(map(applies, above.get(key, ())))
            return applied[key]

        return {one.measure for one in self.statements if applies(one.key)}


def _area(name: str) -> str:
    return name.replace("urn:mou:territory-rest:", "urn:mou:territory:")


def id_of(name: str) -> str:
    """Return the id that an IRI of the corpus names."""
    return unquote(name.rpartition(":")[2])
