#!/usr/bin/env bash
# What one expects: a default in a schema is for what is not said: a measure without a term lasts a year, by `default="1 year"`,
# and one whose term is there and empty has an empty term; so it is with attributes, and with columns of SQL.
# What happens: by the standard it is the other way round for elements. A measure without the element has no term, and the empty
# one is a year, for xmlschema as for lxml (told to read by the schema), so a clerk who empties the field to say that the ban is
# for good has written a year. An attribute that is not there has its default, as one expects. xsdata, which makes classes of
# the schema, has the empty text for the empty element and nothing for the one not there, and so has lxml where it is told to
# check only, as most tell it. A document with a term is read alike by all, and every document is valid for both that check.
# Seen with xmlschema 4.3.2, lxml 6.1.3, xsdata 26.10. Source: XML Schema Part 1, 3.3.1 (the default is for elements that are
# there and empty); XML Schema Part 0 (Primer), 2.2.1, on both kinds of defaults; xsdata, "Default values".
# mou: has no defaults for terms: one that is not written is not there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check xmlschema==4.3.2 lxml==6.1.3 'xsdata[cli]==26.10' 2>/dev/null
cat >measure.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="measure">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="term" type="xs:string" default="1 year" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="force" type="xs:string" default="binding"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
XSD
PATH="$folder/venv/bin:$PATH" venv/bin/xsdata generate measure.xsd --package generated >/dev/null 2>&1
venv/bin/python -W error - <<'PY'
import sys
from importlib.metadata import version

import xmlschema
from lxml import etree
from xsdata.formats.dataclass.parsers import XmlParser

sys.path.insert(0, ".")
from generated import Measure

print({name: version(name) for name in ("xmlschema", "lxml", "xsdata")})
schema = xmlschema.XMLSchema("measure.xsd")
checked = etree.XMLSchema(etree.parse("measure.xsd"))
by_schema = etree.XMLParser(schema=checked, attribute_defaults=True)


def told(document: str) -> dict[str, tuple[str | None, str | None]]:
    """Return the term and the force of a document, by each reader."""
    assert schema.is_valid(document) and checked.validate(etree.fromstring(document))
    decoded = schema.to_dict(document)
    filled, plain = etree.fromstring(document, by_schema), etree.fromstring(document)
    made = XmlParser().from_string(document, Measure)
    return {
        "xmlschema": (decoded.get("term"), decoded["@force"]),
        "lxml by the schema": (filled.findtext("term"), filled.get("force")),
        "xsdata": (made.term, made.force),
        "lxml": (plain.findtext("term"), plain.get("force")),
    }


for name, document, terms in (
    ("no term", "<measure/>", [None, None, None, None]),
    ("an empty term", "<measure><term/></measure>", ["1 year", "1 year", "", ""]),
    ("two years", "<measure><term>2 years</term></measure>", ["2 years"] * 4),
):
    answers = told(document)
    print(f"{name}: {answers}")
    assert [term for term, _ in answers.values()] == terms
    assert [force for _, force in answers.values()] == ["binding", "binding", "binding", None]
PY
echo "as described: a term left empty is a year, and one left out is none"
