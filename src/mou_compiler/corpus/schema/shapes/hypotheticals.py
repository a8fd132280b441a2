"""What a scenario says."""

from __future__ import annotations

from mou_compiler.corpus.schema.attached import attached_by, part, take_attached
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.shapes.pieces import name_of
from mou_compiler.corpus.schema.values import Attached, Holding, Ref
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Text


def read_holding(cursor: Cursor) -> tuple[Holding, ...]:
    """Read the lists that a scenario puts its subject on."""
    wanted = Text("a list", "名单")
    lists: list[tuple[Ref, Attached | None]] = []
    for node in cursor.series(wanted).items:
        name, relation = part(node) if isinstance(node, Token) else (node, None)
        by = None if relation is None else attached_by(cursor, relation)
        lists.append((name_of(cursor, name, ("list",), wanted), by))
    whose, _ = take_attached(cursor)
    return tuple(Holding(item, whose or by) for item, by in lists)
