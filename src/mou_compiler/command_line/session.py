"""What commands do alike: compile what was asked, stop on unreadable input, say findings, choose the status."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from mou_compiler.analysis.view import EXPIRY_DAYS
from mou_compiler.command_line.choice import choose
from mou_compiler.command_line.options import DEFAULT_PATHS, Asked, chosen_color, is_given, scope_asked
from mou_compiler.command_line.speaking import language_of
from mou_compiler.command_line.telling import FAILURE, FINDINGS, UNDECIDED, fail, note, say
from mou_compiler.compilation import Compiled, compile_paths
from mou_compiler.findings.codes import Code
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.formats import load_format
from mou_compiler.findings.report import Report
from mou_compiler.input.corpora import Part, Scope, beside
from mou_compiler.input.files import empty, shown
from mou_compiler.input.rooting import rooted_from
from mou_compiler.words import Language, Text

_WIDEST, _UNSEEN = 160, 100
"""The most columns that a line of a finding takes in a terminal, and how many where there is none."""


def compiled(
    paths: Iterable[Path], as_of: date | None = None, beside: Mapping[str, bytes] | None = None
) -> Compiled:
    """Return the compiled corpus to which the paths belong, memoranda/ where none is given; with texts beside."""
    scope = scope_asked(list(paths) or DEFAULT_PATHS)
    return as_asked(scope, compile_paths(scope.read, as_of, texts={**scope.texts, **(beside or {})}))


def as_asked(scope: Scope, result: Compiled) -> Compiled:
    """Return what was compiled as it was asked about; a part that names no file, and one read alone, are told."""
    if scope.part is not None:
        read = [source.path for source in result.corpus.sources]
        read += [fault.path for fault in result.input_failures]
        for path in scope.named:
            if not any(map(Part((os.path.realpath(path),)).has, read)):
                nothing = empty([path])
                fail(
                    Text(f"{nothing.path}: {nothing.message.en}", f"{nothing.path}：{nothing.message.zh}"),
                    nothing.help,
                    _language(),
                )
    if any(fault.code == Code.UNDECLARED for fault in result.corpus.faults):
        _mention_rest(scope)
    return dataclasses.replace(result, part=scope.part, seen_from=rooted_from(Path.cwd()))


def _mention_rest(scope: Scope) -> None:
    """Say of what is read alone that it may be a part, as names are missing and other files stand beside it."""
    for path in scope.alone:
        number, folder = beside(path), shown(path.parent)
        if number:
            stand = "file stands" if number == 1 else "files stand"
            note(
                Text(
                    f"{shown(path)} was read alone; {number} more .mou {stand} beside it and may declare what it "
                    f"names: `mou check {folder}` reads them all, and a file `corpus.mou` in {folder} makes "
                    "them one corpus",
                    f"{shown(path)} 系单独读取；旁边另有 {number} 个 .mou 文件，或已声明其所用名称："
                    f"「mou check {folder}」一并读取；在 {folder} 中放一个 corpus.mou 则合为一个语料",
                ),
                _language(),
            )


def _language() -> Language:
    return language_of(click.get_current_context(silent=True))


def compile_asked(asked: Asked) -> Compiled:
    """Return the compiled corpus that was asked about, with the selection of findings that was asked for."""
    days = EXPIRY_DAYS if asked.expiry_days is None else asked.expiry_days
    if asked.as_of is None and is_given("expiry_days"):
        note(
            Text(
                "--expiry-days counts from --as-of: without a day nothing is said to end soon (MOU501)",
                "--expiry-days 自 --as-of 起算：未给出日期，不提示任何失效（MOU501）",
            ),
            asked.language,
        )
    scope = scope_asked(asked.paths)
    result = as_asked(scope, compile_paths(scope.read, asked.as_of, days, choose(asked), scope.texts))
    refuse_nothing(result, asked.paths, asked.language)
    return result


def refuse_nothing(result: Compiled, paths: Sequence[Path], language: Language) -> None:
    """Stop where files were read and nothing is declared in any: that nothing is found of it shows nothing."""
    if result.corpus.faults or next(result.corpus.everything(), None) is not None:
        return
    where = ", ".join(map(shown, paths or DEFAULT_PATHS))
    fail(
        Text(
            f"{where}: nothing is declared here, so nothing was looked at",
            f"{where}：此处没有任何声明，什么也没有检查",
        ),
        Text(
            "see that what was to be read is there: a file may have been cut off, or what was to write it failed",
            "请确认应读的内容存在：文件可能被截断，或写出它的程序失败",
        ),
        language,
    )


def threshold(fail_on: str) -> Severity | None:
    """Return the severity from which findings fail a run, None where none does."""
    return None if fail_on == "never" else Severity[fail_on.upper()]


def shown_on(report: Report, color: str, stream: TextIO | None) -> Report:
    """Return a report with colour and width fit for a stream; None is a file."""
    colored, room = look_of(color, stream)
    return dataclasses.replace(report, color=colored, room=room)


def look_of(color: str, stream: TextIO | None) -> tuple[bool, int]:
    """Return whether to colour what is written to a stream, and the columns that it has; None is a file."""
    terminal = stream is not None and stream.isatty()
    room = min(_WIDEST, shutil.get_terminal_size((_UNSEEN, 24)).columns) if terminal else _UNSEEN
    return chosen_color(color, stream) if stream is not None else color == "always", room


def render(report: Report, form: str, language: Language) -> str:
    """Return a report in a format."""
    return load_format(form).render(report, language)


NOT_DECIDED = "MOU431"
"""The code of what was not looked at, whose exit status is its own."""


def status(result: Compiled, findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit status: 2 for what could not be read, 3 for what was not decided, 1 for grave findings, else 0."""
    if result.input_failures:
        return FAILURE
    told, least = list(findings), threshold(fail_on)
    if least is None:
        return 0
    if any(finding.code == NOT_DECIDED for finding in told):
        return UNDECIDED
    return FINDINGS if any(finding.severity >= least for finding in told) else 0


def refuse_part(result: Compiled, language: Language) -> None:
    """Stop where files within a corpus were named of what can be told of a whole corpus only."""
    if result.part is not None:
        fail(
            Text(
                "this is told of a whole corpus, and PATHS name a part of one",
                "此命令只能就整个语料作答，而所给路径只是其一部分",
            ),
            Text("name the folder of the corpus, or leave PATHS out", "请写语料文件夹，或不写路径"),
            language,
        )


def stop_on_faults(result: Compiled, language: Language, color: str) -> None:
    """Stop, before anything is made of the corpus, where it could not be read or understood."""
    if not result.corpus.faults:
        return
    codes = {fault.code for fault in result.corpus.faults}
    findings = tuple(finding for finding in result.findings if finding.code in codes)
    report = shown_on(dataclasses.replace(result.report, findings=findings), color, sys.stderr)
    say(render(report, "text", language), sys.stderr)
    sys.exit(FAILURE if result.input_failures else FINDINGS)
