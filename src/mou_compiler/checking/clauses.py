"""The clauses of a declaration: what may be left out of its text, down to the atom of a condition, and what is then left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from mou_compiler.corpus.reading.elaborate import beginning_of
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen
from mou_compiler.corpus.schema.declarations import Declaration, Document, Law, Listing
from mou_compiler.corpus.schema.fields import Beginning, FieldSpec, kind_of
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.values import Citation, Period, Ref, SomeOf
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tree import Both, Either, Expression, Group, Negation, Series, Statement, Token
from mou_compiler.words import Text

BESIDE = frozenset({"notes", "allowances", "at", "number", "title", "aliases", "numbering", "waived"})
"""What says nothing of a rule: remarks, names and places in the source."""
_MEASURES = "measures"

Left = Callable[[Declaration], Declaration]
"""Gives a declaration without something."""


class NotParted(Exception):  # noqa: N818 -- it is what cannot be told, on its way to nothing being told
    """A declaration whose text cannot be set beside what it says."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: of which declaration, by its extent, and which attribute it is; what it contributes, where it stands, what is left without it, and the clauses inside it.

    `names` is the id of what it declares, which others may name.
    """

    owner: Place
    attribute: str
    says: Text
    place: Place
    left: Left
    parts: tuple[Clause, ...] = ()
    names: frozenset[str] = frozenset()


class _Written(NamedTuple):
    """A statement and the keyword with which it begins."""

    statement: Statement
    begins: Beginning


class _Slot(NamedTuple):
    """What one statement says of a field: of one that may be repeated, so many values from one on."""

    spec: FieldSpec
    first: int
    size: int

    def put(self, read: Any, outer: Declaration) -> Declaration:
        """Return a declaration with what is read in the place of what the statement said; None for nothing."""
        spec, shape = self.spec, self.spec.shape
        if not spec.many:
            empty = () if shape is not None and shape.plural else None
            return _changed(outer, spec, empty if read is None else read)
        whole = getattr(outer, spec.attribute)
        instead = () if read is None else read if shape is not None and shape.spread else (read,)
        return _changed(outer, spec, (*whole[: self.first], *instead, *whole[self.first + self.size :]))


def _changed(outer: Declaration, spec: FieldSpec, value: Any) -> Declaration:
    fields: dict[str, Any] = {spec.attribute: value}
    return replace(outer, **fields)


def clauses_of(item: Declaration) -> tuple[Clause, ...]:
    """Return the clauses of a declaration at the top of a file, or of a measure; those of its measures are left to these.

    What must be written is none: without it there is no declaration. Raise NotParted where that cannot be told.
    """
    return tuple(_Parting(item).clauses())


class _Parting:
    """One declaration with its text on the way to clauses."""

    def __init__(self, item: Declaration) -> None:
        self.item = item
        extent = item.extent
        self.source = extent.source
        text = extent.text
        if isinstance(item, Document):
            for measure in item.measures:
                text = _blanked(text, measure.extent, extent.start)
        # So far before it as in its file: what is read of it stands where it stands there.
        parsed = parse(Source(extent.path, " " * extent.start + text))
        if parsed.faults or len(parsed.tree.statements) != 1:
            raise NotParted
        self.statement = parsed.tree.statements[0]

    def clauses(self) -> Iterator[Clause]:
        """Yield the clauses."""
        yield from self._clauses(self.item, self.statement)

    def _clauses(self, item: Declaration, statement: Statement) -> Iterator[Clause]:
        kind = kind_of(type(item))
        written: dict[str, list[_Written]] = {}
        for inner in statement.block or ():
            begins = beginning_of(kind, inner.keyword, inner.phrase)
            if begins is None:
                raise NotParted
            written.setdefault(begins.spec.attribute, []).append(_Written(inner, begins))
        for spec in kind.fields:
            said = written.get(spec.attribute)
            if not said or spec.attribute in BESIDE or spec.attribute == _MEASURES:
                continue
            if spec.nested is not None:
                yield from (self._nested(item, spec, one) for one in said)
            elif not spec.required:
                yield from self._fields(item, spec, said)

    def _nested(self, item: Declaration, spec: FieldSpec, written: _Written) -> Clause:
        """Return the clause that is a declaration inside another, with its own clauses."""
        value = getattr(item, spec.attribute)
        start = written.statement.start
        found = [one for one in (value if spec.many else (value,)) if one and one.extent.start == start]
        if len(found) != 1:
            raise NotParted
        inner: Declaration = found[0]

        def put(outer: Declaration, instead: Declaration | None) -> Declaration:
            if not spec.many:
                return _changed(outer, spec, instead)
            items = getattr(outer, spec.attribute)
            kept = (instead if one is inner else one for one in items)
            return _changed(outer, spec, tuple(one for one in kept if one is not None))

        def within(clause: Clause) -> Clause:
            def left(outer: Declaration) -> Declaration:
                return put(outer, clause.left(inner))

            return replace(clause, left=left, parts=tuple(map(within, clause.parts)))

        return Clause(
            item.extent,
            spec.attribute,
            _briefly(spec.help),
            self._place(written.statement),
            lambda outer: put(outer, None),
            tuple(map(within, self._clauses(inner, written.statement))),
            frozenset({inner.id}) if _is_named(item, inner) else frozenset(),
        )

    def _fields(self, item: Declaration, spec: FieldSpec, said: list[_Written]) -> Iterator[Clause]:
        """Yield the clauses that are statements of a field."""
        value = getattr(item, spec.attribute)
        spread = spec.shape is not None and spec.shape.spread
        sizes = [len(self._read(spec, one, value) if spread else (None,)) for one in said]
        if spec.many and sum(sizes) != len(value):
            raise NotParted
        first = 0
        for one, size in zip(said, sizes, strict=True):
            slot = _Slot(spec, first, size)
            says = _briefly(spec.help)
            parts = [
                Clause(item.extent, spec.attribute, says, place, partial(slot.put, read))
                for place, read in self._parts(spec, one, value)
            ]
            place = self._place(one.statement)
            yield Clause(item.extent, spec.attribute, says, place, partial(slot.put, None), tuple(parts))
            first += size

    def _parts(self, spec: FieldSpec, written: _Written, value: Any) -> Iterator[tuple[Place, Any]]:
        """Yield what of a statement may be left out, and what it says without."""
        if isinstance(value, Period):
            if value.start is not None and value.end is not None:
                yield value.start.place, value._replace(start=None)
                yield value.end.place, value._replace(end=None)
            return
        taken = len(written.begins.rest)
        phrase = written.statement.phrase
        for node, without in _shorter(phrase[taken:]):
            shorter = written._replace(
                statement=written.statement._replace(phrase=(*phrase[:taken], *without))
            )
            try:
                read = self._read(spec, shorter, value)
            except Misshapen:
                continue  # nothing can be left out there
            if _can_be(read):
                yield self._place(node), read

    def _read(self, spec: FieldSpec, written: _Written, value: Any) -> Any:
        """Return what a statement says, whose names mean what they mean in the value read before."""
        assert spec.shape is not None
        names = _Recalled({ref.place.start: ref for ref in references(value)})
        cursor = Cursor(written.statement, len(written.begins.rest), self.source, names)
        read = spec.shape.read(cursor)
        if not cursor.done:
            raise NotParted
        return read

    def _place(self, node: Expression | Statement) -> Place:
        """Return where something stands, a declaration without its braces."""
        start, end = node.start, node.end
        if isinstance(node, Statement) and node.block is not None:
            end = node.phrase[-1].end if node.phrase else node.keyword.end
        shift = self.source.shift
        return Place(self.source, start - shift, end - shift)


class _Recalled:
    """Names that mean what they meant when they were read, known by where they stand."""

    def __init__(self, refs: dict[int, Ref]) -> None:
        self.refs = refs

    def refer(self, token: Token, kinds: tuple[str, ...], source: Source) -> Ref:
        """Return what stands there."""
        del kinds, source
        if token.start not in self.refs:
            raise NotParted
        return self.refs[token.start]

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in nothing: it was taken in."""

    def knows(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Tell whether something of these kinds was named so."""
        return any(ref.kind in kinds and ref.place.text == name for ref in self.refs.values())

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return nothing: what was read has no mistakes."""
        del name, kinds
        return None


def _is_named(outer: Declaration, inner: Declaration) -> bool:
    """Tell whether others can name a declaration inside another: not a rule of a list, nor the only edition of a law."""
    return not isinstance(inner, Listing) and not (isinstance(outer, Law) and len(outer.editions) == 1)


def _blanked(text: str, hole: Place, start: int) -> str:
    """Return a text with blanks in the place of a stretch of it."""
    first, behind = hole.start - start, hole.end - start
    blank = "".join(letter if letter == "\n" else " " for letter in text[first:behind])
    return text[:first] + blank + text[behind:]


def _briefly(help_: Text) -> Text:
    """Return what the help of a field says first."""
    return Text(help_.en.partition(";")[0], help_.zh.partition("；")[0])


def _can_be(read: Any) -> bool:
    """Tell whether what was read with less can hold: of three lists at least four cannot be."""
    if isinstance(read, SomeOf) and read.number > len(read.items):
        return False
    return not isinstance(read, tuple) or isinstance(read, Citation) or all(map(_can_be, read))


Phrase = tuple[Series, ...]


def _shorter(phrase: Phrase) -> Iterator[tuple[Expression, Phrase]]:
    """Yield each item of a phrase that others stand beside, with the phrase without it."""
    for number, series in enumerate(phrase):
        for node, without in _without_one(series):
            yield node, (*phrase[:number], Series(without), *phrase[number + 1 :])


def _without_one(items: tuple[Expression, ...]) -> Iterator[tuple[Expression, tuple[Expression, ...]]]:
    """Yield each item, where there are others, and each that stands inside one, with the items without it."""
    for number, node in enumerate(items):
        before, behind = items[:number], items[number + 1 :]
        if before or behind:
            yield node, (*before, *behind)
        for inner, without in _inside(node):
            yield inner, (*before, without, *behind)


def _inside(node: Expression) -> Iterator[tuple[Expression, Expression]]:
    """Yield what can be left out inside an expression, with the expression without it."""
    match node:
        case Both(items) | Either(items):
            for inner, left in _without_one(items):
                yield inner, left[0] if len(left) == 1 else node._replace(items=left)
        case Negation(_, operand):
            for inner, without in _inside(operand):
                yield inner, node._replace(operand=without)
        case Group(_, phrase, _):
            for inner, shorter in _shorter(phrase):
                yield inner, node._replace(phrase=shorter)
        case _:
            return
