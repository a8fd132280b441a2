"""`mou stats`: who leads and supports, which lists reach furthest, what measures rest on."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Number, Target, option
from mou_compiler.command_line.session import compiled, refuse_part, stop_on_faults
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import put, room_in_terminal, say
from mou_compiler.command_line.writing import write_output
from mou_compiler.statistics.numbers import statistics
from mou_compiler.words import Text

_SUFFIXES = {"text": (".txt",), "json": (".json",), "svg": (".svg",)}


@declaring.command(
    "stats",
    Text(
        "Show the corpus in numbers: agencies, lists, acts and legal bases.",
        "以数字展示语料：机构、名单、行为与法律依据。",
    ),
)
@options.paths_argument
@option(
    "--format",
    "form",
    type=Choice(tuple(_SUFFIXES)),
    default=None,
    said=Text(
        "How to tell it; by default as the file's suffix says, else as text.",
        "输出的格式；默认随文件后缀，否则为文本。",
    ),
)
@option(
    "--top",
    type=Number(1),
    default=12,
    show_default=True,
    said=Text("Rows of each ranking.", "每份排名的行数。"),
)
@options.as_of_option
@option("-o", "--output", type=Target(), said=Text("Write there.", "写入该文件。"))
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    form: str | None,
    top: int,
    as_of: date | None,
    output: Path | None,
    lang: str | None,
    color: str,
) -> None:
    """Print the statistics."""
    from mou_compiler.statistics.picture import as_svg
    from mou_compiler.statistics.rendering import as_json, as_text

    language = options.chosen_language(lang)
    chosen = chosen_form(form, output, _SUFFIXES, "text", language)
    result = compiled(paths)
    refuse_part(result, language)
    stop_on_faults(result, language, color)
    found = statistics(result.view, as_of)
    if chosen == "text" and output is None:
        say(as_text(found, language, top, room_in_terminal()), sys.stdout)
        return
    render = {"text": as_text, "json": as_json, "svg": as_svg}[chosen]
    text = render(found, language, top)
    if output is None:
        put(text.encode())
    else:
        write_output(output, text.encode(), result, language)
