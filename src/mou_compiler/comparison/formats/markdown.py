"""Markdown for a comment on a pull request, within what a comment may hold; what is left out is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mou_compiler.comparison.merging import Conflict
from mou_compiler.comparison.report import DiffReport, ToldFinding
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.source.frames import visible
from mou_compiler.source.inert import in_markdown
from mou_compiler.words import Language, Text

_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_ROOM_FOR_NOTE = 200


def render(report: DiffReport, language: Language) -> str:
    """Return the comparison as Markdown; changes come first, then findings, and what is cut is counted."""
    colon = "：" if language == "zh" else ": "
    head = f"# mou {report.command}{colon}{_escaped(report.tally(language))}\n"
    if report.supposed:
        head += "\n" + "".join(f"- {_escaped(text.spelled(language))}\n" for text in report.supposed)
    if report.first is not None:
        head += f"\n{_escaped(report.first.spelled(language))}\n"
    if report.found is not None and report.merge is None:
        numbers = (len(report.found), len(report.gone), report.kept)
        head += (
            "\n"
            + Text(
                "Findings: {} new, {} gone, {} kept".format(*numbers),
                "检查结果：新增 {}，消失 {}，不变 {}".format(*numbers),
            ).spelled(language)
            + "\n"
        )
    parts = [head]
    left = None if report.limit is None else report.limit - _ROOM_FOR_NOTE - _size(head)
    cut = 0
    for item in _items(report, language):
        if cut or (left is not None and _size(item) > left):
            cut += not item.startswith("\n## ")
            continue
        left = None if left is None else left - _size(item)
        parts.append(item)
    if cut:
        parts.append(
            Text(
                f"\nLeft out for want of room: {cut}; `mou {report.command}` tells them all.\n",
                f"\n篇幅所限，另有 {cut} 项未列出；「mou {report.command}」列出全部。\n",
            ).spelled(language)
        )
    return "".join(parts)


def _items(report: DiffReport, language: Language) -> Iterator[str]:
    together = report.merge is not None
    titles = (
        (
            Text("Conflicts", "冲突"),
            [_conflict(report, item, language) for item in (report.merge.conflicts if report.merge else ())],
        ),
        (Text("Changes", "变化"), [_change(report, change, language) for change in report.changes]),
        (
            Text("Renamed", "改名"),
            [f"- `{_code(old)}` → `{_code(new)}`\n" for old, new in report.renamed],
        ),
        (
            Text("Findings of both together", "合并后才出现的检查结果")
            if together
            else Text("New findings", "新增检查结果"),
            [_finding(report, item, language) for item in report.found or ()],
        ),
        (Text("Findings gone", "消失的检查结果"), [_finding(report, item, language) for item in report.gone]),
    )
    for title, items in titles:
        if items:
            yield f"\n## {title.spelled(language)}\n\n"
            yield from items


def _change(report: DiffReport, change: ToldChange, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    places = " → ".join(
        f"`{_code(report.where(place))}`" if place is not None else "–" for place in (change.old, change.new)
    )
    was = f" (`{_code(change.was)}`)" if change.was else ""
    lines = [
        f"- **{change.title.spelled(language)}**{colon}{_escaped(change.clause.spelled(language))}{was}",
        _escaped(change.sentence.spelled(language)),
        ("，" if language == "zh" else ", ").join(
            part for part in (report.days(change, language), _escaped(change.home.spelled(language))) if part
        ),
        places,
    ]
    return "\n  - ".join(lines) + "\n"


def _conflict(report: DiffReport, conflict: Conflict, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    places = ", ".join(
        f"`{_code(report.where(place))}`" for place in (conflict.one, conflict.other) if place is not None
    )
    return f"- `{_code(conflict.id)}`{colon}{_escaped(conflict.said.spelled(language))}\n  - {places}\n"


def _finding(report: DiffReport, item: ToldFinding, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    finding = item.finding
    lines = [f"- **{finding.code} {finding.name}**{colon}{_escaped(finding.message.spelled(language))}"]
    if finding.place is not None:
        lines.append(f"`{_code(report.where(finding.place))}`")
    if finding.measures:
        lines.append(_escaped(report.concerned(finding).spelled(language)))
    if item.causes:
        because = Text("because of", "起因").spelled(language)
        lines.append(
            f"{because}{colon}{_escaped(('；' if language == 'zh' else '; ').join(cause.spelled(language) for cause in item.causes))}"
        )
    return "\n  - ".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Return the text so that Markdown shows it as it is; what stands between backticks stays code."""
    pieces = visible(text).split("`")
    if len(pieces) % 2 == 0:
        return _marked(visible(text))
    return "`".join(piece if number % 2 else _marked(piece) for number, piece in enumerate(pieces))


def _marked(text: str) -> str:
    return in_markdown(_MARKED.sub(r"\\\1", text))


def _code(text: str) -> str:
    return visible(text).replace("`", "'")


def _size(text: str) -> int:
    """Return the length of a text in the units in which a comment is measured."""
    return len(text.encode("utf-16-le", "replace")) // 2
