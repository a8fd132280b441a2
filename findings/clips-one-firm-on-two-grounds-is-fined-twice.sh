#!/usr/bin/env bash
# What one expects: a rule that fines whoever is listed or warned fines a firm that is both once: the condition is met, or it is
# not, and an engine that runs a rule for each match runs it once for the firm, as it is one match for it.
# What happens: CLIPS makes of `or` between conditions a rule for each side of it, so the firm on two grounds is fined twice,
# 2000 yuan by a rule that says 1000; so it is with one fact tested in two ways, `(or (test ...) (test ...))`: who owes much,
# and has owed long, pays for each. `(test (or ...))`, which differs by where a bracket stands, fines once, as does `exists`
# around the `or`. Each firm with a single ground is fined right by all four, which is what tests have. What is concluded as a
# fact shows nothing either, as equal facts are one; sums, counts and letters that a rule sends do. clingo, asked for what each
# firm owes, has 1000 for the firm on two grounds.
# Seen with clipspy 1.0.6, clingo 5.8.3. Source: CLIPS Basic Programming Guide, "Or Conditional Element" (as though each were a
# rule of its own); clingo, the guide, of facts as sets.
# mou: says what holds of whom, and adds nothing up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check clipspy==1.0.6 clingo==5.8.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import clingo
import clips

print({name: version(name) for name in ("clipspy", "clingo")})
CONDITIONS = {
    "or": "(or (listed ?firm) (warned ?firm))",
    "exists, or": "(exists (or (listed ?firm) (warned ?firm)))",
    "or, test": "(owes ?firm ?sum ?days) (or (test (> ?sum 1000000)) (test (> ?days 90)))",
    "test, or": "(owes ?firm ?sum ?days) (test (or (> ?sum 1000000) (> ?days 90)))",
}
ONE_GROUND = ["(firm a)", "(listed a)", "(owes a 2000000 10)"]
TWO_GROUNDS = ["(firm a)", "(listed a)", "(warned a)", "(owes a 2000000 100)"]


def fined(condition: str, facts: list[str]) -> int:
    environment = clips.Environment()
    environment.build("(defglobal ?*fined* = 0)")
    environment.build(f"(defrule fine (firm ?firm) {condition} => (bind ?*fined* (+ ?*fined* 1000)))")
    for fact in facts:
        environment.assert_string(fact)
    environment.run()
    return environment.eval("?*fined*")


told = {name: [fined(condition, facts) for facts in (ONE_GROUND, TWO_GROUNDS)] for name, condition in CONDITIONS.items()}
for name, sums in told.items():
    print(f"CLIPS, {name}: {sums[0]} on one ground, {sums[1]} on two")
assert told == {"or": [1000, 2000], "exists, or": [1000, 1000], "or, test": [1000, 2000], "test, or": [1000, 1000]}

control = clingo.Control()
control.add("base", [], "listed(a). warned(a). fine(F,1000) :- listed(F). fine(F,1000) :- warned(F). owes(T) :- T = #sum { S,F : fine(F,S) }.")
control.ground([("base", [])])
with control.solve(yield_=True) as models:
    (owed,) = (symbol.arguments[0].number for symbol in next(iter(models)).symbols(atoms=True) if symbol.name == "owes")
print("clingo:", owed)
assert owed == 1000
PY
echo "as described: who is listed and warned is fined twice"
