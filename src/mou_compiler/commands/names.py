"""`mou names [KIND] WORD`: what is declared under a name, by id, label or alias, and how often it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from mou_compiler.analysis.directory import Named, directory, kinds_before, kinds_called, search
from mou_compiler.analysis.existing import why_absent
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, room, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.source.frames import visible
from mou_compiler.source.width import pad, width, wrap
from mou_compiler.words import Language, Text, Word

FORMAT_VERSION = "1.0"
_LEAST_BESIDE = 30
"""How many columns names take at least where they stand beside the rest."""


@declaring.command(
    "names",
    Text(
        "List what bears WORD in its id, label or alias, of one kind or all, and how often it is used.",
        "列出标识、名称或别名含有所给词语者（可限定种类）及其使用次数。",
    ),
)
@declaring.argument(
    "words",
    Text("[KIND] WORD [PATHS]...", "[种类] 词语 [路径]…"),
    nargs=-1,
    required=True,
    type=declaring.NameOrPath(),
)
@options.as_of_option
@options.format_option("text", "json")
@options.language_option
@options.color_option
def command(words: tuple[str, ...], as_of: date | None, form: str, lang: str | None, color: str) -> None:
    """Print one line for each thing that is found; as of a day with why it is not there then, where it is not."""
    language = options.chosen_language(lang)
    kinds, word, behind = _asked(words)
    result = compiled(options.paths_behind(behind), as_of)
    stop_on_faults(result, language, color)
    among = [entry for entry in directory(result.corpus) if not kinds or entry.kind in kinds]
    found = search(among, word)
    if not found:
        _nothing(among, kinds, word, language)
    absent = _absent(result, found)
    if form == "json":
        named = [_as_dict(entry, absent.get(entry), result.seen_from) for entry in found]
        body = {"format_version": FORMAT_VERSION, "word": word, "names": named}
        put_json(body | ({"as_of": as_of.isoformat()} if as_of else {}))
        return
    for line in _lines(found, absent, language, room()):
        say(f"{line}\n", sys.stdout)


def _asked(words: Sequence[str]) -> tuple[tuple[Word, ...], str, Sequence[str]]:
    """Return the kinds that are asked for, none where all are, the word, and the paths behind it."""
    kinds, name = kinds_before(words[0])
    if kinds:
        return kinds, name, words[1:]
    kinds = kinds_called(words[0])
    if kinds and len(words) > 1 and not Path(words[1]).exists():
        return kinds, words[1], words[2:]
    return (), words[0], words[1:]


def _nothing(among: Sequence[Named], kinds: Sequence[Word], word: str, language: Language) -> NoReturn:
    what = Text("nothing", "没有任何声明")
    if kinds:
        what = Text(
            f"no {' or '.join(kind.en for kind in kinds)}", f"没有{'或'.join(kind.zh for kind in kinds)}"
        )
    fail(
        Text(
            f"{what.en} has `{word}` in its id, label or alias", f"{what.zh}的标识、名称或别名含有「{word}」"
        ),
        did_you_mean(word, [name for entry in among for name in entry.spellings])
        or Text("try a shorter part of the name", "请用名称中较短的一部分"),
        language,
    )


def _absent(result: Compiled, found: Sequence[Named]) -> Mapping[Named, Text]:
    """Return why what is not there on the day that is asked about is not; empty where none is asked about."""
    if result.as_of is None:
        return {}
    day = result.as_of.toordinal()
    asked = {entry: why_absent(result.view, entry.item, day) for entry in found}
    return {entry: why for entry, why in asked.items() if why is not None}


def _lines(
    found: Sequence[Named], absent: Mapping[Named, Text], language: Language, columns: int
) -> Iterator[str]:
    """Yield the lines: kind, id and uses in columns, and the names behind them or, where they do not fit, below."""
    kinds = [entry.kind.spelled(language) for entry in found]
    uses = [_uses(entry.uses).spelled(language) for entry in found]
    sizes = [max(map(width, column)) for column in (kinds, [entry.id for entry in found], uses)]
    margin = sum(sizes) + 6
    beside = columns - margin >= _LEAST_BESIDE
    for entry, kind, times in zip(found, kinds, uses, strict=True):
        head = f"{pad(kind, sizes[0])}  {pad(visible(entry.id), sizes[1])}  {pad(times, sizes[2])}"
        other = "；" if language == "zh" else "; "
        names = visible(other.join(name for name in _ordered(entry, language) if name != entry.id))
        if entry in absent:
            why = visible(absent[entry].spelled(language))
            names = (f"{names}【{why}】" if language == "zh" else f"{names} [{why}]").strip()
        if not names:
            yield head.rstrip()
        elif beside:
            first, *more = wrap(names, columns - margin)
            yield f"{head}  {first}"
            yield from (" " * margin + line for line in more)
        else:
            yield head.rstrip()
            yield from (f"    {line}" for line in wrap(names, columns - 4))


def _ordered(entry: Named, language: Language) -> Sequence[str]:
    first, then = (entry.label.en, entry.label.zh) if language == "en" else (entry.label.zh, entry.label.en)
    return tuple(dict.fromkeys((first, then, *entry.aliases)))


def _uses(number: int) -> Text:
    if not number:
        return Text("not used", "未使用")
    return Text("used once" if number == 1 else f"used {number} times", f"使用{number}次")


def _as_dict(entry: Named, absent: Text | None, seen_from: Callable[[str], str]) -> dict[str, Any]:
    return {
        "kind": entry.kind.en,
        "id": entry.id,
        "label": {"en": entry.label.en, "zh": entry.label.zh},
        "aliases": list(entry.aliases),
        "uses": entry.uses,
        "path": seen_from(entry.place.path),
        "line": entry.place.line,
    } | ({} if absent is None else {"absent": {"en": absent.en, "zh": absent.zh}})
