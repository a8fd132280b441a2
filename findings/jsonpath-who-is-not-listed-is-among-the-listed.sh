#!/usr/bin/env bash
# What one expects: `?@.listed` in a JSONPath finds who is listed, `?!@.listed` who is not, and `?@.owed <= @.cap` nobody of whom
# neither is said; the language has a standard, and its neighbours answer alike.
# What happens: by the standard a path alone asks whether there is such a member, whatever it says: who bears `listed: false` is
# among the listed, and not among the others. Three libraries of Python do so. jsonpath-plus, for the same text, and JMESPath
# look at the value. In JSONata `$not(listed)` is nobody of whom nothing is said, so `not listed` has three answers. Two paths
# that find nothing are equal by the standard, so of whom neither sum is known the debt keeps to the cap, by `<=`, and JMESPath
# and jsonpath-plus say so of `==` alone; JSONata of neither. Where each member says true, or nothing at all, all agree.
# Seen with jsonpath-rfc9535 1.0.1, python-jsonpath 2.2.2, jsonpath-ng 1.16.0, jmespath 1.1.0, jsonpath-plus 11.3.0, jsonata 2.2.2.
# Source: RFC 9535, 2.3.5.2.1 (existence tests) and 2.3.5.2.2 (comparisons of empty nodelists); draft-ietf-jsonpath-base, issues 119
# and 180 (closed), which foresee it.
# mou: has true, false and unknown; a comparison of what is not known is not known.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jsonpath-rfc9535==1.0.1 python-jsonpath==2.2.2 jsonpath-ng==1.16.0 jmespath==1.1.0 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" jsonpath-plus@11.3.0 jsonata@2.2.2 >/dev/null 2>&1
cd "$folder"
cat > ask.mjs <<'JS'
import { JSONPath } from "jsonpath-plus";
import jsonata from "jsonata";
import { readFileSync } from "node:fs";

const { people, paths, expressions } = JSON.parse(readFileSync(0));
for (const name of ["jsonpath-plus", "jsonata"])
  console.error(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const names = (found) => [found ?? []].flat().map((one) => one.name).join("");
const byPlus = paths.map((path) => names(JSONPath({ path, json: people, eval: "safe" })));
const byJsonata = await Promise.all(expressions.map((text) => jsonata(text).evaluate(people).then(names)));
console.log(JSON.stringify({ "jsonpath-plus": byPlus, JSONata: byJsonata }));
JS
"$folder/venv/bin/python" - <<'PY'
import json
import subprocess
from importlib.metadata import version

import jmespath
import jsonpath
import jsonpath_rfc9535
from jsonpath_ng.ext import parse

print({name: version(name) for name in ("jsonpath-rfc9535", "python-jsonpath", "jsonpath-ng", "jmespath")})
PEOPLE = [{"name": "a", "listed": True}, {"name": "b", "listed": False}, {"name": "c"}, {"name": "d", "owed": 9, "cap": 5}]
QUESTIONS = ["listed", "not listed", "owed <= cap", "owed = cap"]
PATHS = ["$[?(@.listed)]", "$[?(!@.listed)]", "$[?(@.owed <= @.cap)]", "$[?(@.owed == @.cap)]"]
BY_JMESPATH = ["[?listed]", "[?!listed]", "[?owed <= cap]", "[?owed == cap]"]
BY_JSONATA = ["$[listed]", "$[$not(listed)]", "$[owed <= cap]", "$[owed = cap]"]


def names(found) -> str:
    return "".join(one["name"] for one in found)


asked = json.dumps({"people": PEOPLE, "paths": PATHS, "expressions": BY_JSONATA})
answers = {
    "jsonpath-rfc9535": [names(jsonpath_rfc9535.find(path, PEOPLE).values()) for path in PATHS],
    "python-jsonpath": [names(jsonpath.findall(path, PEOPLE)) for path in PATHS],
    "jsonpath-ng": [names(match.value for match in parse(path).find(PEOPLE)) for path in PATHS],
    **json.loads(subprocess.run(["node", "ask.mjs"], input=asked, capture_output=True, text=True, check=True).stdout),
    "JMESPath": [names(jmespath.search(text, PEOPLE)) for text in BY_JMESPATH],
}
print("asked:", ", ".join(QUESTIONS))
for who, found in answers.items():
    print(f"{who}:", ", ".join(one or "nobody" for one in found))
for who in ("jsonpath-rfc9535", "python-jsonpath", "jsonpath-ng"):
    assert answers[who] == ["ab", "cd", "abc", "abc"]
assert answers["jsonpath-plus"] == answers["JMESPath"] == ["a", "bcd", "", "abc"]
assert answers["JSONata"] == ["a", "b", "", ""]
PY
echo "as described: who is not listed is among the listed, and who owes what nobody knows keeps to the cap"
