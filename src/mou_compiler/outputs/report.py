"""The findings report: JSON and SARIF for programs, Markdown for people."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from mou_compiler.compilation import Compiled
from mou_compiler.findings.formats import load_format
from mou_compiler.outputs.output import File
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
    rows = len(report.findings)
    return {
        path: File(load_format(form).render(report, "en").encode("utf-8", "replace"), TITLE, media_type, rows)
        for path, (form, media_type) in _FORMS.items()
    }
