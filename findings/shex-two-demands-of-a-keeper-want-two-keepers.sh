#!/usr/bin/env bash
# What one expects: of two laws one says that a list has a keeper who is an office, the other that it has a keeper of national
# rank. Both are written down, one below the other, and a list kept by one national office keeps to both, as it does in SHACL.
# What happens: in ShEx what stands in one pair of braces shares out the statements: each of them answers one demand and no
# more. The list with one keeper, an office and national, does not conform, and a list with two keepers does, where either
# demand says exactly one: pyshex and rudof agree on it, and SHACL, with exactly one in each of two property shapes, has it the
# other way round for both lists. As two shapes joined by AND the same demands are asked of the same statement, and all three
# agree. So a demand added to a shape, on a line of its own as one adds it in a schema of any kind, changes how many there must
# be; with each alone, or demands of different properties, nothing shows.
# Seen with pyshex 0.9.0, pyrudof 0.3.35, pyshacl 0.40.1. Source: ShEx 2.1, "Triple Expressions Semantics", EachOf (the triples
# are parted among the expressions); W3C SHACL, 2.3 (each property shape is asked of all values).
# mou: what several rules demand is demanded of the same keeper; how many there are is said by none of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyshex==0.9.0 pyrudof==0.3.35 pyshacl==0.40.1 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pyrudof
import pyshacl
from pyshex import ShExEvaluator

print({name: version(name) for name in ("pyshex", "pyrudof", "pyshacl")})
BASE = "https://example.org/"
DATA = f"""@prefix : <{BASE}> .
:tax a :Office ; :rank "national" .
:court a :Office ; :rank "national" .
:one-keeper :keeper :tax .
:two-keepers :keeper :tax, :court .
"""
DEMANDS = f"""PREFIX : <{BASE}>
:Office {{ a [:Office] }}
:National {{ :rank ["national"] }}
"""
BELOW = DEMANDS + ":List { :keeper @:Office ; :keeper @:National }"
BY_AND = DEMANDS + ":List { :keeper @:Office } AND { :keeper @:National }"
SHACL = f"""@prefix : <{BASE}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:Office a sh:NodeShape ; sh:property [ sh:path rdf:type ; sh:hasValue :Office ] .
:National a sh:NodeShape ; sh:property [ sh:path :rank ; sh:hasValue "national" ] .
:List a sh:NodeShape ;
    sh:property [ sh:path :keeper ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :Office ] ;
    sh:property [ sh:path :keeper ; sh:minCount 1 ; sh:maxCount 1 ; sh:node :National ] .
"""


def by_pyshex(schema: str, node: str) -> bool:
    evaluator = ShExEvaluator(rdf=DATA, schema=schema, focus=BASE + node, start=BASE + "List")
    return all(result.result for result in evaluator.evaluate())


def by_rudof(schema: str, node: str) -> bool:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(DATA)
    rudof.read_shex(schema)
    rudof.read_shapemap(f"<{BASE}{node}>@<{BASE}List>")
    return bool(rudof.validate_shex().conforms)


def by_pyshacl(node: str) -> bool:
    shapes = f"{SHACL}:List sh:targetNode :{node} ."
    return pyshacl.validate(DATA, shacl_graph=shapes, data_graph_format="turtle", shacl_graph_format="turtle")[0]


expected = {"one-keeper": ([False, False], [True, True], True), "two-keepers": ([True, True], [False, False], False)}
for node, answers in expected.items():
    told = ([by_pyshex(BELOW, node), by_rudof(BELOW, node)], [by_pyshex(BY_AND, node), by_rudof(BY_AND, node)], by_pyshacl(node))
    print(f"{node}: ShEx, one below the other, by pyshex and rudof {told[0]}; with AND {told[1]}; SHACL {told[2]}")
    assert told == answers
PY
echo "as described: a national office does not keep to both demands, and two offices do"
