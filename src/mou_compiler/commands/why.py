"""`mou why MEASURE`: the chain from statute to act, with file and line of every link."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from mou_compiler.analysis.directory import bearing, directory
from mou_compiler.analysis.in_force import why_not_in_force
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.asked_back import asked_back, way
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, note, room, say
from mou_compiler.command_line.what_it_is import what_it_is
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.source.frames import visible
from mou_compiler.source.width import pad, wrap
from mou_compiler.tables.chain import chain
from mou_compiler.words import Language, Text

_MARGIN = 15
"""How many columns the role of a link takes."""


@declaring.command(
    "why",
    Text(
        "Print the chain from statute to act of MEASURE (document/number).",
        "列出一项措施（文件/编号）从法律到行为的链条。",
    ),
)
@declaring.argument("measure", Text("MEASURE", "措施"))
@options.paths_argument
@options.as_of_option
@options.language_option
@options.color_option
def command(
    measure: str, paths: tuple[Path, ...], as_of: date | None, lang: Language | None, color: str
) -> None:
    """Print each link with its place; with a day, as it is then, or that the measure is not in force."""
    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    found = _measure(result, measure, language)
    if found is None and (other := what_it_is(result.corpus, measure, Text("measure", "措施"))):
        fail(*other, language)
    if found is None:
        fail(
            Text(f"no measure is named `{measure}`", f"没有名为「{measure}」的措施"),
            did_you_mean(measure, result.corpus.measures)
            or _numbered(result.corpus, measure)
            or Text(
                "write it as document/number, such as `384-2018/1`", "请写作「文件/编号」，如「384-2018/1」"
            ),
            language,
        )
    if result.part is not None and not result.part.has(found.place.path):
        fail(
            Text(
                f"`{measure}` stands in {found.place.path}, which is not among PATHS",
                f"「{measure}」在 {found.place.path} 中，不在所给路径之内",
            ),
            Text("name that file, or leave PATHS out", "请写该文件，或不写路径"),
            language,
        )
    why_not = None if as_of is None else why_not_in_force(result.view, found, as_of.toordinal())
    if why_not is not None:
        note(
            Text(f"`{measure}`: {why_not.en}", f"「{measure}」：{why_not.zh}"),
            language,
        )
    for link in chain(result.view, found, as_of):
        place = f"{link.place.path}:{link.place.line}" if link.place else "-"
        first, *more = wrap(visible(link.says.spelled(language)), room() - _MARGIN) or [""]
        say(f"{pad(link.role.spelled(language), _MARGIN - 1)} {first}\n", sys.stdout)
        say("".join(f"{'':{_MARGIN}}{line}\n" for line in (*more, place)), sys.stdout)


def _numbered(corpus: Corpus, name: str) -> Text | None:
    """Return the measures of the document that is named with a number it has not, or those that bear a number alone."""
    document, slash, number = name.rpartition("/")
    found = [
        id_
        for id_, one in corpus.measures.items()
        if (one.document == document if slash else one.number == number)
    ]
    if not found:
        return None
    shown, more = found[:_MOST_SHOWN], len(found) - _MOST_SHOWN
    en = ", ".join(f"`{id_}`" for id_ in shown) + (f" and {more} more" if more > 0 else "")
    zh = "、".join(f"「{id_}」" for id_ in shown) + (f"等{len(found)}项" if more > 0 else "")
    return Text(f"there is {en}", f"有{zh}") if len(found) == 1 else Text(f"there are {en}", f"有{zh}")


_MOST_SHOWN = 8


def _measure(result: Compiled, name: str, language: Language) -> Measure | None:
    """Return the measure of a name; None where there is none, stop where several bear it."""
    among = [entry for entry in directory(result.corpus) if entry.kind is Measure.KEYWORD]
    found = bearing(among, name)
    if len(found) > 1:
        fail(*asked_back(name, (way(each.kind, each.id) for each in found)), language)
    return result.corpus.measures[found[0].id] if found else None
