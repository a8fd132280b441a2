"""`mou coverage`: for each document, how much of the source is encoded, waived with a reason, and unknown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mou_compiler.analysis.wording import day_text
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, room_in_terminal, say
from mou_compiler.compilation import Compiled
from mou_compiler.source.frames import visible
from mou_compiler.source.grid import grid
from mou_compiler.tables.coverage import Coverage, coverage
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
_HEADINGS = (
    Text("document", "文件"),
    Text("clauses", "条款"),
    Text("encoded", "已编码"),
    Text("waived", "不编码"),
    Text("unknown", "不详"),
    Text("left", "遗漏"),
    Text("measures", "措施"),
    Text("placed", "有出处"),
    Text("says unknown", "写明不详"),
)


@declaring.command(
    "coverage",
    Text(
        "Show what of each document is encoded, waived (with reason) and unknown.",
        "列出每份文件中已编码、（附理由）不编码与不详的内容。",
    ),
)
@options.paths_argument
@options.as_of_option
@options.format_option("text", "json")
@option("-v", "--verbose", is_flag=True, said=Text("Show every reason.", "列出每项理由。"))
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...], as_of: date | None, form: str, verbose: bool, lang: str | None, color: str
) -> None:
    """Print one line for each document, or each that is in force on a day, and the sums."""
    language = options.chosen_language(lang)
    result = compiled(paths)
    stop_on_faults(result, language, color)
    found = tuple(
        item
        for item in coverage(result.corpus)
        if result.part is None or result.part.has(result.corpus.documents[item.document].place.path)
    )
    if as_of is not None:
        found = tuple(item for item in found if _is_in_force(result, item.document, as_of))
    if not found and as_of is not None:
        day = day_text(as_of)
        fail(
            Text(f"no document is in force on {day.en}", f"{day.zh}没有施行中的文件"),
            Text("ask about another day", "请改问其他日期"),
            language,
        )
    if not found and result.part is not None:
        fail(
            Text("no document stands in these files", "这些文件中没有文件声明"),
            Text("name a file that has one", "请写含有文件声明的文件"),
            language,
        )
    if form == "json":
        body = {
            "format_version": FORMAT_VERSION,
            "as_of": as_of.isoformat() if as_of else None,
            "summary": _sums(found),
            "documents": [_as_dict(item) for item in found],
        }
        put_json(body)
        return
    for line in _table(found, language, room_in_terminal(), verbose=verbose):
        say(f"{visible(line)}\n", sys.stdout)


def _is_in_force(result: Compiled, document: str, day: date) -> bool:
    stretches = result.timeline.document_stretches(result.corpus.documents[document])
    return any(day.toordinal() in days for days in stretches)


def _sums(found: tuple[Coverage, ...]) -> dict[str, int]:
    return {
        "documents": len(found),
        "complete": sum(item.complete for item in found),
        "clauses": sum(len(item.clauses or ()) for item in found),
        "encoded": sum(len(item.encoded) for item in found),
        "waived": sum(_count(item.waived) for item in found),
        "unknown_clauses": sum(_count(item.unknown) for item in found),
        "unknown_statements": sum(len(item.unknown) + bool(item.why_unknown) for item in found),
        "left": sum(len(item.left) for item in found),
        "measures": sum(item.measures for item in found),
        "measures_with_place": sum(item.located for item in found),
        "said_unknown": sum(item.said_unknown for item in found),
    }


def _count(items: tuple[Any, ...]) -> int:
    return sum(len(item.numbers) for item in items)


def _table(found: tuple[Coverage, ...], language: Language, room: int, *, verbose: bool) -> Iterator[str]:
    rows = [[heading.spelled(language) for heading in _HEADINGS], *(_row(item) for item in found)]
    sums = _sums(found)
    named = (
        "clauses",
        "encoded",
        "waived",
        "unknown_clauses",
        "left",
        "measures",
        "measures_with_place",
        "said_unknown",
    )
    total = Text(
        f"{sums['complete']} of {len(found)} complete", f"{len(found)} 份中 {sums['complete']} 份完整"
    )
    rows.append([total.spelled(language), *(str(sums[name]) for name in named)])
    notes = [list(_reasons(item, language)) if verbose else [] for item in found]
    yield from grid(rows, room, notes=[[], *notes, []])


def _row(item: Coverage) -> list[str]:
    known = item.clauses is not None
    numbers = [len(item.clauses or ()), len(item.encoded)] if known else ["?", "?"]
    unknown = str(_count(item.unknown)) if _count(item.unknown) or not item.unknown else "?"
    left = len(item.left) if known else "?"
    return [
        item.document,
        *(
            str(n)
            for n in (
                *numbers,
                _count(item.waived),
                unknown,
                left,
                item.measures,
                item.located,
                item.said_unknown,
            )
        ),
    ]


def _reasons(item: Coverage, language: Language) -> Iterator[str]:
    waived, unknown = Text("waived", "不编码"), Text("unknown", "不详")
    colon = "：" if language == "zh" else ": "
    if item.why_unknown:
        yield f"{Text('numbering', '原文编号').spelled(language)}{colon}{item.no_numbering.spelled(language)}"
    for said, items in ((waived, item.waived), (unknown, item.unknown)):
        for one in items:
            numbers = f" {', '.join(one.numbers)}" if one.numbers else ""
            yield f"{said.spelled(language)}{numbers}{colon}{one.reason}"
    if item.left:
        yield f"{Text('left', '遗漏').spelled(language)}{colon}{', '.join(item.left)}"


def _as_dict(item: Coverage) -> dict[str, Any]:
    return {
        "document": item.document,
        "label": {"en": item.label.en, "zh": item.label.zh},
        "numbering_known": item.clauses is not None,
        "numbering_unknown_because": item.why_unknown or None,
        "clauses": list(item.clauses or ()),
        "encoded": list(item.encoded),
        "waived": [{"numbers": list(one.numbers), "reason": one.reason} for one in item.waived],
        "unknown": [{"numbers": list(one.numbers), "reason": one.reason} for one in item.unknown],
        "left": list(item.left),
        "measures": item.measures,
        "measures_with_place": item.located,
        "said_unknown": item.said_unknown,
        "complete": item.complete,
    }
