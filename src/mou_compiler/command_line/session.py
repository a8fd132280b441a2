"""What commands do alike: compile what was asked, stop on unreadable input, say findings, choose the status."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TextIO

from mou_compiler.command_line.choice import choose
from mou_compiler.command_line.options import DEFAULT_PATHS, Asked, chosen_color
from mou_compiler.command_line.telling import FAILURE, FINDINGS, say
from mou_compiler.compilation import EXPIRY_DAYS, Compiled, compile_paths
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.report import Report
from mou_compiler.words import Language

_WIDEST, _UNSEEN = 160, 100
"""The most columns that a line of a finding takes in a terminal, and how many where there is none."""


def compiled(paths: Iterable[Path], as_of: date | None = None) -> Compiled:
    """Return the compiled corpus of the paths, memoranda/ where none is given."""
    return compile_paths(list(paths) or DEFAULT_PATHS, as_of)


def compile_asked(asked: Asked) -> Compiled:
    """Return the compiled corpus that was asked about, with the selection of findings that was asked for."""
    days = EXPIRY_DAYS if asked.expiry_days is None else asked.expiry_days
    return compile_paths(asked.paths, asked.as_of, days, choose(asked))


def threshold(fail_on: str) -> Severity | None:
    """Return the severity from which findings fail a run, None where none does."""
    return None if fail_on == "never" else Severity[fail_on.upper()]


def shown_on(report: Report, color: str, stream: TextIO | None) -> Report:
    """Return a report with colour and width fit for a stream; None is a file."""
    terminal = stream is not None and stream.isatty()
    room = min(_WIDEST, shutil.get_terminal_size((_UNSEEN, 24)).columns) if terminal else _UNSEEN
    colored = chosen_color(color, stream) if stream is not None else color == "always"
    return dataclasses.replace(report, color=colored, room=room)


def render(report: Report, form: str, language: Language) -> str:
    """Return a report in a format."""
    return load_format(form).render(report, language)


def status(result: Compiled, findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit status: 2 where input could not be read, 1 where findings weigh enough, else 0."""
    if result.input_failures:
        return FAILURE
    least = threshold(fail_on)
    return FINDINGS if least is not None and any(finding.severity >= least for finding in findings) else 0


def stop_on_faults(result: Compiled, language: Language, color: str) -> None:
    """Stop, before anything is made of the corpus, where it could not be read or understood."""
    if not result.corpus.faults:
        return
    codes = {fault.code for fault in result.corpus.faults}
    findings = tuple(finding for finding in result.findings if finding.code in codes)
    report = shown_on(dataclasses.replace(result.report, findings=findings), color, sys.stderr)
    say(render(report, "text", language), sys.stderr)
    sys.exit(FAILURE if result.input_failures else FINDINGS)
