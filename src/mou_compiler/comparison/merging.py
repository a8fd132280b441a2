"""Two corpora that come of one, put together declaration by declaration; what both changed otherwise is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from mou_compiler.analysis.wording import identified
from mou_compiler.comparison.plain import SAYING_NOTHING, plain
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import KINDS, Act, Declaration
from mou_compiler.corpus.schema.fields import kind_of
from mou_compiler.corpus.schema.references import references
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_Item = TypeVar("_Item", bound=Declaration)
_Key = tuple[str, str]


class Conflict(NamedTuple):
    """What both corpora changed, each in its own way: of which declaration, what, and where it stands in either."""

    id: str
    said: Text
    one: Place | None
    other: Place | None


@dataclass(frozen=True)
class Merged:
    """Both corpora in one. Where there is a conflict, the first of them, or what is not removed, stands."""

    corpus: Corpus
    conflicts: tuple[Conflict, ...]


def merge(base: Corpus, one: Corpus, other: Corpus) -> Merged:
    """Return what two corpora that come of one are together; declarations are the same by kind and id."""
    merger = _Merger()
    declarations: dict[type[Declaration], Mapping[str, Declaration]] = {}
    for kind in KINDS:
        sides = [corpus.of(kind) for corpus in (base, one, other)]
        declarations[kind] = merger.together(*sides)
    merger.tell_namesakes(base, one, other)
    merged = replace(
        one,
        sources=tuple({source.path: source for source in (*other.sources, *one.sources)}.values()),
        declarations=_ordered(declarations),
        used=one.used | other.used,
        registered=MappingProxyType(
            dict(sorted({**base.registered, **other.registered, **one.registered}.items()))
        ),
        registry=other.registry if one.registry == base.registry else one.registry,
    )
    merged = merger.restore(merged, (one, other, base))
    return Merged(merged, tuple(sorted(merger.conflicts, key=_order)))


def _order(conflict: Conflict) -> tuple[str, str]:
    return (conflict.id, conflict.said.en)


def _ordered(
    declarations: Mapping[type[Declaration], Mapping[str, Declaration]],
) -> MappingProxyType[type[Declaration], MappingProxyType[str, Declaration]]:
    return MappingProxyType(
        {kind: MappingProxyType(dict(sorted(items.items()))) for kind, items in declarations.items()}
    )


class _Merger:
    """Puts declarations together and keeps the conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def together(
        self, base: Mapping[str, _Item], one: Mapping[str, _Item], other: Mapping[str, _Item]
    ) -> dict[str, _Item]:
        """Return the declarations of both, in the order of the first, then what the other adds."""
        found = {}
        for id_ in dict.fromkeys((*one, *other)):
            item = self._one_of(base.get(id_), one.get(id_), other.get(id_))
            if item is not None:
                found[id_] = item
        return found

    def _one_of(self, base: _Item | None, one: _Item | None, other: _Item | None) -> _Item | None:
        if one is None or other is None:
            left = one or other
            if base is None or left is None:
                return left
            if plain(left) == plain(base):
                return None
            self._tell(
                left,
                Text("one side removes it, the other changes it", "一方删除，另一方修改"),
                one,
                other,
            )
            return left
        if plain(one) == plain(other) or (base is not None and plain(other) == plain(base)):
            return one
        if base is None:
            self._tell(
                one, Text("both sides declare it, each otherwise", "双方各自声明，内容不同"), one, other
            )
            return one
        if plain(one) == plain(base):
            return other
        return self._mixed(base, one, other)

    def _mixed(self, base: _Item, one: _Item, other: _Item) -> _Item:
        """Return a declaration that both changed, field by field."""
        nested = kind_of(type(one)).nested
        words = {field.attribute: field.keyword for field in kind_of(type(one)).fields}
        taken: dict[str, Any] = {}
        for name in (field.name for field in fields(one) if field.name not in SAYING_NOTHING):
            before, mine, theirs = (getattr(item, name) for item in (base, one, other))
            if plain(mine) == plain(theirs) or plain(theirs) == plain(before):
                continue
            if plain(mine) == plain(before):
                taken[name] = theirs
            elif name in nested and all(_are_named(items) for items in (before, mine, theirs)):
                sides = ({item.id: item for item in items} for items in (before, mine, theirs))
                taken[name] = tuple(self.together(*sides).values())
            else:
                word = words.get(name)
                said = Text(
                    f"both sides change `{word.en if word else name}`",
                    f"双方都修改「{word.zh if word else name}」",
                )
                self._tell(one, said, one, other)
        return replace(one, **taken)

    def tell_namesakes(self, base: Corpus, one: Corpus, other: Corpus) -> None:
        """Tell of ids that each side gives to something of another kind."""
        new = [
            {item.id: item for item in corpus.everything() if item.id not in base.of(type(item))}
            for corpus in (one, other)
        ]
        for id_ in sorted(new[0].keys() & new[1].keys()):
            mine, theirs = new[0][id_], new[1][id_]
            if type(mine) is not type(theirs):
                said = Text(
                    f"one side declares it as {mine.KEYWORD.en}, the other as {theirs.KEYWORD.en}",
                    f"一方声明为{mine.KEYWORD.zh}，另一方声明为{theirs.KEYWORD.zh}",
                )
                self._tell(mine, said, mine, theirs)

    def restore(self, merged: Corpus, sides: Sequence[Corpus]) -> Corpus:
        """Return the corpus with all that one side removed and something of the other names; that is a conflict."""
        known = [_declared(corpus) for corpus in sides]
        while True:
            here = _declared(merged)
            lost = {
                (ref.kind, ref.id): top
                for top in merged.everything()
                for ref in references(top)
                if (ref.kind, ref.id) not in here
                and ref.found
                and any((ref.kind, ref.id) in found for found in known)
            }
            if not lost:
                return merged
            for key, naming in lost.items():
                top, item = next(found[key] for found in known if key in found)
                merged = _put_back(merged, top, item)
                name = identified(naming, naming.id)
                said = Text(
                    f"one side removes it, {name.en} of the other names it",
                    f"一方删除，另一方的{name.zh}引用了它",
                )
                self._tell(item, said, item, naming)

    def _tell(
        self, item: Declaration, said: Text, one: Declaration | None, other: Declaration | None
    ) -> None:
        self.conflicts.append(
            Conflict(item.id, said, one.place if one else None, other.place if other else None)
        )


