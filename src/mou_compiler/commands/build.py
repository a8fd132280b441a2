"""`mou build`: graph, tables and report of a corpus, all or nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Target, option
from mou_compiler.command_line.known import baseline_options, without_known
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.command_line.session import compile_asked, status, stop_on_faults
from mou_compiler.command_line.telling import note, say
from mou_compiler.command_line.writing import writing_to
from mou_compiler.compilation import Compiled
from mou_compiler.findings.report import counted, scope, tally
from mou_compiler.words import Language, Text

if TYPE_CHECKING:
    from mou_compiler.comparison.report import DiffReport


@declaring.command(
    "build",
    Text(
        "Compile a corpus into graph, tables and report; memoranda/ if no path is given.",
        "把语料编译为依赖图、表格与报告；不写路径则为 memoranda/。",
    ),
)
@option(
    "-o",
    "--output",
    type=Target(folder=True),
    default=Path("build"),
    show_default=True,
    envvar="MOU_OUTPUT",
    show_envvar=True,
    said=Text("Where to write.", "写入何处。"),
)
@option(
    "--since",
    value=Text("OLD", "旧"),
    said=Text(
        "An earlier state, a folder, a file or a revision: what differs from it is told on a page of the site, and in "
        "report/changes.json and .md.",
        "较早的状态，为文件夹、文件或版本：与其差异见站点的一页及报告。",
    ),
)
@baseline_options
@options.table_finding_options
def command(asked: Asked, output: Path, since: str | None, baseline: Path | None) -> None:
    """Write every output and say what was made."""
    from mou_compiler.publishing.output import missing_extras, said_left_out
    from mou_compiler.publishing.publish import finish, publish

    language = asked.language
    result = replace(compile_asked(asked), language=asked.writes)
    with writing_to(output, "-o", language):
        finish(output)
        stop_on_faults(result, language, asked.color)
        read = list(scope_asked(asked.paths).read)
        if since is not None:
            result = replace(result, since=_since(since, result, asked, read))
            read += [Path(since)] if os.path.lexists(since) else []
        written = publish(result, output, read)
    for extra in missing_extras():
        note(
            Text(
                f"nothing is written that needs {extra.module}; to have it too: pip install 'mou-compiler[{extra.name}]'",
                f"未写出需要 {extra.module} 的文件；如需一并生成：pip install 'mou-compiler[{extra.name}]'",
            ),
            language,
        )
    for said in said_left_out(result):
        note(said, language)
    say(f"{_summary(result, len(written), output, language)}\n", sys.stdout)
    findings = result.reported
    if baseline is not None:
        findings = without_known(result, result.report, baseline, language).findings
    sys.exit(status(result, findings, asked.fail_on))


def _since(name: str, result: Compiled, asked: Asked, paths: list[Path]) -> DiffReport:
    """Return what differs from an earlier state; stop where that cannot be had or has nothing in common with this one."""
    from mou_compiler.command_line.differences import compared
    from mou_compiler.command_line.sides import Side, refuse_strangers, side_asked

    old = side_asked(name, paths, asked.language, asked.color)
    new = Side(", ".join(map(str, asked.paths)) or "memoranda", result)
    refuse_strangers(old, new, asked.language)
    report = compared(old, new, asked.as_of)
    return replace(report, seen_from=result.seen_from, limit=None)


def _summary(result: Compiled, files: int, output: Path, language: Language) -> str:
    """Return what was read and made, and how many findings there are of each severity."""
    report = result.report
    made = ", ".join(
        [
            scope(report, language),
            counted(len(result.rows), "rows", language),
            counted(files, "files", language),
        ]
    )
    told = tally(report, language)
    if language == "zh":
        return f"{made.replace(', ', '、')}\n{told}（详见 {output}/report/findings.md）"
    return f"{made}\n{told} (see {output}/report/findings.md)"
