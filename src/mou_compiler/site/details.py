"""What the page of one measure, and of one finding, is made of: in pieces of a few, loaded when one of them is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from mou_compiler.findings.finding import Finding, Witness
from mou_compiler.findings.plain import plain_days
from mou_compiler.publishing.output import File
from mou_compiler.site.book import Book, Found
from mou_compiler.site.data import SIZES, TITLE, pair, span_of
from mou_compiler.site.pieces import piece
from mou_compiler.site.sentences import sentence
from mou_compiler.site.telling import kinds_label, labelled
from mou_compiler.site.things import Thing
from mou_compiler.source.frames import frame
from mou_compiler.source.place import Place
from mou_compiler.tables.chain import chain
from mou_compiler.tables.columns import COLUMNS
from mou_compiler.tables.row import Row
from mou_compiler.text import Language, Text

MEASURES, FINDINGS = SIZES["measures"], SIZES["finding"]
_ROOM = 96
_MOST_CASES = 200
_LEFT_OUT = frozenset({"measure", "document", "measure_en", "measure_zh", "path", "line", "row_digest"})
"""Columns that the page of a measure says of itself."""
_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def pieces(book: Book) -> Iterator[tuple[str, File]]:
    """Yield every piece by its path below the folder of the site."""
    measures = book.of_kind("measure")
    for number in range(0, len(measures), MEASURES):
        part = measures[number : number + MEASURES]
        yield _at(f"measures-{number // MEASURES}", partial(_measures, book, part), len(part))
    for number in range(0, len(book.found), FINDINGS):
        few = book.found[number : number + FINDINGS]
        yield _at(f"finding-{number // FINDINGS}", partial(_findings, book, few), len(few))


def _at(name: str, value: Any, rows: int) -> tuple[str, File]:
    return f"data/{name}.js", piece(TITLE, name, value, rows)


def _measures(book: Book, things: Sequence[Thing]) -> list[dict[str, Any]]:
    return [_measure(book, thing) for thing in things]


def _measure(book: Book, thing: Thing) -> dict[str, Any]:
    measure = book.corpus.measures[thing.id]
    rows = book.rows_by_measure.get(thing.id, ())
    same, apart = _cells(rows)
    return {
        "document": book.things[f"document:{measure.document}"].number,
        "number": measure.number,
        "sentence": pair(sentence(book, measure)),
        "chain": [
            [pair(link.role), pair(link.says), _place(book, link.place)] for link in chain(book.view, measure)
        ],
        "same": same,
        "rows": apart,
        "ledger": [
            [
                pair(entry.support),
                pair(entry.state.value),
                [pair(reason) for reason in entry.reasons],
                [book.number_of[finding] for finding in map(id, entry.findings) if finding in book.number_of],
            ]
            for entry in book.ledger_of.get(thing.id, ())
        ],
        "findings": [one.number for one in book.found_of.get(thing.key, ())],
        "notes": list(measure.notes),
        "source": measure.extent.text,
        "place": _place(book, measure.place),
    }


def _cells(rows: Sequence[Row]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what all rows say alike, and of each row what others do not, by the name of the column."""
    if not rows:
        return {}, []
    columns = [column for column in COLUMNS if column.name not in _LEFT_OUT]
    written = [
        [tuple(column.write(row, language) for language in _LANGUAGES) for column in columns] for row in rows
    ]
    same: dict[str, Any] = {}
    apart: list[dict[str, Any]] = [{} for _ in rows]
    for number, column in enumerate(columns):
        cells = [line[number] for line in written]
        if len(set(cells)) == 1:
            same[column.name] = _both(cells[0])
        else:
            for into, cell in zip(apart, cells, strict=True):
                into[column.name] = _both(cell)
    return same, apart if any(apart) else []


def _both(cell: tuple[str, ...]) -> Any:
    return cell[0] if cell[0] == cell[1] else list(cell)


def _place(book: Book, place: Place | None) -> str:
    return book.where(place) if place is not None else ""


def _findings(book: Book, found: Sequence[Found]) -> list[dict[str, Any]]:
    return [_finding(book, one) for one in found]


def _finding(book: Book, one: Found) -> dict[str, Any]:
    finding = one.finding
    return {
        "name": finding.name,
        "category": finding.category.value,
        "help": pair(finding.help),
        "frames": [_frame(book, said, place) for said, place in _places(finding)],
        "path": book.compiled.seen_from(finding.path),
        "witness": _witness(book, finding.witness),
        "cases": [
            [
                [thing.number for thing in map(book.find_any, case.key) if thing is not None],
                _witness(book, case.witness),
                [plain_days(stretch) for stretch in case.stretches],
            ]
            for case in finding.cases[:_MOST_CASES]
        ],
        "whole": len(finding.cases),
        "fixes": [pair(fix.title) for fix in finding.fixes],
    }


def _places(finding: Finding) -> Iterator[tuple[Text, Place]]:
    if finding.place is not None:
        yield Text("here", "此处"), finding.place
    for party in finding.related:
        yield party.message, party.place


def _frame(book: Book, said: Text, place: Place) -> list[Any]:
    shown = frame(place, _ROOM)
    return [
        pair(said),
        book.compiled.seen_from(place.path),
        shown.number,
        shown.line,
        shown.blank + shown.carets,
    ]


def _witness(book: Book, witness: Witness | None) -> dict[str, Any] | None:
    """Return a situation, part by part, in labels."""
    if witness is None:
        return None
    place = book.corpus.territories.get(witness.territory)
    lists = []
    for held in witness.lists:
        id_, _, relation = held.partition("@")
        thing = book.find(id_, "list", "rating")
        attached = book.corpus.relations.get(relation)
        lists.append([thing.number if thing else held, pair(attached.label) if attached else relation or 0])
    values = [
        [pair(_value_name(book, name)), pair(labelled(book, Text(value, value), "list", "rating"))]
        for name, value in witness.values
    ]
    return {
        "subject": pair(kinds_label(book, witness.subject)),
        "lists": lists,
        "territory": pair(place.label) if place else witness.territory,
        "day": span_of(None)[0] if witness.date is None else witness.date.toordinal(),
        "values": values,
    }


def _value_name(book: Book, name: str) -> Text:
    head = "principal of "
    if name.startswith(head):
        relation = book.corpus.relations.get(name.removeprefix(head))
        if relation is not None:
            return Text(f"of whom it is {relation.label.en}", f"所属主体（{relation.label.zh}）")
    attribute = book.corpus.attributes.get(name)
    return attribute.label if attribute is not None else Text(name, name)
