#!/usr/bin/env bash
# What one expects: an amendment of article 7, made as a patch, cannot be applied to an edition in which article 7 is
# repealed; the library gives a list of flags, one for each piece, to say so.
# What happens: the piece bears some 30 letters around the change and no number of an article, and what comes nearest is
# taken: article 6, which has the same words, is given the shorter time limit, and the flag is True. So agencies that nobody
# spoke of reply within 15 days, and the merge of two amendments is reported as whole. difflib's patches of whole lines, as
# `patch` and git apply them, name the line that is to go, and it is not there. With Match_Threshold 0.0, instead of the 0.5
# by default, the flag is False.
# Seen with diff-match-patch 20241021. Source: run; github.com/google/diff-match-patch, wiki "API", `patch_apply`: says that
# it is done on a best effort, and that the flags tell which pieces could be applied.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check diff-match-patch==20241021 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import difflib
from importlib.metadata import version

from diff_match_patch import diff_match_patch

print("diff-match-patch", version("diff-match-patch"))
SIXTH = "Article 6. Tax bureaus reply within 30 days of the request.\n"
SEVENTH = "Article 7. Water bureaus reply within 30 days of the request.\n"
EIGHTH = "Article 8. Others reply at once.\n"
amended = SEVENTH.replace("30 days", "15 days")
for threshold in (0.5, 0.0):
    patcher = diff_match_patch()
    patcher.Match_Threshold = threshold
    patches = patcher.patch_make(SIXTH + SEVENTH + EIGHTH, SIXTH + amended + EIGHTH)
    there, applied = patcher.patch_apply(patches, SIXTH + SEVENTH + EIGHTH)
    assert there == SIXTH + amended + EIGHTH and applied == [True]
    text, flags = patcher.patch_apply(patches, SIXTH + EIGHTH)
    print(f"Match_Threshold {threshold}, seventh article repealed:", flags, text.splitlines())
    assert flags == [threshold == 0.5]
    assert text == (SIXTH.replace("30 days", "15 days") if threshold == 0.5 else SIXTH) + EIGHTH
assert diff_match_patch().Match_Threshold == 0.5
gone = [line[1:] for line in difflib.unified_diff([SIXTH, SEVENTH, EIGHTH], [SIXTH, amended, EIGHTH]) if line.startswith("-Art")]
print("a patch of lines would take out:", gone)
assert gone == [SEVENTH] and SEVENTH not in SIXTH + EIGHTH
PY
echo "as described: another article is amended, and the patch has been applied"
