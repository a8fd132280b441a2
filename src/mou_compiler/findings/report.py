"""A report: findings in order, what was counted beside them, and whether to colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mou_compiler.findings.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What a format renders. `counts` says how much was read; `accepted` how many a baseline or `allow` held back."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    color: bool = False

    def number(self, severity: Severity) -> int:
        """Return how many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)
