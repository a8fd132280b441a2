"""`mou impact`: what would be orphaned, collide, widen or change hands, without a file being edited."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Day, Function, Misused, option
from mou_compiler.command_line.differences import Gate, gate_option, report_of, status_of, tell
from mou_compiler.command_line.session import compiled, refuse_part, stop_on_faults
from mou_compiler.command_line.supposed import Asked, suppose
from mou_compiler.command_line.telling import fail
from mou_compiler.comparison.compare import compare
from mou_compiler.comparison.formats import format_names
from mou_compiler.comparison.found import compare_findings
from mou_compiler.comparison.supposing import Impossible, Supposing, is_of_text
from mou_compiler.comparison.telling import told_change
from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.words import Text

_REGISTER = "MOU312"
"""Tells how a text differs from a register of texts, which knows nothing of what is supposed."""


def _supposing(name: str, value: Text, said: Text) -> Callable[[Function], Function]:
    return option(f"--{name}", name, multiple=True, value=value, said=said)


@declaring.command(
    "impact",
    Text(
        "Tell what would be orphaned, collide, widen or change hands if a law fell, agencies merged, a list ended … "
        "on a day; no file is edited, and several things can be supposed at once.",
        "假设某日法律废止、机构合并、名单终止等，列出由此出现的要件缺失、冲突、扩大与易手；不改动任何文件，可同时作数项假设。",
    ),
)
@_supposing("repeal", Text("LAW", "法律"), Text("A law is repealed.", "废止某法律。"))
@_supposing(
    "renumber",
    Text("LAW:5=7,…", "法律:5=7,…"),
    Text("Articles bear other numbers; 8..10=9..11 is a range.", "条文重新编号；8..10=9..11 表示一段。"),
)
@_supposing(
    "merge",
    Text("A,B=C", "甲,乙=丙"),
    Text("Agencies are merged into one, which may be new.", "数机构并入一机构，后者可为新设。"),
)
@_supposing(
    "split", Text("A=B,C", "甲=乙,丙"), Text("Several carry on for an agency.", "一机构拆分为数机构。")
)
@_supposing(
    "abolish",
    Text("AGENCY", "机构"),
    Text("An agency ends without a successor.", "撤销某机构，无承接者。"),
)
@_supposing("end", Text("LIST", "名单"), Text("A list is kept no longer.", "终止某名单。"))
@_supposing(
    "withdraw",
    Text("DOC[/N]", "文件[/编号]"),
    Text("A document, or a measure of it, is withdrawn.", "撤回某文件或其中一项措施。"),
)
@_supposing(
    "exclude",
    Text("KIND[=A,B]", "主体[=甲,乙]"),
    Text(
        "No measure reaches a kind of subject, or none of these documents and lists.",
        "措施不再适用于某类主体；可限于所列文件、名单。",
    ),
)
@option(
    "--on",
    "day",
    type=Day(),
    required=True,
    value=Text("DATE", "日期"),
    said=Text("The first day on which it is so.", "所作假设的起始日期。"),
)
@options.paths_argument
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
def command(
    day: date, paths: tuple[Path, ...], form: str, gate: Gate, lang: str | None, color: str,
    **supposed: tuple[str, ...],
) -> None:  # fmt: skip
    """Tell what would change and be found, and exit by it."""
    language = options.chosen_language(lang)
    asked = Asked(**supposed)
    if not any(asked):
        raise Misused(
            Text(
                f"say what is supposed: {', '.join(f'--{name}' for name in Asked._fields)}",
                f"请写明所作的假设：{'、'.join(f'--{name}' for name in Asked._fields)}",
            )
        )
    now = compiled(paths)
    refuse_part(now, language)
    stop_on_faults(now, language, color)
    supposing = Supposing(now.corpus, day)
    try:
        suppose(supposing, asked)
    except Impossible as impossible:
        fail(impossible.said, impossible.remedy, language)
    then = dataclasses.replace(now, corpus=supposing.corpus)
    found = compare(now.corpus, then.corpus)
    changes = tuple(told_change(found, change) for change in found.changes)
    findings = compare_findings(_of_rules(now), _of_rules(then), changes, (now.corpus, then.corpus))
    names = (", ".join(str(path) for path in paths) or "memoranda", day.isoformat())
    report = dataclasses.replace(
        report_of(names, found, changes, findings), supposed=tuple(supposing.said), command="impact"
    )
    tell(report, form, language)
    sys.exit(status_of(report, gate))


def _of_rules(result: Compiled) -> Iterable[Finding]:
    """Return the findings about what somebody wrote: none of a text that is only supposed, nor of a register."""
    return [
        finding for finding in result.findings if finding.code != _REGISTER and not is_of_text(finding.place)
    ]
