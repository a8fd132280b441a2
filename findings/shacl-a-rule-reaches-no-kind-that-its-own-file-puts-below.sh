#!/usr/bin/env bash
# What one expects: a shape for enterprises, in a file that says that a joint-stock company is a kind of enterprise, is applied to a
# joint-stock company: kinds are law, and stand with the rules, not with each file of cases.
# What happens: pyshacl and rudof both say that a company without its code conforms: it was never looked at. SHACL finds whom a
# shape reaches by the subclasses that the data states, and what the file of shapes states about kinds is not read. The same
# statement put into the data, and both find the breach; given once more as an ontology (ont_graph) pyshacl finds it as well.
# A case that names the kind `enterprise` itself is found in either way, and that is the case one tests with. An empty report is
# the same as that of a sound file: nothing tells that no node was looked at.
# Seen with pyshacl 0.40.1, pyrudof 0.3.35. Source: W3C SHACL, 2.1.3.2 and 3.2 (instances by subclasses in the data graph; the data
# graph is to include them); w3c/data-shapes, issue 155 (closed); pySHACL, issues 148 and 142 (closed).
# mou: what is a kind of what is declared once, and holds for each rule and each case.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyshacl==0.40.1 pyrudof==0.3.35 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pyrudof
import pyshacl

print({name: version(name) for name in ("pyshacl", "pyrudof")})
PREFIXES = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
KINDS = ":JointStockCompany rdfs:subClassOf :Enterprise .\n"
SHAPES = PREFIXES + KINDS + ":Coded a sh:NodeShape ; sh:targetClass :Enterprise ; sh:property [ sh:path :code ; sh:minCount 1 ] ."


def by_pyshacl(data: str, **options) -> bool:
    formats = {"data_graph_format": "turtle", "shacl_graph_format": "turtle"}
    return pyshacl.validate(data, shacl_graph=SHAPES, **formats, **options)[0]


def by_rudof(data: str) -> bool:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(data)
    rudof.read_shacl(SHAPES)
    return bool(rudof.validate_shacl().conforms)


company, enterprise = PREFIXES + ":a a :JointStockCompany .", PREFIXES + ":a a :Enterprise ."
answers = {
    "an enterprise": [by_pyshacl(enterprise), by_rudof(enterprise)],
    "a joint-stock company": [by_pyshacl(company), by_rudof(company)],
    "with the kinds in the data": [by_pyshacl(company + KINDS), by_rudof(company + KINDS)],
}
for name, (first, second) in answers.items():
    print(f"{name}, without a code: pyshacl {first}, rudof {second}")
assert answers == {
    "an enterprise": [False, False],
    "a joint-stock company": [True, True],
    "with the kinds in the data": [False, False],
}
assert not by_pyshacl(company, ont_graph=PREFIXES + KINDS, ont_graph_format="turtle")
PY
echo "as described: the rule does not reach what its own file puts below"
