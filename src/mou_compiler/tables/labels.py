"""What the ids in rows stand for, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.references import references
from mou_compiler.tables.row import Row
from mou_compiler.words import Text

KINDS = {
    "document": Text("document", "文件"),
    "list": Text("list", "名单"),
    "agency": Text("agency or role", "机构或角色"),
    "act": Text("act", "行为"),
    "subject": Text("subject", "主体"),
    "relation": Text("relation", "关系"),
    "territory": Text("territory", "地域"),
}

SPOKEN = {
    **KINDS,
    "law": Text("law", "法律"),
    "attribute": Text("attribute", "属性"),
    "rating": Text("rating", "评级"),
    "channel": Text("channel", "通道"),
}
"""All kinds of what cells name: also what stands in conditions, bases, ways out and steps."""


def declared(corpus: Corpus) -> Mapping[str, Mapping[str, Declaration]]:
    """Return everything that a cell of ids may name, by kind and id."""
    return {
        "document": corpus.documents,
        "list": corpus.lists,
        "agency": {**corpus.roles, **corpus.agencies},
        "act": corpus.acts,
        "subject": corpus.subjects,
        "relation": corpus.relations,
        "territory": corpus.territories,
    }


def spoken(corpus: Corpus) -> Mapping[str, Mapping[str, Declaration]]:
    """Return everything that any cell may name, by kind and id."""
    return {
        **declared(corpus),
        "law": corpus.laws,
        "attribute": corpus.attributes,
        "rating": corpus.ratings,
        "channel": corpus.channels,
    }


_KIND_OF = {"role": "agency", "memorandum": "document", "instrument": "document"}


class Names:
    """What the ids in rows stand for; which ids a value uses it finds once, however many rows have that value."""

    def __init__(self, corpus: Corpus) -> None:
        self._kinds = spoken(corpus)
        self._used: dict[int, tuple[object, frozenset[tuple[str, str]]]] = {}

    def of(self, rows: Iterable[Row]) -> Iterator[tuple[str, str, Text]]:
        """Yield the kind, the id and the label of everything that rows name, by kind and id."""
        named: dict[str, set[str]] = {kind: set() for kind in SPOKEN}
        seen: set[int] = set()
        for row in rows:
            named["document"].add(row.document)
            named["list"].update(row.lists)
            named["agency"].update((row.enforcer, row.declared_enforcer, row.applied, *row.approval))
            named["agency"].update(leave.permission for leave in row.exceptions if leave.permission)
            kind, touched = row.touched
            named[kind].add(touched)
            named["channel"].update(row.channels)
            named["territory"].update(part.territory for part in row.territory)
            for said in _said_in(row):
                if id(said) not in seen:
                    seen.add(id(said))
                    for kind, id_ in self._of_value(said):
                        named.setdefault(_KIND_OF.get(kind, kind), set()).add(id_)
        for kind, items in self._kinds.items():
            for id_ in sorted(named[kind] & items.keys()):
                yield kind, id_, items[id_].label

    def _of_value(self, said: object) -> frozenset[tuple[str, str]]:
        known = self._used.get(id(said))
        if known is None:  # the value is kept with it, so that its address stays its own
            found = frozenset((ref.kind, ref.id) for ref in references(said))
            known = self._used[id(said)] = (said, found)
        return known[1]


def _said_in(row: Row) -> Iterator[object]:
    """Yield the values of a row that stand in the corpus itself, and so are the same in other rows."""
    yield from row.targets
    yield row.condition
    yield from (leave.when for leave in row.exceptions)
    yield from (item.basis for item in row.basis)
    for each in (row.exits, row.notices, row.objections, row.reviews):
        for item in each:
            yield from item.said
