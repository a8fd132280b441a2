#!/usr/bin/env bash
# What one expects: with `svg.fonttype: none` text stays text, and whoever opens the SVG has the fonts; so no font is needed
# here, and nothing is said of glyphs.
# What happens: the text is in the SVG as it should be, and yet matplotlib warns of every Han letter that its own font lacks.
# A run that treats warnings as errors fails on a sound file.
# Seen with matplotlib 3.11.2 and its own font, DejaVu Sans. Source: matplotlib/_text_helpers.py (the warning).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check matplotlib==3.11.2 2>/dev/null
MPLCONFIGDIR="$folder" "$folder/venv/bin/python" - <<'PY'
import io
import warnings

import matplotlib as mpl
from matplotlib.figure import Figure

print("matplotlib", mpl.__version__)
mpl.rcParams.update({"svg.fonttype": "none", "font.family": ["DejaVu Sans"]})
stream = io.BytesIO()
figure = Figure(layout="constrained")
figure.subplots().set_title("信息来源")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    figure.savefig(stream, format="svg", metadata={"Date": None})
missing = sorted({str(item.message) for item in told if "missing from font" in str(item.message)})
print(*missing, sep="\n")
assert len(missing) == 4
assert ">信息来源</text>" in stream.getvalue().decode()
PY
echo "as described: four letters are said to be missing from a file that holds them"
