"""By what a finding is known again after lines have moved: its code and its cause.

Messages, counts, days, labels and all places are left out: another wording, a measure more or less, a corrected day,
a better label or another order of the text leave a finding the same. Findings that are alike in all this are told
apart by their number in order.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mou_compiler.findings.finding import Case, Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return the fingerprint of each finding, in their order; no two are alike."""
    seen: Counter[str] = Counter()
    found = []
    for key in map(fingerprint, findings):
        seen[key] += 1
        found.append(key if seen[key] == 1 else _digest([key, seen[key]]))
    return found


def fingerprint(finding: Finding) -> str:
    """Return the fingerprint of a finding's cause: 32 hexadecimal digits."""
    return _digest([finding.code, finding.cause])


def case_fingerprint(finding: str, case: Case) -> str:
    """Return the fingerprint of a case: that of its finding, and the measures or declarations that it is about."""
    return _digest([finding, case.key])


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:32]
