#!/usr/bin/env bash
# What one expects: an ontology says that a list has one keeper (a functional property); of data in which a list has two,
# the tax office and the court, a reasoner says that they break it, as a schema does.
# What happens: it concludes that the tax office is the court. OWL has no rule that two names are two things, so `at most one` is no check but
# a ground for taking them to be one (owl:sameAs), and all that is said of the one is true of the other from then on: the court
# levies taxes, and the tax office decides appeals against itself. owlrl and reasonable both add these; nothing is reported, and each query
# finds more than is written. SHACL's maxCount reports it, from the same data. Declared to be different (owl:differentFrom) they stay one for
# both, and owlrl alone leaves a note, among the data. With one keeper for each list nothing is seen.
# Seen with owlrl 7.6.2, reasonable 0.4.4, pyshacl 0.40.1, rdflib 7.6.0. Source: OWL 2 Profiles, 4.3, rule prp-fp; OWL 2 Primer, "Equality
# and Inequality of Individuals"; blazegraph/database, issue 35 (open), where somebody meets it; edmcouncil/idmp, issue 560 (open), a list
# of substances that an ontology of medicines takes for one in this way.
# mou: two agencies of two names are two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check owlrl==7.6.2 reasonable==0.4.4 pyshacl==0.40.1 rdflib==7.6.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import owlrl
import pyshacl
import reasonable
from rdflib import OWL, Graph, Namespace

print({name: version(name) for name in ("owlrl", "reasonable", "pyshacl", "rdflib")})
HERE = Namespace("https://example.org/")
PREFIXES = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
RULE = PREFIXES + ":keeper a owl:FunctionalProperty ."
OFFICES = ":taxOffice :levies :taxes . :court :decides :appeals ."
ONE, TWO = ":list :keeper :taxOffice .", ":list :keeper :taxOffice, :court ."
DIFFERENT = ":taxOffice owl:differentFrom :court ."
SHAPE = PREFIXES + ":One a sh:NodeShape ; sh:targetNode :list ; sh:property [ sh:path :keeper ; sh:maxCount 1 ] ."
CONCLUDED = [
    (HERE.taxOffice, OWL.sameAs, HERE.court),
    (HERE.taxOffice, HERE.decides, HERE.appeals),
    (HERE.court, HERE.levies, HERE.taxes),
]


def by_owlrl(data: str) -> Graph:
    graph = Graph().parse(data=data, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def by_reasonable(data: str) -> set:
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(Graph().parse(data=data, format="turtle"))
    return set(reasoner.reason())


def conforms(data: str) -> bool:
    return pyshacl.validate(data, shacl_graph=SHAPE, data_graph_format="turtle", shacl_graph_format="turtle")[0]


for name, said, one_of_two in (("one keeper", ONE, False), ("two keepers", TWO, True), ("two, said to differ", TWO + DIFFERENT, True)):
    data = RULE + OFFICES + said
    answers = {who: [statement in reason(data) for statement in CONCLUDED] for who, reason in (("owlrl", by_owlrl), ("reasonable", by_reasonable))}
    notes = [str(what) for _, relation, what in by_owlrl(data) if str(relation).endswith("#error")]
    print(f"{name}: the two are one, and each does what the other does: {answers}; notes of owlrl: {notes}; SHACL: {conforms(data)}")
    assert all(answer == [one_of_two] * 3 for answer in answers.values())
    assert bool(notes) is (said == TWO + DIFFERENT)
    assert conforms(data) is not one_of_two
PY
echo "as described: two offices are taken for one where a list was to have one keeper"
