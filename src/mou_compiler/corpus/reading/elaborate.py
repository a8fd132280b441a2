"""Statements to declarations: the schema applied to the tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from mou_compiler.corpus.names.given import KIND_BY_SPELLING, fold, id_token, kind_meant
from mou_compiler.corpus.names.recording import Trial
from mou_compiler.corpus.names.symbols import Scope, SymbolTable
from mou_compiler.corpus.reading import mistakes
from mou_compiler.corpus.reading.mending import split_at_comma, split_behind, split_lines
from mou_compiler.corpus.schema.conditions import SPEAKABLE
from mou_compiler.corpus.schema.cursor import OPTION, Cursor, Misshapen
from mou_compiler.corpus.schema.declarations import Declaration, Listing, Measure, Scenario
from mou_compiler.corpus.schema.fields import Beginning, FieldSpec, KindSpec, kind_of
from mou_compiler.corpus.schema.shapes import unquote
from mou_compiler.corpus.schema.shapes.pieces import BODIES, DOCUMENTS
from mou_compiler.corpus.schema.thesaurus import field_meant
from mou_compiler.findings.fault import MOST_FAULTS, Fault
from mou_compiler.source.place import Piece, Place, Source
from mou_compiler.syntax.recovery import Stretch
from mou_compiler.syntax.tree import Series, Statement, Token
from mou_compiler.words import Text, Word

_DOCUMENTS = frozenset({"memorandum", "instrument", "catalogue"})


class Keyword(NamedTuple):
    """A keyword at the head of a statement: the word, and how many of the values spell the rest of it."""

    word: Word
    taken: int


class _Block:
    """The fields of one declaration as they are read."""

    __slots__ = ("before", "gathered", "ids", "said", "strange", "unread", "waiting")

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.waiting = list(reversed(statements))
        self.before: tuple[FieldSpec, Statement] | None = None
        self.said: dict[str, Statement] = {}
        self.gathered: dict[str, list[Any]] = {}
        self.ids: dict[tuple[str, str], Place] = {}
        self.strange = False
        self.unread: set[str] = set()


class Elaborator:
    """Reads the statements of one file; remembers which words it took for keywords, for the formatter.

    Nothing is told of what stands in a stretch that is `broken`: its fault was told before, one of `told`; when
    there are many, the rest of the file is not read.  With `mends`, statements that ran into each other and
    keywords with a slip are told and read as they were meant.  With `apart`, places in each measure are told in a piece
    of its own, one of `pieces`.
    """

    def __init__(
        self,
        source: Source,
        names: SymbolTable,
        broken: Sequence[Stretch] = (),
        told: int = 0,
        *,
        mends: bool = True,
        apart: bool = False,
    ) -> None:
        self.source = source
        self.apart = apart
        self.pieces: list[Piece] = []
        self.room = MOST_FAULTS - told
        self.names = names
        self.broken = broken
        self.mends = mends
        self.faults: list[Fault] = []
        self.heads: dict[int, Keyword] = {}
        self.words: dict[int, Word] = {}

    def read(self, statements: Iterable[Statement]) -> list[Declaration]:
        """Return the declarations of the file, in order; what cannot be read becomes a fault."""
        found: list[Declaration] = []
        for statement in statements:
            if self._full:
                break
            keyword = statement.keyword
            data = KIND_BY_SPELLING.get(keyword.text)
            if data is None:
                self._tell(mistakes.unknown_declaration(self.source, keyword))
                data = kind_meant(keyword.text) if self.mends else None
                if data is None:
                    continue
            else:
                self.heads[keyword.start] = Keyword(data.KEYWORD, 0)
            scope = Scope(self.names, uses=data is not Scenario)
            declaration = self._declaration(kind_of(data), statement, scope, "")
            if declaration is not None:
                found.append(declaration)
        return found

    # --- declarations ---------------------------------------------------------------------------------

    def _declaration(
        self, kind: KindSpec, statement: Statement, scope: Scope, owner: str
    ) -> Declaration | None:
        keyword = statement.keyword
        place = Place(self.source, keyword.start, keyword.end)
        values: dict[str, Any] = {"extent": Place(self.source, statement.start, statement.end)}
        token = id_token(statement) if kind.named else None
        name = ""
        if token is not None:
            place = Place(self.source, token.start, token.end)
            name = fold(token.text)
        elif kind.named:
            self._tell(mistakes.without_id(self.source, kind, statement))
        values["place"] = place
        if kind.data is Listing and token is not None:
            values["list"] = scope.refer(token, ("list",), self.source)
            name = values["list"].id
        numbered = token is not None or (
            bool(statement.phrase) and not mistakes.is_label(statement.phrase[0])
        )
        values["label"] = self._label(kind, statement, int(numbered), name)
        if kind.keyword.en in _DOCUMENTS:
            scope = Scope(self.names, name)
        if kind.keyword.en == "measure":
            values["number"], values["document"] = name, scope.document
            name = f"{scope.document}/{name}"
        values["id"] = name if not owner or kind.keyword.en in ("measure", "listing") else f"{owner}/{name}"
        self._fields(kind, statement.block or (), scope, values)
        if kind.named and token is None:
            return None
        declaration: Declaration = kind.data(**values)
        return declaration

    def _label(self, kind: KindSpec, statement: Statement, skip: int, name: str) -> Text:
        strings: list[str] = []
        for series in statement.phrase[skip:]:
            node = series.items[0]
            if len(series.items) > 1:
                if strings or not mistakes.is_label(series):
                    self._tell(mistakes.nothing_before_brace(self.source, kind, statement, series))
                else:
                    self._tell(mistakes.labels_joined(self.source, series))
                    strings += [unquote(one) for one in series.items[:2] if isinstance(one, Token)]
                break
            if len(strings) == 2 or not (isinstance(node, Token) and node.kind == "STRING"):  # noqa: PLR2004
                self._tell(mistakes.nothing_before_brace(self.source, kind, statement, series))
                break
            strings.append(unquote(node))
        return Text(strings[0], strings[-1]) if strings else Text(name, name)

    # --- fields ---------------------------------------------------------------------------------------

    def _fields(
        self, kind: KindSpec, statements: tuple[Statement, ...], scope: Scope, values: dict[str, Any]
    ) -> None:
        block = _Block(statements)
        while block.waiting and not self._full:
            self._field(kind, block, scope, values)
        values.update((attribute, tuple(items)) for attribute, items in block.gathered.items())
        if block.strange:
            block.unread.update(spec.attribute for spec in kind.fields if spec.attribute not in block.said)
        missing = [spec for spec in kind.required if spec.attribute not in block.said]
        values["unread"] = frozenset({*block.unread, *(spec.attribute for spec in missing)})
        if missing and not block.strange:
            self._tell(mistakes.missing_fields(kind, values["id"], values["place"], missing))

    def _field(self, kind: KindSpec, block: _Block, scope: Scope, values: dict[str, Any]) -> None:
        statement = block.waiting.pop()
        found = beginning_of(kind, statement.keyword, statement.phrase)
        if found is None and (more := self._one_more_value(block, statement, scope)):
            self._tell(more)
            return
        if found is None:
            meant = field_meant(kind, statement) if self.mends else None
            self._tell(mistakes.unknown_field(self.source, kind, statement.keyword, meant))
            found = None if meant is None else meant.beginning
            if found is None:
                block.strange = True
                return
        else:
            self.heads[statement.keyword.start] = Keyword(found.word, len(found.rest))
        spec = found.spec
        block.before = (spec, statement)
        before = block.said.setdefault(spec.attribute, statement)
        if before is not statement and not spec.many:
            block.unread.add(spec.attribute)  # which of the two is meant is not known
            if statement.keyword.start in self.heads:  # a keyword with a slip was told
                self._tell(mistakes.repeated_field(self.source, spec, statement, before))
            return
        value: Any
        if spec.nested is not None:
            value = self._nested(spec.nested, statement, len(found.rest), scope, values["id"])
        else:
            whole = self._whole_lines(kind, spec, statement, block)
            told = len(self.faults)
            value = self._value(kind, spec, whole, found, scope, block)
            if whole is not statement:
                del self.faults[told:]  # what was cut off was told
            if self._is_broken(statement.keyword.start):
                value = None  # what could be read of it may be another amount than was written
        if value is None:
            block.unread.add(spec.attribute)
            return
        if not spec.many:
            values[spec.attribute] = value
            return
        spread = spec.shape is not None and spec.shape.spread
        block.gathered.setdefault(spec.attribute, []).extend(value if spread else (value,))
        if spec.nested is not None and spec.nested is not Listing and kind_of(spec.nested).named:
            first = block.ids.setdefault((spec.attribute, value.id), value.place)
            if first is not value.place:
                self._tell(mistakes.repeated_id(value.id, value.place, first))

    def _one_more_value(self, block: _Block, statement: Statement, scope: Scope) -> Fault | None:
        """Return the fault of a value of the statement before that stands apart from it; what that says is then not known whole."""
        if block.before is None or not self.mends:
            return None
        spec, before = block.before
        kinds = mistakes.kinds_in(spec.shape.form.en) if spec.shape else ()
        fault = mistakes.one_more_value(
            self.source, spec, before, statement, lambda name: scope.knows(name, kinds)
        )
        if fault is not None:
            block.unread.add(spec.attribute)
            block.before = (spec, statement)
        return fault

    def _nested(
        self, data: type[Any], statement: Statement, taken: int, scope: Scope, owner: str
    ) -> Declaration | None:
        inner = statement._replace(phrase=statement.phrase[taken:]) if taken else statement
        if not (self.apart and data is Measure):
            return self._declaration(kind_of(data), inner, scope, owner)
        around, self.source = self.source, _piece_of(self.source)
        self.pieces.append(self.source)
        try:
            return self._declaration(kind_of(data), inner, scope, owner)
        finally:
            self.source = around

    def _whole_lines(self, kind: KindSpec, spec: FieldSpec, statement: Statement, block: _Block) -> Statement:
        """Return the statement without a next one that its last line took in; that one is read after it."""
        phrase = statement.phrase
        if not (self.mends and phrase):
            return statement
        commas = any(len(series.items) > 1 for series in phrase[:-1])
        lines = self.source.text.find("\n", statement.start, phrase[-1].start) >= 0
        if not (commas or lines):
            return statement

        def begins(token: Token, behind: tuple[Series, ...]) -> bool:
            if self.names.bears(token.text) or not (behind or (spec.shape and spec.shape.kinds)):
                return False
            return beginning_of(kind, token, behind) is not None

        split = split_at_comma(statement, self.source, begins) if commas else None
        if split is not None:
            self._tell(mistakes.parted_by_comma(self.source, split.before, split.token))
            block.waiting.append(split.after)
            return split.before
        split = split_lines(statement, self.source, begins) if lines else None
        if split is None:
            return statement
        self._tell(mistakes.runs_on(self.source, statement.keyword, split.token))
        block.waiting.append(split.after)
        return split.before

    def _value(
        self,
        kind: KindSpec,
        spec: FieldSpec,
        statement: Statement,
        found: Beginning,
        scope: Scope,
        block: _Block,
    ) -> Any:
        assert spec.shape is not None
        if statement.block is not None:
            self._tell(mistakes.without_braces(self.source, spec, statement))
            if not statement.phrase:
                return None
        phrase = statement.phrase[len(found.rest) :]
        worded = (
            mistakes.all_of_them(self.source, spec, phrase, self.names.bears)
            or mistakes.worded_as_one(
                self.source, spec, phrase, lambda name: self.names.bears(name) or scope.knows(name, BODIES)
            )
            or mistakes.basis_otherwise(self.source, spec, phrase, lambda name: scope.knows(name, DOCUMENTS))
            or mistakes.several_values(
                self.source,
                spec,
                phrase,
                partial(_has_value, scope),
                lambda name: scope.knows(name, SPEAKABLE),
            )
            or self._names_otherwise(spec, statement, len(found.rest), scope)
            or mistakes.name_of_several_words(
                self.source,
                spec,
                phrase,
                partial(self._is_borne, scope, (*BODIES, *spec.shape.kinds)),
            )
        )
        if worded is not None:
            self._tell(worded)
            return None
        cursor = Cursor(statement, len(found.rest), self.source, scope)
        try:
            value = spec.shape.read(cursor)
            statement = cursor.statement
        except Misshapen as mistake:
            self._tell(mistakes.wrong_value(mistake))
            value = None
        else:
            if not cursor.done and (
                otherwise := mistakes.worded_otherwise(self.source, spec, statement.phrase[cursor.position])
            ):
                self._tell(otherwise)
                value = None
            elif not cursor.done and not self._take_apart(kind, statement, cursor.position, block):
                before = statement.phrase[cursor.position - 1] if cursor.position > len(found.rest) else None
                extra = statement.phrase[cursor.position]
                self._tell(mistakes.nothing_more(self.source, kind, spec, extra, before, self.names.bears))
                value = None
        self.words.update(cursor.keywords)
        return value

    def _is_borne(self, scope: Scope, kinds: tuple[str, ...], name: str) -> bool:
        """Tell whether something bears a name, as an id or, of some kinds, as a label."""
        return self.names.bears(name) or scope.knows(name, kinds)

    def _names_otherwise(
        self, spec: FieldSpec, statement: Statement, skip: int, scope: Scope
    ) -> Fault | None:
        """Return the fault of names joined by words that are no part of the language; None where all of it is read."""
        phrase = statement.phrase[skip:]
        if spec.shape is None or not mistakes.takes_names(spec.shape.form.en) or spec.keyword.en in _SAYS_NO:
            return None
        if not any(map(mistakes.may_join, phrase)):
            return None
        trial = Trial(self.names)
        cursor = Cursor(statement, skip, self.source, Scope(trial, scope.document))
        try:
            spec.shape.read(cursor)
        except Misshapen:
            pass
        else:
            if cursor.done and not trial.missed:
                return None
        kinds = mistakes.kinds_in(spec.shape.form.en)
        return mistakes.names_otherwise(
            self.source, spec, phrase, lambda name: self.names.bears(name) or scope.knows(name, kinds)
        )

    def _take_apart(self, kind: KindSpec, statement: Statement, position: int, block: _Block) -> bool:
        """Read what stands behind the last value as a statement of its own, where it begins with a keyword."""
        split = split_behind(statement, position) if self.mends else None
        if split is None or beginning_of(kind, split.token, split.after.phrase) is None:
            return False
        self._tell(mistakes.begins_another(self.source, split.token))
        block.waiting.append(split.after)
        return True

    # --- faults ---------------------------------------------------------------------------------------

    @property
    def _full(self) -> bool:
        return len(self.faults) >= self.room

    def _tell(self, fault: Fault) -> None:
        if fault.place is None or not self._is_broken(fault.place.start):
            self.faults.append(fault)

    def _is_broken(self, offset: int) -> bool:
        """Tell whether a letter stands in a stretch of which a fault was told."""
        at = bisect_right(self.broken, (offset, len(self.source.text))) - 1
        return at >= 0 and offset < self.broken[at][1]


def _has_value(scope: Scope, owner: str, value: str) -> bool:
    """Tell whether an attribute or rating has an option or grade of this name, or of this label in quotes."""
    written = value.strip('"“”「」')
    return scope.knows(f"{owner}/{value}", (OPTION,)) or (
        written != value and scope.knows(f"《{owner}/{written}》", (OPTION,))
    )


def _piece_of(source: Source) -> Piece:
    return Piece(source.file if isinstance(source, Piece) else source)


_SAYS_NO = frozenset({"expect"})
"""Statements in which `no` and `by` are words of the language."""


def beginning_of(kind: KindSpec, keyword: Token, phrase: tuple[Series, ...]) -> Beginning | None:
    """Return the field of a kind whose keyword a token and the values behind it spell, None for no keyword; the longest wins."""
    for found in kind.beginning(keyword.text):
        if not found.rest or [_text(series) for series in phrase[: len(found.rest)]] == [*found.rest]:
            return found
    return None


def _text(series: Series) -> str:
    node = series.items[0]
    return node.text if len(series.items) == 1 and isinstance(node, Token) else ""
