"""`mou timeline [NAME]`: what changes on which day, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mou_compiler.analysis.directory import bearing, directory
from mou_compiler.analysis.wording import day_text
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Day, option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, room, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.source.frames import visible
from mou_compiler.source.width import wrap
from mou_compiler.tables.events import Event, about, events
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"


@declaring.command(
    "timeline",
    Text(
        "Tell what changes on which day, and why; of NAME alone, where one is given.",
        "按日期列出所发生的变化及其原因；给出名称时只列与之有关者。",
    ),
)
@declaring.argument("words", Text("[NAME] [PATHS]...", "[名称] [路径]…"), nargs=-1)
@option("--from", "first", type=Day(), value=Text("DATE", "日期"), said=Text("The first day.", "起始日期。"))
@option("--to", "last", type=Day(), value=Text("DATE", "日期"), said=Text("The last day.", "截止日期。"))
@options.format_option("text", "json")
@options.language_option
@options.color_option
def command(
    words: tuple[str, ...], first: date | None, last: date | None, form: str, lang: str | None, color: str
) -> None:
    """Print a line for each change, day by day."""
    language = options.chosen_language(lang)
    name, behind = _asked(words)
    result = compiled(options.paths_behind(behind))
    stop_on_faults(result, language, color)
    found = _chosen(result, name, language)
    start, end = first or date.min, last or date.max
    found = tuple(event for event in found if start <= date.fromordinal(event.day) <= end)
    if form == "json":
        put_json(_as_dict(found, result.seen_from))
        return
    for line in _lines(found, language, room()):
        say(f"{line}\n", sys.stdout)


def _asked(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the name that is asked for, None where only paths stand, and the paths."""
    if words and not Path(words[0]).exists() and words[0] != "-":
        return words[0], words[1:]
    return None, words


def _chosen(result: Compiled, name: str | None, language: Language) -> tuple[Event, ...]:
    """Return the events of a name, of all in the files asked about where there is none."""
    every = events(result.view)
    if name is not None:
        ids = {entry.id for entry in bearing(directory(result.corpus), name)}
        if not ids:
            known = [
                *result.corpus.documents,
                *result.corpus.laws,
                *result.corpus.agencies,
                *result.corpus.lists,
            ]
            fail(
                Text(
                    f"nothing is named `{name}`, and no such path is there",
                    f"没有名为「{name}」者，也没有这样的路径",
                ),
                did_you_mean(name, known)
                or Text("look for it with `mou names WORD`", "请用「mou names 词语」查找"),
                language,
            )
        every = tuple(dict.fromkeys(event for id_ in sorted(ids) for event in about(result.view, every, id_)))
    part = result.part
    return every if part is None else tuple(event for event in every if part.has(event.place.path))


def _lines(found: Sequence[Event], language: Language, columns: int) -> Iterator[str]:
    """Yield the changes, each day once."""
    if not found:
        yield Text("nothing changes", "没有变化").spelled(language)
    before = 0
    for event in found:
        if event.day != before:
            if before:
                yield ""
            before = event.day
            yield day_text(date.fromordinal(event.day)).spelled(language)
        yield from (
            f"{'  ' if not number else '    '}{line}"
            for number, line in enumerate(wrap(visible(_sentence(event).spelled(language)), columns - 4))
        )


def _sentence(event: Event) -> Text:
    own = (event.id, event.id.rpartition("/")[2])
    name = Text(
        f"{event.kind.en} `{event.id}`" + ("" if event.label.en in own else f" ({event.label.en})"),
        f"{event.kind.zh}「{event.id}」" + ("" if event.label.zh in own else f"（{event.label.zh}）"),
    )
    late = Text(
        "" if event.exact else " (by this day; which one is not known)",
        "" if event.exact else "（至迟是日，确切日期不详）",
    )
    return Text(f"{name.en} {event.what.en}{late.en}", f"{name.zh}{event.what.zh}{late.zh}")


def _as_dict(found: Sequence[Event], seen_from: Callable[[str], str]) -> dict[str, Any]:
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
            for event in found
        ],
    }
