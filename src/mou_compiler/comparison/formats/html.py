"""The comparison as a page that asks for nothing from outside; each class of change can be gone to, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.merging import Conflict
from mou_compiler.comparison.report import DiffReport, ToldFinding
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.source import standalone
from mou_compiler.source.standalone import as_markup
from mou_compiler.words import Language, Text

_HARDER = frozenset({"added", "widened", "hardened", "lengthened", "way-out-gone", "list-wider"})
_SOFTER = frozenset({"removed", "narrowed", "softened", "shortened", "new-way-out", "list-narrower"})


def render(report: DiffReport, language: Language) -> str:
    """Return the comparison as a page of HTML in one language."""
    colon = "：" if language == "zh" else ": "
    title = f"mou {report.command}{colon}{report.old} → {report.new}"
    body = [f"<h1>{as_markup(title)}</h1>", f'<p class="tally">{as_markup(report.tally(language))}</p>']
    if report.supposed:
        body.append(as_list(as_markup(text.spelled(language)) for text in report.supposed))
    if report.first is not None:
        body.append(f"<p>{as_markup(report.first.spelled(language))}</p>")
    if report.found is not None and report.merge is None:
        numbers = Text(
            f"Findings: {len(report.found)} new, {len(report.gone)} gone, {report.kept} kept",
            f"检查结果：新增 {len(report.found)}，消失 {len(report.gone)}，不变 {report.kept}",
        )
        body.append(f"<p>{as_markup(numbers.spelled(language))}</p>")
    body += _contents(report, language)
    body += _parts(report, language)
    return page(title, body, language)


def page(title: str, body: Iterable[str], language: Language) -> str:
    """Return a page of pieces of markup, with the same looks and rights."""
    return standalone.page(title, "\n".join(body), language, _LOOKS)


def _contents(report: DiffReport, language: Language) -> Iterator[str]:
    """Yield where each class of change stands on the page."""
    if report.numbers:
        links = (
            f'<a href="#{kind}">{as_markup(CLASSES[kind].spelled(language))} {number}</a>'
            for kind, number in report.numbers.items()
        )
        yield f"<nav>{' '.join(links)}</nav>"


def _parts(report: DiffReport, language: Language) -> Iterator[str]:
    together = report.merge is not None
    if report.merge is not None and report.merge.conflicts:
        yield _headed(Text("Conflicts", "冲突"), language)
        yield from (_conflict(report, item, language) for item in report.merge.conflicts)
    for kind in report.numbers:
        yield f'<h2 id="{kind}">{as_markup(CLASSES[kind].spelled(language))}</h2>'
        yield from (_change(report, one, language) for one in report.changes if one.kind == kind)
    if report.renamed:
        yield _headed(Text("Renamed", "改名"), language)
        yield as_list(
            f"<code>{as_markup(old)}</code> → <code>{as_markup(new)}</code>" for old, new in report.renamed
        )
    new = (
        Text("Findings of both together", "合并后才出现的检查结果")
        if together
        else Text("New findings", "新增检查结果")
    )
    for title, found in ((new, report.found or ()), (Text("Findings gone", "消失的检查结果"), report.gone)):
        if found:
            yield _headed(title, language)
            yield from (_finding(report, item, language) for item in found)


def _headed(title: Text, language: Language) -> str:
    return f"<h2>{as_markup(title.spelled(language))}</h2>"


def _change(report: DiffReport, change: ToldChange, language: Language) -> str:
    weight = "harder" if change.kind in _HARDER else "softer" if change.kind in _SOFTER else "other"
    places = " → ".join(
        f"<code>{as_markup(report.where(place))}</code>" if place is not None else "–"
        for place in (change.old, change.new)
    )
    was = f" (<code>{as_markup(change.was)}</code>)" if change.was else ""
    lines = [
        as_markup(change.sentence.spelled(language)),
        as_markup(
            ("，" if language == "zh" else ", ").join(
                part for part in (report.days(change, language), change.home.spelled(language)) if part
            )
        ),
        places,
    ]
    return f'<section class="{weight}"><h3>{as_markup(change.clause.spelled(language))}{was}</h3>{as_list(lines)}</section>'


def _conflict(report: DiffReport, conflict: Conflict, language: Language) -> str:
    places = [
        f"<code>{as_markup(report.where(place))}</code>"
        for place in (conflict.one, conflict.other)
        if place is not None
    ]
    said = as_markup(conflict.said.spelled(language))
    return f"<section><h3><code>{as_markup(conflict.id)}</code></h3>{as_list([said, *places])}</section>"


def _finding(report: DiffReport, item: ToldFinding, language: Language) -> str:
    finding = item.finding
    lines = [as_markup(finding.message.spelled(language))]
    if finding.place is not None:
        lines.append(f"<code>{as_markup(report.where(finding.place))}</code>")
    if finding.measures:
        lines.append(as_markup(report.concerned(finding).spelled(language)))
    if item.causes:
        because = Text("because of: ", "起因：").spelled(language)
        lines.append(
            because
            + as_markup(
                ("；" if language == "zh" else "; ").join(cause.spelled(language) for cause in item.causes)
            )
        )
    return f"<section><h3>{finding.code} {as_markup(finding.name)}</h3>{as_list(lines)}</section>"


def as_list(items: Iterable[str]) -> str:
    """Return pieces of markup one below the other."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


_LOOKS = """\
body { font: 16px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
.tally { font-size: 1.15rem; }
nav a { margin-inline-end: 1rem; white-space: nowrap; }
section { border-inline-start: 4px solid #94a3b8; padding-inline-start: 1rem; margin-block: 1rem; }
section.harder { border-color: #b91c1c; }
section.softer { border-color: #15803d; }
h3 { font-size: 1rem; margin-block: 0 .25rem; }
ul { list-style: none; padding-inline-start: 0; margin-block: 0; }
@media print { section { break-inside: avoid; } }"""
