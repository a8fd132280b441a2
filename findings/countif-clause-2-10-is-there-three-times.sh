#!/usr/bin/env bash
# What one expects: in a column of texts with the clauses 2.1, 2.10 and 2.100, COUNTIF of "2.10" is 1: a formula beside it says
# that the cells are unequal, MATCH finds the one that is asked for, and engines for the formulas of workbooks count alike.
# What happens: for COUNTIF whatever looks like a number is one, in the cell and in what is asked for, though both are texts.
# HyperFormula and Formula.js count 3, and 2 of document "0384" beside document 384; fast-formula-parser counts 1 of either.
# Asked for ">2", of the same texts it is three numbers: none by HyperFormula, five by Formula.js, all six by
# fast-formula-parser, 2.10a among them. HyperFormula's own MATCH and = tell 2.1 from 2.10 in the very cells. Clauses with a
# letter (2.10a) and counts of one clause are right in all three. No cell shows an error.
# Seen with hyperformula 3.5.0, @formulajs/formulajs 4.6.1, fast-formula-parser 1.0.19. Source: Microsoft, "COUNTIF function"
# (says nothing of texts that look like numbers); FastExcel, "Strange COUNTIF Behaviour" (2013), tells it of Excel.
# mou: writes clauses and numbers of documents as texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" hyperformula@3.5.0 @formulajs/formulajs@4.6.1 \
    fast-formula-parser@1.0.19 >/dev/null 2>&1
cat >asked.cjs <<'JS'
const assert = require("node:assert");
const fs = require("node:fs");
const { HyperFormula } = require("hyperformula");
const formulajs = require("@formulajs/formulajs");
const Parser = require("fast-formula-parser");
for (const name of ["hyperformula", "@formulajs/formulajs", "fast-formula-parser"])
  console.log(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);

const cells = ["2.1", "2.10", "2.100", "0384", "384", "2.10a"];
// An apostrophe in front is how a workbook marks a text.
const sheet = HyperFormula.buildFromArray(cells.map((cell) => ["'" + cell]), { licenseKey: "gpl-v3" });
const parser = new Parser({
  onCell: ({ row }) => cells[row - 1],
  onRange: ({ from, to }) => cells.slice(from.row - 1, to.row).map((cell) => [cell]),
});
const byHyperformula = (formula) => sheet.calculateFormula(`=${formula}`, 0);
const byParser = (formula) => parser.parse(formula, { sheet: "s", row: 9, col: 9 });

assert.deepEqual(cells.map((_, row) => sheet.getCellValueType({ sheet: 0, row, col: 0 })), cells.map(() => "STRING"));
for (const [asked, ...expected] of [
  ["2.10", 3, 3, 1],
  ["0384", 2, 2, 1],
  ["2.10a", 1, 1, 1],
  [">2", 0, 5, 6],
]) {
  const formula = `COUNTIF(A1:A6,"${asked}")`;
  const told = [byHyperformula(formula), formulajs.COUNTIF(cells, asked), byParser(formula)];
  console.log(formula, { hyperformula: told[0], formulajs: told[1], "fast-formula-parser": told[2] });
  assert.deepEqual(told, expected);
}
const equal = [byHyperformula("A1=A2"), byParser("A1=A2")];
const found = byHyperformula('MATCH("2.10",A1:A6,0)');
console.log("A1=A2:", equal, "MATCH of 2.10, HyperFormula:", found);
assert.deepEqual(equal, [false, false]);
assert.equal(found, 2);
JS
node asked.cjs
echo "as described: of clause 2.10, which is there once, there are three"
