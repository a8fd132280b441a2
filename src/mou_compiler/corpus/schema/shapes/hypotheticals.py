"""What a scenario says."""

from __future__ import annotations

from mou_compiler import words as w
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.shapes.pieces import A_TARGET, name_of
from mou_compiler.corpus.schema.values import Holding
from mou_compiler.words import Text


def read_holding(cursor: Cursor) -> tuple[Holding, ...]:
    """Read the lists that a scenario puts its subject on."""
    wanted = Text("a list", "名单")
    lists = [name_of(cursor, node, ("list",), wanted) for node in cursor.series(wanted).items]
    relation = principal = None
    if cursor.take(w.VIA):
        relation = name_of(
            cursor, cursor.single(Text("a relation", "关系")), ("relation",), Text("a relation", "关系")
        )
        if cursor.take(w.OF):
            principal = name_of(cursor, cursor.single(A_TARGET), ("subject",), A_TARGET)
    return tuple(Holding(item, relation, principal) for item in lists)
