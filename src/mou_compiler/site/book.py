"""The site as a whole: what there is, who is concerned by what is found, and which rows are whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.graph.kinds import EDGE_KINDS
from mou_compiler.publishing.naming import agency_file_names
from mou_compiler.site.changes import Goings, goings_on
from mou_compiler.site.frame import Edition
from mou_compiler.site.markup import Link
from mou_compiler.site.things import FINDING_PAGE, Thing, things_of
from mou_compiler.source.place import Place
from mou_compiler.tables.ledger import Entry, ledger
from mou_compiler.tables.row import Row
from mou_compiler.words import Language

Item = TypeVar("Item")
_NAMED = (
    "agency",
    "role",
    "list",
    "law",
    "document",
    "act",
    "measure",
    "rating",
    "channel",
    "catalogue",
    "territory",
)


class Found(NamedTuple):
    """A finding: its number, the key by which it is known again, and what it concerns."""

    number: int
    key: str
    finding: Finding
    concerned: tuple[Thing, ...]

    @property
    def address(self) -> str:
        """Where its page is, from the folder of the site."""
        return f"{FINDING_PAGE}#{self.key}"


class Book:
    """Everything that pages and data of a site are made of, each worked out once."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.corpus = compiled.corpus
        self.view = compiled.view
        self.language: Language = "zh" if compiled.language == "zh" else "en"

    def where(self, place: Place) -> str:
        """Return the file and line of a place, as what other programs read names them."""
        return f"{self.compiled.seen_from(place.path)}:{place.line}"

    @cached_property
    def edition(self) -> Edition:
        """What every page says of the edition."""
        return edition_of(self.compiled)

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Everything, by key."""
        return things_of(self.compiled)

    def of_kind(self, *kinds: str) -> list[Thing]:
        """Return the things of some kinds, in order."""
        return [thing for thing in self.things.values() if thing.kind in kinds]

    def find(self, id_: str, *kinds: str) -> Thing | None:
        """Return the thing of an id, of the first kind that has one."""
        found = (self.things.get(f"{kind}:{id_}") for kind in kinds)
        return next((thing for thing in found if thing is not None), None)

    def link(self, id_: str, *kinds: str) -> Link | str:
        """Return what leads to a thing, by its label; the id alone where there is none."""
        thing = self.find(id_, *kinds)
        return Link(thing.label, thing.address) if thing else id_

    def body(self, id_: str) -> Link | str:
        """Return what leads to an agency or role."""
        return self.link(id_, "agency", "role")

    def text(self, id_: str) -> Link | str:
        """Return what leads to a document or law."""
        return self.link(id_, "document", "law")

    @cached_property
    def found(self) -> Sequence[Found]:
        """Every finding that the report tells, in its order."""
        findings = self.compiled.report.findings
        keys = fingerprints(findings)
        return [
            Found(number, key, finding, self._concerned(finding))
            for number, (key, finding) in enumerate(zip(keys, findings, strict=True))
        ]

    def _concerned(self, finding: Finding) -> tuple[Thing, ...]:
        return tuple(dict.fromkeys(self._parties(finding)))

    def _parties(self, finding: Finding) -> Iterator[Thing]:
        for id_ in finding.measures:
            yield from self._all(id_, "measure")
        for name, value in finding.cause.about:
            for id_ in (value,) if isinstance(value, str) else value:
                yield from self._all(id_, *([name] if name in _NAMED else _NAMED))
        for case in finding.cases:
            for id_ in case.measures:
                yield from self._all(id_, "measure")
            for named in case.declarations:
                kind, _, id_ = named.partition(" ")
                yield from self._all(id_, "document" if kind in ("memorandum", "instrument") else kind)
        if finding.place is not None:
            heading = self.compiled.heading(finding.place)
            if heading is not None:
                yield from self._all(heading.id, *_NAMED)

    def _all(self, id_: str, *kinds: str) -> Iterator[Thing]:
        thing = self.find(id_, *kinds)
        if thing is not None:
            yield thing

    @cached_property
    def found_of(self) -> Mapping[str, Sequence[Found]]:
        """What is found of each thing, by its key; what is found of a measure is found of its document too."""
        by_key: dict[str, list[Found]] = {}
        for one in self.found:
            keys = dict.fromkeys(thing.key for thing in one.concerned)
            for thing in one.concerned:
                if thing.kind == "measure":
                    keys.setdefault(f"document:{self.corpus.measures[thing.id].document}")
            for key in keys:
                by_key.setdefault(key, []).append(one)
        return by_key

    @cached_property
    def goings(self) -> Goings:
        """How rows go on from each other."""
        return goings_on(self.compiled.rows, self.compiled.records)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each row, by its identity."""
        return {id(row): number for number, row in enumerate(self.compiled.rows)}

    def find_any(self, named: str) -> Thing | None:
        """Return what a case names: a measure by its id, or another thing by kind and id, such as `agency STA`."""
        kind, _, id_ = named.partition(" ")
        if not id_:
            return self.find(named, "measure")
        return self.find(id_, "document" if kind in ("memorandum", "instrument") else kind, *_NAMED)

    @cached_property
    def ledger(self) -> Sequence[Entry]:
        """What every measure stands on."""
        return ledger(self.view, self.compiled.told, self.compiled.as_of)

    @cached_property
    def ledger_of(self) -> Mapping[str, Sequence[Entry]]:
        """The lines of the ledger of each measure."""
        return _grouped((entry.measure.id, entry) for entry in self.ledger)

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """The number of each finding that is told, by the identity of what the checks told."""
        told = {(one.code, one.cause): id(one) for one in self.compiled.told}
        found = ((told.get((one.finding.code, one.finding.cause)), one.number) for one in self.found)
        return {id_: number for id_, number in found if id_ is not None}

    @cached_property
    def rows_by_enforcer(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each body that acts."""
        return _grouped((row.enforcer, row) for row in self.compiled.rows if row.enforcer)

    @cached_property
    def rows_by_declared(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each body that documents name."""
        return _grouped((row.declared_enforcer, row) for row in self.compiled.rows)

    @cached_property
    def rows_by_measure(self) -> Mapping[str, Sequence[Row]]:
        """The rows of each measure."""
        return _grouped((row.measure, row) for row in self.compiled.rows)

    @cached_property
    def rows_by_list(self) -> Mapping[str, Sequence[Row]]:
        """The rows that each list sets off, also by a wider one."""
        return _grouped((list_, row) for row in self.compiled.rows for list_ in row.lists)

    @cached_property
    def ties(self) -> Mapping[str, Sequence[int]]:
        """What each thing is joined to, three numbers each: the other, the relation, 1 from it or 0 to it."""
        graph = self.compiled.graph if self.compiled.as_of is None else self.compiled.on(None).graph
        relations = {name: number for number, name in enumerate(EDGE_KINDS)}
        found: dict[str, list[int]] = {}
        seen: set[tuple[str, str, str]] = set()
        for source, target, said in graph.edges(data=True):
            kind = said["kind"]
            if (source, target, kind) in seen or source not in self.things or target not in self.things:
                continue
            seen.add((source, target, kind))
            relation = relations[kind]
            found.setdefault(source, []).extend((self.things[target].number, relation, 1))
            found.setdefault(target, []).extend((self.things[source].number, relation, 0))
        return found

    @cached_property
    def table_names(self) -> Mapping[str, str]:
        """The file name of the tables of each body, without a suffix."""
        return agency_file_names(self.compiled)

    @cached_property
    def has_sheets(self) -> bool:
        """Whether an edition has workbooks too."""
        return find_spec("xlsxwriter") is not None

    def table_address(self, agency: str, suffix: str) -> str:
        """Return where a table of a body is, from the folder of the site."""
        return f"../tables/agencies/{quote(self.table_names[agency])}.{suffix}"


def edition_of(compiled: Compiled) -> Edition:
    """Return what every page says of the edition that is made of a corpus."""
    as_of = compiled.as_of
    return Edition(
        "zh" if compiled.language == "zh" else "en", as_of.isoformat() if as_of else "", __version__
    )


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found
