"""The enforcement table as facts of logic programs, for clingo, and for Datalog as Soufflé writes it.

The facts are the same in both, whatever the language of the tables; grammar/facts.md maps every term and asks some
questions. Days are numbers: 1 is 0001-01-01, and `day` says how each that occurs is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.interchange.facts import RELATIONS, Relation, facts_of, grouped
from mou_compiler.publishing.output import SCHEMA_VERSION, File, Output
from mou_compiler.words import Text

CLINGO, DATALOG = "facts/facts.lp", "facts/facts.dl"
MEDIA_TYPE = "text/plain; charset=utf-8"
TITLE = Text("Enforcement table as facts for {}", "供{}使用的措施执行事实")


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return facts/facts.lp and facts/facts.dl; rows are counted, not facts."""
    lines = cache(lambda: grouped(facts_of(compiled)))

    def file(program: str, render: Callable[[Compiled, Mapping[str, list[str]]], Iterator[str]]) -> File:
        def write(stream: BinaryIO) -> object:
            text = "\n".join((*render(compiled, lines()), ""))
            return stream.write(text.encode("utf-8", "replace"))

        title = Text(TITLE.en.format(program), TITLE.zh.format(program))
        return File(title, MEDIA_TYPE, write, len(compiled.rows))

    return {CLINGO: file("clingo", _clingo), DATALOG: file("Datalog", _datalog)}


def _head(compiled: Compiled) -> Iterator[str]:
    as_of = compiled.as_of.isoformat() if compiled.as_of else "all days"
    yield f"mou {__version__}, facts {SCHEMA_VERSION}, as of {as_of}. What each term means: grammar/facts.md."
    yield "Days are numbers, 1 is 0001-01-01; a stretch of days ends before its last number."


def _clingo(compiled: Compiled, lines: Mapping[str, list[str]]) -> Iterator[str]:
    yield from (f"% {line}" for line in _head(compiled))
    for relation in RELATIONS:
        yield f"\n% {relation.name}({', '.join(name for name, _ in relation.places)}): {relation.meaning.en}"
        # What has no fact is no mistake of whoever asks for it.
        yield f"#defined {relation.name}/{len(relation.places)}."
        yield from lines[relation.name]


def _datalog(compiled: Compiled, lines: Mapping[str, list[str]]) -> Iterator[str]:
    yield from (f"// {line}" for line in _head(compiled))
    for relation in RELATIONS:
        yield f"\n// {relation.meaning.en}"
        yield declaration(relation)
        yield from lines[relation.name]


def declaration(relation: Relation) -> str:
    """Return the declaration of a relation as Soufflé wants it."""
    types = {"text": "symbol", "number": "number"}
    return f".decl {relation.name}({', '.join(f'{name}: {types[type_]}' for name, type_ in relation.places)})"


OUTPUT = Output("facts", files)
