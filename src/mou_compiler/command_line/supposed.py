"""What is supposed on a command line, by names: found in the corpus, or answered with the nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, NoReturn

from mou_compiler.analysis.directory import Named, bearing, directory, kinds_before
from mou_compiler.command_line.asked_back import LOOK, asked_back, way
from mou_compiler.comparison.supposing import Impossible, Supposing
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.cursor import with_article
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Declaration,
    Instrument,
    Law,
    List,
    Measure,
    Memorandum,
    Subject,
)
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.corpus.schema.values import Moved
from mou_compiler.words import Text

_TEXTS: tuple[type[Any], ...] = (Memorandum, Instrument)
_PART = re.compile(r"(\d+)\.\.(\d+)")
_MOST_ARTICLES = 10_000


class Asked(NamedTuple):
    """What is supposed, as it was written, option by option."""

    repeal: tuple[str, ...] = ()
    renumber: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    abolish: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    withdraw: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def suppose(supposing: Supposing, asked: Asked) -> None:
    """Suppose all that was asked, kind by kind; raise Impossible for what cannot be."""
    names = _Names(supposing.corpus)
    for written in asked.repeal:
        item = names.one(written, (Law, *_TEXTS))
        if isinstance(item, Law):
            supposing.repeal(item)
        else:
            supposing.withdraw(item)
    for written in asked.renumber:
        name, pairs = _parted(written, ":", "LAW:5=7,8..10=9..11", "法律:5=7,8..10=9..11")
        supposing.renumber(names.one(name, (Law,)), tuple(_moves(pairs)))
    for written in asked.merge:
        mine, into = _parted(written, "=", "A,B=C", "甲,乙=丙")
        if len(_several(into)) > 1:
            raise Impossible(
                Text(f"`{written}` merges into more than one", f"「{written}」并入不止一个"),
                Text(
                    "a merger makes one; `--split A=B,C` makes several",
                    "合并只成一个；分设请写 `--split A=B,C`",
                ),
            )
        supposing.merge([names.one(name, (Agency,)) for name in _several(mine)], names.agency(into))
    for written in asked.split:
        mine, into = _parted(written, "=", "A=B,C", "甲=乙,丙")
        heirs = [names.agency(name) for name in _several(into)]
        supposing.split(names.one(mine, (Agency,)), heirs)
    for written in asked.abolish:
        supposing.abolish(names.one(written, (Agency,)))
    for written in asked.end:
        supposing.end(names.one(written, (List,)))
    for written in asked.withdraw:
        supposing.withdraw(names.one(written, (*_TEXTS, Measure)))
    for written in asked.exclude:
        kind, _, among = _level(written).partition("=")
        found = [names.one(name, (List, *_TEXTS, Measure)) for name in _several(among)]
        supposing.exclude(names.one(kind.strip(), (Subject,)), found)


def _level(written: str) -> str:
    """Return what was written with the narrow twins of commas and equals signs."""
    return written.translate(str.maketrans("，、＝：；", ",,=:;"))


def _several(written: str) -> list[str]:
    return [name.strip() for name in written.split(",") if name.strip()]


def _parted(written: str, sign: str, en: str, zh: str) -> tuple[str, str]:
    """Return what stands before and behind the last of a sign."""
    first, found, rest = _level(written).rpartition(sign) if sign == ":" else _level(written).partition(sign)
    if not found or not first.strip() or not rest.strip():
        raise Impossible(
            Text(f"`{written}` does not say what becomes what", f"「{written}」未写明由何变为何"),
            Text(f"write it as {en}", f"请写作 {zh}"),
        )
    return first.strip(), rest.strip()


def _moves(pairs: str) -> Iterator[Moved]:
    """Yield each article and its number to be, of pairs and of ranges of equal length."""
    for pair in _several(pairs):
        old, new = _parted(pair, "=", "5=7", "5=7")
        ranges = [_PART.fullmatch(one) for one in (old, new)]
        if not any(ranges):
            yield Moved(old, new)
            continue
        ends = [(int(found[1]), int(found[2])) if found else (0, -1) for found in ranges]
        lengths = [last - first for first, last in ends]
        if lengths[0] != lengths[1] or not 0 <= lengths[0] < _MOST_ARTICLES:
            raise Impossible(
                Text(f"`{pair}`: the two ranges are not of one length", f"「{pair}」：两个范围长度不一"),
                Text("write ranges as 8..10=9..11", "请写作 8..10=9..11"),
            )
        for number in range(lengths[0] + 1):
            yield Moved(str(ends[0][0] + number), str(ends[1][0] + number))


class _Names:
    """Finds what is named by id, label, alias or number, of the kinds that are meant."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.entries = directory(corpus)

    def one(self, name: str, kinds: tuple[type[Any], ...]) -> Any:
        """Return what bears a name; raise Impossible where that is nothing, something else, or several things."""
        before, id_ = kinds_before(name)
        meant = tuple(kind for kind in kinds if kind.KEYWORD in before)
        wanted = meant or kinds
        among = [each for each in self.entries if any(each.kind is kind.KEYWORD for kind in wanted)]
        if meant:
            name = id_
        found = bearing(among, name)
        if not found:
            self._nothing(name, wanted, among, kinds)
        if len(found) > 1:
            raise Impossible(*asked_back(name, (way(each.kind, each.id) for each in found)))
        return self._declared(found[0], kinds)

    def agency(self, name: str) -> Agency | str:
        """Return the agency of a name, or the name where it is that of a new one."""
        among = [each for each in self.entries if each.kind is Agency.KEYWORD]
        if not bearing(among, name):
            others = bearing(self.entries, name)
            if others or not name.strip() or any(letter.isspace() for letter in name):
                self._nothing(name, (Agency,), among)
            return name
        found: Agency = self.one(name, (Agency,))
        return found

    def _declared(self, entry: Named, kinds: tuple[type[Any], ...]) -> Any:
        kind = next(kind for kind in kinds if kind.KEYWORD is entry.kind)
        return self.corpus.measures[entry.id] if kind is Measure else self.corpus.of(kind)[entry.id]

    def _nothing(
        self,
        name: str,
        kinds: Iterable[type[Declaration]],
        among: Iterable[Named],
        taken: Iterable[type[Declaration]] = (),
    ) -> NoReturn:
        """Raise Impossible, with what the name is where it is something else, or the nearest."""
        words = [kind.KEYWORD for kind in kinds]
        asked = Text(" or ".join(word.en for word in words), "或".join(word.zh for word in words))
        others = bearing(self.entries, name)
        if others:
            is_ = others[0].kind
            raise Impossible(
                Text(
                    f"`{name}` is {with_article(is_.en)}, no {asked.en}",
                    f"「{name}」是{is_.zh}，不是{asked.zh}",
                ),
                _write_kind(others[0])
                if any(kind.KEYWORD is is_ for kind in taken)
                else _OF_KIND.get(is_.en, LOOK),
            )
        near = did_you_mean(name, [spelling for each in among for spelling in each.spellings])
        raise Impossible(
            Text(f"no {asked.en} is named `{name}`", f"没有名为「{name}」的{asked.zh}"), near or LOOK
        )


def _write_kind(entry: Named) -> Text:
    """Return that something is named by its own kind, where that is taken too."""
    named = way(entry.kind, entry.id)
    return Text(f"write `{named.en}`", f"请写「{named.zh}」")


_OF_KIND = {
    kind.KEYWORD.en: Text(f"there is `{option}` for it", f"可用「{option}」")
    for kind, option in (
        (Law, "--repeal"),
        (Memorandum, "--withdraw"),
        (Instrument, "--withdraw"),
        (Measure, "--withdraw"),
        (Agency, "--merge`, `--split` and `--abolish"),
        (List, "--end"),
        (Subject, "--exclude"),
    )
}
