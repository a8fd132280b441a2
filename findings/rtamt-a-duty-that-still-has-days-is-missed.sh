#!/usr/bin/env bash
# What one expects: a monitor for rules with terms, asked one day after a listing whether the firm is told of it within five
# days, says that this is not decided yet, or something else than of a firm that was not told in ten days; what lies behind the
# record is not known.
# What happens: rtamt says -0.5 of both, which is missed, by its semantics of days as by that of unbroken time: what is not on
# record by its end was not done. A ban of ten days of which three are on record is kept, with the same 0.5 as one of three. And
# where all days that a rule speaks of lie behind the record the two part, in one library, on one record and one formula: that a
# notice hangs from the third day to the fifth, `always[3:5]`, holds by days without a limit (inf) and is broken by unbroken
# time (-0.5, from the last day seen). A record that reaches as far as the rule is judged alike and rightly by both, and so is
# each rule in its examples; nothing in an answer tells which of them it was.
# Seen with rtamt 0.4.10. Source: rtamt, README, the rules of `eventually` and `always` with bounds (what lies behind the record
# is -inf and inf, by days and by unbroken time; nothing of what is open), issues 54 and 192 (open).
# mou: a term stays as it is written, and whether it has been kept is asked of no record.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rtamt==0.4.10 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version
from math import inf

import rtamt

print({name: version(name) for name in ("rtamt",)})
WITHIN = "always((listed >= 0.5) implies (eventually[0:5](told >= 0.5)))"


def judged(formula: str, listed: list[float], told: list[float]) -> tuple[float, float]:
    """Return how well a record keeps to a formula from its first day on, above nought or below it, by days and by unbroken time."""
    by_days, by_time = rtamt.StlDiscreteTimeSpecification(), rtamt.StlDenseTimeSpecification()
    for monitor in (by_days, by_time):
        monitor.declare_var("listed", "float")
        monitor.declare_var("told", "float")
        monitor.spec = formula
        monitor.parse()
    days = by_days.evaluate({"time": list(range(len(listed))), "listed": listed, "told": told})
    time = by_time.evaluate(*([name, [[day, value] for day, value in enumerate(said)]] for name, said in (("listed", listed), ("told", told))))
    return days[0][1], time[0][1]


for name, formula, listed, told, expected in (
    ("told on the second day", WITHIN, [0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0, 0], (0.5, 0.5)),
    ("not told in ten days", WITHIN, [0, 0, 1] + [0] * 10, [0] * 13, (-0.5, -0.5)),
    ("not told yet, after one day of five", WITHIN, [0, 0, 1, 0], [0] * 4, (-0.5, -0.5)),
    ("a ban of ten days, three on record", "always[0:10](listed >= 0.5)", [1, 1, 1], [0] * 3, (0.5, 0.5)),
    ("a notice from the third day to the fifth", "always[3:5](told >= 0.5)", [1] * 8, [0] * 8, (-0.5, -0.5)),
    ("the same, days 0 to 2 on record", "always[3:5](told >= 0.5)", [1] * 3, [0] * 3, (inf, -0.5)),
):
    answers = judged(formula, [float(value) for value in listed], [float(value) for value in told])
    print(f"{name}: by days {answers[0]}, by unbroken time {answers[1]}")
    assert answers == expected
PY
echo "as described: a duty with four days left is missed like one that is long over"
