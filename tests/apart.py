"""Findings that nothing tells apart: who reads two of them at one place, in the same words, takes one for a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mou_compiler import Finding


def told_alike(findings: Iterable[Finding]) -> list[str]:
    """Return what several findings of one code say at one place, be it in one of the languages only."""
    said = Counter(
        (finding.code, finding.place, said)
        for finding in findings
        for said in {finding.message.en, finding.message.zh}
    )
    return [
        f"{code} at line {place.line}: {words}" for (code, place, words), number in said.items() if number > 1
    ]
