"""A memo of what was read of a corpus, so that it can be asked again after an edit.

What a declaration was read to stands on its text and on what the names it asked after stand for.  While both are
the same it stays the very same object; where it stands in its file is another matter, and its places move with it.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple

from mou_compiler.corpus.names.given import KIND_BY_SPELLING, Given, id_token, names_given
from mou_compiler.corpus.names.recording import Asked, Recorder
from mou_compiler.corpus.names.symbols import Names
from mou_compiler.corpus.reading.elaborate import Elaborator
from mou_compiler.corpus.reading.files import CorpusFile, declares_register
from mou_compiler.corpus.reading.filling import Found
from mou_compiler.corpus.registers.registers import Registry, open_registers
from mou_compiler.corpus.schema.declarations import (
    Declaration,
    Document,
    Instrument,
    Law,
    Measure,
    Memorandum,
    Register,
)
from mou_compiler.findings.fault import MOST_FAULTS, Fault
from mou_compiler.input.beside import Reader
from mou_compiler.source.place import Piece, Place, Source
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.recovery import Stretch
from mou_compiler.syntax.tree import Statement, Token

_FILLED = (Law, Memorandum, Instrument)
"""Kinds of declarations that registers fill in, each time anew."""


class Read(NamedTuple):
    """What a statement was read to: the declaration, if it makes one, what is wrong with it, and what it asked of names."""

    declaration: Declaration | None
    faults: tuple[Fault, ...]
    asked: Asked


@dataclasses.dataclass(slots=True, eq=False)
class Unit:
    """A statement at the top of a file, followed from one text of the file to the next.

    `text` is its text up to the end of its last line.  `piece` is what its places are told in, and `given` the names
    that it gives.  `read` is None where it is to be read.  `inner` are pieces in which places in its measures are told;
    `earlier` is what a statement was read to that stood there in the text before, of the same kind and id.  It has `moved`
    so far behind since its statement was parsed.
    """

    statement: Statement
    text: str
    piece: Piece
    given: list[Given]
    read: Read | None = None
    inner: Sequence[Piece] = ()
    earlier: Declaration | None = None
    moved: int = 0

    @property
    def start(self) -> int:
        """Where it begins in the text of now."""
        return self.statement.start + self.moved

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.statement.end + self.moved

    @property
    def line_end(self) -> int:
        """Where the last line ends on which it stands."""
        return self.start + len(self.text)

    def move(self, source: Source, shift: int) -> None:
        """Follow it to another text of its file, in which it stands so much further behind."""
        self.moved += shift
        for piece in (self.piece, *self.inner):
            piece.move(source, piece.shift + shift)

    def renew(self, source: Source) -> None:
        """Tell its places in the text of the file as it is now; it is to be read."""
        self.piece = Piece(source)
        self.given = names_given(self.statement, self.piece)
        self.read = None


class _Units(NamedTuple):
    """Statements of the text before, one behind the other, and the stretches that were broken there."""

    units: Sequence[Unit]
    broken: Sequence[Stretch]


class _Edited(NamedTuple):
    """Which units of a file another text may have otherwise, how far those behind have moved, and what stands there now."""

    first: int
    behind: int
    shift: int
    statements: Sequence[Statement]


class FileKept:
    """A file of a corpus that is asked again: its units, and what is wrong with them and with its syntax."""

    def __init__(self, memo: Memo, source: Source, before: FileKept | None) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self._memo = memo
        self._statements: dict[int, Statement] = {}
        self.units: list[Unit]
        edited = None if before is None else before.edited(source)
        if before is None or edited is None:
            parsed = parse(source)
            self.broken, self._syntax = parsed.broken, parsed.faults
            units = None if before is None else _Units(before.units, before.broken)
            self.units = list(self._match(parsed.tree.statements, units))
        else:
            self.broken, self._syntax = [], []
            first, behind, shift, statements = edited
            for unit in before.units[:first]:
                unit.move(source, 0)
            inside = self._match(statements, _Units(before.units[first:behind], ()))
            self.units = [*before.units[:first], *inside, *before.units[behind:]]
            for unit in before.units[behind:]:
                unit.move(source, shift)
        self._registers = [unit for unit in self.units if declares_register(unit.statement)]
        self._others = [unit for unit in self.units if not declares_register(unit.statement)]
        slips = [unit for unit in self.units if unit.statement.keyword.text not in KIND_BY_SPELLING]
        self._unheard = set(map(id, slips[MOST_FAULTS:]))

    def edited(self, source: Source) -> _Edited | None:
        """Return what of another text of the file is not as here, read again; None where all of it is to be.

        What stands beside what was edited is read too, and must come out as it was: then what lies beyond it does.
        """
        old, new, units = self.source.text, source.text, self.units
        if self.broken or self._syntax or not units:
            return None
        least, shift = min(len(old), len(new)), len(new) - len(old)
        ahead = _alike(old, new, least)
        back = least - ahead and _alike(old[::-1], new[::-1], least - ahead)
        first = max(bisect_left(units, ahead, key=lambda unit: unit.line_end) - 1, 0)
        behind = min(bisect_right(units, len(old) - back, key=lambda unit: unit.start) + 1, len(units))
        start = units[first].start if first else 0
        end = units[behind - 1].line_end + shift if behind < len(units) else len(new)
        if 2 * (end - start) > len(new) or (behind < len(units) and units[behind].start + shift <= end):
            return None
        parsed = parse(Source(source.path, " " * start + new[start:end]))
        statements = parsed.tree.statements
        if parsed.faults or parsed.broken or len(statements) < (first > 0) + (behind < len(units)):
            return None
        if first and _extent(statements[0]) != (units[first].start, units[first].end):
            return None
        last = units[behind - 1]
        if behind < len(units) and _extent(statements[-1]) != (last.start + shift, last.end + shift):
            return None
        return _Edited(first, behind, shift, statements)

    def _match(self, statements: Iterable[Statement], before: _Units | None) -> Iterator[Unit]:
        """Yield the units of the file: those of its text before, where their statements are the same and in the same order.

        So of two that are kept the one before stays the one before, and who goes by their order need not ask again.
        """
        text = self.source.text
        worded: list[tuple[Statement, str]] = []
        for statement in statements:
            end = text.find("\n", statement.end)
            worded.append((statement, text[statement.start : end if end >= 0 else len(text)]))
        like = self._like(worded, before) if before is not None else {}
        changed = self._changed(worded, like, before) if before is not None else {}
        for number, (statement, words) in enumerate(worded):
            if before is None or number not in like:
                piece = Piece(self.source)
                given = names_given(statement, piece)
                yield Unit(statement, words, piece, given, earlier=changed.get(number))
            else:
                unit = before.units[like[number]]
                self._follow(unit, statement)
                yield unit

    def _like(self, worded: list[tuple[Statement, str]], before: _Units) -> dict[int, int]:
        """Return the numbers of the units of the text before that stand in this one too, by those of their statements."""
        kept: dict[str, list[int]] = {}
        for number, unit in reversed([*enumerate(before.units)]):
            kept.setdefault(unit.text, []).append(number)
        pairs: list[tuple[int, int]] = []
        for now, (statement, words) in enumerate(worded):
            then = kept.get(words)
            if then and self._is_kept(before.units[then[-1]], statement, before):
                pairs.append((now, then.pop()))
        return dict(_in_order(pairs))

    def _changed(
        self, worded: list[tuple[Statement, str]], like: Mapping[int, int], before: _Units
    ) -> dict[int, Declaration]:
        """Return what those statements were read to in the text before that are worded otherwise here, by number.

        So what has not changed in one may be kept; it stays behind and before all that is kept that it was behind or before.
        """
        if self.broken or before.broken:
            return {}
        stood = set(like.values())
        then = _by_head(
            (number, unit.statement) for number, unit in enumerate(before.units) if number not in stood
        )
        now = _by_head(
            (number, statement) for number, (statement, _) in enumerate(worded) if number not in like
        )
        found: dict[int, Declaration] = {}
        kept = sorted(like.items())
        for head in (head for head in now if head in then):
            numbers = (now[head], then[head])
            read = before.units[numbers[1]].read
            at = bisect_left(kept, numbers)
            in_order = (at == 0 or kept[at - 1][1] < numbers[1]) and (
                at == len(kept) or numbers[1] < kept[at][1]
            )
            if in_order and read is not None and read.declaration is not None:
                kept.insert(at, numbers)
                found[numbers[0]] = read.declaration
        return found

    def _is_kept(self, unit: Unit, statement: Statement, before: _Units) -> bool:
        """Tell whether a unit, whose text is that of a statement, is that statement, and neither was told to be broken."""
        if not (self.broken or before.broken):
            return True
        if _is_broken(self.broken, statement) or _is_broken(before.broken, unit.statement):
            return False
        return _is_same(unit.statement, statement, statement.start - unit.statement.start)

    def _follow(self, unit: Unit, statement: Statement) -> None:
        unit.move(self.source, statement.start - unit.start)
        unit.statement, unit.moved = statement, 0
        if unit.read is None:
            unit.renew(self.source)

    def _statement_at(self, start: int) -> Statement:
        """Return the statement that begins there, with the offsets of this text."""
        if not self._statements:
            self._statements = {one.start: one for one in parse(self.source).tree.statements}
        return self._statements[start]

    def declare(self, names: Names) -> list[Fault]:
        """Let names know those that the file gives; return what is wrong with its syntax."""
        self.faults = []
        names.excuse(self.source, self.broken)
        for unit in self.units:
            if id(unit) not in self._unheard:
                names.take(unit.given)
        return self._syntax

    def read(self, names: Names, *, registers: bool) -> list[Declaration]:
        """Return the declarations of registers, or those of everything else, in order; what holds still is not read."""
        found: list[Declaration] = []
        changed = self._memo.changed
        for unit in self._registers if registers else self._others:
            room = MOST_FAULTS - len(self._syntax) - len(self.faults)
            read = unit.read
            if room <= 0:
                unit.read = None  # what is not read now is not known the next time
                continue
            if read is not None and len(read.faults) < room and read.asked.holds(names, changed):
                read.asked.tell(names)
            else:
                read = self._read(unit, names, room)
            if read.faults:
                self.faults.extend(read.faults)
            if read.declaration is not None:
                found.append(read.declaration)
        return found

    def _read(self, unit: Unit, names: Names, room: int) -> Read:
        """Read a unit, and keep what it was read to unless that was cut short."""
        before = unit.earlier if unit.read is None else unit.read.declaration
        if unit.moved:
            unit.statement, unit.moved = self._statement_at(unit.start), 0
        if unit.piece.shift:
            unit.renew(self.source)
        recorder = Recorder(names)
        elaborator = Elaborator(unit.piece, recorder, self.broken, MOST_FAULTS - room, apart=True)
        declarations = elaborator.read([unit.statement])
        faults = tuple(elaborator.faults)
        declaration = declarations[0] if declarations else None
        unit.inner, unit.earlier = elaborator.pieces, None
        if isinstance(declaration, Document) and isinstance(before, Document) and not self.broken:
            declaration = self._with_kept_measures(unit, declaration, before)
        if before is not None and _is_alike(before, declaration):
            declaration = before
        read = Read(declaration, faults, recorder.asked())
        unit.read = read if len(faults) < room else None
        return read

    def _with_kept_measures(self, unit: Unit, document: Document, before: Document) -> Document:
        """Return a document with those very measures that it had before, where they are worded and mean the same.

        They are followed to where they stand now. Of two that are kept the one before stays the one before.
        """
        measures, earlier = document.measures, before.measures
        numbers = {measure.id: number for number, measure in enumerate(earlier)}
        if len(numbers) < len(earlier) or len({measure.id for measure in measures}) < len(measures):
            return document  # two of one id: it is told, and not known which is which
        pairs = [
            (now, numbers[measure.id])
            for now, measure in enumerate(measures)
            if measure.id in numbers and _is_as_it_was(earlier[numbers[measure.id]], measure)
        ]
        kept = {now: earlier[then] for now, then in _in_order(pairs)}
        if not kept:
            return document
        for now, measure in kept.items():
            piece = measure.extent.source
            assert isinstance(piece, Piece)  # each measure was read in one of its own
            piece.move(self.source, measures[now].extent.start - measure.extent.first)
            unit.inner = [*unit.inner, piece]
        whole = tuple(kept.get(number, measure) for number, measure in enumerate(measures))
        return dataclasses.replace(document, measures=whole)


class Memo:
    """What was read of a corpus, brought up to date each time that it is read again.

    `changed` are the names that may stand for something else than the last time; None where any may.
    """

    def __init__(self) -> None:
        self.changed: AbstractSet[str] | None = None
        self._files: dict[str, FileKept] = {}
        self._names: Names | None = None
        self._settled: Found = {}
        self._opened: _Opened | None = None
        self._open: dict[str, FileKept] = {}
        self._names_now: Names | None = None
        self._touched: list[Given] = []

    def open(self, sources: Iterable[Source]) -> list[CorpusFile]:
        """Return the files, those parsed that are new or have another text."""
        earlier, self._files = self._files, {}  # whoever is cut short remembers nothing
        if not earlier:
            self._names = None
        self.changed = None
        self._open, self._touched = {}, []
        for source in sources:
            before = earlier.pop(source.path, None)
            if before is None or not _has_text(before.source, source):
                gave = [] if before is None else [unit.given for unit in before.units]
                file = FileKept(self, source, before)
                self._touched += _difference(gave, [unit.given for unit in file.units])
            else:
                file = before
            self._open[source.path] = file
        self._touched += [one for gone in earlier.values() for unit in gone.units for one in unit.given]
        return list(self._open.values())

    def open_registers(self, registers: Iterable[Register], read: Reader) -> tuple[Registry, list[Fault]]:
        """Return the registers with their files read; the very ones as before where both are the same."""
        declared = tuple(registers)
        answers = {
            (item.file.place.path, item.file.path): read(item.file.place.path, item.file.path)
            for item in declared
            if item.file is not None
        }
        if self._opened is None or not self._opened.is_of(declared, answers):
            registry, faults = open_registers(declared, lambda near, name: answers[near, name])
            self._opened = _Opened(declared, answers, registry, faults)
        return self._opened.registry, self._opened.faults

    def consulted(self, names: Names) -> None:
        """Find out which names stand for something else than the last time."""
        before, self._names_now = self._names, names
        if before is None or not names.titles.registry.is_known_as(before.titles.registry):
            return
        touched = {name for given in self._touched for name in names.names_of(given)}
        self.changed = {name for name in touched if names.standing(name) != before.standing(name)}

    def settle(self, found: Found) -> None:
        """Put, for each declaration that is as it was before, that very one in its place; remember all of it."""
        for kind in _FILLED:
            before = self._settled.get(kind, {})
            for id_, declaration in found[kind].items():
                if id_ in before:
                    found[kind][id_] = _settled(before[id_], declaration)
        self._settled = {kind: dict(found[kind]) for kind in _FILLED}
        self._files, self._names = self._open, self._names_now


class _Opened(NamedTuple):
    """Registers as they were opened: what declares them, what stood in their files, and what came of it."""

    declared: tuple[Register, ...]
    answers: dict[tuple[str, str], Source | Fault]
    registry: Registry
    faults: list[Fault]

    def is_of(self, declared: tuple[Register, ...], answers: dict[tuple[str, str], Source | Fault]) -> bool:
        """Tell whether the same would come of other declarations and answers."""
        return (
            len(declared) == len(self.declared)
            and all(one is other for one, other in zip(declared, self.declared, strict=True))
            and answers.keys() == self.answers.keys()
            and all(_answers_alike(answers[key], self.answers[key]) for key in answers)
        )


def _alike(one: str, other: str, most: int) -> int:
    """Return how many letters two texts have in common at their beginnings, of so many at most."""
    found, step = 0, most
    while step:
        if one[found : found + step] == other[found : found + step]:
            found += step
        else:
            step //= 2
        step = min(step, most - found)
    return found


def _extent(statement: Statement) -> tuple[int, int]:
    return statement.start, statement.end


def _is_broken(broken: Sequence[Stretch], statement: Statement) -> bool:
    """Tell whether a fault of syntax was told of a statement."""
    return any(first <= statement.end and statement.start <= behind for first, behind in broken)


def _by_head(statements: Iterable[tuple[int, Statement]]) -> dict[tuple[str, str], int]:
    """Return the numbers of statements by keyword and id, of which there is one alone of each."""
    found: dict[tuple[str, str], int] = {}
    twice: set[tuple[str, str]] = set()
    for number, statement in statements:
        token = id_token(statement)
        if token is not None:
            head = (statement.keyword.text, token.text)
            if head in found:
                twice.add(head)
            found[head] = number
    return {head: number for head, number in found.items() if head not in twice}


def _settled(before: Declaration, now: Declaration) -> Declaration:
    """Return the declaration of before where that is as it is now; of a document at least the measures that are."""
    if _is_alike(before, now):
        return before
    if not (isinstance(before, Document) and isinstance(now, Document)):
        return now
    earlier = {measure.id: measure for measure in before.measures}
    measures = tuple(
        then if (then := earlier.get(measure.id)) is not None and _is_alike(then, measure) else measure
        for measure in now.measures
    )
    if all(one is other for one, other in zip(measures, now.measures, strict=True)):
        return now
    return dataclasses.replace(now, measures=measures)


def _is_as_it_was(before: Measure, now: Measure) -> bool:
    """Tell whether two measures are worded alike to the end of their last lines and say the same, wherever they stand."""
    return _worded(before.extent) == _worded(now.extent) and _is_moved(before, now, before.extent, now.extent)


def _worded(extent: Place) -> str:
    text = extent.source.text
    end = text.find("\n", extent.end)
    return text[extent.start : end if end >= 0 else len(text)]


def _is_moved(one: Any, other: Any, within: Place, its: Place) -> bool:
    """Tell whether two values are equal but for where they stand: places within one stretch are told by where in it."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Place):
        if one.source is not within.source or other.source is not its.source:
            return bool(one == other)
        shift = its.first - within.first
        return (one.first + shift, one.behind + shift) == (other.first, other.behind)
    if isinstance(one, Declaration):
        return all(
            _is_moved(getattr(one, name), getattr(other, name), within, its) for name in _fields_of(type(one))
        )
    if isinstance(one, tuple):
        return len(one) == len(other) and all(
            _is_moved(item, item_now, within, its) for item, item_now in zip(one, other, strict=True)
        )
    return bool(one == other)


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many pairs as there can be whose second numbers ascend like their first ones."""
    ends: list[int] = []
    """Of each length, the pair with the least second number with which so many can end."""
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        at = bisect_left(ends, second, key=lambda end: pairs[end][1])
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [number]
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _answers_alike(one: Source | Fault, other: Source | Fault) -> bool:
    if isinstance(one, Source) or isinstance(other, Source):
        return isinstance(one, Source) and isinstance(other, Source) and _has_text(one, other)
    return one.place is None and one == other


def _has_text(one: Source, other: Source) -> bool:
    return one is other or (one.path == other.path and one.text == other.text)


def _difference(gave: list[list[Given]], gives: list[list[Given]]) -> list[Given]:
    """Return the names to which it may make a difference that a file gave some and now gives others, in this order."""
    least = min(len(gave), len(gives))
    first = next((at for at in range(least) if not _gives_same(gave[at], gives[at])), least)
    last = next((at for at in range(least - first) if not _gives_same(gave[-1 - at], gives[-1 - at])), None)
    last = least - first if last is None else last
    return [
        one for given in (*gave[first : len(gave) - last], *gives[first : len(gives) - last]) for one in given
    ]


def _gives_same(one: list[Given], other: list[Given]) -> bool:
    return one is other or [_without_place(given) for given in one] == [
        _without_place(given) for given in other
    ]


def _without_place(given: Given) -> tuple[str, str, str, str]:
    how, name, (kind, id_, _) = given
    return how, name, kind, id_


def _is_same(one: Any, other: Any, shift: int) -> bool:
    """Tell whether two nodes of a tree, of the same kind and text, differ only in that the other stands further behind."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Token):
        return bool(other == one._replace(start=one.start + shift))
    if isinstance(one, Statement):
        closed: int = one.closed if one.block is None else one.closed + shift
        return closed == other.closed and _is_same(one[:3], other[:3], shift)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(
            _is_same(item, its, shift) for item, its in zip(one, other, strict=True)
        )
    return bool(one == other)


def _is_alike(one: Any, other: Any) -> bool:
    """Tell whether two values are equal, declarations by what they say."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Declaration):
        return all(_is_alike(getattr(one, name), getattr(other, name)) for name in _fields_of(type(one)))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(
            _is_alike(item, its) for item, its in zip(one, other, strict=True)
        )
    return bool(one == other)


def _fields_of(kind: Any) -> tuple[str, ...]:
    return _fields(kind)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
