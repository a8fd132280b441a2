#!/usr/bin/env bash
# What one expects: Python's own `or` between two conditions of z3 is refused: z3 has Or for that, and says `Symbolic
# expressions cannot be cast to concrete Boolean values` for `amount < 1 or amount > 9`.
# What happens: between equalities it is taken. An equality asked for its truth tells whether its two sides are the same
# expression, so `kind == 1 or kind == 2` is `kind == 2`, and `kind == 1 and kind == 2` is `kind == 1`: a part of the rule is
# gone before the solver sees it, and `not kind == 1` is simply true. A situation of kind 1 is then found to be lawful, or a
# conflict not found. `kind in (a, b)`, with two other variables, is false for the same reason. ortools raises for both, the
# one with < and the one with ==.
# Seen with z3-solver 5.4.1.0, ortools 9.15.6755. Source: run; z3prover.github.io, z3py; z3.py, `AstRef.__bool__`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check z3-solver==5.4.1.0 ortools==9.15.6755 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from ortools.sat.python import cp_model
from z3 import Int, Or, Solver, Z3Exception, sat, unsat

print({name: version(name) for name in ("z3-solver", "ortools")})
kind, first, second = Int("kind"), Int("first"), Int("second")
either = kind == 1 or kind == 2
both = kind == 1 and kind == 2
print("kind == 1 or kind == 2:", either, "| and:", both, "| not kind == 1:", not kind == 1, "| in:", kind in (first, second))
assert str(either) == "kind == 2" and str(both) == "kind == 1"
assert (not kind == 1) is True and (kind in (first, second)) is False
for rule, answer in ((either, unsat), (Or(kind == 1, kind == 2), sat)):
    solver = Solver()
    solver.add(rule, kind == 1)
    print(f"{rule}, of kind 1: {solver.check()}")
    assert solver.check() == answer
try:
    kind < 1 or kind > 9
except Z3Exception as error:
    print("kind < 1 or kind > 9: Z3Exception:", error)
else:
    raise AssertionError("z3 takes it")
variable = cp_model.CpModel().new_int_var(0, 9, "kind")
refused = 0
for ask in (lambda: variable == 1 or variable == 2, lambda: variable < 1 or variable > 9):
    try:
        ask()
    except NotImplementedError as error:
        print("ortools: NotImplementedError:", error)
        refused += 1
assert refused == 2
PY
echo "as described: one of two kinds is left, and nothing is said"
