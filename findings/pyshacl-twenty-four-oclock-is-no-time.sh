#!/usr/bin/env bash
# What one expects: a period that ends at 24:00 of its last day, as codes of law have it, is written
# "2016-01-20T24:00:00"^^xsd:dateTime: XML Schema, in both versions, allows 24:00:00 as the first moment of the next day.
# What happens: rdflib takes the literal for ill-typed, so pyshacl says that a valid graph does not conform to a shape that
# asks for xsd:dateTime, and SPARQL finds no row for which it is before the day after next, without an error: the row is
# only gone. libxml2 takes the literal as valid; pyoxigraph reads it as 00:00 of the next day, and finds the row. One file,
# one shape, one question, and two answers to each. (A log line of rdflib tells of it where logging is on.)
# Seen with rdflib 7.6.0 on Python 3.11, pyshacl 0.40.1, pyoxigraph 0.5.13, lxml 6.1.3. Source: XML Schema Part 2, dateTime,
# lexical representation; SHACL, DatatypeConstraintComponent (ill-typed literals only).
# mou: its policies bear whole days only (xsd:date), no hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0 pyshacl==0.40.1 pyoxigraph==0.5.13 lxml==6.1.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import logging
import sys
from importlib.metadata import version

import pyoxigraph
import pyshacl
import rdflib
from lxml import etree

logging.disable(logging.CRITICAL)
print({name: version(name) for name in ("rdflib", "pyshacl", "pyoxigraph", "lxml")}, "Python", sys.version.split()[0])
XSD = "http://www.w3.org/2001/XMLSchema"
PREFIXES = f"@prefix : <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <{XSD}#> .\n"
SHAPE = PREFIXES + ":Shape a sh:NodeShape; sh:targetClass :Period; sh:property [sh:path :until; sh:datatype xsd:dateTime] ."
QUERY = f"""PREFIX : <https://example.org/> PREFIX xsd: <{XSD}#>
SELECT ?period WHERE {{ ?period :until ?end FILTER(?end < "2016-01-22T00:00:00"^^xsd:dateTime) }}"""
SCHEMA = etree.XMLSchema(etree.XML(f'<s:schema xmlns:s="{XSD}"><s:element name="until" type="s:dateTime"/></s:schema>'))
told = {}
for moment in ("2016-01-20T23:59:59", "2016-01-20T24:00:00", "2016-01-21T00:00:00"):
    text = f'{PREFIXES}:period a :Period; :until "{moment}"^^xsd:dateTime .'
    graph = rdflib.Graph().parse(data=text, format="turtle")
    conforms, *_ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPE, format="turtle"))
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    told[moment] = {
        "libxml2 valid": SCHEMA.validate(etree.XML(f"<until>{moment}</until>")),
        "pyshacl conforms": conforms,
        "rdflib rows": len(list(graph.query(QUERY))),
        "pyoxigraph rows": len(list(store.query(QUERY))),
    }
    print(moment, told[moment])
assert list(told["2016-01-20T24:00:00"].values()) == [True, False, 0, 1]
assert list(told["2016-01-20T23:59:59"].values()) == list(told["2016-01-21T00:00:00"].values()) == [True, True, 1, 1]
PY
echo "as described: the end of a day is no time for one stack, and a time for the other"
