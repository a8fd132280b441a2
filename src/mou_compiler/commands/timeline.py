"""`mou timeline [NAME]`: what changes on which day, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler.analysis.directory import bearing, directory
from mou_compiler.analysis.wording import day_text
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.asked_back import LOOK, asked_back, way
from mou_compiler.command_line.declaring import Choice, Day, Target, option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import fail, note, put, room, say
from mou_compiler.command_line.writing import write_output
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.source.frames import visible
from mou_compiler.source.width import wrap
from mou_compiler.tables.events import DOUBTS, Event, Undated, about, events, undated
from mou_compiler.tables.events_picture import as_svg
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
_SUFFIXES = {"text": (".txt",), "json": (".json",), "svg": (".svg",)}
_PAGE = 100
"""How wide the text is that goes into a file."""


@declaring.command(
    "timeline",
    Text(
        "Tell what changes on which day, and why, in words or as a picture; of NAME alone, where one is given.",
        "按日期列出所发生的变化及其原因，亦可绘图；给出名称时只列与之有关者。",
    ),
)
@declaring.argument(
    "words", Text("[NAME] [PATHS]...", "[名称] [路径]…"), nargs=-1, type=declaring.NameOrPath()
)
@option("--from", "first", type=Day(), value=Text("DATE", "日期"), said=Text("The first day.", "起始日期。"))
@option(
    "--to",
    "--as-of",
    "last",
    type=Day(),
    value=Text("DATE", "日期"),
    said=Text("The last day.", "截止日期。"),
)
@option(
    "--format",
    "form",
    type=Choice(tuple(_SUFFIXES)),
    default=None,
    said=Text(
        "How to tell it, by default as the file's suffix says, else as text.",
        "输出格式，默认随文件后缀，否则为文本。",
    ),
)
@option("-o", "--output", type=Target(), said=Text("Write there.", "写入该文件。"))
@options.language_option
@options.color_option
def command(
    words: tuple[str, ...],
    first: date | None,
    last: date | None,
    form: str | None,
    output: Path | None,
    lang: str | None,
    color: str,
) -> None:
    """Print a line for each change, day by day, or draw them."""
    language = options.chosen_language(lang)
    told = chosen_form(form, output, _SUFFIXES, "text", language)
    _refuse_backwards(first, last, language)
    name, behind = _asked(words)
    result = compiled(options.paths_behind(behind))
    stop_on_faults(result, language, color)
    every, unknown, _ = _chosen(result, name, language)
    start, end = first or date.min, last or date.max
    found = tuple(event for event in every if start <= date.fromordinal(event.day) <= end)
    empty = None if found else _why_empty(every, unknown, first, last)
    content = _content(
        Answer(found, unknown, empty), told, result, language, room() if output is None else _PAGE
    )
    if empty is not None and told != "text":
        note(empty, language)
    if output is None and told == "text":
        say(content, sys.stdout)
    elif output is None:
        put(content.encode("utf-8", "replace"))
    else:
        write_output(output, content.encode("utf-8", "replace"), result, language)


class Answer(NamedTuple):
    """What changes on which day, and what does on days that are not known; why it is empty, where no day is known."""

    dated: tuple[Event, ...]
    undated: tuple[Undated, ...]
    empty: Text | None = None


def _refuse_backwards(first: date | None, last: date | None, language: Language) -> None:
    if first is not None and last is not None and last < first:
        start, end = day_text(first), day_text(last)
        fail(
            Text(f"no day lies from {start.en} to {end.en}", f"自{start.zh}至{end.zh}之间没有日期"),
            Text("let --from come before --to", "起始日期应早于截止日期"),
            language,
        )


def _why_empty(
    every: Sequence[Event], unknown: Sequence[Undated], first: date | None, last: date | None
) -> Text:
    """Return why there is no change on the days asked about, and when the nearest ones are."""
    if not every:
        return (
            Text("nothing changes on a day that is known", "没有日期可知的变化")
            if unknown
            else Text("nothing changes", "没有变化")
        )
    days = sorted(event.day for event in every)
    before = [day for day in days if first is not None and day < first.toordinal()]
    after = [day for day in days if last is not None and day > last.toordinal()]
    said = Text("nothing changes", "没有变化")
    if first is not None:
        start = day_text(first)
        said = Text(f"{said.en} from {start.en}", f"自{start.zh}起{said.zh}")
    if last is not None:
        end = day_text(last)
        said = Text(f"{said.en} until {end.en}", f"至{end.zh}{said.zh}")
    if before:
        day = day_text(date.fromordinal(before[-1]))
        said = Text(
            f"{said.en}; the last change before is of {day.en}", f"{said.zh}；此前最后一次变化在{day.zh}"
        )
    if after:
        day = day_text(date.fromordinal(after[0]))
        said = Text(f"{said.en}; the next is of {day.en}", f"{said.zh}；其后最早的变化在{day.zh}")
    return said


def _content(found: Answer, form: str, result: Compiled, language: Language, columns: int) -> str:
    match form:
        case "json":
            return json.dumps(_as_dict(found, result.seen_from), ensure_ascii=False, indent=1) + "\n"
        case "svg":
            return as_svg(found.dated, language, _sentence, [_named(one) for one in found.undated])
        case _:
            return "".join(f"{line}\n" for line in _lines(found, language, columns))


def _asked(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the name that is asked for, None where only paths stand, and the paths."""
    if words and not Path(words[0]).exists() and words[0] != "-":
        return words[0], words[1:]
    return None, words


