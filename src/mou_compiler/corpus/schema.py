"""What makes a schema: shapes of values, fields of declarations, and how both are looked up.

A declaration is a frozen dataclass whose fields carry their keyword, shape and help.  Reading, messages,
reference and completion all go by it, so that adding a field is adding one line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mou_compiler.words import Text, Word

if TYPE_CHECKING:
    from mou_compiler.corpus.cursor import Cursor


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand behind a keyword: how it is written, and what reads it.

    `read` takes the values and returns one typed value; it raises `Misshapen` for a person's mistake.
    `plural` says that the value is a tuple, which is empty where the field is not written.  `words` are the
    words that can stand there, where the set is closed, and `kinds` the kinds of what can be named there.
    """

    form: Text
    read: Callable[[Cursor], Any]
    plural: bool = False
    words: tuple[Word, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as the language sees it: keyword, shape, whether it repeats or must be there, and help.

    `nested` names the class of declarations that stand in its place; `shape` is then None.
    """

    keyword: Word
    shape: Shape | None
    nested: type[Any] | None
    many: bool
    required: bool
    help: Text
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A kind of declaration: keyword, fields in order, help, and whether it has an id of its own.

    `nested` are the attributes that hold further declarations.
    """

    keyword: Word
    data: type[Any]
    fields: tuple[FieldSpec, ...]
    help: Text
    named: bool
    nested: tuple[str, ...]

    def find(self, first: str, following: list[str]) -> tuple[FieldSpec, Word, int] | None:
        """Return the field whose keyword the words spell, that word, and how many further words it took."""
        best: tuple[FieldSpec, Word, int] | None = None
        for spec, word, spelling in _spellings(self):
            if spelling[0] == first and list(spelling[1:]) == following[: len(spelling) - 1]:
                taken = len(spelling) - 1
                if best is None or taken > best[2]:
                    best = (spec, word, taken)
        return best

    @property
    def keywords(self) -> tuple[str, ...]:
        """Every spelling of every field's keyword."""
        return tuple(" ".join(spelling) for _, _, spelling in _spellings(self))


@cache
def _spellings(kind: KindSpec) -> tuple[tuple[FieldSpec, Word, tuple[str, ...]], ...]:
    return tuple(
        (spec, spec.keyword, tuple(spelling.split()))
        for spec in kind.fields
        for spelling in spec.keyword.spellings
    )


def spec(
    keyword: Word,
    shape: Shape | None = None,
    *,
    nested: type[Any] | None = None,
    many: bool = False,
    required: bool = False,
    help: Text,  # noqa: A002 -- the word that the schema uses
) -> Any:
    """Return a dataclass field that carries its place in the language."""
    made = FieldSpec(keyword, shape, nested, many, required, help)
    default: Any = () if many or (shape is not None and shape.plural) else None
    return dataclasses.field(default=default, metadata={"spec": made})


def kind_of(data: type[Any]) -> KindSpec:
    """Return the kind that a class of declarations defines."""
    made: KindSpec = _kind_of(data)  # type: ignore[arg-type]  # every class is hashable
    return made


@cache
def _kind_of(key: Hashable) -> KindSpec:
    data: Any = key
    fields = tuple(
        dataclasses.replace(field.metadata["spec"], attribute=field.name)
        for field in dataclasses.fields(data)
        if "spec" in field.metadata
    )
    nested = tuple(field.attribute for field in fields if field.nested is not None)
    return KindSpec(data.KEYWORD, data, fields, data.HELP, getattr(data, "NAMED", True), nested)
