#!/usr/bin/env bash
# What one expects: "on at least three of five lists" is true of 16 sets of lists, and a solver that is given that and nothing
# else enumerates 16 models; a variable that the constraint does not speak of is free.
# What happens: by PySAT there are 49, and of "at least two" 134 instead of 26: the helper variables of the encoding (by
# default a sequential counter) are not fixed by the lists, so one situation comes back many times over, and how often
# differs from one to the next: shares counted over models are wrong, not only their sum. `equals` happens to
# give 10 of 10. And unless told otherwise (`top_id`, `vpool`) the helpers are numbered from the largest literal of the
# constraint on: a sixth list, numbered 6, is taken for a helper, and "on lists 1, 2, 3, and not on 4, 5 and 6" has no model.
# Neither is warned of. Another encoding does not mend it: by `totalizer` "at least three" has 240 models.
# Seen with python-sat 1.9.dev24, solver cadical153; counted beside it by brute force, and by dd 0.6.0 (BDD). Source:
# pysathq.github.io, pysat.card, `CardEnc.atleast`: "top_id", "vpool".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-sat==1.9.dev24 dd==0.6.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from collections import Counter
from importlib.metadata import version
from itertools import combinations, product

from dd.autoref import BDD
from pysat.card import CardEnc, EncType
from pysat.solvers import Solver

print("python-sat", version("python-sat"), "dd", version("dd"))
LISTS = [1, 2, 3, 4, 5]


def enumerated(clauses) -> Counter:
    with Solver("cadical153", bootstrap_with=clauses) as solver:
        return Counter(tuple(model[:5]) for model in solver.enum_models())


def by_diagram(bound: int) -> int:
    bdd = BDD()
    bdd.declare(*(f"on{number}" for number in LISTS))
    ways = (" /\\ ".join(f"on{number}" for number in chosen) for chosen in combinations(LISTS, bound))
    return int(bdd.count(bdd.add_expr(" \\/ ".join(f"({way})" for way in ways)), 5))


found = {}
for bound in (2, 3):
    brute = sum(sum(row) >= bound for row in product((False, True), repeat=5))
    models = enumerated(CardEnc.atleast(LISTS, bound=bound))
    found[bound] = (brute, by_diagram(bound), len(models), sum(models.values()), min(models.values()), max(models.values()))
    print(f"at least {bound} of 5: brute force, BDD, situations, models, fewest and most of one:", *found[bound])
assert [row[:4] for row in found.values()] == [(26, 26, 26, 134), (16, 16, 16, 49)]
assert all(row[4] < row[5] for row in found.values())
totalizer = enumerated(CardEnc.atleast(LISTS, bound=3, encoding=EncType.totalizer))
equals = enumerated(CardEnc.equals(LISTS, bound=3))
print("totalizer:", sum(totalizer.values()), "equals 3:", sum(equals.values()))
assert sum(totalizer.values()) == 240 and sum(equals.values()) == 10

answers = {}
for name, told in (("by default", {}), ("top_id=6", {"top_id": 6})):
    with Solver("cadical153", bootstrap_with=CardEnc.atleast(LISTS, bound=3, **told)) as solver:
        answers[name] = [solver.solve(assumptions=[1, 2, 3, -4, -5, sixth]) for sixth in (6, -6)]
    print("on 1, 2, 3 only, and on a sixth, or not on it,", name, answers[name])
assert answers == {"by default": [False, True], "top_id=6": [True, True]}
PY
echo "as described: models are not situations, and a list is taken for a helper"
