"""Plain text for a terminal: each change with its class, its sentence, its days and where it stands on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.comparison.report import DiffReport, ToldFinding
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.source.frames import visible
from mou_compiler.source.width import wrap
from mou_compiler.words import Language, Text

_INDENT = "  "


def render(report: DiffReport, language: Language) -> str:
    """Return the comparison, a paragraph for each change, and what it comes to."""
    lines = list(_supposed(report, language))
    lines += _conflicts(report, language)
    for change in report.changes:
        lines += [*_change(report, change, language), ""]
    for old, new in report.renamed:
        lines.append(Text(f"renamed: {old} is now {new}", f"改名：{old} 现为 {new}").spelled(language))
    lines += [""] if report.renamed else []
    lines += _findings(report, language)
    last = [report.tally(language)]
    if report.first is not None:
        last.append(report.first.spelled(language))
    lines += wrap(("；" if language == "zh" else "; ").join(last), report.room)
    return "".join(f"{visible(line)}\n" for line in lines)


def _change(report: DiffReport, change: ToldChange, language: Language) -> Iterator[str]:
    was = f"{'（原 ' if language == 'zh' else ' (was '}{change.was}{'）' if language == 'zh' else ')'}"
    head = f"{change.title.spelled(language)}: {change.clause.spelled(language)}{was if change.was else ''}"
    if language == "zh":
        head = head.replace(": ", "：", 1)
    yield from wrap(head, report.room)
    for line in (change.sentence.spelled(language), report.days(change, language), _places(report, change)):
        yield from (f"{_INDENT}{part}" for part in wrap(line, report.room - len(_INDENT)))


def _supposed(report: DiffReport, language: Language) -> Iterator[str]:
    for text in report.supposed:
        said = Text(f"if {text.en}:", f"假设{text.zh}：").spelled(language)
        yield from wrap(said, report.room)
    if report.supposed:
        yield ""


def _places(report: DiffReport, change: ToldChange) -> str:
    return " → ".join(report.where(place) if place is not None else "–" for place in (change.old, change.new))


def _findings(report: DiffReport, language: Language) -> Iterator[str]:
    if report.found is None:
        return
    for title, items in (
        (_title(report), report.found),
        (Text("finding gone", "检查结果消失"), report.gone),
    ):
        for item in items:
            yield from _finding(report, title, item, language)
            yield ""
    if report.merge is None and (report.found or report.gone or report.kept):
        numbers = (len(report.found), len(report.gone), report.kept)
        yield Text(
            "findings: {} new, {} gone, {} kept".format(*numbers),
            "检查结果：新增 {}，消失 {}，不变 {}".format(*numbers),
        ).spelled(language)


def _title(report: DiffReport) -> Text:
    if report.merge is not None:
        return Text("only together", "合并后才出现")
    return Text("new finding", "新增检查结果")


def _conflicts(report: DiffReport, language: Language) -> Iterator[str]:
    for conflict in report.merge.conflicts if report.merge is not None else ():
        said = Text(
            f"conflict: `{conflict.id}`: {conflict.said.en}", f"冲突：「{conflict.id}」{conflict.said.zh}"
        )
        yield from wrap(said.spelled(language), report.room)
        places = [report.where(place) for place in (conflict.one, conflict.other) if place is not None]
        yield f"{_INDENT}{', '.join(places)}"
        yield ""


def _finding(report: DiffReport, title: Text, item: ToldFinding, language: Language) -> Iterator[str]:
    finding = item.finding
    colon = "：" if language == "zh" else ": "
    weight = finding.severity.word.spelled(language)
    weight = f"（{weight}）" if language == "zh" else f" ({weight})"
    head = f"{title.spelled(language)}{colon}{finding.code} {finding.name}{weight}"
    yield from wrap(head, report.room)
    lines = [finding.message.spelled(language)]
    if finding.place is not None:
        lines.append(report.where(finding.place))
    if finding.measures:
        lines.append(report.concerned(finding).spelled(language))
    if item.causes:
        because = Text("because of", "起因").spelled(language)
        lines.append(
            f"{because}{colon}{('；' if language == 'zh' else '; ').join(c.spelled(language) for c in item.causes)}"
        )
    for line in lines:
        yield from (f"{_INDENT}{part}" for part in wrap(line, report.room - len(_INDENT)))
