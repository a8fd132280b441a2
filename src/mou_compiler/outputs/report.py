"""The findings report: JSON and SARIF for programs, Markdown for people."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.report import Report
from mou_compiler.publishing.output import File, Output
from mou_compiler.words import Text

TITLE = Text("Findings", "检查结果")
_FORMS = {
    "report/findings.json": ("json", "application/json"),
    "report/findings.sarif": ("sarif", "application/sarif+json"),
    "report/findings.md": ("markdown", "text/markdown"),
}


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return report/findings.json, .sarif and .md, whole: a file has no limit as a comment has."""
    report = dataclasses.replace(compiled.report, limit=None)
    return {path: _file(report, form, media_type) for path, (form, media_type) in _FORMS.items()}


def _file(report: Report, form: str, media_type: str) -> File:
    def write(stream: BinaryIO) -> object:
        return stream.write(load_format(form).render(report, "en").encode("utf-8", "replace"))

    return File(TITLE, media_type, write, len(report.findings))


OUTPUT = Output("report", files)
