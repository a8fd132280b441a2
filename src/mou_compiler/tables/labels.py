"""What the ids in rows stand for, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.source.place import Place
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


def labels_of(corpus: Corpus, rows: Iterable[Row]) -> Iterator[tuple[str, str, Text]]:
    """Yield the kind, the id and the label of everything that rows name, by kind and id."""
    named: dict[str, set[str]] = {kind: set() for kind in SPOKEN}
    seen: dict[int, object] = {}
    for row in rows:
        named["document"].add(row.document)
        named["list"].update(row.lists)
        named["agency"].update((row.enforcer, row.declared_enforcer, row.applied, *row.approval))
        named["agency"].update(leave.permission for leave in row.exceptions if leave.permission)
        named["act"].add(row.act)
        named["channel"].update(row.channels)
        named["territory"].update(part.territory for part in row.territory)
        for said in (
            row.targets, row.condition, row.exceptions, row.basis, row.entry_terms, row.exits, row.notices, row.objections,
        ):  # fmt: skip
            if id(said) not in seen:
                seen[id(said)] = said  # kept, so that its address stays its own
                for ref in _refs(said):
                    named.setdefault(_KIND_OF.get(ref.kind, ref.kind), set()).add(ref.id)
    for kind, items in spoken(corpus).items():
        for id_ in sorted(named[kind] & items.keys()):
            yield kind, id_, items[id_].label


def _refs(said: Any) -> Iterator[Ref]:
    """Yield all uses of names in a value."""
    match said:
        case Ref():
            yield said
        case Place():
            return
        case tuple():
            for item in said:
                yield from _refs(item)
        case _ if is_dataclass(said) and not isinstance(said, type):
            for field in fields(said):
                yield from _refs(getattr(said, field.name))
