"""What differs from an earlier state, where one is named: pages of the site, and the same for programs and comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from mou_compiler.comparison.formats import load_format
from mou_compiler.comparison.report import DiffReport
from mou_compiler.compilation import Compiled
from mou_compiler.publishing.output import File, Output
from mou_compiler.site.changed import CHANGED
from mou_compiler.words import Language, Text

TITLE = Text("What changed", "变化")
_HTML = "text/html; charset=utf-8"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return the pages, report/changes.json and .md; nothing where there is no earlier state."""
    report = compiled.since
    if report is None:
        return {}
    return {
        "report/changes.json": _file(report, "json", "application/json", "en"),
        "report/changes.md": _file(
            report, "markdown", "text/markdown", "zh" if compiled.language == "zh" else "en"
        ),
        **{f"site/{path}": _file(report, "html", _HTML, language) for language, path in CHANGED.items()},
    }


def _file(report: DiffReport, form: str, media_type: str, language: Language) -> File:
    def write(stream: BinaryIO) -> object:
        return stream.write(load_format(form).render(report, language).encode("utf-8", "replace"))

    return File(TITLE, media_type, write, len(report.changes))


OUTPUT = Output("changes", files)
