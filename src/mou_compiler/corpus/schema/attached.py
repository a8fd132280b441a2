"""Whose a list or a value is, where it is not the subject's own: `L via legal-representative of firm`, `L@legal-representative`."""

from __future__ import annotations

import re
from typing import NoReturn

from mou_compiler import words as w
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.values import Attached
from mou_compiler.syntax.tree import Comparison, Expression, Token
from mou_compiler.words import Text

A_RELATION = Text("a relation such as `legal-representative`", "关系，如「法定代表人」")
A_KIND = Text("a kind of subject", "主体类别")
_NUMBERED = re.compile(r"(.+)@([1-9])")


def part(node: Token) -> tuple[Token, Token | None]:
    """Return a name, and the relation that is written behind it: `L@head`."""
    name, sign, relation = node.text.partition("@")
    if node.kind != "NAME" or not sign or not name:
        return node, None
    return Token("NAME", name, node.start), Token("NAME", relation, node.start + len(name) + 1)


def attached_by(cursor: Cursor, node: Expression, kind: Token | None = None) -> Attached:
    """Return to whom a relation leads, and of which of several it speaks: `head@2` is the second."""
    if not isinstance(node, Token) or node.kind not in ("NAME", "STRING"):
        _fail(cursor, A_RELATION, node)
    numbered = _NUMBERED.fullmatch(node.text) if node.kind == "NAME" else None
    name = Token("NAME", numbered[1], node.start) if numbered else node
    return Attached(
        cursor.name(name, "relation"),
        None if kind is None else cursor.name(kind, "subject"),
        int(numbered[2]) if numbered else 1,
    )


def take_attached(cursor: Cursor) -> tuple[Attached | None, Comparison | None]:
    """Take `via RELATION of KIND`, if it comes next, and the comparison that its last name is the left side of.

    In `tax-evaded via head of firm = 5 yuan` the value is behind the kind, and belongs to what stands before `via`.
    """
    if not cursor.take(w.VIA):
        return None, None
    relation, compared = _left(cursor.single(A_RELATION))
    if compared is not None or not cursor.take(w.OF):
        return attached_by(cursor, relation), compared
    kind, compared = _left(cursor.single(A_KIND))
    if not isinstance(kind, Token) or kind.kind not in ("NAME", "STRING"):
        _fail(cursor, A_KIND, kind)
    return attached_by(cursor, relation, kind), compared


def _left(node: Expression) -> tuple[Expression, Comparison | None]:
    return (node.left, node) if isinstance(node, Comparison) else (node, None)


def _fail(cursor: Cursor, wanted: Text, node: Expression) -> NoReturn:
    cursor.fail(
        f"{wanted.en} belongs here",
        f"此处应为{wanted.zh}",
        Text(f"write {wanted.en}", f"请写{wanted.zh}"),
        node,
    )
