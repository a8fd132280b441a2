#!/usr/bin/env bash
# What one expects: a file of rules says that an enterprise has a code and that a listed enterprise has the day of its listing;
# a listed enterprise is asked for both, as shapes of SHACL or asserts of a schema ask for all that reach it.
# What happens: in Schematron the rules of a pattern are a chain of if and else: the first whose context meets an element has it, and
# those behind it are not asked. A listed enterprise that has a code and no day is valid with the general rule first, one that has a
# day and no code is valid with the special rule first, so each order lets through what the other finds; whoever adds a rule in
# the wrong place turns off one that was held. lxml and node-schematron do so; schematron-runner asks both rules, so a file
# has two readings. In two patterns all agree, and with one rule, or elements that only one rule meets, as in most tests.
# Seen with lxml 6.1.3, node-schematron 2.1.0, schematron-runner 1.0.0. Source: ISO/IEC 19757-3:2020, 6.5 (a rule is an
# if-then-else within its pattern), by schematron-enhancement-proposals, issue 25 (open: a source of bugs); eInvoicing-EN16931,
# issue 205 (closed), where a rule of the European invoice was never asked; ph-schematron, issue 84 (open).
# mou: each rule whose condition is met applies; which of two yields is worked out by rank, time and exception, and told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" node-schematron@2.1.0 schematron-runner@1.0.0 >/dev/null 2>&1
cd "$folder"
cat > ask.cjs <<'JS'
const { Schema } = require("node-schematron");
const runner = require("schematron-runner");
const fs = require("node:fs");
for (const name of ["node-schematron", "schematron-runner"])
  console.error(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);
(async () => {
  const answers = [];
  for (const [schema, document] of JSON.parse(fs.readFileSync(0))) {
    const { errors, warnings } = await runner.validate(document, schema);
    answers.push([
      Schema.fromString(schema).validateString(document).map((found) => found.message.trim()),
      [...errors, ...warnings].map((found) => found.description),
    ]);
  }
  console.log(JSON.stringify(answers));
})();
JS
"$folder/venv/bin/python" - <<'PY'
import json
import subprocess

from lxml import etree, isoschematron

print("lxml", etree.__version__)
GENERAL = '<rule context="enterprise"><assert test="@code">no code</assert></rule>'
SPECIAL = '<rule context="enterprise[@listed]"><assert test="@since">no day</assert></rule>'
CODED, DATED, NEITHER = (f'<register><enterprise listed="yes" {given}/></register>' for given in ('code="1"', 'since="2016-01-20"', ""))
BOTH = ["no code", "no day"]


def schema(*patterns: str) -> str:
    inner = "".join(f'<pattern id="p{number}">{rules}</pattern>' for number, rules in enumerate(patterns))
    return f'<schema xmlns="http://purl.oclc.org/dsdl/schematron">{inner}</schema>'


def by_lxml(rules: str, document: str) -> list[str]:
    validator = isoschematron.Schematron(etree.XML(rules), store_report=True)
    validator.validate(etree.XML(document))
    texts = validator.validation_report.iter("{http://purl.oclc.org/dsdl/svrl}text")
    return [text.text.strip() for text in texts if text.getparent().tag.endswith("failed-assert")]


general_first, special_first, apart = schema(GENERAL + SPECIAL), schema(SPECIAL + GENERAL), schema(GENERAL, SPECIAL)
expected = {  # what lxml and node-schematron find, and what schematron-runner does
    ("the general first", general_first, "a code and no day", CODED): ([], ["no day"]),
    ("the special first", special_first, "a code and no day", CODED): (["no day"], ["no day"]),
    ("the general first", general_first, "a day and no code", DATED): (["no code"], ["no code"]),
    ("the special first", special_first, "a day and no code", DATED): ([], ["no code"]),
    ("the general first", general_first, "neither", NEITHER): (["no code"], BOTH),
    ("the special first", special_first, "neither", NEITHER): (["no day"], BOTH),
    ("in two patterns", apart, "neither", NEITHER): (BOTH, BOTH),
}
asked = json.dumps([(rules, document) for _, rules, _, document in expected])
by_node = json.loads(subprocess.run(["node", "ask.cjs"], input=asked, stdout=subprocess.PIPE, text=True, check=True).stdout)
for ((order, rules, given, document), (first_only, all_rules)), (node, runner) in zip(expected.items(), by_node):
    lxml = by_lxml(rules, document)
    print(f"{order}, {given}: lxml {lxml}, node-schematron {node}, schematron-runner {runner}")
    assert sorted(lxml) == sorted(node) == first_only
    assert sorted(runner) == all_rules
PY
echo "as described: the second rule that meets an element is asked by one, and never by two"
