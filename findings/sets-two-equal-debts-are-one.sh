#!/usr/bin/env bash
# What one expects: who owes 600,000 yuan by one judgment and 600,000 by another owes 1,200,000, and is above a threshold of a
# million; a list of amounts in JSON, and a sum over the facts of both judgments, say so.
# What happens: JSON-LD keeps both in "owes": [600000, 600000] as long as it is JSON, also when expanded; as a graph it is one
# statement, and SPARQL sums 600,000. clingo has a fact for each judgment, and its #sum of the amounts is over a
# set of amounts: 600,000. Neither engine is told that they were two. Two debts that differ by a yuan are summed well, and tests
# have figures that differ. With the judgment beside the amount (#sum { A, J : ... }), or a node for each debt, it is right;
# the sum of SQL is right as it stands.
# Seen with PyLD 3.3.0, rdflib 7.6.0, pyoxigraph 0.5.13, clingo 5.8.3, and the SQLite of Python. Source: RDF 1.1 Concepts, 3 (a
# graph is a set of triples); w3c/json-ld-api, issue 473 (open), that @set keeps duplicates; Potassco guide, aggregates (sets of tuples).
# mou: each rule of its JSON-LD is a node of its own, and each row of its facts for clingo bears the id of its clause.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyLD==3.3.0 rdflib==7.6.0 pyoxigraph==0.5.13 clingo==5.8.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import json
import sqlite3
from importlib.metadata import version

import clingo
import pyoxigraph
import rdflib
from pyld import jsonld

print({name: version(name) for name in ("PyLD", "rdflib", "pyoxigraph", "clingo")})
QUERY = "SELECT (SUM(?amount) AS ?total) { ?who <https://example.org/owes> ?amount }"


def document(amounts: list[int]) -> dict:
    return {
        "@context": {"owes": {"@id": "https://example.org/owes", "@container": "@set"}},
        "@id": "https://example.org/somebody",
        "owes": amounts,
    }


def by_rdflib(amounts: list[int]) -> int:
    graph = rdflib.Graph().parse(data=json.dumps(document(amounts)), format="json-ld")
    return int(next(iter(graph.query(QUERY)))[0])


def by_pyld_and_oxigraph(amounts: list[int]) -> int:
    store = pyoxigraph.Store()
    quads = jsonld.to_rdf(document(amounts), {"format": "application/n-quads"})
    store.load(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return int(next(iter(store.query(QUERY)))["total"].value)


def by_clingo(amounts: list[int], terms: str) -> int:
    facts = "".join(f"owes({amount},judgment{number}). " for number, amount in enumerate(amounts))
    control = clingo.Control(["--warn=none"])
    control.add("base", [], facts + f"total(S) :- S = #sum {{ {terms} : owes(A,J) }}. #show total/1.")
    control.ground([("base", [])])
    with control.solve(yield_=True) as models:
        return next(iter(models)).symbols(shown=True)[0].arguments[0].number


def by_sqlite(amounts: list[int]) -> int:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table debts (judgment, amount)")
    connection.executemany("insert into debts values (?, ?)", enumerate(amounts))
    return connection.execute("select sum(amount) from debts").fetchone()[0]


for amounts, wrong in (([600_000, 600_000], 600_000), ([600_000, 600_001], 1_200_001)):
    expanded = jsonld.expand(document(amounts))[0]["https://example.org/owes"]
    answers = {
        "values of the JSON-LD, expanded": len(expanded),
        "PyLD and oxigraph": by_pyld_and_oxigraph(amounts),
        "rdflib": by_rdflib(amounts),
        "clingo, #sum { A }": by_clingo(amounts, "A"),
        "clingo, #sum { A, J }": by_clingo(amounts, "A, J"),
        "SQLite": by_sqlite(amounts),
    }
    print(amounts, answers)
    assert list(answers.values()) == [2, wrong, wrong, wrong, sum(amounts), sum(amounts)]
PY
echo "as described: two equal debts are one"
