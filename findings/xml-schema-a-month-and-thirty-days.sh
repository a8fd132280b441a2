#!/usr/bin/env bash
# What one expects: whether P30D keeps to a limit of P1M (maxInclusive) is answered alike by two validators of XML Schema.
# What happens: a month is neither shorter nor longer than 30 days nor equal to them, and the standard leaves it so. libxml2
# lets through what is not more than the limit for certain and refuses P28D to P31D; xmlschema refuses what is more for
# certain, and lets P31D through. So is it for P365D and a limit of P1Y, and for P1M and a limit of P30D, of which neither
# says that it cannot tell. P27D, P32D and P12M are answered alike. A day without a zone against one with Z, as 2016-01-20 and
# 2016-01-20Z, parts them in the same way.
# Seen with lxml 6.1.3 (libxml2 2.14.6), xmlschema 4.3.2. Source: XML Schema Part 2, 3.2.6.2 "Order relation on duration",
# 4.3.7 maxInclusive (the value must be less than or equal to the limit).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3 xmlschema==4.3.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import xmlschema
from lxml import etree

print({name: version(name) for name in ("lxml", "xmlschema")}, "libxml2", ".".join(map(str, etree.LIBXML_VERSION)))


def valid(kind: str, limit: str, value: str) -> list[bool]:
    schema = f"""<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="term"><s:simpleType>
    <s:restriction base="s:{kind}"><s:maxInclusive value="{limit}"/></s:restriction></s:simpleType></s:element></s:schema>"""
    document = f"<term>{value}</term>"
    answers = [
        etree.XMLSchema(etree.XML(schema)).validate(etree.XML(document)),
        xmlschema.XMLSchema(schema).is_valid(document),
    ]
    print(f"{value} within {limit}: libxml2, xmlschema", *answers)
    return answers


for value, limit in (("P28D", "P1M"), ("P30D", "P1M"), ("P31D", "P1M"), ("P1M", "P30D"), ("P365D", "P1Y")):
    assert valid("duration", limit, value) == [False, True]
for value, limit, answer in (("P27D", "P1M", True), ("P32D", "P1M", False), ("P12M", "P1Y", True), ("P13M", "P1Y", False)):
    assert valid("duration", limit, value) == [answer, answer]
assert valid("date", "2016-01-20", "2016-01-20Z") == [False, True]
PY
echo "as described: what cannot be told is refused by one and let through by the other"
