"""`mou diff`: what differs between two corpora by meaning, with the smallest situation treated differently."""

from __future__ import annotations

import dataclasses
import sys
from datetime import date
from typing import NoReturn

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Misused, NameOrPath, argument, option
from mou_compiler.command_line.differences import Gate, compared, gate_option, report_of, status_of, tell
from mou_compiler.command_line.rows_told import RowsReport, tell_rows
from mou_compiler.command_line.sides import Side, base_asked, sides_asked
from mou_compiler.command_line.tables_asked import Asked, is_edition_asked, tables_asked
from mou_compiler.command_line.telling import FINDINGS
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.formats import format_names
from mou_compiler.comparison.found import Found, found_together
from mou_compiler.comparison.merging import merge
from mou_compiler.comparison.report import DiffReport, ToldMerge
from mou_compiler.comparison.telling import told_change
from mou_compiler.publishing.deltas import Delta
from mou_compiler.tables.delta import delta
from mou_compiler.words import Language, Text


@declaring.command(
    "diff",
    Text(
        "Show what differs by meaning between OLD and NEW, each a folder, a file or a revision; or between two days "
        "of one corpus, written DAY..DAY (`today` is one) before its paths. Of an edition that was built, rows are compared.",
        "按含义比较旧与新的差异，各为文件夹、文件或版本；对已生成的版本则按行比较；或比较同一语料的两个日期，写作「日期..日期」（可写「今天」），后接路径。",
    ),
)
@argument(
    "asked",
    Text("OLD NEW [PATHS] | DAY..DAY [PATHS]", "旧 新 [路径]｜日期..日期 [路径]"),
    nargs=-1,
    type=NameOrPath(),
)
@option(
    "--format",
    "form",
    type=Choice(format_names()),
    default="text",
    show_default=True,
    said=Text("How to tell the changes.", "输出的格式。"),
)
@option(
    "--base",
    value=Text("BASE", "基础"),
    said=Text(
        "What OLD and NEW both come of: tell what is found only of both together, and what both change.",
        "旧与新的共同来源：列出合并后才出现的检查结果及双方都作的修改。",
    ),
)
@options.as_of_option
@gate_option
@options.language_option
@options.color_option
def command(
    asked: tuple[str, ...],
    form: str,
    base: str | None,
    as_of: date | None,
    gate: Gate,
    lang: str | None,
    color: str,
) -> None:
    """Tell every change and exit by their classes."""
    language = options.chosen_language(lang)
    if any(map(is_edition_asked, asked)):
        options.refuse_day(_NOT_OF_A_DAY)
        if len(asked) != 2 or base is not None:  # noqa: PLR2004 -- old and new
            raise Misused(
                Text(
                    "of an edition that was built, OLD and NEW are compared", "已生成的版本只能作旧与新的比较"
                )
            )
        _tell_rows(tables_asked(asked, language, color), form, gate, language)
    old, new = sides_asked(asked, language, color)
    if base is not None or old.day is not None:
        options.refuse_day(_NOT_OF_A_DAY)
    if base is not None:
        report = _together(base_asked(base, (old, new), language, color), old, new)
        tell(report, form, language)
        sys.exit(status_of(report, gate))
    report = compared(old, new, as_of)
    tell(report, form, language)
    sys.exit(status_of(report, gate))


_NOT_OF_A_DAY = Text(
    "--as-of is of two states of a corpus, not of editions, of two days or with --base",
    "--as-of 只用于语料的两个状态，不用于已生成的版本、两个日期或 --base",
)


def _tell_rows(sides: tuple[Asked, Asked], form: str, gate: Gate, language: Language) -> NoReturn:
    """Tell how two tables differ of which one was built before; its meaning is known no more."""
    old, new = sides
    lines = delta(old.table.rows, new.table.rows)
    whole = Delta(None, Text("Enforcement table", "措施执行表"), lines, old.table.rows, new.table.rows)
    if gate.classes or gate.codes or gate.least is not None:
        raise Misused(
            Text(
                "of an edition that was built, --fail-on takes begun, changed, moved and ended",
                "比较已生成的版本时，--fail-on 只可写 begun、changed、moved、ended",
            )
        )
    tell_rows(RowsReport(old, new, whole), form, language)
    sys.exit(FINDINGS if any(line.kind in gate.rows for line in lines) else 0)


def _of(side: Side, title: Text) -> Text:
    return Text(f"{side.name}: {title.en}", f"{side.name}：{title.zh}")


def _together(base: Side, one: Side, other: Side) -> DiffReport:
    """Return what is found of two states only where they are put together."""
    sides = [(side, compare(base.compiled.corpus, side.compiled.corpus)) for side in (one, other)]
    merged = merge(base.compiled.corpus, one.compiled.corpus, other.compiled.corpus)
    told = [
        told_change(found, change)._replace(title=_of(side, CLASSES[change.kind]))
        for side, found in sides
        for change in found.changes
    ]
    together = dataclasses.replace(one.compiled, corpus=merged.corpus).findings
    report = report_of(
        (one.name, other.name),
        sides[0][1],
        (),
        Found(found_together(together, [side.compiled.findings for side in (one, other)], told), (), 0),
    )
    numbers = (len(sides[0][1].changes), len(sides[1][1].changes))
    return dataclasses.replace(
        report, renamed=(), first=None, merge=ToldMerge(base.name, numbers, merged.conflicts)
    )