def _chosen(result: Compiled, name: str | None, language: Language) -> Answer:
    """Return the events of a name, of all in the files asked about where there is none."""
    every, unknown = events(result.view), undated(result.view)
    if name is not None:
        bearers = bearing(directory(result.corpus), name)
        ids = {entry.id for entry in bearers}
        if len(ids) > 1:
            fail(*asked_back(name, (way(entry.kind, entry.id) for entry in bearers)), language)
        if not ids:
            known = [
                *result.corpus.documents,
                *result.corpus.laws,
                *result.corpus.agencies,
                *result.corpus.lists,
                *result.corpus.territories,
            ]
            fail(
                Text(
                    f"nothing is named `{name}`, and no such path is there",
                    f"没有名为「{name}」者，也没有这样的路径",
                ),
                did_you_mean(name, known) or LOOK,
                language,
            )
        (id_,) = ids
        every, unknown = about(result.view, every, id_), about(result.view, unknown, id_)
    part = result.part
    if part is None:
        return Answer(every, unknown)
    return Answer(
        tuple(event for event in every if part.has(event.place.path)),
        tuple(one for one in unknown if part.has(one.place.path)),
    )


def _lines(found: Answer, language: Language, columns: int) -> Iterator[str]:
    """Yield the changes, each day once, then those of which the day is not known."""
    if found.empty is not None:
        yield from wrap(found.empty.spelled(language), columns)
    before = 0
    for event in found.dated:
        if event.day != before:
            if before:
                yield ""
            before = event.day
            yield day_text(date.fromordinal(event.day)).spelled(language)
        yield from (
            f"{'  ' if not number else '    '}{line}"
            for number, line in enumerate(wrap(visible(_sentence(event).spelled(language)), columns - 4))
        )
    if found.undated:
        yield ""
        yield Text("on a day that is not known", "日期不详").spelled(language)
    for one in found.undated:
        for number, line in enumerate(wrap(visible(_named(one).spelled(language)), columns - 4)):
            yield f"{'    ' if number else '  '}{line}"


def _named(event: Event | Undated) -> Text:
    """Return what an event is of, and what happens."""
    own = (event.id, event.id.rpartition("/")[2])
    return Text(
        f"{event.kind.en} `{event.id}`"
        + ("" if event.label.en in own else f" ({event.label.en})")
        + f" {event.what.en}",
        f"{event.kind.zh}「{event.id}」"
        + ("" if event.label.zh in own else f"（{event.label.zh}）")
        + event.what.zh,
    )


def _sentence(event: Event) -> Text:
    name = _named(event)
    doubt = DOUBTS[event.doubt]
    return Text(f"{name.en}{doubt.en}", f"{name.zh}{doubt.zh}")


def _as_dict(found: Answer, seen_from: Callable[[str], str]) -> dict[str, Any]:
    return {
        "format_version": FORMAT_VERSION,
        "events": [
            {
                "day": date.fromordinal(event.day).isoformat(),
                "exact": event.exact,
                "kind": event.kind.en,
                "id": event.id,
                "en": _sentence(event).en,
                "zh": _sentence(event).zh,
                "by": list(event.by),
                "path": seen_from(event.place.path),
                "line": event.place.line,
            }
            for event in found.dated
        ],
        "undated": [
            {
                "kind": one.kind.en,
                "id": one.id,
                "en": _named(one).en,
                "zh": _named(one).zh,
                "by": list(one.by),
                "path": seen_from(one.place.path),
                "line": one.place.line,
            }
            for one in found.undated
        ],
    }
