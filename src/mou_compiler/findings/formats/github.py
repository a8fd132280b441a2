"""Commands by which a GitHub workflow marks the lines of a pull request."""

from __future__ import annotations

from mou_compiler.findings.bundles import Bundle
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.plain import lines, several
from mou_compiler.findings.report import Report
from mou_compiler.source.frames import visible
from mou_compiler.words import Language

SUFFIXES = (".txt",)
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, language: Language) -> str:
    """Return one workflow command for each finding, those of one cause as one."""
    return "".join(f"{_command(report, bundle, language)}\n" for bundle in report.bundles)


def _command(report: Report, bundle: Bundle, language: Language) -> str:
    finding = bundle.first
    told = (
        several(bundle, language, report.seen_from)
        if bundle.others
        else lines(finding, language, report.seen_from)
    )
    properties = {"title": f"{finding.code} {finding.name}", **_position(report, finding)}
    written = ",".join(f"{name}={_escaped(value)}" for name, value in properties.items())
    message = "\n".join(map(visible, told))
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _position(report: Report, finding: Finding) -> dict[str, str]:
    if finding.place is None:
        return {"file": report.seen_from(finding.path)} if finding.path else {}
    span = finding.place.span
    position = {
        "file": report.seen_from(finding.place.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    if span.line == span.end_line:
        position |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return position


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
