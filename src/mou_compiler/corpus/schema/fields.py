"""What makes a schema: shapes of values, fields of declarations, and how both are looked up.

A declaration is a frozen dataclass whose fields carry their keyword, shape and help.  Reading, messages,
reference and completion all go by it, so that adding a field is adding one line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, overload

from mou_compiler.words import Text, Word

if TYPE_CHECKING:
    from mou_compiler.corpus.schema.cursor import Cursor

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Shape(Generic[Value_co]):
    """What may stand behind a keyword: how it is written, and what reads it.

    `read` takes the values and returns one typed value; it raises `Misshapen` for a person's mistake.
    `plural` says that the shape is one of `Several`.  `words` are the
    words that can stand there, where the set is closed, and `kinds` the kinds of what can be named there.
    `spread` says that it is a `Spread`.
    """

    form: Text
    read: Callable[[Cursor], Value_co]
    plural: bool = False
    words: tuple[Word, ...] = ()
    kinds: tuple[str, ...] = ()
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Several(Shape[tuple[Value_co, ...]]):
    """A shape whose value is a tuple, which is empty where the field is not written."""

    plural: bool = True


@dataclass(frozen=True, slots=True)
class Spread(Shape[tuple[Value_co, ...]]):
    """A shape whose statements hold several values each, of a field that may be repeated."""

    spread: bool = True


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as the language sees it: keyword, shape, whether it repeats or must be there, and help.

    `nested` names the class of declarations that stand in its place; `shape` is then None.
    """

    keyword: Word
    shape: Shape[Any] | None
    nested: type[Any] | None
    many: bool
    required: bool
    help: Text
    attribute: str = ""


class Beginning(NamedTuple):
    """A keyword of a field by its first word: the field, the keyword, and the words behind the first."""

    spec: FieldSpec
    word: Word
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class KindSpec:
    """A kind of declaration: keyword, fields in order, help, and whether it has an id of its own.

    `nested` are the attributes that hold further declarations, `required` the fields that must be written,
    and `beginnings` the keywords by their first word, the longest first.
    """

    keyword: Word
    data: type[Any]
    fields: tuple[FieldSpec, ...]
    help: Text
    named: bool
    nested: tuple[str, ...]
    required: tuple[FieldSpec, ...]
    beginnings: Mapping[str, tuple[Beginning, ...]]

    def beginning(self, first: str) -> tuple[Beginning, ...]:
        """Return the keywords that begin with a word, the longest first."""
        return self.beginnings.get(first, ())

    @property
    def keywords(self) -> tuple[str, ...]:
        """Every spelling of every field's keyword."""
        return tuple(spelling for spec in self.fields for spelling in spec.keyword.spellings)


@overload
def spec(
    keyword: Word, *, nested: type[Value], many: Literal[True], required: bool = False, help: Text
) -> tuple[Value, ...]: ...
@overload
def spec(
    keyword: Word, *, nested: type[Value], many: Literal[False] = False, required: bool = False, help: Text
) -> Value | None: ...
@overload
def spec(
    keyword: Word, shape: Spread[Value], *, many: Literal[True], required: bool = False, help: Text
) -> tuple[Value, ...]: ...
@overload
def spec(
    keyword: Word, shape: Shape[Value], *, many: Literal[True], required: bool = False, help: Text
) -> tuple[Value, ...]: ...
@overload
def spec(
    keyword: Word,
    shape: Several[Value],
    *,
    many: Literal[False] = False,
    required: bool = False,
    help: Text,
) -> tuple[Value, ...]: ...
@overload
def spec(
    keyword: Word,
    shape: Shape[Value],
    *,
    many: Literal[False] = False,
    required: bool = False,
    help: Text,
) -> Value | None: ...
def spec(
    keyword: Word,
    shape: Shape[Any] | None = None,
    *,
    nested: type[Any] | None = None,
    many: bool = False,
    required: bool = False,
    help: Text,  # noqa: A002 -- the word that the schema uses
) -> Any:
    """Return a dataclass field that carries its place in the language.

    It is typed as the value that the field will have, so that what is declared and what the shape reads are
    held against each other: one value or None, or a tuple of `Several` or of a field that may be repeated.
    """
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
    named = getattr(data, "NAMED", True)
    required = tuple(field for field in fields if field.required)
    return KindSpec(data.KEYWORD, data, fields, data.HELP, named, nested, required, _beginnings(fields))


def _beginnings(fields: tuple[FieldSpec, ...]) -> dict[str, tuple[Beginning, ...]]:
    found: dict[str, tuple[Beginning, ...]] = {}
    for spec in fields:
        for spelling in spec.keyword.spellings:
            first, *rest = spelling.split()
            all_ = (*found.get(first, ()), Beginning(spec, spec.keyword, tuple(rest)))
            found[first] = tuple(sorted(all_, key=lambda one: -len(one.rest)))
    return found
