"""A Code Quality report, as GitLab shows it in a merge request."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.findings.report import Report
from mou_compiler.source.frames import visible
from mou_compiler.words import Language

SUFFIXES = (".json",)
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, language: Language) -> str:
    """Return a JSON array with one issue for each finding."""
    keys = fingerprints(report.findings)
    issues = [
        _issue(report, finding, key, language) for finding, key in zip(report.findings, keys, strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(report: Report, finding: Finding, key: str, language: Language) -> dict[str, Any]:
    path, first, last = finding.path, 1, 1
    if finding.place is not None:
        span = finding.place.span
        path, first, last = finding.place.path, span.line, span.end_line
    return {
        "description": visible(f"{finding.code} {finding.message.spelled(language)}"),
        "check_name": finding.name,
        "fingerprint": key,
        "severity": _SEVERITIES[finding.severity],
        # A path that begins with ./ is taken for another file.
        "location": {
            "path": posixpath.normpath(report.seen_from(path)),
            "lines": {"begin": first, "end": last},
        },
    }
