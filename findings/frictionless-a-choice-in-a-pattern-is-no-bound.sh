#!/usr/bin/env bash
# What one expects: `pattern` of a Table Schema is a pattern of XML Schema, which the whole value must match: `law|act` lets
# `law` and `act` through and nothing else.
# What happens: frictionless puts `^` before and `$` behind the text of the pattern, without brackets, so that each bounds
# one branch only, and asks for a match at the beginning: all that begins with the first branch is valid (`lawless`), and
# of three branches the middle one has no end at all (`decreed-void`). A line feed at the end passes too. With brackets
# round it the same pattern is held. The patterns of XML Schema, by libxml2, refuse all of these with or without brackets.
# Seen with frictionless 5.21.0 and 4.40.8, lxml 6.1.3. Source: Table Schema, "constraints"/`pattern`; frictionless,
# schema/field.py (5) and field.py (4).
# mou: the one pattern of its data package has no branches, so that both readings of it are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 4.40.8 5.21.0; do
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/pip" install -q --disable-pip-version-check "frictionless==$version" lxml==6.1.3 setuptools==80.9.0 2>/dev/null
    "$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from frictionless import Resource, Schema
from lxml import etree

print("frictionless", version("frictionless"), "lxml", version("lxml"))
VALUES = ["law", "decree", "act", "lawless", "decreed-void", "exact", "law\n", "order"]
XSD = "http://www.w3.org/2001/XMLSchema"


def by_frictionless(pattern: str) -> list[str]:
    schema = {"fields": [{"name": "kind", "type": "string", "constraints": {"pattern": pattern}}]}
    if version("frictionless") > "5":
        schema = Schema.from_descriptor(schema)
    report = Resource(data=[["kind"], *([value] for value in VALUES)], schema=schema).validate()
    place = "row_number" if version("frictionless") > "5" else "rowPosition"
    task = report.tasks[0]
    bad = {getattr(error, place, None) or error["rowPosition"] for error in task.errors}
    return [value for row, value in enumerate(VALUES, 2) if row not in bad]


def by_xml_schema(pattern: str) -> list[str]:
    schema = etree.XMLSchema(etree.XML(
        f'<s:schema xmlns:s="{XSD}"><s:element name="kind"><s:simpleType><s:restriction base="s:string">'
        f'<s:pattern value="{pattern}"/></s:restriction></s:simpleType></s:element></s:schema>'
    ))
    passed = []
    for value in VALUES:
        element = etree.Element("kind")
        element.text = value
        passed += [value] * schema.validate(element)
    return passed


plain, wrapped = "law|decree|act", "(law|decree|act)"
for pattern in (plain, wrapped):
    print(pattern, "frictionless:", by_frictionless(pattern), "XML Schema:", by_xml_schema(pattern))
assert by_xml_schema(plain) == by_xml_schema(wrapped) == ["law", "decree", "act"]
assert by_frictionless(plain) == ["law", "decree", "act", "lawless", "decreed-void", "law\n"]
assert by_frictionless(wrapped) == ["law", "decree", "act", "law\n"]
PY
done
echo "as described: a choice without brackets lets through what begins like it"
