"""By what a finding is known again after lines have moved: its code, what its message names, and the situation.

Counts, days, the labels behind ids and all places are left out: a measure more or less, a corrected day, a
better label or another order of the text leave a finding the same. Of a finding that touches no measure the
name of the file counts too, though not its folder, so that it matters not where a command is run. Findings that are alike in all this are told apart by their number in order.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mou_compiler.findings.finding import Case, Finding

_LABEL = re.compile(r"(`[^`]*`) \((?:[^()]|\([^()]*\))*\)")
_SITUATION = re.compile(r"^On .*? (?=meets |is met )")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_UNTIL = re.compile(r"(?<=\d) until \d{4}-\d{2}-\d{2}\b")
_ENDING = re.compile(r"(?<=[a-z]{3})s\b(?!`)")
_COUNT = re.compile(r"\b\d+ (?=measures?\b|more\b)|(?<=, in )\d+ (?=days$)")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return the fingerprint of each finding, in their order; no two are alike."""
    return numbered(fingerprint(finding) for finding in findings)


def numbered(causes: Iterable[str]) -> list[str]:
    """Return each digest, from the second of a kind on made another by its number."""
    seen: Counter[str] = Counter()
    found = []
    for cause in causes:
        seen[cause] += 1
        found.append(cause if seen[cause] == 1 else _digest([cause, seen[cause]]))
    return found


def fingerprint(finding: Finding) -> str:
    """Return the fingerprint of a finding's cause: 32 hexadecimal digits."""
    if finding.cause:
        return _digest([finding.code, finding.cause])
    return _digest([finding.code, gist(_told(finding)), _touched(finding)])


def case_fingerprint(finding: str, case: Case) -> str:
    """Return the fingerprint of a case: that of its finding, and the measures or declarations that it is about."""
    return _digest([finding, case.key])


def earlier_fingerprint(finding: Finding) -> str:
    """Return what baselines of format 1 know a finding by: its situation counted too."""
    witness = finding.witness
    situation: list[Any] = []
    if witness is not None:
        situation = [witness.subject, witness.lists, witness.territory, witness.values]
    return _digest([finding.code, gist(_told(finding)), situation, _touched(finding)])


def _told(finding: Finding) -> str:
    """Return the message without the situation, of which another may become the smallest."""
    return finding.message.en if finding.witness is None else _SITUATION.sub("", finding.message.en)


def _touched(finding: Finding) -> Any:
    path = finding.place.path if finding.place else finding.path
    touched: Any = path.rpartition("/")[2]
    if finding.measures:
        touched = [] if finding.cases else sorted(finding.measures)
    return touched


def gist(message: str) -> str:
    """Return a message without the labels behind ids, days, counts, and the endings that follow counts."""
    return _ENDING.sub("", _COUNT.sub("# ", _DAY.sub("#", _UNTIL.sub("", _LABEL.sub(r"\1", message)))))


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:32]
