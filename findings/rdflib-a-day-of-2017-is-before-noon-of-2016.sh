#!/usr/bin/env bash
# What one expects: a question in SPARQL whether what begins on a day (xsd:date) begins before a moment (xsd:dateTime) is answered by
# the calendar, or not at all, as the standard has no comparison of the two and makes it an error, which a filter passes over.
# What happens: rdflib answers, by the order of the names of the two kinds: each day comes before each moment, 20 January 2017 before noon
# on 20 January 2016, and each year or month ("2016"^^xsd:gYear) after each day, that of 2099 too. pyshacl, which is above it,
# finds by sh:lessThan that a listing which ends a year before it began is in order. Oxigraph has no answer to any of these, and finds no row.
# Of two days, or two moments, both answer alike, so it is files of two authors that part: one has written days, the other moments.
# Seen with rdflib 7.6.0, pyoxigraph 0.5.13, pyshacl 0.40.1. Source: SPARQL 1.1, 17.3 "Operator Mapping" (no row for the two; what has none is
# a type error); SHACL, 4.5.3 (what cannot be compared is a result); Sparnatural, issue 190 (closed), where no row is found; rdflib,
# issues 532 and 630 (closed).
# mou: has days only, of one kind.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13 pyshacl==0.40.1 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pyoxigraph
import pyshacl
import rdflib

print({name: version(name) for name in ("rdflib", "pyoxigraph", "pyshacl")})
PREFIXES = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX : <https://example.org/> "


def literal(text: str) -> str:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(text), "dateTime")
    return f'"{text}"^^xsd:{kind}'


def ask(first: str, sign: str, second: str) -> tuple[bool, bool]:
    """Return whether rdflib and Oxigraph find a row that the comparison lets through."""
    query = f"{PREFIXES} ASK {{ VALUES (?one ?other) {{ ({literal(first)} {literal(second)}) }} FILTER(?one {sign} ?other) }}"
    answer = rdflib.Graph().query(query).askAnswer, bool(pyoxigraph.Store().query(query))
    print(f"{first} {sign} {second}: rdflib {answer[0]}, Oxigraph {answer[1]}")
    return answer


for first, sign, second in (
    ("2017-01-20", "<", "2016-01-20T12:00:00"),
    ("2016-01-20T12:00:00", ">", "2017-01-20"),
    ("2016", ">", "2099-01-01"),
    ("2016-05", ">", "2099-01-01"),
):
    assert ask(first, sign, second) == (True, False)
for first, sign, second in (
    ("2015-01-20", ">", "2014-01-20T12:00:00"),
    ("2016", "<", "2099-01-01"),
):
    assert ask(first, sign, second) == (False, False)
for first, second in (("2016-01-20", "2017-01-20"), ("2016-01-20T12:00:00", "2017-01-20T12:00:00")):
    assert ask(first, "<", second) == (True, True)
    assert ask(second, "<", first) == (False, False)

SHAPE = PREFIXES + ":Ended a sh:NodeShape ; sh:targetNode :listing ; sh:property [ sh:path :from ; sh:lessThan :until ] ."


def in_order(begins: str, ends: str) -> bool:
    data = f"{PREFIXES} :listing :from {literal(begins)} ; :until {literal(ends)} ."
    formats = {"data_graph_format": "turtle", "shacl_graph_format": "turtle"}
    conforms = pyshacl.validate(data, shacl_graph=SHAPE, **formats)[0]
    print(f"pyshacl, from {begins} until {ends}: {'in order' if conforms else 'not in order'}")
    return conforms


assert not in_order("2017-01-20", "2016-01-20")
assert in_order("2017-01-20", "2016-01-20T12:00:00")
PY
echo "as described: each day is before each moment, and each year after each day"
