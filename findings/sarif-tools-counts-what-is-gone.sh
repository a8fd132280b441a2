#!/usr/bin/env bash
# What one expects: a report of which each result says how it stands to the one before (baselineState) stops a build for what is
# new or still there, not for what is marked `absent`, that is, gone; nor for what was reviewed and accepted (suppressions).
# What happens: sarif-tools counts both as errors: a report in which every error is either gone or accepted ends
# `sarif --check error` with a failure and a status of how many, so to mend three findings makes the count no smaller, and
# the more was mended, the larger it is. Nothing in summary or CSV tells such rows from the rest. Only `kind` is heeded (by
# the level `none` that goes with it). A filter file can leave them out; without one, nothing says that it is wanted.
# Seen with sarif-tools 3.0.5. Source: SARIF 2.1.0, the properties baselineState and suppressions of a result.
# mou: writes neither; what its baseline knows, and what is allowed, is not among the results.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check sarif-tools==3.0.5 2>/dev/null
"$folder/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep sarif
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import json
from pathlib import Path


def report(*results: dict) -> dict:
    driver = {"name": "checker", "rules": [{"id": "R1"}]}
    return {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": list(results)}]}


def result(text: str, state: str, **more: object) -> dict:
    return {"ruleId": "R1", "level": "error", "message": {"text": text}, "baselineState": state, **more}


accepted = [{"kind": "external", "status": "accepted"}]
gone = [result(f"mended {number}", "absent", suppressions=[]) for number in (1, 2, 3)]
Path("clean.sarif").write_text(json.dumps(report()), "utf-8")
Path("mended.sarif").write_text(json.dumps(report(*gone, result("accepted", "unchanged", suppressions=accepted))), "utf-8")
PY
for name in clean mended; do
    status=0
    "$folder/venv/bin/sarif" --check error summary "$name.sarif" >"$name.txt" 2>&1 || status=$?
    echo "$name: exit $status: $(grep -i '^error' "$name.txt")"
    echo "$status" >"$name.status"
done
"$folder/venv/bin/sarif" csv mended.sarif -o mended.csv >/dev/null
cat mended.csv
[ "$(cat clean.status)" = 0 ]
[ "$(cat mended.status)" = 4 ]
grep -q '^error: 4' mended.txt
[ "$(grep -c ',error,R1,' mended.csv)" = 4 ]
! grep -qiE 'absent|suppress|baseline' mended.csv
echo "as described: what is mended and what is accepted are errors"
