#!/usr/bin/env bash
# What one expects: in EDTF `2016-01-20/` is a period whose end is not known and `2016-01-20/..` one that has no end; a
# library keeps the two apart, and has no day for what is not known.
# What happens: edtf gives the first of them an end to the day, ten years after its beginning (2026-01-20), and calls it
# strict; an unknown beginning is ten years before the end. Whoever asks whether an entry is still on a list is told until
# 2026 that it is and then that it is not, of a text that says neither. The second is infinite. undate has no day for either,
# but takes both for one, and writes `2016-01-20/..` out again as `2016-01-20/`: read by the other that is an end in 2026 for
# what had none.
# Seen with edtf 5.0.2, undate 0.8.0. Source: loc.gov, EDTF specification, level 1 "Extended interval"; edtf/appsettings.py,
# DELTA_IF_UNKNOWN, of which its page does not speak.
# mou: an end that is `unknown` has no day, and is written apart from none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check edtf==5.0.2 undate==0.8.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version
from math import inf

from edtf import parse_edtf
from undate import Undate

print({name: version(name) for name in ("edtf", "undate")})


def day(moment) -> object:
    return moment if moment in (inf, -inf) else "{:04}-{:02}-{:02}".format(*moment[:3])


told = {}
for text in ("2016-01-20/", "2016-01-20/..", "/2016-01-20", "../2016-01-20"):
    one, other = parse_edtf(text), Undate.parse(text, "EDTF")
    told[text] = [day(one.lower_strict()), day(one.upper_strict()), str(other)]
    print(f"{text}: edtf, strictly from, until:", *told[text][:2], "undate, written again:", told[text][2])
assert told["2016-01-20/"] == ["2016-01-20", "2026-01-20", "2016-01-20/"]
assert told["2016-01-20/.."] == ["2016-01-20", inf, "2016-01-20/"]
assert told["/2016-01-20"] == ["2006-01-20", "2016-01-20", "../2016-01-20"]
assert told["../2016-01-20"] == [-inf, "2016-01-20", "../2016-01-20"]
assert Undate.parse("2016-01-20/", "EDTF").latest is None
assert day(parse_edtf(told["2016-01-20/.."][2]).upper_strict()) == "2026-01-20", "through both, no end is an end"
PY
echo "as described: an unknown end is a day, and no end becomes one"
