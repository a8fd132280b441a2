"""What the ids in rows stand for, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Declaration
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


def labels_of(corpus: Corpus, rows: Iterable[Row]) -> Iterator[tuple[str, str, Text]]:
    """Yield the kind, the id and the label of everything that rows name, by kind and id."""
    named: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in rows:
        named["document"].add(row.document)
        named["list"].update(row.lists)
        named["agency"].update((row.enforcer, row.declared_enforcer, row.applied, *row.approval))
        named["agency"].update(leave.permission for leave in row.exceptions if leave.permission)
        named["act"].add(row.act)
        named["territory"].update(part.territory for part in row.territory)
        for target in row.targets:
            named["subject"].update(ref.id for ref in target.subjects)
            if target.relation is not None:
                named["relation"].add(target.relation.id)
    for kind, items in declared(corpus).items():
        for id_ in sorted(named[kind] & items.keys()):
            yield kind, id_, items[id_].label
