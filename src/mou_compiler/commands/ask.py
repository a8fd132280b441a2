"""`mou ask`: what follows in a situation, and why the rest does not."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.asked_back import LOOK
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.kinds_dropped import without_kinds
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.situation_told import Answer, as_dict, lines_of
from mou_compiler.command_line.telling import fail, put_json, room, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Scenario
from mou_compiler.corpus.schema.values import Day, Ref
from mou_compiler.findings.codes import Code
from mou_compiler.meaning.days import ALWAYS
from mou_compiler.scenarios.asking import QUESTION, Asked, following, hanging, question, unsure, wanting
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.situations import Impossible
from mou_compiler.source.frames import visible
from mou_compiler.source.width import wrap
from mou_compiler.words import Language, Text

_FILE = "<question>"
"""What the text of the question is called."""


@declaring.command(
    "ask",
    Text(
        "Tell which measures apply in a situation: what kind of subject, on which lists, where and when.",
        "列出某一情形（主体类别、所在名单、地域、日期）下适用的措施。",
    ),
)
@options.paths_argument
@option(
    "--subject",
    required=True,
    multiple=True,
    value=Text("KIND", "类别"),
    said=Text(
        "The kind of subject; may be given again for one of several kinds.",
        "主体类别；同属多类者可多次给出。",
    ),
)
@option("--day", "--as-of", "day", required=True, value=Text("DATE", "日期"), said=Text("The day.", "日期。"))
@option(
    "--in",
    "territory",
    default="",
    value=Text("PLACE", "地域"),
    said=Text(
        "Where; may be left out where one territory holds all others.", "地域；只有一个最上级地域时可不写。"
    ),
)
@option(
    "--on",
    multiple=True,
    value=Text("LIST", "名单"),
    said=Text(
        "A list that it is on, its own or `LIST via RELATION of KIND`; may be given again.",
        "所在名单，本身所列或「名单 经由 关系 之 类别」；可多次给出。",
    ),
)
@option(
    "--given",
    multiple=True,
    value=Text("VALUE", "数值"),
    said=Text(
        "A value, as `ATTRIBUTE = VALUE`, or a flag; may be given again.",
        "已知数值，如「属性 = 值」，或标记；可多次给出。",
    ),
)
@option(
    "--conduct",
    multiple=True,
    value=Text("ACT", "行为"),
    said=Text("What was done; may be given again.", "所涉行为；可多次给出。"),
)
@option(
    "--why-not",
    is_flag=True,
    said=Text("Tell also why the other measures do not apply.", "并说明其余措施为何不适用。"),
)
@options.format_option("text", "json")
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    subject: tuple[str, ...],
    day: str,
    territory: str,
    on: tuple[str, ...],
    given: tuple[str, ...],
    conduct: tuple[str, ...],
    why_not: bool,
    form: str,
    lang: str | None,
    color: str,
) -> None:
    """Print what follows, one measure after the other."""
    language = options.chosen_language(lang)
    asked = _asked(declaring.today_or(day), subject, territory, on, given, conduct, language)
    result = _without_place_missing(compiled(paths, beside={_FILE: question(asked).encode()}))
    _refuse(result, asked, language)
    stop_on_faults(result, language, color)
    scenario = result.corpus.scenarios[QUESTION]
    if not territory:
        place = Ref(_whole(result, scenario, language), "territory", scenario.place)
        scenario = dataclasses.replace(scenario, territory=place)
    try:
        case = Hypothetical(result.view, scenario)
    except Impossible as mistake:
        fail(
            Text(f"there is no such situation: {mistake.en}", f"不存在这样的情形：{mistake.zh}"),
            Text("ask about one that there can be", "请改问可能存在的情形"),
            language,
        )
    found = following(case)
    doubtful = unsure(case)
    told = {item.measure.id for item in doubtful}
    rest = tuple(item for item in wanting(case) if item.measure.id not in told) if why_not else ()
    part = result.part
    if part is not None:
        found = tuple(item for item in found if part.has(item.measure.place.path))
        doubtful, rest = (
            tuple(item for item in items if part.has(item.measure.place.path)) for items in (doubtful, rest)
        )
    empty = not (found or doubtful) and bool(result.corpus.measures)
    answer = Answer(
        found,
        doubtful,
        rest,
        hanging(case, lambda one: part is None or part.has(one.place.path)) if empty else None,
    )
    if form == "json":
        put_json(as_dict(case, asked.given, answer, result.seen_from))
        return
    for line in lines_of(case, answer, language):
        say("".join(f"{piece}\n" for piece in _fitted(visible(line), room())), sys.stdout)


def _asked(
    day: str,
    subject: tuple[str, ...],
    territory: str,
    on: tuple[str, ...],
    given: tuple[str, ...],
    conduct: tuple[str, ...],
    language: Language,
) -> Asked:
    """Return what is asked; a kind before a name is dropped where it goes without saying."""

    def plain(option: str, written: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(without_kinds(option, each, language) for each in written)

    return Asked(
        day,
        ", ".join(plain("subject", subject)),
        without_kinds("in", territory, language),
        plain("on", on),
        plain("given", given),
        plain("conduct", conduct),
    )


def _fitted(line: str, columns: int) -> Iterator[str]:
    """Yield a line in as many as it needs, those behind the first further in than it."""
    inner = line.lstrip(" ")
    before = line[: len(line) - len(inner)]
    pieces = wrap(inner, columns - len(before) - 4) or [""]
    yield f"{before}{pieces[0]}"
    yield from (f"{before}    {piece}" for piece in pieces[1:])


def _without_place_missing(result: Compiled) -> Compiled:
    """Return a compiled corpus in which a question need not say where."""
    faults = tuple(
        fault
        for fault in result.corpus.faults
        if fault.code != Code.MISSING
        or fault.place is None
        or (fault.place.path, fault.about) != (_FILE, ("in",))
    )
    return dataclasses.replace(result, corpus=dataclasses.replace(result.corpus, faults=faults))


def _whole(result: Compiled, scenario: Scenario, language: Language) -> str:
    """Return the territory that holds all others on the day; stop where there is none, or more than one."""
    tree = result.rules.world.territories
    day = scenario.day.last.toordinal() if isinstance(scenario.day, Day) else ALWAYS
    for id_ in tree.ids:
        if tree.on((id_,), day) == tree.everything:
            return id_
    fail(
        Text(
            "no territory holds all others, so the place must be said", "没有包含其余一切的地域，须写明地域"
        ),
        Text("add `--in PLACE`", "请加「--in 地域」"),
        language,
    )


def _refuse(result: Compiled, asked: Asked, language: Language) -> None:
    """Stop at the first part of the question that could not be read, named by its option."""
    for fault in result.corpus.faults:
        if fault.place is None or fault.place.path != _FILE:
            continue
        number = fault.place.line - 2
        keyword, written = asked.fields[number] if 0 <= number < len(asked.fields) else ("", "")
        where = f"--{keyword} {written}".rstrip() if keyword else written
        near = fault.help.en.startswith("did you mean") or fault.code != Code.UNDECLARED
        _stop(where, fault.message, fault.help if near else LOOK, language)


def _stop(where: str, message: Text, help_: Text, language: Language) -> NoReturn:
    fail(
        Text(f"{visible(where)}: {message.en}", f"{visible(where)}：{message.zh}"),
        help_,
        language,
    )
