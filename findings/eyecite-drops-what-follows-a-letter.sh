#!/usr/bin/env bash
# What one expects: a reader of American citations knows the commonest ones, sections whose numbers bear letters among
# them, or says that it does not know them.
# What happens: eyecite reads `17 C.F.R. § 240.10b-5` as section 240, which is all of the rules under that act, and
# drops the rest without a mark: it is neither in the section nor in the pin cite. Of the code, `15 U.S.C. § 78u-4` is
# not read at all (an unknown citation at the sign §), where `15 U.S.C. § 78` and `48 C.F.R. § 9.406-2(b)(1)(ii)` are read.
# Seen with eyecite 2.7.8. Source: run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check eyecite==2.7.8 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from eyecite import get_citations

print("eyecite", version("eyecite"))
read = {}
for text in ("17 C.F.R. § 240.10b-5", "15 U.S.C. § 78u-4", "15 U.S.C. § 78", "48 C.F.R. § 9.406-2(b)(1)(ii)"):
    (citation,) = get_citations(text)
    read[text] = (type(citation).__name__, citation.groups.get("section"), citation.metadata.pin_cite)
    print(text, "->", *read[text])
assert read["17 C.F.R. § 240.10b-5"] == ("FullLawCitation", "240", None)
assert read["15 U.S.C. § 78u-4"] == ("UnknownCitation", None, None)
assert read["15 U.S.C. § 78"][1] == "78"
assert read["48 C.F.R. § 9.406-2(b)(1)(ii)"][1:] == ("9.406-2", "(b)(1)(ii)")
PY
echo "as described: one section is read as another, one not at all"
