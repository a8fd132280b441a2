"""Statements to declarations: the schema applied to the tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from mou_compiler.corpus.cursor import Cursor, Misshapen
from mou_compiler.corpus.declarations import KINDS, Declaration, Listing
from mou_compiler.corpus.names import KIND_BY_SPELLING, Names, Scope, fold, id_token
from mou_compiler.corpus.schema import FieldSpec, KindSpec, kind_of
from mou_compiler.corpus.shapes import unquote
from mou_compiler.corpus.suggest import did_you_mean
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.tree import Statement, Token
from mou_compiler.words import Text, Word

UNKNOWN_KEYWORD = "MOU203"
WRONG_VALUE = "MOU204"
MISSING = "MOU205"
REPEATED = "MOU206"

_DOCUMENTS = frozenset({"memorandum", "instrument", "catalogue"})


class Keyword(NamedTuple):
    """A keyword at the head of a statement: the word, and how many of the values spell the rest of it."""

    word: Word
    taken: int


class Elaborator:
    """Reads the statements of one file; remembers which words it took for keywords, for the formatter."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names
        self.faults: list[Fault] = []
        self.heads: dict[int, Keyword] = {}
        self.words: dict[int, Word] = {}

    def read(self, statements: Iterable[Statement]) -> list[Declaration]:
        """Return the declarations of the file, in order; what cannot be read becomes a fault."""
        found: list[Declaration] = []
        for statement in statements:
            data = KIND_BY_SPELLING.get(statement.keyword.text)
            if data is None:
                known = [spelling for kind in KINDS for spelling in kind.KEYWORD.spellings]
                self._unknown_keyword(statement, known, Text("a file", "文件"))
                continue
            self.heads[statement.keyword.start] = Keyword(data.KEYWORD, 0)
            declaration = self._declaration(kind_of(data), statement, Scope(self.names), "")
            if declaration is not None:
                found.append(declaration)
        return found

    # --- declarations ---------------------------------------------------------------------------------

    def _declaration(
        self, kind: KindSpec, statement: Statement, scope: Scope, owner: str
    ) -> Declaration | None:
        values: dict[str, Any] = {"place": Place(self.source, statement.keyword.start, statement.keyword.end)}
        values["extent"] = Place(self.source, statement.start, statement.end)
        token = id_token(statement)
        skip = 0
        if kind.named:
            if token is None:
                self._fault(
                    MISSING,
                    Text(f"this {kind.keyword.en} has no id", f"此{kind.keyword.zh}缺少编号或名称"),
                    values["place"],
                    Text(f"write {kind.keyword.en} ID …", f"请写：{kind.keyword.zh} 编号 …"),
                )
                return None
            skip = 1
            values["place"] = Place(self.source, token.start, token.end)
            name = fold(token.text)
        else:
            name = ""
        if kind.data is Listing:
            assert token is not None
            values["list"] = scope.refer(token, ("list",), self.source)
            name = values["list"].id
        values["label"], skip = self._label(statement, skip, name)
        if skip < len(statement.phrase):
            extra = statement.phrase[skip]
            self._fault(
                WRONG_VALUE,
                Text("nothing more can stand before the brace", "花括号之前不能再有其他内容"),
                Place(self.source, extra.start, extra.end),
                Text("put it on a line of its own inside the braces", "请移入花括号内并另起一行"),
            )
        if kind.keyword.en in _DOCUMENTS:
            scope = Scope(self.names, name)
        if kind.keyword.en == "measure":
            values["number"], values["document"] = name, scope.document
            name = f"{scope.document}/{name}"
        values["id"] = name if not owner or kind.keyword.en in ("measure", "listing") else f"{owner}/{name}"
        self._fields(kind, statement, scope, values)
        declaration: Declaration = kind.data(**values)
        return declaration

    def _label(self, statement: Statement, skip: int, name: str) -> tuple[Text, int]:
        strings: list[str] = []
        while skip < len(statement.phrase) and len(strings) < 2:  # noqa: PLR2004 -- English and Chinese
            node = statement.phrase[skip].items[0]
            if not (isinstance(node, Token) and node.kind == "STRING"):
                break
            strings.append(unquote(node))
            skip += 1
        if not strings:
            return Text(name, name), skip
        return Text(strings[0], strings[-1]), skip

    # --- fields ---------------------------------------------------------------------------------------

    def _fields(self, kind: KindSpec, statement: Statement, scope: Scope, values: dict[str, Any]) -> None:
        first: dict[str, Statement] = {}
        gathered: dict[str, list[Any]] = {}
        for inner in statement.block or ():
            following = [
                series.items[0].text
                for series in inner.phrase[:2]
                if len(series.items) == 1 and isinstance(series.items[0], Token)
            ]
            found = kind.find(inner.keyword.text, following)
            if found is None:
                self._unknown_keyword(inner, kind.keywords, Text(f"a {kind.keyword.en}", kind.keyword.zh))
                continue
            spec, word, taken = found
            self.heads[inner.keyword.start] = Keyword(word, taken)
            if not spec.many and spec.attribute in first:
                self._repeated(spec, inner, first[spec.attribute])
                continue
            first.setdefault(spec.attribute, inner)
            value = self._value(spec, inner, taken, scope, values["id"])
            if value is None:
                continue
            if spec.many:
                gathered.setdefault(spec.attribute, []).append(value)
            else:
                values[spec.attribute] = value
        values.update((attribute, tuple(items)) for attribute, items in gathered.items())
        for spec in kind.fields:
            if spec.required and spec.attribute not in first:
                self._fault(
                    MISSING,
                    Text(
                        f"{kind.keyword.en} `{values['id']}` does not say `{spec.keyword.en}`: {spec.help.en}",
                        f"{kind.keyword.zh}「{values['id']}」缺少「{spec.keyword.zh}」：{spec.help.zh}",
                    ),
                    values["place"],
                    _form_help(spec),
                )

    def _value(self, spec: FieldSpec, statement: Statement, taken: int, scope: Scope, owner: str) -> Any:
        if spec.nested is not None:
            inner = statement._replace(phrase=statement.phrase[taken:]) if taken else statement
            return self._declaration(kind_of(spec.nested), inner, scope, owner)
        assert spec.shape is not None
        if statement.block is not None:
            self._fault(
                WRONG_VALUE,
                Text(f"`{spec.keyword.en}` has no braces", f"「{spec.keyword.zh}」之后没有花括号"),
                Place(self.source, statement.keyword.start, statement.keyword.end),
                _form_help(spec),
            )
        cursor = Cursor(statement, taken, self.source, scope)
        try:
            value = spec.shape.read(cursor)
            if not cursor.done:
                cursor.fail("nothing more can stand here", "此处不能再有其他内容", _form_help(spec))
        except Misshapen as mistake:
            self._fault(WRONG_VALUE, mistake.message, mistake.place, mistake.help)
            value = None
        self.words.update(cursor.keywords)
        return value

    # --- faults ---------------------------------------------------------------------------------------

    def _fault(
        self, code: str, message: Text, place: Place, help_: Text, related: tuple[Related, ...] = ()
    ) -> None:
        self.faults.append(Fault(code, message, place, help_, related))

    def _unknown_keyword(self, statement: Statement, known: Iterable[str], where: Text) -> None:
        written = statement.keyword.text
        known = list(known)
        help_ = did_you_mean(written, known) or Text(
            "possible here: " + ", ".join(word for word in known if word.isascii()),
            "此处可用：" + "、".join(word for word in known if not word.isascii()),
        )
        self._fault(
            UNKNOWN_KEYWORD,
            Text(f"`{written}` is not a keyword of {where.en}", f"「{written}」不是{where.zh}的关键词"),
            Place(self.source, statement.keyword.start, statement.keyword.end),
            help_,
        )

    def _repeated(self, spec: FieldSpec, again: Statement, before: Statement) -> None:
        self._fault(
            REPEATED,
            Text(f"`{spec.keyword.en}` is said twice", f"「{spec.keyword.zh}」重复"),
            Place(self.source, again.keyword.start, again.keyword.end),
            Text("keep one of them; several values go between commas", "保留其一；多个值以顿号隔开"),
            (
                Related(
                    Text("first said here", "首次出现于此"),
                    Place(self.source, before.keyword.start, before.keyword.end),
                ),
            ),
        )


def _form_help(spec: FieldSpec) -> Text:
    if spec.shape is None:
        return Text(f"write `{spec.keyword.en} ID {{ … }}`", f"请写「{spec.keyword.zh} 编号｛…｝」")
    return Text(
        f"write `{spec.keyword.en} {spec.shape.form.en}`", f"请写「{spec.keyword.zh} {spec.shape.form.zh}」"
    )
