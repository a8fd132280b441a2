#!/usr/bin/env bash
# What one expects: `listed => warned => barred` (who is listed is, if warned, barred) in the language of formulas that two
# libraries for truth functions share, with the same signs & | ^ ~ => <=>, has one table of truth; logic reads a chain of
# implications from the right.
# What happens: pyeda does, and dd reads it from the left, `(listed => warned) => barred`: who is not listed, and not
# barred, keeps the rule for the one and breaks it for the other. pyeda's own Python spelling, `a >> b >> c`, is the left one,
# as Python has it, so one library has both; sympy's `>>` is the left one too. `^`, either of two but not both, binds before
# `|` in pyeda and after it in dd. All three print what they read only if asked. Two facts and one sign are read alike everywhere.
# Seen with dd 0.6.0, pyeda 0.29.0, sympy 1.14.0. Source: pyeda/parsing/boolexpr.py, grammar (IMPL := SUMTERM '=>' IMPL);
# dd/_parser.py, precedence (implication to the left); Python reference, 6.17 "Operator precedence".
# mou: has no sign for implication or for either of two: a rule says when, and what then.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dd==0.6.0 pyeda==0.29.0 sympy==1.14.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version
from itertools import product

from dd.autoref import BDD
from pyeda.inter import expr, exprvar
from sympy import symbols

print({name: version(name) for name in ("dd", "pyeda", "sympy")})
names = ("a", "b", "c")
situations = list(product((False, True), repeat=3))
manager = BDD()
manager.declare(*names)
variables = [exprvar(name) for name in names]


def tabulate(holds) -> str:
    return "".join("1" if holds(situation) else "0" for situation in situations)


def by_dd(text: str) -> str:
    formula = manager.add_expr(text)
    return tabulate(lambda values: manager.let(dict(zip(names, values, strict=True)), formula) == manager.true)


def by_pyeda(text) -> str:
    formula = expr(text)
    return tabulate(lambda values: bool(formula.restrict(dict(zip(variables, map(int, values), strict=True)))))


def by_sympy(formula) -> str:
    return tabulate(lambda values: bool(formula.subs(dict(zip(symbols("a b c"), values, strict=True)))))


left, right = by_pyeda("(a => b) => c"), by_pyeda("a => (b => c)")
first, second, third = variables
one, two, three = symbols("a b c")
chains = {
    "dd, a => b => c": by_dd("a => b => c"),
    "pyeda, a >> b >> c": by_pyeda(first >> second >> third),
    "sympy, a >> b >> c": by_sympy(one >> two >> three),
    "pyeda, a => b => c": by_pyeda("a => b => c"),
}
for name, table in chains.items():
    print(f"{name}: {table}, from the {'left' if table == left else 'right'}")
assert list(chains.values()) == [left, left, left, right] and left != right
print("not listed, not warned, not barred:", {name: table[0] for name, table in chains.items()})
for text in ("a | b ^ c", "a ^ b | c"):
    print(f"{text}: dd {by_dd(text)}, pyeda {by_pyeda(text)}")
assert by_dd("a | b ^ c") == by_dd("(a | b) ^ c") != by_pyeda("a | b ^ c") == by_pyeda("a | (b ^ c)")
for text in ("a & b | c", "a => b", "~a & b", "a | b => c"):
    assert by_dd(text) == by_pyeda(text), text
PY
echo "as described: one line of text is two rules"
