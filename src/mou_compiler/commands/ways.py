"""`mou ways ACT|AGENCY|LIST`: all the situations in which a thing is touched, each once, in words and counted."""

from __future__ import annotations

import csv
import dataclasses
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler import words as w
from mou_compiler.analysis import boxes_told
from mou_compiler.analysis.ways import SIDES, Touch, Way, touches, ways
from mou_compiler.analysis.wording import act_named, day_text, joined
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.bearer_asked import bearer_asked
from mou_compiler.command_line.declaring import Choice, Number, option
from mou_compiler.command_line.session import compiled, refuse_part, stop_on_faults
from mou_compiler.command_line.telling import UNDECIDED, note, put, put_json, room_in_terminal, say
from mou_compiler.compilation import Compiled
from mou_compiler.publishing.safe_cells import safe
from mou_compiler.source.frames import visible
from mou_compiler.source.grid import folded
from mou_compiler.tables.about import Bearer, leading, why_empty
from mou_compiler.tables.pages import inert
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
MOST_WAYS = 1000
_COLUMNS = ("measure", "effects", "since", "until", "subjects", "territories", "on", "not_on", "situation",
            "also")  # fmt: skip


class Asked(NamedTuple):
    """What is told: the thing, the day, the side, the measures that touch it, and each way; `whole` where no way is left out."""

    bearer: Bearer
    day: date | None
    side: str
    touches: tuple[Touch, ...]
    ways: tuple[tuple[Way, boxes_told.Told], ...]
    whole: bool
    why: tuple[Text, ...]


@declaring.command(
    "ways",
    Text(
        "Tell all the situations in which NAME is touched: an act burdened, a body acting, a list burdening.",
        "列出所给名称被触及的全部情形：行为受限、机构实施、名单致害。",
    ),
)
@declaring.argument("name", Text("NAME", "名称"))
@options.paths_argument
@option(
    "--side",
    type=Choice(SIDES),
    default=None,
    said=Text(
        "Which effects count; any of a body or document, burdens of an act or list if not given.",
        "计入何种效果；不写则机构与文件计全部，行为与名单只计不利者。",
    ),
)
@option(
    "--limit",
    type=Number(1),
    default=MOST_WAYS,
    show_default=True,
    value=Text("NUMBER", "数目"),
    said=Text("How many situations are told at most.", "最多列出多少情形。"),
)
@options.as_of_option
@options.format_option("text", "json", "csv", "markdown")
@options.language_option
@options.color_option
def command(
    name: str,
    paths: tuple[Path, ...],
    side: str | None,
    limit: int,
    as_of: date | None,
    form: str,
    lang: Language | None,
    color: str,
) -> None:
    """Print situations that do not cross and together are all; exit status 3 where some are left out."""
    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    refuse_part(result, language)
    bearer = bearer_asked(result.corpus, name, language)
    asked = _asked(result, bearer, side or _usual_side(bearer), as_of, limit)
    if form == "json":
        put_json(_as_dict(asked))
    elif form == "csv":
        put(_as_csv(asked, language))
    elif form == "markdown":
        say("\n".join([*_markdown(result, asked, language), ""]), sys.stdout)
    else:
        room = room_in_terminal()
        for line in map(visible, _text(result, asked, language)):
            indent = " " * (len(line) - len(line.lstrip(" ")))
            say("".join(f"{part}\n" for part in folded(line.lstrip(" "), room, indent, "  ")), sys.stdout)
    if not asked.whole:
        note(_cut(limit), language)
        sys.exit(UNDECIDED)


def _usual_side(bearer: Bearer) -> str:
    return "burden" if bearer.kind.en in ("act", "list") else "any"


def _cut(limit: int) -> Text:
    return Text(
        f"there are more than {limit} situations; the first {limit} are told: --limit tells more, --as-of asks about one day",
        f"情形超过 {limit} 种，仅列出前 {limit} 种：以 --limit 列出更多，或以 --as-of 只问一日",
    )