def _are_named(items: Sequence[Declaration]) -> bool:
    """Tell whether no two have one id."""
    return all(number == 1 for number in Counter(item.id for item in items).values())


def _declared(corpus: Corpus) -> dict[_Key, tuple[Declaration, Declaration]]:
    """Return all that can be named, by kind and id: the declaration at the top, and the one meant."""
    found: dict[_Key, tuple[Declaration, Declaration]] = {
        (Act.KEYWORD.en, id_): (item, item) for id_, item in corpus.acts.items()
    }
    for top in corpus.everything():
        for item in _within(top):
            found[item.KEYWORD.en, item.id] = (top, item)
    return found


def _within(item: Declaration) -> Iterator[Declaration]:
    yield item
    for name in kind_of(type(item)).nested:
        for inner in getattr(item, name) or ():
            yield from _within(inner)


def _put_back(corpus: Corpus, top: Declaration, item: Declaration) -> Corpus:
    """Return a corpus with what stood in a declaration, or with the whole of it."""
    here = corpus.of(type(top)).get(top.id)
    if here is not None:
        for name in kind_of(type(top)).nested:
            if any(inner is item for inner in getattr(top, name) or ()):
                more: dict[str, Any] = {name: (*getattr(here, name), item)}
                top = replace(here, **more)
                break
    declarations = dict(corpus.declarations)
    found = {**corpus.of(type(top)), top.id: top}
    declarations[type(top)] = MappingProxyType(dict(sorted(found.items())))
    return replace(corpus, declarations=MappingProxyType(declarations))
