#!/usr/bin/env bash
# What one expects: JsonLogic rules are data, so that each engine gives one answer; and {"<": [{"var": "owed"}, 1000000]} of a
# situation in which nothing is said of what is owed is false, or null, as with SQL.
# What happens: panzi-json-logic has what is missing as null and null as nought, as JavaScript has it for `<` and `>=`, so it
# is true, and so are `>= 0` and even `== 0`, which JavaScript denies: who is unknown is below each threshold.
# json-logic-qubit gives false for all of these, so the same rule and situation have two answers. Both packages are imported
# as json_logic, so which of them is asked depends on what was installed last.
# Seen with panzi-json-logic 1.0.1, json-logic-qubit 0.9.1. Source: jsonlogic.com, "Supported Operations"; ECMA-262,
# "IsLessThan" (null becomes +0).
# mou: a comparison with what is not known is not known.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check panzi-json-logic==1.0.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import json
import subprocess
import sys
from importlib.metadata import version

RULES = {
    "owed < 1000000": {"<": [{"var": "owed"}, 1000000]},
    "owed >= 1000000": {">=": [{"var": "owed"}, 1000000]},
    "owed >= 0": {">=": [{"var": "owed"}, 0]},
    "owed == 0": {"==": [{"var": "owed"}, 0]},
}
SITUATIONS = [{"owed": 500000}, {"owed": 2000000}, {"owed": None}, {}]
ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
from json_logic import jsonLogic
rules, situations = json.loads(sys.argv[2])
print(json.dumps({name: [jsonLogic(rule, one) for one in situations] for name, rule in rules.items()}))
"""
told = {}
for package in ("panzi-json-logic==1.0.1", "json-logic-qubit==0.9.1"):
    where = package.partition("==")[0]
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", where, package]
    subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    asked = [sys.executable, "-W", "ignore", "-c", ASK, where, json.dumps([RULES, SITUATIONS])]
    told[where] = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    print(package, told[where])
known = {name: row[:2] for name, row in told["panzi-json-logic"].items()}
assert known == {name: row[:2] for name, row in told["json-logic-qubit"].items()}, "what is known is answered alike"
unknown = {package: {name: row[2:] for name, row in rows.items()} for package, rows in told.items()}
assert unknown["panzi-json-logic"] == {
    "owed < 1000000": [True, True],
    "owed >= 1000000": [False, False],
    "owed >= 0": [True, True],
    "owed == 0": [True, True],
}, unknown
assert unknown["json-logic-qubit"] == {name: [False, False] for name in RULES}
PY
echo "as described: who is unknown is below each threshold for one, and for the other not"
