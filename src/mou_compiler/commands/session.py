"""What commands do alike: compile the paths given, stop on unreadable input, say findings, choose the status."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from mou_compiler.commands.options import DEFAULT_PATHS, chosen_color
from mou_compiler.compilation import Compiled, compile_paths
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.report import Report
from mou_compiler.words import Language, Text

FINDINGS = 1
FAILURE = 2


def compiled(paths: Iterable[Path], as_of: date | None = None) -> Compiled:
    """Return the compiled corpus of the paths, memoranda/ where none is given."""
    return compile_paths(list(paths) or DEFAULT_PATHS, as_of)


def counts(result: Compiled) -> dict[str, int]:
    """Return how many there are of what a person asks after first."""
    corpus = result.corpus
    return {
        "documents": len(corpus.documents),
        "lists": len(corpus.lists),
        "measures": len(corpus.measures),
        "agencies": len(corpus.agencies),
        "laws": len(corpus.laws),
    }


def render(result: Compiled, findings: Iterable[Finding], form: str, language: Language, color: str) -> str:
    """Return the findings in a format."""
    report = Report(tuple(findings), counts(result), chosen_color(color))
    text: str = load_format(form).render(report, language)
    return text


def status(result: Compiled, findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit status: 2 where input could not be read, 1 where findings weigh enough, else 0."""
    if result.input_failures:
        return FAILURE
    if fail_on == "never":
        return 0
    least = Severity[fail_on.upper()]
    return FINDINGS if any(finding.severity >= least for finding in findings) else 0


def stop_on_faults(result: Compiled, language: Language, color: str) -> None:
    """Stop, before anything is made of the corpus, where it could not be read or understood."""
    if not result.corpus.faults:
        return
    codes = {fault.code for fault in result.corpus.faults}
    findings = [finding for finding in result.findings if finding.code in codes]
    click.echo(render(result, findings, "text", language, color), nl=False, err=True)
    sys.exit(FAILURE if result.input_failures else FINDINGS)


def fail(message: Text, help_: Text, language: Language) -> NoReturn:
    """Stop with a fact and a remedy, exit status 2."""
    word = "错误" if language == "zh" else "error"
    hint = "建议" if language == "zh" else "help"
    click.echo(f"{word}: {message.spelled(language)}\n  = {hint}: {help_.spelled(language)}", err=True)
    sys.exit(FAILURE)
