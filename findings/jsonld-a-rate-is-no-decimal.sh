#!/usr/bin/env bash
# What one expects: a number in JSON-LD that the context types as xsd:decimal becomes a decimal: 0.0005, as a late charge of
# five in ten thousand has it, is "0.0005"^^xsd:decimal.
# What happens: the algorithm turns each number with a fraction into the canonical form of a double, and only then puts the
# type on it: "5.0E-4"^^xsd:decimal, which is no decimal for XML Schema. PyLD and pyoxigraph write that; rdflib writes
# "0.0005", and reads the other as a decimal too. In pyoxigraph the literal is no number: SPARQL's sum over the rates is
# unbound and a filter on them finds no row, without an error. A whole number (1000000) comes out alike everywhere, so the
# amounts that are mostly tested show nothing.
# Seen with PyLD 3.3.0, pyoxigraph 0.5.13, rdflib 7.6.0, lxml 6.1.3. Source: JSON-LD 1.1 API, 8.2.2 "Object to RDF Conversion"
# (which orders it so); XML Schema Part 2, decimal, lexical representation.
# mou: writes amounts as typed texts without an exponent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyLD==3.3.0 pyoxigraph==0.5.13 rdflib==7.6.0 lxml==6.1.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import json
from importlib.metadata import version

import pyoxigraph
import rdflib
from lxml import etree
from pyld import jsonld

print({name: version(name) for name in ("PyLD", "pyoxigraph", "rdflib", "lxml")})
XSD, EXAMPLE = "http://www.w3.org/2001/XMLSchema#", "https://example.org/"
DOCUMENT = {
    "@context": {
        "amount": {"@id": f"{EXAMPLE}amount", "@type": f"{XSD}decimal"},
        "rate": {"@id": f"{EXAMPLE}rate", "@type": f"{XSD}decimal"},
    },
    "@id": f"{EXAMPLE}charge",
    "amount": 1000000,
    "rate": 0.0005,
}
SCHEMA = etree.XMLSchema(etree.XML(
    f'<s:schema xmlns:s="{XSD.rstrip("#")}"><s:element name="rate" type="s:decimal"/></s:schema>'
))
SUM = f"SELECT (SUM(?rate) AS ?sum) WHERE {{ ?charge <{EXAMPLE}rate> ?rate }}"
BELOW = f"SELECT ?charge WHERE {{ ?charge <{EXAMPLE}rate> ?rate FILTER(?rate < 0.01) }}"


def store_of(text: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


straight = pyoxigraph.Store()
straight.load(json.dumps(DOCUMENT).encode(), format=pyoxigraph.RdfFormat.JSON_LD)
written = {
    "PyLD": jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}),
    "pyoxigraph": "".join(f"{quad.triple} .\n" for quad in straight),
    "rdflib": rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld").serialize(format="nt"),
}
told = {}
for name, text in written.items():
    store = store_of(text)
    literals = {quad.predicate.value.removeprefix(EXAMPLE): quad.object.value for quad in store}
    valid = SCHEMA.validate(etree.XML(f"<rate>{literals['rate']}</rate>"))
    (row,) = store.query(SUM)
    told[name] = [literals["amount"], literals["rate"], valid, row["sum"] and row["sum"].value, len(list(store.query(BELOW)))]
    print(name, "amount, rate, valid, sum of rates, rows below 0.01:", *told[name])
assert told["PyLD"] == told["pyoxigraph"] == ["1000000", "5.0E-4", False, None, 0]
assert told["rdflib"] == ["1000000", "0.0005", True, "0.0005", 1]
PY
echo "as described: a rate is a decimal for one reader, and none for two"
