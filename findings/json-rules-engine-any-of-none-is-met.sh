#!/usr/bin/env bash
# What one expects: a rule that applies where any of some conditions is met applies to nobody once the last of them is struck
# out: any of none is false, as it is in JavaScript ([].some), in Python, SQL and JsonLogic.
# What happens: json-rules-engine says of `any: []` that it is met, as of `all: []`, so with the last ground the rule begins to
# apply to everybody; within another condition too, and `not: {any: []}` holds of nobody. Rules are made of data there (from a
# form, or a table of grounds in force), which are empty when no ground is left. Nothing is told, at adding or running. A
# single ground that is not met is not met, so what is tested with one ground and more shows nothing.
# Seen with json-rules-engine 7.3.1, json-logic-js 2.0.5. Source: docs/rules.md of json-rules-engine, "Conditions" (which speaks
# of a list, not of its length); rule.js, `prioritizeAndRun`, which answers true where no conditions are.
# mou: `any of` with no list behind it is an error (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" json-rules-engine@7.3.1 json-logic-js@2.0.5 >/dev/null 2>&1
cat > asked.mjs <<'JS'
import assert from "node:assert";
import { createRequire } from "node:module";
import { Engine } from "json-rules-engine";
import logic from "json-logic-js";

const require = createRequire(import.meta.url);
for (const name of ["json-rules-engine", "json-logic-js"])
  console.log(name, require(`./node_modules/${name}/package.json`).version);

const ground = (code) => ({ fact: "ground", operator: "equal", value: code });
const told = {};
for (const [name, conditions] of Object.entries({
  "any of two": { any: [ground(1), ground(2)] },
  "any of one": { any: [ground(1)] },
  "any of none": { any: [] },
  "all of (listed, any of none)": { all: [{ fact: "listed", operator: "equal", value: true }, { any: [] }] },
  "not any of none": { not: { any: [] } },
})) {
  const engine = new Engine([{ conditions, event: { type: "barred" } }]);
  told[name] = (await engine.run({ ground: 9, listed: true })).events.length > 0;
}
const byLogic = Boolean(logic.apply({ or: [] }, {}));
console.log(told, "[].some:", [].some(Boolean), "JsonLogic, or of none:", byLogic);
assert.deepEqual(Object.values(told), [false, false, true, true, false]);
assert.equal(byLogic, false);
JS
node asked.mjs
echo "as described: with its last ground gone the rule applies to everybody"
