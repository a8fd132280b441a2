"""`mou delta OLD NEW -o DIR`: for each agency, the rows that began, changed, moved or ended between two editions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Misused, NameOrPath, Target, argument, option
from mou_compiler.command_line.tables_asked import is_edition_asked, tables_asked
from mou_compiler.command_line.telling import note, say
from mou_compiler.command_line.writing import writing_to
from mou_compiler.publishing.deltas import XLSX, Delta, deltas, files_of_deltas
from mou_compiler.publishing.publish import publish_files
from mou_compiler.publishing.tables_read import Table
from mou_compiler.source.frames import visible
from mou_compiler.tables.delta import KINDS
from mou_compiler.words import Language, Text


@declaring.command(
    "delta",
    Text(
        "Write, for each agency, the rows that began, changed, moved or ended between OLD and NEW, each an edition "
        "that was built, a corpus or a revision (of which PATHS say where the corpus stands); applied to its old table they give the new one exactly.",
        "为每个机构写出旧与新之间新增、变更、移位与终止的行；旧与新各为已生成的版本、语料或版本库修订（其后可接语料所在路径）；"
        "将其应用于旧表即得新表，完全一致。",
    ),
)
@argument("old", Text("OLD", "旧"))
@argument("new", Text("NEW", "新"))
@argument("paths", Text("[PATHS]", "[路径]"), nargs=-1, type=NameOrPath())
@option(
    "-o",
    "--output",
    type=Target(folder=True),
    required=True,
    value=Text("DIR", "文件夹"),
    said=Text(
        "Where to write; all or nothing, as by `mou build`.", "写入何处；与「mou build」一样，全有或全无。"
    ),
)
@options.as_of_option
@options.language_option
@options.color_option
def command(
    old: str,
    new: str,
    paths: tuple[str, ...],
    output: Path,
    as_of: date | None,
    lang: str | None,
    color: str,
) -> None:
    """Write the deltas and say whose there are."""
    language = options.chosen_language(lang)
    beside = _paths_beside((old, new), paths)
    if any(map(is_edition_asked, (old, new))):
        options.refuse_day(
            Text("--as-of is of corpora, not of editions", "--as-of 只用于语料，不用于已生成的版本")
        )
        as_of = None
    before, now = tables_asked((old, new), language, color, as_of, beside)
    found = deltas(before.table, now.table)
    read = [*(Path(name) for name in (old, new) if Path(name).exists()), *beside]
    with writing_to(output, "-o", language):
        publish_files(
            files_of_deltas(found, before.table, now.table),
            output,
            "deltas",
            read,
            now.table.as_of,
            now.table.language,
        )
    if not XLSX.present:
        note(
            Text(
                f"no workbook is written; to have them too: pip install 'mou-compiler[{XLSX.name}]'",
                f"未写出工作簿；如需一并生成：pip install 'mou-compiler[{XLSX.name}]'",
            ),
            language,
        )
    told = [*_lines(found, language), *_unsure_lines(found, before.table, now.table, language)]
    say("".join(f"{line}\n" for line in told), sys.stdout)


def _paths_beside(names: tuple[str, str], paths: Sequence[str]) -> tuple[Path, ...]:
    """Return at which paths the corpus stands in a revision; stop where there is none, or no revision is asked for."""
    if paths and (all(map(os.path.lexists, names)) or not all(map(os.path.lexists, paths))):
        raise Misused(
            Text(
                "PATHS are where the corpus stands, for OLD or NEW that is a revision",
                "路径为语料所在之处，用于旧或新为版本库修订时",
            )
        )
    return tuple(map(Path, paths))


def _lines(found: Sequence[Delta], language: Language) -> list[str]:
    """Return a line for each body with a delta, and one for the whole."""
    if not found:
        return [Text("no row differs; no delta was written", "各行均无差异；未写出增量").spelled(language)]
    whole, *bodies = found
    lines = [
        f"{visible(one.body or '')}  {visible(one.title.spelled(language))}: {_tally(one, language)}"
        for one in bodies
    ]
    if language == "zh":
        lines = [line.replace(": ", "：", 1) for line in lines]
        return [*lines, f"共 {len(bodies)} 个机构；全表：{_tally(whole, language)}"]
    agencies = "agency" if len(bodies) == 1 else "agencies"
    return [*lines, f"{len(bodies)} {agencies}; the whole table: {_tally(whole, language)}"]


def _unsure_lines(found: Sequence[Delta], before: Table, now: Table, language: Language) -> Iterator[str]:
    """Yield of which rows that are in one table alone it is not known whether they apply by the other."""
    lines = found[0].lines if found else ()
    for kind, table, said in (("ended", now, _NOW), ("begun", before, _BEFORE)):
        rows = [line for line in lines if line.kind == kind and str(line.cells["measure"]) in table.unsure]
        if rows:
            measures = dict.fromkeys(visible(str(line.cells["measure"])) for line in rows)
            yield said.spelled(language).format(
                len(rows), ("、" if language == "zh" else ", ").join(measures)
            )


_NOW = Text(
    "of the rows that ended, {} may still apply, which is not known: {}",
    "终止的行中，有{}行现是否适用不详：{}",
)
_BEFORE = Text(
    "of the rows that began, {} may have applied before, which was not known: {}",
    "新增的行中，有{}行原是否适用不详：{}",
)


def _tally(one: Delta, language: Language) -> str:
    parts = [f"{one.numbers[kind]} {KINDS[kind].spelled(language)}" for kind in KINDS if one.numbers[kind]]
    return ("、" if language == "zh" else ", ").join(parts)
