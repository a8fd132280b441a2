"""Markdown for a comment on a pull request: findings by severity, cut to what a comment may hold."""

from __future__ import annotations

import re

from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.report import Report, counted, held_back, scope, tally
from mou_compiler.source.frames import visible
from mou_compiler.source.inert import in_markdown
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

SUFFIXES = (".md", ".markdown")
_HEADINGS = {
    Severity.ERROR: Text("Errors", "错误"),
    Severity.WARNING: Text("Warnings", "警告"),
    Severity.INFO: Text("Notes", "提示"),
}
_ROOM_FOR_NOTE = 200
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render(report: Report, language: Language) -> str:
    """Return the report as Markdown within its limit; the gravest come first, and what is cut is counted."""
    read = [part for part in (scope(report, language), held_back(report, language)) if part]
    parts = [
        f"# mou: {tally(report, language)}\n" if language == "en" else f"# mou：{tally(report, language)}\n"
    ]
    if read:
        parts.append(f"\n{('; ' if language == 'en' else '；').join(read)}\n")
    left = None if report.limit is None else report.limit - _ROOM_FOR_NOTE - sum(map(_size, parts))
    cut: dict[Severity, int] = {}
    for severity in reversed(Severity):
        findings = [finding for finding in report.findings if finding.severity is severity]
        heading = f"\n## {_HEADINGS[severity].spelled(language)}\n\n"
        for number, finding in enumerate(findings):
            item = (heading if number == 0 else "") + _item(report, finding, language)
            if left is not None:
                if cut or _size(item) > left:
                    cut[severity] = len(findings) - number
                    break
                left -= _size(item)
            parts.append(item)
    if cut:
        parts.append(_note(cut, language))
    return "".join(parts)


def _item(report: Report, finding: Finding, language: Language) -> str:
    """Return one finding as an item of a list: fact, places, days and remedy."""
    colon = "：" if language == "zh" else ": "
    lines = [f"- **{finding.code} {finding.name}**{colon}{_escaped(finding.message.spelled(language))}"]
    if finding.place is not None:
        lines.append(_where(report, finding.place, language))
    elif finding.path:
        lines.append(f"`{_code(report.seen_from(finding.path))}`")
    lines += [
        f"{_where(report, party.place, language)}{colon}{_escaped(party.message.spelled(language))}"
        for party in finding.related
    ]
    if finding.since is not None:
        lines.append(f"{Text('since', '起始').spelled(language)}{colon}{finding.since.isoformat()}")
    lines.append(f"{Text('help', '建议').spelled(language)}{colon}{_escaped(finding.help.spelled(language))}")
    return "\n  - ".join(lines) + "\n"


def _where(report: Report, place: Place, language: Language) -> str:
    span = place.span
    where = f"`{_code(report.seen_from(place.path))}:{span.line}:{span.column}`"
    heading = report.headings(place)
    if heading is None:
        return where
    return f"{where} {Text('in', '载于').spelled(language)} {_escaped(heading.spelled(language))}"


def _note(cut: dict[Severity, int], language: Language) -> str:
    parts = [counted(number, f"{severity.label}s", language) for severity, number in cut.items()]
    if language == "zh":
        return f"\n篇幅所限，另有 {'、'.join(parts)}未列出；「mou check」列出全部。\n"
    return f"\nLeft out for want of room: {', '.join(parts)}; `mou check` tells them all.\n"


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
