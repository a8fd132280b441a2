"""Everything that the site speaks of, numbered: what it is called, its days, and the page that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.graph.nodes import days_there
from mou_compiler.meaning.days import Days
from mou_compiler.publishing.naming import file_names
from mou_compiler.text import Text

FOLDERS = {
    "agency": "agencies",
    "role": "roles",
    "list": "lists",
    "document": "documents",
    "law": "laws",
    "act": "acts",
    "territory": "territories",
}
"""The kinds whose things have a page each, and the folder that it stands in."""
_INDEX = "INDEX"
MEASURE_PAGE, GRAPH_PAGE, FINDING_PAGE = "measure.html", "graph.html", "finding.html"


class Thing(NamedTuple):
    """One thing: its number, kind, id, label, other names, days (None for all), and the file name of its page."""

    number: int
    kind: str
    id: str
    label: Text
    names: tuple[str, ...]
    days: Days | None
    file: str

    @property
    def key(self) -> str:
        """How the graph calls it."""
        return f"{self.kind}:{self.id}"

    @property
    def path(self) -> str:
        """The path of its page below the folder of the site; empty where it has none of its own."""
        return f"{FOLDERS[self.kind]}/{self.file}.html" if self.file else ""

    @property
    def address(self) -> str:
        """Where a link to it leads, from the folder of the site."""
        if self.file:
            return quote(self.path)
        page = MEASURE_PAGE if self.kind == "measure" else GRAPH_PAGE
        return f"{page}#{quote(self.id if self.kind == 'measure' else self.key, safe='')}"


def declared(corpus: Corpus) -> Mapping[str, Mapping[str, Declaration]]:
    """Return what the site speaks of, by kind and id, in the order of the numbers."""
    return {
        "agency": corpus.agencies,
        "role": corpus.roles,
        "list": corpus.lists,
        "rating": corpus.ratings,
        "document": corpus.documents,
        "law": corpus.laws,
        "act": corpus.acts,
        "channel": corpus.channels,
        "escalation": corpus.escalations,
        "catalogue": corpus.catalogues,
        "permission": {item.id: item for whole in corpus.catalogues.values() for item in whole.permissions},
        "territory": corpus.territories,
        "measure": corpus.measures,
    }


def things_of(compiled: Compiled) -> dict[str, Thing]:
    """Return everything by its key in the graph, in order of number."""
    found: dict[str, Thing] = {}
    for thing in _things(compiled):
        found[thing.key] = thing
    return found


def _things(compiled: Compiled) -> Iterator[Thing]:
    kinds = declared(compiled.corpus)
    names = _file_names(kinds)
    number = 0
    for kind, items in kinds.items():
        for id_ in sorted(items):
            item = items[id_]
            days = days_there(item, compiled.timeline)
            other = [*getattr(item, "aliases", ())]
            number_of = getattr(item, "number", None)
            if kind != "measure" and isinstance(number_of, str) and number_of:
                other.append(number_of)
            label = Text(item.label.en or id_, item.label.zh or id_)
            yield Thing(number, kind, id_, label, tuple(other), days, names.get((kind, id_), ""))
            number += 1


def _file_names(kinds: Mapping[str, Mapping[str, Declaration]]) -> dict[tuple[str, str], str]:
    """Return the file name of each page without its suffix; none is that of an index, in whatever case."""
    return {
        (kind, id_): name
        for kind in FOLDERS
        for id_, name in file_names([_INDEX, *kinds[kind]]).items()
        if id_ in kinds[kind]
    }
