"""The names that a statement gives, and the form in which names are compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from mou_compiler.corpus.registers.titles import TITLED, Bearer
from mou_compiler.corpus.schema.cursor import OPTION
from mou_compiler.corpus.schema.declarations import KINDS, Declaration, Escalation, Measure, Permission
from mou_compiler.corpus.schema.suggest import nearest
from mou_compiler.corpus.schema.thesaurus import kind_of_declaration_meant
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.quotes import read_quoted
from mou_compiler.syntax.tree import Statement, Token

KIND_BY_SPELLING = {spelling: data for data in KINDS for spelling in data.KEYWORD.spellings}
_IN_DOCUMENTS = {
    spelling: data.KEYWORD.en for data in (Measure, Escalation) for spelling in data.KEYWORD.spellings
}
NESTED_NAMES = {
    "memorandum": _IN_DOCUMENTS,
    "instrument": _IN_DOCUMENTS,
    "catalogue": dict.fromkeys(Permission.KEYWORD.spellings, "permission"),
}
"""By kind of declaration, the keywords inside it whose ids can be named from elsewhere, with their kinds."""


_ALIASES = frozenset({"alias", "别名"})
_TITLES = frozenset({"title", "题名"})
_VALUES = {"attribute": frozenset({"options", "选项"}), "rating": frozenset({"grades", "等级"})}
"""By kind of declaration, the words of the statement that says its options or grades."""


def fold(name: str) -> str:
    """Return the form by which names are compared: NFC, so that composed and decomposed letters agree; no 《 》 around."""
    if name.isascii():
        return name
    if name[0] == "《" and name[-1] == "》":
        name = name[1:-1]
    return name if is_normalized("NFC", name) else normalize("NFC", name)


@lru_cache(maxsize=1024)
def kind_meant(keyword: str) -> type[Declaration] | None:
    """Return the kind of declaration whose keyword was meant by another word for it, or by one with a slip in it."""
    near = kind_of_declaration_meant(keyword) or nearest(keyword, KIND_BY_SPELLING)
    return None if near is None else KIND_BY_SPELLING[near]


def id_token(statement: Statement) -> Token | None:
    """Return the token that is the id of a declaration, if one stands behind its keyword."""
    if not statement.phrase:
        return None
    first = statement.phrase[0].items[0]
    if len(statement.phrase[0].items) == 1 and isinstance(first, Token) and first.kind in ("NAME", "NUMBER"):
        return first
    return None


class Given(NamedTuple):
    """One name that a file gives, and what bears it.

    It is given as a `name`, as a `label` in quotes, as a `title`, or, of the acts above a declared one, as `implied`.
    """

    how: str
    name: str
    bearer: Bearer


def names_given(statement: Statement, source: Source) -> list[Given]:
    """Return the names that a statement at the top of a file gives; they depend on nothing else."""
    token = id_token(statement)
    data = KIND_BY_SPELLING.get(statement.keyword.text) or kind_meant(statement.keyword.text)
    if data is None or token is None:
        return []
    kind = data.KEYWORD.en
    name = fold(token.text)
    bearer = Bearer(kind, name, Place(source, token.start, token.end))
    given = [Given("name", name, bearer)]
    for series in statement.phrase[1:]:
        label = series.items[0]
        if isinstance(label, Token) and label.kind == "STRING":
            given.append(Given("label", read_quoted(label.text), bearer))
    if kind == "act":
        given.extend(Given("implied", path, Bearer(kind, path, bearer.place)) for path in _paths_to(name))
    for inner in statement.block or ():
        _give_inside(kind, name, inner, source, given)
    return given


def _paths_to(act: str) -> Iterator[str]:
    """Yield the acts above a declared one: `travel` and `travel.rail` above travel.rail.bed."""
    steps = act.split(".")
    return (".".join(steps[:length]) for length in range(1, len(steps)))


def _give_inside(kind: str, owner: str, statement: Statement, source: Source, given: list[Given]) -> None:
    """Add the names that a statement inside a declaration gives."""
    if statement.keyword.text in _ALIASES:
        for node in statement.phrase[0].items if statement.phrase else ():
            if isinstance(node, Token):
                alias = node.text.strip('"“”「」')
                bearer = Bearer(kind, owner, Place(source, node.start, node.end))
                given.append(Given("name", fold(alias), bearer))
        return
    if statement.keyword.text in _TITLES and kind in TITLED and statement.phrase:
        node = statement.phrase[0].items[0]
        if isinstance(node, Token) and node.kind == "STRING":
            title = fold(read_quoted(node.text))
            bearer = Bearer(kind, owner, Place(source, node.start, node.end))
            given.append(Given("title", title, bearer))
            if kind == "law":
                given.append(Given("name", title, bearer))
        return
    if statement.keyword.text in _VALUES.get(kind, ()):
        given.extend(_values_given(owner, statement, source))
        return
    nested = NESTED_NAMES.get(kind, {}).get(statement.keyword.text)
    token = id_token(statement)
    if nested is not None and token is not None:
        whole = f"{owner}/{fold(token.text)}"
        given.append(Given("name", whole, Bearer(nested, whole, Place(source, token.start, token.end))))


def _values_given(owner: str, statement: Statement, source: Source) -> Iterator[Given]:
    """Yield the names of options or grades, which only what they are values of knows, and their labels."""
    bearer: Bearer | None = None
    for position, series in enumerate(statement.phrase):
        for number, node in enumerate(series.items):
            if not isinstance(node, Token):
                continue
            text = read_quoted(node.text) if node.kind == "STRING" else node.text
            if position and not number:  # a string behind the last id is its label
                if bearer is not None and node.kind == "STRING":
                    yield Given("label", f"{owner}/{text}", bearer)
                continue
            whole = f"{owner}/{fold(text)}" if text else owner
            bearer = Bearer(OPTION, whole, Place(source, node.start, node.end))
            yield Given("name", whole, bearer)
