"""What the standard lets an element of LegalRuleML Core 1.0 hold, in its compact serialization, for the elements in use.

Written down from the schema of the standard: which children in which order, and which attributes of which form. `faults` says
what of a file it refuses. It lets through nothing that the schema would not: of what an element may hold it knows a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree as ET

LRML = "http://docs.oasis-open.org/legalruleml/ns/v1.0/"
RULEML = "http://ruleml.org/spec"
XML = "http://www.w3.org/XML/1998/namespace"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
Element = ET.Element

_START, _LETTER = "A-Z_a-z一-龥", "A-Z_a-z一-龥0-9.-"
NCNAME = f"[{_START}][{_LETTER}]*"
"""A name, of the letters that the fourth edition of XML has: readers of schemas take no later ones."""
KEYREF = f"#{NCNAME}"
CURIE_OR_IRI = rf"(?:{NCNAME})?:\S+"
RULEML_KEY = CURIE_OR_IRI
"""Of `lrml` a key is a bare name, of `ruleml` it has a colon."""
ANY = r"(?s:.*)"

_INIT = {"key": NCNAME, "keyref": KEYREF, "type": CURIE_OR_IRI}
_COLLECTION = {**_INIT, "memberType": CURIE_OR_IRI}
_NAMED = {**_INIT, "sameAs": CURIE_OR_IRI}
_NODE = {"key": RULEML_KEY, "keyref": f":{NCNAME}"}
_FORMULA = {**_NODE, "closure": "universal|existential", "style": CURIE_OR_IRI}
_RESOURCE = {**_NODE, "iri": CURIE_OR_IRI, "type": CURIE_OR_IRI}
_IRI, _KEYREF = {"iri": CURIE_OR_IRI}, {"keyref": KEYREF}
_HEADER = "(?:lrml:Comment )?(?:lrml:Paraphrase )?"
_ITEM = "(?:lrml:Comment )?(?:lrml:hasType )*"
_MEMBERS = "(?:lrml:Comment )?(?:lrml:hasMemberType )*"
_FORMULAS = "(?:ruleml:(?:Atom|And|Or|Neg|Exists) )"
_TERMS = "(?:ruleml:(?:Ind|Data|Var|Expr) )"
_DEONTIC = f"{_HEADER}(?:ruleml:slot )*(?:ruleml:Atom )?"
_META = "lrml:(?:LegalReferences|LegalSources|Times|TemporalCharacteristics|Authorities|Jurisdictions) "
_APPLIED = "lrml:applies(?:Source|TemporalCharacteristic|Authority|Jurisdiction) "

MODEL: dict[str, tuple[str, dict[str, str]]] = {
    "lrml:LegalRuleML": (
        f"(?:lrml:Comment )*(?:{_META})*(?:lrml:Associations )*(?:lrml:Statements )*",
        {**_INIT, "hasCreationDate": CURIE_OR_IRI},
    ),
    "lrml:LegalReferences": ("(?:lrml:Comment )?(?:lrml:LegalReference )*", {**_INIT, "refIDSystemName": ANY}),
    "lrml:LegalReference": (
        "(?:lrml:Comment )?",
        {"refersTo": NCNAME, "refID": ANY, "refIDSystemName": ANY, "refType": CURIE_OR_IRI},
    ),
    "lrml:LegalSources": (f"{_MEMBERS}(?:lrml:LegalSource )*", _COLLECTION),
    "lrml:LegalSource": (_ITEM, _NAMED),
    "lrml:Times": (f"{_MEMBERS}(?:ruleml:Time )*", _COLLECTION),
    "ruleml:Time": (f"{_ITEM}(?:ruleml:Data )?", _NODE),
    "lrml:TemporalCharacteristics": (f"{_MEMBERS}(?:lrml:TemporalCharacteristic )*", _COLLECTION),
    "lrml:TemporalCharacteristic": (
        f"{_ITEM}(?:lrml:forStatus )?(?:lrml:hasStatusDevelopment )?(?:lrml:atTime )?",
        _INIT,
    ),
    "lrml:forStatus": ("", _IRI),
    "lrml:hasStatusDevelopment": ("", _IRI),
    "lrml:atTime": ("", _KEYREF),
    "lrml:Authorities": (f"{_MEMBERS}(?:lrml:Authority )*", _COLLECTION),
    "lrml:Authority": (_ITEM, _NAMED),
    "lrml:Jurisdictions": (f"{_MEMBERS}(?:lrml:Jurisdiction )*", _COLLECTION),
    "lrml:Jurisdiction": (_ITEM, _NAMED),
    "lrml:Associations": (f"{_MEMBERS}(?:lrml:Association )*", _COLLECTION),
    "lrml:Association": (f"{_ITEM}(?:{_APPLIED})*(?:lrml:toTarget )*", _INIT),
    **{f"lrml:applies{name}": ("", _KEYREF) for name in ("Source", "TemporalCharacteristic", "Authority", "Jurisdiction")},
    "lrml:toTarget": ("", _KEYREF),
    "lrml:Statements": (
        f"{_MEMBERS}(?:lrml:(?:Constitutive|Prescriptive|Override|Factual)Statement )*",
        _COLLECTION,
    ),
    "lrml:PrescriptiveStatement": (f"{_ITEM}(?:ruleml:Rule )?", _INIT),
    "lrml:ConstitutiveStatement": (f"{_ITEM}(?:ruleml:Rule )?", _INIT),
    "lrml:FactualStatement": (f"{_ITEM}(?:lrml:hasTemplate )?", _INIT),
    "lrml:hasTemplate": ("(?:ruleml:Atom )?", _KEYREF),
    "lrml:OverrideStatement": (f"{_ITEM}(?:lrml:Override )?", _INIT),
    "lrml:Override": (_HEADER, {**_INIT, "over": KEYREF, "under": KEYREF}),
    "ruleml:Rule": (
        f"{_HEADER}(?:ruleml:if )?(?:ruleml:then )?",
        {**_FORMULA, "strength": "StrictStrength|defeasible|defeater"},
    ),
    "ruleml:if": (_FORMULAS, {}),
    "ruleml:then": ("ruleml:Atom |lrml:(?:Obligation|Permission|Prohibition|Right) ", {}),
    "lrml:Obligation": (_DEONTIC, {**_INIT, "iri": CURIE_OR_IRI}),
    "lrml:Permission": (_DEONTIC, {**_INIT, "iri": CURIE_OR_IRI}),
    "lrml:Prohibition": (_DEONTIC, _INIT),
    "lrml:Right": (_DEONTIC, _INIT),
    "ruleml:slot": (f"lrml:(?:Bearer|AuxiliaryParty) {_TERMS}", {"card": "[0-9]+"}),
    "lrml:Bearer": ("(?:lrml:Comment )?", {**_INIT, **_IRI}),
    "lrml:AuxiliaryParty": ("(?:lrml:Comment )?", {**_INIT, **_IRI}),
    "ruleml:And": (f"{_HEADER}{_FORMULAS}*", _FORMULA),
    "ruleml:Or": (f"{_HEADER}{_FORMULAS}*", _FORMULA),
    "ruleml:Neg": (f"{_HEADER}{_FORMULAS}", _FORMULA),
    "ruleml:Exists": (f"{_HEADER}(?:ruleml:Var )+{_FORMULAS}", _FORMULA),
    "ruleml:Atom": (f"{_HEADER}(?:ruleml:Rel {_TERMS}*)?", _FORMULA),
    "ruleml:Expr": (f"{_HEADER}ruleml:Fun {_TERMS}*", _NODE),
    "ruleml:Rel": ("", _RESOURCE),
    "ruleml:Fun": ("", _RESOURCE),
    "ruleml:Ind": ("", _RESOURCE),
    "ruleml:Var": ("", {**_NODE, "type": CURIE_OR_IRI}),
    "ruleml:Data": ("", {XSI_TYPE: "xs:(?:decimal|date|dateTime)"}),
}  # fmt: skip
FREE = ("lrml:Comment", "lrml:Paraphrase")
"""What may hold anything; neither has `xml:lang`."""
_NEVER_ALONE = {
    "lrml:Override": ("over", "under"),
    "ruleml:Rel": ("iri",),
    "ruleml:Ind": ("iri",),
    "ruleml:Fun": ("iri",),
}
"""What would say nothing without these, though the schema lets them be away."""


def named(element: Element) -> str:
    """Return the name of an element with the prefix of its namespace."""
    space, _, name = element.tag.rpartition("}")
    prefix = {LRML: "lrml", RULEML: "ruleml"}.get(space.removeprefix("{"))
    return f"{prefix}:{name}" if prefix else element.tag


def faults(root: Element) -> Iterator[str]:
    """Yield what the standard refuses of a file: content, attributes, keys that are there twice, references to none."""
    if named(root) != "lrml:LegalRuleML":
        yield f"the root is {root.tag}"
    yield from _faults(root, "")
    keys = [key for element in root.iter() for key in (element.get("key"), element.get("refersTo")) if key]
    known = {key.removeprefix(":") for key in keys}
    if len(known) != len(keys):
        yield "a key is there twice"
    for element in root.iter():
        for name in ("keyref", "over", "under"):
            if (told := element.get(name)) is not None and told.lstrip("#:") not in known:
                yield f"{named(element)} refers to nothing: {told}"


def _faults(element: Element, above: str) -> Iterator[str]:
    name = named(element)
    if name in FREE:
        yield from (f"{name} has {key}" for key in element.attrib if key not in {**_INIT, **_IRI})
        return
    if name not in MODEL:
        yield f"{name} is not known here"
        return
    content, attributes = MODEL[name]
    children = "".join(f"{named(child)} " for child in element)
    if not re.fullmatch(content, children):
        yield f"{name} holds {children}"
    for key, value in element.attrib.items():
        if key not in attributes or not re.fullmatch(attributes[key], value):
            yield f"{name} has {key}={value!r}"
    yield from (f"{name} has no {key}" for key in _NEVER_ALONE.get(name, ()) if key not in element.attrib)
    said = (element.text or "") + "".join(child.tail or "" for child in element)
    if name == "ruleml:Data":
        yield from _wrong_data(element, above)
    elif said.strip() and name != "ruleml:Var":
        yield f"{name} says {said!r}"
    for child in element:
        yield from _faults(child, name)


def _wrong_data(element: Element, above: str) -> Iterator[str]:
    text, type_ = element.text or "", (element.get(XSI_TYPE) or "").removeprefix("xs:")
    date_ = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    forms = {"date": date_, "dateTime": rf"{date_}T\d\d:\d\d:\d\d"}
    if above == "ruleml:Time" and type_ not in forms:
        yield f"a time is {type_}"
    if type_ in forms and not re.fullmatch(forms[type_], text):
        yield f"{text!r} is no {type_}"
    if type_ == "decimal":
        try:
            Decimal(text)
        except InvalidOperation:
            yield f"{text!r} is no number"
        if "e" in text.lower():
            yield f"{text!r} has an exponent"
