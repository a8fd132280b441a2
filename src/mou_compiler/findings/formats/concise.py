"""One line for each finding, or for those of one cause: path, line, column in code points, code and fact."""

from __future__ import annotations

from mou_compiler.findings.bundles import Bundle
from mou_compiler.findings.plain import position
from mou_compiler.findings.report import Report
from mou_compiler.source.frames import visible
from mou_compiler.words import Language

SUFFIXES = (".txt",)


def render(report: Report, language: Language) -> str:
    """Return `path:line:column: severity CODE message` for each finding, those of one cause as one."""
    return "".join(f"{_line(bundle, language)}\n" for bundle in report.bundles)


def _line(bundle: Bundle, language: Language) -> str:
    message, first = bundle.message.spelled(language), bundle.first
    return visible(f"{position(first)}: {first.severity.label} {first.code} {message}")
