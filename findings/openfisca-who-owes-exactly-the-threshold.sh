#!/usr/bin/env bash
# What one expects: a scale of amounts with one step, nothing below 1,000 and 100 from there on, gives one answer to who owes
# exactly 1,000, of whichever kind it is: the manual says of scales that a bracket includes its left edge, and its right one
# instead where `right=True` is asked for; and of one step `single_amount` and `marginal_amount` are the same law.
# What happens: at the threshold itself the one gives 100 and the other, which is the kind taken if none is written, nothing; a
# yuan more or less, and they agree. So whether it is `1,000 or more` or `more than 1,000` hangs on a word that is there to say
# whether steps add up. Asked for the right edge, the first does as the other does always; the other takes the word and heeds
# it not. No note.
# Seen with OpenFisca-Core 46.0.1, numpy 2.4.6. Source: openfisca.org, "Legislation parameters", scales; openfisca-doc, issue 265
# and pull request 268; taxscales/single_amount_tax_scale.py and marginal_amount_tax_scale.py, `calc`.
# mou: a threshold is compared as it is written, `>=` or `>`, 以上 with its number (tests/language/test_amounts.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openfisca-core==46.0.1 numpy==2.4.6 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import numpy
from openfisca_core.parameters import ParameterScale

print({name: version(name) for name in ("openfisca-core", "numpy")})
BRACKETS = [
    {"threshold": {"2016-01-01": {"value": at}}, "amount": {"2016-01-01": {"value": due}}} for at, due in ((0, 0), (1000, 100))
]
owed = numpy.array([999, 1000, 1001])
told = {}
for kind in ("single_amount", "marginal_amount"):
    scale = ParameterScale("due", {"metadata": {"type": kind}, "brackets": BRACKETS}, "")("2016-06-01")
    told[kind] = [scale.calc(owed).tolist(), scale.calc(owed, right=True).tolist()]
    print(f"{kind}, of {owed.tolist()}: {told[kind][0]}, with right=True: {told[kind][1]}")
assert told["single_amount"] == [[0, 100, 100], [0, 0, 100]]
assert told["marginal_amount"] == [[0, 0, 100], [0, 0, 100]]
PY
echo "as described: who owes exactly the threshold owes by the kind of scale"
