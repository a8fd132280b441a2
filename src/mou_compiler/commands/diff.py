"""`mou diff`: what differs between two corpora by meaning, with the smallest situation treated differently."""

from __future__ import annotations

import sys

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, argument, option
from mou_compiler.command_line.differences import Gate, gate_option, report_of, status_of, tell
from mou_compiler.command_line.sides import Side, sides_asked
from mou_compiler.comparison.compare import compare, compare_days
from mou_compiler.comparison.formats import format_names
from mou_compiler.comparison.found import Found, compare_findings
from mou_compiler.comparison.telling import ToldChange, told_change
from mou_compiler.words import Text


@declaring.command(
    "diff",
    Text(
        "Show what differs by meaning between OLD and NEW, each a folder, a file or a revision; or between two days "
        "of one corpus, written DAY..DAY before its paths.",
        "按含义比较旧与新的差异，各为文件夹、文件或版本；或比较同一语料的两个日期，写作「日期..日期」，后接路径。",
    ),
)
@argument("asked", Text("OLD NEW | DAY..DAY [PATHS]", "旧 新｜日期..日期 [路径]"), nargs=-1)
@option(
    "--format",
    "form",
    type=Choice(format_names()),
    default="text",
    show_default=True,
    said=Text("How to tell the changes.", "输出的格式。"),
)
@gate_option
@options.language_option
@options.color_option
def command(asked: tuple[str, ...], form: str, gate: Gate, lang: str | None, color: str) -> None:
    """Tell every change and exit by their classes."""
    language = options.chosen_language(lang)
    old, new = sides_asked(asked, language, color)
    if old.day is not None and new.day is not None:
        found = compare_days(old.compiled.corpus, old.day, new.day)
    else:
        found = compare(old.compiled.corpus, new.compiled.corpus)
    changes = tuple(told_change(found, change) for change in found.changes)
    findings = _findings(old, new, changes)
    report = report_of((old.name, new.name), found, changes, findings)
    tell(report, form, language)
    sys.exit(status_of(report, gate))


def _findings(old: Side, new: Side, changes: tuple[ToldChange, ...]) -> Found:
    """Return the findings that are new, gone and kept; of days, those that hold on each."""
    sides = [
        side.compiled.findings if side.day is None else side.compiled.on(side.day).findings
        for side in (old, new)
    ]
    corpora = (old.compiled.corpus, new.compiled.corpus)
    return compare_findings(sides[0], sides[1], changes, None if old.day else corpora)
