"""Formatting changes spelling and layout, and nothing else: the laws, on random programs of the whole schema."""

from __future__ import annotations

from typing import Any

from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.input.beside import reader_of
from mou_compiler.source.place import Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Language
from places import declared
from programs import BESIDE, PRELUDE, programs
from tried import tried_on


def formatted(text: str, language: Language | None) -> str:
    result = format_source(Source("program.mou", text), language)
    assert result.text is not None, result.faults
    return result.text


def corpus_of(text: str) -> Corpus:
    sources = [Source("prelude.mou", PRELUDE), Source("program.mou", text)]
    return resolve(sources, (), reader_of(BESIDE))


def comments(text: str) -> list[str]:
    return [comment.text.rstrip() for comment in tokenize(Source("program.mou", text)).comments]


def shape_of(node: Any) -> Any:
    """Return a tree without places, spelling of words left as it is, blanks inside tokens made one."""
    if isinstance(node, Token):
        return (node.kind, " ".join(node.text.split()) if node.kind != "STRING" else node.text)
    if isinstance(node, tuple):
        fields = [child for child in node if not isinstance(child, int)]
        return (type(node).__name__, *(shape_of(child) for child in fields))
    return node


@tried_on(programs(), few=40, many=500)
def test_the_programs_have_no_faults(text: str) -> None:
    assert corpus_of(text).faults == ()


@tried_on(programs(), few=40, many=500)
def test_parsing_what_was_formatted_gives_the_same_tree(text: str) -> None:
    again = formatted(text, None)
    trees = [parse(Source("program.mou", one)).tree.statements for one in (text, again)]
    assert shape_of(trees[1]) == shape_of(trees[0])
    assert formatted(again, None) == again
    assert comments(again) == comments(text)


@tried_on(programs(), few=40, many=500)
def test_either_language_declares_the_same(text: str) -> None:
    wanted = declared(corpus_of(text))
    english, chinese = formatted(text, "en"), formatted(text, "zh")
    assert declared(corpus_of(english)) == wanted
    assert declared(corpus_of(chinese)) == wanted
    assert formatted(chinese, "en") == english
    assert formatted(english, "en") == english
    assert formatted(chinese, "zh") == chinese
    assert comments(chinese) == comments(english) == comments(text)
