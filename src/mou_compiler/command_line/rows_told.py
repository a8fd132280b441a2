"""What differs between two tables, where one is of an edition built before, of which the rows are known and no meaning."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from mou_compiler.command_line.tables_asked import Asked
from mou_compiler.command_line.telling import put, room, say
from mou_compiler.comparison.formats.html import as_list, page
from mou_compiler.findings.report import LARGEST_COMMENT
from mou_compiler.publishing.deltas import Delta, cell_text, plain_line
from mou_compiler.source.frames import visible
from mou_compiler.source.inert import in_markdown
from mou_compiler.source.standalone import as_markup
from mou_compiler.source.width import wrap
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.delta import KINDS, Line
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
_ROOM_FOR_NOTE = 200
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&])")


class RowsReport(NamedTuple):
    """Two tables, what turns the one into the other, and the two graphs."""

    old: Asked
    new: Asked
    whole: Delta

    @property
    def why(self) -> Text:
        """Why rows are compared, and what that leaves out."""
        names = [side.name for side in (self.old, self.new) if side.edition]
        return Text(
            f"{' and '.join(names)} {'is an edition' if len(names) == 1 else 'are editions'}: rows are compared, "
            "not meaning; no situation can be shown, and a rule written in another way is another row",
            f"{'与'.join(names)} 是已生成的版本：所比较的是行而非含义；无法给出情形，写法不同即为不同的行",
        )

    def tally(self, language: Language) -> str:
        """Return in a line how many rows there are of each kind."""
        numbers = self.whole.numbers
        told = [f"{numbers[kind]} {KINDS[kind].spelled(language)}" for kind in KINDS if numbers[kind]]
        kept = numbers["kept"]
        if language == "zh":
            return "、".join([*told, f"{kept} 行不变"])
        return ", ".join([*told, f"{kept} {'row stays' if kept == 1 else 'rows stay'} as they are"])

    def graph(self) -> Text:
        """Return how the graphs differ."""
        old, new = self.old.table, self.new.table
        nodes = (len(new.nodes - old.nodes), len(old.nodes - new.nodes))
        edges = (len(new.edges - old.edges), len(old.edges - new.edges))
        return Text(
            f"graph: {nodes[0]} nodes and {edges[0]} edges new, {nodes[1]} nodes and {edges[1]} edges gone",
            f"依赖图：新增 {nodes[0]} 个节点、{edges[0]} 条边，消失 {nodes[1]} 个节点、{edges[1]} 条边",
        )


def tell_rows(report: RowsReport, form: str, language: Language) -> None:
    """Write what differs to standard output."""
    if form == "json":
        put((json.dumps(_body(report), ensure_ascii=False, indent=1) + "\n").encode())
    elif form == "markdown":
        put(_markdown(report, language).encode())
    elif form == "html":
        put(_html(report, language).encode("utf-8", "replace"))
    else:
        say("".join(f"{visible(line)}\n" for line in _text(report, language, room())), sys.stdout)


def _text(report: RowsReport, language: Language, columns: int) -> Iterator[str]:
    yield from wrap(report.why.spelled(language), columns)
    yield ""
    for line in report.whole.lines:
        yield from wrap(_head(line, language), columns)
        for part in _differences(line, language):
            yield from (f"  {piece}" for piece in wrap(part, columns - 2))
    if report.whole.lines:
        yield ""
    yield report.tally(language)
    yield report.graph().spelled(language)


def _html(report: RowsReport, language: Language) -> str:
    """Return the same as a page."""
    title = f"mou diff{'：' if language == 'zh' else ': '}{report.old.name} → {report.new.name}"
    body = [
        f"<h1>{as_markup(title)}</h1>",
        *(
            f"<p>{as_markup(said)}</p>"
            for said in (
                report.tally(language),
                report.why.spelled(language),
                report.graph().spelled(language),
            )
        ),
        *(
            f"<section><h3>{as_markup(_head(line, language))}</h3>"
            f"{as_list(map(as_markup, _differences(line, language)))}</section>"
            for line in report.whole.lines
        ),
    ]
    return page(title, body, language)


def _head(line: Line, language: Language) -> str:
    cells = line.cells
    days = "–".join(str(cells[name] or "…") for name in ("valid_from", "valid_to"))
    said = f"{cells['measure']} {cells['enforcer']} {cells['modality']} {cells['act']} {days}"
    return f"{KINDS[line.kind].spelled(language)}{'：' if language == 'zh' else ': '}{said}"


def _differences(line: Line, language: Language) -> Iterator[str]:
    for name in line.columns:
        title = BY_NAME[name].title.zh if language == "zh" else name
        before, now = cell_text(line.was[name], language), cell_text(line.cells.get(name), language)
        yield f"{title}{'：' if language == 'zh' else ': '}{before or '…'} → {now or '…'}"


def _markdown(report: RowsReport, language: Language) -> str:
    """Return the same as Markdown, within what a comment may hold; what is left out is counted."""
    colon = "：" if language == "zh" else ": "
    parts = [
        f"# mou diff{colon}{_escaped(report.tally(language))}\n\n",
        f"{_escaped(report.why.spelled(language))}\n\n{report.graph().spelled(language)}\n\n",
    ]
    left, cut = LARGEST_COMMENT - _ROOM_FOR_NOTE - sum(map(len, parts)), 0
    for line in report.whole.lines:
        told = [_escaped(_head(line, language)), *map(_escaped, _differences(line, language))]
        item = "- " + "\n  - ".join(told) + "\n"
        left -= len(item.encode("utf-16-le", "replace")) // 2
        if left < 0:
            cut += 1
        else:
            parts.append(item)
    if cut:
        parts.append(
            Text(f"\nLeft out for want of room: {cut}\n", f"\n篇幅所限，另有 {cut} 项未列出\n").spelled(
                language
            )
        )
    return "".join(parts)


def _escaped(text: str) -> str:
    return in_markdown(_MARKED.sub(r"\\\1", visible(text)))


def _body(report: RowsReport) -> dict[str, Any]:
    old, new = report.old.table, report.new.table
    return {
        "format_version": FORMAT_VERSION,
        "compares": "rows",
        "old": report.old.name,
        "new": report.new.name,
        "summary": report.whole.numbers,
        "rows": [plain_line(line) for line in report.whole.lines],
        "graph": {
            "nodes": {"new": sorted(new.nodes - old.nodes), "gone": sorted(old.nodes - new.nodes)},
            "edges": {
                "new": [list(edge) for edge in sorted(new.edges - old.edges)],
                "gone": [list(edge) for edge in sorted(old.edges - new.edges)],
            },
        },
    }
