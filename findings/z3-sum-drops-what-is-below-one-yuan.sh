#!/usr/bin/env bash
# What one expects: the sum of two amounts is the same, written with + or with the function Sum that the library has for it.
# What happens: + makes both of them numbers with fractions, and Sum, where one of them is a whole number of z3, makes whole
# numbers of all that Python gives: `owed + 2.5` is owed and two and a half, `Sum(owed, 2.5)` owed and 2, and of `Sum(owed,
# 0.5)` the charge of half a yuan is gone, wherever it stands. So what + finds to be above a limit Sum finds within it, and a
# conflict is not found, or is found where there is none. Written as RealVal("2.5") it is kept. No error; ortools, given
# the same, raises.
# Seen with z3-solver 5.4.1.0, ortools 9.15.6755. Source: run; z3py, `Sum`; z3.py, `_coerce_expr_list` and `_py2expr`.
# mou: an amount is a whole number or a decimal of any length, compared as such.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check z3-solver==5.4.1.0 ortools==9.15.6755 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from ortools.sat.python import cp_model
from z3 import Int, RealVal, Solver, Sum, sat, unsat

print({name: version(name) for name in ("z3-solver", "ortools")})
owed = Int("owed")
sums = {
    "owed + 2.5": (owed + 2.5, unsat),
    "Sum(owed, 2.5)": (Sum(owed, 2.5), sat),
    "Sum(2.5, owed)": (Sum(2.5, owed), sat),
    "Sum(owed, RealVal('2.5'))": (Sum(owed, RealVal("2.5")), unsat),
}
for name, (total, answer) in sums.items():
    solver = Solver()
    solver.add(owed == 100, total <= 102)
    print(f"{name} is {total}; at most 102 where 100 is owed: {solver.check()}")
    assert solver.check() == answer
print("Sum(owed, 0.5) is", Sum(owed, 0.5))
assert str(Sum(owed, 0.5)) == "owed + 0"
variable = cp_model.CpModel().new_int_var(0, 1000, "owed")
try:
    bound = sum([variable, 2.5]) <= 102
    cp_model.CpModel().add(bound)
except (TypeError, NotImplementedError) as error:
    print(f"ortools: {type(error).__name__}:", error)
else:
    raise AssertionError("ortools takes it")
PY
echo "as described: by Sum what is below one yuan is not owed"
