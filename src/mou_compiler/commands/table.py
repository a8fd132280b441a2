"""`mou table AGENCY`: what an agency carries out, aligned in the terminal."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.source.frames import visible
from mou_compiler.source.width import elide, pad, width
from mou_compiler.tables.enforcement import Row
from mou_compiler.words import MODALITIES, Language, Text

_COLUMNS = (
    ("measure", Text("measure", "措施")),
    ("modality", Text("must", "方式")),
    ("act", Text("act", "行为")),
    ("list", Text("for those on", "名单")),
    ("valid_from", Text("from", "自")),
    ("valid_to", Text("until", "失效")),
    ("status", Text("status", "状态")),
)
_STATUS = {
    "in force": Text("in force", "有效"),
    "overridden": Text("overridden", "被优先"),
    "orphaned": Text("orphaned", "孤儿"),
}


@declaring.command(
    "table",
    Text("Print what AGENCY (an id or an alias) carries out.", "列出一个机构（编号或别名）所实施的措施。"),
)
@declaring.argument("agency", Text("AGENCY", "机构"))
@options.paths_argument
@options.as_of_option
@options.language_option
@options.color_option
def command(agency: str, paths: tuple[Path, ...], as_of: date | None, lang: str | None, color: str) -> None:
    """Print the rows of one agency."""
    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    id_ = _find(result, agency, language)
    rows = [row for row in result.rows if row.enforcer == id_]
    body = result.corpus.agencies.get(id_) or result.corpus.roles[id_]
    say(f"{visible(body.label.spelled(language))} ({id_}): {len(rows)}\n", sys.stdout)
    if rows:
        room = shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 10_000
        say(f"{layout(result, rows, language, room)}\n", sys.stdout)


def _find(result: Compiled, name: str, language: Language) -> str:
    bodies = {**result.corpus.agencies, **result.corpus.roles}
    if name in bodies:
        return name
    spellings: dict[str, dict[str, None]] = {}
    for id_, body in bodies.items():
        for spelling in (body.label.en, body.label.zh, *getattr(body, "aliases", ())):
            spellings.setdefault(spelling, {})[id_] = None
    found = list(spellings.get(name, ()))
    if len(found) == 1:
        return found[0]
    if found:
        fail(
            Text(f"`{name}` may be any of {', '.join(found)}", f"「{name}」可指 {'、'.join(found)}"),
            Text(f"write which, such as `{found[0]}`", f"请写明，如「{found[0]}」"),
            language,
        )
    fail(
        Text(f"no agency is named `{name}`", f"没有名为「{name}」的机构"),
        did_you_mean(name, [*bodies, *spellings])
        or Text("declare it in the registry", "请在登记中声明该机构"),
        language,
    )


def layout(result: Compiled, rows: list[Row], language: Language, room: int) -> str:
    """Return rows as lines, columns aligned by display width and narrowed to the room there is."""
    cells = [[heading.spelled(language) for _, heading in _COLUMNS]]
    cells += [[visible(_cell(result, row, column, language)) for column, _ in _COLUMNS] for row in rows]
    widths = [max(width(line[number]) for line in cells) for number in range(len(_COLUMNS))]
    spare = sum(widths) + 2 * (len(widths) - 1) - room
    for number in (2, 3, 0):
        if spare > 0:
            cut = min(spare, max(widths[number] - 16, 0))
            widths[number] -= cut
            spare -= cut
    lines = [
        "  ".join(pad(elide(cell, size), size) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    lines.insert(1, "  ".join("─" * size for size in widths))
    return "\n".join(lines)


def _cell(result: Compiled, row: Row, column: str, language: Language) -> str:
    text: str = getattr(row, column)
    if column == "modality":
        return MODALITIES.named(text).spelled(language)
    if column == "status":
        return _STATUS[text].spelled(language)
    if column == "act":
        return result.corpus.acts[text].label.spelled(language) if text in result.corpus.acts else text
    if column == "list":
        return "; ".join(
            result.corpus.lists[id_].label.spelled(language) if id_ in result.corpus.lists else id_
            for id_ in text.split("; ")
        )
    return text
