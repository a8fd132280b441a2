"""Small pieces of values: text, names, `unknown`."""

from __future__ import annotations

import re

from mou_compiler import words as w
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import Cursor, as_name
from mou_compiler.corpus.schema.suggest import singulars
from mou_compiler.corpus.schema.values import Ref, Unknown
from mou_compiler.findings.fix import Advice
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place
from mou_compiler.syntax.quotes import read_quoted
from mou_compiler.syntax.tree import Both, Either, Expression, Token
from mou_compiler.words import Text

DOCUMENTS = ("law", "memorandum", "instrument")
BODIES = ("agency", "role")
A_NAME = Text("a name", "一个名称")
AN_UNKNOWN = Text('`unknown "why"`', "「不详「原因」」")
A_STRING = Text("text in quotes", "引号内的文字")


def _say(sample: Text, template: Text) -> Text:
    return Text(template.en.format(sample.en), template.zh.format(sample.zh))


def remedy(sample: Text) -> Text:
    """Return the advice to write a sample instead."""
    return _say(sample, Text("write {}", "请写{}"))


_QUOTES = frozenset('"“”「」\n')


def take_string(cursor: Cursor) -> str | None:
    """Take a string, without its quotes, if one comes next."""
    token = cursor.take_kind("STRING")
    return None if token is None else unquote(token)


def unquote(token: Token) -> str:
    """Return what a STRING token says."""
    return read_quoted(token.text)


def read_text(cursor: Cursor) -> str:
    """Read one string."""
    node = cursor.single(A_STRING)
    if isinstance(node, Token) and node.kind == "STRING":
        return unquote(node)
    written = cursor.place(node).text
    quotes = (Text(f'"{written}"', f"「{written}」"),) if not set(written) & _QUOTES else ()
    quoted = Advice(f'write it in quotes: `"{written}"`', f"请加引号：「{written}」", quotes)
    cursor.fail("text in quotes belongs here", "此处应为引号内的文字", quoted, node)


def read_label(cursor: Cursor) -> Text:
    """Read one string or two, English first; a single one serves both languages."""
    first = read_text(cursor)
    second = take_string(cursor)
    return Text(first, first if second is None else second)


def take_unknown(cursor: Cursor) -> Unknown | None:
    """Take `unknown` with its reason, if it comes next."""
    token = cursor.peek()
    if token is None or cursor.take(w.UNKNOWN) is None:
        return None
    return Unknown(take_string(cursor) or "", cursor.place(token))


def read_unknown(cursor: Cursor) -> Unknown:
    """Read `unknown` with its reason, which alone can stand here."""
    unknown = take_unknown(cursor)
    if unknown is None:
        cursor.fail("`unknown` belongs here", "此处应为「不详」", remedy(AN_UNKNOWN))
    return unknown


def name_of(
    cursor: Cursor, node: Expression, kinds: tuple[str, ...], wanted: Text, *, alone: bool = False
) -> Ref:
    """Return what a node names; numbers may be names too, and a label may stand in quotes.

    `alone`: only one name can stand there, so that several are no list of them.
    """
    if isinstance(node, Token) and node.kind in ("NAME", "NUMBER", "STRING"):
        return cursor.namer.refer(as_name(node), kinds, cursor.source)
    help_ = remedy(wanted)
    if kinds == ("act",) and (often := _HOW_OFTEN.search(cursor.line(node))):
        help_ = Text(
            f"write the act alone, and `{often[0].strip()}` in `note`",
            f"只写行为，并将“{often[0].strip()}”写入「说明」",
        )
    if isinstance(node, Both | Either) and all(isinstance(item, Token) for item in node.items):
        named = _named_by(cursor, node.items, kinds)
        if alone:
            help_ = remedies.for_one_of(named)
        elif isinstance(node, Either) and kinds == BODIES:
            help_ = remedies.for_either_body(named)
        else:
            whole = not _is_article(cursor, cursor.place(node.items[-1]).text, kinds)
            help_ = remedies.for_names(named, cursor.line(node), node.end - node.start, whole=whole)
    cursor.fail(f"{wanted.en} belongs here", f"此处应为{wanted.zh}", help_, node)


_HOW_OFTEN = Pattern(
    r"(?:at least|at most|not less than|no less than|not more than)[ ]+(?:once|twice|\w+[ ]+times)[ ]+(?:every|each|per|a|in)[ ]+[^;；}\n]+|"
    r"(?:至少|不少于)?每[年季月周日][^;；}\n]*次",
    re.IGNORECASE,
)
"""How often something is done, for which the language has no word."""


def one_name(cursor: Cursor, kinds: tuple[str, ...], wanted: Text) -> Ref:
    """Return what the next value names, beside which no other can stand."""
    series = None if cursor.done else cursor.statement.phrase[cursor.position]
    if series is not None and len(series.items) > 1:
        named = [cursor.place(node).text for node in series.items]
        if all(isinstance(node, Token) and node.kind in ("NAME", "STRING") for node in series.items):
            cursor.fail("several stand here", "此处写了数个", remedies.for_one_of(named), series)
    return name_of(cursor, cursor.single(wanted), kinds, wanted, alone=True)


def _named_by(cursor: Cursor, items: tuple[Expression, ...], kinds: tuple[str, ...]) -> list[str]:
    """Return the names that a connective joins, without articles: an agency may be called `A`, which is none."""
    named = [cursor.place(item).text for item in items]
    named += [behind.text] if _is_article(cursor, named[-1], kinds) and (behind := cursor.peek()) else []
    return [_single(cursor, one, kinds) for one in named if not _is_article(cursor, one, kinds)]


def _is_article(cursor: Cursor, word: str, kinds: tuple[str, ...]) -> bool:
    return word.casefold() in _ARTICLES and not cursor.namer.knows(word, kinds)


def _single(cursor: Cursor, name: str, kinds: tuple[str, ...]) -> str:
    """Return a name as it is borne, where it says several of what bears it: firms of firm."""
    if cursor.namer.knows(name, kinds):
        return name
    return next((one for one in singulars(name) if cursor.namer.knows(one, kinds)), name)


_ARTICLES = ("the", "a", "an")


def read_flag(cursor: Cursor) -> bool:
    """Read a flag, which has no value: that it is written is all."""
    del cursor
    return True


A_BODY = Text("an agency or role", "机构或角色")
A_TARGET = Text(
    "kinds of subject, or `legal-representative of enterprise`",
    "主体类别，或「法定代表人 之 企业」",
)


def plain_name(cursor: Cursor, node: Expression, wanted: Text) -> str:
    """Return a name that nothing declares."""
    if isinstance(node, Token) and node.kind in ("NAME", "NUMBER"):
        return node.text
    cursor.fail(f"{wanted.en} belong here", f"此处应为{wanted.zh}", remedy(wanted), node)


AN_ACT = Text("an act such as `travel.rail`", "行为，如「travel.rail」")


def placed(place: Place) -> str:
    """Return `path:line` of a place."""
    return f"{place.path}:{place.line}"
