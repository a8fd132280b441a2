"""Laws made of what a register says of a title, and laws and documents filled in from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from mou_compiler.corpus.registers.claims import Claim, by_signing
from mou_compiler.corpus.registers.registers import Entry, Repeal
from mou_compiler.corpus.registers.table import Row
from mou_compiler.corpus.schema.declarations import Document, Edition, Law, Territory
from mou_compiler.corpus.schema.values import Articles, Day, Period, Ref, Unknown
from mou_compiler.source.place import Place
from mou_compiler.words import Text

Naming = Callable[[Repeal], tuple[str, str, Place]]
"""From a repeal, what stands in the corpus for the text that repeals: kind, id and place."""


def bare_law(
    entry: Entry, claims: Sequence[Claim] = (), ended: Mapping[str, Ref] = MappingProxyType({})
) -> Law:
    """Return the law that all texts of a title make, before it is filled in; the title is its id.

    The documents that give the title are editions of it, as they say themselves; what `ended` the last of them,
    by its id, repeals it.
    """
    label = Text(entry.title, entry.title)
    editions: dict[str, Edition] = {}
    ordered = sorted(claims, key=by_signing)
    for claim in ordered:
        edition = _edition_of(claim, entry, editions)
        if edition is not None:
            editions.setdefault(edition.id, edition)
    return Law(
        id=entry.title,
        label=label,
        place=entry.place,
        extent=entry.place,
        title=entry.title,
        editions=tuple(editions.values()),
        repealed=ended.get(ordered[-1].document.id) if ordered else None,
    )


def _edition_of(claim: Claim, entry: Entry, others: Mapping[str, Edition]) -> Edition | None:
    """Return a document as an edition of its title, named as the text that it is; None where no day of it is known."""
    document, signed = claim.document, claim.document.signed
    names = text_names(entry)
    if claim.text is not None:
        name = names[entry.texts.index(claim.text)]
    elif isinstance(signed, Day):
        name = str(signed.last.year)
        if name in names or f"{entry.title}/{name}" in others:
            name = signed.last.isoformat()
    else:
        return None
    return Edition(
        id=f"{entry.title}/{name}",
        label=document.label,
        place=document.place,
        extent=document.place,
        adopted=signed,
        in_force=document.in_force,
        articles=document.articles,
        moved=document.moved,
    )


def fill_law(law: Law, entry: Entry, name: Naming, territories: Mapping[str, Territory]) -> Law:
    """Return a law with what it does not say itself as the register says it."""
    said: dict[str, Any] = {}
    if law.rank is None:
        said["rank"] = _rank(entry)
    if law.territory is None:
        said["territory"] = _territory(entry, territories)
    pairs = match_editions(law, entry)
    own = {edition.id: _fill_edition(edition, text) for edition, text in pairs if edition is not None}
    added = [_edition(law.id, text, entry) for edition, text in pairs if edition is None]
    said["editions"] = (*(own.get(edition.id, edition) for edition in law.editions), *added)
    repeal = entry.repeal
    if repeal is not None and law.repealed_on is None:
        kind, id_, _ = name(repeal)
        if law.repealed is None:
            said["repealed"] = Ref(id_, kind, repeal.row.place)
        if law.repealed is None or law.repealed.id == id_:
            said["repealed_on"] = _day(repeal.day, repeal.row, "the text that repeals it prints no day")
    return dataclasses.replace(law, **said)


def fill_document(
    document: Document, entry: Entry, text: Row | None, territories: Mapping[str, Territory]
) -> Document:
    """Return a document with what it does not say itself as the register says it of its title and of its text."""
    said: dict[str, Any] = {}
    if document.rank is None:
        said["rank"] = _rank(entry)
    if document.territory is None:
        said["territory"] = _territory(entry, territories)
    start = document.in_force.start if document.in_force else None
    if text is not None:
        if document.signed is None and text.dated is not None:
            said["signed"] = _day(text.dated, text)
        if document.articles is None:
            said["articles"] = _articles(text)
        if start is None and text.in_force is not None:
            start = _day(text.in_force, text)
    end = document.in_force.end if document.in_force else None
    if end is None and entry.repeal is not None and entry.repeal.day is not None:
        end = _day(entry.repeal.day, entry.repeal.row)
    if start is not None or end is not None:
        said["in_force"] = Period(start, end)
    return dataclasses.replace(document, **said)


def match_editions(law: Law, entry: Entry) -> list[tuple[Edition | None, Row]]:
    """Return each text of an entry with the edition of a law that is the same one.

    It is the one adopted on the day of the text, or else the one named after it.
    """
    names = dict(zip(text_names(entry), entry.texts, strict=True))
    found: dict[Place, Edition] = {}
    for edition in law.editions:
        adopted = edition.adopted
        for text in entry.texts:
            if isinstance(adopted, Day) and adopted.exact and adopted.first == text.dated:
                found.setdefault(text.place, edition)
    for edition in law.editions:
        named = names.get(edition.id.removeprefix(f"{law.id}/"))
        if named is not None and edition not in found.values():
            found.setdefault(named.place, edition)
    return [(found.get(text.place), text) for text in entry.texts]


def text_names(entry: Entry) -> tuple[str, ...]:
    """Return how the editions of an entry are named: by year, by day where a year has several."""
    days = [text.dated or text.stated for text in entry.texts]
    years = [day.year for day in days if day is not None]
    return tuple(
        "undated" if day is None else str(day.year) if years.count(day.year) == 1 else day.isoformat()
        for day in days
    )


def _edition(law: str, text: Row, entry: Entry) -> Edition:
    name = text_names(entry)[entry.texts.index(text)]
    bare = Edition(id=f"{law}/{name}", label=Text(name, name), place=text.place, extent=text.place)
    return _fill_edition(bare, text)


def _fill_edition(edition: Edition, text: Row) -> Edition:
    said: dict[str, Any] = {}
    if edition.adopted is None:
        said["adopted"] = _day(text.dated, text, "the register has no day for this text")
    if edition.in_force is None and text.in_force is not None:
        said["in_force"] = Period(_day(text.in_force, text), None)
    if edition.articles is None:
        said["articles"] = _articles(text)
    return dataclasses.replace(edition, **said)


def _articles(text: Row) -> Articles | Unknown:
    if text.last_article:
        return Articles(1, text.last_article)
    return Unknown("the register counts no numbered articles", text.place)


def _day(day: date | None, text: Row, reason: str = "") -> Day | Unknown:
    return Unknown(reason, text.place) if day is None else Day(day, day, text.place)


def _rank(entry: Entry) -> Ref | Unknown | None:
    if entry.section is None:
        return Unknown("the register has only its repeal", entry.place)
    return entry.section.rank


def _territory(entry: Entry, territories: Mapping[str, Territory]) -> Ref | Unknown | None:
    """Return the territory of an entry's section, or the one below it whose name begins the title."""
    around = entry.section.territory if entry.section is not None else None
    if not isinstance(around, Ref):
        return around
    inside = [
        territory
        for territory in territories.values()
        if entry.title.startswith(territory.label.zh) and around.id in _above(territory, territories)
    ]
    if not inside:
        return around
    return around._replace(id=max(inside, key=lambda territory: (len(territory.label.zh), territory.id)).id)


def _above(territory: Territory, territories: Mapping[str, Territory]) -> set[str]:
    found = {territory.id}
    waiting = [territory.id]
    while waiting:
        declared = territories.get(waiting.pop())
        more = {ref.id for ref in declared.parents if ref.id in territories} - found if declared else set()
        found |= more
        waiting += more
    return found
