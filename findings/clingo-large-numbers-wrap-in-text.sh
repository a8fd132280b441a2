#!/usr/bin/env bash
# What one expects: a number that an engine cannot hold is an error, in the text of a program as in its API.
# What happens: clingo's numbers have 32 bits. Its API refuses a larger one (OverflowError); in the text of a program
# the same number, and a product that grows beyond the limit, silently becomes another one, mostly negative: a sum of
# 4,000,000,000 yuan as a fact is not above a threshold of 1,000,000,000.
# Seen with clingo 5.8.3 and 5.7.1, no warning on standard error. Source: run; the guide gives the range of numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 5.7.1 5.8.3; do
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/pip" install -q --disable-pip-version-check "clingo==$version" 2>/dev/null
    "$folder/venv/bin/python" - <<'PY' 2>"$folder/errors"
import clingo

print("clingo", clingo.__version__)
program = """
owed(firm, 4000000000).
large(X) :- owed(X, V), V >= 1000000000.
doubled(2 * V) :- part(V).
part(1500000000).
"""
control = clingo.Control()
control.add("base", [], program)
control.ground([("base", [])])
told: list[str] = []
control.solve(on_model=lambda model: told.extend(sorted(str(atom) for atom in model.symbols(atoms=True))))
print("text:", *told)
assert told == ["doubled(-1294967296)", "owed(firm,-294967296)", "part(1500000000)"], told
try:
    clingo.Number(4000000000)
except OverflowError as error:
    print("API: OverflowError:", error)
else:
    raise AssertionError("the API takes it")
PY
    [ ! -s "$folder/errors" ] || { cat "$folder/errors"; exit 1; }
done
echo "as described: another number in the text, without a word; an error in the API"
