"""`mou dimensions`: the five dimensions of a system of rules over time, with the clauses behind each number."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date
from pathlib import Path
from typing import Any, NoReturn

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, Day, Number, Target, option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import UNBOUNDED, fail, put, room_in_terminal, say
from mou_compiler.command_line.writing import write_output
from mou_compiler.source.grid import folded, grid
from mou_compiler.statistics.dimensions import Dimension, days_between, dimensions, drift
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
_SUFFIXES = {"text": (".txt",), "json": (".json",), "svg": (".svg",), "png": (".png",)}
Series = tuple[tuple[date, tuple[Dimension, ...]], ...]


@declaring.command(
    "dimensions",
    Text(
        "Show the five dimensions over time: sources, consequences, what is enforced, orientation, subjects.",
        "按时间列出五个维度：信息来源、后果性质、所执行的规范、时间指向、个体或连带。",
    ),
)
@options.paths_argument
@option(
    "--on",
    "--as-of",
    "days",
    type=Day(),
    multiple=True,
    value=Text("DATE", "日期"),
    said=Text("A day to count on; may be given again.", "计数的日期；可多次给出。"),
)
@option(
    "--from",
    "first",
    type=Number(1, MAXYEAR),
    value=Text("YEAR", "年份"),
    said=Text("The first year.", "起始年份。"),
)
@option(
    "--to",
    "last",
    type=Number(1, MAXYEAR),
    value=Text("YEAR", "年份"),
    said=Text("The last year.", "截止年份。"),
)
@option(
    "--format",
    "form",
    type=Choice(tuple(_SUFFIXES)),
    default=None,
    said=Text(
        "How to tell it, by default as the file's suffix says, else as text; svg and png need the extra `plot`.",
        "输出格式，默认随文件后缀，否则为文本；图形需另行安装绘图组件。",
    ),
)
@option("-o", "--output", type=Target(), said=Text("Write there.", "写入该文件。"))
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    days: tuple[date, ...],
    first: int | None,
    last: int | None,
    form: str | None,
    output: Path | None,
    lang: str | None,
    color: str,
) -> None:
    """Print the dimensions on each day, and how they drift from the first to the last."""
    language = options.chosen_language(lang)
    for name, written in (("first", "--from"), ("last", "--to")) if days else ():
        options.refuse_given(
            name,
            Text(f"--on names the days: leave {written} out", f"--on 已给出日期：请去掉 {written}"),
        )
    told = chosen_form(form, output, _SUFFIXES, "text", language)
    result = compiled(paths)
    stop_on_faults(result, language, color)
    chosen = tuple(sorted(set(days))) or days_between(result.view, first, last)
    if not chosen:
        _fail_without_years(days_between(result.view, None, None), first, last, language)
    series = tuple((day, dimensions(result.view, day)) for day in chosen)
    if output is None and told == "text":
        say("\n".join([*_lines(series, language, room_in_terminal()), ""]), sys.stdout)
        return
    content = _content(series, told, language)
    if output is not None:
        write_output(output, content, result, language)
    else:
        put(content)


def _fail_without_years(
    usual: Sequence[date], first: int | None, last: int | None, language: Language
) -> NoReturn:
    """Stop, and say which years there are to count in."""
    if first is not None and last is not None:
        fail(
            Text(f"no year lies from {first} to {last}", f"{first}年至{last}年之间没有年份"),
            Text("let the first year come before the last", "起始年份应早于截止年份"),
            language,
        )
    begin, end = usual[0].year, usual[-1].year
    asked = Text(f"from {first} on", f"自{first}年起") if first else Text(f"until {last}", f"至{last}年")
    fail(
        Text(
            f"nothing begins {asked.en}: the years in which something does, and the next, go from {begin} to {end}",
            f"{asked.zh}没有任何规定开始施行：有规定开始施行的年份及其次年为{begin}年至{end}年",
        ),
        Text("name one of these, or both --from and --to", "请写其中之一，或同时写 --from 与 --to"),
        language,
    )


def _content(series: Series, form: str, language: Language) -> bytes:
    if form == "json":
        return (json.dumps(_as_dict(series), ensure_ascii=False, indent=1) + "\n").encode()
    if form == "text":
        return ("\n".join(_lines(series, language, UNBOUNDED)) + "\n").encode()
    from mou_compiler.statistics.dimensions_plot import NotDrawn, plot

    try:
        return plot(series, language, "svg" if form == "svg" else "png")
    except NotDrawn as mistake:
        fail(mistake.message, mistake.help, language)


def _lines(series: Series, language: Language, room: int) -> Iterator[str]:
    for number, dimension in enumerate(series[0][1]):
        title, counted = dimension.title.spelled(language), dimension.counted.spelled(language)
        yield from folded(f"{title}（{counted}）" if language == "zh" else f"{title} ({counted})", room)
        yield from _table([(day, found[number]) for day, found in series], language, room)
        yield ""
    (first, before), *_, (last, after) = (*series, series[-1])
    told = [
        sentence.spelled(language)
        for old, new in zip(before, after, strict=True)
        for sentence in drift(old, new, (first, last))
    ]
    if not told:
        yield Text("no share changed between these days", "各项比例在所列日期之间没有变化").spelled(language)
    for line in told:
        yield from folded(line, room, below="  ")


def _table(found: Sequence[tuple[date, Dimension]], language: Language, room: int) -> Iterator[str]:
    head = ["", *(group.word.spelled(language) for group in found[0][1].groups)]
    rows = [head, *([day.isoformat(), *(str(len(group.ids)) for group in one.groups)] for day, one in found)]
    yield from grid(rows, room, "  ")


def _as_dict(series: Series) -> dict[str, Any]:
    (first, before), *_, (last, after) = (*series, series[-1])
    return {
        "format_version": FORMAT_VERSION,
        "days": [
            {
                "day": day.isoformat(),
                "dimensions": [
                    {
                        "name": one.name,
                        "title": {"en": one.title.en, "zh": one.title.zh},
                        "counted": {"en": one.counted.en, "zh": one.counted.zh},
                        "groups": [
                            {
                                "en": group.word.en,
                                "zh": group.word.zh,
                                "number": len(group.ids),
                                "ids": list(group.ids),
                            }
                            for group in one.groups
                        ],
                    }
                    for one in found
                ],
            }
            for day, found in series
        ],
        "drift": [
            {"dimension": old.name, "en": sentence.en, "zh": sentence.zh}
            for old, new in zip(before, after, strict=True)
            for sentence in drift(old, new, (first, last))
        ],
    }
