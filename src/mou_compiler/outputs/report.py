"""The findings report: JSON for programs, Markdown for people."""

from __future__ import annotations

from collections.abc import Mapping

from mou_compiler.compilation import Compiled
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.report import Report
from mou_compiler.outputs.output import File
from mou_compiler.words import Text

TITLE = Text("Findings", "检查结果")
_FORMS = {
    "report/findings.json": ("json", "application/json"),
    "report/findings.md": ("markdown", "text/markdown"),
}


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return report/findings.json and report/findings.md."""
    corpus = compiled.corpus
    counts = {
        "documents": len(corpus.documents),
        "lists": len(corpus.lists),
        "measures": len(corpus.measures),
        "agencies": len(corpus.agencies),
        "laws": len(corpus.laws),
    }
    report = Report(compiled.findings, counts, False)
    return {
        path: File(load_format(form).render(report, "en").encode(), TITLE, media_type, len(compiled.findings))
        for path, (form, media_type) in _FORMS.items()
    }
