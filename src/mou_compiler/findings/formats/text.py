"""One line for each finding: path, line, column in code points, code and fact."""

from __future__ import annotations

from mou_compiler.findings.finding import Finding
from mou_compiler.findings.report import Report
from mou_compiler.words import Language


def render(report: Report, language: Language) -> str:
    """Return `path:line:column: severity CODE message` for each finding."""
    return "".join(f"{_line(finding, language)}\n" for finding in report.findings)


def _line(finding: Finding, language: Language) -> str:
    where = finding.path or "-"
    if finding.place is not None:
        span = finding.place.span
        where = f"{finding.place.path}:{span.line}:{span.column}"
    return f"{where}: {finding.severity.label} {finding.code} {finding.message.spelled(language)}"
