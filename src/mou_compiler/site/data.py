"""What the scripts of the site read: words, things, days, rows and findings, each in pieces that are loaded when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from mou_compiler import words as w
from mou_compiler.findings.finding import Severity
from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.publishing.output import File
from mou_compiler.site.book import Book
from mou_compiler.site.pieces import piece
from mou_compiler.site.telling import finding_days
from mou_compiler.site.things import FOLDERS
from mou_compiler.tables import writing as to
from mou_compiler.tables.columns import BY_NAME, COLUMNS
from mou_compiler.tables.row import Row
from mou_compiler.text import Text

TITLE = Text("Data of the site", "网站数据")
THINGS, ROWS, FINDINGS, TIES = 4_096, 16_384, 2_048, 1_024
"""How many of each stand in a piece."""
SIZES = {
    "things": THINGS,
    "rows": ROWS,
    "findings": FINDINGS,
    "ties": TIES,
    "measures": 64,
    "finding": 32,
}
"""How many stand in a piece of each name."""
NOBODY, NOT_KNOWN = -1, -2
"""Stand for who acts where nobody does, and where that is not known."""
_TEXTS = ("condition", "subjects", "territory", "exceptions", "term", "basis", "findings")


def pieces(book: Book) -> Iterator[tuple[str, File]]:
    """Yield every piece by its path below the folder of the site."""
    yield _at("words", lambda: _words(book))
    yield from _in_pieces(
        "things", list(book.things.values()), THINGS, lambda part: [_thing(one) for one in part]
    )
    yield _at("days", lambda: _days(book))
    for number, rows in enumerate(_parts(book.compiled.rows, ROWS)):
        yield _at(f"rows-{number}", partial(_rows, book, rows), len(rows))
        yield _at(f"rows-{number}-goings", partial(_goings, book, number * ROWS, len(rows)), len(rows))
        for name in _TEXTS:
            yield _at(f"rows-{number}-{name}", partial(_texts, rows, name), len(rows))
    yield from _in_pieces("findings", book.found, FINDINGS, lambda part: [_finding(one) for one in part])
    yield from _in_pieces(
        "ties", list(book.things), TIES, lambda part: [book.ties.get(key, []) for key in part]
    )


def _at(name: str, value: Callable[[], Any], rows: int | None = None) -> tuple[str, File]:
    return f"data/{name}.js", piece(TITLE, name, value, rows)


def _in_pieces(
    name: str, items: Sequence[Any], size: int, value: Callable[[Sequence[Any]], Any]
) -> Iterator[tuple[str, File]]:
    for number, part in enumerate(_parts(items, size)):
        yield _at(f"{name}-{number}", partial(value, part), len(part))


def _parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def pair(text: Text | w.Word) -> Any:
    """Return a text as data: one string for both languages where they are the same, else English and Chinese."""
    return text.en if text.en == text.zh else [text.en, text.zh]


def _words(book: Book) -> dict[str, Any]:
    """Return how much there is of everything, and what the numbers in other pieces stand for."""
    corpus = book.corpus
    return {
        "counts": {
            "things": len(book.things),
            "rows": len(book.compiled.rows),
            "findings": len(book.found),
        },
        "sizes": SIZES,
        "folders": FOLDERS,
        "kinds": {name: [pair(kind.label), pair(kind.plural)] for name, kind in NODE_KINDS.items()},
        "ties": [[kind.name, pair(kind.label)] for kind in EDGE_KINDS.values()],
        "forces": [pair(word) for word in w.FORCES.words],
        "modalities": [pair(word) for word in w.DOINGS.words],
        "sides": [len(w.BURDENS.words), len(w.BENEFITS.words)],
        "states": [pair(word) for word in to.STATES.words],
        "titles": {name: pair(BY_NAME[name].title) for name in _TEXTS},
        "columns": {column.name: pair(column.title) for column in COLUMNS},
        "severities": {int(one): pair(one.word) for one in Severity},
        "subjects": {id_: pair(item.label) for id_, item in corpus.subjects.items()},
        "relations": {id_: pair(item.label) for id_, item in corpus.relations.items()},
        "attributes": {id_: pair(item.label) for id_, item in corpus.attributes.items()},
    }


def _thing(thing: Any) -> list[Any]:
    """Return kind, id, label in both languages, first day, day behind, file name where it differs, other names."""
    label = [thing.label.en, thing.label.zh if thing.label.zh != thing.label.en else 0]
    return [
        thing.kind,
        thing.id,
        *label,
        *span_of(thing.days),
        0 if thing.file == thing.id else thing.file,
        list(thing.names) or 0,
    ]


def span_of(days: Days | None) -> list[int]:
    """Return the first day and the day behind, 0 where there is none that is known."""
    if days is None:
        return [0, 0]
    return [days.start if days.start > ALWAYS else 0, days.end if days.end < FOREVER else 0]


def _days(book: Book) -> list[int]:
    """Return the days on which anything that the site shows begins or ends, in order."""
    spans = [span_of(row.days) for row in book.compiled.rows]
    spans += [span_of(thing.days) for thing in book.things.values()]
    spans += [span_of(finding_days(one.finding)) for one in book.found]
    return sorted({day for span in spans for day in span if day})


def _rows(book: Book, rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Return of each row what it is found and sorted by, column by column."""
    things = book.things
    forces = {word.en: number for number, word in enumerate(w.FORCES.words)}
    modalities = {word.en: number for number, word in enumerate(w.DOINGS.words)}
    states = {word.en: number for number, word in enumerate(to.STATES.words)}

    def number_of(key: str, nothing: int = NOBODY) -> int:
        thing = things.get(key)
        return thing.number if thing is not None else nothing

    def body(id_: str, nothing: int) -> int:
        return number_of(f"agency:{id_}", number_of(f"role:{id_}", nothing)) if id_ else nothing

    return {
        "measure": [number_of(f"measure:{row.measure}") for row in rows],
        "document": [number_of(f"document:{row.document}") for row in rows],
        "enforcer": [body(row.enforcer, NOT_KNOWN if row.enforcer_unknown else NOBODY) for row in rows],
        "declared": [body(row.declared_enforcer, NOBODY) for row in rows],
        "act": [number_of(":".join(row.touched)) for row in rows],
        "lists": [[number_of(f"list:{id_}") for id_ in row.lists] for row in rows],
        "territories": [[number_of(f"territory:{part.territory}") for part in row.territory] for row in rows],
        "force": [forces.get(row.force, 0) for row in rows],
        "modality": [modalities[row.modality] for row in rows],
        "state": [states[row.status] for row in rows],
        "from": [span_of(row.days)[0] for row in rows],
        "to": [span_of(row.days)[1] for row in rows],
    }


