"""What commands that compare say alike: the changes, the findings that are new and gone, and the exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler.checking.check import load_checks
from mou_compiler.command_line.configuration import SEVERITIES
from mou_compiler.command_line.declaring import Misused, option
from mou_compiler.command_line.session import look_of
from mou_compiler.command_line.sides import Side
from mou_compiler.command_line.telling import FINDINGS, put, say
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.compare import Comparison, compare, compare_days
from mou_compiler.comparison.formats import load_format
from mou_compiler.comparison.found import Found, compare_findings
from mou_compiler.comparison.report import DiffReport
from mou_compiler.comparison.telling import ToldChange, first_day, told_change
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.selection import matching
from mou_compiler.input.rooting import rooted_from
from mou_compiler.tables.delta import KINDS
from mou_compiler.words import Language, Text


class Gate(NamedTuple):
    """What makes the exit status 1: changes of these classes, and findings that are new, of a code or so grave."""

    classes: frozenset[str] = frozenset()
    conflicts: bool = False
    rows: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    least: Severity | None = None

    def closed(self, changes: Iterable[ToldChange], new: Iterable[Finding]) -> bool:
        """Tell whether any of it is there."""
        return any(change.kind in self.classes for change in changes) or any(
            finding.code in self.codes or (self.least is not None and finding.severity >= self.least)
            for finding in new
        )


def _gate(_context: object, _parameter: object, value: tuple[str, ...]) -> Gate:
    """Return what was named, and fail on what is none of it."""
    gate = Gate()
    for word in (word for item in value for word in item.replace("，", ",").replace(",", " ").split()):
        if word == "conflict":
            gate = gate._replace(conflicts=True)
        elif word in KINDS:
            gate = gate._replace(rows=gate.rows | {word})
        elif word in CLASSES:
            gate = gate._replace(classes=gate.classes | {word})
        elif word in SEVERITIES:
            least = Severity[word.upper()]
            gate = gate._replace(least=least if gate.least is None else min(least, gate.least))
        else:
            codes = matching(word, {item.check.code: item.check.name for item in load_checks()})
            if not codes:
                known = ", ".join(CLASSES)
                raise Misused(
                    Text(
                        f"--fail-on: `{word}` is no class of change; there are {known}; "
                        "or error, warning, info, or the code or name of a check, of findings that are new; "
                        "conflict, with --base; and begun, changed, ended, of rows",
                        f"--fail-on：没有「{word}」这一类变化；可写 {known}；"
                        "对新增的检查结果可写 error、warning、info 或检查的代码、名称；与 --base 同用时可写 conflict；"
                        "对行可写 begun、changed、ended",
                    )
                )
            gate = gate._replace(codes=gate.codes | codes)
    return gate


def gate_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --fail-on, and pass what closes the gate."""
    added: Callable[..., Any] = option(
        "--fail-on",
        "gate",
        multiple=True,
        callback=_gate,
        value=Text("CLASS", "类别"),
        said=Text(
            "What makes the exit status 1: classes of change, such as widened,hardened; or error, warning, info, or the "
            "code of a check, of findings that are new; or conflict, with --base. Nothing if not given.",
            "使退出状态为 1 者，以逗号分隔：变化的类别；新增检查结果的 error、warning、info 或检查代码；与 --base 同用时可写 conflict。不写则没有。",
        ),
    )(function)
    return added


def report_of(
    names: tuple[str, str], found: Comparison, changes: tuple[ToldChange, ...], findings: Found
) -> DiffReport:
    """Return what is told of a comparison, fit for where standard output goes."""
    return DiffReport(
        *names,
        changes,
        tuple((one.old or "", one.new or "") for one in found.renamed),
        found.compared,
        first_day(found),
        findings.new,
        findings.gone,
        findings.kept,
        asked=tuple(map(date.fromordinal, found.asked)),
        room=look_of("never", sys.stdout)[1],
        seen_from=rooted_from(Path.cwd()),
    )


def compared(old: Side, new: Side, as_of: date | None = None) -> DiffReport:
    """Return what differs between two states, or between two days of one, with the findings new, gone and kept."""
    if old.day is not None and new.day is not None:
        found = compare_days(old.compiled.corpus, old.day, new.day, old.compiled.timeline)
    else:
        timelines = (old.compiled.timeline, new.compiled.timeline)
        found = compare(old.compiled.corpus, new.compiled.corpus, as_of, timelines)
        old, new = (side._replace(compiled=side.compiled.on(as_of)) for side in (old, new))
    changes = tuple(told_change(found, change) for change in found.changes)
    return report_of((old.name, new.name), found, changes, _findings(old, new, changes))


def _findings(old: Side, new: Side, changes: tuple[ToldChange, ...]) -> Found:
    """Return the findings that are new, gone and kept; of days, those that hold on each."""
    sides = [
        side.compiled.findings if side.day is None else side.compiled.on(side.day).findings
        for side in (old, new)
    ]
    corpora = (old.compiled.corpus, new.compiled.corpus)
    return compare_findings(sides[0], sides[1], changes, None if old.day else corpora)


def tell(report: DiffReport, form: str, language: Language) -> None:
    """Write a comparison to standard output."""
    text = load_format(form).render(report, language)
    if form == "text":
        say(text, sys.stdout)
    else:
        put(text.encode("utf-8", "replace"))


def status_of(report: DiffReport, gate: Gate) -> int:
    """Return the exit status."""
    if gate.conflicts and report.merge is not None and report.merge.conflicts:
        return FINDINGS
    return FINDINGS if gate.closed(report.changes, [item.finding for item in report.found or ()]) else 0