def _asked(result: Compiled, bearer: Bearer, side: str, day: date | None, limit: int) -> Asked:
    view = result.view
    found = touches(view, bearer.kind.en, bearer.id, side, day)
    first = list(islice(ways(view, found), limit + 1))
    told = tuple((way, boxes_told.told(view, way.box)) for way in first[:limit])
    why: list[Text] = []
    if not found:
        other = touches(view, bearer.kind.en, bearer.id, "any", day) if side != "any" else ()
        if other:
            number = len(other)
            why = [
                Text(
                    f"{number} measure{'' if number == 1 else 's'} of another side touch{'es' if number == 1 else ''} it: --side any",
                    f"另有 {number} 项措施以其他效果触及：--side any",
                )
            ]
        else:
            every = result.rows if result.as_of is None else dataclasses.replace(result, as_of=None).rows
            why = leading(view, bearer, day) or why_empty(view, every, bearer, day)
    ordered = tuple(
        item
        for _, group in groupby(told, key=lambda item: item[0].measure)
        for item in sorted(group, key=lambda item: _order(item[1]))
    )
    return Asked(bearer, day, side, found, ordered, len(first) <= limit, tuple(why))


def _order(told: boxes_told.Told) -> tuple[Any, ...]:
    return (told.days.start, told.days.end, told.on, told.not_on, told.said.en)


# In words.


def _head(asked: Asked) -> Text:
    label, id_ = asked.bearer.label, asked.bearer.id
    number, rules = len(asked.ways), len(asked.touches)
    more = "" if asked.whole else "+"
    on = (
        Text("", "")
        if asked.day is None
        else Text(f" on {day_text(asked.day).en}", f"（{day_text(asked.day).zh}）")
    )
    sides = {
        "burden": Text("burden", "不利"),
        "benefit": Text("benefit", "有利"),
        "any": Text("any effect", "任何效果"),
    }
    side = sides[asked.side]
    return Text(
        f"{label.en} ({id_}){on.en}: {number}{more} situation{'' if number == 1 and asked.whole else 's'} "
        f"of {rules} measure{'' if rules == 1 else 's'} ({side.en})"
        + "".join(f"; {item.en}" for item in asked.why),
        f"{label.zh}（{id_}）{on.zh}：{number}{more} 种情形，{rules} 项措施（{side.zh}）"
        + "".join(f"；{item.zh}" for item in asked.why),
    )


def _note(asked: Asked) -> Text:
    return Text(
        "Each situation stands once, under the first measure that touches there; they do not cross"
        + (" and together are all." if asked.whole else "; these are not all."),
        "每种情形只列一次，列在首个触及的措施之下；各情形互不交叉"
        + ("，合为全部。" if asked.whole else "；此处并非全部。"),
    )


_ABOVE = Text("only in situations that stand above", "仅及于上列情形")


def _effects(result: Compiled, touch: Touch) -> Text:
    """Return what a measure does, with its force."""
    force = w.FORCES.named(result.rules.rules[touch.measure].force)
    said = [
        Text(f"{word.en} {act.en}", f"{word.zh}{act.zh}")
        for effect in touch.effects
        for word, act in [(w.MODALITIES.named(effect.modality), act_named(result.view, effect.act))]
    ]
    what = joined(said, "and", "、")
    return Text(f"{force.en}: {what.en}", f"{force.zh}：{what.zh}")


def _named(result: Compiled, id_: str) -> Text:
    label = result.corpus.measures[id_].label
    last = id_.rpartition("/")[2]
    return Text(
        id_ if label.en in (id_, last) else f"{id_} “{label.en}”",
        id_ if label.zh in (id_, last) else f"{id_}「{label.zh}」",
    )


def _groups(asked: Asked) -> Iterator[tuple[Touch, Sequence[tuple[Way, boxes_told.Told]]]]:
    """Yield the measures with their situations: none of one that touches only where others do that stand above."""
    those = {id_: list(group) for id_, group in groupby(asked.ways, key=lambda item: item[0].measure)}
    last = max((place for place, touch in enumerate(asked.touches) if touch.measure in those), default=-1)
    for touch in asked.touches if asked.whole else asked.touches[: last + 1]:
        yield touch, those.get(touch.measure, [])


def _others(result: Compiled, way: Way) -> Iterator[Text]:
    if way.also:
        named = [_named(result, id_) for id_ in way.also]
        yield Text(f"also {', '.join(one.en for one in named)}", f"同时 {'、'.join(one.zh for one in named)}")


