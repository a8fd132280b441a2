"""One line for each finding: path, line, column in code points, code and fact."""

from __future__ import annotations

from mou_compiler.findings.finding import Finding
from mou_compiler.findings.plain import position
from mou_compiler.findings.report import Report
from mou_compiler.source.frames import visible
from mou_compiler.words import Language

SUFFIXES = (".txt",)


def render(report: Report, language: Language) -> str:
    """Return `path:line:column: severity CODE message` for each finding."""
    return "".join(f"{_line(finding, language)}\n" for finding in report.findings)


def _line(finding: Finding, language: Language) -> str:
    message = finding.message.spelled(language)
    return visible(f"{position(finding)}: {finding.severity.label} {finding.code} {message}")
