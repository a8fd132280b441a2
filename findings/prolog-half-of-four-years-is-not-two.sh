#!/usr/bin/env bash
# What one expects: a program of law in Prolog, a language with a standard, that halves a term of four years for an attempt and
# looks up what two years bring, finds the row for two years, in each engine.
# What happens: `H is 4 / 2` is the whole number 2 in SWI-Prolog, where a division comes out even, and 2.0 in Tau and Trealla. 2.0 is not
# 2 for a look-up: no row is found, nothing is said, and what rests on finding none (`\+`) holds, so who is liable to half of four
# years is free of any measure by two engines of three. Trealla even tells the half to JavaScript as 2. SWI-Prolog says so too
# once its flag for the standard (iso) is set, so one file answers by a flag of whatever was loaded before it. With `//`, or
# compared by =:=, all agree, and so do terms that are looked up as they are written.
# Seen with swipl-wasm 8.0.5 (SWI-Prolog 10.1.10), tau-prolog 0.3.4, trealla 0.17.10. Source: SWI-Prolog manual, (/)/2 (a whole number where
# both are and the division is exact, a float with the flag iso; prefer_rationals may change it).
# mou: numbers are compared by value, and a term is a whole number of its unit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" swipl-wasm@8.0.5 tau-prolog@0.3.4 trealla@0.17.10 >/dev/null 2>&1
cd "$folder"
cat > ask.mjs <<'JS'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import SWIPL from "swipl-wasm";
import tau from "tau-prolog";
import { load, Prolog } from "trealla";

for (const name of ["swipl-wasm", "tau-prolog", "trealla"])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const LAW = `
brings(4, no_licence). brings(2, no_tender).
measure(attempt, Years, Measure) :- Half is Years / 2, brings(Half, Measure).
measure(whole, Years, Measure) :- brings(Years, Measure).
compared(Years, Measure) :- Half is Years / 2, brings(Term, Measure), Term =:= Half.
divided(Years, Measure) :- Half is Years // 2, brings(Half, Measure).
free(Deed, Years) :- \\+ measure(Deed, Years, _).
`;
const QUESTIONS = ["measure(whole, 4, no_licence)", "measure(attempt, 4, no_tender)", "free(attempt, 4)", "compared(4, no_tender)", "divided(4, no_tender)"];

const swi = await SWIPL({ arguments: ["-q"] });
await swi.prolog.load_string(LAW, "law.pl");
console.log("SWI-Prolog", swi.prolog.query("current_prolog_flag(version, Version)").once().Version);
const bySwi = (question) => swi.prolog.query(question).once().success;

const byTau = (question) =>
  new Promise((resolve, reject) => {
    const session = tau.create(10000);
    const failed = (error) => reject(new Error(String(error)));
    const success = () => session.query(`${question}.`, { success: () => session.answer({ success: () => resolve(true), fail: () => resolve(false), error: failed, limit: failed }), error: failed });
    session.consult(LAW, { success, error: failed });
  });

await load();
const trealla = new Prolog();
await trealla.consultText(LAW);
const byTrealla = async (question) => (await trealla.queryOnce(`${question}.`)).status === "success";

const told = { SWI: [], Tau: [], Trealla: [] };
for (const question of QUESTIONS) {
  told.SWI.push(bySwi(question));
  told.Tau.push(await byTau(question));
  told.Trealla.push(await byTrealla(question));
  console.log(question, Object.entries(told).map(([who, answers]) => `${who} ${answers.at(-1)}`).join(", "));
}
assert.deepEqual(told.SWI, [true, true, false, true, true]);
assert.deepEqual(told.Tau, [true, false, true, true, true]);
assert.deepEqual(told.Trealla, told.Tau);
assert.equal((await trealla.queryOnce("Half is 4 / 2.")).answer.Half, 2);
assert.equal(bySwi("Half is 5 / 2, Half =:= 2.5"), true);
assert.equal(bySwi("set_prolog_flag(iso, true)"), true);
assert.deepEqual([bySwi(QUESTIONS[1]), bySwi(QUESTIONS[2])], [false, true]);
console.log("SWI-Prolog with the flag iso: no measure, and free");
JS
node ask.mjs
echo "as described: half of four years is not two, and nobody says so"
