"""Articles, moved articles and citations."""

from __future__ import annotations

import re
from unicodedata import normalize

from mou_compiler import words as w
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import Cursor, as_name
from mou_compiler.corpus.schema.shapes.numbers import LONGEST_NUMBER
from mou_compiler.corpus.schema.shapes.pieces import DOCUMENTS, remedy, take_unknown
from mou_compiler.corpus.schema.values import Articles, Basis, Citation, Level, Moved, NoBasis, Unknown
from mou_compiler.source.place import Place
from mou_compiler.syntax.numerals import read_citation
from mou_compiler.syntax.tree import Expression, Reference, Token
from mou_compiler.words import Text


def read_articles(cursor: Cursor) -> Articles | Unknown:
    """Read the first and last article of a text."""
    unknown = take_unknown(cursor)
    if unknown is not None:
        return unknown
    wanted = Text("numbers such as `1 to 218`", "条数，如「1 至 218」")
    first = cursor.single(wanted)
    last = cursor.single(wanted) if cursor.take(w.TO) else first
    for node in (first, last):
        if not (isinstance(node, Token) and re.fullmatch(rf"\d{{1,{LONGEST_NUMBER}}}", node.text)):
            cursor.fail("numbers of articles belong here", "此处应为条数", remedy(wanted), node)
    assert isinstance(first, Token)
    assert isinstance(last, Token)
    return Articles(int(first.text), int(last.text))


def read_moved(cursor: Cursor) -> Moved:
    """Read an article and its new number."""
    wanted = Text("`art 146 to art 178`", "「第一百四十六条 至 第一百七十八条」")
    old = _article(cursor, cursor.single(wanted), wanted)
    node = cursor.single(wanted)
    if isinstance(node, Reference) and node.name.text in w.TO.spellings and len(node.citations) == 1:
        cursor.mark(node.name, w.TO)
        return Moved(old, _article(cursor, node.citations[0], wanted))
    cursor.fail("the new article is missing", "缺少移至的条文", remedy(wanted), node)


def _article(cursor: Cursor, node: Expression, wanted: Text) -> str:
    if isinstance(node, Token) and node.kind == "CITATION":
        levels = read_citation(node.text)
        if levels and levels[0][0] == "art":
            return levels[0][1]
    cursor.fail("an article belongs here", "此处应为条文", remedy(wanted), node)


A_BASIS = Text(
    "a citation such as `company-law art 146(1)`, `none`, or `unknown` with a reason",
    "条文，如「company-law 第一百四十六条第一款」，或「无」「不详」",
)


def read_basis(cursor: Cursor) -> tuple[Basis, ...]:
    """Read what something rests on: citations, `none`, or `unknown`."""
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return (unknown,)
    if cursor.take(w.NONE):
        return (NoBasis(place),)
    found: list[Basis] = []
    for node in cursor.series(A_BASIS).items:
        found.extend(_citations(cursor, node, found))
    if (token := cursor.peek()) is not None and token.text in w.TO.spellings:
        cursor.fail(
            "articles are cited one by one",
            "条文须逐条引用",
            Text("write `art 60, art 61`", "请写「第六十条、第六十一条」"),
        )
    return tuple(found)


def _citations(cursor: Cursor, node: Expression, before: list[Basis]) -> list[Citation]:
    """Return the citations of one item; a bare citation belongs to the source named before it."""
    last = before[-1] if before else None
    if (
        isinstance(last, Citation)
        and isinstance(node, Token)
        and not cursor.namer.knows(node.text, DOCUMENTS)
    ):
        meant = remedies.for_article(node.text) if last.levels else None
        if meant is not None:
            cursor.fail("a law or document belongs here", "此处应为法律或文件", meant, node)
    if isinstance(node, Token) and node.kind == "CITATION" and isinstance(last, Citation):
        return [Citation(last.source, last.edition, _levels(cursor, node), cursor.place(node))]
    name, citations = (node.name, node.citations) if isinstance(node, Reference) else (node, ())
    if not (isinstance(name, Token) and name.kind in ("NAME", "NUMBER", "STRING")):
        cursor.fail("a law or document belongs here", "此处应为法律或文件", remedy(A_BASIS), node)
    law, _, edition = (name.text, "", "") if name.kind == "STRING" else name.text.partition("@")
    source = cursor.namer.refer(as_name(Token(name.kind, law, name.start)), DOCUMENTS, cursor.source)
    if edition:
        edition = normalize("NFC", edition)
        cursor.namer.cite(source, edition, Place(cursor.source, name.start + len(law), name.end))
    if not citations:
        return [Citation(source, edition or None, (), cursor.place(node))]
    return [
        Citation(source, edition or None, _levels(cursor, token), cursor.place(token if number else node))
        for number, token in enumerate(citations)
    ]


def _levels(cursor: Cursor, token: Token) -> tuple[Level, ...]:
    levels = read_citation(token.text)
    if levels is None:
        cursor.fail(
            "this citation has more brackets than there are levels below an article",
            "条文引注的括号层级过多",
            Text("write at most `art 1(1)(1)(1)`", "至多写到「第一条第一款第（一）项第一目」"),
            token,
        )
    return tuple(Level(*level) for level in levels)
