"""`mou diff`: what differs between two corpora by meaning, with the smallest situation treated differently."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Misused, argument, option
from mou_compiler.command_line.sides import Side, sides_asked
from mou_compiler.command_line.telling import FINDINGS, put, say
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.compare import compare, compare_days
from mou_compiler.comparison.formats import format_names, load_format
from mou_compiler.comparison.found import Found, compare_findings
from mou_compiler.comparison.report import DiffReport
from mou_compiler.comparison.telling import ToldChange, first_day, told_change
from mou_compiler.input.rooting import rooted_from
from mou_compiler.words import Text

_WIDEST, _UNSEEN, _NARROWEST = 160, 100, 20


def _split(_context: object, _parameter: object, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes named, and fail on what is none."""
    words = tuple(word for item in value for word in item.replace("，", ",").replace(",", " ").split())
    for word in words:
        if word not in CLASSES:
            known = ", ".join(CLASSES)
            raise Misused(
                Text(
                    f"--fail-on: `{word}` is no class of change; there are {known}",
                    f"--fail-on：没有「{word}」这一类变化；可写 {known}",
                )
            )
    return words


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
@option(
    "--fail-on",
    multiple=True,
    callback=_split,
    value=Text("CLASS", "类别"),
    said=Text(
        "The classes of change that make the exit status 1, such as widened,hardened; none if not given.",
        "出现时退出状态为 1 的变化类别，以逗号分隔；不写则没有。",
    ),
)
@options.language_option
@options.color_option
def command(
    asked: tuple[str, ...], form: str, fail_on: tuple[str, ...], lang: str | None, color: str
) -> None:
    """Tell every change and exit by their classes."""
    language = options.chosen_language(lang)
    old, new = sides_asked(asked, language, color)
    if old.day is not None and new.day is not None:
        found = compare_days(old.compiled.corpus, old.day, new.day)
    else:
        found = compare(old.compiled.corpus, new.compiled.corpus)
    changes = tuple(told_change(found, change) for change in found.changes)
    findings = _findings(old, new, changes)
    report = DiffReport(
        old.name,
        new.name,
        changes,
        tuple((one.old or "", one.new or "") for one in found.renamed),
        found.compared,
        first_day(found),
        findings.new,
        findings.gone,
        findings.kept,
        room=_room(),
        seen_from=rooted_from(Path.cwd()),
    )
    text = load_format(form).render(report, language)
    if form == "text":
        say(text, sys.stdout)
    else:
        put(text.encode("utf-8", "replace"))
    sys.exit(FINDINGS if any(change.kind in fail_on for change in found.changes) else 0)


def _findings(old: Side, new: Side, changes: tuple[ToldChange, ...]) -> Found:
    """Return the findings that are new, gone and kept; of days, those that hold on each."""
    sides = [
        side.compiled.findings if side.day is None else side.compiled.on(side.day).findings
        for side in (old, new)
    ]
    corpora = (old.compiled.corpus, new.compiled.corpus)
    return compare_findings(sides[0], sides[1], changes, None if old.day else corpora)


def _room() -> int:
    """Return how many columns a line may take."""
    if not sys.stdout.isatty():
        return _UNSEEN
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_UNSEEN, 24)).columns))
