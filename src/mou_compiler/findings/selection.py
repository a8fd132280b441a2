"""Which findings are wanted, and how grave each is held to be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mou_compiler.findings.finding import Category, Finding, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes to tell, all where it is None; codes not to tell; and severities by code in place of the check's own.

    What could not be read is always told, since all else hangs on it.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def wants(self, code: str) -> bool:
        """Tell whether findings of a code are wanted."""
        return code not in self.ignore and (self.select is None or code in self.select)

    def choose(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings wanted, in their order, each with the severity that it is to have."""
        if self.select is None and not self.ignore and not self.severities:
            return tuple(findings)
        return tuple(self._weighed(finding) for finding in findings if self._tells(finding))

    def _tells(self, finding: Finding) -> bool:
        return finding.category is Category.UNREADABLE or self.wants(finding.code)

    def _weighed(self, finding: Finding) -> Finding:
        severity = self.severities.get(finding.code, finding.severity)
        return finding if severity is finding.severity else dataclasses.replace(finding, severity=severity)


EVERYTHING = Selection()
"""Every finding, as grave as its check says."""


def matching(pattern: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the codes that a code, the beginning of one, or a name stands for; `names` has the name of each code."""
    folded = pattern.casefold()
    if not folded:
        return frozenset()
    return frozenset(
        code
        for code, name in names.items()
        if code.casefold().startswith(folded) or name.casefold() == folded
    )
