"""`mou audit`: the ledger, what every measure stands on: established, faulty, not known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import put, put_json, room_in_terminal, say
from mou_compiler.compilation import Compiled
from mou_compiler.source.frames import visible
from mou_compiler.source.grid import folded, grid
from mou_compiler.tables.ledger import SUPPORTS, Entry, State, basis_sentence, counts, ledger
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
_SUPPORT = Text("support", "依托")


@declaring.command(
    "audit",
    Text(
        "Tell what every measure stands on: established, faulty, or not known, and why.",
        "列出每项措施的依托：已证实、有缺陷或不详，及其原因。",
    ),
)
@options.paths_argument
@options.as_of_option
@options.format_option("text", "json", "svg")
@option(
    "-v",
    "--verbose",
    is_flag=True,
    said=Text("Tell of each measure what is faulty or not known.", "逐项列出有缺陷与不详之处。"),
)
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...], as_of: date | None, form: str, verbose: bool, lang: str | None, color: str
) -> None:
    """Print the ledger."""
    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    entries = _asked(result)
    counted = counts(entries)
    measures = len(entries) // len(SUPPORTS)
    if form == "json":
        put_json(_as_dict(entries, counted, measures, result.seen_from))
    elif form == "svg":
        from mou_compiler.tables.ledger_picture import as_svg

        put(as_svg(counted, measures, language).encode())
    else:
        for line in _lines(entries, counted, measures, language, room_in_terminal(), verbose=verbose):
            say(f"{visible(line)}\n", sys.stdout)


def _asked(result: Compiled) -> tuple[Entry, ...]:
    """Return the ledger of the files that were asked about."""
    entries = ledger(result.view, result.told, result.as_of)
    part = result.part
    return entries if part is None else tuple(one for one in entries if part.has(one.measure.place.path))


def _lines(
    entries: Sequence[Entry],
    counted: Mapping[str, Counter[State]],
    measures: int,
    language: Language,
    room: int,
    *,
    verbose: bool,
) -> Iterator[str]:
    yield from folded(basis_sentence(counted, measures).spelled(language), room)
    yield ""
    yield from _table(counted, language, room)
    if verbose:
        for line in _details(entries, language):
            indent = " " * (len(line) - len(line.lstrip(" ")))
            yield from folded(line.lstrip(" "), room, indent, "    ")


def _table(counted: Mapping[str, Counter[State]], language: Language, room: int) -> Iterator[str]:
    head = [_SUPPORT.spelled(language), *(state.value.spelled(language) for state in State)]
    rows = [
        head,
        *(
            [item.name.spelled(language), *(str(counted[item.name.en][state]) for state in State)]
            for item in SUPPORTS
        ),
    ]
    yield from grid(rows, room)


def _details(entries: Iterable[Entry], language: Language) -> Iterator[str]:
    before = ""
    for entry in entries:
        if entry.state not in (State.FAULTY, State.NOT_KNOWN):
            continue
        if entry.measure.id != before:
            before = entry.measure.id
            label = entry.measure.label.spelled(language)
            yield ""
            yield before if label in ("", before) else f"{before}  {label}"
        said = [f"{finding.code} {finding.message.spelled(language)}" for finding in entry.findings]
        said += [reason.spelled(language) for reason in entry.reasons]
        other = "；" if language == "zh" else "; "
        name, state = entry.support.spelled(language), entry.state.value.spelled(language)
        yield f"  {name}{'：' if language == 'zh' else ': '}{state}{other}{other.join(said)}"


def _as_dict(
    entries: Sequence[Entry],
    counted: Mapping[str, Counter[State]],
    measures: int,
    seen_from: Callable[[str], str],
) -> dict[str, Any]:
    lines: dict[str, dict[str, Any]] = {}
    for entry in entries:
        measure = lines.setdefault(
            entry.measure.id,
            {
                "measure": entry.measure.id,
                "path": seen_from(entry.measure.place.path),
                "line": entry.measure.place.line,
                "supports": {},
            },
        )
        measure["supports"][entry.support.en] = {
            "state": entry.state.value.en,
            "findings": [finding.code for finding in entry.findings],
            "reasons": [
                *({"en": one.message.en, "zh": one.message.zh} for one in entry.findings),
                *({"en": one.en, "zh": one.zh} for one in entry.reasons),
            ],
        }
    return {
        "format_version": FORMAT_VERSION,
        "summary": {
            "measures": measures,
            "supports": {
                name: {state.value.en: found[state] for state in State} for name, found in counted.items()
            },
        },
        "measures": list(lines.values()),
    }
