"""Markdown for a comment on a pull request: findings by severity, cut to what a comment may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mou_compiler.findings.bundles import Bundle, more_of, name_of
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.plain import MOST_MEMBERS, position
from mou_compiler.findings.report import Report, counted, held_back, scope, tally, told_as
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
    beside = scope(report, language), told_as(report, language), held_back(report, language)
    read = [part for part in beside if part]
    standing = [_escaped(text.spelled(language)) for text in report.standing()]
    parts = [
        f"# mou: {tally(report, language)}\n" if language == "en" else f"# mou：{tally(report, language)}\n"
    ]
    if read:
        parts.append(f"\n{('; ' if language == 'en' else '；').join(read)}\n")
    parts += [f"\n{line}\n" for line in standing]
    left = None if report.limit is None else report.limit - _ROOM_FOR_NOTE - sum(map(_size, parts))
    cut: dict[Severity, int] = {}
    for severity in reversed(Severity):
        bundles = [bundle for bundle in report.bundles if bundle.severity is severity]
        heading = f"\n## {_HEADINGS[severity].spelled(language)}\n\n"
        for number, bundle in enumerate(bundles):
            item = (heading if number == 0 else "") + _item(report, bundle, language)
            if left is not None:
                if cut or _size(item) > left:
                    cut[severity] = sum(len(bundle.members) for bundle in bundles[number:])
                    break
                left -= _size(item)
            parts.append(item)
    if cut:
        parts.append(_note(cut, language))
    return "".join(parts)


def _item(report: Report, bundle: Bundle, language: Language) -> str:
    """Return one finding, or those of one cause, as an item of a list: fact, places, days and remedy."""
    colon, finding = "：" if language == "zh" else ": ", bundle.first
    lines = [f"- **{finding.code} {finding.name}**{colon}{_escaped(bundle.message.spelled(language))}"]
    if bundle.others:
        lines += _members(report, bundle, language)
    else:
        lines += _parties(report, finding, language)
    lines.append(f"{Text('help', '建议').spelled(language)}{colon}{_escaped(finding.help.spelled(language))}")
    return "\n  - ".join(lines) + "\n"


def _members(report: Report, bundle: Bundle, language: Language) -> Iterator[str]:
    """Yield where each of several findings stands, as far as there is room, and how many more there are."""
    shown = bundle.members[:MOST_MEMBERS]
    for member in shown:
        name = _escaped(name_of(member).spelled(language))
        yield f"`{_code(position(member, report.seen_from))}` {name}"
    more = more_of(bundle, len(shown))
    if more is not None:
        yield _escaped(more.spelled(language))


def _parties(report: Report, finding: Finding, language: Language) -> Iterator[str]:
    """Yield where a finding stands, who else takes part in it, and since when it is so."""
    colon = "：" if language == "zh" else ": "
    if finding.place is not None:
        yield _where(report, finding.place, language)
    elif finding.path:
        yield f"`{_code(report.seen_from(finding.path))}`"
    for party in finding.related:
        yield f"{_where(report, party.place, language)}{colon}{_escaped(party.message.spelled(language))}"
    if finding.since is not None:
        yield f"{Text('since', '起始').spelled(language)}{colon}{finding.since.isoformat()}"


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
