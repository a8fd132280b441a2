#!/usr/bin/env bash
# What one expects: with `derandomize=True` the examples are made from the test function alone, so one commit gives one
# answer: alone, in a longer run, and on each worker of a parallel one. The documentation names what may change them: the
# library, Python, the test function.
# What happens: text and integers are drawn from the constants of whatever local modules happen to be imported as well, so
# one more import, as on a worker that ran another test before, gives other examples: a document number that stands in
# that module turns up where it did not, and a failure comes and goes with the order of the tests.
# Seen with hypothesis 6.170.15. Source: run; the docstring of `settings.derandomize`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check hypothesis==6.170.15 2>/dev/null
mkdir "$folder/project"
cd "$folder/project"
cat >register.py <<'PY'
NUMBER = "发改财金〔2018〕384号"
PY
cat >drawn.py <<'PY'
import sys
from hashlib import sha256
from importlib.metadata import version

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

if "register" in sys.argv:
    import register  # noqa: F401

seen: list[str] = []


@settings(derandomize=True, database=None, max_examples=400, phases=(Phase.generate,))
@given(st.text())
def read(text: str) -> None:
    seen.append(text)


read()
print(version("hypothesis"), sha256(repr(seen).encode()).hexdigest()[:12], seen.count("号483〕8102〔金财改发"[::-1]))
PY
python="$folder/venv/bin/python"
alone=$("$python" drawn.py) again=$("$python" drawn.py) beside=$("$python" drawn.py register)
printf 'version, digest of the examples, how often the number of the other module is among them\n'
printf 'alone:                 %s\nalone, again:          %s\none more module there: %s\n' "$alone" "$again" "$beside"
[ "$alone" = "$again" ]
[ "$alone" != "$beside" ]
[ "${alone##* }" = 0 ]
[ "${beside##* }" -gt 0 ]