def _goings(book: Book, start: int, size: int) -> dict[str, list[Any]]:
    """Return of each row in which columns it differs from the one that it goes on from, 0 where it begins; and if it goes on."""
    differs, goes_on = book.goings
    sets: dict[tuple[int, ...], int] = {}
    cells = [
        0 if one is None else sets.setdefault(one, len(sets) + 1) for one in differs[start : start + size]
    ]
    names = [[COLUMNS[number].name for number in one] for one in sets]
    return {"values": [0, *names], "cells": cells, "on": [int(one) for one in goes_on[start : start + size]]}


def _texts(rows: Sequence[Row], name: str) -> dict[str, list[Any]]:
    """Return a column of text: each text once, and which of them each row has."""
    write = BY_NAME[name].write
    numbers: dict[tuple[str, str], int] = {}
    cells = [numbers.setdefault((write(row, "en"), write(row, "zh")), len(numbers)) for row in rows]
    return {"values": [en if en == zh else [en, zh] for en, zh in numbers], "cells": cells}


def _finding(one: Any) -> list[Any]:
    """Return key, code, how grave, first day, day behind, message in both languages, the things concerned."""
    finding = one.finding
    return [
        one.key,
        finding.code,
        int(finding.severity),
        *span_of(finding_days(finding)),
        finding.message.en,
        finding.message.zh,
        [thing.number for thing in one.concerned],
    ]