def _text(result: Compiled, asked: Asked, language: Language) -> Iterator[str]:
    """Yield lines that hang on the rules alone, not on a terminal: a file of them is compared with another."""
    yield _head(asked).spelled(language)
    if asked.ways:
        yield _note(asked).spelled(language)
    for touch, group in _groups(asked):
        yield ""
        name, effects = _named(result, touch.measure), _effects(result, touch)
        yield f"{name.spelled(language)}  {effects.spelled(language)}  [{len(group)}]"
        if not group:
            yield f"  - {_ABOVE.spelled(language)}"
        for way, told in group:
            yield f"  - {told.said.spelled(language)}"
            yield from (f"      {other.spelled(language)}" for other in _others(result, way))


def _markdown(result: Compiled, asked: Asked, language: Language) -> Iterator[str]:
    yield f"# {_inert(_head(asked).spelled(language))}"
    if asked.ways:
        yield ""
        yield _note(asked).spelled(language)
    for touch, group in _groups(asked):
        yield ""
        yield f"## {_inert(_named(result, touch.measure).spelled(language))}"
        yield ""
        yield f"{_inert(_effects(result, touch).spelled(language))} ({len(group)})"
        yield ""
        if not group:
            yield f"- {_ABOVE.spelled(language)}"
        for way, told in group:
            yield f"- {_inert(told.said.spelled(language))}"
            yield from (f"  - {_inert(other.spelled(language))}" for other in _others(result, way))


def _inert(text: str) -> str:
    return inert(visible(text))


# As data.


def _as_dict(asked: Asked) -> dict[str, Any]:
    return {
        "format_version": FORMAT_VERSION,
        "kind": asked.bearer.kind.en,
        "id": asked.bearer.id,
        "as_of": asked.day.isoformat() if asked.day else None,
        "side": asked.side,
        "whole": asked.whole,
        "count": len(asked.ways),
        "measures": [touch.measure for touch in asked.touches],
        "ways": [_way_as_dict(asked, way, told) for way, told in asked.ways],
        "why_empty": [{"en": item.en, "zh": item.zh} for item in asked.why],
    }


def _way_as_dict(asked: Asked, way: Way, told: boxes_told.Told) -> dict[str, Any]:
    effects = next(touch.effects for touch in asked.touches if touch.measure == way.measure)
    return {
        "measure": way.measure,
        "effects": [{"modality": effect.modality, "act": effect.act} for effect in effects],
        "subjects": [_among(item) for item in told.subjects],
        "territories": [_among(item) for item in told.territories],
        "lists": list(told.on),
        "not_on": list(told.not_on),
        "values": [
            {"name": name, "ranges": [item._asdict() for item in ranges]} for name, ranges in told.values
        ],
        "attached": [
            {"relation": relation, "or_to_nobody": free, "to": [_among(item) for item in kinds]}
            for relation, free, kinds in told.principals
        ],
        "since": _day(told.days.start),
        "until": _day(told.days.end),
        "said": {"en": told.said.en, "zh": told.said.zh},
        "also": list(way.also),
    }


def _among(item: boxes_told.Among) -> dict[str, Any]:
    return {"of": item.name, "but": list(item.but)}


def _day(number: int) -> str | None:
    day = boxes_told.day_of(number)
    return day.isoformat() if day is not None else None


def _as_csv(asked: Asked, language: Language) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for way, told in asked.ways:
        item = _way_as_dict(asked, way, told)
        cells = (
            way.measure,
            "; ".join(
                f"{w.MODALITIES.named(effect['modality']).spelled(language)} {effect['act']}"
                for effect in item["effects"]
            ),
            item["since"] or "",
            item["until"] or "",
            _cell(told.subjects),
            _cell(told.territories),
            "; ".join(told.on),
            "; ".join(told.not_on),
            told.said.spelled(language),
            "; ".join(way.also),
        )
        writer.writerow(
            [
                safe(cell, "date" if name in {"since", "until"} else "text")
                for name, cell in zip(_COLUMNS, cells, strict=True)
            ]
        )
    return ("\ufeff" + stream.getvalue()).encode("utf-8", "surrogatepass")


def _cell(items: Sequence[boxes_told.Among]) -> str:
    return "; ".join(f"{item.name} but {', '.join(item.but)}" if item.but else item.name for item in items)
